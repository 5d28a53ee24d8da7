"""What people say for what fichas write, from the files of `words/`."""

import math
import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from vectorstore.terms import fold, stem


@cache
def everyday_words() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Groups of (formal words, everyday words), in the order of the file."""
    return tuple((_listed(formal), _listed(everyday)) for formal, everyday in _entries("words"))


def everyday_phrases() -> tuple[tuple[str, str], ...]:
    """Pairs of (as people ask, as a ficha says)."""
    return _entries("phrases")


_MOST_NEAR = 2.0
"""However many groups say it."""


@lru_cache(maxsize=20_000)
def formal_stems(said: str) -> dict[str, float]:
    """Stems of the formal words that an everyday word may stand for, with how near they are.

    `said` is its stem; of a turn of several words ("a medias"), the stems joined by blanks. A group
    puts its nearest word first: the n-th is 1/√n near. What several groups say is nearer, by
    1 + ln(groups), up to 2. Empty for what no group says.
    """
    places: dict[str, list[int]] = {}
    for formal in _formal_beside().get(said, ()):
        stems = dict.fromkeys(stem(fold(word)) for word in formal)
        for place, root in enumerate(stems, 1):
            places.setdefault(root, []).append(place)
    return {root: nearness(found) for root, found in places.items()}


@cache
def longest_turn() -> int:
    """How many words the longest turn has."""
    return max(said.count(" ") + 1 for said in _formal_beside())


def nearness(places: Sequence[int]) -> float:
    """How near a formal word is that stands at those places (from 1) of the groups that have it."""
    return min(_MOST_NEAR, 1 + math.log(len(places))) / math.sqrt(min(places))


@cache
def _formal_beside() -> dict[str, list[tuple[str, ...]]]:
    """Stem of what is said (of a turn: its stems) → the formal sides of its groups."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for formal, everyday in everyday_words():
        for said in dict.fromkeys(" ".join(map(stem, fold(one).split())) for one in everyday):
            found.setdefault(said, []).append(formal)
    return found


@cache
def ways_of_asking() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Each way of asking, as a pattern on a folded question, with stems of what answers it."""
    return tuple(
        (re.compile(rf"\b(?:{asked})\b"), tuple(stem(fold(word)) for word in _listed(words)))
        for asked, words in _entries("questions")
    )


@cache
def _entries(table: str) -> tuple[tuple[str, str], ...]:
    """The entries of a table of all files, in the order of the files' names and in theirs."""
    folder = resources.files("vectorstore").joinpath("words")
    files = sorted((file for file in folder.iterdir()), key=lambda file: file.name)
    texts = (file.read_text(encoding="utf-8") for file in files if file.name.endswith(".toml"))
    return tuple(pair for text in texts for pair in tomllib.loads(text).get(table, {}).items())


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))
