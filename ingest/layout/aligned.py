"""Tables without rules, or with horizontal ones alone → rows and columns, from how words align.

What gives such a table away are lines that hold values apart from each other, its anchors. Around
them lie the lines of wrapped labels and the header; its columns are the strips that no word leaves.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout.assembly import assembled
from ingest.layout.columns import Span, bridges, nearest, spans_of, touches
from ingest.layout.lines import Chunk, chunk_of, is_value_chunk
from ingest.layout.shapes import Rule
from ingest.layout.tables import Table
from ingest.layout.values import is_value, is_year

# A single value counts when it stands this far (in sizes) from its label.
_APART = 1.0
# Two baselines of one table are at most this far apart, in sizes.
_STEP = 3.2
# The lines of a wrapped label follow each other this closely, those of other cells that closely.
_LABEL_STEP = 1.5
_CELL_STEP = 2.3
# A line this far from both its neighbours stands alone.
_ALONE = 1.6
# A table of one row with a single value has at least this many columns.
_MANY = 4
# Type this much larger than the values' is a heading's.
_LARGER = 1.12
# Type this much smaller is a note's.
_SMALLER = 0.96
# A label may be indented this far, in points.
_INDENT = 12.0

Line = Sequence[Chunk]


@dataclass(frozen=True, slots=True)
class Found:
    """A table and the lines that it took: `first` up to but not including `end`."""

    table: Table
    first: int
    end: int


def aligned_tables(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Found]:
    """The tables among lines that are read one after the other, top down.

    An empty line stands for something else (a ruled table, a picture) and parts tables. `rules`
    are the horizontal lines of the page.
    """
    page = [_split_values(line) for line in lines]
    found: list[Found] = []
    index = 0
    while index < len(page):
        table = None
        if is_anchor(page[index]) and not _is_years(page[index]):
            table = _table_at(page, index, found[-1].end if found else 0, rules)
        if table is None:
            index += 1
        else:
            found.append(table)
            index = table.end
    return found


def _split_values(line: Line) -> Line:
    """Cuts chunks of several values: a table's columns may stand closer than words do."""
    parts: list[Chunk] = []
    for chunk in line:
        group = [chunk.tokens[0]]
        for token in chunk.tokens[1:]:
            gap = token.rect.left - group[-1].rect.right
            if is_value(token.text) and is_value(group[-1].text) and gap > 0.45 * token.size:
                parts.append(chunk_of(group))
                group = []
            group.append(token)
        parts.append(chunk_of(group))
    return parts


def is_anchor(line: Line) -> bool:
    """Whether a line has values that stand apart, from each other or from a label before them."""
    places = [n for n, chunk in enumerate(line) if is_value_chunk(chunk)]
    if len(line) < 2 or not places:
        return False
    first = line[places[0]]
    if len(places) > 1:
        return True
    before = line[places[0] - 1] if places[0] else None
    return before is not None and first.rect.left - before.rect.right >= _APART * first.size


def _table_at(page: Sequence[Line], start: int, floor: int, rules: Sequence[Rule]) -> Found | None:
    anchors, spans = _reach(page, start)
    anchors = _true_anchors(page, anchors, spans)
    if len(spans) < 2 or not anchors:
        return None
    side = _side(page, anchors)
    values = spans_of([c for i in anchors for c in page[i] if is_value_chunk(c)])
    first = _rise(page, anchors[0], floor, values, side)
    end = _fall(page, anchors[-1] + 1, spans, values, side)
    anchors = sorted({*anchors, *_lone_values(page, first, end, values)})
    body = _body(page, first, anchors[0], end, rules)
    heights = [page[i][0].base for i in anchors]
    table = assembled(page[first:body], page[body:end], heights, rules)
    return Found(table, first, end) if table and _is_worth(page, anchors, table) else None


