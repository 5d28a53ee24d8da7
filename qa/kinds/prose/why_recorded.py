"""Reasons that stand outside the text: a programme not yet begun, a finding on an indicator."""

import re

from calc.figure import fold
from qa.answers.evidence import hit
from qa.named.row import Item
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import clean


def before_its_start(ask: Ask) -> Draft | None:
    """As in "¿por qué no hay nada de 2021?", of a programme that began in 2022."""
    start = re.fullmatch(r"\d{4}", ask.ficha.start_year or "")
    years = ask.question.period.years
    if start is None or not years or max(years) >= int(start[0]):
        return None
    text = f"Porque el programa comenzó en {start[0]}: antes de ese año no hay cifras suyas."
    hits = ask.shelf.search("año de inicio", 2, [ask.ficha.document])
    return Draft((text,), passages=hits[:1], suggestions=_NEXT)


def of_indicator(ask: Ask) -> Draft | None:
    """As in "¿por qué quedó observado el segundo indicador?": its finding, for what it is."""
    if not any(c.startswith("indicador") for c in ask.question.concepts) or not (
        _JUDGED.intersection(ask.question.reading.known)
    ):
        return None
    return finding_of(ask, ask.question.items_of("indicador"))


def finding_of(ask: Ask, indicators: tuple[Item, ...]) -> Draft | None:
    """The findings on those indicators, or on any where none is named."""
    numbers = [
        ask.ficha.book.items(concept).index(item.name) + 1
        for item in indicators
        for concept in _TABLES
        if item.name in ask.ficha.book.items(concept)
    ]
    found = [
        f
        for f in ask.ficha.findings
        if "indicador" in fold(f.text)
        and (not numbers or any(re.search(rf"\b{n}:", f.text) for n in numbers))
    ]
    if not found:
        return None
    said = " ".join(f"«{clean(f.text)}»." for f in found)
    hits = tuple(hit(ask.ficha, "Hallazgos de eficacia", f.source, f.text) for f in found)
    return Draft((f"La ficha lo registra como hallazgo: {said}",), "answered", hits, _NEXT)


_TABLES = ("indicador_proposito", "indicador_complementario")
_JUDGED = frozenset(
    """observado observada observaron formulado formulada pertinente objetado objetada correcto
    objetan objetaron objeto
    nota critican criticaron cuestionan cuestionaron reparo reparos argumento
    hallazgo evaluable rechazado cuestionado cuestionada malo mala mal""".split()
)

_NEXT = (
    "¿Qué hallazgos tiene el programa?",
    "¿Qué observó la institución?",
    "¿Qué porcentaje del presupuesto final se ejecutó?",
)
