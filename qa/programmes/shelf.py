"""The fichas that a question may be about, grouped by programme.

Everything that depends on what is loaded is made once for each state of the library: a question
must not wait for 700 fichas to be read.
"""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from calc.figure import fold
from calc.quantity import PERSONAS
from ingest.ficha import Ficha
from ingest.names import spoken_name
from qa.answers.counted import counted_noun
from qa.data import read_data
from qa.language.senses import function_words, static_speller
from qa.language.speller import Speller
from qa.language.words import stem, words
from qa.named.regions import region_of
from qa.programmes.topics import Topics, topics_of
from vectorstore.cards import FichaCard, Hit
from vectorstore.library import Library

_MOST_VIEWS = 64


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme and its fichas, the newest first; `spoken` is its name as words."""

    key: str
    title: str
    cards: tuple[FichaCard, ...]
    spoken: str

    @property
    def latest(self) -> FichaCard:
        """The newest ficha."""
        return self.cards[0]


@dataclass(frozen=True, slots=True)
class View:
    """A ficha with what understanding a question about it needs.

    `speller` knows the words of the ficha; `topic` holds the stems of its name and purpose: naming
    them restricts nothing. `name` holds those of its name alone, `people` the nouns of those whom
    it serves ("hogar", "estudiant"), `prose` all that its text says.
    """

    ficha: Ficha
    title: str
    text: str
    speller: Speller
    topic: frozenset[str]
    name: frozenset[str]
    people: frozenset[str]
    prose: frozenset[str]


@dataclass(slots=True)
class Shelf:
    """The door to what is loaded; `documents` limits it to some of them.

    `values` keeps what was worked out of each ficha, for the next question across them.
    """

    library: Library
    programmes: tuple[Programme, ...]
    others: tuple[FichaCard, ...]
    speller: Speller
    stems: dict[str, frozenset[str]] = field(default_factory=dict)
    by_stem: dict[str, tuple[str, ...]] = field(default_factory=dict)
    documents: tuple[str, ...] | None = None
    values: dict[tuple[object, ...], object] = field(default_factory=dict)
    _regions: dict[str, dict[str, str]] = field(default_factory=dict)
    _fichas: dict[str, Ficha] = field(default_factory=dict)
    _topics: Topics | None = None

    @property
    def topics(self) -> Topics:
        """What the programmes are about, by their newest fichas."""
        if self._topics is None:
            self._topics = topics_of(
                [(p.key, self.ficha(p.latest.document)) for p in self.programmes]
            )
        return self._topics

    def regions(self, ficha: Ficha) -> dict[str, str]:
        """The official names of a ficha's regions with the rows that print them."""
        if ficha.document not in self._regions:
            printed = dict.fromkeys(
                name
                for concept in ("gasto_region", "poblacion_region")
                for name in ficha.book.items(concept)
            )
            self._regions[ficha.document] = {
                official: name for name in printed if (official := region_of(name)) is not None
            }
        return self._regions[ficha.document]

    def view(self, document: str) -> View:
        """The view of a ficha, kept for the next questions."""
        if document in _VIEWS:
            _VIEWS.move_to_end(document)
            return _VIEWS[document]
        ficha = self.library.ficha(document)
        if ficha is None:
            raise KeyError(document)
        view = _view(ficha, self.library.text(document))
        _VIEWS[document] = view
        if len(_VIEWS) > _MOST_VIEWS:
            _VIEWS.popitem(last=False)
        return view

    def ficha(self, document: str) -> Ficha:
        """The ficha alone, without what questions about its prose need."""
        if document not in self._fichas:
            ficha = self.library.ficha(document)
            if ficha is None:
                raise KeyError(document)
            self._fichas[document] = ficha
        return self._fichas[document]

    def search(
        self,
        query: str,
        k: int,
        documents: Sequence[str] | None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Hit, ...]:
        """Passages of the shelf's documents, best first."""
        within = self.documents if documents is None else documents
        return self.library.search(query, k=k, documents=within, sections=sections)


