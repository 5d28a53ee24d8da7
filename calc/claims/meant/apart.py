"""What lies between two figures that were just told: "… La rebaja llegó a $149,7 millones"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from calc.claims.found.kinds import AMOUNTS, BUDGETS
from calc.claims.found.shapes import Claim
from calc.claims.meant.again import in_unit, of_amount
from calc.claims.told.spot import Memory, Spot

_APART = re.compile(
    r"(?:^|.*[:;])\W*(?:(?:asi|entonces|con\s+eso|con\s+ello|por\s+lo\s+tanto|por\s+tanto|y)\b\W*)*"
    r"(?:la|el|es[ae]|est[ae]|un|una|dich[oa])\s+(?:(?:gran|mayor|leve|fuerte|pequen[oa])\s+)?"
    r"(?:(?P<up>alza|aumento|incremento|crecimiento|subida)|"
    r"(?P<down>rebaja|reduccion|baja|caida|disminucion|recorte|descenso|merma)|"
    r"diferencia|brecha|distancia|variacion)\b(?:\s+entre\s+(?:ambos|ambas|los\s+dos|las\s+dos|uno\s+y\s+otro))?"
    r"(?:\s+(?:de|fue|es|era|llego|llega|alcanzo|alcanza|ascendio|asciende|sumo|equivale|equivalio|"
    r"a|al|los|las|un|una|unos|casi|cerca|apenas|solo|mas|menos|en|asi|entonces)\b)*\s*$",
    re.DOTALL,
)
_OVER_THAT = re.compile(
    r"\s*(?:de\s+pesos\s+)?(?:mas|menos|mayor|menor|superior|inferior|por\s+(?:encima|debajo))\s*(?:[.,;)]\s*)?"
)
"""What is over or under goes unsaid: "y el de 2023 quedó M$756 por debajo"."""

_SO_MUCH_THEN = re.compile(r"\b(?:19|20)\d\d\s*,\s*(?:en|por)\s+(?:(?:un|una|casi|unos)\s+)*$")
"""Before the same difference of another year: "superó en M$9 al inicial y el de 2023, en M$2"."""

_KINDS = ("money", "count", "percent")
_TWO = 2


def two_levels(memory: Memory, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The two levels that a sentence tells, where they are of one kind and it tells no third.

    Of a sentence that tells one, that one and the level before it.
    """
    told = [c for c in claims if c.mention.kind in _KINDS]
    if len(told) == 1:
        told = [*(c for c in memory.told if c.mention.kind == told[0].mention.kind), *told]
    plain = all(c.relation == "level" and c.concepts and c.unclear is None for c in told)
    one_kind = len({c.mention.kind for c in told}) == 1
    return tuple(told) if len(told) == _TWO and plain and one_kind else ()


def apart(spot: Spot) -> Claim | None:
    """The difference of the two levels just told, where no more is said than that it is one."""
    said = _APART.match(spot.left)
    if said is None or spot.scene.years:
        return None
    pair = two_levels(spot.memory, spot.before) if spot.before else spot.memory.pair
    if len(pair) != _TWO or (spot.row is not None and spot.row.name != pair[1].item):
        return None
    found = _between(*pair)
    points = pair[0].mention.kind == "percent"
    mention = spot.mention if found is None else in_unit(spot.mention, found.concepts[0])
    if found is None or mention.kind != ("points" if points else pair[0].mention.kind):
        return None
    sign = 1 if said["up"] else -1 if said["down"] else 0
    bound, hedged = spot.sense.bound, spot.sense.hedged
    firm = all(claim.firm for claim in pair)
    told = replace(found, mention=mention, bound=bound, hedged=hedged)
    return replace(told, relation="change", sign=sign, firm=firm, plain=True, loose=frozenset())


def _between(one: Claim, other: Claim) -> Claim | None:
    """Two levels as the second against the first: of two years, two rows or two amounts."""
    first, last = one.concepts[0], other.concepts[0]
    if one.year is None or other.year is None:
        return None
    if first == last and one.item == other.item and one.year != other.year:
        years = sorted((one.year, other.year))
        return replace(other, year=years[1], base_year=years[0])
    if one.year != other.year:
        return None
    if first == last and None not in (one.item, other.item) and one.item != other.item:
        return replace(other, base_item=one.item, base_year=one.year)
    if first != last and {first, last} <= AMOUNTS:
        return replace(other, concepts=of_amount(last), base_concept=first, base_year=one.year)
    return None


def same_two(spot: Spot) -> tuple[str, str] | None:
    """The two amounts of the difference before: "y en 2024 quedó por debajo en M$16".

    So it goes on of the two budgets: "El final superó al inicial en M$9. En 2024 se rebajó M$16".
    """
    told = spot.before[-1] if spot.before else None
    again = spot.sense.difference or _SO_MUCH_THEN.search(spot.left) is not None
    again = again or (spot.change and _OVER_THAT.fullmatch(spot.right) is not None)
    if told is None and spot.change and not spot.scene.cues:
        pairs = {(c.concepts[0], c.base_concept) for c in spot.memory.told}
        told = spot.memory.told[-1] if len(pairs) == 1 else None
        again = told is not None and told.concepts[0] in BUDGETS
    if told is None or told.base_concept is None or not again:
        return None
    return told.concepts[0], told.base_concept
