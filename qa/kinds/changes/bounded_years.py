"""A bound held against a figure in several years: "¿nunca llegó al 5 %?", "¿siempre superó 90 %?".

Promise: yes or no is said of all the years asked, or of any of them where any is asked, and each
value is shown; a year without value is said to have none.
"""

import re
from fractions import Fraction

from calc.concepts import vocabulary
from calc.quantity import PORCENTAJE
from qa.answers.compose import Part, Parts, derivation, joined
from qa.answers.evidence import Found, Lacking, covered_years, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.figures import figure
from qa.named.thresholds import Threshold, read_thresholds
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.suggest import next_questions
from qa.understanding.concepts import specialised
from qa.understanding.question import Question

_ALL = re.compile(
    r"\b(?:nunca|jamas|siempre|seguid[oa]s?|consecutiv[oa]s?|persistente(?:mente)?|"
    r"reiterad(?:o|a|amente)|(?:los|van|por|hace) (?:dos|tres|cuatro|2|3|4) anos|"
    r"(?:segundo|tercer|cuarto) ano|tod[oa]s los anos|cada ano|"
    r"ningun(?:o de los (?:tres |3 )?anos| ano))\b"
)
_ANY = re.compile(r"\b(?:alguna vez|algun ano|alguno de los (?:tres |3 )?anos|en algun momento)\b")
_ASKING = frozenset("cual cuales cuanto cuanta cuantos cuantas quien porque".split())
_ROWS = frozenset("regiones componentes subtitulos programas indicadores".split())


def answer(ask: Ask) -> Draft | None:
    """Yes or no over the years; None where no bound is held against several."""
    question = ask.question
    known = question.reading.known
    text = question.reading.text
    several = question.period.every or len(question.period.years) > 1
    on_end = _ALL.search(text) or _ANY.search(text) or question.means("seguidos")
    if not (several or on_end) or question.any_of("porque"):
        return None
    bounds = read_thresholds(question.reading) or _of_underspending(question)
    asks = not _ASKING.isdisjoint(known) or known[:1] == ("que",) or "que anos" in text
    if len(bounds) != 1 or asks or not _ROWS.isdisjoint(known) or _moves(question, bounds[0]):
        return None
    key = _figure(ask, bounds[0])
    if key is None:
        return None
    found = [value(ask.ficha, key[0], y, key[1]) for y in _years(ask)]
    return _told(ask, bounds[0], *key, found)


def of_all_years(question: Question) -> bool:
    """Whether something is said of years on end: "por tercer año", "tres años seguidos"."""
    text = question.reading.text
    return (_ALL.search(text) is not None or question.means("seguidos")) and "solo" not in text


def _of_underspending(question: Question) -> tuple[Threshold, ...]:
    """The bound below which the fichas speak of underspending, where that is said of years."""
    if not question.means("subejecucion") or not of_all_years(question):
        return ()
    final = question.means("final") and not question.means("inicial")
    return (Threshold(below=True, value=Fraction(90 if final else 85), mark="", scale="%"),)


def _moves(question: Question, bound: Threshold) -> bool:
    """Whether the bound is set to a change ("subió más de 20 %") and not to the figure."""
    return any(
        t.senses & {"subir", "bajar", "cambiar"} and not bound.first <= t.first <= bound.last
        for t in question.reading.terms
        if not any(t.first in i.taken for i in question.items)
    )


def _figure(ask: Ask, bound: Threshold) -> tuple[str, str | None] | None:
    """The concept and row that the bound is held against."""
    question = ask.question
    if len(question.concepts) > 1 or (not question.concepts and question.items):
        return None
    concept = question.concepts[0] if question.concepts else None
    if concept is None and not question.any_of("ejecutar", "ejecucion", "gastar"):
        return None
    concept = concept or "ejecucion_inicial"
    if (
        concept == "poblacion_beneficiada"
        and bound.is_share
        and _OF_A_BUDGET.search(question.reading.text)
    ):
        concept = "ejecucion_final" if question.means("final") else "ejecucion_inicial"
    concept = _OF_ITS_BUDGET.get(concept, concept) if bound.is_share else concept
    if bound.is_share:
        concept = specialised(concept, None, part=True)
        concept = "cobertura" if concept == "poblacion_beneficiada" else concept
        concept = _EXECUTED.get(concept, concept)
    item = figure.items_for(ask, concept)
    if len(item) != 1:
        return None
    concept = figure.of_row(ask, concept, item[0])[0]
    unit = vocabulary()[concept].unit
    bare = not (bound.mark or bound.scale) and bound.value <= _MOST
    if (bound.is_share or (bare and unit == PORCENTAJE)) != (unit == PORCENTAJE):
        return (concept, item[0]) if unit == "declarada" else None
    return concept, item[0]


_MOST = 100
_OF_A_BUDGET = re.compile(r"\b(?:del?|su) (?:presupuesto|inicial|final|asignado|plata)\b")
_OF_ITS_BUDGET = {
    "presupuesto_inicial": "ejecucion_inicial",
    "presupuesto_final": "ejecucion_final",
}
"""What a share of a budget is a bound of: "sin llegar al 85 % del inicial"."""

_EXECUTED = {
    "porcentaje_sin_ejecutar": "ejecucion_inicial",
    "porcentaje_sin_ejecutar_final": "ejecucion_final",
}
"""A bound on what was executed, as in "no ejecutó más del 85 %"."""


def _years(ask: Ask) -> tuple[int, ...]:
    period = ask.question.period
    if period.span:
        return tuple(range(period.years[0], period.years[-1] + 1))
    return period.years if len(period.years) > 1 else covered_years(ask.ficha)


def _told(
    ask: Ask, bound: Threshold, concept: str, item: str | None, rows: list[Found | Lacking]
) -> Draft | None:
    """The verdict, the values year by year, and the years that have none."""
    found = [r for r in rows if isinstance(r, Found)]
    blank = [r for r in rows if isinstance(r, Lacking)]
    if not found:
        return None
    fits = [bound.holds(magnitude(f), f.unit) for f in found]
    some = _ANY.search(ask.question.reading.text) is not None
    right = any(fits) if some else all(fits)
    unsure = bool(blank) and right and not some
    opening = "Depende: " if unsure else "Sí: " if right else "No: "
    subject = say.subject(concept, item)
    said: list[Parts] = [
        (
            *say.amount(f, spoken=False),
            f" en {f.year}",
            *((" (", *derivation(f.result), ")") if f.result else ()),
        )
        for f in found
    ]
    verb = "dio" if concept.startswith("indicador_") else f"{say.was(concept)} de"
    parts: list[Part] = [
        f"{ask.opening}{opening.lower() if ask.opening else opening}{subject} {verb} ",
        *joined(said),
        ".",
    ]
    zero = ": se cumple sólo si ese dato se toma como cero." if unsure and bound.below else "."
    parts += [
        f" En {b.year} la ficha no registra ese dato (figura «{_mark(b)}»){zero}" for b in blank
    ]
    figures = [f for one in found for f in operands(one)]
    figures += [f for one in blank for f in (one.unavailable.inputs if one.unavailable else ())]
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, figures),
        suggestions=next_questions(ask, concept, ask.ficha.year),
    )


def _mark(one: Lacking) -> str:
    """The mark printed in place of the value, or of what it is worked out from."""
    if one.code is not None:
        return one.code.missing or "-"
    missing = one.unavailable.missing if one.unavailable else ()
    return next((m.code for m in missing if m.code), "-")
