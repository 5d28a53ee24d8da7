"""The parts of which a ficha's pages are made, independent of PDF, HTML or text."""

from dataclasses import dataclass
from typing import Literal

from .model import Chart

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    note: bool = False


Line = tuple[Run, ...]


def line(text: str, note: str = "", lead: str = "", *, bold: bool = False) -> Line:
    """A line of text: an optional bold lead before it, a superscript note after it."""
    runs = (Run(lead, bold=True), Run(text, bold=bold), Run(note, note=True))
    return tuple(run for run in runs if run.text)


def plain(text: Line) -> str:
    return "".join(run.text for run in text)


@dataclass(frozen=True, slots=True)
class Title:
    """The head of the document: main lines, then the smaller ones."""

    main: tuple[str, ...]
    small: tuple[str, ...]
    notice: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A section bar: white capitals on blue."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section; rank 1 is blue and ruled, 2 bold, 3 plain."""

    text: Line
    rank: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Line


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that follow each other without space between."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Small print under a table."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, and the columns and rows that it covers."""

    paragraphs: tuple[Line, ...]
    align: Align = "right"
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """``weights`` give the widths of the columns; ``kind`` names the table for the renderers."""

    kind: Literal["matrix", "list", "indicators"]
    weights: tuple[int, ...]
    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    bold_last: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    chart: Chart


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns side by side.

    Text extraction gives the headings of a ``shared_head`` on one line, because they stand at one
    height.
    """

    left: "tuple[Block, ...]"
    right: "tuple[Block, ...]"
    shared_head: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = (
    Title
    | Bar
    | Heading
    | Paragraph
    | Lines
    | Notes
    | Bullets
    | Table
    | Picture
    | Columns
    | PageBreak
)


def laid_out(table: Table) -> list[list[Cell | None]]:
    """Header and rows on a full grid, with None where a cell of an earlier field covers."""
    rows = [*table.header, *table.rows]
    grid: list[list[Cell | None]] = [[None] * len(table.weights) for _ in rows]
    covered: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (x, y) in covered:
                x += 1
            grid[y][x] = cell
            right, bottom = x + cell.columns, y + cell.rows
            covered |= {(i, j) for i in range(x, right) for j in range(y, bottom)}
            x = right
    return grid
