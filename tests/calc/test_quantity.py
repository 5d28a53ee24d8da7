"""A printed value stands for the interval of what rounds to it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.number import round_half_up
from calc.quantity import Interval, Quantity, write_quantity

fractions = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**4)


@given(value=fractions, decimals=st.integers(min_value=0, max_value=3))
def test_rounding_a_true_value_keeps_it_in_the_interval(value: Fraction, decimals: int) -> None:
    printed = Quantity(round_half_up(value, decimals), "porcentaje")
    assert printed.interval.contains(value)


@given(value=fractions, decimals=st.integers(min_value=0, max_value=3), step=st.integers(2, 9))
def test_a_last_digit_off_by_two_leaves_the_interval(
    value: Fraction, decimals: int, step: int
) -> None:
    printed = round_half_up(value, decimals)
    changed = Quantity(printed + step * Decimal(1).scaleb(-decimals), "porcentaje")
    assert not changed.interval.contains(value)


@given(a=fractions, b=fractions, c=fractions, d=fractions)
def test_interval_arithmetic_holds_every_pair_of_values(
    a: Fraction, b: Fraction, c: Fraction, d: Fraction
) -> None:
    x, y = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    assert (x + y).contains(a + d)
    assert (-x).contains(-b)
    assert (x * y).contains(b * c)
    if y.low > 0 or y.high < 0:
        assert (x / y).contains(a / c)


def test_an_interval_that_holds_zero_divides_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        _ = Interval(Fraction(1), Fraction(2)) / Interval(Fraction(-1), Fraction(1))


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("miles_de_pesos", "M$187.599,0"),
        ("porcentaje", "187.599,0 %"),
        ("puntos_porcentuales", "187.599,0 puntos porcentuales"),
        ("personas", "187.599,0 personas"),
        ("factor", "187.599,0"),
    ],
)
def test_a_value_is_written_with_its_unit(unit: str, text: str) -> None:
    assert write_quantity(Decimal(187599), unit, 1) == text


def test_a_negative_amount_has_its_sign_before_the_currency() -> None:
    assert write_quantity(Decimal(-517), "miles_de_pesos", 0) == "-M$517"
