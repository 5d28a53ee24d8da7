"""Many figures at once: a sentence that lists them, and a table."""

from calc.concepts import vocabulary
from calc.figure import Figure
from qa import say
from qa.asking import Ask, Draft
from qa.compose import Part, Parts, joined
from qa.evidence import Found, Lacking, figure_hits, operands
from qa.suggest import next_questions
from qa.types import Status, Table


def in_a_table(ask: Ask, answers: list[Found | Lacking]) -> Draft:
    """Many figures: a sentence with the count and a table."""
    found = [a for a in answers if isinstance(a, Found)]
    columns = ("Dato", "Año", "Valor")
    cells = []
    for one in answers:
        shown = say.shown_value(one).printed if isinstance(one, Found) else one.mark or "no está"
        cells.append((say.capital(say.subject(one.concept, one.item)), str(one.year), shown))
    one_thing = len({a.concept for a in answers}) == 1
    lines: list[Parts] = [
        (f"{_short(one, bare=one_thing)} en {one.year}: ", *say.amount(one, spoken=False))
        if isinstance(one, Found)
        else (f"{_short(one, bare=one_thing)} en {one.year}: no registra («{one.mark}»)",)
        for one in answers
        if isinstance(one, Found) or one.code is not None
    ]
    first = say.programme(ask.ficha, ask.view.title, named=ask.crowd)
    what = f"{vocabulary()[answers[0].concept].named}: " if one_thing else ""
    start = f"{first}según la ficha, {what}" if what else f"{first}según la ficha: "
    parts: list[Part] = [say.capital(start)]
    parts.extend(joined(lines, "; y ") if lines else ("no hay datos",))
    parts.append(".")
    figures = [f for a in answers for f in figures_of(a)]
    status: Status = "answered" if found else "not_found"
    return Draft(
        parts,
        status,
        figure_hits(ask.ficha, figures),
        next_questions(ask, answers[0].concept, answers[0].year),
        (),
        Table(columns, tuple(cells)),
    )


def _short(one: Found | Lacking, *, bare: bool) -> str:
    """A row by its name where all figures are of one concept, else with its concept."""
    if one.item and bare:
        return say.row(one.concept, one.item)
    return say.subject(one.concept, one.item)


def figures_of(one: Found | Lacking) -> tuple[Figure, ...]:
    """The printed figures behind a value, or the mark in its place."""
    if isinstance(one, Found):
        return operands(one)
    if one.code is not None:
        return (one.code,)
    return one.unavailable.inputs if one.unavailable else ()
