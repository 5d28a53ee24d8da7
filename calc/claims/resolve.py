"""From the numbers of a sentence to claims: concept, year, row, and how each is meant.

A number that does not resolve stays a claim that says why; nothing is tried until it fits.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calc.claims.flat import flat
from calc.claims.meaning import SHARES, Meaning, first_fitting, meaning_of, nearest_cue
from calc.claims.parts import APPOSED, share_of, whole_of
from calc.claims.relation import Sense, sense_of
from calc.claims.restrict import restriction
from calc.claims.rule import unsure
from calc.claims.scene import Scene, enumerated_rows, joined_rows, rows_of_numbers, share_out
from calc.claims.shapes import Claim, Cue, Item, Mention, Year
from calc.claims.spot import Heading, Memory, Setting, Spot
from calc.claims.timing import against_years, compared_at, in_time, is_span
from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS

_NOMINAL = re.compile(
    r"\b(?:nominal(?:es)?|(?:pesos|moneda|plata)\s+(?:de\s+(?:ese|cada|aquel)\s+ano|corrientes?|"
    r"de\s+la\s+epoca))\b"
)
_COPULA = re.compile(
    r"\b(?:fue|fueron|era|eran|es|son|habian?\s+sido|ha\s+sido|llego|alcanzo|subio|bajo|cayo|quedo|"
    r"aumento|disminuyo|crecio|paso|se\s+ubico|se\s+situo|totalizo|sumo|ascendio|correspond\w+|"
    r"represent\w+|marco|registro|equival\w+)\b"
)
_BACKGROUND = re.compile(r"\bhabian?\b|\bhubo\s+sido\b|\b(?:ano|periodo)\s+(?:anterior|previo)\b")
_REACHED = re.compile(
    r"\b(?:lleg|atend|atiend|benefici|cubr|alcanz|apoy|abarc)\w*\s+(?:\w+\s+){0,2}?"
    r"(?:al?|el|un)\s+(?:\w+\s+){0,2}$"
)
_NOTHING = re.compile(
    r"^\W*(?:(?:y|e|en|el|la|los|las|de|del|a|al|un|una|durante|mientras|que|ano|con|fue|solo|casi|"
    r"cerca|unos|unas|por|su|parte|region)\b\W*)*$"
)
_EXECUTED = re.compile(
    r"\bejecut(?:o|aron|ado|aba|ando|ar)\s+(?:solo\s+|apenas\s+|recien\s+|un\s+|el\s+|casi\s+|cerca\s+|"
    r"del\s+|de\s+|mas\s+|menos\s+|poco\s+|tan\s+)*$"
)
_PROGRAMME = re.compile(
    r"\b(?:(?:el|este|dicho|del)\s+(?:programa|fondo|plan)|(?:la|esta|dicha)\s+(?:iniciativa|politica))\b"
)
_BODIES = re.compile(
    r"\b(?:municip\w+|empresas?|fundacion(?:es)?|corporacion(?:es)?|universidad(?:es)?|hospital\w*|"
    r"subsecretaria|comunas?|ley\s+de\s+presupuestos|fisco|contraloria|alcald\w+|diputad\w+|senador\w*)\b"
)
_OUT_THERE = re.compile(
    r"\b(?:en\s+(?:todo\s+)?(?:chile|el\s+pais|el\s+mundo|la\s+poblacion\s+general)|censo|encuesta\s+casen|casen|"
    r"a\s+nivel\s+(?:pais|mundial|latinoamericano))\b"
)
_NAMED_BODY = re.compile(
    r"\b(?:[Ff]ondo|[Pp]rograma|[Pp]lan|[Pp]royecto|[Ss]ubsidio|[Bb]ono|[Bb]eca|[Mm]inisterio|[Ii]nstituto|"
    r"[Ss]ervicio)\s+(?:(?:de|del|la|el|los|las|para|y|Nacional)\s+)*(?P<name>[A-ZÁÉÍÓÚÑ][\wáéíóúñÁÉÍÓÚÑ]+)"
)
_SAME = 5
_NEW_SUBJECT = re.compile(
    r"^[^.;]*?(?:,|\by|\be|\bmientras(?:\s+que)?)\s+(?:un|una|otro|otra|el|la|los|las)\s+"
    r"(?!ano|resto|otr|segund|mism|primer|tercer|cual|que|de|del|ultim|actual|gasto|total)[a-z]{4,}"
)
_COUNTED = re.compile(r"\b(?:tiene|cuenta\s+con|consta\s+de|se\s+compone\s+de|posee|contempla)\s*$")
_RESTATED = re.compile(
    r"^[^.;]{0,24}?[,(]\s*(?:(?:es\s+decir|o\s+sea|esto\s+es|lo\s+que|que|equival\w+|signific\w+|"
    r"represent\w+|con|a|un|una|el|casi|cerca\s+de)\s*,?\s*)*(?:\w+\s+(?:de|en)\s+(?:un\s+)?)?$"
)
_APPOSED_CHANGE = re.compile(
    r"[,(]\s*(?:(?:es\s+decir|o\s+sea|esto\s+es|con|un|una|unos|unas|casi|cerca\s+de|apenas|solo)\s*,?\s*)*$"
)
_COMPARING = re.compile(
    r"^\s*(?:\w+\s+){0,2}?(?:mas|menos|superior|inferior|mayor|menor|respecto|frente)\b"
)
_AGAIN = re.compile(
    r"^\s*(?:,|\()?\s*(?:es\s+decir|o\s+sea|esto\s+es|vale\s+decir|equivalentes?\s+a|lo\s+que\s+equivale\s+a)\s*,?\s*$"
)
_SUM_OF_IT = re.compile(r"\([^()]*=\s*$")
_OF_OTHERS = re.compile(
    r"\s+(?:de\s+(?:los|las)\s+(?:\d+\s+)?)?(?:programas|fichas|regiones|comunas|paises)\b"
)
_SON = re.compile(r"^\W*(?:son|serian)\s+$")
_SUMMED = re.compile(
    r"(?:la\s+)?suma\b|(?:los\s+)?subtitulos\s|total\s+de\s+(?:los\s+)?(?:subtitulos|componentes)"
)
_OWN_SUBJECT = re.compile(
    r"^\W*(?:el|la|los|las)\s+(?!programa|iniciativa|cifra|resultado|valor|indicador|porcentaje|ano|numero|total|"
    r"anterior|final|inicial|de\b|del\b|otr|segund|primer|mism)[a-z]{4,}"
)
_WHOLLY = re.compile(
    r"\b(?:en\s+total|total(?:es)?|todas\s+las\s+fuentes|sumando|incluid\w+|incluyendo)\b"
)
_LATTER = re.compile(r"^\s*(?:de|del)\s+(?:est[ea]|es[ea])(?:\s+ultim[oa])?\b")
_THAT_IS = re.compile(
    r"^\W*(?:o\s+sea|es\s+decir|esto\s+es|vale\s+decir|en\s+otras\s+palabras|eso\s+es|equivale|representa)\W*(?:\w+\W+){0,3}$"
)
_THAN = re.compile(
    r"\b(?:(?:mas|menos|mayor|menor|superior|inferior|sobre|encima|debajo|super\w+|exced\w+|"
    r"respecto)\s+)(?:que|al?|del?)\s+(?:(?:el|la|los|lo|su)\s+)?$|\bsuper\w+\s+(?:el|su)\s+$"
)
_THAN_INSIDE = re.compile(r"(?:al|del|el)\s+(?:inicial|final)")
_BESIDE = re.compile(r"^\s*\(?\s*(?:(?:de|con|un|una|fue|que)\s+){0,2}$")
_UNTOLD = "No queda claro de qué concepto de la ficha habla esta cifra."
_AMOUNTS = frozenset(
    ("presupuesto_inicial", "presupuesto_final", "total_ejecutado", "presupuesto_ley_ejecutado")
)
_MAY_BE = (
    *("presupuesto_inicial", "presupuesto_final", "total_ejecutado", "presupuesto_ley_ejecutado"),
    *("total_gastos_componentes", "gasto_componente", "gasto_subtitulo"),
)
"""What vague words for money may mean."""

_SPENT = ("total_ejecutado", "presupuesto_ley_ejecutado")
_REGIONAL = frozenset(("poblacion_beneficiada", "total_ejecutado", "total_gastos_componentes"))
_BUDGETS = ("presupuesto_inicial", "presupuesto_final")
_EXECUTION = ("ejecucion_inicial", "ejecucion_final")
_LEFT = "saldo_sin_ejecutar"
_PARTLY = re.compile(r"^\s*(?:del|de\s+(?:su|sus|un|los|lo|ese|este|dicho))\b")
_DIFFERENCE = re.compile(r"\bdiferencia\s+(?:es|fue|era)?\s*(?:de\s+)?(?:\w+\s+){0,2}$")
_EXCESS = re.compile(
    r"\b(?:exceso|excedente|sobregasto|sobreejecucion|sobregiro|deficit)\s+(?:\w+\s+){0,2}$"
)
_LACKED = re.compile(r"\b(?:falt\w+|necesit\w+|requeri\w+|debio|debia|tendria|habria)\b")
_GOAL = re.compile(
    r"\bpara\s+(?:no\s+)?(?:lleg|alcanz|cumpl|super|logr|complet|quedar|pasar|evitar)\w*\s+(?:\w+\s+){0,4}$"
)
_FUTURE = re.compile(r"\b[a-záéíóúñ]{2,}(?:ará|erá|irá|arán|erán|irán)\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:se\s+(?:espera|proyecta|preve|planea|estima\s+para)|proxim[oa]\s+(?:ano|temporada|periodo)|anunci\w+|prometi\w+)\b"
)
_WENT = re.compile(
    r"^[^,.;]{0,30}?\b(?:se\s+)?(?:gast|fue|destin|invirti|us|correspond|orient)\w*\s+(?:en|a|al|para|por)\s+(?!20\d\d|el\s+(?:ano|20))"
)
_OUTSIDE = re.compile(
    r"\b(?:fuera\s+de|excepto|salvo|sin\s+contar|excluid[oa]|excluyendo|resto\s+de|aparte\s+de|"
    r"distint[oa]s?\s+(?:de|a))\s+(?:(?:la|el|las|los)\s+)?$"
)
_NEARBY = 40
_RIGHT_AFTER = 12
_TIMES = frozenset(
    (
        *("ano", "anos", "mes", "meses", "dia", "dias", "semana", "semanas", "hora", "horas", "hr"),
        *("hrs", "minuto", "minutos", "trimestre", "trimestres", "semestre", "semestres"),
    )
)


def resolve(scene: Scene, memory: Memory, setting: Setting) -> tuple[tuple[Claim, ...], Memory]:
    """The claims of a sentence, in order, and what the next sentence may lean on."""
    senses = [sense_of(scene, at) for at in range(len(scene.mentions))]
    years = _paired(scene, _years(scene), senses)
    rows = _paired_rows(rows_of_numbers(scene, setting.heading.rows), senses)
    claims: list[Claim] = []
    for at in range(len(scene.mentions)):
        row = None if scene.is_whole(at) else rows[at]
        spot = Spot(scene, memory, setting, at, years[at], row, senses[at], tuple(claims))
        claims.append(_in_parallel(_claim(spot), claims))
    goal = goal_of(scene)
    claims = [c for c in claims if not _only_time(c) and c.mention != goal]
    return tuple(claims), _remember(scene, setting, memory, claims)


def recall(memory: Memory, scene: Scene, setting: Setting) -> Memory:
    """What a sentence without figures leaves: it changes the subject, the year, or both."""
    year = _carried(scene, setting) or memory.year
    return Memory(() if scene.cues else memory.told, year, row=_only_row(scene))


def _only_row(scene: Scene) -> str | None:
    """The row that a sentence speaks of, where it is one."""
    rows = {row.name for row in scene.rows}
    return rows.pop() if len(rows) == 1 else None


def headed(scene: Scene, setting: Setting) -> Heading:
    """What a heading says for the lines below it; a heading without year leaves the year."""
    years = {y.year for y in scene.years} & setting.known_years
    year = years.pop() if len(years) == 1 else setting.heading.year
    return Heading(year, scene.cues, scene.rows)


def _carried(scene: Scene, setting: Setting) -> int | None:
    """The year that the next sentence of the paragraph speaks of too: not one that is only there
    for comparison or as what went before.
    """
    if _BACKGROUND.search(scene.between(scene.start, scene.end)):
        return None
    named = {y.year for y in scene.years} - {y.year for y in against_years(scene)}
    return named.pop() if len(named) == 1 and named <= setting.known_years else None


def _paired(scene: Scene, years: list[Year | None], senses: Sequence[Sense]) -> list[Year | None]:
    """The years of "de X a Y" in a sentence that names a stretch of two: the first, the last."""
    named = sorted({y.year: y for y in scene.years}.values(), key=lambda y: y.year)
    if len(named) != len({y.year for y in scene.years}) or len(named) != 2 or not is_span(scene):
        return years
    paired = list(years)
    for at, sense in enumerate(senses[:-1]):
        if sense.origin:
            paired[at], paired[at + 1] = named
    return paired


def _paired_rows(rows: list[Item | None], senses: Sequence[Sense]) -> list[Item | None]:
    """The two numbers of "de X a Y" are of one row, whichever of them stands beside it."""
    paired = list(rows)
    for at, sense in enumerate(senses[:-1]):
        if sense.origin:
            paired[at], paired[at + 1] = rows[at] or rows[at + 1], rows[at + 1] or rows[at]
    return paired


def _years(scene: Scene) -> list[Year | None]:
    """The year of each number; one that is there for comparison is only for what it compares."""
    against = against_years(scene)
    free = [y for y in scene.years if y not in against]
    shared = share_out(scene, free)
    for at_year, year in enumerate(against):
        low = compared_at(scene, year)
        if at_year:
            low = max(low, against[at_year - 1].end)
        for at, mention in enumerate(scene.mentions):
            gap = scene.between(year.end, mention.start) if mention.start > year.end else ","
            if low <= mention.start < year.start or _BESIDE.match(gap):
                shared[at] = year
    return shared


def _claim(spot: Spot) -> Claim:
    mention = spot.mention
    again = _said_again(spot) or _change_again(spot)
    if again is not None:
        return again
    unclear = _unreadable(mention)
    counted = _counted(spot)
    if unclear is not None or counted is not None:
        return counted if unclear is None and counted is not None else _unclear(mention, unclear)
    meaning = _meaning(spot)
    if meaning is None:
        return _unclear(mention, _UNTOLD)
    if _is_to_come(spot):
        return _unclear(mention, "La frase habla de lo que vendrá; la ficha, de lo que hubo.")
    if spot.sense.negated and meaning.concepts[0] != "saldo_sin_ejecutar":
        return _unclear(mention, "La frase niega la cifra; no se juzga.")
    missing = meaning.missing_row
    why = None if missing is None else f"La ficha no trae esa cifra para «{missing}»."
    if spot.row is not None and _OUTSIDE.search(
        spot.scene.between(spot.scene.start, spot.row.start)
    ):
        why = f"La frase habla de lo que queda fuera de «{spot.row.said}»."
    amounts = _two_amounts(spot, meaning)
    amount = _in_unit(mention, meaning.concepts[0])
    claim = Claim(
        mention=amount,
        concepts=meaning.concepts if amounts is None else amounts[:1],
        year=spot.year.year if spot.year is not None else None,
        item=meaning.item,
        relation="change" if amounts is not None and not spot.change else spot.sense.relation,
        base_concept=None if amounts is None else amounts[1],
        bound=spot.sense.bound,
        hedged=spot.sense.hedged,
        sign=spot.sense.sign,
        nominal=bool(_NOMINAL.search(spot.scene.between(spot.scene.start, spot.scene.end))),
        firm=meaning.firm
        and not (amount != mention and _scale_left_out(spot))
        and not ((meaning.item is None or mention.kind == "money") and _unsure(spot)),
        excuses=meaning.excuses,
        threshold=_threshold(spot, meaning),
        unclear=why or restriction(spot, meaning),
    )
    return in_time(spot, _together(spot, claim))


def _is_to_come(spot: Spot) -> bool:
    """Whether a number is announced or expected, and no year of the ficha is named for it."""
    if spot.year is not None and spot.year.year in spot.setting.known_years:
        return False
    written = spot.scene.original[spot.mention.start - len(spot.left) : spot.mention.start]
    return bool(_FUTURE.search(written) or _EXPECTED.search(spot.left + spot.right[:_NEARBY]))


def _unsure(spot: Spot) -> bool:
    return unsure(spot.scene.flat, spot.scene.start, spot.mention)


def _threshold(spot: Spot, meaning: Meaning) -> Decimal | None:
    goal = goal_of(spot.scene) if meaning.concepts[0] == "faltante_para_umbral" else None
    return None if goal is None else goal.number


def _together(spot: Spot, claim: Claim) -> Claim:
    """A number of several rows at once: "Ñuble y Biobío suman 584"."""
    rows = joined_rows(spot.scene, spot.mention, spot.row) or enumerated_rows(
        spot.scene, spot.mention, spot.left
    )
    if claim.relation != "level" or len(rows) < 2 or claim.unclear is not None:
        return claim
    names = tuple(row.name for row in rows if row.name is not None)
    if len(names) < len(rows):
        return replace(claim, unclear="La ficha no trae todas las filas que la frase suma.")
    return replace(claim, relation="sum", items=names)


def _pair_as_change(spot: Spot, main: int) -> Claim:
    """The second of two levels as a change from the first: "de 12 en 2022 a 15 en 2023 (25 %)"."""
    last = spot.before[main]
    first = spot.before[main - 1] if main else last
    alike = (first.concepts, first.item, first.relation) == (last.concepts, last.item, "level")
    if not alike or first.year == last.year or last.relation != "level":
        return last
    return replace(last, relation="change", base_year=first.year, sign=0)


def _said_again(spot: Spot) -> Claim | None:
    """A number in other words: "M$47.125,5, es decir, $47.125.500", "(12 + 3 = 15)"."""
    if not spot.before or spot.before[-1].unclear is not None or spot.change:
        return None
    told, mention = spot.before[-1], spot.mention
    if mention.problem is not None or mention.currency not in (None, "pesos") or not told.concepts:
        return None
    again = _AGAIN.match(spot.left) is not None
    again = again or (
        _SUM_OF_IT.search(spot.left) is not None and told.mention.value == mention.value
    )
    amount = _in_unit(mention, told.concepts[0])
    if not again or amount.kind != told.mention.kind:
        return None
    return replace(told, mention=amount, bound="exact", hedged=spot.sense.hedged)


def _change_again(spot: Spot) -> Claim | None:
    """A change said twice: "aumentó en $85,7 millones respecto de 2022 (20,8 %)"."""
    main = spot.scene.satellite_of(spot.at)
    if main is None or main >= len(spot.before) or spot.mention.kind not in ("percent", "money"):
        return None
    told = _pair_as_change(spot, main)
    if told.relation != "change" or told.unclear is not None or spot.sense.relation != "level":
        return None
    if spot.mention.kind == "percent" and vocabulary()[told.concepts[0]].unit == "porcentaje":
        return None
    return replace(told, mention=spot.mention, bound="exact", hedged=spot.sense.hedged)


def _in_parallel(claim: Claim, before: Sequence[Claim]) -> Claim:
    """A claim of another row as sure as the one before it: "Valparaíso …, y Coquimbo el 15,4 %"."""
    if claim.firm or not before or claim.item is None or before[-1].item is None:
        return claim
    last = before[-1]
    same = last.concepts == claim.concepts and last.mention.kind == claim.mention.kind
    return replace(claim, firm=last.firm) if same and last.relation == claim.relation else claim


def _unclear(mention: Mention, why: str | None) -> Claim:
    return Claim(mention, (), None, unclear=why)


def _unreadable(mention: Mention) -> str | None:
    """Why a number cannot be compared at all, whatever it is about."""
    if mention.problem is not None:
        return mention.problem
    if mention.currency not in (None, "pesos"):
        return f"La ficha está en pesos; no se convierten montos en {mention.currency}."
    return None


def _meaning(spot: Spot) -> Meaning | None:
    """What the number is about: a part of a whole, its nearest cue, or what was said before."""
    scene, mention = spot.scene, spot.mention
    if mention.kind == "percent" and not spot.change:
        found = _of_whole(spot) or _apposed(spot)
        whole = whole_of(scene.flat, mention, scene.cues)
        if found is not None or (whole is not None and whole.concept in _SPENT):
            return found  # a share of the spending by something unsaid is no execution
    if spot.change and spot.before and _restates(spot):
        parent = spot.before[-1]
        if parent.concepts and parent.relation == "level":
            return Meaning(parent.concepts, parent.item, firm=parent.firm)
    part = _part_of_budget(spot) or _lacking(spot)
    if part is not None:
        return part
    row = spot.row
    cue = nearest_cue(scene.flat, scene.cues, mention, scene.mentions, change=spot.change, row=row)
    if cue is None:
        cue = first_fitting(mention, spot.setting.heading.cues, change=spot.change)
    if cue is None and spot.row is None:
        last = spot.memory.of_kind(mention.kind, change=spot.change)
        if last is None:
            return None
        firm = bool(_COPULA.search(spot.left)) or spot.change or _is_elliptic(spot)
        firm = firm and not (
            _OWN_SUBJECT.match(spot.left) or _SON.match(spot.left) and not spot.change
        )
        return Meaning(last.concepts, last.item, firm=firm and last.firm)
    if cue is None and spot.row is not None and not spot.row.unit:
        last = spot.memory.of_kind(mention.kind, change=spot.change)
        cue = None if last is None else Cue(scene.start, scene.start, _general(last.concepts[0]))
    reached = bool(_REACHED.search(spot.left))
    row = None if cue is not None and _SUMMED.match(scene.between(cue.start, cue.end)) else row
    found = meaning_of(mention, cue, row, change=spot.change, nearby=scene.cues, reached=reached)
    if found is None:
        return None
    if (
        (_SON.match(spot.left) and not spot.change)
        or _row_in_mind(spot, found)
        or _far_after(spot, cue)
        or _row_left_out(spot, found)
        or _is_of_another(spot)
    ):
        return replace(found, firm=False)
    if not found.firm and _is_said_plainly(spot, cue):
        found = replace(found, firm=True, excuses=_MAY_BE)
    if found.concepts == _SPENT and _WHOLLY.search(spot.left):
        found = replace(found, concepts=_SPENT[:1])
    return _of_same_row(spot, found)


def _row_in_mind(spot: Spot, meaning: Meaning) -> bool:
    """Whether the sentence before spoke of one row, so that this one may go on with it."""
    if _WHOLLY.search(spot.left) or _PROGRAMME.search(spot.left):
        return False
    return (
        spot.memory.row is not None
        and spot.row is None
        and meaning.concepts[0] in (*_REGIONAL, *_SPENT)
    )


def _of_same_row(spot: Spot, meaning: Meaning) -> Meaning:
    """A concept of rows without its row speaks of the row of the number before."""
    concept = meaning.concepts[0]
    if meaning.item is not None or vocabulary()[concept].item is None:
        return meaning
    told = [c for c in (*spot.memory.told, *spot.before) if c.item and c.concepts[0] == concept]
    return replace(meaning, item=told[-1].item) if told else meaning


def _is_elliptic(spot: Spot) -> bool:
    """Whether a number has only its year or its row: "; en 2023, 41.250"."""
    low = spot.mention.start - len(spot.left)
    placed = [(p.start - low, p.end - low) for p in spot.scene.years]
    placed += [(p.start - low, p.end - low) for p in spot.scene.rows]
    placed += [(p.start - low, p.end - low) for p in spot.scene.names]
    left = "".join(
        " " if any(start <= i < end for start, end in placed) else c
        for i, c in enumerate(spot.left)
    )
    return bool(_NOTHING.match(left))


def _is_said_plainly(spot: Spot, cue: Cue | None) -> bool:
    """Whether vague words are made plain by their verb or by their subject, the programme."""
    left = spot.left
    if spot.mention.kind == "percent":
        return cue is not None and cue.concept in _SPENT and bool(_EXECUTED.search(left))
    if spot.mention.kind != "money" or cue is None or cue.end > spot.mention.start:
        return False
    return cue.concept in _AMOUNTS and bool(_PROGRAMME.search(left)) and spot.row is None


def _is_of_another(spot: Spot) -> bool:
    """Whether a new subject that nothing is known of comes in: "y una empresa sanitaria $49"."""
    scene = spot.scene
    if _OUT_THERE.search(scene.between(scene.start, spot.mention.end)):
        return True
    if not spot.before:
        body = _BODIES.search(scene.between(scene.start, spot.mention.end))
        return spot.mention.kind == "money" and (body is not None or _other_named(spot))
    low = spot.scene.mentions[spot.at - 1].end
    starts = [p.start for p in scene.cues] + [p.start for p in scene.rows]
    if any(
        low <= start < spot.mention.start for start in (*starts, *(y.start for y in scene.years))
    ):
        return False
    return bool(_NEW_SUBJECT.match(spot.left))


def _other_named(spot: Spot) -> bool:
    """Whether the subject is a body of another name: "el Fondo ORASMI", "la Beca Indígena"."""
    left = spot.scene.original[spot.scene.start : spot.mention.start]
    found = list(_NAMED_BODY.finditer(left))
    if (
        not found
        or "," in left[found[-1].end() :]
        or _PROGRAMME.search(flat(left[found[-1].end() :]))
    ):
        return False
    word = flat(found[-1]["name"])
    return not any(word[:_SAME] == own[:_SAME] for own in spot.setting.own_words)


def _part_of_budget(spot: Spot) -> Meaning | None:
    """An amount that is a part of a budget: "se gastaron $188 millones del presupuesto inicial"."""
    scene, mention = spot.scene, spot.mention
    told = [c.concepts[0] for c in spot.memory.told]
    if mention.kind == "money" and _LATTER.match(spot.right) and "ejecucion_final" in told[-1:]:
        left = any(c.concept == _LEFT for c in scene.cues)
        return Meaning((f"{_LEFT}_final",)) if left else None
    whole = whole_of(scene.flat, mention, scene.cues)
    if mention.kind != "money" or spot.change or whole is None or whole.concept not in _BUDGETS:
        return None
    if not _PARTLY.match(scene.between(mention.end, whole.end)):
        return None
    verbs = [c for c in scene.cues if c.end <= mention.start and c.concept in (*_SPENT, _LEFT)]
    if not verbs or verbs[-1].concept != _LEFT:
        return Meaning(_SPENT) if verbs else None
    return Meaning((_LEFT,) if whole.concept == _BUDGETS[0] else (f"{_LEFT}_final",))


def _lacking(spot: Spot) -> Meaning | None:
    """An amount that a threshold lacks: "para llegar al 85 % faltó gastar M$222.841"."""
    if spot.mention.kind != "money" or not _LACKED.search(spot.left) or goal_of(spot.scene) is None:
        return None
    return Meaning(("faltante_para_umbral",))


def goal_of(scene: Scene) -> Mention | None:
    """The percentage that a sentence names as a goal, which asserts nothing by itself."""
    goals = (
        m
        for m in scene.mentions
        if m.kind == "percent" and _GOAL.search(scene.between(scene.start, m.start))
    )
    return next(goals, None)


def _restates(spot: Spot) -> bool:
    """Whether a change is of what was just said: "201 personas, 30 menos que en 2022"."""
    if _RESTATED.match(spot.left) and not _cues_in_left(spot):
        return True
    if not _APPOSED_CHANGE.search(spot.left):
        return False
    return spot.mention.signed or bool(_COMPARING.match(spot.right))


def _cues_in_left(spot: Spot) -> bool:
    low = spot.mention.start - len(spot.left)
    return any(low <= c.start < spot.mention.start and not c.weak for c in spot.scene.cues)


def _far_after(spot: Spot, cue: Cue | None) -> bool:
    """Whether the name of a number only comes in the next clause."""
    if cue is None or cue.start < spot.mention.end:
        return False
    gap = spot.scene.between(spot.mention.end, cue.start)
    return bool(re.search(r"[,:]\s|\b(?:pero|mientras|aunque|sin\s+embargo)\b", gap))


def _row_left_out(spot: Spot, meaning: Meaning) -> bool:
    """Whether the sentence names a region that no number took, so that the total is doubtful."""
    if spot.row is not None or meaning.concepts[0] not in _REGIONAL:
        return False
    taken = rows_of_numbers(spot.scene, ())
    if spot.scene.is_whole(spot.at):
        return False
    near = [r for r in spot.scene.rows if r.kind == "region" and _near(spot, r.start)]
    return bool(near) and not any(r is t for r in near for t in taken if _owner_is_tight(spot, t))


def _owner_is_tight(spot: Spot, row: Item | None) -> bool:
    """Whether a number other than this one stands right beside the row."""
    if row is None:
        return False
    return any(
        0 <= row.start - m.end <= 12 or 0 <= m.start - row.end <= 8
        for m in spot.scene.mentions
        if m != spot.mention
    )


def _general(concept: str) -> str:
    """The concept of the whole that a region's row is a part of."""
    return {"gasto_region": "total_ejecutado", "poblacion_region": "poblacion_beneficiada"}.get(
        concept, concept
    )


