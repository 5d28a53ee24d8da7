"""What an answer is made of: its figures, its sources, what it assumed and what it refuses."""

from decimal import Decimal

import pytest

import qa
from calc.number import read_number
from qa.answers.compose import numbers_of, spoken_amount, thousands_in
from qa.answers.guard import unowned_numbers
from vectorstore.library import Library

BARRIOS = "barrios-activos-2025.pdf"
CENTROS = "centros-diurnos-puertas-abiertas-2023.pdf"


def ask(question: str, fichas: Library, document: str, *history: str) -> qa.Answer:
    return qa.answer(question, fichas, history=history, documents=[document])


def test_a_printed_figure_is_read_and_said_in_millions_too(
    fichas: Library, documents: dict[str, str]
) -> None:
    answer = ask("¿Cuál fue el presupuesto inicial de 2024?", fichas, documents[BARRIOS])
    printed, spoken = answer.figures
    assert (printed.printed, printed.how) == ("M$13.020.800", "read")
    assert (spoken.printed, spoken.how) == ("$13.020,8 millones", "rounded")
    assert printed.sources
    assert answer.passages


def test_a_derived_figure_shows_its_derivation_and_its_operands(
    fichas: Library, documents: dict[str, str]
) -> None:
    answer = ask("¿Qué porcentaje del presupuesto inicial se ejecutó?", fichas, documents[BARRIOS])
    assert "11.640.220 / 13.980.450 × 100 = 83,3 %" in answer.answer
    assert answer.figures[0].how == "computed"
    assert len(answer.figures[0].sources) == 2


def test_the_year_that_was_not_named_is_said(fichas: Library, documents: dict[str, str]) -> None:
    answer = ask("cobertura", fichas, documents[BARRIOS])
    assert "2025" in answer.answer
    assert any("2025" in note for note in answer.assumed)


def test_a_row_that_the_ficha_lacks_is_never_answered_by_the_whole(
    fichas: Library, documents: dict[str, str]
) -> None:
    answer = ask("¿Cuánto se gastó en Tarapacá?", fichas, documents[BARRIOS])
    assert answer.status == "not_found"
    assert "Tarapacá" in answer.answer


def test_a_restriction_that_no_table_knows_is_not_passed_over(
    fichas: Library, documents: dict[str, str]
) -> None:
    answer = ask("¿Cuánto se gastó en publicidad?", fichas, documents[BARRIOS])
    assert answer.status == "not_found"
    assert "publicidad" in answer.answer


def test_a_concept_of_the_whole_programme_is_not_given_for_a_region(
    fichas: Library, documents: dict[str, str]
) -> None:
    answer = ask("¿Cuál fue la cobertura en el Maule?", fichas, documents[BARRIOS])
    assert answer.status == "not_found"


def test_two_prints_of_one_figure_that_differ_are_both_told(
    fichas: Library, documents: dict[str, str]
) -> None:
    answer = ask("total ejecutado 2023", fichas, documents["formacion-en-oficios-2024.pdf"])
    assert "M$8.774.910" in answer.answer
    assert "M$8.744.910" in answer.answer


def test_an_older_ficha_answers_what_the_newest_lacks(
    fichas: Library, documents: dict[str, str]
) -> None:
    both = [d for name, d in documents.items() if name.startswith("centros-diurnos")]
    answer = qa.answer("¿Cuánto se gastó en Coquimbo en 2022?", fichas, documents=both)
    assert "M$318.200" in answer.answer


def test_without_a_programme_the_choices_are_given(fichas: Library) -> None:
    answer = qa.answer("¿Cuál fue el presupuesto inicial?", fichas)
    assert answer.status == "ambiguous"
    assert answer.suggestions


def test_a_follow_up_keeps_what_it_does_not_say(fichas: Library, documents: dict[str, str]) -> None:
    answer = ask("¿y en 2021?", fichas, documents[CENTROS], "¿Cuál fue la cobertura en 2022?")
    assert "9,0 %" in answer.answer


def test_a_new_subject_starts_anew(fichas: Library, documents: dict[str, str]) -> None:
    answer = ask(
        "¿Cuántos hallazgos tiene?", fichas, documents[BARRIOS], "¿Cuánto gastó el Maule en 2025?"
    )
    assert "hallazgos" in answer.answer


@pytest.mark.parametrize("question", ["", "   ", "???", "🤷", "a" * 5000, "M$", "%", "¿y?", "«»"])
def test_no_question_is_too_odd_for_an_answer(
    question: str, fichas: Library, documents: dict[str, str]
) -> None:
    assert ask(question, fichas, documents[BARRIOS]).answer


def test_every_number_of_an_answer_has_an_owner(fichas: Library, documents: dict[str, str]) -> None:
    for question in ("resumen del programa", "¿Cuántos componentes tiene?", "evolución del gasto"):
        answer = ask(question, fichas, documents[BARRIOS])
        assert answer.status == "answered"
        assert not list(unowned_numbers(answer))


def test_an_empty_library_says_what_to_do(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Library(tmp_path_factory.mktemp("vacía")) as library:
        answer = qa.answer("¿Cuál es la cobertura?", library)
    assert answer.status == "not_found"
    assert "cargar" in answer.answer


@pytest.mark.parametrize(
    ("thousands", "said"),
    [
        ("187599", "$187,6 millones"),
        ("1000", "$1 millón"),
        ("254.5", "$254.500"),
        ("1170.0", "$1.170.000"),
        ("11640220", "$11.640,2 millones"),
    ],
)
def test_amounts_are_said_as_people_say_them(thousands: str, said: str) -> None:
    assert spoken_amount(Decimal(thousands))[0] == said


@pytest.mark.parametrize(
    ("thousands", "number"),
    [("187599", "187600"), ("254.5", "254.5"), ("-467750", "-467800"), ("5575.7012", "5575.701")],
)
def test_the_number_said_is_carried_in_thousands_of_pesos(thousands: str, number: str) -> None:
    said, value = spoken_amount(Decimal(thousands))
    assert value == Decimal(number)
    read = Decimal(read_number(said.replace("$", "").partition(" ")[0]))
    assert read * Decimal(thousands_in(said).numerator) / thousands_in(said).denominator == value


def test_years_and_quotations_own_no_number() -> None:
    parts = numbers_of("en 2023 fueron 12 de «15»", ())
    assert [p.printed for p in parts if not isinstance(p, str)] == ["12"]
