"""A page and its text map: each character of a document knows its place.

A reader of a file format (`pdf`, `text`, `docx`) yields a `Document`; everything after it works on
that and never sees the file. `Document.text` is all the pages' text in reading order; every place
is an index into it, so `text[start:end]` is what was printed there.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from calc.figure import Box, Source


def join_lines(lines: Iterable[str]) -> str:
    """The lines of a wrapped text as one, with a space where each ended.

    There is none after a hyphen inside a word or a range ("2018-" / "2020").
    """
    return re.sub(r"(?<=\w)-\n(?=\w)", "-", "\n".join(lines)).replace("\n", " ").strip()


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without spaces: `start` and `end` index the document's text.

    `size` is its font size in points; `raised` tells a superscript (a call to a note).
    """

    text: str
    start: int
    end: int
    box: Box
    size: float
    raised: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table with geometry: its words in reading order (none: the cell is empty)."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        """The words of its lines joined, calls to notes left out."""
        words = [word for word in self.words if not word.raised]
        lines = groupby(words, key=lambda word: round(word.box.top))
        return join_lines(" ".join(word.text for word in line) for _, line in lines)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table found on a page from its rules or its alignment: rows of cells, left to right.

    All rows have the same number of columns; a cell that spans several columns stands in the first
    of them and the others are None.
    """

    page: int
    box: Box
    rows: tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1 and the stretch of the document's text that it holds.

    `words` and `grids` are empty for formats without geometry.
    """

    number: int
    start: int
    end: int
    width: float = 0.0
    height: float = 0.0
    words: tuple[Word, ...] = ()
    grids: tuple[Grid, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text, its pages and their geometry; `id` is the SHA-256 of the file's bytes."""

    id: str
    name: str
    kind: Literal["pdf", "text", "docx"]
    text: str
    pages: tuple[Page, ...]
    _lines: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _furniture: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        starts.extend(i + 1 for i, char in enumerate(self.text) if char == "\n")
        object.__setattr__(self, "_lines", tuple(starts))
        object.__setattr__(self, "_furniture", _furniture(self.text, self.pages))

    def is_furniture(self, start: int) -> bool:
        """Whether the line that begins there is a running head or foot, and not of the text."""
        return start in self._furniture

    def line_at(self, position: int) -> int:
        """The number, from 1, of the line that holds the position."""
        return bisect_right(self._lines, position)

    def page_at(self, position: int) -> Page:
        """The page that holds the position."""
        index = bisect_right(self.pages, position, key=lambda page: page.start)
        return self.pages[max(0, index - 1)]

    def source(self, start: int, end: int) -> Source:
        """The source of a stretch of text, with the box that its words span where known."""
        page = self.page_at(start)
        line = self.line_at(start)
        stop = self.text.find("\n", max(start, end - 1))
        lines = self.text[self._lines[line - 1] : None if stop < 0 else stop]
        text = " ".join(lines.split())
        return Source(self.id, page.number, line, start, end, text, _box(page, start, end))


def _furniture(text: str, pages: tuple[Page, ...]) -> frozenset[int]:
    """Where running heads and feet begin: the same words, or the page number, on most pages."""
    edges: dict[str, list[int]] = {}
    for page in pages:
        lines = [
            (page.start + m.start(), m[0].strip())
            for m in re.finditer(r"[^\n]*\S[^\n]*", text[page.start : page.end])
        ]
        for start, line in dict.fromkeys(lines[:1] + lines[-1:]):
            numberless = re.sub(r"\d+", "#", line.casefold())
            if numberless == "#":  # a lone number: the page's own, however the count begins
                numberless = f"# {int(line) - page.number}"
            edges.setdefault(numberless, []).append(start)
    most = max(3, len(pages) // 2)
    return frozenset(start for starts in edges.values() if len(starts) >= most for start in starts)


def _box(page: Page, start: int, end: int) -> Box | None:
    first = max(0, bisect_right(page.words, start, key=lambda word: word.start) - 1)
    boxes = []
    for word in page.words[first:]:
        if word.start >= end:
            break
        if word.end > start:
            boxes.append(_part(word, start, end))
    if not boxes:
        return None
    return Box(
        min(b.left for b in boxes),
        min(b.top for b in boxes),
        max(b.right for b in boxes),
        max(b.bottom for b in boxes),
    )


def _part(word: Word, start: int, end: int) -> Box:
    """The box of the part of a word, its width shared out evenly among its characters."""
    step = (word.box.right - word.box.left) / max(1, word.end - word.start)
    left = word.box.left + step * max(0, start - word.start)
    right = word.box.right - step * max(0, word.end - end)
    return Box(left, word.box.top, right, word.box.bottom)
