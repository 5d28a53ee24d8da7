"""Figures found, reckoned with: their exact values, and what an operation on them gives."""

from collections.abc import Sequence
from fractions import Fraction

from calc.formulas import Result
from calc.number import round_half_up, write_number
from calc.quantity import Interval
from qa.answers.evidence import Found, operands


def magnitude(found: Found) -> Fraction:
    """The exact value of a figure, printed or computed."""
    if found.figure is not None and found.figure.quantity is not None:
        return Fraction(found.figure.quantity.value)
    return found.result.value if found.result is not None else Fraction(0)


def related(
    number: Fraction, unit: str, decimals: int, found: Sequence[Found], expression: str
) -> Result:
    """The number computed from figures as a result with its operands and derivation.

    The places of `expression` ("{} / {}"), if it has any, are filled with the figures.
    """
    exact = Interval(number, number)
    first = found[0]
    return Result(
        formula="",
        concept=first.concept,
        year=first.year,
        item=first.item,
        value=number,
        unit=unit,
        decimals=decimals,
        price_year=None,
        interval=exact,
        loose=exact,
        expression=expression.format(*map(bare, found)),
        inputs=tuple(f for one in found for f in operands(one)),
    )


def bare(found: Found) -> str:
    """The value as it enters a derivation."""
    if found.figure is not None and found.figure.quantity is not None:
        return write_number(found.figure.quantity.value)
    return write_number(
        round_half_up(magnitude(found), found.result.decimals if found.result else 0)
    )
