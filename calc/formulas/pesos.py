"""Pesos of one year in pesos of another, by the inflactors that the ficha prints.

The inflactor of year t turns pesos of year t into pesos of the ficha's price year:
real amount = nominal amount × inflactor of its year.
"""

from decimal import Decimal

from calc.formulas.card import Card, Gathered, Operand, Request, fetch
from calc.formulas.measure import Measure, point
from calc.formulas.value import value_of
from calc.number import decimals_of, write_number
from calc.quantity import MILES_DE_PESOS

_REFERENCE = "Ficha de monitoreo, nota técnica de inflactores (Ley de Presupuestos)"


def _real_amount(request: Request) -> Gathered:
    if request.concept is None:
        raise TypeError("monto_nominal needs the option `concept`")
    return (
        value_of(request.concept, request.book, request.year, request.item),
        fetch(request.book, "inflactor", request.year),
    )


def _nominal_amount(request: Request) -> Gathered:
    if request.amount is None:
        raise TypeError("monto_real needs the option `amount`, in thousands of pesos of `year`")
    return (
        _given(request.amount, request.year),
        fetch(request.book, "inflactor", request.year),
    )


def _given(amount: Decimal, year: int) -> Operand:
    """An amount that the caller names, in pesos of that year."""
    return Operand(
        concept="monto",
        year=year,
        item=None,
        measure=point(int(amount)) if decimals_of(amount) == 0 else _decimal(amount),
        unit=MILES_DE_PESOS,
        decimals=0,
        price_year=year,
        printed=write_number(amount),
        figures=(),
    )


def _decimal(amount: Decimal) -> Measure:
    scale = 10 ** decimals_of(amount)
    exact: Measure = point(int(amount * scale)) / scale
    return exact


def _nominal(real: Measure, inflactor: Measure) -> Measure:
    return real / inflactor


def _real(nominal: Measure, inflactor: Measure) -> Measure:
    return nominal * inflactor


CARDS = (
    Card(
        "monto_nominal",
        "monto nominal",
        MILES_DE_PESOS,
        _REFERENCE,
        ("el monto real", "el inflactor de su año"),
        "{} / {}",
        _nominal,
        decimals=0,
        gather=_real_amount,
    ),
    Card(
        "monto_real",
        "monto real",
        MILES_DE_PESOS,
        _REFERENCE,
        ("el monto nominal", "el inflactor de su año"),
        "{} × {}",
        _real,
        decimals=0,
        gather=_nominal_amount,
    ),
)
