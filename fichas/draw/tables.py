"""The tables of a ficha as blocks: header, rows and the space that each column takes."""

from .blocks import Align, Cell, Line, Table, line
from .model import Cells, ComponentTotals, Indicator, Tables

_MARKS = {"S/I": "*", "N/A": "**", "N/C": "***"}


def coverage_table(tables: Tables) -> Table:
    unit = f" ({tables.people_unit})" if tables.people_unit else ""
    rows = (
        (line(f"Población objetivo{unit}"), tables.target_population),
        (line(f"Población beneficiada{unit}"), tables.people),
        (line("Cobertura*"), tables.coverage),
    )
    return Table(
        "matrix",
        (24, 24, 28, 24),
        (_years_header(tables),),
        tuple(_row(label, cells) for label, cells in rows if cells),
    )


def budget_table(tables: Tables) -> Table:
    return Table(
        "matrix",
        (30, 22, 24, 24),
        (_years_header(tables),),
        (
            _row(line("Presupuesto Inicial", note="2"), tables.initial_budget),
            _row(line("Presupuesto Final", note="3"), tables.final_budget),
        ),
    )


def resources_table(tables: Tables, *, header: bool) -> Table:
    rows = (
        (line("Presupuesto Ley Ejecutado", note="4"), tables.law_executed),
        (line("Recursos Gobiernos Regionales", note="5"), tables.regional_resources),
        (line("Recursos Extrapresupuestarios", note="6"), tables.other_resources),
        (line("Total Ejecutado", note="7"), tables.executed),
    )
    return Table(
        "matrix",
        (34, 20, 23, 23),
        (_years_header(tables),) if header else (),
        tuple(_row(label, cells) for label, cells in rows if cells),
        bold_last=True,
    )


def subtitles_table(tables: Tables) -> Table:
    year = tables.years[-1]
    rows = tuple(
        _row(line(f"{subtitle.code} ({subtitle.name})"), (subtitle.amount,))
        for subtitle in tables.subtitles
    )
    total = _row(line(f"Presupuesto Ley Ejecutado {year}"), (tables.subtitles_total,))
    return Table(
        "list",
        (48, 52),
        (
            (
                _head("Subtítulo *"),
                _head(f"Gasto total ejecutado {year} (M${tables.price_year})"),
            ),
        ),
        (*rows, total),
        bold_last=True,
    )


def components_table(tables: Tables) -> Table:
    years = tuple(_head(str(year)) for year in tables.years)
    groups = (
        _head("Componentes (unidad de producción) *", rows=2),
        _head(f"Gasto ejecutado (M${tables.price_year})", columns=3),
        _head("Producción (unidad)", columns=3),
        _head(f"Gasto unitario (M${tables.price_year})", columns=3),
    )
    rows = tuple(
        _row(
            line(component.label),
            (*component.spending, *component.production, *component.unit_cost),
        )
        for component in tables.components
    )
    totals = _component_totals(tables.totals) if tables.totals else ()
    return Table(
        "matrix",
        (240, 78, 94, 94, 68, 68, 68, 70, 96, 84),
        (groups, years * 3),
        (*rows, *totals),
    )


def _component_totals(totals: ComponentTotals) -> tuple[tuple[Cell, ...], ...]:
    rows = (
        ("Total Gastos Componentes", totals.components),
        ("Porcentaje Gastos Componentes", totals.components_share),
        ("Total Gasto Administrativo", totals.administration),
        ("Porcentaje Gasto Administrativo", totals.administration_share),
        ("Total Ejecutado", totals.executed),
    )
    return tuple((*_row(line(label), cells), Cell((), columns=6)) for label, cells in rows)


def regions_table(tables: Tables) -> Table:
    regions = (*tables.regions, *((tables.regions_total,) if tables.regions_total else ()))
    return Table(
        "list",
        (24, 18, 19, 18, 21),
        (
            (
                _head("Región"),
                _head(f"Total ejecutado (M${tables.price_year})"),
                _head("Porcentaje total ejecutado"),
                _head("Población beneficiada"),
                _head("Porcentaje población beneficiada"),
            ),
        ),
        tuple(
            _row(
                line(region.name),
                (region.spending, region.spending_share, region.people, region.people_share),
            )
            for region in regions
        ),
        bold_last=True,
    )


def indicators_table(years: tuple[int, ...], indicators: tuple[Indicator, ...]) -> Table:
    return Table(
        "indicators",
        (20, 27, 12, 9, 9, 9, 14),
        (
            (
                _head("Indicador"),
                _head("Fórmula de cálculo"),
                _head("Otros atributos"),
                *(_head(f"Efectivo {year}") for year in years),
                _head("Resultado"),
            ),
        ),
        tuple(_indicator_row(indicator) for indicator in indicators),
    )


def _indicator_row(indicator: Indicator) -> tuple[Cell, ...]:
    attributes = (
        ("Unidad de medida:", indicator.unit),
        ("Dimensión:", indicator.dimension),
        ("Periodicidad:", indicator.periodicity),
        ("Sentido de medición:", indicator.direction),
    )
    return (
        _text(line(indicator.name)),
        _text(line(indicator.formula)),
        Cell(tuple((*line(name), *line("\n" + value)) for name, value in attributes), "left"),
        *(Cell((line(value + _MARKS.get(value, "")),)) for value in indicator.values),
        _text(line(indicator.result)),
    )


def inflators_table(tables: Tables) -> Table:
    return Table(
        "list",
        (50, 50),
        ((_head("Año"), _head("Inflactor")),),
        tuple(
            _row(line(str(year)), (factor,), align="center") for year, factor in tables.inflators
        ),
    )


def _years_header(tables: Tables) -> tuple[Cell, ...]:
    return (Cell(()), *(_head(str(year)) for year in tables.years))


def _head(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((line(text, bold=True),), "center", columns, rows)


def _text(text: Line) -> Cell:
    return Cell((text,), "left")


def _row(label: Line, cells: Cells, align: Align = "right") -> tuple[Cell, ...]:
    values = tuple(Cell((line(text),) if text else (), align) for text in cells)
    return (Cell((label,), "left" if align == "right" else align), *values)
