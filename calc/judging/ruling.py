"""How a verdict is written down: the judged figure, the right value in the claim's own form."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from calc.claims.found.shapes import Claim, Mention
from calc.concepts import contracted
from calc.judging.target import Target
from calc.number import decimals_of, round_half_up, write_number
from calc.quantity import MILES_DE_PESOS, PORCENTAJE, PUNTOS, write_quantity
from calc.verdict import How, JudgedFigure, Verdict

_MINUS = ("-", "\u2212")
_BARE = re.compile(r"[\d.,\s]+")
_AND_HALF = re.compile(r"\s+y\s+medio\b", re.IGNORECASE)
_MOST_DECIMALS = 12
_HIDDEN = 10
"""A right value below this, in a scale far too large, is told as the ficha prints it."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict and its grounds; `expected` is the right value of a contradicted figure."""

    verdict: Verdict
    reason: str | None = None
    how: How | None = None
    expected: str | None = None


def judged(text: str, claim: Claim, ruling: Ruling, target: Target | None = None) -> JudgedFigure:
    """The figure of a text with its ruling, placed and sourced."""
    mention = claim.mention
    concept = target.concept if target else (claim.concepts[0] if claim.concepts else None)
    return JudgedFigure(
        printed=text[mention.start : mention.end],
        start=mention.start,
        end=mention.end,
        value=_value(mention),
        unit=_unit(mention, target),
        verdict=ruling.verdict,
        how=ruling.how,
        concept=concept,
        year=target.year if target else claim.year,
        item=target.item if target else claim.item,
        document=target.sources[0].document if target and target.sources else None,
        reason=None if ruling.reason is None else contracted(ruling.reason),
        expected=ruling.expected,
        derivation=target.derivation if target else None,
        sources=target.sources if target else (),
    )


def in_form(text: str, claim: Claim, target: Target) -> str:
    """The right value as the claim would have written it: its currency, scale and decimals."""
    mention = claim.mention
    value = abs(target.value) if claim.relation == "change" else target.value
    printed = text[mention.start : mention.end]
    indicator = target.concept.startswith("indicador")
    if target.unit == MILES_DE_PESOS and not indicator and _BARE.fullmatch(printed):
        return shown(replace(target, value=value))  # a bare number of money is told with its unit
    if mention.number is None or mention.loose:
        return write_number(value, target.decimals) + (" %" if target.unit == PORCENTAJE else "")
    right = value / mention.scale
    decimals = decimals_of(mention.number)
    if right and abs(right) * 100 < abs(Fraction(mention.number)):
        if abs(right) < _HIDDEN:
            return shown(target)  # "M$0 millones" would say nothing
        decimals += 1  # a scale too large would hide the right digits: "$188 millones"
    before = text[mention.start : mention.start_number]
    if before.lstrip()[:1] in _MINUS and right < 0:
        right = -right  # the sign stands before the currency
    after = _AND_HALF.sub("", text[mention.end_number : mention.end])
    number = write_number(right, decimals)
    if _MINUS[1] in text[mention.start : mention.end]:
        number = number.replace(*_MINUS)  # the sign as the claim writes it
    return (before + number + after).strip()


def shown(target: Target) -> str:
    """A value of the ficha with its unit."""
    return write_quantity(target.value, target.unit, target.decimals)


def _value(mention: Mention) -> Decimal | None:
    """The claimed value in its base unit, exact where it has a finite expansion."""
    value = mention.value
    if value is None:
        return None
    for decimals in range(_MOST_DECIMALS + 1):
        if 10**decimals % value.denominator == 0:
            return round_half_up(value, decimals)
    return round_half_up(value, _MOST_DECIMALS)


def _unit(mention: Mention, target: Target | None) -> str | None:
    if mention.kind == "money":
        return MILES_DE_PESOS if mention.currency in (None, "pesos") else mention.currency
    if target is not None:
        return target.unit
    return {"percent": PORCENTAJE, "points": PUNTOS, "times": "veces"}.get(mention.kind)
