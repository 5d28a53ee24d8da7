"""How well the words of one passage fit a question. Pure.

BM25 (Robertson and Zaragoza, 2009) of the whole passage, plus that of the two sentences in a row
that hold most (who says it all in one place comes before who mentions it all over), plus the
neighbouring words of the question that stand together in a sentence.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from vectorstore.asked import AS_WRITTEN, Asked, Stands
from vectorstore.naming import names, names_whole

SECTION_WEIGHT, PROGRAM_WEIGHT = 0.8, 1.0
"""What a term of the section's or the programme's name counts, against one of the text itself."""

_NAMED_SECTION = 2.0
"""What a term counts that, with the others, is the whole name of the section."""

_SATURATION, _LENGTH = 0.9, 0.75
"""BM25's k1 and b."""

_SHORTEST = 25
"""A passage counts as having at least so many terms: a row's brevity is no merit."""

_SENTENCE_WEIGHT, _TOGETHER_WEIGHT = 0.5, 0.2

_REACH = 4
"""How many terms apart neighbours of the question may stand."""

_ROWS, _ROW_SHARE = "tabl de cifr", 0.85
"""The section of the rows of tables, and what they count: figures are read from the book, so who
searches wants prose."""


_Said = Sequence[tuple[int, str]]
"""The stems of a sentence that the question asks for, each with its place."""


@dataclass(frozen=True, slots=True)
class Match:
    """A passage and what the words make of it.

    `score`, in [0, 1), is its BM25 over the question's weight; `held` has, for each of the
    question's terms, the likeness of what the passage holds for it, 0 where it holds nothing;
    `naming` which of them name its programme; `answers` is how many of the ways of asking
    ("por qué") it has a word for ("debido").
    """

    number: int
    score: float
    held: tuple[float, ...]
    naming: frozenset[int]
    answers: int


class Weigher:
    """Scores passages against one question; what passages of one section share is made once.

    `average` is the mean number of stems of a text.
    """

    def __init__(self, asked: Asked, average: float) -> None:
        self._asked = asked
        self._average = average
        self._most = (asked.weight or 1.0) * (1 + _SENTENCE_WEIGHT + _TOGETHER_WEIGHT)
        ways = (stem for way in asked.ways for stem in way)
        self._telling = frozenset((*asked.spelt, *asked.formal, *ways))
        self._around = cache(self._read_around)

    def weigh(self, number: int, stems: Sequence[str]) -> Match:
        """Score one passage, given as its stems: of its text, its section, its programme's name.

        The text's sentences are parted by "|".
        """
        asked = self._asked
        body, section, program = stems
        around = self._around(section, program)
        sentences = [sentence.split() for sentence in body.split("|")]
        telling = self._telling
        said = [[(at, s) for at, s in enumerate(one) if s in telling] for one in sentences]
        times = Counter(stem for sentence in said for _, stem in sentence)
        length = max(sum(map(len, sentences)), _SHORTEST) / self._average
        saturation = _SATURATION * (1 - _LENGTH + _LENGTH * length)
        counts = _counts(asked, times, around)
        gains: list[float] = []
        held: list[float] = []
        for place, term in enumerate(asked.terms):
            frequency, best = counts.get(place, (0.0, 0.0))
            against = saturation
            if place in around.naming or place in around.headed:
                # Of a name no passage has more than another, however long.
                frequency = _NAMED_SECTION if place in around.headed else PROGRAM_WEIGHT
                against, best = _SATURATION, 1.0
            held.append(best)
            gains.append(term.weight * frequency / (frequency + against))
        part = max(_in_two(asked, around, *two) for two in zip(said, [*said[1:], []], strict=True))
        together = max(_together(asked, sentence) for sentence in said)
        # Ways of asking point at the parts of a ficha; other documents have none.
        ways = asked.ways if program else ()
        answers = sum(any(s in times or s in around.heading for s in way) for way in ways)
        share = _ROW_SHARE if section == _ROWS else 1.0
        gained = sum(gains) + _SENTENCE_WEIGHT * part + _TOGETHER_WEIGHT * together
        return Match(number, share * gained / self._most, tuple(held), around.naming, answers)

    def _read_around(self, section: str, program: str) -> "_Around":
        asked, heading, name = self._asked, set(section.split()), set(program.split())
        held = [0.0] * len(asked.terms)
        around = _Around(
            heading=self._telling & heading,
            name=self._telling & name,
            naming=names(asked, name),
            headed=names_whole(asked, heading),
            formal=asked.formal if program else {},
            held=held,
        )
        _raise(asked, around, held, around.heading | around.name)
        return around


