"""Programmes that a question is about though no word of it chooses among them.

Promise: a bound alone, a ministry, an order of all or a sum of all is asked of those that are
loaded, and of none where the talk is of one already.
"""

import re

from qa.across.conditions import conditions_of
from qa.across.selection import Pieces
from qa.language.senses import Reading
from qa.programmes.choosing import Choice
from qa.programmes.scope import Scope
from qa.programmes.selectors import Selector


def implied(
    reading: Reading, pieces: Pieces, named: Choice, offices: Scope, *, going_on: bool
) -> Selector | None:
    """Programmes chosen by no word of choosing: a bound alone, or those of a ministry."""
    alone = len(offices.programmes) == 1 and "ministerio" not in reading.known
    of_office = offices.narrowed and not named.programmes and not alone
    if of_office or (not (going_on or named.programmes) and _only_bounded(pieces)):
        return Selector("those", sure=True)
    if not (going_on or named.programmes) and _ALL_TOGETHER.search(reading.text):
        return Selector("all", sure=True)
    if going_on or named.programmes or pieces.regions:
        return None
    if _EACH.search(reading.text):
        return Selector("all", sure=True)
    if "promedio" in pieces.cues and pieces.named and not _PER.search(reading.text):
        return Selector("noun", sure=True)
    halves = {"inicial", "final"} <= pieces.cues
    if (
        pieces.named
        and not halves
        and (_IN_LINE.search(reading.text) or _ORDER.search(reading.text))
    ):
        return Selector("noun", sure=True)
    return None


_EACH = re.compile(
    r"\bcada (?:un[oa]|programa|ficha|iniciativa)\b(?! de)|\btod[oa]s juntos?\b"
    r"|\b(?:de|para) (?:ambos|los dos|todos)$|\blado a lado\b"
)
_ALL_TOGETHER = re.compile(
    r"\bsum(?:ando|ad[oa]s)(?: (?:todos?|todo el mundo|los programas|entre todos))?$"
    r"|^sumando \w+|\ben conjunto\b"
    r"|\b(?:gasto|monto|presupuesto|total) (?:conjunto|agregado)\b|\b(?:en total )?entre tod[oa]s$"
    r"|^(?:(?:y|a ver|dime|en total) )*(?:entre|sumando|juntando)(?: a)?"
    r" (?:tod[oa]s|l[oa]s (?:tres|cuatro|cinco|seis|siete|ocho|[3-9]))\b"
    r"|^(?:(?:y|dame|dime|cual es|cuanto es|cuanto da|saca|calcula|quiero|necesito|el|la|un) )*"
    r"(?:suma |gran )?total (?:del? )?(?:el |los |la )?presupuestos?\b"
)
"""As in "entre los cuatro, ¿con cuánto partieron?" and "total presupuesto inicial"."""

_PER = re.compile(
    r"\b(?:por|cada) (?!program|ficha|iniciativ)\w+|\banual\b|\bmensual|\bcomponentes?\b|\bregion"
)
"""A mean that is of the people, years or rows of one programme."""
_ORDER = re.compile(r"\bde (?:mayor a menor|menor a mayor)\b")
_IN_LINE = re.compile(
    r"^(?:(?:y|ahora|dame|dime|calcula|saca|cual es|cuanto es|el|la|un|una) )*"
    r"(?:orden\w+|rankea\w*|ranking|promedio|media|sumas?|sumar|compar\w+|contrast\w+"
    r"|list[ae]l[oa]s|ponl[oa]s)\b"
)
"""As in "ordénalos por cobertura", "promedio de ejecución": it is asked of all that are loaded."""


def _only_bounded(pieces: Pieces) -> bool:
    """As in "coberturas bajo el 10%": a bound on a figure, and no programme that it is of."""
    if "cierto" in pieces.cues:
        return False
    conditions, _ = conditions_of(pieces)
    plain = pieces.raw.known[:1] not in (("es",), ("se",), ("el",), ("la",), ("cuanto",))
    return bool(conditions) and plain and not {"por", "programa"} & set(pieces.raw.known[:1])
