"""Sentences of a ficha that say something: chosen whole, quoted with section and page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from calc.figure import fold
from calc.sentences import split_sentences
from qa.answers.compose import Part
from qa.language.senses import function_words, neutral_words
from qa.language.synonyms import alike, same_saying
from qa.language.words import stem, words
from qa.understanding.question import Question
from vectorstore.cards import Hit

_TABLES = ("Tablas de cifras", "Indicador de propósito", "Indicador complementario")


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a passage and how much of the question it holds, from 0 to 1."""

    text: str
    hit: Hit
    score: float


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a passage."""
    return tuple(text[start:end] for start, end in split_sentences(text))


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The telling stems of a text."""
    return frozenset(
        stem(w.text)
        for w in words(text)
        if w.text not in function_words() and (len(w.text) > 2 or w.is_number)
    )


def telling(question: Question, *, without: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The stems of a question that a sentence must hold to answer it."""
    found = []
    for i, word in enumerate(question.reading.known):
        if word in neutral_words() or (len(word) < 3 and not word.isdigit()):
            continue
        if i in question.period.taken or stem(word) in without:
            continue
        found.append(stem(word))
    return tuple(dict.fromkeys(found))


def _held(wanted: str, held: frozenset[str]) -> float:
    """How well a text holds a wanted stem: itself, a word of its family, or one that says it."""
    if wanted in held:
        return 1.0
    if any(alike(wanted, s) for s in held):
        return 0.8
    return 0.7 if same_saying().get(wanted, frozenset()) & held else 0.0


def best_quotes(wanted: Sequence[str], hits: Iterable[Hit], *, tables: bool = False) -> list[Quote]:
    """The sentences that hold most of the wanted stems, best first."""
    pool = [h for h in hits if tables or h.passage.section not in _TABLES]
    if not wanted or not pool:
        return []
    spread: Counter[str] = Counter()
    passages = [stems(hit.passage.text) for hit in pool]
    for held in passages:
        spread.update(w for w in wanted if _held(w, held))
    weights = {w: 1 / (1 + log(1 + spread[w])) for w in wanted}
    whole = sum(weights.values())
    quotes: list[tuple[float, int, Quote]] = []
    for order, (hit, passage) in enumerate(zip(pool, passages, strict=True)):
        around = stems(fold(hit.passage.section))
        near = {w: max(_held(w, around) * 0.7, _held(w, passage) * 0.4) for w in wanted}
        for sentence in sentences(hit.passage.text):
            held = stems(sentence)
            score = sum(weights[w] * max(_held(w, held), near[w]) for w in wanted) / whole
            quotes.append((score - order * 0.002, len(quotes), Quote(sentence, hit, score)))
    return [q for _, _, q in sorted(quotes, key=lambda x: (-x[0], x[1])) if q.score > 0]


def cite(quote: Quote) -> tuple[Part, ...]:
    """The sentence in quotation marks with its section and page."""
    return (f"«{clean(quote.text)}» ({place(quote.hit)})",)


def clean(sentence: str) -> str:
    """A sentence without the bullet and the full stop at its ends."""
    return sentence.strip().lstrip("•▪·- ").rstrip(" .;")


def place(hit: Hit) -> str:
    """Where a passage stands, as an answer says it."""
    return f"{hit.passage.section}, página {hit.passage.source.page}"


def counted_noun(question: Question) -> str | None:
    """The word that "cuántos" counts, where the tables do not know it."""
    known = question.reading.known
    pairs = ((known[i - 1], word) for i, word in enumerate(known) if i)
    return next(
        (w for before, w in pairs if before in ("cuantos", "cuantas") and w in question.strangers),
        None,
    )
