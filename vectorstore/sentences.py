"""The sentences of found passages that say what was asked: an answer quotes whole sentences."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from calc.sentences import split_sentences
from vectorstore.asked import read_question
from vectorstore.cards import Hit
from vectorstore.terms import terms_of
from vectorstore.weigh import Weigher, covered

_AVERAGE = 20.0
"""Terms of a sentence of average length."""

_PASSAGE_WEIGHT = 0.3
"""What the relevance of its passage adds to a sentence: the words asked may stand beside it."""


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """A whole sentence of a passage: `text` is `hit.passage.text[start:end]`.

    `share` is how much of the question the sentence holds, in [0, 1]; `score` orders.
    """

    text: str
    start: int
    end: int
    hit: Hit
    share: float
    score: float


def best_sentences(
    connection: sqlite3.Connection, query: str, hits: Iterable[Hit], k: int
) -> tuple[SentenceHit, ...]:
    """The k sentences that best fit a query, best first; ties as the passages come."""
    asked = read_question(connection, query)
    weigher = Weigher(asked, _AVERAGE)
    found: list[SentenceHit] = []
    for hit in hits:
        heading = " ".join(terms_of(hit.passage.section))
        name = " ".join(terms_of(f"{hit.program} {hit.year}")) if hit.program else ""
        for start, end in split_sentences(hit.passage.text):
            text = hit.passage.text[start:end]
            match = weigher.weigh(0, (" ".join(terms_of(text)), heading, name))
            score = match.score + _PASSAGE_WEIGHT * hit.score
            found.append(SentenceHit(text, start, end, hit, covered(asked, match), score))
    return tuple(sorted(found, key=lambda sentence: -sentence.score)[:k])
