"""Which concept a number speaks of, from its unit, the cues around it and the row it belongs to."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from calc import quantity
from calc.claims.cues import LITTLE_WORDS
from calc.claims.shapes import Cue, Item, Mention
from calc.concepts import vocabulary
from calc.number import decimals_of

_BUDGET = ("presupuesto_inicial", "presupuesto_final")
_SPENT = ("total_ejecutado", "presupuesto_ley_ejecutado")
_EXECUTION = ("ejecucion_inicial", "ejecucion_final")
_LEFT_OVER = ("porcentaje_sin_ejecutar", "porcentaje_sin_ejecutar_final")

# A percentage that stands beside words for an amount or a count is a share of something.
SHARES: dict[str, tuple[str, ...]] = {
    "presupuesto_inicial": ("ejecucion_inicial",),
    "presupuesto_final": ("ejecucion_final",),
    "total_ejecutado": _EXECUTION,
    "presupuesto_ley_ejecutado": _EXECUTION,
    "saldo_sin_ejecutar": _LEFT_OVER,
    "saldo_sin_ejecutar_final": ("porcentaje_sin_ejecutar_final",),
    "total_gasto_administrativo": ("porcentaje_gasto_administrativo",),
    "total_gastos_componentes": ("porcentaje_gastos_componentes",),
    "gasto_componente": ("participacion_componente", "participacion_componente_total"),
    "gasto_subtitulo": ("participacion_subtitulo",),
    "gasto_region": ("porcentaje_gasto_region",),
    "poblacion_region": ("porcentaje_poblacion_region",),
    "poblacion_objetivo": ("cobertura",),
}
_BY_ROW: dict[str, dict[str, str]] = {
    "region": {
        **dict.fromkeys(_SPENT, "gasto_region"),
        "total_gastos_componentes": "gasto_region",
        "gasto_componente": "gasto_region",
        "gasto_region": "gasto_region",
        "poblacion_beneficiada": "poblacion_region",
        "poblacion_region": "poblacion_region",
        "gasto_por_beneficiario": "gasto_por_beneficiario_region",
        "gasto_por_beneficiario_region": "gasto_por_beneficiario_region",
        "porcentaje_gasto_region": "porcentaje_gasto_region",
        "porcentaje_poblacion_region": "porcentaje_poblacion_region",
    },
    "componente": {
        **dict.fromkeys(_SPENT, "gasto_componente"),
        "total_gastos_componentes": "gasto_componente",
        "gasto_componente": "gasto_componente",
        "poblacion_beneficiada": "produccion_componente",
        "produccion_componente": "produccion_componente",
        "gasto_unitario_componente": "gasto_unitario_componente",
        "gasto_por_beneficiario": "gasto_unitario_componente",
        "participacion_componente": "participacion_componente",
        "participacion_componente_total": "participacion_componente_total",
    },
    "subtitulo": {
        **dict.fromkeys(_SPENT, "gasto_subtitulo"),
        "gasto_subtitulo": "gasto_subtitulo",
        "participacion_subtitulo": "participacion_subtitulo",
    },
    "indicador_proposito": {"indicador_proposito": "indicador_proposito"},
    "indicador_complementario": {
        "indicador_complementario": "indicador_complementario",
        "indicador_proposito": "indicador_complementario",
    },
}
_ALONE: dict[tuple[str, str], str] = {
    ("region", "money"): "total_ejecutado",
    ("region", "count"): "poblacion_beneficiada",
    ("componente", "money"): "total_ejecutado",
    ("componente", "count"): "produccion_componente",
    ("subtitulo", "money"): "total_ejecutado",
    ("componente", "percent"): "total_ejecutado",
    ("subtitulo", "percent"): "total_ejecutado",
}
_PLAIN: dict[str, tuple[str, ...]] = {
    "presupuesto_inicial": _BUDGET,
    "total_ejecutado": _SPENT,
    "saldo_sin_ejecutar": ("saldo_sin_ejecutar", "saldo_sin_ejecutar_final"),
}
_TOTALS = {
    "gasto_componente": "total_gastos_componentes",
    "gasto_region": "total_gastos_componentes",
    "poblacion_region": "poblacion_beneficiada",
}
_DECLARED = "declarada"
_MONEY_UNITS = {quantity.MILES_DE_PESOS}
_PERCENT_UNITS = {quantity.PORCENTAJE}
_WHOLE_UNITS = {quantity.PERSONAS, quantity.UNIDADES}
_COUNT_UNITS = {quantity.PERSONAS, quantity.UNIDADES, quantity.FACTOR}
_COMPLEMENT = re.compile(
    r"^\s*\(?\s*(?:\w+(?:ados?|adas?|idos?|idas?)\s+)?(?:(?:de|del|en|por|para|como)\s+)?"
    r"(?:(?:el|la|los|las|su|sus|un|una)\s+)*$"
)
_BASE = re.compile(
    r"\b(?:respecto|relacion|comparacion|comparado|sobre|frente|contra|versus|parte|proporcion)\s+"
    r"(?:(?:al?|del?|con|el|su)\s+)*$"
)
_LINK = re.compile(r"\s+(?:del|de\s+(?:el|la|los|su))\s+$")
_LINK_LENGTH = 10
_TAKEN = 60
"""What a name weighs less where it completes another number."""

_RIGHT_THERE = 20
"""What a name gains right after its number: "1,7 millones de raciones"."""

_LATE = 40
"""What a name before a number weighs less where the sentence names its numbers after them."""

_NAMED_PLAINLY = frozenset({"presupuesto_inicial", "ejecucion_inicial"})
"""Concepts that their weak words name too: "el presupuesto" leaves open only which."""

_BESIDE = 24
"""A budget so few characters before a share of it leaves no other in question."""

_MOST_PERCENT = 1000
_MANY = 12
_FAR = 100
"""How much nearer, in characters, vague words must be than those that name a concept."""

# Words that only may speak of people or of things made: a difference from them proves nothing.
_SPECIAL = frozenset(
    (
        *("gasto_por_beneficiario", "gasto_unitario_componente", "saldo_sin_ejecutar"),
        "total_gasto_administrativo",
    )
)
"""Words that qualify a general one: "gastó … por persona" is no total."""

_PEOPLE = ("persona", "beneficiari", "usuari", "participante", "unidad", "prestacion")
_VAGUE = frozenset({"poblacion_beneficiada", "produccion_componente", "indicador_proposito"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """The concepts that a number may speak of, the default first, and whether its words say so.

    `told` says that its own clause names them; without it they were taken from another one.
    """

    concepts: tuple[str, ...]
    item: str | None = None
    firm: bool = True
    missing_row: str | None = None
    excuses: tuple[str, ...] = ()
    told: bool = True


def nearest_cue(
    text: str,
    cues: Sequence[Cue],
    mention: Mention,
    mentions: Sequence[Mention],
    *,
    change: bool,
    row: Item | None = None,
) -> Cue | None:
    """The cue that most probably says what a number is, among those whose unit allows it."""
    best: dict[bool, tuple[int, Cue]] = {}
    first = mentions[0].start if mentions else mention.start
    follows = not any(c.end <= first and not c.weak for c in cues)
    near = _around(cues, mention)
    for cue in near:
        fit = _fit(mention, cue.concept, change=change)
        inside = mention.start <= cue.start and cue.end <= mention.end
        if fit is None or (inside and not mention.loose) or _of_next(mention, cue, row):
            continue
        score = fit + _distance(text, cue, mention, mentions, near)
        if follows and first < mention.start and cue.end <= mention.start:
            score += _LATE  # in "201 beneficiarios y M$187.599 de gasto" names come after numbers
        vague = cue.weak and cue.concept in _VAGUE
        if vague not in best or score < best[vague][0]:
            best[vague] = (score, cue)
    plain, vague_one = best.get(False), best.get(True)
    if plain is None or (vague_one is not None and vague_one[0] < plain[0] - _FAR):
        plain = vague_one
    return None if plain is None else plain[1]


def _around(cues: Sequence[Cue], mention: Mention) -> Sequence[Cue]:
    """The cues near a number: in a long list the others say nothing of it."""
    at = bisect_left(cues, mention.start, key=lambda c: c.start)
    return cues[max(0, at - _MANY) : at + _MANY]


def first_fitting(mention: Mention, cues: Sequence[Cue], *, change: bool) -> Cue | None:
    """The first cue of a heading whose unit suits a number."""
    return next((c for c in cues if _fit(mention, c.concept, change=change) is not None), None)


def meaning_of(
    mention: Mention,
    cue: Cue | None,
    row: Item | None,
    *,
    change: bool,
    nearby: Sequence[Cue],
    reached: bool = False,
) -> Meaning | None:
    """What a number means given its best cue and its row; None where nothing says.

    `reached` tells that its verb is one of reaching people: "llegó al 16,3 % de los medios".
    """
    concept = cue.concept if cue is not None else None
    firm = cue is not None and _says(cue, nearby)
    if row is not None:
        priced = bool(row.said) and row.unit.lower().startswith("peso") and mention.kind != "count"
        measured = row.kind.startswith("indicador") and (mention.kind != "money" or priced)
        if measured and (cue is None or cue.weak or priced):
            concept, firm = row.kind, bool(row.said)
        elif concept is None:
            concept = _ALONE.get((row.kind, mention.kind))
    if concept is None:
        return None
    placed = None if row is None else _in_row(mention, concept, row, change=change)
    if placed is not None and row is not None:
        return replace(placed, firm=firm or _row_says(mention, cue, row))
    if row is None:
        concept = _TOTALS.get(concept, concept)
    if mention.kind == "percent" and concept == "poblacion_beneficiada" and not change:
        return Meaning(("cobertura",), None, firm=False) if reached else None
    concepts = _alternatives(mention, concept, cue, nearby, change=change)
    concepts += tuple(c for c in _twins(mention, cue, nearby, change=change) if c not in concepts)
    return Meaning(concepts, None, firm=firm and not _is_bare_share(concept, concepts, nearby))


def _twins(
    mention: Mention, cue: Cue | None, nearby: Sequence[Cue], *, change: bool
) -> Iterator[str]:
    """Other concepts of the very same words: "subejecución" is what was spent, or what was left."""
    for other in nearby:
        same = cue is not None and (other.start, other.end) == (cue.start, cue.end)
        fits = _fit(mention, other.concept, change=change) is not None
        if same and fits and cue is not None and other.concept != cue.concept:
            yield from _shares(mention, other.concept, change=change)


def _row_says(mention: Mention, cue: Cue | None, row: Item) -> bool:
    """Whether the row leaves no doubt of what a number is: a region's money, its people."""
    if row.kind == "componente" and mention.kind == "count":
        return bool(row.said) and not row.weak and mention.noun.startswith(_PEOPLE)
    if row.kind in ("componente", "subtitulo"):
        return bool(row.said) and mention.kind in ("money", "percent")
    if row.kind != "region" or mention.kind not in ("money", "count"):
        return False
    return mention.kind == "money" or cue is not None or mention.noun in ("", *LITTLE_WORDS)


