"""Grids of pages → whole tables: those that break over a page are put together again."""

from collections.abc import Iterator, Sequence

from calc.figure import fold
from ingest.ficha import Section
from ingest.page import Cell, Document, Grid
from ingest.sections import Line
from ingest.tables.rows import token_of_cell
from ingest.tables.table import Sheet, Table

_Cells = tuple[Cell | None, ...]


def sheets_of(
    document: Document, tables: Sequence[Table], sections: Sequence[Section]
) -> Iterator[tuple[Table | None, Sheet]]:
    """Every table of a document that has geometry, with what it is (None: not known).

    A grid first on its page, as wide as the last grid of the page before and with no heading of a
    section in between, is the rest of that table unless its own heading says otherwise.
    """
    found: list[tuple[Table | None, Sheet]] = []
    previous: Grid | None = None
    for page in document.pages:
        for number, grid in enumerate(page.grids):
            sheet = Sheet(grid.rows)
            table = next((t for t in tables if t.claims(sheet)), None)
            before = found[-1] if found else None
            if before and previous and number == 0 and _goes_on(previous, grid, sections):
                repeated = _same_heading(before[1], sheet)
                heads = _has_heading(document.text, sheet)
                if table in (None, before[0]) and (repeated or not heads):
                    found[-1] = (before[0], _joined(document.text, before[1], sheet, repeated))
                    previous = grid
                    continue
            found.append((table, sheet))
            previous = grid
    yield from found


def outside_sheets(document: Document, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that are no part of a table with geometry."""
    words = [
        [w for row in grid.rows for cell in row if cell for w in cell.words]
        for page in document.pages
        for grid in page.grids
    ]
    bounds = [(min(w.start for w in ws), max(w.end for w in ws)) for ws in words if ws]
    return tuple(
        line for line in lines if not any(start <= line.start < end for start, end in bounds)
    )


def _goes_on(previous: Grid, grid: Grid, sections: Sequence[Section]) -> bool:
    if grid.page != previous.page + 1 or len(grid.rows[0]) != len(previous.rows[0]):
        return False
    end = max((w.end for row in previous.rows for c in row if c for w in c.words), default=0)
    start = min((w.start for row in grid.rows for c in row if c for w in c.words), default=0)
    return not any(end <= section.start <= start for section in sections)


def _has_heading(text: str, sheet: Sheet) -> bool:
    """A table's first row holds no values; the rest of one that goes on has them, or a fragment."""
    first = [cell for cell in sheet.rows[0] if cell is not None and cell.words]
    return len(first) > 1 and not any(
        token_of_cell(text, cell) or any(c.isdigit() for c in cell.text) for cell in first
    )


def _same_heading(sheet: Sheet, other: Sheet) -> int:
    """How many of the first rows are printed again on the next page."""
    count = 0
    for ours, theirs in zip(sheet.rows, other.rows, strict=False):
        if _words(ours) != _words(theirs) or not any(_words(ours)):
            break
        count += 1
    return count


def _joined(text: str, sheet: Sheet, rest: Sheet, repeated: int) -> Sheet:
    rows, more = list(sheet.rows), list(rest.rows[repeated:])
    broken = rows and more and not _opens_indicator(more[0])
    if broken and (_is_fragment(text, rows[-1]) or _is_fragment(text, more[0])):
        rows[-1] = tuple(_merged(a, b) for a, b in zip(rows[-1], more.pop(0), strict=True))
    return Sheet((*rows, *more))


def _is_fragment(text: str, row: _Cells) -> bool:
    """Words without a single value: part of a row that the page break cut in two."""
    return not any(token_of_cell(text, cell) for cell in row[1:])


def _opens_indicator(row: _Cells) -> bool:
    """A row that declares its unit of measure is whole, though it may hold no value."""
    return any(fold(cell.text).startswith("unidad de medida") for cell in row if cell is not None)


def _merged(first: Cell | None, second: Cell | None) -> Cell | None:
    if first is None or second is None:
        return first or second
    return Cell(first.words + second.words, first.box if first.words else second.box)


def _words(row: _Cells) -> tuple[str, ...]:
    return tuple(fold(cell.text) if cell is not None else "" for cell in row)
