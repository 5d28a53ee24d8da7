"""What a goal lacks: "para llegar al 85 % faltó gastar M$222.841".

The percentage of the goal asserts nothing by itself; the amount does, of one of the two budgets.
"""

import re
from decimal import Decimal

from calc.claims.found.kinds import BUDGETS, EXECUTION, LACKING
from calc.claims.found.shapes import Mention
from calc.claims.named.meaning import Meaning
from calc.claims.told.scene import Scene
from calc.claims.told.spot import Spot
from calc.number import decimals_of

_GOAL = re.compile(
    r"\bpara\s+(?:no\s+)?(?:lleg|alcanz|cumpl|super|logr|complet|quedar|pasar|evitar|caer|incurrir|entrar|salir|"
    r"estar|recibir|tener)\w*\s+"
    r"(?:(?!(?:20\d\d|cerro|llego|quedo|fue|alcanzo|marco|registro|subio|bajo|paso|termino)\b)\w+\s+){0,5}\(?\s*(?:(?:menos|bajo|debajo)\s+(?:del?|el)\s+)?$"
)
_LACKED = re.compile(r"\b(?:falt\w+|necesit\w+|requeri\w+|debio|debia|tendria|habria)\b")
_LITTLE = r"(?:(?:solo|apenas|unos|casi|otros|cerca\s+de|mas\s+de|de)\s+)*$"
_LACKED_BEFORE = re.compile(
    rf"\b(?:falt|necesit|requeri)\w*\s+(?:(?:por\s+)?(?:ejecut|gast|desembols|invert)\w*\s+)?{_LITTLE}"
    rf"|\bqued(?:o|aron)\s+(?:(?:en|el|20\d\d)\s+)*a\s+{_LITTLE}"
    rf"|\bdeb\w+\s+(?:haber\w*\s+)?(?:ejecut|gast|invert)\w*\s+{_LITTLE}"
)
_MORE = re.compile(r"\s*(?:de\s+pesos\s+)?(?:mas|adicionales|extra)\b(?!\s+(?:que|de|del)\b)")
_WOULD = re.compile(
    r"\b(?:habria[n]?|hubiera[n]?|hubiese[n]?|deb(?:ia|ian|io|ieron)|tendria[n]?|para|faltar?o?n?|necesit\w+)\b|\bestaba\s+$"
)
_SHORT_BY = re.compile(
    r"\bno\s+(?:se\s+)?(?:alcanz|lleg|cumpl|logr)\w+[^.;]*\bpor\s+(?:unos\s+|casi\s+)?$"
)
_SHORT_BY_AFTER = re.compile(r"\s*(?:de\s+pesos\s+)?(?:menos\s+que|por\s+debajo\s+de|bajo)\s+")
_OF_BUDGET = re.compile(
    r"\s*(?:de(?:l)?\s+(?:(?:su|el|la)\s+)?(?:presupuesto|ejecucion|asignacion|gasto)|exigid|requerid|:|,|\bpor\b|[.;]|$)"
)


def lacking(spot: Spot) -> Meaning | None:
    """An amount that a threshold lacks: "para llegar al 85 % faltó gastar M$222.841"."""
    told = _is_lacked(spot.scene, spot.mention) or _LACKED.search(spot.left)
    if spot.mention.kind != "money" or not told or goal_of(spot.scene) is None:
        return None
    return Meaning((LACKING,))


def goal_of(scene: Scene) -> Mention | None:
    """The percentage that a sentence names as a goal, which asserts nothing by itself."""
    shares = [m for m in scene.mentions if m.kind == "percent"]
    named = (m for m in shares if _GOAL.search(scene.between(scene.start, m.start)))
    goal = next(named, None)
    if goal is not None or len(shares) != 1 or shares[0].number is None:
        return goal
    of_budget = _OF_BUDGET.match(scene.flat, shares[0].end, scene.end)
    whole = not decimals_of(shares[0].number) and not shares[0].loose and of_budget is not None
    lacked = any(m.kind == "money" and _is_lacked(scene, m) for m in scene.mentions)
    return shares[0] if whole and lacked else None


def threshold_of(spot: Spot, meaning: Meaning) -> Decimal | None:
    """The percentage that an amount is lacking for; None for any other amount."""
    goal = goal_of(spot.scene) if meaning.concepts[0] == LACKING else None
    return None if goal is None else goal.number


def budget_of_goal(spot: Spot, meaning: Meaning) -> str | None:
    """The budget that the goal is a share of: the final one, where the sentence names it alone."""
    said = {c.concept for c in spot.scene.cues if not c.weak}
    final = said & {BUDGETS[1], EXECUTION[1]} and not said & {BUDGETS[0], EXECUTION[0]}
    return BUDGETS[1] if meaning.concepts[0] == LACKING and final else None


def _is_lacked(scene: Scene, mention: Mention) -> bool:
    """Whether an amount is told as what was lacking for something."""
    at = scene.mentions.index(mention)
    low = scene.mentions[at - 1].end if at else scene.start
    high = scene.mentions[at + 1].start if at + 1 < len(scene.mentions) else scene.end
    opening = scene.between(scene.start, mention.start)
    if _LACKED_BEFORE.search(scene.between(low, mention.start)) or _SHORT_BY.search(opening):
        return True
    after = scene.between(mention.end, high)
    would = _WOULD.search(opening) or _WOULD.search(scene.between(mention.end, scene.end))
    return bool((_MORE.match(after) and would) or _SHORT_BY_AFTER.fullmatch(_bare(after)))


def _bare(words: str) -> str:
    """Words without the article that ends them: "menos que el"."""
    return re.sub(r"\b(?:el|del?|l)\s*$", "", words)
