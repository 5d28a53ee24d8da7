"""A question → the passages that fit it, best first."""

from collections.abc import Sequence

from ingest.ficha import Passage
from vectorstore import catalogue, lexical
from vectorstore.cards import Hit
from vectorstore.lexical import Match, Term, Within
from vectorstore.storage import Storage


class Searcher:
    """Searches one catalogue."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def search(
        self,
        query: str,
        k: int,
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Hit, ...]:
        """The k best passages, by score, then by number."""
        connection = self._storage.connection
        terms = lexical.read_question(connection, query)
        ranges = None if documents is None else catalogue.ranges_of(connection, documents)
        within = Within(ranges, None if sections is None else tuple(sections))
        matches = lexical.find(connection, terms, k, within)
        found = catalogue.passages(connection, (match.number for match in matches))
        return tuple(
            _hit(match, _share(terms, match), *found[match.number])
            for match in matches
            if match.number in found
        )


def _share(terms: Sequence[Term], match: Match) -> float:
    """The share of the question's weight that the passage holds."""
    held = sum(t.weight * held for t, held in zip(terms, match.held, strict=True))
    return held / sum(term.weight for term in terms)


def _hit(
    match: Match, score: float, passage: Passage, program: str | None, year: int | None
) -> Hit:
    why = f"por palabras (bm25 {match.bm25:.2f})"
    return Hit(passage, passage.source.document, program, year, score, why)
