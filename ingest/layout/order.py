"""Lines and tables of a page → blocks in the order in which a person reads them.

A page is read from top to bottom, but where it stands in columns each column is read to its end
first. A column region is a stretch of the page with one empty strip from top to bottom that no
line, table, rule or area crosses. Tables without a grid of rules are found within what is read
one after the other, so that those of two columns never mix.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout.aligned import aligned_tables, is_anchor
from ingest.layout.figures import Figure
from ingest.layout.lines import Chunk, chunks, is_one_line, lines
from ingest.layout.rules import level_edges, merged
from ingest.layout.shapes import Rect, Rule, Sheet, Token
from ingest.layout.tables import Table

# The narrowest strip between two columns of text, in points.
_STRIP = 6.0
# A gap of more than this many lines ends a column that goes on alone.
_PAUSE = 2.6
# The longest line of a column of prose has this many words; the labels of a list have fewer.
_PROSE = 6
# This share of a column's lines starts at its left margin, give or take some points.
_MOST = 0.6
_FLUSH = 3.0
# A table's lines are cut where words stand this far apart, in sizes.
_CELL_GAP = 0.7
# Lines of a paragraph follow each other this closely, in sizes.
_LEADING = 1.45


@dataclass(frozen=True, slots=True)
class Item:
    """A chunk of a line, a table, a figure, or (none of them) a rule or an area."""

    rect: Rect
    chunk: Chunk | None = None
    table: Table | None = None
    figure: Figure | None = None

    @property
    def is_read(self) -> bool:
        """Whether it stands in a column, rather than parts them."""
        return bool(self.chunk or self.table or self.figure)


Line = tuple[Token, ...]
Block = tuple[Line, ...] | Table
Row = list[Item]
Strip = tuple[float, float]


def blocks(
    sheet: Sheet, tokens: list[Token], tables: Sequence[Table], charts: Sequence[Figure]
) -> list[Block]:
    """Paragraphs and tables in reading order.

    `tokens` are those that stand in no table or chart, `tables` those with a grid of rules.
    """
    items = [Item(chunk.rect, chunk=chunk) for line in lines(tokens) for chunk in chunks(line)]
    items += [Item(table.rect, table=table) for table in tables]
    items += [Item(figure.rect, figure=figure) for figure in charts]
    items += [Item(rect) for rect in _drawn(sheet, tables, charts)]
    edges = [edge for area in sheet.areas for edge in level_edges(area)]
    return _read(_rows(items), merged(sheet.across + edges))


def _drawn(sheet: Sheet, tables: Sequence[Table], charts: Sequence[Figure]) -> list[Rect]:
    """The rules and areas outside tables and charts."""
    thin = [Rect(rule.start, rule.at, rule.end, rule.at) for rule in merged(sheet.across)]
    page = sheet.width * sheet.height
    solid = [r for r in sheet.areas if r.width * r.height < 0.5 * page]
    taken = [table.rect for table in tables] + [figure.rect for figure in charts]
    return [
        rect
        for rect in thin + solid
        if rect.width > 2 * _STRIP
        and not any(t.holds((rect.left + rect.right) / 2, rect.middle, 2.0) for t in taken)
    ]


def _rows(items: list[Item]) -> list[Row]:
    """Items side by side, top down: chunks of about one height; anything else stands alone."""
    found: list[Row] = []
    for item in sorted(items, key=lambda i: (_height(i), i.rect.left)):
        if found and _is_beside(found[-1][0], item):
            found[-1].append(item)
        else:
            found.append([item])
    return found


def _height(item: Item) -> float:
    return item.chunk.base if item.chunk else item.rect.top


def _is_beside(first: Item, item: Item) -> bool:
    if first.chunk is None or item.chunk is None:
        return False
    return is_one_line(first.chunk, item.chunk)


def _read(rows: list[Row], rules: Sequence[Rule]) -> list[Block]:
    """The rows in order, column regions resolved."""
    found: list[Block] = []
    run: list[Row] = []
    index = 0
    while index < len(rows):
        end, strip = _region(rows, index)
        if strip is None:
            run.append(rows[index])
            index += 1
            continue
        found += _run(run, rules)
        run = []
        middle = sum(strip) / 2
        items = [item for row in rows[index:end] for item in row]
        for side in (True, False):
            column = [item for item in items if (item.rect.left < middle) == side]
            found += _read(_rows(column), rules)
        index = end
    return found + _run(run, rules)


def _run(rows: list[Row], rules: Sequence[Rule]) -> list[Block]:
    """Rows that are read one after the other: tables are found, the rest is paragraphs."""
    rows = [row for row in rows if any(item.is_read for item in row)]
    cells = [
        [cell for item in _across(row) if item.chunk for cell in _cells(item.chunk)] for row in rows
    ]
    found: list[Block] = []
    start = 0
    for table in aligned_tables(cells, rules):
        found += _plain(rows[start : table.first])
        found.append(table.table)
        start = table.end
    return found + _plain(rows[start:])


def _across(row: Row) -> Row:
    return sorted(row, key=lambda item: item.rect.left)


def _cells(chunk: Chunk) -> list[Chunk]:
    return chunks(list(chunk.tokens), _CELL_GAP)


def _plain(rows: list[Row]) -> list[Block]:
    """Lines as paragraphs; ruled tables and the labels of charts as blocks of their own."""
    found: list[Block] = []
    paragraph: list[Line] = []
    for row in rows:
        line = tuple(token for item in _across(row) if item.chunk for token in item.chunk.tokens)
        if line and paragraph and not _follows(paragraph[-1], line):
            found.append(tuple(paragraph))
            paragraph = []
        if line:
            paragraph.append(line)
            continue
        found += [tuple(paragraph)] if paragraph else []
        paragraph = []
        for item in row:
            if item.table:
                found.append(item.table)
            if item.figure and item.figure.tokens:
                found.append(tuple(tuple(one) for one in lines(list(item.figure.tokens))))
    return found + ([tuple(paragraph)] if paragraph else [])


def _follows(above: Line, below: Line) -> bool:
    one, other = (max(token.size for token in line) for line in (above, below))
    size = max(one, other)
    alike = abs(one - other) < 0.15 * size
    return alike and 0 < below[0].base - above[0].base < _LEADING * size


def _region(rows: list[Row], start: int) -> tuple[int, Strip | None]:
    """The column region that starts at a row: its end and its empty strip, if there is one."""
    for strip in _strips(rows[start]):
        end, free = _extent(rows, start, strip)
        if free is not None and _reads_in_columns(rows[start:end], free):
            return end, free
    return start, None


def _strips(row: Row) -> list[Strip]:
    """The gaps of a row, the widest first."""
    rects = sorted((item.rect for item in row if item.is_read), key=lambda r: r.left)
    found: list[Strip] = []
    reach = rects[0].right if rects else 0.0
    for rect in rects[1:]:
        if rect.left - reach >= _STRIP:
            found.append((reach, rect.left))
        reach = max(reach, rect.right)
    return sorted(found, key=lambda s: s[0] - s[1])


def _extent(rows: list[Row], start: int, strip: Strip) -> tuple[int, Strip | None]:
    """How far down a strip stays empty, narrowing as it goes, and what is left of it."""
    left, right = strip
    common, free = start, strip
    bottoms = {True: 0.0, False: 0.0}
    index = start
    while index < len(rows):
        narrowed = _narrowed(rows[index], left, right)
        if narrowed is None:
            break
        left, right = narrowed
        middle = (left + right) / 2
        sides = {item.rect.left < middle for item in rows[index] if item.is_read}
        top = min(item.rect.top for item in rows[index])
        if len(sides) == 2 or any(top < bottoms[not side] for side in sides):
            common, free = index, (left, right)
        for item in rows[index]:
            side = item.rect.left < middle
            bottoms[side] = max(bottoms[side], item.rect.bottom if item.is_read else 0.0)
        index += 1
    end = _tail(rows, common, index, sum(free) / 2)
    return end, free if end > start else None


def _narrowed(row: Row, left: float, right: float) -> Strip | None:
    """What a row leaves of a strip; None where something lies across it."""
    for item in row:
        rect = item.rect
        if rect.right <= left or rect.left >= right:
            continue
        if rect.left < left and rect.right > right:
            return None
        if rect.left < left or (rect.right <= right and rect.left - left <= right - rect.right):
            left = rect.right
        else:
            right = rect.left
        if right - left < _STRIP:
            return None
    return left, right


def _tail(rows: list[Row], common: int, limit: int, middle: float) -> int:
    """Where the longer column ends that goes on alone below the last row of both."""
    end = common + 1
    for side in (True, False):
        own = [i.rect.bottom for row in rows[:end] for i in row if (i.rect.left < middle) == side]
        bottom = max(own, default=0.0)
        for index in range(common + 1, limit):
            items = [i for i in rows[index] if (i.rect.left < middle) == side]
            if len(items) != len(rows[index]):
                break
            if not items[0].is_read:
                continue
            first = items[0]
            line = first.rect.height if first.chunk else _STRIP
            if first.rect.top - bottom > _PAUSE * line:
                break
            if index + 1 == limit and _is_underlined(rows, index):
                break
            bottom = max(i.rect.bottom for i in items)
            end = max(end, index + 1)
    return end


def _is_underlined(rows: list[Row], index: int) -> bool:
    """Whether the rule that ends a region is close below a line and wider: a heading's."""
    if index + 1 == len(rows):
        return False
    line, below = rows[index][0].rect, rows[index + 1][0]
    near = below.rect.top - line.bottom < line.height and below.rect.width > line.width
    return near and not below.is_read


def _reads_in_columns(region: list[Row], strip: Strip) -> bool:
    """Whether the sides of a strip are columns of their own, not the cells of common rows."""
    middle = sum(strip) / 2
    items = [item for row in region for item in row]
    if any(item.table or item.figure for item in items):
        return True
    cells = [[cell for i in _across(row) if i.chunk for cell in _cells(i.chunk)] for row in region]
    if any(is_anchor(row) for row in cells) or sum(len(row) > 2 for row in cells) > 1:
        return False
    return all(
        _is_column([i.chunk for i in items if i.chunk and (i.rect.left < middle) == side])
        for side in (True, False)
    )


def _is_column(side: list[Chunk]) -> bool:
    """Whether lines are those of a column of prose: long ones, most with the same left margin."""
    if len(side) < 2 or max(len(chunk.tokens) for chunk in side) < _PROSE:
        return False
    margin = min(chunk.rect.left for chunk in side)
    flush = sum(chunk.rect.left - margin < _FLUSH for chunk in side)
    return flush >= _MOST * len(side)
