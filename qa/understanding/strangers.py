"""Words of a question that nothing here explains: an answer may not pass over them.

Promise: a word that is neither a concept, a row, a year, the programme, nor a word of any question
is a stranger, whatever its place: "¿atiende mujeres?" is not answered as "¿atiende?".
"""

import re
from functools import cache

from calc.figure import fold
from qa.data import read_data
from qa.language.lexicon import is_spanish
from qa.language.likeness import SAYS_THE_SAME, likeness
from qa.language.senses import Reading, Term, function_words, neutral_words, static_speller
from qa.language.synonyms import alike, same_verb, say_the_same
from qa.language.words import places_of, stem, words
from qa.named.apiece import NO_UNITS, PRICE
from qa.named.items import full_name
from qa.named.patterns import Named
from qa.named.row import COMPONENT, INDICATOR, REGION, Item
from qa.named.thresholds import read_thresholds
from qa.named.timed import in_time, is_a_time
from qa.named.years import Period
from qa.programmes.selectors import is_verb
from qa.programmes.shelf import View
from qa.understanding.heads import KINDS, heads_of

AGED = frozenset(("mayor", "mayores"))
"""What tells of people how old they are; of anything else it is the greatest."""

_SHORTEST = 3
_CURRENCIES = frozenset(("uf",))


def strangers_of(
    reading: Reading,
    named: tuple[Named, ...],
    items: tuple[Item, ...],
    period: Period,
    view: View,
    names: frozenset[str],
) -> tuple[str, ...]:
    """The words that narrow a question and that neither the vocabulary nor the tables know."""
    taken = set(period.taken).union(*(item.taken for item in items))
    taken |= {i for n in named for t in n.terms for i in range(t.first, t.last + 1)}
    taken |= {i for b in read_thresholds(reading) for i in range(b.first, b.last + 1)}
    in_rows = frozenset(w.text for i in items if i.present for w in words(full_name(i, view.ficha)))
    measured = any(i.kind == INDICATOR for i in items)
    surely = any(i.kind == INDICATOR and i.weight >= _SURE for i in items)
    placed = frozenset[int]().union(*(item.taken for item in items))
    located = any(item.kind == REGION for item in items)
    neutral = (neutral_words() - AGED) | (_WHEREABOUTS if located else frozenset())
    each = any(item.per for item in items) or reading.means("por_unidad")
    neutral |= PRICE if each else frozenset()
    beside = _beside_measures(items, view)
    found: list[tuple[int, str]] = []
    for term in reading.terms:
        word = term.text
        if term.means("ajeno_") and not placed.issuperset(range(term.first, term.last + 1)):
            found.append((term.first, word))
        if term.first in taken or not term.plain:
            continue
        if (word in neutral and not _per(reading, term.first)) or _joins(reading, term.first):
            continue
        if not word.isalpha() or (len(word) < _SHORTEST and word not in _CURRENCIES):
            continue
        counted = term.first > 0 and reading.known[term.first - 1] in ("cuantos", "cuantas")
        own = stem(word)
        known = own in view.topic | names and not (counted or _per(reading, term.first))
        if known or (counted and own in view.people and _counts_people(items, view)):
            continue
        if any(_same(word, said, measured=measured) for said in in_rows) or (
            beside and (is_a_time(word) or any(_same(word, s, measured=True) for s in beside))
        ):
            continue
        each = counted or _per(reading, term.first)
        if not each and any(say_the_same(own, s) for s in view.topic):
            continue
        means = _is_spanish(reading, term) or is_told(word, view) or word in AGED
        done = _is_done_beside(reading, term, named, placed, measured=surely) or of_an_event(
            reading, term
        )
        if not counted and (done or not (means or _narrows(reading, term))):
            continue
        found.append((term.first, word))
    said_again = _said_again(reading, items)
    return tuple(word for index, word in found if index >= said_again)


def _beside_measures(items: tuple[Item, ...], view: View) -> frozenset[str]:
    """The words that narrow no measure of a time: its formula's, and of a component named alike.

    As in "el tiempo de respuesta de las rutas nocturnas", where the rutas are those.
    """
    named = {i.name for i in items if i.kind == INDICATOR and i.weight >= _CERTAIN}
    own = [i for i in view.ficha.indicators if i.name in named and in_time(i)]
    said = {stem(w.text) for i in own for w in words(fold(i.name))} - _STEMS_OF_ANY
    texts = [i.formula or "" for i in own]
    for c in view.ficha.components if own else ():
        telling = [w.text for w in words(fold(c.name)) if stem(w.text) in said]
        texts += [f"{c.name} {c.unit or ''}"] if telling else []
    return frozenset(w.text for text in texts for w in words(fold(text)) if len(w.text) > 2)


