"""Words that only point back: "dicho presupuesto", "la ejecución de este", "del final".

They name what the words before them named; where nothing before them can be meant, they name
nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from calc.claims.found.kinds import BUDGETS
from calc.claims.found.shapes import Cue
from calc.claims.named.people import Stretch

_THAT = re.compile(r"\b(?:dich[oa]|ese|este|aquel)\s+(?:mismo\s+)?(?:ultimo\s+)?$")
_THIS_ONE = re.compile(r"\bejecucion\s+de\s+(?:est|es)[eo]\b(?!\s+[a-z]{4,})")
_BARE = re.compile(r"(?:del?|al|el)\s+(?:inicial|final)")
_MONEY = re.compile(r"presupuest|\binicial|\bfinal\b.*\bfinal\b|ejecu|gast")
_BOTH = re.compile(r"\bpresupuestos?\s+inicial(?:es)?\s+y\s+(?P<final>final(?:es)?)\b")
_BACK = 400
"""How far back, in characters, a word may point."""

_SHARE_OF = dict(zip(BUDGETS, ("ejecucion_inicial", "ejecucion_final"), strict=True))


def pointed(plain: str, span: Stretch, cues: Sequence[Cue], known: Sequence[Cue]) -> list[Cue]:
    """The `cues` of a sentence with those that point back naming what they point to.

    `known` are the cues of the whole flat text.
    """
    return sorted(_pointed(plain, span, cues, known), key=lambda c: (c.start, -c.end))


def _pointed(plain: str, span: Stretch, cues: Sequence[Cue], known: Sequence[Cue]) -> Iterator[Cue]:
    for cue in cues:
        if cue.weak and cue.concept in BUDGETS and _THAT.search(plain, span.start, cue.start):
            before = _last_budget(plain, known, cue.start)
            yield cue if before is None else replace(cue, concept=before, weak=False)
        elif not _BARE.fullmatch(plain, cue.start, cue.end) or _speaks_of_money(plain, span, cue):
            yield cue
    for both in _BOTH.finditer(plain, span.start, span.end):
        yield Cue(both.start("final"), both.end("final"), BUDGETS[1])
    for found in _THIS_ONE.finditer(plain, span.start, span.end):
        before = _last_budget(plain, known, found.start())
        if before is not None:
            yield Cue(found.start(), found.end(), _SHARE_OF[before])


def _last_budget(plain: str, known: Sequence[Cue], place: int) -> str | None:
    """The budget that was named last before a place, in the same paragraph."""
    named = [c for c in known if place - _BACK <= c.start and c.end <= place]
    budgets = [c for c in named if c.concept in BUDGETS and not c.weak]
    if not budgets or "\n\n" in plain[budgets[-1].end : place]:
        return None
    return budgets[-1].concept


def _speaks_of_money(plain: str, span: Stretch, cue: Cue) -> bool:
    """Whether "al final" is said of a budget and not of a list or of a year."""
    low = max(0, min(span.start, cue.start - _BACK // 2))
    return _MONEY.search(plain[low : cue.start] + " " + plain[cue.end : span.end]) is not None
