"""How many regions a ficha has figures for: where it spent, where it served somebody."""

from collections.abc import Iterator
from dataclasses import replace

from calc.claims.found.kinds import REGIONS
from calc.claims.found.shapes import Claim
from calc.claims.named.rows import canonical_region
from calc.figure import Book
from calc.formulas import TOTAL
from calc.judging.ruling import Ruling, judged
from calc.subject import Subject
from calc.verdict import JudgedFigure

_CENTRAL = "nivel central"
_SAID = {"gasto_region": "tuvo gasto", "poblacion_region": "tuvo beneficiarios"}


def regions_counted(text: str, claim: Claim, subject: Subject) -> JudgedFigure | None:
    """The verdict of a count of regions, None for any other claim.

    Where the words do not tell whether people or pesos reached them, either count will do.
    """
    concepts = REGIONS.get(claim.concepts[0])
    if concepts is None:
        return None
    year = subject.year
    if claim.year != year or claim.bound != "exact":
        reason = f"La ficha desglosa por región solo el año {year}."
        own = replace(claim, concepts=concepts[:1])
        return judged(text, own, Ruling("unverifiable", reason))
    counts = {c: sum(1 for _ in _with_figures(subject.book, c, year)) for c in concepts}
    counts = {concept: count for concept, count in counts.items() if count}
    own = replace(claim, concepts=(*counts, *concepts)[:1])
    if not counts:
        return judged(text, own, Ruling("unverifiable", "La ficha no trae desglose por región."))
    right = [c for c, count in counts.items() if count == claim.mention.value]
    said = " y ".join(f"{_SAID[c]} en {_regions(n)}" for c, n in counts.items())
    reason = f"Según la tabla regional de {year}, el programa {said}."
    if right:
        return judged(
            text, replace(own, concepts=(right[0],)), Ruling("verified", reason, "computed")
        )
    if not claim.firm:
        return judged(text, own, Ruling("unverifiable", reason))
    expected = " o ".join(dict.fromkeys(str(count) for count in counts.values()))
    return judged(text, own, Ruling("contradicted", reason, expected=expected))


def _regions(count: int) -> str:
    return "una región" if count == 1 else f"{count} regiones"


def _with_figures(book: Book, concept: str, year: int) -> Iterator[str]:
    """The regions for which a figure above zero is printed."""
    for item in book.items(concept):
        figure = book.one(concept, year, item)
        region = item != TOTAL and canonical_region(item) != _CENTRAL
        if region and figure is not None and figure.quantity is not None and figure.quantity.value:
            yield item
