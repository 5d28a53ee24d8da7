"""Lines and tables of a page → blocks in the order in which a person reads them.

A page is read from top to bottom, but where it stands in columns each column is read to its end
first. A column region is a stretch of the page with one empty strip from top to bottom that no
line, table, rule or area crosses.
"""

from dataclasses import dataclass
from statistics import median

from ingest.layout.lines import Chunk, chunks, lines
from ingest.layout.shapes import Rect, Sheet, Token
from ingest.layout.tables import Table

# The narrowest strip between two columns of text, in points.
_STRIP = 6.0
# A gap of more than this many lines ends a column that goes on alone.
_PAUSE = 2.6
# Lines of prose have this many words; the labels of a list have fewer.
_PROSE = 4


@dataclass(frozen=True, slots=True)
class Item:
    """A chunk of a line, a table or something drawn (neither), with its place."""

    rect: Rect
    chunk: Chunk | None = None
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: chunks that are read one after the other."""

    chunks: tuple[Chunk, ...]

    @property
    def rect(self) -> Rect:
        rects = [chunk.rect for chunk in self.chunks]
        return Rect(
            min(r.left for r in rects),
            min(r.top for r in rects),
            max(r.right for r in rects),
            max(r.bottom for r in rects),
        )


Block = tuple[Line, ...] | Table


def blocks(sheet: Sheet, tokens: list[Token], tables: list[Table]) -> list[Block]:
    """Paragraphs and tables in reading order; `tokens` are those that stand in no table."""
    items = [Item(chunk.rect, chunk=chunk) for line in lines(tokens) for chunk in chunks(line)]
    items += [Item(table.rect, table=table) for table in tables]
    items += [Item(rect) for rect in _drawn(sheet, tables)]
    return _paragraphs(_read(_rows(items)))


def _drawn(sheet: Sheet, tables: list[Table]) -> list[Rect]:
    """What is drawn outside tables and could separate or fill columns."""
    thin = [Rect(rule.start, rule.at, rule.end, rule.at) for rule in sheet.across]
    page = sheet.width * sheet.height
    solid = [r for r in sheet.areas + sheet.pictures if r.width * r.height < 0.5 * page]
    return [
        rect
        for rect in thin + solid
        if rect.width > 2 * _STRIP
        and not any(
            table.rect.holds((rect.left + rect.right) / 2, rect.middle, 2.0) for table in tables
        )
    ]


Row = list[Item]


def _rows(items: list[Item]) -> list[Row]:
    """Items whose heights overlap by more than a sliver stand in one row; tables stand alone with
    whatever is beside them."""
    found: list[Row] = []
    top = bottom = 0.0
    for item in sorted(items, key=lambda i: (_middle(i), i.rect.left)):
        if found and _beside(top, bottom, item):
            found[-1].append(item)
            if item.chunk is not None and found[-1][0].chunk is None:
                top, bottom = item.rect.top, item.rect.bottom
        else:
            found.append([item])
            top, bottom = item.rect.top, item.rect.bottom
    return found


def _middle(item: Item) -> float:
    return item.chunk.base if item.chunk else item.rect.top


def _beside(top: float, bottom: float, item: Item) -> bool:
    overlap = min(bottom, item.rect.bottom) - max(top, item.rect.top)
    return overlap > 0.5 * min(bottom - top, item.rect.height) and item.table is None


Strip = tuple[float, float]


def _read(rows: list[Row]) -> list[Line | Table]:
    """The rows in order, column regions resolved."""
    found: list[Line | Table] = []
    index = 0
    while index < len(rows):
        end, strip = _region(rows, index)
        if strip is not None:
            middle = (strip[0] + strip[1]) / 2
            region = rows[index:end]
            for side in (
                [[i for i in row if i.rect.left < middle] for row in region],
                [[i for i in row if i.rect.left >= middle] for row in region],
            ):
                found += _read(_rows([item for row in side for item in row]))
            index = end
        else:
            found += _row(rows[index])
            index += 1
    return found


def _row(row: Row) -> list[Line | Table]:
    found: list[Line | Table] = []
    line = tuple(sorted((i.chunk for i in row if i.chunk), key=lambda c: c.rect.left))
    if line:
        found.append(Line(line))
    found += [item.table for item in row if item.table]
    return found


def _region(rows: list[Row], start: int) -> tuple[int, Strip | None]:
    """The column region that starts at a row: its end and its empty strip, if there is one."""
    for strip in _strips(rows[start]):
        end, free = _extent(rows, start, strip)
        if free is not None and _reads_in_columns(rows[start:end], free):
            return end, free
    return start, None


def _strips(row: Row) -> list[Strip]:
    """The gaps of a row, the widest first."""
    found = []
    items = sorted((item.rect for item in row), key=lambda r: r.left)
    reach = items[0].right
    for rect in items[1:]:
        if rect.left - reach >= _STRIP:
            found.append((reach, rect.left))
        reach = max(reach, rect.right)
    return sorted(found, key=lambda s: s[0] - s[1])


def _extent(rows: list[Row], start: int, strip: Strip) -> tuple[int, Strip | None]:
    """How far down a strip stays empty, narrowing as it goes, and what is left of it."""
    left, right = strip
    last_both = start
    index = start
    limits = (left, right)
    while index < len(rows):
        narrowed = _narrowed(rows[index], left, right)
        if narrowed is None:
            break
        left, right = narrowed
        middle = (left + right) / 2
        sides = {item.rect.left < middle for item in rows[index] if item.chunk or item.table}
        if len(sides) == 2:
            last_both = index
            limits = (left, right)
        index += 1
    end = _tail(rows, last_both, index, limits)
    return end, limits if end > start else None


def _narrowed(row: Row, left: float, right: float) -> Strip | None:
    for item in row:
        rect = item.rect
        if rect.right <= left or rect.left >= right:
            continue
        if rect.left < left and rect.right > right:
            return None
        if rect.left < left:
            left = rect.right
        elif rect.right > right:
            right = rect.left
        elif rect.left - left > right - rect.right:
            right = rect.left
        else:
            left = rect.right
        if right - left < _STRIP:
            return None
    return left, right


def _tail(rows: list[Row], last_both: int, limit: int, strip: Strip) -> int:
    """Where the longer column ends that goes on alone below the last row of both."""
    middle = (strip[0] + strip[1]) / 2
    end = last_both + 1
    for side in (True, False):
        bottom = max(
            (i.rect.bottom for row in rows[:end] for i in row if (i.rect.left < middle) == side),
            default=0.0,
        )
        for index in range(last_both + 1, limit):
            items = [i for i in rows[index] if (i.rect.left < middle) == side]
            if len(items) != len(rows[index]) or any(i.chunk is None for i in items):
                break
            rect = items[0].rect
            if rect.top - bottom > _PAUSE * rect.height or _is_underlined(rows, index):
                break
            bottom = rect.bottom
            end = max(end, index + 1)
    return end


def _is_underlined(rows: list[Row], index: int) -> bool:
    """Whether the next thing below a line is drawn, close and wider: it is a heading's."""
    if index + 1 == len(rows):
        return False
    line, below = rows[index][0].rect, rows[index + 1][0]
    drawn = below.chunk is None and below.table is None
    return drawn and below.rect.top - line.bottom < line.height and below.rect.width > line.width


