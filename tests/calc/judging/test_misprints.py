"""A figure that its own ficha misprints: what is printed and what the others give, both told."""

import pytest

from calc.subject import Subject
from calc.verify import verify
from tests.calc.books import book_of

MISPRINTED = Subject(
    "Programa",
    2023,
    2024,
    book_of(
        "poblacion_objetivo | 62.750\n"
        "poblacion_beneficiada | 5.401\n"
        "cobertura | 6,8\n"
        "total_ejecutado | 8.998.270"
    ),
)


@pytest.mark.parametrize(
    ("text", "verdict", "how"),
    [
        ("La cobertura de 2023 fue de 6,8 %.", "verified", "read"),
        ("La cobertura de 2023 fue de 8,6 %.", "verified", "computed"),
    ],
)
def test_both_values_are_verified_with_a_warning(text: str, verdict: str, how: str) -> None:
    [figure] = verify(text, [MISPRINTED])
    assert (figure.verdict, figure.how) == (verdict, how)
    assert figure.reason is not None
    assert "no cuadra con sus otras cifras: 5.401 / 62.750 × 100 = 8,6 %" in figure.reason


@pytest.mark.parametrize("value", ["7,8 %", "8,2 %", "68 %", "86 %"])
def test_a_third_value_stays_contradicted(value: str) -> None:
    [figure] = verify(f"La cobertura de 2023 fue de {value}.", [MISPRINTED])
    assert figure.verdict == "contradicted"


def test_a_figure_that_adds_up_is_verified_without_a_word() -> None:
    [figure] = verify("En 2023 se gastaron M$8.998.270.", [MISPRINTED])
    assert (figure.verdict, figure.reason) == ("verified", None)
