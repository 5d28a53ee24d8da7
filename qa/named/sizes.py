"""How great a change a question says it was: "se duplicó", "casi un 50 %", "a la mitad", "en 25".

Promise: a size is read with its hedge, so that "casi" is less, "cerca de" is either side and "con
creces" is more; what a change ends at ("subió a 150") is told from its size. Nothing is said of
bounds ("más de 20 %"), which are read elsewhere.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from calc.claims.found.words import NUMBER_WORDS, read_fraction, read_multiple
from calc.claims.found.words import read_words as read_number_words
from calc.number import NumberError, decimals_of, read_number
from qa.language.senses import Reading

Scale = Literal["percent", "points", "unit"]

_HEDGES = {
    "nearly": "casi|practicamente|cuasi|poco menos(?: que| del?)?",
    "about": (
        "cerca del?|cerca|cercan[oa]s? al?|alrededor del?|en torno al?|torno al?|aproximadamente|"
        "aprox|mas o menos|unos|unas|como|bordeando|rondando"
    ),
    "over": "mas que|mas del?|sobre|poco mas (?:que|del?)|algo mas (?:que|del?)|mas de lo que",
}
_HEDGE = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{name}>{said})' for name, said in _HEDGES.items())})"
    r"(?: (?:en|se|ha|han|a|al|el|un|una|los|las|unos|del?|por|lo))*$"
)
_MULTIPLE = re.compile(
    r"\b(?:(?:se |ha |han )*(?:cuadruplic|triplic|duplic)\w+|(?:doble|triple|cuadruple)\b)"
    r"(?P<over> (?:y mas|con creces|de sobra|con holgura))?"
)
_PART = re.compile(
    r"(?P<end>\ba )?\b(?P<part>la mitad|(?:un|dos|tres|cuatro) (?:tercio|cuarto|quinto)s?|"
    r"(?:una|dos|tres|cuatro|la) (?:tercera|cuarta|quinta|decima)s? partes?)\b"
)
_LITERAL = re.compile(
    rf"(?:(?P<money>m\$|mm\$|\$) )?(?:(?P<digits>\d[\d.,]*)|(?P<spelt>{NUMBER_WORDS}))"
    r"(?: (?P<scale>mil millones|millones|millon|mil))?"
    r"(?: (?P<unit>%|por ?ciento|puntos?|pp)(?!\w))?(?![\w,.]| (?:anos|meses|veces)\b)"
)
_TO = re.compile(r"\b(?:a|al|hasta)(?: (?:el|la|los|las|un|unos|unas|cerca|casi|solo|de))*$")
_BY = re.compile(
    r"\b(?:en|por|un|unos|unas|como|casi|cerca|alrededor|de|solo|apenas|mas|menos)$|"
    r"\b(?:sub|baj|aument|disminu|crec|cay|ca|decrec|redu|increment|perdi|gan)\w+$"
)
_THOUSANDS = {"mil": 1, "millon": 1000, "millones": 1000, "mil millones": 1_000_000}
_NEAR, _LOOSE, _CLOSE = Fraction(9, 10), Fraction(8, 10), Fraction(1, 20)
_ENDLESS = Fraction(10**18)


@dataclass(frozen=True, slots=True)
class Size:
    """The interval that a size stands for, without its upper end, and what it is of.

    In percent of what there was before, in points, or in the unit of the figure, amounts in
    thousands of pesos. `end`: it is where the change ended.
    """

    low: Fraction
    high: Fraction
    scale: Scale
    end: bool = False

    def holds(self, actual: Fraction) -> bool:
        """Whether an actual size, without its sign, is one that the words may stand for."""
        return self.low <= actual < self.high


def size_of(reading: Reading, apart: Collection[int], *, money: bool) -> Size | None:
    """The size of the change that a question tells, None where it tells none.

    `apart` are the words of years and rows; `money` tells that the figure is an amount.
    """
    text = " ".join("_" if i in apart else w for i, w in enumerate(reading.known))
    if (multiple := _MULTIPLE.search(text)) is not None:
        rise = (Fraction(read_multiple(multiple[0])) - 1) * 100
        hedge = "over" if multiple["over"] else _hedge_before(text, multiple.start())
        return _multiple(rise, hedge)
    if (part := _PART.search(text)) is not None:
        share = read_fraction(part["part"]) * 100
        value = 100 - share if part["end"] else share
        return _interval(value, value * _CLOSE, _hedge_before(text, part.start()), "percent")
    for match in _LITERAL.finditer(text):
        if (size := _literal(text, match, money=money)) is not None:
            return size
    return None


def _hedge_before(text: str, at: int) -> str:
    found = _HEDGE.search(text[:at].rstrip())
    return found.lastgroup or "" if found is not None else ""


def _multiple(rise: Fraction, hedge: str) -> Size:
    """Twice is said of all that rounds to it, and of what is not much more."""
    if hedge == "over":
        return Size(rise, _ENDLESS, "percent")
    if hedge == "nearly":
        return Size(rise * _LOOSE, rise, "percent")
    if hedge == "about":
        return Size(rise * _LOOSE, rise + 25, "percent")
    return Size(rise * (1 - _CLOSE), rise + 50, "percent")


def _interval(value: Fraction, slack: Fraction, hedge: str, scale: Scale) -> Size:
    """What rounds to a value, by half of its last decimal, or what its hedge allows."""
    if hedge == "over":
        return Size(value, _ENDLESS, scale)
    if hedge == "nearly":
        return Size(value * _NEAR, value + slack, scale)
    if hedge == "about":
        return Size(value * _NEAR, value * (2 - _NEAR), scale)
    return Size(value - slack, value + slack, scale)


def _literal(text: str, match: re.Match[str], *, money: bool) -> Size | None:
    """A number with its unit, or a bare one that a preposition or a verb makes a size."""
    try:
        number = read_number(match["digits"].rstrip(".,")) if match["digits"] else None
    except NumberError:
        return None
    spelt = read_number_words(match["spelt"]) if match["spelt"] else None
    if number is None and spelt is None:
        return None
    value = Fraction(number) if number is not None else Fraction(spelt or 0)
    before = text[: match.start()].rstrip()
    to, unit = _TO.search(before) is not None, match["unit"]
    if unit is None and not (to or _BY.search(before)):
        return None
    slack = Fraction(1, 2 * 10 ** (decimals_of(number) if number is not None else 0))
    hedge = _hedge_before(text, match.start())
    if unit is not None:
        scale: Scale = "points" if unit.startswith(("punto", "pp")) else "percent"
        size = _interval(value, slack, hedge, scale)
        return Size(size.low, size.high, "unit", end=True) if to and scale == "percent" else size
    by = _scale(match, money=money)
    size = _interval(value * by, slack * by, hedge, "unit")
    return Size(size.low, size.high, "unit", end=to)


def _scale(match: re.Match[str], *, money: bool) -> Fraction:
    """By what a number is to be multiplied to stand in the unit of the figure."""
    said = match["scale"] or ""
    if not money:
        return Fraction({"mil": 1000, "millon": 10**6, "millones": 10**6}.get(said, 1))
    if match["money"] in ("m$", "mm$"):
        return Fraction(1000 if match["money"] == "mm$" else 1)
    return Fraction(_THOUSANDS[said]) if said else Fraction(1, 1000 if match["money"] else 1)