def _counts_people(items: tuple[Item, ...], view: View) -> bool:
    """Whether a component named counts those served, whatever they are called: "pymes"."""
    named = {i.name for i in items if i.kind == COMPONENT and i.present}
    units = (fold(c.unit or "").split(" ")[0] for c in view.ficha.components if c.name in named)
    return any(stem(unit) in view.people for unit in units)


_CERTAIN = 2
_STEMS_OF_ANY = frozenset(map(stem, function_words()))

_SURE = 1.5
"""The weight of a row that one word alone does not give."""

_FRACTION = re.compile(
    r"(?:un|dos|tres|cuatro|una|la) (?:tercio|cuarto|quinto|decimo|tercera|cuarta)s?"
)


def _same(word: str, said: str, *, measured: bool) -> bool:
    """Whether a word tells of a row what its name says; of a measure, also in synonyms."""
    one, other = stem(word), stem(said)
    if alike(one, other) or say_the_same(one, other) or same_verb(one, other):
        return True
    return measured and likeness(word, said) >= SAYS_THE_SAME


def _joins(reading: Reading, at: int) -> bool:
    """As in "frente al año anterior", "un cuarto de ellos": the word names nothing by itself."""
    if _FRACTION.fullmatch(" ".join(reading.known[max(0, at - 1) : at + 1])):
        return True
    around = reading.known[max(0, at - 2) : at + 2]
    return any(set(pair) <= set(around) and reading.known[at] in pair for pair in _JOINED)


_JOINED = (
    ("frente", "a"),
    ("frente", "al"),
    ("presupuesto", "ley"),
    ("por", "ley"),
    ("total", "ley"),
)
_WHEREABOUTS = frozenset("norte sur centro austral extremo zona macrozona alrededores".split())
"""Where a region lies: beside its name it narrows nothing."""


def _is_done_beside(
    reading: Reading, term: Term, named: tuple[Named, ...], rows: frozenset[int], *, measured: bool
) -> bool:
    """Whether it is a verb beside what is asked: "se la comió", "los que viven en".

    The verb that an interrogative asks about is what is asked ("¿cuánto ganan…?"), and so is that
    of those who are counted where they have no other ("¿cuántas personas fallecieron?"); "los que
    postularon" are only some of them, unless a row follows.
    """
    gerund = _NOT_FINITE.search(term.text) and term.text not in _nouns()
    if not is_verb(term.text) and not gerund:
        return False
    if reading.known[max(0, term.first - 2) : term.first] in _THOSE_WHO and not rows & set(
        range(term.last + 1, term.last + 4)
    ):
        return False
    before = [w for w in reading.known[: term.first] if w not in _CLITICS]
    if not (named or rows) or (before and before[-1] in _HOW_MUCH):
        return False
    if measured or not any(t.means("cuantos_") for t in reading.terms):
        return True
    if _TOOK_PART.match(term.text) and rows & set(range(term.last + 1, term.last + 5)):
        return True  # "¿cuántas empresas fueron a las ferias?"
    if rows and _MADE.match(term.text) and _DONE.search(term.text):
        return True  # "¿cuántas plazas arreglaron?"
    others = (t for t in reading.terms if not t.plain and not _PARTICIPLE.search(t.text))
    return any(t.senses & _DOING and (is_verb(t.text) or t.means("sin")) for t in others)


_MADE = re.compile(
    r"(?:arregl|repar|constru|instal|levant|mont|habilit|recuper|repart|entreg|compr|adquir|"
    r"realiz|dict|impart|hic|complet|concret|inaugur|plant|sembr|restaur|renov|equip|coloc|pus|"
    r"saca|logr|organiz|efectu|desarroll|produj|fabric|distribu|prest|ofrec|consigu|junt|mejor|"
    r"pint|remodel|hermose|limpi|visit|implement|ejecut|gener|arm|cre|fund|edit|public|graba|"
    r"digitaliz|certific|capacit|asesor|examin|revis|control|trat|cambi|reemplaz|recambi|sustitu)"
)
"""Verbs for what a programme does to what a row counts."""

