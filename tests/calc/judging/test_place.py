"""A region that a verdict passed over leaves a figure in doubt; it is not called wrong."""

import pytest

from calc.audit import Subject
from calc.verify import verify
from tests.calc.books import REAL, book_of

SUBJECT = Subject("Inmigrante y Refugio", 2023, 2024, book_of(REAL))


def verdicts(text: str) -> list[str]:
    return [figure.verdict for figure in verify(text, [SUBJECT])]


@pytest.mark.parametrize(
    "text",
    [
        "En el Maule la cobertura fue de 12,5%.",
        "En el Maule el gasto administrativo fue de M$1.210.",
    ],
)
def test_a_figure_of_a_region_is_not_held_against_that_of_the_programme(text: str) -> None:
    assert verdicts(text) == ["unverifiable"]


def test_a_region_of_another_number_excuses_none() -> None:
    assert verdicts("La cobertura fue de 12,5%, y en el Maule hubo 35 beneficiarios.") == [
        "contradicted",
        "verified",
    ]


def test_a_figure_that_the_ficha_gives_by_region_is_judged() -> None:
    assert verdicts("En el Maule hubo 53 beneficiarios.") == ["contradicted"]
