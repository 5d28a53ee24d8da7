"""An answer is shown only if every number in it is owned and the fichas do not deny it."""

from dataclasses import replace

import pytest

import qa
from calc.judging.choose import Candidate
from ingest.subject import subject_of
from qa.answers.guard import guarded
from qa.answers.types import Answer
from vectorstore.library import Library

FICHA = "inmigrante-y-refugio-2023.pdf"


@pytest.fixture(scope="module")
def known(fichas: Library, documents: dict[str, str]) -> Candidate:
    ficha = fichas.ficha(documents[FICHA])
    assert ficha is not None
    return Candidate(subject_of(ficha))


@pytest.fixture(scope="module")
def right(fichas: Library, documents: dict[str, str]) -> Answer:
    return qa.answer("¿Cuál fue la cobertura en 2023?", fichas, documents=[documents[FICHA]])


def test_an_answer_of_owned_and_true_figures_is_shown(right: Answer, known: Candidate) -> None:
    assert "3,2 %" in right.answer
    assert guarded(right, lambda _: known) == right


def test_a_number_that_nobody_owns_is_not_shown(right: Answer, known: Candidate) -> None:
    answer = replace(right, answer=right.answer + " Hubo 417 casos.")
    assert guarded(answer, lambda _: known).status == "not_found"


def test_an_owned_figure_that_the_ficha_denies_is_not_shown(
    right: Answer, known: Candidate
) -> None:
    said = right.answer.replace("2023", "2022")
    assert guarded(replace(right, answer=said), lambda _: known).status == "not_found"
