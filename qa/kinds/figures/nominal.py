"""Amounts in pesos of their own year: the printed amount, taken back by its inflactor."""

import re
from dataclasses import replace

from calc.concepts import vocabulary
from calc.figure import Figure
from calc.formulas import Result, Unavailable, evaluate
from calc.quantity import MILES_DE_PESOS, PORCENTAJE, Interval
from qa.answers.compose import Part, computed, derivation, in_pesos
from qa.answers.evidence import Found, figure_hits, value
from qa.kinds.figures import figure
from qa.language.senses import CHANGES
from qa.saying import say
from qa.saying.asking import Ask, Draft

_IN_PESOS_OF = re.compile(r"\b(?:(?:pesos|plata|moneda|m\$) (?:de|del)(?: ano)?|m\$) (20\d\d)\b")

_OF_ITS_YEAR = re.compile(
    r"\b(?:pesos|plata|moneda|dinero|precios|valores|lucas) (?:de|del) (?:los )?"
    r"(?:es[aeo]s?|aquel(?:l[ao]s?)?|est[ae]s?|su|sus|cada|propios?|mism[ao]s?)"
    r"(?: (?:mism[ao]s?|propios?|respectivos?))*"
    r" (?:anos?|epoca|tiempos?|entonces|ejercicios?|periodos?)\b"
)
"""As in "en pesos de ese mismo año", "en plata de aquel entonces"."""


def _own_year(ask: Ask, pesos_of: re.Match[str] | None) -> bool:
    """As in "el presupuesto de 2021 en pesos de 2021": the amount in the pesos of its year."""
    if pesos_of is None or int(pesos_of[1]) == ask.ficha.price_year:
        return False
    return set(ask.question.period.years) <= {int(pesos_of[1]), ask.ficha.price_year}


def _pesos_asked(ask: Ask) -> re.Match[str] | None:
    """The year whose pesos are asked for, another than that of the ficha's where two are named."""
    found = list(_IN_PESOS_OF.finditer(ask.question.reading.text))
    others = [m for m in found if int(m[1]) != ask.ficha.price_year]
    return next(iter(others or found), None)


def _changed(ask: Ask, concept: str, item: str | None, years: tuple[int, ...]) -> Draft:
    """How an amount in pesos of its own year changed: from the first year to the last."""
    first, last = (years[0], years[-1]) if len(years) > 1 else (years[-1] - 1, years[-1])
    results = [
        evaluate("monto_nominal", ask.ficha.book, y, item, concept=concept) for y in (first, last)
    ]
    for one in results:
        if isinstance(one, Unavailable):
            return Draft((one.reason,), "not_found")
    base, now = (r for r in results if isinstance(r, Result))
    if base.value == 0:
        return Draft(
            ("No se puede calcular ese cambio: el monto de partida es cero.",), "not_found"
        )
    growth = _growth(base, now)
    verb = "subió" if growth.value > 0 else "bajó" if growth.value < 0 else "no cambió"
    parts: list[Part] = [
        f"En pesos de cada año (nominales), {say.subject(concept, item).rstrip(',')} {verb}; en ",
        f"{first}: ",
        *derivation(base),
        f"; en {last}: ",
        *derivation(now),
        "; el cambio: ",
        *derivation(growth),
        ".",
    ]
    return Draft(parts, passages=figure_hits(ask.ficha, (*base.inputs, *now.inputs)))


def _growth(base: Result, now: Result) -> Result:
    """By how many percent a result is over another, with their operands."""
    number = (now.value / base.value - 1) * 100
    exact = Interval(number, number)
    return replace(
        now,
        value=number,
        unit=PORCENTAJE,
        decimals=1,
        price_year=None,
        interval=exact,
        loose=exact,
        expression=f"({now.expression} / ({base.expression}) − 1) × 100",
        inputs=(*now.inputs, *base.inputs),
        text=None,
    )


def plainly(ask: Ask) -> Draft | None:
    """The nominal amount, where nothing but that is asked of it."""
    question = ask.question
    if question.any_of("porque", "significar", "calcular", "cierto", "tendencia", *CHANGES):
        return None
    return None if question.strangers else answer(ask)


def answer(ask: Ask) -> Draft | None:
    """The nominal amount; None where none is asked for or the concept is no money."""
    question = ask.question
    money = [
        c for c in question.concepts if c in vocabulary() and vocabulary()[c].unit == MILES_DE_PESOS
    ]
    pesos_of = _pesos_asked(ask)
    asked = question.means("nominal") or _OF_ITS_YEAR.search(question.reading.text)
    if not money or not (asked or _own_year(ask, pesos_of)):
        return None
    concept = money[0]
    item = figure.items_for(ask, concept)[0]
    years = figure.years_for(ask, concept, item) if pesos_of is None else (int(pesos_of[1]),)
    if question.any_of("tendencia", *CHANGES) and pesos_of is None:
        return _changed(ask, concept, item, years)
    parts: list[Part] = []
    figures: list[Figure] = []
    answered = False
    for year in years:
        real = value(ask.ficha, concept, year, item)
        result = evaluate("monto_nominal", ask.ficha.book, year, item, concept=concept)
        parts.extend((" ",) if parts else ())
        if isinstance(result, Unavailable) or not isinstance(real, Found):
            parts.append(
                result.reason if isinstance(result, Unavailable) else "La ficha no trae ese monto."
            )
            continue
        answered = True
        shown = computed(result)
        named = say.capital(say.subject(concept, item))
        parts += [
            f"{named} de {year}, en pesos de {year} (nominales), fue de ",
            shown,
            *in_pesos(shown),
        ]
        parts += [
            ". La ficha lo trae ",
            say.prices(real),
            ", así que se divide por el inflactor del año: ",
            *derivation(result),
            ".",
        ]
        figures.extend(result.inputs)
    return Draft(
        parts,
        "answered" if answered else "not_found",
        figure_hits(ask.ficha, figures),
        (
            "¿Qué es el inflactor?",
            "¿Y en pesos de la ficha?",
            "¿Cómo ha evolucionado el presupuesto?",
        ),
        figure.assumed_year(ask, years[0]),
    )
