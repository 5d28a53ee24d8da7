"""`fichas quitar DOCUMENT`: removes a document from everywhere."""

from argparse import ArgumentParser, Namespace

from commands import contract
from commands.options import declare_shared, open_library
from commands.output import console, print_json
from commands.selection import select, title


def declare(parser: ArgumentParser) -> None:
    declare_shared(parser)
    parser.add_argument(
        "document", metavar="DOCUMENTO", help="su archivo, su id, o palabras del programa y su año"
    )


def run(arguments: Namespace) -> int:
    with open_library(arguments) as library:
        card = select(library, arguments.document)
        library.remove(card.document)
    if arguments.json:
        print_json(contract.card(card))
    else:
        file = f" ({card.name})" if card.name != title(card) else ""
        console().print(f"Se quitó {title(card)}{file}. El archivo original no se tocó.")
    return 0
