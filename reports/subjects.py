"""The fichas of a library as the calculators take them."""

from collections.abc import Sequence

from calc.subject import Subject
from ingest.subject import subject_of
from vectorstore import Library


def subjects(library: Library, documents: Sequence[str] | None = None) -> tuple[Subject, ...]:
    """All fichas of a library, or those among the documents (ids) that are fichas."""
    ids = [card.document for card in library.cards() if card.kind == "ficha"]
    found = (library.ficha(id_) for id_ in ids if documents is None or id_ in documents)
    return tuple(subject_of(ficha) for ficha in found if ficha is not None)
