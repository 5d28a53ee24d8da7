"""Sheets → Document: the one text, and every word's place in it."""

from collections.abc import Sequence

from calc.figure import Box
from ingest.layout.figures import figures
from ingest.layout.order import blocks
from ingest.layout.rules import lattices
from ingest.layout.shapes import Rect, Sheet, Token
from ingest.layout.tables import Table, ruled_table
from ingest.layout.words import words
from ingest.page import Cell, Document, Grid, Page, Word


def document_of(sheets: list[Sheet], identity: str, name: str) -> Document:
    """A document of pages with geometry; pages are parted by a form feed's line."""
    text = _Text()
    pages = tuple(_page(text, sheet, number) for number, sheet in enumerate(sheets, 1))
    return Document(identity, name, "pdf", text.whole(), pages)


def _page(text: "_Text", sheet: Sheet, number: int) -> Page:
    tokens = words(sheet.tokens)
    tables: list[Table] = []
    for lattice in lattices(sheet.across, sheet.down, _backgrounds(sheet, tokens)):
        ruled = ruled_table(lattice, tokens)
        if ruled is not None:
            table, tokens = ruled
            tables.append(table)
    start = text.length
    text.words = []
    grids = []
    charts, tokens = figures(sheet, tokens, tables)
    for block in blocks(sheet, tokens, tables, charts):
        if isinstance(block, Table):
            grids.append(text.table(block, number))
        else:
            for line in block:
                text.line(line)
        text.gap()
    return Page(
        number, start, text.length, sheet.width, sheet.height, tuple(text.words), tuple(grids)
    )


def _backgrounds(sheet: Sheet, tokens: Sequence[Token]) -> list[Rect]:
    """The areas that lie behind text."""
    return [
        area for area in sheet.areas if any(area.holds(t.center, t.rect.middle) for t in tokens)
    ]


class _Text:
    """The text as it grows."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.words: list[Word] = []

    def whole(self) -> str:
        return "".join(self._parts)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def _word(self, token: Token) -> Word:
        start = self.length
        self._put(token.text)
        word = Word(
            token.text,
            start,
            self.length,
            _box(token.rect),
            round(token.size, 2),
            token.raised,
            token.bold,
        )
        self.words.append(word)
        return word

    def _run(self, tokens: Sequence[Token]) -> list[Word]:
        found = []
        for index, token in enumerate(tokens):
            if index:
                self._put(" ")
            found.append(self._word(token))
        return found

    def line(self, tokens: Sequence[Token]) -> None:
        self._run(tokens)
        self._put("\n")

    def gap(self) -> None:
        self._put("\n")

    def table(self, table: Table, page: int) -> Grid:
        """One line of text a row; a row without words adds none."""
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
                cells.append(Cell(tuple(self._run(slot.tokens)), _box(slot.rect)))
                printed = printed or bool(slot.tokens)
            if printed:
                self._put("\n")
            rows.append(tuple(cells))
        return Grid(page, _box(table.rect), tuple(rows))


def _box(rect: Rect) -> Box:
    return Box(*(round(edge, 2) for edge in rect))