def _of_whole(spot: Spot) -> Meaning | None:
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
        part = cue.concept if cue is not None else None
    row = spot.row
    item = row.name if row is not None else (parent.item if parent is not None else None)
    shares = share_of(part, whole, row)
    return None if shares is None else Meaning(shares, item if row is not None else None)


def _is_spent_elsewhere(spot: Spot, whole: Cue) -> bool:
    """Whether a share went to something that the ficha has no row for: "… se gastó en la capital"."""
    scene = spot.scene
    named = any(c.start > whole.end and not c.weak for c in scene.cues)
    after = scene.between(whole.end, spot.mention.end + len(spot.right))
    return spot.row is None and not named and _WENT.match(after) is not None


def _spent_between(spot: Spot, unspent: Cue) -> bool:
    """Whether the words before a number say that it was spent, and the rest only follows."""
    verbs = [c for c in spot.scene.cues if c.concept in (*_SPENT, *_EXECUTION)]
    return unspent.start > spot.mention.end and any(c.end <= spot.mention.start for c in verbs)


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


def _apposed(spot: Spot) -> Meaning | None:
    """A percentage right after an amount or a count is its share, unless other words name it."""
    parent = _parent(spot)
    if parent is None or not parent.concepts or parent.relation != "level":
        return None
    low = parent.mention.end
    if any(low <= c.start < spot.mention.start and not c.weak for c in spot.scene.cues):
        return None
    after = nearest_cue(spot.scene.flat, _right_after(spot), spot.mention, (), change=False)
    if after is not None and vocabulary()[after.concept].unit == "porcentaje":
        return None
    shares = SHARES.get(parent.concepts[0])
    if parent.concepts[0] == "poblacion_beneficiada" and parent.item is None:
        shares = ("cobertura",) if "poblacion_objetivo" in _said(spot) else None
    if shares is None:
        return None
    if shares == ("ejecucion_inicial", "ejecucion_final"):
        shares = _execution(spot, shares)
    return Meaning(shares, parent.item, firm=parent.firm)


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


