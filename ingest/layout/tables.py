"""A table as geometry: cells of tokens, before they have a place in a document's text."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from ingest.layout.lines import Chunk, chunk_of, is_value_chunk, lines
from ingest.layout.partition import shares
from ingest.layout.rules import Lattice
from ingest.layout.shapes import Rect, Token
from ingest.layout.values import is_value

# A table whose rules part its rows has more rows than these.
_HEAD_AND_BODY = 2


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell: its tokens in reading order and its rectangle."""

    tokens: tuple[Token, ...]
    rect: Rect


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length.

    A slot that covers several columns (or rows) stands in the first, the others are None.
    """

    rect: Rect
    rows: tuple[tuple[Slot | None, ...], ...]


Row = tuple[Slot | None, ...]


def in_order(tokens: list[Token]) -> tuple[Token, ...]:
    """The tokens of one cell: line by line, each from left to right."""
    return tuple(token for line in lines(tokens) for token in line)


def ruled_table(lattice: Lattice, tokens: list[Token]) -> tuple[Table | None, list[Token]] | None:
    """The lattice with the words that stand in it, and the words left over.

    None where it is no table: a frame around one text, or the grid lines of a chart. Where its
    rules part columns alone all words are left over: how they align tells its rows.
    """
    owner = _owners(lattice)
    held: dict[Rect, list[Token]] = {}
    rest: list[Token] = []
    inside = 0
    across = 0
    for token in tokens:
        rect = token.rect
        x, y = token.center, rect.middle
        if not lattice.rect.holds(x, y):
            rest.append(token)
            continue
        row = max(0, bisect_right(lattice.tops, y) - 1)
        cell = owner[row][max(0, bisect_right(lattice.lefts, x) - 1)]
        held.setdefault(cell, []).append(token)
        inside += 1
        slack = 0.6 * token.size
        across += rect.left < cell.left - slack or rect.right > cell.right + slack
    rows: list[Row] = [
        tuple(None if cell is None else Slot(in_order(held.get(cell, [])), cell) for cell in cells)
        for cells in lattice.cells
    ]
    fullest = max(sum(bool(slot and slot.tokens) for slot in row) for row in rows)
    worded = any(not is_value(token.text) for tokens_ in held.values() for token in tokens_)
    if fullest < 2 or across > 0.1 * inside or not worded:
        return None
    if len(rows) <= _HEAD_AND_BODY and _runs_together(rows[-1]):
        return None, tokens
    return Table(lattice.rect, tuple(part for row in rows for part in _split(row))), rest


def _stacks(row: Row) -> list[list[Chunk]]:
    """The lines of each field of a row."""
    return [[chunk_of(line) for line in lines(list(slot.tokens))] for slot in row if slot]


def _runs_together(row: Row) -> bool:
    """Whether one of its fields ends in a value below a heading or other values."""
    return any(len(stack) > 1 and is_value_chunk(stack[-1]) for stack in _stacks(row))


def _split(row: Row) -> list[Row]:
    """The rows that a row of fields holds where no rules part them, by the lines of its values."""
    slots = [slot for slot in row if slot]
    stacks = _stacks(row)
    valued = [stack for stack in stacks if stack and all(is_value_chunk(c) for c in stack)]
    anchors = [chunk.base for chunk in max(valued, key=len, default=[])]
    texts = [stack for stack in stacks if stack not in valued]
    if len(anchors) < 2 or len(slots) < len(row) or max(map(len, texts), default=0) < len(anchors):
        return [row]
    given = shares([[chunk.base for chunk in stack] for stack in stacks], anchors)
    parts: list[Row] = []
    edges = [(a + b) / 2 for a, b in pairwise(anchors)]
    for number in range(len(anchors)):
        cells = []
        for slot, stack, owners in zip(slots, stacks, given, strict=True):
            own = [c for c, owner in zip(stack, owners, strict=True) if owner == number]
            top = edges[number - 1] if number else slot.rect.top
            bottom = edges[number] if number < len(edges) else slot.rect.bottom
            rect = slot.rect._replace(top=top, bottom=bottom)
            cells.append(Slot(tuple(token for chunk in own for token in chunk.tokens), rect))
        parts.append(tuple(cells))
    return parts


def _owners(lattice: Lattice) -> list[list[Rect]]:
    """For each field of the lattice the cell that it belongs to."""
    owner = [[lattice.rect] * len(lattice.lefts) for _ in lattice.tops]
    for row in lattice.cells:
        for cell in row:
            if cell is None:
                continue
            for y in range(bisect_left(lattice.tops, cell.top), len(lattice.tops)):
                for x in range(bisect_left(lattice.lefts, cell.left), len(lattice.lefts)):
                    if lattice.lefts[x] < cell.right and lattice.tops[y] < cell.bottom:
                        owner[y][x] = cell
    return owner
