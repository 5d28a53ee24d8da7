"""A written-out derivation redone: whether "781.540 − 470.210" gives the number said to follow.

Promise: exact arithmetic over the operands as printed; what is no plain sum of numbers is not
redone at all.
"""

import re
from fractions import Fraction

from calc.number import NumberError, decimals_of, read_number, round_half_up
from calc.verdict import JudgedFigure
from qa.answers.compose import thousands_in

_TOKEN = re.compile(r"\d[\d.]*(?:,\d+)?|[()+×/\u2212-]")
_SUMS = {"+": 1, "-": -1, "\u2212": -1}


def gives(figure: JudgedFigure) -> bool:
    """Whether a figure is what its own derivation gives, to the decimals shown and but for sign."""
    expression = (figure.derivation or "").rpartition(" = ")[0]
    if figure.value is None or not expression:
        return False
    number = redo(expression)
    if number is None:
        return False
    shown = abs(figure.value)
    if thousands_in(figure.printed) > 1:  # said in millions, with one decimal
        return round_half_up(abs(number) / 1000, 1) * 1000 == shown
    return round_half_up(abs(number), decimals_of(shown)) == shown


def redo(expression: str) -> Fraction | None:
    """The value of an expression; None where it is not made of numbers and signs alone."""
    tokens = _TOKEN.findall(expression)
    if not tokens or _TOKEN.sub("", expression).strip():
        return None
    try:
        value = _sum(tokens)
    except (NumberError, ZeroDivisionError, IndexError):
        return None
    return value if not tokens else None


def _sum(tokens: list[str]) -> Fraction:
    value = _product(tokens)
    while tokens and tokens[0] in _SUMS:
        value += _SUMS[tokens.pop(0)] * _product(tokens)
    return value


def _product(tokens: list[str]) -> Fraction:
    value = _factor(tokens)
    while tokens and tokens[0] in ("×", "/"):
        times = tokens.pop(0) == "×"
        other = _factor(tokens)
        value = value * other if times else value / other
    return value


def _factor(tokens: list[str]) -> Fraction:
    first = tokens.pop(0)
    if first == "(":
        value = _sum(tokens)
        if tokens.pop(0) != ")":
            raise NumberError(first, "Falta cerrar un paréntesis.")
        return value
    return Fraction(read_number(first))
