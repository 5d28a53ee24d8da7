"""The concepts that a question asks for, as those of the rows that it names with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from calc.concepts import vocabulary
from qa.data import read_data
from qa.language.senses import BREAKS, CHANGES, SPENDING, Reading
from qa.named.asked_unit import MONEY
from qa.named.patterns import Named
from qa.named.row import Item
from qa.named.years import Period
from qa.programmes.shelf import View
from qa.understanding.cues import AS_PART
from qa.understanding.in_money import in_money, received, told_in_money

_T = TypeVar("_T")
_OF_COMPONENTS = frozenset(
    """gasto_componente produccion_componente gasto_unitario_componente poblacion_beneficiada
    presupuesto_inicial""".split()
)
_KINDS = ("region", "componente", "subtitulo")


@dataclass(frozen=True, slots=True)
class Clause:
    """A concept with the years and rows said of it alone: "gasto de Maule y cobertura de 2022"."""

    concept: str
    years: tuple[int, ...]
    items: tuple[Item, ...]


def specialised(concept: str, kind: str | None, *, part: bool) -> str:
    """The concept that a concept means with a row of that kind, as a part where asked so."""
    table = read_data("rows")
    rows = table["rows"].get(kind, {}) if kind else {}
    found = rows.get(concept, concept)
    return str(table["parts"].get(found, found)) if part else str(found)


def concepts_of(
    named: tuple[Named, ...], items: tuple[Item, ...], cues: frozenset[str]
) -> tuple[str, ...]:
    """The concepts asked for, as those of the rows named with them."""
    named = tuple(n for n in map(partial(_ended_up, items, cues), named) if n is not None)
    named, of_the_total = _of_the_total(_of_its_budget(named))
    named = in_money(named, cues)
    of_the_total = of_the_total or AS_PART in cues
    part = "porcentaje" in cues and (of_the_total or cues.isdisjoint(CHANGES))
    in_points = "puntos" in cues and not part
    asked: list[str] = []
    for name in (n for n in named if _asked_for(n, named)):
        kind = next((i.kind for i in items if _row_fits(name.concept, i.kind)), None)
        if not items and "cada_" in cues:
            kind = next((k for k in _KINDS if k in cues and _row_fits(name.concept, k)), None)
        in_name = any(t.means("porcentaje") for t in name.terms)
        concept = specialised(name.concept, kind, part=part and not in_name)
        concept = _IN_POINTS.get(concept, concept) if in_points else concept
        concept = _share_of(concept, cues)
        if concept == "gasto_componente" and not items and _all_together(cues):
            concept = "total_gastos_componentes"
        asked.append(_of_unit(told_in_money(concept, cues), items, cues))
    best = max((n.weight for n in named), default=0.0)
    by_unit = bool(items) and items[0].by_unit and part and cues.isdisjoint(SPENDING)
    if items and not asked and by_unit:
        return ()
    if items and (not asked or (best < 1.5 and _stands_alone(items[0], named, cues))):
        asked = []
        asked.append(_of_unit(_alone(items[0].kind, cues, part=part), items, cues))
    if asked == ["poblacion_beneficiada"] and items and items[0].kind == "subtitulo":
        # Money reaches as well: "¿a cuánto llegan las transferencias?".
        asked = asked if "persona" in cues else ["gasto_subtitulo"]
    if _all_spent_per_person(asked, named, cues):
        asked = ["gasto_por_beneficiario"]
    costs = "costar" in cues or ("por_persona" in cues and not cues.isdisjoint(SPENDING))
    if "recortar" in cues and len(asked) == 1 and asked[0] in _BUDGETS and "cuanto" in cues:
        asked = ["reasignaciones"]
    each = _FOR_EACH.get(asked[0]) if len(asked) == 1 else None
    if each is not None and costs and "cuantos_" not in cues:
        asked = [each]
    return tuple(dict.fromkeys(_of_final_budget(asked, named, cues)))


_BUDGETS = ("presupuesto_inicial", "presupuesto_final")
_FOR_EACH = {
    "poblacion_beneficiada": "gasto_por_beneficiario",
    "poblacion_region": "gasto_por_beneficiario_region",
}
"""What those served cost, by the count of them."""


def _ended_up(items: tuple[Item, ...], cues: frozenset[str], name: Named) -> Named | None:
    """What "quedó" tells where it leaves no balance: in a region, or in so many millions.

    So too what a region received, which is no budget: "¿cuánto dinero recibió el Biobío?".
    """
    if received(items, name):
        return Named("total_ejecutado", name.terms, name.weight)
    ended = any(t.text.startswith("qued") for t in name.terms) and "sin" not in cues
    if not ended or name.concept not in ("saldo_sin_ejecutar", "saldo_sin_ejecutar_final"):
        return name
    if ({"cuantos_", "millon"} <= cues or "nominal" in cues) and "presupuesto" in cues:
        concept = "presupuesto_final" if "final" in cues else "presupuesto_inicial"
        return Named(concept, name.terms, name.weight)
    of_rows = any(i.kind in ("region", "componente") and i.present for i in items)
    return None if of_rows else name


def _all_spent_per_person(
    asked: Sequence[str], named: tuple[Named, ...], cues: frozenset[str]
) -> bool:
    """As in "cuánto se gastó por hogar": components and administration are all that was spent."""
    people = any(
        n.concept == "poblacion_beneficiada" and any(t.means("por_persona") for t in n.terms)
        for n in named
    )
    both = {"componente", "administracion"} <= cues
    said = (people and "total_ejecutado" in asked) or (both and "gasto_por_beneficiario" in asked)
    return (said or (people and both)) and not cues.isdisjoint(SPENDING)


def _of_the_total(named: tuple[Named, ...]) -> tuple[tuple[Named, ...], bool]:
    """As in "qué fracción del total ejecutado fue administración": a share of what was spent.

    "La fracción de lo ejecutado" alone would be of the budget.
    """
    parts = [
        n for n in named if n.concept in ("total_gasto_administrativo", "total_gastos_componentes")
    ]
    wholes = [
        n
        for n in named
        if n.concept == "ejecucion_inicial"
        and any(t.means("porcentaje") for t in n.terms)
        and not any(t.means("presupuesto") for t in n.terms)
        and any(n.terms[0].part == p.terms[0].part for p in parts)
    ]
    return tuple(n for n in named if n not in wholes), bool(wholes)


def _of_its_budget(named: tuple[Named, ...]) -> tuple[Named, ...]:
    """As in "¿cuánta plata inicial quedó sin usarse?": the budget that a balance is of."""
    left = {n.terms[0].part for n in named if n.concept in _BALANCES}
    return tuple(
        n for n in named if n.concept != "presupuesto_inicial" or n.terms[0].part not in left
    )


_BALANCES = ("saldo_sin_ejecutar", "porcentaje_sin_ejecutar")

_IN_POINTS = {
    "total_gasto_administrativo": "porcentaje_gasto_administrativo",
    "total_gastos_componentes": "porcentaje_gastos_componentes",
    "gasto_region": "porcentaje_gasto_region",
    "gasto_componente": "participacion_componente",
    "gasto_subtitulo": "participacion_subtitulo",
}
"""Amounts that change in points are asked as parts of their whole."""

_OF_FINAL = {
    "saldo_sin_ejecutar": "saldo_sin_ejecutar_final",
    "porcentaje_sin_ejecutar": "porcentaje_sin_ejecutar_final",
    "ejecucion_inicial": "ejecucion_final",
}


def _of_final_budget(asked: list[str], named: tuple[Named, ...], cues: frozenset[str]) -> list[str]:
    """What is left or executed of the final budget, where that is the one named with it."""
    ids = {n.concept for n in named}
    final = "presupuesto_final" in ids or {"final", "respecto"} <= cues
    final = final or (asked == ["ejecucion_inicial"] and "final" in cues and "inicial" not in cues)
    if not final or ("presupuesto_inicial" in ids and "inicial" in cues):
        return asked
    of_final = [_OF_FINAL.get(c, c) for c in asked if c != "presupuesto_final"]
    return of_final if any(c in _OF_FINAL for c in asked) else asked


def _share_of(concept: str, cues: frozenset[str]) -> str:
    """A component's share of the total executed, or of "el total de gastos de componentes"."""
    of_all = "componentes_" in cues and "ejecutar" not in cues
    spent = not cues.isdisjoint({"ejecutar", "gastar"}) and not of_all
    if concept == "participacion_componente" and "total" in cues and spent:
        return _SHARES[1]
    return _SHARES[0] if concept in _SHARES and of_all else concept


