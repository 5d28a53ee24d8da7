"""What is needed or implied.

The amount that a threshold lacks, the range of an unknown operand, the whole numbers that can
stand behind a printed percentage.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from calc.formulas.card import SHARE, Card, Gathered, Operand, Request, fetch, shares
from calc.formulas.measure import Measure, point
from calc.formulas.result import Result, Unavailable
from calc.number import write_number
from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE, UNIDADES, Interval, Quantity

DEFAULT_THRESHOLD = Decimal(85)


def whole_range(interval: Interval) -> str:
    """The whole numbers of an interval in words: "entre 6.185 y 6.380"."""
    low, high = ceil(interval.low), floor(interval.high)
    if low == high:
        return write_number(low)
    return f"entre {write_number(low)} y {write_number(high)}"


@dataclass(frozen=True, slots=True)
class Numerators:
    """Which whole numerators over a denominator give a printed percentage.

    `values` are those that round to it, as a closed range (None: there is none); `below` and
    `above` the nearest ones on each side of the exact quotient; `derivation` shows them.
    """

    percentage: Quantity
    denominator: int
    values: tuple[int, int] | None
    derivation: str

    @property
    def possible(self) -> bool:
        """Whether some whole number gives the percentage."""
        return self.values is not None


def possible_numerators(percentage: Quantity, denominator: int) -> Numerators:
    """The whole numbers n with n / denominator × 100 inside the interval of the percentage."""
    interval = percentage.interval
    low = ceil(interval.low * denominator / 100)
    high = floor(interval.high * denominator / 100)
    if low <= high:
        shown = _quotients((low, high) if high > low else (low,), denominator, percentage.decimals)
        return Numerators(percentage, denominator, (low, high), shown)
    shown = _quotients((high, low), denominator, percentage.decimals)
    return Numerators(
        percentage, denominator, None, f"{shown}: ningún entero sobre {denominator} da {percentage}"
    )


def _quotients(numerators: Sequence[int], denominator: int, decimals: int) -> str:
    return "; ".join(
        f"{write_number(n)} / {write_number(denominator)} × 100 = "
        f"{write_number(Fraction(100 * n, denominator), decimals)} %"
        for n in numerators
    )


def _goal(request: Request) -> Gathered:
    threshold = request.threshold if request.threshold is not None else DEFAULT_THRESHOLD
    concept = request.concept or "presupuesto_inicial"
    return (
        _given(threshold, PORCENTAJE, request.year),
        fetch(request.book, concept, request.year),
        fetch(request.book, "presupuesto_ley_ejecutado", request.year),
    )


def _lacking(threshold: Measure, budget: Measure, spent: Measure) -> Measure:
    return threshold * budget / 100 - spent


def _given(value: Decimal, unit: str, year: int) -> Operand:
    exact = Fraction(value)
    return Operand(
        concept="dato",
        year=year,
        item=None,
        measure=point(exact),
        unit=unit,
        decimals=0,
        price_year=None,
        printed=write_number(value),
        figures=(),
    )


def _numerator_inputs(request: Request) -> Gathered:
    if request.denominator is None:
        raise TypeError("numerador_posible needs the option `denominator`")
    concept = request.concept or "indicador_proposito"
    percentage = fetch(request.book, concept, request.year, request.item)
    return (percentage, _given(Decimal(request.denominator), UNIDADES, request.year))


def _numerator(percentage: Measure, denominator: Measure) -> Measure:
    return percentage * denominator / 100


def _whole_numerator(request: Request, result: Result) -> Result | Unavailable:
    percentage = result.inputs[0].quantity
    if percentage is None or request.denominator is None or percentage.unit != PORCENTAJE:
        reason = "No se puede calcular: el indicador no es un porcentaje."
        concept, year, item = result.concept, request.year, request.item
        return Unavailable(result.formula, concept, year, item, reason, inputs=result.inputs)
    found = possible_numerators(percentage, request.denominator)
    text = "ningún entero"
    if found.values is not None:
        low, high = found.values
        text = write_number(low) if low == high else f"{write_number(low)} a {write_number(high)}"
    return replace(result, text=text, note=found.derivation)


def _implied(people: Measure, coverage: Measure) -> Measure:
    return people / coverage * 100


def _implied_range(_request: Request, result: Result) -> Result | Unavailable:
    """The range of whole numbers is the answer, not the quotient in its middle."""
    people, coverage = (figure.quantity for figure in result.inputs)
    if people is None or coverage is None:
        raise TypeError("a result rests on figures with a value")
    low, high = (write_number(end, coverage.decimals + 1) for end in _ends(coverage.interval))
    return replace(
        result,
        text=f"{whole_range(result.interval)} {PERSONAS}",
        expression=f"{write_number(people.value)} / {high} × 100 a "
        f"{write_number(people.value)} / {low} × 100",
    )


def _ends(interval: Interval) -> tuple[Fraction, Fraction]:
    return interval.low, interval.high


def _counts(request: Request) -> Gathered:
    if request.amount is None or request.denominator is None:
        raise TypeError("porcentaje_de_conteos needs `amount` (the part) and `denominator`")
    return (
        _given(request.amount, UNIDADES, request.year),
        _given(Decimal(request.denominator), UNIDADES, request.year),
    )


CARDS = (
    Card(
        "faltante_para_umbral",
        "monto que faltó ejecutar para alcanzar un umbral",
        MILES_DE_PESOS,
        "Umbral de la ficha (85 % del presupuesto inicial) menos lo ejecutado",
        ("el umbral en porcentaje", "el presupuesto", "el presupuesto ley ejecutado"),
        "{} × {} / 100 − {}",
        _lacking,
        decimals=0,
        gather=_goal,
    ),
    Card(
        "poblacion_objetivo_implicita",
        "población objetivo implícita",
        PERSONAS,
        "Despeje de la cobertura: beneficiarios / cobertura × 100",
        ("la población beneficiada", "la cobertura impresa"),
        "{} / {} × 100",
        _implied,
        decimals=0,
        gather=lambda request: (
            fetch(request.book, "poblacion_beneficiada", request.year),
            fetch(request.book, "cobertura", request.year),
        ),
        finish=_implied_range,
    ),
    Card(
        "numerador_posible",
        "numerador posible de un porcentaje",
        UNIDADES,
        "Un porcentaje de personas exige un numerador entero",
        ("el porcentaje impreso", "el denominador"),
        "{} × {} / 100",
        _numerator,
        decimals=2,
        gather=_numerator_inputs,
        finish=_whole_numerator,
    ),
    Card(
        "porcentaje_de_conteos",
        "porcentaje a partir de conteos",
        PORCENTAJE,
        "Fórmula habitual de los indicadores: parte / total × 100",
        ("la parte", "el total"),
        SHARE,
        shares,
        decimals=2,
        gather=_counts,
    ),
)
