"""The printed figures that a reader must find in a ficha, in the order of the document."""

from collections.abc import Iterable, Iterator
from typing import TypedDict

from .model import MISSING_CODES, Cells, FichaData, Indicator, Region, Tables


class ExpectedFigure(TypedDict):
    """One printed cell: ``printed`` is its text without asterisks, ``missing`` its code or None."""

    concept: str
    year: int
    item: str | None
    printed: str
    missing: str | None


Cell = tuple[str, int, str | None, str]


def expected_figures(data: FichaData) -> list[ExpectedFigure]:
    """Every non-empty table cell of a ficha; a figure printed twice is there twice."""
    return [
        ExpectedFigure(
            concept=concept,
            year=year,
            item=item,
            printed=text,
            missing=text if text in MISSING_CODES else None,
        )
        for concept, year, item, text in _cells(data.tables)
        if text
    ]


def _cells(tables: Tables) -> Iterator[Cell]:
    years = tables.years
    year = years[-1]
    yield from _row("poblacion_objetivo", years, None, tables.target_population)
    yield from _row("poblacion_beneficiada", years, None, tables.people)
    yield from _row("cobertura", years, None, tables.coverage)
    yield from _row("presupuesto_inicial", years, None, tables.initial_budget)
    yield from _row("presupuesto_final", years, None, tables.final_budget)
    yield from _row("presupuesto_ley_ejecutado", years, None, tables.law_executed)
    yield from _row("recursos_gobiernos_regionales", years, None, tables.regional_resources)
    yield from _row("recursos_extrapresupuestarios", years, None, tables.other_resources)
    yield from _row("total_ejecutado", years, None, tables.executed)
    if tables.subtitles:
        for subtitle in tables.subtitles:
            yield ("gasto_subtitulo", year, subtitle.code, subtitle.amount)
        yield ("presupuesto_ley_ejecutado", year, None, tables.subtitles_total)
    yield from _components(tables)
    yield from _regions(tables.regions, tables.regions_total, year)
    yield from _indicators("indicador_proposito", years, tables.purpose_indicators)
    yield from _indicators("indicador_complementario", years, tables.complementary_indicators)
    for inflator_year, factor in tables.inflators:
        yield ("inflactor", inflator_year, None, factor)


def _row(concept: str, years: Iterable[int], item: str | None, cells: Cells) -> Iterator[Cell]:
    if cells:
        for year, text in zip(years, cells, strict=True):
            yield (concept, year, item, text)


def _components(tables: Tables) -> Iterator[Cell]:
    years = tables.years
    for component in tables.components:
        yield from _row("gasto_componente", years, component.name, component.spending)
        yield from _row("produccion_componente", years, component.name, component.production)
        yield from _row("gasto_unitario_componente", years, component.name, component.unit_cost)
    if totals := tables.totals:
        yield from _row("total_gastos_componentes", years, None, totals.components)
        yield from _row("porcentaje_gastos_componentes", years, None, totals.components_share)
        yield from _row("total_gasto_administrativo", years, None, totals.administration)
        yield from _row("porcentaje_gasto_administrativo", years, None, totals.administration_share)
        yield from _row("total_ejecutado", years, None, totals.executed)


def _regions(regions: tuple[Region, ...], whole: Region | None, year: int) -> Iterator[Cell]:
    for region in regions:
        yield ("gasto_region", year, region.name, region.spending)
        yield ("porcentaje_gasto_region", year, region.name, region.spending_share)
        yield ("poblacion_region", year, region.name, region.people)
        yield ("porcentaje_poblacion_region", year, region.name, region.people_share)
    if whole:
        yield ("gasto_region", year, whole.name, whole.spending)
        yield ("porcentaje_gasto_region", year, whole.name, whole.spending_share)
        yield ("poblacion_beneficiada", year, None, whole.people)
        yield ("porcentaje_poblacion_region", year, whole.name, whole.people_share)


def _indicators(
    concept: str, years: Iterable[int], indicators: tuple[Indicator, ...]
) -> Iterator[Cell]:
    for indicator in indicators:
        yield from _row(concept, years, indicator.name, indicator.values)
