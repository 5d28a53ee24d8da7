"""Bar charts: as images, like the official ones, or as drawings whose numbers are text."""

from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from reportlab.platypus import Image as PdfImage

from .model import Chart
from .styles import BLUE, RULE, PdfOptions

_WIDTH, _HEIGHT = 220.0, 96.0
_BASE, _TOP, _SIDE = 14.0, 24.0, 20.0
_PIXELS = 3
_FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def pdf_chart(chart: Chart, options: PdfOptions) -> Flowable:
    """A bar chart; its title, years and numbers are text only where the options say so."""
    return _drawing(chart, options) if options.chart_text else _image(chart)


def _bars(chart: Chart) -> Iterator[tuple[float, float, float]]:
    """Left side, width and height of each bar, in points."""
    highest = max((value for value in chart.values if value), default=Fraction(1))
    step = (_WIDTH - 2 * _SIDE) / len(chart.values)
    for index, value in enumerate(chart.values):
        height = float((value or 0) / highest) * (_HEIGHT - _BASE - _TOP)
        yield (_SIDE + step * (index + 0.15), step * 0.7, height)


def _drawing(chart: Chart, options: PdfOptions) -> Drawing:
    drawing = Drawing(_WIDTH, _HEIGHT)
    drawing.add(Line(_SIDE, _BASE, _WIDTH - _SIDE, _BASE, strokeColor=RULE, strokeWidth=0.6))
    for index, (left, width, height) in enumerate(_bars(chart)):
        bar = Rect(left, _BASE, width, height)
        bar.fillColor = bar.strokeColor = BLUE
        drawing.add(bar)
        middle = left + width / 2
        drawing.add(_label(chart.labels[index], middle, _BASE - 9, options))
        drawing.add(_label(chart.printed[index], middle, _BASE + height + 2, options))
    drawing.add(_label(chart.title, _WIDTH / 2, _HEIGHT - 8, options))
    return drawing


def _label(text: str, x: float, y: float, options: PdfOptions) -> String:
    return String(
        x,
        y,
        text,
        fontName=options.font,
        fontSize=options.size * 0.8,
        textAnchor="middle",
        fillColor=HexColor("#333333"),
    )


def _image(chart: Chart) -> PdfImage:
    canvas = Image.new("RGB", (int(_WIDTH * _PIXELS), int(_HEIGHT * _PIXELS)), "white")
    pen = ImageDraw.Draw(canvas)
    font = ImageFont.truetype(str(_FONT), int(6.5 * _PIXELS))
    base = _HEIGHT - _BASE

    def write(text: str, x: float, y: float) -> None:
        pen.text((x * _PIXELS, y * _PIXELS), text, fill="#333333", font=font, anchor="mb")

    for index, (left, width, height) in enumerate(_bars(chart)):
        box = (left, base - height, left + width, base)
        pen.rectangle([int(edge * _PIXELS) for edge in box], fill="#0b3a75")
        write(chart.labels[index], left + width / 2, _HEIGHT - 3)
        write(chart.printed[index], left + width / 2, base - height - 3)
    axis = [int(edge * _PIXELS) for edge in (_SIDE, base, _WIDTH - _SIDE, base)]
    pen.line(axis, fill="#7f7f7f", width=2)
    write(chart.title, _WIDTH / 2, 9)
    file = BytesIO()
    canvas.save(file, "PNG")
    file.seek(0)
    return PdfImage(file, width=_WIDTH, height=_HEIGHT)
