"""Sums over years or rows: "¿cuánto suman los tres años?", "total gastado entre 2021 y 2023"."""

import re

from calc.concepts import vocabulary
from calc.formulas import Unavailable, evaluate
from calc.quantity import PORCENTAJE
from qa.answers.compose import Part, derivation, listed
from qa.answers.evidence import Found, covered_years, figure_hits, value
from qa.kinds.figures import figure
from qa.named.items import rows
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.understanding.concepts import specialised
from qa.understanding.question import Question

_PARTS = ("porcentaje_gasto_region", "porcentaje_poblacion_region", "participacion_")
_OTHER = ("subir", "bajar", "cambiar", "promedio", "tendencia", "maximo", "minimo")


def answer(ask: Ask) -> Draft | None:
    """The sum; None where none is asked for."""
    question = ask.question
    between = _between_rows(question)
    accumulated = _ACCUMULATED.search(question.reading.text) or _PLUS.search(question.text)
    added = between or accumulated or question.any_of("sumar", "total", "excluir_", "juntos_")
    if not question.concepts or not added or question.any_of(*_OTHER):
        return None
    if len(question.concepts) > 1 and not question.any_of("sumar", "juntos_", "excluir_"):
        return None  # "presupuesto inicial y gasto total de 2022 y 2023" adds nothing up
    concept = question.concepts[0]
    several = len(question.period.years) > 1 or question.period.every
    items = [i for i in question.items if i.present]
    if question.means("excluir_") and items:
        names = tuple(n for n in rows(ask.ficha, items[0].kind) if n not in {i.name for i in items})
        concept = specialised(concept, items[0].kind, part=False)
        year = figure.years_for(ask, concept, items[0].name)[-1]
        having = tuple(n for n in names if isinstance(value(ask.ficha, concept, year, n), Found))
        summed = evaluate("suma", ask.ficha.book, year, concept=concept, items=having)
        out = listed(say.row(concept, i.name) for i in items)
        what = f"{vocabulary()[concept].named} sin contar {out}, en {year}"
    elif (between or question.any_of("sumar", "juntos_")) and len(items) > 1:
        year = figure.years_for(ask, concept, items[0].name)[-1]
        summed = evaluate(
            "suma", ask.ficha.book, year, concept=concept, items=tuple(i.name for i in items)
        )
        what = f"{listed(say.row(concept, i.name) for i in items)} en {year}"
    elif several and (
        question.any_of("sumar", "juntos_")
        or question.period.span
        or accumulated
        or question.says("en total")
    ):
        years = _years(ask)
        item = figure.items_for(ask, concept)[0]
        summed = evaluate("suma", ask.ficha.book, years[-1], item, concept=concept, years=years)
        what = f"{say.subject(concept, item).rstrip(',')} de {listed(str(y) for y in years)}"
    else:
        return None
    if isinstance(summed, Unavailable):
        return Draft((summed.reason,), "not_found", figure_hits(ask.ficha, summed.inputs))
    if summed.unit == PORCENTAJE and not concept.startswith(_PARTS):
        return None
    parts: list[Part] = [f"En total, {what}: ", *derivation(summed), "."]
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, summed.inputs),
        suggestions=("¿Y el promedio?", "¿Cómo ha evolucionado?"),
    )


_ACCUMULATED = re.compile(
    r"\b(?:trienio|trianual|trienal|bienio|bianual|acumulad[oa]s?|acumula\w*)\b|"
    r"\btotal (?:de|en|entre|durante|por) (?:todos )?(?:l[oa]s|est[oa]s|es[oa]s) (?:\S+ ){0,2}?"
    r"(?:anos|ejercicios|periodos)\b"
)
_PLUS = re.compile(r"\b20\d\d ?\+ ?(?:20)?\d\d\b")
"""As in "2021+2022+2023"."""


def _between_rows(question: Question) -> bool:
    """As in "¿cuántas personas entre Arica y Tarapacá?", "total de las regiones (A y B)"."""
    rows_ = [i for i in question.items if i.present and i.taken]
    if len(rows_) < 2 or len({i.kind for i in rows_}) > 1:
        return False
    before = question.reading.known[: min(min(i.taken) for i in rows_)]
    led = next((w for w in reversed(before) if w not in _ARTICLES), "")
    asked = question.any_of("cuanto", "cuantos_") and led == "entre"
    together = question.says(*_TOGETHER) and not question.any_of("cada_", "porcentaje")
    return asked or together or _IN_ALL.search(" ".join(before)) is not None


_TOGETHER = ("en total", "en conjunto", "en el conjunto", "total conjunto", "agregado", "en suma")
_IN_ALL = re.compile(
    r"\b(?:en total|total (?:del?|entre|en)|suma (?:del?|entre)|sumad[oa]s?|conjunt[oa]s?|"
    r"combinad[oa]s?)\b"
)
_ARTICLES = frozenset("el la los las region regiones de del".split())


def _years(ask: Ask) -> tuple[int, ...]:
    """The years added: those named, or all between them where they are the ends of a span."""
    period = ask.question.period
    if period.every:
        return covered_years(ask.ficha)
    if period.span:
        return tuple(range(period.years[0], period.years[-1] + 1))
    return period.years
