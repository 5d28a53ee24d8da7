"""The sentences of a ficha in the order in which they answer a question.

Promise: a score from 0 to 1 that falls where a word of the question, a name, a year or the sort of
thing that it asks for is missing; the same question always gets the same order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from calc.figure import fold
from qa.language.likeness import SAYS_THE_SAME, denies, likeness
from qa.text.asked import Unit, Wanted
from qa.text.lines import NOTES, Line
from qa.text.sorts import COUNT, Sort, counts_beside, tells

_BEFORE, _AROUND, _HEADING = 0.6, 0.45, 0.6
_STRANGE_NAME = 0.4
_STRANGE_YEAR, _YEAR_BESIDE = 0.6, 0.85
_STRANGE_NOUN = 0.75
_STANDS_FOR = 0.9
_DENIED, _AFFIRMED = 1.15, 0.85
"""What a sentence is worth that denies what the question denies, and one that does not."""

_OTHER_NUMBER = 0.6
_WHO_MAY, _OF_A_BOUND = "Población objetivo", 0.8
"""Where a number bounds who may take part, and counts nobody."""

_AT_HOME = 0.1
_ASKED_SO = 0.05
_FIRST, _OPENING = 4, 0.06
"""A sentence speaks of what its first words name."""

AT_HOME = 0.75
"""The score of what a section tells of the whole programme, where nothing else is asked."""

_PLAIN, _LOSS, _LONGEST_LOSS = 25, 0.001, 0.08


Nearness = Mapping[str, Mapping[str, float]]
"""For each word that is wanted, the words of a text that are like it, and how much."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A sentence with how well it answers.

    `score` is from 0 to 1, `share` the weight of the question's words that the sentence itself
    holds, `tells` how well it tells the sort of thing asked for, `held` its likeness to each unit.
    """

    line: Line
    score: float
    share: float
    tells: float
    held: tuple[float, ...]


def rank(wanted: Wanted, lines: Sequence[Line]) -> tuple[Fit, ...]:
    """Every line that holds something of a question, best first; ties as they stand."""
    if not wanted.units:
        return ()
    near = _nearness(wanted, lines)
    fits = [fit for line in lines if (fit := _fit(wanted, line, near)) is not None]
    order = {id(fit): n for n, fit in enumerate(fits)}
    return tuple(sorted(fits, key=lambda fit: (-fit.score, order[id(fit)])))


def covers(fit: Fit, units: Iterable[int], wanted: Wanted) -> float:
    """The share, from 0 to 1, of the weight of those units (by place) that a sentence holds."""
    chosen = list(units)
    whole = sum(wanted.units[i].weight for i in chosen)
    return sum(wanted.units[i].weight * fit.held[i] for i in chosen) / whole if whole else 1.0


def _nearness(wanted: Wanted, lines: Sequence[Line]) -> Nearness:
    """The likeness of each word that is wanted to the words of the lines, where it has one.

    Most words are in many lines, and few are like any that is wanted.
    """
    words = frozenset[str]().union(*(line.around for line in lines), *(x.heading for x in lines))
    asked = {word for unit in wanted.units for word in (unit.word, *unit.also)}
    return {a: {w: how for w in words if (how := likeness(a, w))} for a in asked}


def _fit(wanted: Wanted, line: Line, like: Nearness) -> Fit | None:
    held = tuple(_held(unit, line.said, like) for unit in wanted.units)
    at_home = wanted.sort is not None and line.section == wanted.sort.home
    told = _told(wanted, line)
    rare = _rare(wanted.sort, line) if told == 1 else None
    if not (any(held) or at_home or rare is not None):
        return None
    whole = wanted.weight
    share = sum(u.weight * h for u, h in zip(wanted.units, held, strict=True)) / whole
    total, strange = 0.0, 1.0
    for unit, own in zip(wanted.units, held, strict=True):
        near = max(
            own,
            _BEFORE * _held(unit, line.before, like),
            _AROUND * _held(unit, line.around, like),
            _HEADING * _held(unit, line.heading, like),
        )
        total += unit.weight * near
        if unit.proper and near < 0.3:
            strange *= _STRANGE_NAME
        elif unit.strange:
            strange *= _STRANGE_NOUN
    years = {word for word in line.around if len(word) == 4}
    if wanted.years and not any(str(year) in years for year in wanted.years):
        strange *= _STRANGE_YEAR
    elif wanted.years and not any(str(year) in line.said for year in wanted.years):
        strange *= _YEAR_BESIDE
    for names in wanted.places:
        if not any(name in fold(line.hit.passage.text) for name in names):
            strange *= _STRANGE_NAME
    strange *= _denial(wanted, line) * _bounds(wanted, line)
    length = min(_LONGEST_LOSS, max(0, len(line.said) - _PLAIN) * _LOSS)
    home = _AT_HOME if at_home and told == 1 else 0.0
    first = line.said[:_FIRST]
    opening = max((_held(u, first, like) for u in wanted.units if u.telling), default=0.0)
    score = total / whole * strange * told * (1 - length) + home + _OPENING * opening
    if rare is not None and strange == 1 and total / whole >= rare:
        score = max(score, AT_HOME)
    score = min(1.0, score + _ASKED_SO * _says_asking(wanted, line))
    return Fit(line, score, share, told, held)


def _told(wanted: Wanted, line: Line) -> float:
    """How well a line tells the sort that is wanted.

    "¿Cuántos llegaron al juzgado?" is told by no number that stands far from all of it.
    """
    if wanted.sort is None:
        return 1.0
    told = tells(wanted.sort, line, wanted.counted)
    if wanted.sort.id != COUNT or wanted.measured or wanted.counted:
        return told
    words = [unit.word for unit in wanted.units if unit.telling]
    return told if not words or counts_beside(line, words) else min(told, _OTHER_NUMBER)


def _bounds(wanted: Wanted, line: Line) -> float:
    """What a line is worth for its section: one on who may take part counts nobody."""
    counts = wanted.sort is not None and wanted.sort.id == COUNT and not wanted.bounded
    return _OF_A_BOUND if counts and line.section == _WHO_MAY else 1.0


def _rare(sort: Sort | None, line: Line) -> float | None:
    """What must stand around a line that tells a rare sort; notes on the ficha itself never do."""
    return sort.rare if sort is not None and line.section != NOTES else None


def _says_asking(wanted: Wanted, line: Line) -> bool:
    """Whether a line has the verb by which its sort is asked: "la obra dura diez meses"."""
    return any(likeness(a, word) >= SAYS_THE_SAME for a in wanted.asking for word in line.said)


def _denial(wanted: Wanted, line: Line) -> float:
    if not wanted.denied:
        return 1.0
    return _DENIED if all(denies(line.said, w) for w in wanted.denied) else _AFFIRMED


def _held(unit: Unit, said: Iterable[str], like: Nearness) -> float:
    own = _nearest(unit.word, said, like)
    if not unit.also or own >= _STANDS_FOR:
        return own
    held = [_nearest(other, said, like) for other in unit.also]
    return max(own, _STANDS_FOR * sum(held) / len(held))


def _nearest(word: str, said: Iterable[str], like: Nearness) -> float:
    known = like[word]
    return max((known[w] for w in said if w in known), default=0.0) if known else 0.0


def at_home(sort: Sort, lines: Sequence[Line]) -> tuple[Fit, ...]:
    """Lines that tell such a thing of the whole programme, as they stand.

    They are those of the section where it is told; of a rare sort, all that tell it.
    """
    own = [
        line
        for line in lines
        if _rare(sort, line) is not None or (sort.home and line.section == sort.home)
    ]
    told = [(line, tells(sort, line, ())) for line in own]
    return tuple(Fit(line, AT_HOME, 0.0, how, ()) for line, how in told if how == 1)
