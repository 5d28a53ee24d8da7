"""Rows under fixed labels with one value a year: the shape of several of the ficha's tables."""

import re
from collections.abc import Sequence

from calc.figure import fold
from ingest.sections import Line
from ingest.tables.entries import Context, Entry, Slot
from ingest.tables.rows import Row, clean_label, rows_of_lines, split_line
from ingest.tables.table import Sheet, last_columns

Labels = Sequence[tuple[str, str]]
"""Pattern over the end of a folded label, concept: words of a neighbouring heading may stand
before the label, and one that wraps may have left its last word behind."""

_YEAR = re.compile(r"20\d\d")


def concept_of_label(label: str, labels: Labels) -> str | None:
    folded = fold(clean_label(label))
    return next((concept for pattern, concept in labels if re.search(pattern, folded)), None)


def yearly_entries_of_lines(
    lines: Sequence[Line], labels: Labels, context: Context
) -> tuple[Entry, ...]:
    body = [line for line in lines if not is_years(line)]
    rows = rows_of_lines(
        body, len(context.years), lambda label: concept_of_label(label, labels) is not None
    )
    return yearly_entries(rows, labels, context)


def yearly_entries_of_sheet(sheet: Sheet, labels: Labels, context: Context) -> tuple[Entry, ...]:
    columns = year_columns(sheet, context) or last_columns(sheet, len(context.years))
    if columns is None:
        return ()
    return yearly_entries(sheet.value_rows(context.document.text, columns), labels, context)


def yearly_entries(rows: Sequence[Row], labels: Labels, context: Context) -> tuple[Entry, ...]:
    """What the rows with a known label hold: one value of their concept for each year."""
    found = []
    for row in rows:
        concept = concept_of_label(row.label, labels)
        if concept is not None:
            found.append(Entry(row, tuple(Slot(concept, year) for year in context.years)))
    return tuple(found)


def year_columns(sheet: Sheet, context: Context) -> tuple[int, ...] | None:
    """The columns headed by the years of the ficha, in the order of the years."""
    for row in sheet.rows[:3]:
        heads = {cell.text: index for index, cell in enumerate(row) if cell is not None}
        columns = [heads.get(str(year)) for year in context.years]
        if all(column is not None for column in columns):
            return tuple(column for column in columns if column is not None)
    return None


def is_years(line: Line) -> bool:
    """Whether a line holds years and nothing else: the heading of a table by year."""
    words = line.text.split()
    return bool(words) and all(_YEAR.fullmatch(word) for word in words)


def is_heading_of(line: Line, words: frozenset[str]) -> bool:
    """Whether a line is made of the words of a table's heading alone."""
    folded = re.findall(r"[a-z]+", fold(line.text))
    if not folded or split_line(line, 9).tokens:
        return False
    return all(word in words for word in folded)
