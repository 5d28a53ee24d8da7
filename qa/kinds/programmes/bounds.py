"""Programmes that meet conditions: bounds on their figures, findings, changes between years."""

import re

from calc.concepts import vocabulary
from qa.across.selection import Selection, Than
from qa.across.several import (
    amount,
    draft,
    label_of,
    listed_rows,
    magnitude,
    no_value,
    row_of,
    table_of,
)
from qa.answers.compose import Part, counted, listed
from qa.kinds.programmes import sets
from qa.programmes.shelf import Programme, Shelf
from qa.saying import say
from qa.saying.asking import Draft

_MOST_NAMED = 8


def filtered(
    selection: Selection, kept: tuple[Programme, ...], lacking: int, shelf: Shelf
) -> Draft:
    """The programmes that meet the conditions, and how many they are."""
    whole = len(selection.scope.programmes)
    said = _conditions(selection)
    concepts = tuple(dict.fromkeys(c.concept for c in selection.conditions))
    main = concepts[0] if concepts else None
    table = [r for p in kept if main and (r := row_of(p, main, selection, shelf)) is not None]
    below = bool(selection.conditions) and selection.conditions[0].threshold.below
    table.sort(key=magnitude, reverse=not below)
    parts: list[Part] = [_lead(selection, len(kept), whole)]
    of = f" {selection.scope.label}" if selection.scope.label else ""
    cargados = "" if of else " cargados"
    if not kept:
        parts += ["ninguno de los " if parts[0] else "Ninguno de los ", counted(whole)]
        parts += [f" programa{'' if whole == 1 else 's'}{of or cargados} cumple {said}."]
        parts += _nearest(selection, shelf)
    else:
        one = len(kept) == 1
        count: list[Part] = ["uno" if one else counted(len(kept))]
        count = ["Uno"] if one and not parts[0] else count
        if len(kept) == whole > 1:
            parts += [
                "los " if parts[0] else "Los ",
                counted(whole),
                f" programas{of or cargados} ",
            ]
        else:
            parts += [*count, " de los ", counted(whole), f" programas{of or cargados} "]
        parts += [f"{'cumple' if one else 'cumplen'} {said}: "]
        if table:
            parts += listed_rows(table, years=True)
        else:
            parts.append(listed(f"«{p.title}»" for p in kept[:_MOST_NAMED]))
        parts.append(".")
        parts += _others(selection, kept, main, shelf)
    if lacking and main:
        parts += _without_figure(lacking, label_of(main, selection))
    return draft(selection, parts, table, shelf, concepts)


def _others(
    selection: Selection, kept: tuple[Programme, ...], concept: str | None, shelf: Shelf
) -> list[Part]:
    """Those that do not meet the conditions, where it is asked whether all do."""
    each = "cada" in selection.reading.known
    if selection.selector.how != "all" or each or concept is None:
        return []
    others = [p for p in selection.scope.programmes if p not in kept]
    table = [r for p in others if (r := row_of(p, concept, selection, shelf)) is not None]
    if not table or len(table) > _MOST_NAMED:
        return []
    below = selection.conditions[0].threshold.below
    table.sort(key=magnitude, reverse=below)
    return [
        f" No la cumple{'' if len(table) == 1 else 'n'}: ",
        *listed_rows(table, years=True),
        ".",
    ]


def _conditions(selection: Selection) -> str:
    """The conditions in words: what is bounded, and the bound as the question put it."""
    said = [
        f"{label_of(c.concept, selection)} {selection.quoted(c.threshold)}"
        for c in selection.conditions
    ]
    if selection.findings is not None:
        said.append(sets.described(selection.findings))
    noun = "esa condición" if len(said) == 1 else "esas condiciones"
    return f"{noun} ({'; '.join(said)})"


def _lead(selection: Selection, kept: int, whole: int) -> str:
    """The yes or no of "¿hay alguno…?" and "¿todos…?"."""
    how = selection.selector.how
    if how == "any" and not re.search(r"\b(?:cual|cuales|que programas)\b", selection.reading.text):
        yes = bool(kept) != sets.denies(selection)
        return "Sí: " if yes else "No: "
    if how == "all" and selection.conditions and "cada" not in selection.reading.known:
        return "Sí: " if kept == whole else "No todos: " if kept else "No: "
    return ""