def _two_amounts(spot: Spot, meaning: Meaning) -> tuple[str, str] | None:
    """The two amounts of a difference: "el gasto superó al presupuesto final en …"."""
    if spot.mention.kind == "times":
        return _times_amounts(spot, meaning)
    excess = bool(_EXCESS.search(spot.left)) and spot.mention.kind in ("money", "count")
    if meaning.concepts[0] not in _AMOUNTS or spot.mention.kind == "points":
        return None
    if not (spot.change or excess):
        return None
    scene = spot.scene
    amounts = [c for c in scene.cues if c.concept in _AMOUNTS]
    if excess:
        said = {c.concept for c in amounts} & set(_BUDGETS)
        return "total_ejecutado", said.pop() if len(said) == 1 else "presupuesto_final"
    told = list(dict.fromkeys(c.concept for c in amounts if c.end <= spot.mention.start))
    if len(told) > 1 and _DIFFERENCE.search(spot.left):
        return told[-1], told[0]
    for at, base in enumerate(amounts):
        words = scene.between(max(scene.start, base.start - 24), base.start)
        inside = scene.between(base.start, base.end)
        if not (_THAN.search(words) or (_THAN_INSIDE.match(inside) and at)):
            continue
        before = [c.concept for c in amounts[:at] if c.concept != base.concept]
        if before and _near(spot, base.start):
            return before[-1], base.concept
    return None


