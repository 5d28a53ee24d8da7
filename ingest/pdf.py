"""PDF → Document, with PDFium: the one place that knows its library.

PDFium gives glyphs with their boxes and the drawn paths; everything that is judgement (words,
tables, reading order) is `ingest.layout`'s. A hostile file can crash PDFium itself, so `child`
calls `read_pdf` in a process of its own.
"""

import ctypes
import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from calc.figure import Box
from ingest import errors
from ingest.layout.document import document_of
from ingest.layout.glyphs import Style, Typesetter, is_blank, is_nothing
from ingest.layout.shapes import Rect, Rule, Sheet, Token
from ingest.layout.view import (
    IDENTITY,
    Matrix,
    Point,
    View,
    applied,
    around,
    product,
)
from ingest.page import Document

MAX_PAGES = 300

# A filled shape this thin is a line that the producer drew as a rectangle.
_THIN = 2.5
_SHORTEST_RULE = 3.0
_DEEPEST_FORM = 8
_HIGHLIGHT = "#ffe27a"
# A tree of pages without any: PDFium takes it for damage.
_NO_PAGES = re.compile(rb"/Kids\s*\[\s*\]")
# The call of the innermost loop, by plain addresses: half the time of pypdfium2's own.
_loose_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(c.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
_BOLD_NAMES = ("bold", "black", "heavy")


def read_pdf(data: bytes, name: str) -> Document:
    """A PDF's text in reading order, its words with their boxes and its tables.

    Raises EncryptedPdf, DamagedPdf, DamagedPage, NoPages, NoText (scanned), TooManyPages.
    """
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == c.FPDF_ERR_PASSWORD:
            raise errors.EncryptedPdf(name) from error
        if _NO_PAGES.search(data):
            raise errors.NoPages(name) from error
        raise errors.DamagedPdf(name) from error
    try:
        sheets = _sheets(pdf, name)
    finally:
        pdf.close()
    if not any(sheet.tokens for sheet in sheets):
        raise errors.NoText(name, len(sheets))
    return document_of(sheets, hashlib.sha256(data).hexdigest(), name)


def draw_page(data: bytes, number: int, boxes: Sequence[Box], scale: float = 2.0) -> bytes:
    """A page of a PDF, counted from 1, as a PNG with those boxes marked as with a highlighter.

    `scale` is pixels per point. Raises PdfiumError for bytes that are no PDF or lack that page.
    """
    # Only drawing needs it, and every reading process would pay for its import.
    from PIL import Image, ImageChops, ImageDraw

    pdf = pdfium.PdfDocument(data)
    try:
        image = pdf[number - 1].render(scale=scale).to_pil().convert("RGB")
    finally:
        pdf.close()
    ink = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(ink)
    for box in boxes:
        edges = (box.left - 2, box.top - 2, box.right + 2, box.bottom + 2)
        pen.rectangle([edge * scale for edge in edges], fill=_HIGHLIGHT)
    out = BytesIO()
    ImageChops.multiply(image, ink).save(out, "PNG")
    return out.getvalue()


def _sheets(pdf: Any, name: str) -> list[Sheet]:
    count = len(pdf)
    if count == 0:
        raise errors.NoPages(name)
    if count > MAX_PAGES:
        raise errors.TooManyPages(name, count, MAX_PAGES)
    sheets = []
    for index in range(count):
        try:
            page = pdf[index]
        except pdfium.PdfiumError as error:
            raise errors.DamagedPage(name, index + 1) from error
        sheets.append(_sheet(page))
        page.close()
    return sheets


def _sheet(page: Any) -> Sheet:
    box = c.FS_RECTF()
    c.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    rotation = c.FPDFPage_GetRotation(page)
    view = View(box.left, box.bottom, box.right, box.top, rotation)
    text = c.FPDFText_LoadPage(page)
    try:
        typesetting = _Typesetting(text, view)
        tokens = typesetting.tokens()
        quarters = (4 - typesetting.heading()) % 4
        if quarters:
            # A page of text that stands on its side: it is read as if turned upright.
            view = view._replace(quarters=rotation + quarters)
            tokens = _Typesetting(text, view).tokens()
    finally:
        c.FPDFText_ClosePage(text)
    drawing = _Drawing(view)
    drawing.add(page, c.FPDFPage_CountObjects, c.FPDFPage_GetObject, IDENTITY, 0)
    return Sheet(
        *view.size,
        tokens,
        drawing.across,
        drawing.down,
        drawing.areas,
        drawing.pictures,
        quarters,
    )


class _Typesetting:
    """The glyphs of a page, gathered into the words that they print."""

    def __init__(self, text: Any, view: View) -> None:
        self._text = text
        self._view = view
        self._styles: dict[int, Style] = {}
        self._bold: dict[int, bool] = {}
        self._headings: Counter[int] = Counter()

    def heading(self) -> int:
        """Which way most of the text runs: 0 to the right, 1 down, 2 to the left, 3 up."""
        return self._headings.most_common(1)[0][0] if self._headings else 0

    def tokens(self) -> list[Token]:
        """Pieces of words in the order of the file."""
        # One call into PDFium costs a microsecond or two, and this loop runs for every character.
        text, view, styles = self._text, self._view, self._styles
        box = c.FS_RECTF()
        page, place = ctypes.cast(text, ctypes.c_void_p).value, ctypes.addressof(box)
        upright, x0, y0 = view.quarters % 4 == 0, view.left, view.top
        setter = Typesetter()
        style: Style | None = None
        band = (0.0, 0.0)  # where the boxes of the last word's glyphs begin and end
        for index, code in enumerate(self._codes()):
            if is_blank(code):
                setter.blank()
                style = None
                continue
            if is_nothing(code) or not _loose_box(page, index, place):
                continue
            bottom, top = box.bottom, box.top
            # Within a word, glyphs of one height are drawn together: their style is known.
            if style is None or band != (bottom, top):
                owner = c.FPDFText_GetTextObject(text, index)
                if not owner:
                    continue
                key = ctypes.addressof(owner.contents)
                style = styles.get(key)
                if style is None:
                    rect = view.rect(box.left, bottom, box.right, top)
                    style = styles[key] = self._style(index, owner, rect)
                band = (bottom, top)
            if upright:
                glyph = (box.left - x0, y0 - top, box.right - x0, y0 - bottom)
            else:
                glyph = view.rect(box.left, bottom, box.right, top)
            if glyph[2] <= glyph[0] or glyph[3] <= glyph[1]:
                glyph = self._narrow(index, Rect(*glyph), style)
            setter.glyph(code, glyph, style)
        return setter.tokens()

    def _codes(self) -> Sequence[int]:
        """The character codes of the page, asked for at once where each is one unit of UTF-16."""
        count = c.FPDFText_CountChars(self._text)
        units = (ctypes.c_ushort * (count + 1))()
        written = c.FPDFText_GetText(self._text, 0, count, units)
        if written != count + 1 or any(0xD800 <= unit < 0xE000 for unit in units):
            return [c.FPDFText_GetUnicode(self._text, index) for index in range(count)]
        codes: list[int] = units[:count]
        return codes

    def _style(self, index: int, owner: Any, rect: Rect) -> Style:
        matrix = c.FS_MATRIX()
        c.FPDFText_GetMatrix(self._text, index, ctypes.byref(matrix))
        size = c.FPDFText_GetFontSize(self._text, index) * math.hypot(matrix.c, matrix.d)
        heading = self._view.heading(matrix.a, matrix.b)
        if heading is not None:
            self._headings[heading] += 1
        drop = 0.0
        if heading == 0:
            x, y = ctypes.c_double(), ctypes.c_double()
            c.FPDFText_GetCharOrigin(self._text, index, ctypes.byref(x), ctypes.byref(y))
            drop = rect.bottom - self._view.point(x.value, y.value)[1]
        bold = self._is_bold(owner)
        return Style(size or rect.height or 1.0, drop, bold=bold, level=heading == 0)

    def _is_bold(self, owner: Any) -> bool:
        if c.FPDFTextObj_GetTextRenderMode(owner) == c.FPDF_TEXTRENDERMODE_FILL_STROKE:
            return True
        font = c.FPDFTextObj_GetFont(owner)
        if not font:
            return False
        key = ctypes.addressof(font.contents)
        if key not in self._bold:
            name = ctypes.create_string_buffer(256)
            c.FPDFFont_GetBaseFontName(font, name, 256)
            label = name.value.decode("latin-1").lower()
            self._bold[key] = any(mark in label for mark in _BOLD_NAMES)
        return self._bold[key]

    def _narrow(self, index: int, rect: Rect, style: Style) -> Rect:
        """A glyph whose font tells no width or height: its ink, else half a square."""
        edges = [ctypes.c_double() for _ in range(4)]
        left, right, bottom, top = edges
        c.FPDFText_GetCharBox(self._text, index, *(ctypes.byref(edge) for edge in edges))
        ink = self._view.rect(left.value, bottom.value, right.value, top.value)
        if ink.width > 0 and ink.height > 0:
            return ink
        base = rect.bottom - style.drop
        return Rect(rect.left, base - 0.8 * style.size, rect.left + 0.5 * style.size, rect.bottom)


class _Drawing:
    """The lines, areas and pictures of a page, those within forms too."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.areas: list[Rect] = []
        self.pictures: list[Rect] = []

    def add(self, owner: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> None:
        """Every object of a page or of a form, whose own place is `matrix`."""
        for index in range(count(owner)):
            item = get(owner, index)
            kind = c.FPDFPageObj_GetType(item)
            if kind == c.FPDF_PAGEOBJ_PATH:
                self._path(item, matrix)
            elif kind in (c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_SHADING):
                self.pictures.append(self._bounds(item, matrix))
            elif kind == c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                inner = product(_matrix(item), matrix)
                self.add(
                    item, c.FPDFFormObj_CountObjects, c.FPDFFormObj_GetObject, inner, depth + 1
                )

    def _bounds(self, item: Any, matrix: Matrix) -> Rect:
        edges = [ctypes.c_float() for _ in range(4)]
        c.FPDFPageObj_GetBounds(item, *(ctypes.byref(edge) for edge in edges))
        left, bottom, right, top = (edge.value for edge in edges)
        if matrix is IDENTITY:
            return self._view.rect(left, bottom, right, top)
        corners = [(left, bottom), (right, bottom), (left, top), (right, top)]
        return around([self._view.point(*applied(matrix, x, y)) for x, y in corners])

    def _path(self, item: Any, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        c.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
        if stroke.value:
            self._strokes(item, matrix, filled=bool(fill.value))
        elif fill.value:
            for rect in self._filled(item, matrix):
                self._fill(rect)

    def _filled(self, item: Any, matrix: Matrix) -> Iterator[Rect]:
        """The rectangles of a filled path, one for each of its closed outlines."""
        if c.FPDFPath_CountSegments(item) <= 5:
            yield self._bounds(item, matrix)
            return
        for outline in self._outlines(item, matrix):
            yield around(outline)

    def _strokes(self, item: Any, matrix: Matrix, *, filled: bool) -> None:
        for outline in self._outlines(item, matrix):
            for (x0, y0), (x1, y1) in pairwise(outline):
                if abs(y1 - y0) <= 0.5 and abs(x1 - x0) >= _SHORTEST_RULE:
                    self.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                elif abs(x1 - x0) <= 0.5 and abs(y1 - y0) >= _SHORTEST_RULE:
                    self.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
            if filled and len(outline) > 3:
                self.areas.append(around(outline))

    def _outlines(self, item: Any, matrix: Matrix) -> Iterator[list[Point]]:
        """The points of each part of a path; a curve counts as its end points."""
        own = product(_matrix(item), matrix)
        outline: list[Point] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(c.FPDFPath_CountSegments(item)):
            segment = c.FPDFPath_GetPathSegment(item, index)
            c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = self._view.point(*applied(own, x.value, y.value))
            if c.FPDFPathSegment_GetType(segment) == c.FPDF_SEGMENT_MOVETO:
                if len(outline) > 1:
                    yield outline
                outline = []
            outline.append(point)
            if c.FPDFPathSegment_GetClose(segment):
                outline.append(outline[0])
        if len(outline) > 1:
            yield outline

    def _fill(self, rect: Rect) -> None:
        if rect.height <= _THIN and rect.width >= _SHORTEST_RULE:
            self.across.append(Rule(rect.middle, rect.left, rect.right))
        elif rect.width <= _THIN and rect.height >= _SHORTEST_RULE:
            self.down.append(Rule((rect.left + rect.right) / 2, rect.top, rect.bottom))
        elif rect.height > _THIN and rect.width > _THIN:
            self.areas.append(rect)


def _matrix(item: Any) -> Matrix:
    matrix = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
