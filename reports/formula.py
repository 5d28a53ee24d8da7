"""A derivation as people read it → a formula that a sheet computes over its figures' cells."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from calc.number import NumberError, read_number

_TOKEN = re.compile(r"\s*(?:(?P<number>\d[\d.,]*)|(?P<sign>[-+−/×()]))")
_SIGNS = {"−": "-", "×": "*"}


def sheet_formula(derivation: str, cells: Mapping[str, Sequence[str]]) -> str | None:
    """The left side of a derivation as a formula: "187.599 / 482.870 × 100 = …" → "=E9/E3*100".

    `cells` gives, for a literal, the cells that hold it in the order in which they are used (the
    last one serves for any further use); other numbers (the 100 of a percentage)
    are written out. None where the derivation is more than one sum, or holds words.
    """
    left, equals, right = derivation.partition("=")
    if not equals or "=" in right or ";" in left:
        return None
    parts: list[str] = []
    used: Counter[str] = Counter()
    position = 0
    text = left.rstrip()
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            return None
        position = token.end()
        if sign := token["sign"]:
            parts.append(_SIGNS.get(sign, sign))
            continue
        literal = token["number"]
        written = _operand(literal, cells, used[literal])
        if written is None:
            return None
        used[literal] += 1
        parts.append(written)
    return "=" + "".join(parts)


def _operand(literal: str, cells: Mapping[str, Sequence[str]], uses: int) -> str | None:
    if literal in cells:
        return cells[literal][min(uses, len(cells[literal]) - 1)]
    try:
        return format(read_number(literal), "f")
    except NumberError:
        return None
