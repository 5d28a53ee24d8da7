"""The bundled model's table of numbers on disk, and the fast path from a text to its vector.

`StaticEncoder` computes the vector that the sentence-transformers model of the same folder gives
(a test holds them together), without torch: a question is answered before torch would be imported.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from vectorstore.errors import ModelError
from vectorstore.pieces import Pieces, weighed_words

ROWS_FILE = "rows.npy"
CARD_FILE = "model.json"

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Table:
    """One row of small integers a piece, what each column is multiplied by, the words learnt."""

    rows: npt.NDArray[np.int8]
    scale: Vector
    learnt: tuple[str, ...]
    digest: str


def read_table(folder: Path) -> Table:
    """The table of a model's folder; raises ModelError where it is missing or altered."""
    try:
        card = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
        digest = digest_of(folder / ROWS_FILE)
        rows = np.load(folder / ROWS_FILE, mmap_mode="r")
        scale = np.asarray(card["scale"], dtype=np.float32)
        learnt = tuple(card["learnt"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(_remade(folder, f"falta o no se puede leer ({error})")) from error
    if digest != card["sha256"] or rows.shape[1] != len(scale):
        raise ModelError(_remade(folder, "no es el que se publicó: su contenido cambió"))
    return Table(rows, scale, learnt, digest)


def write_table(
    folder: Path, rows: npt.NDArray[np.int8], scale: Vector, learnt: Sequence[str]
) -> None:
    """Write the table with its card; the card comes last, so a half-written one is noticed."""
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / ROWS_FILE, rows)
    card = {
        "sha256": digest_of(folder / ROWS_FILE),
        "scale": [float(x) for x in scale],
        "learnt": list(learnt),
    }
    (folder / CARD_FILE).write_text(json.dumps(card, ensure_ascii=False) + "\n", encoding="utf-8")


def digest_of(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class StaticEncoder:
    """Text → unit vector, in plain numpy."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._pieces = Pieces(table.learnt)
        self._word = lru_cache(maxsize=50_000)(self._word_vector)

    def encode(self, text: str) -> Vector:
        """The vector of a text, of length 1 (or all zero for a text without words)."""
        total = np.zeros(len(self._table.scale), dtype=np.float32)
        for word, weight in weighed_words(text).items():
            total += np.float32(weight) * self._word(word)
        length = float(np.linalg.norm(total))
        return total / np.float32(length) if length else total

    def _word_vector(self, word: str) -> Vector:
        rows = self._table.rows[list(self._pieces.of(word))]
        summed: Vector = rows.sum(axis=0, dtype=np.int32).astype(np.float32) * self._table.scale
        return summed


def _remade(folder: Path, what: str) -> str:
    return (
        f"El modelo de búsqueda incluido en {folder} {what}. "
        "Recupérelo con «git checkout» o rehágalo con «make model»."
    )
