"""The facts of the real ficha, recomputed by hand in the reference, come out of the formulas."""

from decimal import Decimal

import pytest

from calc.formulas import Options, Result, Unavailable, evaluate, possible_numerators
from calc.quantity import Quantity
from tests.calc.books import BENEFITS, SERVICE, book_of

BOOK = book_of()
RM = "Metropolitana de Santiago"


@pytest.mark.parametrize(
    ("formula", "year", "item", "derivation"),
    [
        ("ejecucion_inicial", 2023, None, "187.599 / 482.870 × 100 = 38,9 %"),
        ("ejecucion_inicial", 2022, None, "290.149 / 459.063 × 100 = 63,2 %"),
        ("ejecucion_final", 2022, None, "290.149 / 289.632 × 100 = 100,2 %"),
        ("saldo_sin_ejecutar", 2023, None, "482.870 − 187.599 = M$295.271"),
        ("saldo_sin_ejecutar_final", 2022, None, "289.632 − 290.149 = -M$517"),
        ("reasignaciones", 2021, None, "318.831 − 468.492 = -M$149.661"),
        ("gasto_por_beneficiario", 2023, None, "(179.319 + 8.280) / 201 = M$933,3"),
        ("gasto_por_beneficiario_region", 2023, "maule", "5.025 / 35 = M$143,6"),
        ("gasto_unitario_componente", 2022, BENEFITS, "264.845 / 16 = M$16.552,8"),
        ("gasto_unitario_componente", 2023, SERVICE, "15.525 / 61 = M$254,5"),
        ("porcentaje_gastos_componentes", 2023, None, "179.319 / 187.599 × 100 = 95,6 %"),
        ("porcentaje_gasto_administrativo", 2022, None, "25.305 / 290.149 × 100 = 8,7 %"),
        ("porcentaje_gasto_region", 2023, RM, "152.559 / 179.319 × 100 = 85,1 %"),
        ("porcentaje_poblacion_region", 2023, RM, "166 / 201 × 100 = 82,6 %"),
        ("participacion_subtitulo", 2023, "24", "163.794 / 187.599 × 100 = 87,3 %"),
        ("participacion_componente", 2023, SERVICE, "15.525 / 179.319 × 100 = 8,7 %"),
        ("total_gastos_componentes", 2023, None, "163.794 + 15.525 = M$179.319"),
        ("total_ejecutado_por_uso", 2022, None, "264.845 + 25.305 = M$290.150"),
        (
            "poblacion_objetivo_implicita",
            2023,
            None,
            "201 / 3,25 × 100 a 201 / 3,15 × 100 = entre 6.185 y 6.380 personas",
        ),
    ],
)
def test_a_fact_is_derived_as_the_reference_writes_it(
    formula: str, year: int, item: str | None, derivation: str
) -> None:
    result = evaluate(formula, BOOK, year, item)
    assert isinstance(result, Result)
    assert result.derivation == derivation
    assert result.inputs
    assert all(figure in tuple(BOOK) for figure in result.inputs)


@pytest.mark.parametrize(
    ("formula", "options", "derivation"),
    [
        (
            "variacion_puntos",
            Options(concept="cobertura"),
            "3,2 − 27,3 = -24,1 puntos porcentuales",
        ),
        ("variacion_relativa", Options(concept="cobertura"), "(3,2 / 27,3 − 1) × 100 = -88,3 %"),
        (
            "variacion_absoluta",
            Options(concept="presupuesto_inicial", base_year=2021),
            "482.870 − 468.492 = M$14.378",
        ),
        (
            "variacion_puntos",
            Options(concept="ejecucion_inicial"),
            "(187.599 / 482.870 × 100) − (290.149 / 459.063 × 100) = -24,4 puntos porcentuales",
        ),
        (
            "promedio",
            Options(concept="presupuesto_inicial", years=(2021, 2022, 2023)),
            "(468.492 + 459.063 + 482.870) / 3 = M$470.141,7",
        ),
        (
            "suma",
            Options(concept="poblacion_region", items=("Maule", RM)),
            "35 + 166 = 201 personas",
        ),
        ("faltante_para_umbral", Options(), "85 × 482.870 / 100 − 187.599 = M$222.841"),
        (
            "porcentaje_de_conteos",
            Options(amount=Decimal(6), denominator=10),
            "6 / 10 × 100 = 60,00 %",
        ),
    ],
)
def test_a_formula_over_any_concept_shows_its_sum(
    formula: str, options: Options, derivation: str
) -> None:
    result = evaluate(formula, BOOK, 2023, **options)
    assert isinstance(result, Result)
    assert result.derivation == derivation


