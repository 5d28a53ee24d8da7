"""What the institution observes: what happened to something, or what comes nearest to a cause.

Promise: only a sentence of the institution's own observations is told, and only where it holds most
of the question and speaks of the region and the year asked about.
"""

import re
from collections.abc import Sequence

from calc.figure import fold
from qa.kinds.prose import prose
from qa.language.senses import CHANGES
from qa.named.regions import names_of_region
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import clean, place
from qa.text.causes import in_full
from qa.text.lines import Line, lines_of
from qa.text.rank import Fit, covers
from qa.text.sorts import is_reason

OBSERVATIONS = "Observaciones de la institución"
_ENOUGH = 0.55


def what_happened(ask: Ask) -> Draft | None:
    """As in "¿qué pasó con la encuesta?": what the institution observes of it; else None."""
    if not _HAPPENED.search(ask.question.reading.text):
        return None
    return observed(ask, prose.fits(ask)[1])


_HAPPENED = re.compile(
    r"\bque (?:le |les )?(?:paso|pasaba|pasa|ocurrio|ocurre|sucedio|hubo) con\b|"
    r"\bque (?:problemas?|inconvenientes?|dificultad(?:es)?|atrasos?|trabas?) (?:\w+ ){1,2}con\b"
)


def what_is_said(ask: Ask) -> Draft | None:
    """As in "¿qué dice la institución sobre los indicadores?": its words on that; else None."""
    found = _SAID.search(ask.question.reading.text)
    if found is None:
        return None
    first = ask.question.reading.text[: found.end()].count(" ") + 1
    wanted, fits = prose.fits(ask)
    topic = [i for i, unit in enumerate(wanted.units) if unit.index >= first]
    own = [f for f in fits if f.line.section.startswith(OBSERVATIONS)]
    if not topic or not own:
        return None
    best = max(own, key=lambda fit: covers(fit, topic, wanted))
    headed = [f for f in own if any(wanted.units[i].word in fold(f.line.section) for i in topic)]
    told = headed or ([best] if covers(best, topic, wanted) >= _ENOUGH else [])
    said = " ".join(f"«{clean(f.line.text)}» ({place(f.line.hit)})." for f in told[:_MOST])
    hits = tuple(dict.fromkeys(f.line.hit for f in told[:_MOST]))
    return (
        Draft((say.capital(f"{ask.opening}la institución dice: {said}"),), "answered", hits, _NEXT)
        if told
        else None
    )


_MOST = 3
_SAID = re.compile(
    r"\bque (?:dice|dijo|dicen|dijeron|responde|respondio|"
    r"(?:senal|observ|coment|inform|explic|argument|declar|aclar)[ao]) "
    r"(?:la institucion|el servicio|el ministerio) "
    r"(?:sobre|respecto(?: a| de)?|acerca de|en cuanto a|de|del)\b"
)


def observed(ask: Ask, fits: Sequence[Fit]) -> Draft | None:
    """The sentence of the institution's that holds most of a question; None where none does."""
    own = [f for f in fits if f.line.section.startswith(OBSERVATIONS)]
    if not own or own[0].share < _ENOUGH or not is_about(ask, own[0].line.hit.passage.text):
        return None
    lines = lines_of(ask.shelf, ask.ficha.document)
    told = clean(in_full(lines, own[0].line))
    opening = "la institución lo explica así" if is_reason(told) else "la institución observa"
    said = say.capital(f"{ask.opening}{opening}: «{told}» ({place(own[0].line.hit)}).")
    return Draft((said,), "answered", (own[0].line.hit,), _NEXT)


def is_about(ask: Ask, text: str) -> bool:
    """Whether a text speaks of the region, or of the earlier year, that is asked about."""
    around = fold(text)
    for item in ask.question.items_of("region"):
        if not any(name in around for name in names_of_region(item.name)):
            return False
    early = [y for y in ask.question.period.years if y < ask.ficha.year]
    if len(early) < len(ask.question.period.years):
        return True
    return not early or any(str(y) in around for y in early)


_NEXT = (
    "¿Qué hallazgos tiene el programa?",
    "¿Qué observó la institución?",
    "Resume el programa en simple",
)


def said_of_region(ask: Ask) -> Line | None:
    """The one observation that names the region whose figure is asked about, as it stands.

    None where it is asked why that figure changed, which what is so there need not tell.
    """
    regions = ask.question.items_of("region")
    if len(regions) != 1 or len(ask.question.items) != 1 or ask.question.any_of(*CHANGES):
        return None
    names = names_of_region(regions[0].name)
    told = [
        line
        for line in lines_of(ask.shelf, ask.ficha.document)
        if line.section.startswith(OBSERVATIONS) and any(name in fold(line.text) for name in names)
    ]
    return told[0] if len(told) == 1 else None
