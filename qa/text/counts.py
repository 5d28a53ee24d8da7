"""Numbers as prose tells them: how many of what, and the bounds that a sentence sets.

Promise: digits and words alike; a bound tells its lowest and highest value and of what, so that a
number somebody names can be held against it without reading the sentence again.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from calc.claims.found.words import NUMBER_WORDS, read_words
from calc.figure import fold
from qa.language.likeness import SAID_SO, likeness
from qa.language.senses import function_words

_DIGITS = r"\b\d{1,3}(?:\.\d{3})+\b|\b\d+\b"
_NUMBER = rf"(?:{_DIGITS}|{NUMBER_WORDS}|\bun(?= ano\b)|\b(?:unic[oa]|sol[oa])\b)"
_NOUNS = 3
_AGE = "anos"
_TELLS_AGE = frozenset(
    "tengo tiene tenia tienen cumpli cumplio cumplira cumple de con edad".split()
)
_OLDEST = 120
TIMES = frozenset(("ano", "anos", "mes", "meses"))
"""Units of time in which ages and durations are told."""

_LASTING_AFTER = re.compile(r"\s*(?:anos?|mes(?:es)?) (?:de|en) ")
_LASTING_BEFORE = re.compile(r"\b(?:antiguedad|experiencia|duracion|vigencia|plazo)\b[^.,;]*$")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the words after it; `age` where it may be somebody's age."""

    value: int
    nouns: tuple[str, ...]
    age: bool


@dataclass(frozen=True, slots=True)
class Bound:
    """What a sentence admits: at least `low` and at most `high` of what the words after it name.

    `lasting` tells that years or months are a time that something lasted, and no age.
    """

    low: int | None
    high: int | None
    nouns: tuple[str, ...]
    lasting: bool = False

    def admits(self, value: int) -> bool:
        """Whether a number lies within."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@lru_cache(maxsize=2048)
def counts_in(text: str) -> tuple[Count, ...]:
    """The numbers of a text, in its order; years and shares are none."""
    folded = fold(text)
    found = []
    for match in re.finditer(_NUMBER, folded):
        value = _value(match[0])
        if value is None or re.match(r" ?(?:%|por ciento)", folded[match.end() :]):
            continue
        nouns = _nouns(folded[match.end() :])
        before = folded[: match.start()].split()[-1:]
        age = bool(before) and before[0].strip(" ,¿") in _TELLS_AGE
        if 1900 < value < 2100 and match[0].isdigit():
            continue
        found.append(Count(value, nouns, age or nouns[:1] == (_AGE,)))
    return tuple(found)


@lru_cache(maxsize=2048)
def bounds_in(text: str) -> tuple[Bound, ...]:
    """The bounds that a sentence sets, in its order."""
    folded = fold(text)
    found: list[tuple[int, Bound]] = []
    taken: set[int] = set()
    for pattern, kind in _BOUNDS:
        for match in pattern.finditer(folded):
            if match.start("n") in taken:
                continue
            value = _value(match["n"])
            other = _value(match["m"]) if kind == "range" else None
            if value is None or (kind == "range" and other is None):
                continue
            taken.update(match.start(g) for g in match.groupdict())
            low = value if kind in ("range", "low", "just") else None
            high = other if kind == "range" else value if kind in ("high", "just") else None
            after = folded[match.end("end") :]
            lasting = _LASTING_AFTER.match(after) or _LASTING_BEFORE.search(folded[: match.start()])
            found.append((match.start(), Bound(low, high, _nouns(after), lasting is not None)))
    return tuple(bound for _, bound in sorted(found, key=lambda pair: pair[0]))


def held_against(count: Count, bound: Bound) -> bool | None:
    """Whether a bound admits a number; None where they are not of the same thing."""
    one, other = _months(count.nouns), _months(bound.nouns)
    if bound.nouns[:1] == (_AGE,) and not bound.lasting:
        return bound.admits(count.value) if count.age and count.value <= _OLDEST else None
    if one and other:
        said, told = count.nouns[1:], bound.nouns[1:]
        same = not bound.lasting or any(likeness(a, b) >= SAID_SO for a in said for b in told)
        low, high = (n and n * other for n in (bound.low, bound.high))
        return Bound(low, high, ()).admits(count.value * one) if same else None
    if one or other:
        return None
    alike = (likeness(a, b) for a in count.nouns[:2] for b in bound.nouns[:2])
    return bound.admits(count.value) if max(alike, default=0.0) >= SAID_SO else None


def _months(nouns: tuple[str, ...]) -> int:
    """How many months the unit of a time is; 0 for no such unit."""
    return {"ano": 12, _AGE: 12, "mes": 1, "meses": 1}.get(nouns[0], 0) if nouns else 0


def _value(said: str) -> int | None:
    if said in ("unico", "unica", "solo", "sola", "un"):
        return 1
    if said[0].isdigit():
        return int(said.replace(".", ""))
    return read_words(said)


def _nouns(after: str) -> tuple[str, ...]:
    """The words after a number, up to the next mark, without those that only join."""
    run = re.match(r"[^,.;:()?!¿]*", after)
    said = re.findall(r"[a-zñ]+", run[0] if run else "")
    return tuple(w for w in said if w not in function_words() or w in TIMES)[:_NOUNS]


def _bound(before: str, after: str = "") -> re.Pattern[str]:
    return re.compile(rf"{before}(?P<n>{_NUMBER})(?P<end>){after}")


_LOW = "al menos|por lo menos|a lo menos|como minimo|minim[oa] de|desde(?: los)?|mayores de|"
_LOW += "(?:superior|mayor)(?:es)? a"
_HIGH = "hasta(?: los)?|maxim[oa] de|no mas de|a lo mas|a lo sumo|como maximo|tope de|"
_HIGH += "menores de|inferior a"
_RANGE = (
    rf"\b(?:de|entre)(?: los)? (?P<n>{_NUMBER}) (?:a|y|hasta)(?: los)? (?P<m>{_NUMBER})(?P<end>)"
)
_BOUNDS = (
    (re.compile(_RANGE), "range"),
    (_bound(rf"\b(?:{_LOW}) "), "low"),
    (_bound("", r"(?= \w+(?: \w+)? (?:o|y) mas\b)"), "low"),
    (_bound(rf"\b(?:{_HIGH}) "), "high"),
    (re.compile(r"\bun[oa]? (?P<n>unic[oa]|sol[oa])\b(?P<end>)"), "just"),
    (re.compile(rf"\bmenos de (?P<n>{_NUMBER})(?P<end>)"), "high"),
)
