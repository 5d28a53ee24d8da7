"""Questions, measured: the gold set by kind and misspelt, and the time that an answer takes.

No other tool that can be run here gives a checkable answer; so each number stands beside the aim
that the project set for it.
"""

import time
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory

from bench.scale import portfolio
from bench.table import show
from ingest.subject import subject_of
from qa import answer
from tests.qa.gold import NOT_THERE, Case, cases, judge, misspelt
from tests.support.asked import asked, fault
from vectorstore import Library
from vectorstore.catalogue import put

ROOT = Path(__file__).resolve().parents[1]
_FIGURES = ("cifra", "derivada")
_MANY = 700
_TIMED = 60
_EACH = 2
"""Facts asked of each family and ficha."""


def report(_options: Namespace) -> None:
    gold = cases()
    with _loaded() as library:
        documents = {card.name: card.document for card in library.cards()}
        _rates(gold, library, documents)
        _misspelt([c for c in gold if not c.kept_aside], library, documents)
        _asked(library)
        one = _times(gold, library, lambda case: ([documents[str(case.ficha)]], case.question))
    with _loaded(_MANY) as library:
        titles = {card.name: str(card.program) for card in library.cards()}
        many = _times(gold, library, lambda case: (None, _naming(case, titles)))
    show(
        "Warm figure question, ms",
        ("fichas", "p50", "p95", "aim p95"),
        [["1", *one, "20"], [f"{_MANY}", *many, "60"]],
    )


@contextmanager
def _loaded(fichas: int = 0) -> Iterator[Library]:
    """The demonstration fichas, with made-up ones beside them up to that number."""
    with TemporaryDirectory() as folder, Library(Path(folder)) as library:
        own = len(list(library.load([ROOT / "fichas"])))
        with library._storage.writing() as connection:
            for reading in islice(portfolio(fichas * 1000), max(0, fichas - own)):
                put(connection, reading)
        if fichas:
            library.rebuild_index()
        yield library


def _rates(gold: Sequence[Case], library: Library, documents: dict[str, str]) -> None:
    """How many of each kind come out right, and how the others fail."""
    told: dict[str, Counter[str]] = {}
    for case in gold:
        outcome = _outcome(case, case.question, library, documents, lenient=False)
        part = "kept aside" if case.kept_aside else "seen"
        for row in (case.kind, f"all, {part}"):
            told.setdefault(row, Counter())[outcome] += 1
    head = ("kind", "questions", "right", "wrong", "refused", "invented")
    rows = [
        [kind, n.total(), f"{n['right'] / n.total():.1%}", n["wrong"], n["refused"], n["invented"]]
        for kind, n in told.items()
    ]
    show("Gold questions over the demonstration fichas", head, rows)


def _misspelt(gold: Sequence[Case], library: Library, documents: dict[str, str]) -> None:
    rows = []
    for typos, aim in ((1, "92 %"), (2, "85 %")):
        right = sum(
            _outcome(c, misspelt(c.question, typos, 0), library, documents, lenient=True) == "right"
            for c in gold
        )
        rows.append([typos, f"{right / len(gold):.1%}", aim])
    show("The same questions misspelt", ("slips", "right", "aim"), rows)


def _asked(library: Library) -> None:
    """Facts of every family, each asked in one of its ways: the answers are worked out apart."""
    random = Random(11)  # noqa: S311  # the same questions each time, no secret
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for card in library.cards():
        ficha = library.ficha(card.document)
        assert ficha is not None, card.name
        for one in asked(subject_of(ficha), random, each=_EACH):
            told[one.fact.family] += 1
            reply = answer(one.question, library, one.history, [card.document])
            right[one.fact.family] += fault(one, reply) is None
    rows = [[f, n, f"{right[f] / n:.1%}"] for f, n in told.items() if right[f] < n]
    total, well = told.total(), right.total()
    rows.append([f"all {len(told)} families", total, f"{well / total:.1%}"])
    show("Questions made of the figures, families with a fault", ("family", "asked", "right"), rows)


def _outcome(
    case: Case, question: str, library: Library, documents: dict[str, str], *, lenient: bool
) -> str:
    """Right, wrong, refused (though it can be answered) or invented (answers what is not there)."""
    within = None if case.ficha is None else [documents[case.ficha]]
    told = answer(question, library, case.history, within)
    if judge(case, told, lenient=lenient) is None:
        return "right"
    if case.kind == NOT_THERE:
        return "invented"
    return "wrong" if told.status == "answered" else "refused"


def _naming(case: Case, titles: dict[str, str]) -> str:
    return f"{case.question.rstrip('?')} en el programa {titles[str(case.ficha)]}?"


def _times(
    gold: Sequence[Case],
    library: Library,
    asked: Callable[[Case], tuple[list[str] | None, str]],
) -> tuple[str, str]:
    """Median and 95th percentile over figure questions, each asked once before it is timed."""
    timed = [c for c in gold if c.ficha is not None and c.kind in _FIGURES and not c.history]
    taken: list[float] = []
    for case in timed[:: max(1, len(timed) // _TIMED)]:
        within, question = asked(case)
        answer(question, library, documents=within)
        start = time.perf_counter()
        answer(question, library, documents=within)
        taken.append((time.perf_counter() - start) * 1000)
    cuts = quantiles(taken, n=20)
    return f"{cuts[9]:.1f}", f"{cuts[18]:.1f}"
