"""How well the words of one passage fit a question. Pure.

BM25 (Robertson and Zaragoza, 2009) of the whole passage plus that of the sentence that holds most:
a passage that says it all in one place comes before one that mentions it all over.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.asked import EVERYDAY, Asked

SECTION_WEIGHT, PROGRAM_WEIGHT = 0.8, 1.0
"""What a term of the section's or the programme's name counts, against one of the text itself."""

_SATURATION, _LENGTH = 0.9, 0.75
"""BM25's k1 and b."""

_SHORTEST = 25
"""A passage counts as having at least so many terms: a row's brevity is no merit."""

_SENTENCE_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """A passage and what the words make of it.

    `score`, in [0, 1), is its BM25 over the question's weight; `held` has, for each of the
    question's terms, the likeness of what the passage holds for it, 0 where it holds nothing;
    `answers` is how many of the ways of asking ("por qué") it has a word for ("debido").
    """

    number: int
    score: float
    held: tuple[float, ...]
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
    whole = 0.0
    held: list[float] = []
    for term in asked.terms:
        same = other = best = 0.0
        for stem, likeness in term.stems:
            found = times[stem] + (SECTION_WEIGHT if stem in heading else 0.0)
            found += PROGRAM_WEIGHT if stem in name else 0.0
            # Spellings of one word add up; the several things it may mean do not, and only fichas
            # call them so.
            if likeness == EVERYDAY:
                if not name:
                    continue
                other = max(other, likeness * found)
            else:
                same += likeness * found
            best = max(best, likeness * min(1.0, found))
        frequency = max(same, other)
        held.append(best)
        whole += term.weight * frequency / (frequency + saturation)
    around = heading | name
    sentence = max(_in_sentence(asked, around.union(sentence)) for sentence in sentences)
    # Ways of asking point at the parts of a ficha; other documents have none.
    ways = asked.ways if name else ()
    answers = sum(any(stem in times or stem in heading for stem in way) for way in ways)
    score = (whole + _SENTENCE_WEIGHT * sentence) / ((asked.weight or 1.0) * (1 + _SENTENCE_WEIGHT))
    return Match(number, score, tuple(held), answers)


def covered(asked: Asked, match: Match) -> float:
    """The share, in [0, 1], of the question's weight that a passage holds, by likeness."""
    held = sum(t.weight * share for t, share in zip(asked.terms, match.held, strict=True))
    return held / asked.weight if asked.weight else 0.0


def _in_sentence(asked: Asked, present: set[str]) -> float:
    found = 0.0
    for term in asked.terms:
        likeness = next((likeness for stem, likeness in term.stems if stem in present), 0.0)
        found += term.weight * likeness / (likeness + _SATURATION)
    return found
