"""A ficha as a Word document, as an office passes it on: the same blocks, real Word tables."""

from collections.abc import Iterable
from functools import singledispatch
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from fichas.draw.blocks import (
    Bar,
    Block,
    Bullets,
    Cell,
    Columns,
    Heading,
    Line,
    Lines,
    Notes,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    Title,
    laid_out,
    line,
)
from fichas.draw.layout import Arrangement, ficha_to_blocks
from fichas.draw.model import FichaData

_ONE_COLUMN = Arrangement(focalization_columns=1, efficiency_columns=1, charts=False)


def to_word(data: FichaData) -> bytes:
    """The whole ficha as a .docx file's bytes, in one column and without charts."""
    document = Document()
    document.styles["Normal"].font.size = Pt(8)
    for block in ficha_to_blocks(data, _ONE_COLUMN):
        _write(block, document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _runs(paragraph: WordParagraph, text: Line) -> None:
    for part in text:
        run = paragraph.add_run(part.text)
        run.bold = part.bold or None
        run.font.superscript = part.note or None


def _paragraphs(document: WordDocument, lines: Iterable[Line]) -> None:
    for text in lines:
        _runs(document.add_paragraph(), text)


@singledispatch
def _write(block: Block, _document: WordDocument) -> None:
    raise TypeError(f"no Word for {type(block).__name__}")


@_write.register
def _title(block: Title, document: WordDocument) -> None:
    for text in (*block.main, *block.small, block.notice):
        if text:
            document.add_paragraph(text)


@_write.register
def _bar(block: Bar, document: WordDocument) -> None:
    document.add_heading(block.text, level=1)


@_write.register
def _heading(block: Heading, document: WordDocument) -> None:
    _runs(document.add_heading(level=block.rank + 1), block.text)


@_write.register
def _paragraph(block: Paragraph, document: WordDocument) -> None:
    _paragraphs(document, (block.text,))


@_write.register
def _lines(block: Lines | Notes, document: WordDocument) -> None:
    _paragraphs(document, block.lines)


@_write.register
def _bullets(block: Bullets, document: WordDocument) -> None:
    _paragraphs(document, (line(f"• {point}") for point in block.points))


@_write.register
def _columns(block: Columns, document: WordDocument) -> None:
    for inner in (*block.left, *block.right):
        _write(inner, document)


@_write.register
def _nothing(_block: Picture | PageBreak, _document: WordDocument) -> None:
    return


@_write.register
def _table(block: Table, document: WordDocument) -> None:
    grid = laid_out(block)
    table = document.add_table(len(grid), len(block.weights), style="Table Grid")
    for y, row in enumerate(grid):
        for x, cell in enumerate(row):
            if cell is None:
                continue
            target = table.cell(y, x)
            if cell.columns > 1 or cell.rows > 1:
                target = target.merge(table.cell(y + cell.rows - 1, x + cell.columns - 1))
            _fill(target, cell)


def _fill(target: _Cell, cell: Cell) -> None:
    for index, text in enumerate(cell.paragraphs):
        _runs(target.add_paragraph() if index else target.paragraphs[0], text)
