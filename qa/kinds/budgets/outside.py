"""Money from outside the budget: how much it was, how it changed, who gave it and what for.

Promise: who gave it and for what is quoted from the sentences in which the ficha speaks of that
money; a donation or a giver is that money only where one of those sentences says so.
"""

import re
from dataclasses import replace

from calc.figure import fold
from qa.answers.evidence import Found, covered_years, value
from qa.kinds.changes import change
from qa.kinds.figures import figure
from qa.kinds.prose import prose
from qa.language.senses import CHANGES
from qa.language.words import stem
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote, stems
from qa.text.lines import Line, lines_of
from qa.understanding.question import Question

_CONCEPT = "recursos_extrapresupuestarios"
_TOLD = re.compile(r"\bextra ?-?presupuest")
_GIVEN = re.compile(
    r"\b(?:dona(?:cion(?:es)?|ntes?|d[oa]s?|r|ron|ba)|dono|aport\w+|regal\w+|financi\w+|ayud\w+|"
    r"privad[oa]s?|fundacion(?:es)?|empresas?|companias?|firmas?|auspici\w+|patrocin\w+)\b"
)
_GIFT = re.compile(r"\b(?:dona(?:cion|nte|d|ron)|dono)\w*")
_GIVES = re.compile(r"\b(?:dona|dono|aport|regal|financi|auspici|patrocin|pus[io]|dio|dieron)\w*")
_PRIVATE = re.compile(r"\b(?:privad[oa]s?|empresas?|fundacion(?:es)?|compania|firma|particular)\b")
_BY_WHOM = re.compile(
    r"\b(?:quien(?:es)?|origen|procedencia|provien\w+|proced\w+|donantes?|aportantes?|financista|"
    r"donador\w*|benefactor\w*|auspiciador\w*|patrocinador\w*|de donde|de que fuente|"
    r"(?:que|cual|nombre de la|nombre del|nombre de) (?:\w+ )?(?:empresa|compania|firma|fundacion|"
    r"organizacion|entidad|institucion|privado|particular|corporacion|fuente|donante|aportante)\w*|"
    r"a que (?:firma|empresa|entidad|institucion)|fuente(?: y| del?)|vinieron|vino|viene)\b"
)
_WHAT_FOR = re.compile(
    r"\b(?:para que|finalidad|con que (?:objetivo|fin|proposito|objeto)|objeto|uso|usos|destino|"
    r"que se (?:compro|adquirio|hizo|financio|pago)|en que se (?:uso|gasto|ocupo|invirtio))\b"
)
_HOW_MUCH = ("cuanto", "dinero", "gastar", "presupuesto", "aportar_")
_OTHERWISE = tuple(
    "porque cierto sumar porcentaje maximo minimo ranking significar calcular promedio".split()
)
_LESS_THAN = re.compile(r"\bcuant[oa]s? (?:mas|menos)\b")


def answer(ask: Ask) -> Draft | None:
    """What is asked of the money from outside the budget; None where that is not spoken of."""
    question = ask.question
    if question.items or question.any_of("cierto", "porque", "significar", "calcular"):
        return None
    told = [x for x in lines_of(ask.shelf, ask.ficha.document) if not x.section.startswith("Nota")]
    lines = [line for line in told if _TOLD.search(fold(line.text))]
    others = [line for line in told if line not in lines]
    if not (_names_it(question) or _names_the_giver(question, lines, others)):
        return None
    text = question.reading.text
    if lines and (_BY_WHOM.search(text) or _WHAT_FOR.search(text)):
        return prose.told(ask, [Quote(line.text, line.hit, 1.0) for line in lines])
    return _figure(ask)


def _names_it(question: Question) -> bool:
    """Whether that money itself is named, and no other beside it."""
    others = {n.concept for n in question.named if n.weight >= 1} & _BESIDE
    return question.reading.means("extrapresupuestario_") and not others


_BESIDE = frozenset(("recursos_gobiernos_regionales", "presupuesto_final"))


def _names_the_giver(question: Question, lines: list[Line], others: list[Line]) -> bool:
    """Whether it speaks of what a giver gave, in the words of the sentence that tells it.

    A donation is that money where no other sentence speaks of one; a private giver always is.
    """
    text = question.reading.text
    if _GIVEN.search(text) is None or not lines:
        return False
    if _GIFT.search(text) and not any(_GIFT.search(fold(line.text)) for line in others):
        return True
    if _GIVES.search(text) and _PRIVATE.search(text):
        return True
    if not (_GIVES.search(text) or question.any_of("cuanto", "dinero", "gastar")):
        return False
    told = frozenset[str]().union(*(stems(line.text) for line in lines))
    strange = [w for w in question.strangers if _GIVEN.fullmatch(w) is None]
    held = [t for t in question.reading.terms if t.plain and stem(t.text) in told]
    return bool(held) and all(stem(w) in told for w in strange)


def _figure(ask: Ask) -> Draft | None:
    """The amount, or its change; None where the rest of the question is answered elsewhere."""
    question = ask.question
    if question.any_of(*_OTHERWISE) and not _LESS_THAN.search(question.reading.text):
        return None
    if not question.any_of(*_HOW_MUCH) and not question.reading.means("extrapresupuestario_"):
        return None
    own = replace(question, concepts=(_CONCEPT,), strangers=(), clauses=())
    if _moved(question):
        return change.answer(replace(ask, question=replace(own, cues=own.cues | {"cambiar"})))
    if question.concepts == (_CONCEPT,) and not question.strangers:
        return None
    years = question.period.years or covered_years(ask.ficha)
    if not any(isinstance(value(ask.ficha, _CONCEPT, year), Found) for year in years):
        return None
    return figure.answer(replace(ask, question=replace(own, cues=own.cues | {"cuanto"})))


def _moved(question: Question) -> bool:
    return question.any_of("recortar", *CHANGES) or bool(_LESS_THAN.search(question.reading.text))
