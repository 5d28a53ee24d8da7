"""What the right figures of a sentence tell of the doubtful ones beside them.

A number in doubt is judged for good where a neighbour that is right leaves no other reading: the
change between two levels, the same change in other units, another of its very kind, or the
fraction that rounds the percentage in the brackets after it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from calc.claims.found.shapes import Claim
from calc.verdict import JudgedFigure

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
    if at + 1 < len(claims) and _says_about(text, claim, claims[at + 1]):
        exact, mention = claims[at + 1], claim.mention
        return replace(exact, mention=mention, bound=claim.bound, hedged=claim.hedged, firm=True)
    if claim.unclear is not None:
        return None
    right = [(c, f) for c, f in zip(claims, figures, strict=True) if f.verdict == "verified"]
    if (level := _level_before(text, at, claims, figures)) is not None:
        return replace(claim, item=level.item, firm=True, plain=True, loose=frozenset())
    if _is_between(claim, right):
        return replace(claim, firm=True, plain=True, loose=frozenset())
    if not claim.firm and _goes_on_from(claim, right):
        return replace(claim, firm=True)
    if not claim.firm:
        again = claim.relation == "change" and any(_change(c) == _change(claim) for c, _ in right)
        return replace(claim, firm=True) if again else None
    kind = (claim.concepts[0], claim.relation)
    alike = any((c.concepts[0], c.relation) == kind for c, _ in right)
    return replace(claim, plain=True) if alike and not claim.plain else None


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
    return level if told and alike and _APPOSED.fullmatch(between) is not None else None


def _says_about(text: str, claim: Claim, after: Claim) -> bool:
    """Whether a fraction only says about how much is told exactly: "un quinto (17,4 %)"."""
    between = text[claim.mention.end : after.mention.start]
    own = claim.mention.loose and claim.mention.kind == after.mention.kind == "percent"
    told = bool(after.concepts) and after.unclear is None and claim.relation == "level"
    return own and told and _BRACKETED.fullmatch(between) is not None


def _is_between(claim: Claim, right: Sequence[tuple[Claim, JudgedFigure]]) -> bool:
    """Whether both ends of a change are told beside it and are right: "de 12 a 15, un 25 %"."""
    levels = {(c.concepts[0], f.item, f.year) for c, f in right if c.relation == "level"}
    ends = ((claim.concepts[0], claim.item, y) for y in (claim.year, claim.base_year))
    own = claim.base_concept is None and claim.base_item is None and not claim.base_years
    return claim.relation == "change" and own and all(end in levels for end in ends)


def _goes_on_from(claim: Claim, right: Sequence[tuple[Claim, JudgedFigure]]) -> bool:
    """Whether a change is told of a level that is right, from a year that is named."""
    told = {(c.concepts[0], f.item, f.year) for c, f in right if c.relation == "level"}
    own = claim.relation == "change" and not claim.base_assumed and claim.base_item is None
    return own and (claim.concepts[0], claim.item, claim.year) in told


def _change(claim: Claim) -> tuple[object, ...]:
    """What a claim of a change is a change of: the same is so much in number and in percent."""
    between = (claim.year, claim.base_year, claim.base_concept, claim.base_item, claim.base_years)
    return (claim.relation, claim.concepts[:1], claim.item, claim.sign, *between)
