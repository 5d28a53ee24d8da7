"""One row against another: "Los Lagos supera al Maule por 390", "2,5 veces lo de Valparaíso"."""

import re
from dataclasses import replace

from calc.claims.found.kinds import SHARES
from calc.claims.found.shapes import Claim, Item
from calc.claims.named.names import singular
from calc.claims.named.people import Stretch
from calc.claims.told.compared import against_years
from calc.claims.told.restrict import is_person, what_they_do
from calc.claims.told.spot import Spot
from calc.concepts import vocabulary

_OVER = re.compile(r"\b(?:super|aventaj|exced|sobrepas)\w*\s+(?:(?:al?|la|las|los|el|del?)\s+)*$")
_UNDER = re.compile(r"\bpor\s+debajo\s+(?:de|del)\s+(?:(?:la|las|los|el)\s+)*$")
_BY = re.compile(r"\s*,?\s*(?:por|en)\s+(?:(?:un|una|unos|unas|casi|cerca\s+de|apenas|solo)\s+)*")
_OVER_BY = re.compile(
    r"\b(?:(?P<over>(?:super|aventaj|exced|sobrepas)\w*|superior(?:es)?|mayor(?:es)?|por\s+encima)|"
    r"inferior(?:es)?|menor(?:es)?|por\s+debajo)\s+(?:en|por)\s+"
    r"(?:(?:un|una|unos|unas|casi|cerca\s+de|apenas|solo)\s+)*$"
)
"""By how much, before what it is set against: "superó en 131 personas a la del Maule"."""

_SIDE = (
    r"(?:(?P<over>mas|mayor(?:es)?|superior(?:es)?|por\s+encima)|"
    r"menos|menor(?:es)?|inferior(?:es)?|por\s+debajo)"
)
_ITS = (
    r"(?:(?:en|a|al|la|el|l|las|los|lo|de|del|por|region|componente|subtitulo|"
    r"(?<=\bl[oa]\s)[a-z]+[ai]d[oa]|(?<=\bl[oa]s\s)[a-z]+[ai]d[oa]s|que(?:\s+se)?(?:\s+[a-z]{2,}(?:o|aron|ieron))?)\s+)*"
)
"""What stands for a figure before the row that it is of: "lo gastado en", "los que tuvo"."""

_THAN = re.compile(
    rf"\s*(?:de\s+pesos\s+)?(?:[a-z]+\s+){{0,2}}?{_SIDE}\s+(?:de\s+[a-z]+\s+)?(?:que|al?|del?)\s+{_ITS}"
)
_TO = re.compile(rf"\s*(?:de\s+pesos\s+)?(?:[a-z]+\s+)?(?=(?:al?|del?)\s){_ITS}")
_MORE_IN = re.compile(
    rf"\s*(?:de\s+pesos\s+)?(?:[a-z]+\s+){{0,2}}?{_SIDE}\s+(?:en|a|para)\s+(?:(?:la|el|los|las|region|de)\s+)*[«\"“]?"
)
_THAN_IN = re.compile(r"[»\"”]?\s*,?\s*que\s+(?:(?:en|a|para|la|el|los|las|region|de)\s+)*[«\"“]?")
_BETWEEN = re.compile(r"\bentre\b")
_DIFFERENCE = re.compile(r"\b(?:diferencia|brecha|distancia)\b")
_TIMES = re.compile(rf"\s*(?:mas\s+|de\s+)?(?:(?P<noun>[a-z]{{4,}}s)\s+(?=que\b))?{_ITS}")
_PART_OF = re.compile(rf"\s*(?=(?:del?|que)\s){_ITS}")
_IN_SOMETHING = re.compile(
    r"\s+(?:en|para|por\s+concepto\s+de)\s+(?:(?:el|la|los|las|su|sus)\s+)?[a-z]{4,}"
)
_AMOUNTS = {share: amount for amount, shares in SHARES.items() for share in shares}


def against_row(spot: Spot, claim: Claim) -> Claim:
    """The claim, compared with the row that its words set it against, where they do."""
    rows = [r for r in spot.scene.rows if not r.weak and r.name is not None]
    found = _set_against(spot, rows)
    if found is None or claim.unclear is not None or claim.base_concept is not None:
        return claim
    base, sign = found
    own = _own_row(spot, rows, base)
    concepts = None if own is None else _concepts(spot, claim, own, base.kind)
    if own is None and against_years(spot.scene):
        return claim
    if own is None or not concepts or _is_of_more(spot, base):
        return replace(claim, unclear="No queda claro qué se compara entre las dos filas.")
    year = claim.year if claim.year is not None else spot.assumed_year
    ratio = spot.mention.kind == "times" or (spot.mention.loose and spot.mention.kind == "percent")
    return replace(
        claim,
        concepts=concepts,
        relation="ratio" if ratio else "change",
        year=year,
        base_year=year,
        base_assumed=False,
        item=own,
        base_item=base.name,
        sign=sign,
    )


