"""A sentence that names several programmes is parted among them, or belongs to all."""

import pytest

from calc.audit import Subject
from calc.claims.found.flat import flat
from calc.claims.found.outline import statements
from calc.claims.found.scan import scan
from calc.judging.choose import Candidate
from calc.judging.several import Several
from tests.calc.books import book_of

NAMES = ("Clínica Dental Rural", "Escuelas Abiertas de Verano", "Fondo de Medios Comunitarios")
APART = Several([Candidate(Subject(name, 2024, 2025, book_of())) for name in NAMES])


def parts(text: str) -> list[tuple[str, tuple[str, ...]]]:
    plain = flat(text)
    mentions, _ = scan(plain)
    [whole] = statements(text)
    return [
        (text[p.span.start : p.span.end], tuple(c.subject.program for c in p.meant))
        for p in APART.parts(plain, text, whole, mentions)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La Clínica Dental Rural gastó $456 millones.", NAMES[0]),
        ("El Fondo de Medios gastó $645 millones.", NAMES[2]),
        ("Las Escuelas Abiertas gastaron $4.561 millones.", NAMES[1]),
        ("El programa de medios gastó $645 millones.", NAMES[2]),
        ("La ejecución de las Escuelas llegó a 90%.", NAMES[1]),
    ],
)
def test_a_part_of_the_name_suffices(text: str, name: str) -> None:
    assert parts(text) == [(text, (name,))]


def test_words_that_any_text_holds_name_no_programme() -> None:
    text = "Hubo 300 cupos en escuelas rurales y un fondo de apoyo."
    assert parts(text) == [(text, ())]


def test_each_clause_belongs_to_its_programme() -> None:
    text = "La Clínica Dental gastó $456 millones, mientras el Fondo de Medios gastó $645 millones."
    assert [names for _, names in parts(text)] == [(NAMES[0],), (NAMES[2],)]


def test_numbers_may_stand_before_the_names() -> None:
    text = "La cobertura fue de 37,9% en Escuelas Abiertas y de 16,3% en el Fondo de Medios."
    assert [(piece[-30:], names) for piece, names in parts(text)] == [
        ("fue de 37,9% en Escuelas Abiertas y "[-30:], (NAMES[1],)),
        ("de 16,3% en el Fondo de Medios."[-30:], (NAMES[2],)),
    ]


def test_what_a_programme_is_unlike_is_set_apart() -> None:
    text = "A diferencia de la Clínica Dental Rural, el Fondo de Medios tuvo 16,3% de cobertura."
    assert [names for _, names in parts(text)] == [(NAMES[2],)]


def test_a_number_that_compares_programmes_belongs_to_all() -> None:
    text = "Las Escuelas Abiertas gastaron 7 veces lo del Fondo de Medios."
    [(_, names)] = parts(text)
    assert set(names) == {NAMES[1], NAMES[2]}
