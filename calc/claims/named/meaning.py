"""Which concept a number speaks of, from its unit, the cues around it and the row it belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from calc.claims.found.cues import LITTLE_WORDS
from calc.claims.found.flat import flat
from calc.claims.found.kinds import BUDGETS, EXECUTION, LEFT_OVER, SHARES, SPENT
from calc.claims.found.nearest import fit_of
from calc.claims.found.shapes import Cue, Item, Mention

_BY_ROW: dict[str, dict[str, str]] = {
    "region": {
        **dict.fromkeys(SPENT, "gasto_region"),
        "total_gastos_componentes": "gasto_region",
        "gasto_componente": "gasto_region",
        "gasto_region": "gasto_region",
        "poblacion_beneficiada": "poblacion_region",
        "poblacion_region": "poblacion_region",
        "produccion_componente": "poblacion_region",
        "gasto_por_beneficiario": "gasto_por_beneficiario_region",
        "gasto_por_beneficiario_region": "gasto_por_beneficiario_region",
        "porcentaje_gasto_region": "porcentaje_gasto_region",
        "porcentaje_poblacion_region": "porcentaje_poblacion_region",
    },
    "componente": {
        **dict.fromkeys(SPENT, "gasto_componente"),
        "total_gastos_componentes": "gasto_componente",
        "gasto_componente": "gasto_componente",
        "poblacion_beneficiada": "produccion_componente",
        "produccion_componente": "produccion_componente",
        "gasto_unitario_componente": "gasto_unitario_componente",
        "gasto_por_beneficiario": "gasto_unitario_componente",
        "participacion_componente": "participacion_componente",
        "participacion_componente_total": "participacion_componente_total",
    },
    "subtitulo": {
        **dict.fromkeys(SPENT, "gasto_subtitulo"),
        "gasto_subtitulo": "gasto_subtitulo",
        "participacion_subtitulo": "participacion_subtitulo",
    },
    "indicador_proposito": {"indicador_proposito": "indicador_proposito"},
    "indicador_complementario": {
        "indicador_complementario": "indicador_complementario",
        "indicador_proposito": "indicador_complementario",
    },
}
_ALONE: dict[tuple[str, str], str] = {
    ("region", "money"): "total_ejecutado",
    ("region", "count"): "poblacion_beneficiada",
    ("componente", "money"): "total_ejecutado",
    ("componente", "count"): "produccion_componente",
    ("subtitulo", "money"): "total_ejecutado",
    ("componente", "percent"): "total_ejecutado",
    ("componente", "times"): "produccion_componente",
    ("subtitulo", "percent"): "total_ejecutado",
}
_PLAIN: dict[str, tuple[str, ...]] = {
    "presupuesto_inicial": BUDGETS,
    "total_ejecutado": SPENT,
    "saldo_sin_ejecutar": ("saldo_sin_ejecutar", "saldo_sin_ejecutar_final"),
}
_TOTALS = {
    "gasto_componente": "total_gastos_componentes",
    "gasto_region": "total_gastos_componentes",
    "poblacion_region": "poblacion_beneficiada",
}
_NAMED_PLAINLY = frozenset({"presupuesto_inicial", "ejecucion_inicial"})
"""Concepts that their weak words name too: "el presupuesto" leaves open only which."""

_BESIDE = 24
"""A budget so few characters before a share of it leaves no other in question."""

_SAME = 5
_PEOPLE = ("persona", "beneficiari", "usuari", "participante", "unidad", "prestacion")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The concepts that a number may speak of, the default first, and whether its words say so.

    `told` says that its own clause names them; without it they were taken from another one.
    """

    concepts: tuple[str, ...]
    item: str | None = None
    firm: bool = True
    missing_row: str | None = None
    excuses: tuple[str, ...] = ()
    told: bool = True


def meaning_of(
    mention: Mention,
    cue: Cue | None,
    row: Item | None,
    *,
    change: bool,
    nearby: Sequence[Cue],
    reached: bool = False,
) -> Meaning | None:
    """What a number means given its best cue and its row; None where nothing says.

    `reached` tells that its verb is one of reaching people: "llegó al 16,3 % de los medios".
    """
    concept = cue.concept if cue is not None else None
    firm = cue is not None and _says(cue, nearby)
    if row is not None and cue is not None and row.kind == "componente" and row.unit:
        people = cue.concept == "gasto_por_beneficiario" and not cue.weak
        people = people and not row.unit.startswith("persona")  # "colocar a una persona"
        row = None if people else row  # "atender a cada paciente" makes no "llamadas atendidas"
    if row is not None:
        priced = bool(row.said) and row.unit.lower().startswith("peso") and mention.kind != "count"
        measured = row.kind.startswith("indicador") and (mention.kind != "money" or priced)
        if measured and (cue is None or cue.weak or priced):
            concept, firm = row.kind, bool(row.said)
        elif concept is None:
            concept = _ALONE.get((row.kind, mention.kind))
    if concept is None:
        return None
    placed = None if row is None else _in_row(mention, concept, row, change=change)
    if placed is not None and row is not None:
        return replace(placed, firm=placed.firm and (firm or _row_says(mention, cue, row)))
    if row is None:
        concept = _TOTALS.get(concept, concept)
    if mention.kind == "percent" and concept == "poblacion_beneficiada" and not change:
        return Meaning(("cobertura",), None, firm=False) if reached else None
    concepts = _alternatives(mention, concept, cue, nearby, change=change)
    concepts += tuple(c for c in _twins(mention, cue, nearby, change=change) if c not in concepts)
    return Meaning(concepts, None, firm=firm and not _is_bare_share(concept, concepts, nearby))


