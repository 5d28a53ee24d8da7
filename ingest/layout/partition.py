"""Lines of wrapped cells → rows: which lines belong to the row whose values stand at a height.

A row's values stand on one line; its label may wrap over several, and stands with its first, its
middle or its last line at the values. All cells of a table stand the same way. A row may also have
no values at all: then its label fits no row that has, and it gets a row of its own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

Stance = Literal["top", "middle", "bottom"]
STANCES: tuple[Stance, ...] = ("middle", "top", "bottom")

# What leaving a row without any line of a column costs, in points.
_EMPTY = 40.0
# Lines that stand this far, in points, from where their rows would have them ask for another row;
# it must bring them this much nearer.
_ODD = 8.0
_GAIN = 12.0
_MOST_SILENT = 4
_TRIED = 8
# Where two stances fit, lines further apart than others are rather of two rows than of one.
_LOOSE = 0.1
_LONGEST_LABEL = 10
# Heights this near, in points, are one.
_LEVEL = 1.0


class Anchor(NamedTuple):
    """The height at which a row stands, and whether it has values there."""

    height: float
    silent: bool = False


class Shares(NamedTuple):
    """The rows, and for each column the row of each of its lines."""

    anchors: tuple[Anchor, ...]
    owners: list[list[int]]
    cost: float


def shares(columns: Sequence[Sequence[float]], anchors: Sequence[float]) -> list[list[int]]:
    """For each column of lines (their heights, ascending) the row of each line.

    The rows are those at `anchors` (ascending). Each line gets one, in order; the stance that fits
    all columns best decides.
    """
    return _best(columns, [tuple(Anchor(height) for height in anchors)]).owners


def shares_with_silent_rows(
    columns: Sequence[Sequence[float]], anchors: Sequence[float]
) -> tuple[int, list[list[int]]]:
    """The same, and how many rows there are, with rows added that have a label but no values.

    The first column is that of the labels.
    """
    best = _best(columns, [tuple(Anchor(height) for height in anchors)])
    # One column of odd labels is no proof: a row cut by a page's end looks so too.
    wrapped = sum(len(column) > len(anchors) for column in columns)
    for _ in range(_MOST_SILENT):
        if best.cost < _ODD or wrapped < 2:
            break
        options = [
            tuple(sorted([*best.anchors, Anchor(height, silent=True)]))
            for height in sorted({*_middles(columns[0])})
            if all(abs(height - anchor.height) > _LEVEL for anchor in best.anchors)
        ]
        # Most of them are ruled out by the labels alone.
        options.sort(key=lambda anchors: _best(columns[:1], [anchors]).cost)
        options = options[:_TRIED]
        better = _best(columns, options) if options else best
        if best.cost - better.cost < _GAIN:
            break
        best = better
    return len(best.anchors), best.owners


def _middles(lines: Sequence[float]) -> list[float]:
    """Where a row could stand whose label is any of the stretches of some lines."""
    return [
        (first + last) / 2
        for n, first in enumerate(lines)
        for last in lines[n : n + _LONGEST_LABEL]
    ]


def _best(columns: Sequence[Sequence[float]], options: Sequence[tuple[Anchor, ...]]) -> Shares:
    """The rows, among some, that the lines fit best, in the stance that they fit best."""
    found: list[Shares] = []
    for anchors in options:
        for stance in STANCES:
            fits = [_fit(tuple(column), anchors, stance) for column in columns]
            cost = sum(fit[0] for fit in fits)
            found.append(Shares(anchors, [fit[1] for fit in fits], cost))
    return min(found, key=lambda fit: round(fit.cost, 1))


def _fit(
    lines: tuple[float, ...], anchors: tuple[Anchor, ...], stance: Stance
) -> tuple[float, list[int]]:
    """The cheapest cut of the lines into consecutive groups, one an anchor, and its cost.

    No line of a row stands as high as the values of the row above, or as low as those below.
    """
    heights = [anchor.height for anchor in anchors]
    floors = [*(bisect_left(lines, height - _LEVEL) for height in heights[1:]), len(lines)]
    gaps = [b - a for a, b in pairwise(lines)]
    closest = min(gaps, default=0.0)
    excess = [0.0, *accumulate(gap - closest for gap in gaps)]
    ceilings = [0, *(bisect_right(lines, height + _LEVEL) for height in heights[:-1])]

    @cache
    def cut(first: int, row: int) -> tuple[float, int]:
        """Cost of giving the lines from `first` to the rows from `row`, and this row's end."""
        if row == len(anchors):
            return (0.0 if first == len(lines) else float("inf")), first
        last = floors[row] if first >= ceilings[row] else first
        options = []
        for end in range(first, max(first, last) + 1):
            own = _cost(lines[first:end], anchors[row], stance)
            loose = excess[end - 1] - excess[first] if end > first else 0.0
            options.append((own + _LOOSE * loose + cut(end, row + 1)[0], end))
        return min(options)

    rows: list[int] = []
    first = 0
    for row in range(len(anchors)):
        end = cut(first, row)[1]
        rows += [row] * (end - first)
        first = end
    return cut(0, 0)[0], rows


def _cost(group: tuple[float, ...], anchor: Anchor, stance: Stance) -> float:
    if not group:
        return 0.0 if anchor.silent else _EMPTY
    if stance == "top":
        return abs(group[0] - anchor.height)
    if stance == "bottom":
        return abs(group[-1] - anchor.height)
    return abs((group[0] + group[-1]) / 2 - anchor.height)
