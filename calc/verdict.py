"""What a calculator says of a figure: the shapes that judgements take, nothing that judges."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calc.figure import Source

Verdict = Literal["verified", "contradicted", "unverifiable"]
How = Literal["read", "rounded", "computed", "compatible"]
CheckVerdict = Literal["verified", "rounding", "contradicted", "unverifiable"]


@dataclass(frozen=True, slots=True)
class JudgedFigure:
    """A figure of a text with its verdict; `start` and `end` index that text.

    `how` is None unless verified (strongest tier first: read, rounded, computed, compatible).
    `expected` is the right value in the claim's own form, for a contradiction. `reason` and
    `derivation` are Spanish, the latter such that a reader can redo it on a pocket calculator.
    """

    printed: str
    start: int
    end: int
    value: Decimal | None
    unit: str | None
    verdict: Verdict
    how: How | None = None
    concept: str | None = None
    year: int | None = None
    item: str | None = None
    document: str | None = None
    reason: str | None = None
    expected: str | None = None
    derivation: str | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the audit of a ficha; `printed` and `computed` are Chilean print."""

    id: str
    title: str
    concept: str
    year: int | None
    item: str | None
    verdict: CheckVerdict
    printed: str | None
    computed: str | None
    derivation: str | None
    reason: str | None
    sources: tuple[Source, ...] = ()
