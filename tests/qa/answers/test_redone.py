"""A derivation written out proves its number only where it gives it."""

from decimal import Decimal

import pytest

from calc.verdict import JudgedFigure
from qa.answers.redone import gives


def _figure(value: str, derivation: str | None) -> JudgedFigure:
    return JudgedFigure(
        printed=value,
        start=0,
        end=len(value),
        value=Decimal(value),
        unit=None,
        verdict="verified",
        how="computed",
        derivation=derivation,
    )


@pytest.mark.parametrize(
    ("value", "derivation"),
    [
        ("311330", "470.210 − 781.540 = -M$311.330"),
        ("85.1", "152.559 / 179.319 × 100 = 85,1 %"),
        ("-18.5", "(297.700 / 365.310 − 1) × 100 = -18,5 %"),
    ],
)
def test_a_number_that_its_derivation_gives_is_proven(value: str, derivation: str) -> None:
    assert gives(_figure(value, derivation))


@pytest.mark.parametrize(
    ("value", "derivation"),
    [
        ("311331", "470.210 − 781.540 = M$311.331"),
        ("5", "10 / 0 = 5"),
        ("5", "cinco = 5"),
        ("5", "(2 + 3 = 5"),
        ("5", None),
    ],
)
def test_what_its_derivation_does_not_give_is_not(value: str, derivation: str | None) -> None:
    assert not gives(_figure(value, derivation))
