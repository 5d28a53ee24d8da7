"""Where sentences begin and end in Spanish prose with figures.

A point inside a number, after an abbreviation ("N°", "art.", "Sra.") or after an initial ends no
sentence; a point after a figure ("… fue 3,2%. La ejecución …") does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ABBREVIATIONS = frozenset(
    (
        *("art", "arts", "aprox", "av", "cap", "cía", "cr", "dept", "dpto", "dr", "dra", "ed"),
        *("ee", "ej", "etc", "fig", "gob", "gral", "hab", "inc", "ing", "km", "lic", "máx", "mill"),
        *("mín", "min", "n", "no", "nº", "núm", "pág", "págs", "pdte", "ppto", "prof", "reg"),
        *("rr", "sr", "sra", "sres", "srta", "ss", "subt", "tel", "ud", "uds", "uu", "vol", "vs"),
    )
)
_STOP = re.compile(r"[.!?…]+[\"»”')\]]*(?=\s|$)|\n\s*\n|;(?=\s)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?$")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text."""

    start: int
    end: int


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, in order, blank ones left out; linear in its length."""
    start = 0
    for stop in _STOP.finditer(text):
        if stop[0] == "." and _is_abbreviation(text, stop.start()):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _is_abbreviation(text: str, point: int) -> bool:
    word = _WORD_BEFORE.search(text, max(0, point - 12), point)
    if word is None:
        return False
    return word[1].casefold() in _ABBREVIATIONS or (len(word[1]) == 1 and word[1].isupper())
