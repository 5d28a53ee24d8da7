"""Programmes in order: the extreme, the first ones, all; and their sums and means."""

import re
from dataclasses import replace

from calc.concepts import vocabulary
from qa.across.selecting import COMPARED_AT_LARGE
from qa.across.selection import DATES, END, IN_ORDER, Selection
from qa.across.several import (
    Row,
    amount,
    cell,
    computed_over,
    draft,
    kind_of,
    label_of,
    listed_rows,
    magnitude,
    no_value,
    table_of,
    times_over,
    unit_of,
)
from qa.answers.compose import Part, counted, listed
from qa.answers.types import Table
from qa.data import read_data
from qa.kinds.programmes.instead import lacking
from qa.language.synonyms import alike
from qa.language.words import stem
from qa.named.places import LAST
from qa.programmes.shelf import Programme, Shelf, name_stems
from qa.saying import say
from qa.saying.asking import Draft

_MOST_ASKED = 20
_SHORT = 8
"""So many programmes can be told with several figures each."""


def ranked(
    selection: Selection, table: list[Row], shelf: Shelf
) -> tuple[Draft, tuple[Programme, ...]]:
    """The extreme programme, the first ones, or all in order."""
    cues = selection.cues
    concept = selection.concepts[0]
    least = _rises(selection)
    ordered = sorted(table, key=magnitude, reverse=not least)
    label = label_of(concept, selection)
    if (told := _in_full(selection, ordered, shelf, least=least)) is not None:
        return told
    top = ordered[: _asked_count(selection)]
    parts: list[Part] = []
    chosen = tuple(r.programme for r in ordered)
    times = "veces" in selection.reading.known or _asks_difference(selection)
    if "grado_" in cues and len(top) == 1 and len(ordered) > 1 and not times:
        tied = [r for r in ordered if magnitude(r) == magnitude(ordered[0])]
        parts, chosen = _extreme(ordered, tied, label, least=least), (tied[0].programme,)
        chosen = chosen if len(tied) == 1 else tuple(r.programme for r in tied)
    elif len(ordered) == 2 and (selection.selector.how == "pair" or _asks_difference(selection)):
        parts = [f"{say.capital(label)}: ", *listed_rows(ordered, years=True), "."]
        parts += [*_difference(selection, ordered), *_times(selection, ordered)]
    elif len(ordered) == 1:
        parts = [f"{say.capital(label)}: ", *listed_rows(ordered, years=True), "."]
    else:
        of: list[Part] = [" de ", counted(len(ordered)), " programas"]
        order = "de menor a mayor" if least else "de mayor a menor"
        shown = top if 1 < len(top) < len(ordered) else ordered
        of = [", los ", counted(len(top)), " primeros"] if shown is top else of
        parts = [say.capital(label), *of, f", {order}: ", *listed_rows(shown, years=True), "."]
        chosen = tuple(r.programme for r in shown)
    parts += lacking(selection, concept, ordered, shelf)
    return draft(selection, parts, ordered, shelf, selection.concepts), chosen


def _rises(selection: Selection) -> bool:
    """Whether the smallest comes first."""
    cues, concept = selection.cues, selection.concepts[0]
    least = ("minimo" in cues and "maximo" not in cues) or _fell(selection)
    if (ordering := IN_ORDER.search(selection.reading.text)) is not None:
        least = ordering[1] in ("menos", "menor") or _SMALL.search(ordering[0]) is not None
    if concept == "reasignaciones" and "recortar" in cues:
        least = not least  # the largest cut is the lowest of what was added or taken away
    if concept in DATES:
        least = least != bool(_OLDEST.search(selection.reading.text))
    return least


_SMALL = re.compile(r"^[^a]*? mas (?:baj|chic|pequen|barat|nuev|pobre)")


def _in_full(
    selection: Selection, ordered: list[Row], shelf: Shelf, *, least: bool
) -> tuple[Draft, tuple[Programme, ...]] | None:
    """What is told otherwise than by who is first: a yes or no, one place, years, many figures."""
    at_large = selection.concepts == COMPARED_AT_LARGE
    if selection.selector.how == "pair" and not at_large:
        told = _confirmed(selection, ordered, label_of(selection.concepts[0], selection))
        if told:
            return draft(selection, told, ordered, shelf, selection.concepts), ()
    if selection.place is not None:
        return _in_place(selection, selection.place, ordered, shelf, least=least)
    extreme = "grado_" in selection.cues
    every = tuple(r.programme for r in ordered)
    years = selection.period.years if selection.period.relative is None else ()
    if selection.period.span and len(years) > 1:
        years = tuple(range(years[0], years[-1] + 1))
    if len(years) > 1 and not selection.moves and not extreme:
        return _each_year(selection, years, shelf), every
    if len(selection.concepts) > 1 and (at_large or not extreme) and len(ordered) <= _SHORT:
        return _each_figure(selection, ordered, shelf), every
    return None


