"""Search by the words themselves: FTS5 over Spanish stems, misspelt words mended first.

A question becomes weighted terms; SQLite's `bm25` finds the passages that hold them. The same
catalogue and question always give the same list.
"""

import math
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore import spelling
from vectorstore.terms import STOP_WORDS, words_and_terms

CONTEXT_WEIGHT = 0.4
"""What a term of the programme's or the section's name counts, against one of the text itself."""


@dataclass(frozen=True, slots=True)
class Term:
    """One informative term of a question.

    `stems` are the index's terms that stand for it, each with its likeness (1 as written); none
    where the catalogue has nothing like it. `weight` is its inverse document frequency.
    """

    written: str
    stems: tuple[tuple[str, float], ...]
    weight: float

    @property
    def known(self) -> bool:
        """Whether the catalogue has the word as it was written."""
        return bool(self.stems) and self.stems[0][1] == 1.0


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that the words found: its number, FTS5's score, and the terms that it holds.

    `held` has the likeness for each of the question's terms, 0 where the passage lacks it.
    """

    number: int
    bm25: float
    held: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """Where to search: the passages of some documents (as ranges of numbers) and sections."""

    ranges: tuple[tuple[int, int], ...] | None = None
    sections: tuple[str, ...] | None = None


def read_question(connection: sqlite3.Connection, question: str) -> tuple[Term, ...]:
    """The informative terms of a question, in order, each once."""
    tokens = dict.fromkeys(words_and_terms(question))
    informative = [(word, term) for word, term in tokens if (word or term) not in STOP_WORDS]
    total = max(1, _passage_count(connection))
    terms: list[Term] = []
    for word, term in informative or list(tokens):
        frequency = spelling.document_frequency(connection, term)
        stems = ((term, 1.0),) if frequency else spelling.mend(connection, word or "")
        if stems and not frequency:
            frequency = spelling.document_frequency(connection, stems[0][0])
        weight = math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
        terms.append(Term(word or term, stems, weight))
    return tuple(terms)


def find(
    connection: sqlite3.Connection, terms: Sequence[Term], limit: int, within: Within
) -> tuple[Match, ...]:
    """The passages that hold any of the terms, best first."""
    stems = sorted({stem for term in terms for stem, _ in term.stems})
    if not stems:
        return ()
    condition, values = _restriction(within)

    rows = connection.execute(
        f"SELECT rowid, bm25(terms, 1.0, {CONTEXT_WEIGHT}) AS rank, body, context FROM terms "  # noqa: S608 (constants)
        f"WHERE terms MATCH ? {condition} ORDER BY rank, rowid LIMIT ?",
        (" OR ".join(f'"{stem}"' for stem in stems), *values, limit),
    )
    return tuple(
        Match(number, -rank, _held(terms, set(body.split()) | set(context.split())))
        for number, rank, body, context in rows
    )


def _held(terms: Sequence[Term], present: set[str]) -> tuple[float, ...]:
    return tuple(
        max((likeness for stem, likeness in term.stems if stem in present), default=0.0)
        for term in terms
    )


def _restriction(within: Within) -> tuple[str, tuple[object, ...]]:
    condition = ""
    values: list[object] = []
    if within.ranges is not None:
        parts = " OR ".join("rowid BETWEEN ? AND ?" for _ in within.ranges)
        condition += f" AND ({parts or 'FALSE'})"
        values += [bound for ends in within.ranges for bound in ends]
    if within.sections is not None:
        marks = ", ".join("?" * len(within.sections))
        condition += f" AND rowid IN (SELECT id FROM passages WHERE section IN ({marks}))"  # noqa: S608 (marks only)
        values += list(within.sections)
    return condition, tuple(values)


def _passage_count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM passages").fetchone()[0])