def _reads_in_columns(region: list[Row], strip: Strip) -> bool:
    """Whether the sides of a strip are columns of their own, not the cells of common rows."""
    middle = (strip[0] + strip[1]) / 2
    left = [i.chunk for row in region for i in row if i.chunk and i.rect.left < middle]
    right = [i.chunk for row in region for i in row if i.chunk and i.rect.left >= middle]
    if not left or not right:
        return True
    if any(item.table for row in region for item in row):
        return True
    return all(
        median(len(chunk.tokens) for chunk in side) >= _PROSE and len(side) > 1
        for side in (left, right)
    )


def _paragraphs(found: list[Line | Table]) -> list[Block]:
    """Lines that follow each other closely, in one column, as one block."""
    result: list[Block] = []
    current: list[Line] = []
    for item in found:
        if isinstance(item, Table):
            if current:
                result.append(tuple(current))
            current = []
            result.append(item)
            continue
        if current and not _follows(current[-1], item):
            result.append(tuple(current))
            current = []
        current.append(item)
    if current:
        result.append(tuple(current))
    return result


def _follows(above: Line, below: Line) -> bool:
    one, other = above.chunks[0], below.chunks[0]
    size = max(one.size, other.size)
    step = other.base - one.base
    return 0 < step < 1.45 * size and abs(one.size - other.size) < 0.15 * size
