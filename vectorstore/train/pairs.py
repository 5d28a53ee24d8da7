"""What the model is taught: pairs (as people say it, as a ficha writes it), all from this project.

Sources: words/*.toml (words and phrases), calc/concepts.toml (labels, aliases, meanings) and the
prose of the demonstration fichas, as the carrier in which an everyday word stands for the formal
one. No benchmark and no downloaded text.
"""

import random
import re
import string
from collections.abc import Iterator
from pathlib import Path

from calc.concepts import vocabulary
from vectorstore.everyday import everyday_phrases, everyday_words
from vectorstore.terms import LIGHT_WORDS, STOP_WORDS, fold, stem, words_and_terms

Pair = tuple[str, str]

_WORD = re.compile(r"[^\W\d_]{5,}")
_SENSES = 3
_NO_PROSE = re.compile(r"^\s*(?:#|-?\s*\{|\d|[-\w ]+:\s*[\d{\[])")


def all_pairs() -> list[Pair]:
    """Every plain pair, in a steady order."""
    return [*_word_pairs(), *_phrase_pairs(), *_concept_pairs()]


def lessons(lines: list[str], rng: random.Random) -> list[Pair]:
    """What one epoch teaches: all phrases and concepts, some sentences, some of each word's senses.

    A word that stands for many is taught no oftener than one that stands for few.
    """
    senses: dict[str, list[str]] = {}
    for said, written in _word_pairs():
        senses.setdefault(said, []).append(written)
    words = [
        (said, written)
        for said, all_written in senses.items()
        for written in rng.sample(all_written, min(_SENSES, len(all_written)))
    ]
    found = [*words, *_phrase_pairs(), *_concept_pairs(), *said_in_sentences(lines, rng, times=2)]
    rng.shuffle(found)
    return found


def learnt_words(pairs: list[Pair]) -> tuple[str, ...]:
    """The informative words of the pairs, sorted: those that get a row of their own."""
    words = {word for pair in pairs for text in pair for word, _ in words_and_terms(text) if word}
    return tuple(sorted(words - STOP_WORDS - LIGHT_WORDS))


def sentences(root: Path) -> list[str]:
    """The prose of the demonstration fichas and the vocabulary's meanings, a sentence each."""
    found = [concept.meaning for concept in vocabulary().values()]
    for file in sorted((root / "fichas" / "datos").glob("*.yaml")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if not _NO_PROSE.match(line):
                found += re.split(r"(?<=[.;:])\s+", line.strip())
    return [sentence for sentence in dict.fromkeys(found) if len(sentence.split()) >= 5]


def said_in_sentences(lines: list[str], rng: random.Random, times: int) -> Iterator[Pair]:
    """Sentences asked for in some of their own words, formal ones said in everyday ones."""
    said: dict[str, list[str]] = {}
    for formal, everyday in everyday_words():
        for word in formal:
            said.setdefault(stem(fold(word)), []).extend(everyday)
    for line in lines:
        tokens = [(w, s) for w, s in words_and_terms(line) if w and w not in STOP_WORDS]
        if len(tokens) < 3:
            continue
        for _ in range(times):
            kept = rng.sample(tokens, min(len(tokens), rng.randint(2, 5)))
            asked = [
                rng.choice(said[s]) if s in said and rng.random() < 0.7 else w for w, s in kept
            ]
            yield " ".join(asked), line


def misspelt(text: str, share: float, rng: random.Random) -> str:
    """The text with a share of its longer words hit by one slip of the keyboard."""

    def hit(match: re.Match[str]) -> str:
        word = match[0]
        if rng.random() >= share:
            return word
        at = rng.randrange(1, len(word) - 1)
        letter = rng.choice(string.ascii_lowercase)
        return rng.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
            )
        )

    return _WORD.sub(hit, text)


def _word_pairs() -> Iterator[Pair]:
    for formal, everyday in everyday_words():
        for said in everyday:
            for written in formal:
                yield said, written


def _phrase_pairs() -> Iterator[Pair]:
    yield from everyday_phrases()


def _concept_pairs() -> Iterator[Pair]:
    for concept in vocabulary().values():
        for alias in concept.aliases:
            yield alias, concept.label
            yield alias, f"{concept.label}: {concept.meaning}"
        yield concept.label, concept.meaning
