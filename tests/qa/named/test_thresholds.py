"""Bounds in questions: the side, the value, and whether the value itself is on it."""

from fractions import Fraction

import pytest

from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE
from qa.language.senses import read, static_speller
from qa.named.thresholds import Threshold, read_thresholds


def _bounds(text: str) -> tuple[Threshold, ...]:
    return read_thresholds(read(text, (static_speller(),)))


@pytest.mark.parametrize(
    ("text", "below", "limit", "inclusive", "unit"),
    [
        ("por debajo del 50% de su presupuesto", True, 50, False, PORCENTAJE),
        ("gasto de administración que sobrepasa el 20 por ciento", False, 20, False, PORCENTAJE),
        ("cuáles pasaron de 500 hogares", False, 500, False, PERSONAS),
        ("no llegaron al 85%", True, 85, False, PORCENTAJE),
        ("no superan los mil millones", True, 1_000_000, True, MILES_DE_PESOS),
        ("no ejecutaron más del noventa por ciento", True, 90, True, PORCENTAJE),
        ("con al menos 3 hallazgos", False, 3, True, PERSONAS),
        ("1.000 beneficiarios o más", False, 1000, True, PERSONAS),
        ("menos de un tercio de su presupuesto", True, Fraction(100, 3), False, PORCENTAJE),
        ("más del doble del presupuesto", False, 200, False, PORCENTAJE),
        ("menos de $5.000 millones", True, 5_000_000, False, MILES_DE_PESOS),
        ("más de M$ 500.000", False, 500_000, False, MILES_DE_PESOS),
        ("sobre los 5 mil millones", False, 5_000_000, False, MILES_DE_PESOS),
    ],
)
def test_a_bound_has_its_side_and_its_value(
    text: str, *, below: bool, limit: int | Fraction, inclusive: bool, unit: str
) -> None:
    (bound,) = _bounds(text)
    assert (bound.below, bound.limit(unit), bound.inclusive) == (below, limit, inclusive)


def test_a_range_holds_for_both_its_ends() -> None:
    (bound,) = _bounds("con cobertura entre 5% y 10%")
    held = [v for v in (4, 5, 7, 10, 11) if bound.holds(Fraction(v), PORCENTAJE)]
    assert held == [5, 7, 10]


@pytest.mark.parametrize(
    "text", ["entre 2021 y 2023", "desde 2021 hasta 2023", "más de 2023", "hasta el 31 de marzo"]
)
def test_years_and_dates_bound_nothing(text: str) -> None:
    assert _bounds(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "el gasto administrativo de 2023 es menos de un tercio del de 2022",
        "bajó de 13,6 % a 9,0 %",
        "la cobertura subió de 17,3 % a 24,2 %",
    ],
)
def test_what_went_from_one_value_to_another_is_held_against_no_bound(text: str) -> None:
    assert _bounds(text) == ()
