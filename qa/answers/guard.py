"""The last look at an answer: every number in it has an owner and none is denied by the fichas.

The finished text is read again by the scanner that judges other people's texts. A number that
asserts something must stand inside one of the answer's figures, print what that figure holds, or
be part of a quotation or of a written-out derivation; what nobody owns is not said. Then the text
is verified as anybody's would be: an answer whose words the fichas contradict is not shown either.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from calc.claims.found.flat import flat
from calc.claims.found.scan import scan
from calc.figure import fold
from calc.judging.choose import Candidate
from calc.number import NumberError, read_number
from calc.verdict import JudgedFigure
from calc.verify import verify_among
from ingest.ficha import Ficha
from ingest.subject import subject_of
from qa.answers.compose import thousands_in
from qa.answers.redone import gives
from qa.answers.types import Answer

_QUOTED = re.compile(r"«[^«»]*»")
_LITERAL = re.compile(r"[-\u2212]?\d(?:[\d.,]*\d)?")


_KNOWN: OrderedDict[str, Candidate | None] = OrderedDict()
_MOST_KNOWN = 64


def candidate(document: str, ficha_of: Callable[[str], Ficha | None]) -> Candidate | None:
    """The ficha of a document ready to be verified against; kept, since an id names a content."""
    if document not in _KNOWN:
        ficha = ficha_of(document)
        _KNOWN[document] = None if ficha is None else Candidate(subject_of(ficha))
        if len(_KNOWN) > _MOST_KNOWN:
            _KNOWN.popitem(last=False)
    return _KNOWN[document]


def guarded(answer: Answer, known: Callable[[str], Candidate | None]) -> Answer:
    """The answer if every number in it is owned and none is false; else one that says why.

    `known` gives the ficha of a document, ready to be verified against.
    """
    faults = (*unowned_numbers(answer), *_denied(answer, known))
    if not faults:
        return answer
    named = ", ".join(f"«{fault}»" for fault in dict.fromkeys(faults))
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
    owned += _quoted_or_derived(answer)
    for figure in answer.figures:
        if text[figure.start : figure.end] != figure.printed or not _prints_its_value(figure):
            yield text[figure.start : figure.end]
    for mention in scan(flat(text))[0]:
        # A minus between two operands is the derivation's, not the number's.
        literal = _LITERAL.search(text, mention.start, mention.end)
        first = literal.end() - len(literal[0].lstrip("-\u2212")) if literal else mention.start
        # What is counted may follow the owner: "48" owns "48 puntos de carga".
        plain = mention.kind in ("count", "points") and mention.scale == 1 and literal is not None
        last = mention.end_number if plain else mention.end
        if not any(start <= first and last <= end for start, end in owned):
            yield text[mention.start : mention.end].strip()


def _denied(answer: Answer, known: Callable[[str], Candidate | None]) -> Iterator[str]:
    """The answer's own figures that the fichas contradict, read as the text of anybody."""
    apart = _quoted_or_derived(answer)
    own = [(f.start, f.end) for f in answer.figures if not _inside((f.start, f.end), apart)]
    documents = dict.fromkeys(f.document for f in answer.figures if f.document is not None)
    candidates = [c for c in map(known, documents) if c is not None]
    if not own or not candidates:
        return
    for judged in verify_among(answer.answer, candidates):
        said = [f for f in answer.figures if f.start < judged.end and judged.start < f.end]
        said = [f for f in said if (f.start, f.end) in own]
        said = [f for f in said if not _proven(f, judged, answer.answer)]
        if judged.verdict == "contradicted" and said:
            yield judged.printed


def _proven(figure: JudgedFigure, judged: JudgedFigure, text: str) -> bool:
    """Whether a figure is right whatever its sentence is read as.

    Its derivation, written out beside it, gives it; or it is the very cell that it was read as,
    or says its own year beside it where another stands in the name of its row; or its row is
    named before it, and it was read as of no row; or it is a cell that only prose denies, which
    counts others of them in the same noun.
    """
    if figure.how == "computed":
        expression = (figure.derivation or "").rpartition(" = ")[0]
        return bool(expression) and expression in text and gives(figure)
    row = figure.item is not None and fold(figure.item) in fold(text[: figure.start])
    if row and judged.item is None and figure.how in ("read", "rounded"):
        return True
    if figure.how == "read" and figure.concept and judged.concept is None:
        return True
    same = (figure.concept, figure.item) == (judged.concept, judged.item)
    dated = re.match(rf"[^.;,()\d]{{0,120}} en {figure.year}\b", text[figure.end :])
    return figure.how == "read" and same and (figure.year == judged.year or dated is not None)


def _quoted_or_derived(answer: Answer) -> list[tuple[int, int]]:
    """Where the text quotes, and where it writes out a derivation, constants and all."""
    text = answer.answer
    spans = [quotation.span() for quotation in _QUOTED.finditer(text)]
    return spans + [span for figure in answer.figures for span in _derivations(text, figure)]


def _inside(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _derivations(text: str, figure: JudgedFigure) -> Iterator[tuple[int, int]]:
    """Where the text writes out a figure's derivation."""
    if figure.derivation and (start := text.find(figure.derivation)) >= 0:
        yield start, start + len(figure.derivation)


def _prints_its_value(figure: JudgedFigure) -> bool:
    """Whether the figure's print reads back as the value that it carries."""
    literal = _LITERAL.search(re.sub(r"M{0,2}\$", "", figure.printed))  # "-M$12" reads as -12
    if literal is None or figure.value is None:
        return figure.value is None
    try:
        return Fraction(read_number(literal[0])) * thousands_in(figure.printed) == figure.value
    except NumberError:
        return False
