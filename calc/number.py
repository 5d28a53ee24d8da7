"""Spanish literal ↔ exact number: the only place where text becomes a number.

Promise: a literal is read in exactly one way or not at all. Chilean print has a point for
thousands and a comma for decimals ("1.234,5"); whatever could be read in two ways ("3.2",
"1,234.5", "3.793.7021") is refused with its readings, never guessed. What `write_number` prints,
`read_number` reads back.
"""

import re
from decimal import Decimal, localcontext
from fractions import Fraction

MISSING_CODES = ("-", "S/I", "N/A", "N/C")
"""What a cell holds when it holds no value; none of them is zero."""

# A no-break or thin space between digits is a thousands mark; a plain space is not.
_THOUSANDS_SPACES = "\u00a0\u2007\u2009\u202f"
_MINUS_SIGNS = "-\u2212"
_DASHES = ("-", "\u2212", "\u2013", "\u2014")

_WELL_FORMED = re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)
_DIGITS_AND_MARKS = re.compile(r"\d[\d.,]*")


class NumberError(ValueError):
    """A literal that is no number, or that is one in more than one way.

    `readings` holds the values that it could have, as Chilean print, best first.
    """

    def __init__(self, literal: str, message: str, readings: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.literal = literal
        self.readings = readings


def read_number(literal: str) -> Decimal:
    """Read one es-CL literal, without unit, into an exact value.

    The exponent of the result keeps the printed decimals: "70,00" gives Decimal("70.00").
    Raises NumberError where the literal is no number or has two readings.
    """
    text = literal.strip()
    sign = ""
    if text[:1] in _MINUS_SIGNS and len(text) > 1:
        sign, text = "-", text[1:].lstrip()
    text = _join_spaced_thousands(text)
    if _WELL_FORMED.fullmatch(text):
        return Decimal(sign + text.replace(".", "").replace(",", "."))
    if not _DIGITS_AND_MARKS.fullmatch(text) or not text.isascii():
        raise NumberError(literal, f"«{literal}» no es un número.")
    readings = _possible_readings(text)
    if not readings:
        raise NumberError(literal, f"«{literal}» no es un número bien escrito.")
    raise NumberError(
        literal,
        f"«{literal}» se puede leer de más de una manera: {' o '.join(readings)}.",
        readings,
    )


def read_missing(cell: str) -> str | None:
    """The code ("-", "S/I", "N/A", "N/C") that a cell shows instead of a value, or None.

    Asterisks that call a note ("N/C***") are not part of the code.
    """
    text = re.sub(r"[\s*]+", "", cell).upper()
    if text in _DASHES:
        return "-"
    return text if text in MISSING_CODES else None


def write_number(value: Decimal | Fraction | int, decimals: int | None = None) -> str:
    """Print a value as Chileans do, rounded half up (away from zero) to `decimals`.

    Without `decimals`, a Decimal or int keeps the decimals it has; a Fraction needs them.
    """
    if decimals is None:
        if isinstance(value, Fraction):
            raise TypeError("a Fraction needs a number of decimals")
        decimals = decimals_of(Decimal(value))
    units = _units(Fraction(value), decimals)
    sign = "-" if value < 0 and units else ""
    digits = str(units).rjust(decimals + 1, "0")
    whole, fraction = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    grouped = f"{int(whole):,}".replace(",", ".")
    return sign + grouped + ("," + fraction if fraction else "")


def round_half_up(value: Fraction | Decimal, decimals: int) -> Decimal:
    """Round to `decimals`, halves away from zero, exactly; the exponent keeps the decimals."""
    units = _units(Fraction(value), decimals)
    with localcontext() as context:
        context.prec = max(28, len(str(units)) + decimals + 2)
        rounded = Decimal(units).scaleb(-decimals)
        return -rounded if value < 0 and units else rounded


def _units(value: Fraction, decimals: int) -> int:
    """The size of a value in units of its last decimal, halves rounded away from zero."""
    above, below = abs(value.numerator), value.denominator
    units: int = (2 * above * 10**decimals + below) // (2 * below)
    return units


def decimals_of(value: Decimal) -> int:
    """How many decimals the value was printed with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _join_spaced_thousands(text: str) -> str:
    spaced = re.fullmatch(rf"(\d{{1,3}}(?:[{_THOUSANDS_SPACES}]\d{{3}})+)(,\d+)?", text)
    if spaced is None:
        return text
    return re.sub(rf"[{_THOUSANDS_SPACES}]", ".", spaced[1]) + (spaced[2] or "")


def _possible_readings(text: str) -> tuple[str, ...]:
    """Chilean prints of each value that a malformed literal could stand for."""
    candidates: list[str] = []
    if re.fullmatch(r"\d+\.\d+", text):  # 3.2: a decimal point, or a stray thousands mark
        candidates = [text, text.replace(".", "")]
    elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):  # 1,234.5: English print
        candidates = [text.replace(",", "")]
        if text.count(",") == 1 and "." in text:
            candidates.append(text.replace(".", "").replace(",", "."))
    elif note := re.fullmatch(r"(\d{1,3}(?:\.\d{3})+)(\d{1,2})", text):  # digits of a note stuck
        candidates = [note[1].replace(".", ""), text.replace(".", "")]
    elif re.fullmatch(r"[\d.]+(,\d+)?", text):  # 12.34.567: groups of the wrong length
        candidates = [text.replace(".", "").replace(",", ".")]
    values = dict.fromkeys(Decimal(c) for c in candidates)
    return tuple(write_number(value) for value in values)
