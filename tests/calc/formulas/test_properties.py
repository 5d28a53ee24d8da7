"""What a formula computes lies in the intervals that it names, whatever the figures."""

from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from calc.formulas import Result, evaluate
from calc.formulas.page import formulas_page
from calc.number import round_half_up, write_number
from calc.quantity import Quantity
from tests.calc.books import book_of

amounts = st.integers(min_value=1, max_value=10**11)
people = st.integers(min_value=1, max_value=10**7)


@given(spent=amounts, budget=amounts)
def test_the_share_of_a_budget_is_exact_and_inside_its_intervals(spent: int, budget: int) -> None:
    book = book_of(
        f"presupuesto_inicial | {write_number(budget)}\n"
        f"presupuesto_ley_ejecutado | {write_number(spent)}"
    )
    result = evaluate("ejecucion_inicial", book, 2023)
    assert isinstance(result, Result)
    assert result.value == Fraction(100 * spent, budget)
    assert result.interval.contains(result.value)
    assert result.loose.low <= result.interval.low <= result.interval.high <= result.loose.high


@given(served=people, target=people)
def test_the_implied_population_holds_the_true_one(served: int, target: int) -> None:
    coverage = round_half_up(Fraction(100 * served, target), 1)
    book = book_of(
        f"poblacion_beneficiada | {write_number(served)}\ncobertura | {write_number(coverage)}"
    )
    result = evaluate("poblacion_objetivo_implicita", book, 2023)
    if Quantity(coverage, "porcentaje").interval.low > 0:
        assert isinstance(result, Result)
        assert result.interval.contains(Fraction(target))
    else:
        assert not isinstance(result, Result)


@given(now=amounts, before=amounts)
def test_a_change_and_its_reverse_cancel(now: int, before: int) -> None:
    rows = f"total_ejecutado | {write_number(before)} {write_number(now)}"
    book = book_of(rows)
    there = evaluate("variacion_absoluta", book, 2023, concept="total_ejecutado")
    back = evaluate("variacion_absoluta", book, 2022, concept="total_ejecutado", base_year=2023)
    assert isinstance(there, Result)
    assert isinstance(back, Result)
    assert there.value == -back.value == now - before


def test_the_page_of_formulas_is_up_to_date(root: Path) -> None:
    written = (root / "docs" / "formulas.md").read_text(encoding="utf-8")
    assert written == formulas_page()
