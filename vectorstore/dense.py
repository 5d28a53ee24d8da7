"""The index of vectors: derived from the catalogue, like a cache, and made anew whenever in doubt.

Promise: what it answers agrees with the catalogue's present content and the present model; an index
that is missing, foreign, interrupted or broken is rebuilt beside the old one and swapped in; an
interrupted rebuild goes on where it stopped. No document depends on it.
"""

import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from filelock import FileLock, Timeout

from calc.errors import FichaClaraError
from vectorstore import catalogue
from vectorstore.chroma import VectorFolder, chroma_version, opens
from vectorstore.encoders import Encoder
from vectorstore.errors import DamagedDataError, FolderInUseError
from vectorstore.manifest import Manifest, read_manifest, write_manifest
from vectorstore.storage import Storage
from vectorstore.table import Vector

WAIT_SECONDS = 5.0

_BATCH = 1024
_log = logging.getLogger(__name__)

OnProgress = Callable[[int, int], None]


class DenseIndex:
    """The vectors of one catalogue's passages by one model."""

    def __init__(self, storage: Storage, encoder: Encoder) -> None:
        self.encoder = encoder
        self._storage = storage
        self._root = storage.folder / "vectores"
        self._manifest_file = self._root / "manifiesto.json"
        self._draft_file = self._root / "en-obra.json"
        self._lock = FileLock(self._root / ".uso", timeout=WAIT_SECONDS, thread_local=False)
        self._open: tuple[Manifest, VectorFolder] | None = None

    def close(self) -> None:
        """Let go of the index's files."""
        if self._open is not None:
            self._open[1].close()
            self._open = None

    def cosines(self, vector: Vector, numbers: Sequence[int], nearest: int) -> dict[int, float]:
        """The cosines of given passages, exact, and of the `nearest` ones in the whole index."""
        connection = self._storage.connection
        with self.opened() as folder:
            spoken = catalogue.speakers(connection, numbers)
            found = dict(folder.nearest(vector, nearest)) if nearest else {}
            vectors = folder.vectors(sorted({*spoken.values()} - found.keys()))
        best = list(found.items())
        found |= {number: float(other @ vector) for number, other in vectors.items()}
        cosines: dict[int, float] = {}
        for speaker, cosine in best:
            sayers = catalogue.sayers(connection, speaker, nearest - len(cosines))
            cosines.update(dict.fromkeys(sayers, cosine))
            if len(cosines) >= nearest:
                break
        given = {n: found[speaker] for n, speaker in spoken.items() if speaker in found}
        return cosines | given

    @contextmanager
    def opened(self, on_progress: OnProgress | None = None) -> Iterator[VectorFolder]:
        """The folder of vectors, in line with the catalogue, held against other processes.

        Raises DamagedDataError where Chroma fails; the next opening makes the index anew.
        """
        with self._held():
            try:
                with self._current(on_progress) as folder:
                    yield folder
            except FichaClaraError:
                raise
            # Chroma's errors have no common root.
            except Exception as error:
                self._discard()
                raise DamagedDataError(
                    f"El índice de búsqueda de {self._storage.folder} falló ({error}). "
                    "Se rehará solo la próxima vez; ningún documento se perdió."
                ) from error

    def sync(self, on_progress: OnProgress | None = None) -> None:
        """Bring the index in line with the catalogue; does nothing where it is."""
        with self.opened(on_progress):
            pass

    def rebuild(self, on_progress: OnProgress | None = None) -> None:
        """Throw the index away and make it anew."""
        with self._held():
            self._discard()
        self.sync(on_progress)

    def _discard(self) -> None:
        self.close()
        for file in (self._manifest_file, self._draft_file):
            file.unlink(missing_ok=True)
        for folder in self._root.glob("indice-*"):
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def _held(self) -> Iterator[None]:
        with self._storage.translated():
            self._root.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise FolderInUseError(
                f"El índice de búsqueda de {self._storage.folder} está en uso por otro proceso. "
                "Espere a que termine y repita."
            ) from error
        try:
            with self._storage.translated():
                yield
        finally:
            self._lock.release()

    @contextmanager
    def _current(self, on_progress: OnProgress | None = None) -> Iterator[VectorFolder]:
        """The open folder, in line with the catalogue; the lock is held."""
        wanted = self._wanted()
        manifest = read_manifest(self._manifest_file)
        if self._open is not None and self._open[0] != manifest:
            self.close()  # another process has written meanwhile
        if manifest is not None and not manifest.same_kind(wanted):
            _log.warning("El índice de búsqueda es de otra versión o modelo: se rehace.")
            manifest = None
        if manifest is not None and not self._sound(manifest, wanted):
            _log.warning("El índice de búsqueda está dañado: se rehace desde el catálogo.")
            manifest = None
        if manifest is None:
            manifest = self._build(wanted, on_progress)
        elif manifest.revision != wanted.revision:
            manifest = self._update(manifest, wanted, on_progress)
        yield self._opened(manifest)

    def _wanted(self) -> Manifest:
        connection = self._storage.connection
        return Manifest(
            catalogue=catalogue.meta(connection, "identity"),
            model=self.encoder.digest,
            chroma=chroma_version(),
            folder="",
            revision=catalogue.meta(connection, "revision"),
        )

    def _sound(self, manifest: Manifest, wanted: Manifest) -> bool:
        """Whether an index is whole: an interrupted one is opened in another process first."""
        if self._open is not None:
            return True
        place = self._root / manifest.folder
        if not place.is_dir() or (manifest.revision is None and not opens(place)):
            return False
        try:
            folder = self._opened(manifest)
            if manifest.revision == wanted.revision:
                return folder.count() == len(catalogue.all_speakers(self._storage.connection))
        # Chroma's errors have no common root, and a foreign file raises anything.
        except Exception:  # noqa: BLE001
            _log.debug("el índice no abre", exc_info=True)
            return False
        return True

    def _opened(self, manifest: Manifest) -> VectorFolder:
        if self._open is None or self._open[0].folder != manifest.folder:
            self.close()
            self._open = (manifest, VectorFolder(self._root / manifest.folder))
        elif self._open[0] != manifest:
            self._open = (manifest, self._open[1])
        return self._open[1]

    def _build(self, wanted: Manifest, on_progress: OnProgress | None) -> Manifest:
        """A new index in a new folder, swapped in when it is whole."""
        self.close()
        draft = read_manifest(self._draft_file)
        started = draft is not None and draft.same_kind(wanted) and self._resumable(draft)
        if draft is None or not started:
            draft = Manifest(wanted.catalogue, wanted.model, wanted.chroma, self._free_name(), None)
            write_manifest(self._draft_file, draft)
        self._fill(self._opened(draft), on_progress)
        done = Manifest(draft.catalogue, draft.model, draft.chroma, draft.folder, wanted.revision)
        write_manifest(self._manifest_file, done)
        self._draft_file.unlink(missing_ok=True)
        for other in self._root.glob("indice-*"):
            if other.name != done.folder:
                shutil.rmtree(other, ignore_errors=True)
        return done

    def _resumable(self, draft: Manifest) -> bool:
        folder = self._root / draft.folder
        return folder.is_dir() and opens(folder)

    def _free_name(self) -> str:
        taken = {path.name for path in self._root.glob("indice-*")}
        return next(name for n in range(1, len(taken) + 2) if (name := f"indice-{n}") not in taken)

    def _update(
        self, manifest: Manifest, wanted: Manifest, on_progress: OnProgress | None
    ) -> Manifest:
        """Add what is new and remove what is gone, marked as in doubt until it is done."""
        folder = self._opened(manifest)
        doubtful = Manifest(wanted.catalogue, wanted.model, wanted.chroma, manifest.folder, None)
        write_manifest(self._manifest_file, doubtful)
        self._fill(folder, on_progress)
        done = Manifest(
            wanted.catalogue, wanted.model, wanted.chroma, manifest.folder, wanted.revision
        )
        write_manifest(self._manifest_file, done)
        return done

    def _fill(self, folder: VectorFolder, on_progress: OnProgress | None) -> None:
        connection = self._storage.connection
        wanted = catalogue.all_speakers(connection)
        present = folder.numbers()
        folder.remove(present - wanted)
        missing = sorted(wanted - present)
        for at in range(0, len(missing), _BATCH):
            batch = missing[at : at + _BATCH]
            texts = catalogue.passage_texts(connection, batch)
            numbers = sorted(texts)
            vectors = [
                v for part in self.encoder.passages([texts[n] for n in numbers]) for v in part
            ]
            folder.add(numbers, vectors)
            if on_progress is not None:
                on_progress(min(at + _BATCH, len(missing)), len(missing))
        folder.widen()
