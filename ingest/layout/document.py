"""Sheets → Document: the one text, and every word's place in it."""

from collections.abc import Sequence

from calc.figure import Box
from ingest.layout.continuation import continued
from ingest.layout.figures import figures
from ingest.layout.order import Block, blocks
from ingest.layout.rules import lattices
from ingest.layout.shapes import Rect, Sheet, Token
from ingest.layout.tables import Table, ruled_table
from ingest.layout.view import turned_back
from ingest.layout.words import words
from ingest.page import Cell, Document, Grid, Page, Word

# Page numbers and running titles stand in these shares of a page's height.
_HEAD = 0.07
_FOOT = 0.93


def document_of(sheets: Sequence[Sheet], identity: str, name: str) -> Document:
    """A document of pages with geometry.

    Its text has a line for each printed line of prose and for each row of a table, and a blank
    line after each block.
    """
    text = _Text()
    pages = []
    above: Table | None = None
    for number, sheet in enumerate(sheets, 1):
        page = _joined(_blocks(sheet), above, sheet)
        above = _last_table(page, sheet)
        pages.append(_page(text, sheet, page, number))
    return Document(identity, name, "pdf", text.whole(), tuple(pages))


def _blocks(sheet: Sheet) -> list[Block]:
    """What a page says, in reading order."""
    tokens = words(sheet.tokens)
    tables: list[Table] = []
    taken: list[Rect] = []
    for lattice in lattices(sheet.across, sheet.down, _backgrounds(sheet, tokens)):
        ruled = ruled_table(lattice, tokens)
        if ruled is None:
            continue
        table, tokens = ruled
        taken.append(lattice.rect)
        tables += [table] if table else []
    charts, tokens = figures(sheet, tokens, taken)
    return blocks(sheet, tokens, tables, charts)


def _backgrounds(sheet: Sheet, tokens: Sequence[Token]) -> list[Rect]:
    """The areas that lie behind text."""
    return [
        area for area in sheet.areas if any(area.holds(t.center, t.rect.middle) for t in tokens)
    ]


def _joined(page: list[Block], above: Table | None, sheet: Sheet) -> list[Block]:
    """The page with its first table made a part of the table that the page before ended with."""
    inner = [n for n, block in enumerate(page) if not _is_margin(block, sheet)]
    if above is None or not inner:
        return page
    first = page[inner[0]]
    if isinstance(first, Table):
        page[inner[0]] = continued(first, above)
    return page


def _last_table(page: list[Block], sheet: Sheet) -> Table | None:
    inner = [block for block in page if not _is_margin(block, sheet)]
    return inner[-1] if inner and isinstance(inner[-1], Table) else None


def _is_margin(block: Block, sheet: Sheet) -> bool:
    """Whether a block is a page number or a running title."""
    if isinstance(block, Table):
        return False
    heights = [token.rect.middle / sheet.height for line in block for token in line]
    return max(heights) < _HEAD or min(heights) > _FOOT


def _page(text: "_Text", sheet: Sheet, page: Sequence[Block], number: int) -> Page:
    start = text.length
    text.turn_to(sheet)
    grids = []
    for block in page:
        if isinstance(block, Table):
            grids.append(text.table(block, number))
        else:
            for line in block:
                text.line(line)
        text.gap()
    whole = text.box(Rect(0.0, 0.0, sheet.width, sheet.height))
    width, height = whole.right - whole.left, whole.bottom - whole.top
    return Page(number, start, text.length, width, height, tuple(text.words), tuple(grids))


class _Text:
    """The text as it grows."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._turn = (0, 0.0, 0.0)
        self.length = 0
        self.words: list[Word] = []

    def whole(self) -> str:
        """All of it."""
        return "".join(self._parts)

    def turn_to(self, sheet: Sheet) -> None:
        """Starts the words of a page."""
        self._turn = (sheet.quarters, sheet.width, sheet.height)
        self.words = []

    def line(self, tokens: Sequence[Token]) -> None:
        """A line of words with blanks between."""
        self._run(tokens)
        self._put("\n")

    def gap(self) -> None:
        """The blank line after a block."""
        self._put("\n")

    def table(self, table: Table, page: int) -> Grid:
        """One line a row; a row without words adds none."""
        rows = []
        for slots in table.rows:
            cells: list[Cell | None] = []
            printed = False
            for slot in slots:
                if slot is None:
                    cells.append(None)
                    continue
                if slot.tokens and printed:
                    self._put(" ")
                cells.append(Cell(tuple(self._run(slot.tokens)), self.box(slot.rect)))
                printed = printed or bool(slot.tokens)
            if printed:
                self._put("\n")
            rows.append(tuple(cells))
        return Grid(page, self.box(table.rect), tuple(rows))

    def box(self, rect: Rect) -> Box:
        """A rectangle on the page as it is shown."""
        left, top, right, bottom = turned_back(rect, *self._turn) if self._turn[0] % 4 else rect
        return Box(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def _run(self, tokens: Sequence[Token]) -> list[Word]:
        found = []
        for index, token in enumerate(tokens):
            if index:
                self._put(" ")
            found.append(self._word(token))
        return found

    def _word(self, token: Token) -> Word:
        start = self.length
        self._put(token.text)
        box, size = self.box(token.rect), round(token.size, 2)
        word = Word(token.text, start, self.length, box, size, token.raised, token.bold)
        self.words.append(word)
        return word
