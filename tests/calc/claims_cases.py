"""The readable cases of claims: texts with the verdict that each figure deserves."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from calc.audit import Subject
from calc.verdict import JudgedFigure
from calc.verify import verify
from ingest.child import read_file
from ingest.subject import subject_of

ROOT = Path(__file__).resolve().parent.parent.parent
CASE_FILES = tuple(
    f"afirmaciones{part}.yaml"
    for part in (
        "",
        "-reserva",
        "-prensa",
        "-oficios",
        "-correos",
        "-conteos",
        "-vecinos",
        "-tablas",
        "-lecturas",
        "-leidas",
        "-ronda11b",
        "-ronda11c",
        "-ronda11",
        "-prosa",
        "-ronda12",
        "-ronda13",
        "-cambios",
        "-dichos",
        "-listas",
        "-propias",
        "-barrido",
        "-nombres",
        "-comparadas",
    )
)
VERDICTS = {
    "verificada": "verified",
    "contradicha": "contradicted",
    "no verificable": "unverifiable",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """One figure of a case: its print, its verdict, and what its answer must say."""

    printed: str
    verdict: str
    value: str | None
    words: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """A text, the fichas it is checked against and the figures that it asserts."""

    fichas: tuple[str, ...]
    text: str
    figures: tuple[Expected, ...]


def cases(name: str) -> Iterator[Case]:
    """The cases of a file of tests/cases."""
    groups = yaml.safe_load((ROOT / "tests" / "cases" / name).read_text(encoding="utf-8"))
    for group in groups:
        fichas = group["ficha"] if isinstance(group["ficha"], list) else [group["ficha"]]
        for case in group["casos"]:
            yield Case(tuple(fichas), case["texto"], tuple(map(_expected, case["cifras"])))


def judged(case: Case) -> tuple[JudgedFigure, ...]:
    """What the program says of a case."""
    return verify(case.text, [subject(name) for name in case.fichas])


@cache
def subject(name: str) -> Subject:
    """A demonstration ficha, read from its PDF."""
    ficha = read_file(ROOT / "fichas" / f"{name}.pdf").ficha
    if ficha is None:
        raise ValueError(f"{name} is no ficha")
    return subject_of(ficha)


def _expected(line: str) -> Expected:
    printed, _, rest = line.rpartition(": ")
    verdict, _, words = rest.partition(", ")
    verdict, _, value = verdict.partition(" → ")
    return Expected(printed, VERDICTS[verdict], value or None, words or None)
