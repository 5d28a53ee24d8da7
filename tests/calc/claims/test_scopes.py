"""A year, a row or a programme holds for the numbers of its own clause and for no other."""

import pytest

from calc.audit import Subject
from calc.verify import verify
from tests.calc.books import REAL, book_of

SUBJECT = Subject("Inmigrante y Refugio", 2023, 2024, book_of(REAL))


def verdicts(text: str) -> list[str]:
    return [figure.verdict for figure in verify(text, [SUBJECT])]


@pytest.mark.parametrize(
    "text",
    [
        "Cobertura: 3,2% (en 2022 fue de 27,3%: una baja de 24,1 pp)",
        "Cobertura: 3,2% (27,3% en 2022)",
        "Ejecutado: M$187.599 (el año anterior, M$290.149)",
        "La cobertura llegó a 3,2%, y el 2022 era 27,3%.",
        "Con M$187.599 ejecutados en 2023 (M$290.149 en 2022), la cobertura fue de 3,2%.",
        "La administración gastó M$8.280 (4,4% del total ejecutado), frente a M$25.305 en 2022.",
        "**Componentes:** **M$179.319**, es decir, **95,6%** del total ejecutado.",
        "Tuvo 482.870 mil pesos de presupuesto inicial y alcanzó a ejecutar 187.599 mil.",
        "El presupuesto inicial bajó 2,0% entre 2021 y 2022 y aumentó 5,2% en 2023.",
        "El gasto administrativo bajó 67,3% en 2023 y el total ejecutado, 35,3%.",
        "Quedaron M$295.271 del presupuesto inicial sin ejecutar.",
    ],
)
def test_a_year_beside_one_number_is_of_no_other(text: str) -> None:
    assert set(verdicts(text)) == {"verified"}


@pytest.mark.parametrize(
    "text",
    [
        "Cobertura: 3,9% (en 2022 fue de 27,3%)",
        "La cobertura fue de 3,9%, y el 2022 era 27,3%.",
        "El gasto administrativo fue de M$8.820, frente a M$25.305 en 2022.",
    ],
)
def test_what_is_false_in_such_a_clause_is_contradicted(text: str) -> None:
    assert verdicts(text) == ["contradicted", "verified"]


@pytest.mark.parametrize(
    "text",
    [
        "El Plan Cuadrante atendió a 201 personas en 2023. Su cobertura fue de 12%.",
        "El Fondo Caletas, en cambio, ejecutó M$2.310.400.",
        "El gasto del Fondo Caletas fue de M$2.310.400 y su cobertura, de 12%.",
        "La meta era una cobertura de 40%.",
    ],
)
def test_another_programme_or_a_goal_is_neither_right_nor_wrong(text: str) -> None:
    assert set(verdicts(text)) == {"unverifiable"}


@pytest.mark.parametrize(
    "text",
    [
        "A diferencia del Plan Cuadrante, el programa tuvo una cobertura de 3,2%.",
        "Se coordina con el Plan Cuadrante y tuvo una cobertura de 3,2%.",
    ],
)
def test_a_programme_that_is_only_mentioned_takes_no_figure(text: str) -> None:
    assert verdicts(text) == ["verified"]


def test_a_limit_that_somebody_set_asserts_nothing() -> None:
    assert verdicts(
        "El gasto administrativo fue el 4,4% del total ejecutado, bajo el máximo de 20% que fija "
        "la pauta."
    ) == ["verified"]
    assert verdicts("El tope por proyecto es de tres millones de pesos.") == []
