"""How near a word of a question is to one of a row's name."""

from functools import cache

from calc.figure import fold
from qa.language.likeness import SAID_SO, SAYS_THE_SAME, likeness
from qa.language.senses import function_words
from qa.language.synonyms import same_verb, say_the_same
from qa.language.words import stem, words

_LONG = 7


@cache
def graded(word: str, own: str) -> float:
    """How near a word of the question is to one of a name; 0 where it says something else."""
    if stem(word) == stem(own):
        return 1.0
    if same_verb(word, own):
        return SAYS_THE_SAME
    grade = likeness(word, own)
    if grade < SAYS_THE_SAME and (_kin(word, own) or say_the_same(stem(word), stem(own))):
        return SAYS_THE_SAME
    return grade if grade >= SAYS_THE_SAME else 0.0


@cache
def said_so(word: str, own: str) -> float:
    """How near an everyday word is to what a report writes for it: "llenas" and "ocupación"."""
    return SAID_SO if likeness(word, own) >= SAID_SO else 0.0


def _kin(one: str, other: str) -> bool:
    """Whether one stem opens the other: "accidentabilidad" and "accidentes"."""
    short, long = sorted((stem(one), stem(other)), key=len)
    return len(short) >= _LONG and long.startswith(short)


@cache
def telling_of(text: str) -> tuple[str, ...]:
    """The words of a name that tell of it, each once."""
    found = (w.text for w in words(fold(text)) if w.text not in function_words())
    return tuple(dict.fromkeys(w for w in found if len(w) > 2))
