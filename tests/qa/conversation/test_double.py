"""A message with several questions is parted where another one begins, and nowhere else."""

import pytest

from qa import answer
from qa.conversation.double import questions_of
from vectorstore.library import Library


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("¿Quién lo ejecuta y desde cuándo?", ("¿Quién lo ejecuta", "desde cuándo?")),
        ("que comen y a que hora parte la jornada", ("que comen", "a que hora parte la jornada")),
        ("¿qué comen? ¿cuánto dura la jornada?", ("¿qué comen", "cuánto dura la jornada?")),
        ("¿Cuándo y dónde se hizo?", ("¿Cuándo y dónde se hizo?",)),
        (
            "¿Cuánto se gastó en 2022 y cuánto en 2023?",
            ("¿Cuánto se gastó en 2022 y cuánto en 2023?",),
        ),
        ("¿Qué región gastó más y cuánto fue?", ("¿Qué región gastó más", "cuánto fue?")),
        ("El alcalde lo dijo. ¿Cuánto fue?", ("El alcalde lo dijo. ¿Cuánto fue?",)),
        ("Dicen que bajó y que no alcanzó", ("Dicen que bajó y que no alcanzó",)),
    ],
)
def test_a_message_is_parted_where_another_question_begins(
    message: str, questions: tuple[str, ...]
) -> None:
    assert questions_of(message) == questions


def test_both_questions_of_a_message_are_answered(
    fichas: Library, documents: dict[str, str]
) -> None:
    only = [documents["formacion-en-oficios-2024.pdf"]]
    asked = "cuántas empresas recibieron practicantes y cuántos organismos hicieron clases"
    both = answer(asked, fichas, documents=only)
    assert both.status == "answered"
    assert both.answer.count("«") == 2
