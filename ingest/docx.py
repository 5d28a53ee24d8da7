"""Word document → Document: its paragraphs and tables in their order, as text.

A Word file has no pages before it is printed; those that Word noted when it last showed the
document, and hard page breaks, are taken as its pages.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from calc.figure import Box
from ingest import errors
from ingest.page import Cell, Document, Grid, Page, Word

_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)

# What the parts of the file may take unpacked, in bytes: a small file can hide a huge one.
MAX_UNPACKED = 200_000_000


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph (one row of one cell) or a table; a cell that another covers is None."""

    rows: tuple[tuple[str | None, ...], ...]
    opens_page: bool
    is_table: bool


def read_docx(data: bytes, name: str) -> Document:
    """Paragraphs, one to a line, with a blank line after each; a table row is a line too.

    Tables give grids: their cells are known, though not where they stand on paper.
    Raises DamagedDocx, TooLarge, BlankText.
    """
    parts: list[str] = []
    starts = [0]
    length = 0
    grids: list[tuple[int, Grid]] = []
    for block in _blocks(_opened(data, name)):
        if block.opens_page and length:
            starts.append(length)
        text, rows = _set(block, length)
        if block.is_table and text:
            grids.append((length, Grid(len(starts), _NOWHERE, rows)))
        parts.append(text)
        length += len(text)
    text = "".join(parts)
    if not text.strip():
        raise errors.BlankText(name)
    bounds = pairwise([*(s for s in dict.fromkeys(starts) if s < length), length])
    pages = tuple(
        Page(number, start, end, grids=tuple(grid for at, grid in grids if start <= at < end))
        for number, (start, end) in enumerate(bounds, 1)
    )
    return Document(hashlib.sha256(data).hexdigest(), name, "docx", text, pages)


def _set(block: _Block, offset: int) -> tuple[str, tuple[tuple[Cell | None, ...], ...]]:
    """A block's text, one line a row and a blank line after, and its cells with their words."""
    lines: list[str] = []
    rows: list[tuple[Cell | None, ...]] = []
    for row in block.rows:
        cells: list[Cell | None] = []
        line = ""
        for text in row:
            if text is None:
                cells.append(None)
                continue
            if text and line:
                line += " "
            start = offset + sum(map(len, lines)) + len(line)
            words = (
                Word(m[0], start + m.start(), start + m.end(), _NOWHERE, 0.0)
                for m in re.finditer(r"\S+", text)
            )
            cells.append(Cell(tuple(words), _NOWHERE))
            line += text
        if line:
            lines.append(f"{line}\n")
            rows.append(tuple(cells))
    return ("".join(lines) + "\n" if lines else ""), tuple(rows)


def _opened(data: bytes, name: str) -> WordDocument:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise errors.DamagedDocx(name) from error
    if unpacked > MAX_UNPACKED:
        raise errors.TooLarge(name, unpacked // 1_000_000, MAX_UNPACKED // 1_000_000)
    try:
        return docx.Document(BytesIO(data))
    # python-docx and lxml raise whatever the broken part makes them stumble over.
    except Exception as error:
        raise errors.DamagedDocx(name) from error


def _blocks(word: WordDocument) -> Iterator[_Block]:
    pending = False
    for item in word.iter_inner_content():
        if isinstance(item, Paragraph):
            inner = _breaks(item)
            opens = pending or inner == "before"
            yield _Block(((_plain(item.text),),), opens_page=opens, is_table=False)
            pending = inner == "after"
        else:
            yield _Block(tuple(_rows(item)), opens_page=pending, is_table=True)
            pending = False


def _breaks(paragraph: Paragraph) -> str:
    """Where in the paragraph a page ends: "before" its text, "after" it, or nowhere ("")."""
    seen = False
    for node in paragraph._p.iter():  # noqa: SLF001  # nor for the breaks inside a paragraph
        if node.tag == qn("w:t") and node.text:
            seen = True
        is_hard = node.tag == qn("w:br") and node.get(qn("w:type")) == "page"
        if is_hard or node.tag == qn("w:lastRenderedPageBreak"):
            return "after" if seen else "before"
    return ""


def _rows(table: Table) -> Iterator[tuple[str | None, ...]]:
    seen: set[CT_Tc] = set()
    for row in table.rows:
        cells: list[str | None] = []
        for cell in row.cells:
            # A merged cell is given once for each column and row that it covers.
            element = cell._tc  # noqa: SLF001  # python-docx has no public name for what merges
            covered = element in seen
            seen.add(element)
            cells.append(None if covered else _cell_text(cell))
        yield tuple(cells)


def _cell_text(cell: _Cell) -> str:
    parts = []
    for item in cell.iter_inner_content():
        if isinstance(item, Paragraph):
            parts.append(_plain(item.text))
        else:
            parts.extend(text for row in _rows(item) for text in row if text)
    return " ".join(part for part in parts if part)


def _plain(text: str) -> str:
    return " ".join(text.split())
