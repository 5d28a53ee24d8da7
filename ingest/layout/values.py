"""What looks like a value of a table: a number, a percentage, a code for its absence, a year."""

import re

_NUMBER = r"[-+−–]?(?:M{0,2}\$|US\$|\$|UF)?[-+−–]?\d[\d.,]*%?"
_CODE = r"[-–—−]+|[SNsn]\s?/\s?[IACDiacd]|[SN]\.[IACD]\.?"
_VALUE = re.compile(rf"\(?(?:{_NUMBER}|{_CODE})\)?\*{{0,4}}")
_YEAR = re.compile(r"(?:19|20)\d\d\*{0,4}")
_CURRENCY = re.compile(r"M{0,2}\$|US\$|\$|UF")


def is_value(text: str) -> bool:
    """Whether a word could be a whole value cell."""
    return _VALUE.fullmatch(text) is not None and not text.endswith((".", ","))


def is_value_cell(words: list[str]) -> bool:
    """Whether words together could be a value cell: `M$ 1.200`, `3,2 %`, `482 870`."""
    if not words or not any(is_value(word) for word in words):
        return False
    return all(is_value(w) or _CURRENCY.fullmatch(w) or w == "%" for w in words)


def is_year(text: str) -> bool:
    """Whether a word is a year."""
    return _YEAR.fullmatch(text) is not None
