"""What goes on from a question across programmes: the next one says only what changes."""

import re
from dataclasses import replace

from calc.concepts import vocabulary
from qa.across.asked_of import read_selection
from qa.across.conditions import share_of
from qa.across.selection import Condition, Pieces, Selection
from qa.language.senses import Reading
from qa.named.patterns import Named
from qa.named.places import NEXT, place_asked
from qa.programmes.choosing import Choice
from qa.programmes.scope import Scope
from qa.programmes.selectors import Selector
from qa.programmes.shelf import Shelf
from qa.understanding.concepts import specialised
from qa.understanding.question import borrowing
from qa.understanding.unmeant import of_no_balance

_GOES_ON = re.compile(r"^(?:y|pero|ahora|ok|ya|entonces|e|tambien|solo)\b")
_DIMENSIONS = frozenset(("focalizacion", "eficiencia", "eficacia"))


_THE_REST = re.compile(
    r"(?:(?:y|ahora|pero) )*(?:que tal )?(?:de |con |en |para )?(?:l[oa]s (?:otr[oa]s|demas)"
    r"(?: (?:dos|tres|cuatro|cinco|\d+))?|el resto)(?: (?:de )?(?:l[oa]s )?(?:programas?|fichas))?"
)
_REVERSED = re.compile(
    r"(?:(?:y|ahora|pero) )*"
    r"(?:al reves|en orden inverso|de(?:l)? (?:menor a(?:l)? mayor|menos a mas))"
)


_IN_TOTAL = re.compile(
    r"(?:(?:cuanto|es|son|suma|suman|da|seria|todo|todos|eso|en) )+total"
    r"|(?:cuanto )?(?:suman|es la suma|da la suma)(?: tod[oa]s| en total)?"
)
_FIRST_ONES = re.compile(
    r"(?:(?:y|ahora|solo|muestr\w+|dame|dime|nombr\w+|cuales|quienes|son|el) )*"
    r"(?:top (?:\d\d?|\w+)|l[oa]s (?:\d|dos|tres|cuatro|cinco|seis)"
    r"(?: (?:primer[oa]s|mayores|menores|mas altos|que mas|principales)))"
)


def asks_for_the_rest(reading: Reading) -> bool:
    """As in "¿y los demás?": those that come after the one told."""
    return _THE_REST.fullmatch(reading.text) is not None


def of_the_rest(before: Selection, reading: Reading) -> Selection:
    """All the programmes in order, where one of them was told."""
    flipped = _REVERSED.fullmatch(reading.text) is not None
    cues = before.cues - {"grado_"}
    if flipped:
        least = "minimo" in cues and "maximo" not in cues
        cues = (cues - {"minimo", "maximo"}) | {"maximo" if least else "minimo"}
    return replace(before, cues=cues)


def goes_on_from(
    reading: Reading,
    named: Choice,
    pieces: Pieces,
    chosen: Selector | None,
    offices: Scope,
    before: Selection,
) -> bool:
    """Whether a question goes on about the programmes asked about before."""
    if named.programmes or "programas" in reading.known:
        return False
    rest = asks_for_the_rest(reading) or _REVERSED.fullmatch(reading.text)
    rest = rest or _FIRST_ONES.fullmatch(reading.text)
    if before.regions and not _THERE.isdisjoint(reading.known) and pieces.named:
        return True
    if before.concepts and (rest or place_asked(reading) is not None):
        return True
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
        or _borrowed(pieces, before)
    )
    asks = bool({"que", "quien", "cuando", "donde", "como"} & set(reading.known[:3]))
    opened = opened or _IN_TOTAL.fullmatch(reading.text) is not None
    return (opened and fragment and not asks) or (chosen is not None and len(reading.known) <= 4)


def _same_in_order(text: str, reading: Reading, before: Selection) -> Selection | None:
    """The rest of those put in order before, or the one in a place: "¿y el segundo?"."""
    if asks_for_the_rest(reading) or _REVERSED.fullmatch(reading.text):
        return of_the_rest(before, reading)
    if _FIRST_ONES.fullmatch(reading.text):
        return replace(before, reading=reading, text=text)
    place = place_asked(reading)
    if place is None:
        return None
    return replace(before, place=(before.place or 1) + 1 if place == NEXT else place)


