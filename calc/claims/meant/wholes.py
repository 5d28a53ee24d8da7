"""Parts of a whole: shares of spending, of a budget, of people."""

import re
from collections.abc import Sequence

from calc.claims.found.cues import is_known
from calc.claims.found.kinds import BUDGETS, EXECUTION, SHARES, SPENDING, SPENT
from calc.claims.found.nearest import nearest_cue
from calc.claims.found.parts import APPOSED, share_of, whole_of
from calc.claims.found.shapes import Claim, Cue, Item
from calc.claims.named.alike import telling
from calc.claims.named.meaning import Meaning
from calc.claims.told.scene import in_order
from calc.claims.told.spot import Spot
from calc.concepts import vocabulary

_ITS_SHARE = re.compile(
    r"\bsu\s+(?:peso|participacion|proporcion|incidencia|importancia)\b(?:\s+(?:dentro|relativ[oa]|sobre|en)\b)?"
)
_IN_PROPORTION = re.compile(
    r"\W*(?:en\s+(?:proporcion|porcentaje|terminos\s+(?:relativos|porcentuales|proporcionales))|"
    r"proporcionalmente|porcentualmente)\b(?!\s+(?:al?|de|con)\b)"
)
"""What opens a sentence on the share of what was just told."""

_OF_TOTAL = re.compile(
    r"\s*(?:del|de\s+ese)\s+(?:total\b(?!\s+(?:ejecut|gast|de\s+(?:recursos|gasto|componentes)))|pais\b)"
)
_CLOSES = re.compile(r"\s*(?:$|[.;,)]|(?:del|de\s+ese)\s+total\b)")
_WEIGHT = re.compile(
    r"\b(?:el|la)\s+(?:peso|incidencia|participacion|proporcion)\s+(?:del?|que\s+tuvo|que\s+tiene)\b"
)
_INTO = re.compile(r"\b(?:en|dentro\s+del?|sobre)\s+(?:(?:el|la|los|las|l)\s+)?$")
_COUNTED = ("poblacion_beneficiada", "produccion_componente", "poblacion_region")
_VERB_FIRST = re.compile(
    r"\W*(?:y\s+|asi\s+)?(?:se\s+(?:llevo|quedo\s+con)|absorbi|concentr|represent|reuni|sum|gast|recib|"
    r"consum|explic|equival)[a-z]*\b"
)
_ARE_IN = re.compile(
    r"\b(?:viv\w+|resid\w+|habit\w+|esta(?:n|ba|ban)?|son|eran|fue|fueron|pertenec\w+|(?:se\s+)?(?:concentr|"
    r"encontr|atendi|ubic)\w+|qued\w+)\s+(?:(?:en|de|del|a|la|el|region)\s+)*$"
)
_LIVE_IN = re.compile(r"^\s+(?:viv|resid|habit)\w+\s+(?:(?:en|la|el|region|de|del)\s+)*$")
_LATTER = re.compile(r"^\s*(?:de|del)\s+(?:est[ea]|es[ea])(?:\s+ultim[oa])?\b")
_THAT_IS = re.compile(
    r"^\W*(?:o\s+sea|es\s+decir|esto\s+es|vale\s+decir|en\s+otras\s+palabras|eso\s+es|equivale|representa)\W*(?:\w+\W+){0,3}$"
)
_LEFT = "saldo_sin_ejecutar"
_PARTLY = re.compile(r"^\s*(?:del|de\s+(?:su|sus|un|los|lo|ese|este|dicho))\b")
_PESOS_SPENT = re.compile(
    r"\s*(?:de\s+los\s+|de\s+)?pesos\s+(?:que\s+(?:se\s+)?)?(?:ejecut|gast|desembols)\w+"
)
_WENT_TO = re.compile(
    r"\b(?:fueron|fue|van|va|termin\w+|destin\w+|us\w+)\s+(?:a\s+(?:dar|parar)\s+)?(?:a|en|al)\s+"
    r"(?:(?:los|las|el|la|pagar)\s+)*$"
)
_WENT = re.compile(
    r"^[^,.;]{0,30}?\b(?:se\s+)?(?:gast|fue|destin|invirti|us|correspond|orient)\w*\s+(?:en|a|al|para|por)\s+(?!20\d\d|el\s+(?:ano|20))"
)


