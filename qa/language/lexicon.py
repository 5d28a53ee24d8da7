"""Whether a word is Spanish at all, and whether it is a form of a verb.

A word that is spelt right is no slip of another: "saben" is not "salen", nor "maestros" "metros".
The forms are kept as Bloom filters, so that all of the language fits in a file and costs nothing to
load. Promise: a form that was put in is always found; of what is no word one in a hundred passes.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from importlib import resources

SHORTEST = 4
"""Shorter words are listed by the vocabularies or are nothing."""

WORDS, VERBS = "spanish_words.bits", "spanish_verbs.bits"
_HASHES, _BITS_A_WORD = 7, 10


@lru_cache(maxsize=50_000)
def is_spanish(word: str) -> bool:
    """Whether a folded word is a form of a Spanish word."""
    return len(word) >= SHORTEST and (_holds(_filter(WORDS), word) or _with_pronoun(word))


@lru_cache(maxsize=50_000)
def is_verb(word: str) -> bool:
    """Whether a folded word is a form of a verb and of nothing else: "manejan", not "ayuda"."""
    return len(word) >= SHORTEST and (_holds(_filter(VERBS), word) or _with_pronoun(word))


def is_order(word: str) -> bool:
    """Whether a folded word is the order of a verb said formally: "transcriba", "explíqueme"."""
    bare = _ADDRESSED.sub("", word)
    root, ending = bare[:-1], bare[-1:]
    if ending == "e":
        roots = (re.sub("qu$", "c", root), re.sub("gu$", "g", root), re.sub("c$", "z", root))
        return any(_is_infinitive(f"{r}ar") for r in roots)
    if ending != "a" or _is_infinitive(f"{root}ar"):
        return False
    roots = (root, re.sub("zc$", "c", root), re.sub("(?<=[nl])g$", "", root))
    return any(_is_infinitive(f"{r}{end}") for r in roots for end in ("er", "ir"))


_ADDRESSED = re.compile(r"(?<=[ae])(?:me|nos|n)(?:l[aeo]s?)?$")


def _is_infinitive(word: str) -> bool:
    return len(word) >= SHORTEST and _holds(_filter(VERBS), word)


def _with_pronoun(word: str) -> bool:
    """Whether it is an infinitive or gerund with what hangs on it: "recibirlo", "pagándoselas"."""
    base = _PRONOUNS.sub("", word)
    return base != word and len(base) >= SHORTEST and _holds(_filter(VERBS), base)


_PRONOUNS = re.compile(r"(?<=[aei]r|do)(?:se|me|te|nos)?(?:l[aeo]s?)?$")


def filter_of(forms: Iterable[str]) -> bytes:
    """The filter that holds the forms."""
    held = sorted(set(forms))
    bits = bytearray((len(held) * _BITS_A_WORD + 7) // 8)
    for form in held:
        for place in _places(form, len(bits) * 8):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


@cache
def _filter(name: str) -> bytes:
    return resources.files("qa.data").joinpath(name).read_bytes()


def _holds(bits: bytes, word: str) -> bool:
    return all(bits[place >> 3] & 1 << (place & 7) for place in _places(word, len(bits) * 8))


def _places(word: str, size: int) -> Iterator[int]:
    digest = blake2b(word.encode(), digest_size=16).digest()
    first, step = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big") | 1
    return ((first + i * step) % size for i in range(_HASHES))
