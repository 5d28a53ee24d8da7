"""Which of the two budgets a number goes with: the initial or the final one.

What is left over is left of the budget that is named with it; a line under a heading may tell no
more than which one.
"""

import re
from dataclasses import replace

from calc.claims.found.kinds import BUDGETS, EXECUTION
from calc.claims.found.shapes import Cue
from calc.claims.named.meaning import Meaning
from calc.claims.told.spot import Spot

_LEFT = ("saldo_sin_ejecutar", "saldo_sin_ejecutar_final")
_PAIRS = (BUDGETS, EXECUTION, _LEFT)
_SIDE = re.compile(r"\W*(?:el\s+|la\s+)?(?P<side>inicial|final)\b(?!\s+(?:del?|y)\b)")
_OF_OTHER = re.compile(r"\b(?:del?|sobre|respecto\s+del?|contra|con)\s+(?:(?:su|el)\s+)?")
_OF_BUDGET = re.compile(
    r"\s+(?:(?:del?|en|el|su|sobre|respecto|al?|con|relacion|la|frente)\s+)*(?:20\d\d\s+)?"
    r"(?:(?:del?|en|el|su|sobre|respecto|al)\s+)*"
)
_SEEN_AGAINST = re.compile(
    r",?\s*(?:(?:si\s+se\s+(?:mira|compara|toma|considera|mide)|respecto|contra|frente|sobre)\s+(?:(?:con|al?|del?)\s+)?)+"
)
_FROM_BUDGET = re.compile(r"\b(?:del?|sobre|respecto|frente|contra)\s+(?:(?:del?|al?|el|su)\s+)*$")


def left_of_budget(spot: Spot, cue: Cue | None, found: Meaning) -> Meaning:
    """What is left over of the budget that is named with it: "sin ejecutar del final"."""
    if cue is None:
        return found
    if cue.concept in BUDGETS and _left_again(spot, cue):
        return replace(found, concepts=(_LEFT[BUDGETS.index(cue.concept)],))
    if cue.concept != _LEFT[0] or len(found.concepts) != len(BUDGETS):
        return found
    own = [c for c in spot.scene.cues if c.concept in BUDGETS and not c.weak]
    after = {c.concept for c in own if _OF_BUDGET.fullmatch(spot.scene.between(cue.end, c.start))}
    before = {c.concept for c in own if _is_whole(spot, c, cue)}
    named = after or before
    if len(named) != 1:
        told = {c.concept for c in own if c.end <= cue.start}
        only = not named and told == {BUDGETS[1]}
        final = replace(found, concepts=found.concepts[1:], excuses=found.concepts[:1])
        return final if only else found  # not said of the final one, which alone is spoken of
    return replace(found, concepts=(found.concepts[BUDGETS.index(named.pop())],))


def _is_whole(spot: Spot, budget: Cue, left: Cue) -> bool:
    """Whether a budget stands before what is left of it: "del presupuesto final quedó …"."""
    scene = spot.scene
    opened = _FROM_BUDGET.search(scene.between(max(scene.start, budget.start - 16), budget.start))
    return (
        budget.end <= left.start
        and opened is not None
        and scene.is_near(spot.mention, budget.start)
    )


def _left_again(spot: Spot, budget: Cue) -> bool:
    """Whether what was left of one budget was just told, and now that of another: "; del final"."""
    before = [*spot.memory.told, *spot.before]
    told = before[-1].concepts[:1] if before else ()
    low = spot.mention.start - len(spot.left)
    opened = _OF_OTHER.search(spot.scene.between(max(low, budget.start - 16), budget.start))
    inside = _OF_OTHER.match(spot.scene.flat, budget.start) is not None
    if told == () or told[0] not in _LEFT:
        return False
    if budget.start >= spot.mention.end:
        return (
            _SEEN_AGAINST.fullmatch(spot.scene.between(spot.mention.end, budget.start)) is not None
        )
    return low <= budget.start and bool(opened or inside)


def of_side(spot: Spot, cue: Cue | None) -> Cue | None:
    """What a heading says for a line that only tells of which budget: "Final 2022: 100,2 %"."""
    side = _SIDE.match(spot.scene.flat, spot.scene.start, spot.mention.start)
    pair = next((p for p in _PAIRS if cue is not None and cue.concept in p), None)
    if cue is None or side is None or pair is None:
        return cue
    return replace(cue, concept=pair[side["side"] == "final"], weak=False)
