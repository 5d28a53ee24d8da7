"""Amounts in pesos of their own year: the printed amount, taken back by its inflactor."""

import re
from dataclasses import replace

from calc.concepts import vocabulary
from calc.figure import Figure
from calc.formulas import Result, Unavailable, evaluate
from calc.quantity import MILES_DE_PESOS, PORCENTAJE, Interval
from qa.answers.compose import Part, Parts, computed, derivation, in_pesos, listed
from qa.answers.evidence import (
    Found,
    Lacking,
    covered_years,
    figure_hits,
    operands,
    printed_years,
    value,
)
from qa.answers.reckoned import magnitude, related
from qa.kinds.figures import figure
from qa.language.senses import CHANGES
from qa.saying import say
from qa.saying.asking import Ask, Draft

_IN_PESOS_OF = re.compile(
    r"\b(?:(?:pesos|plata|moneda|dinero|lucas|precios|m\$) (?:de|del)(?: ano)?|m\$) "
    r"((?:19|20)\d\d)\b"
)

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


def _in_pesos_of_another(ask: Ask) -> Draft | None:
    """An amount in the pesos of a year that is not its own; None where that is not asked."""
    question = ask.question
    pesos_of = _pesos_asked(ask)
    money = [c for c in question.concepts if vocabulary()[c].unit == MILES_DE_PESOS]
    if pesos_of is None or not money or question.any_of("porque", "significar", *CHANGES):
        return None
    year, own = int(pesos_of[1]), [y for y in question.period.years if y != int(pesos_of[1])]
    index = value(ask.ficha, "inflactor", year)
    if year == ask.ficha.price_year and own and year not in covered_years(ask.ficha):
        return _printed_so(ask, money[0])
    if year == ask.ficha.price_year or (isinstance(index, Found) and not own):
        return None
    if not isinstance(index, Found):
        with_one = printed_years(ask.ficha, "inflactor")
        told = f"trae los de {listed(str(y) for y in with_one)}" if with_one else "no trae ninguno"
        said = f"no se puede pasar a pesos de {year}: la ficha no trae el inflactor de ese año"
        parts = (say.capital(f"{ask.opening}{said} ({told})."), *_as_printed(ask, money[0]))
        return Draft(parts, "not_found", suggestions=("¿Qué es el inflactor?",))
    item = figure.items_for(ask, money[0])[0]
    real = value(ask.ficha, money[0], own[-1], item)
    if not isinstance(real, Found):
        return None
    in_pesos_of = related(
        magnitude(real) / magnitude(index), real.unit, 0, (real, index), "{} / {}"
    )
    named = say.capital(say.subject(money[0], item))
    return Draft(
        (
            *(f"{named} de {own[-1]}, en pesos de {year}, es de ", computed(in_pesos_of)),
            *(". La ficha lo trae ", say.prices(real), ", así que se divide por el inflactor de "),
            *(f"{year}: ", *derivation(in_pesos_of), "."),
        ),
        passages=figure_hits(ask.ficha, [f for one in (real, index) for f in operands(one)]),
        suggestions=("¿Qué es el inflactor?",),
    )


def _printed_so(ask: Ask, concept: str) -> Draft | None:
    """The amount that the ficha prints in just those pesos."""
    real = _printed(ask, concept)
    if not isinstance(real, Found):
        return None
    subject = say.capital(f"{ask.opening}{say.subject(concept, real.item)}")
    parts = (f"{subject} de {real.year} {say.was(concept)} de ", *say.amount(real))
    hits = figure_hits(ask.ficha, operands(real))
    return Draft((*parts, " (", say.prices(real), ")."), passages=hits)


def _printed(ask: Ask, concept: str) -> Found | Lacking | None:
    """The amount of the last year named that the ficha covers."""
    years = [y for y in ask.question.period.years if y in covered_years(ask.ficha)]
    item = figure.items_for(ask, concept)[0]
    return value(ask.ficha, concept, years[-1], item) if years else None


def _as_printed(ask: Ask, concept: str) -> Parts:
    """The amount as the ficha prints it, where the question names its year."""
    found = _printed(ask, concept)
    if not isinstance(found, Found):
        return ()
    subject = say.subject(concept, found.item)
    return (
        f" Como lo imprime, {subject} de {found.year} {say.was(concept)} de ",
        *say.amount(found),
        " (",
        say.prices(found),
        ").",
    )


def plainly(ask: Ask) -> Draft | None:
    """The nominal amount, where nothing but that is asked of it."""
    if (other := _in_pesos_of_another(ask)) is not None:
        return other
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
