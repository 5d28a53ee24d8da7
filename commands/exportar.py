"""`fichas exportar [DOCUMENT…]`: the typed fichas, every figure with its place."""

from argparse import ArgumentParser, Namespace

from commands import contract
from commands.options import declare_shared, open_library
from commands.output import console, print_json, table
from commands.selection import EMPTY, select_ficha
from ingest.ficha import Ficha
from reports.words import quantity_of


def declare(parser: ArgumentParser) -> None:
    declare_shared(parser)
    parser.add_argument(
        "documents", nargs="*", metavar="DOCUMENTO", help="cuáles; si no se dice, todas las fichas"
    )


def run(arguments: Namespace) -> int:
    with open_library(arguments) as library:
        wanted = [select_ficha(library, name) for name in arguments.documents] or library.cards()
        found = (library.ficha(card.document) for card in wanted)
        fichas = [ficha for ficha in found if ficha is not None]
    if arguments.json:
        print_json([contract.ficha(ficha) for ficha in fichas])
    elif not fichas:
        console().print(EMPTY)
    else:
        for ficha in fichas:
            _show(ficha)
    return 0


def _show(ficha: Ficha) -> None:
    rows = [
        (
            figure.concept,
            str(figure.year),
            figure.item or "",
            figure.printed,
            figure.quantity.unit if figure.quantity else "sin valor",
            f"{figure.source.page}:{figure.source.line}",
        )
        for figure in ficha.book
    ]
    screen = console()
    screen.print(f"{ficha.program} {ficha.year}", style="bold")
    titles = ("Concepto", "Año", "Fila", "Impreso", "Unidad", "Pág.:línea")
    screen.print(table(titles, rows, right={3, 5}))
    screen.print(f"{quantity_of(len(rows), 'cifra', 'cifras')}.\n")
