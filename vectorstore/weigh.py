"""How well the words of one passage fit a question. Pure.

BM25 (Robertson and Zaragoza, 2009) of the whole passage, plus that of the sentence that holds most
(a passage that says it all in one place comes before one that mentions it all over), plus the
neighbouring words of the question that stand together in a sentence.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

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


def weigh(asked: Asked, number: int, stems: Sequence[str], average: float) -> Match:
    """Score one passage, given as its stems: of its text, of its section, of its programme's name.

    The text's sentences are parted by "|"; `average` is the mean number of stems of a text.
    """
    body, section, program = stems
    sentences = [sentence.split() for sentence in body.split("|")]
    times = Counter(stem for sentence in sentences for stem in sentence)
    length = max(times.total(), _SHORTEST) / average
    saturation = _SATURATION * (1 - _LENGTH + _LENGTH * length)
    heading, name = set(section.split()), set(program.split())
    naming = names(asked, name)
    headed = names_whole(asked, heading)
    counts = _counts(asked, times, heading, name)
    gains: list[float] = []
    held: list[float] = []
    for place, term in enumerate(asked.terms):
        frequency, best = counts.get(place, (0.0, 0.0))
        against = saturation
        if place in naming or place in headed:
            # Of a name no passage has more than another, however long.
            frequency = _NAMED_SECTION if place in headed else PROGRAM_WEIGHT
            against, best = _SATURATION, 1.0
        held.append(best)
        gains.append(term.weight * frequency / (frequency + against))
    around = heading | name
    stands = (asked.spelt, asked.formal) if name else (asked.spelt,)
    parts = max(
        (_in_sentence(asked, around.union(sentence), stands) for sentence in sentences), key=sum
    )
    together = max(_together(asked, sentence) for sentence in sentences)
    # Ways of asking point at the parts of a ficha; other documents have none.
    ways = asked.ways if name else ()
    answers = sum(any(stem in times or stem in heading for stem in way) for way in ways)
    share = _ROW_SHARE if section == _ROWS else 1.0

    gained = sum(gains) + _SENTENCE_WEIGHT * sum(parts) + _TOGETHER_WEIGHT * together
    most = (asked.weight or 1.0) * (1 + _SENTENCE_WEIGHT + _TOGETHER_WEIGHT)
    return Match(number, share * gained / most, tuple(held), naming, answers)


def covered(asked: Asked, match: Match) -> float:
    """The share, in [0, 1], of the question's weight that a passage holds, by likeness.

    Terms that name its programme are left out: they say where to look, not what for.
    """
    rest = [n for n in range(len(asked.terms)) if n not in match.naming]
    weight = sum(asked.terms[n].weight for n in rest)
    return sum(asked.terms[n].weight * match.held[n] for n in rest) / weight if weight else 1.0


def _counts(
    asked: Asked, times: Counter[str], heading: set[str], name: set[str]
) -> dict[int, tuple[float, float]]:
    """By term: how often a passage holds it, by likeness, and the best likeness that it holds."""
    same: dict[int, float] = {}
    best: dict[int, float] = {}
    present = heading.union(times, name)
    for stem in present & asked.spelt.keys():
        count = times[stem] + SECTION_WEIGHT * (stem in heading) + PROGRAM_WEIGHT * (stem in name)
        for place, likeness in asked.spelt[stem]:
            same[place] = same.get(place, 0.0) + likeness * count
            best[place] = max(best.get(place, 0.0), likeness * min(1.0, count))
    # Spellings of one word add up; the several things that it may stand for do not, and only
    # fichas call them so.
    for stem in present & asked.formal.keys() if name else ():
        count = times[stem] + SECTION_WEIGHT * (stem in heading) + PROGRAM_WEIGHT * (stem in name)
        for place, likeness in asked.formal[stem]:
            other = likeness * min(1.0, count)
            same[place] = max(same.get(place, 0.0), other)
            best[place] = max(best.get(place, 0.0), other)
    return {place: (same[place], best[place]) for place in best}


def _in_sentence(asked: Asked, present: set[str], stands: Sequence[Stands]) -> list[float]:
    """What a sentence, with the names around it, gains for each term."""
    best = [0.0] * len(asked.terms)
    for by_stem in stands:
        for stem in present & by_stem.keys():
            for place, likeness in by_stem[stem]:
                best[place] = max(best[place], likeness)
    return [
        term.weight * likeness / (likeness + _SATURATION)
        for term, likeness in zip(asked.terms, best, strict=True)
    ]


def _together(asked: Asked, sentence: Sequence[str]) -> float:
    """The weight of the question's neighbours that stand near one another in a sentence."""
    where: dict[int, list[int]] = {}
    for at, stem in enumerate(sentence):
        for place, likeness in asked.spelt.get(stem, ()):
            if likeness >= AS_WRITTEN:
                where.setdefault(place, []).append(at)
    return sum(
        (asked.terms[place].weight + asked.terms[place + 1].weight) / 2
        for place, found in where.items()
        if any(abs(x - y) <= _REACH for x in found for y in where.get(place + 1, ()))
    )
