"""The value of a concept: the printed figure, else the result of the concept's own formula."""

from calc.concepts import vocabulary
from calc.figure import Book
from calc.formulas import printed, spending
from calc.formulas.card import Operand, Request, fetch, from_result, named
from calc.formulas.engine import run
from calc.formulas.result import Missing, Result

_OWN = {card.id: card for card in printed.CARDS + spending.CARDS}


def value_of(concept: str, book: Book, year: int, item: str | None = None) -> Operand | Missing:
    """The figure that the book prints for that key, or what the card of a computed concept gives.

    A computed concept is looked for in print first: some fichas print what others leave to the
    reader.
    """
    found = fetch(book, concept, year, item)
    entry = vocabulary().get(concept)
    if isinstance(found, Operand) or entry is None or not entry.formula or concept not in _OWN:
        return found
    result = run(_OWN[concept], Request(book, year, item))
    if isinstance(result, Result):
        return from_result(result)
    if result.missing:
        return result.missing[0]
    return Missing(concept, year, item, named(concept, year, item), None)
