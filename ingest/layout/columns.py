"""Columns as the strips of a page that chunks cover."""

from collections.abc import Sequence

from ingest.layout.lines import Chunk
from ingest.layout.shapes import Rect

Span = tuple[float, float]

# Strips closer than this are one column.
_GAP = 2.0
# Less overlap than this is a serif or a rounding.
_TOUCH = 1.0


def spans_of(chunks: Sequence[Chunk]) -> list[Span]:
    """The strips that chunks cover, from left to right."""
    found: list[Span] = []
    for left, right in sorted((chunk.rect.left, chunk.rect.right) for chunk in chunks):
        if found and left - found[-1][1] < _GAP:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def touches(rect: Rect, span: Span) -> bool:
    """Whether a rectangle lies over a strip, if only in part."""
    return min(rect.right, span[1]) - max(rect.left, span[0]) > _TOUCH


def bridges(chunk: Chunk, spans: Sequence[Span]) -> bool:
    """Whether a chunk runs from one strip into another."""
    return sum(touches(chunk.rect, span) for span in spans) > 1


def nearest(rect: Rect, spans: Sequence[Span]) -> int:
    """The strip that holds a rectangle's middle, or is nearest to it."""
    middle = (rect.left + rect.right) / 2

    def distance(index: int) -> tuple[float, float]:
        left, right = spans[index]
        return max(left - middle, middle - right, 0.0), abs(middle - (left + right) / 2)

    return min(range(len(spans)), key=distance)
