"""Reasons that stand outside the text: a programme not yet begun, a finding on an indicator."""

import re

from calc.figure import fold
from ingest.ficha import Finding
from qa.answers.evidence import hit
from qa.kinds.prose.findings import NAMES
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
    question = ask.question
    spoken = any(c.startswith("indicador") for c in question.concepts)
    spoken = spoken or question.means("indicador")
    spoken = spoken or _FORMULATED.search(question.reading.text) is not None
    judged = _JUDGED.intersection(question.reading.known) or _UNJUDGED.search(question.reading.text)
    if not spoken or not judged:
        return _of_dimension(ask)
    return finding_of(ask, question.items_of("indicador"))


def held_against(ask: Ask) -> Draft | None:
    """As in "¿qué le observan al indicador de propósito 2?": the findings on the one named."""
    question = ask.question
    numbered = tuple(i for i in question.items_of("indicador") if i.weight >= _BY_NUMBER)
    if not numbered or _HELD_AGAINST.search(question.reading.text) is None:
        return None
    return finding_of(ask, numbered)


def _of_dimension(ask: Ask) -> Draft | None:
    """As in "¿por qué tiene hallazgo en focalización?": what the ficha finds there is why."""
    question = ask.question
    asked = [d for d in NAMES if question.means(d)]
    found = [f for f in ask.ficha.findings if f.dimension in asked]
    if not question.means("hallazgo") or question.concepts or not found:
        return None
    return _told(ask, found)


def finding_of(ask: Ask, indicators: tuple[Item, ...]) -> Draft | None:
    """The findings on those indicators, or on any where none is named."""
    own = [
        (concept.removeprefix("indicador_"), ask.ficha.book.items(concept).index(item.name) + 1)
        for item in indicators
        for concept in _TABLES
        if item.name in ask.ficha.book.items(concept)
    ]
    found = [
        f
        for f in ask.ficha.findings
        if "indicador" in fold(f.text)
        and (not own or any(_speaks_of(fold(f.text), kind, number) for kind, number in own))
    ]
    return _told(ask, found) if found else None


def _speaks_of(text: str, kind: str, number: int) -> bool:
    """Whether a finding opens with that indicator: "Indicador de propósito 2:"."""
    kinds = [k for k in ("proposito", "complementario") if k in text]
    return re.search(rf"\b{number}:", text) is not None and (not kinds or kind in kinds)


def _told(ask: Ask, found: list[Finding]) -> Draft:
    said = " ".join(f"«{clean(f.text)}»." for f in found)
    hits = tuple(
        hit(ask.ficha, f"Hallazgos de {NAMES.get(f.dimension, f.dimension)}", f.source, f.text)
        for f in found
    )
    return Draft((f"La ficha lo registra como hallazgo: {said}",), "answered", hits, _NEXT)


_BY_NUMBER = 9
_FORMULATED = re.compile(r"\bformula(?:d[oa]|cion)\b")
"""What nothing but an indicator is."""

_UNJUDGED = re.compile(r"\bno (?:se )?(?:puede\w*|pudo|pudieron|es|fue) (?:\w+ )?evalua\w+")
_HELD_AGAINST = re.compile(
    r"\bobserv(?:an|aron|ad[oa]|acion(?:es)?)\b|\bhallazgos?\b|\bcritic\w+|\bcuestion\w+|"
    r"\bobjet\w+|\breproch\w+|\breparos?\b|\bproblemas?\b|\bfall(?:a|as|o|an)\b|\berror(?:es)?\b|"
    r"\bno (?:calza|cuadra|coincide)\w*|\bmal(?:o|a)?\b|\bdefectos?\b|\bdebilidad(?:es)?\b"
)
_TABLES = ("indicador_proposito", "indicador_complementario")
_JUDGED = frozenset(
    """observado observada observaron formulado formulada pertinente objetado objetada correcto
    objetan objetaron objeto formulacion
    nota critican criticaron cuestionan cuestionaron reparo reparos argumento
    hallazgo evaluable rechazado rechazan cuestionado cuestionada malo mala mal sirve sirven
    sirvio valido valida validan acepta aceptan acepto aceptaron descartan descarto descartado
    invalido inadecuado impertinente evalua evaluan evaluaron""".split()
)

_NEXT = (
    "¿Qué hallazgos tiene el programa?",
    "¿Qué observó la institución?",
    "¿Qué porcentaje del presupuesto final se ejecutó?",
)
