"""The figures of programmes summed and averaged, where that makes sense.

Promise: nothing is added up that is not in one unit and in the pesos of one year.
"""

import re
from fractions import Fraction

from calc.quantity import PORCENTAJE
from qa.across.selection import Selection
from qa.across.several import (
    Row,
    computed_over,
    draft,
    kind_of,
    label_of,
    listed_rows,
    magnitude,
)
from qa.answers.compose import Part, counted
from qa.kinds.programmes.instead import lacking
from qa.programmes.shelf import Shelf
from qa.saying import say
from qa.saying.asking import Draft


def each_asked(selection: Selection) -> bool:
    """Whether the figure of each is asked for: "cuánto cada uno"."""
    return "cada" in selection.reading.known or "cada_" in selection.cues


def totalled(selection: Selection) -> bool:
    """Whether the sum of all is asked for."""
    cues = selection.cues
    pair = selection.selector.how == "pair"
    text = selection.reading.text
    known = set((_NAME.sub(" ", text) if pair else text).split())
    if {"tabla", "cuadro"} & known or (selection.conditions and "sumar" not in cues):
        return False
    if _SUMMED.search(text) and not cues & {"grado_", "ranking", "promedio", "cambiar"}:
        return True
    if each_asked(selection) and not {"junto", "juntos", "sumado", "sumados"} & known:
        return False
    asked_of_office = selection.selector.how == "those" and selection.scope.narrowed
    if asked_of_office and known & {"cuanto", "cuanta", "cuantos", "cuantas"}:
        return "grado_" not in cues
    among = _AMONG.search(selection.reading.text) is not None and "cuanto" in cues
    among = among or (pair and _AMONG_NAMED.search(text) is not None)
    if among and not cues & {"grado_", "cambiar", "promedio"}:
        return True
    return bool(cues & {"sumar"}) or (
        "total" in cues and not cues & {"grado_", "ranking"} and bool(_TOGETHER & known)
    )


_SUMMED = re.compile(
    r"\b(?:en conjunto|conjunt[oa]|agregad[oa]|consolidad[oa]|acumulad[oa]|sumatoria|la suma|"
    r"junt(?:amos|ando|o|as|emos)|sum(?:amos|emos|ando|ados|adas|an|o|as)|"
    r"todo lo (?:gastado|ejecutado|asignado))\b"
)
"""As in "el gasto conjunto de estos tres", "haz la suma de lo que ejecutó cada uno"."""

_NAME = re.compile(r"\btotal (?:ejecutado|gastado|de gastos?)\b(?! (?:entre|junt|sum))")
"""What a figure is called, which by itself asks for no sum."""
_AMONG = re.compile(r"\bentre (?:amb[oa]s|tod[oa]s|l[oa]s (?:dos|tres|cuatro|cinco|[2-5]))\b")
_AMONG_NAMED = re.compile(
    r"^(?:y )?(?:a |en )?cuant[oa]s?\b(?!.*\b(?:diferencia|mas|menos|vari\w+|distancia|brecha)\b)"
    r".* entre (?!20\d\d|el 20)\w+"
)
"""As in "¿cuánto gastaron entre la clínica y riego?"."""
_TOGETHER = frozenset("total entre suman sumados sumadas sumando juntos juntas junto sola".split())


def total(selection: Selection, table: list[Row], shelf: Shelf) -> Draft:
    """The sum over programmes, where it makes sense: one unit, pesos of one year."""
    units = {kind_of(r) for r in table}
    label = label_of(selection.concepts[0], selection)
    if any(unit == PORCENTAJE for unit, _, _ in units):
        parts: list[Part] = [
            "Los porcentajes de programas distintos no se suman. ",
            f"{say.capital(label)} de cada uno: ",
            *listed_rows(table, years=True),
            ".",
        ]
        return draft(selection, parts, table, shelf, selection.concepts)
    if table[0].found is None:
        total = sum(r.count for r in table)
        parts = [f"{say.capital(label)}: ", counted(total), " en total, entre "]
        parts += [counted(len(table)), " programas."]
        return draft(selection, parts, table, shelf, selection.concepts)
    parts = []
    for kind in sorted(units, key=str):
        group = [r for r in table if kind_of(r) == kind]
        price = kind[1]
        whole = sum((magnitude(r) for r in group), Fraction(0))
        lead = f"{say.capital(label)}: " if not parts else " "
        prices = f" en pesos de {price}" if price else ""
        many = len(group) > 1
        parts += [
            lead,
            *((counted(len(group)), " programas suman ") if many else (_one(group[0]),)),
            computed_over(whole, group, "suma"),
            f"{prices}.",
        ]
    if len(units) > 1:
        parts.append(
            " No los junto en una sola cifra porque están en unidades o en pesos de años distintos."
        )
    parts += lacking(selection, selection.concepts[0], table, shelf)
    return draft(selection, parts, table, shelf, selection.concepts)


def _one(row: Row) -> str:
    return f"«{row.programme.title}» tiene "


def mean(selection: Selection, table: list[Row], shelf: Shelf) -> Draft:
    """The mean over programmes, where it makes sense: one unit, pesos of one year."""
    units = {kind_of(r) for r in table}
    label = label_of(selection.concepts[0], selection)
    if len(units) > 1:
        parts: list[Part] = [
            "No promedio esas cifras porque están en unidades o en pesos de años distintos. ",
            "Cada una: ",
            *listed_rows(table, years=True),
            ".",
        ]
        return draft(selection, parts, table, shelf, selection.concepts)
    mean = sum((magnitude(r) for r in table), Fraction(0)) / len(table)
    parts = [
        f"El promedio simple de {label} en ",
        counted(len(table)),
        " programas es de ",
        computed_over(mean, table, "promedio"),
        ".",
    ]
    if kind_of(table[0])[0] == PORCENTAJE:
        parts.append(" Es un promedio por programa: no pondera por su tamaño.")
    return draft(selection, parts, table, shelf, selection.concepts)
