"""Search beside all-MiniLM-L6-v2 and plain BM25, over the same passages in the same run."""

import argparse
import json
import random
import re
import string
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.peer import Tutorial
from bench.scale import report_scale
from bench.table import ratio, show
from calc.figure import Source
from ingest.ficha import Passage, Reading
from vectorstore import Library
from vectorstore.catalogue import put
from vectorstore.encoders import BUNDLED, BundledModel
from vectorstore.terms import STOP_WORDS, words_and_terms

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "bench" / "search_gold.jsonl"
SHARES = (0.0, 0.3, 0.6)
SEEDS = 3
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

_LONG = re.compile(r"[^\W\d_]{5,}")

Search = Callable[[str, str | None], list[str]]
"""A question, and the document it is asked in → the texts of the five best passages, in order."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the passages that answer it; `document` where it is asked within one."""

    text: str
    wanted: tuple[str, ...]
    document: str | None = None


def report(options: argparse.Namespace) -> None:
    if options.xquad is None:
        print("\n(XQuAD-es left out: give its file with --xquad)")
    else:
        _report_xquad(options.xquad)
    with TemporaryDirectory() as folder, Library(Path(folder)) as library:
        list(library.load([ROOT / "fichas"]))
        _report_gold(library)
        _report_threshold(library)
        _report_speed(library)
    report_scale(options.passages, [line["text"] for line in _gold()])


def misspelt(text: str, share: float, rng: random.Random) -> str:
    """Each word of five letters or more hit with that probability by one slip inside it."""

    def hit(match: re.Match[str]) -> str:
        word = match[0]
        if rng.random() >= share:
            return word
        at = rng.randrange(1, len(word) - 1)
        letter = rng.choice(string.ascii_lowercase)
        swap = min(at, len(word) - 3)
        return rng.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:swap] + word[swap + 1] + word[swap] + word[swap + 2 :],
            )
        )

    return _LONG.sub(hit, text)


def _report_xquad(file: Path) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))
    texts = {p["id"]: p["text"] for p in data["passages"]}
    asked = [Asked(q["question"], (texts[q["passage"]],)) for q in data["questions"]]
    with TemporaryDirectory() as folder, Library(Path(folder)) as library:
        passages = tuple(Passage("", t, Source("x", 1, 1, 0, 1, "")) for t in texts.values())
        with library._storage.writing() as connection:
            put(connection, Reading("x", "xquad", "", None, passages, ()))
        peers = _searchers(library, list(texts.values()))
        rows = [
            [name, *(_rates(search, asked, share) for share in SHARES)] for name, search in peers
        ]
    head = ("R@1 / R@5", *(f"{share:.0%} misspelt" for share in SHARES))
    show(f"XQuAD-es, {len(texts)} paragraphs, {len(asked)} questions", head, rows)


def _searchers(library: Library, texts: Sequence[str]) -> list[tuple[str, Search]]:
    tutorial = Tutorial()
    tutorial.add(texts)
    return [
        ("Ficha Clara", lambda query, document: _ours(library, query, document)),
        ("FTS5 bm25, Spanish stems", lambda query, document: _plain(library, query, document)),
        ("all-MiniLM-L6-v2", lambda query, _: tutorial.search(query, 5)),
    ]


def _ours(library: Library, query: str, document: str | None) -> list[str]:
    hits = library.search(query, 5, None if document is None else [document])
    return [hit.passage.text for hit in hits]


def _plain(library: Library, query: str, document: str | None) -> list[str]:
    """BM25 as SQLite has it over the same stems, stop words left out."""
    terms = sorted({t for word, t in words_and_terms(query) if (word or t) not in STOP_WORDS})
    rows = library._storage.connection.execute(
        "SELECT p.text FROM terms JOIN passages p ON p.id = terms.rowid WHERE terms MATCH ? "
        "AND (?2 IS NULL OR p.document = ?2) ORDER BY bm25(terms), p.id LIMIT 5",
        (" OR ".join(f'"{term}"' for term in terms) or '""', document),
    )
    return [text for (text,) in rows]