_HANDED_ON = re.compile(
    r"(?:\s+(?:en|de|del|durante|el|ano|20\d\d))*\s+(?:se\s+)?(?:fue(?:ron)?\s+)?(?!fue|en\b)[a-z]{3,}\s+"
    r"(?:en|al?|para|por|hacia|entre)\s+(?:(?:el|la|los|las|su|sus)\s+)?"
    r"(?!\d|ano|periodo|ejercicio|cierre|fin|temporada|total|tod[oa]|promedio|"
    r"(?:primer|segund|ultim|tercer)|[a-z]+[aei]r(?:se|lo|la)?\b)[a-z]{3,}"
    r"|(?:\s+(?:en|de|del|durante|el|ano|20\d\d))*\s+fue(?:ron)?\s+(?:a|al|para)\s+(?!cierre|ano|fin)[a-z]{3,}"
)
"""To whom a part of the money went, of which no figure of the ficha tells by itself."""

_WENT_INTO = re.compile(
    r"\s+(?:en|para|por\s+concepto\s+de)\s+(?:(?:el|la|los|las|su|sus)\s+)?(?P<noun>[a-z]{4,})"
)
_INTO_SO_MANY = re.compile(r"\s+(?:en|para)\s+(?:(?:l[oa]s|unos|unas|sus|solo)\s+)*")
_NO_PURPOSE = re.compile(
    r"(?:total|promedio|conjunto|region|pais|periodo|ejercicio|chile|tod[oa]|benefici|favor|forma|peso|moneda|termino|ano|"
    r"virtud|relacion|comparacion|cada|mismo|dicho|temporada|ultim|primer|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"medi[ao]s?$|septiembre|octubre|noviembre|diciembre|trimestre|semestre|[a-z]+[aei]r(?:lo|la|los|las|se)?$|cuatro|cinco|seis|siete|ocho|nueve|diez)"
)
_LONG = re.compile(r"[a-z]{5,}")
_PARTICIPLE = re.compile(r"(?:[ai]d[oa]s?|aron|ieron|mente)$")
_CLAUSE = re.compile(r"[^,;:.]*")
_OF_ALL = re.compile(r"\s*de\s+(?:los|un\s+total\s+de)\s+")
_STEM = 5
_BRACKETS = 80


def part_of_budget(spot: Spot) -> Meaning | None:
    """An amount that is a part of a budget: "se gastaron $188 millones del presupuesto inicial"."""
    scene, mention = spot.scene, spot.mention
    told = [c.concepts[0] for c in spot.memory.told]
    if mention.kind == "money" and _LATTER.match(spot.right) and "ejecucion_final" in told[-1:]:
        left = any(c.concept == _LEFT for c in scene.cues)
        return Meaning((f"{_LEFT}_final",)) if left else None
    whole = whole_of(scene.flat, mention, scene.cues)
    if mention.kind != "money" or spot.change or whole is None or whole.concept not in BUDGETS:
        return None
    if not _PARTLY.match(scene.between(mention.end, whole.end)):
        return None
    if spot.before and _OF_ALL.fullmatch(spot.left) and spot.before[-1].mention.kind == "money":
        return Meaning((whole.concept,), firm=not whole.weak)  # "M$2 de los M$3 del presupuesto"
    end = mention.end + len(spot.right)
    before = [*spot.memory.subjects, *(c for c in scene.cues if c.end <= mention.start)]
    verbs = [c for c in before if c.concept in (*SPENT, _LEFT)]
    verbs = verbs or [c for c in scene.cues if whole.end <= c.start < end and c.concept == _LEFT]
    if not verbs or verbs[-1].concept != _LEFT:
        return Meaning(SPENT) if verbs else None
    return Meaning((_LEFT,) if whole.concept == BUDGETS[0] else (f"{_LEFT}_final",))


