"""How many a programme aimed at and reached in each year, where only its running text tells so.

Arithmetic says which numbers these are: those of a sentence are the one by year, those of another
the other, and each year's share is the coverage that the ficha prints.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from calc.figure import Book, Figure
from calc.judging.prose import Said
from calc.quantity import PERSONAS, Quantity
from calc.subject import Subject

_SERVED, _TARGET, _COVERAGE = "poblacion_beneficiada", "poblacion_objetivo", "cobertura"
_SURELY = 2
"""So many years whose shares agree do so by no luck."""


def with_populations(subject: Subject, said: Callable[[], Sequence[Said]]) -> Subject:
    """The subject with what its prose says, `said`, of its populations in its book."""
    told = subject.book.once("populations", lambda: _extended(subject.book, said()))
    return subject if told is subject.book else replace(subject, book=told)


def _extended(book: Book, said: Sequence[Said]) -> Book:
    told = list(_told(book, said))
    return Book((*book, *told)) if told else book


def _told(book: Book, said: Sequence[Said]) -> Iterator[Figure]:
    """The populations of those years that the tables tell none of."""
    pairs = [
        pair for pair in permutations(_by_year(said), 2) if _is_covered(book, pair[0], pair[1])
    ]
    if len(pairs) != 1:
        return
    for concept, by_year in zip((_SERVED, _TARGET), pairs[0], strict=True):
        for year, one in sorted(by_year.items()):
            number = one.mention.number if one.mention.scale == 1 else None
            if number is not None and book.one(concept, year) is None:
                quantity = Quantity(number, PERSONAS)
                yield Figure(concept, year, None, one.printed, quantity, None, one.source)


def _by_year(said: Sequence[Said]) -> list[dict[int, Said]]:
    """The counts of each sentence by year, where it tells one of several years each."""
    sentences: dict[int, dict[int, Said]] = {}
    for one in said:
        if one.mention.kind == "count" and len(one.years) == 1 and not one.named:
            sentences.setdefault(one.sentence, {}).setdefault(min(one.years), one)
    return [by_year for by_year in sentences.values() if len(by_year) >= _SURELY]


def _is_covered(book: Book, served: dict[int, Said], target: dict[int, Said]) -> bool:
    """Whether the shares of two lists are the coverage of each year that all three tell."""
    agreeing = 0
    for year in served.keys() & target.keys():
        printed = book.one(_COVERAGE, year)
        whole = target[year].mention.value
        if printed is None or printed.quantity is None or not whole:
            continue
        share = 100 * (served[year].mention.value or Fraction(0)) / whole
        if not printed.quantity.interval.contains(share):
            return False
        agreeing += 1
    return agreeing >= _SURELY
