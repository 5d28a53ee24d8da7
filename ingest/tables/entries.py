"""Rows → figures: what each value of a row stands for, and the exact figure that it becomes.

A table reader says what the cells of a row are (`Slot`); here each printed value becomes a
`Figure`, or a `Problem` that names it. Nothing is dropped in silence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from calc.concepts import concept as concept_of
from calc.figure import Figure, Problem
from calc.number import NumberError, read_missing, read_number
from calc.quantity import MILES_DE_PESOS, PORCENTAJE, Quantity
from ingest.page import Document
from ingest.tables.rows import Row, Token

_CURRENCY = re.compile(r"^(?P<scale>M{0,2})\$ ?")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the ficha while its tables are read.

    `years` are the columns of its tables by year, from left to right; `price_year` is the year of
    its pesos (None: not printed). `money` tells where headings name its unit, and which.
    """

    document: Document
    year: int
    years: tuple[int, ...]
    price_year: int | None
    money: tuple[tuple[int, str], ...] = ()

    def money_at(self, position: int) -> str:
        """The unit of money that the last heading before a place names."""
        index = bisect_right(self.money, (position, ""))
        return self.money[index - 1][1] if index else "M$"


@dataclass(frozen=True, slots=True)
class Slot:
    """What the value of a cell stands for."""

    concept: str
    year: int
    item: str | None = None
    unit: str | None = None  # None: the unit of the concept


@dataclass(frozen=True, slots=True)
class Entry:
    """A row and what each of its columns stands for (None: a column that holds no figure)."""

    row: Row
    slots: tuple[Slot | None, ...]

    def is_among(self, others: Iterable["Entry"]) -> bool:
        """Whether others stand for some of the same figures."""
        known = {slot for other in others for slot in other.slots}
        return any(slot in known for slot in self.slots if slot)


def figure_of(slot: Slot, token: Token, context: Context) -> Figure | Problem:
    """The figure that a printed value is, or the problem that keeps it from being one."""
    source = context.document.source(token.start, token.end)
    missing = read_missing(token.text)
    if missing is not None:
        return Figure(slot.concept, slot.year, slot.item, token.text, None, missing, source)
    unit = slot.unit or concept_of(slot.concept).unit
    where = _where(slot)
    if token.is_percent and slot.unit is not None:
        unit = PORCENTAJE  # an indicator's own print tells more than the unit it declares
    if token.is_percent and unit != PORCENTAJE:
        return Problem(f"Se esperaba un monto y se leyó «{token.text}» en {where}.", source)
    bare = token.text.removesuffix("%").strip()
    currency = _CURRENCY.match(bare)
    if currency:
        if unit != MILES_DE_PESOS or currency["scale"] != "M":
            return Problem(f"«{token.text}» no está en la unidad de la tabla, en {where}.", source)
        bare = bare[currency.end() :]
    elif unit == MILES_DE_PESOS and (printed_in := context.money_at(token.start)) != "M$":
        return Problem(
            f"«{token.text}» está en {printed_in} y no en miles de pesos (M$), en {where}; "
            "la cifra no se usa.",
            source,
        )
    try:
        value = read_number(bare)
    except NumberError as error:
        return Problem(f"{error} Está en {where}; la cifra no se usa.", source)
    price_year = context.price_year if unit == MILES_DE_PESOS else None
    quantity = Quantity(value, unit, price_year)
    return Figure(slot.concept, slot.year, slot.item, token.text, quantity, None, source)


def figures_of(
    entry: Entry, tokens: Iterable[Token | None], context: Context
) -> list[Figure | Problem]:
    """What the values of a row become once each has its column."""
    return [
        figure_of(slot, token, context) if slot else _unplaced(token, context)
        for slot, token in zip(entry.slots, tokens, strict=True)
        if token is not None
    ]


def unproved(entry: Entry, context: Context, left: Sequence[Token] = ()) -> Problem:
    """The problem of a row whose values, or those `left`, cannot be given their columns."""
    printed = " ".join(t.text for t in entry.row.tokens)
    columns = len(entry.slots)
    told = (
        f"La fila «{entry.row.label}» trae {len(entry.row.tokens)} valores ({printed}) para "
        f"{columns} columnas y no se puede probar cuál falta; "
    )
    if not left:
        source = context.document.source(entry.row.start, entry.row.end)
        return Problem(f"{told}no se usan.", source)
    unused = ", ".join(token.text for token in left)
    source = context.document.source(left[0].start, left[-1].end)
    return Problem(f"{told}no se usan estos: {unused}.", source)


def _unplaced(token: Token, context: Context) -> Problem:
    return Problem(
        f"«{token.text}» está en una celda que no corresponde a ninguna columna conocida.",
        context.document.source(token.start, token.end),
    )


def _where(slot: Slot) -> str:
    item = f", {slot.item}" if slot.item else ""
    return f"{concept_of(slot.concept).label} {slot.year}{item}"