def _in_place(
    selection: Selection, place: int, ordered: list[Row], shelf: Shelf, *, least: bool
) -> tuple[Draft, tuple[Programme, ...]]:
    """The programme in a place of those put in order."""
    label = label_of(selection.concepts[0], selection)
    if place > len(ordered):
        return no_value(f"Sólo {len(ordered)} de los programas cargados traen {label}."), ()
    at = len(ordered) if place == LAST else place
    row = ordered[at - 1]
    order = "de menor a mayor" if least else "de mayor a menor"
    parts: list[Part] = [f"En {label}, {order}, en el lugar ", counted(at), " de "]
    parts += [counted(len(ordered)), f" está «{row.programme.title}», con "]
    parts += [*amount(row, spoken=True), f" en {row.year}" if row.concept not in DATES else "", "."]
    told = [p for p in parts if p != ""]
    return draft(selection, told, ordered, shelf, selection.concepts[:1]), (row.programme,)


_OLDEST = re.compile(r"\b(?:antigu|viej|primero\b|antes$|mas pronto$)")


def _each_figure(selection: Selection, ordered: list[Row], shelf: Shelf) -> Draft:
    """Several figures of each programme, one sentence for each figure."""
    parts: list[Part] = []
    programmes = [r.programme for r in ordered]
    for concept in selection.concepts:
        table = table_of(programmes, concept, selection, shelf)
        if table:
            label = label_of(concept, selection)
            parts += [" " if parts else "", f"{say.capital(label)}: "]
            parts += [*listed_rows(table, years=True), "."]
    return draft(selection, [p for p in parts if p != ""], ordered, shelf, selection.concepts)


def _each_year(selection: Selection, years: tuple[int, ...], shelf: Shelf) -> Draft:
    """One figure of each programme in several years."""
    concept = selection.concepts[0]
    period = selection.period
    by_year = [
        {r.programme.key: r for r in table_of(selection.scope.programmes, concept, one, shelf)}
        for year in years
        for one in (replace(selection, period=replace(period, years=(year,))),)
    ]
    parts: list[Part] = [f"{say.capital(label_of(concept, selection))}: "]
    cells: list[tuple[str, ...]] = []
    table: list[Row] = []
    for programme in selection.scope.programmes:
        own = [rows.get(programme.key) for rows in by_year]
        there = [r for r in own if r is not None]
        if not there:
            continue
        parts += ["; " if cells else "", f"«{programme.title}», "]
        for i, row in enumerate(there):
            parts += ["" if i == 0 else " y " if i == len(there) - 1 else ", ", *amount(row)]
            parts += [f" en {row.year}"]
        cells.append((programme.title, *("—" if r is None else cell(r) for r in own)))
        table += there
    parts += [".", *lacking(selection, concept, table, shelf)]
    told = draft(selection, [p for p in parts if p != ""], table, shelf, (concept,))
    columns = ("Programa", *(f"{year}" for year in years))
    return replace(told, table=Table(columns, tuple(cells)))


def _confirmed(selection: Selection, table: list[Row], label: str) -> list[Part]:
    """The yes or no of "¿gastó más A que B?", with both figures."""
    known = selection.reading.known
    more = _MORE_THAN.search(selection.reading.text) is not None
    asks = _ASKING.isdisjoint(known) and more
    if len(table) != 2 or not (asks or "cierto" in selection.cues):
        return []
    places = [_place(row, other, known) for row, other in (table, table[::-1])]
    if places[0] == places[1]:
        return []  # which of them is said to be over the other is not told
    first, second = table if places[0] < places[1] else table[::-1]
    less = "minimo" in selection.cues and "maximo" not in selection.cues
    gap = magnitude(first) - magnitude(second)
    yes = gap < 0 if less else gap > 0
    parts: list[Part] = [f"{'Sí' if yes else 'No'}: en {label}, «{first.programme.title}» tiene "]
    parts += [*amount(first), f" en {first.year} y «{second.programme.title}», ", *amount(second)]
    return [*parts, f" en {second.year}."]


_MORE_THAN = re.compile(r"\b(?:mas|menos|mayor|menor|mejor|peor)\b(?: \w+){0,6}? que\b")


def _place(row: Row, other: Row, known: tuple[str, ...]) -> int:
    """Where a programme is first named by a word of its own, or one alike: "el de migrantes"."""
    own = name_stems(row.programme.title) - name_stems(other.programme.title)
    said = (i for i, w in enumerate(known) if any(alike(stem(w), s) for s in own))
    return next(said, len(known))


_ASKING = frozenset("cual cuales quien quienes cuanto cuanta cuantos cuantas".split())


