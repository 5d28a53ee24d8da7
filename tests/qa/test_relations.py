"""Two figures put in relation, bounds, places in a ranking, rows by their number."""

from collections.abc import Callable

import pytest

import qa
from qa import Answer
from vectorstore.library import Library

Ask = Callable[..., Answer]

_RIEGO = "riego-campesino-y-agua-segura-2023.pdf"
_OFICIOS = "formacion-en-oficios-2024.pdf"
_BARRIOS = "barrios-activos-2025.pdf"


@pytest.fixture
def ask(fichas: Library, documents: dict[str, str]) -> Ask:
    def asked(text: str, ficha: str = _RIEGO, *history: str) -> Answer:
        return qa.answer(text, fichas, history=history, documents=[documents[ficha]])

    return asked


def test_a_narrowing_word_that_no_table_splits_is_never_passed_over(ask: Ask) -> None:
    answer = ask("¿el programa atiende mujeres?")
    assert "3.402 hogares (" not in answer.answer
    assert "mujer" in answer.answer


def test_a_word_that_is_none_and_narrows_nothing_is_passed_over(ask: Ask) -> None:
    answer = ask("me tincaría saber el gasto en personal")
    assert answer.status == "answered"
    assert "M$512.600" in answer.answer


def test_parts_of_a_question_keep_their_own_rows_and_years(ask: Ask) -> None:
    answer = ask("gasto de Maule y beneficiarios de Biobío")
    assert "M$918.340" in answer.answer
    assert "243" in answer.answer
    assert "566" not in answer.answer
    answer = ask("presupuesto inicial 2021 y gasto 2023")
    assert "M$5.210.400" in answer.answer
    assert "M$5.742.770" not in answer.answer


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("¿Gastó más en 2022 que en 2023?", "Sí"),
        ("¿Coquimbo gastó menos que Los Ríos?", "No"),
        ("¿El presupuesto final fue mayor que el inicial en 2023?", "No"),
        ("¿Ejecutó más del 90% del presupuesto final?", "Sí"),
        ("¿subió más de 50% el gasto en pozos?", "Sí"),
        ("786 de 1.134 es el 75%?", "No"),
    ],
)
def test_comparisons_and_bounds_open_with_their_verdict(
    ask: Ask, question: str, opening: str
) -> None:
    assert ask(question).answer.startswith(opening)


def test_a_finding_is_held_against_its_figures(ask: Ask) -> None:
    answer = ask("¿Cuadra el hallazgo de gasto administrativo?", _BARRIOS)
    assert answer.answer.startswith("Sí")
    assert "21,6 %" in answer.answer


def test_what_it_takes_to_reach_a_share_of_the_budget(ask: Ask) -> None:
    assert "M$243.163" in ask("¿Cuánto le faltó para llegar al 85%?", _BARRIOS).answer


def test_a_place_in_a_ranking_is_no_number_of_a_region(ask: Ask) -> None:
    answer = ask("¿cuál es la segunda región con más gasto?", _OFICIOS)
    assert "Biobío" in answer.answer


def test_rows_that_are_left_out_are_not_added(ask: Ask) -> None:
    assert "M$5.504.620" in ask("gasto regional sin contar la RM", _OFICIOS).answer


def test_a_row_is_named_by_its_number(ask: Ask) -> None:
    assert "«Monitoreo comunitario de pozos»" in ask("¿Cuál es el último componente?").answer


def test_a_change_after_two_years_is_between_them(ask: Ask) -> None:
    answer = ask("¿cuánto bajó?", _RIEGO, "¿Cuántos hogares hubo en 2023?", "¿y en 2021?")
    assert "718" in answer.answer


def test_those_not_reached_are_told_where_both_populations_are_printed(ask: Ask) -> None:
    assert "36.298" in ask("¿cuántos hogares quedaron sin atender?").answer
