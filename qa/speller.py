"""Misspelt words become the known words that they were meant to be.

Promise: a known word is never changed; an unknown one changes only into a word within one or two
slips (a letter dropped, added, changed or swapped) or that sounds the same, and always into the
same one. What fits nothing stays as it was written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qa.words import distance, sound, stem

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Speller:
    """Known words with their rank: of two that fit a slip alike, the lower rank is meant."""

    ranks: Mapping[str, int]
    _stems: frozenset[str] = field(init=False, repr=False, compare=False)
    _by_sound: dict[str, list[str]] = field(init=False, repr=False, compare=False)
    _by_deletion: dict[str, list[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_sound: dict[str, list[str]] = {}
        by_deletion: dict[str, list[str]] = {}
        for word in self.ranks:
            if word.isalpha():
                by_sound.setdefault(sound(word), []).append(word)
        for sounded in by_sound:
            if len(sounded) >= _SHORTEST - 1:
                for shorter in _deletions(sounded):
                    by_deletion.setdefault(shorter, []).append(sounded)
        object.__setattr__(self, "_stems", frozenset(stem(w) for w in self.ranks))
        object.__setattr__(self, "_by_sound", by_sound)
        object.__setattr__(self, "_by_deletion", by_deletion)

    def __contains__(self, word: str) -> bool:
        return word in self.ranks or (len(word) > 4 and stem(word) in self._stems)

    def correct(self, word: str) -> str:
        """The known word that was meant, or the word itself."""
        found = self.candidates(word)
        return found[0][1] if found else word

    def candidates(self, word: str) -> list[tuple[tuple[int, int, int, str], str]]:
        """Known words that the word may be a slip of, best first, each with its cost."""
        if word in self or not word.isalpha():
            return []
        sounded = sound(word)
        if word_list := self._by_sound.get(sounded):
            return sorted(((0, distance(word, w), self.ranks[w], w), w) for w in word_list)
        if len(word) < _SHORTEST:
            return []
        near = self._near(sounded, (sounded, *_deletions(sounded)))
        if not near and len(word) >= 8:
            twice = {s for once in _deletions(sounded) for s in _deletions(once)}
            near = self._near(sounded, twice)
        limit = 1 if len(word) < 8 else 2
        costs = (
            ((slips, distance(word, w), self.ranks[w], w), w)
            for s in near
            if (slips := distance(sounded, s)) <= limit
            for w in self._by_sound[s]
            if _may_be(word, w)
        )
        return sorted(costs)

    def _near(self, sounded: str, keys: Iterable[str]) -> set[str]:
        near: set[str] = set()
        for key in keys:
            near.update(self._by_deletion.get(key, ()))
            if key in self._by_sound and key != sounded:
                near.add(key)
        return near


def _may_be(word: str, known: str) -> bool:
    """Short words change too easily into one another: they must keep their first letter or their
    letters.
    """
    if len(known) >= 6:
        return True
    if len(known) == 5:
        return word[0] == known[0] or word[-1] == known[-1] or sorted(word) == sorted(known)
    return sorted(word) == sorted(known) or (len(word) > len(known) and word[0] == known[0])


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}
