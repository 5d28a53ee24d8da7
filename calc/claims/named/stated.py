"""Bare amounts whose unit was told before a list: "Gasto 2023 (MM$): Coquimbo 1.105,3; Maule 918".

What stands in brackets, or in the heading of a list, is the unit of the amounts that follow in that
sentence or list and have none of their own.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import zip_longest

from calc.claims.found.cues import LITTLE_WORDS
from calc.claims.found.flat import flat
from calc.claims.found.shapes import Mention
from calc.claims.named.names import singular

_UNIT = (
    r"(?:(?P<millions{0}>mm\$|millones(?:\s+de\s+pesos)?)|(?P<thousands{0}>m\$|miles\s+de\s+pesos)|"
    r"(?P<pesos{0}>\$|pesos))(?:\s*(?:de\s+)?(?:20\d\d)?)?"
)
_STATED = re.compile(
    r"\((?:(?:montos?|cifras?|valores)\s+)?(?:(?:en|de)\s+)?"
    + _UNIT.format("")
    + r"\s*\)|\ben\s+"
    + _UNIT.format(2)
    + r"\s*(?=:)"
)
_NO_NOUNS = frozenset(
    "menos mas respecto entre frente durante para con por sin hasta desde del los las este ese "
    "tras segun que mientras cuando fue fueron quedo".split()
)
"""Words after a number that are nothing counted."""

_END = re.compile(r"\n|\.\s")
_BLANK = re.compile(r"\n\s*\n")
_SCALES = {"millions": Fraction(1000), "thousands": Fraction(1), "pesos": Fraction(1, 1000)}


def in_stated_unit(plain: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of a flat text, bare ones with the unit that was stated for amounts."""
    found = list(mentions)
    stated = list(_STATED.finditer(plain))
    for match, following in zip_longest(stated, stated[1:]):
        scale = next(s for name, s in _SCALES.items() if match[name] or match[f"{name}2"])
        limit = len(plain) if following is None else following.start()
        line = _END.search(plain, match.end(), limit)
        first = bisect_left(found, match.end(), key=lambda m: m.start)
        inline = line is None or (first < len(found) and found[first].start < line.start())
        stop = line if inline else _BLANK.search(plain, match.end(), limit)
        end = limit if stop is None else stop.start()
        for at in range(first, bisect_left(found, end, key=lambda m: m.start)):
            if is_bare(found[at]):
                found[at] = replace(found[at], stated=scale)
    return tuple(found)


def in_measured_currency(
    mentions: Sequence[Mention], units: Collection[str]
) -> tuple[Mention, ...]:
    """The mentions, amounts in a currency of `units` as counts of it: "41.175 dólares".

    Only an indicator that is measured in that currency can speak of them.
    """
    return tuple(
        replace(m, kind="count", currency=None, scale=m.scale * 1000, noun=m.currency)
        if m.currency is not None and singular(flat(m.currency)) in units
        else m
        for m in mentions
    )


def is_bare(mention: Mention) -> bool:
    """Whether a number has no unit, no scale and no noun of its own."""
    named = mention.noun not in ("", *LITTLE_WORDS, *_NO_NOUNS)
    return mention.kind == "count" and not (named or mention.scaled or mention.loose)
