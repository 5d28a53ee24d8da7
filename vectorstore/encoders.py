"""The model that turns texts into vectors: the bundled one, or another chosen by FICHAS_MODELO.

Nothing heavy is imported before a vector is wanted. The bundled model reads questions without
torch; passages always go through sentence-transformers.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from vectorstore.errors import ModelError
from vectorstore.table import StaticEncoder, Table, Vector, read_table

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

SETTING = "FICHAS_MODELO"
BUNDLED = Path(__file__).parent / "model"

_BATCH = 512
_GO_BACK = f"Para volver al modelo incluido, quite la variable {SETTING}."


class Encoder(Protocol):
    """Texts → unit vectors; questions and passages may be told apart by a prefix."""

    name: str

    @property
    def digest(self) -> str:
        """What tells this model's vectors from any other's."""

    def query(self, text: str) -> Vector:
        """The vector of a question."""

    def passages(self, texts: Sequence[str]) -> Iterator[list[Vector]]:
        """The vectors of passages, in order, a batch at a time."""


def chosen_encoder() -> Encoder:
    """The encoder that FICHAS_MODELO names (a folder or a public name), else the bundled one."""
    chosen = os.environ.get(SETTING, "").strip()
    return OtherModel(chosen) if chosen else BundledModel(BUNDLED)


class BundledModel:
    """The static model of a folder, offline."""

    def __init__(self, folder: Path) -> None:
        self.name = "el modelo incluido"
        self._folder = folder

    @property
    def digest(self) -> str:
        """The hash of the model's table."""
        return self._table.digest

    def query(self, text: str) -> Vector:
        """The vector of a question, without torch."""
        return self._fast.encode(text)

    def passages(self, texts: Sequence[str]) -> Iterator[list[Vector]]:
        """The vectors of passages, by sentence-transformers."""
        return _encoded(self._model, list(texts), batch=_BATCH)

    @cached_property
    def _table(self) -> Table:
        return read_table(self._folder)

    @cached_property
    def _fast(self) -> StaticEncoder:
        return StaticEncoder(self._table)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        _stay_offline()
        from vectorstore.static_model import open_static_model

        return open_static_model(self._folder)


class OtherModel:
    """Any sentence-transformers model, from a folder or by its public name.

    Models of the e5 family are given the prefixes that they were trained with.
    """

    def __init__(self, chosen: str) -> None:
        self.name = f"el modelo «{chosen}»"
        self._chosen = chosen
        e5 = "e5" in Path(chosen).name.lower().replace("_", "-").split("-")
        self._prefixes = ("query: ", "passage: ") if e5 else ("", "")

    @cached_property
    def digest(self) -> str:
        """The hash of the model's weights and prefixes."""
        hashed = hashlib.sha256("|".join(self._prefixes).encode())
        for name, tensor in sorted(self._model.state_dict().items()):
            hashed.update(name.encode())
            hashed.update(tensor.detach().cpu().contiguous().view(-1).numpy().tobytes())
        return hashed.hexdigest()

    def query(self, text: str) -> Vector:
        """The vector of a question."""
        (batch,) = _encoded(self._model, [self._prefixes[0] + text], batch=1)
        return batch[0]

    def passages(self, texts: Sequence[str]) -> Iterator[list[Vector]]:
        """The vectors of passages."""
        return _encoded(self._model, [self._prefixes[1] + text for text in texts], batch=32)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        if Path(self._chosen).is_dir():
            _stay_offline()
        try:
            from sentence_transformers import SentenceTransformer

            return SentenceTransformer(self._chosen, device="cpu")
        # Whatever a library, the network or a foreign folder may raise: the answer is the same.
        except Exception as error:
            raise ModelError(
                f"No se pudo abrir el modelo de búsqueda «{self._chosen}» ({error}). "
                "Revise el nombre o la carpeta y, si hay que descargarlo, la conexión. " + _GO_BACK
            ) from error


def _stay_offline() -> None:
    """Before the libraries are imported: they ask the network even for what lies in a folder."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"


def _encoded(model: "SentenceTransformer", texts: list[str], batch: int) -> Iterator[list[Vector]]:
    for at in range(0, len(texts), batch):
        vectors = model.encode(
            texts[at : at + batch],
            batch_size=batch,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        yield list(np.asarray(vectors, dtype=np.float32))
