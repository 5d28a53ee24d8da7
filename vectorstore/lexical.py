"""Search by the words themselves: FTS5 over Spanish stems, with what else a word may stand for.

A question becomes weighed terms; each stands for the stems of the index that it may mean: itself,
what it is a misspelling of, its relatives (same beginning), and what a ficha calls what people say.
SQLite's `bm25` finds candidates; `weigh` scores them again, with their best sentence, so that a
passage that says it all in one place comes before one that mentions it all over.
"""

import math
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore import catalogue, spelling
from vectorstore.everyday import formal_stems
from vectorstore.terms import STOP_WORDS, words_and_terms

CONTEXT_WEIGHT = 0.4
"""What a term of the programme's or the section's name counts, against one of the text itself."""

_SATURATION, _LENGTH = 0.9, 0.75
"""BM25's k1 and b."""

_SENTENCE_WEIGHT = 0.4
_EVERYDAY, _RELATIVE = 0.5, 0.3
_RELATIVE_START, _RELATIVE_SHARE = 0.75, 0.7


@dataclass(frozen=True, slots=True)
class Term:
    """One informative term of a question.

    `stems` are the index's stems that stand for it with their likeness, best first: 1 as written;
    none where the catalogue has nothing like it. `weight` is its inverse document frequency.
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
    """A passage that the words found.

    `score`, in [0, 1), is its BM25 over the question's weight; `held` has, for each of the
    question's terms, the likeness of what the passage holds for it, 0 where it holds nothing.
    """

    number: int
    score: float
    held: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """Where to search: the passages of some documents (as ranges of numbers) and sections."""

    ranges: tuple[tuple[int, int], ...] | None = None
    sections: tuple[str, ...] | None = None


def read_question(connection: sqlite3.Connection, question: str) -> tuple[Term, ...]:
    """The informative terms of a question, in order, each once; all its terms if none is."""
    tokens = list(dict.fromkeys(words_and_terms(question)))
    informative = [(word, term) for word, term in tokens if (word or term) not in STOP_WORDS]
    total = catalogue.passage_count(connection)
    return tuple(_read(connection, word, term, total) for word, term in informative or tokens)


def find(
    connection: sqlite3.Connection, terms: Sequence[Term], limit: int, within: Within
) -> tuple[Match, ...]:
    """The passages that hold any of the terms, best first."""
    stems = sorted({stem for term in terms for stem, _ in term.stems})
    if not stems:
        return ()
    condition, values = _restriction(within)
    rows = connection.execute(
        "SELECT rowid, body, context FROM terms "  # noqa: S608 (constants and marks)
        f"WHERE terms MATCH ? {condition} ORDER BY bm25(terms, 1.0, {CONTEXT_WEIGHT}), rowid "
        "LIMIT ?",
        (" OR ".join(f'"{stem}"' for stem in stems), *values, limit),
    ).fetchall()
    average = catalogue.average_length(connection)
    found = (weigh(terms, number, body, context, average) for number, body, context in rows)
    return tuple(sorted(found, key=lambda match: (-match.score, match.number)))


def look_at(
    connection: sqlite3.Connection, terms: Sequence[Term], numbers: Sequence[int]
) -> tuple[Match, ...]:
    """What the words make of given passages."""
    average = catalogue.average_length(connection)
    found: list[Match] = []
    for number in numbers:
        row = connection.execute(
            "SELECT body, context FROM terms WHERE rowid = ?", (number,)
        ).fetchone()
        if row is not None:
            found.append(weigh(terms, number, row[0], row[1], average))
    return tuple(found)


def weigh(terms: Sequence[Term], number: int, body: str, context: str, average: float) -> Match:
    """Score one passage, given as its stems (sentences parted by "|").

    BM25 (Robertson and Zaragoza, 2009) of the whole, plus that of the sentence that holds most,
    over what a passage would get that holds every term without end.
    """
    sentences = [sentence.split() for sentence in body.split("|")]
    times = Counter(stem for sentence in sentences for stem in sentence)
    length = sum(times.values())
    about = set(context.split())
    saturation = _SATURATION * (1 - _LENGTH + _LENGTH * length / average)
    whole = 0.0
    held: list[float] = []
    for term in terms:
        frequency = best = 0.0
        for stem, likeness in term.stems:
            found = times[stem] + (CONTEXT_WEIGHT if stem in about else 0.0)
            if found:
                frequency += likeness * found
                best = max(best, likeness if times[stem] else likeness * CONTEXT_WEIGHT)
        held.append(best)
        whole += term.weight * frequency / (frequency + saturation)
    sentence = max(_in_sentence(terms, set(sentence)) for sentence in sentences)
    total = sum(term.weight for term in terms) or 1.0
    score = (whole + _SENTENCE_WEIGHT * sentence) / (total * (1 + _SENTENCE_WEIGHT))
    return Match(number, score, tuple(held))


def _in_sentence(terms: Sequence[Term], present: set[str]) -> float:
    found = 0.0
    for term in terms:
        for stem, likeness in term.stems:
            if stem in present:
                found += term.weight * likeness / (likeness + _SATURATION)
                break
    return found


def _read(connection: sqlite3.Connection, word: str | None, term: str, total: int) -> Term:
    frequency = spelling.document_frequency(connection, term)
    stems: dict[str, float] = {term: 1.0} if frequency else {}
    if word is not None:
        if not frequency:
            stems.update(spelling.mend(connection, word))
        for formal in formal_stems().get(term, ()):
            if spelling.document_frequency(connection, formal):
                stems.setdefault(formal, _EVERYDAY)
        for root, likeness in list(stems.items()):
            if likeness > _EVERYDAY:
                for relative, share in _relatives(connection, root):
                    stems.setdefault(relative, _RELATIVE * likeness * share)
    ranked = tuple(sorted(stems.items(), key=lambda pair: (-pair[1], pair[0])))
    if ranked and not frequency:
        frequency = spelling.document_frequency(connection, ranked[0][0])
    return Term(word or term, ranked, inverse_frequency(frequency, total))


def inverse_frequency(frequency: int, total: int) -> float:
    """BM25's weight of a term that stands in `frequency` of `total` passages, above 0."""
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))


def _relatives(connection: sqlite3.Connection, root: str) -> list[tuple[str, float]]:
    """Stems of the index that begin like this one, with the share of letters in common."""
    if len(root) < 5 or not root.isalpha():
        return []
    start = root[: max(4, round(len(root) * _RELATIVE_START))]
    rows = connection.execute(
        "SELECT term FROM vocabulary WHERE term >= ? AND term < ? AND term != ? ORDER BY term",
        (start, start + "\U0010ffff", root),
    )
    found: list[tuple[str, float]] = []
    for (other,) in rows:
        common = next(
            (i for i, (a, b) in enumerate(zip(root, other, strict=False)) if a != b),
            min(len(root), len(other)),
        )
        share = 2 * common / (len(root) + len(other))
        if share >= _RELATIVE_SHARE:
            found.append((other, share))
    return found


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
