"""Tables of a ficha as reportlab flowables."""

from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph, TableStyle
from reportlab.platypus import Table as PdfTable

from .blocks import Cell, Table, laid_out, plain
from .styles import PALE, RULE, PdfOptions, bold_font, markup, style

_PADDING = 3.5
_SMALLEST = 0.5


def pdf_table(table: Table, width: float, options: PdfOptions) -> PdfTable:
    """A table as wide as ``width``; its type shrinks until no word is wider than its column."""
    scale = 0.88
    while scale > _SMALLEST and not _fits(table, width, options, scale):
        scale *= 0.96
    widths = _column_widths(table, width, options, scale)
    grid = laid_out(table)
    contents = [
        [
            _content(cell, options, scale, bold=_is_bold(table, index)) if cell else ""
            for cell in row
        ]
        for index, row in enumerate(grid)
    ]
    return PdfTable(
        contents,
        colWidths=widths,
        splitInRow=1 if options.split_rows else 0,
        repeatRows=len(table.header) if options.repeat_header else 0,
        style=TableStyle([*_rules(table, options), *_spans(grid)]),
        spaceBefore=options.size * 0.5,
        spaceAfter=options.size * 0.8,
    )


def _is_bold(table: Table, index: int) -> bool:
    return table.bold_last and index == len(table.header) + len(table.rows) - 1


def _spans(
    grid: list[list[Cell | None]],
) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    return [
        ("SPAN", (x, y), (x + cell.columns - 1, y + cell.rows - 1))
        for y, row in enumerate(grid)
        for x, cell in enumerate(row)
        if cell and (cell.columns > 1 or cell.rows > 1)
    ]


def _content(cell: Cell, options: PdfOptions, scale: float, *, bold: bool) -> list[Flowable]:
    flowables: list[Flowable] = []
    for index, text in enumerate(cell.paragraphs):
        gap = 0.7 if index else 0
        text_style = style(options, scale=scale, align=cell.align, bold=bold, gaps=(gap, 0))
        flowables.append(Paragraph(markup(text, breaks=True), text_style))
    return flowables


def _rules(table: Table, options: PdfOptions) -> list[Any]:
    everything = ((0, 0), (-1, -1))
    commands: list[Any] = [
        ("VALIGN", *everything, options.valign),
        ("LEFTPADDING", *everything, _PADDING),
        ("RIGHTPADDING", *everything, _PADDING),
        ("TOPPADDING", *everything, 2),
        ("BOTTOMPADDING", *everything, 2.5),
    ]
    if table.header:
        header = ((0, 0), (-1, len(table.header) - 1))
        commands.append(("VALIGN", *header, "MIDDLE"))
        if options.rules == "grid":
            commands.append(("BACKGROUND", *header, PALE))
    if options.rules == "grid":
        commands.append(("GRID", *everything, 0.5, RULE))
    if options.rules == "vertical":
        commands.append(("BOX", *everything, 0.5, RULE))
        commands.append(("LINEAFTER", *everything, 0.4, RULE))
    if options.rules == "horizontal":
        commands.append(("LINEBELOW", *everything, 0.3, RULE))
    return commands


def _fits(table: Table, width: float, options: PdfOptions, scale: float) -> bool:
    return sum(_smallest_widths(table, options, scale)) <= width


def _column_widths(table: Table, width: float, options: PdfOptions, scale: float) -> list[float]:
    """Widths in proportion to the weights, but never under that of the longest word."""
    smallest = _smallest_widths(table, options, scale)
    fixed: set[int] = set()
    while True:
        free = width - sum(smallest[index] for index in fixed)
        weights = sum(w for index, w in enumerate(table.weights) if index not in fixed)
        widths = [
            smallest[index] if index in fixed else free * weight / weights
            for index, weight in enumerate(table.weights)
        ]
        narrow = {i for i, w in enumerate(widths) if i not in fixed and w < smallest[i]}
        if not narrow or len(fixed | narrow) == len(widths):
            return widths
        fixed |= narrow


def _smallest_widths(table: Table, options: PdfOptions, scale: float) -> list[float]:
    widths = [2 * _PADDING + 1] * len(table.weights)
    font = bold_font(options.font)
    for row in laid_out(table):
        for x, cell in enumerate(row):
            if cell is not None and cell.columns == 1:
                words = [word for text in cell.paragraphs for word in plain(text).split()]
                widest = max(
                    (stringWidth(word, font, options.size * scale) for word in words), default=0
                )
                widths[x] = max(widths[x], widest + 2 * _PADDING + 1)
    return widths
