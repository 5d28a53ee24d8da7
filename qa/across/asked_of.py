"""What is asked of programmes once it is known that several are asked about.

Promise: a figure that no word of the vocabulary names is taken from how it is asked ("el más
antiguo", "quién llega a más gente"), or none is.
"""

import re
from fractions import Fraction

from qa.across.conditions import conditions_of
from qa.across.selection import (
    END,
    IN_ORDER,
    NUMBER_OF,
    START,
    Condition,
    Pieces,
    Selection,
    findings_asked,
    implied_of,
    moves_of,
)
from qa.named.thresholds import Threshold
from qa.named.years import Period
from qa.programmes.scope import Scope, topic_scope
from qa.programmes.selectors import Selector
from qa.programmes.shelf import Shelf

_PERSON = frozenset(("persona", "atender"))
_BEGAN = re.compile(
    r"\b(?:antes|despues|desde|hasta|posterior(?:es)?|anterior(?:es)?)(?: (?:de|del|al|a|el|ano))* "
    r"((?:19|20)\d\d)\b"
)
_AGE = re.compile(r"\b(?:antigu[oa]s?|viej[oa]s?|nuev[oa]s?|joven(?:es)?|recientes?)\b")
_WELL = re.compile(
    r"\b(?:mejor(?:es)?|peor(?:es)?|mayor parte|menor parte|mas completo"
    r"|mas cerca de (?:gast|ejecut|us|complet|ocup|agot)\w+"
    r"|(?:mas|menos) (?:ejecut|gast|us)\w+ del? (?:su )?presupuesto)\b"
)
_USED = re.compile(
    r"\b(?:ejecutor\w*|aprovech\w+|utiliz\w+|us(?:o|a|an|aron)|ocup(?:o|a|an|aron))\b"
)
_BUDGET = (
    "presupuesto_inicial",
    "presupuesto_final",
    "total_ejecutado",
    "presupuesto_ley_ejecutado",
)
_OF_FINAL = {
    "saldo_sin_ejecutar": "saldo_sin_ejecutar_final",
    "porcentaje_sin_ejecutar": "porcentaje_sin_ejecutar_final",
}
_FINAL_ONE = re.compile(r"\b(?:del?|presupuesto|ejecucion|ejec|sobre el) final\b")
_FREE = frozenset("libre libres limpio limpia limpios limpias exento exenta carece carecen".split())
"""Words by which findings are said to be lacking."""
_SIZES = ("grande", "grandes", "chico", "chicos", "chica", "pequeno", "pequenos", "pequena")


def read_selection(
    text: str,
    shelf: Shelf,
    pieces: Pieces,
    chosen: Selector,
    offices: Scope,
) -> Selection | None:
    """The question with its conditions, and the programmes narrowed down to those it names."""
    conditions, concepts = conditions_of(pieces)
    implied = implied_of(pieces)
    if implied:
        conditions, concepts = implied, ()
    began = _began(pieces)
    period = pieces.period
    if began is not None:
        conditions, period = (*conditions, began), Period()
    if not concepts:
        concepts = unnamed(pieces, conditions)
    concepts = how_well(concepts, pieces)
    if concepts == ("gasto_region",) and "persona" in pieces.cues and "y" in pieces.raw.known:
        concepts = ("gasto_region", "poblacion_region")
    scope = topic_scope(pieces.raw, shelf, offices, _spoken(pieces))
    return Selection(
        text,
        pieces.raw,
        chosen,
        scope,
        concepts,
        pieces.named,
        conditions,
        findings_asked(pieces),
        period,
        pieces.regions,
        pieces.cues | (frozenset({"grado_"}) if pieces.degree or _first(pieces) else frozenset()),
        None if implied else moves_of(pieces),
        subtitle=pieces.subtitle.name if pieces.subtitle else None,
    )


def how_well(concepts: tuple[str, ...], pieces: Pieces) -> tuple[str, ...]:
    """As in "¿cuál ejecutó mejor su presupuesto?": the part of it that was executed."""
    if "final" in pieces.cues and "inicial" not in pieces.cues:
        concepts = tuple(_OF_FINAL.get(c, c) for c in concepts)
        if _FINAL_ONE.search(pieces.reading.text) and concepts == ("ejecucion_inicial",):
            concepts = ("ejecucion_final",)
    spent = pieces.cues & {"ejecutar", "gastar", "ejecucion"} or _USED.search(pieces.reading.text)
    if not spent or pieces.degree is None or not _WELL.search(pieces.reading.text):
        return concepts
    final = "presupuesto_final" in concepts or "final" in pieces.cues
    return tuple(
        ("ejecucion_final" if final else "ejecucion_inicial") if c in _BUDGET else c
        for c in concepts
    )


