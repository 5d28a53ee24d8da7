"""A figure is an exact quantity and where it was read; a book holds the figures of a ficha."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from calc.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read.

    `start` and `end` index the document's text, `line` counts its lines from 1, `page` its pages
    from 1; `text` is the line (or lines) it stands on, joined by single spaces; `box` is None for
    documents without geometry.
    """

    document: str
    page: int
    line: int
    start: int
    end: int
    text: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure of a ficha: either a quantity or the code that stands for its absence.

    `printed` is the document's text between the source's `start` and `end`. `item` names the row
    within the concept (a region, a component, a subtítulo, an indicator) and is None where the
    concept has no rows.
    """

    concept: str
    year: int
    item: str | None
    printed: str
    quantity: Quantity | None
    missing: str | None
    source: Source

    def __post_init__(self) -> None:
        if (self.quantity is None) == (self.missing is None):
            raise ValueError("a figure has either a quantity or a reason for having none")


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of a document, as data: what was expected, what was found, where."""

    message: str
    source: Source


Computed = TypeVar("Computed")
_MOST_KNOWN = 5000


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, no accents, single spaces: the form in which names are compared."""
    stripped = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"\s+", " ", "".join(c for c in stripped if not unicodedata.combining(c))).strip()


@dataclass(frozen=True, slots=True)
class Book:
    """The figures of one ficha, looked up by concept, year and item.

    The same key may hold several figures: a ficha prints some figures in two places.
    """

    figures: tuple[Figure, ...]
    _index: dict[str, tuple[Figure, ...]] = field(init=False, repr=False, compare=False)
    _known: dict[Hashable, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        grouped: dict[str, list[Figure]] = {}
        for figure in self.figures:
            grouped.setdefault(figure.concept, []).append(figure)
        object.__setattr__(self, "_index", {k: tuple(v) for k, v in grouped.items()})
        object.__setattr__(self, "_known", {})

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    def find(
        self, concept: str, year: int | None = None, item: str | None = None
    ) -> tuple[Figure, ...]:
        """Figures of a concept in reading order; `year` and `item` narrow when given.

        Items are compared folded (case, accents and spaces do not matter).
        """
        wanted = None if item is None else fold(item)
        return tuple(
            f
            for f in self._index.get(concept, ())
            if (year is None or f.year == year)
            and (wanted is None or (f.item is not None and fold(f.item) == wanted))
        )

    def one(self, concept: str, year: int, item: str | None = None) -> Figure | None:
        """The figure of that exact key; an item of None means the row without item.

        Of several, the first with a value; None where the ficha prints none.
        """
        found = [f for f in self.find(concept, year, item) if item is not None or f.item is None]
        return next((f for f in found if f.quantity is not None), found[0] if found else None)

    def once(self, key: Hashable, compute: Callable[[], Computed]) -> Computed:
        """What follows from the book alone, computed the first time that its key is asked for.

        A book never changes; many claims of a text ask the same of it.
        """
        if key not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = compute()
        known: Computed = self._known[key]
        return known

    def concepts(self) -> tuple[str, ...]:
        """The concepts of the book, in reading order."""
        return tuple(self._index)

    def years(self, concept: str) -> tuple[int, ...]:
        """The years that the concept is printed for, ascending."""
        return tuple(sorted({f.year for f in self._index.get(concept, ())}))

    def items(self, concept: str) -> tuple[str, ...]:
        """The items of a concept, in the order of the ficha, each once."""
        names: dict[str, str] = {}
        for figure in self._index.get(concept, ()):
            if figure.item is not None:
                names.setdefault(fold(figure.item), figure.item)
        return tuple(names.values())
