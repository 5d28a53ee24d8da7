"""A question → weighed terms, each with the stems of the index that it may stand for.

A word stands for itself, for what it is a misspelling of, for its relatives (same beginning), and
for what a ficha calls what people say; each with its likeness.
"""

import math
import re
import sqlite3
from dataclasses import dataclass

from vectorstore import catalogue, spelling
from vectorstore.everyday import formal_stems, ways_of_asking
from vectorstore.terms import STOP_WORDS, fold, words_and_terms

EVERYDAY, RELATIVE = 0.5, 0.3
"""The likeness of a word to what fichas write for it, and to a word that begins like it."""

_RELATIVE_START, _RELATIVE_SHARE = 0.75, 0.7
_SHORTEST_RELATIVE = 5
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_WEIGHT = 2.0
"""Years stand in nearly every passage, and yet tell two fichas of a programme apart."""


@dataclass(frozen=True, slots=True)
class Term:
    """One informative term of a question.

    `stems` are the index's stems that stand for it with their likeness, best first: 1 as written;
    none where the catalogue has nothing like it. `weight` is its inverse document frequency.
    """

    written: str
    stems: tuple[tuple[str, float], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the index reads it.

    `ways` has, for each way of asking in it ("por qué"), stems of passages that answer such.
    """

    terms: tuple[Term, ...]
    ways: tuple[tuple[str, ...], ...]

    @property
    def weight(self) -> float:
        """Of all terms together."""
        return sum(term.weight for term in self.terms)

    @property
    def stems(self) -> tuple[str, ...]:
        """All stems that any term stands for, sorted."""
        return tuple(sorted({stem for term in self.terms for stem, _ in term.stems}))


def read_question(connection: sqlite3.Connection, question: str) -> Asked:
    """The informative terms of a question, in order, each once; all its terms if none is."""
    tokens = list(dict.fromkeys(words_and_terms(question)))
    informative = [(word, term) for word, term in tokens if (word or term) not in STOP_WORDS]
    total = catalogue.passage_count(connection)
    folded = fold(question)
    return Asked(
        tuple(_read(connection, word, term, total) for word, term in informative or tokens),
        tuple(stems for pattern, stems in ways_of_asking() if pattern.search(folded)),
    )


def inverse_frequency(frequency: int, total: int) -> float:
    """BM25's weight of a term that stands in `frequency` of `total` passages, above 0."""
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))


def _read(connection: sqlite3.Connection, word: str | None, term: str, total: int) -> Term:
    frequency = spelling.document_frequency(connection, term)
    stems: dict[str, float] = {term: 1.0} if frequency else {}
    if word is not None:
        if not frequency:
            stems.update(spelling.mend(connection, word))
        for formal in formal_stems().get(term, ()):
            if spelling.document_frequency(connection, formal):
                stems.setdefault(formal, EVERYDAY)
        for root, likeness in list(stems.items()):
            if likeness > EVERYDAY:
                for relative, share in _relatives(connection, root):
                    stems.setdefault(relative, RELATIVE * likeness * share)
    ranked = tuple(sorted(stems.items(), key=lambda pair: (-pair[1], pair[0])))
    if ranked and not frequency:
        frequency = spelling.document_frequency(connection, ranked[0][0])
    weight = inverse_frequency(frequency, total)
    if _YEAR.fullmatch(term):
        weight = max(weight, _YEAR_WEIGHT)
    return Term(word or term, ranked, weight)


def _relatives(connection: sqlite3.Connection, root: str) -> list[tuple[str, float]]:
    """Stems of the index that begin like this one, with the share of letters in common."""
    if len(root) < _SHORTEST_RELATIVE or not root.isalpha():
        return []
    start = root[: max(_SHORTEST_RELATIVE - 1, round(len(root) * _RELATIVE_START))]
    rows = connection.execute(
        "SELECT term FROM vocabulary WHERE term >= ? AND term < ? AND term != ? ORDER BY term",
        (start, start + "\U0010ffff", root),
    )
    found: list[tuple[str, float]] = []
    for (other,) in rows:
        differing = (i for i, (a, b) in enumerate(zip(root, other, strict=False)) if a != b)
        common = next(differing, min(len(root), len(other)))
        share = 2 * common / (len(root) + len(other))
        if share >= _RELATIVE_SHARE:
            found.append((other, share))
    return found