def _times_amounts(spot: Spot, meaning: Meaning) -> tuple[str, str] | None:
    """Two amounts of which one is so many times the other: "2,6 veces lo gastado"."""
    end = spot.mention.end
    amounts = [c for c in spot.scene.cues if c.concept in _AMOUNTS]
    base = next((c for c in amounts if end <= c.start <= end + _RIGHT_AFTER), None)
    before = [c.concept for c in amounts if c.end <= spot.mention.start]
    if base is None or not before or before[-1] == base.concept or meaning.item is not None:
        return None
    return before[-1], base.concept


def _near(spot: Spot, at: int) -> bool:
    """Whether no other number stands between a place and this one."""
    low, high = sorted((at, spot.mention.start))
    return not any(low < m.start < high for m in spot.scene.mentions if m != spot.mention)


def _only_time(claim: Claim) -> bool:
    """Whether a number is a stretch of time that no indicator is measured in."""
    told = claim.concepts and claim.concepts[0].startswith("indicador")
    return claim.mention.noun in _TIMES and not told


def _counted(spot: Spot) -> Claim | None:
    """A count of the ficha's own parts: "tiene dos componentes"."""
    if spot.mention.kind == "count" and _OF_OTHERS.match(
        spot.scene.between(spot.mention.end, spot.mention.end + _NEARBY)
    ):
        return _unclear(spot.mention, "La ficha no cuenta eso.")
    if spot.mention.kind != "count" or spot.mention.noun != "componentes":
        return None
    firm = bool(_COUNTED.search(spot.left))
    return Claim(spot.mention, ("numero_de_componentes",), spot.setting.year, firm=firm)


