"""Why a row has no figure: "¿por qué sale con 0 en 2023?", "¿por qué no hay dato de 2022?".

Promise: a sentence explains it only if it speaks of the row and of that year: what did not happen
explains its own year, what began explains the years before; else the finding on the indicator is
told for what it is.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from calc.figure import fold
from qa.answers.evidence import Found, covered_years, value
from qa.answers.reckoned import magnitude
from qa.kinds.prose.why_recorded import finding_of
from qa.language.lexicon import is_verb
from qa.language.likeness import KIN, SAID_SO, likeness
from qa.language.senses import function_words, neutral_words
from qa.named.row import INDICATOR, Item
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import clean, place
from qa.text.lines import Line, lines_of, said_in
from qa.text.sorts import is_reason

_DENIED = re.compile(
    r"\b(?:no|sin|0|cero|ceros|nada|suspend\w+|vaci[oa]s?|falta\w*|ausencia|ning\w+|nunca|blanco)\b"
    r"|\bs/i\b"
)
_SAID_EMPTY = re.compile(
    r"\b(?:0|ceros?|vaci[oa]s?|blanco|sin|falta|ausencia|no (?:hay|tiene|trae|aparece|sale))\b"
)
"""Such a question that names no year may mean any year in which there is nothing."""

_CHANGED = re.compile(
    r"\b(?:(?:mas|menos|mayor|menor|subi|aument|baj[oa]|disminu|crec)\w*\b (?!que\b)|alzas?\b|"
    r"caidas?\b|(?:empeor|mejor|increment|deterior|reduc)\w+)"
)
"""What rose or fell has a figure: "más horas sin servicio"."""

_DID_NOT = re.compile(
    r"\bsuspend|\bdesiert|\btraspas|\binterrump|\bpostergo|\bqued(?:o|aron) (?:sin|pendiente)|"
    r"\bvencio|\bno |\btodavia\b|\baun\b|\brecien\b|\bsiguen? en\b"
)
_BEGAN = re.compile(
    r"\b(?:parti(?:o|ra)|comenz(?:o|ara)|empez(?:o|ara)|inici(?:o|ara)|abri(?:o|eron)|sumo|sumaron|creo|crearon|agrego|nuev[oa]|"
    r"primer[oa]s?|recien|desde 20\d\d|se \w{3,}[aei]ran?)\b"
)
_CONCEPTS = {
    "componente": ("produccion_componente", "gasto_componente"),
    INDICATOR: ("indicador_proposito", "indicador_complementario"),
    "region": ("poblacion_region", "gasto_region"),
}
_OF_INSTITUTION = "Observaciones de la institución"
_SECTIONS = (_OF_INSTITUTION, "Población beneficiada", "Notas técnicas", "Antecedentes")
_DATUM = re.compile(r"\b(?:datos?|cifras?|valor|valores|informacion|resultado|medicion|encuesta)\b")
_YEAR = re.compile(r"\b20\d\d\b")
_ENOUGH, _REASON, _NAMES_YEAR = 0.5, 0.3, 0.2
_SHORT = 3


def answer(ask: Ask) -> Draft | None:
    """The sentence, or the finding; None where no row without a figure is asked about."""
    text = ask.question.reading.text
    if not _DENIED.search(ask.question.beside_rows) or _CHANGED.search(text):
        return None
    for item in ask.question.items:
        years = _empty_years(ask, item)
        if years and (told := row_told(ask, item, years)) is not None:
            return told
        if years and item.kind == INDICATOR:
            return None
    return _of_a_datum(ask)


def row_told(ask: Ask, item: Item, years: tuple[int, ...]) -> Draft | None:
    """What tells why a row has nothing in those years; None where nothing does."""
    if item.kind == INDICATOR:
        return _of_indicator(ask, item, years)
    own = _words_of(ask, sorted(item.taken))
    line = _best(ask, own, years)
    return _told(ask, own, line) if line is not None else None


def _of_indicator(ask: Ask, item: Item, years: tuple[int, ...]) -> Draft | None:
    """What the institution says of an indicator without its value, and the finding on it.

    The sentence names the indicator by its number, or holds half of its name, or is the only one
    that misses a datum.
    """
    found = finding_of(ask, (item,))
    lines = [
        line
        for line in lines_of(ask.shelf, ask.ficha.document)
        if line.section.startswith(_OF_INSTITUTION)
        and any(_explains(line.text, year, ask.ficha.year) for year in years)
    ]
    own = [w for w in said_in(item.name) if _names(w)]
    under = [line for line in lines if _OF_INDICATORS.search(line.section)] or lines
    numbered = [line for line in under if _by_number(ask, item, fold(line.text))]
    named = numbered or [line for line in under if _holding(own, line, SAID_SO) >= _ENOUGH]
    missed = [
        line
        for line in under
        if _DATUM.search(fold(line.text)) and not _of_component(ask, own, line)
    ]
    best = max(named, key=lambda line: _holding(own, line, SAID_SO), default=None)
    best = best or (missed[0] if len(missed) == 1 else None)
    if best is None:
        return found
    told = _told(ask, own, best)
    if found is None:
        return told
    return Draft(
        (*told.parts, " ", *found.parts),
        passages=(*told.passages, *found.passages),
        suggestions=_NEXT,
    )


def _of_component(ask: Ask, own: list[str], line: Line) -> bool:
    """Whether a sentence speaks of a component by a word that the indicator's name has not."""
    names = (w for c in ask.ficha.components for w in said_in(c.name) if _names(w))
    others = [w for w in names if not any(likeness(w, o) >= KIN for o in own)]
    said = any(likeness(w, s) >= SAID_SO for w in others for s in line.said)
    return said or "componente" in line.said


