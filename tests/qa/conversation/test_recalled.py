"""What is asked of the two figures told last is worked out from them, and from nothing else."""

import pytest

from qa import answer
from vectorstore.library import Library

MAULE_THEN_NUBLE = ("¿Cuántos hogares se beneficiaron en el Maule?", "¿y en Ñuble?")
BUDGETS = ("¿Cuál fue el presupuesto inicial de 2023?", "¿y el final?")


@pytest.mark.parametrize(
    ("history", "question", "worked_out"),
    [
        (MAULE_THEN_NUBLE, "¿y las dos juntas?", "566 + 341 = 907 hogares"),
        (("¿Cuántos hogares en el Maule y en Ñuble?",), "¿cuánto suman?", "566 + 341 = 907"),
        (MAULE_THEN_NUBLE, "¿cuántas veces es una la otra?", "566 / 341 = 1,66 veces la menor"),
        (BUDGETS, "¿cuál es la diferencia entre los dos?", "6.120.300 − 5.380.450 = M$739.850"),
        (
            ("¿Cuál fue la cobertura en 2022?", "¿y en 2023?"),
            "¿cuántos puntos de diferencia hay entre ambos años?",
            "puntos porcentuales",
        ),
    ],
)
def test_the_last_two_figures_are_reckoned_with(
    fichas: Library,
    documents: dict[str, str],
    history: tuple[str, ...],
    question: str,
    worked_out: str,
) -> None:
    only = [documents["riego-campesino-y-agua-segura-2023.pdf"]]
    told = answer(question, fichas, history, documents=only)
    assert told.status == "answered"
    assert worked_out in told.answer


@pytest.mark.parametrize(
    "history",
    [
        ("¿Cuántos hogares se beneficiaron en el Maule?",),
        ("¿Quién lo ejecuta?",),
        ("¿Cuál fue la cobertura en 2022?", "¿y en 2023?"),  # percentages of different wholes
        ("¿Cuál fue el gasto por beneficiario en 2022?", "¿y en 2023?"),
    ],
)
def test_what_cannot_be_added_up_is_not(
    fichas: Library, documents: dict[str, str], history: tuple[str, ...]
) -> None:
    only = [documents["riego-campesino-y-agua-segura-2023.pdf"]]
    told = answer("¿y los dos juntos?", fichas, history, documents=only)
    assert told.status == "not_found"
    assert not told.figures