def _in_unit(mention: Mention, concept: str) -> Mention:
    """A number without currency beside words for money: M$ as the ficha prints, or scaled pesos."""
    entry = vocabulary().get(concept)
    if mention.kind != "count" or entry is None or entry.unit != MILES_DE_PESOS:
        return mention
    scale = mention.scale / 1000 if mention.scaled else Fraction(1)
    return replace(mention, kind="money", scale=scale)


def _scale_left_out(spot: Spot) -> bool:
    """Whether a number may share the scale of another: "de los 482 millones, solo 187"."""
    return not spot.mention.scaled and any(
        m.scaled or (m.kind == "money" and m.scale >= 1000) for m in spot.scene.mentions
    )


def _remember(scene: Scene, setting: Setting, memory: Memory, claims: Sequence[Claim]) -> Memory:
    """What stays in mind after a sentence: its last claim of each kind, and its year."""
    told = {c.mention.kind: c for c in memory.told} if not scene.cues else {}
    told |= {c.mention.kind: c for c in claims if c.concepts and c.unclear is None}
    year = _carried(scene, setting) if scene.years else memory.year
    named = sorted({y.year for y in scene.years})
    span = (named[0], named[-1]) if len(named) > 1 else None
    return Memory(tuple(told.values()), year, span, _only_row(scene))
