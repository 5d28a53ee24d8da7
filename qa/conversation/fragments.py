"""Fragments that change one thing of the question before: "¿por debajo del 90?", "¿y antes?".

Promise: each is put in words that the question before completes; of any other message nothing is
said.
"""

import re

from calc.concepts import vocabulary
from calc.quantity import PORCENTAJE
from qa.language.senses import Reading
from qa.understanding.question import Question

_LEAD = r"(?:(?:y|pero|entonces|ok|ya|o sea|osea) )*"
_BOUND = re.compile(
    rf"{_LEAD}(?:(?:esta|estuvo|es|fue|queda|quedo) )?"
    r"(?P<bound>(?:(?:por )?(?:debajo|encima|arriba|abajo)|bajo|sobre|mas|menos|mayor|menor)"
    r"(?: (?:del?|que|al?|el))*) (?P<number>\d[\d.,]*)(?: (?:%|por ciento))?"
)
_HOW_IT_WENT = re.compile(
    rf"{_LEAD}(?:como (?:le |les |nos )?(?:fue|estuvo|anduvo|estaba|iba)|que tal(?: fue| estuvo)?)"
    r" (?P<when>(?:en |el |durante )+(?:20\d\d|ano \w+))"
)
_BEFORE = re.compile(
    rf"{_LEAD}(?:(?:cuant[oa]s?|como) (?:era|eran|fue|fueron|estaba|habia|hubo) )?(?:de )?antes"
)
_IN_WHAT_YEAR = re.compile(
    rf"{_LEAD}(?:en )?(?:que|cual) (?:ano )?(?:fue el ano )?(?:\w+ )?(?:con )?(?:el |la )?"
    r"(?P<way>mas|menos|mayor|menor)(?: (?:alt[oa]|baj[oa]|valor|cifra|monto))?"
)
_EACH_ONE = re.compile(
    rf"{_LEAD}(?:a |en )?cuanto (?:costo|cuesta|sale|salio|gasto|gastaron|se gasto)"
    r"(?: (?:en|por|a))? cada (?:uno|una|persona)(?: (?:ahi|alli|de ell[oa]s))?"
)
_SMALL = re.compile(r"\b(?:menos|menor)\b|\bbaj[oa]\b")


def completed(reading: Reading, earlier: Question) -> str | None:
    """The fragment as a message that the question `earlier` completes; None where it is none."""
    said = reading.text
    if not earlier.concepts or earlier.any_of("porque", "ranking"):
        return None
    if (bound := _BOUND.fullmatch(said)) is not None and _unit(earlier) == PORCENTAJE:
        return f"¿y está {bound['bound']} {bound['number']} %?"
    if (went := _HOW_IT_WENT.fullmatch(said)) is not None:
        return f"¿y {went['when']}?"
    if _BEFORE.fullmatch(said):
        return "¿y el año anterior?"
    if " ano " in f" {said} " and (way := _IN_WHAT_YEAR.fullmatch(said)) is not None:
        return f"¿y en qué año fue {'menor' if _SMALL.search(way[0]) else 'mayor'}?"
    if _EACH_ONE.fullmatch(said) and earlier.concepts[0].startswith("poblacion_"):
        return "¿y por persona?"
    return None


def _unit(question: Question) -> str:
    return vocabulary()[question.concepts[0]].unit