def _is_bare_share(concept: str, concepts: tuple[str, ...], nearby: Sequence[Cue]) -> bool:
    """Whether a percentage is only near a word for spending, and no budget is spoken of."""
    if concept not in _SPENT or not set(concepts) & set(_EXECUTION):
        return False
    return not any(c.concept in (*_BUDGET, *_EXECUTION) for c in nearby)


def _says(cue: Cue, nearby: Sequence[Cue]) -> bool:
    """Whether the words name the concept, here or elsewhere in the sentence."""
    vague = cue.weak and cue.concept not in _NAMED_PLAINLY
    return not vague or any(c.concept == cue.concept and not c.weak for c in nearby)


def _in_row(mention: Mention, concept: str, row: Item, *, change: bool) -> Meaning | None:
    """The concept of a row that a general word stands for beside it."""
    moved = _BY_ROW.get(row.kind, {}).get(concept)
    if moved is not None and row.name is None:
        return Meaning((moved,), missing_row=row.said)
    if moved is not None:
        return Meaning(_shares(mention, moved, change=change), row.name)
    if row.kind == "region" and concept in (*_BUDGET, *_EXECUTION):
        return Meaning((concept,), row.name, missing_row=row.said)
    return None


def _alternatives(
    mention: Mention, concept: str, cue: Cue | None, nearby: Sequence[Cue], *, change: bool
) -> tuple[str, ...]:
    """The concepts that plain words allow: "presupuesto" is the initial or the final one."""
    weak = cue is not None and cue.weak
    if mention.kind in ("money", "count") or (change and mention.kind != "points"):
        if concept == "presupuesto_inicial" and not weak:
            return (concept,)
        return _PLAIN.get(concept, (concept,))
    shares = _shares(mention, concept, change=change)
    if concept == "ejecucion_inicial" and weak:
        shares = _EXECUTION
    if shares not in (_EXECUTION, _LEFT_OVER):
        return shares
    said = _budgets_beside(mention, nearby)
    final = bool(said & {"presupuesto_final", "ejecucion_final"})
    initial = "presupuesto_inicial" in said
    if final == initial:
        return shares
    return shares[1:] if final else shares[:1]


