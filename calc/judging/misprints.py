"""Claims about a figure that its own ficha misprints: its formula gives another value.

The ficha then says two things at once. What it prints stays verified as read, with a warning; what
its own figures give is verified as computed, with the print that differs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from calc.formulas import RECOMPUTED, TOTAL, Result, evaluate
from calc.judging.choose import Candidate
from calc.quantity import Quantity, write_quantity
from calc.subject import Subject
from calc.verdict import JudgedFigure

_FORMULAS = frozenset(card.id for card in RECOMPUTED)


def with_misprints(
    figures: Iterable[JudgedFigure], candidates: Sequence[Candidate]
) -> tuple[JudgedFigure, ...]:
    """The figures, each that is of a misprinted one judged with what the ficha's own sum gives."""
    return tuple(_against_its_formula(figure, candidates) for figure in figures)


def _against_its_formula(figure: JudgedFigure, candidates: Sequence[Candidate]) -> JudgedFigure:
    if figure.concept not in _FORMULAS or figure.verdict == "unverifiable" or figure.item == TOTAL:
        return figure
    for candidate in candidates:
        found = _misprinted(figure, candidate.subject)
        if found is not None:
            return _told(figure, *found)
    return figure


def _misprinted(figure: JudgedFigure, subject: Subject) -> tuple[Quantity, Result] | None:
    """The print of the figure that is meant and what its formula gives, where they cannot agree."""
    if figure.concept is None or figure.year is None:
        return None
    for cell in subject.book.find(figure.concept, figure.year, figure.item):
        if cell.quantity is None or cell.source.document != figure.document:
            continue
        outcome = evaluate(figure.concept, subject.book, cell.year, cell.item)
        if not isinstance(outcome, Result):
            return None
        return None if outcome.meets(cell.quantity) else (cell.quantity, outcome)
    return None


def _told(figure: JudgedFigure, printed: Quantity, result: Result) -> JudgedFigure:
    computed = write_quantity(result.value, printed.unit, printed.decimals)
    derivation = f"{result.expression} = {computed}"
    if figure.verdict == "verified":
        why = f"Así lo imprime la ficha, pero no cuadra con sus otras cifras: {derivation}."
        return replace(figure, reason=why)
    if figure.value is None or figure.unit != printed.unit:
        return figure
    if not Quantity(figure.value, printed.unit).interval.contains(result.value):
        return figure
    why = f"La ficha imprime {printed}, que no cuadra con sus otras cifras: {derivation}."
    sources = (*figure.sources, *result.sources)
    return replace(
        figure,
        verdict="verified",
        how="computed",
        reason=why,
        expected=None,
        derivation=derivation,
        sources=tuple(dict.fromkeys(sources)),
    )
