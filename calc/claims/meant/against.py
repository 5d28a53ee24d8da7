"""One row against another: "Los Lagos supera al Maule por 390", "2,5 veces lo de Valparaíso"."""

import re
from dataclasses import replace

from calc.claims.found.shapes import Claim, Item
from calc.claims.told.spot import Spot

_OVER = re.compile(r"\b(?:super|aventaj|exced|sobrepas)\w*\s+(?:(?:al?|la|las|los|el|del?)\s+)*$")
_UNDER = re.compile(r"\bpor\s+debajo\s+(?:de|del)\s+(?:(?:la|las|los|el)\s+)*$")
_BY = re.compile(r"\s*,?\s*(?:por|en)\s+(?:(?:un|una|unos|unas|casi|cerca\s+de|apenas|solo)\s+)*")
_SIDE = (
    r"(?:(?P<over>mas|mayor(?:es)?|superior(?:es)?|por\s+encima)|"
    r"menos|menor(?:es)?|inferior(?:es)?|por\s+debajo)"
)
_OF_ROW = r"(?:(?:en|la|el|l|las|los|lo|de|del|gasto|recibio|tuvo)\s+)*"
_THAN = re.compile(
    rf"\s*(?:de\s+pesos\s+)?(?:[a-z]+\s+){{0,2}}?{_SIDE}\s+(?:de\s+[a-z]+\s+)?(?:que|al?|del?)\s*{_OF_ROW}"
)
_MORE_IN = re.compile(
    rf"\s*(?:de\s+pesos\s+)?(?:[a-z]+\s+){{0,2}}?{_SIDE}\s+(?:en|a|para)\s+(?:(?:la|el|los|las|region|de)\s+)*[«\"“]?"
)
_THAN_IN = re.compile(r"[»\"”]?\s*,?\s*que\s+(?:(?:en|a|para|la|el|los|las|region|de)\s+)*[«\"“]?")
_BETWEEN = re.compile(r"\bentre\b")
_DIFFERENCE = re.compile(r"\b(?:diferencia|brecha|distancia)\b")
_TIMES = re.compile(
    r"\s*(?:(?:[a-z]{4,}s(?=\s+que\b)|a|al|mas|lo|la|"
    r"las|los|el|de|del|que|en|recibio|tuvo|gasto)\s+)*"
)


def against_row(spot: Spot, claim: Claim) -> Claim:
    """The claim, compared with the row that its words set it against, where they do."""
    rows = [r for r in spot.scene.rows if not r.weak and r.name is not None]
    found = _set_against(spot, rows)
    if found is None or claim.unclear is not None or claim.base_concept is not None:
        return claim
    base, sign = found
    before = [r for r in rows if r.end <= base.start]
    bases = {c.base_item for c in spot.before} | {base.name}
    own = [r for r in before if r.kind == base.kind and r.name not in bases]
    if not own:
        return claim
    concepts = _concepts(spot, claim, own[-1])
    if not concepts:
        return replace(claim, unclear="No queda claro qué se compara entre las dos filas.")
    year = claim.year if claim.year is not None else spot.assumed_year
    return replace(
        claim,
        concepts=concepts,
        relation="ratio" if spot.mention.kind == "times" else "change",
        year=year,
        base_year=year,
        base_assumed=False,
        item=own[-1].name,
        base_item=base.name,
        sign=sign,
    )


def _parted(spot: Spot, rows: list[Item]) -> Item | None:
    """The second of two regions that a difference is told between: "la brecha entre A y B es"."""
    before = [r for r in rows if r.kind == "region" and r.end <= spot.mention.start]
    scene = spot.scene
    words = scene.between(scene.start, spot.mention.start)
    two = len({r.name for r in before}) == 2 and _BETWEEN.search(words) is not None
    apart = _DIFFERENCE.search(words) or _DIFFERENCE.search(spot.right)
    return before[-1] if two and apart else None


def _set_against(spot: Spot, rows: list[Item]) -> tuple[Item, int] | None:
    """The row that a number is compared with, and the direction."""
    scene, mention = spot.scene, spot.mention
    after = [r for r in rows if mention.end <= r.start < mention.end + len(spot.right)]
    if after and mention.kind == "times":
        gap = scene.between(mention.end, after[0].start)
        return (after[0], 1) if _TIMES.fullmatch(gap) else None
    if after and (than := _than_what_follows(spot, after)) is not None:
        return than
    parted = _parted(spot, rows)
    if parted is not None:
        return parted, 0
    beside = [r for r in rows if r.end <= mention.start]
    if not beside or not _BY.fullmatch(scene.between(beside[-1].end, mention.start)):
        return None
    words = scene.between(scene.start, beside[-1].start)
    if _OVER.search(words):
        return beside[-1], 1
    return (beside[-1], -1) if _UNDER.search(words) else None


def _than_what_follows(spot: Spot, after: list[Item]) -> tuple[Item, int] | None:
    """The row after the number: "M$12 más que Maule", "M$12 más en Ñuble que en Maule"."""
    after = [r for at, r in enumerate(after) if not at or r.start >= after[at - 1].end]
    gap = spot.scene.between(spot.mention.end, after[0].start)
    if (than := _THAN.fullmatch(gap)) is not None:
        return after[0], 1 if than["over"] else -1
    more, other = _MORE_IN.fullmatch(gap), after[1] if len(after) > 1 else None
    if more is None or other is None:
        return None
    linked = _THAN_IN.fullmatch(spot.scene.between(after[0].end, other.start))
    return (other, 1 if more["over"] else -1) if linked else None


def _concepts(spot: Spot, claim: Claim, own: Item) -> tuple[str, ...]:
    """What is compared: what the number before said of the first row, else its own words."""
    told = [c for c in spot.before if c.item == own.name and c.concepts]
    if told and spot.mention.kind in ("times", "percent"):
        return told[-1].concepts
    if own.kind in claim.concepts[0] or claim.item is not None:
        return claim.concepts
    return told[-1].concepts if told else ()