def _true_anchors(page: Sequence[Line], anchors: Sequence[int], spans: Sequence[Span]) -> list[int]:
    """Leaves out lines whose only values are numbers that a wrapped text happens to hold alone."""
    filled = [0] * len(spans)
    valued = [0] * len(spans)
    for line in page[anchors[0] : anchors[-1] + 1]:
        for chunk in line:
            column = nearest(chunk.rect, spans)
            filled[column] += 1
            valued[column] += is_value_chunk(chunk)
    columns = {n for n, count in enumerate(valued) if 2 * count > filled[n]}
    return [
        index
        for index in anchors
        if any(is_value_chunk(c) and nearest(c.rect, spans) in columns for c in page[index])
    ]


@dataclass(frozen=True, slots=True)
class _Side:
    """Where labels stand: from the left margin of the table up to its first values."""

    margin: float
    values: float


def _side(page: Sequence[Line], anchors: Sequence[int]) -> _Side:
    """The sides of the table, its margin from all lines that could belong to it."""
    low, high = anchors[0], anchors[-1]
    while low > 0 and page[low - 1] and _step(page[low - 1], page[low]) <= _CELL_STEP:
        low -= 1
    while (
        high + 1 < len(page) and page[high + 1] and _step(page[high], page[high + 1]) <= _CELL_STEP
    ):
        high += 1
    margin = min(line[0].rect.left for line in page[low : high + 1])
    values = min(
        c.rect.left
        for i in anchors
        for c in page[i]
        if is_value_chunk(c) and c.rect.left > margin + _INDENT
    )
    return _Side(margin, values)


def _is_years(line: Line) -> bool:
    """Whether a line holds several years and nothing else that is a value."""
    values = [chunk for chunk in line if is_value_chunk(chunk)]
    return len(values) > 1 and all(is_year(chunk.tokens[0].text) for chunk in values)


def _is_worth(page: Sequence[Line], anchors: Sequence[int], table: Table) -> bool:
    """Whether it is a table: one line alone needs several values, or many columns."""
    if len(anchors) > 1 or len(table.rows[0]) >= _MANY:
        return True
    return sum(is_value_chunk(chunk) for chunk in page[anchors[0]]) > 1


def _reach(page: Sequence[Line], anchor: int) -> tuple[list[int], list[Span]]:
    """The anchors from one on as long as all lines fit common columns, and those columns."""
    anchors = [anchor]
    chunks = list(page[anchor])
    spans = spans_of(chunks)
    pending: list[Chunk] = []
    for index in range(anchor + 1, len(page)):
        line, above = page[index], page[index - 1]
        if not line or _step(above, line) > _STEP or _is_title(page, index, spans):
            break
        if _is_years(line) or any(bridges(chunk, spans) for chunk in line):
            break
        pending += line
        if is_anchor(line):
            anchors.append(index)
            chunks += pending
            pending = []
            spans = spans_of(chunks)
    return anchors, spans


def _step(above: Line, below: Line) -> float:
    """The distance of two lines, in sizes."""
    return (below[0].base - above[0].base) / max(chunk.size for chunk in [*above, *below])


def _is_title(page: Sequence[Line], index: int, spans: Sequence[Span]) -> bool:
    """Whether a line in the label's place stands alone, so that it is no part of a label."""
    line = page[index]
    if len(line) > 1 or nearest(line[0].rect, spans) > 0:
        return False
    below = page[index + 1] if index + 1 < len(page) else None
    return _step(page[index - 1], line) > _ALONE and (not below or _step(line, below) > _ALONE)


def _rise(
    page: Sequence[Line], anchor: int, floor: int, values: Sequence[Span], side: _Side
) -> int:
    """Where the table starts: its header and the lines of its first row above the values."""
    size = max(chunk.size for chunk in page[anchor])
    first = anchor
    for index in range(anchor - 1, floor - 1, -1):
        line, below = page[index], page[index + 1]
        if not line or _step(line, below) > _CELL_STEP or line[0].size > _LARGER * size:
            break
        if _is_label_alone(line, side) and (
            line[0].rect.right > side.values
            or (_step(line, below) > _LABEL_STEP and not _labels(page, index, index - 1, values))
        ):
            break
        first = index
    while first < anchor and _is_label_alone(page[first], side):
        if _goes_on(page, first, side):
            break
        first += 1
    return first


