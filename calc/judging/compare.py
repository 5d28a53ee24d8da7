"""A claimed number against a value: which tier makes it fit, or that nothing does.

Tolerances are declared here and nowhere else.
"""

from decimal import Decimal
from fractions import Fraction

from calc.claims.found.cues import LITTLE_WORDS
from calc.claims.found.shapes import Claim, Mention
from calc.judging.target import Target
from calc.number import decimals_of
from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE, PUNTOS, UNIDADES, Interval
from calc.verdict import How

WORD_POINTS = Fraction(3)
"""How far, in points, "cuatro de cada cinco" or "un tercio" may be from the value."""

WORD_SHARE = Fraction(1, 10)
"""How far, as a share of it, "el doble" or "una docena" may be from the value."""

ROUND_SHARE = Fraction(1, 40)
"""How far a round integer without a hedge may be from the value: 2,5 %."""

_MOST_PERCENT = 100
"""A bare number above it is no percentage whose sign was left out."""

_ROUND_DIGITS = 6
HEDGE_SHARE = Fraction(1, 10)
"""How far a hedged number may be from the value: 10 %, and one unit of its last digit."""


def comparable(claim: Claim, target: Target) -> bool:
    """Whether the claim's unit can be the value's: people are not compared with percentages."""
    percent = target.unit in (PORCENTAJE, PUNTOS)
    match claim.mention.kind:
        case "percent" | "points":
            return percent
        case "money":
            return target.unit == MILES_DE_PESOS
        case "count":
            number = claim.mention.number
            if target.unit in (PERSONAS, UNIDADES) and claim.relation == "level":
                broken = number is not None and decimals_of(number) > 0
                return claim.mention.scaled or not broken
            bare = not claim.mention.noun or claim.mention.noun in LITTLE_WORDS
            more = claim.mention.value is not None and claim.mention.value > _MOST_PERCENT
            return not percent or (bare and not more)
    return True


def fits(claim: Claim, target: Target) -> How | None:
    """The strongest tier that makes the claim agree with the value; None where none does."""
    value = claim.mention.value
    if value is None:
        return None
    if claim.relation == "change":
        return _change_fits(claim, target, value)
    return _value_fits(claim, target, value)


def _change_fits(claim: Claim, target: Target, value: Fraction) -> How | None:
    """A change said with a direction must have it; without one, only its size counts."""
    size = _sized(target, negative=target.value < 0)
    if claim.sign and target.value and (claim.sign > 0) != (target.value > 0):
        return None
    if claim.bound in ("over", "under", "at_least", "at_most"):
        return _bound_fits(claim, size, abs(value))
    return _tier(claim, size, abs(value), absolute=True)


def _sized(target: Target, *, negative: bool) -> Target:
    if not negative:
        return target
    interval = -target.interval
    return Target(
        target.concept,
        target.year,
        target.item,
        -target.value,
        target.unit,
        target.decimals,
        interval,
        target.printed,
        target.derivation,
        target.sources,
    )


def _value_fits(claim: Claim, target: Target, value: Fraction) -> How | None:
    if claim.bound != "exact":
        return _bound_fits(claim, target, value)
    return _tier(claim, target, value, absolute=False)


def _bound_fits(claim: Claim, target: Target, value: Fraction) -> How | None:
    """A bound is false only if no compatible value lies on its side."""
    low, high, actual = target.interval.low, target.interval.high, target.value
    if target.printed and target.decimals == 0:
        low = high = actual
    if claim.hedged and abs(actual - value) > HEDGE_SHARE * abs(value):
        return None
    sure = {
        "over": actual > value,
        "at_least": actual >= value,
        "under": actual < value,
        "at_most": actual <= value,
    }[claim.bound]
    may = high > value if claim.bound in ("over", "at_least") else low < value
    if sure:
        return "computed"
    return "compatible" if may else None


def _tier(claim: Claim, target: Target, value: Fraction, *, absolute: bool) -> How | None:
    mention = claim.mention
    if mention.loose:
        return _loose(claim, target, value)
    allowed = _positive(mention.allowed) if absolute else mention.allowed
    if target.printed and target.value == value:
        return "read"
    if allowed.contains(target.value) or _is_round(claim, target, value):
        return "rounded" if target.printed else "computed"
    if target.unit == MILES_DE_PESOS and not target.printed and _in_thousands(mention):
        thousands = Interval(value - Fraction(1, 2), value + Fraction(1, 2))
        if thousands.contains(target.value):
            return "computed"  # "$5.198.502.000" of M$5.198.502,4
    finer = not target.printed or _finer(mention, target)
    return "compatible" if finer and allowed.meets(target.interval) else None


def _in_thousands(mention: Mention) -> bool:
    """Whether an amount in pesos is told to the thousand, as fichas print them."""
    number = mention.number
    pesos = mention.scale == Fraction(1, 1000) and number is not None
    return pesos and number is not None and number % 1000 == 0


def _positive(interval: Interval) -> Interval:
    return -interval if interval.high < 0 else interval


def _finer(mention: Mention, target: Target) -> bool:
    """Whether the claim shows more decimals than the ficha prints."""
    width = mention.allowed
    return width.high - width.low < target.interval.high - target.interval.low


def _loose(claim: Claim, target: Target, value: Fraction) -> How | None:
    gap = abs(target.value - value)
    if claim.mention.kind == "percent" and claim.relation != "ratio":
        room = WORD_POINTS * (2 if claim.hedged else 1)
    else:
        room = abs(value) * WORD_SHARE * (2 if claim.hedged else 1)
    if gap == 0:
        return "read" if target.printed else "computed"
    return ("rounded" if target.printed else "computed") if gap <= room else None


def _is_round(claim: Claim, target: Target, value: Fraction) -> bool:
    """Whether a hedged or a round number stands for the value by its last digit that is no zero."""
    number = claim.mention.number
    if number is None or not value:
        return False
    unit = _last_unit(claim.mention)
    gap = abs(target.value - value)
    if claim.hedged:
        return gap <= unit and gap <= HEDGE_SHARE * abs(value)
    by_eye = claim.mention.kind in ("money", "count") and not claim.tabular
    rounded = by_eye and _reads_as_round(number)
    return rounded and gap <= unit / 2 and gap <= ROUND_SHARE * abs(value)


def _reads_as_round(number: Decimal) -> bool:
    """Whether nobody takes the number for exact: 200 and 187.600 are round, 4.650 is not."""
    zeros = number.normalize().as_tuple().exponent
    ends_round = isinstance(zeros, int) and zeros >= 2
    return ends_round and not decimals_of(number) and significant_digits(number) <= _ROUND_DIGITS


def significant_digits(number: Decimal) -> int:
    """How many digits a number says, zeros at its ends left out."""
    return len(number.normalize().as_tuple().digits)


def _last_unit(mention: Mention) -> Fraction:
    """The unit of the last digit that is no zero: 10 for 190, 0,1 for 3,2."""
    number = mention.number
    if number is None or not number:
        return mention.scale
    sign, digits, exponent = number.normalize().as_tuple()
    del sign, digits
    power = exponent if isinstance(exponent, int) else 0
    return Fraction(10) ** power * mention.scale
