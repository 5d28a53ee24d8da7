"""Totals against their parts, within a table and between tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from calc.audit.grade import summed
from calc.audit.shapes import Checked
from calc.concepts import concept
from calc.figure import Book, Figure
from calc.formulas import TOTAL
from calc.subject import Subject


@dataclass(frozen=True, slots=True)
class Sum:
    """A declared sum: `total` and its `parts`, each a concept (every item of it but the total).

    `total_item` is the total's item; `goal` the exact value that shares must reach; `discontinued`
    that tables of earlier years leave out components that no longer exist; `dashes_add_nothing`
    that "-" says there was no such amount, so that a total with more is no open question.
    """

    id: str
    title: str
    total: str
    parts: tuple[str, ...]
    total_item: str | None = None
    goal: Fraction | None = None
    discontinued: bool = False
    dashes_add_nothing: bool = False


_ROW_ABOVE = 400
"""How far above the first known row, in characters, an unread first row can stand."""

_HUNDRED = Fraction(100)

SUMS = (
    Sum(
        "suma_fuentes",
        "Presupuesto Ley y otros recursos suman el total ejecutado",
        "total_ejecutado",
        (
            "presupuesto_ley_ejecutado",
            "recursos_gobiernos_regionales",
            "recursos_extrapresupuestarios",
        ),
        dashes_add_nothing=True,
    ),
    Sum(
        "suma_subtitulos",
        "Los subtítulos suman el Presupuesto Ley ejecutado",
        "presupuesto_ley_ejecutado",
        ("gasto_subtitulo",),
    ),
    Sum(
        "suma_componentes",
        "Los componentes suman el total de gastos de componentes",
        "total_gastos_componentes",
        ("gasto_componente",),
        discontinued=True,
    ),
    Sum(
        "suma_usos",
        "Componentes y administración suman el total ejecutado",
        "total_ejecutado",
        ("total_gastos_componentes", "total_gasto_administrativo"),
    ),
    Sum(
        "suma_regiones_gasto",
        "Las regiones suman el total del gasto de componentes",
        "gasto_region",
        ("gasto_region",),
        total_item=TOTAL,
    ),
    Sum(
        "suma_regiones_poblacion",
        "Las regiones suman la población beneficiada",
        "poblacion_beneficiada",
        ("poblacion_region",),
    ),
    Sum(
        "suma_porcentajes_gasto",
        "Los porcentajes del gasto por región suman 100 %",
        "porcentaje_gasto_region",
        ("porcentaje_gasto_region",),
        total_item=TOTAL,
        goal=_HUNDRED,
    ),
    Sum(
        "suma_porcentajes_poblacion",
        "Los porcentajes de población por región suman 100 %",
        "porcentaje_poblacion_region",
        ("porcentaje_poblacion_region",),
        total_item=TOTAL,
        goal=_HUNDRED,
    ),
    Sum(
        "suma_porcentajes_uso",
        "Los porcentajes de componentes y administración suman 100 %",
        "porcentaje_gastos_componentes",
        ("porcentaje_gastos_componentes", "porcentaje_gasto_administrativo"),
        goal=_HUNDRED,
    ),
)


def checks(subject: Subject) -> Iterator[Checked]:
    """Each declared sum, for each year that prints its total and a part."""
    for relation in SUMS:
        for year in subject.book.years(relation.total):
            parts = _parts(subject.book, relation, year)
            total = _total(subject.book, relation, year, parts)
            if total is None or all(f.quantity is None for f in parts):
                continue
            printed = {f.concept for f in parts}
            absent = [concept(c).label for c in relation.parts if c not in printed]
            if _holds_unread(subject, (total, *parts)):
                absent.append("una cifra que no se pudo leer")
            if relation.discontinued and year < subject.year:
                absent.append("componentes descontinuados")
            if relation.dashes_add_nothing:
                parts = [f for f in parts if f.missing != "-"]
            yield summed(
                relation.id,
                relation.title,
                total,
                parts,
                absent=absent,
                goal=relation.goal,
            )


def _holds_unread(subject: Subject, figures: Sequence[Figure]) -> bool:
    """Whether the reader left out a figure inside the table, or just above its first row."""
    starts = [f.source.start for f in figures]
    low, high = min(starts) - _ROW_ABOVE, max(starts)
    return any(low <= place.start <= high for place in subject.unread)


def _parts(book: Book, relation: Sum, year: int) -> Sequence[Figure]:
    """The parts, each once, in reading order; a repeated print is another family's matter."""
    kept: dict[tuple[str, str | None], Figure] = {}
    for part in relation.parts:
        for figure in book.find(part, year):
            is_total = relation.goal is None and part == relation.total and figure.item is None
            if figure.item != TOTAL and not is_total:
                kept.setdefault((part, figure.item), figure)
    return tuple(kept.values())


def _total(book: Book, relation: Sum, year: int, parts: Sequence[Figure]) -> Figure | None:
    """The printed total that stands nearest to its parts: the one of their own table."""
    totals = [
        f
        for f in book.find(relation.total, year, relation.total_item)
        if f.quantity is not None and (relation.total_item is not None or f.item is None)
    ]
    if not parts:
        return None
    if not totals and relation.goal is not None:
        return next((f for f in parts if f.quantity is not None), None)
    if not totals:
        return None
    near = parts[-1].source.start
    return min(totals, key=lambda f: abs(f.source.start - near))
