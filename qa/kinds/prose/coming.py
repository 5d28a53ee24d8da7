"""What is planned after the ficha's year: no table tells it, and a sentence may.

Promise: only a sentence that itself speaks of what is to come is told, and never for an amount or a
count, which the years covered do not have.
"""

import re

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS
from qa.kinds.prose import prose
from qa.language.likeness import SAYS_THE_SAME
from qa.saying.asking import Ask, Draft
from qa.text.asked import Unit, Wanted
from qa.text.lines import Line, lines_of
from qa.text.rank import Fit
from qa.understanding.question import Question

_ASKED = re.compile(
    r"(?<!\w)(?:planes|planificad[oa]s?|planea\w*|previst[oa]s?|prevé\w*|prevee?n?|proyect(?:a|an|ad[oa]s?)|"
    r"pr[oó]xim[oa]s?|futur[oa]s?|por venir|que (?:se )?vienen?|venider[oa]s?|"
    r"(?:año|ano) (?:que viene|siguiente|entrante)|más adelante|mas adelante|"
    r"(?:se )?esperan? \w+[aei]r|piensan? \w+[aei]r|va[ns]? a \w+[aei]r|quieren \w+[aei]r|"
    r"pretenden? \w+[aei]r|\w{2,}(?:rá|rán)|tendran?|abriran?|haran?)(?!\w)"
)
"""The question as written: with its accent "abrirán" is to come."""

_TOLD = re.compile(
    r"(?<!\w)(?:se (?:espera|proyecta|prevé|planifica|contempla)n?|proyectad[oa]s?|previst[oa]s?|"
    r"próximos? años?|a futuro|\w{2,}(?:rá|rán))(?!\w)"
)
_SECTIONS = ("Observaciones de la institución", "Población beneficiada")
_COUNTING = ("cuanto", "cuantos_", "porque", "dinero", "presupuesto", "porcentaje", "promedio")
_OF_COMING = re.compile(
    r"(?:proxim|futur|nuev|previst|prev|proyect|plan|vien|venider|siguiente|entrante|esper|piens|"
    r"pretend|quier|tendra|ano|dos|tres|ciudad|comuna|region|lugar|localidad|parte|sitio)"
)
"""Words that only say that it is to come, or ask where: the sentence that says it names a place."""

_MOST = 3
_HALF = 0.5


def answer(ask: Ask) -> Draft | None:
    """The sentences that tell it; None where nothing to come is asked for, or none tells it."""
    question = ask.question
    beyond = any(y > ask.ficha.year for y in question.period.years)
    if not (beyond or _ASKED.search(question.text.lower())):
        return None
    if question.any_of(*_COUNTING) or _of_a_figure(question):
        return None
    coming = {id(line) for line in lines_of(ask.shelf, ask.ficha.document) if _tells(ask, line)}
    wanted, ranked = prose.fits(ask)
    own = [u for u in wanted.units if u.telling and not _OF_COMING.match(u.word)]
    if not own:
        said = [x for x in lines_of(ask.shelf, ask.ficha.document) if id(x) in coming]
        found = [Fit(line, prose.ENOUGH, 0.0, 1.0, ()) for line in said]
        return prose.told(ask, prose.quotes(found)) if 0 < len(found) <= _MOST else None
    held = [f for f in ranked if id(f.line) in coming and _holds(wanted, f, own)]
    return prose.told(ask, prose.quotes(held[:1])) if held else None


def _of_a_figure(question: Question) -> bool:
    """Whether an amount or another figure is named, and no word for people alone."""
    named = (n for n in question.named if n.concept in vocabulary() and n.weight >= 1)
    return any(
        vocabulary()[n.concept].unit == MILES_DE_PESOS or not n.terms[0].means("persona")
        for n in named
    )


def _tells(ask: Ask, line: Line) -> bool:
    """Whether a line speaks of what is to come after the ficha's year."""
    years = (int(w) for w in line.said if re.fullmatch(r"20\d\d", w))
    later = any(y > ask.ficha.year for y in years)
    return line.section.startswith(_SECTIONS) and (later or _TOLD.search(line.text) is not None)


def _holds(wanted: Wanted, fit: Fit, own: list[Unit]) -> bool:
    """Whether a sentence holds most of what the question names beside that it is to come."""
    pairs = zip(wanted.units, fit.held, strict=True)
    held = sum(u.weight for u, h in pairs if u in own and h >= SAYS_THE_SAME)
    return held >= _HALF * sum(u.weight for u in own)
