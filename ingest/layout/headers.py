"""The lines above a table's body → header cells, with the columns that each covers."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ingest.layout.columns import Span, nearest, touches
from ingest.layout.lines import Chunk
from ingest.layout.shapes import Rect, Token, hull
from ingest.layout.values import is_year


class Head(NamedTuple):
    """A header cell over the columns `first` to `last`, and its words in reading order."""

    first: int
    last: int
    tokens: tuple[Token, ...]


def header_rows(lines: Sequence[Sequence[Chunk]], spans: Sequence[Span]) -> list[list[Head]]:
    """One row of header cells, or two where titles stand over groups of years.

    A title over three years is as a rule narrower than they are, so what it covers is not what it
    overlaps: titles and the columns below them are matched in order, each title as near as can be
    to the middle of its columns.
    """
    if not any(lines):
        return []
    years = _years_line(lines)
    stacks = _stacks(
        [chunk for index, line in enumerate(lines) if index != years for chunk in line]
    )
    if years is None:
        return [_one_row(stacks, spans)]
    under = {nearest(chunk.rect, spans): chunk for chunk in lines[years] if _is_year(chunk)}
    rest = [chunk for chunk in lines[years] if not _is_year(chunk)]
    stacks = _stacks([chunk for stack in stacks for chunk in stack] + rest)
    columns = sorted(under)
    over = [stack for stack in stacks if _is_over(_rect(stack), columns, spans)]
    beside = [stack for stack in stacks if stack not in over]
    if len(over) in (0, len(columns)):
        merged = [
            Head(
                column,
                column,
                (*(_tokens(over[n]) if over else ()), *under[column].tokens),
            )
            for n, column in enumerate(columns)
        ]
        return [sorted(merged + _one_row(beside, spans))]
    groups = _grouped([_center(_rect(stack)) for stack in over], [spans[c] for c in columns])
    titles = [
        Head(columns[first], columns[last], _tokens(stack))
        for stack, (first, last) in zip(over, groups, strict=True)
    ]
    below = [Head(column, column, under[column].tokens) for column in columns]
    return [sorted(titles + _one_row(beside, spans)), below]


def _is_year(chunk: Chunk) -> bool:
    return all(is_year(token.text) for token in chunk.tokens if not token.raised)


def _years_line(lines: Sequence[Sequence[Chunk]]) -> int | None:
    for index in reversed(range(len(lines))):
        if sum(_is_year(chunk) for chunk in lines[index]) > 1:
            return index
    return None


def _stacks(chunks: list[Chunk]) -> list[list[Chunk]]:
    """Chunks above each other: the lines of one header cell; from left to right."""
    found: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda c: c.base):
        home = next((s for s in found if touches(chunk.rect, _sides(s))), None)
        if home is None:
            found.append([chunk])
        else:
            home.append(chunk)
    return sorted(found, key=lambda s: _rect(s).left)


def _sides(stack: Sequence[Chunk]) -> Span:
    return _rect(stack).left, _rect(stack).right


def _rect(stack: Sequence[Chunk]) -> Rect:
    return hull([chunk.rect for chunk in stack])


def _center(rect: Rect) -> float:
    return (rect.left + rect.right) / 2


def _tokens(stack: Sequence[Chunk]) -> tuple[Token, ...]:
    return tuple(token for chunk in stack for token in chunk.tokens)


def _is_over(rect: Rect, columns: Sequence[int], spans: Sequence[Span]) -> bool:
    """Whether a title's middle lies over the columns of the years."""
    middle = _center(rect)
    left, right = spans[columns[0]][0], spans[columns[-1]][1]
    return left <= middle <= right and nearest(rect, spans) in range(columns[0], columns[-1] + 1)


def _one_row(stacks: list[list[Chunk]], spans: Sequence[Span]) -> list[Head]:
    """Each stack over the columns that it overlaps, or else the nearest."""
    found: dict[int, Head] = {}
    for stack in stacks:
        rect = _rect(stack)
        covered = [i for i, span in enumerate(spans) if touches(rect, span)]
        covered = covered or [nearest(rect, spans)]
        first, last = covered[0], covered[-1]
        known = found.get(first)
        before = known.tokens if known else ()
        found[first] = Head(first, max(last, known.last if known else 0), before + _tokens(stack))
    heads = [found[first] for first in sorted(found)]
    return [
        head._replace(last=min(head.last, heads[n + 1].first - 1)) if n + 1 < len(heads) else head
        for n, head in enumerate(heads)
    ]


def _grouped(centers: Sequence[float], spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The columns cut into as many runs as there are titles, each centred below its own."""

    @cache
    def cut(title: int, first: int) -> tuple[float, int]:
        if title == len(centers):
            return (0.0 if first == len(spans) else float("inf")), first
        options = []
        for end in range(first + 1, len(spans) + 1):
            middle = (spans[first][0] + spans[end - 1][1]) / 2
            options.append((abs(middle - centers[title]) + cut(title + 1, end)[0], end))
        return min(options, default=(float("inf"), first))

    groups = []
    first = 0
    for title in range(len(centers)):
        end = cut(title, first)[1]
        groups.append((first, end - 1))
        first = end
    return groups
