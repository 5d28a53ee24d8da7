"""Several programmes: filters and thresholds, rankings, totals and means, two side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from calc.concepts import vocabulary
from calc.figure import fold
from calc.number import round_half_up
from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE, Quantity
from ingest.ficha import Ficha
from ingest.names import spoken_name
from qa import say
from qa.asking import Draft
from qa.compose import Part, Shown, derivation, listed, write
from qa.data import read_data
from qa.evidence import Found, figure_hits, hit, operands, value
from qa.items import Item, region_of, regions_named, rows
from qa.kinds.findings import NAMES
from qa.patterns import named_concepts
from qa.programmes import by_name
from qa.question import Question, concepts_of
from qa.senses import Reading
from qa.shelf import Programme, Shelf
from qa.thresholds import Threshold, read_threshold
from qa.types import Table
from qa.words import stem
from qa.years import Period, read_period

_MOST_SAID = 8
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


@dataclass(frozen=True, slots=True)
class Row:
    """One programme with its value for what is asked."""

    programme: Programme
    ficha: Ficha
    found: Found


@dataclass(frozen=True, slots=True)
class Across:
    """What is asked across programmes."""

    reading: Reading
    concept: str | None
    period: Period
    regions: tuple[Item, ...]
    cues: frozenset[str]
    fichas: tuple[tuple[Programme, Ficha], ...]


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
    across = _across(reading, shelf, scope, earlier)
    if "hallazgo" in across.cues and across.concept is None:
        return _findings(across)
    if across.concept is None:
        return _places(across) if across.regions else None
    table = _rows(across)
    if not table:
        label = vocabulary()[across.concept].named
        return Draft(
            (f"Ninguna de las fichas cargadas trae {label} para lo que pregunta.",), "not_found"
        )
    threshold = read_threshold(reading)
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


def _across(
    reading: Reading, shelf: Shelf, scope: tuple[Programme, ...], earlier: Question | None
) -> Across:
    latest = max(p.latest.year or 0 for p in scope)
    period = read_period(reading, latest)
    regions = tuple(regions_named(reading, ()))
    cues = frozenset(s for t in reading.terms for s in t.senses)
    named = named_concepts(reading)
    concepts = concepts_of(named, regions if named else (), cues)
    if not concepts and earlier is not None:
        concepts = earlier.concepts
        period = period if period.said else earlier.period
    if not concepts and regions and cues & {"gastar", "dinero"}:
        concepts = ("gasto_region",)
    if not concepts and cues & {"costar"}:
        concepts = ("gasto_por_beneficiario",)
    fichas = []
    for programme in scope:
        card = programme.latest
        if period.years:
            card = next((c for c in programme.cards if c.year == period.years[-1]), card)
        fichas.append((programme, shelf.ficha(card.document)))
    concept = concepts[0] if concepts else None
    if concept is not None and vocabulary()[concept].item not in (None, "region"):
        concept = None
    return Across(reading, concept, period, regions, cues, tuple(fichas))


def _rows(across: Across) -> list[Row]:
    found = []
    for programme, ficha in across.fichas:
        year = across.period.years[-1] if across.period.years else ficha.year
        item = None
        if across.concept is not None and vocabulary()[across.concept].item == "region":
            wanted = {i.name for i in across.regions}
            item = next((r for r in rows(ficha, "region") if (region_of(r) or r) in wanted), None)
            if item is None:
                continue
        one = value(ficha, across.concept or "", year, item)
        if isinstance(one, Found):
            found.append(Row(programme, ficha, one))
    return found


def _magnitude(row: Row) -> Fraction:
    found = row.found
    if found.figure is not None and found.figure.quantity is not None:
        return Fraction(found.figure.quantity.value)
    return found.result.value if found.result is not None else Fraction(0)


def _unit(row: Row) -> tuple[str, int | None]:
    found = row.found
    if found.figure is not None and found.figure.quantity is not None:
        return found.figure.quantity.unit, found.figure.quantity.price_year
    return (found.result.unit, found.result.price_year) if found.result else ("", None)


def _filtered(across: Across, table: list[Row], threshold: Threshold) -> Draft:
    """The programmes on the asked side of a threshold, and how many."""
    kept = [r for r in table if threshold.holds(_magnitude(r), _unit(r)[0])]
    kept.sort(key=_magnitude, reverse=not threshold.below)
    whole = len(across.fichas)
    label = (
        say.subject(across.concept or "", None).rstrip(",")
        if not across.regions
        else vocabulary()[across.concept or ""].named
    )
    parts: list[Part] = []
    if not kept:
        parts.append(f"Ninguno de los {whole} programas: en ninguno {label} cumple esa condición.")
    else:
        count = "Un programa" if len(kept) == 1 else f"{len(kept)} programas"
        parts.append(f"{count} de {whole}: ")
        parts.extend(_listed(kept))
        parts.append(".")
    return _draft(across, parts, kept or table, table=kept or table)


def _ranked(across: Across, table: list[Row]) -> Draft:
    """The extreme programme, or all in order."""
    least = "minimo" in across.cues and "maximo" not in across.cues
    ordered = sorted(table, key=_magnitude, reverse=not least)
    label = vocabulary()[across.concept or ""].label
    parts: list[Part] = []
    if across.cues & {"maximo", "minimo"} and len(ordered) > 1:
        first, second = ordered[0], ordered[1]
        degree = "menor" if least else "mayor"
        parts += [
            f"«{first.programme.title}» tiene el valor {degree} de {label}: ",
            *_amount(first),
            f" en {first.found.year}; le sigue «{second.programme.title}», con ",
            *_amount(second),
            f" en {second.found.year}",
        ]
        if len(ordered) > 2:
            parts.append(f" (entre {len(ordered)} programas con ese dato)")
        parts.append(".")
    elif len(ordered) == 2:
        parts += [f"{say.capital(label)}: ", *_listed(ordered, years=True), "."]
        difference = _magnitude(ordered[0]) - _magnitude(ordered[1])
        if _unit(ordered[0]) == _unit(ordered[1]):
            parts += [
                " La diferencia es de ",
                _computed(abs(difference), ordered, "diferencia"),
                ".",
            ]
    else:
        parts += [
            f"{say.capital(label)} de {len(ordered)} programas, de {'menor a mayor' if least else 'mayor a menor'}: ",
            *_listed(ordered, years=True),
            ".",
        ]
    return _draft(across, parts, ordered)


def _totalled(across: Across) -> bool:
    return bool(across.cues & {"sumar"}) or (
        "total" in across.cues
        and not across.cues & {"maximo", "minimo", "ranking"}
        and bool({"total", "entre", "suman", "sumados", "juntos"} & set(across.reading.known))
    )


def _total(across: Across, table: list[Row]) -> Draft:
    """The sum over programmes, where it makes sense: one unit, pesos of one year."""
    units = {_unit(r) for r in table}
    label = vocabulary()[across.concept or ""].label
    if any(unit == PORCENTAJE for unit, _ in units):
        parts: list[Part] = [
            f"Los porcentajes de programas distintos no se suman. {say.capital(label)} de cada uno: ",
            *_listed(table, years=True),
            ".",
        ]
        return _draft(across, parts, table)
    parts = []
    for unit, price in sorted(units, key=str):
        group = [r for r in table if _unit(r) == (unit, price)]
        total = sum((_magnitude(r) for r in group), Fraction(0))
        lead = f"{say.capital(label)}: " if not parts else " "
        prices = f" en pesos de {price}" if price else ""
        count = f"{len(group)} programas" if len(group) > 1 else "un programa"
        parts += [
            lead,
            f"{count} suman " if len(group) > 1 else f"{count} tiene ",
            _computed(total, group, "suma"),
            f"{prices}.",
        ]
    if len(units) > 1:
        parts.append(
            " No los junto en una sola cifra porque están en unidades o en pesos de años distintos."
        )
    return _draft(across, parts, table)


def _mean(across: Across, table: list[Row]) -> Draft:
    units = {_unit(r) for r in table}
    label = vocabulary()[across.concept or ""].label
    if len(units) > 1:
        parts: list[Part] = [
            "No promedio esas cifras porque están en unidades o en pesos de años distintos. Cada una: ",
            *_listed(table, years=True),
            ".",
        ]
        return _draft(across, parts, table)
    mean = sum((_magnitude(r) for r in table), Fraction(0)) / len(table)
    parts = [
        f"El promedio simple de {label} en {len(table)} programas es de ",
        _computed(mean, table, "promedio"),
        ".",
    ]
    if _unit(table[0])[0] == PORCENTAJE:
        parts.append(" Es un promedio por programa: no pondera por su tamaño.")
    return _draft(across, parts, table)


def _computed(total: Fraction, group: list[Row], what: str) -> Shown:
    """A number computed over programmes, owned by all of their figures."""
    unit, price = _unit(group[0])
    figures = [f for r in group for f in operands(r.found)]
    decimals = max(
        (f.quantity.decimals for f in figures if f.quantity and f.quantity.unit == unit), default=0
    )
    decimals = (
        1
        if what == "promedio" or any(r.found.result for r in group) and unit == PORCENTAJE
        else decimals
    )
    shown_unit = "puntos_porcentuales" if unit == PORCENTAJE and what == "diferencia" else unit
    quantity = Quantity(round_half_up(total, decimals), shown_unit, price)
    values = [say.shown_value(r.found).printed for r in group[:12]]
    joiner = {"suma": " + ", "diferencia": " − ", "promedio": " + "}[what]
    more = "" if len(group) <= 12 else " + …"
    expression = joiner.join(values) + more
    text = f"({expression}) / {len(group)}" if what == "promedio" else expression
    printed = write(quantity)
    return Shown(
        printed,
        quantity.value,
        shown_unit,
        "computed",
        group[0].found.concept,
        group[0].found.year,
        None,
        None,
        tuple(f.source for f in figures),
        f"{text} = {printed}",
    )


def _listed(table: Sequence[Row], *, years: bool = False) -> list[Part]:
    parts: list[Part] = []
    shown = list(table[:_MOST_SAID])
    mixed = len({r.found.year for r in table}) > 1 or years
    for i, row in enumerate(shown):
        last = i == len(shown) - 1 and len(table) <= _MOST_SAID
        parts.append("" if i == 0 else " y " if last else ", ")
        parts.append(f"«{row.programme.title}» (")
        parts.extend(_amount(row))
        parts.append(f" en {row.found.year})" if mixed else ")")
    if len(table) > _MOST_SAID:
        parts.append(f" y {len(table) - _MOST_SAID} más, en la tabla")
    return [p for p in parts if p != ""]


def _amount(row: Row) -> list[Part]:
    return list(say.amount(row.found, spoken=False))


def _draft(
    across: Across, parts: Sequence[Part], shown: Sequence[Row], table: Sequence[Row] | None = None
) -> Draft:
    cells = tuple(
        (r.programme.title, str(r.found.year), say.shown_value(r.found).printed)
        for r in (table or shown)
    )
    hits = tuple(h for r in shown[:_MOST_SAID] for h in figure_hits(r.ficha, operands(r.found)))
    label = vocabulary()[across.concept or ""].label
    note = "" if across.period.years else "Usé la ficha más reciente de cada programa."
    extra = _price_note(shown)
    return Draft(
        [*parts, *((f" {extra}",) if extra else ())],
        passages=hits[:_MOST_SAID],
        suggestions=(
            "¿Qué programas tienen hallazgos de eficiencia?",
            "¿Qué programa tuvo más beneficiarios?",
            "¿Qué fichas están cargadas?",
        ),
        assumed=(note,) if note else (),
        table=Table(("Programa", "Año", say.capital(label)), cells),
    )


def _price_note(shown: Sequence[Row]) -> str:
    prices = sorted({p for u, p in map(_unit, shown) if u == MILES_DE_PESOS and p})
    if len(prices) < 2:
        return ""
    return f"Ojo: los montos están en pesos de años distintos ({listed(str(p) for p in prices)})."


def _findings(across: Across) -> Draft:
    """Which programmes have published findings, or have none."""
    asked = [d for d in NAMES if d in across.cues]
    without = "sin" in across.cues
    scope = f" de {listed(NAMES[d] for d in asked)}" if asked else ""
    kept = []
    for programme, ficha in across.fichas:
        own = [f for f in ficha.findings if not asked or f.dimension in asked]
        if bool(own) != without:
            kept.append((programme, ficha, own))
    most = across.cues & {"maximo"} and not without
    if most:
        kept.sort(key=lambda k: -len(k[2]))
        kept = [k for k in kept if len(k[2]) == len(kept[0][2])]
    what = f"hallazgos{scope}"
    if not kept:
        text = f"Ninguno de los {len(across.fichas)} programas {'está libre de' if without else 'tiene'} {what}."
        return Draft((text,), table=None)
    names = [
        f"«{p.title}» ({f.year})" if without else f"«{p.title}» ({len(own)} en {f.year})"
        for p, f, own in kept
    ]
    shown = (
        listed(names) if len(names) <= 12 else ", ".join(names[:12]) + f" y {len(names) - 12} más"
    )
    count = "Un programa" if len(kept) == 1 else f"{len(kept)} programas"
    verb = (
        ("no tiene" if without else "tiene")
        if len(kept) == 1
        else ("no tienen" if without else "tienen")
    )
    text = f"{count} de {len(across.fichas)} {verb} {what}: {shown}."
    hits = tuple(
        hit(f, f"Hallazgos de {NAMES.get(x.dimension, '')}", x.source, x.text)
        for _, f, own in kept[:_MOST_SAID]
        for x in own[:1]
    )
    table = Table(
        ("Programa", "Año", "Hallazgos"),
        tuple((p.title, str(f.year), str(len(own))) for p, f, own in kept),
    )
    return Draft(
        (text,),
        passages=hits,
        suggestions=("¿Qué programas ejecutaron menos del 85 %?", "¿Qué programa gastó más?"),
        table=table,
    )


def _places(across: Across) -> Draft | None:
    """Which programmes have a row for a region."""
    wanted = {i.name for i in across.regions}
    kept = [
        (p, f)
        for p, f in across.fichas
        if any((region_of(r) or r) in wanted for r in rows(f, "region"))
    ]
    where = listed(say.place(i.name) for i in across.regions)
    if not kept:
        return Draft(
            (f"Ningún programa cargado muestra gasto ni beneficiarios en {where}.",), "not_found"
        )
    names = listed(f"«{p.title}» ({f.year})" for p, f in kept)
    count = "Un programa muestra" if len(kept) == 1 else f"{len(kept)} programas muestran"
    return Draft(
        (f"{count} gasto o beneficiarios en {where}: {names}.",),
        suggestions=("¿Qué programa gastó más?",),
        table=Table(
            ("Programa", "Año", "Ministerio"),
            tuple((p.title, str(f.year), spoken_name(f.ministry or "")) for p, f in kept),
        ),
    )


__all__ = ["PERSONAS", "answer", "read_data"]
