"""The options that commands share, and what becomes of them: the data folder, the clock."""

import os
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from vectorstore import Library

DATA = "FICHAS_DATOS"


def declare_shared(parser: ArgumentParser) -> None:
    """`--datos` and `--json`, which every command takes."""
    parser.add_argument(
        "--datos",
        type=Path,
        metavar="CARPETA",
        help=f"dónde viven los datos; si no, lo que diga {DATA}, y si no, ./datos",
    )
    parser.add_argument("--json", action="store_true", help="responde en JSON, para programas")


def declare_ficha(parser: ArgumentParser) -> None:
    """`--ficha`, repeatable, which limits a command to some documents."""
    parser.add_argument(
        "--ficha",
        action="append",
        default=[],
        metavar="DOCUMENTO",
        help="limita a esta ficha: su archivo, o palabras del programa y su año; se puede repetir",
    )


def data_folder(arguments: Namespace) -> Path:
    """The folder that was named, or that the environment names, or `./datos`."""
    named: Path | None = arguments.datos
    return named or Path(os.environ.get(DATA) or "datos")


def open_library(arguments: Namespace) -> Library:
    """The library of the data folder; close it by `with`."""
    return Library(data_folder(arguments))


def at_least_one(text: str) -> int:
    """A count that leaves something to show; `ValueError` for what is none, as argparse expects."""
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count


def readable(text: str) -> str:
    """An argument as text that can be written: bytes that are no UTF-8 become the mark �."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class Stopwatch:
    """Milliseconds since it was made."""

    def __init__(self) -> None:
        self._start = time.perf_counter()

    @property
    def ms(self) -> float:
        """How many, with decimals."""
        return round((time.perf_counter() - self._start) * 1000, 3)
