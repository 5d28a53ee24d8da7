"""A name said in its own order: words that follow one another tell more than words here and there.

Promise: only the telling words of the name and of the question are looked at.
"""

from functools import cache
from itertools import pairwise

from calc.figure import fold
from qa.language.senses import Reading, function_words
from qa.language.words import stem, words


def opens_as(reading: Reading, name: str, little: frozenset[str]) -> bool:
    """Whether the first two telling words of a name stand together: "el ingreso mensual"."""
    first = _in_order(name)[:2]
    if len(first) < _PAIR or first[0] in _MEASURES or little.issuperset(first):
        return False
    asked = [stem(w) for w in reading.known if w not in function_words()]
    return any(pair == first for pair in pairwise(asked))


_PAIR = 2
_MEASURES = frozenset(
    map(
        stem, "porcentaje numero cantidad tasa indice promedio total gasto costo proporcion".split()
    )
)


def longest_run(reading: Reading, name: str, within: frozenset[int] | None) -> int:
    """How many telling words of a name follow one another in the question as they do in it."""
    asked = [
        stem(w)
        for i, w in enumerate(reading.known)
        if w not in function_words() and (within is None or i in within)
    ]
    told = _in_order(name)
    runs = [0] * (len(told) + 1)
    longest = 0
    for word in asked:
        fresh = [0] * (len(told) + 1)
        for j, own in enumerate(told):
            if word == own:
                fresh[j + 1] = runs[j] + 1
        longest = max(longest, *fresh)
        runs = fresh
    return longest


@cache
def _in_order(name: str) -> tuple[str, ...]:
    return tuple(stem(w.text) for w in words(fold(name)) if w.text not in function_words())
