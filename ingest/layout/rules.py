"""Drawn lines → ruled tables: rows and columns of cells, spans resolved.

Producers draw a table's rules in every manner: one long line, a stroke a cell, thin filled
rectangles, four edges around each cell. All become lines first; lines that touch make a lattice;
two neighbouring fields of the lattice without a line between them are one cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout.shapes import Rect, Rule

# Lines closer than this are one; the narrowest row or column is wider.
_SAME = 3.0
# Two lines touch when one ends this near to the other.
_REACH = 3.0
# A border stands when this share of a field's side is drawn.
_DRAWN = 0.6


@dataclass(frozen=True, slots=True)
class Lattice:
    """The fields of a ruled table.

    `cells[row][column]` is a cell's rectangle, or None where the field belongs to a cell that
    starts further left or above; `lefts` and `tops` are where the columns and rows start.
    """

    rect: Rect
    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    cells: tuple[tuple[Rect | None, ...], ...]


def merged(rules: Sequence[Rule]) -> list[Rule]:
    """Collinear pieces as whole lines."""
    found: list[Rule] = []
    for level in _levels(rules):
        pieces: list[Rule] = []
        for rule in sorted(level, key=lambda r: r.start):
            if pieces and rule.start > max(piece.end for piece in pieces) + _REACH:
                found.append(_whole(pieces))
                pieces = []
            pieces.append(rule)
        found.append(_whole(pieces))
    return sorted(found)


def _whole(pieces: Sequence[Rule]) -> Rule:
    at = sum(piece.at for piece in pieces) / len(pieces)
    return Rule(at, pieces[0].start, max(piece.end for piece in pieces))


def _levels(rules: Sequence[Rule]) -> list[list[Rule]]:
    levels: list[list[Rule]] = []
    for rule in sorted(rules):
        if levels and rule.at - levels[-1][0].at <= _SAME:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return levels


def lattices(across: Sequence[Rule], down: Sequence[Rule], areas: Sequence[Rect]) -> list[Lattice]:
    """The ruled tables of a page, from top to bottom; single frames and lone lines are none.

    The edges of areas part the fields of a table too, as those of a header's background do.
    """
    found = []
    for rows, columns in connected(merged(across), merged(down)):
        inner = [area for area in areas if _is_within(area, rows, columns)]
        lattice = _lattice(
            merged([*rows, *(edge for area in inner for edge in level_edges(area))]),
            merged([*columns, *(edge for area in inner for edge in _upright_edges(area))]),
        )
        if lattice is not None:
            found.append(lattice)
    return sorted(found, key=lambda lattice: lattice.rect.top)


def level_edges(area: Rect) -> tuple[Rule, Rule]:
    """The upper and the lower side of an area."""
    return Rule(area.top, area.left, area.right), Rule(area.bottom, area.left, area.right)


def _upright_edges(area: Rect) -> tuple[Rule, Rule]:
    return Rule(area.left, area.top, area.bottom), Rule(area.right, area.top, area.bottom)


def _is_within(area: Rect, rows: Sequence[Rule], columns: Sequence[Rule]) -> bool:
    return (
        area.left >= min(row.start for row in rows) - _REACH
        and area.right <= max(row.end for row in rows) + _REACH
        and area.top >= min(column.start for column in columns) - _REACH
        and area.bottom <= max(column.end for column in columns) + _REACH
    )


def connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of horizontal and vertical lines that touch, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, row in enumerate(across):
        for j, column in enumerate(down):
            if (
                row.start - _REACH <= column.at <= row.end + _REACH
                and column.start - _REACH <= row.at <= column.end + _REACH
            ):
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for node in range(len(parent)):
        rows, columns = groups.setdefault(root(node), ([], []))
        if node < len(across):
            rows.append(across[node])
        else:
            columns.append(down[node - len(across)])
    return [(rows, columns) for rows, columns in groups.values() if rows and columns]


def _lattice(rows: list[Rule], columns: list[Rule]) -> Lattice | None:
    left = min([r.start for r in rows] + [c.at for c in columns])
    right = max([r.end for r in rows] + [c.at for c in columns])
    top = min([c.start for c in columns] + [r.at for r in rows])
    bottom = max([c.end for c in columns] + [r.at for r in rows])
    xs = _distinct([left, right, *(c.at for c in columns)])
    ys = _distinct([top, bottom, *(r.at for r in rows)])
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) < 2:
        return None
    cells = _cells(xs, ys, rows, columns)
    used_rows = [y for y, row in enumerate(cells) if any(row)]
    used_columns = [x for x in range(len(xs) - 1) if any(row[x] for row in cells)]
    if len(used_rows) * len(used_columns) < 2:
        return None
    return Lattice(
        Rect(xs[0], ys[0], xs[-1], ys[-1]),
        tuple(xs[x] for x in used_columns),
        tuple(ys[y] for y in used_rows),
        tuple(tuple(cells[y][x] for x in used_columns) for y in used_rows),
    )


def _distinct(places: list[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SAME:
            found.append(place)
    return found


def _cells(
    xs: list[float], ys: list[float], rows: list[Rule], columns: list[Rule]
) -> tuple[tuple[Rect | None, ...], ...]:
    wide, high = len(xs) - 1, len(ys) - 1
    closed_right = [
        [_stands(columns, xs[x + 1], ys[y], ys[y + 1]) for x in range(wide)] for y in range(high)
    ]
    closed_below = [
        [_stands(rows, ys[y + 1], xs[x], xs[x + 1]) for x in range(wide)] for y in range(high)
    ]
    taken = [[False] * wide for _ in range(high)]
    table: list[list[Rect | None]] = [[None] * wide for _ in range(high)]
    for y in range(high):
        for x in range(wide):
            if taken[y][x]:
                continue
            last = x
            while last + 1 < wide and not closed_right[y][last] and not taken[y][last + 1]:
                last += 1
            low = y
            while low + 1 < high and _opens(low, x, last, closed_below, closed_right, taken):
                low += 1
            for row in range(y, low + 1):
                for column in range(x, last + 1):
                    taken[row][column] = True
            table[y][x] = Rect(xs[x], ys[y], xs[last + 1], ys[low + 1])
    return tuple(tuple(row) for row in table)


def _opens(
    row: int,
    first: int,
    last: int,
    closed_below: list[list[bool]],
    closed_right: list[list[bool]],
    taken: list[list[bool]],
) -> bool:
    """Whether the cell over these columns goes on into the next row, without a line anywhere."""
    inside = range(first, last + 1)
    return (
        not any(closed_below[row][x] for x in inside)
        and not any(taken[row + 1][x] for x in inside)
        and not any(closed_right[row + 1][x] for x in range(first, last))
        and (last + 1 == len(taken[0]) or closed_right[row + 1][last])
        and (first == 0 or closed_right[row + 1][first - 1])
    )


def _stands(rules: list[Rule], at: float, start: float, end: float) -> bool:
    """Whether enough of a field's side is drawn."""
    drawn = 0.0
    for rule in rules:
        if abs(rule.at - at) <= _SAME:
            drawn += max(0.0, min(rule.end, end) - max(rule.start, start))
    return drawn >= _DRAWN * (end - start)
