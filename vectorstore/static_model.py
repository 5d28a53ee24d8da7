"""The bundled sentence-transformers model, composed in code from a plain folder.

A static model: a text's vector is the weighed sum of its words' vectors, and a word's the sum of
its pieces' rows in one table. No transformer runs. `modules.json` and `trust_remote_code` are not
needed: the folder holds numbers only, checked against the hash that the training wrote.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules.input_module import InputModule
from sentence_transformers.sentence_transformer.modules import Normalize
from torch import nn

from vectorstore.pieces import Pieces, weighed_words
from vectorstore.table import Table, read_table


class PiecesEmbedding(InputModule):
    """Texts → unnormalised vectors of shape (texts, dimensions)."""

    def __init__(self, table: Table) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the base class declares no types
        rows = torch.from_numpy(np.array(table.rows)).float() * torch.from_numpy(table.scale)
        self.embedding = nn.EmbeddingBag.from_pretrained(rows, mode="sum")
        self._pieces = Pieces(table.learnt)
        self.dimensions = int(rows.shape[1])

    def preprocess(  # type: ignore[override]  # texts are all that a table of words can read
        self,
        inputs: Sequence[str],
        prompt: str | None = None,
        **_: Any,
    ) -> dict[str, torch.Tensor | Any]:
        """The words of the batch, each once, as bags of pieces; the texts as bags of words."""
        numbers: dict[str, int] = {}
        words: list[int] = []
        weights: list[float] = []
        offsets: list[int] = []
        for text in inputs:
            offsets.append(len(words))
            for word, weight in weighed_words((prompt or "") + text).items():
                words.append(numbers.setdefault(word, len(numbers)))
                weights.append(weight)
        bags = [self._pieces.of(word) for word in numbers]
        starts = [0]
        for bag in bags:
            starts.append(starts[-1] + len(bag))
        return {
            "pieces": torch.tensor([p for bag in bags for p in bag], dtype=torch.long),
            "starts": torch.tensor(starts[:-1], dtype=torch.long),
            "words": torch.tensor(words, dtype=torch.long),
            "weights": torch.tensor(weights, dtype=torch.float32),
            "offsets": torch.tensor(offsets, dtype=torch.long),
        }

    def forward(self, features: dict[str, torch.Tensor], **_: Any) -> dict[str, torch.Tensor]:
        """Adds "sentence_embedding" to the features."""
        words = self.embedding(features["pieces"], features["starts"])
        features["sentence_embedding"] = nn.functional.embedding_bag(
            features["words"],
            words,
            features["offsets"],
            mode="sum",
            per_sample_weights=features["weights"],
        )
        return features

    def get_embedding_dimension(self) -> int:
        """How long a vector is."""
        return self.dimensions

    def save(self, output_path: str, *_args: Any, **_kwargs: Any) -> None:
        """Refused: the model's folder is written by `vectorstore.train` alone."""
        raise NotImplementedError(output_path)


def open_static_model(folder: Path) -> SentenceTransformer:
    """The model of a folder, on the CPU; raises ModelError where it is not whole."""
    module = PiecesEmbedding(read_table(folder))
    return SentenceTransformer(modules=[module, Normalize()], device="cpu")
