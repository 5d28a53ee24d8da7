"""`fichas buscar TEXT -k N`: search alone, for who wants the passages and no answer."""

from argparse import ArgumentParser, Namespace

from commands import contract
from commands.batch import Input, answer_lines, declare_batch
from commands.evidence import show_passages
from commands.options import (
    Stopwatch,
    at_least_one,
    declare_ficha,
    declare_shared,
    open_library,
    readable,
)
from commands.output import Json, console, print_json
from commands.selection import EMPTY, select_all
from vectorstore import Library


def declare(parser: ArgumentParser) -> None:
    declare_shared(parser)
    declare_ficha(parser)
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("text", nargs="?", metavar="TEXTO", help="lo que se busca")
    declare_batch(given)
    parser.add_argument(
        "-k",
        type=at_least_one,
        default=5,
        metavar="N",
        help="cuántos pasajes, a lo más (5 si no se dice)",
    )
    parser.add_argument(
        "--explicar", action="store_true", help="dice en qué se apoya el lugar de cada pasaje"
    )


def run(arguments: Namespace) -> int:
    with open_library(arguments) as library:
        documents = select_all(library, arguments.ficha)

        def reply(given: Input) -> dict[str, Json]:
            watch = Stopwatch()
            hits = library.search(given.text, k=arguments.k, documents=documents)
            return contract.search(given.text, hits, watch.ms, explained=arguments.explicar)

        if arguments.lote:
            return answer_lines(arguments.lote, reply)
        asked = Input(readable(arguments.text), ())
        if arguments.json:
            print_json(reply(asked))
        else:
            _show(asked.text, library, arguments, documents)
    return 0


def _show(
    text: str, library: Library, arguments: Namespace, documents: tuple[str, ...] | None
) -> None:
    screen = console()
    if not library.cards():
        screen.print(EMPTY)
        return
    hits = library.search(text, k=arguments.k, documents=documents)
    if not hits:
        screen.print(f"Ningún pasaje habla de «{text}».")
    show_passages(screen, hits, explained=arguments.explicar)
