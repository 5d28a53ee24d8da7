"""The same value printed in two places, and identities between tables."""

from collections.abc import Iterator
from itertools import pairwise

from calc.audit.grade import same, summed
from calc.audit.shapes import Checked, Remark
from calc.concepts import concept
from calc.figure import Figure, fold
from calc.formulas import TOTAL
from calc.subject import Subject


def checks(subject: Subject) -> Iterator[Checked]:
    """Repeated prints, and the regional total against the components."""
    for group in _repeated(subject):
        values = [f for f in group if f.quantity is not None]
        for first, second in pairwise(values):
            label = concept(first.concept).label
            yield same(f"repetida.{first.concept}", f"La misma cifra: {label}", first, second)
    yield from _regional_total(subject)


def remarks(subject: Subject) -> Iterator[Remark]:
    """A value in one place and a mark of absence in another."""
    for group in _repeated(subject):
        values = [f for f in group if f.quantity is not None]
        marks = [f for f in group if f.quantity is None]
        if values and marks:
            first, label = values[0], concept(values[0].concept).named
            text = (
                f"En {first.year}, {label} figura como {first.printed} en una tabla y como "
                f"«{marks[0].printed}» en otra; no son lo mismo."
            )
            sources = (first.source, marks[0].source)
            yield Remark("valor_y_guion", text, first.concept, first.year, first.item, sources)


def _repeated(subject: Subject) -> Iterator[list[Figure]]:
    """Figures of one key, where there are several."""
    groups: dict[tuple[str, int, str | None], list[Figure]] = {}
    for figure in subject.book:
        item = None if figure.item is None else fold(figure.item)
        groups.setdefault((figure.concept, figure.year, item), []).append(figure)
    return (group for group in groups.values() if len(group) > 1)


def _regional_total(subject: Subject) -> Iterator[Checked]:
    """What all regions spent is what all components spent."""
    for figure in subject.book.find("gasto_region", item=TOTAL):
        other = subject.book.one("total_gastos_componentes", figure.year)
        if figure.quantity is not None and other is not None and other.quantity is not None:
            title = "El total regional es el gasto de componentes"
            yield summed("total_regional", title, figure, (other,))