def spent_on(spot: Spot) -> Meaning | None:
    """A part of the pesos spent that went to one row: "tres de cada cuatro pesos … a personal"."""
    low, high = spot.mention.end, spot.mention.end + len(spot.right)
    if not _PESOS_SPENT.match(spot.right):
        return None
    rows = [r for r in spot.scene.rows if low <= r.start and r.end <= high and not r.weak]
    if len(rows) != 1 or not _WENT_TO.search(spot.scene.between(low, rows[0].start)):
        return None
    shares = share_of(None, Cue(low, low, SPENT[0]), rows[0])
    return None if shares is None or rows[0].name is None else Meaning(shares, rows[0].name)


def own_share(spot: Spot) -> Meaning | None:
    """The share of what was just spoken of: "su peso dentro del total ejecutado bajó 2 puntos"."""
    said = _ITS_SHARE.search(spot.left) or (not spot.change and _IN_PROPORTION.match(spot.left))
    if spot.mention.kind not in ("percent", "points") or not said:
        return None
    told = [c for c in (*spot.memory.told, *spot.before) if c.concepts and c.concepts[0] in SHARES]
    if not told or spot.row is not None:
        return None
    end = spot.mention.end
    budget = any(c.concept in BUDGETS and c.start >= end for c in spot.scene.cues)
    return Meaning(SHARES[told[-1].concepts[0]], told[-1].item, firm=told[-1].firm and not budget)


def weighed(spot: Spot) -> Meaning | None:
    """A share whose part and whole stand before it: "el peso de X en el gasto total fue de …"."""
    found = _WEIGHT.search(spot.left)
    if found is None:
        return None
    low = spot.mention.start - len(spot.left) + found.end()
    cues = [c for c in spot.scene.cues if low <= c.start and c.end <= spot.mention.start]
    whole = next((c for c in cues if _INTO.search(spot.scene.between(low, c.start))), None)
    part = cues[0].concept if cues and cues[0] != whole else None
    said = "" if whole is None else spot.scene.between(whole.start, whole.end)
    shares = None if whole is None else share_of(part, whole, spot.row, said)
    item = None if spot.row is None else spot.row.name
    return None if shares is None else Meaning(shares, item)


def of_whole(spot: Spot) -> Meaning | None:
    """A percentage that names its whole; the part is what the words before it say."""
    scene, mention = spot.scene, spot.mention
    whole = whole_of(scene.flat, mention, scene.cues)
    if whole is None:
        return None
    if _is_spent_elsewhere(spot, whole):
        return None
    others = [c for c in scene.cues if c != whole]
    unspent = [c for c in others if c.concept == _LEFT and not _spent_between(spot, c)]
    parent = _parent(spot)
    part = parent.concepts[0] if parent is not None and parent.concepts else None
    if part is None and unspent and not _percent_between(spot, unspent[-1]):
        part = "saldo_sin_ejecutar"
    if part is None:
        before = [c for c in others if c.end <= mention.start]
        cue = nearest_cue(scene.flat, before or others, mention, scene.mentions, change=False)
        told = spot.memory.subjects[-1:] if cue is None else (cue,)
        part = told[0].concept if told else None
    row = spot.row or _same_subject(spot) or _where_they_are(spot)
    item = row.name if row is not None else (parent.item if parent is not None else None)
    shares = share_of(part, whole, row, scene.between(whole.start, whole.end))
    if shares is None:
        return None
    word = row is not None and row.kind == "componente" and not row.said  # "comunas rurales"
    surely = row is None or not word or " " in scene.between(row.start, row.end)
    return Meaning(shares, item if row is not None else None, firm=surely)


def resident(spot: Spot) -> Meaning | None:
    """The share of people who live in a region, where no whole is told: "el 17 % residía en X"."""
    row = _placed_after(spot, _LIVE_IN)
    if row is None or spot.change:
        return None
    counted = any(c.concept in _COUNTED for c in spot.scene.cues)
    counted = counted or any(c.concepts[0] in _COUNTED for c in spot.memory.told)
    return Meaning(("porcentaje_poblacion_region",), row.name, firm=counted)


def _where_they_are(spot: Spot) -> Item | None:
    """The only region of a sentence, where its people are said to be: "… vive en el Maule"."""
    regions = [r for r in spot.scene.rows if r.kind == "region"]
    if len({r.name for r in regions}) != 1 or regions[0].start < spot.mention.end:
        return None
    before = spot.scene.between(spot.mention.end, regions[0].start)
    return regions[0] if _ARE_IN.search(before) else None


