"""The lines above a table's body → header cells, with the columns that each covers."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from ingest.layout.columns import Span, touches
from ingest.layout.lines import Chunk
from ingest.layout.shapes import Rect, Token, hull
from ingest.layout.values import is_year

# What it costs, in points, to leave a header without a column: more than any distance.
_NO_COLUMN = 10_000.0


class Head(NamedTuple):
    """A header cell over the columns `first` to `last`, and its words in reading order."""

    first: int
    last: int
    tokens: tuple[Token, ...]


class Header(NamedTuple):
    """Rows of header cells (one, or two where titles stand over groups of years).

    And the columns of the table: those of its body and those that only a header has.
    """

    rows: list[list[Head]]
    spans: list[Span]


class _Stack(NamedTuple):
    """The lines of one header cell."""

    tokens: tuple[Token, ...]
    rect: Rect

    @property
    def center(self) -> float:
        return (self.rect.left + self.rect.right) / 2


def header_of(
    lines: Sequence[Sequence[Chunk]], spans: Sequence[Span], valued: Collection[int]
) -> Header:
    """The header above the body's columns `spans`, of which those in `valued` hold values.

    A header is often centred above values that stand at the right of their column, so that it lies
    beside all of them: headers and columns are matched in order, as near as can be. A year never
    stands over labels; one that finds no column stands over an empty one.
    """
    years = _years_line(lines)
    dates = [_stack([c]) for c in lines[years] if _is_year(c)] if years is not None else []
    rest = [c for n, line in enumerate(lines) for c in line if n != years or not _is_year(c)]
    stacks = _stacks(rest)
    over = [s for s in stacks if dates and dates[0].rect.left <= s.center <= dates[-1].rect.right]
    if over and len(over) != len(dates):
        titles, over = over, []
    else:
        titles = []
    beside = [s for s in stacks if s not in over and s not in titles]
    leaves = [*dates, *beside]
    places = _placed(dates, spans, valued)
    taken = {place for place in places if place is not None}
    free = [column for column in range(len(spans)) if column not in taken]
    places += [
        None if place is None else free[place]
        for place in _placed(beside, [spans[c] for c in free], range(len(free)))
    ]
    columns, where = _completed(spans, leaves, places)
    heads = [Head(column, column, leaf.tokens) for column, leaf in zip(where, leaves, strict=True)]
    under, sides = heads[: len(dates)], heads[len(dates) :]
    if not titles:
        tops = [stack.tokens for stack in over] or [()] * len(under)
        under = [h._replace(tokens=top + h.tokens) for top, h in zip(tops, under, strict=True)]
        row = sorted(under + sides)
        return Header([row] if row else [], columns)
    groups = _grouped([t.center for t in titles], [d.center for d in dates])
    grouped = [
        Head(under[first].first, under[last].last, title.tokens)
        for title, (first, last) in zip(titles, groups, strict=True)
    ]
    return Header([sorted(grouped + sides), under], columns)


def _is_year(chunk: Chunk) -> bool:
    return all(is_year(token.text) for token in chunk.tokens if not token.raised)


def _years_line(lines: Sequence[Sequence[Chunk]]) -> int | None:
    for index in reversed(range(len(lines))):
        if sum(_is_year(chunk) for chunk in lines[index]) > 1:
            return index
    return None


def _stack(chunks: Sequence[Chunk]) -> _Stack:
    return _Stack(
        tuple(token for chunk in chunks for token in chunk.tokens),
        hull([chunk.rect for chunk in chunks]),
    )


def _stacks(chunks: Sequence[Chunk]) -> list[_Stack]:
    """Chunks above each other are the lines of one header cell; from left to right."""
    groups: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda c: c.base):
        home = next((g for g in groups if any(_overlap(chunk, other) for other in g)), None)
        if home is None:
            groups.append([chunk])
        else:
            home.append(chunk)
    return sorted((_stack(group) for group in groups), key=lambda s: s.rect.left)


def _overlap(one: Chunk, other: Chunk) -> bool:
    return touches(one.rect, (other.rect.left, other.rect.right))


def _placed(
    stacks: Sequence[_Stack], spans: Sequence[Span], allowed: Collection[int]
) -> list[int | None]:
    """The column of each header, in order, no two in one; None where there are too few columns."""
    usable = [column for column in range(len(spans)) if column in allowed]

    @cache
    def best(stack: int, first: int) -> tuple[float, int]:
        """The cost of the headers from `stack` over the columns from `first`; this one's place."""
        if stack == len(stacks):
            return 0.0, -1
        options = [(_NO_COLUMN + best(stack + 1, first)[0], -1)]
        for place in range(first, len(usable)):
            cost = _distance(stacks[stack].rect, spans[usable[place]])
            options.append((cost + best(stack + 1, place + 1)[0], place))
        return min(options)

    found: list[int | None] = []
    first = 0
    for stack in range(len(stacks)):
        place = best(stack, first)[1]
        found.append(usable[place] if place >= 0 else None)
        first = place + 1 if place >= 0 else first
    return found


def _distance(rect: Rect, span: Span) -> float:
    """How far a header is from its column's words: next to nothing where one is over the other."""
    gap = max(rect.left - span[1], span[0] - rect.right, 0.0)
    return gap + 0.01 * abs((rect.left + rect.right) / 2 - sum(span) / 2)


def _completed(
    spans: Sequence[Span], leaves: Sequence[_Stack], places: Sequence[int | None]
) -> tuple[list[Span], list[int]]:
    """The columns with those added that headers without one ask for, and each header's column."""
    extra = [
        (leaf.rect.left, leaf.rect.right)
        for leaf, place in zip(leaves, places, strict=True)
        if place is None
    ]
    columns = sorted([*spans, *extra])
    where = [
        columns.index((leaf.rect.left, leaf.rect.right) if place is None else spans[place])
        for leaf, place in zip(leaves, places, strict=True)
    ]
    return columns, where


def _grouped(titles: Sequence[float], dates: Sequence[float]) -> list[tuple[int, int]]:
    """The years cut into as many runs as there are titles, each centred below its own."""

    @cache
    def cut(title: int, first: int) -> tuple[float, int]:
        if title == len(titles):
            return (0.0 if first == len(dates) else float("inf")), first
        options = []
        for end in range(first + 1, len(dates) + 1):
            middle = (dates[first] + dates[end - 1]) / 2
            options.append((abs(middle - titles[title]) + cut(title + 1, end)[0], end))
        return min(options, default=(float("inf"), first))

    groups = []
    first = 0
    for title in range(len(titles)):
        end = cut(title, first)[1]
        groups.append((first, end - 1))
        first = end
    return groups
