"""What a question that names a figure or a row may want instead: another thing than an amount.

Promise: an order, a choice, an hour or who may take part is answered by no row of a table, though
a word of the question names one.
"""

import re

from calc.quantity import MILES_DE_PESOS, PORCENTAJE
from qa.answers.counted import counts_things, is_time
from qa.answers.evidence import Found
from qa.kinds.figures import rather_told
from qa.language.lexicon import is_verb
from qa.language.senses import CHANGES, SPENDING, function_words
from qa.language.synonyms import say_the_same
from qa.language.words import stem, words
from qa.named.items import full_name
from qa.named.timed import asks_how_long
from qa.saying.asking import Ask
from qa.text.sorts import sort_of
from qa.understanding.heads import asks_which, nameless

_HOW_MUCH = ("cuanto", "cuantos_", "porcentaje", "dinero", "costar", "promedio", "produccion")
_NO_COUNTS = (PORCENTAJE, "Pesos")
_NAMED_ROW = 1.5
"""The weight of a row that more than one word names."""

_SURE_ROW = 2
_OF_WHAT = re.compile(r"^(?:y )?(?:de|en|con|para|a) que \w+")
_OF_NO_ROW = frozenset(
    "hora veces prioridad seleccion exclusion composicion nacionalidad copago".split()
)
"""Sorts of what no row tells, though a word for those served may stand beside it."""

_OF_TIME = ("plazo", "distancia")
_PEOPLE = frozenset(("poblacion_beneficiada", "poblacion_objetivo"))

_OF_AMOUNTS = ("cuanto", "porcentaje", "gastar", "dinero", "costar", "ejecutar", "presupuesto")


def is_no_count(ask: Ask, found: Found) -> bool:
    """Whether things are counted, and it is a time, or money: "¿cuántas camas dieron?"."""
    question = ask.question
    if not counts_things(question.reading.known):
        return False
    counted = {i + 1 for i, w in enumerate(question.reading.known) if w in ("cuantos", "cuantas")}
    plain = all(t.plain for t in question.reading.terms if t.first in counted)
    money = found.unit == MILES_DE_PESOS and plain
    things = (question.reading.known[i] for i in counted if i < len(question.reading.known))
    noun = any(w not in function_words() and not is_verb(w) for w in things)
    weak = all(i.kind == "indicador" and i.weight < _NAMED_ROW for i in question.items)
    if plain and noun and weak and question.items and found.unit in _NO_COUNTS:
        return True
    return is_time(found.unit) or (money and all(i.kind == "indicador" for i in question.items))


def of_amounts(ask: Ask) -> bool:
    """Whether amounts are asked for; of "¿cuándo recibieron la plata?" the date is."""
    question = ask.question
    dated = question.reading.known[:1] == ("cuando",) and not question.says("mas", "menos")
    return question.means("cuanto") if dated else question.any_of(*_OF_AMOUNTS)


def asks_other_than_amounts(ask: Ask) -> bool:
    """Whether it asks for more than a row tells, for a share, or which they are."""
    question = ask.question
    if (not question.named and _asks_more(ask)) or _no_such_share(ask):
        return True
    if rather_told.says_little(ask):
        return True
    only_hinted = all(i.kind == "indicador" and i.weight < _SURE_ROW for i in question.items)
    if only_hinted and not question.named and _OF_WHAT.search(question.reading.text):
        return True
    sort = sort_of(question.reading.text)
    if sort is not None and sort.id in _OF_NO_ROW and all(n.weight <= 1 for n in question.named):
        return True
    of_time = sort is not None and sort.id in _OF_TIME
    if set(question.concepts) <= _PEOPLE and (of_time or _of_their_deed(ask)):
        return True
    if (name := nameless(question.reading.text)) and any(
        t.text == name and (t.plain or t.means("persona")) for t in question.reading.terms
    ):
        return True
    which = asks_which(question.text, question.reading, question.taken)
    return which and not (question.any_of(*_HOW_MUCH) or question.items_of("indicador"))


def _of_their_deed(ask: Ask) -> bool:
    """As in "¿cuánto aportan las organizaciones?": how much of what they do, and not how many."""
    reading = ask.question.reading
    after = [i + 1 for i, word in enumerate(reading.known[:-1]) if word == "cuanto"]
    if not after or not is_verb(done := reading.known[after[0]]) or _REACHES.match(done):
        return False
    return all(not t.senses & _SERVING for t in reading.terms if t.first == after[0])


_SERVING = CHANGES | {"atender", "persona", "tener", "quedar", "poblacion_"}
_REACHES = re.compile(r"(?:lleg|alcanz|abarc|cubr|sum|fue|son\b|era|represent|equival|result)")


def _asks_more(ask: Ask) -> bool:
    """Whether words beside the row ask for what its figures do not say.

    "¿Cuántas obras se detuvieron?" is told in prose; "¿cuánto ganan los egresados?" nowhere.
    """
    question = ask.question
    rows_ = [i for i in question.items if i.present and i.kind != "indicador"]
    lasting = asks_how_long(question.reading.text) and not rows_ and bool(question.items)
    if lasting or (rows_ and question.any_of("por_unidad", *SPENDING)) or measured(ask):
        return False
    said = {stem(w.text) for i in rows_ for w in words(full_name(i, ask.ficha))}
    left = question.leftover(ask.view.topic | ask.view.name)
    left = frozenset(w for w in left if not any(say_the_same(w, s) for s in said))
    if left & ask.view.prose:
        return True
    return bool(left) and question.interrogates and not question.means("cuantos_")


def measured(ask: Ask) -> bool:
    """Whether an indicator is named without doubt: a verb beside it tells of what it measures."""
    return any(i.weight >= _SURE_ROW for i in ask.question.items_of("indicador") if i.present)


def _no_such_share(ask: Ask) -> bool:
    """A percentage of people that no table gives: "¿qué porcentaje son niñas?"."""
    question = ask.question
    return question.means("porcentaje") and question.concepts[0] == "poblacion_beneficiada"
