"""A question as what a sentence must hold to answer it: weighted words, names, years, the sort.

Promise: words that only ask weigh nothing; the rarer a word is in the ficha, the more it weighs; a
word that the ficha does not know weighs whole, so that nothing passes over it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from qa.data import read_data
from qa.language.lexicon import is_verb
from qa.language.likeness import FORM, denies, likeness, root
from qa.language.senses import conjugate, function_words, neutral_words
from qa.language.words import stem, words
from qa.named.regions import names_of_region, region_of
from qa.named.row import Item
from qa.saying.asking import Ask
from qa.text.lines import Line, said_in
from qa.text.sorts import COUNT, Sort, is_number, is_person, sort_of
from qa.understanding.heads import heads_of, nameless

_LIGHT, _NAME, _VERB, _STRANGE_VERB, _HEAD = 0.2, 0.15, 0.6, 0.45, 0.6
_WAYS = frozenset(("porque", "significar", "quien", "cuando", "donde", "como_"))
_WHICH = ("que", "cual", "cuales")
_OBJECTS = tuple((article,) for article in "el la los las un una unos unas".split())
"""What follows a verb that looks like a thing without its accent: "¿qué regalo la fundación?"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of a question that a sentence should hold.

    It is `proper` where it names one thing only, `known` where the ficha has a word like it; `also`
    are the words that it stands for as an acronym, or as a noun for all who are served. A `head` is
    the thing that is asked for: "marca" in "¿qué marca…?", "dueño" in "¿quién es el dueño…?"; a
    `deed` is the verb of "¿en qué fallaban…?".
    """

    word: str
    index: int
    weight: float
    proper: bool = False
    known: bool = True
    also: tuple[str, ...] = ()
    head: bool = False
    deed: bool = False

    @property
    def strange(self) -> bool:
        """Whether it is a noun that the ficha does not know: what tells of it is not there."""
        return not self.known and self.weight > _STRANGE_VERB

    @property
    def telling(self) -> bool:
        """Whether it restricts the question, and is no word that any question may hold."""
        return self.weight > _LIGHT


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a sentence must hold: words, years other than the ficha's, places, a sort of thing.

    `nameless` is the noun of what is asked to be named ("¿cómo se llama la minera?"), if any;
    `measured` tells that an amount is asked for and nothing is counted ("¿cuánto llovió?");
    `denied` are the verbs that the question denies ("¿qué no se acepta?"), `asking` those by which
    it asks for the sort ("¿cuánto dura…?"). `bounded` tells that a bound is asked for, which those
    who may take part must keep, and not how many there were.
    """

    units: tuple[Unit, ...]
    years: tuple[int, ...]
    places: tuple[frozenset[str], ...]
    sort: Sort | None
    counted: tuple[frozenset[str], ...]
    nameless: str = ""
    measured: bool = False
    denied: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    bounded: bool = False

    @property
    def weight(self) -> float:
        """The weight of all units."""
        return sum(unit.weight for unit in self.units)


