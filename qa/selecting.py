"""A question across programmes, understood: which programmes, what of each, under which conditions.

Promise: it is one exactly where the question chooses among programmes, names several, or goes on
with those of the question before; what narrows them is honoured or said to be missing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from calc.concepts import vocabulary
from qa.patterns import Named
from qa.programmes import Choice, by_name
from qa.question import Question, borrowing
from qa.scope import Scope, offices_scope, topic_scope
from qa.selection import (
    NUMBER_OF,
    START,
    Condition,
    Pieces,
    Selection,
    conditions_of,
    findings_asked,
    moves_of,
    pieces_of,
    target_of,
)
from qa.selectors import Selector, selector
from qa.senses import Reading
from qa.shelf import Programme, Shelf
from qa.thresholds import Threshold
from qa.words import stem
from qa.years import Period

_PERSON = frozenset(("persona", "atender"))
_BEGAN = re.compile(
    r"\b(?:antes|despues|desde|hasta|posterior(?:es)?|anterior(?:es)?)(?: (?:de|del|al|a|el|ano))* "
    r"((?:19|20)\d\d)\b"
)
_AGE = re.compile(r"\b(?:antigu[oa]s?|viej[oa]s?|nuev[oa]s?|joven(?:es)?|recientes?)\b")
_GOES_ON = re.compile(r"^(?:y|pero|ahora|ok|ya|entonces|e|tambien|solo)\b")
_OTHERS = re.compile(r"\b(?:otro|otros|demas|resto)\b")
_COMPARED = frozenset("cambiar maximo minimo subir porcentaje bajar".split())


@dataclass(frozen=True, slots=True)
class Heard:
    """What a conversation holds when the next question comes."""

    programmes: tuple[Programme, ...] = ()
    question: Question | None = None
    selection: Selection | None = None


def select(text: str, reading: Reading, shelf: Shelf, heard: Heard) -> Selection | None:
    """What the question asks of several programmes, None where it is about one."""
    if len(shelf.programmes) == 1 and "programas" not in reading.known:
        return None
    offices = offices_scope(reading, shelf.programmes)
    named = by_name(_without(reading, offices.taken), shelf)
    pair = _pair(reading, shelf, named, heard)
    if pair:
        return _of_pair(text, reading, shelf, pair, named, heard)
    latest = max(p.latest.year or 0 for p in shelf.programmes)
    pieces = pieces_of(reading, shelf, latest, offices.taken)
    chosen = selector(reading, _bound(pieces) | offices.taken)
    goes_on = heard.selection is not None and _goes_on(reading, named, pieces, chosen, offices)
    if goes_on and heard.selection is not None:
        return _followed(text, shelf, pieces, chosen, offices, heard.selection)
    if chosen is None and offices.narrowed and not named.programmes:
        chosen = Selector("those", sure=True)
    if chosen is None or (len(named.programmes) == 1 and not _only_a_topic(chosen, named, reading)):
        return None
    if not chosen.sure and (heard.programmes or _about_rows(heard)):
        return None
    found = _read(text, shelf, pieces, chosen, offices)
    return found if found is not None and _has_substance(found) else None


def _read(
    text: str,
    shelf: Shelf,
    pieces: Pieces,
    chosen: Selector,
    offices: Scope,
) -> Selection | None:
    """The question with its conditions, and the programmes narrowed down to those it names."""
    conditions, concepts = conditions_of(pieces)
    began = _began(pieces)
    period = pieces.period
    if began is not None:
        conditions, period = (*conditions, began), Period()
    if not concepts:
        concepts = _unnamed(pieces, conditions)
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
        pieces.cues | (frozenset({"grado_"}) if pieces.degree else frozenset()),
        moves_of(pieces),
    )


def _unnamed(pieces: Pieces, conditions: tuple[Condition, ...]) -> tuple[str, ...]:
    """What is asked for where no word of the vocabulary names it."""
    cues = pieces.cues
    kind = bool(pieces.regions)
    if _AGE.search(pieces.reading.text) or ("empezar" in cues and pieces.degree):
        return (START,)
    if "hallazgo" in cues and pieces.degree:
        return (f"{NUMBER_OF}hallazgo",)
    for sense in ("componente", "indicador", "region"):
        if sense in cues and pieces.degree:
            return (f"{NUMBER_OF}{sense}",)
    if "costar" in cues:
        return ("gasto_por_beneficiario",)
    if cues & {"exceder_", "subejecucion", "ejecucion"}:
        return ("ejecucion_inicial",)
    if cues & {"gastar", "dinero", "ejecutar"} and (pieces.degree or "total" in cues or kind):
        return ("gasto_region",) if kind else ("total_ejecutado",)
    if cues & _PERSON and (pieces.degree or "total" in cues):
        return ("poblacion_region",) if kind else ("poblacion_beneficiada",)
    return tuple(dict.fromkeys(c.concept for c in conditions))


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


def _has_substance(found: Selection) -> bool:
    """Whether a chooser that may stand for something else does stand for programmes."""
    how = found.selector.how
    bounded = bool(found.conditions or found.findings)
    narrowed = found.scope.narrowed or bool(found.regions)
    if found.selector.sure:
        return bounded or narrowed or bool(found.concepts) or found.moves is not None or _lists(how)
    degree = "grado_" in found.cues
    if how == "who":
        return (bounded or degree) and bool(found.concepts or found.findings)
    if how == "howmany":
        people = set(found.concepts) & {"poblacion_beneficiada", "cobertura"}
        return bounded or (narrowed and not people and not found.concepts)
    if how == "degree":
        return bool(found.concepts) and _in_all(found.concepts)
    if how == "those":
        return bounded or (degree and bool(found.concepts)) or found.scope.narrowed
    return bounded or bool(found.concepts)


def _lists(how: str) -> bool:
    return how in ("noun", "howmany", "all")


def _in_all(concepts: Iterable[str]) -> bool:
    """Whether every concept is one that a whole programme has."""
    plain = (START, NUMBER_OF)
    return all(c.startswith(plain) or vocabulary()[c].item in (None, "region") for c in concepts)


# --- two or more that are named ----------------------------------------------------------------


def _pair(reading: Reading, shelf: Shelf, named: Choice, heard: Heard) -> tuple[Programme, ...]:
    """The programmes named side by side, or the one named now with the one spoken of."""
    text = f" {reading.text} "
    programmes = named.programmes
    cues = {s for t in reading.terms for s in t.senses}
    joined = any(f" {word} " in text for word in ("y", "e", "o", "u", "con", "que", "ni", "ambos"))
    if len(programmes) >= 2 and (cues & _COMPARED or joined):
        return programmes if _each_its_own(programmes, reading, shelf) else ()
    before = heard.programmes
    compared = "cambiar" in cues or "mas que" in text or "menos que" in text
    if len(before) == 1 and len(programmes) == 1 and programmes[0] not in before and compared:
        return (*before, *programmes)
    if len(shelf.programmes) == 2 and len(before) == 1 and _OTHERS.search(text):
        return shelf.programmes if cues & {"cambiar", "programa"} else ()
    return ()


def _each_its_own(pair: tuple[Programme, ...], reading: Reading, shelf: Shelf) -> bool:
    """Whether each programme is named by a word of its own."""
    asked = {stem(w) for w in reading.known}
    hits = [shelf.stems[p.key] & asked for p in pair]
    return all(h - set().union(*(o for o in hits if o is not h)) for h in hits)


def _of_pair(
    text: str,
    reading: Reading,
    shelf: Shelf,
    pair: tuple[Programme, ...],
    named: Choice,
    heard: Heard,
) -> Selection:
    """The programmes named, side by side, for what is asked now or was asked before."""
    spoken = frozenset(i for i, w in enumerate(reading.known) if stem(w) in named.stems)
    latest = max(p.latest.year or 0 for p in pair)
    pieces = pieces_of(reading, shelf, latest, spoken)
    concepts = target_of(pieces.named, pieces) or _unnamed(pieces, ())
    period = pieces.period
    regions = pieces.regions
    if not concepts and heard.selection is not None:
        concepts = heard.selection.concepts
    elif not concepts and heard.question is not None:
        concepts = tuple(c for c in heard.question.concepts if _in_all((c,)))
        period = period if period.said else heard.question.period
    return Selection(
        text,
        reading,
        Selector("pair", sure=True),
        Scope(pair),
        concepts,
        pieces.named or (heard.question.named if heard.question else ()),
        (),
        findings_asked(pieces),
        period,
        regions,
        pieces.cues | (frozenset({"grado_"}) if pieces.degree else frozenset()),
        moves_of(pieces) if not pieces.cues & {"maximo", "minimo"} else None,
    )


# --- what goes on from the question before -----------------------------------------------------


def _goes_on(
    reading: Reading, named: Choice, pieces: Pieces, chosen: Selector | None, offices: Scope
) -> bool:
    """Whether a question goes on about the programmes asked about before."""
    if named.programmes or "programas" in reading.known:
        return False
    if chosen is not None and chosen.how in ("which", "who", "those", "any", "all", "howmany"):
        return True
    opened = bool(_GOES_ON.match(reading.text))
    fragment = bool(
        pieces.named
        or pieces.regions
        or pieces.thresholds
        or pieces.period.said
        or pieces.degree
        or offices.narrowed
        or pieces.cues & {"focalizacion", "eficiencia", "eficacia", "hallazgo", "promedio", "sumar"}
        or pieces.cues & {"total", "ranking", "subir", "bajar"}
    )
    asks = bool({"por", "que", "quien", "cuando", "donde", "como"} & set(reading.known[:3]))
    return (opened and fragment and not asks) or (chosen is not None and len(reading.known) <= 4)


def _followed(
    text: str,
    shelf: Shelf,
    pieces: Pieces,
    chosen: Selector | None,
    offices: Scope,
    before: Selection,
) -> Selection:
    """The question before with what is said now in its place."""
    borrowed = _borrowed(pieces, before)
    own = replace(pieces, named=borrowed) if borrowed else pieces
    now = _read(text, shelf, own, chosen or before.selector, offices)
    if now is None:
        return before
    scope = now.scope if now.scope.narrowed and not now.scope.unknown else before.scope
    if now.scope.unknown and not now.conditions and not now.concepts:
        scope = now.scope
    concepts = now.concepts or before.concepts
    conditions = now.conditions
    if not conditions and (not now.concepts or now.concepts == before.concepts):
        conditions = before.conditions if "grado_" not in now.cues else ()
    elif not conditions and len(before.conditions) == 1 and "grado_" not in now.cues:
        conditions = (replace(before.conditions[0], concept=now.concepts[0]),)
    kept = before.cues & {"grado_", "maximo", "minimo", "promedio", "sumar", "total", "ranking"}
    ways = now.cues & {"grado_", "promedio", "sumar", "total", "ranking"}
    findings = now.findings or (before.findings if not now.concepts else None)
    if now.findings is None and before.findings is not None and now.cues & _DIMENSIONS:
        dimensions = tuple(d for d in sorted(_DIMENSIONS) if d in now.cues)
        findings = replace(before.findings, dimensions=dimensions)
    return replace(
        now,
        scope=scope,
        concepts=concepts,
        conditions=conditions,
        findings=findings,
        period=now.period if now.period.said else before.period,
        regions=now.regions or before.regions,
        cues=now.cues if ways else now.cues | kept,
        moves=now.moves or before.moves,
        reading=now.reading if conditions == now.conditions else before.reading,
        text=text if conditions == now.conditions else before.text,
    )


_DIMENSIONS = frozenset(("focalizacion", "eficiencia", "eficacia"))


def _borrowed(pieces: Pieces, before: Selection) -> tuple[Named, ...]:
    """The concept that the new words make with those before: "¿y del final?"."""
    if pieces.named or not pieces.reading.terms:
        return ()
    last = max(t.part for t in pieces.reading.terms)
    rest = tuple(t for t in pieces.reading.terms if t.part == last)
    for lender in before.named:
        found = borrowing(pieces.reading, lender, rest)
        if found:
            return found[:1]
    return ()


# --- small pieces ------------------------------------------------------------------------------


def _about_rows(heard: Heard) -> bool:
    return heard.question is not None and bool(heard.question.items)


def _only_a_topic(chosen: Selector, named: Choice, reading: Reading) -> bool:
    """Whether the words that name one programme are what several may be about."""
    several = {"programas", "iniciativas", "fichas", "cuales", "cuantos"} & set(reading.known)
    words = [w for w in reading.known if stem(w) in named.stems]
    return chosen.sure and bool(several) and len(words) == 1


def _bound(pieces: Pieces) -> frozenset[int]:
    """The words of bounds and places, which choose nothing."""
    bounds = (i for t in pieces.thresholds for i in range(t.first, t.last + 1))
    return frozenset((*bounds, *(i for r in pieces.regions for i in r.taken)))


def _spoken(pieces: Pieces) -> frozenset[int]:
    """The words that say something other than what programmes are about."""
    known = pieces.raw.known
    return pieces.taken | {i for i, word in enumerate(known) if _AGE.fullmatch(word)}


def _without(reading: Reading, taken: frozenset[int]) -> Reading:
    """The reading with some of its words blanked, so that they name nothing."""
    if not taken:
        return reading
    known = tuple("" if i in taken else w for i, w in enumerate(reading.known))
    return Reading(reading.asked, known, tuple(t for t in reading.terms if t.first not in taken))
