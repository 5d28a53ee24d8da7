"""Text → weighed words, word → hashed pieces: what the bundled model looks up in its table.

A word is its character n-grams, itself and its stem, so that a misspelt or inflected word keeps
most of its pieces. A word that the model has learnt has one piece more, the same for all its
inflections, and a misspelling of it has that piece too. The same few lines serve the training, the
torch module and the fast path.
"""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from vectorstore.spelling import spellings
from vectorstore.terms import LIGHT_WORDS, STOP_WORDS, stem, words_and_terms

BUCKETS = 28_000
_LENGTHS = (3, 4, 5)
_SHORTEST_MENDED = 5
_LIGHT = 0.5
"""What a word that says little ("tipo", "forma", "llama") weighs against any other."""


def weighed_words(text: str) -> dict[str, float]:
    """The informative words and figures of a text, each with its weight; all, if none is.

    A word that comes back weighs 1 + ln(times).
    """
    tokens = [word or term for word, term in words_and_terms(text)]
    counts = Counter(t for t in tokens if t not in STOP_WORDS) or Counter(tokens)
    return {
        token: (1 + math.log(times)) * (_LIGHT if token in LIGHT_WORDS else 1.0)
        for token, times in counts.items()
    }


class Pieces:
    """Word → rows of a table of BUCKETS hashed pieces and then one row a learnt stem.

    `learnt` are folded words; those of one stem share a row.
    """

    def __init__(self, learnt: Sequence[str]) -> None:
        self._rows: dict[str, int] = {}
        self._mended: dict[str, int] = {}
        for word in learnt:
            row = self._rows.setdefault(stem(word), BUCKETS + len(self._rows))
            if len(word) >= _SHORTEST_MENDED:
                for spelling in spellings(word):
                    self._mended.setdefault(spelling, row)
        self.rows = BUCKETS + len(self._rows)
        self.of = lru_cache(maxsize=100_000)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """The rows of a folded word; a figure has one."""
        if word[0].isdigit() or not word.isalnum():
            return (_bucket("=" + word),)
        root = stem(word)
        framed = f"<{word}>"
        found = [_bucket("=" + word), _bucket("~" + root)]
        found += [
            _bucket(framed[i : i + length])
            for length in _LENGTHS
            for i in range(len(framed) - length + 1)
        ]
        row = self._rows.get(root)
        if row is None and len(word) >= _SHORTEST_MENDED:
            near = (self._mended.get(spelling) for spelling in sorted(spellings(word)))
            row = next((r for r in near if r is not None), None)
        return (*found, row) if row is not None else tuple(found)


def _bucket(piece: str) -> int:
    return crc32(piece.encode()) % BUCKETS
