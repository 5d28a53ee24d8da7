"""Where a number that somebody has seen comes from: "¿de dónde sale el 38,9?", "¿qué es el 201?".

Promise: every figure of the ficha, printed or computed, that is just that number at its decimals;
the ones computed with their sum, the printed ones with the formula that the ficha gives them.
"""

import re
from collections.abc import Iterator

from calc.concepts import vocabulary
from calc.formulas import CARDS, TOTAL, Input
from calc.number import NumberError, decimals_of, read_number, round_half_up
from calc.quantity import PORCENTAJE
from qa.answers.compose import Part, derivation
from qa.answers.evidence import Found, covered_years, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.prose.definition import written_formula
from qa.named.items import rows
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import clean, place
from qa.text.lines import lines_of

_NUMBER = r"(?P<n>(?:m\$ ?|\$ ?)?\d[\d.]*(?:,\d+)?)(?P<share> (?:%|por ciento))?"
_SEEN = re.compile(
    rf"^(?:y |oye |a ver )*(?:de donde (?:\w+ )?(?:sal|sac|vien|prov|obt|aparec)\w+"
    rf"|(?:como|con que) (?:se )?(?:\w+ )?(?:calcul|sac|lleg|obt)\w+(?: a)?"
    rf"|(?:que|a que|cual) (?:es|son|significa|corresponde|representa|refiere|quiere decir))"
    rf"(?: (?:el|la|los|las|ese|esos|esa|esas|al|a|eso|numero|cifra|de))* {_NUMBER}"
    rf"(?: (?:que|de la ficha|del informe|ese|esa|en|ahi|personas?|pesos)\b.*)?$"
)
_MOST = 4


def answer(ask: Ask) -> Draft | None:
    """What that number is; None where no number alone is asked about, or it is none of these."""
    question = ask.question
    asked = _SEEN.match(question.reading.text)
    if asked is None or any(n.weight >= 1 for n in question.named) or question.items:
        return None
    try:
        number = read_number(asked["n"].lstrip("m$ "))
    except NumberError:
        return None
    years = question.period.years or tuple(reversed(covered_years(ask.ficha)))
    found = [
        one
        for year in years
        for one in _figures(ask, year)
        if (one.unit == PORCENTAJE or not asked["share"])
        and round_half_up(magnitude(one), decimals_of(number)) == number
    ]
    if not found:
        return _in_text(ask, asked["n"])
    latest = [one for one in found if one.year == found[0].year][:_MOST]
    parts: list[Part] = []
    for one in latest:
        parts += [" " if parts else "", *_said(ask, one, first=not parts)]
    figures = [f for one in latest for f in operands(one)]
    return Draft([p for p in parts if p], passages=figure_hits(ask.ficha, figures)[:8])


def _figures(ask: Ask, year: int) -> Iterator[Found]:
    """Every figure of a year, each amount once: the printed ones first."""
    told: list[Found] = []
    for concept, entry in vocabulary().items():
        card = CARDS.get(concept)
        if card is not None and not all(isinstance(i, Input) for i in card.inputs):
            continue  # a change or a share of other figures, which no year alone has
        items = (None,) if entry.item is None else _rows(ask, concept, entry.item)
        for item in items:
            one = value(ask.ficha, concept, year, item)
            if isinstance(one, Found):
                told.append(one)
    yield from sorted(told, key=lambda one: one.figure is None)


def _rows(ask: Ask, concept: str, kind: str) -> tuple[str, ...]:
    names = ask.ficha.book.items(concept) if kind == "indicador" else rows(ask.ficha, kind)
    return tuple(name for name in names if name != TOTAL)


def _said(ask: Ask, one: Found, *, first: bool) -> list[Part]:
    subject = say.subject(one.concept, one.item).rstrip(",")
    verb = "son" if say.is_plural(one.concept) else "es"
    opening = ask.opening if first else "También "
    parts: list[Part] = [f"{say.capital(f'{opening}{verb}')} {subject} de {one.year}: "]
    if one.result is not None:
        return [*parts, "no está impreso, se calcula así: ", *derivation(one.result), "."]
    formula = written_formula(one.concept)
    indicator = next((i for i in ask.ficha.indicators if i.name == one.item), None)
    told = f"; se calcula así: {formula}" if formula else ", que informa la institución"
    if indicator is not None and indicator.formula:
        told = f"; su fórmula es «{clean(indicator.formula)}»"
    return [*parts, *say.amount(one, spoken=False), f", dato impreso en la ficha{told}."]


def _in_text(ask: Ask, literal: str) -> Draft | None:
    """The sentences that tell the number, where no table does."""
    lines = [x for x in lines_of(ask.shelf, ask.ficha.document) if literal in x.said]
    if not lines:
        return None
    said = "; y también: ".join(f"«{clean(x.text)}» ({place(x.hit)})" for x in lines[:2])
    opening = "En" if ask.crowd else "La ficha dice"
    who = f"{opening} «{ask.view.title}»" if ask.crowd else opening
    return Draft((f"{who}: {said}.",), passages=tuple(x.hit for x in lines[:2]))
