"""Thresholds in a question: "menos del 50 %", "más de 100 personas", "sobre $500 millones"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calc.number import NumberError, read_number
from calc.quantity import MILES_DE_PESOS
from qa.senses import Reading

_BOUND = re.compile(
    r"\b(mas|menos|sobre|bajo|super\w+|mayor|menor|inferior|superior|excede\w*|al menos|"
    r"como minimo|como maximo|hasta)"
    r"(?: (?:de|del|a|al|que|un|una|la|las|los|el|por))*"
    r"(?: (m\$|mm\$|\$))?(?: (?:un|una))? (\d[\d.,]*|la mitad|cien|mil)"
    r"(?: (%|por ciento|mil millones|millones|millon|mil|lucas))?"
)
_UNDER = ("menos", "bajo", "menor", "inferior", "como maximo", "hasta")
_THOUSANDS = {"mil millones": 1_000_000, "millones": 1000, "millon": 1000, "mil": 1, "lucas": 1}


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound: the side asked, its value, and the scale it was written in."""

    below: bool
    value: Fraction
    mark: str
    scale: str

    def holds(self, magnitude: Fraction, unit: str) -> bool:
        """Whether a value is on the asked side; amounts are in thousands of pesos."""
        limit = self.limit(unit)
        return magnitude < limit if self.below else magnitude > limit

    def limit(self, unit: str) -> Fraction:
        """The bound in the unit of the values."""
        if unit != MILES_DE_PESOS:
            return self.value * {"mil": 1000, "millones": 1_000_000, "millon": 1_000_000}.get(
                self.scale, 1
            )
        if self.mark == "mm$":
            return self.value * 1000
        if self.mark == "m$":
            return self.value * _THOUSANDS.get(self.scale, 1)
        if self.scale:
            return self.value * _THOUSANDS.get(self.scale, 1)
        return self.value / 1000 if self.mark == "$" else self.value

    @property
    def is_share(self) -> bool:
        """Whether the bound is a percentage."""
        return self.scale in ("%", "por ciento")


def read_threshold(reading: Reading) -> Threshold | None:
    """The bound that a question sets, None where it sets none."""
    match = _BOUND.search(reading.text)
    if match is None:
        return None
    word = match[3]
    try:
        number = {"la mitad": Decimal(50), "cien": Decimal(100), "mil": Decimal(1000)}.get(
            word
        ) or read_number(word)
    except NumberError:
        return None
    scale = match[4] or ("%" if word == "la mitad" else "")
    return Threshold(match[1] in _UNDER, Fraction(number), match[2] or "", scale)