def test_nominal_pesos_and_back() -> None:
    nominal = evaluate("monto_nominal", BOOK, 2021, concept="presupuesto_inicial")
    assert isinstance(nominal, Result)
    assert nominal.derivation == "468.492 / 1,1722 = M$399.669"
    real = evaluate("monto_real", BOOK, 2021, amount=Decimal(399669))
    assert isinstance(real, Result)
    assert real.derivation == "399.669 × 1,1722 = M$468.492"


def test_the_ratio_of_two_regions_is_in_times() -> None:
    result = evaluate("razon", BOOK, 2023, RM, concept="gasto_region", base_item="Maule")
    assert isinstance(result, Result)
    assert result.derivation == "152.559 / 5.025 = 30,36 veces"


@pytest.mark.parametrize(
    ("formula", "year", "options", "words"),
    [
        ("ejecucion_inicial", 2021, Options(), "el presupuesto ley ejecutado de 2021 (figura «-»)"),
        ("gasto_por_beneficiario", 2022, Options(), "no trae la población beneficiada de 2022"),
        ("cobertura", 2023, Options(), "no trae la población objetivo de 2023"),
        (
            "variacion_relativa",
            2023,
            Options(concept="gasto_por_beneficiario"),
            "la población beneficiada de 2022",
        ),
        ("variacion_relativa", 2022, Options(concept="cobertura"), "el divisor (0,0)"),
        ("variacion_puntos", 2023, Options(concept="presupuesto_inicial"), "solo existe entre"),
        (
            "variacion_absoluta",
            2023,
            Options(concept="cobertura", base_concept="presupuesto_final"),
            "unidades distintas",
        ),
    ],
)
def test_a_missing_value_is_never_zero(
    formula: str, year: int, options: Options, words: str
) -> None:
    outcome = evaluate(formula, BOOK, year, **options)
    assert isinstance(outcome, Unavailable)
    assert words in outcome.reason


def test_the_missing_operand_of_a_printed_quotient_has_its_range() -> None:
    outcome = evaluate("cobertura", BOOK, 2023)
    assert isinstance(outcome, Unavailable)
    assert outcome.possible is not None
    assert 6184 < outcome.possible.low < 6185
    assert 6380 < outcome.possible.high < 6381


def test_amounts_of_different_price_years_are_not_compared() -> None:
    other = book_of("presupuesto_inicial | 459.063", year=2022)
    outcome = evaluate(
        "variacion_absoluta",
        BOOK,
        2023,
        concept="presupuesto_inicial",
        base_book=other,
        base_year=2022,
    )
    assert isinstance(outcome, Unavailable)
    assert "M$2023 y M$2024" in outcome.reason


def test_no_whole_number_over_201_gives_70_00() -> None:
    seventy = Quantity(Decimal("70.00"), "porcentaje")
    trial = possible_numerators(seventy, 201)
    assert not trial.possible
    assert "140 / 201 × 100 = 69,65 %; 141 / 201 × 100 = 70,15 %" in trial.derivation
    assert possible_numerators(seventy, 140).values == (98, 98)
    assert possible_numerators(seventy, 200).values == (140, 140)
    result = evaluate("numerador_posible", BOOK, 2023, "Personas con recursos", denominator=201)
    assert isinstance(result, Result)
    assert result.printed == "ningún entero"


def test_an_option_that_a_formula_needs_is_the_callers_matter() -> None:
    with pytest.raises(TypeError):
        evaluate("promedio", BOOK, 2023)
    with pytest.raises(KeyError):
        evaluate("no_existe", BOOK, 2023)
