"""A question → the passages that fit it, best first.

The words are always asked; the model only where they do not recognise the whole question. That
depends on the catalogue and the question alone, so the answer is the same warm and cold.
"""

import logging
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from calc.errors import FichaClaraError
from ingest.ficha import Passage
from vectorstore import catalogue, lexical
from vectorstore.asked import Asked, read_question
from vectorstore.cards import Hit
from vectorstore.dense import DenseIndex
from vectorstore.fuse import ENOUGH, Fused, at_home, fuse, recognised, relevances
from vectorstore.lexical import Within
from vectorstore.naming import Named, named_fichas
from vectorstore.storage import Storage
from vectorstore.terms import fold

_BY_WORDS, _BY_MEANING = 20, 24
"""How many passages either side puts up: the words, what is like them, and the model."""

_WORD = re.compile(r"[^\W_]+")
_ELSEWHERE = 0.6
"""What a passage counts that is not of the programme that the question names."""

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
    named = named_fichas(connection, asked)
    place = within
    if named is not None and within.ranges is None:
        place = Within(catalogue.ranges_of(connection, named.documents), within.sections)
    matches = lexical.find(connection, asked, max(k, _BY_WORDS), dict.fromkeys((within, place)))
    share = recognised(asked, matches)
    cosines: dict[int, float] | None = None
    if share < ENOUGH:
        numbers = [match.number for match in matches]
        cosines = _cosines(connection, dense, _without(query, asked, named), numbers, place)
        others = sorted((cosines or {}).keys() - set(numbers))
        matches += lexical.look_at(connection, asked, others)
    if place is not within:
        matches = tuple(
            match
            if _inside(match.number, place)
            else replace(match, score=match.score * _ELSEWHERE)
            for match in matches
        )
    fused = fuse(matches, cosines, share)
    if cosines is not None and place is within:
        homes = catalogue.documents_of(connection, (m.number for m in matches))
        fused = at_home(fused, homes)
    best = fused[:k]
    found = catalogue.passages(connection, (f.match.number for f in best))
    return tuple(
        _hit(asked, fused, relevance, *found[fused.match.number])
        for fused, relevance in zip(best, relevances(asked, best), strict=True)
        if fused.match.number in found
    )


def _inside(number: int, within: Within) -> bool:
    return any(first <= number <= last for first, last in within.ranges or ())


def _without(query: str, asked: Asked, named: Named | None) -> str:
    """The question less the words that name the programme: they say nothing of what is asked."""
    said = {asked.terms[n].written for n in named.terms} if named else set[str]()
    return _WORD.sub(lambda found: "" if fold(found[0]) in said else found[0], query)


def _cosines(
    connection: sqlite3.Connection,
    dense: DenseIndex,
    query: str,
    numbers: list[int],
    within: Within,
) -> dict[int, float] | None:
    """The model's cosines of the given passages and of the nearest; None where it fails.

    0 is what texts have that have nothing to do with each other, whatever the model.
    """
    try:
        vector, floor = dense.encoder.query(query), dense.encoder.floor
        allowed = catalogue.passages_within(connection, within.ranges, within.sections)
        if allowed is None:
            found = dense.cosines(vector, numbers, _BY_MEANING)
        else:
            found = dense.cosines(vector, list(dict.fromkeys([*allowed, *numbers])), 0)
    except FichaClaraError as error:
        _log.warning("Se buscó solo por palabras. %s", error)
        return None
    ranked = sorted(found, key=lambda n: (-found[n], n))[:_BY_MEANING]
    return {n: (found[n] - floor) / (1 - floor) for n in {*ranked, *numbers} if n in found}


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
