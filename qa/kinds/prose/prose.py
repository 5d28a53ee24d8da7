"""Everything that only the text of a ficha says: answered with its own sentences."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from calc.figure import fold
from qa.answers.compose import Part
from qa.language.lexicon import is_verb
from qa.language.likeness import FORM
from qa.language.senses import read, static_speller
from qa.named.years import Period
from qa.programmes.shelf import Shelf
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote, best_quotes, cite, telling
from qa.text.asked import Wanted, wanted_of
from qa.text.lacking import anchored, lacks, lacks_the_mean
from qa.text.lines import lines_of
from qa.text.rank import AT_HOME, Fit, at_home, rank
from qa.text.sorts import COUNT
from qa.understanding.question import Question

_K = 10
ENOUGH = 0.5
"""The score from which a sentence answers a question that nothing else does."""

_SECOND = 0.9
_HALF = 0.5
_CLOSE = 0.7
"""The score of a sentence that what stands around it makes answer."""
_RARE = 0.7
"""The weight of a word that one sentence or two of a ficha hold."""

_SHARE, _LOOSE = 0.66, 0.6
"""Sorts whose absence is worth less than this must be told: numbers, hours, ages, dates."""

_NEAR = 0.4
"""The share of a question that what comes near it must hold."""

_MOST = 4
_SEVERAL = 4
"""So many words that each say little may together say which sentence is meant."""


def answer(ask: Ask) -> Draft | None:
    """The sentences that say it; None where no sentence does."""
    wanted, ranked = fits(ask)
    found = [f for f in whole(wanted, ranked) if told_extreme(ask, f.line.text) is not False]
    if not found or found[0].score < ENOUGH:
        return None
    if found[0] is not ranked[0] and found[0].share < _HALF and found[0].score < _CLOSE:
        return None  # what holds more of the question lacks what it asks for
    strict = wanted.sort is not None and wanted.sort.lacking < _LOOSE
    if strict and (found[0].tells < 1 or _passes_over(wanted, found[0])):
        return None
    if wanted.sort is not None and wanted.sort.id == COUNT:
        much = _HOW_MUCH.search(ask.question.reading.text) is not None
        own = much and found[0].share >= _HALF and _holds_counted(wanted, found[0])
        if not (own or holds_enough(wanted, found[0])):
            return None
    if not any(unit.telling for unit in wanted.units) and found[0].score < AT_HOME:
        return None
    if not anchored(wanted, found[0]) and found[0].score < AT_HOME:
        return None
    return told(ask, quotes(found))


def holds_enough(wanted: Wanted, fit: Fit) -> bool:
    """Whether a sentence that counts holds most of a question.

    Half is enough where it counts just what is counted, and what is around it holds the rest.
    """
    if fit.share >= _SHARE:
        return True
    counted = {word for nouns in wanted.counted for word in nouns}
    pairs = zip(wanted.units, fit.held, strict=False)
    own = any(u.word in counted and held >= FORM for u, held in pairs)
    return own and fit.tells == 1 and fit.score >= _SHARE and fit.share >= _HALF


def _passes_over(wanted: Wanted, fit: Fit) -> bool:
    """Whether a noun that the ficha does not know is asked about, and much else is missing."""
    return fit.share < _SHARE and any(unit.strange for unit in wanted.units)


def _holds_counted(wanted: Wanted, fit: Fit) -> bool:
    """Whether a sentence holds the noun that is measured, which hardly another does."""
    counted = {word for nouns in wanted.counted for word in nouns}
    pairs = zip(wanted.units, fit.held, strict=False)
    return any(u.word in counted and u.weight >= _RARE and h >= FORM for u, h in pairs)


_HOW_MUCH = re.compile(r"\bcuanta (?!gente\b)")
"""As in "¿cuánta garantía traen los equipos?": of one noun that is no crowd."""


def holding_heads(ask: Ask) -> Draft | None:
    """The best sentence, where it holds each thing that "¿qué …?" asks for; None without one."""
    wanted, found = fits(ask)
    best = next(iter(whole(wanted, found)), None)
    heads = [unit for unit in wanted.units if unit.head]
    if best is None:
        return None
    measured = wanted.measured and best.share >= _SHARE
    counts = best.tells == 1 and (bool(wanted.counted) or measured)
    if best.score < ENOUGH or not (heads or counts):
        return None
    return told(ask, quotes((best,)))


def nearly(ask: Ask) -> Draft | None:
    """The sentence that holds nearly all of a question on no figure; None without one.

    It may lack the very noun that is asked for, which it tells in another: "¿con qué privados…?".
    """
    if ask.question.any_of(*_FIGURES):
        return None
    wanted, found = fits(ask)
    best = None if wanted.nameless else next(iter(found), None)
    if best is None or best.score < _NEARLY or best.tells < _TOLD or best.share < _HALF:
        return None
    if lacks_the_mean(wanted, best):
        return None
    if told_extreme(ask, best.line.text) is False or any(u.strange for u in wanted.units):
        return None
    return told(ask, quotes((best,)))


_FIGURES = (
    *("cuanto", "cuantos_", "porcentaje", "dinero", "promedio", "costar", "presupuesto"),
    *("gastar", "por_unidad"),
)
_NEARLY, _TOLD = 0.74, 0.8


def nearest(ask: Ask) -> Quote | None:
    """The sentence that comes nearest to a question that none answers; None where none is near."""
    wanted, found = fits(ask)
    things = [i for i, u in enumerate(wanted.units) if u.telling and not is_verb(u.word)]
    near = (f for f in found[:_MOST] if f.held and any(f.held[i] >= FORM for i in things))
    best = max(near, key=lambda fit: fit.share, default=None)
    return quotes((best,))[0] if best is not None and best.share >= _NEAR else None


def whole(wanted: Wanted, found: Sequence[Fit]) -> tuple[Fit, ...]:
    """Those of the best few that lack nothing: a second sentence must answer as the first does."""
    return tuple(fit for fit in found[:_MOST] if not lacks(wanted, fit))


def told_extreme(ask: Ask, sentence: str) -> bool | None:
    """Whether a sentence tells which is the most or the least; None where that is not asked.

    "¿Qué comuna tiene más centros?" is not answered by a sentence on communes with a centre.
    """
    if not _ASKED_EXTREME.search(ask.question.reading.text):
        return None
    return _TOLD_EXTREME.search(fold(sentence)) is not None


_ASKED_EXTREME = re.compile(
    r"\b(?:con|tiene|tienen|tuvo|tuvieron|hay|hubo|recibe|recibio|recibieron|concentra|concentro|"
    r"aparece|aparecen|repite|repitio) (?:el |la |los |las )?"
    r"(?:mas|mayor|mayores|menos|menor|menores) (?!de\b|que\b|o\b|\d)\w+\b(?! que\b)|"
    r"\bcual(?:es)? (?:es|son|fue|fueron) (?:el|la|los|las) \w+ (?:que )?mas (?!de\b|que\b)\w+"
)
_TOLD_EXTREME = re.compile(
    r"(?<!o )\b(?:mas|menos) (?!de\b|que\b)\w|\b(?:el|la|los|las|con|su) (?:mayor|menor)|"
    r"\bmayoria|\bmayoritari|\bprincipal|\bsobre todo\b|\bpredomin|\bencabez|\blider|\bconcentr"
)


def fits(ask: Ask) -> tuple[Wanted, tuple[Fit, ...]]:
    """What the question wants of the ficha's text, and the sentences that fit it, best first."""
    return ask.once("fits", lambda: _fits(ask))


