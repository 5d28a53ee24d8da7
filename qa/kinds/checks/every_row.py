"""What is said of all the rows of a table, of none or of some: "¿todos los componentes subieron?".

Promise: the verdict is of every row that the ficha prints, each shown with its value; a row without
value is named and decides nothing but whether there is one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from calc.concepts import vocabulary
from calc.formulas import Result, evaluate
from qa.answers.compose import Part, joined
from qa.answers.evidence import Found, Lacking, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.changes.rows_changed import span_of
from qa.kinds.changes.verdict import better_is_less, bound_of
from qa.kinds.figures import figure
from qa.kinds.rows.row_order import concept_of, year_of
from qa.named.items import rows
from qa.named.thresholds import read_thresholds
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.ordered import assumed_year, next_for
from qa.understanding.concepts import specialised
from qa.understanding.question import Question

_NOUN = (
    r"(?:(?P<region>regiones|region|zonas?)|(?P<componente>componentes?|lineas?)|"
    r"(?P<subtitulo>subtitulos?)|(?P<indicador>indicadores|indicador))\b"
)
_ALL = re.compile(
    r"\b(?:tod[oa]s(?: (?:las|los|sus|estas|estos))?|ambas|ambos|cada un[oa] de (?:las|los|sus)|"
    rf"en cada|cada|(?:las|los) (?:dos|tres|cuatro|cinco|[2-9])) {_NOUN}"
)
_NONE = re.compile(rf"\bningun[oa]?(?: de (?:las|los|sus))? {_NOUN}")
_SOME = re.compile(rf"\balgun[oa]?s?(?: de (?:las|los|sus))? {_NOUN}")
_ASKING = frozenset(
    "cual cuales cuanto cuanta cuantos cuantas quien quienes como donde por".split()
)
_THAN = re.compile(
    r"\b(mas|menos|mayor|menor)\b.* que (?:en |el |lo |la |de |del |durante |ano )*"
    r"(?:20\d\d|anterior\b|pasado\b|previo\b|antes\b)"
)
_HAS = re.compile(
    r"\b(?:tien\w+|tuv\w+|registr\w+|hubo|hay|inform\w+|gast\w+|recib\w+|produ\w+|ejecut\w+|qued\w+|est[au]\w+)\b"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, whether it is as asked, and how that is shown; a row without value is neither."""

    name: str
    holds: bool | None
    shown: tuple[Part, ...]
    figures: tuple[Found, ...] = ()


def answer(ask: Ask) -> Draft | None:
    """Yes or no over all the rows; None where nothing is said of all, of none or of some."""
    question = ask.question
    text = question.reading.text
    found = _ALL.search(text) or _NONE.search(text) or _SOME.search(text)
    asks = not _ASKING.isdisjoint(question.reading.known) or question.means("porque")
    kind = str(found.lastgroup) if found is not None else _kind_of_all(question)
    if kind is None or asks or text.startswith("que ") or question.strangers:
        return None
    if question.any_of("sumar", "cuadrar", "significar", "listar", "promedio", "ranking"):
        return None
    ways = (way(ask, kind) for way in (_changed, _bounded, _there))
    told = next((rows_ for rows_ in ways if any(r.holds is not None for r in rows_)), None)
    if told is None:
        return None
    return _draft(ask, kind, told, _how_many(text))


def _kind_of_all(question: Question) -> str | None:
    """As in "¿todas las producciones bajaron?": the rows of what is said of them all."""
    if not _EVERY.search(question.reading.text) or len(question.concepts) != 1:
        return None
    return vocabulary()[question.concepts[0]].item


_EVERY = re.compile(
    r"\btod[oa]s (?:las|los|sus) (?:producciones|gastos|costos|valores|resultados)\b"
)


def _how_many(text: str) -> str:
    every = _ALL.search(text) or _EVERY.search(text)
    return "all" if every else "none" if _NONE.search(text) else "some"


def _changed(ask: Ask, kind: str) -> list[_Row]:
    """As in "¿todos los componentes gastaron más que en 2023?"."""
    question = ask.question
    than = _THAN.search(question.reading.text)
    moves = question.means("subir") != question.means("bajar")
    if not (than or moves) or len(question.concepts) > 1:
        return []
    concept = _concept(ask, kind)
    if concept is None:
        return []
    up = than[1] in ("mas", "mayor") if than else question.means("subir")
    bound = bound_of(question) if moves else None
    base, year = span_of(ask)
    told = []
    for name in rows(ask.ficha, kind):
        own = figure.of_row(ask, concept, name)[0]
        pair = [value(ask.ficha, own, y, name) for y in (base, year)]
        if not isinstance(pair[0], Found) or not isinstance(pair[1], Found):
            told.append(_Row(name, None, ()))
            continue
        first, last = pair[0], pair[1]
        rise = (magnitude(last) - magnitude(first)) * (1 if up != better_is_less(ask, name) else -1)
        right = rise > 0
        if right and bound is not None:
            by = "variacion_relativa" if bound.is_share else "variacion_absoluta"
            size = evaluate(by, ask.ficha.book, year, name, concept=own, base_year=base)
            right = isinstance(size, Result) and bound.holds(abs(size.value), size.unit)
        shown = ("de ", *say.amount(first, spoken=False), " a ", *say.amount(last, spoken=False))
        told.append(_Row(name, right, shown, (first, last)))
    return told


