"""Which column does a value belong to, when a text has lost the empty cells of its row?

Arithmetic decides: a value is placed where a declared relation of the ficha holds for it. Only one
way of placing the row's values may stand; where two could, or none is proved, the row is a Problem.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product
from math import prod

from calc.figure import Book, Figure
from calc.quantity import PORCENTAJE, Interval
from ingest.tables.entries import Context, Entry, figure_of, figures_of
from ingest.tables.rows import Token

_MOST_COMBINATIONS = 5000
_SUM = "total_gastos_componentes"

# A relation says of a figure: it holds (True), it fails (False), or it cannot be tried (None).
Relation = Callable[[Book, Figure], bool | None]


def place_by_arithmetic(
    entry: Entry, read: Sequence[Figure], context: Context
) -> tuple[Token | None, ...] | None:
    """The only placing of a row's values that is not refuted, if some relation proves it."""
    possible = _possible(entry, read, context)
    return possible[0][0] if len(possible) == 1 and possible[0][1] else None


def place_what_is_certain(
    entry: Entry, read: Sequence[Figure], context: Context
) -> tuple[Token | None, ...] | None:
    """The values that stand in one column in every placing left, each of which is proved."""
    possible = _possible(entry, read, context)
    if not possible or not all(proved for _, proved in possible):
        return None
    return _common([cells for cells, _ in possible])


def begins_with_its_name(entry: Entry, context: Context) -> bool:
    """Whether the first value of a row of a text may be the end of its name ("nivel 1 y 2").

    Then a cell is missing as well: read as they stand the values refute each other or leave cells
    empty, and without the first one they agree.
    """
    row = entry.row
    if row.columns is not None or not re.fullmatch(r"\d{1,2}", row.tokens[0].text):
        return False
    whole = len(row.tokens) == len(entry.slots)
    if whole and _judge(entry, row.tokens, (), context) is not False:
        return False
    rest = Entry(replace(row, tokens=row.tokens[1:]), entry.slots)
    return any(proved for _, proved in _possible(rest, (), context))


def place_together(
    entries: Sequence[Entry], read: Sequence[Figure], context: Context
) -> tuple[tuple[Token | None, ...] | None, ...]:
    """Of each row the values that stand in one column in every way to place them all.

    Each row alone may be placed in two ways; the sums of whole columns then decide.
    """
    nothing = (None,) * len(entries)
    choices = [[cells for cells, _ in _possible(entry, read, context)] for entry in entries]
    if not all(choices) or prod(len(cells) for cells in choices) > _MOST_COMBINATIONS:
        return nothing
    fitting = [
        combination
        for combination in product(*choices)
        if _adds_up(entries, combination, read, context)
    ]
    return tuple(_common(placings) for placings in zip(*fitting, strict=True)) or nothing


def _common(placings: Sequence[tuple[Token | None, ...]]) -> tuple[Token | None, ...] | None:
    """The cells that are the same in all placings of a row; None where there is no such cell."""
    cells = tuple(
        column[0] if all(token is column[0] for token in column) else None
        for column in zip(*placings, strict=True)
    )
    return cells if any(cells) else None


def _possible(
    entry: Entry, read: Sequence[Figure], context: Context
) -> list[tuple[tuple[Token | None, ...], bool]]:
    """The placings that nothing refutes, each with whether some relation proves it."""
    judged = (
        (cells, _judge(entry, cells, read, context))
        for cells in _placings(entry.row.tokens, len(entry.slots))
    )
    return [(cells, bool(verdict)) for cells, verdict in judged if verdict is not False]


def _adds_up(
    entries: Sequence[Entry],
    combination: Sequence[tuple[Token | None, ...]],
    read: Sequence[Figure],
    context: Context,
) -> bool:
    """Whether every relation holds that the placed rows touch, sums of whole columns included."""
    figures = [
        figure
        for entry, cells in zip(entries, combination, strict=True)
        for figure in figures_of(entry, cells, context)
        if isinstance(figure, Figure) and figure.quantity is not None
    ]
    book = Book((*read, *figures))
    totals = [f for f in book.find(_SUM) if f.quantity is not None]
    verdicts = [
        *(_sum_of("gasto_componente")(book, total) for total in totals),
        *(_verdict(book, figure) for figure in figures if figure not in totals),
    ]
    return False not in verdicts and True in verdicts


def _placings(tokens: Sequence[Token], width: int) -> Iterator[tuple[Token | None, ...]]:
    for columns in combinations(range(width), len(tokens)):
        cells: list[Token | None] = [None] * width
        for column, token in zip(columns, tokens, strict=True):
            cells[column] = token
        yield tuple(cells)


def _judge(
    entry: Entry, cells: Sequence[Token | None], read: Sequence[Figure], context: Context
) -> bool | None:
    figures = []
    for slot, token in zip(entry.slots, cells, strict=True):
        if token is None:
            continue
        figure = figure_of(slot, token, context) if slot else None
        if not isinstance(figure, Figure):
            return False
        if not _is_printed_like(figure, token):
            return False
        figures.append(figure)
    book = Book((*read, *figures))
    verdicts = [_verdict(book, figure) for figure in figures if figure.quantity is not None]
    if False in verdicts:
        return False
    return True if True in verdicts else None


def _is_printed_like(figure: Figure, token: Token) -> bool:
    """Shares carry their sign; unit costs have decimals, amounts and production have none."""
    if figure.quantity is None:
        return True
    if token.is_percent != (figure.quantity.unit == PORCENTAJE):
        return False
    if figure.concept == "gasto_unitario_componente":
        return figure.quantity.decimals > 0
    return figure.quantity.decimals == 0 or not figure.concept.endswith("_componente")


