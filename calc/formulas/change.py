"""Formulas that apply to any concept: changes between two figures, means, sums."""

from dataclasses import replace

from calc.formulas.card import Card, Gathered, Request, total
from calc.formulas.measure import Measure
from calc.formulas.result import Result, Unavailable
from calc.formulas.value import value_of
from calc.quantity import PORCENTAJE, PUNTOS

_PLAIN = "Aritmética sobre dos cifras de la misma clase"
_REAL = "Aritmética sobre cifras de varios años, en pesos del mismo año"
_PAIR = ("la cifra", "la cifra de comparación")


def _concept(request: Request) -> str:
    if request.concept is None:
        raise TypeError("this formula needs the option `concept`")
    return request.concept


def _pair(request: Request) -> Gathered:
    """The figure asked and the one that it is compared with."""
    concept = _concept(request)
    base_year = request.base_year
    if base_year is None:
        other = request.base_item or request.base_concept or request.base_book
        base_year = request.year if other else request.year - 1
    base_item = request.base_item if request.base_item is not None else request.item
    return (
        value_of(concept, request.book, request.year, request.item),
        value_of(
            request.base_concept or concept,
            request.base_book or request.book,
            base_year,
            base_item,
        ),
    )


def _over_years(request: Request) -> Gathered:
    concept = _concept(request)
    years = request.years or (request.year,)
    return tuple(value_of(concept, request.book, year, request.item) for year in years)


def _over_items(request: Request) -> Gathered:
    concept = _concept(request)
    if request.items:
        return tuple(value_of(concept, request.book, request.year, item) for item in request.items)
    return _over_years(request)


def _difference(a: Measure, b: Measure) -> Measure:
    return a - b


def _relative(a: Measure, b: Measure) -> Measure:
    return (a / b - 1) * 100


def _times(a: Measure, b: Measure) -> Measure:
    return a / b


def _mean(*parts: Measure) -> Measure:
    return total(*parts) / len(parts)


def _in_points(_request: Request, result: Result) -> Result | Unavailable:
    """The difference of two percentages is in percentage points."""
    return replace(result, unit=PUNTOS) if result.unit == PORCENTAJE else result


def _only_points(request: Request, result: Result) -> Result | Unavailable:
    if result.unit == PORCENTAJE:
        return replace(result, unit=PUNTOS)
    return Unavailable(
        result.formula,
        result.concept,
        request.year,
        request.item,
        "una variación en puntos solo existe entre porcentajes",
        inputs=result.inputs,
    )


CARDS = (
    Card(
        "variacion_absoluta",
        "variación absoluta",
        None,
        _PLAIN,
        _PAIR,
        "{} − {}",
        _difference,
        decimals=None,
        gather=_pair,
        alike=True,
        finish=_in_points,
    ),
    Card(
        "variacion_relativa",
        "variación porcentual",
        PORCENTAJE,
        _PLAIN,
        _PAIR,
        "({} / {} − 1) × 100",
        _relative,
        gather=_pair,
        alike=True,
    ),
    Card(
        "variacion_puntos",
        "variación en puntos porcentuales",
        None,
        "Resta de dos porcentajes",
        ("el porcentaje", "el porcentaje de comparación"),
        "{} − {}",
        _difference,
        decimals=None,
        gather=_pair,
        alike=True,
        finish=_only_points,
    ),
    Card(
        "razon",
        "razón entre dos cifras",
        "veces",
        _PLAIN,
        _PAIR,
        "{} / {}",
        _times,
        decimals=2,
        gather=_pair,
        alike=True,
    ),
    Card(
        "promedio",
        "promedio de años",
        None,
        _REAL,
        ("la cifra de cada año",),
        "mean",
        _mean,
        gather=_over_years,
        alike=True,
    ),
    Card(
        "suma",
        "suma",
        None,
        _REAL,
        ("la cifra de cada año o de cada ítem",),
        "+",
        total,
        decimals=None,
        gather=_over_items,
        alike=True,
    ),
)
