"""What a page is made of before it is text: pieces of type, rules, filled areas, pictures.

All coordinates are points from the upper left corner of the page as it is shown, y downwards.
Named tuples, because a page has hundreds of them and they are made in the innermost loops.
"""

from typing import NamedTuple


class Rect(NamedTuple):
    """A rectangle; `left <= right` and `top <= bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """In points."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.top + self.bottom) / 2

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point is inside, or outside by no more than the slack."""
        return (
            self.left - slack <= x <= self.right + slack
            and self.top - slack <= y <= self.bottom + slack
        )


def hull(rects: "list[Rect]") -> Rect:
    """The smallest rectangle around some; there must be one at least."""
    return Rect(
        min(r.left for r in rects),
        min(r.top for r in rects),
        max(r.right for r in rects),
        max(r.bottom for r in rects),
    )


class Token(NamedTuple):
    """A word with its place, not yet in a document's text.

    `base` is the baseline that it belongs to (a raised token has that of the word it stands at),
    `spaced` tells whether a blank was printed before it.
    """

    text: str
    rect: Rect
    base: float
    size: float
    bold: bool = False
    raised: bool = False
    spaced: bool = True

    @property
    def center(self) -> float:
        """Half-way across."""
        return (self.rect.left + self.rect.right) / 2


class Rule(NamedTuple):
    """A horizontal or vertical line: `at` is its y (or x), `start` and `end` its x (or y) span."""

    at: float
    start: float
    end: float


class Sheet(NamedTuple):
    """One page as drawn: its tokens in the order of the file, its lines, areas and pictures.

    A page whose text stands on its side is turned upright by `quarters`, clockwise.
    """

    width: float
    height: float
    tokens: list[Token]
    across: list[Rule]
    down: list[Rule]
    areas: list[Rect]
    pictures: list[Rect]
    quarters: int = 0
