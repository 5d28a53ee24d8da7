"""A ficha as plain data: what the calculators take, since this room knows no documents."""

from dataclasses import dataclass

from calc.figure import Book, Source


@dataclass(frozen=True, slots=True)
class Statement:
    """A published finding: its dimension ("eficiencia", …), its text and where it stands."""

    dimension: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Subject:
    """One programme in one year.

    `served` describes the target population; `units` are those of the production of components,
    (component, unit); `findings` are the published hallazgos; `prose` the paragraphs whose figures
    are compared with the tables; `asides` those that describe the programme, which tell what they
    say and nothing of a year; `unread` the places whose figures the reader could not use, so
    that a sum that lacks them is not blamed.
    """

    program: str
    year: int
    price_year: int | None
    book: Book
    findings: tuple[Statement, ...] = ()
    prose: tuple[tuple[str, Source], ...] = ()
    asides: tuple[tuple[str, Source], ...] = ()
    unread: tuple[Source, ...] = ()
    served: str = ""
    units: tuple[tuple[str, str], ...] = ()
