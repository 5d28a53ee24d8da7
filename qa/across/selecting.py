"""A question across programmes, understood: which programmes, what of each, under which conditions.

Promise: it is one exactly where the question chooses among programmes, names several, or goes on
with those of the question before; what narrows them is honoured or said to be missing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from calc.concepts import vocabulary
from qa.across.asked_of import asks_of_office, how_well, read_selection, unnamed
from qa.across.conditions import target_of
from qa.across.following import asks_for_the_rest, followed, goes_on_from
from qa.across.implied import implied
from qa.across.selection import DATES, NUMBER_OF, Pieces, Selection, Than, moves_of, pieces_of
from qa.language.senses import Reading
from qa.language.words import stem
from qa.programmes.choosing import Choice, by_name, only_names, said_of_names
from qa.programmes.lasting import chooses, lasting_scope
from qa.programmes.scope import Scope, offices_scope
from qa.programmes.selectors import Selector, selector
from qa.programmes.shelf import Programme, Shelf
from qa.programmes.told_apart import told_apart
from qa.understanding.question import Question

_WHICH_OF_TWO = re.compile(r" (?:cual|quien|ambos|los dos|entre ellos|comparalos|comparalas) ")
_WHICH = ("cuales ", "que programas ", "cuantos ")
_OTHERS = re.compile(r"\b(?:otro|otros|demas|resto)\b")
COMPARED_AT_LARGE = (
    "presupuesto_inicial",
    "total_ejecutado",
    "ejecucion_inicial",
    "poblacion_beneficiada",
    "cobertura",
    "gasto_por_beneficiario",
    f"{NUMBER_OF}hallazgo",
)
"""What two programmes are compared in where the question names no figure."""

_COMPARED = frozenset("cambiar maximo minimo subir porcentaje bajar".split())


@dataclass(frozen=True, slots=True)
class Heard:
    """What a conversation holds when the next question comes.

    `recent` are the two programmes that it was last about, one after the other.
    """

    programmes: tuple[Programme, ...] = ()
    question: Question | None = None
    recent: tuple[Programme, ...] = ()
    selection: Selection | None = None


def select(text: str, reading: Reading, shelf: Shelf, heard: Heard) -> Selection | None:
    """What the question asks of several programmes, None where it is about one."""
    alone = len(shelf.programmes) == 1 and "programas" not in reading.known
    of_one = _WORKS_WITH.search(reading.text) is not None and not reading.text.startswith(_WHICH)
    of_one = of_one or _PARTNERS.search(reading.text) is not None
    if alone or of_one or (len(heard.programmes) == 1 and _THAT_ONE.search(reading.text)):
        return None
    offices = offices_scope(reading, shelf.programmes)
    named = by_name(_without(reading, offices.taken), shelf)
    named = _by_topics(reading, shelf, named, offices, heard) or named
    pair = named.programmes if named.by_topics else pair_of(reading, shelf, named, heard)
    if pair:
        return _of_pair(text, reading, shelf, pair, named, heard)
    latest = max(p.latest.year or 0 for p in shelf.programmes)
    pieces = pieces_of(reading, shelf, latest, offices.taken)
    chosen = selector(reading, _bound(pieces) | offices.taken | pieces.period.taken)
    lasting = lasting_scope(reading, shelf, offices)
    says = lasting != offices and not named.programmes
    chosen = chooses(reading, chosen) if says else chosen
    if chosen is not None:
        offices = lasting
        pieces = pieces_of(reading, shelf, latest, offices.taken)
    goes_on = _going_on(text, shelf, heard, (named, offices, chosen), pieces)
    if goes_on is not None:
        return goes_on
    chosen = chosen or implied(reading, pieces, named, offices, going_on=bool(heard.programmes))
    if (than := _than(reading, named, chosen)) is not None and chosen is not None:
        spoken = frozenset(i for i, w in enumerate(reading.known) if stem(w) in named.stems)
        own = pieces_of(reading, shelf, latest, spoken)
        concepts = target_of(own.named, own) or unnamed(own, ())
        found = read_selection(text, shelf, replace(own, degree=None), chosen, offices)
        if concepts and found is not None:
            return replace(found, concepts=concepts, scope=offices, than=than)
    if (placed := _placed(text, reading, shelf, named, offices)) is not None:
        return placed
    if chosen is None or (len(named.programmes) == 1 and not _only_a_topic(chosen, named, reading)):
        return None
    if not _for_programmes(chosen, heard):
        return None
    found = read_selection(text, shelf, pieces, chosen, offices)
    found = _of_what_was_asked(found, heard) if found is not None else None
    return found if found is not None and _has_substance(found) else None


def _of_what_was_asked(found: Selection, heard: Heard) -> Selection:
    """As in "¿y qué programa tiene más?" after the findings of one: the most of those."""
    if found.concepts or found.conditions or found.findings or heard.question is None:
        return found
    if "grado_" not in found.cues:
        return found
    if heard.question.means("hallazgo") and not heard.question.concepts:
        return replace(found, concepts=(f"{NUMBER_OF}hallazgo",))
    return replace(found, concepts=tuple(c for c in heard.question.concepts if _in_all((c,))))


def _going_on(
    text: str,
    shelf: Shelf,
    heard: Heard,
    told: tuple[Choice, Scope, Selector | None],
    pieces: Pieces,
) -> Selection | None:
    """The question before with what changes of it, None where this one starts anew."""
    named, offices, chosen = told
    before, reading = heard.selection, pieces.raw
    if before is None:
        return _others_than(text, reading, shelf, heard)
    if _of_the_first(reading, chosen, pieces, heard):
        return None
    if goes_on_from(reading, named, pieces, chosen, offices, before):
        return followed(text, shelf, pieces, chosen, offices, before)
    if before.concepts and only_names(reading, named.stems):
        return replace(before, scope=Scope(named.programmes, "nombrados"), conditions=())
    return None


def _of_the_first(reading: Reading, chosen: Selector | None, pieces: Pieces, heard: Heard) -> bool:
    """As in "¿y cuántos beneficiarios tiene?" after "¿quién gastó más?": of that one alone."""
    if heard.selection is None or "grado_" not in heard.selection.cues or chosen is not None:
        return False
    plain = pieces.degree is None and not pieces.thresholds and pieces.cues & {"cuanto", "cuantos_"}
    return len(heard.programmes) == 1 and bool(plain) and _OF_ONE.search(reading.text) is not None


_OF_ONE = re.compile(r"\b(?:tiene|tuvo|gasta|ejecuto|atiende|atendio|llega|llego|recibio|fue|es)\b")


def _others_than(text: str, reading: Reading, shelf: Shelf, heard: Heard) -> Selection | None:
    """As in "¿y los demás?" after what one programme spent: the same of the others."""
    question = heard.question
    if question is None or question.items or not asks_for_the_rest(reading):
        return None
    concepts = tuple(c for c in question.concepts if _in_all((c,)))
    others = tuple(p for p in shelf.programmes if p not in heard.programmes)
    if not concepts or len(others) < 2:
        return None
    pieces = pieces_of(reading, shelf, max(p.latest.year or 0 for p in others), frozenset())
    chosen = Selector("noun", sure=True)
    found = read_selection(text, shelf, pieces, chosen, Scope(others, "restantes"))
    if found is None:
        return None
    cues = found.cues - {"quedar", "sin", "minimo", "maximo", "grado_"}
    return replace(
        found,
        concepts=concepts,
        named=question.named,
        scope=Scope(others, "restantes"),
        cues=cues,
        period=question.period,
    )


def _for_programmes(chosen: Selector, heard: Heard) -> bool:
    """Whether what chooses may stand for programmes after what was spoken of."""
    if not chosen.sure and heard.programmes:
        return False
    return not (_about_rows(heard) and chosen.how in _PRONOUNS)


def _has_substance(found: Selection) -> bool:
    """Whether a chooser that may stand for something else does stand for programmes."""
    how = found.selector.how
    bounded = bool(found.conditions or found.findings)
    of_office = asks_of_office(found.reading.known)
    if of_office and (how == "all" or (how == "which" and found.scope.narrowed)):
        return True
    narrowed = found.scope.narrowed or bool(found.regions or found.period.years)
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
        if found.moves is not None and found.concepts:
            return True
        return bounded or (degree and bool(found.concepts)) or narrowed
    return bounded or bool(found.concepts)


def _lists(how: str) -> bool:
    return how in ("noun", "howmany", "all")


def _in_all(concepts: Iterable[str]) -> bool:
    """Whether every concept is one that a whole programme has."""
    plain = (*DATES, NUMBER_OF)
    return all(
        c.startswith(plain) or vocabulary()[c].item in (None, "region", "subtitulo")
        for c in concepts
    )


_THAT_ONE = re.compile(
    r"\b(?:ese|esa|este|esta)(?: (?:programa|ficha))?"
    r"(?: (?:tiene|tuvo|es|fue|gasto|ejecuto|cuanto|cuantos|cuantas|como|donde|por que|desde|que)"
    r"\b|$)"
    r"|\b(?:tiene|tuvo|gasto) (?:ese|esa)\b"
)
"""As in "y ese ¿tiene hallazgos?": the programme singled out before, and no other."""


_WORKS_WITH = re.compile(
    r"\b(?:complementa|coordina|articula|vincula|relaciona|colabora|conversa|trabaja)\w* con\b|"
    r"\bcon (?:que|cuales|cual|algun|otr[oa]s?) (?:otr[oa]s? )?(?:programas?|iniciativas?)|"
    r"\bjunto (?:a|con) (?:los |las )?(?:otr[oa]s|demas) (?:programas|iniciativas)|"
    r"\b(?:programas|iniciativas) (?:con (?:los|las) que|a l[oa]s que) (?:se |lo |la )?"
    r"(?:trabaj|complement|coordin|articul|vincul|relacion|colabor)"
)
"""As in "¿con qué programas se complementa?": those that work with it, and none to choose among."""

_PARTNERS = re.compile(
    r"\b(?:programas|iniciativas) (?:complementari|relacionad|vinculad|asociad|coordinad|articulad|"
    r"aliad|herman[oa])|\botr[oa]s programas con l[oa]s que\b"
)
"""The same as a noun, which no programme loaded is called by."""


def _by_topics(
    reading: Reading, shelf: Shelf, named: Choice, offices: Scope, heard: Heard
) -> Choice | None:
    """The programmes that several topics tell, where no names do."""
    if heard.programmes or len(named.programmes) > 1:
        return None
    latest = max(p.latest.year or 0 for p in shelf.programmes)
    taken = pieces_of(reading, shelf, latest, offices.taken).taken
    several, stems = told_apart(reading, shelf, taken | offices.taken)
    return Choice(several, named=True, stems=stems, by_topics=True) if several else None


# --- two or more that are named ----------------------------------------------------------------


def pair_of(reading: Reading, shelf: Shelf, named: Choice, heard: Heard) -> tuple[Programme, ...]:
    """The programmes named side by side, or the one named now with the one spoken of."""
    text = f" {reading.text} "
    programmes = named.programmes
    cues = {s for t in reading.terms for s in t.senses}
    joined = any(f" {word} " in text for word in ("y", "e", "o", "u", "con", "que", "ni", "ambos"))
    joined = joined or _HELD_TOGETHER.search(text) is not None
    if len(programmes) >= 2 and (cues & _COMPARED or joined):
        return programmes if _each_its_own(programmes, reading, shelf) else ()
    before = heard.programmes
    compared = "cambiar" in cues or "mas que" in text or "menos que" in text
    if len(heard.recent) > 1 and not programmes and _WHICH_OF_TWO.search(text):
        return heard.recent if cues & {"maximo", "minimo", "cambiar"} else ()
    if len(before) == 1 and len(programmes) == 1 and programmes[0] not in before and compared:
        return (*before, *programmes)
    if len(shelf.programmes) == 2 and len(before) == 1 and _OTHERS.search(text):
        return shelf.programmes if cues & {"cambiar", "programa"} else ()
    return ()


_HELD_TOGETHER = re.compile(r"\b(?:super\w+|gana\w*|sum\w+|junt\w+|conjunto|entre|mayor|menor)\b")


def _each_its_own(pair: tuple[Programme, ...], reading: Reading, shelf: Shelf) -> bool:
    """Whether each programme is named by a word of its own."""
    said = said_of_names(reading, shelf)
    hits = [said.get(p.key, frozenset()) for p in pair]
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
    concepts = how_well(target_of(pieces.named, pieces) or unnamed(pieces, ()), pieces)
    if pieces.findings_spoken:
        concepts = (f"{NUMBER_OF}hallazgo",)
    period = pieces.period
    regions = pieces.regions
    if not concepts and heard.selection is not None:
        concepts = heard.selection.concepts
    elif not concepts and heard.question is not None and heard.question.means("hallazgo"):
        concepts = (f"{NUMBER_OF}hallazgo",)
    elif not concepts and heard.question is not None:
        concepts = tuple(c for c in heard.question.concepts if _in_all((c,)))
        period = period if period.said else heard.question.period
    if not concepts:
        concepts = COMPARED_AT_LARGE
    return Selection(
        text,
        reading,
        Selector("pair", sure=True),
        Scope(pair),
        concepts,
        pieces.named or (heard.question.named if heard.question else ()),
        (),
        None,
        period,
        regions,
        pieces.cues | (frozenset({"grado_"}) if pieces.degree else frozenset()),
        moves_of(pieces) if not pieces.cues & {"maximo", "minimo"} else None,
        subtitle=pieces.subtitle.name if pieces.subtitle else None,
    )


_EXCEEDS = re.compile(
    r"\b(mas|mayor|mejor|superior|menos|menor|peor|inferior)\b(?: \w+){0,5}? (?:que|a|al)"
    r"(?: (?:el|la|los|las|de|del|programa))*$|\b(super\w+|sobrepas\w+)(?: \w+){0,4}? (?:a|al)$"
)
_LESS = frozenset("menos menor peor inferior".split())


def _than(reading: Reading, named: Choice, chosen: Selector | None) -> Than | None:
    """As in "¿cuáles gastaron más que Barrios Activos?"."""
    if chosen is None or chosen.how not in _MANY or len(named.programmes) != 1:
        return None
    first = next((i for i, w in enumerate(reading.known) if stem(w) in named.stems), 0)
    match = _EXCEEDS.search(" ".join(reading.known[:first]))
    return Than(named.programmes[0], below=match[1] in _LESS) if match else None


_PLACE = re.compile(r"\b(?:lugar|puesto|posicion|ranking)\b")
_IS_THE = re.compile(
    r"\b(?:es|fue|sea|seria) (?:(?:en|de|y) )*(?:el|la|uno|una)(?: de los)?"
    r"(?: programas?| iniciativas?)?"
    r"(?: (?:que|con|de|mas|menos|mayor|menor|mejor|peor))"
)


def _placed(
    text: str, reading: Reading, shelf: Shelf, named: Choice, offices: Scope
) -> Selection | None:
    """As in "¿es Barrios Activos el que más gastó?" and "¿en qué lugar está?"."""
    of_rows = not {"componente", "region", "subtitulo", "indicador"}.isdisjoint(reading.known)
    if len(named.programmes) != 1 or len(shelf.programmes) == 1 or of_rows:
        return None
    spoken = frozenset(i for i, w in enumerate(reading.known) if stem(w) in named.stems)
    plain = " ".join(w for i, w in enumerate(reading.known) if i not in spoken)
    latest = max(p.latest.year or 0 for p in shelf.programmes)
    own = pieces_of(reading, shelf, latest, spoken)
    asked = _IS_THE.search(plain) and own.degree is not None
    if not asked and not _PLACE.search(plain):
        return None
    concepts = how_well(target_of(own.named, own) or unnamed(own, ()), own)
    chosen = Selector("placed", sure=True)
    found = read_selection(text, shelf, own, chosen, Scope(shelf.programmes, taken=spoken))
    if not concepts or found is None or found.regions:
        return None
    return replace(found, concepts=concepts, scope=offices, placed=named.programmes[0])


_PRONOUNS = frozenset("which who all those any howmany degree".split())
_SEVERAL = frozenset("programas iniciativas fichas cuales cuantos algo informacion".split())
_MANY = frozenset("noun which who howmany any those".split())


def _about_rows(heard: Heard) -> bool:
    return heard.question is not None and bool(heard.question.items)


def _only_a_topic(chosen: Selector, named: Choice, reading: Reading) -> bool:
    """Whether the words that name one programme are what several may be about."""
    several = _SEVERAL & set(reading.known)
    words = [w for w in reading.known if stem(w) in named.stems]
    return chosen.sure and bool(several) and len(words) == 1


def _bound(pieces: Pieces) -> frozenset[int]:
    """The words of bounds and places, which choose nothing."""
    bounds = (i for t in pieces.thresholds for i in range(t.first, t.last + 1))
    return frozenset((*bounds, *(i for r in pieces.regions for i in r.taken)))


def _without(reading: Reading, taken: frozenset[int]) -> Reading:
    """The reading with some of its words blanked, so that they name nothing."""
    if not taken:
        return reading
    known = tuple("" if i in taken else w for i, w in enumerate(reading.known))
    return Reading(reading.asked, known, tuple(t for t in reading.terms if t.first not in taken))