def _twins(
    mention: Mention, cue: Cue | None, nearby: Sequence[Cue], *, change: bool
) -> Iterator[str]:
    """Other concepts of the very same words: "subejecución" is what was spent, or what was left."""
    for other in nearby:
        same = cue is not None and (other.start, other.end) == (cue.start, cue.end)
        fits = fit_of(mention, other.concept, change=change) is not None
        if same and fits and cue is not None and other.concept != cue.concept:
            yield from _shares(mention, other.concept, change=change)


def _row_says(mention: Mention, cue: Cue | None, row: Item) -> bool:
    """Whether the row leaves no doubt of what a number is: a region's money, its people."""
    if row.kind == "componente" and mention.kind == "count":
        own = bool(mention.noun) and any(
            word[:_SAME] == mention.noun[:_SAME] for word in flat(row.unit).split()
        )
        return bool(row.said) and not row.weak and (own or mention.noun.startswith(_PEOPLE))
    if row.kind in ("componente", "subtitulo"):
        of_spending = cue is not None or row.kind == "subtitulo" or mention.kind == "money"
        return bool(row.said) and of_spending and mention.kind in ("money", "percent", "times")
    if row.kind != "region" or mention.kind not in ("money", "count"):
        return False
    return mention.kind == "money" or cue is not None or mention.noun in ("", *LITTLE_WORDS)


def _is_bare_share(concept: str, concepts: tuple[str, ...], nearby: Sequence[Cue]) -> bool:
    """Whether a percentage is only near a word for spending, and no budget is spoken of."""
    if concept not in SPENT or not set(concepts) & set(EXECUTION):
        return False
    return not any(c.concept in (*BUDGETS, *EXECUTION) for c in nearby)


def _says(cue: Cue, nearby: Sequence[Cue]) -> bool:
    """Whether the words name the concept, here or elsewhere in the sentence."""
    if cue.concept == "reasignaciones" and any(c.concept in BUDGETS for c in nearby):
        return True
    vague = cue.weak and cue.concept not in _NAMED_PLAINLY
    return not vague or any(c.concept == cue.concept and not c.weak for c in nearby)


def _in_row(mention: Mention, concept: str, row: Item, *, change: bool) -> Meaning | None:
    """The concept of a row that a general word stands for beside it."""
    moved = _BY_ROW.get(row.kind, {}).get(concept)
    if moved is not None and row.name is None:
        return Meaning((moved,), missing_row=row.said)
    if moved is not None:
        sure = (row.kind, concept) != ("region", "produccion_componente")  # a part of it, maybe
        return Meaning(_shares(mention, moved, change=change), row.name, firm=sure)
    if row.kind == "region" and concept in (*BUDGETS, *EXECUTION):
        return Meaning((concept,), row.name, missing_row=row.said)
    return None


def _alternatives(
    mention: Mention, concept: str, cue: Cue | None, nearby: Sequence[Cue], *, change: bool
) -> tuple[str, ...]:
    """The concepts that plain words allow: "presupuesto" is the initial or the final one."""
    weak = cue is not None and cue.weak
    if mention.kind in ("money", "count") or (change and mention.kind != "points"):
        if concept == "presupuesto_inicial" and not weak:
            return (concept,)
        return _PLAIN.get(concept, (concept,))
    shares = _shares(mention, concept, change=change)
    executed = any(c.concept in EXECUTION for c in nearby)
    if mention.kind == "points" and concept in BUDGETS and executed:
        return SHARES[concept]  # "la ejecución bajó … respecto del presupuesto final: 12 puntos"
    if concept == "ejecucion_inicial" and weak:
        shares = EXECUTION
    if shares not in (EXECUTION, LEFT_OVER):
        return shares
    said = _budgets_beside(mention, nearby)
    final = bool(said & {"presupuesto_final", "ejecucion_final"})
    initial = "presupuesto_inicial" in said
    if final == initial:
        return shares
    return shares[1:] if final else shares[:1]


def _budgets_beside(mention: Mention, nearby: Sequence[Cue]) -> set[str]:
    """The concepts that a sentence names, those of the last words before the number alone."""
    said = [c for c in nearby if not c.weak]
    last = [c for c in said if c.end <= mention.start and c.concept in (*BUDGETS, *EXECUTION)]
    close = last[-1:] if last and mention.start - last[-1].end <= _BESIDE else said
    return {c.concept for c in close}


def _shares(mention: Mention, concept: str, *, change: bool) -> tuple[str, ...]:
    shared = mention.kind == "points" or (mention.kind == "percent" and not change)
    if shared and not (change and concept in BUDGETS):
        return SHARES.get(concept, (concept,))
    return (concept,)
