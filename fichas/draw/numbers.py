"""Exact numbers to the strings that Chilean fichas print, and the parts of a table that derive.

Rounding is half up, on fractions; nothing here is a float. A cell's base is an integer, an exact
decimal, or a code such as "-" (or "" for an empty cell) that stays as it is.
"""

from collections.abc import Iterable
from fractions import Fraction

Base = int | Fraction | str
Bases = tuple[Base, Base, Base]


def rounded_half_up(value: Fraction, decimals: int) -> int:
    """``value`` in units of its last printed decimal: 2.45 with one decimal is 25."""
    scaled = abs(value) * 10**decimals
    units = int(scaled + Fraction(1, 2))
    return -units if value < 0 else units


def printed(value: Fraction | int, decimals: int = 0) -> str:
    """1234567.891 with one decimal is "1.234.567,9"."""
    units = rounded_half_up(Fraction(value), decimals)
    sign = "-" if units < 0 else ""
    digits = str(abs(units)).rjust(decimals + 1, "0")
    whole = digits[: len(digits) - decimals]
    fraction = digits[len(digits) - decimals :]
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{fraction}" if decimals else f"{sign}{grouped}"


def printed_factor(value: Fraction) -> str:
    """A factor of at most four decimals, without trailing zeros: 1,035 and 1."""
    text = printed(value, 4)
    return text.rstrip("0").rstrip(",")


def cell(base: Base, decimals: int = 0) -> str:
    """A base as its cell; codes stay as they are."""
    return base if isinstance(base, str) else printed(base, decimals)


def amount(base: Base) -> Fraction | None:
    """The exact value of a base, or None where it is a code or empty."""
    return None if isinstance(base, str) else Fraction(base)


def total(bases: Iterable[Base]) -> Base:
    """The sum of the amounts; "-" where none of the parts is an amount."""
    amounts = [value for base in bases if (value := amount(base)) is not None]
    return sum(amounts, Fraction(0)) if amounts else "-"


def share(part: Base, whole: Base, decimals: int = 1) -> str:
    """A part as a printed percentage; its own code, or empty where the whole gives no ratio."""
    if isinstance(part, str):
        return part
    if isinstance(whole, str) or whole == 0:
        return ""
    return printed(Fraction(part) / Fraction(whole) * 100, decimals) + "%"


def unit_cost(spending: Base, production: Base) -> str:
    """Spending over production with one decimal; N/A where there is no production."""
    if isinstance(production, str):
        return production if production in ("S/I", "N/C", "") else "N/A"
    if isinstance(spending, str):
        return spending
    return "N/A" if production == 0 else printed(Fraction(spending) / production, 1)
