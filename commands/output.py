"""What commands write: JSON for programs, plain and pleasant text for people, errors for both."""

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from calc.errors import FichaClaraError, cause_of

if TYPE_CHECKING:
    # Only for the types: a command that writes JSON never pays for the library of colours.
    from rich.console import Console, RenderableType

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_WIDEST = 100


def prepare_streams() -> None:
    """Make the output able to hold whatever a ficha holds, on any terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_json(value: object) -> None:
    """One JSON value on standard output."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_json_line(value: object) -> None:
    """One JSON value in one line, out at once."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def console() -> "Console":
    """Where text for people goes: plain when it is no terminal, never wider than is pleasant."""
    from rich.console import Console

    screen = Console(highlight=False, markup=False, emoji=False)
    screen.width = min(screen.width, _WIDEST) if screen.is_terminal else _WIDEST
    return screen


def table(
    titles: Sequence[str], rows: Iterable[Sequence[str]], right: set[int]
) -> "RenderableType":
    """A plain table; `right` are the columns that line up at their right end, figures mostly."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    listed = tuple(rows)
    grid = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for index, title in enumerate(titles):
        if index in right:
            widest = max((len(row[index]) for row in listed), default=0)
            grid.add_column(title, justify="right", min_width=widest)
        else:
            grid.add_column(title, overflow="fold")
    for row in listed:
        grid.add_row(*row)
    return grid


def indented(text: str, style: str = "") -> "RenderableType":
    """A paragraph set two columns in."""
    from rich.padding import Padding
    from rich.text import Text

    return Padding(Text(text, style=style), (0, 0, 0, 2), expand=False)


def explain(error: Exception) -> str:
    """What happened and what to do, in Spanish, for any error whatsoever."""
    if isinstance(error, FichaClaraError):
        return str(error)
    if isinstance(error, OSError):
        where = f" «{error.filename}»" if error.filename else ""
        return f"El sistema no lo permitió{where}: {cause_of(error)}."
    return (
        f"Algo falló dentro del programa ({type(error).__name__}: {error}). Sus datos siguen como "
        "estaban. Con FICHAS_DEPURAR=1 se muestra el detalle, para informar la falla."
    )


def fail(message: str, *, as_json: bool = False) -> int:
    """Say an error where people read it, and as JSON too where a program waits for it."""
    print(message, file=sys.stderr)
    if as_json:
        # Where the output itself is what failed, the message above has said it.
        with suppress(OSError):
            print_json({"error": message})
    return 1
