"""Bounds tied to the figures that they are set on; what is left over is what is asked of each."""

import re
from collections.abc import Iterable, Sequence

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE
from qa.across.selection import Condition, Pieces, counted_rows, moves_of
from qa.named.patterns import Named
from qa.named.thresholds import Threshold
from qa.understanding.concepts import specialised

_NEAR = 9
_HIGH = 50
_REACHES = re.compile(r"\b(?:qued|lleg|alcanz|pas[aoóe]|super|sobrepas|cumpl|estuv|esta)\w*\b")
"""Reaching a share or not: one so high, where no figure is named, is of the budget spent."""

_SPENT = frozenset(("ejecutar", "ejecucion", "gastar", "subejecucion"))
_MONEY = (
    "presupuesto_inicial",
    "presupuesto_final",
    "total_ejecutado",
    "presupuesto_ley_ejecutado",
)
_LEFT = {"saldo_sin_ejecutar": "porcentaje_sin_ejecutar"}
_LEFT |= {"saldo_sin_ejecutar_final": "porcentaje_sin_ejecutar_final"}
_SHARES = {"poblacion_beneficiada": "cobertura", "poblacion_objetivo": "cobertura"}
_SHARES_OF = _LEFT | _SHARES
_SHARES_OF |= {"total_gasto_administrativo": "porcentaje_gasto_administrativo"}
_SHARES_OF |= dict.fromkeys(
    ("total_gastos_componentes", "gasto_componente"), "porcentaje_gastos_componentes"
)
_EXECUTED = {"presupuesto_inicial": "ejecucion_inicial", "presupuesto_final": "ejecucion_final"}


def conditions_of(pieces: Pieces) -> tuple[tuple[Condition, ...], tuple[str, ...]]:
    """The bounds tied to their figures, and the concepts that are left to be asked for."""
    left = list(pieces.named)
    found: list[Condition] = []
    for threshold in pieces.thresholds:
        counted = counted_rows(pieces.reading, threshold)
        if counted is not None:
            found.append(Condition(counted, threshold))
            continue
        near = [n for n in left if len(left) == 1 or _distance(n, threshold) <= _NEAR]
        fitting = sorted(
            (n for n in near if _fits(n.concept, threshold)),
            key=lambda n: (_distance(n, threshold) - n.weight / 2, n.first),
        )
        concept = _bounded(fitting, near, threshold, pieces)
        if concept is None:
            continue
        found.append(Condition(concept, threshold))
        spent = fitting if threshold.is_share and concept.startswith("ejecucion") else fitting[:1]
        left = [n for n in left if n not in spent]
    return tuple(found), target_of(left, pieces)


def target_of(left: Iterable[Named], pieces: Pieces) -> tuple[str, ...]:
    """The concepts asked for by what names them, as those of a region where one is named."""
    kind = pieces.kind
    part = "porcentaje" in pieces.cues and not moves_of(pieces)
    found: list[str] = []
    for named in sorted(left, key=lambda n: -n.weight):
        in_name = any(t.means("porcentaje") for t in named.terms)
        concept = specialised(named.concept, kind, part=part and not in_name)
        if vocabulary()[concept].item not in (None, kind):
            concept = {"gasto_componente": "total_gastos_componentes"}.get(concept, "")
        if concept and (not found or named.weight >= 1):
            found.append(concept)
    if not found and pieces.subtitle is not None and not pieces.thresholds:
        found.append("participacion_subtitulo" if part else "gasto_subtitulo")
    return tuple(dict.fromkeys(found))


def _bounded(
    fitting: list[Named], near: list[Named], threshold: Threshold, pieces: Pieces
) -> str | None:
    """The concept that a bound is set on."""
    kind = pieces.kind
    if threshold.is_share and moves_of(pieces) and fitting:
        return fitting[0].concept
    if threshold.is_share and pieces.subtitle is not None:
        return "participacion_subtitulo"
    if (
        threshold.is_share
        and not near
        and threshold.value >= _HIGH
        and _REACHES.search(pieces.raw.text)
    ):
        return "ejecucion_final" if "final" in pieces.cues else "ejecucion_inicial"
    if threshold.is_share:
        if fitting and _unit(fitting[0].concept) == PORCENTAJE:
            return fitting[0].concept
        return share_of([n.concept for n in (*fitting, *near)], pieces.cues)
    if fitting:
        concept = specialised(fitting[0].concept, kind, part=False)
        return concept if vocabulary()[concept].item in (None, kind) else None
    if threshold.is_money or threshold.scale in ("millones", "millon"):
        return _SPENT_ON.get(kind or "", "total_ejecutado")
    return None


_SPENT_ON = {"region": "gasto_region", "subtitulo": "gasto_subtitulo"}


def share_of(named: Sequence[str], cues: frozenset[str]) -> str | None:
    """What a percentage is of: "el 50 % de su presupuesto", "el 20 % en administración"."""
    budget = next((c for c in named if c in _EXECUTED), None)
    for concept in named:
        if concept in _SHARES_OF:
            return _SHARES_OF[concept]
        if concept in _MONEY:
            return _EXECUTED.get(budget or "", _executed(cues))
    if "administracion" in cues:
        return "porcentaje_gasto_administrativo"
    if {"sin", "quedar"} & cues and cues & {"gastar", "ejecutar", "quedar"} and "sin" in cues:
        return "porcentaje_sin_ejecutar"
    return _executed(cues) if cues & _SPENT else None


def _executed(cues: frozenset[str]) -> str:
    return "ejecucion_final" if "final" in cues else "ejecucion_inicial"


def _fits(concept: str, threshold: Threshold) -> bool:
    """Whether a bound can be set on a concept, by its unit."""
    unit = _unit(concept)
    if threshold.is_share:
        return unit == PORCENTAJE or concept in (*_MONEY, *_SHARES, *_LEFT) or "gasto" in concept
    if threshold.is_money:
        return unit == MILES_DE_PESOS
    if threshold.scale in ("millones", "millon", "mil millones"):
        return unit in (MILES_DE_PESOS, PERSONAS)
    return True


def _unit(concept: str) -> str:
    return vocabulary()[concept].unit


def _distance(named: Named, threshold: Threshold) -> int:
    """How many words stand between a concept's nearest word and a bound."""
    return min(
        min(abs(t.first - threshold.last), abs(threshold.first - t.last)) for t in named.terms
    )
