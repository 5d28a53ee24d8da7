"""Two rankings → one, weighed by how much of the question the words recognise. Pure.

Plain reciprocal-rank fusion lets a weak list spoil a strong one. Here the cosine of the model is
added to the score of the words with a weight that shrinks to nothing as the best passage holds the
whole question: where the words know it all, their order stands.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vectorstore.asked import Asked
from vectorstore.weigh import Match, covered

MODEL_WEIGHT = 1.2
"""What a cosine of 1 adds to a lexical score in [0, 1) where the words recognise nothing."""

_STEEP, _EVEN = 23.0, 0.386
"""The logistic curve from scores to relevance."""

ENOUGH = 0.98
"""From this share of the question on, held by one passage, the model is not asked."""


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
    weight = MODEL_WEIGHT * (1 - recognised_share) ** 2
    fused = (
        Fused(
            match,
            match.score + weight * (0.0 if cosines is None else cosines.get(match.number, 0.0)),
            match.score,
            None if cosines is None else cosines.get(match.number),
        )
        for match in matches
    )
    return tuple(sorted(fused, key=lambda f: (-f.score, f.match.number)))


def relevance(score: float) -> float:
    """A fused score as a relevance in (0, 1), comparable between questions.

    Read the best hit's as the odds that the fichas answer the question at all: below 0.3 they do
    not, as a rule; from 0.5 on they do. Fitted by logistic regression on half of the bench's own
    questions with and without an answer; `python -m bench search` prints the curve on the other.
    """
    return 1 / (1 + math.exp(-_STEEP * (score - _EVEN)))
