"""The thresholds of published findings: dated data from `thresholds.toml`."""

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Literal

from calc.figure import fold

Rule = Literal["valor", "persistencia", "promedio"]
Comparison = Literal["menor", "mayor", "fuera"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """One criterion and the years it holds for; `words` are lists of stems, folded."""

    id: str
    title: str
    words: tuple[tuple[str, ...], ...]
    rule: Rule
    concept: str
    comparison: Comparison
    limit: int
    since: int
    until: int | None = None

    def holds_in(self, year: int) -> bool:
        """Whether the criterion was in force that year."""
        return self.since <= year and (self.until is None or year <= self.until)

    def named_in(self, sentence: str) -> bool:
        """Whether the sentence speaks of this criterion."""
        text = fold(sentence)
        return any(all(stem in text for stem in stems) for stems in self.words)

    def met(self, value: Fraction, limit: Fraction | None = None) -> bool:
        """Whether a percentage is beyond the limit (the criterion's own unless given)."""
        bound = Fraction(self.limit) if limit is None else limit
        if self.comparison == "menor":
            return value < bound
        return value > bound if self.comparison == "mayor" else abs(value) > bound


@cache
def thresholds() -> tuple[Threshold, ...]:
    """All criteria, the most specific first."""
    text = resources.files("calc").joinpath("thresholds.toml").read_text(encoding="utf-8")
    return tuple(_threshold(card) for card in tomllib.loads(text)["threshold"])


def named(sentence: str, year: int) -> Threshold | None:
    """The criterion that a sentence of a finding speaks of, one in force that year first."""
    found = [t for t in thresholds() if t.named_in(sentence)]
    return next((t for t in found if t.holds_in(year)), found[0] if found else None)


def _threshold(card: dict[str, object]) -> Threshold:
    words = card.pop("words")
    if not isinstance(words, list):
        raise TypeError("words is not a list")
    return Threshold(words=tuple(tuple(stems) for stems in words), **card)  # type: ignore[arg-type]  # the fields' types are the file's promise, tested
