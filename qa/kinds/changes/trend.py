"""Trends over all years, and means of years: what a change between two years does not say."""

from itertools import pairwise

from calc.figure import Figure
from calc.formulas import Result, Unavailable, evaluate
from qa.answers.compose import Part, derivation, listed
from qa.answers.evidence import Found, Lacking, covered_years, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.answers.types import Table
from qa.language.senses import CHANGES
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.differences import direction, incomparable, unsigned
from qa.saying.suggest import next_questions


def trend(ask: Ask, concept: str, item: str | None, years: tuple[int, ...]) -> Draft:
    """All years: a sentence with the direction, and a table."""
    rows = [value(ask.ficha, concept, y, item) for y in years]
    found = [r for r in rows if isinstance(r, Found)]
    if not found:
        return incomparable(ask, concept, item, rows)
    subject = say.subject(concept, item).rstrip(",")
    verdict = _went_all_along(ask, found)
    start = f"{ask.opening}{verdict.lower() if ask.opening else verdict}{subject}"
    parts: list[Part] = [
        start if ask.crowd else say.capital(start),
        f" {say.was(concept)} de " if not concept.startswith("indicador") else " dio ",
    ]
    for i, one in enumerate(rows):
        parts.append("" if i == 0 else " y " if i == len(rows) - 1 else ", ")
        if isinstance(one, Found):
            parts += [*say.amount(one, spoken=False), f" en {one.year}"]
        else:
            mark = one.code.missing if one.code is not None else None
            parts.append(
                f"«{mark}» (sin valor) en {one.year}" if mark else f"sin dato en {one.year}"
            )
    parts.append(".")
    if len(found) >= 2:
        change = evaluate(
            "variacion_absoluta",
            ask.ficha.book,
            found[-1].year,
            item,
            concept=concept,
            base_year=found[0].year,
        )
        if isinstance(change, Result):
            parts += [f" Entre {found[0].year} y {found[-1].year} {direction(change)}"]
            if change.value != 0:
                parts += [" ", unsigned(change), " (", *derivation(change), ")"]
            parts.append(".")
    cells = tuple(
        (
            str(r.year),
            say.shown_value(r).printed
            if isinstance(r, Found)
            else (r.code.missing or "no está")
            if r.code
            else "no está",
        )
        for r in rows
    )
    figures = [f for one in found for f in operands(one)]
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, figures),
        suggestions=next_questions(ask, concept, years[-1]),
        table=Table(("Año", say.capital(subject)), cells),
    )


def _went_all_along(ask: Ask, found: list[Found]) -> str:
    """Sí or No first, where the question asks whether a figure has gone one way."""
    question = ask.question
    asks = question.any_of("cuanto", "porque", "cambiar") or "como" in question.reading.known[:2]
    if asks or question.means("subir") == question.means("bajar") or len(found) < 2:
        return ""
    values = [magnitude(f) for f in found]
    steps = [b > a if question.means("subir") else b < a for a, b in pairwise(values)]
    return "Sí: " if all(steps) else "No: " if not any(steps) else "No siempre: "


def against_mean(ask: Ask, concept: str, item: str | None, years: tuple[int, ...]) -> Draft:
    """The mean of years, or the change of the ficha's year against it."""
    compares = ask.question.any_of("respecto", *CHANGES)
    base_years = (
        years
        if not compares or len(ask.question.period.years) >= 2
        else tuple(y for y in covered_years(ask.ficha) if y < ask.ficha.year)
    )
    if not ask.question.period.years and not compares:
        base_years = covered_years(ask.ficha)
    rows = [value(ask.ficha, concept, y, item) for y in base_years]
    blank = [r for r in rows if isinstance(r, Lacking)]
    if blank:
        return incomparable(ask, concept, item, rows)
    mean = evaluate(
        "promedio", ask.ficha.book, base_years[-1], item, concept=concept, years=base_years
    )
    if isinstance(mean, Unavailable):
        return Draft((mean.reason,), "not_found")
    subject = say.subject(concept, item).rstrip(",")
    span = listed(str(y) for y in base_years)
    parts: list[Part] = [
        f"El promedio en {span} de {subject}: ".replace(" de el ", " del "),
        *derivation(mean),
    ]
    figures: list[Figure] = list(mean.inputs)
    last = value(ask.ficha, concept, ask.ficha.year, item)
    if (
        compares
        and ask.ficha.year not in base_years
        and isinstance(last, Found)
        and last.figure is not None
    ):
        change = _over_mean(mean, last)
        parts += [f"; en {ask.ficha.year} fue de ", *say.amount(last, spoken=False), ", ", change]
        figures.append(last.figure)
    parts.append(".")
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, figures),
        suggestions=next_questions(ask, concept, ask.ficha.year),
    )


def _over_mean(mean: Result, last: Found) -> str:
    if last.figure is None or last.figure.quantity is None:
        return ""
    return "sobre ese promedio" if last.figure.quantity.value > mean.value else "bajo ese promedio"
