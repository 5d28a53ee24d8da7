"""Word document → Document: its paragraphs and tables in their order, as text.

A Word file has no pages before it is printed; those that Word noted when it last showed the
document, and hard page breaks, are taken as its pages.
"""

import hashlib
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

from docx import Document as open_docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ingest import errors
from ingest.page import Document, Page

# What the parts of the file may take unpacked, in bytes: a small file can hide a huge one.
MAX_UNPACKED = 200_000_000


def read_docx(data: bytes, name: str) -> Document:
    """Paragraphs, one to a line, with a blank line after each; a table row is a line, its cells
    joined by a blank.

    Raises DamagedDocx, TooLarge, BlankText.
    """
    word = _opened(data, name)
    parts: list[str] = []
    starts = [0]
    length = 0
    for lines, breaks in _blocks(word):
        if breaks and length:
            starts.append(length)
        block = "".join(f"{line}\n" for line in lines) + "\n" if lines else ""
        parts.append(block)
        length += len(block)
    text = "".join(parts)
    if not text.strip():
        raise errors.BlankText(name)
    pages = tuple(
        Page(number, start, end)
        for number, (start, end) in enumerate(
            pairwise([*(s for s in dict.fromkeys(starts) if s < length), length]), 1
        )
    )
    return Document(hashlib.sha256(data).hexdigest(), name, "docx", text, pages)


def _opened(data: bytes, name: str) -> WordDocument:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MAX_UNPACKED:
            raise errors.TooLarge(name, unpacked // 1_000_000, MAX_UNPACKED // 1_000_000)
        return open_docx(BytesIO(data))
    except errors.TooLarge:
        raise
    # python-docx and lxml raise whatever the broken part makes them stumble over.
    except Exception as error:
        raise errors.DamagedDocx(name) from error


def _blocks(word: WordDocument) -> Iterator[tuple[list[str], bool]]:
    """The lines of each paragraph and table, and whether a page starts with it."""
    pending = False
    for item in word.iter_inner_content():
        if isinstance(item, Paragraph):
            line = _plain(item.text)
            inner = _breaks(item)
            yield ([line] if line else []), pending or inner == "before"
            pending = inner == "after"
        else:
            yield list(_rows(item)), pending
            pending = False


def _breaks(paragraph: Paragraph) -> str:
    """Where in the paragraph a page ends: "before" its text, "after" it, or nowhere ("")."""
    seen = False
    for node in paragraph._p.iter():
        if node.tag == qn("w:t") and node.text:
            seen = True
        is_hard = node.tag == qn("w:br") and node.get(qn("w:type")) == "page"
        if is_hard or node.tag == qn("w:lastRenderedPageBreak"):
            return "after" if seen else "before"
    return ""


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        seen: set[int] = set()
        texts = []
        for cell in row.cells:
            # A merged cell is given once for each column that it covers.
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                texts.append(_cell_text(cell))
        line = " ".join(text for text in texts if text)
        if line:
            yield line


def _cell_text(cell: _Cell) -> str:
    parts = []
    for item in cell.iter_inner_content():
        if isinstance(item, Paragraph):
            parts.append(_plain(item.text))
        else:
            parts.extend(_rows(item))
    return " ".join(part for part in parts if part)


def _plain(text: str) -> str:
    return " ".join(text.split())