def unnamed(pieces: Pieces, conditions: tuple[Condition, ...]) -> tuple[str, ...]:
    """What is asked for where no word of the vocabulary names it."""
    counted = _of_rows(pieces)
    if counted:
        return counted
    cues, regional = pieces.cues, bool(pieces.regions)
    if told := _told_by(cues):
        return told
    in_order = IN_ORDER.search(pieces.reading.text) is not None
    compared = pieces.degree is not None or _MORE_THAN.search(pieces.raw.text) is not None
    if compared and _COVERS.search(pieces.raw.text):
        return ("cobertura",)
    asked = compared or "total" in cues or in_order or moves_of(pieces) is not None
    said = in_order or pieces.degree is not None or "cuanto" in cues
    if "inicial" in cues and "final" not in cues and asked and said:
        return ("presupuesto_inicial",)
    money = _MOST_MONEY.search(pieces.raw.text) is not None
    if (money or cues & {"gastar", "dinero", "ejecutar"}) and (asked or regional):
        return ("gasto_region",) if regional else ("total_ejecutado",)
    if regional and "cuanto" in cues:
        return ("poblacion_region",) if "persona" in cues else ("gasto_region",)
    served = _SERVED.search(pieces.raw.text) is not None and "sin" not in cues
    if cues & _PERSON and (asked or served):
        return ("poblacion_region",) if regional else ("poblacion_beneficiada",)
    return tuple(dict.fromkeys(c.concept for c in conditions))


def _told_by(cues: frozenset[str]) -> tuple[str, ...]:
    """What a way of asking asks for by itself."""
    if "resumen" in cues:
        return ("presupuesto_inicial", "total_ejecutado", "ejecucion_inicial", "cobertura")
    if "costar" in cues:
        return ("gasto_por_beneficiario",)
    if {"cuanto", "sumar"} <= cues:
        return ("total_ejecutado",)
    if cues & {"exceder_", "subejecucion", "ejecucion"}:
        return ("ejecucion_inicial",)
    return ()


_SERVED = re.compile(
    r"\b(?:ambos|ambas|dos|tres|cada|tod[oa]s)\b.*\b(?:beneficiad[oa]s|atendid[oa]s|beneficiari[oa]s)"
    r"(?: (?:el|en|del?|ano|20\d\d))*$"
)
"""As in "ambos programas: personas beneficiadas el 2023"."""
_MOST_MONEY = re.compile(r"\b(?:mas|menos) (?:plata|dinero|recursos|fondos|lucas)\b")
_MORE_THAN = re.compile(r"\b(?:mas|menos)\b(?: \w+){0,4}? que\b")
_COVERS = re.compile(r"\bcubr(?:e|en|io|ieron|ia|ian|ir)\b")


def _of_rows(pieces: Pieces) -> tuple[str, ...]:
    """An extreme of what no table prints: the age, the size, how many rows."""
    of_all = _OF_ALL.search(pieces.raw.text) is not None
    with_it = _WITH_HOW_MUCH.search(pieces.raw.text) is not None
    if "empezar" in pieces.cues and with_it:
        return ("presupuesto_inicial",)
    started = "empezar" in pieces.cues and (pieces.degree or _first(pieces) or of_all)
    if _AGE.search(pieces.reading.text) or started:
        return (START,)
    if _ENDS_FIRST.search(pieces.raw.text):
        return (END,)
    each = "cada" in pieces.reading.known and "cuantos_" in pieces.cues
    if pieces.degree is None and not each:
        return ()
    if pieces.degree is not None and pieces.degree.text.endswith(_SIZES):
        return ("total_ejecutado",)
    senses = ("hallazgo", "componente", "indicador", "region")
    return tuple(f"{NUMBER_OF}{sense}" for sense in senses if sense in pieces.cues)[:1]


_WITH_HOW_MUCH = re.compile(r"\bcon (?:cuant[oa]|que (?:plata|monto|presupuesto|fondos))\b")
"""As in "¿con cuánto partieron?"."""

_ENDS_FIRST = re.compile(
    r"\b(?:termina|vence|acaba|finaliza|caduca|expira|cierra)\w*"
    r" (?:primero|antes|mas pronto|despues|al final|ultimo|mas tarde)$"
    r"|\b(?:primero|ultimo) en (?:terminar|vencer|acabar|finalizar)"
)
_OF_ALL = re.compile(r"\b(?:cada (?:un[oa]|programa)|amb[oa]s|l[oa]s (?:dos|tres)|tod[oa]s)\b")


def asks_of_office(known: tuple[str, ...]) -> bool:
    """Whether it asks which ministry or service each is of."""
    return not {"ministerio", "servicio", "subsecretaria", "cartera"}.isdisjoint(known)


def _first(pieces: Pieces) -> bool:
    """As in "¿cuál partió primero?"."""
    if _ENDS_FIRST.search(pieces.raw.text):
        return True
    return "empezar" in pieces.cues and _EARLIEST.search(pieces.raw.text) is not None


_EARLIEST = re.compile(r"\b(?:primero|antes|despues|al final|ultimo)$")


def _began(pieces: Pieces) -> Condition | None:
    """As in "que empezaron después de 2013": a bound on the year in which they began."""
    match = _BEGAN.search(pieces.reading.text)
    if match is None or "empezar" not in pieces.cues:
        return None
    before = match[0].startswith(("antes", "anterior", "hasta"))
    first = pieces.reading.text[: match.start()].count(" ")
    last = pieces.reading.text[: match.end()].count(" ")
    inclusive = match[0].startswith(("desde", "hasta"))
    year = Threshold(before, Fraction(match[1]), "", "", inclusive, None, first, last)
    return Condition(START, year)


def _spoken(pieces: Pieces) -> frozenset[int]:
    """The words that say something other than what programmes are about."""
    known = pieces.raw.known
    free = _FREE if "hallazgo" in pieces.cues else frozenset()
    said = {
        i
        for i, word in enumerate(known)
        if _AGE.fullmatch(word)
        or word in ("adelante", "mediados")
        or word in free
        or (pieces.degree and _USED.fullmatch(word))
    }
    return pieces.taken | said
