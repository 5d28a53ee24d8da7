"""All rows of a ficha → its figures: the certain rows first, then what these prove of others."""

from collections.abc import Sequence

from calc.figure import Figure, Problem
from ingest.tables import componentes
from ingest.tables.entries import Context, Entry, figures_of, unproved
from ingest.tables.prove import (
    begins_with_its_name,
    place_by_arithmetic,
    place_together,
    place_what_is_certain,
)
from ingest.tables.rows import Token


def placed(
    entries: Sequence[Entry], context: Context
) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """The figures of the rows, and a problem for each value whose column cannot be proved."""
    placing = _Placing(context)
    placing.take(entries)
    placing.prove_one_by_one()
    placing.prove_together()
    placing.prove_parts()
    problems = tuple(one for one in placing.made if isinstance(one, Problem))
    return tuple(placing.read), problems


class _Placing:
    """What has been made of the rows so far, and the rows that are still open."""

    def __init__(self, context: Context) -> None:
        self.made: list[Figure | Problem] = []
        self._open: list[Entry] = []
        self._context = context

    @property
    def read(self) -> list[Figure]:
        return [one for one in self.made if isinstance(one, Figure)]

    def take(self, entries: Sequence[Entry]) -> None:
        """Rows whose columns are known; the others stay open."""
        for entry in entries:
            cells = entry.row.placed(len(entry.slots))
            if componentes.is_component(entry) and begins_with_its_name(entry, self._context):
                self.made.append(unproved(entry, self._context))
            elif cells is None:
                self._open.append(entry)
            else:
                self.made.extend(figures_of(entry, cells, self._context))

    def prove_one_by_one(self) -> None:
        """Rows that can be placed in one way only; a row placed may prove the next."""
        progress = True
        while self._open and progress:
            progress = False
            for entry in tuple(self._open):
                cells = place_by_arithmetic(entry, self.read, self._context)
                if cells is not None:
                    self._close(entry, cells)
                    progress = True

    def prove_together(self) -> None:
        """Rows of one table, by the sums of its columns."""
        for group in (componentes.is_total, componentes.is_component):
            rows = [entry for entry in self._open if group(entry)]
            together = place_together(rows, self.read, self._context) if rows else ()
            for entry, cells in zip(rows, together, strict=True):
                if cells is not None:
                    self._close(entry, cells)

    def prove_parts(self) -> None:
        """Of the rows that are left, the values that can stand in one column only."""
        read = self.read
        for entry in tuple(self._open):
            cells = place_what_is_certain(entry, read, self._context)
            if cells is None:
                self.made.append(unproved(entry, self._context))
            else:
                self._close(entry, cells)

    def _close(self, entry: Entry, cells: Sequence[Token | None]) -> None:
        self._open.remove(entry)
        self.made.extend(figures_of(entry, cells, self._context))
        left = [token for token in entry.row.tokens if token not in cells]
        if left:
            self.made.append(unproved(entry, self._context, left))
