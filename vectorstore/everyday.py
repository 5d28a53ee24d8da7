"""What people say for what fichas write, from `everyday.toml`."""

import re
import tomllib
from functools import cache
from importlib import resources

from vectorstore.terms import fold, stem


@cache
def everyday_words() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Groups of (formal words, everyday words), in the order of the file."""
    return tuple(
        (_listed(formal), _listed(everyday)) for formal, everyday in _file()["words"].items()
    )


def everyday_phrases() -> tuple[tuple[str, str], ...]:
    """Pairs of (as people ask, as a ficha says)."""
    return tuple(_file()["phrases"].items())


@cache
def formal_stems() -> dict[str, tuple[str, ...]]:
    """Stem of an everyday word → stems of the formal words that it may stand for."""
    found: dict[str, dict[str, None]] = {}
    written: set[str] = set()
    for formal, everyday in everyday_words():
        stems = [stem(fold(word)) for word in formal]
        written.update(stems)
        for said in everyday:
            found.setdefault(stem(fold(said)), {}).update(dict.fromkeys(stems))
    # What fichas write themselves ("objetivo") is asked for as it is written.
    return {said: tuple(stems) for said, stems in found.items() if said not in written}


@cache
def ways_of_asking() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Each way of asking, as a pattern on a folded question, with stems of what answers it."""
    return tuple(
        (re.compile(rf"\b(?:{asked})\b"), tuple(stem(fold(word)) for word in _listed(words)))
        for asked, words in _file()["questions"].items()
    )


@cache
def _file() -> dict[str, dict[str, str]]:
    text = resources.files("vectorstore").joinpath("everyday.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))
