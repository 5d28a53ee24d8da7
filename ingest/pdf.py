"""PDF → Document, with PDFium: the one place that knows its library.

PDFium gives glyphs with their boxes and the drawn paths; everything that is judgement (words,
tables, reading order) is `ingest.layout`'s. A hostile file can crash PDFium itself, so `child`
calls `read_pdf` in a process of its own.
"""

import ctypes
import hashlib
import math
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c
from PIL import Image, ImageChops, ImageDraw

from calc.figure import Box
from ingest import errors
from ingest.layout.document import document_of
from ingest.layout.shapes import Rect, Rule, Sheet, Token, hull
from ingest.page import Document

MAX_PAGES = 300

_HIGHLIGHT = "#ffe27a"

# A filled shape this thin is a line that the producer drew as a rectangle.
_THIN = 2.5
_SHORTEST_RULE = 3.0
_DEEPEST_FORM = 8
# Between two glyphs of a word there is at most this share of the font size.
_WORD_GAP = 0.2

_BLANKS = frozenset(
    [0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x1680, 0x202F, 0x205F, 0x3000]
    + list(range(0x2000, 0x200C))
)
_NOTHING = frozenset([0x00, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF])
# PDFium writes U+0002 for a hyphen at a line's end, and some producers map the hyphen's glyph to
# the soft hyphen: both were printed as a hyphen.
_PRINTED = {0x02: "-", 0xAD: "-", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi"}
_PRINTED |= {0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}

Point = tuple[float, float]


def read_pdf(data: bytes, name: str) -> Document:
    """A PDF's text in reading order, its words with their boxes and its tables.

    Raises EncryptedPdf, DamagedFile, EmptyFile (no pages), NoText (scanned), TooLarge (pages).
    """
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == c.FPDF_ERR_PASSWORD:
            raise errors.EncryptedPdf(name) from error
        raise errors.DamagedPdf(name) from error
    try:
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
    finally:
        pdf.close()
    if not any(sheet.tokens for sheet in sheets):
        raise errors.NoText(name, count)
    return document_of(sheets, hashlib.sha256(data).hexdigest(), name)


def draw_page(data: bytes, number: int, boxes: Sequence[Box], scale: float = 2.0) -> bytes:
    """A page of a PDF, counted from 1, as a PNG with those boxes marked as with a highlighter.

    `scale` is pixels per point. Raises PdfiumError for bytes that are no PDF or lack that page.
    """
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


class _View:
    """From the page's own coordinates (y upwards, unturned) to those of the page as shown."""

    def __init__(self, page: Any) -> None:
        box = c.FS_RECTF()
        c.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
        self.turn = c.FPDFPage_GetRotation(page) % 4
        self._box = box
        wide, high = box.right - box.left, box.top - box.bottom
        self.size = (high, wide) if self.turn % 2 else (wide, high)

    def point(self, x: float, y: float) -> Point:
        box = self._box
        if self.turn == 0:
            return x - box.left, box.top - y
        if self.turn == 1:
            return y - box.bottom, x - box.left
        if self.turn == 2:
            return box.right - x, y - box.bottom
        return box.top - y, box.right - x

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _sheet(page: Any) -> Sheet:
    view = _View(page)
    text = c.FPDFText_LoadPage(page)
    try:
        tokens = _Typesetting(text, view).tokens()
    finally:
        c.FPDFText_ClosePage(text)
    drawing = _Drawing(view)
    drawing.add(page, c.FPDFPage_CountObjects, c.FPDFPage_GetObject, _IDENTITY, 0)
    return Sheet(*view.size, tokens, drawing.across, drawing.down, drawing.areas, drawing.pictures)


class _Style:
    """What the glyphs of one text object share."""

    __slots__ = ("bold", "drop", "level", "size")

    def __init__(self, size: float, drop: float, *, bold: bool, level: bool) -> None:
        self.size = size
        self.drop = drop  # from the bottom of a glyph's box up to the baseline
        self.bold = bold
        self.level = level  # written from left to right


class _Typesetting:
    """The glyphs of a page, gathered into the words that they print."""

    def __init__(self, text: Any, view: _View) -> None:
        self._text = text
        self._view = view
        self._styles: dict[int, _Style] = {}
        self._bold: dict[int, bool] = {}

    def tokens(self) -> list[Token]:
        """Words in the order of the file: runs of glyphs on one baseline without a gap."""
        text, view = self._text, self._view
        box = c.FS_RECTF()
        pointer = ctypes.byref(box)
        found: list[Token] = []
        letters: list[str] = []
        rects: list[Rect] = []
        style: _Style | None = None
        base = end = 0.0
        spaced = True

        def close() -> None:
            if letters and style is not None:
                word = "".join(letters)
                found.append(Token(word, hull(rects), base, style.size, style.bold, False, spaced))
                letters.clear()
                rects.clear()

        for index in range(c.FPDFText_CountChars(text)):
            code = c.FPDFText_GetUnicode(text, index)
            if code in _BLANKS:
                close()
                spaced = True
                continue
            if code in _NOTHING:
                continue
            owner = c.FPDFText_GetTextObject(text, index)
            if not owner:
                continue
            key = ctypes.addressof(owner.contents)
            glyph_style = self._styles.get(key)
            if not c.FPDFText_GetLooseCharBox(text, index, pointer):
                continue
            if view.turn == 0:
                rect = Rect(
                    box.left - view._box.left,
                    view._box.top - box.top,
                    box.right - view._box.left,
                    view._box.top - box.bottom,
                )
            else:
                rect = view.rect(box.left, box.bottom, box.right, box.top)
            if glyph_style is None:
                glyph_style = self._styles[key] = self._style(index, owner, rect)
            if rect.right - rect.left <= 0 or rect.bottom - rect.top <= 0:
                rect = self._narrow(index, rect, glyph_style)
            glyph_base = rect.bottom - glyph_style.drop
            if letters and style is not None:
                gap = rect.left - end
                size = style.size
                if (
                    abs(glyph_base - base) > 0.08 * size
                    or abs(glyph_style.size - size) > 0.08 * size
                    or not -1.2 * size < gap < _WORD_GAP * size
                ) and (style.level or glyph_style is not style):
                    close()
                    spaced = False
            if not letters:
                style, base = glyph_style, glyph_base
                if found and not spaced:
                    last = found[-1].rect
                    spaced = not (-1 < rect.left - last.right < _WORD_GAP * glyph_style.size)
            letters.append(_PRINTED.get(code) or chr(code))
            rects.append(rect)
            end = rect.right
        close()
        return found

    def _style(self, index: int, owner: Any, rect: Rect) -> _Style:
        matrix = c.FS_MATRIX()
        c.FPDFText_GetMatrix(self._text, index, ctypes.byref(matrix))
        size = c.FPDFText_GetFontSize(self._text, index) * math.hypot(matrix.c, matrix.d)
        size = size or rect.bottom - rect.top or 1.0
        x, y = ctypes.c_double(), ctypes.c_double()
        c.FPDFText_GetCharOrigin(self._text, index, ctypes.byref(x), ctypes.byref(y))
        base = self._view.point(x.value, y.value)[1]
        origin = self._view.point(0.0, 0.0)
        along = self._view.point(matrix.a, matrix.b)
        level = along[0] - origin[0] > abs(along[1] - origin[1]) * 5
        drop = rect.bottom - base if level else 0.0
        return _Style(size, drop, bold=self._is_bold(owner), level=level)

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
            self._bold[key] = any(mark in label for mark in ("bold", "black", "heavy", "semibold"))
        return self._bold[key]

    def _narrow(self, index: int, rect: Rect, style: _Style) -> Rect:
        """A glyph whose font tells no width or height: its ink, else half a square."""
        edges = [ctypes.c_double() for _ in range(4)]
        left, right, bottom, top = edges
        c.FPDFText_GetCharBox(self._text, index, *(ctypes.byref(edge) for edge in edges))
        ink = self._view.rect(left.value, bottom.value, right.value, top.value)
        if ink.width > 0 and ink.height > 0:
            return ink
        base = rect.bottom - style.drop
        return Rect(rect.left, base - 0.8 * style.size, rect.left + 0.5 * style.size, rect.bottom)


_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Matrix = tuple[float, float, float, float, float, float]


class _Drawing:
    """The lines, areas and pictures of a page, those within forms too."""

    def __init__(self, view: _View) -> None:
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
                inner = _product(_matrix(item), matrix)
                self.add(
                    item, c.FPDFFormObj_CountObjects, c.FPDFFormObj_GetObject, inner, depth + 1
                )

    def _bounds(self, item: Any, matrix: Matrix) -> Rect:
        edges = [ctypes.c_float() for _ in range(4)]
        c.FPDFPageObj_GetBounds(item, *(ctypes.byref(edge) for edge in edges))
        left, bottom, right, top = (edge.value for edge in edges)
        if matrix is _IDENTITY:
            return self._view.rect(left, bottom, right, top)
        corners = [(left, bottom), (right, bottom), (left, top), (right, top)]
        shown = [self._view.point(*_apply(matrix, x, y)) for x, y in corners]
        return hull([Rect(x, y, x, y) for x, y in shown])

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
            yield hull([Rect(x, y, x, y) for x, y in outline])

    def _strokes(self, item: Any, matrix: Matrix, *, filled: bool) -> None:
        for outline in self._outlines(item, matrix):
            for (x0, y0), (x1, y1) in zip(outline, outline[1:], strict=False):
                if abs(y1 - y0) <= 0.5 and abs(x1 - x0) >= _SHORTEST_RULE:
                    self.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                elif abs(x1 - x0) <= 0.5 and abs(y1 - y0) >= _SHORTEST_RULE:
                    self.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
            if filled and len(outline) > 3:
                self.areas.append(hull([Rect(x, y, x, y) for x, y in outline]))

    def _outlines(self, item: Any, matrix: Matrix) -> Iterator[list[Point]]:
        """The points of each part of a path; a curve counts as its end points."""
        own = _product(_matrix(item), matrix)
        outline: list[Point] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(c.FPDFPath_CountSegments(item)):
            segment = c.FPDFPath_GetPathSegment(item, index)
            c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = self._view.point(*_apply(own, x.value, y.value))
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


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, d, e, x, y = first
    p, q, r, s, u, v = then
    return (
        a * p + b * r,
        a * q + b * s,
        d * p + e * r,
        d * q + e * s,
        x * p + y * r + u,
        x * q + y * s + v,
    )


def _apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, d, e, u, v = matrix
    return a * x + d * y + u, b * x + e * y + v
