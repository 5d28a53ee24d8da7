"""Tables → figures. One file per table of the ficha; a new one is a file and a line here."""

from collections.abc import Sequence
from dataclasses import dataclass

from calc.figure import Figure, Problem
from ingest.ficha import Component, Indicator, Section
from ingest.sections import Line
from ingest.tables import (
    cobertura,
    componentes,
    indicadores,
    inflactores,
    presupuesto,
    regiones,
    subtitulos,
)
from ingest.tables.entries import Context, Entry
from ingest.tables.leftovers import (
    left_over_cells,
    left_over_indicators,
    left_over_lines,
    section_lines,
)
from ingest.tables.placing import placed
from ingest.tables.sheets import outside_sheets, sheets_of
from ingest.tables.table import Sheet, Table

TABLES: tuple[Table, ...] = (
    cobertura.TABLE,
    presupuesto.TABLE,
    subtitulos.TABLE,
    componentes.TABLE,
    regiones.TABLE,
    inflactores.TABLE,
)

# Sections that hold no table of the ficha, unless one under a heading that is not known.
_WITHOUT_TABLES = ("gasto_por_beneficiario", "otros_gastos", "focalizacion", "eficacia")

_INDICATOR_SECTIONS = {
    "indicadores_proposito": "proposito",
    "indicadores_complementarios": "complementario",
}


@dataclass(frozen=True, slots=True)
class TablesRead:
    """All that the tables of a ficha hold."""

    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    components: tuple[Component, ...]
    indicators: tuple[Indicator, ...]


@dataclass(slots=True)
class _Found:
    """What the tables with geometry gave: rows by table, indicators, and the tables themselves."""

    entries: dict[str, tuple[Entry, ...]]
    indicators: list[indicadores.IndicatorRow]
    kinds: set[str]
    sheets: list[Sheet]
    problems: list[Problem]


def read_tables(sections: Sequence[Section], context: Context) -> TablesRead:
    """Read every table: from its cells where the document has geometry, else from its lines.

    A table whose grid was not recognised is read from its lines, and so are the rows that a grid
    lacks: a PDF is never worse off than its text.
    """
    found = _read_sheets(sections, context)
    _read_lines(found, sections, context)
    entries = [entry for of_table in found.entries.values() for entry in of_table]
    entries += [row.entry for row in found.indicators if row.entry is not None]
    figures, unproved = placed(entries, context)
    problems = [*unproved, *found.problems]
    problems += left_over_cells(found.sheets, [*figures, *problems], context)
    ids = tuple(id_ for table in TABLES for id_ in table.sections)
    lines = section_lines(ids, sections, context)
    problems += left_over_lines(lines, [*figures, *problems], context)
    lines = section_lines(_WITHOUT_TABLES, sections, context)
    problems += left_over_lines(lines, [*figures, *problems], context, least=2)
    if found.kinds:
        lines = section_lines(tuple(_INDICATOR_SECTIONS), sections, context)
        problems += left_over_indicators(outside_sheets(context.document, lines), context)
    return TablesRead(
        tuple(sorted(figures, key=lambda figure: figure.source.start)),
        tuple(sorted(problems, key=lambda problem: problem.source.start)),
        componentes.components_of(found.entries["componentes"]),
        tuple(row.indicator for row in found.indicators),
    )


def _read_sheets(sections: Sequence[Section], context: Context) -> _Found:
    """What stands in cells. A table whose heading was set apart is known by its section."""
    found = _Found({}, [], set(), [], [])
    for claimed, sheet in sheets_of(context.document, TABLES, sections):
        found.sheets.append(sheet)
        section = _section_of(sheet, sections)
        headed = claimed is not None or indicadores.claims(sheet)
        table = claimed if headed else next((t for t in TABLES if section in t.sections), None)
        if table is not None:
            before = found.entries.get(table.id, ())
            found.entries[table.id] = before + table.from_sheet(sheet, context)
        elif headed or section in _INDICATOR_SECTIONS:
            kind = _kind_of(sheet, sections)
            if kind is None:  # of which kind they are is not known: they are left to be problems
                continue
            rows = indicadores.indicators_of_sheet(sheet, kind, context)
            found.indicators.extend(rows or ())
            found.kinds.update(() if rows is None else {kind})
    return found


def _read_lines(found: _Found, sections: Sequence[Section], context: Context) -> None:
    """Adds what stands in lines alone."""
    for table in TABLES:
        lines = section_lines(table.sections, sections, context)
        known = found.entries.get(table.id, ())
        more = table.from_lines(_not_read(lines, known), context)
        new = tuple(entry for entry in more if not entry.is_among(known))
        found.entries[table.id] = known + new
    for section_id, kind in _INDICATOR_SECTIONS.items():
        if kind in found.kinds:
            continue
        lines = section_lines((section_id,), sections, context)
        rows = indicadores.indicators_of_lines(lines, kind, context)
        if any(row.entry is not None for row in rows):
            found.indicators.extend(rows)
        elif lost := tuple(left_over_indicators(lines, context)):
            found.problems.extend(lost)
        else:
            found.indicators.extend(rows)


def _not_read(lines: Sequence[Line], entries: Sequence[Entry]) -> tuple[Line, ...]:
    """The lines that no row was read from."""
    bounds = [(entry.row.start, entry.row.end) for entry in entries]
    return tuple(
        line for line in lines if not any(start <= line.start < end for start, end in bounds)
    )


def _start_of(sheet: Sheet) -> int:
    return min((w.start for row in sheet.rows for c in row if c for w in c.words), default=0)


def _section_of(sheet: Sheet, sections: Sequence[Section]) -> str | None:
    """The section that a table stands in."""
    start = _start_of(sheet)
    return next((s.id for s in sections if s.start <= start < s.end), None)


def _kind_of(sheet: Sheet, sections: Sequence[Section]) -> str | None:
    """Which indicators a table holds: those of the last heading before it."""
    start = _start_of(sheet)
    before = [s.id for s in sections if s.start <= start and s.id in _INDICATOR_SECTIONS]
    return _INDICATOR_SECTIONS[before[-1]] if before else None
