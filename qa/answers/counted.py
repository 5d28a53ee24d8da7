"""Who a programme's population counts: people, or the households, schools or media that it prints.

A ficha writes the unit after the label ("Población beneficiada (hogares)"); where it writes none
they are people. Promise: no answer calls a household a person, nor tells a time for a count.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from calc.figure import fold
from calc.quantity import PERSONAS
from ingest.ficha import Ficha
from qa.answers.compose import Part, Shown

_POPULATIONS = ("poblacion_beneficiada", "poblacion_objetivo")
_UNIT = re.compile(r"[^()\d]+\(([^()\d]+)\)")
_PEOPLE = re.compile(r"\bpersonas?\b")


def counted_noun(ficha: Ficha) -> str:
    """The plural noun that the ficha counts its population in, in lower case."""
    for figure in ficha.book.figures:
        if figure.concept in _POPULATIONS and (unit := _UNIT.match(figure.source.text)):
            return unit[1].strip().lower()
    return PERSONAS


def counting(shown: Shown, noun: str) -> Shown:
    """A count of the population with that noun, in its print and its derivation."""
    if shown.unit != PERSONAS or shown.printed.endswith((noun, _singular(noun))):
        return shown
    derivation = shown.derivation and _PEOPLE.sub(noun, shown.derivation)
    return replace(shown, printed=_named(shown.printed, noun), derivation=derivation)


def counting_parts(parts: Iterable[Part], noun_of: Callable[[str], str]) -> tuple[Part, ...]:
    """The parts of an answer, each count with the noun of the document that it stands in."""
    return tuple(
        counting(part, noun_of(part.document))
        if isinstance(part, Shown) and part.unit == PERSONAS and part.document is not None
        else part
        for part in parts
    )


def _named(printed: str, noun: str) -> str:
    one = printed.startswith("1 ")
    return _PEOPLE.sub(_singular(noun) if one else noun, printed)


def _singular(noun: str) -> str:
    return " ".join(
        re.sub(r"ciones$", "ción", re.sub(r"(?<=[^aeiouáéíóúc])es$|(?<=[aeo])s$", "", word))
        for word in noun.split()
    )


def counts_things(known: Sequence[str]) -> bool:
    """Whether things are counted, no time and no money: "cuántas obras", not "cuántos días"."""
    return any(
        word in ("cuantos", "cuantas") and noun not in _TIMES | _OF_MONEY
        for word, noun in pairwise(known)
    )


def is_time(unit: str) -> bool:
    """Whether a unit is one of time: "Días"."""
    return fold(unit) in _TIMES


_OF_MONEY = frozenset("millones miles pesos".split())
_TIMES = frozenset("dia dias hora horas semana semanas mes meses minuto minutos".split())
