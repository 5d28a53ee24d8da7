"""Whether one figure is so many times another: "¿gastó más del triple que Valparaíso?"."""

import re
from dataclasses import replace
from fractions import Fraction

from calc.number import round_half_up
from qa.answers.compose import derivation
from qa.answers.reckoned import magnitude, related
from qa.kinds.changes.comparison import ASKING, Sides, side_by_side, sides_of
from qa.saying.asking import Ask, Draft


def answer(ask: Ask) -> Draft | None:
    """Yes or no with the quotient; None where no multiple is asked for."""
    if (told := _multiplies(ask)) is not None:
        return told
    found = _MULTIPLE.search(ask.question.reading.text)
    asking = ask.question.strangers or not ASKING.isdisjoint(ask.question.reading.known)
    sides = sides_of(ask) if found is not None and not asking else None
    if found is None or sides is None or not magnitude(sides.second):
        return None
    times = magnitude(sides.first) / magnitude(sides.second)
    limit = _TIMES[found[3]]
    right = round_half_up(times, 1) == round_half_up(limit, 1)
    if found[2]:
        right = limit * Fraction(9, 10) <= times < limit
    elif found[1]:
        right = times > limit if found[1] == "mas" else times < limit
    return _with_quotient(ask, sides, "Sí: " if right else "No: ")


def _multiplies(ask: Ask) -> Draft | None:
    """As in "¿el gasto de la RM duplica al del Maule?": so many times it or more."""
    found = _MULTIPLIES.search(ask.question.reading.text)
    asking = ask.question.strangers or not ASKING.isdisjoint(ask.question.reading.known)
    sides = sides_of(ask) if found is not None and not asking else None
    if found is None or sides is None or not magnitude(sides.second):
        return None
    times = magnitude(sides.first) / magnitude(sides.second)
    right = round_half_up(times, 1) >= {"d": 2, "t": 3, "c": 4}[found[1][0]]
    return _with_quotient(ask, sides, "Sí: " if right else "No: ")


_MULTIPLIES = re.compile(r"\b(dupli|tripli|cuadrupli)\w+ (?:a|al)\b")


def _with_quotient(ask: Ask, sides: Sides, opening: str) -> Draft:
    told = side_by_side(ask, sides, opening)
    pair = (sides.first, sides.second)
    ratio = related(magnitude(pair[0]) / magnitude(pair[1]), "veces", 2, pair, "{} / {}")
    return replace(told, parts=[*told.parts[:-1], "; el cociente: ", *derivation(ratio), "."])


_TIMES = {"doble": Fraction(2), "triple": Fraction(3), "cuadruple": Fraction(4)}
_TIMES |= {"mitad": Fraction(1, 2), "tercio": Fraction(1, 3), "cuarto": Fraction(1, 4)}
_MULTIPLE = re.compile(
    r"\b(?:(?:(mas|menos) (?:que |de |del )|(casi) ))?(?:(?:el|la|un) )?"
    r"(doble|triple|cuadruple|mitad|tercio|cuarto)"
    r"(?: (?:de (?:plata|recursos|dinero|gente|personas)|en (?:el )?20\d\d))?"
    r"(?: (?:que|de lo que|de la|del|de)\b|(?= (?:en|a) .* que\b))"
)
