"""From a page's own coordinates to those of the page as it is shown and read."""

from typing import NamedTuple

from ingest.layout.shapes import Rect, hull

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class View(NamedTuple):
    """The page's box (y upwards) and by how many quarters, clockwise, it is turned to be read."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as turned."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.quarters % 2 else (wide, high)

    def point(self, x: float, y: float) -> Point:
        """A point of the page as turned, y downwards from the upper left corner."""
        quarters = self.quarters % 4
        if quarters == 0:
            return x - self.left, self.top - y
        if quarters == 1:
            return y - self.bottom, x - self.left
        if quarters == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """A rectangle of the page as turned."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def heading(self, a: float, b: float) -> int | None:
        """The way that a vector of the page points as turned.

        0 to the right, 1 down, 2 to the left, 3 up; None between them.
        """
        x0, y0 = self.point(0.0, 0.0)
        x1, y1 = self.point(a, b)
        dx, dy = x1 - x0, y1 - y0
        if abs(dx) > 5 * abs(dy):
            return 0 if dx > 0 else 2
        if abs(dy) > 5 * abs(dx):
            return 1 if dy > 0 else 3
        return None


def turned_back(rect: Rect, quarters: int, width: float, height: float) -> Rect:
    """A rectangle of a page of that size as turned clockwise, before it was turned."""
    x0, y0, x1, y1 = rect
    if quarters % 4 == 0:
        return rect
    if quarters % 4 == 1:
        return Rect(y0, width - x1, y1, width - x0)
    if quarters % 4 == 2:
        return Rect(width - x1, height - y1, width - x0, height - y0)
    return Rect(height - y1, x0, height - y0, x1)


def product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does one after the other."""
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


def applied(matrix: Matrix, x: float, y: float) -> Point:
    """The point that a matrix makes of one."""
    a, b, d, e, u, v = matrix
    return a * x + d * y + u, b * x + e * y + v


def around(points: list[Point]) -> Rect:
    """The smallest rectangle around points."""
    return hull([Rect(x, y, x, y) for x, y in points])
