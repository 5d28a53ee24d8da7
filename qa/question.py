"""A question, understood: what it asks about, of which ficha, year and rows.

Promise: understanding is deterministic and shows its work: the words that named each thing, and
the words that nothing here knows (`strangers`), which an answer may not pass over.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from calc.concepts import vocabulary
from qa.data import read_data
from qa.items import COMPONENT, INDICATOR, REGION, Item, read_items
from qa.patterns import Named, named_concepts
from qa.senses import Reading, Term, neutral_words, read, static_speller
from qa.shelf import View
from qa.words import stem
from qa.years import Period, read_period

OPERATIONS = frozenset(
    ["variacion_absoluta", "variacion_relativa", "variacion_puntos", "razon", "promedio", "suma", "monto_nominal", "monto_real", "faltante_para_umbral", "numerador_posible", "porcentaje_de_conteos"]
)
"""Formulas that work on another concept: a question names them by how it asks, not by what."""

_BEFORE_A_RESTRICTION = frozenset(
    ["en", "de", "del", "para", "por", "con", "sobre", "a", "al", "cuantos", "cuantas", "cuanto", "cuanta", "que", "cual", "cuales", "y", "o", "los", "las", "el", "la"]
)


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks.

    `concepts` are ids of the vocabulary in the order asked, already those of the rows named ("gasto"
    with a region is `gasto_region`); `strangers` are words that restrict the question and that
    neither the vocabulary nor the ficha's tables know.
    """

    text: str
    reading: Reading
    concepts: tuple[str, ...]
    named: tuple[Named, ...]
    period: Period
    items: tuple[Item, ...]
    strangers: tuple[str, ...]

    def means(self, *senses: str) -> bool:
        return self.reading.means(*senses)

    def any_of(self, *senses: str) -> bool:
        return any(self.reading.means(sense) for sense in senses)

    def items_of(self, kind: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.kind == kind)


def understand(text: str, view: View, others: Sequence[frozenset[str]] = ()) -> Question:
    """Understand a question about a ficha; `others` are stems of names that it may also hold."""
    reading = read(text, (static_speller(), view.speller))
    period = read_period(reading, view.ficha.year)
    items = read_items(reading, view.ficha)
    items = tuple(i for i in items if not _is_year(i, period))
    strong = [t for t in reading.terms if any(t.first in i.taken for i in items if i.weight >= 2)]
    named = tuple(n for n in named_concepts(reading, strong) if n.concept not in OPERATIONS)
    named = (*named, *_second_halves(reading, named))
    concepts = _concepts(reading, named, items)
    strangers = _strangers(reading, named, items, period, view, others)
    return Question(text, reading, concepts, named, period, items, strangers)


def specialised(concept: str, kind: str | None, *, part: bool) -> str:
    """The concept that a concept means with a row of that kind, as a part where asked so."""
    table = read_data("rows")
    rows = table["rows"].get(kind, {}) if kind else {}
    found = rows.get(concept, concept)
    return str(table["parts"].get(found, found)) if part else str(found)


def _concepts(
    reading: Reading, named: tuple[Named, ...], items: tuple[Item, ...]
) -> tuple[str, ...]:
    kind = next((i.kind for i in items), None)
    part = any(t.means("porcentaje") for t in reading.terms)
    asked: list[str] = []
    main = [n for n in named if _asked_for(n, named, reading)]
    for name in main:
        fits = next((i.kind for i in items if _row_fits(name.concept, i.kind)), None)
        in_name = any(t.means("porcentaje") for t in name.terms)
        asked.append(specialised(name.concept, fits or kind, part=part and not in_name))
    if not asked and kind is not None:
        asked.append(_alone(reading, kind, part=part))
    return tuple(dict.fromkeys(asked))


def _asked_for(name: Named, named: tuple[Named, ...], reading: Reading) -> bool:
    """Whether a concept is one of those asked for: the weightiest, or one joined to it by "y"."""
    best = max(n.weight for n in named)
    strongest = next(n for n in named if n.weight == best)
    return name is strongest or (
        name.terms[0].part != strongest.terms[0].part
        and name.weight >= 1
        and name.concept != strongest.concept
    )


def _row_fits(concept: str, kind: str) -> bool:
    entry = vocabulary()[concept]
    return entry.item == kind or concept in read_data("rows")["rows"].get(kind, {})


def _alone(reading: Reading, kind: str, *, part: bool) -> str:
    rows = read_data("rows")["rows"][kind]
    if reading.means("persona") or reading.means("atender"):
        return specialised(rows.get("people", rows["none"]), None, part=part)
    return specialised(rows.get("none"), None, part=part)


def _second_halves(reading: Reading, named: tuple[Named, ...]) -> tuple[Named, ...]:
    """ "presupuesto inicial y final": the second half borrows what it lacks from the first."""
    found: list[Named] = []
    parts = {t.part for n in named for t in n.terms}
    for name in named:
        part = name.terms[0].part + 1
        rest = tuple(t for t in reading.terms if t.part == part)
        if part in parts or not rest:
            continue
        borrowed = tuple(Term(t.senses, t.text, t.first, t.last, part) for t in name.terms)
        whole = Reading(reading.asked, reading.known, (*borrowed, *rest))
        for other in named_concepts(whole):
            own = [t for t in other.terms if t in rest]
            if own and len(own) < len(other.terms) and other.concept not in OPERATIONS:
                found.append(Named(other.concept, tuple(own), other.weight))
                break
    return tuple(found)


def _is_year(item: Item, period: Period) -> bool:
    """A two-digit code that was read as a year ("el gasto del 22") is no subtítulo."""
    return item.weight < 9 and bool(item.taken & period.taken)


def _strangers(
    reading: Reading,
    named: tuple[Named, ...],
    items: tuple[Item, ...],
    period: Period,
    view: View,
    others: Sequence[frozenset[str]],
) -> tuple[str, ...]:
    taken = set(period.taken) | {i for item in items for i in item.taken}
    taken |= {i for n in named for t in n.terms for i in range(t.first, t.last + 1)}
    names = view.topic.union(*others)
    found = []
    for term in reading.terms:
        word = term.text
        if term.first in taken or word in neutral_words() or not word.isalpha():
            continue
        if any(s in _known_senses() for s in term.senses) or stem(word) in names:
            continue
        if _restricts(reading, term.first):
            found.append(word)
    return tuple(found)


def _known_senses() -> frozenset[str]:
    return frozenset(read_data("senses"))


def _restricts(reading: Reading, index: int) -> bool:
    """Whether the word stands where a noun that narrows the question would stand."""
    before = reading.known[index - 1] if index else ""
    return before in _BEFORE_A_RESTRICTION


__all__ = [
    "COMPONENT",
    "INDICATOR",
    "OPERATIONS",
    "REGION",
    "Question",
    "specialised",
    "understand",
]
