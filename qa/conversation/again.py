"""A message that asks the question before again: in full, in percent, in another unit.

Promise: the question stays the one before, with its figure, year and rows.
"""

import re

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS
from qa.language.senses import CHANGES
from qa.understanding.question import Question

_AGAIN = re.compile(
    r"(?:y |e |pero |ok )*(?:cual(?:es)?(?: (?:es|son|fue|fueron|seria|serian))?"
    r"|(?:me |los |las )?(?:nombr|detall|enumer|mencion|muestr|list)\w+|cuales tiene"
    r"|que dicen?|en que consisten?|(?:dime|digame|dame) cual(?:es)?(?: son| es)?)"
    r"(?: (?:el|la|los|las|es[eao]s?|est[eao]s?) ?(?:hallazgos?|componentes?|regiones|region"
    r"|indicadores|indicador)?)?"
)
"""As in "¿cuáles son?" after "¿tiene hallazgos?": what was asked before, told in full."""


def told_again(question: Question, earlier: Question) -> bool:
    """Whether the question before is asked again: in full, in percent, in another unit."""
    text = question.reading.text
    if _IN_UNITS.fullmatch(text):
        return _of_money(earlier)
    if _HOW_MUCH.fullmatch(text) and earlier.any_of("maximo", "minimo"):
        return True
    two = len(earlier.period.years) == 2
    in_percent = _IN_PERCENT.fullmatch(text) is not None and (compares(earlier) or two)
    return in_percent or _AGAIN.fullmatch(text) is not None


_HOW_MUCH = re.compile(
    r"(?:(?:y|pero|con|a) )*(?:cuanto|cuant[oa]s|que monto)"
    r"(?: (?:fue|es|son|fueron|gasto|tuvo|eso|tiene))?"
)
"""As in "¿cuánto?" after "¿qué región gastó más?", whose answer tells it."""

_IN_PERCENT = re.compile(
    r"(?:(?:y|entonces|osea) )*(?:(?:eso|cuanto|que|en|cual|es|seria|como|equivale|a|un|el|son) )*"
    r"(?:porcentaje|%|por ciento|terminos porcentuales|porcentualmente)"
    r"(?: (?:es|seria|son|eso|cuanto|fue|representa|de (?:alza|baja|aumento|caida)))*"
)
_IN_UNITS = re.compile(
    r"(?:(?:y|pero|ahora|ok|ya|mejor|porfa|por favor|no|puedes|podrias|me|lo|la) )*"
    r"(?:(?:pas|pon|expres|convert|conviert|escrib|dej|llev|traduc|d[ai]|cuanto es|cuanto seria)\w*"
    r"(?: (?:lo|la|los|las|eso|ese monto|esa cifra|me))* )?"
    r"(?:a|en) (?:millones|miles|pesos|plata)(?: de)?(?: (?:millones|pesos))?"
    r"(?: (?:no en|y no en|en vez de|por favor|porfa|completos|chilenos)"
    r"(?: (?:miles|millones|m))?)*"
    r"(?: (?:cuanto|es|seria|son))*"
)
"""As in "pásamelo a millones": the figure told again, which is said in both units."""


def _of_money(question: Question) -> bool:
    return any(vocabulary()[c].unit == MILES_DE_PESOS for c in question.concepts)


_THAN = re.compile(r"\b(?:mas|menos)\b.*\bque\b")


def compares(question: Question) -> bool:
    """Whether it asks for a change, which is told in percent too: "cuántos menos que en 2021"."""
    than = question.period.said and _THAN.search(question.reading.text) is not None
    return question.any_of(*CHANGES) or than
