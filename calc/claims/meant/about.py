"""What a number is about: the concept and row that its words, or those before, give it."""

import re
from dataclasses import replace

from calc.claims.found.cues import is_known
from calc.claims.found.kinds import AMOUNTS, BUDGETS, COUNTED, EXECUTION, SPENDING, SPENT
from calc.claims.found.nearest import PER_EACH, first_fitting, nearest_cue
from calc.claims.found.parts import of_said_whole, whole_of
from calc.claims.found.shapes import Cue, Item, Mention
from calc.claims.meant.another import is_of_another
from calc.claims.meant.continued import (
    amount_of_share,
    arrived,
    contrasted,
    elided,
    exact_share,
    goes_on,
    gone_on,
    is_tally,
    left_out,
    listed_share,
    made_again,
    restated,
    restates_unknown,
    resumed,
)
from calc.claims.meant.each import either_each, of_each, spent_per_unit
from calc.claims.meant.evidence import names_it
from calc.claims.meant.goals import lacking
from calc.claims.meant.others import is_share_of_others, is_theirs, of_own_whole, only_exist
from calc.claims.meant.outof import beside_another, of_each_peso, of_that_amount
from calc.claims.meant.sides import left_of_budget, of_side
from calc.claims.meant.unreal import PROGRAMME
from calc.claims.meant.wholes import (
    apposed,
    goes_elsewhere,
    goes_to_others,
    of_total,
    of_whole,
    own_share,
    part_of_budget,
    resident,
    spent_on,
    weighed,
)
from calc.claims.named.heads import is_share_of
from calc.claims.named.meaning import Meaning, meaning_of
from calc.claims.told.relation import sense_of
from calc.claims.told.scene import cue_in_order, is_enclosed
from calc.claims.told.spot import Spot
from calc.concepts import vocabulary

