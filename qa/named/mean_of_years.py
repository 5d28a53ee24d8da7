"""A mean of years that a question names: "el promedio de los dos años anteriores", "2021-2022".

Promise: only the years said of the mean itself are its own; the year that is held against it is
named elsewhere in the question, or is that of the ficha.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from qa.data import read_data
from qa.language.senses import Reading
from qa.named.years import Period

_HEADS = frozenset("promedio media promediado promediados promediaron".split())
_LINKS = frozenset(
    """de del los las la lo el en entre desde durante anos ano ejercicios ejercicio periodos todos
    ambos simple anual su sus que le inmediatamente""".split()
)
_JOINTS = frozenset("y e a al hasta".split())
_COUNTED_BACK = frozenset(
    """anterior anteriores previo previos precedente precedentes preceden precedieron pasados
    historico antes""".split()
)
_SPANS = {"bienio": 2, "trienio": 3, "periodo": 0}
_OF_YEARS = _LINKS | _JOINTS | _COUNTED_BACK | {*_SPANS, "ultimos", "primeros"}
_WITHIN = frozenset(("a", "al", "hasta", "entre"))
_PAIR, _MOST = 2, 10


@dataclass(frozen=True, slots=True)
class MeanOfYears:
    """Which years a mean is of: those listed, or some counted from the year held against it.

    `before`: so many before that year, or all of them where it is 0. `last`: the last so many of
    the ficha. `whole`: all that the ficha covers. `bare`: the question does not say of which years
    the mean is. `head` is where the mean is named; `first` and `end` bound the words that tell it.
    """

    head: int
    first: int
    end: int
    years: tuple[int, ...] = ()
    before: int = 0
    last: int = 0
    whole: bool = False
    bare: bool = False

    def of(self, year: int, covered: tuple[int, ...]) -> tuple[int, ...]:
        """The years of the mean that `year` is held against, in a ficha that covers those."""
        if self.years:
            return self.years
        if self.last:
            return tuple(range(covered[-1] - self.last + 1, covered[-1] + 1))
        if self.before:
            return tuple(range(year - self.before, year))
        return covered if self.whole else tuple(y for y in covered if y < year) or (year - 1,)


def read_mean(reading: Reading, period: Period, named: Collection[int]) -> MeanOfYears | None:
    """The last mean of years that a question names, None where it names none.

    `named` are the words of concepts and rows, which may stand between the mean and its years
    ("el promedio de cobertura de 2021 y 2022").
    """
    heads = [i for i, word in enumerate(reading.known) if word in _HEADS]
    found = (_mean_at(reading.known, head, period, named) for head in reversed(heads))
    return next((mean for mean in found if mean is not None), None)


def measuring(reading: Reading, period: Period) -> Reading:
    """The reading for what asks for a measure: a mean of years is the name of none."""
    mean = read_mean(reading, period, ()) if reading.means("promedio") else None
    if mean is None or mean.bare:
        return reading
    terms = (
        replace(t, senses=t.senses - {"promedio"}) if t.first <= mean.head <= t.last else t
        for t in reading.terms
    )
    return replace(reading, terms=tuple(terms))


def _mean_at(
    known: tuple[str, ...], head: int, period: Period, named: Collection[int]
) -> MeanOfYears | None:
    """The mean named at a place, with the years that the words after it tell, or before it."""
    places = {index: year for year, index in period.places}
    if known[head - 1 : head] == ("en",) and (before := _before(known, head - 1, places)):
        return before
    years: dict[int, int] = {}
    words: list[str] = []
    for at in range(head + 1, len(known)):
        word = known[at]
        if at in places:
            apart = years and at - 1 not in years and _JOINTS.isdisjoint(known[max(years) : at])
            if apart or (years and "en" in known[max(years) : at]):
                break
            years[at] = places[at]
        elif word in _OF_YEARS or _count(word):
            words.append(word)
        elif years or not _COUNTED_BACK.isdisjoint(words) or at not in named:
            break
    else:
        at = len(known)
    mean = MeanOfYears(head, _start(known, head), at)
    return _told(mean, tuple(years.values()), words, complete=at == len(known))


def _before(known: tuple[str, ...], end: int, places: dict[int, int]) -> MeanOfYears | None:
    """As in "lo de los dos años anteriores en promedio"."""
    first = end
    while first and (
        first - 1 in places or known[first - 1] in _OF_YEARS or _count(known[first - 1])
    ):
        first -= 1
    years = tuple(places[i] for i in range(first, end) if i in places)
    words = [known[i] for i in range(first, end) if i not in places]
    mean = _told(MeanOfYears(first, first, end + 2), years, words, complete=False)
    return mean and replace(mean, head=first)


def _told(
    mean: MeanOfYears, years: tuple[int, ...], words: Sequence[str], *, complete: bool
) -> MeanOfYears | None:
    """The mean with its years, as the words after it say them."""
    count = max((_SPANS.get(word, 0) or _count(word) for word in words), default=0)
    if len(years) > 1:
        within = len(years) == _PAIR and (_WITHIN.intersection(words) or "y" not in words)
        span = tuple(range(min(years), max(years) + 1))
        return replace(mean, years=span if within else tuple(sorted(set(years))))
    if years:
        # "bajo el promedio en 2023": the year is of what is held against it.
        return replace(mean, end=mean.head + 1, bare=True) if words == ["en"] else None
    if "primeros" in words or ("ultimos" in words and not count):
        return None
    if "ultimos" in words:
        return replace(mean, last=count)
    if not _COUNTED_BACK.isdisjoint(words):
        return replace(mean, before=count)
    if count > _PAIR or {"todos", "anos"} <= set(words) or not _SPANS.keys().isdisjoint(words):
        return replace(mean, whole=True)
    return replace(mean, end=mean.head + 1, bare=True) if complete and not count else None


def _start(known: tuple[str, ...], head: int) -> int:
    """Where what leads to the mean begins: "respecto del promedio", "al promedio"."""
    at = head
    while at and known[at - 1] in ("el", "la", "del", "al", "de", "a", "su", "un", "en", "lo"):
        at -= 1
    return at


def _count(word: str) -> int:
    """How many years a word counts, 0 where it is no such number."""
    number = str(read_data("numbers")["cardinals"].get(word, word))
    return int(number) if number.isdigit() and 1 < int(number) < _MOST else 0