def placed(
    selection: Selection, programme: Programme, programmes: tuple[Programme, ...], shelf: Shelf
) -> tuple[Draft, tuple[Programme, ...]]:
    """The place of one programme among all, and whether it is the first where that is asked."""
    concept = selection.concepts[0]
    table = table_of(programmes, concept, selection, shelf)
    own = next((r for r in table if r.programme == programme), None)
    label = label_of(concept, selection)
    if own is None:
        return no_value(f"La ficha de «{programme.title}» no trae {label}."), ()
    least = "minimo" in selection.cues and "maximo" not in selection.cues
    ordered = sorted(table, key=magnitude, reverse=not least)
    place = 1 + sum(1 for r in table if (magnitude(r) - magnitude(own)) * (-1 if least else 1) > 0)
    asks = not {"lugar", "puesto", "posicion", "ranking"} & set(selection.reading.known)
    lead = ("Sí: " if place == 1 else "No: ") if asks else ""
    order = "de menor a mayor" if least else "de mayor a menor"
    parts: list[Part] = [f"{lead}en {label}, «{programme.title}» tiene ", *amount(own)]
    parts += [f" en {own.year} y está en el lugar ", counted(place), " de ", counted(len(table))]
    parts += [f", {order}"]
    if place > 1:
        first = ordered[0]
        parts += [f". El primero es «{first.programme.title}», con ", *amount(first)]
        parts += [f" en {first.year}"]
    parts = [say.capital(parts[0]) if isinstance(parts[0], str) else parts[0], *parts[1:], "."]
    return draft(selection, parts, ordered, shelf, (concept,)), (programme,)


def _fell(selection: Selection) -> bool:
    return selection.moves == "bajar" and "minimo" not in selection.cues


def _extreme(ordered: list[Row], tied: list[Row], label: str, *, least: bool) -> list[Part]:
    """The first of all, and the one that follows."""
    names = listed(f"«{r.programme.title}»" for r in tied[:_SHORT])
    more = len(tied) - _SHORT
    first = ordered[0]
    dated = first.concept not in DATES
    parts: list[Part] = [names, *((" y ", counted(more), " más") if more > 0 else ())]
    if dated:
        verb = "tienen" if len(tied) > 1 else "tiene"
        parts += [f" {verb} {_superlative(first.concept, label, least=least)}: "]
        parts += [*amount(first, spoken=True), f" en {first.year}"]
    else:
        verb = "comenzaron" if len(tied) > 1 else "comenzó"
        if first.concept == END:
            verb = "terminan" if len(tied) > 1 else "termina"
        parts += [f" {verb} {'antes' if least else 'después'} que los demás, en ", *amount(first)]
    if len(ordered) > len(tied):
        second = ordered[len(tied)]
        parts += [f"; le sigue «{second.programme.title}», {'con' if dated else 'en'} "]
        parts += amount(second)
        parts += [f" en {second.year}" if dated else ""]
    if len(ordered) > 2:
        parts += [" (entre ", counted(len(ordered)), " programas con ese dato)"]
    return [p for p in (*parts, ".") if p != ""]


def _superlative(concept: str, label: str, *, least: bool) -> str:
    """As in "el mayor presupuesto inicial", "los menores recursos extrapresupuestarios"."""
    article = vocabulary()[concept].article if concept in vocabulary() else "el"
    article = "la" if label.startswith("variación") else article
    degree = "menor" if least else "mayor"
    return f"{article} {degree}{'es' if article in ('los', 'las') else ''} {label}"


def _difference(selection: Selection, ordered: list[Row]) -> list[Part]:
    if kind_of(ordered[0]) != kind_of(ordered[1]) or ordered[0].found is None:
        said = " No las resto: no están en la misma unidad o en los mismos pesos."
        return [said] if _asks_difference(selection) else []
    gap = magnitude(ordered[0]) - magnitude(ordered[1])
    return [" La diferencia es de ", computed_over(abs(gap), ordered, "diferencia"), "."]


def _asks_difference(selection: Selection) -> bool:
    known, text = selection.reading.known, selection.reading.text
    more = selection.selector.how == "pair" and _HOW_MUCH_MORE.search(text) is not None
    return more or not {"diferencia", "brecha", "distancia", "resta"}.isdisjoint(known)


_HOW_MUCH_MORE = re.compile(r"\bcuant[oa]s? (?:\w+ )?(?:mas|menos)\b.* que\b")


def _times(selection: Selection, ordered: list[Row]) -> list[Part]:
    """How many times one is the other, where that is asked."""
    asked = {"veces", "doble", "triple"} & set(selection.reading.known)
    if not asked or not magnitude(ordered[1]) or len({unit_of(r)[0] for r in ordered}) > 1:
        return []
    return [" Es ", times_over(ordered[0], ordered[1]), " la otra cifra."]


def _asked_count(selection: Selection) -> int:
    """How many a ranking asks for: "top 3", "los tres que más", "las 5 con menor"."""
    cardinals = read_data("numbers")["cardinals"]
    known = selection.reading.known
    bound = {
        i for c in selection.conditions for i in range(c.threshold.first, c.threshold.last + 1)
    }
    for i, word in enumerate(known):
        number = int(word) if re.fullmatch(r"\d\d?", word) else cardinals.get(word, 0)
        before = known[i - 1] if i else ""
        among = known[max(0, i - 2) : i] in (("de", "los"), ("de", "las"), ("entre", "los"))
        if i not in bound and 1 < number <= _MOST_ASKED and before in _COUNTING and not among:
            return number
    return 1


_COUNTING = frozenset("top los las primeros primeras mejores peores".split())
