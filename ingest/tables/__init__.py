"""Tables → figures. One file per table of the ficha; a new one is a file and a line here."""

from collections.abc import Sequence
from dataclasses import dataclass

from calc.figure import Figure, Problem
from ingest.ficha import Component, Indicator, Section
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
from ingest.tables.sheets import sheets_of
from ingest.tables.table import Sheet, Table

TABLES: tuple[Table, ...] = (
    cobertura.TABLE,
    presupuesto.TABLE,
    subtitulos.TABLE,
    componentes.TABLE,
    regiones.TABLE,
    inflactores.TABLE,
)

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


def read_tables(sections: Sequence[Section], context: Context) -> TablesRead:
    """Read every table: from its cells where the document has geometry, else from its lines.

    A table whose grid was not recognised is read from its lines, so a PDF is never worse off than
    its text.
    """
    entries: dict[str, tuple[Entry, ...]] = {}
    rows: list[indicadores.IndicatorRow] = []
    sheets: list[Sheet] = []
    unread: list[Problem] = []
    seen: set[str] = set()
    for table, sheet in sheets_of(context.document, TABLES, sections):
        sheets.append(sheet)
        if table is not None:
            found = table.from_sheet(sheet, context)
            entries[table.id] = entries.get(table.id, ()) + found
        elif indicadores.claims(sheet):
            kind = _kind_of(sheet, sections)
            rows.extend(indicadores.indicators_of_sheet(sheet, kind, context))
            seen.add(kind)
    for table in TABLES:
        if not entries.get(table.id):
            lines = section_lines(table.sections, sections, context)
            entries[table.id] = table.from_lines(lines, context)
    for section_id, kind in _INDICATOR_SECTIONS.items():
        if kind not in seen:
            lines = section_lines((section_id,), sections, context)
            read = indicadores.indicators_of_lines(lines, kind, context)
            valued = any(row.entry is not None for row in read)
            lost = () if valued else tuple(left_over_indicators(lines, context))
            unread.extend(lost)
            rows.extend(() if lost else read)
    entries["indicadores"] = tuple(row.entry for row in rows if row.entry is not None)
    rows_of_all = [entry for found in entries.values() for entry in found]
    figures, unproved = placed(rows_of_all, context)
    problems = [*unproved, *unread]
    problems += left_over_cells(sheets, [*figures, *problems], context)
    ids = tuple(id_ for table in TABLES for id_ in table.sections)
    lines = section_lines(ids, sections, context)
    problems += left_over_lines(lines, [*figures, *problems], context)
    return TablesRead(
        tuple(sorted(figures, key=lambda figure: figure.source.start)),
        tuple(sorted(problems, key=lambda problem: problem.source.start)),
        componentes.components_of(entries["componentes"]),
        tuple(row.indicator for row in rows),
    )


def _kind_of(sheet: Sheet, sections: Sequence[Section]) -> str:
    """Which indicators a table holds: those of the last heading before it."""
    start = min((w.start for row in sheet.rows for c in row if c for w in c.words), default=0)
    before = [s.id for s in sections if s.start <= start and s.id in _INDICATOR_SECTIONS]
    return _INDICATOR_SECTIONS[before[-1]] if before else "proposito"
