"""`fichas auditar [DOCUMENT]`: recomputes every figure of a ficha that some relation touches."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from calc.audit import Audit, audit
from calc.formulas import Result
from calc.verdict import Check
from commands import contract
from commands.evidence import STYLES
from commands.options import declare_shared, open_library
from commands.output import console, indented, print_json, table
from commands.report_file import write_report
from commands.selection import read_ficha
from ingest.ficha import Ficha
from ingest.subject import subject_of
from reports.audit import LOOK_FIRST, audit_html, coverage, suspects
from reports.words import ORDER, concept_label, look, place, programme
from reports.workbook import audit_workbook

if TYPE_CHECKING:
    # Only for the types, as in commands.output.
    from rich.console import Console


def declare(parser: ArgumentParser) -> None:
    declare_shared(parser)
    parser.add_argument(
        "document",
        nargs="?",
        metavar="DOCUMENTO",
        help="cuál: su archivo, su id, o palabras del programa y su año",
    )
    parser.add_argument(
        "--informe",
        type=Path,
        metavar="ARCHIVO",
        help="además lo escribe en un archivo .html (para imprimir) o .xlsx (con fórmulas vivas)",
    )


def run(arguments: Namespace) -> int:
    with open_library(arguments) as library:
        ficha = read_ficha(library, arguments.document)
    judged = audit(subject_of(ficha))
    if arguments.informe:
        made = {
            ".html": lambda: audit_html(ficha, judged, date.today()).encode(),  # noqa: DTZ011  # the reader's own day
            ".xlsx": lambda: audit_workbook(ficha, judged),
        }
        write_report(arguments.informe, made)
    if arguments.json:
        print_json(contract.audit(ficha.document, judged))
    else:
        _show(console(), ficha, judged)
    return 0


def _show(screen: "Console", ficha: Ficha, judged: Audit) -> None:
    screen.print(f"Auditoría: {programme(ficha.program, ficha.year)}", style="bold")
    summary = judged.summary
    for verdict in ORDER:
        if count := summary[verdict]:
            shown = look(verdict)
            name = shown.name if count == 1 else shown.plural
            screen.print(f"  {shown.mark} {count} {name}", style=STYLES[verdict])
    screen.print(coverage(judged))
    _show_list(screen, f"\n{LOOK_FIRST}", suspects(judged))
    for verdict in ORDER[:-1]:
        for check in judged.checks:
            if check.verdict == verdict:
                _show_check(screen, check)
    _show_agreed(screen, [check for check in judged.checks if check.verdict == "verified"])
    _show_list(
        screen,
        "Para tener en cuenta (no son faltas)",
        (remark.text for remark in judged.remarks),
    )
    _show_list(
        screen,
        "Se deriva de la ficha, que no lo imprime",
        (f"{_name(result)}: {result.derivation}" for result in judged.derived),
    )


def _show_agreed(screen: "Console", checks: Sequence[Check]) -> None:
    if not checks:
        return
    rows = [
        (check.title, check.item or "", str(check.year or ""), check.derivation or "")
        for check in checks
    ]
    screen.print("\nConcuerdan", style="bold")
    screen.print(table(("Qué se revisa", "Fila", "Año", "Cálculo"), rows, right={2}))


def _show_list(screen: "Console", title: str, lines: Iterable[str]) -> None:
    listed = tuple(lines)
    if listed:
        screen.print(title, style="bold")
        for line in listed:
            screen.print(indented(f"· {line}"))
        screen.print()


def _name(result: Result) -> str:
    item = f" · {result.item}" if result.item else ""
    return f"{concept_label(result.concept)}{item} {result.year}"


def _show_check(screen: "Console", check: Check) -> None:
    from rich.text import Text

    shown = look(check.verdict)
    of = " · ".join(str(part) for part in (check.item, check.year) if part)
    mark = (f"\n{shown.mark} ", STYLES[check.verdict])
    screen.print(Text.assemble(mark, (check.title, "bold"), f"  {of}"))
    if check.printed:
        found = f" (recalculado: {check.computed})" if check.computed else ""
        screen.print(indented(f"Impreso: {check.printed}{found}"))
    for part in (check.derivation, check.reason):
        if part:
            screen.print(indented(part))
    spots = dict.fromkeys(place(source) for source in check.sources)
    if spots:
        screen.print(indented("; ".join(spots), "dim"))
