"""Indicators: which whole numerators can stand behind their percentages.

A ficha prints no operands, so an indicator can seldom be decided; what can be said is whether the
people that the ficha does print could be its denominator.
"""

from collections.abc import Iterator
from fractions import Fraction

from calc.audit.grade import check_id
from calc.audit.listed import listed
from calc.audit.shapes import Checked
from calc.concepts import concept
from calc.figure import Book, Figure
from calc.formulas import possible_numerators
from calc.number import write_number
from calc.quantity import PORCENTAJE, Quantity
from calc.subject import Subject
from calc.verdict import Check


def checks(subject: Subject) -> Iterator[Checked]:
    """One check for each percentage of an indicator."""
    for kind in ("indicador_proposito", "indicador_complementario"):
        for figure in subject.book.find(kind):
            if figure.quantity is not None and figure.quantity.unit == PORCENTAJE:
                yield _check(subject, figure)


def _check(subject: Subject, figure: Figure) -> Checked:
    own = figure.year == subject.year and figure.item is not None
    named = listed(subject, figure.item) if own and figure.item is not None else None
    bases = _denominators(subject.book, figure.year) if named is None else []
    quantity = figure.quantity
    if quantity is None:
        raise ValueError("only a printed value can be checked")
    trials = [possible_numerators(quantity, base) for base, _ in bases]
    reason = "La ficha no imprime el numerador ni el denominador del indicador."
    impossible = [t for t in trials if not t.possible]
    for trial, (_, base) in zip(trials, bases, strict=True):
        verb = "Puede" if trial.possible else "No puede"
        label = concept(base.concept).named + (f" «{base.item}»" if base.item else "")
        reason += f" {verb} ser sobre {label} ({base.printed}): {trial.derivation}."
    if impossible and bases:
        reason += _exact_below(quantity, bases[0][0])
    if named is not None:
        trial = possible_numerators(quantity, named.count)
        verb = "Es posible" if trial.possible else "No es posible"
        reason += f" {verb} sobre los {named.count} que nombra el texto: {trial.derivation}."
    check = Check(
        id=check_id(figure.concept, figure.year, figure.item),
        title=f"{concept(figure.concept).label[0].upper()}{concept(figure.concept).label[1:]}: "
        "numeradores posibles",
        concept=figure.concept,
        year=figure.year,
        item=figure.item,
        verdict="unverifiable",
        printed=str(quantity),
        computed=None,
        derivation="; ".join(t.derivation for t in (impossible or trials)) or None,
        reason=reason,
        sources=(
            figure.source,
            *(base.source for _, base in bases),
            *((named.source,) if named is not None else ()),
        ),
    )
    return Checked(check, ())


def _exact_below(percentage: Quantity, people: int) -> str:
    """The largest number of people up to all of them that gives the percentage exactly."""
    share = Fraction(percentage.value) / 100
    base = people // share.denominator * share.denominator
    if not base or base == people:
        return ""
    trial = possible_numerators(percentage, base)
    return f" Hasta {write_number(people)}, el mayor denominador exacto es {trial.derivation}."


def _denominators(book: Book, year: int) -> list[tuple[int, Figure]]:
    """The counts of people of that year that could be an indicator's denominator."""
    people = book.find("poblacion_beneficiada", year)[:1]
    figures = [*people, *book.find("produccion_componente", year)]
    counts: dict[int, Figure] = {}
    for figure in figures:
        value = figure.quantity.value if figure.quantity else None
        if value is not None and value > 0 and value == value.to_integral_value():
            counts.setdefault(int(value), figure)
    return list(counts.items())
