"""`fichas resumir [DOCUMENT]`: a programme on one page."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from commands import contract
from commands.options import declare_shared, open_library
from commands.output import Json, console, indented, print_json, table
from commands.selection import read_ficha
from ingest.ficha import Ficha
from ingest.names import spoken_name
from reports.summary import TABLES, Fact, grids, key_facts, series
from reports.words import dimension, programme

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


def run(arguments: Namespace) -> int:
    with open_library(arguments) as library:
        ficha = read_ficha(library, arguments.document)
    if arguments.json:
        print_json(_as_json(ficha))
    else:
        _show(console(), ficha)
    return 0


def _as_json(ficha: Ficha) -> dict[str, Json]:
    return {
        "document": ficha.document,
        "program": ficha.program,
        "ministry": ficha.ministry,
        "service": ficha.service,
        "year": ficha.year,
        "price_year": ficha.price_year,
        "description": ficha.description,
        "purpose": ficha.purpose,
        "facts": [_fact(fact) for fact in key_facts(ficha)],
        "rows": [_fact(fact) for row in series(ficha, TABLES) for fact in row.facts],
        "findings": [{"dimension": f.dimension, "text": f.text} for f in ficha.findings],
    }


def _fact(fact: Fact) -> dict[str, Json]:
    return {
        "concept": fact.concept,
        "label": fact.label,
        "year": fact.year,
        "item": fact.item,
        "printed": fact.value,
        "derivation": fact.derivation,
        "reason": fact.reason,
        "sources": [contract.source(source) for source in fact.sources],
    }


def _show(screen: "Console", ficha: Ficha) -> None:
    screen.print(programme(ficha.program, ficha.year), style="bold")
    screen.print(
        " · ".join(spoken_name(part) for part in (ficha.ministry, ficha.service) if part),
        style="dim",
    )
    if ficha.purpose:
        screen.print("\nPropósito", style="bold")
        screen.print(indented(ficha.purpose))
    screen.print(f"\nEn {ficha.year}", style="bold")
    rows = [
        (
            fact.label[0].upper() + fact.label[1:],
            fact.value or "—",
            fact.derivation or fact.reason or "",
        )
        for fact in key_facts(ficha)
    ]
    screen.print(table(("Cifra", "Valor", "Cómo se obtiene"), rows, right={1}))
    for grid in grids(ficha):
        screen.print(table(grid.titles, grid.rows, right=set(range(1, len(grid.titles)))))
    _show_findings(screen, ficha)


def _show_findings(screen: "Console", ficha: Ficha) -> None:
    screen.print("Hallazgos publicados", style="bold")
    if not ficha.findings:
        screen.print(indented("La ficha no publica hallazgos."))
    for finding in ficha.findings:
        screen.print(indented(f"· {dimension(finding.dimension)}: {finding.text}"))