@dataclass(frozen=True, slots=True)
class _Around:
    """What the names around a text make of a question.

    `heading` and `name` are the section's and the programme's stems that the question asks for;
    `naming` the terms that name the programme, `headed` those that are the section's whole name;
    `formal` what fichas call things, empty for other documents; `held` has, by term, the
    likeness of what the names hold.
    """

    heading: frozenset[str]
    name: frozenset[str]
    naming: frozenset[int]
    headed: frozenset[int]
    formal: Stands
    held: list[float]


def covered(asked: Asked, match: Match) -> float:
    """The share, in [0, 1], of the question's weight that a passage holds, by likeness.

    Terms that name its programme are left out: they say where to look, not what for.
    """
    rest = [n for n in range(len(asked.terms)) if n not in match.naming]
    weight = sum(asked.terms[n].weight for n in rest)
    return sum(asked.terms[n].weight * match.held[n] for n in rest) / weight if weight else 1.0


def missed(asked: Asked, match: Match) -> float:
    """How much, in [0, 1], the weightiest word says that a passage does not hold.

    1 is a word that stands nowhere; terms that name its programme are left out.
    """
    rest = (n for n in range(len(asked.terms)) if n not in match.naming)
    lost = (asked.terms[n].weight * (1 - match.held[n]) for n in rest)
    return min(1.0, max(lost, default=0.0) / asked.most)


def _counts(asked: Asked, times: Counter[str], around: _Around) -> dict[int, tuple[float, float]]:
    """By term: how often a passage holds it, by likeness, and the best likeness that it holds."""
    same: dict[int, float] = {}
    best: dict[int, float] = {}
    heading, name = around.heading, around.name
    present = sorted(heading.union(times, name))
    for stem in present:
        count = times[stem] + SECTION_WEIGHT * (stem in heading) + PROGRAM_WEIGHT * (stem in name)
        for place, likeness in asked.spelt.get(stem, ()):
            same[place] = same.get(place, 0.0) + likeness * count
            best[place] = max(best.get(place, 0.0), likeness * min(1.0, count))
    # Spellings of one word add up; the several things that it may stand for do not.
    for stem in present:
        if stem not in around.formal:
            continue
        count = times[stem] + SECTION_WEIGHT * (stem in heading) + PROGRAM_WEIGHT * (stem in name)
        for place, likeness in around.formal[stem]:
            other = likeness * min(1.0, count)
            same[place] = max(same.get(place, 0.0), other)
            best[place] = max(best.get(place, 0.0), other)
    return {place: (same[place], best[place]) for place in best}


def _in_two(asked: Asked, around: _Around, one: _Said, next_one: _Said) -> float:
    """What a sentence and the next, with the names around them, gain."""
    held = list(around.held)
    _raise(asked, around, held, {stem for _, stem in (*one, *next_one)})
    return sum(
        term.weight * likeness / (likeness + _SATURATION)
        for term, likeness in zip(asked.terms, held, strict=True)
        if likeness
    )


def _raise(asked: Asked, around: _Around, held: list[float], stems: AbstractSet[str]) -> None:
    """Take into `held` the likeness of stems, where it is better."""
    for by_stem in (asked.spelt, around.formal):
        for stem in stems:
            for place, likeness in by_stem.get(stem, ()):
                held[place] = max(held[place], likeness)


def _together(asked: Asked, said: _Said) -> float:
    """The weight of the question's neighbours that stand near one another in a sentence."""
    where: dict[int, list[int]] = {}
    for at, stem in said:
        for place, likeness in asked.spelt.get(stem, ()):
            if likeness >= AS_WRITTEN:
                where.setdefault(place, []).append(at)
    return sum(
        (asked.terms[place].weight + asked.terms[place + 1].weight) / 2
        for place, found in where.items()
        if any(abs(x - y) <= _REACH for x in found for y in where.get(place + 1, ()))
    )
