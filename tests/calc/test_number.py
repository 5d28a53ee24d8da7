"""Text becomes a number in exactly one way, or not at all; what is printed reads back."""

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.number import (
    NumberError,
    decimals_of,
    read_missing,
    read_number,
    round_half_up,
    write_number,
)

values = st.decimals(
    min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=4
)


@given(value=values, decimals=st.integers(min_value=0, max_value=4))
def test_whatever_is_printed_reads_back(value: Decimal, decimals: int) -> None:
    printed = write_number(value, decimals)
    assert read_number(printed) == round_half_up(value, decimals)
    assert decimals_of(read_number(printed)) == decimals


@given(value=values)
def test_a_minus_or_spaces_for_thousands_change_nothing(value: Decimal) -> None:
    printed = write_number(value)
    assert read_number(printed.replace("-", "\u2212").replace(".", "\u00a0")) == value


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("482.870", 482870),
        ("16.552,8", Decimal("16552.8")),
        ("0,0", 0),
        ("1,1722", Decimal("1.1722")),
        ("1234", 1234),
        ("38.490.785", 38490785),
        ("\u22125,3", Decimal("-5.3")),
        ("187\u202f599", 187599),
    ],
)
def test_chilean_print_is_read_exactly(literal: str, value: Decimal) -> None:
    assert read_number(literal) == value


@pytest.mark.parametrize("literal", ["3.2", "1.5", "1,234.5", "3.793.7021", "12.34.567", "0.500"])
def test_a_literal_with_two_readings_is_refused(literal: str) -> None:
    with pytest.raises(NumberError, match=r"se puede leer|bien escrito"):
        read_number(literal)


@pytest.mark.parametrize("literal", ["", "abc", "1,", ",5", "1..2", "1,2,3", "²", "٣", "(5)"])
def test_what_is_no_number_is_refused(literal: str) -> None:
    with pytest.raises(NumberError):
        read_number(literal)


@given(st.text(max_size=20))
def test_reading_never_fails_in_any_other_way(text: str) -> None:
    with suppress(NumberError):
        assert isinstance(read_number(text), Decimal)


@pytest.mark.parametrize(
    ("cell", "code"),
    [("-", "-"), ("–", "-"), (" S/I* ", "S/I"), ("n/a", "N/A"), ("N/C***", "N/C"), ("0", None)],
)
def test_marks_of_absence_are_told_from_zero(cell: str, code: str | None) -> None:
    assert read_missing(cell) == code


def test_halves_are_rounded_away_from_zero() -> None:
    assert write_number(Fraction(1, 8), 2) == "0,13"
    assert write_number(Fraction(-1, 8), 2) == "-0,13"
    assert write_number(Decimal("2.5"), 0) == "3"


def test_no_minus_stands_before_a_zero() -> None:
    assert write_number(Fraction(-1, 1000), 1) == "0,0"
