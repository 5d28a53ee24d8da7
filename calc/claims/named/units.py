"""What a component's unit calls what it makes: its nouns, and what was done to it."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from calc.claims.found.flat import flat
from calc.claims.named.names import singular

_WORD = re.compile(r"[a-z]{4,}")
PERSONS = frozenset(("persona", "usuario", "participante", "individuo", "caso", "unidad"))
_DONE = ("ada", "ado", "ida", "ido")
_STEM = 5
_SERVED = (
    "beneficiad",
    "atendid",
    "participant",
    "usuari",
    "apoyad",
    "intervenid",
    "mayor",
    "vigent",
)
SERVING = tuple(word[:_STEM] for word in _SERVED)
"""How verbs begin that say that somebody was served."""


def named_elsewhere(component: str, units: Sequence[tuple[str, str]]) -> set[str]:
    """The first letters of the words of the other components' names."""
    return {w[:_STEM] for name, _ in units if name != component for w in unit_words(name)}


def sole(words: Mapping[str, set[str]], others: Collection[str]) -> dict[str, str]:
    """The words that are of one component alone, each with it."""
    counted = Counter(word for own in words.values() for word in own)
    return {
        word: component
        for component, own in words.items()
        for word in sorted(own)
        if counted[word] == 1 and word not in others
    }


def unit_words(unit: str) -> list[str]:
    """The words of a name or a unit, in the singular, what is in brackets left out."""
    return [singular(w) for w in _WORD.findall(re.sub(r"\([^)]*\)", "", flat(unit)))]


def unit_nouns(unit: str, people: Collection[str]) -> set[str]:
    """What one of a unit is called: its noun, or for persons what sets them apart."""
    words = unit_words(unit)
    if not words:
        return set()
    if words[0] not in PERSONS and words[0] not in people:
        return {words[0]}
    told = [w for w in words[1:3] if w.endswith(_DONE) and not w.startswith(_SERVED)]
    had = [w for w in words[1:2] if not w.endswith(_DONE) and not w.startswith(_SERVED)]
    return {w[:-1] for w in told} | set(had)


def acts_of(unit: str) -> set[str]:
    """What was done to what a unit counts, by its first letters."""
    told = (w for w in unit_words(unit)[1:] if w.endswith(_DONE))
    return {w[:_STEM] for w in told if not w.startswith(_SERVED)}


def deeds_of(unit: str, people: Collection[str]) -> set[str]:
    """What befell the persons that a unit counts, by its first letters."""
    words = unit_words(unit)
    if not words or (words[0] not in PERSONS and words[0] not in people):
        return set()
    return {w[:_STEM] for w in words[1:] if not w.startswith(_SERVED)}
