"""Every printed figure that has a formula of its own, recomputed."""

from collections.abc import Iterator

from calc.audit.grade import recomputed
from calc.audit.shapes import Checked
from calc.concepts import vocabulary
from calc.formulas import RECOMPUTED, TOTAL, evaluate
from calc.subject import Subject

_CARDS = tuple(card for card in RECOMPUTED if card.id in vocabulary())


def checks(subject: Subject) -> Iterator[Checked]:
    """One check for each value that a formula gives too; total rows belong to the sums."""
    for card in _CARDS:
        for figure in subject.book.find(card.id):
            if figure.quantity is None or figure.item == TOTAL:
                continue
            outcome = evaluate(card.id, subject.book, figure.year, figure.item)
            title = f"{card.label[0].upper()}{card.label[1:]}: recálculo"
            yield recomputed(card.id, title, figure, outcome)