_REACHED = re.compile(
    r"\b(?:lleg|atend|atiend|benefici|cubr|alcanz|apoy|abarc)\w*\s+(?:\w+\s+){0,2}?"
    r"(?:al?|el|un)\s+(?:\w+\s+){0,2}$"
)
_EXECUTED = re.compile(
    r"\bejecut(?:o|aron|ado|aba|ando|ar)\s+(?:solo\s+|apenas\s+|recien\s+|un\s+|el\s+|casi\s+|cerca\s+|"
    r"del\s+|de\s+|mas\s+|menos\s+|poco\s+|tan\s+)*$"
)
_SAME = 5
_ITS = re.compile(r"\bsu\s+(?:gasto|costo|valor|produccion|inversion)\b|\bcada\s+un[oa]\b")
_WITH_SPENDING = re.compile(r",\s*con\s+un\s+(?:gasto|costo|desembolso)\b")
_OF_IT = re.compile(r"\s*de\s+(?:él|ellas?|ellos|ést[ea]s?)\b")
_SOMEWHERE = re.compile(
    r"^\s+[a-z]+(?:\s+[a-z]+)?\s+(?:en|para|dirigid\w+\s+a)\s+"
    r"(?!\d|el\s+(?:\d|ano|periodo|pais|primer|segund)|la\s+(?:region|temporada)|total|promedio|conjunto|todo)[a-z]"
)
_PEOPLE_OF = re.compile(r"\s*de\s+(?:l[oa]s|sus|quienes)\b")
_THE_AMOUNT = re.compile(r"\b(?:el|ese|este|dicho)\s+(?:monto|desembolso)\b")
_SUMMED = re.compile(
    r"(?:la\s+)?suma\b|(?:los\s+)?subtitulos\s|total\s+de\s+(?:los\s+)?(?:subtitulos|componentes)"
)
_HEAD = re.compile(
    r"\b(?:el|la|los|las|sus?)\s+(?P<head>[a-z]{4,})(?:\s+[a-z]{5,})?\s+(?:del?|entre)\s+(?:(?:l[oa]s?|sus?|cada)\s+)?$"
)
_HEAD_EACH = re.compile(
    r"\b(?:el|la|los|las|sus?|un|una)\s+(?P<head>[a-z]{4,})(?:\s+[a-z]{4,}){0,2}\s+por\s+(?:cada\s+)?[a-z]{0,4}$"
)
_WHOLES = frozenset((*SPENT, "total_gastos_componentes", "gasto_componente"))
_PER_THING = re.compile(
    r"[^.;,]*\b(?:por\s+cada|cada)\s+(?!(?:ano|mes|semestre|trimestre|region|componente|vez|peso)\b)(?:[a-z]{4,}|un[oa]\b)"
)
_ONE_COSTS = re.compile(
    r"\b(?:un|una|la|el)\s+(?!programa|iniciativa|componente|ano|total|gasto|costo|proyecto)[a-z]{4,}(?:\s+[a-z]+){0,5}?\s+"
    r"(?:cuesta|vale|sale)\b|\b(?:un|una)\s+(?!programa|iniciativa|ano|total|gasto|costo)[a-z]{4,}(?:\s+[a-z]+){0,5}?\s+"
    r"(?:cost(?:o|aba)|vali(?:o|a)|sali(?:o|a))\b"
)
_THE_COMPONENT = re.compile(
    r"\b(?:el|ese|este|dicho)\s+componente\s+(?:cost|gast|ejecut|absorb|sum|us)[a-z]*\b|"
    r"\b(?:gasto|costo|inversion|desembolso)\s+(?:en|de|del)\s+(?:ese|este|dicho)\s+componente\b"
)
_HEAD_REACH = 60
_TALLY = re.compile(
    r"numero|cantidad|total|suma|cifra|conteo|volumen|resto|mayor|menor|mitad|parte|tercio|cuarto|"
    r"conjunto|grupo|universo|caso|entreg|realiz|ejecu|atenc|registro|inscri|matricul|asisten|particip|"
    r"llegada|alza|caida|baja|aumento|disminu|reducc|increment|creci|variac|cambio|promedio|oferta|demanda|"
    r"gast|cost|valor|inver|monto|desembols|precio|recurs|plata|presupuest"
)
_PARTED = re.compile(r"[,;:]\s|\b(?:y|pero|mientras|aunque)\b")
_ON_ROW = re.compile(r"\s+(?:(?:en|de|del|para|el|la|los|las|componente)\s+)*(?:[«\"“]\s*)?")
_THAT_OF = re.compile(r"\b(?:el|lo)\s+(?:gastado\s+)?(?:del?|en)\s+(?:(?:la|los|las|el)\s+)?$")
_WHOLLY = re.compile(r"\b(?:total(?:es)?|todas\s+las\s+fuentes|sumando|inclu(?:id|yend)\w+)\b")
_MAY_BE = (
    *("presupuesto_inicial", "presupuesto_final", "total_ejecutado", "presupuesto_ley_ejecutado"),
    *("total_gastos_componentes", "gasto_componente", "gasto_subtitulo"),
)
"""What vague words for money may mean."""


def understood(spot: Spot) -> Meaning | None:
    """What the number is about: a part of a whole, its nearest cue, or what was said before."""
    contrast = (
        contrasted(spot)
        or exact_share(spot)
        or amount_of_share(spot)
        or listed_share(spot)
        or arrived(spot)
        or resumed(spot)
        or elided(spot)
        or made_again(spot)
        or _second_of_pair(spot)
        or beside_another(spot)
        or own_share(spot)
        or of_that_amount(spot)
    )
    if contrast is not None:
        return contrast
    measured = spot.row is not None and spot.row.kind.startswith("indicador") and spot.row.said
    of_it = _OF_IT.match(spot.scene.original, spot.mention.end, spot.scene.end)
    if spot.mention.kind == "percent" and of_it and not measured:
        return None
    listed = cue_in_order(spot.scene, spot.at) is not None
    if spot.mention.kind == "percent" and not spot.change and not listed:
        found = of_each_peso(spot) or spent_on(spot) or weighed(spot)
        found = found or of_whole(spot) or apposed(spot) or resident(spot)
        whole = whole_of(spot.scene.flat, spot.mention, spot.scene.cues)
        if whole is not None and whole.concept in SPENT and not whole.weak and found is not None:
            found = None if found.concepts[0] in EXECUTION else found
        if whole is not None and whole.concept in BUDGETS and spot.row is not None:
            return None  # what was spent is told by row, no budget
        others = goes_to_others(spot, whole)  # by something unsaid it is no execution either
        if others or (whole is not None and whole.concept in _WHOLES) or found or of_total(spot):
            return None if others else found
    if restates_unknown(spot):
        return None
    return restated(spot) or part_of_budget(spot) or lacking(spot) or _by_cue(spot)


