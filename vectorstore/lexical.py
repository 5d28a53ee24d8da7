"""Search by the words themselves: FTS5 finds candidates, `weigh` scores them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from vectorstore import catalogue, spelling
from vectorstore.asked import AS_WRITTEN, Asked
from vectorstore.weigh import PROGRAM_WEIGHT, SECTION_WEIGHT, Match, Weigher

_BEST_FIRST = f"bm25(terms, 1.0, {SECTION_WEIGHT}, {PROGRAM_WEIGHT}), rowid"
_MATCHED, _COUNTED = 1500, 10_000
"""How many matches SQLite may be asked to score, and through how many its words may make it walk:
some 2 ms in all."""
_LIKE, _LIKE_MATCHED = 24, 600
"""So many of what is like the question's words, of the most that they may add, and so many matches
of those: SQLite scores each match by each word."""
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
    """The passages that hold any of the terms, best first.

    Of each place, up to `limit` that hold the words themselves and as many that hold what is like
    them. Words in very many passages bring in only those that hold a rarer one too, or each other.
    """
    known = spelling.frequencies(connection, asked.stems)
    rows: dict[int, Sequence[str]] = {}
    for place in places:
        rows |= _candidates(connection, asked, known, limit, place)
    weigher = Weigher(asked, catalogue.average_length(connection))
    matches = (weigher.weigh(number, stems) for number, stems in rows.items())
    return tuple(sorted(matches, key=lambda match: (-match.score, match.number)))


def _candidates(
    connection: sqlite3.Connection,
    asked: Asked,
    known: Mapping[str, int],
    limit: int,
    within: Within,
) -> dict[int, Sequence[str]]:
    """The stems of the passages of a place that SQLite ranks best, by number."""
    rows: dict[int, Sequence[str]] = {}
    condition, values = _restriction(within)
    for expression, order in _expressions(asked, known, within):
        found = connection.execute(
            "SELECT rowid, body, section, program FROM terms "  # noqa: S608 (constants and marks)
            f"WHERE terms MATCH ? {condition} ORDER BY {order} LIMIT ?",
            (expression, *values, limit),
        )
        rows.update((number, stems) for number, *stems in found)
    return rows


def _expressions(
    asked: Asked, known: Mapping[str, int], within: Within
) -> Iterator[tuple[str, str]]:
    """What to match, and in which order.

    What SQLite takes grows with the matches, which it scores before it can sort, and with all that
    the words stand in. So the rarest words say what matches, and some more only count. The words
    themselves go before what is like them: there is no end of that.
    """
    rarest = sorted(known, key=lambda stem: (known[stem], stem))
    itself = {s for s in known if any(x >= AS_WRITTEN for _, x in asked.spelt.get(s, ()))}
    own, like = ([s for s in rarest if (s in itself) is mine] for mine in (True, False))
    worth = {stem: _worth(asked, stem) for stem in like}
    best = set(sorted(like, key=lambda stem: (-worth[stem], stem))[:_LIKE])
    matched = own if within.ranges is not None else _within(own, known, _MATCHED)
    counted = _within(own[len(matched) :], known, _COUNTED)
    if matched:
        yield _either(matched, counted), _BEST_FIRST
    else:
        for count in range(min(len(own), _TOGETHER), 0, -1):
            yield " AND ".join(f'"{stem}"' for stem in own[:count]), "rowid"
    if alike := _within([stem for stem in like if stem in best], known, _LIKE_MATCHED):
        yield _either(alike, ()), _BEST_FIRST


def _worth(asked: Asked, stem: str) -> float:
    """What a stem adds at most: its likeness to a term times what that weighs."""
    places = (*asked.spelt.get(stem, ()), *asked.formal.get(stem, ()))
    return max(asked.terms[place].weight * likeness for place, likeness in places)


def _within(stems: Sequence[str], known: Mapping[str, int], most: int) -> list[str]:
    """The first stems, as many as stand in so many passages together."""
    so_far = accumulate(known[stem] for stem in stems)
    return [stem for stem, total in zip(stems, so_far, strict=True) if total <= most]


def _either(matched: Sequence[str], counted: Sequence[str]) -> str:
    """Passages that hold any of some stems, ranked by those and by others besides."""
    any_matched = " OR ".join(f'"{stem}"' for stem in matched)
    if not counted:
        return any_matched
    any_counted = " OR ".join(f'"{stem}"' for stem in counted)
    return f"({any_matched}) AND ({any_matched} OR {any_counted})"


def look_at(
    connection: sqlite3.Connection, asked: Asked, numbers: Sequence[int]
) -> tuple[Match, ...]:
    """What the words make of given passages."""
    weigher = Weigher(asked, catalogue.average_length(connection))
    rows = connection.execute(
        "SELECT rowid, body, section, program FROM terms "
        "WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid",
        (json.dumps(numbers),),
    )
    return tuple(weigher.weigh(number, stems) for number, *stems in rows)


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
