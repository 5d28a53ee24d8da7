"""Loading and answering beside the tutorial pipeline: speed, memory, warm and cold answers."""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.table import ratio, show
from tests.support.generate import random_ficha, random_text_options, to_text

ROOT = Path(__file__).resolve().parents[1]
TEXTS = 20
FIGURE = "¿Cuál fue la cobertura de la Clínica Dental Rural en 2023?"
PROSE = "¿Por qué no abrió el centro de Chillán?"


def report(_: argparse.Namespace) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder)
        texts = place / "textos"
        texts.mkdir()
        for seed in range(TEXTS):
            text = to_text(random_ficha(seed), random_text_options(seed))
            (texts / f"ficha-{seed}.txt").write_text(text, encoding="utf-8")
        ours = _child("ours", place, texts)
        peer = _child("peer", place, texts)
        rows = [
            [label, f"{ours[key]:.1f}", f"{peer[key]:.1f}", ratio(ours[key], peer[key])]
            for label, key in (
                ("fichas per second, text", "text"),
                ("fichas per second, PDF", "pdf"),
                ("memory, MB", "memory"),
                ("start-up of loading (imports, model), s", "start"),
                ("warm figure question, ms (peer: passages only)", "figure"),
                ("warm prose question, ms (peer: passages only)", "prose"),
            )
        ]
        show("Loading and answering", ("", "Ficha Clara", "tutorial", ""), rows)
        cold = {
            "a figure": _cold(place / "ours", FIGURE),
            "prose": _cold(place / "ours", PROSE),
        }
        show("Cold `fichas preguntar`, seconds", ("", "median of 5"), list(cold.items()))


def _child(which: str, place: Path, texts: Path) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 (this script)
        [sys.executable, "-m", "bench.load", which, str(place), str(texts)],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _measure_ours(place: Path, texts: Path) -> dict[str, float]:
    start = time.perf_counter()
    from qa.answering import answer
    from vectorstore import Library

    with Library(place / "ours") as library:
        warm = place / "primera.txt"
        warm.write_text("Minuta\n\nUn párrafo cualquiera.", encoding="utf-8")
        list(library.load([warm]))
        begun = time.perf_counter() - start
        text = _rate(lambda: len(list(library.load([texts]))))
        pdf = _rate(lambda: len(list(library.load([ROOT / "fichas"]))))
        return {
            "text": text,
            "pdf": pdf,
            "start": begun,
            "figure": _median_ms(lambda: answer(FIGURE, library)),
            "prose": _median_ms(lambda: answer(PROSE, library)),
        }


def _measure_peer(place: Path, texts: Path) -> dict[str, float]:
    del place
    start = time.perf_counter()
    from bench.peer import Tutorial

    tutorial = Tutorial()
    tutorial.add(["Un párrafo cualquiera."])
    begun = time.perf_counter() - start

    def load(folder: Path, pattern: str) -> int:
        files = sorted(folder.glob(pattern))
        for file in files:
            tutorial.load(file)
        return len(files)

    return {
        "text": _rate(lambda: load(texts, "*.txt")),
        "pdf": _rate(lambda: load(ROOT / "fichas", "*.pdf")),
        "start": begun,
        "figure": _median_ms(lambda: tutorial.search(FIGURE)),
        "prose": _median_ms(lambda: tutorial.search(PROSE)),
    }


def _rate(load: Callable[[], int]) -> float:
    start = time.perf_counter()
    return load() / (time.perf_counter() - start)


def _median_ms(call: Callable[[], object], times: int = 15) -> float:
    taken: list[float] = []
    call()
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def _cold(data: Path, question: str) -> str:
    taken: list[float] = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(  # noqa: S603 (this project's own command)
            [sys.executable, "-m", "cli", "preguntar", question, "--json", "--datos", str(data)],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        taken.append(time.perf_counter() - start)
    return f"{median(taken):.2f}"


if __name__ == "__main__":
    measure = {"ours": _measure_ours, "peer": _measure_peer}[sys.argv[1]]
    found = measure(Path(sys.argv[2]), Path(sys.argv[3]))
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found))
