"""A ficha → the one page that people take to a meeting: its money, its reach, its faults.

Every figure of it is either printed in the ficha or the result of a formula, with its derivation;
what the ficha does not give is said with its reason, never left out in silence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from calc.concepts import concept
from calc.figure import Figure, Source
from calc.formulas import CARDS, Unavailable, evaluate
from ingest.ficha import Ficha
from ingest.names import spoken_name
from reports.words import concept_label

_PRINTED = (
    "presupuesto_inicial",
    "presupuesto_final",
    "total_ejecutado",
    "cobertura",
    "poblacion_beneficiada",
)
_COMPONENTS = ("gasto_componente", "produccion_componente", "gasto_unitario_componente")
_REGIONS = (
    "gasto_region",
    "porcentaje_gasto_region",
    "poblacion_region",
    "porcentaje_poblacion_region",
)
TABLES = _COMPONENTS + _REGIONS
"""The concepts of the tables of components and regions."""
_COMPUTED = ("ejecucion_inicial", "ejecucion_final", "saldo_sin_ejecutar", "gasto_por_beneficiario")


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of the summary.

    `value` is Chilean print, None where there is none, and then `reason` says why; `derivation` is
    None for what the ficha prints.
    """

    concept: str
    label: str
    year: int
    item: str | None
    value: str | None
    derivation: str | None
    reason: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A printed concept over the years of the ficha: what its row of a table says."""

    concept: str
    label: str
    item: str | None
    facts: tuple[Fact, ...]


def key_facts(ficha: Ficha) -> tuple[Fact, ...]:
    """The handful of figures of the ficha's own year that everybody asks for."""
    printed = tuple(
        _printed(figure)
        for id_ in _PRINTED
        if (figure := ficha.book.one(id_, ficha.year)) is not None
    )
    return printed + tuple(computed(ficha, id_, ficha.year) for id_ in _COMPUTED)


def series(ficha: Ficha, concepts: tuple[str, ...]) -> tuple[Series, ...]:
    """The rows of those concepts, one per item, over the years that the ficha prints."""
    rows = []
    for id_ in concepts:
        for item in ficha.book.items(id_) or (None,):
            found = (ficha.book.one(id_, year, item) for year in ficha.book.years(id_))
            facts = tuple(_printed(figure) for figure in found if figure is not None)
            if facts:
                rows.append(Series(id_, _label(id_), item, facts))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of text: the first column names the row, the others hold print."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def grids(ficha: Ficha) -> tuple[Grid, ...]:
    """The tables of components and regions.

    One a concept over its years, or one of all the concepts where there is one year.
    """
    made = []
    for concepts in (_COMPONENTS, _REGIONS):
        years = {year for id_ in concepts for year in ficha.book.years(id_)}
        columns = [concepts] if len(years) == 1 else [(id_,) for id_ in concepts]
        made += [_grid(ficha, shown) for shown in columns]
    return tuple(grid for grid in made if grid.rows)


def side_by_side(fichas: Sequence[Ficha]) -> Grid:
    """The key figures of several fichas, one column each; "—" where a ficha gives none.

    Each is of its ficha's own year and in the pesos that its ficha is in, which the first rows say.
    """
    facts = [{fact.concept: fact for fact in key_facts(ficha)} for ficha in fichas]
    concepts = [
        id_ for id_ in (*_PRINTED, *_COMPUTED) if any(id_ in of_ficha for of_ficha in facts)
    ]
    years = ("Año", *(str(ficha.year) for ficha in fichas))
    pesos = ("Pesos", *(_pesos(ficha) for ficha in fichas))
    rows = tuple(
        (concept_label(id_), *(_value(of_ficha.get(id_)) for of_ficha in facts)) for id_ in concepts
    )
    findings = ("Hallazgos publicados", *(str(len(ficha.findings)) for ficha in fichas))
    return Grid(
        ("", *(spoken_name(ficha.program) for ficha in fichas)), (years, pesos, *rows, findings)
    )


def _pesos(ficha: Ficha) -> str:
    return f"M${ficha.price_year}" if ficha.price_year else "la ficha no lo dice"


def _value(fact: Fact | None) -> str:
    return (fact.value if fact else None) or "—"


def _grid(ficha: Ficha, concepts: tuple[str, ...]) -> Grid:
    columns = [(id_, year) for id_ in concepts for year in ficha.book.years(id_)]
    items = dict.fromkeys(item for id_ in concepts for item in ficha.book.items(id_))
    rows = tuple(
        (item, *(_cell(ficha.book.one(id_, year, item)) for id_, year in columns)) for item in items
    )
    if len(concepts) == 1:
        return Grid((concept_label(concepts[0]), *(str(year) for _, year in columns)), rows)
    return Grid(("", *(concept_label(id_) for id_, _ in columns)), rows)


def computed(ficha: Ficha, formula: str, year: int) -> Fact:
    """The result of a formula, or the reason why there is none."""
    label = CARDS[formula].label
    result = evaluate(formula, ficha.book, year)
    if isinstance(result, Unavailable):
        return Fact(formula, label, year, None, None, None, result.reason, result.sources)
    return Fact(
        formula, label, year, None, result.printed, result.derivation, result.note, result.sources
    )


def _printed(figure: Figure) -> Fact:
    quantity = figure.quantity
    return Fact(
        concept=figure.concept,
        label=_label(figure.concept),
        year=figure.year,
        item=figure.item,
        value=None if quantity is None else str(quantity),
        derivation=None,
        reason=None if quantity is not None else f"la ficha trae «{figure.missing}»",
        sources=(figure.source,),
    )


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return ""
    return figure.missing or str(figure.quantity)


def _label(concept_id: str) -> str:
    return concept(concept_id).label
