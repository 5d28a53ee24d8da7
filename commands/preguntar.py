"""`fichas preguntar TEXT`: answers a question with the figures and passages it rests on."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from commands import contract
from commands.batch import Input, answer_lines, declare_batch
from commands.evidence import show_figures, show_passages
from commands.options import Stopwatch, declare_ficha, declare_shared, open_library, readable
from commands.output import Json, console, print_json, table
from commands.selection import select_all
from qa import answer
from qa.answers.types import Answer
from reports.words import names_of, number_columns
from vectorstore import Library


def declare(parser: ArgumentParser) -> None:
    declare_shared(parser)
    declare_ficha(parser)
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument(
        "text", nargs="?", metavar="PREGUNTA", help="la pregunta, como usted la diría"
    )
    declare_batch(given)


def run(arguments: Namespace) -> int:
    with open_library(arguments) as library:
        documents = select_all(library, arguments.ficha)
        if arguments.lote:
            return answer_lines(arguments.lote, lambda given: _reply(given, library, documents))
        asked = Input(readable(arguments.text), ())
        if arguments.json:
            print_json(_reply(asked, library, documents))
        else:
            _show(answer(asked.text, library, documents=documents), names_of(library.cards()))
    return 0


def _reply(given: Input, library: Library, documents: tuple[str, ...] | None) -> dict[str, Json]:
    watch = Stopwatch()
    answered = answer(given.text, library, history=given.history, documents=documents)
    return {
        "question": answered.question,
        "status": answered.status,
        "answer": answered.answer,
        "figures": [contract.judged(figure) for figure in answered.figures],
        "passages": [contract.passage(hit) for hit in answered.passages],
        "suggestions": list(answered.suggestions),
        "elapsed_ms": watch.ms,
    }


def _show(answered: Answer, names: Mapping[str, str]) -> None:
    screen = console()
    screen.print(answered.answer)
    if answered.assumed:
        screen.print(" ".join(answered.assumed), style="dim")
    if shown := answered.table:
        screen.print(table(shown.columns, shown.rows, right=number_columns(shown.rows)))
    show_figures(screen, answered.figures, names)
    show_passages(screen, answered.passages)
    if answered.suggestions:
        screen.print("\nTambién puede preguntar:", style="bold")
        for suggestion in answered.suggestions:
            screen.print(f"  · {suggestion}")
