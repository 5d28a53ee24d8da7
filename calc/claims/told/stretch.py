"""The years that a sentence names together: a stretch from one to another, or a list of them."""

import re
from itertools import pairwise

from calc.claims.told.scene import Scene

_SPAN = re.compile(
    r"\b(?:entre|(?P<from>de|desde))\s+(?:los\s+anos\s+|el\s+(?:ano\s+)?)?(?:19|20)\d\d\s+"
    r"(?:a|al|hasta|y(?(from)(?=\s+(?:del?\s+)?(?:el\s+)?(?:19|20)\d\d)))\b"
)
_YEARS_LINK = re.compile(r"\W*(?:(?:y|e|mas|con|a|al|hasta|del?|en|el|los|anos?)\b\W*)*")
"""Between the years of a list: "2021, 2022 y 2023"."""

_UP_TO_YEAR = re.compile(r"\b(?:a|al|hasta)\b|[-–—/]")
_LEAST_YEARS = 2


def stretch_of(scene: Scene) -> tuple[int, ...]:
    """The years of a sentence that names them together and no other: "2021, 2022 y 2023"."""
    gaps = [scene.between(a.end, b.start) for a, b in pairwise(scene.years)]
    years = sorted({y.year for y in scene.years})
    if len(years) < _LEAST_YEARS or not all(_YEARS_LINK.fullmatch(gap) for gap in gaps):
        return ()
    up_to = opens_range(scene) or (len(years) == _LEAST_YEARS and _UP_TO_YEAR.search(gaps[0]))
    return tuple(range(years[0], years[-1] + 1)) if up_to or is_span(scene) else tuple(years)


def opens_range(scene: Scene) -> bool:
    """Whether a sentence names a range of years: "2021-2023"."""
    return any(y.opens_range for y in scene.years)


def is_span(scene: Scene) -> bool:
    """Whether the sentence names the two ends of a stretch of years."""
    return _SPAN.search(scene.flat, scene.start, scene.end) is not None
