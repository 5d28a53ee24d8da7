"""A number that is a mean of several years, or that is set against one."""

import re
from dataclasses import replace

from calc.claims.found.shapes import Claim
from calc.claims.told.spot import Spot
from calc.claims.told.stretch import opens_range

_NEAR, _CLOSE = 60, 24
BASE_MEAN = re.compile(r"\b(?:el|al|del|su)\s+promedio\b(?!\s+(?:por|anual))")
_FROM_MEAN = re.compile(
    r"\b(?:respecto|frente|comparacion|comparad[oa]s?|relacion|versus|contra|sobre)\s+"
    r"(?:(?:con|de|al?|del?|el|la|su)\s+)*(?:promedio|media)\b(?!\s+(?:por|anual))"
)
_MEAN_YEARS = re.compile(
    r"(?:\s+(?:del?|los|anos|entre|el|y|e|a|al|bienio|periodo)\b|\s*(?:19|20)\d\d\b|\s*[-–—/])+"
)
MEAN = re.compile(
    r"\bpromedi\w+|\bmedia\s+anual\b|\b(?:la|una)\s+media\b|"
    r"\b(?:gasto|monto|costo|valor|numero|presupuesto|aporte|ejecucion)\s+(?:anual\s+)?medi[oa]\b"
)
_MEAN_OF = re.compile(r"\b(?:el|un|su)\s+promedio\s+(?:anual\s+)?(?:del?|entre)\b[^,.;:]*$")
_IF_AVERAGED = re.compile(r"[a-z ]{0,12},?\s*(?:si\s+se|al)\s+promedi")


def from_mean_before(spot: Spot) -> re.Match[str] | None:
    """Where the mean that a number is set against is named before it, and no other number is."""
    scene, kind = spot.scene, spot.mention.kind
    before = [m.end for m in scene.mentions[: spot.at] if m.kind == kind]
    return _FROM_MEAN.search(scene.flat, max([scene.start, *before]), spot.mention.start)


def from_mean(spot: Spot, claim: Claim, named: list[int]) -> Claim:
    """A change against the mean of other years: those named after it, else the two before."""
    scene = spot.scene
    before = from_mean_before(spot)
    place = spot.mention.end if before is None else before.end()
    after = scene.between(place, scene.end)
    told = _MEAN_YEARS.match(after) if before is not None else None
    high = scene.end if before is None else place + (0 if told is None else told.end())
    others = sorted({y.year for y in scene.years if place <= y.start < high})
    if len(others) > 1 and opens_range(scene):
        others = list(range(others[0], others[-1] + 1))
    rest = [y for y in named if y not in others]
    assumed = rest[-1] if rest else spot.assumed_year
    return replace(claim, year=assumed, base_years=tuple(others) or (assumed - 2, assumed - 1))


def is_mean(spot: Spot) -> bool:
    """Whether a number is said to be an average: the word stands before it, or right after."""
    after = MEAN.search(spot.right[:_CLOSE].split(",")[0]) or _IF_AVERAGED.match(spot.right)
    return bool(MEAN.search(spot.left[-_NEAR:]) or _MEAN_OF.search(spot.left) or after)
