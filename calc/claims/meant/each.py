"""What one of what was just told costs: "58.944 visitas, a M$31,6 cada una"."""

import re
from dataclasses import replace

from calc.claims.found.kinds import SPENDING
from calc.claims.found.nearest import PER_EACH
from calc.claims.found.shapes import Cue, Item
from calc.claims.meant.another import after_speaker
from calc.claims.named.meaning import Meaning
from calc.claims.named.names import singular
from calc.claims.told.spot import Spot
from calc.concepts import vocabulary

_SAME = 5
_UNIT_COST = "gasto_unitario_componente"
_EACH_OF = {
    "poblacion_beneficiada": "gasto_por_beneficiario",
    "poblacion_region": "gasto_por_beneficiario_region",
    "poblacion_objetivo": _UNIT_COST,
    "gasto_region": "gasto_por_beneficiario_region",
}
_AT_SO_MUCH = re.compile(
    r"[^.;]{0,32}?[,;(]\s*(?:(?:a|con|por)\s+)?(?:(?:un|una|razon|de|costo|gasto|valor|promedio|unos|casi)\s+)*"
)
_PARTED = re.compile(r"[,.;:()\d]|\b(?:y|e|pero|mientras|aunque)\b")
_TO_EACH = re.compile(r"\W*(?:(?:por|para|en|a|cada)\s+)*")
_BARELY = re.compile(
    r"\W*(?:y\s+)?(?:(?:a|con|por|o\s+sea|es\s+decir|unos|casi|de|un|gasto|costo|son|eran)\b\s*,?\s*)*"
)


def spent_per_unit(spot: Spot, row: Item | None, cue: Cue | None) -> Cue | None:
    """What is spent on each: "por actividad realizada, el programa gastó M$847"."""
    if cue is None or cue.concept not in SPENDING or spot.mention.kind != "money":
        return None
    scene = spot.scene
    each = [c for c in scene.cues if c.concept in PER_EACH]
    each = [c for c in each if _opens(spot, c, cue) or (row is not None and c.start == row.start)]
    before = each and each[0].end <= cue.start and scene.is_near(spot.mention, each[0].start)
    return each[0] if before else None


def _opens(spot: Spot, cue: Cue, verb: Cue) -> bool:
    """Whether a cue is the subject of a verb, or begins the sentence: "Por persona, gastó …"."""
    if not _PARTED.search(spot.scene.between(cue.end, verb.start)):
        return cue.end <= verb.start
    return _TO_EACH.fullmatch(spot.scene.between(after_speaker(spot), cue.start)) is not None


def of_each(spot: Spot, meaning: Meaning) -> Meaning:
    """What one of what was counted last costs: "58.944 visitas, a M$31,6 cada una"."""
    if meaning.concepts[0] != _UNIT_COST:
        last = spot.before[-1] if spot.before else None
        made = last is not None and last.concepts[:1] == ("produccion_componente",)
        if last is None and _BARELY.fullmatch(spot.left):
            last = spot.memory.told[-1] if spot.memory.told else None
            made = last is not None and last.item is not None and last.item == spot.memory.row
        elif not _AT_SO_MUCH.fullmatch(spot.left):
            return meaning
        if last is None or not made or vocabulary()[last.concepts[0]].item != "componente":
            return meaning
        return replace(meaning, concepts=(_UNIT_COST,), item=last.item, excuses=meaning.concepts)
    told = [c for c in (*spot.memory.told, *spot.before) if c.concepts and c.unclear is None]
    counted = [c for c in told if c.mention.kind == "count" or c.item is not None]
    last = counted[-1] if counted else None
    if last is not None and last.concepts[0] in _EACH_OF:
        return replace(meaning, concepts=(_EACH_OF[last.concepts[0]],), item=last.item)
    if last is not None and vocabulary()[last.concepts[0]].item == "componente":
        return replace(meaning, item=last.item)
    rows = {r.name for r in spot.scene.rows if r.kind == "componente"}
    return replace(meaning, item=rows.pop()) if len(rows) == 1 else meaning


def either_each(spot: Spot, cue: Cue | None, found: Meaning) -> Meaning:
    """What each one cost, which may be each served or each made where one word tells of both."""
    unit, served = PER_EACH
    if found.concepts[0] == served and _is_of_unit(spot, cue):
        return replace(found, excuses=(*found.excuses, unit))
    if found.concepts[0] == unit and _makes_people(spot, found):
        return replace(found, excuses=(*found.excuses, served))
    return found


def _makes_people(spot: Spot, found: Meaning) -> bool:
    """Whether what a component makes are people, who may be all those served."""
    nouns = spot.setting.nouns
    own = nouns.units.get(found.item or "", frozenset[str]())
    return any(word[:_SAME] in own for word in (*nouns.people, "persona"))


def _is_of_unit(spot: Spot, cue: Cue | None) -> bool:
    """Whether those served are told by a word of a component too: "cada taxi"."""
    words = spot.scene.between(cue.start, cue.end).split() if cue is not None else []
    told = words[-1] if words else ""
    nouns = spot.setting.nouns
    served = singular(told) in nouns.people
    return served and any(told[:_SAME] in words for words in nouns.units.values())
