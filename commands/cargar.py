"""`fichas cargar PATH…`: loads files and folders, and says what became of each."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from commands import contract
from commands.options import declare_shared, open_library
from commands.output import console, print_json
from reports.words import quantity_of
from vectorstore import LoadResult, Progress

_SHOWN_PROBLEMS = 5
_MARKS = {
    "loaded": ("✓", "green", "cargada"),
    "updated": ("✓", "green", "actualizada"),
    "unchanged": ("=", "dim", "ya estaba, sin cambios"),
    "generic": ("✓", "yellow", "cargado como documento: no tiene el formato de una ficha"),
    "rejected": ("✗", "red", "rechazado"),
}


def declare(parser: ArgumentParser) -> None:
    declare_shared(parser)
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="ARCHIVO", help="archivos PDF o de texto, o carpetas"
    )


def run(arguments: Namespace) -> int:
    results: list[LoadResult] = []
    with open_library(arguments) as library:
        for result in library.load(arguments.paths, on_progress=progress_on_terminal):
            results.append(result)
            if not arguments.json:
                clear_progress()
                _show(result)
    clear_progress()
    if arguments.json:
        print_json([contract.loaded(result) for result in results])
    else:
        _show_total(results)
    return status_of(results)


def status_of(results: list[LoadResult]) -> int:
    """0 where all was loaded, 3 where a part was rejected, 1 where nothing could be loaded."""
    rejected = sum(result.status == "rejected" for result in results)
    if not rejected:
        return 0
    return 1 if rejected == len(results) else 3


def progress_on_terminal(progress: Progress) -> None:
    """One line that rewrites itself, on standard error and only where a person watches it."""
    if sys.stderr.isatty():
        name = f" · {progress.file.name}" if progress.file else ""
        line = f"{progress.step.capitalize()} {progress.done} de {progress.total}{name}"
        print(f"\r\033[K{line[:78]}", end="", file=sys.stderr, flush=True)


def clear_progress() -> None:
    """Take the line of progress away."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _show(result: LoadResult) -> None:
    from rich.text import Text

    screen = console()
    mark, style, says = _MARKS[result.status]
    screen.print(Text.assemble((mark, style), f" {result.file.name}: {says}"))
    if result.error:
        screen.print(Text(f"    {result.error}"))
    if result.status in ("loaded", "updated", "generic"):
        figures = quantity_of(result.figures, "cifra", "cifras")
        passages = quantity_of(result.passages, "pasaje", "pasajes")
        screen.print(Text(f"    {figures} y {passages}.", style="dim"))
    for change in result.changed:
        item = f" · {change.item}" if change.item else ""
        was, now = change.before or "no estaba", change.after or "ya no está"
        screen.print(Text(f"    Cambió {change.concept}{item} {change.year}: {was} → {now}"))
    for problem in result.problems[:_SHOWN_PROBLEMS]:
        screen.print(Text(f"    Aviso, página {problem.source.page}: {problem.message}"))
    if (more := len(result.problems) - _SHOWN_PROBLEMS) > 0:
        said = quantity_of(more, "aviso", "avisos")
        screen.print(Text(f"    … y {said} más (véalos con --json)."))


def _show_total(results: list[LoadResult]) -> None:
    good = sum(result.status != "rejected" for result in results)
    rejected = len(results) - good
    said = f"{quantity_of(good, 'archivo cargado', 'archivos cargados')}"
    if rejected:
        said += f", {quantity_of(rejected, 'rechazado', 'rechazados')}"
    console().print(f"\n{said}.")
