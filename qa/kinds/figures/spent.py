"""Whether the whole budget was spent, or more than it: "¿gastó todo?", "¿se pasaron?"."""

import re
from fractions import Fraction

from calc.formulas import Result
from calc.quantity import PORCENTAJE
from qa.answers.compose import Part, derivation
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import magnitude, related
from qa.kinds.budgets import underspending
from qa.kinds.changes import bounded_years
from qa.named.thresholds import Threshold, read_threshold
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.understanding.question import Question

_OPENERS = frozenset(
    "que cual cuales cuanto cuanta cuantos cuantas quien quienes por cuando donde".split()
)

_DENIES = re.compile(r"\bno (?:se )?(?:gast|ejecut|us|ocup|pas|exced)\w+")
"""As in "no gastaron todo, ¿cierto?", which is right where they did not."""


_PEOPLE = frozenset(("poblacion_beneficiada", "poblacion_objetivo", "cobertura"))
"""What no budget is exceeded by: "¿se pasó de los 18.000 beneficiados?"."""


def answer(ask: Ask) -> Draft | None:
    """Yes or no with both shares; None where that is not asked."""
    question = ask.question
    known = question.reading.known
    by_how_much = _BY_HOW_MUCH.search(question.reading.text) is not None
    much = bool({"cuanto", "cuanta"} & set(known)) and not by_how_much
    exceeded = question.means("exceder_")
    opens = not _OPENERS.isdisjoint(known[:2]) or much
    opens = opens and not (by_how_much and exceeded)
    if (opens and not question.means("cierto")) or question.items or question.means("porque"):
        return None
    whole = _asks_the_whole(question)
    if question.means("seguidos") and read_threshold(question.reading) is not None:
        return None
    if question.means("subejecucion") and not question.concepts[1:]:
        years = bounded_years.of_all_years(question)
        return bounded_years.answer(ask) if years else underspending.answer(ask)
    if not exceeded and not whole:
        return None
    if exceeded and _PEOPLE & set(question.concepts):
        return None
    year = ask.year
    shares = _of_the_budget_named(question, underspending.shares(ask, year))
    if not shares:
        return Draft(
            (f"La ficha no permite calcular qué parte del presupuesto se ejecutó en {year}.",),
            "not_found",
        )
    results = [v.result for v in shares if v.result is not None]
    bound = read_threshold(question.reading) or _nearly(question, exceeded=exceeded)
    right = any(_holds(r, bound, exceeded=exceeded) for r in results)
    if _DENIES.search(question.reading.text):
        right = not right
    parts: list[Part] = ["Sí: " if right else "No: ", f"en {year} se ejecutó "]
    for i, (found, result) in enumerate(zip(shares, results, strict=True)):
        budget = "inicial" if found.concept == "ejecucion_inicial" else "final"
        parts += [
            " y " if i else "",
            "el ",
            say.shown_value(found),
            f" del presupuesto {budget} (",
            *derivation(result),
            ")",
        ]
    parts.append(".")
    if exceeded and right and (by_how_much or question.means("final")):
        parts += _excess(ask, year)
    figures = [f for v in shares for f in operands(v)]
    return Draft(
        [p for p in parts if p != ""],
        passages=figure_hits(ask.ficha, figures),
        suggestions=(
            "¿Cuánto quedó sin gastar?",
            "¿Por qué se ejecutó ese porcentaje?",
            "¿Cómo ha evolucionado la ejecución?",
        ),
        assumed=() if question.period.years else (f"La pregunta no dice el año: tomé {year}.",),
    )


_WHOLE = re.compile(
    r"\b(?:gast|ejecut|us|ocup|hiz|hic)(?:o|aron|ieron)(?: (?:casi|practicamente))?"
    r" (?:todo|toda|(?:en su|la) totalidad)\b(?! (?:en|el ano|los|las)\b)"
)
"""As in "gastaron casi todo", "hizo prácticamente todo lo presupuestado"."""
_NEARLY = re.compile(r"\b(?:casi|practicamente|cuasi)\b")
_ALMOST = Fraction(95)
"""The part that is still called nearly all."""


def _asks_the_whole(question: Question) -> bool:
    """Whether it is asked if all of the money was spent."""
    spent = question.any_of("presupuesto", "dinero") and question.any_of("gastar", "ejecutar")
    return (question.means("todo_") and spent) or bool(_WHOLE.search(question.reading.text))


def _nearly(question: Question, *, exceeded: bool) -> Threshold | None:
    """The part above which nearly all was spent, where that is asked."""
    if exceeded or not _NEARLY.search(question.reading.text):
        return None
    return Threshold(below=False, value=_ALMOST, mark="", scale="%", inclusive=True)


def _of_the_budget_named(question: Question, shares: list[Found]) -> list[Found]:
    """The share of the budget that a question names alone, else those of both."""
    if question.means("exceder_") or question.means("inicial") == question.means("final"):
        return shares
    own = "ejecucion_inicial" if question.means("inicial") else "ejecucion_final"
    return [share for share in shares if share.concept == own]


_BY_HOW_MUCH = re.compile(r"\b(?:por|en) cuant[oa]\b")
"""As in "¿se pasaron del inicial?, ¿por cuánto?"."""


def _excess(ask: Ask, year: int) -> list[Part]:
    """By how much the spending went over the budget asked of, the initial one if none is."""
    of_final = ask.question.means("final") and not ask.question.means("inicial")
    budget_asked = "final" if of_final else "inicial"
    spent = value(ask.ficha, "presupuesto_ley_ejecutado", year)
    budget = value(ask.ficha, f"presupuesto_{budget_asked}", year)
    if not isinstance(spent, Found) or not isinstance(budget, Found):
        return []
    gap = related(magnitude(spent) - magnitude(budget), spent.unit, 0, (spent, budget), "{} − {}")
    if gap.value <= 0:
        return []
    return [f" Sobre el presupuesto {budget_asked} son ", *derivation(gap), "."]


def _holds(result: Result, bound: Threshold | None, *, exceeded: bool) -> bool:
    """Whether a share is the whole, or over it; over the bound where the question sets one."""
    if bound is not None and bound.scale in ("%", "por ciento"):
        return bound.holds(result.value, PORCENTAJE)
    full = Fraction(100)
    return result.value > full if exceeded else result.value >= full
