"""Many figures at once: a sentence that lists them, and a table."""

from fractions import Fraction

from calc.concepts import vocabulary
from calc.figure import Figure
from calc.quantity import MILES_DE_PESOS, UNIDADES
from qa.answers.compose import Part, Parts, derivation, joined
from qa.answers.evidence import Found, Lacking, figure_hits, operands
from qa.answers.reckoned import magnitude, related
from qa.answers.types import Status, Table
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.suggest import next_questions


def in_a_table(ask: Ask, answers: list[Found | Lacking]) -> Draft:
    """Many figures: a sentence with the count and a table."""
    found = [a for a in answers if isinstance(a, Found)]
    columns = ("Dato", "Año", "Valor")
    cells = []
    for one in answers:
        shown = say.shown_value(one).printed if isinstance(one, Found) else one.mark or "no está"
        cells.append((say.capital(say.subject(one.concept, one.item)), str(one.year), shown))
    one_thing = len({a.concept for a in answers}) == 1
    few = len(answers) - len(found) <= _FEW_LACKING
    lines: list[Parts] = [
        (f"{_short(one, bare=one_thing)} en {one.year}: ", *say.amount(one, spoken=False))
        if isinstance(one, Found)
        else (f"{_short(one, bare=one_thing)} en {one.year}: {_instead(one)}",)
        for one in answers
        if isinstance(one, Found) or one.code is not None or few
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


_FEW_LACKING = 2


def _instead(one: Lacking) -> str:
    """The mark in the place of a value, or that the ficha prints none."""
    return f"no registra («{one.mark}»)" if one.code is not None else "no está en la ficha"


def over_years(ask: Ask, found: list[Found]) -> Draft:
    """One figure in a few years: a sentence that names it once, and a table."""
    first = found[0]
    subject = say.subject(first.concept, first.item)
    verb = "dio" if first.concept.startswith("indicador_") else f"{say.was(first.concept)} de"
    said: list[Parts] = [
        (
            # The long unit of a production is said once, after the last number.
            *(say.amount(f, spoken=False) if f is found[-1] else (say.shown_value(f),)),
            f" en {f.year}",
            *((" (", *derivation(f.result), ")") if f.result is not None else ()),
        )
        for f in found
    ]
    prices = dict.fromkeys(p for f in found if (p := say.prices(f)))
    elsewhere = sorted({f.ficha.year for f in found if f.ficha is not ask.ficha})
    notes = [*prices, *(f"según la ficha {y}" for y in elsewhere)]
    end = f" ({', '.join(notes)})." if notes else "."
    start = say.programme(ask.ficha, ask.view.title, named=ask.crowd)
    opening = f"{start}{subject if start else say.capital(subject)} {verb} "
    return Draft(
        [opening, *joined(said), *_in_all(ask, found), end],
        passages=figure_hits(ask.ficha, [f for one in found for f in operands(one)]),
        suggestions=next_questions(ask, first.concept, first.year),
        table=Table(
            ("Año", say.capital(subject.rstrip(","))),
            tuple((str(f.year), say.shown_value(f).printed) for f in found),
        ),
    )


def _in_all(ask: Ask, found: list[Found]) -> Parts:
    """The sum over the years, where so many or so much are asked for between two of them."""
    question = ask.question
    summed = vocabulary()[found[0].concept].unit in _SUMMED and found[0].result is None
    each = question.any_of("tendencia", "cada_") or "unitario" in found[0].concept
    if not summed or each or not question.period.span or not question.any_of(*_HOW_MANY):
        return ()
    total = sum((magnitude(f) for f in found), Fraction(0))
    expression = " + ".join(["{}"] * len(found))
    return ("; en total: ", *derivation(related(total, found[0].unit, 0, found, expression)))


_SUMMED = (MILES_DE_PESOS, UNIDADES)
_HOW_MANY = ("cuanto", "cuantos_")


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
