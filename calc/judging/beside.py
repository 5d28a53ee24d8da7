"""What the right figures of a sentence tell of the doubtful ones beside them.

A number in doubt is judged for good where a neighbour that is right leaves no other reading: the
change between two levels, the same change in other units, another of its very kind, or the
fraction that rounds the percentage in the brackets after it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from calc.claims.found.cues import LITTLE_WORDS
from calc.claims.found.flat import flat
from calc.claims.found.shapes import Claim
from calc.verdict import JudgedFigure

_FROM = re.compile(r"\b(?:de|desde)\s+(?:(?:un|el)\s+)?$", re.IGNORECASE)
_TO = re.compile(
    r"\s*(?:\(?(?:en\s+)?(?:el\s+)?20\d\d\)?\s*)?,?\s*(?:a|al|hasta)\s+(?:(?:un|el)\s+)?"
)
_CLOSE = 16
"""So many characters before a number are looked at."""

_JOINT = re.compile(r"[,;]|\b[ye]\b")
_APPOSED = re.compile(
    r"(?:\s+en\s+(?:el\s+)?20\d\d)?\s*[,(]\s*(?:(?:o\s+sea|es\s+decir|esto\s+es|un|una|unos|unas|casi|apenas|"
    r"(?:un|el)\s+alza\s+de|una\s+(?:baja|caída|reducción|disminución)\s+de|un\s+aumento\s+de|lo\s+que)\s*,?\s*)*",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[^.;:()]{0,80}\(\s*")


def vouched(
    text: str, at: int, claims: Sequence[Claim], figures: Sequence[JudgedFigure]
) -> Claim | None:
    """The claim as sure as its neighbours make it, None where they say nothing of it."""
    claim = claims[at]
    told = _said_by_next(text, at, claims, figures)
    if told is not None or claim.unclear is not None:
        return told
    right = [(c, f) for c, f in zip(claims, figures, strict=True) if f.verdict == "verified"]
    sure = replace(claim, firm=True, plain=True, loose=frozenset())
    if (level := _level_before(text, at, claims, figures)) is not None:
        return replace(sure, concepts=claims[at - 1].concepts, item=level.item)
    if _is_between(claim, right) or _is_difference(claim, claims):
        return sure
    if at and _is_elided(text, claims[at - 1], claim) and claims[at - 1] in [c for c, _ in right]:
        return replace(sure, loose=claim.loose - {"concept"})
    if not claim.firm:
        again = claim.relation == "change" and any(_change(c) == _change(claim) for c, _ in right)
        return replace(claim, firm=True) if again or _goes_on_from(claim, right) else None
    kind = (claim.concepts[0], claim.relation)
    alike = any((c.concepts[0], c.relation) == kind for c, _ in right)
    return replace(claim, plain=True) if alike and not claim.plain else None


def _said_by_next(
    text: str, at: int, claims: Sequence[Claim], figures: Sequence[JudgedFigure]
) -> Claim | None:
    """The claim as the number after it tells it: in brackets, or as the second of two."""
    if at + 1 == len(claims):
        return None
    claim, after = claims[at], claims[at + 1]
    if _says_about(text, claim, after):
        mention = claim.mention
        return replace(after, mention=mention, bound=claim.bound, hedged=claim.hedged, firm=True)
    if not _is_first(text, claims, figures, at):
        return None
    second = figures[at + 1]
    year = claim.year if claim.year not in (None, second.year) else (second.year or 0) - 1
    loose = after.loose | (claim.loose & {"year"})
    return replace(after, mention=claim.mention, item=second.item, year=year, loose=loose)


def _is_first(text: str, claims: Sequence[Claim], figures: Sequence[JudgedFigure], at: int) -> bool:
    """Whether a number is the first of "de 8,4 % a 10,4 %", of which the second is right."""
    this, second = claims[at], claims[at + 1]
    told = figures[at + 1].verdict == "verified" and second.relation == "level"
    alike = this.mention.kind == second.mention.kind and bool(second.concepts)
    begins = _FROM.search(text, max(0, this.mention.start - _CLOSE), this.mention.start)
    between = text[this.mention.end : second.mention.start]
    return told and alike and begins is not None and _TO.fullmatch(between) is not None


def _level_before(
    text: str, at: int, claims: Sequence[Claim], figures: Sequence[JudgedFigure]
) -> JudgedFigure | None:
    """The right level that a change is set beside: "llegó a 69,3 %, 3,8 puntos bajo 2022"."""
    claim, before = claims[at], claims[at - 1] if at else None
    if before is None or before.relation != "level" or figures[at - 1].verdict != "verified":
        return None
    level = figures[at - 1]
    between = text[before.mention.end : claim.mention.start]
    alike = claim.concepts == before.concepts and claim.item in (None, level.item)
    own = claim.base_concept is None and claim.base_item is None and not claim.base_years
    told = claim.relation == "change" and claim.year == level.year and own
    share = claim.mention.kind == "points" or before.concepts[:1] == claim.concepts[:1]
    alike = alike or ("concept" in claim.loose and before.mention.kind == "percent" and share)
    return level if told and alike and _APPOSED.fullmatch(between) is not None else None


def _is_elided(text: str, before: Claim, claim: Claim) -> bool:
    """Whether a claim is only the row of a list that goes on: ", Coquimbo el 13,3 %"."""
    same = (before.concepts, before.relation, before.year) == (claim.concepts, "level", claim.year)
    if not same or claim.item in (None, before.item) or before.mention.kind != claim.mention.kind:
        return False
    between = flat(text[before.mention.end : claim.mention.start])
    clause = _JOINT.split(between)[-1] if _JOINT.search(between) else None
    own = flat(claim.item or "").split()
    return clause is not None and all(w in own or w in LITTLE_WORDS for w in clause.split())


def _says_about(text: str, claim: Claim, after: Claim) -> bool:
    """Whether a fraction only says about how much is told exactly: "un quinto (17,4 %)"."""
    between = text[claim.mention.end : after.mention.start]
    own = claim.mention.loose and claim.mention.kind == after.mention.kind == "percent"
    told = bool(after.concepts) and after.unclear is None and claim.relation == "level"
    told = told and claim.concepts[:1] in ((), after.concepts[:1])
    return own and told and _BRACKETED.fullmatch(between) is not None


def _is_between(claim: Claim, right: Sequence[tuple[Claim, JudgedFigure]]) -> bool:
    """Whether both ends of a change are told beside it and are right: "de 12 a 15, un 25 %"."""
    levels = {(c.concepts[0], f.item, f.year) for c, f in right if c.relation == "level"}
    ends = ((claim.concepts[0], claim.item, y) for y in (claim.year, claim.base_year))
    own = claim.base_concept is None and claim.base_item is None and not claim.base_years
    return claim.relation == "change" and own and all(end in levels for end in ends)


def _is_difference(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a difference is that of two levels as they are told, right or wrong."""
    if claim.relation != "change" or claim.mention.kind not in ("points", "count", "money"):
        return False
    ends = [
        next((c.mention.value for c in claims if _is_end(claim, c, year)), None)
        for year in (claim.year, claim.base_year)
    ]
    one, other = ends
    return one is not None and other is not None and abs(one - other) == claim.mention.value


def _is_end(claim: Claim, level: Claim, year: int | None) -> bool:
    """Whether a claim tells the level of a year that another is a change from or to."""
    same = (level.concepts[:1], level.item) == (claim.concepts[:1], claim.item)
    return same and level.relation == "level" and level.year == year


def _goes_on_from(claim: Claim, right: Sequence[tuple[Claim, JudgedFigure]]) -> bool:
    """Whether a change is told of a level that is right, from a year that is named."""
    told = {(c.concepts[0], f.item, f.year) for c, f in right if c.relation == "level"}
    own = claim.relation == "change" and not claim.base_assumed and claim.base_item is None
    return own and (claim.concepts[0], claim.item, claim.year) in told


def _change(claim: Claim) -> tuple[object, ...]:
    """What a claim of a change is a change of: the same is so much in number and in percent."""
    between = (claim.year, claim.base_year, claim.base_concept, claim.base_item, claim.base_years)
    return (claim.relation, claim.concepts[:1], claim.item, claim.sign, *between)
