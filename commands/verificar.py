"""`fichas verificar TEXT`: judges each figure of a text, a file, or many texts."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from calc.subject import Subject
from calc.verdict import JudgedFigure
from calc.verify import verify
from commands import contract
from commands.batch import Input, answer_lines, declare_batch
from commands.evidence import STYLES, show_figures
from commands.options import Stopwatch, declare_ficha, declare_shared, open_library, readable
from commands.output import Json, console, print_json
from commands.report_file import write_report
from commands.selection import select_all
from reports.claims import claims_docx, claims_html
from reports.marked import stretches
from reports.subjects import subjects
from reports.words import ORDER, look, names_of

if TYPE_CHECKING:
    # Only for the types, as in commands.output.
    from rich.text import Text


def declare(parser: ArgumentParser) -> None:
    declare_shared(parser)
    declare_ficha(parser)
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("text", nargs="?", metavar="TEXTO", help="el texto cuyas cifras se juzgan")
    given.add_argument(
        "--archivo", type=Path, metavar="ARCHIVO", help="lo lee de un archivo .txt, .docx o .pdf"
    )
    declare_batch(given)
    parser.add_argument(
        "--informe",
        type=Path,
        metavar="ARCHIVO",
        help="además escribe el texto marcado en un archivo .html o .docx (con comentarios)",
    )


def run(arguments: Namespace) -> int:
    with open_library(arguments) as library:
        against = subjects(library, select_all(library, arguments.ficha))
        names = names_of(library.cards())
    if arguments.lote:
        return answer_lines(arguments.lote, lambda given: _reply(given, against))
    text = _read(arguments.archivo) if arguments.archivo else readable(arguments.text)
    watch = Stopwatch()
    figures = verify(text, against)
    elapsed = watch.ms
    if arguments.informe:
        made = {
            ".html": lambda: claims_html(text, figures, names, date.today()).encode(),  # noqa: DTZ011  # the reader's own day
            ".docx": lambda: claims_docx(text, figures, names),
        }
        write_report(arguments.informe, made)
    if arguments.json:
        print_json(contract.verification(text, figures, elapsed))
    else:
        _show(text, figures, names)
    return 0


def _reply(given: Input, against: tuple[Subject, ...]) -> dict[str, Json]:
    watch = Stopwatch()
    figures = verify(given.text, against)
    return contract.verification(given.text, figures, watch.ms)


def _read(path: Path) -> str:
    # The readers of files are for this option alone: a text that was typed need not wait for them.
    from ingest.child import read_file

    return read_file(path).text


def _show(text: str, figures: tuple[JudgedFigure, ...], names: Mapping[str, str]) -> None:
    screen = console()
    screen.print(_marked(text, figures))
    if not figures:
        screen.print("\nEl texto no afirma ninguna cifra.", style="dim")
        return
    counts = {v: sum(f.verdict == v for f in figures) for v in ORDER}
    said = [
        f"{look(v).mark} {n} {look(v).name if n == 1 else look(v).plural}"
        for v, n in counts.items()
        if n
    ]
    screen.print(f"\n{'   '.join(said)}")
    show_figures(screen, figures, names)


def _marked(text: str, figures: tuple[JudgedFigure, ...]) -> "Text":
    """The text with each figure's verdict beside it: "fue de M$187.599 [✓]"."""
    from rich.text import Text

    marked = Text()
    for piece in stretches(text, figures):
        if piece.figure is None:
            marked.append(piece.text)
        else:
            verdict = piece.figure.verdict
            marked.append(f"{piece.text} [{look(verdict).mark}]", style=STYLES[verdict])
    return marked
