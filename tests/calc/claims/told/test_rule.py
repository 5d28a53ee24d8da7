"""What lays down a rule asserts nothing; what tells what was done does."""

import pytest

from calc.claims.found.cues import find_cues
from calc.claims.found.flat import flat
from calc.claims.found.scan import scan
from calc.claims.found.shapes import Year
from calc.claims.told.rule import asserting, unsure


def kept(text: str) -> list[str]:
    plain = flat(text)
    mentions, _ = scan(plain)
    whole = Year(0, len(text), 0)
    return [
        text[m.start : m.end] for m in asserting(plain, text, whole, mentions, find_cues(plain))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Pueden postular hogares con hasta 12 hectáreas de riego básico.",
        "Se pierde el cupo si se falta a más del 25% de las clases.",
        "Criterio 1: barrios de entre 500 y 1.500 viviendas.",
        "Se bonifica a los medios de localidades con menos de 20.000 habitantes.",
        "Los niños deben asistir al menos al 80% de las jornadas.",
    ],
)
def test_a_rule_asserts_nothing(text: str) -> None:
    assert kept(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("El programa debe mejorar: su cobertura es de 14,2%.", "14,2%"),
        ("Para postular se reunieron 60 familias.", "60"),
        ("Un hogar puede recibir hasta $2.500.000.", "$2.500.000"),
    ],
)
def test_what_was_done_or_paid_asserts_something(text: str, figure: str) -> None:
    assert kept(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "Se atendió a 1.142 hogares con agua propia.",
        "El tope por proyecto es de $3.000.000.",
        "Se paga un sueldo de $700.000 mensuales.",
    ],
)
def test_a_part_of_the_people_a_limit_and_a_rate_are_doubtful(text: str) -> None:
    assert doubtful(text)


@pytest.mark.parametrize("text", ["Se atendió a 1.142 hogares.", "El proyecto costó $3.000.000."])
def test_a_plain_sum_is_not(text: str) -> None:
    assert not doubtful(text)


def doubtful(text: str) -> bool:
    plain = flat(text)
    [mention], _ = scan(plain)
    return unsure(plain, 0, mention)
