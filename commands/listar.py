"""`fichas listar`: what is loaded."""

from argparse import ArgumentParser, Namespace

from commands import contract
from commands.options import declare_shared, open_library
from commands.output import console, print_json, table
from commands.selection import EMPTY
from ingest.names import spoken_name
from reports.words import quantity_of
from vectorstore import FichaCard


def declare(parser: ArgumentParser) -> None:
    declare_shared(parser)


def run(arguments: Namespace) -> int:
    with open_library(arguments) as library:
        cards = library.cards()
    if arguments.json:
        print_json([contract.card(card) for card in cards])
    elif not cards:
        console().print(EMPTY)
    else:
        _show(cards)
    return 0


def _show(cards: tuple[FichaCard, ...]) -> None:
    rows = [
        (
            spoken_name(card.program or f"(documento) {card.name}"),
            str(card.year or ""),
            spoken_name(card.ministry or ""),
            str(card.figures),
            card.name,
            card.document[:8],
        )
        for card in cards
    ]
    screen = console()
    titles = ("Programa", "Año", "Ministerio", "Cifras", "Archivo", "Id")
    screen.print(table(titles, rows, right={3}))
    screen.print(f"{quantity_of(len(cards), 'documento', 'documentos')}.")