def _budgets_beside(mention: Mention, nearby: Sequence[Cue]) -> set[str]:
    """The concepts that a sentence names, those of the last words before the number alone."""
    said = [c for c in nearby if not c.weak]
    last = [c for c in said if c.end <= mention.start and c.concept in (*_BUDGET, *_EXECUTION)]
    close = last[-1:] if last and mention.start - last[-1].end <= _BESIDE else said
    return {c.concept for c in close}


def _shares(mention: Mention, concept: str, *, change: bool) -> tuple[str, ...]:
    shared = mention.kind == "points" or (mention.kind == "percent" and not change)
    if shared and not (change and concept in _BUDGET):
        return SHARES.get(concept, (concept,))
    return (concept,)


def _fit(mention: Mention, concept: str, *, change: bool) -> int | None:
    """How well the unit of a concept suits a number; None: not at all."""
    unit = vocabulary()[concept].unit
    if mention.kind == "times" or (mention.kind == "percent" and change):
        return 0
    if mention.kind == "money":
        return 0 if unit in _MONEY_UNITS else None
    if mention.kind in ("percent", "points"):
        share = concept in SHARES or concept == "poblacion_beneficiada"
        return 0 if unit in _PERCENT_UNITS or unit == _DECLARED else (12 if share else None)
    return _fit_count(mention, unit)


