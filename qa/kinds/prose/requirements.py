"""Who may enter a programme: all the conditions that its ficha lists, not the one nearest in words.

Promise: conditions of somebody else (those who execute it, a call for projects) are left to the
sentences that name them.
"""

import re
from itertools import groupby

from qa.answers.compose import Part
from qa.kinds.prose import prose
from qa.language.likeness import KIN, likeness
from qa.language.senses import neutral_words
from qa.language.words import stem
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import clean, place
from qa.text.lines import Line, lines_of
from qa.text.sorts import REQUIREMENT, is_number, sorts, tells

_ASKED = re.compile(
    r"\b(?:requisitos?|condiciones|criterios?|exigencias)\b|"
    r"\bque (?:debe|deben|hay que|tiene que|tienen que) (?:cumplir|tener)\b"
)
_WHO_MAY = re.compile(
    r"\b(?:quien(?:es)?|que (?:personas|gente)|cuales) (?:si |no )?(?:puede\w*|podria\w*|pueden|"
    r"tienen? derecho|califican?|entran?|clasifican?)\b"
)
"""Whom the programme takes, which its conditions tell too."""

_EXECUTING = re.compile(r"\b(?:ejecut|implement)\w+")
"""As in "¿quiénes pueden ser ejecutores?": those are no people whom the programme takes."""

_ENTERING = frozenset(
    """elegir elige eligen elegido elegida elegidos seleccionar seleccionan selecciona seleccionado
    seleccionada escoger escogen escoge focalizar focaliza postular postula postulan entrar entra
    ingresar ingresa acceder accede participar participa participan recibir tomar tomen considerar
    consideren consideran cuenta cumplir cumple ser elegible elegibles beneficiario beneficiaria
    beneficiarios inscribir inscribirse inscriba atender atiendan calificar quedar obtener pedir
    solicitar beneficiarse beneficio ayuda apoyo atencion optar ganar acogerse usar""".split()
)
_OTHERS = ("cuanto", "hallazgo", "porque", "institucion")
_CLITIC = re.compile(r"r(?:l[aeo]s?|se)$")
_LONGEST = 900
_TOLD_ALONE = ("exclusion", "prioridad")
"""Whom the programme shuts out, or takes first, is told by a sentence of its own."""


def answer(ask: Ask) -> Draft | None:
    """Everything that the ficha asks of those whom it serves; None where that is not asked."""
    question = ask.question
    entering = any(_CLITIC.sub("r", word) in _ENTERING for word in question.reading.known)
    who_may = _WHO_MAY.search(question.reading.text)
    if who_may and who_may[0].split()[-1].startswith("p") and not entering:
        return None  # "¿quiénes pueden ejecutarlo?"
    text = question.reading.text
    if not (who_may or _ASKED.search(text)) or _EXECUTING.search(text):
        return None
    wanted, fits = prose.fits(ask)
    if wanted.sort is not None and wanted.sort.id in _TOLD_ALONE and fits and fits[0].tells == 1:
        return None
    asked = who_may or (wanted.sort is not None and wanted.sort.id == REQUIREMENT)
    if not asked or question.any_of(*_OTHERS):
        return None
    sort = next(s for s in sorts() if s.id == REQUIREMENT)
    home = [x for x in lines_of(ask.shelf, ask.ficha.document) if x.section == sort.home]
    said = {word for line in home for word in (*line.said, *line.heading)}
    known = ask.view.topic | ask.view.name | ask.view.people
    words = who_may[0].split() if who_may else []
    for unit in wanted.units:
        word = _CLITIC.sub("r", unit.word)
        general = word in _ENTERING | neutral_words() or is_number(word)
        own = stem(unit.word) in known or any(likeness(unit.word, s) >= KIN for s in said)
        own = own or (who_may is not None and entering and unit.known)
        if unit.telling and not (general or own or unit.word in words):
            return None
    if sum(len(line.text) for line in home) > _LONGEST:
        home = _shorter([line for line in home if tells(sort, line, ()) == 1])
    if not home:
        return None
    opening = f"La ficha de «{ask.view.title}» pide: " if ask.crowd else "La ficha pide: "
    parts: list[Part] = [opening]
    for hit, lines in groupby(home, key=lambda line: line.hit):
        parts.extend(("; ",) if len(parts) > 1 else ())
        parts.append(f"«{clean(' '.join(line.text for line in lines))}» ({place(hit)})")
    parts.append(".")
    hits = tuple(dict.fromkeys(line.hit for line in home))
    return Draft(parts, passages=hits[:4], suggestions=_NEXT)


def _shorter(lines: list[Line]) -> list[Line]:
    """The first lines, whole ones, of many."""
    kept, length = list[Line](), 0
    for line in lines:
        length += len(line.text)
        if kept and length > _LONGEST:
            break
        kept.append(line)
    return kept


_NEXT = (
    "¿Cuál es la población objetivo?",
    "¿Cuántas personas se atendieron?",
    "Resume el programa en simple",
)
