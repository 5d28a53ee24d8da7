"""A printed figure that its own ficha speaks against is told with what speaks against it."""

import pytest

import qa
from vectorstore.library import Library

FAULTY = "formacion-en-oficios-2024.pdf"
"""The demonstration ficha with typing errors planted in its tables."""


@pytest.mark.parametrize(
    ("question", "printed", "derived"),
    [
        ("¿Cuál fue la cobertura de 2024?", "6,8 %", "5.401 / 62.750 × 100 = 8,6 %"),
        (
            "gasto unitario de los cursos de oficio 2024",
            "M$1.373,9",
            "6.880.340 / 5.401 = M$1.273,9",
        ),
        ("¿Qué porcentaje del gasto fue al Maule?", "2,8 %", "702.340 / 8.517.500 × 100 = 8,2 %"),
        ("¿Es cierto que la cobertura de 2024 fue de 6,8 %?", "6,8 %", "62.750 × 100 = 8,6 %"),
        ("¿Bajó la cobertura en 2024?", "6,8 %", "5.401 / 62.750 × 100 = 8,6 %"),
        ("gente atendida en el Biobío", "827 personas", "827 / 5.401 × 100 = 15,3 %"),
    ],
)
def test_a_figure_that_does_not_add_up_is_told_with_the_sum(
    fichas: Library, documents: dict[str, str], question: str, printed: str, derived: str
) -> None:
    told = qa.answer(question, fichas, documents=[documents[FAULTY]]).answer
    before, _, after = told.partition("Ojo: ")
    assert printed in before
    assert derived in after


def test_what_an_answer_says_of_its_own_accord_is_not_said_again(
    fichas: Library, documents: dict[str, str]
) -> None:
    told = qa.answer("¿Cuadra la cobertura de 2024?", fichas, documents=[documents[FAULTY]]).answer
    assert told.count("8,6 %") == 1
    told = qa.answer("total ejecutado de 2023", fichas, documents=[documents[FAULTY]]).answer
    assert told.count("Ojo") == 1


def test_sound_fichas_are_told_without_warnings(fichas: Library, documents: dict[str, str]) -> None:
    for name, document in documents.items():
        for question in ("¿Cuál fue la cobertura?", "¿Cuánto se gastó?", "¿Quién gastó más?"):
            told = qa.answer(question, fichas, documents=[document]).answer
            assert name == FAULTY or "no cuadra" not in told
