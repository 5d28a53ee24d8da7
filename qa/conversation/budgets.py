"""The budget that a talk is about: what is asked of "it" is of the initial or of the final one.

Promise: a part or a rest is of the final budget only where that one was spoken of just before.
"""

import re
from dataclasses import replace

from qa.understanding.question import Question

_EXECUTED = {"presupuesto_inicial": "ejecucion_inicial", "presupuesto_final": "ejecucion_final"}
_OF_FINAL = {"saldo_sin_ejecutar": "saldo_sin_ejecutar_final"}
_OF_BUDGETS = (
    ("ejecucion_inicial", "ejecucion_final"),
    ("saldo_sin_ejecutar", "saldo_sin_ejecutar_final"),
    ("porcentaje_sin_ejecutar", "porcentaje_sin_ejecutar_final"),
)
"""Parts of the initial budget, each with the same part of the final one."""
_OF_A_BUDGET = re.compile(
    r"(?:(?:y|e|pero|ahora|entonces|no) )*"
    r"(?:(?:con )?respecto (?:al|del|a su|de su)|sobre (?:el|su)|del?(?: su)?|al|a su"
    r"|con (?:el|su))\b"
)


def of_that(concepts: tuple[str, ...], earlier: Question) -> tuple[str, ...]:
    """What is executed or left of the budget asked before: "¿y cuánto de eso se gastó?"."""
    if concepts[:1] in (("total_ejecutado",), ("presupuesto_ley_ejecutado",)):
        return tuple(_EXECUTED.get(c, c) for c in earlier.concepts[:1])
    if earlier.concepts[:1] == ("presupuesto_final",):
        return tuple(_OF_FINAL.get(c, c) for c in concepts)
    return concepts


def budget_of(question: Question, held: str) -> str:
    """The budget that the talk is about, "inicial" or "final", after a question about money."""
    for concept in question.concepts[:1]:
        if concept == "presupuesto_inicial" or concept in (p[0] for p in _OF_BUDGETS):
            return "inicial"
        if concept == "presupuesto_final" or concept in (p[1] for p in _OF_BUDGETS):
            return "final"
        if concept in ("total_ejecutado", "presupuesto_ley_ejecutado"):
            return held
    return ""


def in_the_budget(question: Question, budget: str) -> Question:
    """What is a part of a budget, as a part of the one spoken of: "¿y cuánto quedó sin gastar?"."""
    if budget != "final" or question.any_of("inicial", "final"):
        return question
    of_final = dict(_OF_BUDGETS)
    return replace(question, concepts=tuple(of_final.get(c, c) for c in question.concepts))


def of_budget(concepts: tuple[str, ...], earlier: Question, question: Question) -> tuple[str, ...]:
    """The same part of the other budget: "¿y del presupuesto final?" after "¿qué % ejecutó?"."""
    pair = next((p for p in _OF_BUDGETS if earlier.concepts[:1] and earlier.concepts[0] in p), None)
    own = question.any_of("gastar", "ejecutar", "quedar", "dinero")
    if pair is None or own or not _OF_A_BUDGET.match(question.reading.text):
        return concepts
    if question.means("final") == question.means("inicial"):
        return concepts
    return pair[1:] if question.means("final") else pair[:1]
