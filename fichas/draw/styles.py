"""Fonts, colours and paragraph styles of the drawn PDF."""

from dataclasses import dataclass, field
from functools import cache
from typing import Literal
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, LEGAL, LETTER, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

from .blocks import Align, Line
from .layout import Arrangement

BLUE = HexColor("#0b3a75")
PALE = HexColor("#dbe6f2")
RULE = HexColor("#7f7f7f")

PAGE_SIZES: dict[str, tuple[float, float]] = {
    "letter": LETTER,
    "a4": A4,
    "legal": LEGAL,
    "landscape": landscape(LETTER),
}
ALIGNMENTS: dict[Align, Literal[0, 1, 2]] = {
    "left": TA_LEFT,
    "center": TA_CENTER,
    "right": TA_RIGHT,
}


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """How a publisher prints; margins and sizes in points, ``size`` is that of running text.

    ``rules``: a full grid, light horizontal or vertical rules alone, or none. ``valign``: where the
    cells of a row stand. ``repeat_header``: whether a table that breaks over pages prints its
    header again.
    ``split_rows``: whether a row may break over two pages.
    ``footer``: whether each page carries its number, or the title and its number.
    ``chart_text``: whether the charts carry their numbers as text (the official ones are images).
    """

    page: Literal["letter", "a4", "legal", "landscape"] = "letter"
    margin: float = 51
    font: Literal["Helvetica", "Times-Roman", "Vera"] = "Helvetica"
    size: float = 8.6
    rules: Literal["grid", "horizontal", "vertical", "none"] = "grid"
    valign: Literal["MIDDLE", "TOP"] = "MIDDLE"
    repeat_header: bool = True
    split_rows: bool = False
    chart_text: bool = False
    footer: Literal["none", "number", "title"] = "none"
    arrangement: Arrangement = field(default_factory=Arrangement)


@cache
def bold_font(font: str) -> str:
    """The bold face of a font, registering the font's family on first use."""
    if font == "Vera":
        faces = {"Vera": "Vera.ttf", "VeraBd": "VeraBd.ttf"}
        for name, file in faces.items():
            registerFont(TTFont(name, file))
        registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="Vera", boldItalic="VeraBd")
        return "VeraBd"
    return {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[font]


def style(
    options: PdfOptions,
    *,
    scale: float = 1,
    bold: bool = False,
    colour: Color | None = None,
    align: Align = "left",
    gaps: tuple[float, float] = (0, 0),
) -> ParagraphStyle:
    """A paragraph style; ``scale`` and the gaps before and after are in sizes of running text."""
    size = options.size * scale
    bold_name = bold_font(options.font)
    return ParagraphStyle(
        "text",
        fontName=bold_name if bold else options.font,
        fontSize=size,
        leading=size * 1.18,
        alignment=ALIGNMENTS[align],
        textColor=colour or HexColor("#1a1a1a"),
        spaceBefore=options.size * gaps[0],
        spaceAfter=options.size * gaps[1],
        splitLongWords=0,
    )


def kept_with_next(parent: ParagraphStyle) -> ParagraphStyle:
    """The same style for a heading, which must not stand alone at the foot of a page."""
    return ParagraphStyle("heading", parent=parent, keepWithNext=1)


def bar_style(options: PdfOptions) -> ParagraphStyle:
    """White bold capitals on the blue bar of a section."""
    bar = kept_with_next(style(options, scale=1.25, bold=True, gaps=(1, 1.1)))
    return ParagraphStyle(
        "bar", parent=bar, textColor=white, backColor=BLUE, borderPadding=3, leftIndent=4
    )


def markup(text: Line, *, breaks: bool = False) -> str:
    """A line as reportlab markup; with ``breaks`` its newlines break lines."""
    parts = []
    for run in text:
        content = escape(run.text)
        if breaks:
            content = content.replace("\n", "<br/>")
        if run.note:
            content = f"<super>{content}</super>"
        parts.append(f"<b>{content}</b>" if run.bold else content)
    return "".join(parts)