_SHARES = ("participacion_componente", "participacion_componente_total")


def _all_together(cues: frozenset[str]) -> bool:
    """As in "el gasto en componentes": all of them, and not one by one."""
    return "componentes_" in cues and cues.isdisjoint({"cada_", "desglose_", "listar"})


def settled(concepts: tuple[str, ...], items: tuple[Item, ...], view: View) -> tuple[str, ...]:
    """The concepts with an indicator's own one: its name tells in which of the two tables it is."""
    names = [i.name for i in items if i.kind == "indicador" and i.present]
    tables = ("indicador_proposito", "indicador_complementario")
    own = [t for t in tables if names and view.ficha.book.find(t, None, names[0])] or [tables[0]]
    found: list[str] = []
    for concept in concepts:
        generic = concept == "indicador" or (names and concept in tables)
        found.extend(own if generic else [concept])
    return tuple(dict.fromkeys(found))


_OF_TIME = frozenset(("dia", "seman", "mes", "hor", "tiemp"))


def _stands_alone(item: Item, named: tuple[Named, ...], cues: frozenset[str]) -> bool:
    """Whether a row named in full is what is asked for, since no concept named has such rows."""
    vague = all(n.weight < 1 for n in named)
    least = 0.9 if "indicador" in cues and vague else 1.5 if cues & _OF_TIME and vague else 2
    return (
        item.weight >= least
        and item.kind == "indicador"
        and not any(_row_fits(n.concept, item.kind) for n in named)
    )


