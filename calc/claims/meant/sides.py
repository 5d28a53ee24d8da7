"""Which of the two budgets a number goes with: the initial or the final one.

What is left over is left of the budget that is named with it, and what was spent is a share of that
one; a line under a heading may tell no more than which one.
"""

import re
from dataclasses import replace

from calc.claims.found.kinds import BUDGETS, EXECUTION, LEFT_OVER, SPENT
from calc.claims.found.shapes import Cue
from calc.claims.named.meaning import Meaning
from calc.claims.told.spot import Spot

_LEFT = ("saldo_sin_ejecutar", "saldo_sin_ejecutar_final")
_PAIRS = (BUDGETS, EXECUTION, _LEFT)
_PARTS = (EXECUTION, _LEFT, LEFT_OVER, BUDGETS)
_FIRST = re.compile(
    r"\binicial(?:es|mente)?\b|\basign\w+|\baprob\w+|\bcontempl\w+|\boriginal(?:es|mente)?\b|\bde\s+entrada\b|"
    r"\bley\s+de\s+presupuestos?\b|\b(?:al|del|a)\s+(?:comienzo|inicio|comenzar|iniciar|partir|empezar|abrir)\b|"
    r"\b(?:partio|comenzo|empezo|arranco|abrio|inicio)\s+(?:(?:el|ano|20\d\d)\s+)*(?:con|en)\b"
)
_LAST = re.compile(
    r"\bfinal\b(?!\s+del?\s+(?:ano|20\d\d|periodo|ejercicio))|\bvigentes?\b|"
    r"\b(?:ajustad|modificad|definitiv|actualizad)[oa]s?\b|"
    r"\b(?:tras|con|por|(?:luego|despues)\s+del?)\s+(?:(?:el|la|los|las)\s+)?"
    r"(?:rebaja|ajuste|recorte|reasignacion|modificacion|suplemento)\w*|"
    r"\b(?:termino|cerro|finalizo|concluyo|acabo|se\s+quedo)\s+(?:(?:el|ano|20\d\d)\s+)*con\b"
)
_CLAUSE = re.compile(r"[^,;:.]*")
OF_THAT_AMOUNT = re.compile(
    r"\bde\s+(?:ell[oa]s|l[oa]s\s+(?:que|cuales)|es[oa]s?\b|est[oa]s?\b|ahi|"
    r"(?:es[aeo]|est[aeo]|dich[oa]|tal|aquel|aquella)s?\s+(?:monto|suma|cifra|total|plata|dinero|recursos|fondos|presupuesto|"
    r"asignacion|pesos|millones|cantidad))\b|\bdel\s+(?:que|cual)\b"
)
"""What takes up an amount that was just named."""

_SIDE = re.compile(r"\W*(?:el\s+|la\s+)?(?P<side>inicial|final)\b(?!\s+(?:del?|y)\b)")
_OF_OTHER = re.compile(r"\b(?:del?|sobre|respecto\s+del?|contra|con)\s+(?:(?:su|el)\s+)?")
_OF_BUDGET = re.compile(
    r"\s+(?:(?:del?|en|el|su|sobre|respecto|al?|con|relacion|la|frente)\s+)*(?:20\d\d\s+)?"
    r"(?:(?:del?|en|el|su|sobre|respecto|al)\s+)*"
)
_OF_SO_MUCH = re.compile(r"\s+(?:total\s+)?(?:de|por)\s+")
_SEEN_AGAINST = re.compile(
    r"(?:\s+(?:(?:en|el|durante)\s+)*20\d\d)?,?\s*(?:(?:si\s+se\s+(?:mira|compara|toma|considera|mide)|respecto|contra|frente|sobre)\s+(?:(?:con|al?|del?)\s+)?)+"
)
_FROM_BUDGET = re.compile(r"\b(?:del?|sobre|respecto|frente|contra)\s+(?:(?:del?|al?|el|su)\s+)*$")


