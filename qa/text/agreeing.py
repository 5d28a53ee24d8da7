"""Whether the numbers that a question tells are those that a sentence tells of the same thing.

Promise: shares in whatever words ("71 %", "tres de cada cuatro", "la mayoría"), hours and counts
are held against those beside the same words; a bound admits what lies on its side; None wherever
the sentence tells no such number.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from calc.claims.found.words import FRACTIONS, SMALL, read_fraction, read_small
from calc.figure import fold
from calc.number import read_number
from calc.quantity import PORCENTAJE
from qa.language.likeness import SAYS_THE_SAME, likeness
from qa.language.senses import Reading
from qa.language.words import words
from qa.named.thresholds import Threshold, read_thresholds
from qa.text.counts import Count, counts_in

_HOUR = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_SHARE = re.compile(
    rf"(?P<percent>\d+(?:,\d+)?) ?(?:%|por ciento)|(?P<part>{FRACTIONS})|"
    r"\b(?P<some>\w+) de cada (?P<every>\w+)\b"
)
_MOST = re.compile(r"\b(?:mayoria|mayor parte)\b")
_THOUSANDS = re.compile(r"\b(\d{1,3}) mil\b(?! millones)")
_YEAR = re.compile(r"\b20\d\d\b")


def numbers_agree(reading: Reading, told: str, telling: Sequence[str]) -> bool | None:
    """Whether the numbers of a question stand in a sentence of the same things; None without.

    `telling` are the words of the question that say of what they are.
    """
    asked, said = reading.text, fold(told)
    if (shares := _shares(asked)) or _MOST.search(asked):
        own = _beside(said, telling)
        if not (own or shares) and _MOST.search(said):
            return True  # "la mayoría" is told as it is asked
        return _share_fits(reading, shares, own) if own else None
    hours = _HOUR.findall(asked)
    if hours and (said_hours := _HOUR.findall(said)):
        return set(hours) <= set(said_hours)
    verdicts = []
    for count in _counts(asked):
        same = _told_of(count, told)
        if not count.nouns:
            same = _counts_beside(said, telling)
        if same:
            verdicts.append(_count_fits(reading, count, same))
        elif count.nouns:
            return None
    return all(verdicts) if verdicts else None


def tells_number(text: str) -> bool:
    """Whether a question tells a share, an hour or a count."""
    shares = bool(_shares(text) or _MOST.search(text))
    return shares or bool(
        _HOUR.search(text) or any(c.nouns or _IS.search(text) for c in _counts(text))
    )


def tells_share(text: str) -> bool:
    """Whether a text tells a part of a whole: "el 62 %", "tres de cada cinco"."""
    return bool(_shares(text))


def shares_in(text: str) -> list[tuple[Fraction, str]]:
    """The parts of a whole that a text tells, each with the words that follow it."""
    said = fold(text)
    found = [(m, share) for m in _SHARE.finditer(said) if (share := _share_of(m)) is not None]
    return [(share, said[m.end() :]) for m, share in found]


def without_shares(text: str) -> str:
    """A text without its parts of a whole, so that "uno de cada cuatro" counts nobody."""
    return _SHARE.sub("…", fold(text))


def share_told(text: str) -> tuple[Fraction, int, int] | None:
    """The one part of a whole that a folded text tells, and where it stands; None for none or more.

    "La mitad de", "un 45 %": an article before it is its own.
    """
    found = [(m, share) for m in _SHARE.finditer(text) if (share := _share_of(m)) is not None]
    if len(found) != 1:
        return None
    match, share = found[0]
    before = _ARTICLE.search(text[: match.start()])
    return share, before.start() if before else match.start(), match.end()


_ARTICLE = re.compile(r"\b(?:el|la|un|una) $")


def year_agrees(told: str, telling: Sequence[str], year: int, latest: int) -> bool | None:
    """Whether a sentence tells what is asked of that year; without any year it is of its own.

    It is the first year after the last of the words that tell what is asked, else the last before.
    """
    said = fold(told)
    years = [(m.start(), int(m[0])) for m in _YEAR.finditer(said)]
    if not years:
        return True if year == latest else None
    last = max((w.start for w in words(said) if _is_one(w.text, telling)), default=0)
    return next((y for at, y in years if at > last), years[-1][1]) == year


def _counts(text: str) -> tuple[Count, ...]:
    """The numbers of a question; "un equipo" counts nothing."""
    found = counts_in(_THOUSANDS.sub(lambda m: str(int(m[1]) * 1000), text))
    return tuple(c for c in found if c.value > 1 or c.nouns[:1] in (("ano",), ("mes",)))


def _share_fits(reading: Reading, shares: frozenset[Fraction], own: frozenset[Fraction]) -> bool:
    bounds = [b for b in read_thresholds(reading) if b.is_share]
    if _MOST.search(reading.text):
        bounds.append(Threshold(below=False, value=Fraction(50), mark="", scale="%"))
    bounded = {b.value / 100 for b in bounds}
    on_side = all(any(b.holds(share * 100, PORCENTAJE) for share in own) for b in bounds)
    return on_side and shares - bounded <= own


def _count_fits(reading: Reading, count: Count, same: Sequence[int]) -> bool:
    bounds = [b for b in read_thresholds(reading) if b.limit("") == count.value]
    if not bounds:
        return count.value in same
    return any(bounds[0].holds(Fraction(value), "") for value in same)


def _told_of(count: Count, told: str) -> list[int]:
    """The numbers of a sentence of what is counted; "cuatro de los siete lotes" tells of four.

    The noun next to a number is its own before any that follows.
    """
    others = counts_in(_OF_THOSE.sub(r"\1 ", fold(told)))
    near = [o.value for o in others if count.nouns and _alike(count.nouns[:1], o.nouns[:1])]
    return near or [o.value for o in others if _alike(count.nouns, o.nouns)]


_OF_THOSE = re.compile(rf"\b(\d[\d.]*|{SMALL}) de l[oa]s (?:\d[\d.]*|{SMALL}) ")


def _alike(nouns: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(likeness(a, b) >= SAYS_THE_SAME for a in nouns[:2] for b in others[:2])


def _shares(text: str) -> frozenset[Fraction]:
    """The parts of a whole that a text tells: percentages, "la mitad", "uno de cada diez"."""
    found = (_share_of(m) for m in _SHARE.finditer(fold(text)))
    return frozenset(share for share in found if share is not None)


def _share_of(match: re.Match[str]) -> Fraction | None:
    if match["percent"]:
        return Fraction(read_number(match["percent"])) / 100
    if match["part"]:
        return read_fraction(match["part"])
    some, every = read_small(match["some"]), read_small(match["every"])
    return Fraction(some, every) if some and every and some < every else None


def _beside(said: str, telling: Sequence[str]) -> frozenset[Fraction]:
    """The shares of a sentence told of what is asked, where it tells several of several things."""
    found = [(m.start(), share) for m in _SHARE.finditer(said) if (share := _share_of(m))]
    starts = [0, *(at for at, _ in found[1:]), len(said)]
    stretches = [said[a:b] for a, b in pairwise(starts)]
    held = [sum(_is_one(w.text, telling) for w in words(s)) for s in stretches]
    most = max(held, default=0)
    return frozenset(share for (_, share), n in zip(found, held, strict=False) if n == most)


def _counts_beside(said: str, telling: Sequence[str]) -> list[int]:
    """The numbers of the stretch of a sentence that holds most of what is asked."""
    stretches = _STRETCHES.split(said)
    held = [sum(_is_one(w.text, telling) for w in words(s)) for s in stretches]
    best = [s for s, n in zip(stretches, held, strict=True) if n == max(held) > 0]
    return [count.value for s in best for count in counts_in(s)]


_STRETCHES = re.compile(r"[,;]| y ")
_IS = re.compile(r"\b(?:es|son|era|eran|fue|fueron) (?:de |unos |casi )?[\d.]+$")
"""As in "la edad promedio es 45": a number without a noun of its own."""


def _is_one(word: str, telling: Sequence[str]) -> bool:
    return any(likeness(one, word) >= SAYS_THE_SAME for one in telling)
