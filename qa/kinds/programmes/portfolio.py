"""Several programmes: filters and thresholds, rankings, totals and means, two side by side."""

import re
from dataclasses import dataclass, replace

from calc.concepts import vocabulary
from ingest.ficha import Ficha
from qa.across.selecting import Heard, select
from qa.across.selection import NUMBER_OF, Selection
from qa.across.several import (
    NEXT,
    ficha_for,
    holds,
    label_of,
    listed_rows,
    no_value,
    row_of,
    table_of,
)
from qa.answers.compose import Part, count_parts
from qa.data import read_data
from qa.kinds import about
from qa.kinds.programmes import bounds, mentioned, order, sets, summed
from qa.language.senses import Reading
from qa.programmes.choosing import by_name
from qa.programmes.scope import Scope, offices_scope
from qa.programmes.shelf import Programme, Shelf
from qa.saying.asking import Draft


@dataclass(frozen=True, slots=True)
class Told:
    """An answer across programmes, what was understood, and the programmes that it singles out."""

    draft: Draft
    selection: Selection
    chosen: tuple[Programme, ...]


def answer(text: str, reading: Reading, shelf: Shelf, heard: Heard) -> Told | None:
    """What is asked across programmes; None where the question is about one."""
    many = len(shelf.programmes) > 1 and not heard.programmes
    if many and (wanted := mentioned.explicit(reading)):
        return _mentioned(text, reading, shelf, wanted) or Told(
            mentioned.nobody(wanted, shelf), mentioned.of_none(text, reading), ()
        )
    selection = select(text, reading, shelf, heard)
    if (office := _of_an_office(reading, shelf)) is not None:
        own = replace(selection or mentioned.of_none(text, reading), scope=office)
        return Told(_of_no_ficha(own, shelf), own, ())
    if many and (selection is None or _unsaid(selection)) and not _named(reading, shelf):
        wanted = mentioned.implied(reading, sure=selection is not None)
        if wanted and (told := _mentioned(text, reading, shelf, wanted)) is not None:
            return told
    if selection is None or (about.asks_what_is_loaded(reading) and _bare(selection)):
        return None
    if about.asks_how_many_are_loaded(reading):
        return None
    if selection.scope.unknown is not None:
        return Told(_nobody(selection, shelf), selection, ())
    programmes, lacking = _meeting(selection, shelf)
    draft, chosen = _said(selection, programmes, lacking, shelf)
    return None if draft is None else Told(draft, selection, chosen)


def _mentioned(text: str, reading: Reading, shelf: Shelf, wanted: tuple[str, ...]) -> Told | None:
    told = mentioned.answer(text, reading, shelf, wanted)
    return Told(*told, told[1].scope.programmes) if told is not None else None


def _named(reading: Reading, shelf: Shelf) -> bool:
    """Whether the question names a programme."""
    return bool(by_name(reading, shelf).programmes)


def _unsaid(selection: Selection) -> bool:
    """Whether only words of the prose, if any, tell the programmes apart."""
    asked = selection.concepts or selection.conditions or selection.findings or selection.regions
    if asked or selection.period.said or selection.moves or selection.selector.how == "pair":
        return False
    return (
        selection.scope.unknown is not None
        or not selection.scope.narrowed
        or (selection.scope.label.startswith("sobre"))
    )


_MONEY = r"(?:presupuestos?|gasto|plata|recursos|fondos)"
_OFFICE = r"(?:ministerio|subsecretaria|servicio|cartera)"
_WHOLE = re.compile(
    rf"\b{_MONEY}(?: (?:total(?:es)?|anual|inicial|final|vigente|ejecutado|complet[oa]|enter[oa]))*"
    rf"(?: (?:que )?(?:tiene|tuvo|maneja|recibe|recibio|gasto|gasta|ejecuto))? (?:del? )?"
    rf"(?:el |la )?(?P<office>{_OFFICE}|[a-z]+)\b"
    rf"|\b(?:gasta|gasto|ejecuta|ejecuto|tiene|tuvo|maneja|recibe|recibio) (?:el |la )?"
    rf"(?P<holder>{_OFFICE}|[a-z]+)\b"
)
_OF_PROGRAMMES = re.compile(r"\b(?:programas?|fichas?|iniciativas?|suman?|cada|ell[oa]s)\b")


