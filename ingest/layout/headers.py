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
    dates = [chunk for chunk in lines[years] if _is_year(chunk)]
    rest = [chunk for chunk in lines[years] if not _is_year(chunk)]
    under = _matched([chunk.rect for chunk in dates], spans)
    stacks = _stacks([chunk for stack in stacks for chunk in stack] + rest)
    over = [stack for stack in stacks if _is_over(_rect(stack), dates)]
    beside = [stack for stack in stacks if stack not in over]
    free = [column for column in range(len(spans)) if column not in under]
    sides = [
        Head(free[head.first], free[head.first], head.tokens)
        for head in (_one_row(beside, [spans[c] for c in free]) if free else [])
    ]
    if len(over) in (0, len(dates)):
        tops = [_tokens(stack) for stack in over] or [()] * len(dates)
        merged = [
            Head(column, column, (*top, *date.tokens))
            for column, top, date in zip(under, tops, dates, strict=True)
        ]
        return [sorted(merged + sides)]
    groups = _grouped([_center(_rect(stack)) for stack in over], [_sides([d]) for d in dates])
    titles = [
        Head(under[first], under[last], _tokens(stack))
        for stack, (first, last) in zip(over, groups, strict=True)
    ]
    below = [Head(c, c, date.tokens) for c, date in zip(under, dates, strict=True)]
    return [sorted(titles + sides), below]


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


def _is_over(rect: Rect, dates: Sequence[Chunk]) -> bool:
    """Whether a title's middle lies over the years."""
    return dates[0].rect.left <= _center(rect) <= dates[-1].rect.right


def _one_row(stacks: list[list[Chunk]], spans: Sequence[Span]) -> list[Head]:
    """Each stack over its column; fewer stacks than columns may be titles over several."""
    rects = [_rect(stack) for stack in stacks]
    if len(stacks) > len(spans):
        joined: dict[int, list[Chunk]] = {}
        for stack, rect in zip(stacks, rects, strict=True):
            joined.setdefault(nearest(rect, spans), []).extend(stack)
        return [Head(column, column, _tokens(joined[column])) for column in sorted(joined)]
    columns = _matched(rects, spans)
    return [Head(c, c, _tokens(stack)) for c, stack in zip(columns, stacks, strict=True)]


def _matched(rects: Sequence[Rect], spans: Sequence[Span]) -> list[int]:
    """The column of each of some header cells, in order, no two in one.

    A header is often centred in a column whose values stand at its right side, so it may lie
    beside all of them; what is sure is the order.
    """

    @cache
    def best(rect: int, first: int) -> tuple[float, int]:
        if rect == len(rects):
            return 0.0, -1
        left = len(rects) - rect - 1
        return min(
            (
                (_apart(rects[rect], spans[column]) + best(rect + 1, column + 1)[0], column)
                for column in range(first, len(spans) - left)
            ),
            default=(float("inf"), first),
        )

    found: list[int] = []
    for rect in range(len(rects)):
        found.append(best(rect, found[-1] + 1 if found else 0)[1])
    return found


def _apart(rect: Rect, span: Span) -> float:
    """How far a header is from its column's words: nothing where one lies over the other."""
    return max(rect.left - span[1], span[0] - rect.right, 0.0) + 0.01 * abs(
        _center(rect) - sum(span) / 2
    )


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
