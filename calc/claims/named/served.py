"""The nouns by which a ficha itself counts those whom it serves: "localidades", "animales"."""

import re
from collections.abc import Iterable, Iterator

from calc.claims.found.flat import flat
from calc.claims.found.scan import scan
from calc.claims.named.names import singular
from calc.figure import Book

_PRINTED = re.compile(r"(?:poblacion|beneficiari)[a-z ]*\(([a-z]{4,}s)\b")
_TOGETHER = re.compile(r"([a-z]{4,}s)\s+y\s+(?:l[oa]s\s+)?([a-z]{4,}s)\b")
_STEM = 5
_LEAST_SERVED = 20
"""Fewer are counted of anything by luck."""


def printed_nouns(book: Book) -> Iterator[str]:
    """What the table of the coverage says that it counts: "Población objetivo (animales)"."""
    for concept in ("poblacion_beneficiada", "poblacion_objetivo"):
        for figure in book.find(concept):
            told = _PRINTED.match(flat(figure.source.text))
            if told is not None:
                yield singular(told[1])


def named_together(described: str) -> frozenset[str]:
    """The two nouns that open what describes those served: "Perros y gatos, con o sin dueño"."""
    found = _TOGETHER.match(described)
    return frozenset() if found is None else frozenset(map(singular, found.groups()))


def counted_as_served(book: Book, prose: Iterable[str]) -> Iterator[str]:
    """What a ficha's prose counts as many of as were served in its year, in the singular."""
    figures = [f for f in book.find("poblacion_beneficiada") if f.quantity is not None]
    last = max((f.year for f in figures), default=None)
    of_last = (f.quantity.value for f in figures if f.year == last and f.quantity is not None)
    served = {value for value in of_last if value >= _LEAST_SERVED}
    for paragraph in prose:
        for mention in scan(flat(paragraph))[0]:
            plural = mention.noun.endswith("s") and len(mention.noun) > _STEM
            if mention.kind == "count" and plural and mention.value in served:
                yield singular(mention.noun)
