"""Search as the catalogue grows: a simulated portfolio, its query times, Chroma against exact."""

import hashlib
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

import numpy as np

from bench.table import show
from calc.figure import Book
from ingest.child import read_file
from ingest.ficha import Reading
from vectorstore import Library
from vectorstore.catalogue import all_speakers, put

ROOT = Path(__file__).resolve().parents[1]
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo")
_NEAREST, _PART = 10, 10_000


def report_scale(sizes: Sequence[int], questions: Sequence[str]) -> None:
    """Times of the questions over catalogues of those sizes, and the recall of the largest."""
    rows: list[list[str]] = []
    recall: list[list[str]] = []
    for size in sizes:
        with TemporaryDirectory() as folder, Library(Path(folder)) as library:
            start = time.perf_counter()
            with library._storage.writing() as connection:
                for reading in portfolio(size):
                    put(connection, reading)
            written = time.perf_counter() - start
            start = time.perf_counter()
            library.rebuild_index()
            indexed = time.perf_counter() - start
            times = _times(library, questions)
            cuts = quantiles(times, n=20)
            millis = (f"{cuts[9]:.1f}", f"{cuts[18]:.1f}", f"{max(times):.1f}")
            rows.append([f"{size:,}", *millis, f"{written:.0f}", f"{indexed:.0f}"])
            recall.append([f"{size:,}", f"{_recall(library, questions):.4f}"])
    head = ("passages", "p50 ms", "p95 ms", "max ms", "writing s", "indexing s")
    show("Query time by size of a simulated catalogue", head, rows)
    show(f"Recall of Chroma's {_NEAREST} nearest against exact search", ("passages", ""), recall)


def portfolio(passages: int) -> Iterator[Reading]:
    """The demonstration fichas again and again under made-up names, with made-up words."""
    rng = random.Random(1)  # noqa: S311 (a repeatable simulation)
    originals = [read_file(file) for file in sorted((ROOT / "fichas").glob("*.pdf"))]
    made = number = 0
    while made < passages:
        reading = originals[number % len(originals)]
        number += 1
        made += len(reading.passages)
        yield _renamed(reading, number, rng)


def _renamed(reading: Reading, number: int, rng: random.Random) -> Reading:
    document = hashlib.sha256(str(number).encode()).hexdigest()
    if reading.ficha is None:
        raise ValueError("the demonstration fichas are fichas")
    word = _word(rng)
    passages = tuple(
        replace(
            p,
            text=p.text.replace(" de la ", f" de la {word} ", 1),
            source=replace(p.source, document=document),
        )
        for p in reading.passages
    )
    book = Book(
        tuple(replace(f, source=replace(f.source, document=document)) for f in reading.ficha.book)
    )
    name = f"{_word(rng)} {_word(rng)} {reading.ficha.program.split()[0]} {number}"
    ficha = replace(reading.ficha, document=document, program=name, book=book)
    return replace(reading, document=document, ficha=ficha, passages=passages)


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(3))


def _times(library: Library, questions: Sequence[str]) -> list[float]:
    taken: list[float] = []
    for question in (*questions[:5], *questions):
        start = time.perf_counter()
        library.search(question)
        taken.append((time.perf_counter() - start) * 1000)
    return taken[5:]


def _recall(library: Library, questions: Sequence[str]) -> float:
    """The share of the exact nearest that Chroma's graph finds; equal cosines count as found.

    Passages that say the same have one vector, so the nearest are different texts.
    """
    encoder = library._dense.encoder
    numbers = sorted(all_speakers(library._storage.connection))
    with library._dense.opened() as folder:
        parts = [numbers[at : at + _PART] for at in range(0, len(numbers), _PART)]
        vectors = np.concatenate([list(folder.vectors(part).values()) for part in parts])
        found = 0
        for question in questions:
            query = encoder.query(question)
            least = np.partition(vectors @ query, -_NEAREST)[-_NEAREST]
            near = folder.nearest(query, _NEAREST)
            found += sum(cosine >= least - 1e-5 for _, cosine in near)
    return found / (_NEAREST * len(questions))
