"""The indicator that a number is of by its unit alone: days, minutes, tonnes."""

import re
from collections.abc import Iterator, Mapping, Sequence

from calc.claims.found.flat import flat
from calc.claims.found.shapes import Item, Mention
from calc.claims.named.names import singular
from calc.figure import Book
from calc.number import decimals_of

Measured = Mapping[str, tuple[str, str]]
"""For a unit, in the singular, the kind and the name of the only indicator measured in it."""

_NO_MEASURE = frozenset(("porcentaje", "peso", "numero", "unidad", "persona", "factor"))
_WORD = re.compile(r"[a-z]{4,}")
_MEASURES = frozenset(("tiempo", "promedio", "medio", "media", "total", "plazo", "numero", "tasa"))
LASTING = re.compile(
    r"\b(?:plazo|tiempo|demora|duracion|espera|lapso|atraso)s?\b|\btard\w+|\bdemor\w+|\bdur(?:a|an|o|aron|aba|aban)\b|\bpromedio\b"
)


def measured_of(book: Book) -> dict[str, tuple[str, str]]:
    """The units in which only one indicator of a ficha is measured, each with that one."""
    found: dict[str, set[tuple[str, str]]] = {}
    for kind in ("indicador_proposito", "indicador_complementario"):
        for figure in book.find(kind):
            unit = "" if figure.quantity is None else singular(flat(figure.quantity.unit))
            if figure.item is not None and unit and unit not in _NO_MEASURE:
                found.setdefault(unit, set()).add((kind, figure.item))
    return {unit: min(names) for unit, names in found.items() if len(names) == 1}


def lasting(
    text: str, start: int, end: int, mentions: Sequence[Mention], measured: Measured
) -> Iterator[Item]:
    """The indicator that a number's unit alone measures: "el plazo subió a 341,2 días"."""
    for at, mention in enumerate(mentions):
        found = measured.get(singular(mention.noun))
        if mention.kind != "count":
            continue
        if found is None:
            low = mentions[at - 1].end if at else start
            yield from _rated(text, low, mention, measured)
            continue
        kind, name = found
        unit = mention.noun
        low = mention.end - len(unit) if text.endswith(unit, 0, mention.end) else mention.end + 1
        low = low if text.startswith(unit, low) else mention.start  # "US$41.175"
        own = {singular(w) for w in _WORD.findall(flat(name))} - {singular(unit)} - _MEASURES
        told = {singular(w) for w in _WORD.findall(text, start, end)}
        if own & told or LASTING.search(text, start, end):
            said = unit if own & told else ""
            yield Item(low, low + len(unit), kind, name, said, unit=unit)


def _rated(text: str, low: int, mention: Mention, measured: Measured) -> Iterator[Item]:
    """The indicator whose unit stands before a broken number: "la tasa fue de 1,92"."""
    if mention.number is None or not decimals_of(mention.number) or mention.scaled:
        return
    for word in _WORD.finditer(text, low, mention.start):
        found = measured.get(singular(word[0]))
        if found is not None:
            yield Item(*word.span(), found[0], found[1], "", weak=True, unit=word[0])
