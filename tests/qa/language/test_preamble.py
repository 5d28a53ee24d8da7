"""What people say around a question is left out, and nothing of the question is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.preamble import asking_part
from qa.programmes.shelf import Shelf, open_shelf
from qa.understanding.focus import focused
from vectorstore.library import Library


@pytest.fixture(scope="module")
def shelf(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    with Library(tmp_path_factory.mktemp("una")) as library:
        for result in library.load([root / "fichas" / "barrios-activos-2025.pdf"]):
            assert result.error is None, result.error
        yield open_shelf(library, None)


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
        ("Para mi tesis, ¿qué regiones gastaron más?", "¿qué regiones gastaron más?"),
        (
            "Senadora pregunta en cuánto bajó lo ejecutado, 2024 contra 2025",
            "en cuánto bajó lo ejecutado, 2024 contra 2025",
        ),
        (
            "Junto con saludar, y a fin de responder, agradeceré informar el gasto de 2024.",
            "el gasto de 2024.",
        ),
        (
            "Es una burla que devuelvan plata. ¿Cuánto quedó sin ejecutar en 2025?",
            "¿Cuánto quedó sin ejecutar en 2025?",
        ),
        (
            "¿Cuántas obras se hicieron en 2024? Es para una interpelación, así que con cuidado.",
            "¿Cuántas obras se hicieron en 2024?",
        ),
    ],
)
def test_what_tells_of_the_person_is_left_out(message: str, asked: str, shelf: Shelf) -> None:
    assert asking_part(focused(message, shelf)) == asked


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (
            "El alcalde anda diciendo que a Tarapacá no le tocó nada. ¿Cuánto se ejecutó ahí?",
            "en Tarapacá ¿Cuánto se ejecutó ahí?",
        ),
        (
            "Del presupuesto final 2024, según la ley, ¿cuánto quedó sin gastar?",
            "Del presupuesto final 2024, según la ley, ¿cuánto quedó sin gastar?",
        ),
        (
            "Dejando fuera el nivel central, ¿qué región gastó menos?",
            "Dejando fuera el nivel central, ¿qué región gastó menos?",
        ),
    ],
)
def test_what_the_question_lacks_is_lent_by_what_stands_beside_it(
    message: str, asked: str, shelf: Shelf
) -> None:
    assert focused(message, shelf) == asked


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (
            "Mi jefa sostiene que la cobertura bajó en 2025. ¿Está en lo correcto?",
            "¿Es cierto que la cobertura bajó en 2025?",
        ),
        (
            "un concejal dijo en la radio q el 2025 atendieron a mas gente, es asi o chamulló?",
            "¿Es cierto que el 2025 atendieron a mas gente?",
        ),
        (
            "¿Puedo afirmar en mi minuta que la cobertura superó el 15%?",
            "¿Es cierto que la cobertura superó el 15%?",
        ),
    ],
)
def test_what_others_say_is_asked_as_whether_it_is_true(
    message: str, asked: str, shelf: Shelf
) -> None:
    assert focused(message, shelf) == asked


@pytest.mark.parametrize(
    "message",
    [
        "¿Cuál fue la cobertura?",
        "¿Para qué sirve el programa?",
        "plata para la radio",
        "¿Por qué se gastó menos?",
        "Para 2023, ¿cuánto fue el presupuesto final?",
        "De las mujeres, ¿cuántas participaron en 2024?",
        "Hola",
        "necesito ayuda",
    ],
)
def test_a_question_stays_whole(message: str, shelf: Shelf) -> None:
    assert asking_part(focused(message, shelf)) == message


@given(st.text(max_size=200))
def test_no_message_makes_it_fail_and_something_always_remains(message: str) -> None:
    assert asking_part(message).split() or not message.split()


@given(message=st.text(alphabet="¿?¡!.,;:()- \naeoóéqnsdcurmt19", max_size=80))
def test_no_marks_make_it_fail(message: str, shelf: Shelf) -> None:
    assert focused(message, shelf).split() or not message.split()
