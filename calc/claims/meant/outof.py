"""The amount that another is a part of: "gastó $188 millones de un total de $483 millones"."""

import re

from calc.claims.found.kinds import BUDGETS, COUNTED, EXECUTION, LEFT_OVER, SPENT
from calc.claims.meant.sides import OF_THAT_AMOUNT
from calc.claims.named.meaning import Meaning
from calc.claims.named.partner import as_pesos
from calc.claims.told.spot import Spot

_OF = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}?(?:[a-z]+(?=,))?,?\s*(?:de|sobre)\s+(?:un\s+total\s+de|un\s+maximo\s+de|l[oa]s|sus|unos|un|entre|total)?\s*"
    r"(?:(?:casi|cerca\s+de|mas\s+de|unos)\s+)?"
)
_OF_THOSE = re.compile(r"\b(?:de|entre|sobre)\s+(?:(?:(?:un|el)\s+)?total\s+de\s+)?(?:l[oa]s\s+)?$")
_MEANT_FOR = re.compile(
    r"\s*(?:[a-z]+\s+)?(?:de|en)\s+(?:la|su)\s+(?:poblacion|publico)\s+objetivo\b"
)
_WITH = re.compile(
    r"(?:.*[,:;]|.*\bque)?\W*(?:y\s+)?con\s+(?:(?:solo|apenas|unos|casi|esos|l[oa]s|un\s+total\s+de)\s+)*"
)
_SERVED = re.compile(r"\b(?:atend|atiend|benefici|lleg|cubr|apoy)\w*\s+a?\s*(?:[a-z]+\s+)?$")
_OPENED = re.compile(
    r"\s*(?:[(:,]|,?\s*(?:es\s+decir|o\s+sea|esto\s+es)\s*,?)\s*(?:(?:el|los|unos)\s+)?"
)
_PARTS: dict[str, tuple[str, ...]] = {
    "ejecucion_inicial": SPENT,
    "ejecucion_final": SPENT,
    "porcentaje_sin_ejecutar": ("saldo_sin_ejecutar",),
    "porcentaje_gasto_administrativo": ("total_gasto_administrativo",),
    "porcentaje_gastos_componentes": ("total_gastos_componentes",),
    "porcentaje_gasto_region": ("gasto_region",),
    "porcentaje_poblacion_region": ("poblacion_region",),
    "participacion_componente": ("gasto_componente",),
    "participacion_subtitulo": ("gasto_subtitulo",),
    "cobertura": ("poblacion_beneficiada",),
}
"""What each share is a share of the whole by."""

_PAID = re.compile(
    r"(?:\s+(?!y\b|e\b|cada\b)[a-z]+){0,5}?\s+(?:con|por|a\s+un\s+costo\s+de)\s+"
    r"(?:(?:un\s+total\s+de|unos|casi|cerca\s+de|solo)\s+)?"
)
_SPENDING_ON: dict[str, tuple[str, ...]] = {
    "poblacion_beneficiada": SPENT,
    "poblacion_region": ("gasto_region",),
    "produccion_componente": ("gasto_componente",),
}
_ON_SOMETHING = re.compile(
    r"\s*(?:se\s+\w+\s+)?(?:en|a|al|para)\s+(?!20\d\d|(?:el|ese)\s+(?:ano|periodo)|total)[a-z]"
)
_DIVIDED = re.compile(r"\bdivid(?:iendo|ir|imos|i|ieron|e|o)\s+(?:(?:los|el|unos)\s+)?$")
_IS_DIVIDED = re.compile(r"\s+divid\w+\s+(?:por|entre|en)\b")
_PESO = re.compile(r"\s*pesos\b")
_PESO_SPENT = re.compile(
    r"\bpesos\s+(?:que\s+)?(?:se\s+)?(?:ejecut|gast|desembols|invirt|inverti)\w+"
)
_COMPONENTS = "total_gastos_componentes"
_SPENT = "total_ejecutado"
_WHOLES: dict[str, tuple[str, ...]] = {
    "total_ejecutado": BUDGETS,
    "presupuesto_ley_ejecutado": BUDGETS,
    "saldo_sin_ejecutar": BUDGETS,
    "ejecucion_inicial": BUDGETS,
    "ejecucion_final": BUDGETS[::-1],
    "porcentaje_sin_ejecutar": BUDGETS,
    "cobertura": ("poblacion_objetivo",),
    "poblacion_region": ("poblacion_beneficiada",),
    "porcentaje_poblacion_region": ("poblacion_beneficiada",),
    "gasto_region": (_COMPONENTS, _SPENT),
    "porcentaje_gasto_region": (_COMPONENTS, _SPENT),
    "gasto_componente": (_COMPONENTS, _SPENT),
    "participacion_componente": (_COMPONENTS, _SPENT),
    "gasto_subtitulo": (_SPENT,),
    "participacion_subtitulo": (_SPENT,),
    "total_gasto_administrativo": (_SPENT,),
    "porcentaje_gasto_administrativo": (_SPENT,),
    "total_gastos_componentes": (_SPENT,),
    "porcentaje_gastos_componentes": (_SPENT,),
}
"""What each part of the money or the people is a part of, the nearest whole first."""
_OF_PEOPLE = ("cobertura", "poblacion_region", "porcentaje_poblacion_region")