def wanted_of(ask: Ask, lines: Sequence[Line]) -> Wanted:
    """What the question of a programme's ficha wants of a sentence."""
    question = ask.question
    known = question.reading.known
    text = question.reading.text
    sort = sort_of(text)
    named = ask.shelf.stems.get(ask.programme.key, frozenset()) if ask.crowd else frozenset()
    titled = _title_at(known, ask.view.title)
    ways = {t.first for t in question.reading.terms if t.senses & _WAYS}
    people = {t.first for t in question.reading.terms if t.means("persona")}
    if ask.crowd:  # words that chose the programme are read as nothing but its name
        people |= {i for i, word in enumerate(known) if is_person(word)}
    plain = {t.first for t in question.reading.terms if t.plain}
    acronyms = {**_KNOWN_ACRONYMS, **_acronyms(ask.view.text)}
    heads = heads_of(question.text, question.reading)
    units = []
    for i, word in enumerate(known):
        if i in question.period.taken or not _says_something(word):
            continue
        if i in ways or (sort is not None and word in sort.words):
            continue
        weight = _weight(word, lines)
        held = any(likeness(word, said) for line in lines for said in line.around)
        if stem(word) in named or i in titled:
            weight = min(weight, _NAME)
        if sort is not None and sort.id == COUNT and _of_those_served(ask, i):
            weight = min(weight, _LIGHT)
        kind = i > 0 and known[i - 1] in _WHICH and not is_verb(word)
        if kind and not (i > 1 and known[i - 2] in ("por", "para")):
            weight *= _HEAD
        if i in people and not any(likeness(word, s) >= FORM for x in lines for s in x.said):
            weight = min(weight, _LIGHT)
        anybody = sort is not None and sort.id == COUNT and word in _anybody()
        also = acronyms.get(word, ("personas",) if anybody else ())
        head = i in heads and i not in people and not is_verb(word) and word not in _light()
        head = head and stem(word) not in ask.view.name and known[i + 1 : i + 2] not in _OBJECTS
        proper = _is_proper(ask, i, word)
        deed = sort is None and weight > _LIGHT and i in plain and _is_deed(known, i)
        units.append(Unit(word, i, weight, proper, held or bool(also), also, head, deed))
    earlier = tuple(y for y in question.period.years if y != ask.ficha.year)
    places = tuple(_names_of(item, known) for item in question.items_of("region"))
    counted = _counted(known, sort, acronyms, people)
    measured = sort is not None and sort.id == COUNT and _MEASURED.search(text) is not None
    denied = tuple(u.word for u in units if is_verb(u.word) and denies(known, u.word))
    asking = tuple(w for w in known if sort is not None and w in sort.words and is_verb(w))
    name = nameless(text)
    if sort is not None and sort.rare is not None and name in sort.words:
        name = ""  # "¿el límite cuál es?" is told by an amount, and by no name
    bounded = _BOUNDED.search(text) is not None
    return Wanted(
        tuple(units), earlier, places, sort, counted, name, measured, denied, asking, bounded
    )


def _title_at(known: Sequence[str], title: str) -> range:
    """Where the whole name of the programme stands, of two words or more: it asks nothing."""
    name = tuple(w.text for w in words(title))
    told = len([w for w in name if w not in function_words()]) > 1
    starts = (i for i in range(len(known)) if tuple(known[i : i + len(name)]) == name)
    first = next(starts, None) if told else None
    return range(first, first + len(name)) if first is not None else range(0)


def _is_deed(known: Sequence[str], at: int) -> bool:
    """Whether the word is the verb of a question that opens with "en qué", "con qué" or "qué"."""
    opening = [w for w in known[:at] if w not in ("y", "se", "le", "les", "lo", "la", "los", "las")]
    return is_verb(known[at]) and opening in (["que"], ["en", "que"], ["con", "que"], ["de", "que"])


def _of_those_served(ask: Ask, index: int) -> bool:
    """Whether a word only says that it is of those whom the programme serves: "la organización"."""
    known = ask.question.reading.known
    said = index > 0 and known[index - 1] in ("el", "la", "los", "las", "cada")
    return said and stem(known[index]) in ask.view.people and not is_person(known[index])


_BOUNDED = re.compile(
    r"\b(?:minim|maxim|requisit|deb[ei]|hay que|tien\w+ que|pued|pide|exig|necesit|postul|hasta\b)"
)
_MEASURED = re.compile(r"^(?!.*\bcuant[oa]s\b).*\bcuanto\b")


def _names_of(region: Item, known: Sequence[str]) -> frozenset[str]:
    """What a region may be called, with the word by which the question calls it: "Arica"."""
    own = {known[i] for i in region.taken if _says_something(known[i])}
    return names_of_region(region.name) | (own - _OF_REGIONS)


_OF_REGIONS = frozenset(("region", "regiones", "zona"))