def _fit_count(mention: Mention, unit: str) -> int | None:
    """A number without unit suits counts best, then indicators, then amounts as a ficha prints."""
    broken = mention.number is not None and decimals_of(mention.number) > 0 and not mention.scaled
    if broken and unit in _WHOLE_UNITS:
        return None
    if unit in _COUNT_UNITS:
        return 0
    if unit in _PERCENT_UNITS and mention.value is not None and mention.value > _MOST_PERCENT:
        return None
    if mention.noun and not mention.scaled:
        return 50 if unit == _DECLARED else None
    if unit == _DECLARED or (unit in _PERCENT_UNITS and not mention.scaled):
        return 25
    return 15 if unit in _MONEY_UNITS else None


def _of_next(mention: Mention, cue: Cue, row: Item | None) -> bool:
    """Whether a budget named after a region's number is another number's whole."""
    if row is None or row.kind != "region" or cue.start < mention.end:
        return False
    return cue.concept in (*_BUDGET, *_EXECUTION)


def _belongs(text: str, cue: Cue, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a cue completes a number before this one: "M$215 aportados por los gobiernos"."""
    before = [m for m in mentions if m.end <= cue.start and m.kind == mention.kind]
    return bool(before) and bool(_COMPLEMENT.match(text[before[-1].end : cue.start]))


def _is_left_of(text: str, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a budget is only what a balance is left of: "presupuesto inicial sin ejecutar"."""
    return cue.concept in _BUDGET and any(
        other.concept == "saldo_sin_ejecutar" and text[cue.end : other.start] == " "
        for other in cues
    )


def _completes(text: str, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a cue only completes the one before it: "el saldo del presupuesto inicial"."""
    return any(
        other.end < cue.start <= other.end + _LINK_LENGTH
        and not other.weak
        and other.concept != cue.concept
        and _LINK.match(text, other.end, cue.start) is not None
        for other in cues
    )


def _distance(
    text: str,
    cue: Cue,
    mention: Mention,
    mentions: Sequence[Mention],
    cues: Sequence[Cue],
) -> int:
    """How far a cue is from a number: characters, numbers in between, commas; after counts more."""
    if cue.end <= mention.start:
        low, high, extra = cue.end, mention.start, 0
        comma = 8
    elif cue.start >= mention.end:
        low, high, extra = mention.end, cue.start, 12
        comma = 30
    else:
        return 0
    gap = text[low:high]
    crossed = sum(low <= m.start < high and m.kind == mention.kind for m in mentions)
    other = sum(low <= m.start < high and m.kind != mention.kind for m in mentions)
    if extra and _COMPLEMENT.match(gap):
        extra = -_RIGHT_THERE
    if extra == 0 and cue.end <= mention.start and _belongs(text, cue, mention, mentions):
        extra = _TAKEN
    if _BASE.search(text[max(0, cue.start - 24) : cue.start]):
        extra += _TAKEN
    if _is_left_of(text, cue, cues):
        extra = _TAKEN
    elif cue.end <= mention.start and _completes(text, cue, cues):
        extra += _TAKEN
    score = high - low + extra + 45 * crossed + 15 * other + comma * gap.count(",")
    if extra and cue.start >= mention.end and re.search(r"\b(?:y|e|pero|mientras|aunque)\b", gap):
        score += 25
    if cue.weak:
        score += 25
    return score - (20 if cue.concept in _SPECIAL else 0)
