"""Prints a measurement as a table: rows of names and numbers."""

from collections.abc import Sequence


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A title, then columns as wide as they need to be."""
    cells = [list(head), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    print(f"\n## {title}")
    for row in cells:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )


def ratio(ours: float, peer: float) -> str:
    """How many times the peer's number ours is."""
    return f"× {ours / peer:.1f}"