def _second_of_pair(spot: Spot) -> Meaning | None:
    """What the second number of "de X a Y" is, or a fraction of the first: the same."""
    told = (*spot.memory.told, *spot.before)
    if not told or told[-1].relation != "level" or told[-1].unclear is not None:
        return None
    first = told[-1]
    of_it = spot.sense.of_that and bool(first.concepts)
    second = first is (*spot.before, None)[-2] if len(spot.before) else False
    if not of_it and not (second and sense_of(spot.scene, spot.at - 1).origin):
        return None
    if not first.concepts or (not of_it and first.mention.kind != spot.mention.kind):
        return None
    own = None if of_it else _by_cue(spot)
    if own is not None and (own.concepts, own.item) == (first.concepts, first.item):
        return replace(own, firm=own.firm or first.firm)
    return Meaning(first.concepts, first.item, first.firm, told="concept" not in first.loose)


def _by_cue(spot: Spot) -> Meaning | None:
    """What the words nearest to the number say, or the heading, or the sentence before."""
    scene, mention, row = spot.scene, spot.mention, spot.row
    cues = [c for c in scene.cues if not is_enclosed(scene, c, mention)]
    cue = cue_in_order(scene, spot.at) or nearest_cue(
        scene.flat, cues, _whole(spot), scene.mentions, change=spot.change, row=row
    )
    if (
        row is not None
        and row.kind.startswith("indicador")
        and (is_share_of(scene.flat, mention, row) or (row.said and _nearer(spot, row, cue)))
    ) or (cue is not None and row is None and goes_on(spot, cue)):
        cue = None
    elif cue is None:
        above = (*spot.memory.subjects, *spot.setting.heading.cues)
        cue = of_side(spot, first_fitting(mention, above, change=spot.change))
    amount = spot.change and _THE_AMOUNT.search(spot.left)
    if cue is not None and _is_cue_of_another(spot, row, cue):
        cue = None
    bare = mention.kind == "count" and mention.stated is not None and not mention.noun
    kind = "money" if amount or bare else mention.kind
    if row is not None and row.kind == "region" and row.end <= mention.start:
        cue = None if mention.kind == "money" and _far_after(spot, cue) else cue
    goes_on_from = cue is None and not of_own_whole(spot)
    last = spot.memory.of_kind(kind, change=spot.change) if goes_on_from else None
    if last is not None and last.concepts[0] not in vocabulary():
        last = None  # a count of the ficha's own parts is no figure that goes on
    if cue is None and row is None:
        last = left_out(spot) or last
        return None if last is None else gone_on(spot, last)
    if last is not None and row is not None and not row.unit:
        cue = Cue(scene.start, scene.start, _general(last.concepts[0]))
    reached = bool(_REACHED.search(spot.left))
    cue = _spent_on_row(spot, row) or spent_per_unit(spot, row, cue) or cue
    row = row or _row_of_its_gasto(spot, cue) or _component_in_mind(spot)
    row = None if cue is not None and _SUMMED.match(scene.between(cue.start, cue.end)) else row
    found = meaning_of(mention, cue, row, change=spot.change, nearby=scene.cues, reached=reached)
    if found is None:
        return None
    if cue is not None and row is not None and row.start >= cue.end:
        part = _ON_ROW.fullmatch(scene.between(cue.end, row.start)) is not None
        said = "" if part else scene.between(cue.start, cue.end)
        found = replace(found, concepts=of_said_whole(found.concepts, cue, said))
    told = names_it(spot, cue, found.concepts[0]) or cue == cue_in_order(scene, spot.at)
    return _as_sure(spot, cue, replace(left_of_budget(spot, cue, found), told=told))


def _is_cue_of_another(spot: Spot, row: Item | None, cue: Cue) -> bool:
    """Whether a budget is of the clause before that of an amount's own subtítulo or component."""
    if row is None or row.weak or row.kind not in ("componente", "subtitulo"):
        return False
    between = spot.scene.between(cue.end, row.start) if cue.end <= row.start else ""
    own = row.end <= spot.mention.start and spot.scene.is_near(spot.mention, row.start)
    parted = own and _PARTED.search(between) is not None
    return parted and spot.mention.kind == "money" and cue.concept in BUDGETS


