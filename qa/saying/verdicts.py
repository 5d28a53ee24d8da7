"""What the calculators make of the figures that a question cites."""

import re

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS
from calc.verdict import JudgedFigure
from calc.verify import verify
from ingest.subject import subject_of
from qa.saying.asking import Ask


def verdicts_of(ask: Ask) -> tuple[JudgedFigure, ...]:
    """A verdict on each figure cited, of the programme that is asked about."""
    text = _corrected(ask)
    concepts = ask.question.concepts
    if concepts and all(vocabulary()[c].unit == MILES_DE_PESOS for c in concepts):
        text = _MILLIONS.sub(r"$\g<0>", text)
    return verify(text, (subject_of(ask.ficha),))


_MILLIONS = re.compile(r"(?<![\d.,$])(?<!\$ )\b\d[\d.,]* millones\b(?! de)", re.IGNORECASE)
"""Millions of nothing that is named, which are pesos where money is asked about."""


def _corrected(ask: Ask) -> str:
    """The question as asked, its misspelt words corrected in place."""
    text = ask.question.text
    for asked, known in reversed(
        list(zip(ask.question.reading.asked, ask.question.reading.known, strict=True))
    ):
        if asked.text != known and asked.end - asked.start > 2:
            text = text[: asked.start] + known + text[asked.end :]
    return text