_VIEWS: OrderedDict[str, View] = OrderedDict()
_SHELVES: OrderedDict[tuple[str, str, tuple[str, ...]], Shelf] = OrderedDict()


def open_shelf(library: Library, documents: Sequence[str] | None) -> Shelf:
    """The shelf of a library in its present state."""
    key = (str(id(library)), library.revision, tuple(documents or ()))
    if key in _SHELVES:
        return _SHELVES[key]
    cards = [c for c in library.cards() if documents is None or c.document in documents]
    grouped: dict[str, list[FichaCard]] = {}
    for card in cards:
        if card.kind == "ficha" and card.program is not None:
            grouped.setdefault(fold(card.program), []).append(card)
    programmes = tuple(
        Programme(
            name,
            spoken_name(group[0].program or ""),
            tuple(sorted(group, key=_newest)),
            " ".join(w.text for w in words(name)),
        )
        for name, group in grouped.items()
    )
    shelf = Shelf(
        library,
        programmes,
        tuple(c for c in cards if c.kind != "ficha"),
        _names_speller(programmes),
        {p.key: name_stems(p.title) for p in programmes},
        _by_stem(programmes),
        None if documents is None else tuple(documents),
    )
    _SHELVES[key] = shelf
    if len(_SHELVES) > 4:
        _SHELVES.popitem(last=False)
    return shelf


def _names_speller(programmes: Sequence[Programme]) -> Speller:
    """The words of the names of programmes, and of those who run them, with their short names."""
    data = read_data("several")
    ranks = {w.text: 1 for p in programmes for w in words(p.title)}
    offices = {o for p in programmes for o in (p.latest.ministry, p.latest.service) if o}
    for office in sorted(offices):
        for word in words(office):
            ranks.setdefault(word.text, 2)
    for name in (*data["nicknames"], *data["served"]):
        for word in words(name):
            ranks.setdefault(word.text, 2)
    return Speller(ranks)


def name_stems(title: str) -> frozenset[str]:
    """The telling stems of a name."""
    return frozenset(stem(w.text) for w in words(title) if w.text not in function_words())


def _by_stem(programmes: Sequence[Programme]) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for programme in programmes:
        for word in name_stems(programme.title):
            index.setdefault(word, []).append(programme.key)
    return {word: tuple(keys) for word, keys in index.items()}


def _newest(card: FichaCard) -> tuple[int, str]:
    return (-(card.year or 0), card.document)


def _view(ficha: Ficha, text: str) -> View:
    ranks: dict[str, int] = {}
    telling = [ficha.program, ficha.service or "", ficha.ministry or ""]
    telling += [c.name for c in ficha.components] + [c.unit or "" for c in ficha.components]
    telling += [i.name for i in ficha.indicators]
    for word in words(" ".join(telling)):
        ranks.setdefault(word.text, 1)
    for word in words(text):
        if len(word.text) > 3:
            ranks.setdefault(word.text, 3)
    known = static_speller()
    ranks = {word: rank for word, rank in ranks.items() if word not in known}
    topic = name_stems(" ".join((ficha.program, ficha.purpose or ""))) | _deeds(ficha)
    prose = frozenset(stem(w.text) for w in words(text))
    return View(
        ficha,
        spoken_name(ficha.program),
        text,
        Speller(ranks),
        topic,
        name_stems(ficha.program),
        _people(ficha),
        prose,
    )


