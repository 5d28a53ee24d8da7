"""Text of a question as words: folded, with the short spellings of messages written out.

Promise: each word keeps where it stood in the text, so an answer can name the word it stumbled on.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from calc.figure import fold
from qa.data import read_data

_WORD = re.compile(
    r"(?<![a-zñ])se (?:nos )?fueron\b(?! (?:en|a|al|para|por|l[ao]s (?:recursos|fondos|platas))\b)|"
    r"(?<=\s)\+(?=\s)|mm?\$|[snc]/[iacdu]\b|us\$|\d+(?:[.,]\d+)*|[ivx]+\b|[a-zñ]+(?:['´`’][a-zñ]+)?|[%$]",
    re.IGNORECASE,
)
"""Who left "se fueron", which is one verb; money goes into something."""

_GENDERED = re.compile(r"(?<=[a-zñ]{3})(?:\((?:[ao]s?|es)\)|/[ao]s?\b)", re.IGNORECASE)
"""Both genders in one word, "monitores(as)" or "niños/as": the other ending is no word."""

_MARKS = str.maketrans({"´": "'", "`": "'", "’": "'"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question: `text` folded; `start` and `end` index the question as asked."""

    text: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Short spellings and the words that they stand for."""
    return {short: tuple(str(full).split()) for short, full in read_data("spellings").items()}


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; signs that ask or pause are left out."""
    found: list[Word] = []
    for match in _WORD.finditer(_plain(text)):
        parts = spellings().get(match[0], (match[0],))
        found.extend(Word(part, match.start(), match.end()) for part in parts)
    return tuple(found)


def _plain(text: str) -> str:
    """Folded letter by letter, so that positions stay those of the text."""
    folded = "".join(_letter(char) for char in text.translate(_MARKS))
    return _GENDERED.sub(lambda ending: " " * len(ending[0]), folded)


@cache
def _letter(char: str) -> str:
    folded = fold(char)
    return folded if len(folded) == 1 else (" " if char.isspace() or not folded else char)


def stem(word: str) -> str:
    """A word without its plural and gender: "beneficiarias" and "beneficiario" are one.

    Light on purpose: verbs are listed with their forms in the data, so that no two words of
    different meaning share a stem.
    """
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ces") and len(word) > 5:
        return word[:-3] + "z"
    if word.endswith("es") and len(word) > 4 and word[-3] not in "aeiou":
        word = word[:-2]
    elif word.endswith("s") and word[-2] != "s":
        word = word[:-1]
    return word[:-1] if word[-1] in "aoe" and len(word) > 3 else word


@cache
def sound(word: str) -> str:
    """How a word sounds in Chile: what people who spell by ear leave the same."""
    return _DOUBLED.sub(r"\1", _SPELLED.sub(_sounded, word)) if word.isalpha() else word


_SPELLED = re.compile(r"ch|ll|gu(?=[ei])|qu(?=[ei])|[cz](?=[ei])|g(?=[ei])|n(?=[bp])|y$|[hzqckvwx]")
_DOUBLED = re.compile(r"(.)\1+")
_SOUNDS = {"ch": "C", "ll": "y", "gu": "g", "qu": "k", "g": "j", "n": "m", "y": "i", "h": ""}
_SINGLE = {"z": "s", "q": "k", "k": "k", "v": "b", "w": "b", "x": "s"}


def _sounded(match: re.Match[str]) -> str:
    spelled = match[0]
    if spelled == "c":
        return "s" if match.string[match.end() : match.end() + 1] in ("e", "i") else "k"
    return _SOUNDS.get(spelled) or _SINGLE.get(spelled, "")


def distance(one: str, other: str, limit: int = 99) -> int:
    """Slips between two words: letters dropped, added, changed, or swapped with the next.

    More than `limit` where that is sure before the end.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        current = [i]
        for j, b in enumerate(other, 1):
            cost = row[j - 1] if a == b else 1 + min(row[j], current[j - 1], row[j - 1])
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > limit and min(row) > limit:
            return limit + 1
        before, row = row, current
    return row[-1]


def distance_within(one: str, other: str, limit: int) -> bool:
    """Whether two words are at most that many slips apart."""
    return distance(one, other, limit) <= limit


@lru_cache(maxsize=4096)
def sequence_of(text: str) -> tuple[str, ...]:
    """The words of a name, folded; kept, since each question is held against the same names."""
    return tuple(word.text for word in words(text))


def places_of(known: tuple[str, ...], sequence: tuple[str, ...]) -> list[int]:
    """Where a sequence of words stands among others."""
    length = len(sequence)
    return [i for i in range(len(known) - length + 1) if known[i : i + length] == sequence]
