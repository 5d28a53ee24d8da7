"""The prose of a ficha confirms what it says of the same thing, and nothing by luck."""

import pytest

from calc.audit import Subject
from calc.figure import Source
from calc.verdict import JudgedFigure
from calc.verify import verify
from tests.calc.books import book_of

PROSE = (
    "Resultaron seleccionados 221 medios: 148 radios, 47 medios digitales y 19 periódicos.",
    "El 46% de los hogares tiene a una mujer como jefa.",
    "Al cierre había 2.380 personas en lista de espera.",
    "Egresaron 312 personas: 171 completaron los dos años y 53 se retiraron por decisión propia.",
)
SUBJECT = Subject(
    "Fondo de Prueba",
    2023,
    2024,
    book_of(),
    prose=tuple((text, Source("doc", 1, 1, 0, 1, text)) for text in PROSE),
    served="Medios de comunicación local.",
)


def judged(text: str) -> list[JudgedFigure]:
    return list(verify(text, [SUBJECT]))


@pytest.mark.parametrize(
    "text",
    [
        "Se seleccionaron 148 radios.",
        "En 2023 hubo 2.380 personas en lista de espera.",
        "El 46% de los hogares tiene a una mujer como jefa de familia.",
        "171 personas completaron los dos años.",
        "Se retiraron 53 personas por decisión propia.",
    ],
)
def test_the_same_thing_in_much_the_same_words_is_confirmed(text: str) -> None:
    figure = judged(text)[0]
    assert (figure.verdict, figure.how) == ("verified", "read")
    assert figure.sources


@pytest.mark.parametrize(
    "text",
    [
        "En la comuna hay 148 jardines infantiles.",
        "El 46% de los hogares no tiene agua.",
        "En 2021 había 2.380 personas en lista de espera.",
        "La feria reunió a 312 personas.",
        "El programa atendió a 53 vecinos.",
        "Más de 47 alcaldes firmaron la carta.",
    ],
)
def test_a_number_alone_confirms_nothing(text: str) -> None:
    assert judged(text)[0].verdict != "verified"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("La lista de espera era de 2.830 personas.", "2.380"),
        ("El 64% de los hogares tiene a una mujer como jefa.", "46%"),
        ("Resultaron seleccionados 148 radios y 91 periódicos.", "19"),
    ],
)
def test_what_the_prose_counts_once_is_denied(text: str, right: str) -> None:
    figure = judged(text)[-1]
    assert (figure.verdict, figure.expected) == ("contradicted", right)
