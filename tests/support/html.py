"""A ficha as a web page, as the 2025 cycle is published; printed by a browser it is another PDF.

Same blocks as the other drawings, other typesetting: the browser's own wrapping, table layout and
page breaks.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import singledispatch
from html import escape
from typing import Literal

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
    line,
)
from fichas.draw.layout import Arrangement, ficha_to_blocks
from fichas.draw.model import FichaData


@dataclass(frozen=True, slots=True)
class HtmlOptions:
    """``family`` is a CSS font family; ``size`` is in pixels; ``rules`` as in PdfOptions."""

    family: Literal["Arial", "Georgia", "DejaVu Sans"] = "Arial"
    size: float = 11
    rules: Literal["grid", "horizontal", "vertical", "none"] = "grid"
    valign: Literal["middle", "top"] = "middle"
    arrangement: Arrangement = field(default_factory=Arrangement)


def to_html(data: FichaData, options: HtmlOptions) -> str:
    """The whole ficha as one page of HTML without any outside resource."""
    blocks = ficha_to_blocks(data, options.arrangement)
    return (
        f'<!doctype html><html lang="es-CL"><meta charset="utf-8"><title>{escape(data.program)}'
        f"</title><style>{_css(options)}</style><body>{_all(blocks)}</body></html>"
    )


def _css(options: HtmlOptions) -> str:
    border = "1px solid #888" if options.rules == "grid" else "0"
    below = "border-bottom:1px solid #ccc;" if options.rules == "horizontal" else ""
    if options.rules == "vertical":
        below = "border-left:1px solid #999;border-right:1px solid #999;"
    return (
        f"body{{font:{options.size}px/1.2 {options.family},sans-serif;color:#222}}"
        "h1{font-size:1.5em;color:#0b3a75;text-align:center}"
        ".small{text-align:center;margin:0}"
        "h2{font-size:1.3em;color:#fff;background:#0b3a75;padding:2px 4px;break-after:avoid}"
        "h3{font-size:1.05em;color:#0b3a75;border-bottom:1px solid #0b3a75;break-after:avoid}"
        "h4,h5{font-size:1em;break-after:avoid}h5{font-weight:normal}"
        ".notes{font-size:.75em}.lines p,.notes p{margin:0}"
        ".columns{display:grid;grid-template-columns:1fr 1fr;gap:14px}"
        "table{width:100%;border-collapse:collapse;font-size:.88em;margin:8px 0}"
        "tr{break-inside:avoid}sup{font-size:.7em}ul{list-style:none;padding:0}"
        f"td,th{{border:{border};{below}padding:3px 4px;vertical-align:{options.valign}}}"
        "th{text-align:center}td p{margin:0 0 6px}.page{break-before:page}"
        ".left{text-align:left}.right{text-align:right}.center{text-align:center}"
    )


def _all(blocks: Iterable[Block]) -> str:
    return "".join(_html(block) for block in blocks)


def _inline(text: Line) -> str:
    parts = []
    for run in text:
        content = escape(run.text).replace("\n", "<br>")
        content = f"<sup>{content}</sup>" if run.note else content
        parts.append(f"<b>{content}</b>" if run.bold else content)
    return "".join(parts)


def _paragraphs(lines: Iterable[Line]) -> str:
    return "".join(f"<p>{_inline(text)}</p>" for text in lines)


@singledispatch
def _html(block: Block) -> str:
    raise TypeError(f"no HTML for {type(block).__name__}")


@_html.register
def _title(block: Title) -> str:
    main = "".join(f"<h1>{escape(text)}</h1>" for text in block.main)
    small = "".join(f'<p class="small">{escape(text)}</p>' for text in block.small)
    notice = f'<p class="small"><b>{escape(block.notice)}</b></p>' if block.notice else ""
    return main + small + notice


@_html.register
def _bar(block: Bar) -> str:
    return f"<h2>{escape(block.text)}</h2>"


@_html.register
def _heading(block: Heading) -> str:
    tag = f"h{block.rank + 2}"
    return f"<{tag}>{_inline(block.text)}</{tag}>"


@_html.register
def _paragraph(block: Paragraph) -> str:
    return _paragraphs((block.text,))


@_html.register
def _lines(block: Lines) -> str:
    return f'<div class="lines">{_paragraphs(block.lines)}</div>'


@_html.register
def _notes(block: Notes) -> str:
    return f'<div class="notes">{_paragraphs(block.lines)}</div>'


@_html.register
def _bullets(block: Bullets) -> str:
    return f'<div class="lines">{_paragraphs(line(f"• {point}") for point in block.points)}</div>'


@_html.register
def _columns(block: Columns) -> str:
    return f'<div class="columns"><div>{_all(block.left)}</div><div>{_all(block.right)}</div></div>'


@_html.register
def _picture(block: Picture) -> str:
    highest = max((value for value in block.chart.values if value), default=1)
    bars = "".join(
        f'<rect x="{20 + 60 * index}" y="{80 - float((value or 0) / highest) * 70:.1f}" width="40"'
        f' height="{float((value or 0) / highest) * 70:.1f}" fill="#0b3a75"/>'
        for index, value in enumerate(block.chart.values)
    )
    return f'<svg width="220" height="90">{bars}</svg>'


@_html.register
def _page_break(_block: PageBreak) -> str:
    return '<div class="page"></div>'


@_html.register
def _table(block: Table) -> str:
    every = sum(block.weights)
    columns = "".join(f'<col style="width:{100 * w / every:.1f}%">' for w in block.weights)
    head = "".join(f"<tr>{_cells(row, 'th')}</tr>" for row in block.header)
    body = "".join(f"<tr>{_cells(row, 'td')}</tr>" for row in block.rows)
    return (
        f"<table><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>"
    )


def _cells(row: tuple[Cell, ...], tag: str) -> str:
    return "".join(
        f'<{tag} class="{cell.align}" colspan="{cell.columns}" rowspan="{cell.rows}">'
        f"{_content(cell)}</{tag}>"
        for cell in row
    )


def _content(cell: Cell) -> str:
    if len(cell.paragraphs) == 1:
        return _inline(cell.paragraphs[0])
    return _paragraphs(cell.paragraphs)
