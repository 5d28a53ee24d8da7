"""Which of the programmes a question is about: those of a ministry, a service, a topic or a unit.

Promise: a word that narrows the question and that no programme answers to empties the set, and is
named; it is never passed over.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from calc.figure import fold
from ingest.names import spoken_name
from qa.answers.counted import counted_noun
from qa.data import read_data
from qa.language.senses import Reading, function_words, neutral_words
from qa.language.synonyms import alike
from qa.language.words import stem, words
from qa.programmes.restricting import narrows
from qa.programmes.selectors import is_verb
from qa.programmes.shelf import Programme, Shelf
from qa.programmes.topics import PURPOSE, TITLE, office_stems, telling_words

_MOST_WORDS = 7
_MOST_OF = 0.6
"""The part of the words of a topic that the programmes must speak of."""

_MOST_MENTIONS = 24
_ASKED_FOR = frozenset("que cual cada por cuantos cuales de_que".split())
_OFFICES = frozenset("servicio subsecretaria instituto junta corporacion agencia".split())
_SERVED = frozenset("atienden atiende benefician beneficia apoyan apoya sirven".split())


@dataclass(frozen=True, slots=True)
class Scope:
    """Programmes, how the question names them, the words it used, and what none answers to."""

    programmes: tuple[Programme, ...]
    label: str = ""
    taken: frozenset[int] = frozenset()
    unknown: str | None = None

    @property
    def narrowed(self) -> bool:
        """Whether the question names some of the programmes."""
        return bool(self.label)


@dataclass(frozen=True, slots=True)
class _Found:
    programmes: tuple[Programme, ...]
    label: str
    taken: frozenset[int]


def offices_scope(reading: Reading, among: tuple[Programme, ...]) -> Scope:
    """The programmes of the ministry or service that the question names by that word."""
    found = _of_ministry(reading, among) or _nicknamed(reading, among)
    found = found or _of_service(reading, among) or _of_the_office(reading, among)
    if found is None:
        return Scope(among)
    unknown = None if found.programmes else found.label
    return Scope(found.programmes, found.label, found.taken, unknown)


_EXISTS = re.compile(r"\b(?:existe|hay) (?:algun|un) programa (?:de|para)\b")
"""Who asks whether there is one wants all of it: "un programa de subsidio al arriendo"."""


def topic_scope(reading: Reading, shelf: Shelf, scope: Scope, skip: frozenset[int]) -> Scope:
    """The programmes of a scope that the words which nothing else explains tell of."""
    programmes, taken, last = scope.programmes, set(scope.taken), 0
    labels: list[str] = []
    missed: list[int] = []
    telling = telling_words(reading, skip | scope.taken)
    places = frozenset(i for i, _ in telling)
    for i, word in telling:
        if not narrows(reading, i, places):
            continue
        kept, firm = _about(word, i, reading, shelf, programmes)
        if is_verb(word) and not firm:
            continue
        if labels and _joined(reading, last, i):
            more, _ = _about(word, i, reading, shelf, scope.programmes)
            kept = tuple(p for p in scope.programmes if p in programmes or p in more)
        if not kept and not firm and _MENTION.search(reading.text):
            kept = _mentioning(word, shelf, programmes)
        if not kept:
            missed.append(i)
            continue
        programmes = kept
        labels.append(f"{'y ' if labels and _joined(reading, last, i) else ''}{word}")
        last = i
        taken.add(i)
    needed = 1 if _EXISTS.search(reading.text) else _MOST_OF
    if missed and len(labels) < needed * (len(labels) + len(missed)):
        every = " ".join(w for i, w in telling if i in taken or i in missed)
        return Scope((), f"«{every}»", frozenset(taken | set(missed)), f"«{every}»")
    if not labels:
        return scope
    said = f"sobre «{' '.join(labels)}»"
    label = f"{scope.label} {said}".strip()
    return Scope(programmes, label, frozenset(taken))


_MENTION = re.compile(
    r"\b(?:particip\w+|mencion\w+|nombra\w*|aparec\w+|figur\w+|ejecut\w+|municipalidad(?:es)?|"
    r"municipios?|muni|comunas?|convenios?|trabaj\w+|colabor\w+|intervien\w+|llega\w*|presencia|"
    r"opera\w*|habla\w*|dice\w*|involucra\w*|empresa|consultora|fundacion|corporacion)\b"
)


def _mentioning(word: str, shelf: Shelf, among: tuple[Programme, ...]) -> tuple[Programme, ...]:
    """The programmes whose text says a word somewhere: who takes part is in no field."""
    said = {
        hit.document
        for hit in shelf.search(word, _MOST_MENTIONS, None)
        if any(stem(w.text) == stem(word) for w in words(hit.passage.text))
    }
    return tuple(p for p in among if any(c.document in said for c in p.cards))


def _about(
    word: str, at: int, reading: Reading, shelf: Shelf, among: tuple[Programme, ...]
) -> tuple[tuple[Programme, ...], bool]:
    """The programmes whose ministry, service, people, name, purpose or else prose hold a word.

    Whether it is more than their prose tells how firmly the word is one of a topic.
    """
    own = stem(word)
    if at and reading.known[at - 1] in _SERVED | {"a"} and set(reading.known) & _SERVED:
        served = [p for p in among if own in _unit_stems(_noun(p, shelf))]
        if served:
            return tuple(served), True
    for office in (_ministry, _service):
        under = tuple(p for p in among if own in office_stems(office(p)))
        if under:
            return under, True
    told = shelf.topics.about(word)
    for least in (TITLE, PURPOSE, 0):
        kept = tuple(p for p in among if told.get(p.key, -1) >= least)
        if kept:
            return kept, least == TITLE
    return (), False


def _joined(reading: Reading, first: int, second: int) -> bool:
    """Whether two words are alternatives: "de salud y de educación"."""
    return bool({"y", "e", "o", "u"} & set(reading.known[first:second]))


def _of_ministry(reading: Reading, among: tuple[Programme, ...]) -> _Found | None:
    for i, word in enumerate(reading.known):
        if word not in ("ministerio", "min", "cartera", "sector"):
            continue
        if i and reading.known[i - 1] in _ASKED_FOR:
            continue
        found = _named_office(reading, i, among, _ministry)
        if found is not None:
            return found
    return None


def _of_service(reading: Reading, among: tuple[Programme, ...]) -> _Found | None:
    for i, word in enumerate(reading.known):
        if word in _OFFICES and not (i and reading.known[i - 1] in _ASKED_FOR):
            found = _named_office(reading, i, among, _service)
            if found is not None and found.programmes:
                return found
    return None


_THE_ONE_OF = re.compile(r"\b(?:el|la|los|las) (?:programas? )?del? (?=([a-z]+)((?: y)? [a-z]+)?)")


def _of_the_office(reading: Reading, among: tuple[Programme, ...]) -> _Found | None:
    """As in "el de bienes nacionales", "los de educación": words that are a ministry's name."""
    for match in _THE_ONE_OF.finditer(reading.text):
        first = match.string[: match.end()].count(" ")
        for said in (f"{match[1]}{match[2] or ''}", match[1]):
            taken = frozenset(range(first, first + said.count(" ") + 1))
            wanted = frozenset(stem(w) for w in said.split() if w not in ("y", "nacionales"))
            kept = tuple(p for p in among if _is_name(wanted, _ministry(p)))
            if kept and len({_ministry(p) for p in kept}) == 1:
                return _Found(kept, _office_label({_ministry(p) for p in kept}), taken)
    return None


