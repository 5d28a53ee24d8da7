"""Whether there was any of something: "¿hubo beneficiarios en 2021?", "¿recibió aportes?".

Promise: yes where the figure is above zero, no where it is zero or the text says so, and neither
where a mark stands in its place, which is no zero.
"""

import re
from dataclasses import replace

from qa.answers.compose import Part
from qa.answers.evidence import Found, figure_hits, value
from qa.answers.reckoned import magnitude
from qa.kinds.checks.stated import cites
from qa.kinds.figures import figure
from qa.kinds.figures.rows_lacking import absent_row
from qa.kinds.prose import avowed
from qa.language.lexicon import is_verb
from qa.language.senses import CHANGES, neutral_words
from qa.language.words import stem
from qa.named.thresholds import read_thresholds
from qa.saying import say
from qa.saying.asking import Ask, Draft

_ANY = re.compile(
    r"\b(?:hub[oi]\w*|hay|hab[ri]a\w*|exist\w+|tuv\w+|tien\w+|tenia\w*|recib\w+|registr\w+|"
    r"cont[oó] con|cuenta con|obtuv\w+) "
    r"(?!(?:el|la|los|las|su|sus|ese|esa|que|mas|menos|mayor|menor|tod[oa]s?|much\w+|poc[oa]s?)\b|\d)"
    r"|\b(?:atend|benefici|ayud|lleg)\w+ a (?:alguien|nadie|alguna? persona|gente)\b"
    r"|\b(?:gast|ejecut|invirti|invirt)\w+ (?:algo|plata|dinero|recursos|alg[uo]na? \w+)\b"
)
"""A verb of having before what is had, which no article tells to be known."""

_ASKS = frozenset(
    "cuanto cuanta cuantos cuantas quien quienes donde cuando cual cuales como".split()
)
_OTHERS = (
    *("porque", "hallazgo", "ranking", "maximo", "minimo", "promedio", "cuadrar", "significar"),
    *("todo_", "subejecucion", "exceder_", "sumar", "seguidos", "numero_", "resumen", "porcentaje"),
)
_NONE_DONE = re.compile(r"\bno (?:se )?\w+ (?:a )?ningun[oa]?\b")
"""As in "no se esterilizó ningún animal"."""

_OTHER_YEARS = re.compile(r"\b(?:antes|previ[oa]s?|despues|posterior\w*|anterior\w*|desde|hasta)\b")
"""As in "¿hubo gasto antes de 2024?": the year named is not the one asked about."""

_DENIES = re.compile(r"\b(?:no|ni|sin|ningun\w*|nunca)\b")


def answer(ask: Ask) -> Draft | None:
    """The verdict with the figure; None where it is not asked whether there was any."""
    if not _asks_for_any(ask):
        return None
    if _NONE_DONE.search(ask.question.reading.text) and ask.question.items_of("componente"):
        own = replace(ask.question, concepts=("produccion_componente",), clauses=())
        ask = replace(ask, question=own)
    keys = figure.keys_of(ask)
    if len(keys) != 1 or absent_row(ask) is not None:
        return None
    concept, year, item = keys[0]
    if any(row.name != item for row in ask.question.items):
        return None  # what all the regional governments gave says nothing of one of them
    found = value(ask.ficha, concept, year, item)
    if isinstance(found, Found):
        told = figure.answer(ask)
        right = (magnitude(found) > 0) != _denied(ask)
        return _opened(told, "sí" if right else "no") if told is not None else None
    if found.code is None:
        return None
    if (told := avowed.of_the_text(ask)) is not None:
        return replace(told, passages=(*told.passages, *figure_hits(ask.ficha, [found.code])))
    told = figure.answer(ask)
    return _opened(told, "no se puede saber") if told is not None else None


def _asks_for_any(ask: Ask) -> bool:
    question = ask.question
    known = question.reading.known
    if not _ASKS.isdisjoint(known) or known[:1] == ("que",) or question.inherited:
        return False
    if question.strangers or question.any_of(*_OTHERS, *CHANGES) or len(question.concepts) != 1:
        return False
    if cites(question) or read_thresholds(question.reading) or _narrowed(ask):
        return False
    if _OTHER_YEARS.search(question.reading.text):
        return False
    asked = "?" in question.text or question.means("cierto")
    if any(c.startswith("indicador") for c in question.concepts):
        return False
    text = question.reading.text
    none_done = question.means("cierto") and _NONE_DONE.search(text) is not None
    return none_done or (asked and _ANY.search(text) is not None)


def _narrowed(ask: Ask) -> bool:
    """Whether a word says of which of them, and no row or name does: "personas heridas"."""
    question = ask.question
    known = ask.view.name | ask.view.people | ask.view.topic
    return any(
        term.plain
        and term.text.isalpha()
        and term.first not in question.taken
        and not is_verb(term.text)
        and term.text not in neutral_words()
        and _DENIES.fullmatch(term.text) is None
        and stem(term.text) not in known
        for term in question.reading.terms
    )


def _denied(ask: Ask) -> bool:
    """As in "¿es cierto que no hubo?"."""
    return ask.question.means("cierto") and bool(_DENIES.search(ask.question.reading.text))


def _opened(draft: Draft, verdict: str) -> Draft:
    """The draft after the verdict, and after the name of the programme where it opens with it."""
    first, *rest = draft.parts
    if isinstance(first, str) and first.startswith("En «") and first.endswith(", "):
        return replace(draft, parts=(first, f"{verdict}: ", *rest))
    start: list[Part] = [first[:1].lower() + first[1:]] if isinstance(first, str) else [first]
    return replace(draft, parts=(f"{say.capital(verdict)}: ", *start, *rest))
