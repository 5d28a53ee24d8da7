"""From base numbers to the printed tables of a ficha, with every derived cell computed exactly.

``overrides`` replace single printed cells after the computation: the rounding of an official
document that cannot be derived from its parts, or a planted fault. Its keys are (table cell name,
year, item), see ``CellKey``; a key that names no cell is an error.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .model import (
    Cells,
    Chart,
    Component,
    ComponentTotals,
    Indicator,
    Region,
    Subtitle,
    Tables,
)
from .numbers import (
    Base,
    Bases,
    amount,
    cell,
    printed,
    printed_factor,
    share,
    total,
    unit_cost,
)

CellKey = tuple[str, int, str | None]
Overrides = Mapping[CellKey, str]


class UnknownCell(Exception):
    """An override names a cell that the tables do not have."""


@dataclass(frozen=True, slots=True)
class ComponentBase:
    name: str
    unit: str
    spending: Bases
    production: Bases


@dataclass(frozen=True, slots=True)
class RegionBase:
    name: str
    spending: Base
    people: Base


@dataclass(frozen=True, slots=True)
class SubtitleBase:
    code: str
    name: str
    amount: Base


@dataclass(frozen=True, slots=True)
class Numbers:
    """The base numbers of a ficha; amounts in M$ of ``year + 1``, three values a row.

    ``target`` and ``people`` (population by year) give the coverage; where they are unknown,
    ``coverage`` holds the literal cells. ``print_population`` adds both rows to the coverage table.
    A row of budget or resources that is empty in all three years is not printed.
    """

    year: int
    coverage: Cells
    target: Bases | None
    people: Bases | None
    people_unit: str
    print_population: bool
    initial_budget: Bases
    final_budget: Bases
    law_executed: Bases
    regional_resources: Bases
    other_resources: Bases
    subtitles: tuple[SubtitleBase, ...]
    components: tuple[ComponentBase, ...]
    administration: Bases
    regions: tuple[RegionBase, ...]
    purpose_indicators: tuple[Indicator, ...]
    complementary_indicators: tuple[Indicator, ...]
    inflators: tuple[tuple[int, Fraction], ...]

    @property
    def years(self) -> tuple[int, int, int]:
        return (self.year - 2, self.year - 1, self.year)

    @property
    def executed(self) -> Bases:
        rows = (self.law_executed, self.regional_resources, self.other_resources)
        first, second, third = (total(row[index] for row in rows) for index in range(3))
        return (first, second, third)

    @property
    def spending_by_component(self) -> Bases:
        first, second, third = (
            total(component.spending[index] for component in self.components) for index in range(3)
        )
        return (first, second, third)


class _Printer:
    """Prints cells, applying each override once and knowing those that met no cell."""

    def __init__(self, overrides: Overrides) -> None:
        self._overrides = overrides
        self._unused = set(overrides)

    def one(self, name: str, year: int, item: str | None, computed: str) -> str:
        key = (name, year, item)
        self._unused.discard(key)
        return self._overrides.get(key, computed)

    def row(self, name: str, years: tuple[int, ...], item: str | None, computed: Cells) -> Cells:
        return tuple(
            self.one(name, year, item, text) for year, text in zip(years, computed, strict=True)
        )

    def check(self) -> None:
        if self._unused:
            raise UnknownCell(f"overrides without a cell: {sorted(map(str, self._unused))}")


def tabulate(numbers: Numbers, overrides: Overrides) -> Tables:
    """All printed tables of a ficha. Raises UnknownCell for an override without its cell."""
    years = numbers.years
    out = _Printer(overrides)
    coverage = _coverage(numbers)

    def row(name: str, bases: Bases) -> Cells:
        if bases == ("", "", ""):
            return ()
        return out.row(name, years, None, tuple(cell(base) for base in bases))

    tables = Tables(
        years=years,
        price_year=numbers.year + 1,
        coverage=out.row("cobertura", years, None, coverage) if coverage else (),
        target_population=_population(numbers, numbers.target, out, "poblacion_objetivo"),
        people=_population(numbers, numbers.people, out, "poblacion_beneficiada"),
        people_unit=numbers.people_unit,
        initial_budget=row("presupuesto_inicial", numbers.initial_budget),
        final_budget=row("presupuesto_final", numbers.final_budget),
        law_executed=row("presupuesto_ley_ejecutado", numbers.law_executed),
        regional_resources=row("recursos_gobiernos_regionales", numbers.regional_resources),
        other_resources=row("recursos_extrapresupuestarios", numbers.other_resources),
        executed=row("total_ejecutado", numbers.executed),
        subtitles=tuple(
            Subtitle(
                subtitle.code,
                subtitle.name,
                out.one("gasto_subtitulo", numbers.year, subtitle.code, cell(subtitle.amount)),
            )
            for subtitle in numbers.subtitles
        ),
        subtitles_total=out.one(
            "presupuesto_ley_ejecutado_subtitulos",
            numbers.year,
            None,
            cell(numbers.law_executed[2]),
        ),
        components=tuple(_component(component, years, out) for component in numbers.components),
        totals=_component_totals(numbers, out),
        regions=_regions(numbers, out),
        regions_total=_regions_total(numbers, out),
        purpose_indicators=numbers.purpose_indicators,
        complementary_indicators=numbers.complementary_indicators,
        inflators=tuple((year, printed_factor(value)) for year, value in numbers.inflators),
        charts=_charts(numbers),
    )
    out.check()
    return tables


def _coverage(numbers: Numbers) -> Cells:
    if numbers.target is None or numbers.people is None:
        return numbers.coverage
    return tuple(
        share(people, target) or "-"
        for people, target in zip(numbers.people, numbers.target, strict=True)
    )


def _population(numbers: Numbers, bases: Bases | None, out: _Printer, name: str) -> Cells:
    if not numbers.print_population or bases is None:
        return ()
    return out.row(name, numbers.years, None, tuple(cell(base) for base in bases))


def _component(base: ComponentBase, years: tuple[int, int, int], out: _Printer) -> Component:
    spending = tuple(cell(value) for value in base.spending)
    production = tuple(cell(value) for value in base.production)
    costs = tuple(
        unit_cost(spent, made) for spent, made in zip(base.spending, base.production, strict=True)
    )
    return Component(
        base.name,
        base.unit,
        out.row("gasto_componente", years, base.name, spending),
        out.row("produccion_componente", years, base.name, production),
        out.row("gasto_unitario_componente", years, base.name, costs),
    )


def _component_totals(numbers: Numbers, out: _Printer) -> ComponentTotals | None:
    if not numbers.components:
        return None
    years = numbers.years
    components = numbers.spending_by_component
    administration = numbers.administration
    executed = tuple(
        total((spent, admin)) for spent, admin in zip(components, administration, strict=True)
    )
    return ComponentTotals(
        out.row("total_gastos_componentes", years, None, tuple(map(cell, components))),
        out.row(
            "porcentaje_gastos_componentes",
            years,
            None,
            tuple(share(part, whole) for part, whole in zip(components, executed, strict=True)),
        ),
        out.row("total_gasto_administrativo", years, None, tuple(map(cell, administration))),
        out.row(
            "porcentaje_gasto_administrativo",
            years,
            None,
            tuple(share(part, whole) for part, whole in zip(administration, executed, strict=True)),
        ),
        out.row("total_ejecutado_componentes", years, None, tuple(map(cell, executed))),
    )


def _regions(numbers: Numbers, out: _Printer) -> tuple[Region, ...]:
    spending = total(region.spending for region in numbers.regions)
    people = total(region.people for region in numbers.regions)
    year = numbers.year
    return tuple(
        Region(
            region.name,
            out.one("gasto_region", year, region.name, cell(region.spending)),
            out.one(
                "porcentaje_gasto_region",
                year,
                region.name,
                _share_or_dash(region.spending, spending),
            ),
            out.one("poblacion_region", year, region.name, cell(region.people)),
            out.one(
                "porcentaje_poblacion_region",
                year,
                region.name,
                _share_or_dash(region.people, people),
            ),
        )
        for region in numbers.regions
    )


def _share_or_dash(part: Base, whole: Base) -> str:
    return part if isinstance(part, str) else share(part, whole) or "-"


def _regions_total(numbers: Numbers, out: _Printer) -> Region | None:
    if not numbers.regions:
        return None
    year = numbers.year
    people = total(region.people for region in numbers.regions)
    spending = total(region.spending for region in numbers.regions)
    return Region(
        "TOTAL",
        out.one("gasto_region", year, "TOTAL", cell(spending)),
        out.one("porcentaje_gasto_region", year, "TOTAL", "100%" if amount(spending) else "-"),
        out.one("poblacion_beneficiada_regiones", year, None, cell(people)),
        out.one("porcentaje_poblacion_region", year, "TOTAL", "100%" if amount(people) else "-"),
    )


def _charts(numbers: Numbers) -> tuple[Chart, ...]:
    labels = tuple(str(year) for year in numbers.years)
    executed = tuple(amount(base) for base in numbers.executed)
    charts = [_chart("Ejecución", labels, executed, 0)]
    if numbers.people is not None:
        ratios = tuple(
            spent / people if spent is not None and people else None
            for spent, people in zip(executed, map(amount, numbers.people), strict=True)
        )
        charts.append(_chart("Gasto por beneficiario", labels, ratios, 1))
    return tuple(charts)


def _chart(title: str, labels: Cells, values: tuple[Fraction | None, ...], decimals: int) -> Chart:
    texts = tuple("" if value is None else printed(value, decimals) for value in values)
    return Chart(title, labels, values, texts)