def _nearest(selection: Selection, shelf: Shelf) -> list[Part]:
    """The programme that comes nearest to a bound that none meets."""
    if len(selection.conditions) != 1:
        return []
    condition = selection.conditions[0]
    table = table_of(selection.scope.programmes, condition.concept, selection, shelf)
    if not table:
        return []
    nearest = (min if condition.threshold.below else max)(table, key=magnitude)
    return [
        f" El más cercano es «{nearest.programme.title}», con ",
        *amount(nearest),
        f" en {nearest.year}.",
    ]


def beyond(
    selection: Selection, than: Than, programmes: tuple[Programme, ...], shelf: Shelf
) -> tuple[Draft, tuple[Programme, ...]]:
    """The programmes whose figure is above, or below, that of one of them."""
    concept = selection.concepts[0]
    mark = row_of(than.programme, concept, selection, shelf)
    label = label_of(concept, selection)
    if mark is None:
        return no_value(f"La ficha de «{than.programme.title}» no trae {label}."), ()
    table = [r for r in table_of(programmes, concept, selection, shelf) if r != mark]
    sign = -1 if than.below else 1
    kept = [r for r in table if (magnitude(r) - magnitude(mark)) * sign > 0]
    kept.sort(key=lambda r: -magnitude(r) * sign)
    how = "por debajo" if than.below else "por encima"
    parts: list[Part] = [f"En {label}, «{than.programme.title}» tiene ", *amount(mark)]
    parts += [f" en {mark.year}"]
    if kept:
        count = "hay un programa" if len(kept) == 1 else "hay "
        parts += [f"; {how} {count}", *(() if len(kept) == 1 else (counted(len(kept)),))]
        parts += ["" if len(kept) == 1 else " programas", ": ", *listed_rows(kept, years=True), "."]
    else:
        parts += [f": ninguno de los otros está {how}."]
    cells = [*kept, mark] if than.below else [mark, *kept]
    return draft(
        selection, [p for p in parts if p != ""], cells, shelf, selection.concepts[:1]
    ), tuple(r.programme for r in kept)


def _without_figure(lacking: int, label: str) -> list[Part]:
    one = lacking == 1
    return [
        " ",
        "Otro" if one else "Otros ",
        *(() if one else (counted(lacking),)),
        f" no {'trae' if one else 'traen'} {label} en su ficha.",
    ]


def moved(
    selection: Selection, programmes: tuple[Programme, ...], shelf: Shelf
) -> tuple[Draft, tuple[Programme, ...]]:
    """The programmes whose figure rose, or fell, and by how much."""
    if not selection.concepts:
        return no_value("Diga qué cifra debe haber cambiado."), ()
    table = table_of(programmes, selection.concepts[0], selection, shelf)
    way = selection.moves
    side = {"subir": 1, "bajar": -1}.get(way or "", 0)
    kept = [r for r in table if side == 0 or magnitude(r) * side > 0]
    kept.sort(key=lambda r: -magnitude(r) * (side or 1))
    concept = vocabulary()[selection.concepts[0]].named
    verb = {1: "subió", -1: "bajó"}.get(side, "cambió")
    parts: list[Part] = []
    if not kept:
        parts = ["En ninguno de los ", counted(len(table)), f" programas {verb} {concept}."]
    else:
        parts += [f"{say.capital(concept)} {verb} en "]
        parts += ["uno" if len(kept) == 1 else counted(len(kept))]
        parts += [" de los ", counted(len(table)), " programas con ese dato"]
        parts += [f"{_between(selection)}: ", *listed_rows(kept), "."]
    chosen = tuple(r.programme for r in kept)
    return draft(selection, parts, kept or table, shelf, selection.concepts[:1]), chosen


def _between(selection: Selection) -> str:
    years = selection.period.years
    if selection.period.relative is None and len(years) > 1:
        return f" entre {years[0]} y {years[-1]}"
    return " respecto del año anterior" if not years or selection.period.relative else ""
