"""Which words of a question name a programme: they say where to look, not what for.

"¿Qué comen en las Escuelas de Verano?" asks about food, in the fichas of Escuelas Abiertas de
Verano; neither the words of the name nor how often a passage repeats them tell its passages apart.
"""

import sqlite3
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from vectorstore.asked import Asked
from vectorstore.terms import STOP_WORDS, stem, terms_of

_ENOUGH_WORDS, _ENOUGH_SHARE = 2, 0.5
"""So many words of a name, or such a share of them, name the programme."""

_MOST = 40
"""A name that more fichas share restricts nothing."""

_SLACK = 1e-9
"""The same numbers added in another order differ by less."""

_NONE = frozenset[int]()
_LIGHT = frozenset(stem(word) for word in STOP_WORDS) | {"program"}


def names(asked: Asked, name: AbstractSet[str]) -> frozenset[int]:
    """Which terms of a question name the programme whose name has those stems; none if too few."""
    telling = [s for s in name if s not in _LIGHT and not s.isdigit()]
    said = _NONE.union(*(asked.alike.get(s, _NONE) for s in telling))
    if len(said) >= _ENOUGH_WORDS or (said and len(said) >= _ENOUGH_SHARE * len(telling)):
        written = {n: term.written for n, term in enumerate(asked.terms)}
        return said | {n for n, w in written.items() if w.isdigit() and w in name}
    return _NONE


def names_whole(asked: Asked, heading: AbstractSet[str]) -> frozenset[int]:
    """Which terms of a question are the whole name of a section with those stems; else none."""
    said = [asked.alike.get(s, _NONE) for s in heading if s not in _LIGHT]
    return _NONE.union(*said) if all(said) else _NONE


@dataclass(frozen=True, slots=True)
class Named:
    """The fichas that a question names, in a steady order, and which of its terms do so."""

    documents: tuple[str, ...]
    terms: frozenset[int]


def named_fichas(connection: sqlite3.Connection, asked: Asked) -> Named | None:
    """The fichas that a question names best; None where it names none, or very many."""
    weights = _weights(asked)
    marks = ", ".join("?" * len(weights))
    rows = connection.execute(
        f"SELECT program_key, group_concat(stem, ' ') FROM names WHERE stem IN ({marks}) "  # noqa: S608 (marks only)
        "GROUP BY program_key",
        tuple(weights),
    )
    # What the words held could weigh at most: few names then need a closer look.
    held = [(sum(weights[s] for s in said.split()), key) for key, said in rows]
    most, best = 0.0, dict[str, frozenset[int]]()
    for could, key in sorted(held, key=lambda pair: (-pair[0], pair[1])):
        if could < most - _SLACK or len(best) > _MOST:
            break
        terms = names(asked, _stems(key))
        weight = sum(asked.terms[n].weight for n in sorted(terms))
        if weight > most:
            most, best = weight, {}
        if weight == most > 0:
            best[key] = terms
    documents = _documents(connection, list(best)) if best else ()
    if not documents or len(documents) > _MOST:
        return None
    return Named(documents, _NONE.union(*best.values()))


def _weights(asked: Asked) -> dict[str, float]:
    """The stems that may stand in a name, each with the weight of all terms that it spells."""
    return {
        root: sum(asked.terms[n].weight for n in sorted(places))
        for root, places in asked.alike.items()
        if places
    }


def _documents(connection: sqlite3.Connection, keys: Sequence[str]) -> tuple[str, ...]:
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(
        f"SELECT document FROM fichas WHERE program_key IN ({marks}) ORDER BY document",  # noqa: S608 (marks only)
        keys,
    )
    return tuple(document for (document,) in rows)


@lru_cache(maxsize=20_000)
def _stems(name: str) -> frozenset[str]:
    return frozenset(terms_of(name))