def _same_subject(spot: Spot) -> Item | None:
    """The row of the sentence before, where this one only goes on with a verb: "absorbió así …"."""
    told = [c for c in (*spot.memory.told, *spot.before) if c.item is not None and c.concepts]
    opening = spot.scene.between(spot.scene.start, spot.mention.start)
    goes_on = _VERB_FIRST.match(opening) or _is_in_brackets(spot)
    if not told or told[-1].item != spot.memory.row or not goes_on:
        return None
    kind = vocabulary()[told[-1].concepts[0]].item
    return None if kind is None else Item(0, 0, kind, told[-1].item, told[-1].item or "")


def _is_in_brackets(spot: Spot) -> bool:
    """Whether a sentence goes on in the brackets of the one before: "(M$12; 19 % del gasto)"."""
    scene = spot.scene
    before = scene.between(max(0, scene.start - _BRACKETS), scene.start)
    return before.rfind("(") > before.rfind(")") and ")" in scene.flat[scene.start : scene.end + 1]


def goes_to_others(spot: Spot, whole: Cue | None) -> bool:
    """Whether a share of money went to some body: "… de los recursos se entregó a municipios"."""
    if whole is None or whole.concept not in (*BUDGETS, *SPENT):
        return False
    scene, row = spot.scene, spot.row
    end = spot.mention.end + len(spot.right)
    named = any(whole.end <= r.start < end and not r.weak for r in scene.rows)
    named = named or any(
        whole.end < c.start < end and c.concept not in SPENT and not c.weak for c in scene.cues
    )
    placed = row is not None and not row.weak
    return not (named or placed) and _HANDED_ON.match(scene.flat, whole.end, end) is not None


def _is_spent_elsewhere(spot: Spot, whole: Cue) -> bool:
    """Whether a share went to what the ficha has no row for: "… se gastó en la capital"."""
    scene = spot.scene
    named = any(c.start > whole.end and not c.weak for c in scene.cues)
    after = scene.between(whole.end, spot.mention.end + len(spot.right))
    return spot.row is None and not named and _WENT.match(after) is not None


def _spent_between(spot: Spot, unspent: Cue) -> bool:
    """Whether the words before a number say that it was spent, and the rest only follows.

    Or that it was not only comes in another clause before: "dejaron de gastar: ejecutaron 86 %".
    """
    verbs = [c for c in spot.scene.cues if c.concept in (*SPENT, *EXECUTION)]
    verbs = [c for c in verbs if c.end <= spot.mention.start]
    if unspent.end <= spot.mention.start:
        after = [c for c in verbs if c.start >= unspent.end]
        return any(set(spot.scene.between(unspent.end, c.start)) & set(":;,") for c in after)
    return unspent.start > spot.mention.end and bool(verbs)


def _percent_between(spot: Spot, cue: Cue) -> bool:
    """Whether another percentage stands nearer to a cue."""
    low, high = sorted((cue.start, spot.mention.start))
    return any(
        low < m.start < high and m.kind == "percent" and m != spot.mention
        for m in spot.scene.mentions
    )


def _parent(spot: Spot) -> Claim | None:
    """The claim that a percentage restates as a share: "M$15.525, un 8,7 % de …"."""
    if spot.at == 0 and _THAT_IS.match(spot.left):
        shared = [c for c in spot.memory.told if c.concepts[0] in SHARES]
        return shared[-1] if shared else None
    main = spot.scene.satellite_of(spot.at)
    if main is None and spot.at and spot.before[-1].mention.kind != "percent":
        main = spot.at - 1 if APPOSED.match(spot.left) else None
    return None if main is None else spot.before[main]


