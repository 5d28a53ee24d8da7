"""Where sentences begin and end in Spanish prose with figures.

A point inside a number, after an abbreviation ("N°", "art.", "Sra.") or after an initial ends no
sentence; a point after a figure ("… fue 3,2%. La ejecución …") does. The only cutter of sentences:
passages, quotations, findings and claims all use it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# After these a full stop does not end a sentence.
_ABBREVIATIONS = frozenset(
    (
        *(
            "adm",
            "aprox",
            "art",
            "arts",
            "av",
            "ca",
            "cap",
            "cía",
            "cr",
            "dept",
            "depto",
            "dpto",
            "dr",
        ),
        *(
            "benef",
            "comp",
            "dif",
            "dra",
            "ee",
            "ejec",
            "gto",
            "gtos",
            "obj",
            "pob",
            "ej",
            "etc",
            "fig",
            "gob",
            "gral",
            "hab",
            "inc",
            "ing",
            "km",
            "let",
            "lic",
        ),
        *("máx", "mill", "mín", "min", "n", "nº", "n°", "nro", "núm", "num", "p", "pp", "pág"),
        *("págs", "pdte", "ppto", "prof", "prov", "ref", "reg", "rr", "s", "sgtes", "sr", "sra"),
        *("sres", "srta", "ss", "subt", "tel", "ud", "uds", "uu", "vol", "vs"),
    )
)
_CLOSED = r"[)»”\"'\]]*"
_STOP = re.compile(
    rf"[.!?…]+{_CLOSED}(?=\s+[¿¡«“(\"'•]*[A-ZÁÉÍÓÚÜÑ0-9])|\n\s*\n|(?<=[.:;])\s+(?=[•▪])"
)
_CLAUSE_STOP = re.compile(rf"[.!?…]+{_CLOSED}(?=\s|$)|\n\s*\n|;(?=\s)")
_WORD_BEFORE = re.compile(r"[\w°º]+$")
_LONGEST_WORD = 12


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


def split_sentences(text: str, *, clauses: bool = False) -> Iterator[Span]:
    """The sentences of a text, in order, blank ones left out; linear in its length.

    With `clauses`, for prose that anyone may have written in haste: a semicolon ends one too, and
    so does a full stop before lower case.
    """
    start = 0
    for stop in (_CLAUSE_STOP if clauses else _STOP).finditer(text):
        if stop[0].startswith(".") and _is_abbreviation(text, stop.start(), clauses=clauses):
            continue
        yield from trimmed(text, start, stop.end())
        start = stop.end()
    yield from trimmed(text, start, len(text))


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without the blanks at its ends; nothing where it is blank."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _is_abbreviation(text: str, point: int, *, clauses: bool) -> bool:
    found = _WORD_BEFORE.search(text[max(0, point - _LONGEST_WORD) : point])
    if found is None:
        return False
    word = found[0]
    if word[0].isdigit():  # "1. Focalización" opens a list; "en 2023. La…" ends a sentence
        opens = not text[max(0, point - _LONGEST_WORD) : point - len(word)].strip(" \n")
        first = opens and not text[: point - len(word)].strip(" \n")
        return not clauses and first and re.fullmatch(r"\d{1,2}", word) is not None
    initial = len(word) == 1 and word.isupper()
    return initial or word.casefold() in _ABBREVIATIONS
