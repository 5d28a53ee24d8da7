"""Numbers that say again, or in relation to another, what was just said."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from calc.claims.found.kinds import AMOUNTS, BUDGETS, EXECUTION, SPENT
from calc.claims.found.shapes import Claim, Cue, Mention
from calc.claims.named.meaning import Meaning
from calc.claims.told.relation import sense_of, way_told
from calc.claims.told.scene import EXACTLY
from calc.claims.told.spot import Spot
from calc.claims.told.timing import OVER_ALL
from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS

_RESTATED = re.compile(
    r"^[^.;]{0,24}?[,(:]\s*(?:(?:es\s+decir|o\s+sea|esto\s+es|lo\s+que|que|equival\w+|signific\w+|"
    r"represent\w+|con|a|un|una|el|casi|cerca\s+de)\s*,?\s*)*(?:\w+\s+(?:de|en)\s+(?:un\s+)?)?$"
)
_APPOSED_CHANGE = re.compile(
    r"[,(]\s*(?:(?:es\s+decir|o\s+sea|esto\s+es|con|un|una|unos|unas|casi|cerca\s+de|apenas|solo|"
    r"(?:poco\s+|algo\s+)?(?:mas|menos)\s+de)\s*,?\s*)*$"
)
_COMPARING = re.compile(
    r"^\s*(?:\w+\s+){0,2}?(?:mas|menos|superior|inferior|mayor|menor|respecto|frente|"
    r"por\s+(?:encima|debajo|sobre)|(?:sobre|bajo)\s+(?:(?:el|la|lo|los|las)\s+(?:de\s+)?)?(?:ano\s+)?(?:(?:19|20)\d\d|anterior|previo))\b"
)
_AGAIN = re.compile(
    r"^[^,.;()]{0,30}(?:,|\()?\s*(?:es\s+decir|o\s+sea|esto\s+es|vale\s+decir|equivalentes?\s+a|lo\s+que\s+equivale\s+a)\s*,?\s*$"
)
_SAME_CHANGE = re.compile(
    r"^[^.;:()]{0,50}?,\s*(?:(?:es\s+decir|o\s+sea|esto\s+es|vale\s+decir|equivalente|lo\s+que\s+"
    r"(?:es|equivale|significa|representa|implica))\s*,?\s*(?:(?:a|al|en|de|del|un|una|el|la|cerca|casi)\s+|"
    r"(?:caida|baja|alza|aumento|reduccion|disminucion)\s+)*|"
    r"(?:un|una)\s+(?:caida|baja|alza|aumento|subida|incremento|reduccion|disminucion|descenso|merma|"
    r"avance|mejora|retroceso|salto|ascenso|recorte)\s+(?:de|del|cercan[oa]\s+al?)\s+(?:(?:un|el|casi|cerca\s+de)\s+)*)$"
)
_A_YEAR = re.compile(r"\s*(?:por|al|cada)\s+ano\b")
_JUST_AFTER = re.compile(
    r"\s*(?:(?:durante|personas|menos|mas|que|entre|y|en|de|del|a|al|desde|hasta|respecto|el|ano|anterior|20\d\d|"
    r"presupuesto|inicial|final)\s*)*,"
    r"\s*(?:(?:apenas|solo|casi|nada\s+menos\s+que|cerca\s+de|un|una|el)\s+)+$"
)
_IN_BRACKETS = re.compile(r"[^.;:()]{0,40}\(\s*(?:(?:es\s+decir|o\s+sea|casi|unos)\W*)?$")
_THAN_THEN = re.compile(
    r"\b(?:mas|menos|mayor|menor|superior|inferior|al?t[oa]|baj[oa])\s+(?:que|al?)\s+(?:(?:en|el|la|l|de|del|ano)\s+)*"
    r"(?:(?:19|20)\d\d|(?:ano\s+)?anterior)\s*\(\s*(?:(?:de|fue|con)\s+)*$"
)
"""Before the level of the year that is compared with: "5 % más que en 2022 (M$12)"."""

_CLOSED = re.compile(r"\s*(?:de\s+pesos\s*)?\)")
_OF_WHOLE = re.compile(r"\s*(?:del?\s|que\s)")
_SUM_OF_IT = re.compile(r"\([^()]*=\s*$")
_THAN = re.compile(
    r"\b(?:(?:mas|menos|mayor|menor|superior|inferior|sobre|encima|debajo|super\w+|exced\w+|"
    r"respecto|mas\s+(?:baj[oa]|alt[oa]|chic[oa]|grande))\s+)(?:que|al?|de\s+lo\s+que\s+[a-z]+|del?)\s+(?:(?:el|la|los|lo|su)\s+)?$|\b(?:super\w+|se\s+pas\w+\s+de)l?\s+(?:(?:el|su)\s+)?$"
    r"|\bpor\s+sobre\s+(?:(?:el|su|lo)\s+)?$"
)
_THAN_INSIDE = re.compile(r"(?:al|del)\s+(?:inicial|final)")
_DIFFERENCE = re.compile(
    r"\bdiferencia\s+(?:es|fue|era)?\s*(?:de\s+)?(?:\w+\s+){0,2}$|\b(?:diferencia|brecha|distancia)\s+entre\b[^.;]*$"
)
_OF_DIFFERENCE = re.compile(r"\s*(?:de\s+pesos\s+)?de\s+(?:diferencia|brecha|distancia)\b")
_EXCESS = re.compile(
    r"\b(?:exceso|excedente|sobregasto|sobreejecucion|sobregiro|deficit)[:,]?\s+(?:\w+\s+){0,2}$"
    r"|\b(?:(?:super|exced|sobrepas|rebas)\w+|se\s+pas(?:o|aron))\s+(?:en|por)\s+(?:(?:un|casi|unos|mas\s+de)\s+)*$"
    r"|\b(?:se\s+pas(?:o|aron)|exced\w+|super\w+|sobrepas\w+|rebas\w+)\s+(?:(?:del?|al?|el|su)\s+)*presupuesto"
    r"(?:\s+(?:inicial|final|ley|asignado|disponible|original|anual))*\s+(?:en|por)\s+(?:(?:un|casi|unos|mas\s+de)\s+)*$"
)
_THAT_OF_YEAR = re.compile(
    r"\s*(?:de\s+pesos\s+)?(?:al|a\s+l[oa]s?)\s+(?:del?\s+)?(?:ano\s+)?(?:(?:19|20)\d\d|anterior|previo)\b"
)
"""After what exceeds no budget but another year: "supera en M$12 al de 2022"."""

_ADDED = re.compile(
    r"\b(?:al|del)\s+(?:presupuesto\s+)?inicial\b[^.;:]*\bse\s+(?:le\s+)?(?:agreg|sum|anad|descont|rest|quit|rebaj|recort)\w+\s+$"
)
"""What is added to the initial budget makes the final one."""

_IN_EXCESS = re.compile(
    r"\s*(?:de\s+pesos\s+)?(?:de|en)\s+(?:exceso|sobregasto|sobreejecucion|sobregiro|deficit)\b"
)
_AGAINST_OTHER = re.compile(
    r"\s*,?\s*(?:contra|versus|vs\.?|frente\s+a|y)\s+(?:(?:un|el|los|las|la)\s+)*"
)
_RIGHT_AFTER = 12


def _pair_as_change(spot: Spot, main: int) -> Claim:
    """The second of two levels as a change from the first: "de 12 en 2022 a 15 en 2023 (25 %)"."""
    last = spot.before[main]
    first = spot.before[main - 1] if main else last
    if (first.concepts, last.concepts) == (BUDGETS[:1], BUDGETS[1:]) and first.year == last.year:
        cut = replace(last, relation="change", base_concept=BUDGETS[0], base_year=last.year, sign=0)
        return cut if first.relation == last.relation == "level" else last
    alike = (first.concepts, first.item, first.relation) == (last.concepts, last.item, "level")
    if not alike or first.year == last.year or last.relation != "level":
        return last
    if OVER_ALL.match(spot.right):
        first = spot.before[_chain_start(spot, main)]  # "… y a 18 en 2024, o sea, 6 en dos años"
    years = sorted(y for y in (first.year, last.year) if y is not None)
    sign = way_told(spot.scene, main - 1)
    return replace(last, relation="change", year=years[-1], base_year=years[0], sign=sign)


def _chain_start(spot: Spot, main: int) -> int:
    """Where the levels of one thing begin that lead up to one of them."""
    last, start = spot.before[main], main
    while start:
        one = spot.before[start - 1]
        if (one.concepts, one.item, one.relation) != (last.concepts, last.item, "level"):
            break
        start -= 1
    return start


def said_again(spot: Spot) -> Claim | None:
    """A number in other words: "M$47.125,5, es decir, $47.125.500", "(12 + 3 = 15)"."""
    if not spot.before or spot.before[-1].unclear is not None or spot.change or spot.is_each:
        return None
    told, mention = spot.before[-1], spot.mention
    if mention.problem is not None or mention.currency not in (None, "pesos") or not told.concepts:
        return None
    again = _AGAIN.match(spot.left) is not None
    again = again or (
        _SUM_OF_IT.search(spot.left) is not None and told.mention.value == mention.value
    )
    fraction = told.mention.loose and told.mention.kind == mention.kind and not mention.loose
    again = again or (fraction and EXACTLY.fullmatch(spot.left) is not None)
    amount = in_unit(mention, told.concepts[0])
    if not again or amount.kind != told.mention.kind:
        return None
    pair = _pair_as_change(spot, len(spot.before) - 1)
    if pair.relation == "change" and amount.value != told.mention.value:
        told = pair  # "bajó de 74,0 a 58,1 días, o sea 15,9 días"
    if told.relation == "sum" and told.years and _A_YEAR.match(spot.right):
        told = replace(told, relation="mean")  # "M$477.748, vale decir, M$238.874 por año"
    return replace(told, mention=amount, bound="exact", hedged=spot.sense.hedged)


def change_again(spot: Spot) -> Claim | None:
    """A change said twice: "aumentó en $85,7 millones respecto de 2022 (20,8 %)".

    Or, after the first, "vale decir en dos tercios", "una caída de 53 %".
    """
    apart = _difference_of_pair(spot)
    return _change_of_before(spot) if apart is None else apart


def _change_of_before(spot: Spot) -> Claim | None:
    """The change just told, by another number."""
    beside = spot.at - 1 if spot.at and _SAME_CHANGE.match(spot.left) else None
    last = spot.before[-1] if spot.before else None
    based = last is not None and (
        last.base_concept is not None or (last.base_assumed and last.concepts[0] in BUDGETS)
    )
    whole = _OF_WHOLE.match(spot.right) is not None
    if spot.at and _JUST_AFTER.match(spot.left) and (based or not whole):
        beside = spot.at - 1  # "recortó en M$12, un 5 %"; "…, el 5 % del inicial"
    main = spot.scene.satellite_of(spot.at)
    main = beside if main is None else main
    if spot.sense.origin or _THAN_THEN.search(spot.left):
        return None  # "subió 6,3 % (de M$12 a M$13)"
    if main is None or main >= len(spot.before) or spot.mention.kind in ("count", "times"):
        return None
    told = _pair_as_change(spot, main)
    plain = spot.sense.relation == "level" or spot.mention.signed or beside is not None
    if told.relation != "change" or told.unclear is not None or not plain:
        return None
    of_percent = vocabulary()[told.concepts[0]].unit == "porcentaje"
    if told.mention.kind == spot.mention.kind or (spot.mention.kind != "money" and of_percent):
        return None
    sign = spot.sense.sign or told.sign
    return replace(told, mention=spot.mention, bound="exact", hedged=spot.sense.hedged, sign=sign)


def _difference_of_pair(spot: Spot) -> Claim | None:
    """What lies between the two of a pair, in brackets: "de M$12 en 2022 a M$15 en 2023 (M$3)"."""
    pair = spot.at > 1 and sense_of(spot.scene, spot.at - 2).origin
    if not pair or not _IN_BRACKETS.match(spot.left) or not _CLOSED.match(spot.right):
        return None
    told, amount = _pair_as_change(spot, spot.at - 1), spot.before[-1].mention
    alike = told.mention.kind == spot.mention.kind and amount.value is not None
    if told.relation != "change" or told.unclear is not None or not alike:
        return None
    if spot.mention.allowed.contains(amount.value or Fraction(0)):
        return None  # the second one again, in other words
    return replace(told, mention=spot.mention, bound="exact", hedged=spot.sense.hedged)


def restates(spot: Spot) -> bool:
    """Whether a change is of what was just said: "201 personas, 30 menos que en 2022"."""
    if _RESTATED.match(spot.left) and not _cues_in_left(spot):
        return True
    if not _APPOSED_CHANGE.search(spot.left):
        return False
    return spot.mention.signed or bool(_COMPARING.match(spot.right))


def _cues_in_left(spot: Spot) -> bool:
    low = spot.mention.start - len(spot.left)
    return any(low <= c.start < spot.mention.start and not c.weak for c in spot.scene.cues)


def two_amounts(spot: Spot, meaning: Meaning) -> tuple[str, str] | None:
    """The two amounts of a difference: "el gasto superó al presupuesto final en …"."""
    if spot.mention.kind == "times":
        return _times_amounts(spot, meaning)
    points = spot.mention.kind == "points"
    alike = EXECUTION if points else AMOUNTS
    if meaning.concepts[0] not in alike:
        return None
    amounts = [c for c in spot.scene.cues if c.concept in alike]
    if spot.mention.kind == "money":  # "la ejecución quedó M$5 por debajo del inicial"
        amounts = [_as_amount(c) for c in spot.scene.cues if c.concept in (*alike, *EXECUTION)]
    if _ADDED.search(spot.left) and spot.mention.kind == "money":
        return BUDGETS[1], BUDGETS[0]
    over = _EXCESS.search(spot.left) and not _THAT_OF_YEAR.match(spot.right)
    if (over or _IN_EXCESS.match(spot.right)) and spot.mention.kind in ("money", "count"):
        said = {c.concept for c in amounts} & set(BUDGETS)
        if len(said) == len(BUDGETS) and not any(c.concept in SPENT for c in amounts):
            return _compared_amounts(spot, amounts)
        return "total_ejecutado", said.pop() if len(said) == 1 else "presupuesto_final"
    apart = _OF_DIFFERENCE.match(spot.right) is not None
    return _compared_amounts(spot, amounts) if spot.change or apart else None


def _as_amount(cue: Cue) -> Cue:
    return replace(cue, concept=SPENT[0]) if cue.concept in EXECUTION else cue


def of_amount(concept: str) -> tuple[str, ...]:
    """The amounts that the words for one may mean: what was spent, of all sources or of one."""
    return SPENT if concept == SPENT[0] else (concept,)


def _compared_amounts(spot: Spot, amounts: Sequence[Cue]) -> tuple[str, str] | None:
    """The two amounts of a change, the one that it is compared with last."""
    if spot.mention.kind == "percent" and _AGAINST_OTHER.fullmatch(spot.right):
        return None  # "creció menos que el presupuesto: 2,9 % contra 3,5 %"
    told = list(dict.fromkeys(c.concept for c in amounts if c.end <= spot.mention.start))
    if len(told) > 1 and (_DIFFERENCE.search(spot.left) or _OF_DIFFERENCE.match(spot.right)):
        return told[-1], told[0]
    compared = [c for at, c in enumerate(amounts) if _is_base(spot, c, first=at == 0)]
    end = spot.mention.end + len(spot.right)
    for base in sorted(compared, key=lambda c: not spot.mention.end <= c.start < end):
        before = [c for c in amounts if c.start < base.start and c not in compared]
        before = [c for c in before if c.concept != base.concept]
        if before and spot.scene.is_near(spot.mention, base.start):
            return before[-1].concept, base.concept
    return None


def _is_base(spot: Spot, cue: Cue, *, first: bool) -> bool:
    """Whether an amount is named as what another is compared with: "menos que el inicial"."""
    scene = spot.scene
    words = scene.between(max(scene.start, cue.start - 40), cue.start)
    inside = scene.between(cue.start, cue.end)
    return _THAN.search(words) is not None or (_THAN_INSIDE.match(inside) is not None and not first)


def _times_amounts(spot: Spot, meaning: Meaning) -> tuple[str, str] | None:
    """Two amounts of which one is so many times the other: "2,6 veces lo gastado"."""
    end = spot.mention.end
    amounts = [c for c in spot.scene.cues if c.concept in AMOUNTS]
    base = next((c for c in amounts if end <= c.start <= end + _RIGHT_AFTER), None)
    before = [c.concept for c in amounts if c.end <= spot.mention.start]
    if base is None or not before or before[-1] == base.concept or meaning.item is not None:
        return None
    return before[-1], base.concept


def in_unit(mention: Mention, concept: str) -> Mention:
    """A number without currency beside words for money: M$ as the ficha prints, or scaled pesos."""
    entry = vocabulary().get(concept)
    if mention.kind != "count" or entry is None or entry.unit != MILES_DE_PESOS:
        return mention
    bare = Fraction(1) if mention.stated is None else mention.stated
    scale = mention.scale / 1000 if mention.scaled else bare
    return replace(mention, kind="money", scale=scale)
