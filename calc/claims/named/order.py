"""Lists told one to one: "Maule y Biobío, con 35 y 12, respectivamente".

A run of numbers of one kind and a run of as many years, rows or concepts belong together in their
order; what stands elsewhere in the sentence has no share in it.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from calc.claims.named.people import Stretch

Piece = TypeVar("Piece", bound=Stretch)

_RESPECTIVELY = re.compile(
    r"\brespectivamente\b|\ben\s+(?:ese|dicho|el\s+mismo|igual)\s+orden\b|\ben\s+cada\s+caso\b|\bpor\s+su\s+orden\b"
)
_NEXT_NUMBER = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}?(?:\([^()]{0,30}\)\s*)?(?:,\s*(?:y\s+|e\s+)?|[;/]\s*(?:y\s+)?|y\s+|e\s+)"
    r"(?:(?:el|la|los|las|un|una|de|del|con|a|al|en|casi|unos|unas|otros|otras|solo)\s+)*"
)
_BARE = re.compile(
    r"\s*(?:,\s*(?:y\s+|e\s+)?|y\s+|e\s+)(?:(?:el|la|los|las|un|una|de|del|con|a|al)\s+)*"
)
_STOP = re.compile(r"[.;]")
_FAR = 60
_NEXT_PART = re.compile(
    r"\s*(?:,\s*(?:y\s+|e\s+)?|/\s*|y\s+|e\s+)"
    r"(?:(?:la|el|las|los|en|a|al|region|regiones|de|del|componente|subtitulo|ano|su)\s+)*"
)


def is_in_order(flat: str, span: Stretch) -> bool:
    """Whether a sentence says that its lists go one to one."""
    return _RESPECTIVELY.search(flat, span.start, span.end) is not None


def one_to_one(
    flat: str,
    span: Stretch,
    numbers: Sequence[tuple[int, Stretch, str]],
    parts: Sequence[Piece],
    alike: Callable[[Piece, Piece], bool],
) -> dict[int, Piece]:
    """The part of each number that stands in such a list, by the number's index.

    `numbers` are those that restate no other: index, place, kind; `alike` tells the parts that may
    stand in one list.
    """
    lists = [r for r in _part_runs(flat, parts, alike) if len(r) > 1]
    if not lists:
        return {}
    if not is_in_order(flat, span):
        return _implied(flat, numbers, lists)
    found: dict[int, Piece] = {}
    for run in _number_runs(flat, numbers):
        fitting = [own for own in lists if len(own) == len(run)]
        before = [own for own in fitting if own[-1].end <= run[0][1].start]
        chosen = before[-1] if before else next(iter(fitting), None)
        if chosen is not None and len(run) > 1:
            found |= {at: part for (at, _, _), part in zip(run, chosen, strict=True)}
    return found


def only_run(flat: str, numbers: Sequence[tuple[int, Stretch, str]]) -> list[int]:
    """The indices of the only list of bare numbers of a sentence, none where it has not just one.

    "16,3 %, 15,6 % y 16,3 %" is one; "3 talleres y 4 cursos" is none.
    """
    runs = [r for r in _number_runs(flat, numbers) if len(r) > 1]
    if len(runs) != 1 or not _are_bare(flat, runs[0]):
        return []
    return [at for at, _, _ in runs[0]]


def _are_bare(flat: str, run: Sequence[tuple[int, Stretch, str]]) -> bool:
    return all(_BARE.fullmatch(flat, a[1].end, b[1].start) for a, b in pairwise(run))


def _implied(
    flat: str, numbers: Sequence[tuple[int, Stretch, str]], lists: Sequence[list[Piece]]
) -> dict[int, Piece]:
    """The parts of numbers listed beside as many parts: "214, 209 y 221 en 2022, 2023 y 2024".

    Bare numbers only, in the sentence's only list of them, and with no number in between.
    """
    runs = [r for r in _number_runs(flat, numbers) if len(r) > 1]
    if len(runs) != 1 or len(lists) != 1 or len(runs[0]) != len(lists[0]):
        return {}
    run, parts = runs[0], lists[0]
    ends = sorted(((run[0][1].start, run[-1][1].end), (parts[0].start, parts[-1].end)))
    low, high = ends[0][1], ends[1][0]
    crossed = any(low <= n[1].start < high for n in numbers)
    apart = crossed or high - low > _FAR or _STOP.search(flat, max(low, 0), max(high, low))
    if not _are_bare(flat, run) or apart or ends[1][0] < ends[0][1]:
        return {}
    return {at: part for (at, _, _), part in zip(run, parts, strict=True)}


def _number_runs(
    flat: str, numbers: Sequence[tuple[int, Stretch, str]]
) -> list[list[tuple[int, Stretch, str]]]:
    runs = [[n] for n in numbers[:1]]
    for before, this in pairwise(numbers):
        joined = before[2] == this[2] and _NEXT_NUMBER.fullmatch(flat, before[1].end, this[1].start)
        if joined:
            runs[-1].append(this)
        else:
            runs.append([this])
    return runs


def _part_runs(
    flat: str, parts: Sequence[Piece], alike: Callable[[Piece, Piece], bool]
) -> list[list[Piece]]:
    runs = [[p] for p in parts[:1]]
    for before, this in pairwise(parts):
        joined = before.end == this.start or _NEXT_PART.fullmatch(flat, before.end, this.start)
        if alike(before, this) and joined:
            runs[-1].append(this)
        else:
            runs.append([this])
    return runs