def _rates(search: Search, asked: Sequence[Asked], share: float) -> str:
    first = fifth = total = 0
    for seed in range(SEEDS if share else 1):
        rng = random.Random(seed)  # noqa: S311 (repeatable slips)
        for question in asked:
            found = search(misspelt(question.text, share, rng), question.document)
            ranks = [any(wanted in text for wanted in question.wanted) for text in found]
            total += 1
            first += any(ranks[:1])
            fifth += any(ranks)
    return f"{first / total:.3f} / {fifth / total:.3f}"


def _gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def _asked(library: Library, lines: Iterable[dict[str, Any]]) -> list[Asked]:
    ids = {card.name.removesuffix(".pdf"): card.document for card in library.cards()}
    connection = library._storage.connection
    found: list[Asked] = []
    for line in lines:
        document = ids[line["ficha"]]
        texts = connection.execute("SELECT text FROM passages WHERE document = ?", (document,))
        said = line["passage"] if isinstance(line["passage"], list) else [line["passage"]]
        wanted = tuple(text for (text,) in texts if any(part in text for part in said))
        assert wanted, f"no passage: {line}"
        found.append(Asked(line["text"], wanted, document if line.get("within") else None))
    return found


def _report_gold(library: Library) -> None:
    rows: list[list[str]] = []
    texts = library._storage.connection.execute("SELECT text FROM passages").fetchall()
    searchers = _searchers(library, [text for (text,) in texts])
    groups = sorted({(line["set"], line["kind"]) for line in _gold() if line["kind"] != "absent"})
    for number, kind in groups:
        lines = [line for line in _gold() if (line["set"], line["kind"]) == (number, kind)]
        asked = _asked(library, lines)
        rates = [_rates(search, asked, 0.0) for _, search in searchers]
        slips = _rates(searchers[0][1], asked, 0.3)
        rows.append([f"set {number}, {kind} ({len(asked)})", *rates, slips])
    # Sets 2 and 3 were written by others; MODEL.md has their rates at first sight. Set 4 was
    # written before the last words were, by the same hand. Set 1 is asked within one ficha where
    # it does not say which; the others are asked over all.
    show(
        "Own questions over the demonstration fichas, R@1 / R@5 (MiniLM: over all fichas)",
        ("", *(name for name, _ in searchers), "Ficha Clara, 30% misspelt"),
        rows,
    )


def _report_threshold(library: Library) -> None:
    """Held-out halves of the questions with and without an answer."""
    lines = _gold()
    there = _asked(library, (line for line in lines if line["kind"] in ("plain", "everyday")))[1::2]
    absent = [line["text"] for line in lines if line["kind"] == "absent"][1::2]

    def top(text: str, document: str | None = None) -> float:
        hits = library.search(text, 1, None if document is None else [document])
        return hits[0].score if hits else 0.0

    kept = [top(question.text, question.document) for question in there]
    refused = [top(text) for text in absent]
    rows = [
        [
            f"{threshold:.1f}",
            f"{sum(s >= threshold for s in kept) / len(kept):.3f}",
            f"{sum(s < threshold for s in refused) / len(refused):.3f}",
        ]
        for threshold in THRESHOLDS
    ]
    head = ("threshold", f"answered ({len(kept)})", f"absent recognised ({len(refused)})")
    show("Score of the best hit as a threshold for not found", head, rows)


def _report_speed(library: Library) -> None:
    import torch

    torch.set_num_threads(1)
    rows = library._storage.connection.execute("SELECT text FROM passages").fetchall()
    texts = [text for (text,) in rows]
    model, tutorial = BundledModel(BUNDLED), Tutorial()
    list(model.passages(texts[:1]))
    ours = _per_second(lambda: list(model.passages(texts)), len(texts))
    peer = _per_second(lambda: tutorial.vectors(texts[:60]), 60)
    show(
        "Embedding, passages per second on one core",
        ("Ficha Clara", "all-MiniLM-L6-v2", ""),
        [[f"{ours:.0f}", f"{peer:.0f}", ratio(ours, peer)]],
    )


def _per_second(work: Callable[[], object], count: int) -> float:
    start = time.perf_counter()
    work()
    return count / (time.perf_counter() - start)
