"""Lines of wrapped cells → rows: which lines belong to the row whose values stand at a height.

A row's values stand on one line; its label may wrap over several, and stands with its first, its
middle or its last line at the values. All cells of a table stand the same way.
"""

from collections.abc import Sequence
from functools import cache
from typing import Literal

Stance = Literal["top", "middle", "bottom"]
STANCES: tuple[Stance, ...] = ("middle", "top", "bottom")

# What leaving a row without any line of a column costs, in points.
_EMPTY = 40.0


def shares(columns: Sequence[Sequence[float]], anchors: Sequence[float]) -> list[list[int]]:
    """For each column of lines (their heights, ascending) the row of each line.

    The rows are those at `anchors` (ascending). Each line gets one, in order; the stance that fits
    all columns best decides.
    """
    best: tuple[float, list[list[int]]] | None = None
    for stance in STANCES:
        fits = [_fit(tuple(column), tuple(anchors), stance) for column in columns]
        cost = sum(fit[0] for fit in fits)
        if best is None or cost < best[0] - 0.01:
            best = (cost, [fit[1] for fit in fits])
    assert best is not None  # noqa: S101 (there are stances)
    return best[1]


def _fit(
    lines: tuple[float, ...], anchors: tuple[float, ...], stance: Stance
) -> tuple[float, list[int]]:
    """The cheapest cut of the lines into consecutive groups, one an anchor, and its cost."""

    @cache
    def cut(first: int, row: int) -> tuple[float, int]:
        """Cost of giving the lines from `first` to the rows from `row`, and this row's end."""
        if row == len(anchors):
            return (0.0 if first == len(lines) else float("inf")), first
        options = []
        for end in range(first, len(lines) + 1):
            rest = cut(end, row + 1)[0]
            options.append((_cost(lines[first:end], anchors[row], stance) + rest, end))
        return min(options)

    rows: list[int] = []
    first = 0
    for row in range(len(anchors)):
        end = cut(first, row)[1]
        rows += [row] * (end - first)
        first = end
    return cut(0, 0)[0], rows


def _cost(group: tuple[float, ...], anchor: float, stance: Stance) -> float:
    if not group:
        return _EMPTY
    if stance == "top":
        return abs(group[0] - anchor)
    if stance == "bottom":
        return abs(group[-1] - anchor)
    return abs((group[0] + group[-1]) / 2 - anchor)
