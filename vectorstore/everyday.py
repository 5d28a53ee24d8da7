"""What people say for what fichas write, from the files of `words/`."""

import re
import tomllib
from functools import cache
from importlib import resources

from vectorstore.terms import fold, stem


@cache
def everyday_words() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Groups of (formal words, everyday words), in the order of the file."""
    return tuple((_listed(formal), _listed(everyday)) for formal, everyday in _entries("words"))


def everyday_phrases() -> tuple[tuple[str, str], ...]:
    """Pairs of (as people ask, as a ficha says)."""
    return _entries("phrases")


@cache
def formal_stems() -> dict[str, tuple[str, ...]]:
    """Stem of an everyday word → stems of the formal words that it may stand for."""
    found: dict[str, dict[str, None]] = {}
    for formal, everyday in everyday_words():
        stems = [stem(fold(word)) for word in formal]
        for said in everyday:
            found.setdefault(stem(fold(said)), {}).update(dict.fromkeys(stems))
    return {said: tuple(stems) for said, stems in found.items()}


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
