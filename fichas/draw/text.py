"""A ficha as the text that extraction gives of its official PDF.

Lines that wrap end in a space; blocks are a blank line apart; empty cells vanish; a page break is
left as a line that starts with a space; two columns come one after the other; header words break.
"""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import singledispatch
from itertools import groupby
from typing import Literal

from .blocks import (
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
    line,
    plain,
)
from .layout import Arrangement, ficha_to_blocks
from .model import FichaData


@dataclass(frozen=True, slots=True)
class TextOptions:
    """How the text was extracted.

    ``width``, ``column_width``: characters a line of running text, and of a column of two.
    ``fit``: characters that a cell holds, as a share of those of running text as wide as the cell.
    ``values``: where the values of a row with a wrapped label stand; in the official text on a line
    of their own, but on the label's last line where that ends in a footnote digit. ``notes``:
    footnote digits stuck to the label (on their own line where they no longer fit), after a space,
    or always on their own line. ``header``: header cells broken over lines or joined on one.
    ``page_lines``: lines after which a page ends, besides those that the layout breaks; 0 for none.
    ``footer``: whether pages end in their number. ``blank_lines``: whether blank lines survived.
    ``trailing_spaces``: whether lines that wrap kept the space at which they broke.
    """

    width: int = 142
    column_width: int = 70
    fit: float = 0.84
    values: Literal["official", "own line", "last line", "middle line"] = "official"
    notes: Literal["stuck", "spaced", "own line"] = "stuck"
    header: Literal["broken", "joined"] = "broken"
    page_lines: int = 0
    footer: bool = False
    blank_lines: bool = True
    trailing_spaces: bool = True
    arrangement: Arrangement = field(default_factory=Arrangement)


# A group of lines that a page break does not part; None stands for the page break itself.
Group = tuple[str, ...] | None


def to_text(data: FichaData, options: TextOptions) -> str:
    """The whole ficha as extracted text, ending like the official one in a line of one space."""
    blocks = ficha_to_blocks(data, options.arrangement)
    groups = (group for block in blocks for group in _extracted(block, options, options.width))
    lines = ["", *_paginate(groups, options), " "]
    if not options.blank_lines:
        lines = [text for text in lines if text]
    if not options.trailing_spaces:
        lines = [text.rstrip() for text in lines]
    return "\n".join(lines)


def _paginate(groups: Iterable[Group], options: TextOptions) -> Iterator[str]:
    on_page, page = 0, 1
    breaking = blank = False
    for group in groups:
        if group is None:
            breaking = True
            continue
        if group == ("",):
            blank = True
            continue
        if options.page_lines and on_page + len(group) > options.page_lines:
            breaking = True
        lines = list(group)
        if breaking:
            if options.footer:
                yield f"Página {page}"
            lines[0] = " " + lines[0]
            on_page, page = 0, page + 1
        elif blank:
            yield ""
            on_page += 1
        breaking = blank = False
        yield from lines
        on_page += len(lines)


@singledispatch
def _extracted(block: Block, _options: TextOptions, _width: int) -> Iterator[Group]:
    raise TypeError(f"no text for {type(block).__name__}")


@_extracted.register
def _title(block: Title, options: TextOptions, _width: int) -> Iterator[Group]:
    for text in block.main:
        yield from _apart(_single(_wrap(text, options.width)))
    yield from _apart(_single(block.small))
    if block.notice:
        yield from _apart([(block.notice,)])


@_extracted.register
def _bar(block: Bar, _options: TextOptions, _width: int) -> Iterator[Group]:
    yield from _apart([(block.text,)])


@_extracted.register
def _running(block: Heading | Paragraph, _options: TextOptions, width: int) -> Iterator[Group]:
    yield from _apart(_single(_wrap(plain(block.text), width)))


@_extracted.register
def _lines(block: Lines, _options: TextOptions, width: int) -> Iterator[Group]:
    yield from _apart(group for text in block.lines for group in _single(_wrap(plain(text), width)))


