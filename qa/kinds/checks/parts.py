"""What part of the whole somebody says that some rows are: "¿X e Y suman más de un tercio?".

Promise: the part is that of the rows named, together or all but them, and yes or no is said of it
with the sum; "la mayoría" is more than a half, "uno de cada diez" one tenth.
"""

import re
from fractions import Fraction

from calc.claims.found.words import read_small
from calc.concepts import vocabulary
from calc.quantity import PORCENTAJE
from qa.answers.compose import Part, derivation, joined
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import bare, magnitude, related
from qa.kinds.checks import check
from qa.kinds.figures import figure
from qa.language.senses import CHANGES
from qa.named.row import Item
from qa.named.sizes import Size, size_of
from qa.named.thresholds import Threshold, read_thresholds
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.ordered import assumed_year, next_for
from qa.understanding.question import Question

_ASKING = frozenset("cual cuales cuanto cuanta cuantos cuantas quien quienes como por".split())
_OTHER = ("porque", "ranking", "promedio", "significar", "cuadrar", "hallazgo", "cobertura", "sin")
_HELD = re.compile(
    r"\b(?:sum\w+|concentr\w+|llev\w+|represent\w+|correspond\w+|absorb\w+|acumul\w+|reun\w+|"
    r"junt[oa]s?|entre|equival\w+|fue(?:ron)? (?:a|al|para)|va (?:a|al|para)|es|son|esta|estan|"
    r"vienen?|vino|puso|qued\w+|fue|fueron|com\w+|us\w+|super\w+|sobrepas\w+|rebas\w+|"
    r"exced\w+|pas(?:a|an|o|aron)|alcanz\w+|lleg\w+)\b"
)
_MOST = re.compile(r"\b(?:mayoria|mayor parte|gran parte|grueso)\b")
_OF_EVERY = re.compile(r"\b(\w+) de cada (\w+)\b")
_BUT = re.compile(r"\b(?:fuera|afuera|aparte|al margen) del?\b")
_FRACTIONS = re.compile(r"(?:mitad|mayori|parte|terci|cuart|quint|decim|grues|pes)")
_ALL = Fraction(100)
_WHOLE = {
    "gasto_region": "total_gastos_componentes",
    "gasto_componente": "total_gastos_componentes",
    "gasto_subtitulo": "presupuesto_ley_ejecutado",
    "poblacion_region": "poblacion_beneficiada",
    "total_gasto_administrativo": "total_ejecutado",
    "total_gastos_componentes": "total_ejecutado",
    "recursos_gobiernos_regionales": "total_ejecutado",
    "recursos_extrapresupuestarios": "total_ejecutado",
}
"""What each amount is a part of."""

_AMOUNTS = {
    "porcentaje_gasto_administrativo": "total_gasto_administrativo",
    "porcentaje_gastos_componentes": "total_gastos_componentes",
    "porcentaje_gasto_region": "gasto_region",
    "porcentaje_poblacion_region": "poblacion_region",
    "participacion_componente": "gasto_componente",
    "participacion_subtitulo": "gasto_subtitulo",
}


def answer(ask: Ask) -> Draft | None:
    """Yes or no of a part of the whole; None where a question tells none."""
    if (whole := check.of_a_hundred(ask)) is not None:
        return whole
    question = ask.question
    known = question.reading.known
    asks = not _ASKING.isdisjoint(known) or known[:1] == ("que",)
    if asks or question.any_of(*_OTHER, *CHANGES):
        return None
    if any(_FRACTIONS.match(word) is None for word in question.strangers):
        return None
    several = len(question.period.years) > 1 or question.period.every
    claimed = _claimed(question)
    items = tuple(i for i in question.items if i.present)
    but = _BUT.search(question.reading.text) is not None
    if (
        several
        or claimed is None
        or _exceeds_whole(claimed)
        or not (but or _HELD.search(question.reading.text))
    ):
        return None
    amounts = {_AMOUNTS.get(c, c) for c in question.concepts}
    known_ones = amounts & _WHOLE.keys()
    if len(known_ones) != 1 or (amounts != known_ones and not but):
        return None
    concept = next(iter(known_ones))
    if len(items) != len(question.items):
        return None
    if _names_another_whole(question, concept) or not _of_one_table(concept, items):
        return None
    return _judged(ask, concept, items, claimed)