def _spent_on_row(spot: Spot, row: Item | None) -> Cue | None:
    """The spending that is said to be on a component: "el gasto en …", and "el de …" after it."""
    if row is None or row.kind != "componente":
        return None
    scene = spot.scene
    same = [r.start for r in scene.rows if r.name == row.name and r.end >= row.end]
    start = min((s for s in same if s <= row.start), default=row.start)
    for cue in scene.cues:
        if cue.concept in SPENDING and _ON_ROW.fullmatch(scene.between(cue.end, start)):
            return cue
    told = spot.before[-1] if spot.before else None
    spent = told is not None and told.concepts[:1] == ("gasto_componente",)
    again = _THAT_OF.search(scene.between(max(scene.start, start - 16), start))
    return Cue(start, start, "gasto_componente") if spent and again else None


def _whole(spot: Spot) -> Mention:
    """The number, without its decimals where it is a mean: of whole things too."""
    mention = spot.mention
    if mention.number is None or mention.kind != "count" or "promedi" not in spot.left:
        return mention
    return replace(mention, number=mention.number.to_integral_value())


def _row_of_its_gasto(spot: Spot, cue: Cue | None) -> Item | None:
    """The component whose spending goes with its production: "40 talleres, con un gasto de …"."""
    told = [c for c in spot.before if c.item is not None and c.concepts]
    if cue is None or not told or spot.before[-1] is not told[-1]:
        return None
    if told[-1].concepts[0] != "produccion_componente" or not _WITH_SPENDING.search(spot.left):
        return None
    return Item(cue.start, cue.end, "componente", told[-1].item, told[-1].item or "")


def _component_in_mind(spot: Spot) -> Item | None:
    """The component that the sentence before told of, taken up by "el componente costó …"."""
    told = [c for c in (*spot.memory.told, *spot.before) if c.item is not None and c.concepts]
    if not told or vocabulary()[told[-1].concepts[0]].item != "componente":
        return None
    said = _THE_COMPONENT.search(spot.left)
    low = spot.mention.start - len(spot.left)
    return None if said is None else Item(low, low, "componente", told[-1].item, "componente")


def _nearer(spot: Spot, row: Item, cue: Cue | None) -> bool:
    """Whether a percentage is of an indicator's people, and a cue only comes in the next clause."""
    if cue is None or spot.mention.kind != "percent" or not _PEOPLE_OF.match(spot.right):
        return False
    after = spot.mention.end <= row.start < cue.start
    return after and _far_after(spot, cue)


def _row_in_mind(spot: Spot, meaning: Meaning) -> bool:
    """Whether the sentence before spoke of one row, so that this one may go on with it."""
    if _WHOLLY.search(spot.left) or PROGRAMME.search(spot.left):
        return False
    went_on = spot.memory.row is not None and spot.row is None
    return went_on and meaning.concepts[0] in (*_REGIONAL, *SPENT)


_REGIONAL = frozenset(("poblacion_beneficiada", "total_ejecutado", "total_gastos_componentes"))


def _as_sure(spot: Spot, cue: Cue | None, found: Meaning) -> Meaning:
    """The meaning, as sure as the words around the number let it be."""
    doubts = [is_tally(spot), _far_after(spot, cue), _is_made_somewhere(spot, found)]
    doubts.append(found.item is None and _is_of_one_component(spot, cue))
    if is_share_of_others(spot, found) and spot.row is not None and spot.row.kind == "region":
        people = ("porcentaje_poblacion_region",)
        return replace(found, firm=False, concepts=people, item=spot.row.name, told=False)
    if is_share_of_others(spot, found):
        return replace(found, firm=False, concepts=("cobertura",), item=None, told=False)
    doubts += [_row_in_mind(spot, found), _is_of_other_noun(spot, cue), _is_per_thing(spot, found)]
    doubts.append(only_exist(spot, found))
    found = either_each(spot, cue, found)
    giver = cue is not None and cue.concept == "recursos_extrapresupuestarios" and not cue.weak
    if goes_elsewhere(spot, found):
        return replace(found, firm=False, told=False)
    if any(doubts) or (not giver and is_of_another(spot)):
        return replace(found, firm=False)
    if not found.firm and _is_said_plainly(spot, cue):
        found = replace(found, firm=True, excuses=_MAY_BE)
    if found.concepts == SPENT and _WHOLLY.search(spot.left):
        found = replace(found, concepts=SPENT[:1])
    found = _of_same_row(spot, found)
    other = spot.row is not None and found.item not in (None, spot.row.name)
    other = other or is_theirs(spot, cue, found)
    return replace(found, firm=False) if other else found  # a row of its own that does not fit