def _of_unit(concept: str, items: tuple[Item, ...], cues: frozenset[str]) -> str:
    """What is asked of a component by what it delivers.

    "¿Cuántos traslados?" is its production and "¿cuánto cuesta cada traslado?" its unit cost,
    whatever else the words would mean.
    """
    component = next((i for i in items if i.kind == "componente" and i.present), None)
    if component is None or concept not in _OF_COMPONENTS:
        return concept
    if component.per and cues & SPENDING:
        return "gasto_unitario_componente"
    counted = "cuantos_" in cues and cues.isdisjoint(SPENDING)
    each = cues & {"por_persona", "por_unidad"} and cues & SPENDING
    if each and not counted:
        return "gasto_unitario_componente"
    if component.per and "cuanto" in cues and not cues & {"cuantos_", "produccion", "porcentaje"}:
        return "gasto_unitario_componente"  # "¿cuánto fue cada hora?"
    priced = component.by_unit or "promedio" in cues
    if "costar" in cues and priced and cues.isdisjoint({"cuantos_", "dinero"}):
        return "gasto_unitario_componente"
    if component.by_unit and "cuantos_" in cues and cues.isdisjoint({"dinero", "costar"}):
        return "produccion_componente"  # "¿cuántas becas pagaron?" asks for no money
    if cues & {"cuantos_", "produccion"} and cues.isdisjoint(SPENDING):
        return "produccion_componente"
    share = "porcentaje" in cues and cues.isdisjoint(CHANGES)
    if component.by_unit and cues.isdisjoint(SPENDING) and not share:
        return "produccion_componente"
    money = cues & {"dinero", "gastar"} and cues.isdisjoint({"cuantos_", "produccion"})
    if concept in ("poblacion_beneficiada", "produccion_componente") and money:
        return "gasto_componente"  # "la plata de los controles de salud"
    return concept


def _asked_for(name: Named, named: tuple[Named, ...]) -> bool:
    """Whether a concept is one of those asked for: the weightiest, or one joined to it by "y"."""
    strongest = max(named, key=lambda n: (n.weight, -n.first))
    return name is strongest or (
        name.terms[0].part != strongest.terms[0].part
        and (name.weight >= 1 or any(t.means("cuanto") for t in name.terms))
        and name.concept != strongest.concept
    )


