"""The words that most probably say what a number is: by unit, distance and what stands between."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from calc import quantity
from calc.claims.found.kinds import BUDGETS, EXECUTION, SHARES, SPENDING
from calc.claims.found.shapes import Cue, Item, Mention
from calc.concepts import vocabulary
from calc.number import decimals_of

_DECLARED = "declarada"
_MONEY_UNITS = {quantity.MILES_DE_PESOS}
_PERCENT_UNITS = {quantity.PORCENTAJE}
_WHOLE_UNITS = {quantity.PERSONAS, quantity.UNIDADES}
_COUNT_UNITS = {quantity.PERSONAS, quantity.UNIDADES, quantity.FACTOR}
_COMPLEMENT = re.compile(
    r"^\s*\(?\s*(?:restantes?\s+)?(?:\w+(?:ados?|adas?|idos?|idas?)\s+)?(?:(?:de|del|en|por|para|como)\s+)?"
    r"(?:(?:el|la|los|las|su|sus|un|una)\s+)*$"
)
_BASE = re.compile(
    r"\b(?:respecto|relacion|comparacion|comparado|sobre|frente|contra|versus|parte|proporcion)\s+"
    r"(?:(?:al?|del?|con|el|su)\s+)*$"
)
_OF_ALL = re.compile(r"(?:^|[.;:(\n]\s{0,3})(?:del?|de\s+(?:los|las|la|el|un))\s+(?:total\s+)?$")
"""Before the name of a whole that a number is only a part of: "Del total ejecutado, M$3 …"."""

_APPOSED = re.compile(r"(?:\s+(?:del?|en)(?:\s+(?:el|ano))*\s+20\d\d)?\s*[,(]\s*")
_LINK = re.compile(r"\s+(?:del|de\s+(?:el|la|los|su))\s+$")
_LINK_LENGTH = 10
_TAKEN = 60
"""What a name weighs less where it completes another number."""

_RIGHT_THERE = 20
"""What a name gains right after its number: "1,7 millones de raciones"."""

_LATE = 40
"""What a name before a number weighs less where the sentence names its numbers after them."""

_MOST_PERCENT = 1000
_MANY = 12
_FAR = 100
"""How much nearer, in characters, vague words must be than those that name a concept."""

# Words that only may speak of people or of things made: a difference from them proves nothing.
_SPECIAL = frozenset(
    (
        *("gasto_por_beneficiario", "gasto_unitario_componente", "saldo_sin_ejecutar"),
        *("total_gasto_administrativo", "total_gastos_componentes"),
    )
)
"""Words that qualify a general one: "gastó … por persona" is no total."""

PER_EACH = ("gasto_unitario_componente", "gasto_por_beneficiario")
"""What is spent on each: amounts that stand for many are no such thing."""

_EACH = ("", "por", "cada", "por cada", "a cada", "en cada")
_VAGUE = frozenset({"poblacion_beneficiada", "produccion_componente", "indicador_proposito"})


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
        fit = fit_of(mention, cue.concept, change=change)
        inside = mention.start <= cue.start and cue.end <= mention.end
        other = _of_next(mention, cue, row) or _is_of_next(text, mention, cue, mentions)
        other = other or _is_of_share(mention, cue, mentions)
        other = other or _is_of_bracketed(text, mention, cue, mentions)
        if fit is None or (inside and not mention.loose) or other:
            continue
        apposed = _is_apposed(text, cue, mention)
        score = fit + (-_RIGHT_THERE if apposed else _distance(text, cue, mention, mentions, near))
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
    return next((c for c in cues if fit_of(mention, c.concept, change=change) is not None), None)


def fit_of(mention: Mention, concept: str, *, change: bool) -> int | None:
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
    return cue.concept in (*BUDGETS, *EXECUTION)


def _is_of_bracketed(text: str, mention: Mention, cue: Cue, mentions: Sequence[Mention]) -> bool:
    """Whether a cue is of a number in brackets after this one: "M$12 (5 % del gasto total)"."""
    low, high = mention.end, cue.start
    opened = text.rfind("(", low, high)
    if opened < 0 or ")" in text[opened:high]:
        return False
    return any(opened < m.start and m.end <= high for m in mentions)


def _is_of_share(mention: Mention, cue: Cue, mentions: Sequence[Mention]) -> bool:
    """Whether points are those of a percentage beside them, and not of the people it is of."""
    points = mention.kind == "points" and cue.concept == "poblacion_beneficiada"
    return points and any(m.kind == "percent" for m in mentions)


def _is_of_next(text: str, mention: Mention, cue: Cue, mentions: Sequence[Mention]) -> bool:
    """Whether "cada uno" or "por persona" stands right behind another amount: it is that one's."""
    if cue.concept not in PER_EACH or cue.start < mention.end:
        return False
    return any(
        mention.end <= m.start and m.end <= cue.start and text[m.end : cue.start].strip() in _EACH
        for m in mentions
    )


def _belongs(text: str, cue: Cue, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a cue completes a number before this one: "M$215 aportados por los gobiernos"."""
    before = [m for m in mentions if m.end <= cue.start and m.kind == mention.kind]
    return bool(before) and bool(_COMPLEMENT.match(text[before[-1].end : cue.start]))


def _is_base(text: str, cue: Cue, mention: Mention) -> bool:
    """Whether a cue names what a number is compared with, or the whole that it is a part of."""
    leading = text[max(0, cue.start - 24) : cue.start]
    apart = cue.end <= mention.start and "," in text[cue.end : mention.start]
    return bool(_BASE.search(leading)) or (apart and _OF_ALL.search(leading) is not None)


def _is_left_of(text: str, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a budget is only what a balance is left of: "presupuesto inicial sin ejecutar"."""
    return cue.concept in BUDGETS and any(
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


def _is_apposed(text: str, cue: Cue, mention: Mention) -> bool:
    """Whether a number stands between commas right after a name: "Del inicial, M$12, quedó …"."""
    closed = text[mention.end : mention.end + 1] in (",", ")")
    before = closed and not cue.weak and cue.end <= mention.start
    return before and _APPOSED.fullmatch(text, cue.end, mention.start) is not None


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
        whole = cue.concept in SPENDING and mention.kind == "money" and gap.strip() == "del"
        extra = _TAKEN if whole else -_RIGHT_THERE
    if extra == 0 and cue.end <= mention.start and _belongs(text, cue, mention, mentions):
        extra = _TAKEN
    if _is_base(text, cue, mention):
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