def _verdict(book: Book, figure: Figure) -> bool | None:
    answers = [relation(book, figure) for relation in _RELATIONS.get(figure.concept, ())]
    if False in answers:
        return False
    return True if True in answers else None


def _value(book: Book, concept: str, year: int, item: str | None = None) -> Fraction | None:
    figure = book.one(concept, year, item)
    return Fraction(figure.quantity.value) if figure and figure.quantity else None


def _is_without_value(book: Book, concept: str, year: int) -> bool:
    """Whether the ficha prints the concept for that year as having no value: nor have its parts."""
    figures = book.find(concept, year)
    return bool(figures) and all(figure.quantity is None for figure in figures)


def _agrees(figure: Figure, value: Fraction, slack: Fraction = Fraction(0)) -> bool:
    if figure.quantity is None:
        return False
    interval = figure.quantity.interval
    return Interval(interval.low - slack, interval.high + slack).contains(value)


def _share(part: str, whole: str, whole_item: str | None = None) -> Relation:
    """The figure is `part` as a percentage of `whole`."""

    def relation(book: Book, figure: Figure) -> bool | None:
        if _is_without_value(book, whole, figure.year):
            return False
        above = _value(book, part, figure.year, figure.item)
        below = _value(book, whole, figure.year, whole_item)
        if above is None or below is None:
            return None
        return below != 0 and _agrees(figure, above / below * 100)  # no share of nothing

    return relation


def _is_part_of(share: str, whole: str, whole_item: str | None = None) -> Relation:
    """The figure, as a percentage of `whole`, is the printed `share`."""

    def relation(book: Book, figure: Figure) -> bool | None:
        printed = book.one(share, figure.year, figure.item)
        below = _value(book, whole, figure.year, whole_item)
        if printed is None or printed.quantity is None or not below or figure.quantity is None:
            return None
        return _agrees(printed, Fraction(figure.quantity.value) / below * 100)

    return relation


def _beside(part: str, total_part: str) -> Relation:
    """A share stands beside the amount that it is of; in the row of totals that has its name."""

    def relation(book: Book, figure: Figure) -> bool | None:
        if figure.item == "TOTAL":
            return None if book.find(total_part, figure.year) else False
        return None if book.one(part, figure.year, figure.item) else False

    return relation


def _sum_of(*concepts: str, signs: tuple[int, ...] = ()) -> Relation:
    """The figure is the signed sum of others of its year, each rounded."""

    def relation(book: Book, figure: Figure) -> bool | None:
        if _is_without_value(book, concepts[0], figure.year):
            return False
        total, parts = Fraction(0), 0
        for concept, sign in zip(concepts, signs or (1,) * len(concepts), strict=True):
            found = book.find(concept, figure.year)
            values = {f.item: Fraction(f.quantity.value) for f in found if f.quantity}
            if not found:
                return None
            total += sign * sum(values.values(), Fraction(0))
            parts += len(values)
        if not total:
            return None  # nothing is proved by zeros
        return _agrees(figure, total, Fraction(parts, 2))

    return relation


def _unit_cost(book: Book, figure: Figure) -> bool | None:
    """Gasto unitario = gasto del componente / producción, asked of any of the three."""
    spent = _value(book, "gasto_componente", figure.year, figure.item)
    made = _value(book, "produccion_componente", figure.year, figure.item)
    unit = book.one("gasto_unitario_componente", figure.year, figure.item)
    if unit is None or unit.quantity is None:
        return None
    if spent is None or not made:
        return False  # no unit cost without both
    return _agrees(unit, spent / made) if spent else None  # nothing is proved by zeros


def _part_of_total(book: Book, figure: Figure) -> bool | None:
    """A component spends nothing in a year whose total is printed as having no value."""
    spends = figure.quantity is not None and figure.quantity.value != 0
    return False if spends and _is_without_value(book, _SUM, figure.year) else None


_RELATIONS: dict[str, tuple[Relation, ...]] = {
    "porcentaje_gastos_componentes": (_share("total_gastos_componentes", "total_ejecutado"),),
    "porcentaje_gasto_administrativo": (_share("total_gasto_administrativo", "total_ejecutado"),),
    "total_gastos_componentes": (
        _sum_of("total_ejecutado", "total_gasto_administrativo", signs=(1, -1)),
    ),
    "total_gasto_administrativo": (
        _sum_of("total_ejecutado", "total_gastos_componentes", signs=(1, -1)),
    ),
    "total_ejecutado": (
        _sum_of(
            "presupuesto_ley_ejecutado",
            "recursos_gobiernos_regionales",
            "recursos_extrapresupuestarios",
        ),
        _sum_of("total_gastos_componentes", "total_gasto_administrativo"),
    ),
    "presupuesto_ley_ejecutado": (_sum_of("gasto_subtitulo"),),
    "gasto_componente": (_unit_cost, _part_of_total),
    "produccion_componente": (_unit_cost,),
    "gasto_unitario_componente": (_unit_cost,),
    "gasto_region": (_is_part_of("porcentaje_gasto_region", "gasto_region", "TOTAL"),),
    "porcentaje_gasto_region": (
        _share("gasto_region", "gasto_region", "TOTAL"),
        _beside("gasto_region", "gasto_region"),
    ),
    "poblacion_region": (_is_part_of("porcentaje_poblacion_region", "poblacion_beneficiada"),),
    "porcentaje_poblacion_region": (
        _share("poblacion_region", "poblacion_beneficiada"),
        _beside("poblacion_region", "poblacion_beneficiada"),
    ),
}
