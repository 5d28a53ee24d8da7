"""What the marks of money mean: "¿M$ son miles o millones?", "¿en qué unidad vienen las platas?".

Promise: yes or no is said only of the one unit that a question puts forward for one mark.
"""

import re

from qa.data import read_data
from qa.saying.asking import Ask, Draft
from qa.understanding.question import Question

_CLEAR = 1
"""The weight of a figure that a question names, and does not only ask how money is written."""

_PHRASES = (
    *("en que unidad", "que unidad", "en miles o", "miles o millones", "millones o miles"),
    *("en que moneda", "que moneda", "eme con el signo peso", "eme con signo peso"),
    *("eme con el signo", "eme con un signo", "eme peso"),
)
_THOUSANDS = re.compile(r"\b(?:miles|mil)\b(?! millones)")
_MILLIONS = re.compile(r"\b(?:millon|millones|palos?|melones)\b")
_WRITTEN_IN = re.compile(
    r"\b(?:montos?|cifras?|platas?|valores|cantidades|numeros|pesos|tablas?|lucas|esto|todo)\b.*"
    r"\b(?:en|son|es|seria[n]?) (?:miles|millones)\b"
)
"""As in "¿los montos vienen en millones?", which asks for no amount."""

_READ_AS = re.compile(
    r"\bcomo (?:se |los? |las? |debo |hay que |tengo que )*(?:leen?|leer\w*|interpret\w+|"
    r"entiend\w+)|\blo mismo\b|\bsignifi\w+|\bquiere decir\b|\bes igual\b|\bdiferencia\b"
)


def answer(ask: Ask) -> Draft | None:
    """What the mark means, with yes or no where one meaning is put forward; None if not asked."""
    question = ask.question
    if not asked(ask) or question.means("porque") or question.items:
        return None
    card = read_data("glossary")["millones" if _marks(question) == {"mm$"} else "miles"]
    hits = ask.shelf.search(str(card["query"]), 2, [ask.ficha.document])
    return Draft((f"{_verdict(question)}{card['text']}",), passages=hits[:2], suggestions=_NEXT)


def asked(ask: Ask) -> bool:
    """As in "¿M$ son millones o miles?", "¿en qué unidad están los montos?"."""
    question = ask.question
    text, marks = question.reading.text, _marks(question)
    if question.means("indicador"):
        return False
    named = any(n.weight >= _CLEAR for n in question.named)
    scales = _THOUSANDS.search(text) is not None, _MILLIONS.search(text) is not None
    if marks and not any(word[0].isdigit() for word in question.reading.known) and not named:
        return any(scales) or bool(_READ_AS.search(text)) or _is_short(question)
    if question.says(*_PHRASES):
        return True
    return not named and not marks and _WRITTEN_IN.search(text) is not None and _asks_it(question)


def _asks_it(question: Question) -> bool:
    """Whether no amount is asked for or told: "¿cuántos millones son?", "son 5 millones"."""
    digits = any(word[0].isdigit() for word in question.reading.known)
    return not digits and not question.any_of("cuantos_", "ranking", "maximo", "minimo")


_SHORT = 4


def _is_short(question: Question) -> bool:
    return question.means("significar") or len(question.reading.known) <= _SHORT


def _marks(question: Question) -> set[str]:
    return {"m$", "mm$"} & set(question.reading.known)


def _verdict(question: Question) -> str:
    """Yes or no, where one unit is put forward for one mark."""
    text, marks = question.reading.text, _marks(question)
    thousands, millions = bool(_THOUSANDS.search(text)), bool(_MILLIONS.search(text))
    if len(marks) > 1:
        return "No son lo mismo. " if re.search(r"\blo mismo\b|\bes igual\b", text) else ""
    if thousands == millions or _OPENS.search(text):
        return ""
    right = millions if marks == {"mm$"} else thousands
    return "Sí: " if right else "No: "


_OPENS = re.compile(r"^(?:y )?(?:que|cual|como|cuant\w+|por)\b|\bque (?:es|son|significa|quiere)\b")
_NEXT = ("¿Qué es un hallazgo?", "¿Qué significa N/C?", "¿Qué puedo preguntar?")
