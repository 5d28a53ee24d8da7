"""A ficha as a PDF in the official style. The same data and options give the same bytes."""

from collections.abc import Iterable
from functools import singledispatch
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    HRFlowable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
)
from reportlab.platypus import PageBreak as PdfPageBreak
from reportlab.platypus import Table as PdfTable

from .blocks import (
    Bar,
    Block,
    Bullets,
    Columns,
    Heading,
    Line,
    Lines,
    Notes,
    PageBreak,
    Picture,
    Table,
    Title,
    line,
)
from .blocks import Paragraph as TextBlock
from .charts import pdf_chart
from .layout import ficha_to_blocks
from .model import FichaData
from .pdf_tables import pdf_table
from .styles import BLUE, PAGE_SIZES, PdfOptions, bar_style, kept_with_next, markup, style

_GUTTER = 10.0


def to_pdf(data: FichaData, options: PdfOptions) -> bytes:
    """The whole ficha as a PDF file's bytes."""
    page = PAGE_SIZES[options.page]
    buffer = BytesIO()
    document = SimpleDocTemplate(
        buffer,
        pagesize=page,
        leftMargin=options.margin,
        rightMargin=options.margin,
        topMargin=options.margin,
        bottomMargin=options.margin,
        title=f"{data.program} {data.year}",
        author=data.ministry,
        lang="es-CL",
        invariant=1,
    )
    width = page[0] - 2 * options.margin - 12
    blocks = ficha_to_blocks(data, options.arrangement)
    flowables = [flowable for block in blocks for flowable in _drawn(block, width, options)]

    def footer(canvas: Canvas, _document: BaseDocTemplate) -> None:
        _draw_footer(canvas, data, options)

    document.build(flowables, onFirstPage=footer, onLaterPages=footer)
    return buffer.getvalue()


def _draw_footer(canvas: Canvas, data: FichaData, options: PdfOptions) -> None:
    if options.footer == "none":
        return
    number = f"Página {canvas.getPageNumber()}"
    text = number if options.footer == "number" else f"{data.program} {data.year} · {number}"
    canvas.setFont(options.font, options.size * 0.8)
    canvas.drawCentredString(PAGE_SIZES[options.page][0] / 2, 20, text)


@singledispatch
def _drawn(block: Block, _width: float, _options: PdfOptions) -> Iterable[Flowable]:
    raise TypeError(f"no drawing for {type(block).__name__}")


@_drawn.register
def _bar(block: Bar, _width: float, options: PdfOptions) -> Iterable[Flowable]:
    yield CondPageBreak(options.size * 14)
    yield Paragraph(markup(line(block.text)), bar_style(options))


@_drawn.register
def _paragraph(block: TextBlock, _width: float, options: PdfOptions) -> Iterable[Flowable]:
    yield _text(block.text, options, after=0.9)


@_drawn.register
def _lines(block: Lines, _width: float, options: PdfOptions) -> Iterable[Flowable]:
    for text in block.lines:
        yield _text(text, options)
    yield Spacer(1, options.size * 0.9)


@_drawn.register
def _notes(block: Notes, _width: float, options: PdfOptions) -> Iterable[Flowable]:
    for text in block.lines:
        yield _text(text, options, scale=0.76)
    yield Spacer(1, options.size * 0.6)


@_drawn.register
def _bullets(block: Bullets, _width: float, options: PdfOptions) -> Iterable[Flowable]:
    for point in block.points:
        yield _text(line(f"• {point}"), options, after=0.4)
    yield Spacer(1, options.size * 0.5)


@_drawn.register
def _table(block: Table, width: float, options: PdfOptions) -> Iterable[Flowable]:
    yield pdf_table(block, width, options)


@_drawn.register
def _picture(block: Picture, _width: float, options: PdfOptions) -> Iterable[Flowable]:
    yield pdf_chart(block.chart, options)


@_drawn.register
def _page_break(_block: PageBreak, _width: float, _options: PdfOptions) -> Iterable[Flowable]:
    yield PdfPageBreak()


@_drawn.register
def _title(title: Title, _width: float, options: PdfOptions) -> Iterable[Flowable]:
    main = style(options, scale=1.5, bold=True, colour=BLUE, align="center", gaps=(0, 1))
    small = style(options, align="center")
    for text in title.main:
        yield Paragraph(markup(line(text)), main)
    for text in title.small:
        yield Paragraph(markup(line(text)), small)
    if title.notice:
        notice = style(options, scale=0.95, bold=True, align="center", gaps=(0.5, 0))
        yield Paragraph(markup(line(title.notice)), notice)
    yield Spacer(1, options.size)


@_drawn.register
def _heading(heading: Heading, _width: float, options: PdfOptions) -> Iterable[Flowable]:
    text = markup(heading.text)
    if heading.rank == 1:
        yield CondPageBreak(options.size * 8)
        yield Paragraph(text, style(options, scale=1.05, bold=True, colour=BLUE, gaps=(0.6, 0)))
        yield HRFlowable(width="100%", thickness=0.8, color=BLUE, spaceBefore=1, spaceAfter=6)
    else:
        bold = heading.rank == 2
        yield Paragraph(text, kept_with_next(style(options, bold=bold, gaps=(0.4, 0.9))))


@_drawn.register
def _columns(columns: Columns, width: float, options: PdfOptions) -> Iterable[Flowable]:
    column = (width - _GUTTER) / 2
    left, right = (
        [
            flowable
            for block in side
            for flowable in _drawn(block, column, options)
            if not isinstance(flowable, CondPageBreak)
        ]
        for side in (columns.left, columns.right)
    )
    yield PdfTable(
        [[left, "", right]],
        colWidths=[column, _GUTTER, column],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
        ],
        splitInRow=1,
    )


def _text(text: Line, options: PdfOptions, scale: float = 1, after: float = 0) -> Paragraph:
    return Paragraph(markup(text), style(options, scale=scale, gaps=(0, after)))
