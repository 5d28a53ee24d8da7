"""The gold questions of tests/cases/preguntas-*.yaml: read, asked and judged.

A third of them, chosen by the checksum of the question, is kept aside: nobody looks at those while
building, and their rate is reported apart.
"""

import random
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from calc.figure import fold
from qa import Answer

CASES = Path(__file__).resolve().parent.parent / "cases"
NOT_THERE = "no está"
AMBIGUOUS = "ambigua"
CONVERSATION = "conversación"
_SHORTEST_TYPO = 5


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what its answer must say; `ficha` is a file, or None for all of them."""

    file: str
    ficha: str | None
    kind: str
    history: tuple[str, ...]
    question: str
    expected: tuple[str, ...]

    @property
    def kept_aside(self) -> bool:
        return zlib.crc32(" ".join((*self.history, self.question)).encode()) % 3 == 0


def cases() -> tuple[Case, ...]:
    """Every case, in the order of the files."""
    return tuple(c for file in sorted(CASES.glob("preguntas-*.yaml")) for c in _read(file))


def _read(file: Path) -> Iterator[Case]:
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    ficha = content.pop("ficha", None)
    for kind, questions in content.items():
        if kind == CONVERSATION:
            for turns in questions:
                *history, question, expected = turns
                yield Case(file.name, ficha, kind, tuple(history), question, _listed(expected))
        else:
            for question, expected in questions.items():
                yield Case(file.name, ficha, kind, (), str(question), _listed(expected))


def _listed(expected: object) -> tuple[str, ...]:
    wanted = expected if isinstance(expected, list) else [expected]
    return tuple("No" if one is False else str(one) for one in wanted)  # YAML reads a bare No


def judge(case: Case, answer: Answer, *, lenient: bool = False) -> str | None:
    """What is wrong with an answer, None where nothing is.

    `lenient`: the name of what is not there need not be spelt right (the question did not either).
    """
    if case.kind == NOT_THERE and answer.status != "not_found":
        return f"contestó ({answer.status}) lo que no está"
    if case.kind == AMBIGUOUS and answer.status != "ambiguous":
        return f"debía preguntar de cuál programa ({answer.status})"
    if case.kind not in (NOT_THERE, AMBIGUOUS) and answer.status != "answered":
        return f"no contestó ({answer.status})"
    said = _plain(answer.answer)
    for wanted in case.expected if case.kind != NOT_THERE or not lenient else ():
        if wanted in ("Sí", "No"):
            opening = re.sub(r"^en «[^»]*»(?: \(\d{4}\))?,? ", "", said)
            if not opening.startswith(fold(wanted)):
                return f"debía empezar con «{wanted}»"
        elif _plain(wanted) not in said:
            return f"no dice «{wanted}»"
    return None


def _plain(text: str) -> str:
    return fold(text).replace("\u00a0", " ")


def misspelt(question: str, typos: int, seed: int) -> str:
    """The question with that many words of five letters or more hit by one slip each."""
    chance = random.Random(zlib.crc32(f"{seed} {question}".encode()))  # noqa: S311 -- repeatable cases
    words = list(re.finditer(r"[^\W\d_]{5,}", question))
    for match in sorted(chance.sample(words, min(typos, len(words))), key=lambda m: -m.start()):
        question = question[: match.start()] + _slip(match[0], chance) + question[match.end() :]
    return question


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    kind = chance.choice(("drop", "change", "swap", "add"))
    letter = chance.choice("abcdefghijlmnoprstuv")
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "change":
        return word[:at] + letter + word[at + 1 :]
    if kind == "add":
        return word[:at] + letter + word[at:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
