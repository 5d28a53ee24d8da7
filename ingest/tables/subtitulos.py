"""Gasto por subtítulos: a code with its name, one amount each, and the total they add up to."""

import re
from collections.abc import Sequence

from calc.figure import fold
from ingest.sections import Line
from ingest.tables.by_label import without_headings
from ingest.tables.entries import Context, Entry, Slot
from ingest.tables.rows import (
    Row,
    RowStyle,
    Split,
    all_labelled,
    clean_label,
    rows_of_lines,
    split_line,
)
from ingest.tables.table import Sheet, Table, last_columns

_CODE = re.compile(r"^(?:subtitulo )?(\d{2})\b")
_TOTAL = re.compile(r"(presupuesto (de )?ley ejecutado|^total)( \d{4})?$")
_HEADING_WORDS = frozenset("subtitulo subtitulos gasto total ejecutado m mm".split())
_YEAR = re.compile(r"\b(20\d\d)\b")


def _claims(sheet: Sheet) -> bool:
    return sheet.head.startswith("subtitulo") or (
        sheet.width == 2
        and any(_CODE.match(fold(label)) for label in sheet.labels)
        and any(_TOTAL.search(fold(clean_label(label))) for label in sheet.labels)
    )


def _from_lines(lines: Sequence[Line], context: Context) -> tuple[Entry, ...]:
    body = without_headings(lines, _HEADING_WORDS, "subtitulo")
    rows = rows_of_lines(body, 1, RowStyle(_label_start, split=_split))
    return _entries(all_labelled(rows), context)


def _split(line: Line, most: int) -> Split:
    """The year that ends "Presupuesto Ley Ejecutado 2023" is no amount: those have their points."""
    split = split_line(line, most)
    if split.tokens and _YEAR.fullmatch(split.tokens[0].text):
        return Split(line.text, (), line)
    return split


def _from_sheet(sheet: Sheet, context: Context) -> tuple[Entry, ...]:
    columns = last_columns(sheet, 1)
    return _entries(sheet.value_rows(context.document.text, columns), context) if columns else ()


def _entries(rows: Sequence[Row], context: Context) -> tuple[Entry, ...]:
    found = []
    for row in rows:
        label = fold(clean_label(row.label))
        code = _CODE.match(label)
        if code:
            found.append(Entry(row, (Slot("gasto_subtitulo", context.year, code[1]),)))
        elif _TOTAL.search(label):
            year = _YEAR.search(label)
            slot = Slot("presupuesto_ley_ejecutado", int(year[1]) if year else context.year)
            found.append(Entry(row, (slot,)))
    return tuple(found)


def _label_start(label: str) -> int | None:
    total = _TOTAL.search(label)
    if total:
        return total.start()
    return 0 if _CODE.match(label) and label.count("(") == label.count(")") else None


TABLE = Table("subtitulos", ("subtitulos",), _claims, _from_lines, _from_sheet)
