"""A value with its unit and the interval that its print allows.

"38,9 %" does not say 38,9 exactly: it says some value that rounds to it. The interval is closed,
value ± half a unit of the last printed decimal, so that half-up and half-even prints both fit.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calc.number import decimals_of, write_number

PORCENTAJE = "porcentaje"
PUNTOS = "puntos_porcentuales"
MILES_DE_PESOS = "miles_de_pesos"
PERSONAS = "personas"
UNIDADES = "unidades"
FACTOR = "factor"


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of exact values."""

    low: Fraction
    high: Fraction

    def contains(self, value: Fraction) -> bool:
        """Whether the value lies in it, ends included."""
        return self.low <= value <= self.high

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def __mul__(self, other: "Interval") -> "Interval":
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: "Interval") -> "Interval":
        """Raises ZeroDivisionError where the divisor holds zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be zero")
        return self * Interval(1 / other.high, 1 / other.low)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact value as printed: unit always attached, decimals in the value's exponent.

    `price_year` is the year of the pesos (2024 for M$2024); None for what is not money.
    """

    value: Decimal
    unit: str
    price_year: int | None = None

    @property
    def decimals(self) -> int:
        """How many decimals were printed."""
        return decimals_of(self.value)

    @property
    def interval(self) -> Interval:
        """The values that the print allows: half a unit of the last decimal on each side."""
        half = Fraction(1, 2 * 10**self.decimals)
        return Interval(Fraction(self.value) - half, Fraction(self.value) + half)

    def __str__(self) -> str:
        return write_quantity(self.value, self.unit, self.decimals)


def write_quantity(value: Decimal | Fraction, unit: str, decimals: int) -> str:
    """Print a value with its unit as people of the field write it: "M$187.599", "38,9 %"."""
    number = write_number(value, decimals)
    if unit == MILES_DE_PESOS:
        return f"-M${number[1:]}" if number.startswith("-") else f"M${number}"
    if unit == PORCENTAJE:
        return f"{number} %"
    if unit == PUNTOS:
        return f"{number} puntos porcentuales"
    if unit in (PERSONAS, UNIDADES):
        return f"{number} {unit}"
    return number if unit == FACTOR or unit.lower() in _OF_NOTHING else f"{number} {_spoken(unit)}"


_OF_NOTHING = frozenset(("número", "tasa", "razón", "índice", "cantidad", "promedio"))
"""What an indicator declares as its unit where it counts in none."""


def _spoken(unit: str) -> str:
    """The unit that an indicator declares, within a sentence: "Días" is "días", "UF" itself."""
    return unit if unit[1:2].isupper() else unit[:1].lower() + unit[1:]