def _is_of_other_noun(spot: Spot, cue: Cue | None) -> bool:
    """Whether people or things only complete a noun that is no tally: "el sueldo de los egresados".

    A tally is a word of the vocabulary or of the ficha, or says how many there are; by the head,
    "el ahorro por vehículo", it is only what is spent.
    """
    scene = spot.scene
    if cue is None or cue.end > spot.mention.start:
        return False
    each = cue.concept in PER_EACH
    if not each and cue.concept not in COUNTED:
        return False
    low = max(scene.start, cue.start - _HEAD_REACH)
    pattern, high = (_HEAD_EACH, cue.start + len("por ")) if each else (_HEAD, cue.start)
    found = pattern.search(scene.between(low, high))
    if found is None or is_known(found["head"]) or _TALLY.match(found["head"]):
        return False
    own = () if each else spot.setting.own_words
    return not any(found["head"][:_SAME] == word[:_SAME] for word in own)


def _is_per_thing(spot: Spot, found: Meaning) -> bool:
    """Whether an amount is told for each of some thing, so that it is no total."""
    total = spot.mention.kind == "money" and found.concepts[0] in SPENDING
    total = total or found.concepts[0] == "poblacion_beneficiada"
    each = _PER_THING.search(spot.left) or _PER_THING.match(spot.right)
    return total and bool(each or _ONE_COSTS.search(spot.left))


def _is_of_one_component(spot: Spot, cue: Cue | None) -> bool:
    """Whether the spending is that of a component whose name was not understood."""
    if cue is None or cue.concept not in ("gasto_componente", "total_gastos_componentes"):
        return False
    return spot.scene.between(cue.start, cue.end).endswith("componente")


def _is_made_somewhere(spot: Spot, found: Meaning) -> bool:
    """Whether things made are told by a place or a use: "38 talleres en colegios" are a part."""
    made = found.concepts[0] == "produccion_componente" and spot.mention.kind == "count"
    return made and _SOMEWHERE.match(spot.right) is not None


def _of_same_row(spot: Spot, meaning: Meaning) -> Meaning:
    """A concept of rows without its row speaks of the row of the number before."""
    concept = meaning.concepts[0]
    if meaning.item is None and concept in PER_EACH:
        return of_each(spot, meaning)
    if meaning.item is not None or vocabulary()[concept].item is None:
        return meaning
    kind = vocabulary()[concept].item
    its = _ITS.search(spot.scene.flat, spot.scene.start, spot.mention.start) is not None
    told = [
        c
        for c in (*spot.memory.told, *spot.before)
        if c.item
        and (c.concepts[0] == concept or (its and vocabulary()[c.concepts[0]].item == kind))
    ]
    return replace(meaning, item=told[-1].item) if told else meaning


def _is_said_plainly(spot: Spot, cue: Cue | None) -> bool:
    """Whether vague words are made plain by their verb or by their subject, the programme."""
    left = spot.left
    if spot.mention.kind == "percent":
        return cue is not None and cue.concept in SPENT and bool(_EXECUTED.search(left))
    if spot.mention.kind != "money" or cue is None or cue.end > spot.mention.start:
        return False
    return cue.concept in AMOUNTS and bool(PROGRAMME.search(left)) and spot.row is None


def _far_after(spot: Spot, cue: Cue | None) -> bool:
    """Whether the name of a number only comes in the next clause."""
    if cue is None or cue.start < spot.mention.end:
        return False
    gap = spot.scene.between(spot.mention.end, cue.start)
    return bool(re.search(r"[,:]\s|\b(?:pero|mientras|aunque|sin\s+embargo)\b", gap))


def _general(concept: str) -> str:
    """The concept of the whole that a region's row is a part of."""
    return {"gasto_region": "total_ejecutado", "poblacion_region": "poblacion_beneficiada"}.get(
        concept, concept
    )
