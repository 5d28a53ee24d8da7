"""Search by the words themselves: FTS5 finds candidates, `weigh` scores them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from vectorstore import catalogue, spelling
from vectorstore.asked import Asked
from vectorstore.weigh import PROGRAM_WEIGHT, SECTION_WEIGHT, Match, weigh

_BEST_FIRST = f"bm25(terms, 1.0, {SECTION_WEIGHT}, {PROGRAM_WEIGHT}), rowid"
_MOST = 5000
"""How many matches SQLite may be asked to score: about 4 ms."""
_TOGETHER = 3
_FEW = 50


@dataclass(frozen=True, slots=True)
class Within:
    """Where to search: the passages of some documents (as ranges of numbers) and sections."""

    ranges: tuple[tuple[int, int], ...] | None = None
    sections: tuple[str, ...] | None = None


def find(
    connection: sqlite3.Connection, asked: Asked, limit: int, places: Iterable[Within]
) -> tuple[Match, ...]:
    """The passages that hold any of the terms, up to `limit` of each place, best first.

    Terms that very many passages hold bring in only passages that hold a rarer one too.
    """
    known = spelling.frequencies(connection, asked.stems)
    rows: dict[int, Sequence[str]] = {}
    for place in places:
        rows |= _candidates(connection, known, limit, place)
    average = catalogue.average_length(connection)
    matches = (weigh(asked, number, stems, average) for number, stems in rows.items())
    return tuple(sorted(matches, key=lambda match: (-match.score, match.number)))


def _candidates(
    connection: sqlite3.Connection, known: Mapping[str, int], limit: int, within: Within
) -> dict[int, Sequence[str]]:
    """The stems of the passages of a place that SQLite ranks best, by number."""
    rows: dict[int, Sequence[str]] = {}
    condition, values = _restriction(within)
    for expression, order in _expressions(known, within):
        found = connection.execute(
            "SELECT rowid, body, section, program FROM terms "  # noqa: S608 (constants and marks)
            f"WHERE terms MATCH ? {condition} ORDER BY {order} LIMIT ?",
            (expression, *values, limit),
        )
        rows.update((number, stems) for number, *stems in found)
        if len(rows) >= limit:
            break
    return rows


def _expressions(known: Mapping[str, int], within: Within) -> Iterator[tuple[str, str]]:
    """What to match, and in which order.

    SQLite scores every match before it can sort, so a word that stands in very many passages is
    not matched by itself while there is another way.
    """
    frequencies = sorted((frequency, stem) for stem, frequency in known.items())
    if within.ranges is not None:
        affordable = [stem for _, stem in frequencies]
    else:
        matched = list(accumulate(frequency for frequency, _ in frequencies))
        affordable = [
            stem for (_, stem), so_far in zip(frequencies, matched, strict=True) if so_far <= _MOST
        ]
    if affordable:
        yield " OR ".join(f'"{stem}"' for stem in affordable), _BEST_FIRST
    rest = [f'"{stem}"' for _, stem in frequencies if stem not in affordable]
    for count in range(min(len(rest), _TOGETHER), 0, -1):
        yield " AND ".join(rest[:count]), "rowid"


def look_at(
    connection: sqlite3.Connection, asked: Asked, numbers: Sequence[int]
) -> tuple[Match, ...]:
    """What the words make of given passages."""
    average = catalogue.average_length(connection)
    rows = connection.execute(
        "SELECT rowid, body, section, program FROM terms "
        "WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid",
        (json.dumps(numbers),),
    )
    return tuple(weigh(asked, number, stems, average) for number, *stems in rows)


def _restriction(within: Within) -> tuple[str, tuple[object, ...]]:
    condition = ""
    values: list[object] = []
    if within.ranges is not None:
        if len(within.ranges) <= _FEW:
            parts = " OR ".join("rowid BETWEEN ? AND ?" for _ in within.ranges)
            condition += f" AND ({parts or 'FALSE'})"
            values += [bound for ends in within.ranges for bound in ends]
        else:  # SQLite bounds how long an expression may be
            condition += (
                " AND rowid IN (SELECT p.id FROM json_each(?) r JOIN passages p "
                "ON p.id BETWEEN json_extract(r.value, '$[0]') AND json_extract(r.value, '$[1]'))"
            )
            values.append(json.dumps(within.ranges))
    if within.sections is not None:
        marks = ", ".join("?" * len(within.sections))
        condition += f" AND rowid IN (SELECT id FROM passages WHERE section IN ({marks}))"  # noqa: S608 (marks only)
        values += list(within.sections)
    return condition, tuple(values)
