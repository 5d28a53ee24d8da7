"""Ficha Clara's parts as LangChain's: a loader, a retriever, and passages as documents.

`FichaLoader` yields a file's passages, `FichaRetriever` those of a library that fit a question;
both as LangChain documents whose metadata say where each stands.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.document_loaders import BaseLoader
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from ingest.ficha import Passage
from vectorstore.cards import Hit
from vectorstore.library import Library


def to_document(
    passage: Passage, program: str | None, year: int | None, **more: str | float
) -> Document:
    """A passage as a LangChain document: the text, and where it stands as metadata.

    Metadata: source (the document's id), program, year, section, page, line, start, end.
    """
    place = passage.source
    metadata: dict[str, Any] = {
        "source": place.document,
        "program": program,
        "year": year,
        "section": passage.section,
        "page": place.page,
        "line": place.line,
        "start": place.start,
        "end": place.end,
        **more,
    }
    return Document(page_content=passage.text, metadata=metadata)


class FichaLoader(BaseLoader):
    """The passages of one file, ficha or not, read by Ficha Clara. Keeps nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def lazy_load(self) -> Iterator[Document]:
        """One document a passage. Raises UnreadableFile, in Spanish."""
        from ingest.child import read_file

        reading = read_file(self.path)
        ficha = reading.ficha
        program, year = (ficha.program, ficha.year) if ficha else (None, None)
        for passage in reading.passages:
            yield to_document(passage, program, year, name=reading.name)


class FichaRetriever(BaseRetriever):
    """The `k` passages of an open library that best fit a question."""

    model_config: ClassVar[Any] = {"arbitrary_types_allowed": True}

    library: Library
    k: int = 4
    documents: tuple[str, ...] | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del run_manager  # a search has no steps to report
        return [_found(hit) for hit in self.library.search(query, self.k, self.documents)]


def _found(hit: Hit) -> Document:
    return to_document(hit.passage, hit.program, hit.year, score=hit.score, why=hit.why)