def _says_something(word: str) -> bool:
    if word[0].isdigit():
        return True
    return (
        len(word) > 2
        and word.isalpha()
        and word not in _asking()
        and (word not in function_words() or word in _light())
    )


def _weight(word: str, lines: Sequence[Line]) -> float:
    if (
        (word.isalpha() and is_number(word))
        or word in _light()
        or (is_verb(word) and _AUXILIARY.match(word))
    ):
        return _LIGHT
    own = root(word)
    times = sum(1 for line in lines if any(root(said) == own for said in line.said))
    weight = 1 / (1 + 0.5 * log(1 + times))
    if word in neutral_words():
        return min(weight, 0.5) if 0 < times <= 4 else _LIGHT
    if is_verb(word):
        return weight * (_VERB if times else _STRANGE_VERB)
    return weight


_AUXILIARY = re.compile(
    r"(?:pod|pued|pud|hab[ier]|hubi|hay|quer|quis|quier|teng|tene|teni|tend[rn]|tuv|tien|est[aou]|"
    r"fu[ei]|ser[ai]|somos|soy|hac|hic|hag|har[ai]|deb[eio])(?:[aeiounmsr]|mos|ria|rian|ier)*$"
)
"""Forms of verbs that help others, and say nothing by themselves."""


def _is_proper(ask: Ask, index: int, word: str) -> bool:
    """Whether the word names one thing: written with a capital inside the question, or a region."""
    asked = ask.question.reading.asked[index]
    written = ask.question.text[asked.start : asked.end]
    inside = index > 0 and written[:1].isupper() and not ask.question.text.isupper()
    inside = inside and stem(word) not in ask.view.name
    return inside or region_of(word) is not None


def _counted(
    known: Sequence[str],
    sort: Sort | None,
    acronyms: Mapping[str, tuple[str, ...]],
    people: Collection[int],
) -> tuple[frozenset[str], ...]:
    """The nouns that "cuántos" counts: "mujeres" and "hombres" in "¿cuántas … y cuántos …?".

    A word for all whom the programme serves ("gente") is "personas": any noun for people fits it.
    """
    if sort is None or sort.id != COUNT:
        return ()
    counting = ("cuantos", "cuantas", "cuanta")
    after = [
        i + 1
        for i, word in enumerate(known[:-1])
        if word in counting or (word == "de" and i and known[i - 1] in ("cantidad", "numero"))
    ]
    return tuple(
        frozenset((*acronyms.get(known[i], (known[i],))[:1], *(_PEOPLE if i in people else ())))
        for i in after
        if known[i] not in function_words() and (known[i] not in _asking() or i in people)
        if not (is_verb(known[i]) or known[i] in _light())
    )


_PEOPLE = ("personas", "gente")
_KNOWN_ACRONYMS = {"gore": ("gobierno", "regional"), "gores": ("gobiernos", "regionales")}


@lru_cache(maxsize=64)
def _acronyms(text: str) -> dict[str, tuple[str, ...]]:
    """What the acronyms of a text stand for: "Organismo técnico de capacitación (OTEC)"."""
    found = {}
    for match in re.finditer(r"((?:[\wáéíóúñ]+ ){1,7})\(([A-Z]{3,})\)", text):
        before = match[1].split()
        first = next((i for i, w in enumerate(before) if w[0].upper() == match[2][0]), None)
        if first is not None:
            said = (w for w in said_in(" ".join(before[first:])) if w not in function_words())
            found[match[2].casefold()] = tuple(said)
    return found


@cache
def _asking() -> frozenset[str]:
    return frozenset(read_data("prose")["asking"].split())


@cache
def _anybody() -> frozenset[str]:
    return frozenset(read_data("prose")["anybody"].split())


@cache
def _light() -> frozenset[str]:
    verbs = read_data("prose")["light_verbs"].split()
    forms = (form for verb in verbs for form in conjugate(verb) if is_verb(form))
    return frozenset((*read_data("prose")["light"].split(), *forms))