def _of_an_office(reading: Reading, shelf: Shelf) -> Scope | None:
    """The ministry whose own money is asked for, which no ficha has, with its programmes."""
    text, nicknames = reading.text, read_data("several")["nicknames"]
    if _OF_PROGRAMMES.search(text):
        return None
    said = [m["office"] or m["holder"] for m in _WHOLE.finditer(text)]
    if not any(re.fullmatch(_OFFICE, word) or word in nicknames for word in said):
        return None
    office = offices_scope(reading, shelf.programmes)
    return office if office.narrowed and not office.unknown else None


def _of_no_ficha(selection: Selection, shelf: Shelf) -> Draft:
    """That no ficha has it, and what the programmes of that ministry have."""
    spent = "total_ejecutado" if _SPENT.search(selection.reading.text) else "presupuesto_inicial"
    concept = next((c for c in selection.concepts if c in _WHOLES), spent)
    table = table_of(selection.scope.programmes, concept, selection, shelf)
    label = label_of(concept, selection)
    parts: list[Part] = [f"Las fichas no traen el {label} {selection.scope.label}: cada una trae "]
    parts += ["sólo el de su programa."]
    if table:
        parts += [" De los programas cargados: ", *listed_rows(table, years=True), "."]
    return Draft(parts, "not_found", suggestions=NEXT[2:])


_SPENT = re.compile(r"\b(?:gast|ejecut)\w+")
_WHOLES = ("presupuesto_inicial", "presupuesto_final", "total_ejecutado")


def _bare(selection: Selection) -> bool:
    """Whether nothing narrows the programmes and nothing is asked of them."""
    asked = selection.concepts or selection.conditions or selection.findings or selection.regions
    if re.search(r"\b(?:ministerios?|servicios?)\b", selection.reading.text):
        return False
    return not (asked or selection.scope.narrowed or selection.period.said or selection.moves)


def _said(
    selection: Selection,
    programmes: tuple[Programme, ...],
    lacking: int,
    shelf: Shelf,
) -> tuple[Draft | None, tuple[Programme, ...]]:
    """The answer of the kind that the question asks for."""
    bounded = bool(selection.conditions or selection.findings)
    if selection.than is not None:
        return bounds.beyond(selection, selection.than, programmes, shelf)
    if selection.placed is not None:
        return order.placed(selection, selection.placed, programmes, shelf)
    of_pair = selection.concepts == (f"{NUMBER_OF}hallazgo",) and selection.selector.how == "pair"
    if of_pair and sets.asks_for_them(selection):
        return sets.findings_of(selection, shelf), programmes
    if selection.findings and not (selection.concepts or selection.conditions):
        return sets.findings_of(selection, shelf), programmes
    if bounded and not _ordered(selection):
        return bounds.filtered(selection, programmes, lacking, shelf), programmes
    if selection.moves and "grado_" not in selection.cues and selection.selector.how != "pair":
        return bounds.moved(selection, programmes, shelf)
    told = _by_ministry(selection, programmes, shelf)
    if told is not None:
        return told, ()
    if selection.concepts:
        return _of_figures(selection, programmes, shelf)
    if selection.selector.how == "pair":
        return None, ()
    fichas = tuple((p, _ficha(p, selection, shelf)) for p in programmes)
    return sets.listed_set(selection, fichas, shelf), programmes


def _ordered(selection: Selection) -> bool:
    """Whether those that meet the conditions are to be ranked, summed or averaged."""
    ways = {"grado_", "promedio", "sumar", "ranking"}
    bounded = {c.concept for c in selection.conditions}
    if summed.each_asked(selection) and not set(selection.concepts) <= bounded:
        return True
    return bool(ways & selection.cues) or summed.totalled(selection)


