"""Gasto y producción de componentes: nine values a component, and the rows of totals below."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from calc.figure import fold
from ingest.ficha import Component
from ingest.sections import Line
from ingest.tables.by_label import (
    Labels,
    concept_of_label,
    label_start,
    without_headings,
    yearly_entries,
)
from ingest.tables.entries import Context, Entry, Slot
from ingest.tables.rows import Row, RowStyle, all_labelled, rows_of_lines
from ingest.tables.table import Sheet, Table

_TOTALS: Labels = (
    (r"(porcentaje|%) (de )?gastos?( de)? componentes?$", "porcentaje_gastos_componentes"),
    (r"(porcentaje|%) (de )?gastos? administrativos?$", "porcentaje_gasto_administrativo"),
    (r"(total (de )?gastos?|gasto total)( de)? componentes?$", "total_gastos_componentes"),
    (
        r"(total (de )?)?gastos? (administrativos?|de administracion)( total)?$",
        "total_gasto_administrativo",
    ),
    (r"(total|gasto total|total gasto|total (de )?recursos) ejecutados?$", "total_ejecutado"),
)
_GROUPS = ("gasto_componente", "produccion_componente", "gasto_unitario_componente")
_HEADING_WORDS = frozenset(
    "componente componentes unidad unidades de produccion gasto ejecutado m mm unitario".split()
)
_FIRST_TOTAL = re.compile(r"(total (de )?gastos?|gasto total)( componentes?)?( |$)")
_LEAST = 3  # a line of words with fewer values is part of a component's name


def _claims(sheet: Sheet) -> bool:
    if re.search(r"^componentes?\b|gasto unitario", sheet.head):
        return True
    concepts = {concept_of_label(label, _TOTALS) for label in sheet.labels}
    return bool(concepts - {None, "total_ejecutado"})


def _from_lines(lines: Sequence[Line], context: Context) -> tuple[Entry, ...]:
    notes = next((n for n, line in enumerate(lines) if line.text.startswith("*")), len(lines))
    body = without_headings(lines[:notes], _HEADING_WORDS, "unitario")
    first_total = next(
        (n for n, line in enumerate(body) if _FIRST_TOTAL.match(fold(line.text))), len(body)
    )
    named, totals = body[:first_total], body[first_total:]
    width = len(context.years) * len(_GROUPS)
    # Values come after the name or stand on one of its middle lines; the way that gives whole
    # names, each with its unit, is the way that the table was printed.
    rows = max(
        (
            rows_of_lines(named, width, RowStyle(finds, least=_LEAST))
            for finds in (_nowhere, _whole_name)
        ),
        key=lambda rows: sum(_is_whole_name(row.label) for row in rows),
    )
    rows = _untorn(all_labelled(rows))
    total_rows = all_labelled(
        rows_of_lines(totals, len(context.years), RowStyle(partial(label_start, labels=_TOTALS)))
    )
    return (
        *_component_entries(rows, _GROUPS, context),
        *yearly_entries(total_rows, _TOTALS, context),
    )


def _from_sheet(sheet: Sheet, context: Context) -> tuple[Entry, ...]:
    text, years = context.document.text, len(context.years)
    groups, columns = _grouped_columns(sheet, context)
    rows = _with_whole_names(sheet.value_rows(text, columns)) if columns else ()
    components = _untorn([row for row in rows if not _is_total(row.label)])
    # The totals stand in the first group of columns; after a page break there may be no others.
    first = columns[:years] or tuple(range(1, min(years + 1, sheet.width)))
    totals = sheet.value_rows(text, first) if first else ()
    return (
        *_component_entries(components, groups, context),
        *yearly_entries(totals, _TOTALS, context),
    )


def components_of(entries: Sequence[Entry]) -> tuple[Component, ...]:
    """The components that a table's entries name, with their units."""
    named = (Component(*name_and_unit(e.row.label)) for e in entries if is_component(e))
    return tuple(dict.fromkeys(named))


def is_component(entry: Entry) -> bool:
    """Whether the row is of a component, and not of a total."""
    first = entry.slots[0]
    return first is not None and first.concept in _GROUPS


def is_total(entry: Entry) -> bool:
    """Whether the row is one of the totals below the components."""
    return not is_component(entry) and _is_total(entry.row.label)


def name_and_unit(label: str) -> tuple[str, str | None]:
    """A component's label taken apart: its name, and the unit in the parentheses that end it."""
    text = re.sub(r"\s+", " ", label).strip().rstrip("*").strip()
    if not re.search(r"\)\.?$", text):
        return text, None
    close = text.rindex(")")
    depth = 0
    for position in range(close, -1, -1):
        depth += {")": 1, "(": -1}.get(text[position], 0)
        if depth == 0:
            name = text[:position].strip()
            return (name, text[position + 1 : close].strip()) if name else (text, None)
    return text, None


def _component_entries(
    rows: Sequence[Row], groups: Sequence[str], context: Context
) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            row,
            tuple(
                Slot(group, year, name_and_unit(row.label)[0])
                for group in groups
                for year in context.years
            ),
        )
        for row in rows
    )


def _grouped_columns(sheet: Sheet, context: Context) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Which group stands in which columns: the headings say it, else the usual order."""
    per_group = len(context.years)
    count = per_group * len(_GROUPS)
    if sheet.width <= count:
        return (), ()
    columns = tuple(range(sheet.width - count, sheet.width))
    heads = {
        "gasto_componente": sheet.column_of(lambda t: t.startswith("gasto ejecutado")),
        "produccion_componente": sheet.column_of(lambda t: t.startswith("produccion")),
        "gasto_unitario_componente": sheet.column_of(lambda t: t.startswith("gasto unitario")),
    }
    placed = {group: column for group, column in heads.items() if column is not None}
    if len(placed) < len(_GROUPS):
        return _GROUPS, columns
    return tuple(sorted(placed, key=lambda group: placed[group])), columns


def _is_total(label: str) -> bool:
    return concept_of_label(label, _TOTALS) is not None


def _is_whole_name(label: str) -> bool:
    """A name is whole once its last parentheses, those of the unit, are closed."""
    return bool(re.search(r"\)\.?$", label)) and label.count("(") == label.count(")")


def _with_whole_names(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Without rules between rows the end of a name can fall to the next: its parenthesis tells."""
    mended = list(rows)
    for n, row in enumerate(mended[1:], 1):
        before = mended[n - 1]
        torn = before.label.count("(") - before.label.count(")") == 1
        if torn and ")" in row.label and "(" not in row.label.partition(")")[0]:
            end, _, rest = row.label.partition(")")
            mended[n - 1] = replace(before, label=f"{before.label} {end})")
            mended[n] = replace(row, label=rest.strip())
    return tuple(mended)


def _untorn(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with a whole name; the others are left to be problems.

    One was torn that lacks its beginning, half of its parentheses, or the unit that others have.
    """
    named = [row for row in rows if _is_name(row.label) and not row.label[0].islower()]
    have_units = any(_is_whole_name(row.label) for row in named)
    return tuple(row for row in named if _is_whole_name(row.label) or not have_units)


def _is_name(label: str) -> bool:
    return bool(label) and label[0] != "(" and label.count("(") == label.count(")")


def _whole_name(label: str) -> int | None:
    return 0 if _is_whole_name(label) else None


def _nowhere(_label: str) -> None:
    return None


TABLE = Table("componentes", ("componentes",), _claims, _from_lines, _from_sheet)