def _is_label_alone(line: Line, side: _Side) -> bool:
    return len(line) == 1 and line[0].rect.left <= side.margin + _INDENT


def _goes_on(page: Sequence[Line], index: int, side: _Side) -> bool:
    """Whether the label on a line goes on closely below it, in the same type."""
    one = page[index][0]
    for line in page[index + 1 : index + 3]:
        if line and line[0].rect.left <= side.margin + _INDENT:
            other = line[0]
            alike = abs(one.size - other.size) < 0.1 * one.size
            same = alike and one.tokens[0].bold == other.tokens[0].bold
            return same and other.base - one.base <= _LABEL_STEP * one.size
    return False


def _fall(
    page: Sequence[Line], end: int, spans: Sequence[Span], values: Sequence[Span], side: _Side
) -> int:
    """Where the table ends: after the last lines of the cells of its last row."""
    for index in range(end, len(page)):
        line, above = page[index], page[index - 1]
        if not line or any(bridges(chunk, spans) for chunk in line):
            return index
        if len(line) > 1 and any(_is_valued(chunk, values) for chunk in line):
            return index
        alone = _is_label_alone(line, side) and not _labels(page, index, index + 1, values)
        limit = _LABEL_STEP if alone else _CELL_STEP
        if _is_note(line, above, side) or _step(above, line) > limit:
            return index
    return len(page)


def _is_note(line: Line, above: Line, side: _Side) -> bool:
    """Whether a line is set smaller than a table above it, or marked as its note.

    The mark stands at the margin; within the table it is the sign of a product ("* 100").
    """
    smaller = line[0].size < _SMALLER * max(chunk.size for chunk in above)
    marked = line[0].tokens[0].text.startswith("*") and line[0].rect.left <= side.margin + _INDENT
    return smaller or marked


def _labels(page: Sequence[Line], index: int, other: int, values: Sequence[Span]) -> bool:
    """Whether a line is a label's, half of which stands above and half below a single value."""
    if not 0 <= other < len(page) or len(page[other]) != 1:
        return False
    near = abs(_step(page[index], page[other])) <= 1.0
    return near and _is_valued(page[other][0], values)


def _is_valued(chunk: Chunk, values: Sequence[Span]) -> bool:
    return is_value_chunk(chunk) and any(touches(chunk.rect, span) for span in values)


def _lone_values(page: Sequence[Line], first: int, end: int, values: Sequence[Span]) -> list[int]:
    """The lines that hold a single value: that of a row whose label is above and below it."""
    return [
        index
        for index in range(first, end)
        if len(page[index]) == 1
        and _is_valued(page[index][0], values)
        and not is_year(page[index][0].tokens[0].text)
    ]


def _body(page: Sequence[Line], first: int, row: int, end: int, rules: Sequence[Rule]) -> int:
    """The first line of the body, whose first row has its values on the line `row`."""
    spans = spans_of([chunk for line in page[row:end] for chunk in line])
    width = spans[-1][1] - spans[0][0]
    top = page[first][0].rect.top
    above = [
        rule.at
        for rule in rules
        if top < rule.at < page[row][0].base
        and min(rule.end, spans[-1][1]) - max(rule.start, spans[0][0]) > 0.6 * width
    ]
    if above:
        return next(i for i in range(first, row + 1) if page[i][0].base > max(above))
    filled = {nearest(chunk.rect, spans) for chunk in page[row] if is_value_chunk(chunk)}
    body = first
    for index in range(first, row):
        line = page[index]
        heads = any(_is_over(chunk, spans, filled) for chunk in line)
        bold = line[0].tokens[0].bold and not page[row][0].tokens[0].bold
        if heads or bold:
            body = index + 1
    return body


def _is_over(chunk: Chunk, spans: Sequence[Span], filled: set[int]) -> bool:
    """Whether a chunk can only be a header's: over values, or over several columns."""
    if bridges(chunk, spans):
        return True
    return chunk.rect.left >= spans[0][1] and nearest(chunk.rect, spans) in filled
