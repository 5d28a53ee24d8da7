"""The model that turns texts into vectors: the bundled one, or another chosen by FICHAS_MODELO.

Nothing heavy is imported before a vector is wanted. The bundled model reads questions without
torch; passages always go through sentence-transformers.
"""

import hashlib
import os
import socket
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

import numpy as np

from vectorstore.errors import ModelError
from vectorstore.table import StaticEncoder, Table, Vector, read_table

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

SETTING = "FICHAS_MODELO"
BUNDLED = Path(__file__).parent / "model"

_BATCH = 512
_REACH_SECONDS = 5.0
_FAR_APART = (
    "El partido terminó empatado.",
    "Agregue dos cucharadas de azúcar.",
    "La fianza se devuelve al inquilino.",
    "El volcán lleva un siglo dormido.",
    "Se me quedó el paraguas en la oficina.",
    "La derivada de una constante es cero.",
    "El gato duerme sobre el piano.",
    "Subió la tasa de interés.",
)
_GO_BACK = f"Para volver al modelo incluido, quite la variable {SETTING}."


class Encoder(Protocol):
    """Texts → unit vectors; questions and passages may be told apart by a prefix."""

    name: str

    @property
    def floor(self) -> float:
        """The cosine that two texts have which have nothing to do with each other."""

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

    floor = 0.0

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
    """Any sentence-transformers model, from a folder, from the cache or by its public name.

    Questions and passages get the prompts that the model declares; models of the e5 family, which
    declare none, those that they were trained with.
    """

    def __init__(self, chosen: str) -> None:
        self.name = f"el modelo «{chosen}»"
        self._chosen = chosen

    @cached_property
    def floor(self) -> float:
        """The mean cosine of sentences on matters far apart: many models give none below 0.7."""
        vectors = np.array([self.query(text) for text in _FAR_APART])
        cosines = vectors @ vectors.T
        count = len(_FAR_APART)
        return float((cosines.sum() - count) / (count * (count - 1)))

    @cached_property
    def digest(self) -> str:
        """The hash of the model's weights and prompts."""
        hashed = hashlib.sha256("|".join(self.prompts).encode())
        for name, tensor in sorted(self._model.state_dict().items()):
            hashed.update(name.encode())
            hashed.update(tensor.detach().cpu().contiguous().view(-1).numpy().tobytes())
        return hashed.hexdigest()

    @cached_property
    def prompts(self) -> tuple[str, str]:
        """What is put before questions, and before passages."""
        declared = self._model.prompts
        query = declared.get("query") or ""
        names = ("document", "passage", "corpus")
        passage = next((said for name in names if (said := declared.get(name))), "")
        e5 = "e5" in Path(self._chosen).name.lower().replace("_", "-").split("-")
        return ("query: ", "passage: ") if e5 and not (query or passage) else (query, passage)

    def query(self, text: str) -> Vector:
        """The vector of a question."""
        (batch,) = _encoded(self._model, [self.prompts[0] + text], batch=1)
        return batch[0]

    def passages(self, texts: Sequence[str]) -> Iterator[list[Vector]]:
        """The vectors of passages."""
        return _encoded(self._model, [self.prompts[1] + text for text in texts], batch=32)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        if Path(self._chosen).is_dir():
            _stay_offline()
        try:
            return self._opened()
        # Whatever a library, the network or a foreign folder may raise: the answer is the same.
        except Exception as error:
            raise ModelError(
                f"No se pudo abrir el modelo de búsqueda «{self._chosen}» ({error}). "
                "Revise el nombre o la carpeta y, si hay que descargarlo, la conexión. " + _GO_BACK
            ) from error

    def _opened(self) -> "SentenceTransformer":
        from huggingface_hub import constants
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers declares none
        try:
            return SentenceTransformer(self._chosen, device="cpu", local_files_only=True)
        except Exception:
            if Path(self._chosen).is_dir():
                raise
        _reach(constants.ENDPOINT)
        return SentenceTransformer(self._chosen, device="cpu")


def _reach(address: str) -> None:
    """Try a connection once: the libraries would repeat it for minutes. Raises OSError."""
    parts = urlsplit(address)
    port = parts.port or (80 if parts.scheme == "http" else 443)
    with socket.create_connection((parts.hostname or "", port), timeout=_REACH_SECONDS):
        pass


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
