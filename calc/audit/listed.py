"""What the prose of a ficha lists by name: "fueron agencias: Renca, Angol y Linares" are three.

An indicator over such bodies has their number as its denominator, though no table prints it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from calc.claims.found.flat import flat
from calc.figure import Source
from calc.sentences import split_sentences
from calc.subject import Subject

_SHARE_OF = re.compile(
    r"^(?:(?:porcentaje|proporcion|numero|n[°º])\s+(?:de\s+)?)?(?P<noun>[a-z]{4,}(?:\s+[a-z]{4,})?)"
)
_PARTED = re.compile(r"(:)|[,;]|\s+[ye]\s+")
_NAME = re.compile(r"(?<!\w)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]")
_PEOPLE = ("persona", "beneficiari", "usuari", "participante")
_FEWEST = 3
"""Fewer names are no list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """How many bodies of a kind a sentence names."""

    noun: str
    count: int
    source: Source


def listed(subject: Subject, indicator: str) -> Listed | None:
    """The bodies that an indicator speaks of, where a sentence of the prose names each."""
    told = _SHARE_OF.match(flat(indicator))
    if told is None or told["noun"].startswith(_PEOPLE):
        return None
    noun = told["noun"]
    return next(_found(subject, noun), None)


def _found(subject: Subject, noun: str) -> Iterator[Listed]:
    for text, source in subject.prose:
        for span in split_sentences(text):
            sentence = text[span.start : span.end]
            at = flat(sentence).find(noun)
            count = _names(sentence[at + len(noun) :]) if at >= 0 else 0
            if count >= _FEWEST:
                yield Listed(sentence[at : at + len(noun)], count, source)


def _names(text: str) -> int:
    """How many names a list holds; what stands before a colon only introduces them."""
    count, start = 0, 0
    for mark in [*_PARTED.finditer(text), None]:
        part = text[start : mark.start() if mark is not None else len(text)]
        introduces = mark is not None and mark[1] is not None
        count += bool(_NAME.search(part)) and not introduces
        start = mark.end() if mark is not None else start
    return count
