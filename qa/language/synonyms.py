"""Words of one family, and words that say the same in prose."""

import re
from functools import cache

from qa.data import read_data
from qa.language.words import distance_within, stem


def alike(one: str, other: str) -> bool:
    """Whether two stems are of one family: "migrant" and "inmigrant", "dental" and "dentista"."""
    if one == other:
        return True
    if min(len(one), len(other)) < 5:
        return False
    short, long = sorted((one, other), key=len)
    return (
        short in long
        or (one[:6] == other[:6] and _shared(one, other) * 3 >= len(long) * 2)
        or (one[:5] == other[:5] and distance_within(one, other, 3))
    )


def _shared(one: str, other: str) -> int:
    """How many letters two words begin alike with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


@cache
def same_saying() -> dict[str, frozenset[str]]:
    """For each stem the stems that say the same."""
    found: dict[str, frozenset[str]] = {}
    for group in read_data("synonyms")["groups"]:
        own = frozenset(stem(word) for word in group)
        for word in own:
            found[word] = found.get(word, frozenset()) | own
    return found


def say_the_same(one: str, other: str) -> bool:
    """Whether two stems stand in one group of synonyms."""
    return other in same_saying().get(one, frozenset())


def same_verb(one: str, other: str) -> bool:
    """Whether one word is what is done by the other: "rendición" and "rinden"."""
    if not (_ACTION.search(one) or _ACTION.search(other)):
        return False
    root = _root(one)
    return len(root) >= _LEAST_ROOT and root == _root(other)


_LEAST_ROOT = 4
_ACTION = re.compile(r"(?:cion|mient|nci)[aeo]?s?$")


@cache
def _root(word: str) -> str:
    bare = _ENDING.sub("", word)
    return re.sub(r"ie|i(?=[^aeiou]*$)", "e", re.sub(r"ue|u(?=[^aeiou]*$)", "o", bare))


_ENDING = re.compile(
    r"(?:[iau]ci?on(?:es)?|[ai]miento|[aei]ncia|[aei]r|[aei]n|[ai]d[oa]s?|ieron|aron|io|[aeo])$"
)
