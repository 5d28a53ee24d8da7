"""An ordinal asserts a rank only beside a superlative; only the order of the rows decides it."""

import pytest

from calc.verify import verify
from tests.calc.claims_cases import subject

OWN = subject("riego-campesino-y-agua-segura-2023")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("El Maule fue la segunda región que más gastó.", "verified"),
        ("El Maule fue la tercera región que más gastó.", "contradicted"),
        ("El Maule quedó en segundo lugar en gasto.", "verified"),
        ("La segunda región con más hogares fue el Maule.", "verified"),
        ("Tras Coquimbo, la segunda región con más hogares fue Valparaíso.", "contradicted"),
        ("El Maule es la segunda región con más hogares del país.", "unverifiable"),
        ("La segunda región que más gastó en 2021 fue el Maule.", "unverifiable"),
    ],
)
def test_a_rank_is_judged_by_the_order_of_the_rows(text: str, verdict: str) -> None:
    assert [f.verdict for f in verify(text, [OWN])] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "El segundo componente es el de agua.",
        "Por segunda vez hubo más requisitos.",
        "En primer lugar, más gente postuló.",
        "No fue el Maule la segunda región que más gastó.",
    ],
)
def test_other_ordinals_assert_nothing(text: str) -> None:
    assert verify(text, [OWN]) == ()


def test_the_national_level_is_no_region() -> None:
    own = subject("barrios-activos-2025")
    [figure] = verify("El Maule fue la primera región con menor gasto.", [own])
    assert (figure.verdict, figure.expected) == ("verified", None)