def _is_name(wanted: frozenset[str], ministry: str) -> bool:
    """Whether words are a ministry's name: the first of its words, or several of them."""
    own = office_stems(ministry)
    first = next((s for w in words(fold(ministry)) if (s := stem(w.text)) in own), "")
    return bool(wanted) and wanted <= own and (len(wanted) > 1 or wanted == {first})


def _nicknamed(reading: Reading, among: tuple[Programme, ...]) -> _Found | None:
    """As in "los del Minsal", "el de INDAP"."""
    nicknames = read_data("several")["nicknames"]
    for i, word in enumerate(reading.known):
        if word not in nicknames:
            continue
        wanted = office_stems(nicknames[word])
        for office in (_ministry, _service):
            kept = tuple(p for p in among if wanted <= office_stems(office(p)))
            if kept:
                return _Found(kept, _office_label({office(p) for p in kept}), frozenset({i}))
        return _Found((), f"«{word.upper()}»", frozenset({i}))
    return None


def _named_office(
    reading: Reading, at: int, among: tuple[Programme, ...], office: Callable[[Programme], str]
) -> _Found | None:
    """The programmes of the office whose name shares most words with what follows."""
    names = {office(p) for p in among}
    every = frozenset[str]().union(*(office_stems(n) for n in names))
    asked: dict[int, str] = {}
    first: int | None = None
    for i in range(at + 1, min(len(reading.known), at + 1 + _MOST_WORDS)):
        word = reading.known[i]
        if word in function_words() or word == "y":
            continue
        own = next((s for s in (stem(word), *sorted(every)) if s in every and _same(word, s)), None)
        if own is None:
            first = i if first is None and not asked else first
            break
        asked[i] = own
    if not asked:
        if (
            first is None
            or reading.known[first] in neutral_words()
            or is_verb(reading.known[first])
        ):
            return None
        last = reading.known[first]
        return _Found((), f"«{reading.known[at]} de {last}»", frozenset({at, first}))
    shared = {n: len(office_stems(n) & set(asked.values())) for n in names}
    most = max(shared.values())
    kept = tuple(p for p in among if shared[office(p)] == most)
    label = _office_label({office(p) for p in kept})
    return _Found(kept, label, frozenset({at, *asked}))


def _same(word: str, known: str) -> bool:
    own = stem(word)
    return own == known or (len(own) >= 5 and alike(own, known))


def _office_label(names: Iterable[str]) -> str:
    name = spoken_name(min(names))
    return (
        f"del {name}"
        if name.lower().startswith(("ministerio", "servicio", "instituto"))
        else (f"de la {name}")
    )


def _ministry(programme: Programme) -> str:
    return programme.latest.ministry or ""


def _service(programme: Programme) -> str:
    return programme.latest.service or ""


def _noun(programme: Programme, shelf: Shelf) -> str:
    return counted_noun(shelf.ficha(programme.latest.document))


@cache
def _unit_stems(noun: str) -> frozenset[str]:
    return frozenset(stem(w) for w in noun.split())
