"""A figure that a sentence names in words of its own is recognised by its digits and its row."""

import pytest

from calc.verify import verify
from tests.calc.claims_cases import subject


def verdict(ficha: str, text: str, printed: str) -> tuple[str, str | None]:
    figure = next(f for f in verify(text, [subject(ficha)]) if printed in f.printed)
    return figure.verdict, figure.item


@pytest.mark.parametrize(
    ("ficha", "text", "printed", "row"),
    [
        (
            "riego-campesino-y-agua-segura-2023",
            "En 2023 el programa pagó M$66.250 por vigilar los pozos.",
            "66.250",
            "Monitoreo comunitario de pozos",
        ),
        (
            "clinica-dental-rural-2023",
            "A doce meses del alta, un 68,4 % de los vistos en 2023 seguía sin caries activas.",
            "68,4",
            "Porcentaje de personas con alta que siguen sin caries activas a los 12 meses",
        ),
    ],
)
def test_the_words_of_a_row_confirm_its_very_figure(
    ficha: str, text: str, printed: str, row: str
) -> None:
    assert verdict(ficha, text, printed) == ("verified", row)


def test_the_same_words_confirm_no_other_number() -> None:
    text = "En 2023 el programa pagó M$77.360 por vigilar los pozos."
    assert verdict("riego-campesino-y-agua-segura-2023", text, "77.360")[0] == "unverifiable"


def test_nor_the_figure_of_another_year() -> None:
    text = "En 2022 el programa pagó M$66.250 por vigilar los pozos."
    assert verdict("riego-campesino-y-agua-segura-2023", text, "66.250")[0] != "verified"


def test_two_digits_swapped_of_a_row_that_several_words_tell_are_called_wrong() -> None:
    text = "En 2023, un 63,1 % de hogares tuvo agua suficiente en la temporada seca."
    assert verdict("riego-campesino-y-agua-segura-2023", text, "63,1")[0] == "contradicted"


def test_what_did_not_happen_is_recognised_as_nothing() -> None:
    text = "Si se hubiera vigilado más, los pozos habrían costado M$66.250 en 2023."
    assert verdict("riego-campesino-y-agua-segura-2023", text, "66.250")[0] == "unverifiable"
