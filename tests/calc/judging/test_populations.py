"""Populations that only the prose tells by year are known by the coverage that the tables print."""

import pytest

from calc.audit import Subject
from calc.figure import Source
from calc.verify import verify
from tests.calc.books import book_of

ROWS = """
cobertura | 12,9 13,6 14,1
poblacion_beneficiada | 6.231
total_ejecutado | 6.836.450 7.684.850 8.421.875
"""
PROSE = (
    "El objetivo se estimó en 41.200 familias en 2022, 42.650 en 2023 y 44.300 en 2024.",
    "Se llegó a 5.318 familias en 2022, a 5.784 familias en 2023 y a 6.231 familias en 2024.",
)


def subject_with(prose: tuple[str, ...]) -> Subject:
    paragraphs = tuple((text, Source("doc", 1, 1, 0, 1, text)) for text in prose)
    book = book_of(ROWS, year=2024)
    return Subject("Programa de Prueba", 2024, 2025, book, prose=paragraphs, served="Familias.")


@pytest.mark.parametrize(
    ("text", "verdict", "expected"),
    [
        ("La población objetivo de 2022 fue de 41.200 familias.", "verified", None),
        ("La población objetivo de 2022 fue de 42.650 familias.", "contradicted", "41.200"),
        ("La población beneficiada de 2023 fue de 5.784 familias.", "verified", None),
        ("La población beneficiada de 2023 fue de 5.318 familias.", "contradicted", "5.784"),
        ("La población objetivo creció 7,5 % entre 2022 y 2024.", "verified", None),
        ("La población objetivo creció 5,7 % entre 2022 y 2024.", "contradicted", "7,5 %"),
    ],
)
def test_each_year_has_its_population(text: str, verdict: str, expected: str | None) -> None:
    figure = next(iter(verify(text, [subject_with(PROSE)])))
    assert figure.verdict == verdict
    assert expected is None or expected in (figure.expected or "")


def test_numbers_whose_shares_are_no_coverage_are_no_population() -> None:
    prose = (PROSE[0].replace("41.200", "51.200"), PROSE[1])
    figure = next(
        iter(verify("La población objetivo creció 7,5 % entre 2022 y 2024.", [subject_with(prose)]))
    )
    assert figure.verdict == "unverifiable"
