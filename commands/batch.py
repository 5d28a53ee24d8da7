"""Many inputs in one process: a line in, a line out, with the same id, written as it is done."""

import json
import sys
from argparse import _ActionsContainer
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from calc.errors import FichaClaraError
from commands.output import Json, explain, print_json_line


@dataclass(frozen=True, slots=True)
class Input:
    """One line: its text and the earlier questions of its conversation, oldest first."""

    text: str
    history: tuple[str, ...]


class LineError(FichaClaraError):
    """A line that is not what the command takes."""


def declare_batch(parser: _ActionsContainer) -> None:
    """`--lote`: a file of JSON lines, or `-` for standard input."""
    parser.add_argument(
        "--lote",
        metavar="ARCHIVO.jsonl",
        help='muchos textos de una vez, uno por línea: {"id": …, "text": …, "history": […]}; '
        "responde una línea de JSON por cada una («-» lee de la entrada estándar)",
    )


def answer_lines(path: str, reply: Callable[[Input], dict[str, Json]]) -> int:
    """Write one line per line read. A line that cannot be answered is answered with its error."""
    with _lines(path) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                print_json_line(_answer_line(number, line, reply))
    return 0


def _answer_line(
    number: int, line: str, reply: Callable[[Input], dict[str, Json]]
) -> dict[str, Json]:
    id_: Json = None
    try:
        record = _record(number, line)
        id_ = record.get("id")
        return {"id": id_} | reply(_input(number, record))
    except Exception as error:  # noqa: BLE001  # one bad line must not silence those after it
        return {"id": id_, "error": explain(error)}


def _record(number: int, line: str) -> dict[str, Json]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise LineError(f"La línea {number} no es JSON válido: columna {error.colno}.") from error
    if not isinstance(record, dict):
        raise LineError(f'La línea {number} no es un objeto JSON con "id" y "text".')
    return record


def _input(number: int, record: dict[str, Json]) -> Input:
    text, history = record.get("text"), record.get("history") or []
    if not isinstance(text, str):
        raise LineError(f'A la línea {number} le falta "text", un texto.')
    if not isinstance(history, list) or not all(isinstance(said, str) for said in history):
        raise LineError(f'En la línea {number}, "history" no es una lista de textos.')
    return Input(text, tuple(str(said) for said in history))


@contextmanager
def _lines(path: str) -> Iterator[TextIO]:
    if path == "-":
        yield sys.stdin
        return
    with open(path, encoding="utf-8-sig", errors="replace") as lines:  # noqa: PTH123  # read as it grows
        yield lines
