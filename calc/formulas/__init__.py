"""The formulas: one card each, evaluated over the book of a ficha.

`evaluate` is the door. What a formula gives carries its derivation in Spanish and the printed
figures that it rests on, and so all their sources; what it cannot give carries the reason.
"""

from decimal import Decimal
from types import MappingProxyType
from typing import TypedDict, Unpack

from calc.figure import Book
from calc.formulas import change, needed, pesos, printed, spending
from calc.formulas.card import TOTAL, Card, Input, Operand, Request, fetch
from calc.formulas.engine import run
from calc.formulas.needed import Numerators, possible_numerators
from calc.formulas.result import Missing, Result, Unavailable
from calc.formulas.value import value_of

CARDS = MappingProxyType(
    {
        card.id: card
        for card in printed.CARDS + spending.CARDS + change.CARDS + pesos.CARDS + needed.CARDS
    }
)
"""Every formula by id, in the order of the documentation."""


RECOMPUTED = tuple(card for card in printed.CARDS + spending.CARDS if card.expression != "+")
"""The formulas of figures that fichas print; a sum has checks that know its bound of rounding."""


class Options(TypedDict, total=False):
    """What generic formulas need more than year and item; see `Request`."""

    concept: str
    base_year: int
    base_item: str
    base_concept: str
    base_book: Book
    years: tuple[int, ...]
    items: tuple[str, ...]
    threshold: Decimal
    denominator: int
    amount: Decimal


def evaluate(
    formula_id: str, book: Book, year: int, item: str | None = None, **options: Unpack[Options]
) -> Result | Unavailable:
    """Evaluate the formula of that id for a year (and item) of a book.

    A missing value (`-`, `S/I`, `N/A`, `N/C`, or nothing printed) gives Unavailable with its
    reason. Raises KeyError for an unknown formula and TypeError where an option that the formula
    needs is absent: faults of the caller.
    """
    return run(CARDS[formula_id], Request(book, year, item, **options))


__all__ = [
    "CARDS",
    "RECOMPUTED",
    "TOTAL",
    "Card",
    "Input",
    "Missing",
    "Numerators",
    "Operand",
    "Options",
    "Request",
    "Result",
    "Unavailable",
    "evaluate",
    "fetch",
    "possible_numerators",
    "value_of",
]
