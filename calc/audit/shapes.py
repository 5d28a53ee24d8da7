"""What an audit takes and gives: frozen types, nothing that judges."""

from dataclasses import dataclass
from types import MappingProxyType

from calc.figure import Figure, Source
from calc.formulas import Result
from calc.verdict import Check, CheckVerdict


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
