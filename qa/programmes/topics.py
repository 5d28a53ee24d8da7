"""What programmes are about: the words of their names, purposes and people, looked up at once.

Promise: nothing is read from disk twice: the words of a ficha are kept by its document, so that a
question by topic over hundreds of fichas waits for none of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from calc.figure import fold
from ingest.ficha import Ficha
from qa.answers.counted import counted_noun
from qa.data import read_data
from qa.language.senses import Reading, function_words, neutral_words
from qa.language.synonyms import alike, same_saying
from qa.language.words import places_of, stem, words

TITLE, PURPOSE, PROSE = 3, 2, 1
"""How much a word tells of a programme, by where its ficha says it."""

_ADVERB = "mente"
_PEOPLE_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Topics:
    """For each stem the programmes whose fichas say it, with how much it tells of them."""

    index: dict[str, dict[str, int]]
    _near: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def about(self, word: str) -> dict[str, int]:
        """The programmes (by key) that speak of a word, or of one that says the same.

        What only says the same tells little where some ficha has the very word.
        """
        found: dict[str, int] = {}
        own = stem(word)
        for known in self._known(own):
            plainly = own not in self.index or alike(own, known)
            for key, weight in self.index[known].items():
                found[key] = max(found.get(key, 0), weight if plainly else PROSE)
        return found

    def _known(self, own: str) -> tuple[str, ...]:
        """The stems of fichas that a stem stands for: itself, else its family and synonyms."""
        if own not in self._near:
            same = {s for s in same_saying().get(own, ()) if s in self.index}
            if own in self.index:
                same.add(own)
            if len(own) >= 5:
                same.update(s for s in self.index if alike(own, s))
            self._near[own] = tuple(sorted(same))
        return self._near[own]


def topics_of(fichas: Sequence[tuple[str, Ficha]]) -> Topics:
    """The topics of programmes, by their keys."""
    index: dict[str, dict[str, int]] = {}
    for key, ficha in fichas:
        for word, weight in _told(ficha.document, ficha).items():
            by_key = index.setdefault(word, {})
            by_key[key] = max(by_key.get(key, 0), weight)
    return Topics(index)


_TOLD: dict[str, dict[str, int]] = {}


def _told(document: str, ficha: Ficha) -> dict[str, int]:
    """The stems that a ficha says of itself, each with how much it tells."""
    if document not in _TOLD:
        if len(_TOLD) >= _PEOPLE_KEPT:
            _TOLD.clear()
        texts = (
            (PROSE, " ".join(p.text for p in (*ficha.target_population, *ficha.served_population))),
            (PROSE, ficha.description or ""),
            (PROSE, " ".join(f"{c.name} {c.unit or ''}" for c in ficha.components)),
            (PURPOSE, ficha.purpose or ""),
            (PURPOSE, counted_noun(ficha)),
            (TITLE, ficha.program),
        )
        told: dict[str, int] = {}
        for weight, text in texts:
            for word in set(_plain_words(text)):
                told[word] = max(told.get(word, 0), weight)
        _TOLD[document] = told
    return _TOLD[document]


def _plain_words(text: str) -> tuple[str, ...]:
    return tuple(
        _stem(w.text)
        for w in words(text)
        if len(w.text) > 3 and w.text.isalpha() and w.text not in function_words()
    )


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return stem(word)


def office_stems(name: str) -> frozenset[str]:
    """The telling stems of a ministry's or a service's name."""
    return frozenset(
        stem(w.text)
        for w in words(fold(name))
        if len(w.text) > 2 and w.text not in function_words() and w.text not in _OFFICE
    )


def served_stems(reading: Reading) -> frozenset[str]:
    """The stems of the everyday names of those served that a question holds."""
    phrases = (tuple(p.split()) for p in read_data("several")["served"])
    return frozenset(stem(w) for p in phrases if places_of(reading.known, p) for w in p)


def telling_words(reading: Reading, skip: frozenset[int]) -> tuple[tuple[int, str], ...]:
    """The words that no cue, concept, place or courtesy explains, each with its index.

    Everyday names of those served ("tercera edad") stand for the word that fichas use.
    """
    found = {
        term.first: term.text
        for term in reading.terms
        if term.first not in skip
        and term.plain
        and term.text.isalpha()
        and len(term.text) > 3
        and term.text not in neutral_words()
        and not term.text.endswith(_ADVERB)
    }
    for phrase, word in read_data("several")["served"].items():
        sequence = tuple(phrase.split())
        for i in places_of(reading.known, sequence):
            for at in range(i, i + len(sequence)):
                found.pop(at, None)
            found[i] = word
    return tuple(sorted(found.items()))


_OFFICE = frozenset(
    """ministerio subsecretaria servicio nacional instituto junta corporacion agencia direccion
    secretaria general chile fundacion comision consejo departamento""".split()
)
