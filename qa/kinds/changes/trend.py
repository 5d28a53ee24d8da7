"""Trends over all years, and means of years: what a change between two years does not say."""

from dataclasses import replace
from itertools import pairwise

from calc.formulas import Result, Unavailable, evaluate
from calc.quantity import PORCENTAJE
from qa.answers.compose import Part, derivation, listed
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.answers.types import Table
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


def mean_of(ask: Ask, concept: str, item: str | None, years: tuple[int, ...]) -> Draft:
    """The mean of years."""
    mean = evaluate("promedio", ask.ficha.book, years[-1], item, concept=concept, years=years)
    if isinstance(mean, Unavailable):
        return incomparable(ask, concept, item, [value(ask.ficha, concept, y, item) for y in years])
    subject = say.subject(concept, item).rstrip(",")
    span = listed(str(y) for y in years)
    parts: list[Part] = [
        f"{ask.opening}el promedio en {span} de {subject}: ".replace(" de el ", " del "),
        *derivation(whole(mean)),
        ".",
    ]
    return Draft(
        [say.capital(str(parts[0])), *parts[1:]],
        passages=figure_hits(ask.ficha, mean.inputs),
        suggestions=next_questions(ask, concept, ask.ficha.year),
    )


def whole(mean: Result) -> Result:
    """A mean without the decimals of a whole number; that of percentages keeps them."""
    exact = mean.value.denominator == 1 and mean.unit != PORCENTAJE
    return replace(mean, decimals=0) if exact else mean