def followed(
    text: str,
    shelf: Shelf,
    pieces: Pieces,
    chosen: Selector | None,
    offices: Scope,
    before: Selection,
) -> Selection:
    """The question before with what is said now in its place."""
    if (again := _same_in_order(text, pieces.raw, before)) is not None:
        return again
    borrowed = _borrowed(pieces, before)
    lent = replace(pieces, named=borrowed) if borrowed else pieces
    now = read_selection(text, shelf, lent, chosen or before.selector, offices)
    if now is None:
        return before
    scope = now.scope if now.scope.narrowed and not now.scope.unknown else before.scope
    if now.scope.unknown and not now.conditions and not now.concepts:
        scope = now.scope
    if _of_those_kept(pieces, now, before):
        return replace(now, scope=Scope(before.kept, "nombrados"), cues=now.cues | {"cada_"})
    ranks = "grado_" in now.cues
    concepts = now.concepts or before.concepts
    sized = pieces.degree is not None and not pieces.cues & {"gastar", "dinero", "ejecutar"}
    if sized and not lent.named and before.concepts and now.concepts == ("total_ejecutado",):
        concepts = before.concepts  # "¿y el más chico?" is of the figure asked before
    there = bool(before.regions) and not _THERE.isdisjoint(pieces.raw.known)
    if (now.regions or there) and not any(_row_kind(c) for c in concepts):
        concepts = tuple(dict.fromkeys(specialised(c, "region", part=False) for c in concepts))
    conditions = now.conditions or _rebound(pieces, now, before)
    if ranks and not concepts:
        concepts = tuple(dict.fromkeys(c.concept for c in conditions))
    kept = before.cues & {"grado_", "maximo", "minimo", "promedio", "sumar", "total", "ranking"}
    kept = frozenset() if "cada" in pieces.raw.known else kept
    ways = now.cues & {"grado_", "promedio", "sumar", "total", "ranking"}
    findings = now.findings or (before.findings if ranks or not now.concepts else None)
    if now.findings is None and before.findings is not None and now.cues & _DIMENSIONS:
        dimensions = tuple(d for d in sorted(_DIMENSIONS) if d in now.cues)
        findings = replace(before.findings, dimensions=dimensions)
    if findings is before.findings and findings is not None and _denies(pieces):
        findings = replace(findings, wanted=not findings.wanted)
    own = conditions == now.conditions or any(c.threshold in pieces.thresholds for c in conditions)
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
        subtitle=now.subtitle or before.subtitle,
        reading=now.reading if own else before.reading,
        text=text if own else before.text,
    )


_THERE = frozenset("ahi alli alla".split())


def _of_those_kept(pieces: Pieces, now: Selection, before: Selection) -> bool:
    """As in "¿y cuánto gastaron?" after "¿cuáles tienen hallazgos?": the figure of those alone."""
    bounded = now.conditions or now.findings or now.regions or pieces.degree
    if bounded or not now.concepts or not (before.conditions or before.findings):
        return False
    of_them = _OF_THEM.search(pieces.raw.text) is not None
    return of_them and bool(before.kept) and not now.scope.narrowed


_OF_THEM = re.compile(
    r"\bcuant[oa]s?\b|\bsus?\b|\b(?:tienen|tuvieron|gastaron|ejecutaron|atendieron)$"
)


def _rebound(pieces: Pieces, now: Selection, before: Selection) -> tuple[Condition, ...]:
    """The bounds before, on the figure named now, or the bound named now on the figure before."""
    held = before.conditions
    if pieces.thresholds and held:
        return tuple(Condition(held[0].concept, t) for t in pieces.thresholds)
    if "grado_" in now.cues or not now.concepts or now.concepts == before.concepts:
        return _complement(held) if _denies(pieces) else held
    if len(held) == 1:
        share = held[0].threshold.is_share
        bound = share_of(now.concepts, before.cues) if share else now.concepts[0]
        return (Condition(bound or now.concepts[0], held[0].threshold),)
    return ()


def _denies(pieces: Pieces) -> bool:
    """As in "¿cuáles no?"."""
    return pieces.raw.known[-1:] == ("no",) or pieces.raw.known[-2:] == ("no", "tienen")


def _complement(held: tuple[Condition, ...]) -> tuple[Condition, ...]:
    if len(held) != 1:
        return held
    bound = held[0].threshold
    other = replace(bound, below=not bound.below, inclusive=not bound.inclusive)
    return (replace(held[0], threshold=other),)


def _row_kind(concept: str) -> str | None:
    """The kind of row that a concept has, None where it has none."""
    card = vocabulary().get(concept)
    return card.item if card is not None else None


def _borrowed(pieces: Pieces, before: Selection) -> tuple[Named, ...]:
    """The concept that the new words make with those before: "¿y del final?"."""
    if pieces.named or not pieces.reading.terms:
        return ()
    last = max(t.part for t in pieces.reading.terms)
    beside = of_no_balance(pieces.reading)
    rest = tuple(t for t in pieces.reading.terms if t.part == last and t not in beside)
    if not rest:
        return ()
    for lender in before.named:
        found = borrowing(pieces.reading, lender, rest)
        if found:
            return found[:1]
    return ()
