"""The scanner finds what asserts something, passes over the rest, and fails on no text."""

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.claims.found.flat import flat
from calc.claims.found.scan import scan
from calc.sentences import split_sentences


def found(text: str) -> list[tuple[str, str, str]]:
    mentions, _ = scan(flat(text))
    return [(text[m.start : m.end], m.kind, str(m.value)) for m in mentions]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("M$187.599", "money", "187599"),
        ("M$ 482.870", "money", "482870"),
        ("MM$1.200", "money", "1200000"),
        ("$ 38.490.785 millones", "money", "38490785000"),
        ("$4.625millones", "money", "4625000"),
        ("$20.000.000.-", "money", "20000"),
        ("187.599 miles de pesos", "money", "187599"),
        ("20 mil millones de pesos", "money", "20000000"),
        ("un billón de pesos", "money", "1000000000"),
        ("veintiún mil pesos", "money", "21"),
        ("38,9 %", "percent", "389/10"),
        ("quince por ciento", "percent", "15"),
        ("cuatro de cada cinco", "percent", "80"),
        ("dos tercios", "percent", "200/3"),
        ("la mitad", "percent", "50"),
        ("24,1 puntos porcentuales", "points", "241/10"),
        ("\u221224,1 pp", "points", "-241/10"),
        ("2,3 veces", "times", "23/10"),
        ("el doble", "times", "2"),
        ("treinta y cinco", "count", "35"),
        ("doscientas una", "count", "201"),
        ("media docena", "count", "6"),
        ("187\u00a0599", "count", "187599"),
    ],
)
def test_each_form_of_a_number_is_read(text: str, kind: str, value: str) -> None:
    assert found(text) == [(text, kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "el 24 de abril de 2024 a las 17:14",
        "Ley 19.418, artículo 5, N° 2",
        "nota técnica 3, página 12, subtítulo 24",
        "componentes 1 y 2 e indicador de propósito 1",
        "+56 9 1234 5678",
        "mayores de 18 años, entre 18 y 29 años",
        "entre 2021 y 2023, M$2024",
        "en pesos de 2024",
        "COVID-19, 3er lugar, 1°, RUT 12.345.678-5",
        "https://ejemplo.cl/2023/12 y nombre1@ejemplo.cl",
        "un programa y una ficha",
    ],
)
def test_what_asserts_nothing_is_passed_over(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["3.2%", "1.5 millones", "$1,234.5", "$187M", "187 599 personas"])
def test_a_number_with_two_readings_is_kept_with_its_problem(text: str) -> None:
    [mention], _ = scan(flat(text))
    assert mention.number is None
    assert mention.problem


@given(st.text(max_size=300))
def test_no_text_makes_the_scanner_fail(text: str) -> None:
    plain = flat(text)
    assert len(plain) == len(text)
    mentions, years = scan(plain)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(0 < y.year < 2100 for y in years)


@pytest.mark.parametrize(
    "seed", ["9", "1.", "mil ", "1 de ", "(12) ", "$ ", "un ", "12/", "a", "- "]
)
def test_scanning_is_linear_whatever_is_repeated(seed: str) -> None:
    scan(flat("calentamiento 1"))
    short, long = (_time(seed * (size // len(seed))) for size in (20_000, 80_000))
    assert long < max(0.3, 12 * short)


def _time(text: str) -> float:
    start = time.process_time()
    scan(flat(text))
    return time.process_time() - start


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("La cobertura fue 3,2%. La ejecución, 38,9 %.", 2),
        ("Gastó M$187.599. El N° 2 del art. 5 no cambia.", 2),
        ("La Sra. Soto, de la ONU, dijo 1.000.", 1),
        ("Uno; dos; tres.", 3),
        ("Título\n\nCuerpo del texto.", 2),
    ],
)
def test_sentences_end_at_figures_and_not_at_abbreviations(text: str, count: int) -> None:
    assert len(list(split_sentences(text, clauses=True))) == count


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("482 millones 870 mil pesos", 482_870),
        ("2 millones 300 mil raciones", 2_300_000),
    ],
)
def test_millions_and_thousands_told_together_are_one_number(text: str, value: int) -> None:
    [mention] = scan(flat(text))[0]
    assert mention.value == value


def test_a_decimal_number_is_no_identifier() -> None:
    assert [m.number for m in scan(flat("Asistencia promedio por sesión: 14,9"))[0]] == [
        Decimal("14.9")
    ]
