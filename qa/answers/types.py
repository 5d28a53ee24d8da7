"""What an answer is: plain frozen records that the command line and the app show."""

from dataclasses import dataclass
from typing import Literal

from calc.verdict import JudgedFigure
from vectorstore.cards import Hit

Status = Literal["answered", "not_found", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Table:
    """A small table that goes with an answer; all cells are text as it is shown."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    `figures` are the numbers that `answer` asserts, each with its place in it, its sources and its
    derivation; `passages` what the answer rests on; `suggestions` questions that make sense next
    (for `ambiguous`, the choices); `assumed` what the question left open and how it was taken.
    """

    question: str
    status: Status
    answer: str
    figures: tuple[JudgedFigure, ...] = ()
    passages: tuple[Hit, ...] = ()
    suggestions: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    table: Table | None = None
