"""A population is counted in the noun that the ficha prints: households are not called people."""

import pytest

from qa import answer
from vectorstore.library import Library

RIEGO = "riego-campesino-y-agua-segura-2023.pdf"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("¿Cuántos beneficiarios hubo en 2023?", "3.402 hogares"),
        ("población objetivo 2022", "39.250 hogares"),
        ("beneficiarios en el Maule", "566 hogares"),
        ("¿Cuánto bajaron los beneficiarios entre 2022 y 2023?", "1.253 hogares"),
    ],
)
def test_households_are_not_called_people(
    fichas: Library, documents: dict[str, str], question: str, said: str
) -> None:
    told = answer(question, fichas, documents=[documents[RIEGO]])
    assert said in told.answer
    assert "persona" not in told.answer
    assert all("persona" not in figure.printed for figure in told.figures)
