"""Printed figures that the rest of their ficha speaks against: told, and never without saying so.

A typing error of the ficha reads like any other figure; its audit knows better.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from calc.audit import doubts
from calc.number import NumberError, read_number
from calc.verdict import Check
from ingest.ficha import Ficha
from ingest.subject import subject_of
from qa.answers.compose import Part, Parts, Shown, assemble, numbers_of

Doubts = dict[tuple[str | None, int | None, str | None, Decimal | None], Check]
"""What speaks against a printed figure: by its concept, year, item and value."""

_MOST_DOCUMENTS = 4
"""An audit takes some milliseconds: an answer over a whole portfolio is told without them."""
_MOST_TOLD = 2


def doubts_of(ficha: Ficha) -> Doubts:
    """What the audit of a ficha has against its figures."""
    return {
        (figure.concept, figure.year, figure.item, figure.quantity.value): check
        for figure, check in doubts(subject_of(ficha)).items()
        if figure.quantity is not None
    }


def warned(parts: Sequence[Part], known: Callable[[str], Doubts]) -> Parts:
    """The answer and, after it, which of the printed figures that it tells do not add up.

    `known` gives the doubts of a document. What the answer says itself is not said again.
    """
    text = assemble(parts)[0]
    told = [c for c in _doubted(parts, known) if not _is_said(c, text)][:_MOST_TOLD]
    return (*parts, *(part for check in told for part in _said(check)))


def _doubted(parts: Iterable[Part], known: Callable[[str], Doubts]) -> Iterator[Check]:
    shown = [p for p in parts if isinstance(p, Shown) and p.how == "read" and p.document]
    if len({p.document for p in shown}) > _MOST_DOCUMENTS:
        return
    told = set()
    for part in shown:
        check = known(part.document or "").get((part.concept, part.year, part.item, part.value))
        if check is not None and check.id not in told:
            told.add(check.id)
            yield check


def _is_said(check: Check, text: str) -> bool:
    """Whether the answer holds what the check derives, or the other print of the same figure."""
    both = (check.printed or "") in text and (check.computed or "") in text
    return (check.derivation or "") in text or (both and not _is_worked_out(check))


def _is_worked_out(check: Check) -> bool:
    """Whether figures are put together; else two prints of one figure are set side by side."""
    expression = (check.derivation or "").rpartition(" = ")[0]
    return any(sign in expression for sign in "+/×−")


def _said(check: Check) -> Parts:
    document = check.sources[0].document if check.sources else None
    cell = (check.concept, check.year, check.item, document, check.sources)
    printed = Shown(check.printed or "", _value(check.printed or ""), None, "read", *cell)
    other = check.computed or ""
    year = f" en {check.year}." if check.year else "."
    if not _is_worked_out(check):
        shown = Shown(other, _value(other), None, "read", *cell)
        return (" Ojo: las tablas de la ficha no coinciden: imprimen ", printed, " y ", shown, year)
    expression, _, result = (check.derivation or "").rpartition(" = ")
    return (
        " Ojo: no cuadra con otras cifras de la ficha: ",
        *numbers_of(expression, check.sources),
        " = ",
        Shown(result, _value(result), None, "computed", *cell, check.derivation),
        ", y la ficha imprime ",
        printed,
        year,
    )


def _value(printed: str) -> Decimal | None:
    """The number of a print with its unit: "M$1.273,9", "5.356 personas"."""
    try:
        return read_number(printed.removeprefix("M$").partition(" ")[0])
    except NumberError:
        return None
