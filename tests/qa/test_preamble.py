"""What people say before a question is left out, and nothing of the question is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.preamble import asking_part


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (
            "Estoy preparando una minuta para la comisión y necesito saber cuánto se gastó en 2022",
            "cuánto se gastó en 2022",
        ),
        ("Para el punto de prensa de mañana: ¿desde cuándo existe?", "¿desde cuándo existe?"),
        (
            "Soy asesor del alcalde y me piden el dato exacto: ¿cuánto costó cada obra?",
            "¿cuánto costó cada obra?",
        ),
        (
            "Hola, escribo desde Petorca. Quisiera saber quién puso la plata, porque se dice.",
            "quién puso la plata",
        ),
        ("Buenas tardes. ¿Me podría decir la cobertura de 2023?", "la cobertura de 2023?"),
        ("Para mi tesis, ¿qué regiones gastaron más?", "¿qué regiones gastaron más?"),
    ],
)
def test_what_tells_of_the_person_is_left_out(message: str, asked: str) -> None:
    assert asking_part(message) == asked


@pytest.mark.parametrize(
    "message",
    [
        "¿Cuál fue la cobertura?",
        "El presupuesto final de 2022 quedó bajo el inicial. ¿Es así?",
        "¿Para qué sirve el programa?",
        "plata para la radio",
        "¿Por qué se gastó menos?",
        "Para 2023, ¿cuánto fue el presupuesto final?",
        "Hola",
        "necesito ayuda",
    ],
)
def test_a_question_stays_whole(message: str) -> None:
    assert asking_part(message) == message


@given(st.text(max_size=200))
def test_no_message_makes_it_fail_and_something_always_remains(message: str) -> None:
    assert asking_part(message).split() or not message.split()
