"""Percentages that name their whole: "el 95,6 % del total ejecutado" of what was said before."""

import re
from collections.abc import Sequence

from calc.claims.found.kinds import BUDGETS, EXECUTION, LEFT_OVER, SPENT
from calc.claims.found.shapes import Cue, Item, Mention

_OF = re.compile(
    r"^\s*(?:pesos\s+)?(?:de|del)\s+(?:(?:su|sus|el|la|los|las|lo(?:\s+que(?:\s+se)?)?|todo|todos|un|este|dicho|ese|mismo|propio)\s+)*"
    r"(?:(?:total|monto|conjunto)\s+(?:de\s+|del\s+)?(?:(?:el|la|los|las|su|sus)\s+)?)?"
    r"(?:m{0,2}\$?\s?\d[\d.,]*\s+(?:mil\s+)?(?:millones\s+)?(?:de\s+pesos\s+)?)?$"
)
APPOSED = re.compile(
    r"^[^.;:]{0,44}?[,(]\s*(?:(?:es\s+decir|o\s+sea|esto\s+es|vale\s+decir|equivalentes?\s+al?|lo\s+que|que|lo\s+cual|cifra\s+que|"
    r"monto\s+que|representa\w*|equival\w*|signific\w*|correspond\w*|apenas|solo|casi|cerca\s+de|mas|menos|algo|poco|a|al|un|el|del?|,|y|una|la)\s*)*$"
    r"|^\s*(?:que\s+)?(?:represent|equival|correspond|signific)\w*\s+(?:al?\s+|el\s+|un\s+|cerca\s+del?\s+|casi\s+(?:el|un)\s+)*$"
    r"|^[^.;:,]{0,60}?\s(?:represent|equival|signific|son|eran|fueron)[a-z]*\s+(?:al?\s+|el\s+|un\s+|cerca\s+del?\s+|casi\s+(?:el|un)\s+)+$"
)
_OF_COMPONENT = ("participacion_componente", "participacion_componente_total")
_IN_ALL = re.compile(r"\btotal\b")
"""What tells the spending of the programme from that of its components: "el gasto total"."""

_PEOPLE = ("poblacion_beneficiada", "poblacion_region")
_OF_SPENDING = {
    "total_gastos_componentes": ("porcentaje_gastos_componentes",),
    "gasto_componente": ("porcentaje_gastos_componentes",),
    "total_gasto_administrativo": ("porcentaje_gasto_administrativo",),
}


def whole_of(text: str, mention: Mention, cues: Sequence[Cue]) -> Cue | None:
    """The cue that says what a percentage is a part of, right after it."""
    for cue in cues:
        if mention.end <= cue.start <= mention.end + 40:
            gap = text[mention.end : cue.start]
            if _OF.match(gap) or (not gap.strip() and text.startswith("del ", cue.start)):
                return cue
        elif cue.start > mention.end + 40:
            return None
    return None


def share_of(
    part: str | None, whole: Cue, row: Item | None, said: str = ""
) -> tuple[str, ...] | None:
    """The concepts that a part of a whole may be; None where no such share is declared.

    `said` are the words of the whole.
    """
    concept = whole.concept
    if row is not None and row.name is not None:
        shares = _of_row(row.kind, concept, said)
        if shares is not None:
            return shares
    if concept in BUDGETS:
        return _of_budget(part, whole)
    if concept in SPENT:
        # "Gastó la mitad de sus recursos": what was spent is a part of the budget.
        if whole.weak and part in (*SPENT, "saldo_sin_ejecutar"):
            return EXECUTION if part in SPENT else LEFT_OVER
        return _OF_SPENDING.get(part or "")
    if concept == "poblacion_objetivo" and part in (None, "cobertura", *_PEOPLE):
        return ("cobertura",)
    return None


def _of_budget(part: str | None, whole: Cue) -> tuple[str, ...] | None:
    if part == "saldo_sin_ejecutar":
        pair = LEFT_OVER
    elif part in (None, *SPENT, *BUDGETS):
        pair = EXECUTION
    else:
        return None
    return pair if whole.weak else (pair[BUDGETS.index(whole.concept)],)


def _of_row(kind: str, whole: str, said: str) -> tuple[str, ...] | None:
    money = (*SPENT, "total_gastos_componentes", "gasto_componente", "gasto_region")
    if kind == "region":
        if whole in _PEOPLE:
            return ("porcentaje_poblacion_region",)
        return ("porcentaje_gasto_region",) if whole in money else None
    if kind == "componente" and whole in money:
        return _of_component(whole, said)
    if kind == "subtitulo" and whole in money:
        return ("participacion_subtitulo",)
    return None


def of_said_whole(concepts: tuple[str, ...], whole: Cue, said: str) -> tuple[str, ...]:
    """The share of a component whose words name the whole before it: "Del gasto total, un 5 %"."""
    named = concepts == _OF_COMPONENT and whole.concept != "gasto_componente"
    return _of_component(whole.concept, said) if named else concepts


def _of_component(whole: str, said: str) -> tuple[str, ...]:
    """The share of a component in what the words of its whole name."""
    if whole in ("total_gastos_componentes", "gasto_componente"):
        return _OF_COMPONENT[:1]
    return _OF_COMPONENT[1:] if _IN_ALL.search(said) else _OF_COMPONENT
