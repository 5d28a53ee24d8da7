"""A question → the passages that fit it, best first.

The words are always asked; the model only where they do not recognise the whole question. That
depends on the catalogue and the question alone, so the answer is the same warm and cold.
"""

import logging
import sqlite3
from collections.abc import Sequence

from calc.errors import FichaClaraError
from ingest.ficha import Passage
from vectorstore import catalogue, lexical
from vectorstore.asked import Asked, read_question
from vectorstore.cards import Hit
from vectorstore.dense import DenseIndex
from vectorstore.fuse import ENOUGH, Fused, fuse, recognised, relevances
from vectorstore.lexical import Within
from vectorstore.storage import Storage

_BY_WORDS, _BY_MEANING = 32, 24
"""How many passages either side puts up."""

_log = logging.getLogger(__name__)


def search(
    storage: Storage,
    dense: DenseIndex,
    query: str,
    k: int,
    documents: Sequence[str] | None = None,
    sections: Sequence[str] | None = None,
) -> tuple[Hit, ...]:
    """The k best passages, by score, then by number."""
    connection = storage.connection
    asked = read_question(connection, query)
    if not asked.terms or k < 1:
        return ()
    ranges = None if documents is None else catalogue.ranges_of(connection, documents)
    within = Within(ranges, None if sections is None else tuple(sections))
    matches = lexical.find(connection, asked, max(k, _BY_WORDS), within)
    share = recognised(asked, matches)
    cosines: dict[int, float] | None = None
    if share < ENOUGH:
        numbers = [match.number for match in matches]
        cosines = _cosines(connection, dense, query, numbers, within)
        others = sorted((cosines or {}).keys() - set(numbers))
        matches += lexical.look_at(connection, asked, others)
    best = fuse(matches, cosines, share)[:k]
    found = catalogue.passages(connection, (f.match.number for f in best))
    return tuple(
        _hit(asked, fused, relevance, *found[fused.match.number])
        for fused, relevance in zip(best, relevances(best), strict=True)
        if fused.match.number in found
    )


def _cosines(
    connection: sqlite3.Connection,
    dense: DenseIndex,
    query: str,
    numbers: list[int],
    within: Within,
) -> dict[int, float] | None:
    """The model's cosines of the given passages and of the nearest; None where it fails."""
    try:
        vector = dense.encoder.query(query)
        allowed = catalogue.passages_within(connection, within.ranges, within.sections)
        if allowed is None:
            return dense.cosines(vector, numbers, _BY_MEANING)
        found = dense.cosines(vector, allowed, 0)
    except FichaClaraError as error:
        _log.warning("Se buscó solo por palabras. %s", error)
        return None
    ranked = sorted(found, key=lambda n: (-found[n], n))[:_BY_MEANING]
    return {n: found[n] for n in {*ranked, *numbers} if n in found}


def _hit(
    asked: Asked,
    fused: Fused,
    relevance: float,
    passage: Passage,
    program: str | None,
    year: int | None,
) -> Hit:
    return Hit(
        passage,
        passage.source.document,
        program,
        year,
        round(relevance, 4),
        _why(asked, fused),
    )


def _why(asked: Asked, fused: Fused) -> str:
    """In Spanish: which words the passage holds, and what the model added."""
    pairs = list(zip(asked.terms, fused.match.held, strict=True))
    said = [f"«{term.written}»" for term, held in pairs if held == 1.0]
    like = [f"«{term.written}» ({held:.2f})" for term, held in pairs if 0 < held < 1.0]
    parts = [f"palabras {fused.words:.2f}"]
    parts += [f"contiene {', '.join(said)}"] if said else []
    parts += [f"parecido a {', '.join(like)}"] if like else []
    parts += [f"sentido {fused.meaning:.2f}"] if fused.meaning is not None else []
    return "; ".join(parts).replace(".", ",")
