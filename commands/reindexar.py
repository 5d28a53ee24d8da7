"""`fichas reindexar`: makes the search index of vectors anew from the catalogue."""

from argparse import ArgumentParser, Namespace

from commands.cargar import clear_progress, progress_on_terminal
from commands.options import declare_shared, open_library
from commands.output import console, print_json
from reports.words import quantity_of


def declare(parser: ArgumentParser) -> None:
    declare_shared(parser)


def run(arguments: Namespace) -> int:
    with open_library(arguments) as library:
        library.rebuild_index(progress_on_terminal)
        passages = sum(card.passages for card in library.cards())
    clear_progress()
    if arguments.json:
        print_json({"passages": passages})
    else:
        console().print(f"Índice rehecho: {quantity_of(passages, 'pasaje', 'pasajes')}.")
    return 0
