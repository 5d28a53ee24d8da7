"""Misspelt words become the known words that they were meant to be.

Promise: a known word is never changed; an unknown one changes only into a word within one slip (two
in a long word) by its letters or by how it sounds, and always into the same one. What fits nothing
stays as it was written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qa.language.words import distance, sound, stem

_SHORTEST = 4
_OF_SPAIN = ("aros", "eros", "iros")
_LONG = 8
_WHOLE = 5
"""From this length on a word is known where its plural or its other gender is."""

_DERIVED = re.compile(r"(\w{5,})(?:cion|ciones|miento|mientos|dor|dora|dores|doras)")
"""A noun that is made of a known form of a verb: "formaliza", "formalización"."""

_MOST_KEPT = 4096

Cost = tuple[int, int, int, int, str]
Entry = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Speller:
    """Known words with their rank: of two that fit a slip alike, the lower rank is meant.

    Words are kept by length with the set of their letters as bits: a slip changes few of either, so
    that most words are passed over at once.
    """

    ranks: Mapping[str, int]
    _stems: frozenset[str] = field(init=False, repr=False, compare=False)
    _by_sound: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    _by_length: dict[int, list[Entry]] = field(default_factory=dict, repr=False, compare=False)
    _sought: dict[str, list[tuple[Cost, str]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        stems = frozenset(stem(word) for word in self.ranks if word.isalpha())
        object.__setattr__(self, "_stems", stems)

    def _index(self) -> None:
        """Made at the first misspelt word: most questions have none in most fichas."""
        for word in self.ranks:
            if not word.isalpha():
                continue
            sounded = sound(word)
            self._by_sound.setdefault(sounded, []).append(word)
            if len(word) >= _SHORTEST:
                entry = (_letters(word), word, sounded)
                self._by_length.setdefault(len(word), []).append(entry)

    def __contains__(self, word: str) -> bool:
        derived = _DERIVED.fullmatch(word)
        if word in self.ranks or (derived is not None and derived[1] in self.ranks):
            return True
        # "beneficiaros" is a form of the stem that nobody in Chile says: there it is a slip.
        if word.endswith(_OF_SPAIN) and word[:-2] in self.ranks:
            return False
        return len(word) >= _WHOLE and stem(word) in self._stems

    def candidates(self, word: str) -> list[tuple[Cost, str]]:
        """Known words that the word may be a slip of, best first, each with its cost.

        Kept for the next time: one question is read again for each ficha and each of its parts.
        """
        if word in self or not word.isalpha():
            return []
        if word not in self._sought:
            if len(self._sought) >= _MOST_KEPT:
                self._sought.clear()
            self._sought[word] = self._search(word)
        return self._sought[word]

    def _search(self, word: str) -> list[tuple[Cost, str]]:
        if not self._by_sound:
            self._index()
        sounded = sound(word)
        if alike := self._by_sound.get(sounded):
            return sorted(((0, 0, distance(word, w), self.ranks[w], w), w) for w in alike)
        if len(word) < _SHORTEST:
            return []
        return self._slips(word, sounded, 1) or (
            self._slips(word, sounded, 2) if len(word) >= _LONG else []
        )

    def _slips(self, word: str, sounded: str, limit: int) -> list[tuple[Cost, str]]:
        """The known words that are at most so many slips away."""
        costs = []
        for known, known_sound in self._near(word, limit):
            letters = distance(word, known, limit)
            slips = letters if letters <= 1 else min(letters, distance(sounded, known_sound, limit))
            if slips <= limit and _may_be(word, known):
                swapped = 0 if sorted(word) == sorted(known) else 1
                costs.append(((slips, swapped, letters, self.ranks[known], known), known))
        return sorted(costs)

    def _near(self, word: str, limit: int) -> Iterator[tuple[str, str]]:
        """Known words of about the same length and letters; for two slips, with an end the same."""
        letters = _letters(word)
        for length in range(len(word) - limit, len(word) + limit + 1):
            for others, known, sounded in self._by_length.get(length, ()):
                if (letters ^ others).bit_count() <= 2 * limit and (
                    limit == 1 or known[0] == word[0] or known[-1] == word[-1]
                ):
                    yield known, sounded


def _letters(word: str) -> int:
    """The set of a word's letters, as bits."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) - 97)
    return bits


def _may_be(word: str, known: str) -> bool:
    """Short words change too easily into one another: they must keep an end or their letters."""
    if len(known) >= 6:
        return True
    if len(known) == 5:
        return word[0] == known[0] or word[-1] == known[-1] or sorted(word) == sorted(known)
    return sorted(word) == sorted(known) or (len(word) > len(known) and word[0] == known[0])
