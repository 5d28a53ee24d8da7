"""A table that goes on over a page → rows with the columns of the page before.

Below a break the header may be missing, and with it a column that happens to be empty there; what
is left is no table of fewer columns.
"""

from collections.abc import Sequence

from ingest.layout.shapes import Rect, hull
from ingest.layout.tables import Slot, Table


def continued(table: Table, before: Table) -> Table:
    """The table with the columns of the one that it goes on from; unchanged where it is another."""
    width = len(before.rows[0])
    if len(table.rows[0]) >= width or _has_header(table):
        return table
    columns = _columns(before)
    places = _places(table, columns)
    if places is None:
        return table
    rows = []
    for row in table.rows:
        rects = [slot.rect for slot in row if slot]
        if not rects:
            continue
        top, bottom = hull(rects).top, hull(rects).bottom
        cells: list[Slot | None] = [
            Slot((), Rect(left, top, right, bottom)) for left, right in columns
        ]
        for index, place in places.items():
            cells[place] = row[index]
        rows.append(tuple(cells))
    return Table(table.rect, tuple(rows))


def _has_header(table: Table) -> bool:
    """Whether the first row is set apart as a header is: in bold while the next one is not."""
    first = [token.bold for slot in table.rows[0] if slot for token in slot.tokens]
    rest = [t.bold for row in table.rows[1:] for slot in row if slot for t in slot.tokens]
    return bool(first) and all(first) and not all(rest)


def _columns(table: Table) -> list[tuple[float, float]]:
    """The sides of each column, from a row without spans."""
    for row in reversed(table.rows):
        if all(row):
            return [(slot.rect.left, slot.rect.right) for slot in row if slot]
    return []


def _places(table: Table, columns: Sequence[tuple[float, float]]) -> dict[int, int] | None:
    """For each column with words the column of the page before that holds them all.

    None where one has no such column, or shares it, or they are not in the same order.
    """
    places: dict[int, int] = {}
    for index in range(len(table.rows[0])):
        rects = [t.rect for row in table.rows if (slot := row[index]) for t in slot.tokens]
        if not rects:
            continue
        around = hull(rects)
        home = [
            n
            for n, (left, right) in enumerate(columns)
            if left - 1 <= around.left and around.right <= right + 1
        ]
        if len(home) != 1 or home[0] in places.values():
            return None
        places[index] = home[0]
    order = [places[index] for index in sorted(places)]
    return places if len(places) > 1 and order == sorted(order) else None