def _by_ministry(
    selection: Selection, programmes: tuple[Programme, ...], shelf: Shelf
) -> Draft | None:
    """What each ministry has, where ministries are asked for."""
    text = selection.reading.text
    if selection.scope.narrowed or not re.search(r"\b(?:ministerios?|servicios?)\b", text):
        return None
    fichas = tuple((p, _ficha(p, selection, shelf)) for p in programmes)
    return sets.office_of_each(selection, fichas) or sets.by_office(selection, fichas, shelf)


def _of_figures(
    selection: Selection, programmes: tuple[Programme, ...], shelf: Shelf
) -> tuple[Draft | None, tuple[Programme, ...]]:
    """Their figures in order, summed or averaged."""
    table = table_of(programmes, selection.concepts[0], selection, shelf)
    if _HAVING.search(selection.reading.text):
        table = [row for row in table if row.value] or table
    if not table and len(programmes) == 1 and selection.scope.narrowed:
        return None, ()
    if not table:
        label = label_of(selection.concepts[0], selection)
        return no_value(f"Ninguna de las fichas cargadas trae {label} para eso."), ()
    drafts: list[Draft] = []
    chosen: tuple[Programme, ...] = ()
    totalled, meant = summed.totalled(selection), "promedio" in selection.cues
    if not (totalled or meant) or summed.each_asked(selection):
        told, chosen = order.ranked(selection, table, shelf)
        drafts.append(told)
    if totalled:
        drafts.append(summed.total(selection, table, shelf))
    if meant:
        drafts.append(summed.mean(selection, table, shelf))
    parts: list[Part] = []
    for one in drafts:
        parts += [" " if parts else "", *one.parts]
    return replace(drafts[0], parts=[p for p in parts if p != ""]), chosen


_HAVING = re.compile(
    r"^(?:(?:y|en|dime|a) )*(?:que|cuales|cuantos)(?: de los)? ?"
    r"(?:programas |fichas |iniciativas )?"
    r"(?:recib\w+|tuvieron|tienen|cuentan|contaron|usaron|obtuvieron)\b"
    r"(?!.*\b(?:mas|menos|mayor|menor)\b)"
)
"""As in "¿qué programas recibieron aportes?": those that have some."""


def _ficha(programme: Programme, selection: Selection, shelf: Shelf) -> Ficha:
    years = selection.period.years
    return ficha_for(programme, years[-1] if years else None, shelf)


def _meeting(selection: Selection, shelf: Shelf) -> tuple[tuple[Programme, ...], int]:
    """The programmes that meet every condition, and how many lack a figure to tell."""
    kept, lacking = [], 0
    wanted = {i.name for i in selection.regions}
    regional = any(_by_region(c) for c in selection.concepts)
    counts = selection.concepts == (f"{NUMBER_OF}hallazgo",)
    bounded = any(_by_region(c.concept) for c in selection.conditions)
    for programme in selection.scope.programmes:
        ficha = _ficha(programme, selection, shelf)
        if wanted and not (regional or bounded) and wanted.isdisjoint(shelf.regions(ficha)):
            continue
        asked = selection.findings
        if asked is not None and not counts and not sets.meets(ficha, asked):
            continue
        values = [(c, row_of(programme, c.concept, selection, shelf)) for c in selection.conditions]
        if any(row is None for _, row in values):
            lacking += 1
            continue
        if all(row is not None and holds(row, c) for c, row in values):
            kept.append(programme)
    return tuple(kept), lacking


def _by_region(concept: str) -> bool:
    card = vocabulary().get(concept)
    return card is not None and card.item == "region"


def _nobody(selection: Selection, shelf: Shelf) -> Draft:
    """Nothing loaded answers to what narrows the question."""
    text = f"Ninguno de los {len(shelf.programmes)} programas cargados corresponde a "
    return Draft(
        count_parts(f"{text}{selection.scope.unknown}."), "not_found", suggestions=NEXT[2:]
    )
