"""Several programmes: filters and thresholds, rankings, totals and means, two side by side."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from calc.concepts import vocabulary
from calc.figure import fold
from calc.quantity import PORCENTAJE
from qa import say
from qa.asking import Draft
from qa.compose import Part, counted, listed
from qa.concepts import specialised
from qa.kinds.programme_sets import findings_of, places_of
from qa.programmes import by_name
from qa.question import Question
from qa.senses import Reading
from qa.several import (
    Across,
    Row,
    amount,
    computed_over,
    draft,
    listed_rows,
    magnitude,
    read_across,
    unit_of,
    values,
)
from qa.shelf import Programme, Shelf
from qa.thresholds import Threshold, read_threshold
from qa.words import stem

_FEW = 4
"""So many programmes can be told one by one to lack a figure."""

_WHICH = (
    "programas",
    "que programa",
    "cual programa",
    "cual de los programas",
    "cual es el programa",
    "programa que mas",
    "programa que menos",
    "el programa con",
    "programa con mas",
    "programa con menos",
    "programa con mayor",
    "programa con menor",
    "programa mas",
    "programa menos",
    "iniciativas",
    "cual de ellos",
    "cual de los dos",
    "los dos",
    "ambos",
    "cual gasto mas",
    "cual gasto menos",
    "ministerios",
    "que ministerio gasto",
    "que ministerio tiene",
)


def answer(
    reading: Reading,
    shelf: Shelf,
    before: tuple[Programme, ...],
    earlier: Question | None,
) -> Draft | None:
    """What is asked across programmes; None where the question is about one."""
    scope = _scope(reading, shelf, before, earlier)
    if scope is None:
        return None
    across = read_across(reading, shelf, scope, earlier)
    if "hallazgo" in across.cues and across.concept is None:
        return findings_of(across)
    concept = across.concept
    if concept is None:
        return places_of(across) if across.regions else None
    threshold = read_threshold(reading)
    if threshold is not None and threshold.is_share:
        concept = specialised(concept, None, part=True)
        across = replace(across, concept=concept)
    table = values(across)
    if not table:
        label = vocabulary()[concept].named
        return Draft(
            (f"Ninguna de las fichas cargadas trae {label} para lo que pregunta.",), "not_found"
        )
    if threshold is not None:
        return _filtered(across, table, threshold)
    if across.cues & {"promedio"}:
        return _mean(across, table)
    if _totalled(across):
        return _total(across, table)
    return _ranked(across, table)


def _scope(
    reading: Reading, shelf: Shelf, before: tuple[Programme, ...], earlier: Question | None
) -> tuple[Programme, ...] | None:
    """The programmes asked about, None where it is one."""
    text = f" {reading.text} "
    named = by_name(reading, shelf) if len(shelf.programmes) > 1 else None
    pair = named.programmes if named is not None else ()
    asks_both = (
        any(reading.means(c) for c in ("cambiar", "maximo", "minimo", "subir"))
        or " y " in text
        or " o " in text
    )
    if len(pair) >= 2 and asks_both and _each_its_own(pair, reading, shelf):
        return pair
    other = any(
        f" {p} " in text for p in ("otro programa", "otro prog", "los otros programas", "el otro")
    )
    if (
        other
        and len(before) == 1
        and earlier is not None
        and "programa" in {s for t in reading.terms for s in t.senses}
    ):
        if len(shelf.programmes) == 2:
            return shelf.programmes
        return shelf.programmes if "programas" in text else None
    if len(before) == 1 and len(pair) == 1 and pair[0] not in before and reading.means("cambiar"):
        return (*before, *pair)
    if any(f" {phrase} " in text for phrase in _WHICH) and len(pair) != 1:
        ministry = _ministry(reading, shelf)
        return ministry or shelf.programmes
    if len(pair) == 0 and (ministry := _ministry(reading, shelf)):
        return ministry
    return None


def _each_its_own(pair: Sequence[Programme], reading: Reading, shelf: Shelf) -> bool:
    """Whether each programme is named by a word of its own."""
    asked = {stem(w) for w in reading.known}
    hits = [shelf.stems[p.key] & asked for p in pair]
    return all(h - set().union(*(o for o in hits if o is not h)) for h in hits)


def _ministry(reading: Reading, shelf: Shelf) -> tuple[Programme, ...]:
    """The programmes of the ministry named: "del Ministerio de Salud"."""
    match = re.search(r"\bministerio (?:de |del |de la )*(.+)", reading.text)
    if match is None:
        return ()
    wanted = {stem(w) for w in match[1].split()[:5]}
    found = []
    for programme in shelf.programmes:
        own = {stem(w) for w in fold(programme.latest.ministry or "").split() if len(w) > 3} - {
            "ministeri"
        }
        if own & wanted:
            found.append(programme)
    return tuple(found)


def _filtered(across: Across, table: list[Row], threshold: Threshold) -> Draft:
    """The programmes on the asked side of a threshold, and how many."""
    kept = [r for r in table if threshold.holds(magnitude(r), unit_of(r)[0])]
    kept.sort(key=magnitude, reverse=not threshold.below)
    whole = len(across.fichas)
    label = (
        say.subject(across.concept or "", None).rstrip(",")
        if not across.regions
        else vocabulary()[across.concept or ""].named
    )
    parts: list[Part] = []
    if not kept:
        parts += [
            "Ninguno de los ",
            counted(whole),
            f" programas: en ninguno {label} cumple esa condición.",
        ]
    else:
        parts += ["Un programa"] if len(kept) == 1 else [counted(len(kept)), " programas"]
        parts += [" de ", counted(whole), ": "]
        parts.extend(listed_rows(kept))
        parts.append(".")
    return draft(across, parts, kept or table, table=kept or table)


def _ranked(across: Across, table: list[Row]) -> Draft:
    """The extreme programme, or all in order."""
    least = "minimo" in across.cues and "maximo" not in across.cues
    ordered = sorted(table, key=magnitude, reverse=not least)
    label = vocabulary()[across.concept or ""].label
    parts: list[Part] = []
    if across.cues & {"maximo", "minimo"} and len(ordered) > 1:
        first, second = ordered[0], ordered[1]
        degree = "menor" if least else "mayor"
        parts += [
            f"«{first.programme.title}» tiene el valor {degree} de {label}: ",
            *amount(first),
            f" en {first.found.year}; le sigue «{second.programme.title}», con ",
            *amount(second),
            f" en {second.found.year}",
        ]
        if len(ordered) > 2:
            parts += [" (entre ", counted(len(ordered)), " programas con ese dato)"]
        parts.append(".")
    elif len(ordered) == 2:
        parts += [f"{say.capital(label)}: ", *listed_rows(ordered, years=True), "."]
        difference = magnitude(ordered[0]) - magnitude(ordered[1])
        if unit_of(ordered[0]) == unit_of(ordered[1]):
            parts += [
                " La diferencia es de ",
                computed_over(abs(difference), ordered, "diferencia"),
                ".",
            ]
    elif len(ordered) == 1:
        parts += [f"{say.capital(label)}: ", *listed_rows(ordered, years=True), "."]
    else:
        parts += [
            f"{say.capital(label)} de ",
            counted(len(ordered)),
            f" programas, de {'menor a mayor' if least else 'mayor a menor'}: ",
            *listed_rows(ordered, years=True),
            ".",
        ]
    return draft(across, [*parts, *_lacking(across, ordered)], ordered)


def _lacking(across: Across, table: list[Row]) -> list[Part]:
    """The programmes asked about, where they are few, that have no such figure."""
    having = {row.programme.title for row in table}
    titles = dict.fromkeys(programme.title for programme, _ in across.fichas)
    lacking = [f"«{title}»" for title in titles if title not in having]
    if not lacking or len(titles) > _FEW:
        return []
    have = "no trae" if len(lacking) == 1 else "no traen"
    return [f" {listed(lacking)} {have} lo necesario para ese dato."]


def _totalled(across: Across) -> bool:
    return bool(across.cues & {"sumar"}) or (
        "total" in across.cues
        and not across.cues & {"maximo", "minimo", "ranking"}
        and bool({"total", "entre", "suman", "sumados", "juntos"} & set(across.reading.known))
    )


def _total(across: Across, table: list[Row]) -> Draft:
    """The sum over programmes, where it makes sense: one unit, pesos of one year."""
    units = {unit_of(r) for r in table}
    label = vocabulary()[across.concept or ""].label
    if any(unit == PORCENTAJE for unit, _ in units):
        parts: list[Part] = [
            "Los porcentajes de programas distintos no se suman. ",
            f"{say.capital(label)} de cada uno: ",
            *listed_rows(table, years=True),
            ".",
        ]
        return draft(across, parts, table)
    parts = []
    for unit, price in sorted(units, key=str):
        group = [r for r in table if unit_of(r) == (unit, price)]
        total = sum((magnitude(r) for r in group), Fraction(0))
        lead = f"{say.capital(label)}: " if not parts else " "
        prices = f" en pesos de {price}" if price else ""
        many = len(group) > 1
        parts += [
            lead,
            *((counted(len(group)), " programas suman ") if many else ("un programa tiene ",)),
            computed_over(total, group, "suma"),
            f"{prices}.",
        ]
    if len(units) > 1:
        parts.append(
            " No los junto en una sola cifra porque están en unidades o en pesos de años distintos."
        )
    return draft(across, parts, table)


def _mean(across: Across, table: list[Row]) -> Draft:
    units = {unit_of(r) for r in table}
    label = vocabulary()[across.concept or ""].label
    if len(units) > 1:
        parts: list[Part] = [
            "No promedio esas cifras porque están en unidades o en pesos de años distintos. ",
            "Cada una: ",
            *listed_rows(table, years=True),
            ".",
        ]
        return draft(across, parts, table)
    mean = sum((magnitude(r) for r in table), Fraction(0)) / len(table)
    parts = [
        f"El promedio simple de {label} en ",
        counted(len(table)),
        " programas es de ",
        computed_over(mean, table, "promedio"),
        ".",
    ]
    if unit_of(table[0])[0] == PORCENTAJE:
        parts.append(" Es un promedio por programa: no pondera por su tamaño.")
    return draft(across, parts, table)
