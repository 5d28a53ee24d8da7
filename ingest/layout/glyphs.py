"""Glyphs in the order of the file → pieces of words: runs on one baseline without a gap."""

from typing import NamedTuple

from ingest.layout.shapes import Rect, Token, hull

# Between two glyphs of a word there is at most this share of the font size.
_WORD_GAP = 0.2
# A glyph that starts this far before the end of the last one is on another line or drawn again.
_BACK = 1.2
# Baselines and sizes of one word differ by less than this share of the size.
_ALIKE = 0.08

_BLANKS = frozenset(
    [0x20, 0xA0, 9, 10, 11, 12, 13, 0x85, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200C)]
)
_NOTHING = frozenset([0x00, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF])
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
        self._rects: list[Rect] = []
        self._style = Style(1.0, 0.0, bold=False, level=True)
        self._base = 0.0
        self._spaced = True

    def blank(self) -> None:
        """A blank was printed. (PDFium tells no kinds of blanks apart.)"""
        self._close()
        self._spaced = True

    def glyph(self, code: int, rect: Rect, style: Style) -> None:
        """A glyph was printed there."""
        base = rect.bottom - style.drop
        if self._letters and not self._goes_on(rect, base, style):
            self._close()
            self._spaced = False
        if not self._letters:
            self._style, self._base = style, base
        self._letters.append(_PRINTED.get(code) or chr(code))
        self._rects.append(rect)

    def tokens(self) -> list[Token]:
        """The pieces in the order of the file."""
        self._close()
        return self._found

    def _goes_on(self, rect: Rect, base: float, style: Style) -> bool:
        if not self._style.level or not style.level:
            return style == self._style
        size = self._style.size
        gap = rect.left - self._rects[-1].right
        return (
            abs(base - self._base) <= _ALIKE * size
            and abs(style.size - size) <= _ALIKE * size
            and -_BACK * size < gap < _WORD_GAP * size
        )

    def _close(self) -> None:
        if not self._letters:
            return
        text = "".join(self._letters)
        rect = hull(self._rects)
        self._letters, self._rects = [], []
        style = self._style
        self._found.append(
            Token(text, rect, self._base, style.size, bold=style.bold, spaced=self._spaced)
        )
        self._spaced = False