def of_one_budget(spot: Spot, found: Meaning) -> Meaning:
    """What was spent or left over, of the one budget that its words tell: "lo asignado".

    One that only another clause tells makes the other one no mistake.
    """
    pair = next((p for p in _PARTS if set(found.concepts) <= {*p}), None)
    if pair is None or spot.change or (pair is BUDGETS and spot.sense.origin):
        return found
    after = _CLAUSE.match(spot.right)
    own = _told(f"{spot.left} | {'' if after is None else after[0]}")
    taken_up = OF_THAT_AMOUNT.search(f"{spot.left} {spot.right}") is not None
    amounts = [c for c in (*spot.memory.told, *spot.before) if c.mention.kind == "money"]
    before = {*amounts[-1].concepts} & {*BUDGETS} if amounts and taken_up else set[str]()
    told = {BUDGETS.index(c) for c in before if len(before) == 1} or own
    told = told or _told(spot.scene.between(spot.scene.start, spot.scene.end))
    if not told and not spot.before and pair is not BUDGETS:
        told = _told_before(spot)
    if len(told) != 1:
        return found
    one = pair[min(told)]
    moved = pair is BUDGETS and found.concepts == BUDGETS[:1] and own == {1}
    if one not in found.concepts and not moved:
        return found
    if own or taken_up or _is_reckoned(spot, one):
        return replace(found, concepts=(one,), firm=True, told=True)
    others = tuple(c for c in found.concepts if c != one)
    return replace(found, concepts=(one,), excuses=(*found.excuses, *others))


def _told_before(spot: Spot) -> set[int]:
    """The budget of the sentence before: "El final fue de M$13 (Revisé el final). Quedaron M$2"."""
    named = [c.concept for c in spot.memory.subjects]
    last = spot.memory.told[-1].concepts if spot.memory.told else ()
    told = {*named} if named else {*last} if len(last) == 1 else set()
    return {BUDGETS.index(c) for c in told if c in BUDGETS}


def _is_reckoned(spot: Spot, share: str) -> bool:
    """Whether what was spent and the budget were just told: "M$5 de un inicial de M$6; …"."""
    money = {c.concepts[0] for c in spot.before if c.mention.kind == "money" and c.concepts}
    return share in EXECUTION and money == {SPENT[0], BUDGETS[EXECUTION.index(share)]}


def _told(words: str) -> set[int]:
    """Which budgets words tell of: 0 the initial one, 1 the final one."""
    return {at for at, pattern in enumerate((_FIRST, _LAST)) if pattern.search(words)}


def left_of_budget(spot: Spot, cue: Cue | None, found: Meaning) -> Meaning:
    """What is left over of the budget that is named with it: "sin ejecutar del final"."""
    if cue is None:
        return found
    own = [c for c in spot.scene.cues if c.concept in BUDGETS and not c.weak]
    beside = {c.concept for c in own if _is_seen_against(spot, c)}
    if len(beside) == 1 and (cue.concept == _LEFT[0] or _is_left(spot)):
        return replace(found, concepts=(_LEFT[BUDGETS.index(beside.pop())],))
    if cue.concept in BUDGETS and _left_again(spot, cue):
        return replace(found, concepts=(_LEFT[BUDGETS.index(cue.concept)],))
    if cue.concept != _LEFT[0] or len(found.concepts) != len(BUDGETS):
        return found
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


def _is_left(spot: Spot) -> bool:
    """Whether what was left of a budget was just told or asked for."""
    asked = [c.concept for c in spot.memory.subjects]  # "¿cuánto dejaron de gastar?"
    told = [*asked[-1:], *(c.concepts[0] for c in (*spot.memory.told, *spot.before) if c.concepts)]
    return bool(told) and told[-1] in _LEFT


def _is_seen_against(spot: Spot, budget: Cue) -> bool:
    """Whether a budget is named right after a number as that which it is seen against."""
    after = budget.start >= spot.mention.end
    between = spot.scene.between(spot.mention.end, budget.start)
    return after and _SEEN_AGAINST.fullmatch(between) is not None


def _left_again(spot: Spot, budget: Cue) -> bool:
    """Whether what was left of one budget was just told, and now that of another: "; del final"."""
    low = spot.mention.start - len(spot.left)
    if _OF_SO_MUCH.fullmatch(spot.scene.between(budget.end, spot.mention.start)):
        return False  # "de un presupuesto final de M$13": the budget itself
    opened = _OF_OTHER.search(spot.scene.between(max(low, budget.start - 16), budget.start))
    inside = _OF_OTHER.match(spot.scene.flat, budget.start) is not None
    before = low <= budget.start and budget.end <= spot.mention.start
    return _is_left(spot) and before and bool(opened or inside)


def of_side(spot: Spot, cue: Cue | None) -> Cue | None:
    """What a heading says for a line that only tells of which budget: "Final 2022: 100,2 %"."""
    side = _SIDE.match(spot.scene.flat, spot.scene.start, spot.mention.start)
    pair = next((p for p in _PAIRS if cue is not None and cue.concept in p), None)
    if cue is None or side is None or pair is None:
        return cue
    return replace(cue, concept=pair[side["side"] == "final"], weak=False)