def apposed(spot: Spot) -> Meaning | None:
    """A percentage right after an amount or a count is its share, unless other words name it."""
    parent = _parent(spot)
    if parent is None or not parent.concepts or parent.relation not in ("level", "sum"):
        return None
    low = parent.mention.end
    noun = low + len(parent.mention.noun) + 1  # the noun of the count itself is no other name
    between = [c for c in spot.scene.cues if noun <= c.start < spot.mention.start and not c.weak]
    whole = whole_of(spot.scene.flat, parent.mention, between)
    if any(c != whole and not _is_own(c, parent, spot) for c in between):
        return None
    after = nearest_cue(spot.scene.flat, _right_after(spot), spot.mention, (), change=False)
    if after is not None and vocabulary()[after.concept].unit == "porcentaje":
        return None
    shares = SHARES.get(parent.concepts[0])
    if parent.concepts[0] == "poblacion_beneficiada" and parent.item is None:
        shares = ("cobertura",) if "poblacion_objetivo" in _said(spot) else None
    if shares is None and _OF_TOTAL.match(spot.right) and parent.mention.kind == "count":
        row = spot.row
        region = row is not None and row.kind == "region" and row.name is not None
        if row is not None and region and parent.concepts[0] in _COUNTED:
            return Meaning(("porcentaje_poblacion_region",), row.name, firm=parent.firm)
    if shares is None:
        return None
    if shares == ("ejecucion_inicial", "ejecucion_final"):
        shares = _execution(spot, shares)
    listed = in_order(spot.scene, [r for r in spot.scene.rows if not r.weak]).get(spot.at)
    placed = _placed_after(spot, _ARE_IN)
    item = parent.item if listed is None else listed.name
    return Meaning(shares, item if placed is None else placed.name, firm=parent.firm)


def _placed_after(spot: Spot, where: re.Pattern[str]) -> Item | None:
    """The region that a share itself is told of: "…, o sea dos tercios eran de la capital"."""
    end = spot.mention.end + len(spot.right)
    regions = [
        r for r in spot.scene.rows if r.kind == "region" and spot.mention.end <= r.start < end
    ]
    told = regions and where.search(spot.scene.between(spot.mention.end, regions[0].start))
    return regions[0] if told else None


def _is_own(cue: Cue, parent: Claim, spot: Spot) -> bool:
    """Whether words after a number only go on saying what it is: "172 almacenes beneficiados"."""
    counted = cue.concept in _COUNTED and parent.concepts[0] in _COUNTED
    return counted or (cue.concept == parent.concepts[0] and _CLOSES.match(spot.right) is not None)


def of_total(spot: Spot) -> bool:
    """Whether a percentage is of the total of what was just counted: "1.890, un 35 % del total"."""
    return _OF_TOTAL.match(spot.right) is not None and _parent(spot) is not None


def _right_after(spot: Spot) -> Sequence[Cue]:
    end = spot.mention.end
    return [c for c in spot.scene.cues if end <= c.start <= end + 30]


def _said(spot: Spot) -> set[str]:
    return {c.concept for c in spot.scene.cues if not c.weak}


def _execution(spot: Spot, both: tuple[str, ...]) -> tuple[str, ...]:
    said = _said(spot) & {"presupuesto_inicial", "presupuesto_final"}
    if said == {"presupuesto_final"}:
        return both[1:]
    return both[:1] if said == {"presupuesto_inicial"} else both


def goes_elsewhere(spot: Spot, found: Meaning) -> bool:
    """Whether an amount is only a part of the spending, of which the words tell no known row.

    It went to something that the ficha has no word for ("gastó M$12 en difusión"), or its clause
    holds a word of one component, by which that may be meant ("en los furgones se gastaron M$5").
    """
    level = spot.mention.kind == "money" and not spot.change
    if not level or found.item is not None or found.concepts[0] not in SPENDING:
        return False
    gone = _WENT_INTO.match(spot.right)
    if gone is not None and not is_known(gone["noun"]) and not _NO_PURPOSE.match(gone["noun"]):
        return True
    after = spot.scene.mentions[spot.at + 1 : spot.at + 2]
    if _INTO_SO_MANY.fullmatch(spot.right) and after and after[0].kind == "count":
        return True  # "M$12 en 3 talleres"
    clause = _CLAUSE.match(spot.right)
    words = _LONG.findall(f"{spot.left} {'' if clause is None else clause[0]}")
    told = (w for w in words if not (is_known(w) or _PARTICIPLE.search(w) or _NO_PURPOSE.match(w)))
    stems = {w[:_STEM] for w in told if telling(w)}
    owners = [c for c, own in spot.setting.nouns.units.items() if own & stems]
    return len(owners) == 1
