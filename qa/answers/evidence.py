"""Exact figures first: what the fichas print or a formula gives for a concept, year and row."""

from collections.abc import Iterable
from dataclasses import dataclass

from calc.figure import Figure, Source
from calc.formulas import CARDS, Missing, Result, Unavailable, evaluate
from ingest.ficha import Ficha, Passage
from vectorstore.cards import Hit


@dataclass(frozen=True, slots=True)
class Found:
    """A value for a concept, year and row of a ficha: `figure` as printed, else `result`.

    `codes` are cells of the same key that hold a mark instead of a value, `others` those that
    print another value.
    """

    ficha: Ficha
    concept: str
    year: int
    item: str | None
    figure: Figure | None
    result: Result | None
    codes: tuple[Figure, ...] = ()
    others: tuple[Figure, ...] = ()

    @property
    def unit(self) -> str:
        """The unit of the value."""
        if self.figure is not None and self.figure.quantity is not None:
            return self.figure.quantity.unit
        return self.result.unit if self.result is not None else ""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why there is no value.

    A mark is printed instead (`code`), the formula lacks an operand (`unavailable`), or the ficha
    prints nothing at all (both None).
    """

    ficha: Ficha
    concept: str
    year: int
    item: str | None
    code: Figure | None = None
    unavailable: Unavailable | None = None

    @property
    def mark(self) -> str | None:
        """The mark that is printed instead of the value."""
        return self.code.missing if self.code is not None else None


def value(ficha: Ficha, concept: str, year: int, item: str | None = None) -> Found | Lacking:
    """The value of that key: the printed figure, else what the concept's formula gives."""
    figures = tuple(
        f for f in ficha.book.find(concept, year, item) if item is not None or f.item is None
    )
    codes = tuple(f for f in figures if f.quantity is None)
    printed = next((f for f in figures if f.quantity is not None), None)
    if printed is not None:
        others = tuple(f for f in figures if f.quantity and f.quantity != printed.quantity)
        return Found(ficha, concept, year, item, printed, None, codes, others)
    if concept in CARDS:
        result = evaluate(concept, ficha.book, year, item)
        if isinstance(result, Result):
            return Found(ficha, concept, year, item, None, result, codes)
        return Lacking(ficha, concept, year, item, next(iter(codes), None), result)
    return Lacking(ficha, concept, year, item, next(iter(codes), None))


def years_with(ficha: Ficha, concept: str, item: str | None = None) -> tuple[int, ...]:
    """The years for which the concept has a value, ascending."""
    return tuple(
        y for y in covered_years(ficha) if isinstance(value(ficha, concept, y, item), Found)
    )


def printed_years(ficha: Ficha, concept: str, item: str | None = None) -> tuple[int, ...]:
    """The years for which the ficha prints the concept, with a value or a mark, or computes it."""
    own = {f.year for f in ficha.book.find(concept, None, item)}
    if concept in CARDS:
        own |= set(years_with(ficha, concept, item))
    return tuple(sorted(own))


def covered_years(ficha: Ficha) -> tuple[int, ...]:
    """The years that the ficha's tables cover."""
    own = {f.year for f in ficha.book if f.concept != "inflactor"}
    return tuple(sorted(own or {ficha.year}))


def hit(ficha: Ficha, section: str, source: Source, text: str | None = None) -> Hit:
    """A place of a ficha as a passage that an answer rests on."""
    passage = Passage(section, text or source.text, source)
    return Hit(passage, ficha.document, ficha.program, ficha.year, 1.0, "fuente de la cifra")


def figure_hits(ficha: Ficha, figures: Iterable[Figure]) -> tuple[Hit, ...]:
    """The rows that figures stand on, each once."""
    hits: dict[tuple[int, int], Hit] = {}
    for figure in figures:
        key = (figure.source.page, figure.source.line)
        if key not in hits:
            hits[key] = hit(ficha, section_at(ficha, figure.source), figure.source)
    return tuple(hits.values())


def section_at(ficha: Ficha, source: Source) -> str:
    """The heading under which a place stands."""
    for section in ficha.sections:
        if section.start <= source.start < section.end:
            return section.title
    return ""


def operands(found: Found) -> tuple[Figure, ...]:
    """The printed figures that a value rests on."""
    if found.figure is not None:
        return (found.figure,)
    return found.result.inputs if found.result else ()


__all__ = ["Found", "Lacking", "Missing", "value"]
