"""Ranks against the order of the ficha's rows.

Regions are ranked among regions: what was spent at the national level is none. A row that the
ficha gives no value for takes no part; where that, or a tie, leaves the rank open, nothing is
judged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from calc.claims.found.shapes import Claim
from calc.claims.named.rows import canonical_region
from calc.claims.told.ranks import Rank, ranks
from calc.claims.told.scene import Scene
from calc.concepts import concept as concept_of
from calc.concepts import contracted, vocabulary
from calc.figure import Book
from calc.formulas import TOTAL
from calc.judging.choose import Candidate, ordered
from calc.judging.target import Target, level
from calc.quantity import MILES_DE_PESOS
from calc.verdict import JudgedFigure, Verdict

_ROWS = {"region": "gasto_region", "componente": "gasto_componente", "subtitulo": "gasto_subtitulo"}
_CENTRAL = "nivel central"
_NAMES = (
    *("primer", "segund", "tercer", "cuart", "quint", "sext", "séptim", "octav", "noven", "décim"),
)
_UNTOLD = "No queda claro qué se ordena."


def ranked(
    text: str,
    scene: Scene,
    claims: Sequence[Claim],
    meant: Sequence[Candidate],
    year: int,
) -> Iterator[JudgedFigure]:
    """The verdicts of the ranks of a sentence; `year` is that of a sentence that names none."""
    for rank in ranks(scene, claims):
        years = {y.year for y in scene.years} or {
            c.year for c in claims if rank.item is not None and c.item == rank.item.name and c.year
        }
        when = (years or {year}).pop() if len(years) < 2 else None
        yield _judged(text, rank, meant, when)


def _judged(text: str, rank: Rank, meant: Sequence[Candidate], year: int | None) -> JudgedFigure:
    item, concept = rank.item, rank.concept
    if item is None or item.name is None or concept is None or year is None:
        return _figure(text, rank, "unverifiable", _UNTOLD, year)
    for candidate in ordered(meant, year):
        order, rows = _order(candidate.subject.book, concept, year, item.kind)
        own = next((t for t in order if t.item == item.name), None)
        if own is None or (rank.least and len(order) < rows):
            continue
        return _placed(text, rank, own, order)
    return _figure(text, rank, "unverifiable", "La ficha no trae cómo ordenar esas filas.", year)


def _placed(text: str, rank: Rank, own: Target, order: Sequence[Target]) -> JudgedFigure:
    """A rank against the place of its row among all."""
    if sum(t.value == own.value for t in order) > 1:
        return _figure(text, rank, "unverifiable", "Hay un empate en ese lugar.", own.year)
    larger = sum(t.value > own.value for t in order)
    place = len(order) - larger if rank.least else larger + 1
    side = "de menor a mayor" if rank.least else "de mayor a menor"
    label = concept_of(own.concept).named
    reason = f"En {own.year}, por {label}, «{own.item}» está en el lugar {place} {side}."
    if place == rank.number:
        figure = _figure(text, rank, "verified", reason, own.year)
        figure = replace(figure, how="computed")
    else:
        figure = _figure(text, rank, "contradicted", reason, own.year)
        figure = replace(figure, expected=_said(place, figure.printed))
    return replace(figure, document=own.sources[0].document, sources=own.sources)


def _takes_part(item: str) -> bool:
    return item != TOTAL and canonical_region(item) != _CENTRAL


def _order(book: Book, concept: str, year: int, kind: str) -> tuple[list[Target], int]:
    """The values of the rows that have one, and how many rows there are.

    Things made in unlike units have no order.
    """
    unit = vocabulary()[concept].unit
    if kind not in _ROWS or (kind == "componente" and unit != MILES_DE_PESOS):
        return [], 0
    names = [i for i in book.items(_ROWS[kind]) if _takes_part(i)]
    found = (level(book, concept, year, name) for name in names)
    return [t for t in found if isinstance(t, Target)], len(names)


def _figure(text: str, rank: Rank, verdict: Verdict, reason: str, year: int | None) -> JudgedFigure:
    return JudgedFigure(
        printed=text[rank.start : rank.end],
        start=rank.start,
        end=rank.end,
        value=Decimal(rank.number),
        unit=None,
        verdict=verdict,
        concept=rank.concept,
        year=year,
        item=None if rank.item is None else rank.item.name,
        reason=contracted(reason),
    )


def _said(place: int, printed: str) -> str:
    """A rank as the sentence would say it: "tercera" for "segunda"."""
    if place > len(_NAMES):
        return f"lugar {place}"
    stem = _NAMES[place - 1]
    ending = printed[-1].lower() if printed[-1:].lower() in ("a", "o") else ""
    return stem + (ending or ("" if stem in ("primer", "tercer") else "o"))
