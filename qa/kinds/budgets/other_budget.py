"""What was left or executed of the other budget, where a question says of neither which it means.

Promise: the second figure is told only where the two budgets differ.
"""

from calc.formulas import Result
from qa.answers.compose import Parts, computed, derivation
from qa.answers.evidence import Found, value
from qa.saying import say
from qa.saying.asking import Ask

_OF_FINAL = {
    "saldo_sin_ejecutar": "saldo_sin_ejecutar_final",
    "porcentaje_sin_ejecutar": "porcentaje_sin_ejecutar_final",
    "ejecucion_inicial": "ejecucion_final",
}
_BALANCES = ("saldo_sin_ejecutar", "saldo_sin_ejecutar_final")


def of_the_other(ask: Ask, found: Found) -> Parts:
    """The same of the final budget, with its derivation, where it is not the same.

    A balance below zero is explained before it.
    """
    if found.concept in _BALANCES and found.result is not None and found.result.value < 0:
        return (" Es negativo porque se gastó más que ese presupuesto.", *_of_final(ask, found))
    return _of_final(ask, found)


def _of_final(ask: Ask, found: Found) -> Parts:
    other = _OF_FINAL.get(found.concept)
    if other is None or ask.question.any_of("inicial", "empezar") or len(ask.question.concepts) > 1:
        return ()
    final = value(found.ficha, other, found.year)
    if not isinstance(final, Found) or found.result is None or final.result is None:
        return ()
    if final.result.value == found.result.value:
        return ()
    return (*_said(final), *derivation(final.result), ").")


def _said(final: Found) -> Parts:
    subject = say.capital(say.subject(final.concept, None))
    shown: Result | None = final.result
    return () if shown is None else (f" {subject}: ", computed(shown), " (")
