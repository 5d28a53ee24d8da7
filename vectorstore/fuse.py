"""Two rankings → one, weighed by how much of the question the words recognise. Pure.

Plain reciprocal-rank fusion lets a weak list spoil a strong one. Here the cosine of the model is
added to the score of the words with a weight that shrinks to next to nothing as the best passage
holds the whole question: where the words know it all, it tells only near equals apart.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vectorstore.asked import Asked
from vectorstore.weigh import Match, covered, missed

MODEL_WEIGHT = 2.0
"""What a cosine of 1 adds to a lexical score in [0, 1) where the words recognise nothing."""

POWER = 4
"""How fast that shrinks as the words recognise more: at half the question it is a sixteenth."""

_ALWAYS = 0.05
"""What a cosine of 1 adds however much the words recognise."""

_HINT, _HINT_ALONE = 0.05, 0.3
"""What a passage gains for each way of asking that it has a word for, always, and besides where
the words recognise nothing else."""

_BY_WORDS, _BY_MEANING, _BY_COVERED, _BY_MISSED, _EVEN = 15.3, 3.9, -5.6, -2.6, -3.2
"""The logistic curve from scores, and from what of the question they leave out, to relevance.

Of two passages with the same score of the words, that which needed more of the question for it
fits less well."""

_BY_COUNT, _FEWEST = 1.6, 3
"""What the logarithm of how many words were asked adds: half of many says more than half of a few.
With fewer than so many it is no question but a topic, and counts as having so many."""

_UNASKED = 0.6
"""The cosine that a passage is taken to have where the words recognised the whole question."""

ENOUGH = 0.98
"""From this share of the question on, held by one passage, the model is not asked."""


_SPEAK, _HOME_WEIGHT = 5, 1.0
"""So many passages speak for their document; what their mean score adds to one of it."""


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage with its scores: `score` orders, `words` and `meaning` say what it is made of.

    `meaning` is None where the model was not asked.
    """

    match: Match
    score: float
    words: float
    meaning: float | None


def recognised(asked: Asked, matches: Sequence[Match]) -> float:
    """The share, in [0, 1], of the question's weight that the best passage holds."""
    return max((covered(asked, match) for match in matches), default=0.0)


def fuse(
    matches: Sequence[Match], cosines: Mapping[int, float] | None, recognised_share: float
) -> tuple[Fused, ...]:
    """All passages, best first, ties by number; without `cosines` by words alone."""
    unknown = (1 - recognised_share) ** POWER
    weight, hint = _ALWAYS + MODEL_WEIGHT * unknown, _HINT_ALONE * unknown
    fused = (
        Fused(
            match,
            _words(match)
            + hint * match.answers
            + weight * (0.0 if cosines is None else cosines.get(match.number, 0.0)),
            _words(match),
            None if cosines is None else cosines.get(match.number),
        )
        for match in matches
    )
    return tuple(sorted(fused, key=lambda f: (-f.score, f.match.number)))


def at_home(fused: Sequence[Fused], documents: Mapping[int, str]) -> tuple[Fused, ...]:
    """Passages, given best first, each raised by how well its document fits: best first again.

    Who asks for "los abuelitos" means a programme, though many a passage of it names nobody.
    """
    scores: dict[str, list[float]] = {}
    for one in fused:
        scores.setdefault(documents[one.match.number], []).append(one.score)
    homes = {document: sum(best[:_SPEAK]) / _SPEAK for document, best in scores.items()}
    raised = (
        replace(one, score=one.score + _HOME_WEIGHT * homes[documents[one.match.number]])
        for one in fused
    )
    return tuple(sorted(raised, key=lambda f: (-f.score, f.match.number)))


def _words(match: Match) -> float:
    return match.score + _HINT * match.answers


def relevances(asked: Asked, fused: Sequence[Fused]) -> tuple[float, ...]:
    """The relevance in (0, 1) of passages in order, comparable between questions.

    It rests on what the words and the model make of a passage by themselves, never above that of a
    better placed one. Read the best hit's as the odds that the fichas answer the question at all:
    below 0.3 they do not, as a rule; from 0.5 on they do. Fitted by logistic regression on half of
    the bench's own questions with and without an answer, and half of those that others asked
    within one ficha; `python -m bench search` prints the curve on the bench's other half.
    """
    found: list[float] = []
    for one in fused:
        meaning = _UNASKED if one.meaning is None else one.meaning
        odds = _EVEN + _BY_WORDS * one.words + _BY_MEANING * meaning
        odds += _BY_COVERED * covered(asked, one.match) + _BY_MISSED * missed(asked, one.match)
        count = len(asked.terms) - len(one.match.naming)
        odds += _BY_COUNT * math.log(1 + max(count, _FEWEST))
        found.append(min([1 / (1 + math.exp(-odds)), *found[-1:]]))
    return tuple(found)
