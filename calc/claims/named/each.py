"""What one of something costs: "cada taxi", "recambiar un calefactor salió …", "por asesoría"."""

import re
from collections.abc import Sequence

from calc.claims.found.shapes import Mention

Bounds = tuple[int, int]
_NEAR = 16

_EACH = re.compile(r"\b(?:cada|por(?:\s+cada)?)\s+(?:recien\s+)?$")
_ONE = re.compile(r"\b(?:un|una|(?P<the>el|la))\s+(?:(?:nuev|sol)[oa]\s+)?$")
_AFTER_AMOUNT = re.compile(r"(?:\bpesos|\bmillones|\bmil|\blucas|\d)\s+(?:el|la)\s+$")
_ON_AVERAGE = re.compile(
    r"(?=.*\bpromedi|.*\bcada\s+un[oa]\b)(?:\s+[a-z]+){0,3}?\s+(?:cost(?:o|aba)|sali(?:o|a)|"
    r"vali(?:o|a))\b|(?:\s+[a-z]+){0,3}?\s+(?:cuesta|sale|vale)\b"
)
_ELLIPSIS = re.compile(r"(?:\s+[a-z]+){0,2}?\s*,?\s+(?:(?:a|en|casi|unos)\s+)*")
_COSTS = re.compile(
    r"\b(?:cost(?:o|aba|ar|ando)|cuesta|sali(?:o|a)|sale|vali(?:o|a)|vale|demand(?:o|a))\b"
)


def is_cada(text: str, start: int, place: int) -> bool:
    """Whether a word is said of each one: "cada reemplazo", "por taller"."""
    return _EACH.search(text, max(start, place - 12), place) is not None


def is_each(text: str, span: Bounds, mentions: Sequence[Mention], place: Bounds) -> bool:
    """Whether a noun is said of each one, or of one alone whose cost is told."""
    low = max(span[0], place[0] - _NEAR)
    if text[place[1] - 1] != "s" and _AFTER_AMOUNT.search(text, low, place[0]):
        return True  # "802 mil pesos la hectárea"
    return is_cada(text, span[0], place[0]) or _costs_one(text, span, mentions, place)


def _costs_one(text: str, span: Bounds, mentions: Sequence[Mention], place: Bounds) -> bool:
    """Whether a clause tells what one of something costs: "recambiar un calefactor salió …"."""
    one = _ONE.search(text, max(span[0], place[0] - 24), place[0])
    if one is None:
        return False
    after = next((m for m in mentions if m.start >= place[1]), None)
    low = max((m.end for m in mentions if m.end <= place[0]), default=span[0])
    high = span[1] if after is None else after.start
    if after is None or after.kind != "money" or text[place[1] - 1] == "s":
        return False
    if one["the"]:
        return _ON_AVERAGE.match(text, place[1], high) is not None
    again = low > span[0] and _ELLIPSIS.fullmatch(text, place[1], high) is not None
    return _COSTS.search(text, span[0] if again else low, high) is not None
