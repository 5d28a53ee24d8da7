"""Programmes that print no population: what the one component that serves people produced.

Promise: it is told as the nearest that the ficha has and never as the population itself.
"""

from collections.abc import Sequence

from calc.quantity import MILES_DE_PESOS
from qa.answers.compose import Part, Parts, derivation
from qa.answers.evidence import Found, Lacking, figure_hits, operands, value
from qa.answers.reckoned import magnitude, related
from qa.saying import say
from qa.saying.asking import Ask, Draft

_SPENT = ("total_gastos_componentes", "total_gasto_administrativo")


def production(ask: Ask, answers: Sequence[Found | Lacking]) -> Draft | None:
    """What was produced for people, where only the population is asked for and none is printed."""
    asked = [a for a in answers if a.concept == "poblacion_beneficiada"]
    if len(asked) != len(answers) or any(isinstance(a, Found) or a.code for a in asked):
        return None
    made = [found for a in asked if (found := _made(ask, a.year)) is not None]
    if not made or len(made) != len(asked):
        return None
    who = say.programme(ask.ficha, ask.view.title, named=ask.crowd)
    start = "la ficha no imprime la población beneficiada. Lo que sí trae es "
    parts: list[Part] = [who, start if who else say.capital(start)]
    for i, one in enumerate(made):
        parts += ["; " if i else "", f"{say.subject(one.concept, one.item)} de {one.year}: "]
        parts += say.amount(one)
    parts.append(".")
    hits = figure_hits(ask.ficha, [f for one in made for f in operands(one)])
    return Draft([p for p in parts if p != ""], passages=hits)


def spending_on_each(ask: Ask, lacking: Lacking) -> Parts:
    """What was spent for each of those people, where the spending per beneficiary is asked for."""
    made = _made(ask, lacking.year)
    if lacking.concept != "gasto_por_beneficiario" or made is None or not magnitude(made):
        return ()
    spent = [value(ask.ficha, concept, lacking.year) for concept in _SPENT]
    found = [one for one in spent if isinstance(one, Found)]
    if len(found) < len(_SPENT):
        return ()
    each = sum(map(magnitude, found)) / magnitude(made)
    sums = related(each, MILES_DE_PESOS, 1, (*found, made), "({} + {}) / {}")
    named = say.subject(made.concept, made.item)
    start = f"La ficha no imprime el gasto por beneficiario de {made.year} ni cuántos fueron. "
    return (f"{start}Dividido por {named}, da ", *derivation(sums), " por persona.")


def stands_for_people(ask: Ask) -> str | None:
    """The component whose production tells of the people served, where no year's are printed."""
    if any(f.concept == "poblacion_beneficiada" for f in ask.ficha.book):
        return None
    return _serving(ask)


def _made(ask: Ask, year: int) -> Found | None:
    """What the only component that serves people produced in a year."""
    serving = _serving(ask)
    if serving is None:
        return None
    made = value(ask.ficha, "produccion_componente", year, serving)
    return made if isinstance(made, Found) else None


def _serving(ask: Ask) -> str | None:
    serving = [c for c in ask.ficha.components if (c.unit or "").lower().startswith("persona")]
    return serving[0].name if len(serving) == 1 else None
