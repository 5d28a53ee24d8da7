"""Amounts in pesos of their own year: the printed amount, taken back by its inflactor."""

import re

from calc.concepts import vocabulary
from calc.figure import Figure
from calc.formulas import Unavailable, evaluate
from calc.quantity import MILES_DE_PESOS
from qa import say
from qa.asking import Ask, Draft
from qa.compose import Part, computed, derivation, in_pesos
from qa.evidence import Found, figure_hits, value
from qa.kinds import figure

_IN_PESOS_OF = re.compile(r"\b(?:pesos|plata|moneda) (?:de|del)(?: ano)? (20\d\d)\b")


def _own_year(ask: Ask, pesos_of: re.Match[str] | None) -> bool:
    """As in "el presupuesto de 2021 en pesos de 2021": the amount in the pesos of its year."""
    if pesos_of is None or int(pesos_of[1]) == ask.ficha.price_year:
        return False
    return set(ask.question.period.years) <= {int(pesos_of[1])}


def answer(ask: Ask) -> Draft | None:
    """The nominal amount; None where none is asked for or the concept is no money."""
    question = ask.question
    money = [
        c for c in question.concepts if c in vocabulary() and vocabulary()[c].unit == MILES_DE_PESOS
    ]
    pesos_of = _IN_PESOS_OF.search(question.reading.text)
    if not money or not (question.means("nominal") or _own_year(ask, pesos_of)):
        return None
    concept = money[0]
    item = figure.items_for(ask, concept)[0]
    years = figure.years_for(ask, concept, item) if pesos_of is None else (int(pesos_of[1]),)
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
