"""Whether a question chooses among programmes is understood from how it is built."""

import pytest

from qa.language.senses import read, static_speller
from qa.named.thresholds import read_thresholds
from qa.programmes.selectors import selector


def _how(text: str) -> str | None:
    reading = read(text, (static_speller(),))
    bounds = read_thresholds(reading)
    skip = frozenset(i for t in bounds for i in range(t.first, t.last + 1))
    found = selector(reading, skip)
    return found.how if found is not None else None


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("¿Qué programas ejecutaron menos del 85 %?", "noun"),
        ("el programa que más gastó", "noun"),
        ("¿Cuáles dependen del Ministerio de Salud?", "which"),
        ("¿cuál gastó más?", "which"),
        ("cual es el que menos gasta", "which"),
        ("quien gasta mas por beneficiario", "who"),
        ("hay alguno que no tenga hallazgos", "any"),
        ("¿algún programa superó su presupuesto?", "any"),
        ("¿todos los programas tienen hallazgos?", "all"),
        ("cobertura de cada programa", "all"),
        ("¿cuántos tienen hallazgos de eficacia?", "howmany"),
        ("los que menos gastaron", "those"),
        ("la cobertura más alta", "degree"),
        ("cuál tiene más componentes", "which"),
    ],
)
def test_words_that_choose_stand_for_programmes(text: str, how: str) -> None:
    assert _how(text) == how


@pytest.mark.parametrize(
    "text",
    [
        "¿Cuál fue el presupuesto inicial?",
        "¿Cuáles son los componentes?",
        "¿Qué región gastó más?",
        "¿En qué año gastó más?",
        "¿gastó más que el año pasado?",
        "todas las regiones",
        "¿A quién está dirigido?",
        "cuántas personas atendió",
        "programa de personas mayores",
    ],
)
def test_regions_years_and_people_are_no_programmes(text: str) -> None:
    assert _how(text) is None