def beside_another(spot: Spot) -> Meaning | None:
    """What an amount is by the number beside it: its whole, its part, what it paid for."""
    return (
        _divided(spot)
        or _whole_amount(spot)
        or _all_meant(spot)
        or _paid(spot)
        or _operand(spot)
        or _spent_with(spot)
    )


def _whole_amount(spot: Spot) -> Meaning | None:
    """What an amount right after its part is: the budget of what was spent, the total of a row.

    Where words of its own name it, those do.
    """
    part = spot.before[-1] if spot.before else None
    if part is None or not part.concepts or part.relation != "level":
        return None
    counted = part.concepts[0] in _OF_PEOPLE and spot.mention.kind == "count"
    money = as_pesos(spot.scene.flat, spot.mention).kind == "money"
    money = money or spot.mention.stated is not None
    if not (money or counted) or not _OF.fullmatch(spot.left):
        return None
    wholes = _WHOLES.get(part.concepts[0])
    low, end = spot.mention.end, spot.mention.end + len(spot.right)
    cues = [c for c in spot.scene.cues if low <= c.start < end and not c.weak]
    aimed = part.concepts[0] == "cobertura"  # "el 9 % de los 46.900 jóvenes que debieran …"
    cues = [c for c in cues if not (aimed and c.concept in COUNTED and c.start == low + 1)]
    excuses = ("poblacion_beneficiada",) if aimed else ()
    return None if wholes is None or cues else Meaning(wholes, told=False, excuses=excuses)


def _all_meant(spot: Spot) -> Meaning | None:
    """All whom the programme is meant for: "201 de las 6.300 personas de la población objetivo"."""
    counted = spot.mention.kind == "count" and not spot.change
    if not counted or not _OF_THOSE.search(spot.left) or not _MEANT_FOR.match(spot.right):
        return None
    return Meaning(("poblacion_objetivo",))


def _divided(spot: Spot) -> Meaning | None:
    """What is spent, where it is divided among those who got it: "dividiendo M$187.599 por 201"."""
    divided = _DIVIDED.search(spot.left) or _IS_DIVIDED.match(spot.right)
    return Meaning(SPENT, told=False) if divided and spot.mention.kind == "money" else None


def _operand(spot: Spot) -> Meaning | None:
    """The amount that the share in front of it is reckoned from: "38,9 % (M$188 de M$483)"."""
    told, at = (spot.before[-1] if spot.before else None), spot.at + 1
    if told is None or not told.concepts or told.relation != "level" or spot.change:
        return None
    if told.mention.kind != "percent" or at == len(spot.scene.mentions):
        return None
    after = spot.scene.mentions[at]
    linked = _OF.fullmatch(spot.right) or spot.right.strip() in ("entre", "sobre")
    if after.kind != spot.mention.kind or not linked or not _OPENED.fullmatch(spot.left):
        return None
    part = _PARTS.get(told.concepts[0])
    return None if part is None else Meaning(part, told.item, told.firm, told=False)


