"""Causes in a text: where a sentence tells one, and whether it is what is asked about.

Promise: what a question is about is never given as the reason of itself; a sentence that points
back ("Por eso…", "La nueva compra…") is told with the one it points to.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from calc.figure import fold
from qa.language.likeness import likeness
from qa.text.asked import Unit, Wanted
from qa.text.lines import Line, said_in
from qa.text.sorts import is_reason

_OPENING = 10
"""A cause that opens the sentence ("Debido a …,") is followed by what it explains."""

BOUND = re.compile(r"\b(?:menos|mas|menor|mayor|inferior|superior|excede\w*|super\w+) .*\d ?%")
"""A finding that a bound was passed is what is to be explained, whatever "porque" it has."""

BECAUSE = re.compile(
    r"\b(?:porque|ya que|pues|puesto que|dado que|debid[oa]s? a|obedece a|responde a|"
    r"se debe(?: \w+){0,2} a|"
    r"por falta de|a causa de|producto de)\b"
)

_DESCRIBING = ("Antecedentes", "Propósito")
"""Sections that say what a programme does: "para que" is no cause there."""

_POINTS_BACK = re.compile(
    r"(?:(?:a|al|ante|asi|causa|con|de|debido|del|desde|durante|efecto|en|frente|gracias|para|pero"
    r"|por|producto|raiz|sobre|todo|tras|y) )*"
    r"(?:es[aeo]s?|est[aeo]s?|ell[oa]s?|dich[oa]s?|tal(?:es)?|aquell[oa]s?"
    r"|lo (?:anterior|cual|dicho|mismo|tanto)|tanto|consecuencia|ahi"
    r"|(?:el|l[ao]s?) (?:nuev|mism|segund|otr)[oa]s?)\b"
)
"""A sentence that opens so says its reason in the sentence before: "A causa de esa demora…"."""

_FOLLOWS = re.compile(
    r"(?:(?:es por|y por|por|a causa de|debido a|producto de|a raiz de) (?:es|est|ell|dich|tal)\w*"
    r"|(?:y )?de ahi|(?:eso|esto|ello|lo (?:anterior|cual)) "
    r"(?:provoc|caus|gener|origin|explic|oblig|impid|retras|atras|demor|hizo|llev)\w*"
    r"|por (?:lo )?(?:tanto|cual|consiguiente)|en consecuencia|como (?:consecuencia|resultado))\b"
)
"""A sentence that opens so tells what came of the one before, which is its cause."""


def is_cause(lines: Sequence[Line], at: int) -> bool:
    """Whether a line tells a cause: by its own words, or because the next says what came of it."""
    line = lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else None
    if after is not None and after.section == line.section and _FOLLOWS.match(fold(after.text)):
        return True
    if line.section in _DESCRIBING:
        return BECAUSE.search(fold(line.text)) is not None
    return is_reason(line.text)


def may_explain(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that tell a cause, or go on from one in their paragraph."""
    causes = [is_cause(lines, i) for i in range(len(lines))]
    return tuple(
        line
        for i, line in enumerate(lines)
        if causes[i] or (i and causes[i - 1] and lines[i - 1].hit == line.hit)
    )


def in_full(lines: Sequence[Line], line: Line) -> str:
    """A line, after the one before where it only points back to it or tells no cause itself."""
    at = next(i for i, other in enumerate(lines) if other is line)
    before = lines[at - 1] if at and lines[at - 1].section == line.section else None
    folded = fold(line.text)
    back = _POINTS_BACK.match(folded) is not None or not is_cause(lines, at)
    back = back or _EXPLAINS.search(folded) is not None or _goes_on(line, before)
    return f"{before.text} {line.text}" if back and before is not None else line.text


def _goes_on(line: Line, before: Line | None) -> bool:
    """Whether a line without a reason of its own stands after one in the same paragraph."""
    if before is None or before.hit != line.hit or is_reason(line.text):
        return False
    return BECAUSE.search(fold(before.text)) is not None


def is_circular(line: Line, wanted: Wanted) -> bool:
    """Whether what is asked about is the reason that a line gives, and not what it explains."""
    event, reason = told_apart(line.text)
    if not reason:
        return False
    units = [u for u in wanted.units if u.telling]
    return _holding(units, reason) > 0.5 > _holding(units, event)


@lru_cache(maxsize=4096)
def told_apart(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of what a sentence explains and those of its cause; no cause where none is told.

    What has a cause of its own inside a cause is explained too: "porque cerraron por obras".
    """
    folded = fold(text)
    if (came := _CAME_OF_IT.search(folded)) is not None and came.start() >= _OPENING:
        return said_in(folded[came.end() :]), said_in(folded[: came.start()])
    cause = _IS_THAT.search(folded) or BECAUSE.search(folded)
    if cause is None or cause.start() < _OPENING:
        return said_in(folded), ()
    event, reason = folded[: cause.start()], folded[cause.end() :]
    if (inner := _INNER.search(reason)) is not None:
        event, reason = f"{event} {reason[: inner.start()]}", reason[inner.end() :]
    return said_in(event), said_in(reason)


_CAME_OF_IT = re.compile(
    r"[,;] (?:y )?(?:por (?:lo que|lo cual|eso|ello|es[ae] (?:motivo|razon|causa))|"
    r"de (?:modo|manera|forma) que|"
    r"lo que (?:explic|provoc|caus|gener|redujo|impid|oblig|retras|atras|aument|baj)\w*)\b"
)
"""What stands after it came of what stands before: "…, por lo que su gasto no se distribuye"."""

_EXPLAINS = re.compile(r", lo que explica\b")
"""What explains the rest is all that was told before it, in its sentence and in the one before."""

_IS_THAT = re.compile(r"\b(?:corresponden?|corresponderian?) (?:\w+ )?(?:a|al)\b")
"""What something is, which is no cause of what befell the thing that it names."""

_INNER = re.compile(r"\bpor (?!lo\b|ciento|es[aeo]\b|parte|persona|primera|segund|medio|cada)")


def _holding(units: list[Unit], said: tuple[str, ...]) -> float:
    held = (max((likeness(u.word, w) for w in said), default=0.0) * u.weight for u in units)
    return sum(held) / (sum(u.weight for u in units) or 1.0)
