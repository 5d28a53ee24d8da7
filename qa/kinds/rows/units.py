"""In what a row is counted: the unit of a component's production, or of an indicator.

As in "¿en qué se mide la producción de algas?", "los 158 del componente 1, ¿qué son?". Promise: the
unit is the printed one, told beside the value that it counts.
"""

import re

from calc.figure import Figure, fold
from qa.answers.compose import Parts
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.kinds.figures import figure
from qa.language.likeness import FORM, likeness
from qa.language.senses import SPENDING
from qa.language.words import words
from qa.named.row import COMPONENT, INDICATOR
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.ordered import next_for

_VERBS = (
    r"(?!\w+aban?\b)(?:(?:mid|cuent|cont|contabiliz|expres|report|inform|registr)\w*|vienen?\b|"
    r"estan?\b|van?\b)"
)
"""No verb of what was done before: "¿con qué registraban la asistencia?"."""

_ASKS = re.compile(
    r"(?<!por )(?<!cada )\bunidad(?:es)? de (?:medida|medicion|produccion|cuenta)\b|"
    r"\b(?:que|cual(?: es| fue)?(?: la)?|con que|en que|la|dime la|falta la) unidad\b(?! mas\b)|"
    rf"\b(?:en|con) que (?:se |lo |la |los |las )?{_VERBS}\b(?! (?:el|la) gasto\b)|"
    r"\bse (?:mide|cuenta|expresa|reporta|contabiliza|informa) en que\b|"
    r"(?:^|\b(?:y|me) )que se (?:cuenta|mide|contabiliza)n?\b|\bque producto se \w+|"
    r"\bcomo (?:se )?(?:miden?|cuentan?|contabilizan?) (?:lo que |la produccion|lo produc)|"
    r"\b\d[\d.,]*\b.*\b(?:que son|de que son|que es eso|a que (?:se refier|correspond)\w+)\b|"
    r"\b(?:viene|vienen|se miden?|se cuentan?|se expresan?|esta|estan) en\b.* o (?:en )?\w+$"
)
"""The last as in "¿la producción viene en kilos, hectáreas o equipos?"."""

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def answer(ask: Ask) -> Draft | None:
    """The unit of the row that the question names; None where it asks for no unit of one."""
    question = ask.question
    text = question.reading.text
    money = not question.cues.isdisjoint(SPENDING) or question.means("presupuesto")
    if _ASKS.search(text) is None or money or question.means("porque"):
        return None
    keys = _by_value(ask)
    keys = keys or [(i.kind, i.name) for i in question.items if i.present and i.kind in _KINDS]
    keys = keys or _by_a_word(ask)
    told = [t for kind, name in keys if (t := _told(ask, kind, name)) is not None]
    if not told:
        return None
    parts = [p for i, (said, _) in enumerate(told) for p in ((" ",) if i else ()) + said]
    figures = [f for _, found in told for f in found]
    return Draft(
        (ask.opening, *parts) if ask.opening else tuple(parts),
        passages=figure_hits(ask.ficha, figures),
        suggestions=next_for(keys[0][0]),
    )


def _told(ask: Ask, kind: str, name: str) -> tuple[Parts, list[Figure]] | None:
    """The unit of a row with the value that it counts, and the figure behind it."""
    concept = "produccion_componente" if kind == COMPONENT else "indicador"
    concept = figure.of_row(ask, concept, name)[0]
    year = figure.years_for(ask, concept, name)[0]
    found = value(ask.ficha, concept, year, name)
    unit = _unit(ask, kind, name)
    if unit is None:
        return None
    start = f"{say.capital(say.subject(concept, name))} se mide en «{unit}»"
    if not isinstance(found, Found):
        return (f"{start}.",), []
    shown = say.amount(found, spoken=False)
    return (f"{start}; en {year} fue de ", *shown, "."), list(operands(found))


_KINDS = (COMPONENT, INDICATOR)


def _unit(ask: Ask, kind: str, name: str) -> str | None:
    if kind == COMPONENT:
        return next((c.unit for c in ask.ficha.components if c.name == name), None)
    return next((i.unit for i in ask.ficha.indicators if i.name == name), None)


def _by_a_word(ask: Ask) -> list[tuple[str, str]]:
    """The components that share a word with a question about production, which names none alone."""
    if not ask.question.any_of("produccion", "componente"):
        return []
    asked = [t.text for t in ask.question.reading.terms if t.plain and len(t.text) > _SHORT]
    return [
        (COMPONENT, c.name)
        for c in ask.ficha.components
        if any(likeness(a, w.text) >= FORM for a in asked for w in words(fold(c.name)))
    ]


_SHORT = 3


def _by_value(ask: Ask) -> list[tuple[str, str]]:
    """The row that prints a number of the question, where one alone does."""
    said = set(_NUMBER.findall(ask.question.text))
    kinds = {"produccion_componente": COMPONENT, "indicador_proposito": INDICATOR}
    kinds["indicador_complementario"] = INDICATOR
    found = [
        (kinds[f.concept], f.item)
        for f in ask.ficha.book.figures
        if f.concept in kinds and f.item and f.printed.split(" ")[0].strip("%") in said
    ]
    return list(dict.fromkeys(found))
