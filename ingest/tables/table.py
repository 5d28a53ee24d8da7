"""What a table of the ficha is to the reader: how to know it and how to read it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from calc.figure import fold
from ingest.page import Cell
from ingest.sections import Line
from ingest.tables.entries import Context, Entry
from ingest.tables.rows import Row, token_of_cell

_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with geometry: its grids joined over page breaks, as rows of cells.

    `head` is the folded words of its first rows, where a table says what it is; `labels` are the
    words of its first column.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    head: str = field(init=False, compare=False)
    labels: tuple[str, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        head = fold(" ".join(_text(cell) for row in self.rows[:3] for cell in row))
        object.__setattr__(self, "head", head)
        object.__setattr__(self, "labels", tuple(_text(row[0]) for row in self.rows))

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0

    def column_of(self, pattern: Callable[[str], bool], most_rows: int = 3) -> int | None:
        """The first column that has a heading cell whose folded text fits."""
        for row in self.rows[:most_rows]:
            for index, cell in enumerate(row):
                if cell is not None and cell.words and pattern(fold(cell.text)):
                    return index
        return None

    def value_rows(self, text: str, columns: Sequence[int]) -> tuple[Row, ...]:
        """Rows with the values that stand in the given columns; rows without any are left out."""
        first = min(columns)
        found = []
        for cells in self.rows:
            placed = [(n, token_of_cell(text, cells[c])) for n, c in enumerate(columns)]
            # Years head columns; amounts of four digits are printed with a point.
            tokens = [
                (n, token) for n, token in placed if token and not _YEAR.fullmatch(token.text)
            ]
            if not tokens:
                continue
            words = [w for cell in cells if cell for w in cell.words]
            found.append(
                Row(
                    " ".join(filter(None, (_text(c) for c in cells[:first]))),
                    tuple(token for _, token in tokens),
                    min(w.start for w in words),
                    max(w.end for w in words),
                    tuple(n for n, _ in tokens),
                )
            )
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the ficha: `sections` hold it in a text, `claims` knows it among grids."""

    id: str
    sections: tuple[str, ...]
    claims: Callable[[Sheet], bool]
    from_lines: Callable[[Sequence[Line], Context], tuple[Entry, ...]]
    from_sheet: Callable[[Sheet, Context], tuple[Entry, ...]]


def last_columns(sheet: Sheet, count: int) -> tuple[int, ...] | None:
    """The last columns of a sheet, or None where it has not as many besides its labels."""
    return tuple(range(sheet.width - count, sheet.width)) if sheet.width > count else None


def _text(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""
