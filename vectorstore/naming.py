"""Which words of a question name a programme: they say where to look, not what for.

"¿Qué comen en las Escuelas de Verano?" asks about food, in the fichas of Escuelas Abiertas de
Verano; neither the words of the name nor how often a passage repeats them tell its passages apart.
"""

import sqlite3
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from vectorstore.asked import Asked
from vectorstore.terms import STOP_WORDS, stem, terms_of

_ENOUGH_WORDS, _ENOUGH_SHARE = 2, 0.5
"""So many words of a name, or such a share of them, name the programme."""

_AS_WRITTEN = 0.75
"""The least likeness of a misspelt word to one of a name."""

_MOST = 40
"""A name that so many fichas share restricts nothing."""

_LIGHT = frozenset(stem(word) for word in STOP_WORDS) | {"program"}


def names(asked: Asked, name: AbstractSet[str]) -> frozenset[int]:
    """Which terms of a question name the programme whose name has those stems; none if too few."""
    telling = {s for s in name if s not in _LIGHT and not s.isdigit()}
    said = [
        n
        for n, term in enumerate(asked.terms)
        if any(s in telling for s, likeness in term.stems if likeness >= _AS_WRITTEN)
    ]
    if len(said) >= _ENOUGH_WORDS or (said and len(said) >= _ENOUGH_SHARE * len(telling)):
        written = {n: term.written for n, term in enumerate(asked.terms)}
        return frozenset(said) | {n for n, w in written.items() if w.isdigit() and w in name}
    return frozenset()


def names_whole(asked: Asked, heading: AbstractSet[str]) -> frozenset[int]:
    """Which terms of a question are the whole name of a section with those stems; else none."""
    telling = {s for s in heading if s not in _LIGHT}
    said = {
        n: {s for s, likeness in term.stems if likeness >= _AS_WRITTEN} & telling
        for n, term in enumerate(asked.terms)
    }
    if not telling or telling - frozenset[str]().union(*said.values()):
        return frozenset()
    return frozenset(n for n, stems in said.items() if stems)


@dataclass(frozen=True, slots=True)
class Named:
    """The fichas that a question names, in a steady order, and which of its terms do so."""

    documents: tuple[str, ...]
    terms: frozenset[int]


def named_fichas(connection: sqlite3.Connection, asked: Asked) -> Named | None:
    """The fichas that a question names best; None where it names none, or very many."""
    stems = {s for t in asked.terms for s, likeness in t.stems if likeness >= _AS_WRITTEN}
    parts = [s for s in sorted(stems) if len(s) > 2]
    if not parts:
        return None
    condition = " OR ".join("instr(program_key, ?)" for _ in parts)
    rows = connection.execute(
        f"SELECT document, program_key FROM fichas WHERE {condition} ORDER BY document",  # noqa: S608 (marks only)
        parts,
    )
    said = {document: names(asked, _stems(name)) for document, name in rows}
    weights = {d: sum(asked.terms[n].weight for n in terms) for d, terms in said.items()}
    most = max(weights.values(), default=0.0)
    found = tuple(d for d, weight in weights.items() if weight == most > 0)
    if not found or len(found) > _MOST:
        return None
    return Named(found, frozenset[int]().union(*(said[d] for d in found)))


@lru_cache(maxsize=20_000)
def _stems(name: str) -> frozenset[str]:
    return frozenset(terms_of(name))