def _fits(ask: Ask) -> tuple[Wanted, tuple[Fit, ...]]:
    lines = lines_of(ask.shelf, ask.ficha.document)
    wanted = wanted_of(ask, lines)
    whole = wanted.sort is not None and (wanted.sort.home or wanted.sort.rare is not None)
    bare = not any(u.telling for u in wanted.units) and len(wanted.units) < _SEVERAL
    if wanted.sort is not None and whole and bare:
        return wanted, at_home(wanted.sort, lines)
    return wanted, rank(wanted, lines)


def quotes(fits: Sequence[Fit]) -> tuple[Quote, ...]:
    """The sentences as quotes, each once."""
    once = {fit.line.text: fit for fit in reversed(fits)}
    return tuple(Quote(f.line.text, f.line.hit, f.score) for f in fits if once[f.line.text] is f)


def told(ask: Ask, quotes: Sequence[Quote]) -> Draft:
    """A draft that quotes the best sentence, and a second one where it says as much."""
    quotes = (_with_the_time_before(ask, quotes[0]), *quotes[1:])
    best = quotes[0]
    enough = max(best.score * _SECOND, ENOUGH)
    chosen = [best, *(q for q in quotes[1:2] if q.score >= enough)]
    opening = f"La ficha de «{ask.view.title}» dice: " if ask.crowd else "La ficha dice: "
    parts: list[Part] = [opening]
    for i, quote in enumerate(chosen):
        parts.extend(("; y también: ",) if i else ())
        parts.extend(cite(quote))
    parts.append(".")
    hits = tuple(dict.fromkeys(q.hit for q in (*chosen, *quotes[:_MOST])))[:_MOST]
    return Draft(parts, passages=hits, suggestions=_NEXT)


def _with_the_time_before(ask: Ask, quote: Quote) -> Quote:
    """A sentence on what is so since a year with the next, where the time before is asked about."""
    if not _BEFORE.search(ask.question.reading.text) or _BEFORE.search(fold(quote.text)):
        return quote
    lines = [x for x in lines_of(ask.shelf, ask.ficha.document) if x.hit == quote.hit]
    after = (y for x, y in pairwise(lines) if x.text == quote.text)
    goes_on = next((y.text for y in after if _BEFORE.search(fold(y.text))), None)
    return replace(quote, text=f"{quote.text} {goes_on}") if goes_on else quote


_BEFORE = re.compile(r"\b(?:antes|anterior(?:es)?|previ[oa]s?|antigu[oa]s?|hasta entonces)\b")


def of_documents(text: str, shelf: Shelf) -> Draft | None:
    """An answer from documents that are no fichas, where nothing else is loaded."""
    if not shelf.others:
        return None
    reading = read(text, (static_speller(),))
    question = Question(text, reading, (), (), Period(), (), frozenset(), ())
    hits = shelf.search(reading.text, _K, [card.document for card in shelf.others])
    quotes = best_quotes(telling(question), hits, tables=True)
    if not quotes or quotes[0].score < ENOUGH:
        return Draft(("Los documentos cargados no dicen nada de eso.",), "not_found")
    name = next(c.name for c in shelf.others if c.document == quotes[0].hit.document)
    return Draft((f"El documento «{name}» dice: ", *cite(quotes[0]), "."), passages=hits[:4])


_NEXT = (
    "Resume el programa en simple",
    "¿Qué hallazgos tiene el programa?",
    "¿Quiénes lo ejecutan?",
)