def _by_number(ask: Ask, item: Item, text: str) -> bool:
    """Whether a text calls the indicator by its number: "el indicador de propósito 2"."""
    for concept in _CONCEPTS[INDICATOR]:
        names = ask.ficha.book.items(concept)
        if item.name in names:
            number, kind = names.index(item.name) + 1, concept.removeprefix("indicador_")
            ordinal = _ORDINALS[number - 1] if number <= len(_ORDINALS) else number
            own = rf"\bindicador (?:de )?{kind}"
            said = rf"{own} (?:n[°ºo.]* ?|numero )?{number}\b|\b{ordinal} {own[2:]}\b"
            return re.search(said, text) is not None
    return False


_OF_INDICATORS = re.compile(r": Indicador")
"""The institution tells of its indicators under that heading, where there is one."""

_ORDINALS = ("primer", "segundo", "tercer", "cuarto")


def _of_a_datum(ask: Ask) -> Draft | None:
    """The same of a datum that is called by no name of a row: "no hay dato de temperatura"."""
    question = ask.question
    if not _DATUM.search(question.reading.text):
        return None
    own = naming_words(ask)
    line = _best(ask, own, question.period.years or (ask.ficha.year,))
    return _told(ask, own, line) if line is not None else None


def naming_words(ask: Ask) -> list[str]:
    """The words of the question that name something, but for its years."""
    years = ask.question.period.taken
    return _words_of(ask, [i for i in range(len(ask.question.reading.known)) if i not in years])


def _empty_years(ask: Ask, item: Item) -> tuple[int, ...]:
    """The years asked about in which the row has a mark, nothing or a zero."""
    any_year = covered_years(ask.ficha) if _SAID_EMPTY.search(ask.question.reading.text) else ()
    asked = ask.question.period.years or any_year or (ask.ficha.year,)
    concepts = [
        c
        for c in _CONCEPTS.get(item.kind, ())
        if item.kind != INDICATOR or item.name in ask.ficha.book.items(c)
    ]
    return tuple(y for y in asked if any(_is_empty(ask, c, y, item.name) for c in concepts))


def _is_empty(ask: Ask, concept: str, year: int, item: str) -> bool:
    found = value(ask.ficha, concept, year, item)
    return not (isinstance(found, Found) and magnitude(found))


def _best(ask: Ask, own: list[str], years: Iterable[int]) -> Line | None:
    """The sentence that tells best why what those words name is empty in one of the years."""
    lines = [
        line
        for line in lines_of(ask.shelf, ask.ficha.document)
        if line.section.startswith(_SECTIONS)
        and _holding(own, line) >= _ENOUGH
        and any(_explains(line.text, year, ask.ficha.year) for year in years)
    ]
    return max(lines, key=lambda line: _worth(own, line, years), default=None)


def _worth(own: list[str], line: Line, years: Iterable[int]) -> float:
    named = any(str(year) in line.said for year in years)
    return _holding(own, line) + _REASON * is_reason(line.text) + _NAMES_YEAR * named


def _words_of(ask: Ask, places: Iterable[int]) -> list[str]:
    """The words at those places that name something."""
    known = ask.question.reading.known
    return [known[i] for i in places if _names(known[i])]


def _names(word: str) -> bool:
    """Whether a word names something: no datum, no lack of one, no deed."""
    vague = word in function_words() or word in neutral_words() or len(word) <= _SHORT
    return not (vague or _DATUM.fullmatch(word) or _DENIED.fullmatch(word) or is_verb(word))


def _holding(own: list[str], line: Line, least: float = KIN) -> float:
    """The share of the words that a sentence holds, or the one before, which it goes on from."""
    if not own:
        return 0.0
    here = sum(any(likeness(w, s) >= least for s in line.said) for w in own) / len(own)
    before = sum(any(likeness(w, s) >= least for s in line.before) for w in own) / len(own)
    return max(here, before - _REASON)


def _explains(text: str, year: int, latest: int) -> bool:
    """Whether it tells that something did not happen that year, or began after it."""
    told = fold(text)
    said = [int(y) for y in _YEAR.findall(told)] or [latest]
    began = _BEGAN.search(told) is not None and max(said) > year
    return began or (_DID_NOT.search(told) is not None and year in said)


def _told(ask: Ask, own: list[str], line: Line) -> Draft:
    here = any(likeness(w, s) >= KIN for w in own for s in line.said)
    lines = lines_of(ask.shelf, ask.ficha.document)
    before = next((x for x, y in pairwise(lines) if y is line), line)
    text = line.text if here or before.hit != line.hit else f"{before.text} {line.text}"
    who = "la institución" if line.section.startswith(_OF_INSTITUTION) else "la ficha"
    said = say.capital(f"{ask.opening}{who} lo explica así: «{clean(text)}» ({place(line.hit)}).")
    return Draft((said,), passages=(line.hit,), suggestions=_NEXT)


_NEXT = (
    "¿Qué hallazgos tiene el programa?",
    "¿Qué observó la institución?",
    "Resume el programa en simple",
)
