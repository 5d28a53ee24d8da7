"""What an audit takes and gives: frozen types, nothing that judges."""

from dataclasses import dataclass
from types import MappingProxyType

from calc.figure import Book, Figure, Source
from calc.formulas import Result
from calc.verdict import Check, CheckVerdict


@dataclass(frozen=True, slots=True)
class Statement:
    """A published finding: its dimension ("eficiencia", …), its text and where it stands."""

    dimension: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Subject:
    """What is audited: a ficha as plain data, since this room knows no documents.

    `findings` are the published hallazgos; `prose` the paragraphs whose figures are compared with
    the tables; `unread` the places whose figures the reader could not use, so that a sum that
    lacks them is not blamed.
    """

    program: str
    year: int
    price_year: int | None
    book: Book
    findings: tuple[Statement, ...] = ()
    prose: tuple[tuple[str, Source], ...] = ()
    unread: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth knowing that is no fault: nothing contradicts anything."""

    id: str
    text: str
    concept: str
    year: int
    item: str | None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A check with the printed figures that stand in it."""

    check: Check
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """All checks of a ficha, in the order of its tables.

    `derived` is what follows from the figures and the ficha does not print. `coverage` is the
    share, from 0 to 1, of the printed values that stand in a check that could be decided.
    `suspects` are the figures that stand in most contradictions and fewest confirmations:
    where to look first.
    """

    checks: tuple[Check, ...]
    derived: tuple[Result, ...]
    remarks: tuple[Remark, ...]
    coverage: float
    suspects: tuple[Figure, ...]

    @property
    def summary(self) -> MappingProxyType[CheckVerdict, int]:
        """How many checks of each verdict."""
        kinds: tuple[CheckVerdict, ...] = ("verified", "rounding", "contradicted", "unverifiable")
        return MappingProxyType({k: sum(c.verdict == k for c in self.checks) for k in kinds})
