"""Text → terms: what is written alike is found alike, and figures stay whole."""

import pytest

from vectorstore.terms import fold, terms_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ejecución", "ejecuciones"),
        ("ejecución", "EJECUCION"),
        ("inversion", "inversiones"),
        ("M$187.599", "m$ 187599"),
        ("N° 2", "nº2"),
        ("Niños", "NINO"),
        ("38,9 %", "38,9%"),
    ],
)
def test_two_writings_share_their_terms(one: str, other: str) -> None:
    assert terms_of(one) == terms_of(other)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("M$187.599", ["m$", "187599"]),
        ("38,9%", ["38,9"]),
        ("Indicador N° 2", ["indic", "n°2", "2"]),
        ("3.2%", ["3.2"]),
        ("en 2022-2023", ["en", "2022", "2023"]),
        ("M$1.170,0.", ["m$", "1170,0"]),
    ],
)
def test_figures_are_kept_whole(text: str, terms: list[str]) -> None:
    assert terms_of(text) == terms


def test_folding_drops_case_and_accents() -> None:
    assert fold("PEÑALOLÉN Bío-Bío") == "penalolen bio-bio"
