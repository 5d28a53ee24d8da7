"""Causes in a sentence: where it tells one, and whether it is what is asked about.

Promise: what a question is about is never given as the reason of itself.
"""

import re

from calc.figure import fold
from qa.language.likeness import likeness
from qa.text.asked import Unit, Wanted
from qa.text.lines import Line, said_in

_OPENING = 10
"""A cause that opens the sentence ("Debido a …,") is followed by what it explains."""

BOUND = re.compile(r"\b(?:menos|mas|menor|mayor|inferior|superior|excede\w*|super\w+) .*\d ?%")
"""A finding that a bound was passed is what is to be explained, whatever "porque" it has."""

BECAUSE = re.compile(
    r"\b(?:porque|ya que|pues|puesto que|dado que|debid[oa]s? a|obedece a|responde a|"
    r"se debe(?: \w+){0,2} a|"
    r"por falta de|a causa de|producto de)\b"
)


def is_circular(line: Line, wanted: Wanted) -> bool:
    """Whether what is asked about is the reason that a line gives, and not what it explains."""
    folded = fold(line.text)
    cause = BECAUSE.search(folded)
    if cause is None or cause.start() < _OPENING:
        return False
    event, reason = said_in(folded[: cause.start()]), said_in(folded[cause.end() :])
    units = [u for u in wanted.units if u.telling]
    return _holding(units, reason) > 0.5 > _holding(units, event)


def _holding(units: list[Unit], said: tuple[str, ...]) -> float:
    held = (max((likeness(u.word, w) for w in said), default=0.0) * u.weight for u in units)
    return sum(held) / (sum(u.weight for u in units) or 1.0)
