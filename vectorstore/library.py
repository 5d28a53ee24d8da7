"""The door: load, remove, list, read back and search the documents of one data folder.

Promise: what `load` reports as loaded is whole, on disk and searchable; loading it again changes
nothing; opening a library, listing it and reading fichas back load no search library.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from calc.errors import FichaClaraError
from calc.figure import Figure
from ingest.ficha import Ficha, Reading
from vectorstore import catalogue, files
from vectorstore.ahead import ahead
from vectorstore.cards import FichaCard, FigureChange, Hit, LoadResult, Progress, Status
from vectorstore.changes import changed_figures
from vectorstore.conversations import Conversations
from vectorstore.errors import FolderInUseError, UnknownDocumentError
from vectorstore.originals import Originals
from vectorstore.sentences import SentenceHit, best_sentences
from vectorstore.storage import Storage

if TYPE_CHECKING:
    from vectorstore.dense import DenseIndex

_log = logging.getLogger(__name__)

_AHEAD = 2
"""Files that are read while one is written: PDFs are read in processes of their own."""


class Library:
    """The documents of a data folder; to be used as a context manager, from any thread.

    `read` turns a file into a Reading; it is `ingest.child.read_file` unless given.
    """

    def __init__(self, folder: Path, read: Callable[[Path], Reading] | None = None) -> None:
        self.folder = folder
        self._read = read
        self._storage = Storage(folder)
        self._originals = Originals(folder)
        self._fichas = lru_cache(maxsize=2048)(self._decoded)
        self.conversations = Conversations(self._storage)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; the library can no longer be used."""
        if "_dense" in self.__dict__:
            self._dense.close()
        self._storage.close()

    @property
    def revision(self) -> str:
        """A name for the present content: it changes whenever a document comes or goes."""
        connection = self._storage.connection
        identity = catalogue.meta(connection, "identity")
        return f"{identity}-{catalogue.meta(connection, 'revision')}"

    def load(
        self, paths: Iterable[Path], on_progress: Callable[[Progress], None] | None = None
    ) -> Iterator[LoadResult]:
        """Load files and folders, one result per file as it is done; a bad file stops no other.

        Raises FolderInUseError where another process keeps the folder.
        """
        found = list(files.expand(paths))
        changed = False
        for done, (file, read) in enumerate(ahead(self._read_one, found, _AHEAD)):
            if isinstance(file, files.FolderError):
                yield _rejected(file.folder, str(file))
                continue
            if on_progress is not None:
                on_progress(Progress("leyendo", done, len(found), file))
            result = self._load_one(file, read)
            changed = changed or result.status in ("loaded", "updated", "generic")
            yield result
        if changed:
            self._embed(on_progress)

    def remove(self, document: str) -> FichaCard:
        """Erase a document from everywhere, named by id, the start of its id, or file name.

        Returns what it was. Raises UnknownDocumentError where none, or several, are so named.
        """
        id_ = self.resolve(document)
        card = catalogue.card(self._storage.connection, id_)
        with self._storage.writing() as connection:
            catalogue.remove(connection, id_)
        self._originals.drop(id_)
        if card is None:
            raise UnknownDocumentError(f"El documento «{document}» ya había sido quitado.")
        if (self.folder / "vectores").exists():
            self._embed(None)
        return card

    def resolve(self, document: str) -> str:
        """The id of the document so named: by id, the start of its id, or file name."""
        found = catalogue.named(self._storage.connection, document)
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            ids = ", ".join(id_[:12] for id_ in found)
            raise UnknownDocumentError(
                f"«{document}» puede ser cualquiera de estos documentos: {ids}. "
                "Use uno de esos identificadores."
            )
        raise UnknownDocumentError(
            f"No hay ningún documento «{document}». Vea con «fichas listar» los que están cargados."
        )

    def cards(self) -> tuple[FichaCard, ...]:
        """All documents by programme and year; those that are no fichas last, by name."""
        return catalogue.cards(self._storage.connection)

    def ficha(self, document: str) -> Ficha | None:
        """The typed ficha of a document's id, equal to the one that was read; None for others."""
        if not catalogue.has(self._storage.connection, document):
            return None
        return self._fichas(document)

    def figures(
        self, concept: str, year: int | None = None, item: str | None = None
    ) -> tuple[Figure, ...]:
        """Figures of all fichas by concept, year and item, by programme and year of ficha."""
        return catalogue.figures(self._storage.connection, concept, year, item)

    def text(self, document: str) -> str:
        """The whole text of a document's id. Raises UnknownDocumentError."""
        text = catalogue.text_of(self._storage.connection, document)
        if text is None:
            raise UnknownDocumentError(f"No hay ningún documento «{document}».")
        return text

    def original(self, document: str) -> Path | None:
        """The file that a document was read from, as it was; None where it was not kept."""
        return self._originals.find(document)

    def passages(self, document: str) -> tuple[Hit, ...]:
        """Every passage of a document's id, in its order; none of an unknown one."""
        numbers = catalogue.passages_within(
            self._storage.connection,
            catalogue.ranges_of(self._storage.connection, [document]),
            None,
        )
        found = catalogue.passages(self._storage.connection, numbers or ())
        return tuple(
            Hit(passage, document, program, year, 1.0, "pasaje del documento")
            for passage, program, year in found.values()
        )

    def search(
        self,
        query: str,
        k: int = 4,
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Hit, ...]:
        """The k passages that best fit a query, best first; the same query, the same list.

        `documents` (ids) and `sections` (headings as in `Passage.section`) restrict it. What is
        found always has a score, however little it fits: see `vectorstore.fuse.relevances`.
        """
        # With numpy at the least, which no other question needs.
        from vectorstore.search import search

        return search(self._storage, self._dense, query, k, documents, sections)

    def best_sentences(
        self, query: str, hits: Iterable[Hit], k: int = 3
    ) -> tuple[SentenceHit, ...]:
        """The k sentences of found passages that best fit a query, best first."""
        return best_sentences(self._storage.connection, query, hits, k)

    def rebuild_index(self, on_progress: Callable[[Progress], None] | None = None) -> None:
        """Make the index of vectors anew from the catalogue. Raises ModelError."""
        self._dense.rebuild(_indexing(on_progress))

    @cached_property
    def _dense(self) -> "DenseIndex":
        from vectorstore.dense import DenseIndex
        from vectorstore.encoders import chosen_encoder

        return DenseIndex(self._storage, chosen_encoder())

    def _embed(self, on_progress: Callable[[Progress], None] | None) -> None:
        """Vectors for what is new. They only help to find: their failure rejects no document."""
        try:
            self._dense.sync(_indexing(on_progress))
        except FichaClaraError as error:
            _log.warning("Lo cargado se encuentra solo por palabras, por ahora. %s", error)

    def _decoded(self, document: str) -> Ficha | None:
        return catalogue.ficha_of(self._storage.connection, document)

    def _read_one(self, file: Path | files.FolderError) -> Reading | str:
        """What a file says, or the id of its document where that is loaded already."""
        if isinstance(file, files.FolderError):
            raise file
        document = files.digest(file)
        known = catalogue.has(self._storage.connection, document)
        return document if known else self._reading_of(file)

    def _load_one(self, file: Path, read: Future[Reading | str]) -> LoadResult:
        try:
            found = read.result()
            if isinstance(found, str):
                return self._result(file, "unchanged", found)
            return self._keep(file, found)
        except FolderInUseError:
            raise
        except FichaClaraError as error:
            return _rejected(file, str(error))

    def _keep(self, file: Path, reading: Reading) -> LoadResult:
        # Before the transaction: a file whose document is not there is harmless and overwritten.
        with self._storage.translated():
            self._originals.keep(file, reading.document)
        with self._storage.writing() as connection:
            if catalogue.has(connection, reading.document):
                return self._result(file, "unchanged", reading.document)
            old = catalogue.put(connection, reading)
        status: Status = "updated" if old else "loaded" if reading.ficha else "generic"
        if old is not None:
            self._originals.drop(old.document)
        changes = changed_figures(old.book, reading.ficha.book) if old and reading.ficha else ()
        return self._result(file, status, reading.document, changes)

    def _result(
        self,
        file: Path,
        status: Status,
        document: str,
        changed: tuple[FigureChange, ...] = (),
    ) -> LoadResult:
        connection = self._storage.connection
        card = catalogue.card(connection, document)
        counts = (card.figures, card.passages) if card else (0, 0)
        problems = catalogue.problems_of(connection, document)
        return LoadResult(file, status, document, *counts, problems, changed=changed)

    def _reading_of(self, file: Path) -> Reading:
        if self._read is None:
            # The readers of PDF and Word are for loading alone: a question must not wait for them.
            from ingest.child import read_file

            self._read = read_file
        return self._read(file)


def _rejected(file: Path, error: str) -> LoadResult:
    return LoadResult(file, "rejected", None, 0, 0, (), error)


def _indexing(
    on_progress: Callable[[Progress], None] | None,
) -> Callable[[int, int], None] | None:
    if on_progress is None:
        return None
    return lambda done, total: on_progress(Progress("indexando", done, total))
