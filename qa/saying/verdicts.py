"""What the calculators make of the figures that a question cites."""

from calc.verdict import JudgedFigure
from calc.verify import verify
from ingest.subject import subject_of
from qa.saying.asking import Ask


def verdicts_of(ask: Ask) -> tuple[JudgedFigure, ...]:
    """A verdict on each figure cited, of the programme that is asked about."""
    return verify(_corrected(ask), (subject_of(ask.ficha),))


def _corrected(ask: Ask) -> str:
    """The question as asked, its misspelt words corrected in place."""
    text = ask.question.text
    for asked, known in reversed(
        list(zip(ask.question.reading.asked, ask.question.reading.known, strict=True))
    ):
        if asked.text != known and asked.end - asked.start > 2:
            text = text[: asked.start] + known + text[asked.end :]
    return text
