"""Rows under fixed labels with one value a year: the shape of several of the ficha's tables."""

import re
from collections.abc import Sequence
from functools import partial

from calc.figure import fold
from ingest.sections import Line
from ingest.tables.entries import Context, Entry, Slot
from ingest.tables.rows import Row, RowStyle, clean_label, rows_of_lines, split_line
from ingest.tables.table import Sheet, last_columns

Labels = Sequence[tuple[str, str]]
"""Pattern over the end of a folded label, concept: words of a neighbouring heading may stand
before the label, and one that wraps may have left its last word behind."""

_YEAR = re.compile(r"20\d\d")
_HEADING = re.compile(r"\(M{0,2}\$ ?20\d\d\)$")  # its unit ends it


def concept_of_label(label: str, labels: Labels) -> str | None:
    """The concept that a printed label names, or None."""
    folded = fold(clean_label(label))
    return next((concept for pattern, concept in labels if re.search(pattern, folded)), None)


def label_start(label: str, labels: Labels) -> int | None:
    """Where in folded words the known label begins that they end with, or None."""
    found = (re.search(pattern, label) for pattern, _ in labels)
    return next((match.start() for match in found if match), None)


def yearly_entries_of_lines(
    lines: Sequence[Line], labels: Labels, context: Context
) -> tuple[Entry, ...]:
    """The entries of a table by year in a text."""
    body = [line for line in lines if not is_years(line) and not _HEADING.search(line.text)]
    style = RowStyle(partial(label_start, labels=labels), noted=True)
    rows = rows_of_lines(body, len(context.years), style)
    return yearly_entries([r for r in rows if not _names_several(r.label, labels)], labels, context)


def yearly_entries_of_sheet(sheet: Sheet, labels: Labels, context: Context) -> tuple[Entry, ...]:
    """The entries of a table by year with geometry."""
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


def _names_several(label: str, labels: Labels) -> bool:
    """Whether the words before the values hold two labels: then the values are of either."""
    folded = fold(clean_label(label))
    found = [m for p, _ in labels for m in re.finditer(p.removesuffix("$") + r"\b", folded)]
    return len({match.end() for match in found}) > 1


def has_years(sheet: Sheet) -> bool:
    """Whether one of its first rows is of years."""
    return any(
        sum(cell is not None and _YEAR.fullmatch(cell.text) is not None for cell in row) > 1
        for row in sheet.rows[:3]
    )


def is_years(line: Line) -> bool:
    """Whether a line holds years and nothing else: the heading of a table by year."""
    words = line.text.split()
    return bool(words) and all(_YEAR.fullmatch(word) for word in words)


def without_headings(lines: Sequence[Line], words: frozenset[str], mark: str) -> tuple[Line, ...]:
    """The lines of a table without its heading, which may come again after a page break.

    A heading is a run of lines made of `words` alone: the first of the table, and any that holds
    `mark`, since a label may have a line made of such words too.
    """
    kept: list[Line] = []
    run: list[Line] = []
    for line in (line for line in lines if line.text and not is_years(line)):
        if _is_made_of(line, words):
            run.append(line)
            continue
        kept.extend(_rest_of_run(run, mark, first=not kept))
        kept.append(line)
        run = []
    return (*kept, *run)


def _rest_of_run(run: Sequence[Line], mark: str, *, first: bool) -> Sequence[Line]:
    if not first and mark not in fold(" ".join(line.text for line in run)):
        return run
    # "Región" opens the heading; after it, "Región de" opens the name of a region.
    names = re.fullmatch(r"region( del?( la| los)?)?", fold(run[-1].text)) if len(run) > 1 else None
    return run[-1:] if names else ()


def _is_made_of(line: Line, words: frozenset[str]) -> bool:
    folded = re.findall(r"[a-z]+|\d+", fold(line.text))
    known = all(word in words or _YEAR.fullmatch(word) for word in folded)  # "(M$", "2024)"
    valued = any(not _YEAR.fullmatch(token.text) for token in split_line(line, 9).tokens)
    return bool(folded) and known and not valued
