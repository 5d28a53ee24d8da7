"""What follows from the figures of a ficha and stands nowhere in print."""

from collections.abc import Iterator

from calc.formulas import Result, evaluate
from calc.subject import Subject

_EACH_YEAR = ("ejecucion_inicial", "ejecucion_final", "saldo_sin_ejecutar")
_OWN_YEAR = ("gasto_por_beneficiario", "poblacion_objetivo_implicita")


def derived(subject: Subject) -> Iterator[Result]:
    """Execution and balance of each year, cost per person and implied population of its own."""
    book = subject.book
    for formula in _EACH_YEAR:
        for year in book.years("presupuesto_inicial"):
            yield from _unprinted(subject, formula, year)
    for formula in _OWN_YEAR:
        yield from _unprinted(subject, formula, subject.year)


def _unprinted(subject: Subject, formula: str, year: int) -> Iterator[Result]:
    target = formula.removesuffix("_implicita")
    outcome = evaluate(formula, subject.book, year)
    if isinstance(outcome, Result) and subject.book.one(target, year) is None:
        yield outcome
