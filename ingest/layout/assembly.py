"""The lines of a table without a full grid of rules → its rows of cells."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ingest.layout.columns import Span, nearest, spans_of
from ingest.layout.headers import Head, header_of
from ingest.layout.lines import Chunk, is_value_chunk
from ingest.layout.partition import shares_with_silent_rows
from ingest.layout.shapes import Rect, Rule, Token, hull
from ingest.layout.tables import Slot, Table, in_order

Line = Sequence[Chunk]
Row = dict[int, list[Token]]

# A rule parts two rows when it runs below this share of the table's width.
_THROUGH = 0.6


def assembled(
    header: Sequence[Line],
    body: Sequence[Line],
    anchors: Sequence[float],
    rules: Sequence[Rule],
) -> Table | None:
    """Header cells and body cells on one grid of columns; None where there is one column alone.

    `anchors` are the baselines of the values of each row of the body, from top to bottom.
    """
    chunks = [chunk for line in body for chunk in line]
    own = spans_of(chunks)
    above = header_of(header, own, _valued(chunks, own))
    spans = above.spans
    if len(spans) < 2:
        return None
    rect = hull([chunk.rect for line in [*header, *body] for chunk in line])
    rows = _ruled_rows(chunks, anchors, spans, _separators(rules, rect)) or _stance_rows(
        chunks, anchors, spans
    )
    edges = _edges(spans, rect)
    slots = [_head_slots(heads, edges, index) for index, heads in enumerate(above.rows)]
    slots += [_body_slots(row, edges) for row in rows]
    return Table(rect, tuple(slots))


def _valued(chunks: Sequence[Chunk], spans: Sequence[Span]) -> set[int]:
    """The columns whose words are values for the most part; the first one holds labels."""
    filled = [0] * len(spans)
    values = [0] * len(spans)
    for chunk in chunks:
        column = nearest(chunk.rect, spans)
        filled[column] += 1
        values[column] += is_value_chunk(chunk)
    return {n for n, count in enumerate(values) if n > 0 and 2 * count > filled[n]}


def _edges(spans: Sequence[Span], rect: Rect) -> list[float]:
    """The sides of the columns: halfway between their strips."""
    return [
        min(rect.left, spans[0][0]),
        *((a[1] + b[0]) / 2 for a, b in pairwise(spans)),
        max(rect.right, spans[-1][1]),
    ]


def _separators(rules: Sequence[Rule], rect: Rect) -> list[float]:
    return sorted(
        rule.at
        for rule in rules
        if rect.top - 1 <= rule.at <= rect.bottom + 1
        and min(rule.end, rect.right) - max(rule.start, rect.left) >= _THROUGH * rect.width
    )


def _ruled_rows(
    chunks: Sequence[Chunk],
    anchors: Sequence[float],
    spans: Sequence[Span],
    separators: Sequence[float],
) -> list[Row] | None:
    """The rows between horizontal rules, where these part every row from the next."""
    bands = [bisect_right(separators, anchor) for anchor in anchors]
    if len(separators) < 2 or len(set(bands)) < len(anchors):
        return None
    rows: dict[int, Row] = {}
    for chunk in chunks:
        row = rows.setdefault(bisect_right(separators, chunk.base), {})
        row.setdefault(nearest(chunk.rect, spans), []).extend(chunk.tokens)
    return [rows[band] for band in sorted(rows)]


def _stance_rows(
    chunks: Sequence[Chunk], anchors: Sequence[float], spans: Sequence[Span]
) -> list[Row]:
    """The rows by how their cells stand to their values."""
    columns: dict[int, list[Chunk]] = {}
    for chunk in sorted(chunks, key=lambda c: c.base):
        columns.setdefault(nearest(chunk.rect, spans), []).append(chunk)
    order = sorted(columns)
    heights = [[chunk.base for chunk in columns[c]] for c in order]
    count, given = shares_with_silent_rows(heights, anchors)
    rows: list[Row] = [{} for _ in range(count)]
    for column, owners in zip(order, given, strict=True):
        for chunk, owner in zip(columns[column], owners, strict=True):
            rows[owner].setdefault(column, []).extend(chunk.tokens)
    return rows


def _body_slots(row: Row, edges: Sequence[float]) -> tuple[Slot | None, ...]:
    words = [token.rect for tokens in row.values() for token in tokens]
    top, bottom = (hull(words).top, hull(words).bottom) if words else (0.0, 0.0)
    return tuple(
        Slot(in_order(row.get(column, [])), Rect(left, top, right, bottom))
        for column, (left, right) in enumerate(pairwise(edges))
    )


def _head_slots(
    heads: Sequence[Head], edges: Sequence[float], index: int
) -> tuple[Slot | None, ...]:
    """A row of header cells; in the second row what the first covers to the bottom is None."""
    words = [token.rect for head in heads for token in head.tokens]
    top, bottom = (hull(words).top, hull(words).bottom) if words else (0.0, 0.0)
    slots: list[Slot | None] = [
        None if index else Slot((), Rect(left, top, right, bottom))
        for left, right in pairwise(edges)
    ]
    for head in heads:
        slots[head.first : head.last + 1] = [None] * (head.last + 1 - head.first)
        rect = Rect(edges[head.first], top, edges[head.last + 1], bottom)
        slots[head.first] = Slot(in_order(list(head.tokens)), rect)
    return tuple(slots)