def _own_row(spot: Spot, rows: list[Item], base: Item) -> str | None:
    """The row that is set against another: the last before it, else the one of the sentence before.

    "Aysén atendió a 4.750 personas. Son 4.370 menos que las de Arica".
    """
    bases = {c.base_item for c in spot.before} | {base.name}
    before = [r for r in rows if r.end <= base.start and r.kind == base.kind]
    if before:
        own = [r.name for r in before if r.name not in bases]
        return own[-1] if own else None
    told = [c for c in spot.memory.told if c.item is not None and c.relation == "level"]
    entry = vocabulary().get(told[-1].concepts[0]) if told else None
    alike = entry is not None and entry.item == base.kind and told[-1].item not in bases
    return told[-1].item if alike else None


def _is_of_more(spot: Spot, base: Item) -> bool:
    """Whether words after a row tell of less than all its figure: "que Los Lagos en difusión"."""
    tail = _bare(spot, base.end, spot.mention.end + len(spot.right))
    return _IN_SOMETHING.match(tail) is not None


def _parted(spot: Spot, rows: list[Item]) -> Item | None:
    """The second of two regions that a difference is told between: "la brecha entre A y B es"."""
    before = [r for r in rows if r.kind == "region" and r.end <= spot.mention.start]
    scene = spot.scene
    words = scene.between(scene.start, spot.mention.start)
    told = spot.before[-2:]
    alike = len({c.concepts for c in told}) == 1 and all(c.relation == "level" for c in told)
    both = alike and {c.item for c in told} == {r.name for r in before}
    two = len({r.name for r in before}) == 2 and (both or _BETWEEN.search(words) is not None)
    apart = _DIFFERENCE.search(words) or _DIFFERENCE.search(spot.right)
    return before[-1] if two and apart else None


def _set_against(spot: Spot, rows: list[Item]) -> tuple[Item, int] | None:
    """The row that a number is compared with, and the direction."""
    scene, mention = spot.scene, spot.mention
    after = [r for r in rows if mention.end <= r.start < mention.end + len(spot.right)]
    regions = [r for r in after if r.kind == "region"]
    after = regions or after
    if after and mention.kind == "times":
        times = _TIMES.fullmatch(_gap(spot, after[0]))
        return (after[0], 1) if times and _is_of_people(times["noun"], spot) else None
    if after and mention.kind == "percent" and mention.loose:
        part = _PART_OF.fullmatch(_gap(spot, after[0]))
        return (after[0], 1) if part and not what_they_do(scene, after[0]) else None
    than = _than_what_follows(spot, after) if after else None
    if than is None and (parted := _parted(spot, rows)) is not None:
        than = parted, 0
    return than or _beside(spot, rows)


def _is_of_people(noun: str | None, spot: Spot) -> bool:
    """Whether what there is so many times more of are people: "el doble de vecinos que"."""
    return noun is None or is_person(noun) or singular(noun) in spot.setting.nouns.people


def _beside(spot: Spot, rows: list[Item]) -> tuple[Item, int] | None:
    """The row right before the number: "supera al Maule por 390"."""
    scene, mention = spot.scene, spot.mention
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
    if (than := _THAN.fullmatch(gap) or _THAN.fullmatch(_gap(spot, after[0]))) is not None:
        return after[0], 1 if than["over"] else -1
    over = _OVER_BY.search(spot.left)
    if over is not None and _TO.fullmatch(_gap(spot, after[0])):
        return after[0], 1 if over["over"] else -1
    more, other = _MORE_IN.fullmatch(gap), after[1] if len(after) > 1 else None
    if more is None or other is None:
        return None
    linked = _THAN_IN.fullmatch(spot.scene.between(after[0].end, other.start))
    return (other, 1 if more["over"] else -1) if linked else None


def _gap(spot: Spot, row: Item) -> str:
    return _bare(spot, spot.mention.end, row.start)


def _bare(spot: Spot, low: int, high: int) -> str:
    """The words of a stretch without those that name what is compared, nor years."""
    words = list(spot.scene.between(low, high))
    parts: tuple[Stretch, ...] = (*spot.scene.cues, *spot.scene.years)
    for part in parts:
        for at in range(max(part.start - low, 0), min(part.end - low, len(words))):
            words[at] = " "
    return "".join(words)


def _concepts(spot: Spot, claim: Claim, own: str, kind: str) -> tuple[str, ...]:
    """What is compared: what was said of the first row before, else the words of the number."""
    told = [c for c in (*spot.memory.told, *spot.before) if c.item == own and c.concepts]
    here = bool(told) and told[-1] in spot.before
    if here and spot.mention.kind in ("times", "percent"):
        return told[-1].concepts
    if kind == "region" and "region" not in claim.concepts[0]:
        counted = spot.mention.kind == "count"
        if counted and singular(spot.mention.noun) in spot.setting.nouns.people:
            return ("poblacion_region",)
        return told[-1].concepts if told else ()
    if kind in claim.concepts[0] or claim.item is not None:
        return tuple(_AMOUNTS.get(c, c) for c in claim.concepts)
    return told[-1].concepts if told else ()
