"""The last look at an answer: every number in it has an owner, or the answer is not shown.

The finished text is read again by the scanner that judges other people's texts. A number that
asserts something must stand inside one of the answer's figures, print what that figure holds, or
be part of a quotation or of a written-out derivation; what nobody owns is not said.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from calc.claims.flat import flat
from calc.claims.scan import scan
from calc.number import NumberError, read_number
from calc.verdict import JudgedFigure
from qa.types import Answer

_QUOTED = re.compile(r"«[^«»]*»")
_LITERAL = re.compile(r"[-\u2212]?\d(?:[\d.,]*\d)?")


def guarded(answer: Answer) -> Answer:
    """The answer if every number in it is owned; else an answer that says why there is none."""
    faults = tuple(unowned_numbers(answer))
    if not faults:
        return answer
    named = ", ".join(f"«{fault}»" for fault in faults)
    return replace(
        answer,
        status="not_found",
        answer=(
            f"Preferí no responder: en la respuesta quedaba sin respaldo {named}, y no muestro "
            "cifras que no pueda derivar de la ficha. Pruebe a preguntarlo de otra manera."
        ),
        figures=(),
        table=None,
    )


def unowned_numbers(answer: Answer) -> Iterator[str]:
    """The numbers of the answer's text that no figure and no quotation owns, as printed."""
    text = answer.answer
    owned = [(figure.start, figure.end) for figure in answer.figures]
    owned += [quotation.span() for quotation in _QUOTED.finditer(text)]
    owned += [span for figure in answer.figures for span in _derivations(text, figure)]
    for figure in answer.figures:
        if text[figure.start : figure.end] != figure.printed or not _prints_its_value(figure):
            yield text[figure.start : figure.end]
    for mention in scan(flat(text))[0]:
        # A minus between two operands is the derivation's, not the number's.
        literal = _LITERAL.search(text, mention.start, mention.end)
        first = literal.end() - len(literal[0].lstrip("-\u2212")) if literal else mention.start
        if not any(start <= first and mention.end <= end for start, end in owned):
            yield text[mention.start : mention.end].strip()


def _derivations(text: str, figure: JudgedFigure) -> Iterator[tuple[int, int]]:
    """Where the text writes out a figure's derivation, constants and all."""
    if figure.derivation and (start := text.find(figure.derivation)) >= 0:
        yield start, start + len(figure.derivation)


def _prints_its_value(figure: JudgedFigure) -> bool:
    """Whether the figure's print reads back as the value that it carries."""
    literal = _LITERAL.search(re.sub(r"M{0,2}\$", "", figure.printed))  # "-M$12" reads as -12
    if literal is None or figure.value is None:
        return figure.value is None
    try:
        return read_number(literal[0]) == figure.value
    except NumberError:
        return False