def _bounded(ask: Ask, kind: str) -> list[_Row]:
    """As in "¿ninguna región recibió menos de 100 millones?"."""
    bounds = read_thresholds(ask.question.reading)
    concept = _concept(ask, kind)
    if len(bounds) != 1 or concept is None:
        return []
    if bounds[0].is_share and kind != "indicador":
        concept = specialised(concept, None, part=True)
    return [
        _Row(name, bounds[0].holds(magnitude(one), one.unit), say.amount(one, spoken=False), (one,))
        if isinstance(one, Found)
        else _Row(name, None, ())
        for name, one in _values(ask, kind, concept)
    ]


def _there(ask: Ask, kind: str) -> list[_Row]:
    """As in "¿todos los subtítulos tuvieron gasto?": a mark or a zero is none."""
    text = ask.question.reading.text
    concept = _concept(ask, kind)
    if concept is None or not _HAS.search(text) or read_thresholds(ask.question.reading):
        return []
    if ask.question.any_of("maximo", "minimo"):
        return []
    lacks = " sin " in text or (" no " in f" {text}" and not _NONE.search(text))
    told = []
    for name, one in _values(ask, kind, concept):
        there = isinstance(one, Found) and magnitude(one) > 0
        shown = (
            say.amount(one, spoken=False)
            if isinstance(one, Found)
            else (f"figura «{one.mark or '-'}»",)
        )
        found = (one,) if isinstance(one, Found) else ()
        told.append(_Row(name, there != lacks, shown, found))
    return told


def _values(ask: Ask, kind: str, concept: str) -> list[tuple[str, Found | Lacking]]:
    year = year_of(ask, concept)
    names = (n for n in rows(ask.ficha, kind) if n != "Nivel central")
    return [(n, value(ask.ficha, figure.of_row(ask, concept, n)[0], year, n)) for n in names]


def _concept(ask: Ask, kind: str) -> str | None:
    concept = concept_of(ask, kind)
    if concept == "indicador":
        return "indicador_proposito"
    known = concept is not None and concept in vocabulary()
    return concept if known and vocabulary()[str(concept)].item == kind else None


def _draft(ask: Ask, kind: str, told: Sequence[_Row], how_many: str) -> Draft:
    fits = [r for r in told if r.holds]
    misses = [r for r in told if r.holds is False]
    blank = [r.name for r in told if r.holds is None]
    each = "todas" if kind == "region" else "todos"
    none = "ninguna" if kind == "region" else "ninguno"
    spans = {tuple(f.year for f in r.figures) for r in told if r.figures}
    years = sorted(set().union(*spans))
    when = f"entre {years[0]} y {years[-1]}" if len(years) > 1 else f"en {years[0]}"
    parts: list[Part]
    if how_many == "all":
        parts = (
            [f"no en {each}: {when} no se cumple en ", *_named(kind, misses)]
            if misses
            else [f"sí, {when} en {each}: ", *_ends(kind, fits)]
        )
        parts += [". Sí en ", *_named(kind, fits)] if misses and fits else []
    elif fits:
        parts = ["no: " if how_many == "none" else "sí: ", f"{when}, en ", *_named(kind, fits)]
    else:
        verdict = "sí" if how_many == "none" else "no"
        parts = [f"{verdict}, {when} en {none}: ", *_ends(kind, misses)]
    parts.append(".")
    if blank:
        parts += [" Sin dato: ", *joined([(_row(kind, name),) for name in blank]), "."]
    figures = [f for r in told for one in r.figures for f in operands(one)]
    first = f"{ask.opening}{parts[0]}"
    return Draft(
        [say.capital(first), *(p for p in parts[1:] if p != "")],
        passages=figure_hits(ask.ficha, figures)[:8],
        suggestions=next_for(kind),
        assumed=assumed_year(ask, years[-1]),
    )


def _ends(kind: str, told: Sequence[_Row]) -> tuple[Part, ...]:
    """The rows with their values; of many, the one with the least and the one with the most."""
    by_value = sorted(told, key=lambda r: magnitude(r.figures[-1]) if r.figures else -1)
    if len(told) <= _FEW or len(by_value[-1].figures) != 1:
        return _named(kind, told)
    ends = [(f"{_row(kind, r.name)} (", *r.shown, ")") for r in (by_value[0], by_value[-1])]
    return ("desde ", *ends[0], " hasta ", *ends[1])


_FEW = 5


def _named(kind: str, told: Sequence[_Row]) -> tuple[Part, ...]:
    """The rows with their values, each pair of values apart from the next."""
    pairs = any(len(r.figures) > 1 for r in told)
    each = [(f"{_row(kind, r.name)} (", *r.shown, ")") for r in told]
    if not pairs:
        return joined(each)
    return tuple(p for i, row in enumerate(each) for p in (("; ",) if i else ()) + row)


def _row(kind: str, name: str) -> str:
    return say.row(_OF_KIND[kind], name)


_OF_KIND = {
    "region": "gasto_region",
    "componente": "gasto_componente",
    "subtitulo": "gasto_subtitulo",
    "indicador": "indicador_proposito",
}
"""A concept that has such rows, by which they are named."""
