"""What stays in mind from a sentence or a heading for the next ones: subject, year, row."""

import re
from collections.abc import Sequence
from dataclasses import replace

from calc.claims.found.kinds import BUDGETS, EXECUTION, SPENT
from calc.claims.found.shapes import Claim
from calc.claims.meant.apart import two_levels
from calc.claims.told.compared import against_years
from calc.claims.told.others import subject_elsewhere
from calc.claims.told.pairs import is_level_of
from calc.claims.told.scene import Scene
from calc.claims.told.spot import Heading, Memory, Setting

_BACKGROUND = re.compile(r"\bhabian?\b|\bhubo\s+sido\b|\b(?:ano|periodo)\s+(?:anterior|previo)\b")


def recall(memory: Memory, scene: Scene, setting: Setting) -> Memory:
    """What a sentence without figures leaves: it changes the subject, the year, or both."""
    year = _carried(scene, setting) or memory.year
    told = () if scene.cues else memory.told
    elsewhere = _elsewhere(memory, scene, setting)
    strong = tuple(replace(c, start=0, end=0) for c in scene.cues if not c.weak)
    told_of = {c.concept for c in strong}
    budget = [BUDGETS.index(c) for c in told_of if c in BUDGETS]
    if len(budget) == 1 and told_of - {*BUDGETS} <= {*SPENT}:  # "¿cuánto del final se gastó?"
        share = replace(strong[0], concept=EXECUTION[budget[0]])
        strong = strong if told_of <= {*BUDGETS} else (share,)
    subjects = strong if len({c.concept for c in strong}) == 1 else ()
    return Memory(told, year, row=_only_row(scene), elsewhere=elsewhere, subjects=subjects)


def _elsewhere(memory: Memory, scene: Scene, setting: Setting) -> str | None:
    """The programme without ficha that the text goes on about, until a loaded one is named."""
    return None if scene.names else subject_elsewhere(scene, setting) or memory.elsewhere


def _only_row(scene: Scene) -> str | None:
    """The row that a sentence speaks of, where it is one."""
    rows = {row.name for row in scene.rows}
    return rows.pop() if len(rows) == 1 else None


def headed(scene: Scene, setting: Setting) -> Heading:
    """What a heading says for the lines below it; a heading without year leaves the year."""
    years = {y.year for y in scene.years} & setting.known_years
    year = years.pop() if len(years) == 1 else setting.heading.year
    return Heading(year, scene.cues, scene.rows)


def _carried(scene: Scene, setting: Setting) -> int | None:
    """The year that the next sentence of the paragraph speaks of too.

    Not one that is only there for comparison or as what went before.
    """
    if _BACKGROUND.search(scene.between(scene.start, scene.end)):
        return None
    named = {y.year for y in scene.years} - {y.year for y in against_years(scene)}
    return named.pop() if len(named) == 1 and named <= setting.known_years else None


def _year_before(scene: Scene, memory: Memory, claims: Sequence[Claim]) -> set[int]:
    """The year that the sentence before told the same of: "M$12 en 2023; M$15 en 2022"."""
    last = claims[-1] if claims and not scene.cues else None
    told = None if last is None else memory.of_kind(last.mention.kind, change=False)
    if last is None or told is None or not is_level_of(last, told) or not is_level_of(told, last):
        return set()
    return set() if told.year is None else {told.year}


def remember(scene: Scene, setting: Setting, memory: Memory, claims: Sequence[Claim]) -> Memory:
    """What stays in mind after a sentence: its last claim of each kind, and its year."""
    told = {c.mention.kind: c for c in memory.told} if not scene.cues else {}
    told |= {c.mention.kind: c for c in claims if c.concepts and c.unclear is None}
    year = _carried(scene, setting) if scene.years else memory.year
    named = sorted({y.year for y in scene.years} | _year_before(scene, memory, claims))
    span = (named[0], named[-1]) if len(named) > 1 else None
    elsewhere = _elsewhere(memory, scene, setting)
    pair = two_levels(memory, claims)
    return Memory(tuple(told.values()), year, span, _only_row(scene), elsewhere, pair=pair)
