"""Years that are told from another one: "dos años antes", "hace dos años", "el anterior".

They count from the year that their sentence names, else from the one in mind; "hace" and "atrás"
from the year of the ficha.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from calc.claims.found.shapes import Year
from calc.claims.named.order import is_in_order
from calc.claims.named.people import Stretch

_TWO = 2
_COUNT = {"un": 1, "dos": 2, "2": 2, "tres": 3, "3": 3}
_HOW_MANY = r"(?P<{}>un|dos|tres|2|3)\s+anos?"
_RELATIVE = re.compile(
    rf"\b{_HOW_MANY.format('before')}\s+(?:antes|(?P<back>atras))\b"
    rf"|\b{_HOW_MANY.format('after')}\s+despues\b"
    rf"|\bhace\s+(?:solo\s+|apenas\s+)?{_HOW_MANY.format('ago')}\b(?!\s+(?:que|y\s+medio)\b)"
    r"|(?P<last>\b(?:el|al)\s+anterior)(?=\s*(?:[.,;)]|$))"
)
_STRETCH = re.compile(
    r"\b(?:(?:en|durante|por|tras)\s+(?:los\s+|estos\s+)?(?:ultimos\s+)?|los\s+(?:ultimos\s+)?|ultimos\s+)"
    r"(?:un|dos|tres|[123])\s+(?:ultimos\s+)?anos?\b"
)
_SOME = re.compile(
    r"\b(?:los|esos)\s+(?:(?:dos|2)\s+(?P<which>primer|ultim)os|(?P<ones>primer|ultim)os\s+(?:dos|2)|"
    r"(?:ultimos\s+)?(?:tres|3)(?:\s+ultimos)?)\s+(?:anos|periodos|ejercicios)\b"
)
"""Two of three years, or all of them: "los dos primeros años"."""

_THREE_NUMBERS = re.compile(
    r"\d[\d.,]*\d?(?:\s?%)?,\s+\d[\d.,]*(?:\s?%)?,?\s+y\s+(?:(?:de|a|un)\s+)?(?:m{0,2}\$\s?)?\d"
)

_NAMED_AFTER = re.compile(r"\s*[,(]?\s*(?:en\s+|el\s+|o\s+sea\s+)*(?:19|20)\d\d\b")
_AFTER_NUMBER = re.compile(r"(?:\d|%|\bmillon(?:es)?|\bmil|\bpesos)\s+(?:en\s+)?$")
_OF_YEARS = re.compile(r"\banos?\b")


def relative_years(
    flat: str, start: int, end: int, years: Sequence[Year], now: int, in_mind: int
) -> tuple[Year, ...]:
    """The years of a statement that are told from another; `now` is the ficha's own."""
    found: list[Year] = []
    for match in _RELATIVE.finditer(flat, start, end):
        if _NAMED_AFTER.match(flat, match.end(), end):
            continue
        if match["last"] and not _is_year(flat, start, match.start(), years):
            continue
        before = [y.year for y in (*years, *found) if y.start < match.start()]
        after = [y.year for y in years if y.start >= match.end()]
        anchor = (before or after[:1] or [in_mind])[-1]
        back = now if match["back"] or match["ago"] else anchor
        count = match["before"] or match["after"] or match["ago"] or "un"
        by = _COUNT[count] if match["after"] else -_COUNT[count]
        found.append(Year(match.start(), match.end(), back + by))
    return tuple(found)


def some_years(flat: str, span: Stretch, of: tuple[int, int]) -> tuple[Year, ...]:
    """The years that a statement calls the first or the last two, or all three; `of` are the ends.

    The last two and all of them are a list only where as many numbers are told in order with them;
    else they are a stretch.
    """
    found = _SOME.search(flat, span.start, span.end) if of[1] - of[0] == _TWO else None
    if found is None:
        return ()
    which = found["which"] or found["ones"]
    numbers = _THREE_NUMBERS if which is None else None
    listed = is_in_order(flat, span) or (numbers and numbers.search(flat, span.start, span.end))
    if which != "primer" and not listed:
        return ()
    first = of[0] + (which == "ultim")
    ends = range(first, (of[1] if which is None else first + 1) + 1)
    wide = (found.end() - found.start()) // len(ends)
    starts = [found.start() + at * wide for at in range(len(ends))]
    bounds = pairwise([*starts, found.end()])
    return tuple(Year(low, high, year) for (low, high), year in zip(bounds, ends, strict=True))


def stretches(flat: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where a statement tells over how many years something happened: "en dos años"."""
    return tuple(m.span() for m in _STRETCH.finditer(flat, start, end))


def _is_year(flat: str, start: int, place: int, years: Sequence[Year]) -> bool:
    """Whether "el anterior" right after a number is a year: one was spoken of."""
    spoken = any(y.start < place for y in years) or _OF_YEARS.search(flat, start, place)
    return bool(spoken) and _AFTER_NUMBER.search(flat[max(start, place - 16) : place]) is not None
