"""A value and what its print allows, carried together through a formula.

A formula is written once, with plain operators, and yields three things at once: the exact value
on the figures as printed; the interval that remains when printed percentages and averages stand
for intervals (`strict`: counts and amounts are points); and the one that remains when amounts in
M$ are taken for what they are too, amounts rounded to the thousand (`loose`).
"""

from dataclasses import dataclass
from fractions import Fraction

from calc.quantity import MILES_DE_PESOS, PERSONAS, UNIDADES, Interval, Quantity


class ZeroDenominatorError(ZeroDivisionError):
    """A division by a value whose interval holds zero."""


@dataclass(frozen=True, slots=True)
class Measure:
    """An exact value with its strict and loose intervals; each holds the one before it."""

    value: Fraction
    strict: Interval
    loose: Interval

    def __add__(self, other: "Measure | int") -> "Measure":
        o = _measure(other)
        return Measure(self.value + o.value, self.strict + o.strict, self.loose + o.loose)

    __radd__ = __add__

    def __neg__(self) -> "Measure":
        return Measure(-self.value, -self.strict, -self.loose)

    def __sub__(self, other: "Measure | int") -> "Measure":
        return self + -_measure(other)

    def __mul__(self, other: "Measure | int") -> "Measure":
        o = _measure(other)
        return Measure(self.value * o.value, self.strict * o.strict, self.loose * o.loose)

    __rmul__ = __mul__

    def __truediv__(self, other: "Measure | int") -> "Measure":
        """Raises ZeroDenominatorError where the divisor may be zero."""
        o = _measure(other)
        if o.strict.contains(Fraction(0)):
            raise ZeroDenominatorError
        # A loose interval that reaches zero (M$0,4 printed as 0) bounds nothing: keep the strict.
        loose = o.strict if o.loose.contains(Fraction(0)) else o.loose
        return Measure(self.value / o.value, self.strict / o.strict, self.loose / loose)


def point(value: Fraction | int) -> Measure:
    """A value known exactly."""
    exact = Fraction(value)
    only = Interval(exact, exact)
    return Measure(exact, only, only)


def measure(quantity: Quantity) -> Measure:
    """What a printed quantity stands for: counts are points, amounts points that may be rounded."""
    value = Fraction(quantity.value)
    exact = Interval(value, value)
    if quantity.decimals == 0 and quantity.unit in (PERSONAS, UNIDADES):
        return Measure(value, exact, exact)
    if quantity.decimals == 0 and quantity.unit == MILES_DE_PESOS:
        return Measure(value, exact, quantity.interval)
    return Measure(value, quantity.interval, quantity.interval)


def _measure(value: Measure | int) -> Measure:
    return point(value) if isinstance(value, int) else value