_TOOK_PART = re.compile(
    r"(?:asist|particip|estuv|viaj|acced|concurr|llev|recib|inscrib|entrar|ingres|sumar|pasar|"
    r"fueron|acud|obtuv|tuv|goz|benefici|adjudic)\w*$"
)
_THOSE_WHO = (("los", "que"), ("las", "que"), ("personas", "que"), ("gente", "que"))
_CLITICS = frozenset("se le les lo la los las nos me no".split())
_HOW_MUCH = frozenset("cuanto cuanta cuantos cuantas quien quienes".split())
_DONE = re.compile(r"(?:aron|ieron)$")
_PARTICIPLE = re.compile(r"[ai]d[oa]s?$")
_NOT_FINITE = re.compile(r"(?:ando|iendo|yendo)(?:se|l[aeo]s?)?$")
_DOING = frozenset("gastar ejecutar costar atender quedar producir tener recibir".split())


def of_an_event(reading: Reading, term: Term) -> bool:
    """Whether a month or a day dates something else: "la rebaja de julio", "para el lunes"."""
    if term.text in _WEEKDAYS:
        return reading.known[max(0, term.first - 2) : term.first] == ("para", "el")
    if term.text not in MONTHS or reading.known[term.first - 1 : term.first] != ("de",):
        return False
    head = next((t for t in reading.terms if t.last == term.first - 2), None)
    return head is not None and not head.senses & _FIGURES


_WEEKDAYS = frozenset("lunes martes miercoles jueves viernes sabado domingo".split())
MONTHS = frozenset(
    """enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre""".split()
)
_FIGURES = frozenset(
    """gastar dinero presupuesto ejecutar ejecucion persona atender cobertura produccion costar
    cuanto mes""".split()
)


def kinds_asked(text: str, reading: Reading, taken: frozenset[int], view: View) -> tuple[str, ...]:
    """The nouns asked for that no figure, row or year is: "¿qué marca…?" is answered by none."""
    heads = heads_of(text, reading) - taken
    return tuple(
        term.text
        for term in reading.terms
        if term.first in heads
        and term.plain
        and is_spanish(term.text)
        and not is_verb(term.text)
        and term.text not in neutral_words()
        and not any(say_the_same(stem(term.text), s) for s in view.topic)
        and term.text not in KINDS
    )


def _said_again(reading: Reading, items: tuple[Item, ...]) -> int:
    """Where a row is named for what was said before: "equipos, es decir, activos…"; else 0."""
    for phrase in _IN_OTHER_WORDS:
        for i in places_of(reading.known, phrase):
            if any(min(item.taken, default=0) > i for item in items):
                return i
    return 0


_IN_OTHER_WORDS = (("es", "decir"), ("o", "sea"), ("esto", "es"), ("osea",))


def _per(reading: Reading, index: int) -> bool:
    """Whether something is asked by each of what the word names: "gasto por institución"."""
    before = reading.known[max(0, index - 2) : index]
    each = before[-1:] == ("por",) or before == ("por", "cada")
    word = reading.known[index]
    return each and word not in function_words() and word not in NO_UNITS


def _is_spanish(reading: Reading, term: Term) -> bool:
    """Whether it is a noun written right, or a verb of those who are counted.

    What is no word may be a slip or a way of speaking, and says nothing.
    """
    if reading.asked[term.first].text != term.text:
        return False
    people = any(t.means("cuantos_") and t.means("cuanto") for t in reading.terms)
    done = _DONE.search(term.text) and reading.known[max(0, term.first - 1) : term.first] == ("se",)
    counted = people and (bool(done) or term.text in static_speller().ranks)
    return term.text in _nouns() or counted


@cache
def _nouns() -> frozenset[str]:
    return frozenset(read_data("common")["known"].split())


def _narrows(reading: Reading, term: Term) -> bool:
    """Whether it stands where a noun that narrows the question would stand.

    It follows a preposition or an article, or, as a name would, the kind of row that it names.
    """
    before = reading.known[max(0, term.first - 1) : term.first]
    noun = bool(before) and before[-1] in _PREPOSITIONS | _ARTICLES
    name = any(t.last == term.first - 1 and t.senses & _NAMED_ROWS for t in reading.terms)
    return (noun or (name and not is_verb(term.text))) and len(term.text) >= _LONG_ENOUGH


_NAMED_ROWS = frozenset(("componente", "indicador"))
_PREPOSITIONS = frozenset("en de del para por con sobre a al entre sin hacia cada".split())
_ARTICLES = frozenset("el la los las un una unos unas su sus".split())
_LONG_ENOUGH = 4


def is_told(word: str, view: View) -> bool:
    """Whether the ficha's prose speaks of it: then it means something here, verb or noun."""
    return len(word) > 4 and stem(word) in view.prose and stem(word) not in view.topic
