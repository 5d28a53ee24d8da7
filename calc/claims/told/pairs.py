"""Levels with no year of their own, told beside another: "M$12 contra M$10", "de 12 a 10 y a 8"."""

import re

from calc.claims.found.shapes import Claim
from calc.claims.told.relation import sense_of
from calc.claims.told.spot import Spot

_WAS = re.compile(
    r"\b(?:antes|eran?|habian?\s+sido)\s+(?:(?:de|el|la|un|los|las|solo|apenas)\s+)*$"
)
_AND_TO = re.compile(
    r"\s*,?\s*(?:y|luego|y\s+luego|y\s+despues)\s+(?:al?|hasta)\s+(?:(?:los|las)\s+)?"
)
_PAIR, _THREE = 2, 3
_SET_BESIDE = re.compile(
    r"\b(?:contra|versus|vs\.?|frente\s+a|en\s+vez\s+de|antes)\s+(?:(?:l[oa]s|el|la|un|una|unos|de)\s+)*$"
)
"""Before a number set against the one before it with no year: "M$12 contra M$10"."""
NOW = re.compile(r"\b(?:hoy|actualmente|ahora|en\s+la\s+actualidad|este\s+ano)\b")


def year_beside(spot: Spot, claim: Claim, named: list[int], last: int) -> tuple[int, bool] | None:
    """The year of a level told beside another one, and whether its words leave no doubt.

    `named` are the years of the sentence, `last` the one that it would be of alone.
    """
    scene = spot.scene
    back = None if named else _place_in_chain(spot)
    if back is not None:
        return last - back, True
    if _is_of_same(spot, claim) and _SET_BESIDE.search(spot.left) and len(named) < _PAIR:
        return (spot.before[-1].year or last) - 1, False
    now = NOW.search(scene.flat, scene.start, scene.end)
    return (last - 1, True) if not named and now and _WAS.search(spot.left) else None


def is_level_of(claim: Claim, told: Claim) -> bool:
    """Whether a claim is a level of what another claims a change of."""
    same = (told.concepts[:1], told.item) == (claim.concepts[:1], claim.item)
    return same and told.relation == "level" and told.unclear is None


def _is_of_same(spot: Spot, claim: Claim) -> bool:
    """Whether the number before tells a level of the very same thing."""
    told = spot.before[-1] if spot.before else None
    alike = told is not None and told.mention.kind == claim.mention.kind
    return alike and told is not None and is_level_of(claim, told)


def _place_in_chain(spot: Spot) -> int | None:
    """How many years before the last a level of three told in a row is: "de 12 a 10 y a 8"."""
    scene = spot.scene
    for first in range(max(0, spot.at - 2), spot.at + 1):
        three = scene.mentions[first : first + 3]
        if len(three) < _THREE or not sense_of(scene, first).origin:
            continue
        gap = scene.between(three[1].end, three[2].start)
        if len({m.kind for m in three}) == 1 and _AND_TO.fullmatch(gap):
            return first + 2 - spot.at
    return None
