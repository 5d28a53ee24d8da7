"""Glyphs in the order of the file → pieces of words: runs on one baseline without a gap."""

from typing import NamedTuple

from ingest.layout.shapes import Rect, Token

# Between two glyphs of a word there is at most this share of the font size.
_WORD_GAP = 0.2
# A glyph that starts this far before the end of the last one is on another line or drawn again.
_BACK = 1.2
# Baselines and sizes of one word differ by less than this share of the size.
_ALIKE = 0.08

_BLANKS = frozenset(
    [0x20, 0xA0, 9, 10, 11, 12, 13, 0x85, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200C)]
)
_NOTHING = frozenset(
    [0x00, *range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF]
) | {0xFFFE, 0xFFFF}
# PDFium writes U+0002 for a hyphen at a line's end, and some producers map the hyphen's glyph to
# the soft hyphen: both were printed as a hyphen.
_PRINTED = {0x02: "-", 0xAD: "-", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi"}
_PRINTED |= {0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


class Style(NamedTuple):
    """What glyphs drawn together share.

    `drop` is the way from the bottom of a glyph's box up to the baseline; `level` tells whether
    they run from left to right.
    """

    size: float
    drop: float
    bold: bool
    level: bool


def is_blank(code: int) -> bool:
    """Whether a character prints nothing but parts words."""
    return code in _BLANKS


def is_nothing(code: int) -> bool:
    """Whether a character prints nothing and parts nothing."""
    return code in _NOTHING


class Typesetter:
    """Takes the glyphs of a page one after the other and gives its pieces of words."""

    def __init__(self) -> None:
        self._found: list[Token] = []
        self._letters: list[str] = []
        self._left = self._top = self._right = self._bottom = 0.0
        self._end = 0.0
        self._style = Style(1.0, 0.0, bold=False, level=True)
        self._base = 0.0
        self._spaced = True

    def blank(self) -> None:
        """A blank was printed; PDFium tells no kinds of blanks apart."""
        self._close()
        self._spaced = True

    def glyph(self, code: int, rect: tuple[float, float, float, float], style: Style) -> None:
        """A glyph was printed in that rectangle (left, top, right, bottom)."""
        left, top, right, bottom = rect
        base = bottom - style.drop
        if self._letters and not self._goes_on(left, base, style):
            self._close()
            self._spaced = False
        if not self._letters:
            self._style, self._base = style, base
            self._left, self._top, self._right, self._bottom = rect
        else:
            self._left, self._right = min(left, self._left), max(right, self._right)
            if style is not self._style:
                self._top, self._bottom = min(top, self._top), max(bottom, self._bottom)
        self._end = right
        self._letters.append(_PRINTED.get(code) or chr(code))

    def tokens(self) -> list[Token]:
        """The pieces in the order of the file."""
        self._close()
        return self._found

    def _goes_on(self, left: float, base: float, style: Style) -> bool:
        own = self._style
        if not (own.level and style.level):
            return style == own
        size = own.size
        near = -_BACK * size < left - self._end < _WORD_GAP * size
        slack = _ALIKE * size
        same = style is own or -slack <= style.size - size <= slack
        return near and same and -slack <= base - self._base <= slack

    def _close(self) -> None:
        if not self._letters:
            return
        rect = Rect(self._left, self._top, self._right, self._bottom)
        style = self._style
        text = "".join(self._letters)
        self._found.append(
            Token(text, rect, self._base, style.size, bold=style.bold, spaced=self._spaced)
        )
        self._letters = []
        self._spaced = False