def _people(ficha: Ficha) -> frozenset[str]:
    """The nouns of those whom a programme serves.

    They are the unit that its population is printed in, the first noun of its purpose and of
    its target population, the unit of a component that produced as many as were served, and
    whoever its prose counts as many of.
    """
    served = ficha.book.one("poblacion_beneficiada", ficha.year)
    first = [f.quantity.unit for f in ficha.book.find("poblacion_beneficiada") if f.quantity][:1]
    first += [counted_noun(ficha), ficha.purpose or ""]
    first.extend(p.text for p in ficha.target_population[:1])
    for component in ficha.components if counted_noun(ficha) == PERSONAS else ():
        made = ficha.book.one("produccion_componente", ficha.year, component.name)
        if made is not None and served is not None and made.quantity and served.quantity:
            same = made.quantity.value == served.quantity.value
            first.extend([component.unit or ""] if same else [])
    found = set[str]()
    beside = set[str]()
    for text in first:
        said = (w.text for w in words(_OF_AGE.sub(" ", text)) if w.text not in function_words())
        nouns = [word for word in said if word != "recien"][:2]
        if nouns and nouns[0].endswith("s"):
            found.add(stem(nouns[0]))
            beside.update(map(stem, nouns))
    found |= _counted_in_text(ficha)
    said_of_all = {stem(w.text) for text in first for w in words(text)}
    if said_of_all >= _SEXES or found >= _SEXES:
        found -= _SEXES  # "hombres y mujeres": each is some of them only
    beside |= found
    also = {stem(k): {stem(w) for w in v} for k, v in read_data("synonyms")["people"].items()}
    if counted_noun(ficha).startswith("persona"):
        beside.add(stem("gente"))
        such = {stem(told[1]) for text in first if (told := _SUCH.match(fold(text)))}
        found, beside = found | such, beside | such
        worked = _WORKING.match(fold(ficha.purpose or ""))
        found |= {stem(f"{worked[1]}{end}") for end in _DOERS} if worked else set()
    return frozenset(found.union(*(also.get(noun, set()) for noun in beside)))


_WORKING = re.compile(r"(?:las )?personas que (\w+[aei])n ")
_DOERS = ("dor", "dora", "dores", "doras")
"""Who "las personas que trabajan en…" are: trabajadores."""

_SUCH = re.compile(r"(?:las )?personas (?!mayores|menores|naturales|juridicas)(\w{5,}s)\b")
"""Those who "personas migrantes" are: migrantes."""

_SEXES = frozenset(("mujer", "hombr"))
_OF_AGE = re.compile(r"mayores\s+de\s+(?:1\d|[2-5]\d)\b")
"""People of age, who are no old people."""


def _deeds(ficha: Ficha) -> frozenset[str]:
    """What those served did or had done, where it is counted: "viajaron 18.460 estudiantes"."""
    served = {f.quantity.value for f in ficha.book.find("poblacion_beneficiada") if f.quantity}
    heads = (passage.text for passage in ficha.served_population)
    found = (
        word.text
        for text in heads
        for number in _NUMBER.finditer(text)
        if Decimal(number[0].replace(".", "")) in served
        for word in words(re.split(r"[.;:] ", text[: number.start()])[-1])[-_NEAR:]
    )
    return frozenset(stem(word) for word in found if _DONE.search(word))


_DONE = re.compile(r"\w{3,}(?:aron|ieron|io|o)$")
_NEAR = 4


def _counted_in_text(ficha: Ficha) -> frozenset[str]:
    """As in "participaron 1.187 recicladoras y recicladores", where 1.187 were served."""
    served = {
        f.quantity.value
        for f in ficha.book.find("poblacion_beneficiada")
        if f.quantity is not None and f.quantity.value >= _MANY
    }
    found: set[str] = set()
    for passage in ficha.served_population:
        for number in _NUMBER.finditer(passage.text):
            if Decimal(number[0].replace(".", "")) in served:
                said = [w.text for w in words(passage.text[number.end() :])][:4]
                said = said[1:] if said[:1] == ["recien"] else said[:3]
                nouns = said[:1] + (said[2:] if said[1:2] in (["y"], ["e"]) else [])
                found.update(stem(noun) for noun in nouns if noun.endswith("s"))
    return frozenset(found)


_NUMBER = re.compile(r"\b\d{1,3}(?:\.\d{3})+\b|\b\d+\b")


_MANY = 10
"""So many at least, for a number in prose to be that of those served and no other."""
