"""Desagregación regional: four values a region, the central level, and the total."""

import re
from collections.abc import Sequence

from calc.figure import fold
from ingest.sections import Line
from ingest.tables.by_label import without_headings
from ingest.tables.entries import Context, Entry, Slot
from ingest.tables.rows import Row, RowStyle, all_labelled, clean_label, rows_of_lines
from ingest.tables.table import Sheet, Table, last_columns

_HEADING_WORDS = frozenset(
    "region regiones total ejecutado m mm porcentaje poblacion beneficiada beneficiarios efectivos "
    "gasto de".split()
)
# Whole names only, so that a wrapped one is known to go on; other spellings are read as printed.
_NUMERAL = r"((x?(ix|iv|v?i{0,3})|rm|\d{1,2})[ .°ª)-]+)?(region )?(del? )?((los|la) )?"
_NAMES = re.compile(
    rf"{_NUMERAL}(arica y parinacota|tarapaca|antofagasta|atacama|coquimbo"
    r"|valparaiso|(metropolitana|rm)( de santiago)?"
    r"|(libertador )?((gral\.?|general) )?((bernardo|b\.?) )?o.? ?higgins|maule|nuble|bio[ -]?bio"
    r"|(la )?araucania|los rios|los lagos"
    r"|a[iy]sen( del? (gral\.?|general)( c(arlos|\.))?( ibanez)?( del campo)?)?"
    r"|magallanes( y (de )?(la )?antartica( chilena)?)?|nivel central"
    r"|total( (general|pais|nacional))?)"
    r"( ?\([ivxrm]{1,5}\))?"
)
_PART_OF_NAME = re.compile(
    r"\b(arica|parinacota|tarapaca|antofagasta|atacama|coquimbo|valparaiso|metropolitana|higgins"
    r"|libertador|bernardo|maule|nuble|bio[ -]?bio|araucania|los rios|los lagos|a[iy]sen|ibanez"
    r"|magallanes|antartica|nivel central|total)\b|^(region|del?|la)$"
)
_COLUMNS = (
    "gasto_region",
    "porcentaje_gasto_region",
    "poblacion_region",
    "porcentaje_poblacion_region",
)
_TOTAL_COLUMNS = (
    "gasto_region",
    "porcentaje_gasto_region",
    "poblacion_beneficiada",
    "porcentaje_poblacion_region",
)
_LEAST = 2
TOTAL = "TOTAL"


def _claims(sheet: Sheet) -> bool:
    if re.match(r"region(es)?\b", sheet.head) and sheet.width >= len(_COLUMNS):
        return True
    known = [label for label in sheet.labels if _NAMES.fullmatch(fold(clean_label(label)))]
    return len(known) >= 2 and sheet.width > len(_COLUMNS)


def _from_lines(lines: Sequence[Line], context: Context) -> tuple[Entry, ...]:
    notes = next((n for n, line in enumerate(lines) if line.text.startswith("*")), len(lines))
    body = without_headings(lines[:notes], _HEADING_WORDS, "porcentaje")
    rows = rows_of_lines(body, len(_COLUMNS), RowStyle(_whole_name, least=_LEAST, longest=True))
    return _entries(all_labelled(rows), context)


def _from_sheet(sheet: Sheet, context: Context) -> tuple[Entry, ...]:
    columns = last_columns(sheet, len(_COLUMNS))
    return _entries(sheet.value_rows(context.document.text, columns), context) if columns else ()


def _entries(rows: Sequence[Row], context: Context) -> tuple[Entry, ...]:
    named = [(row, clean_label(row.label)) for row in rows if row.label]
    return tuple(Entry(row, _slots(name, context)) for row, name in named if not _is_torn(name))


def _slots(name: str, context: Context) -> tuple[Slot, ...]:
    if not fold(name).startswith("total"):
        return tuple(Slot(concept, context.year, name) for concept in _COLUMNS)
    return tuple(
        Slot(concept, context.year, None if concept == "poblacion_beneficiada" else TOTAL)
        for concept in _TOTAL_COLUMNS
    )


def _is_torn(name: str) -> bool:
    """Whether a name is half of a region's, or one and a half: its row is left to be a problem."""
    folded = fold(name)
    return not _NAMES.fullmatch(folded) and _PART_OF_NAME.search(folded) is not None


def _whole_name(label: str) -> int | None:
    return 0 if _NAMES.fullmatch(label) else None


TABLE = Table("regiones", ("regiones",), _claims, _from_lines, _from_sheet)
