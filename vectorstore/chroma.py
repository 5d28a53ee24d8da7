"""One folder of vectors in Chroma, and nothing but vectors: numbers of passages, no text.

Chroma's own models and its telemetry are never used. Whoever opens a folder holds its lock.
"""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from vectorstore.table import Vector

if TYPE_CHECKING:
    from chromadb import Collection

_COLLECTION = "pasajes"
_BATCH = 2000
_PROBE_SECONDS = 120
_MOST_KEPT = 20_000
"""So many vectors are kept in memory: 40 MB of the bundled model's."""

# Measured on simulated portfolios, whose passages are near copies of some hundreds. A question that
# shares a single word with a passage gets to its copies only by a wide search, the wider the more
# there are: with 66.000 vectors 1000 finds 95 % of the nearest, 4000 finds 99 %.
_WIDTH, _VECTORS_PER_WIDTH = 1000, 16_000
_GRAPH: Any = {"space": "ip", "ef_construction": 200, "ef_search": _WIDTH, "max_neighbors": 32}


@cache
def chroma_version() -> str:
    """The version whose files these are: upgrades are one-way."""
    return metadata.version("chromadb")


class VectorFolder:
    """An open folder; to be closed before another process opens it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[int, Vector] = {}
        self._open()

    def _open(self) -> None:
        import chromadb
        from chromadb.config import Settings

        # `close` is there at run time and missing from the declared type.
        self._client: Any = chromadb.PersistentClient(
            str(self._folder), settings=Settings(anonymized_telemetry=False)
        )
        self._vectors: Collection = self._client.get_or_create_collection(
            _COLLECTION, embedding_function=None, configuration={"hnsw": _GRAPH}
        )

    def close(self) -> None:
        """Let go of the folder's files."""
        self._client.close()

    def count(self) -> int:
        """How many passages have a vector."""
        return self._vectors.count()

    def numbers(self) -> set[int]:
        """The passages that have a vector."""
        return {int(id_) for id_ in self._vectors.get(include=[])["ids"]}

    def add(self, numbers: Sequence[int], vectors: Sequence[Vector]) -> None:
        """Add, or replace, vectors."""
        self._read.clear()
        for at in range(0, len(numbers), _BATCH):
            self._vectors.upsert(
                ids=[str(n) for n in numbers[at : at + _BATCH]],
                embeddings=np.array(vectors[at : at + _BATCH]),
            )

    def remove(self, numbers: Iterable[int]) -> None:
        """Remove vectors; those that are not there are none of its concern."""
        self._read.clear()
        ids = [str(n) for n in sorted(numbers)]
        for at in range(0, len(ids), _BATCH):
            self._vectors.delete(ids=ids[at : at + _BATCH])

    def widen(self) -> None:
        """Search as widely as so many vectors need; for whoever has added or removed some."""
        width = _WIDTH * max(1, -(-self.count() // _VECTORS_PER_WIDTH))
        hnsw = self._vectors.configuration.get("hnsw") or {}
        if hnsw.get("ef_search") != width:
            self._vectors.modify(configuration={"hnsw": {"ef_search": width}})
            self.close()  # Chroma heeds a new width only in a folder opened anew
            self._open()

    def nearest(self, vector: Vector, limit: int) -> list[tuple[int, float]]:
        """The passages nearest to a vector with their cosines, best first."""
        found = self._vectors.query(
            query_embeddings=np.array([vector]), n_results=limit, include=["distances"]
        )
        distances = found["distances"]
        if not distances:
            return []
        pairs = zip(found["ids"][0], distances[0], strict=True)
        return sorted(((int(id_), 1.0 - d) for id_, d in pairs), key=lambda p: (-p[1], p[0]))

    def vectors(self, numbers: Sequence[int]) -> dict[int, Vector]:
        """The vectors of passages, of those that have one; those read once are kept."""
        if len(self._read) > _MOST_KEPT:
            self._read.clear()
        new = [number for number in numbers if number not in self._read]
        for at in range(0, len(new), _BATCH):
            ids = [str(n) for n in new[at : at + _BATCH]]
            part = self._vectors.get(ids=ids, include=["embeddings"])
            if part["embeddings"] is not None:
                for id_, vector in zip(part["ids"], part["embeddings"], strict=True):
                    self._read[int(id_)] = np.asarray(vector, dtype=np.float32)
        return {number: self._read[number] for number in numbers if number in self._read}


def opens(folder: Path) -> bool:
    """Whether the folder opens and answers, tried in another process: a damaged one can crash."""
    command = [sys.executable, "-m", "vectorstore.chroma", str(folder)]
    try:
        tried = subprocess.run(  # noqa: S603 (this program, a folder of its own)
            command,
            cwd=Path(__file__).resolve().parents[1],
            capture_output=True,
            timeout=_PROBE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return tried.returncode == 0


def _probe(folder: Path) -> None:
    opened = VectorFolder(folder)
    numbers = sorted(opened.numbers())
    if numbers:
        vectors = opened.vectors(numbers[:1])
        opened.nearest(vectors[numbers[0]], 10)
    opened.close()


if __name__ == "__main__":
    _probe(Path(sys.argv[1]))
