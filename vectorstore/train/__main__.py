"""Trains and writes the bundled model: `python -m vectorstore.train [FOLDER]`, in a minute.

The rows of hashed pieces are random signs times how telling a piece is: they make two texts alike
that share pieces, without any training. The rows of the learnt words start at zero and are taught
by pairs, so that what people say for what a ficha calls otherwise comes near it; a word without
such a row is what it is spelt, and no noise.
"""

import math
import random
import sys
from collections import Counter
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from vectorstore.pieces import BUCKETS, Pieces, weighed_words
from vectorstore.table import Vector, write_table
from vectorstore.train.pairs import (
    all_pairs,
    learnt_words,
    lessons,
    misspelt,
    sentences,
)

DIMENSIONS = 512
SEED = 20240424
EPOCHS, BATCH, RATE, SHARPNESS, DECAY = 6, 256, 0.01, 12.0, 0.005
SLIPS = 0.25
"""The share of longer words that are misspelt while training."""

ROOT = Path(__file__).resolve().parents[2]


def main(folder: Path) -> None:
    """Make the model's folder."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    lines = sentences(ROOT)
    pairs = all_pairs()
    learnt = learnt_words(pairs)
    pieces = Pieces(learnt)
    surface = surface_rows(pieces, [*lines, *(text for pair in pairs for text in pair)])
    meaning = learn_meaning(pieces, lines, surface)
    rows, scale = to_small_integers(np.concatenate([surface, meaning]))
    write_table(folder, rows, scale, learnt)


def surface_rows(pieces: Pieces, texts: list[str]) -> Vector:
    """Random signs a bucket, times the inverse frequency of its pieces among the words known."""
    words = sorted({word for text in texts for word in weighed_words(text)})
    counts = Counter(row for word in words for row in set(pieces.of(word)))
    whole = math.log(len(words) + 1)
    weights = [math.log((len(words) + 1) / (1 + counts[b])) / whole for b in range(BUCKETS)]
    signs = np.random.default_rng(SEED).integers(0, 2, (BUCKETS, DIMENSIONS)) * 2 - 1
    scaled = signs * np.array(weights)[:, None] / math.sqrt(DIMENSIONS)
    return np.asarray(scaled, dtype=np.float32)


def learn_meaning(pieces: Pieces, lines: list[str], surface: Vector) -> Vector:
    """The rows of the learnt words: contrastive, each pair against the rest of its batch."""
    rng = random.Random(SEED)  # noqa: S311 (a repeatable shuffle)
    texts = Texts(pieces, surface)
    optimizer = torch.optim.Adam([texts.learnt], lr=RATE)
    for epoch in range(EPOCHS):
        losses = []
        taught = lessons(lines, rng)
        for at in range(0, len(taught), BATCH):
            batch = taught[at : at + BATCH]
            asked = texts.vectors([misspelt(a, SLIPS, rng) for a, _ in batch])
            written = texts.vectors([b for _, b in batch])
            numbers = torch.tensor([hash_of(b) for _, b in batch])
            same = (numbers[:, None] == numbers[None, :]).float()
            loss = nn.functional.cross_entropy(
                SHARPNESS * asked @ written.T, same / same.sum(1, keepdim=True)
            )
            loss = loss + DECAY * texts.learnt.pow(2).sum(1).sum() / len(batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch declares no types for it
            optimizer.step()
            losses.append(float(loss.detach()))
        sys.stderr.write(f"época {epoch + 1}/{EPOCHS}: pérdida {np.mean(losses):.3f}\n")
    return np.asarray(texts.learnt.detach().numpy(), dtype=np.float32)


class Texts:
    """Texts → unit vectors, by the rows of hashed pieces, which stay, and those to be learnt.

    What a word's hashed pieces make is kept: it is the same in every text and epoch.
    """

    def __init__(self, pieces: Pieces, surface: Vector) -> None:
        self.learnt = nn.Parameter(torch.zeros(pieces.rows - BUCKETS, DIMENSIONS))
        self._pieces = pieces
        self._surface = surface
        self._hashed = lru_cache(maxsize=100_000)(self._read_hashed)

    def vectors(self, texts: list[str]) -> torch.Tensor:
        """One row a text."""
        numbers: dict[str, int] = {}
        hashed: list[list[tuple[int, float]]] = []
        taught: list[list[tuple[int, float]]] = []
        for text in texts:
            weighed = weighed_words(text).items()
            hashed.append([(numbers.setdefault(w, len(numbers)), weight) for w, weight in weighed])
            rows = [(self._pieces.of(word)[-1] - BUCKETS, weight) for word, weight in weighed]
            taught.append([(row, weight) for row, weight in rows if row >= 0])
        words = torch.from_numpy(np.array([self._hashed(word) for word in numbers]))
        return nn.functional.normalize(_summed(words, hashed) + _summed(self.learnt, taught), dim=1)

    def _read_hashed(self, word: str) -> Vector:
        rows = [row for row in self._pieces.of(word) if row < BUCKETS]
        return np.asarray(self._surface[rows].sum(axis=0), dtype=np.float32)


def hash_of(text: str) -> int:
    """A number that texts share only if they are equal, the same in every run."""
    return int.from_bytes(blake2b(text.encode(), digest_size=7).digest())


def _summed(table: torch.Tensor, bags: list[list[tuple[int, float]]]) -> torch.Tensor:
    starts = [0]
    for bag in bags:
        starts.append(starts[-1] + len(bag))
    return nn.functional.embedding_bag(
        torch.tensor([row for bag in bags for row, _ in bag], dtype=torch.long),
        table,
        torch.tensor(starts[:-1]),
        mode="sum",
        per_sample_weights=torch.tensor([w for bag in bags for _, w in bag], dtype=torch.float32),
    )


def to_small_integers(rows: Vector) -> tuple[npt.NDArray[np.int8], Vector]:
    """The table as integers from -127 to 127 and the scale of each column."""
    scale = (np.abs(rows).max(axis=0) / 127).astype(np.float32)
    return np.rint(rows / scale).astype(np.int8), scale


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "vectorstore" / "model")