@_extracted.register
def _notes(block: Notes, options: TextOptions, width: int) -> Iterator[Group]:
    yield from _lines(Lines(block.lines), options, width * 7 // 6)


@_extracted.register
def _bullets(block: Bullets, options: TextOptions, width: int) -> Iterator[Group]:
    yield from _lines(Lines(tuple(line(f"• {point}") for point in block.points)), options, width)


@_extracted.register
def _picture(_block: Picture, _options: TextOptions, _width: int) -> Iterator[Group]:
    yield from ()


@_extracted.register
def _page_break(_block: PageBreak, _options: TextOptions, _width: int) -> Iterator[Group]:
    yield None


@_extracted.register
def _columns(columns: Columns, options: TextOptions, _width: int) -> Iterator[Group]:
    left, right = columns.left, columns.right
    if columns.shared_head and isinstance(left[0], Heading) and isinstance(right[0], Heading):
        yield from _apart([(f"{plain(left[0].text)} {plain(right[0].text)}",)])
        left, right = left[1:], right[1:]
    for block in (*left, *right):
        yield from _extracted(block, options, options.column_width)


def _apart(groups: Iterable[tuple[str, ...]]) -> Iterator[Group]:
    yield from groups
    yield ("",)


def _single(lines: Iterable[str]) -> list[tuple[str, ...]]:
    return [(text,) for text in lines]


def _wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` characters; all but the last end in the space that broke."""
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [f"{part} " for part in lines[:-1]] + lines[-1:]


@_extracted.register
def _table(table: Table, options: TextOptions, width: int) -> Iterator[Group]:
    every = sum(table.weights)
    widths = [int(width * weight / every * options.fit) for weight in table.weights]
    for header in table.header:
        yield from _header(header, widths, options)
    for row in table.rows:
        if table.kind == "indicators":
            yield from _indicator(row, widths)
        else:
            yield from _row(row, widths[0], options)


def _header(cells: tuple[Cell, ...], widths: list[int], options: TextOptions) -> Iterator[Group]:
    texts = [plain(cell.paragraphs[0]) for cell in cells if cell.paragraphs]
    grouped = any(cell.columns > 1 for cell in cells)
    if grouped:
        yield from _apart([tuple(_wrap(texts[0], widths[0]))])
        yield from _apart([(" ".join(texts[1:]),)])
    elif options.header == "joined" or len(texts) != len(widths):
        yield from _apart([(" ".join(texts),)])
    else:
        yield from _broken_header(texts, widths)


def _broken_header(texts: list[str], widths: list[int]) -> Iterator[Group]:
    wrapped = [
        textwrap.wrap(text, width, break_long_words=False)
        for text, width in zip(texts, widths, strict=True)
    ]
    for index, (single, run) in enumerate(groupby(wrapped, key=lambda lines: len(lines) == 1)):
        if single:
            yield (" ".join(lines[0] for lines in run),)
            if index:
                yield ("",)
        else:
            for lines in run:
                for part in lines[:-1]:
                    yield (f"{part} ",)
                    yield ("",)
                yield (lines[-1],)
    yield ("",)


def _row(cells: tuple[Cell, ...], width: int, options: TextOptions) -> Iterator[Group]:
    label = _label(cells[0].paragraphs[0], width, options)
    values = " ".join(plain(cell.paragraphs[0]) for cell in cells[1:] if cell.paragraphs)
    yield from _apart([tuple(_joined(label, values, options))])


def _joined(label: list[str], values: str, options: TextOptions) -> list[str]:
    """The lines of a row: its label's lines with the values where the options put them."""
    place = options.values
    if place == "official":
        place = "last line" if label[-1][:-1].isalpha() and label[-1][-1].isdigit() else "own line"
    if not values:
        return label
    if len(label) == 1 or place == "last line":
        return [*label[:-1], f"{label[-1]} {values}"]
    half = len(label) // 2
    if place == "own line":
        return [*label, "", values]
    if len(label) % 2:
        return [*label[:half], f"{label[half].rstrip()} {values}", *label[half + 1 :]]
    return [*label[:half], values, *label[half:]]


def _label(label: Line, width: int, options: TextOptions) -> list[str]:
    note = "".join(run.text for run in label if run.note)
    lines = _wrap("".join(run.text for run in label if not run.note), width)
    if not note:
        return lines
    if options.notes == "own line" or len(lines[-1]) + len(note) > width:
        return [*lines, note]
    gap = " " if options.notes == "spaced" else ""
    return [*lines[:-1], f"{lines[-1]}{gap}{note}"]


def _indicator(cells: tuple[Cell, ...], widths: list[int]) -> Iterator[Group]:
    name, formula, attributes, *values, result = cells
    yield from _apart(_single(_wrap(plain(name.paragraphs[0]), widths[0])))
    yield from _apart(_single(_wrap(plain(formula.paragraphs[0]), widths[1])))
    for attribute in attributes.paragraphs:
        parts = plain(attribute).split("\n")
        yield from _apart([group for part in parts for group in _single(_wrap(part, widths[2]))])
    printed = " ".join(plain(cell.paragraphs[0]) for cell in values if cell.paragraphs)
    if printed:
        yield from _apart([(printed,)])
    yield from _apart(_single(_wrap(plain(result.paragraphs[0]), widths[-1])))