def _paid(spot: Spot) -> Meaning | None:
    """What was spent on what was just counted: "201 personas con $188 millones"."""
    told = spot.before[-1] if spot.before else None
    if spot.mention.kind != "money" or told is None or not told.concepts:
        return None
    left = spot.left.partition(")")[2] or spot.left  # "17 (11 el 2023) con $139 millones"
    if told.unclear is not None or told.relation != "level" or not _PAID.fullmatch(left):
        return None
    if spot.is_each:
        return None
    spending = _SPENDING_ON.get(told.concepts[0])
    return None if spending is None else Meaning(spending, told.item, told.firm, told=False)


def _spent_with(spot: Spot) -> Meaning | None:
    """What those counted next were served with: "con $188 millones se atendió a 201 personas"."""
    scene, at = spot.scene, spot.at + 1
    if spot.mention.kind != "money" or spot.at or at == len(scene.mentions) or scene.rows:
        return None
    served = scene.mentions[at].kind == "count" and _SERVED.search(spot.right) is not None
    opening = _WITH.fullmatch(scene.flat, scene.start, spot.mention.start)
    named = any(not c.weak and c.start < spot.mention.start for c in scene.cues)
    return Meaning(SPENT, firm=False) if served and opening and not named else None


def of_each_peso(spot: Spot) -> Meaning | None:
    """What was done with so many of each hundred pesos, which are those of the budget."""
    scene, mention = spot.scene, spot.mention
    told = scene.between(mention.start, mention.end)
    if not mention.loose or not ("cada" in told and ("pesos" in told or _PESO.match(spot.right))):
        return None
    if spot.row is not None or _PESO_SPENT.search(scene.flat, mention.start, scene.end):
        return None
    said = {c.concept for c in scene.cues} - {*BUDGETS, *SPENT[1:]}
    strong = {c.concept for c in scene.cues if not c.weak} & said
    if len(strong) != 1 or said - strong - {*SPENT}:
        return None
    concept = strong.pop()
    if concept == "saldo_sin_ejecutar":
        return Meaning(LEFT_OVER)
    return Meaning(EXECUTION) if concept in SPENT else None


def of_that_amount(spot: Spot) -> Meaning | None:
    """A share of what was just told: "contaba con $14 millones y ejecutó el 83 % de ellos"."""
    share = spot.mention.kind == "percent" and not spot.change and spot.row is None
    told = [*spot.memory.told, *spot.before]
    after = OF_THAT_AMOUNT.match(spot.right.lstrip())
    if not share or not told or told[-1].unclear is not None or not told[-1].concepts:
        return None
    if after is None and not OF_THAT_AMOUNT.search(spot.left):
        return None
    rest = spot.right if after is None else spot.right.lstrip()[after.end() :]
    if _ON_SOMETHING.match(rest):
        return None
    low, high = spot.mention.start - len(spot.left), spot.mention.end + len(spot.right)
    said = {c.concept for c in spot.scene.cues if low <= c.start < high}
    if set(told[-1].concepts) <= {*BUDGETS}:
        if "saldo_sin_ejecutar" in said:
            return Meaning(LEFT_OVER)
        return Meaning(EXECUTION) if said & {*SPENT} else None
    reached = told[-1].concepts[0] == "poblacion_objetivo" and said & COUNTED
    return Meaning(("cobertura",)) if reached else None


def of_all_sources(spot: Spot, meaning: Meaning) -> tuple[str, ...]:
    """The whole spending, where a share of a budget is told by a verb: "gastó el 100,5 % del …".

    What the ficha calls execution is of the law's budget alone; who writes "gastó" may mean all.
    """
    if meaning.concepts[0] not in EXECUTION or spot.mention.kind != "percent" or spot.change:
        return ()
    cues = [c for c in spot.scene.cues if not c.weak]
    spent = any(c.concept == _SPENT and spot.scene.flat.startswith("gast", c.start) for c in cues)
    return (_SPENT,) if spent and not {c.concept for c in cues} & set(EXECUTION) else ()