def _row_fits(concept: str, kind: str) -> bool:
    return vocabulary()[concept].item == kind or concept in read_data("rows")["rows"].get(kind, {})


def _alone(kind: str, cues: frozenset[str], *, part: bool) -> str:
    """What a row without a concept is asked for: its people, or its money."""
    rows = read_data("rows")["rows"][kind]
    people = not cues.isdisjoint({"persona", "atender", "poblacion_"})
    people = people and cues.isdisjoint({"dinero", "gastar"}) and MONEY not in cues
    return specialised(
        rows.get("people", rows["none"]) if people else rows["none"], None, part=part
    )


def clauses_of(
    reading: Reading,
    named: tuple[Named, ...],
    items: tuple[Item, ...],
    period: Period,
    cues: frozenset[str],
) -> tuple[Clause, ...]:
    """The concepts of a question each with its own years and rows; none where they share them all.

    What a part does not say it takes from the next part that says it, else from the one before.
    """
    if made := _made_and_spent(reading, items, period, cues):
        return made
    asked = sorted((n for n in named if _asked_for(n, named)), key=lambda n: n.first)
    if len(asked) < 2 or not (items or period.years):
        return ()
    bounds = [_part(reading, n.first) for n in asked]
    if len(set(bounds)) < 2:
        return ()

    def clause(index: int) -> int:
        part = _part(reading, index)
        return max((i for i, b in enumerate(bounds) if b <= part), default=0)

    rows: list[tuple[Item, ...]] = [
        tuple(i for i in items if clause(min(i.taken, default=0)) == k) for k in range(len(asked))
    ]
    years = [
        tuple(y for y, index in period.places if clause(index) == k) for k in range(len(asked))
    ]
    if len({tuple(i.name for i in r) for r in rows}) < 2 and len(set(years)) < 2:
        return ()
    found = []
    for k, name in enumerate(asked):
        own = _nearest(rows, k)
        concept = concepts_of((name,), own, cues)
        found.append(Clause(concept[0], tuple(sorted(set(_nearest(years, k)))), own))
    return tuple(found)


def _made_and_spent(
    reading: Reading, items: tuple[Item, ...], period: Period, cues: frozenset[str]
) -> tuple[Clause, ...]:
    """As in "¿cuántos talleres hicieron y cuánto costaron?": two questions of one component."""
    component = next((i for i in items if i.kind == "componente" and i.present), None)
    if component is None or not component.taken:
        return ()
    first = min(component.taken)
    spent = [t for t in reading.terms if t.senses & SPENDING]
    counted = first > 0 and reading.known[first - 1] in ("cuantos", "cuantas")
    part = _part(reading, first)
    own = (component,)
    each = cues & {"cada_", "por_unidad", "por_persona"}
    money = "gasto_unitario_componente" if each or component.per else "gasto_componente"
    here = any(_part(reading, t.first) == part for t in spent)
    if here and _counts_it_apart(reading, part):
        return tuple(Clause(c, period.years, own) for c in (money, "produccion_componente"))
    if not counted or not spent or any(_part(reading, t.first) == part for t in spent):
        return ()
    return tuple(Clause(c, period.years, own) for c in ("produccion_componente", money))


def _counts_it_apart(reading: Reading, part: int) -> bool:
    """As in "¿cuánto vale cada uno y cuántos hicieron?": the count names nothing of its own."""
    after = [
        reading.known[i + 1 : i + 3]
        for i, word in enumerate(reading.known)
        if word in ("cuantos", "cuantas") and _part(reading, i) == part + 1
    ]
    return any(not rest or not _DONE.isdisjoint(rest) for rest in after)


_DONE = frozenset(
    """hizo hicieron hace hacen fueron son eran hubo hay produjo produjeron entrego entregaron dio
    dieron realizo realizaron hechos hechas total""".split()
)


def _nearest(said: Sequence[tuple[_T, ...]], k: int) -> tuple[_T, ...]:
    """What a part says, else what the next one that says it does, else the one before."""
    order = (*range(k, len(said)), *range(k - 1, -1, -1))
    return next((said[i] for i in order if said[i]), ())


def _part(reading: Reading, index: int) -> int:
    return sum(1 for word in reading.known[:index] if word in BREAKS)