def _claimed(question: Question) -> Threshold | Size | None:
    """The part that is told: a bound, "la mayoría", "uno de cada diez", a share."""
    text = question.reading.text
    bounds = [b for b in read_thresholds(question.reading) if b.is_share]
    if bounds:
        return bounds[0] if len(bounds) == 1 else None
    if _MOST.search(text):
        return Threshold(below=False, value=Fraction(50), mark="", scale="%")
    if (every := _OF_EVERY.search(text)) is not None:
        part, whole = (read_small(word) for word in every.groups())
        if not part or not whole or part >= whole:
            return None
        share = Fraction(part, whole) * 100
        return Size(share * Fraction(95, 100), share * Fraction(105, 100), "percent")
    apart = question.period.taken.union(*(i.taken for i in question.items))
    size = size_of(question.reading, apart, money=True)
    return size if size is not None and size.scale == "percent" else None


def _exceeds_whole(claimed: Threshold | Size) -> bool:
    """Whether it is no part but a size beside another: "más del triple que"."""
    return isinstance(claimed, Threshold) and claimed.value > _ALL


def _names_another_whole(question: Question, concept: str) -> bool:
    """Whether the part is to be of a budget, which is none of the wholes."""
    budgets = ("presupuesto_inicial", "presupuesto_final", "poblacion_objetivo")
    named = {n.concept for n in question.named if n.weight >= 1}
    return not named.isdisjoint(budgets) and concept not in named


def _of_one_table(concept: str, items: tuple[Item, ...]) -> bool:
    """Whether the rows are those that the concept has, or it has none and none is named."""
    kinds = {item.kind for item in items}
    own = {"gasto_region": "region", "poblacion_region": "region"}
    own |= {"gasto_componente": "componente", "gasto_subtitulo": "subtitulo"}
    return kinds == ({own[concept]} if concept in own else set())


def _judged(
    ask: Ask, concept: str, items: tuple[Item, ...], claimed: Threshold | Size
) -> Draft | None:
    """Whether the rows together, or all the others, are the part that is claimed."""
    names = tuple(dict.fromkeys(i.name for i in items)) or (None,)
    year = figure.years_for(ask, concept, names[0])[-1]
    rows = [value(ask.ficha, concept, year, name) for name in names]
    found = [row for row in rows if isinstance(row, Found)]
    wholes = [value(ask.ficha, whole, year) for whole in _wholes(concept, claimed)]
    if len(found) < len(rows):
        return None
    drafts = [_of_whole(ask, found, w, claimed) for w in wholes if isinstance(w, Found)]
    right = [draft for holds, draft in drafts if holds]
    return next(iter(right or [draft for _, draft in drafts]), None)


def _wholes(concept: str, claimed: Threshold | Size) -> tuple[str, ...]:
    """What a part may be of: of all that was spent, too, where a share is told and no bound."""
    own = _WHOLE[concept]
    if own != "total_gastos_componentes" or isinstance(claimed, Threshold):
        return (own,)
    return (own, "total_ejecutado")


def _of_whole(
    ask: Ask, found: list[Found], whole: Found, claimed: Threshold | Size
) -> tuple[bool, Draft]:
    """Whether the rows are the part that is claimed of that whole, and how that is said."""
    concept, year = found[0].concept, whole.year
    total = sum((magnitude(one) for one in found), Fraction(0))
    top = " + ".join(map(bare, found))
    top = f"({top})" if len(found) > 1 else top
    others = _BUT.search(ask.question.reading.text) is not None
    if others:
        total, top = magnitude(whole) - total, f"({bare(whole)} − {top})"
    share = total / magnitude(whole) * 100
    right = (
        claimed.holds(share, PORCENTAJE) if isinstance(claimed, Threshold) else claimed.holds(share)
    )
    used = (*found, whole)
    result = related(share, PORCENTAJE, 1, used, f"{top} / {bare(whole)} × 100")
    each: list[Part] = []
    for i, one in enumerate(found):
        each += ["" if not i else " y " if i == len(found) - 1 else ", "]
        each += [f"{say.subject(concept, one.item).rstrip(',')} {say.was(concept)} de "]
        each += say.amount(one, spoken=False)
    parts: list[Part] = [
        say.capital(f"{ask.opening}{'sí' if right else 'no'}: "),
        f"en {year}, ",
        *joined([tuple(each)]),
        "; " + (_OTHERS if others else _TOGETHER if len(found) > 1 else _ALONE),
        f" {say.subject(whole.concept)}: ".replace(" el ", "l ", 1),
        *derivation(result),
        ".",
    ]
    figures = [f for one in used for f in operands(one)]
    kind = vocabulary()[concept].item or "componente"
    draft = Draft(
        [p for p in parts if p != ""],
        passages=figure_hits(ask.ficha, figures)[:8],
        suggestions=next_for(kind),
        assumed=assumed_year(ask, year),
    )
    return right, draft


_ALONE, _TOGETHER, _OTHERS = "su parte de", "juntos, de", "el resto, de"
