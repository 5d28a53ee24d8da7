"""What a formula's card holds, and how its operands are fetched from a book.

An operand is a printed figure or, for a concept that is itself computed, the result of its card.
A cell with `-`, `S/I`, `N/A` or `N/C` is never zero: it makes the formula unavailable.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calc.concepts import vocabulary
from calc.figure import Book, Figure
from calc.formulas.measure import Measure, measure
from calc.formulas.result import Missing, Result, Unavailable
from calc.number import write_number
from calc.quantity import PORCENTAJE, Quantity

TOTAL = "TOTAL"
"""The item of the total row of the regional table."""


@dataclass(frozen=True, slots=True)
class Request:
    """One evaluation: the book, the year and item asked, and what generic formulas need more.

    `concept` is the concept that a generic formula is applied to; `base_*` name what it is
    compared with (the same concept and item, and the year before, unless given; `base_book`
    another ficha); `years` and `items` are those of a mean or sum; `threshold` is a percentage,
    `denominator` a count, `amount` thousands of pesos.
    """

    book: Book
    year: int
    item: str | None = None
    concept: str | None = None
    base_year: int | None = None
    base_item: str | None = None
    base_concept: str | None = None
    base_book: Book | None = None
    years: tuple[int, ...] = ()
    items: tuple[str, ...] = ()
    threshold: Decimal | None = None
    denominator: int | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Operand:
    """A value that enters a formula: `printed` is how it stands in a derivation."""

    concept: str
    year: int
    item: str | None
    measure: Measure
    unit: str
    decimals: int
    price_year: int | None
    printed: str
    figures: tuple[Figure, ...]


Gathered = Sequence[Operand | Missing]
Shape = Literal["none", "same", "each", "total"]


@dataclass(frozen=True, slots=True)
class Input:
    """An input of a card: a concept of the book, of the year asked.

    `item`: "none" the row without item, "same" the item asked, "each" every item but the total,
    "total" the total row of the regional table. `instead` is the concept that holds the same
    value where the ficha has no such row.
    """

    concept: str
    item: Shape = "none"
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One formula.

    `expression` is the left side of its derivation, with a pair of braces for each operand, or
    `+` for a sum of them all; `compute` is the same on measures.

    `unit` None: the unit of the operands. `decimals` None: as many as the operands show.
    `gather` fetches the operands of formulas that apply to any concept; `alike` tells that they
    must have one unit and one price year.
    `finish` adds what the reader must know to a result.
    """

    id: str
    label: str
    unit: str | None
    reference: str
    inputs: tuple[Input | str, ...]
    expression: str
    compute: Callable[..., Measure]
    decimals: int | None = 1
    gather: Callable[[Request], Gathered] | None = None
    alike: bool = False
    finish: Callable[[Request, Result], Result | Unavailable] | None = None


def total(*parts: Measure) -> Measure:
    """The sum of one or more measures."""
    first, *rest = parts
    return sum(rest, first)


def named(concept: str, year: int, item: str | None) -> str:
    """How an operand is called in a sentence: "el presupuesto final de 2022"."""
    entry = vocabulary().get(concept)
    label = entry.named if entry else concept
    if item is None:
        return f"{label} de {year}"
    return f"{label} «{item}» de {year}"


def fetch(book: Book, concept: str, year: int, item: str | None = None) -> Operand | Missing:
    """The printed figure of that key as an operand."""
    figure = book.one(concept, year, item)
    name = named(concept, year, item)
    if figure is None:
        return Missing(concept, year, item, name, None)
    if figure.quantity is None:
        return Missing(concept, year, item, name, figure.missing, figure)
    return operand(figure, figure.quantity)


def operand(figure: Figure, quantity: Quantity) -> Operand:
    """A printed figure as an operand."""
    printed = write_number(quantity.value)
    return Operand(
        concept=figure.concept,
        year=figure.year,
        item=figure.item,
        measure=measure(quantity),
        unit=quantity.unit,
        decimals=quantity.decimals,
        price_year=quantity.price_year,
        printed=f"({printed})" if quantity.value < 0 else printed,
        figures=(figure,),
    )


def from_result(result: Result) -> Operand:
    """A computed value as an operand: its expression, so that nothing is rounded in between."""
    return Operand(
        concept=result.concept,
        year=result.year,
        item=result.item,
        measure=Measure(result.value, result.interval, result.loose),
        unit=result.unit,
        decimals=result.decimals,
        price_year=result.price_year,
        printed=f"({result.expression})",
        figures=result.inputs,
    )


def each(book: Book, concept: str, year: int) -> Gathered:
    """Every item of a concept in a year, the total row left out."""
    names = dict.fromkeys(
        f.item for f in book.find(concept, year) if f.item is not None and f.item != TOTAL
    )
    if not names:
        return (Missing(concept, year, None, named(concept, year, None), None),)
    return tuple(fetch(book, concept, year, name) for name in names)


def inputs_of(card: Card, request: Request) -> Gathered:
    """The operands of a card, in the order of its inputs."""
    if card.gather is not None:
        return card.gather(request)
    gathered: list[Operand | Missing] = []
    for entry in card.inputs:
        if isinstance(entry, str):
            raise TypeError(f"{card.id}: an input in words needs `gather`")
        if entry.item == "each":
            gathered.extend(each(request.book, entry.concept, request.year))
        else:
            item = {"none": None, "same": request.item, "total": TOTAL}[entry.item]
            found = fetch(request.book, entry.concept, request.year, item)
            if isinstance(found, Missing) and entry.instead is not None:
                found = fetch(request.book, entry.instead, request.year)
            gathered.append(found)
    return gathered


def shares(part: Measure, whole: Measure) -> Measure:
    """A part as a percentage of a whole."""
    return part / whole * 100


def ratio(part: Measure, whole: Measure) -> Measure:
    """A quotient as it is."""
    return part / whole


SHARE = "{} / {} × 100"
RATIO = "{} / {}"
QUOTIENTS = {SHARE: 100, RATIO: 1}
"""The expressions of two operands that can be solved for a missing one, with their scale."""


def share_card(
    id_: str, label: str, part: Input, whole: Input, reference: str = "División simple"
) -> Card:
    """A card of the commonest shape: one figure as a percentage of another."""
    return Card(id_, label, PORCENTAJE, reference, (part, whole), SHARE, shares)
