"""Who may enter a programme: all the conditions that its ficha lists, not the one nearest in words.

Promise: conditions of somebody else (those who execute it, a call for projects) are left to the
sentences that name them.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from qa.answers.compose import Part
from qa.kinds.prose import prose
from qa.language.likeness import KIN, likeness
from qa.language.senses import neutral_words
from qa.language.words import stem
from qa.named.row import COMPONENT
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import clean, place
from qa.text.lines import Line, lines_of
from qa.text.rank import Fit
from qa.text.sorts import REQUIREMENT, Sort, is_number, sorts, tells

_MUST = r"(?:hay que|se debe|deb[eo]n?|(?:tiene[ns]?|tengo|tenemos) que|han? de)"
_TO_ENTER = (
    r"(?:atiend|acept|tom[eo]|consider|recib|elij|seleccion|entr|postul|particip|acced|ingres|ser |"
    r"opt|calific|qued|inscri)"
)
_CHOSEN = r"(?:elig|eleg|escog|selec|decid|defin)"
_MEANT = r"(?:dirig|destin|enfoc|orient|pensad|apunt|focaliz|dedic)"
_ASKED = re.compile(
    r"\b(?:requisitos?|requerimientos|condicion(?:es)?|criterios?|exigencias?|filtros?|exigid[oa]s?)\b|"
    rf"\bque (?:caracteristicas )?{_MUST} (?:cumplir|tener|reunir|acreditar|demostrar)\b|"
    rf"\b(?:{_MUST}|necesit\w+|requier\w+)\b.* para (?:que )?(?:[mtln][eoa]s? |nos )?{_TO_ENTER}|"
    r"\bque (?:es lo que )?(?:mas )?(?:se )?(?:[ml]es? |nos |te )?(?:piden?|exigen?|solicitan?|"
    r"requieren?|necesit\w+)\b|"
    rf"\b(?:en base a|segun|con|bajo|por) (?:que|cuales) (?:\w+ )?(?:se )?(?:l[oa]s )?{_CHOSEN}|"
    r"\b(?:a|para|hacia) (?:quien(?:es)?|(?:que|cual(?:es)?) (?:tipo de )?(?:gente|publico|"
    r"(?!fin|fond|gasto|cosa|uso|obra|proyecto)\w+s|persona)) (?:es |esta |estan |son |va |"
    rf"van |se )*{_MEANT}|"
    r"\ben que (?:casos?|circunstancias?|situacion(?:es)?)\b|"
    rf"\bperfil\b.* (?:{_MEANT}|busc|objetiv|lleg|elig|eleg|postul|exig|ped|pid|requ)|"
    r"\bpara quien(?:es)? (?:es|son|va|sirve)\b|"
    r"\b(?:descripcion|definicion) de (?:la )?poblacion objetivo\b|"
    r"\bpoblacion objetivo (?:descripcion|definicion|quien(?:es)?)\b"
)
"""What must be fulfilled, by what somebody is chosen, and whom the programme is meant for."""

_WHO_MAY = re.compile(
    r"\b(?:quien(?:es)?|que (?:personas|gente)|cuales) (?:si |no )?(?:puede\w*|podria\w*|pueden|"
    r"tienen? derecho|califican?|entran?|clasifican?)\b"
)
"""Whom the programme takes, which its conditions tell too."""

_EXECUTING = re.compile(
    r"\b(?:ejecut|implement)\w+|\bquien(?:es)? (?:es quien )?(?:decid|defin|resuelv|elig|selec|fij)"
)
"""As in "¿quiénes pueden ser ejecutores?": those are no people whom the programme takes."""

_ENTERING = re.compile(
    r"(?:elig|elej|eleg|elec|selecc|escog|focaliz|postul|entr[aeo]|ingres|acced|acces|particip|recib|"
    r"recep|tom[aeo]|consider|cuenta|cumpl|califi|clasif|inscri|atend|atiend|atenci|benefici|solicit|"
    r"obten|opta|ayud|apoy|gan[aeo]|acog|us[aeo]|inclu|incorpor|admi[ts]|acept|apunt|dirig|enfoc|"
    r"destin|orient|exig|ped|pid|necesit|requ[ei]|reun|acredit|demostr|qued|integr|sum[ae]|lleg|"
    r"sirv|tien|tene|teng|pued|pod|deb|hab|pens|decid|defin|ser$|form|base$|perfil|poblacion|objetivo|"
    r"descri|caracter|minim|demas$|necesari|obligator|bas[ei]c|enumer|list[ae]|cuales|poner|pon[eg]|"
    r"busc|dedic|public|respald)\w*"
)
"""Words, by their beginnings, that say no more than that somebody is taken or wants to be."""

_OTHERS = ("cuanto", "hallazgo", "porque", "institucion")
_OF_THE_PROGRAMME = ("Propósito", "Antecedentes")
"""Where it says what it gives: "exigencias para los paneles" are those of whom it gives them."""

_LONGEST = 900
_OF_ONE = 0.6
"""The share of a question on one component that its own condition holds."""

_TOLD_TOGETHER = (REQUIREMENT, "seleccion", "quien")
_TOLD_ALONE = ("exclusion", "prioridad")
"""Whom the programme shuts out, or takes first, is told by a sentence of its own."""


def answer(ask: Ask) -> Draft | None:
    """Everything that the ficha asks of those whom it serves; None where that is not asked."""
    question = ask.question
    entering = any(map(_ENTERING.fullmatch, question.reading.known))
    who_may = _WHO_MAY.search(question.reading.text)
    if who_may and who_may[0].split()[-1].startswith("p") and not entering:
        return None  # "¿quiénes pueden ejecutarlo?"
    text = question.reading.text
    if not (who_may or _ASKED.search(text)) or _EXECUTING.search(text):
        return None
    wanted, fits = prose.fits(ask)
    if wanted.sort is not None and wanted.sort.id in _TOLD_ALONE and fits and fits[0].tells == 1:
        return None
    asked = who_may or wanted.sort is None or wanted.sort.id in _TOLD_TOGETHER
    if not asked or question.any_of(*_OTHERS):
        return None
    sort = next(s for s in sorts() if s.id == REQUIREMENT)
    if _is_of_a_component(ask, fits, sort):
        return prose.told(ask, prose.quotes(fits[:1]))
    lines = lines_of(ask.shelf, ask.ficha.document)
    home = [line for line in lines if line.section == sort.home]
    said = {word for line in home for word in (*line.said, *line.heading)}
    given = {w for line in lines for w in line.said if line.section in _OF_THE_PROGRAMME}
    known = ask.view.topic | ask.view.name | ask.view.people
    words = who_may[0].split() if who_may else []
    for unit in wanted.units:
        general = unit.word in neutral_words() or is_number(unit.word)
        general = general or _ENTERING.fullmatch(unit.word) is not None
        own = stem(unit.word) in known or any(likeness(unit.word, s) >= KIN for s in said)
        own = own or (who_may is not None and entering and unit.known)
        own = own or any(likeness(unit.word, s) >= KIN for s in given)
        if unit.telling and not (general or own or unit.word in words):
            return None
    if sum(len(line.text) for line in home) > _LONGEST:
        home = _shorter([line for line in home if tells(sort, line, ()) == 1])
    return _quoted(ask, home) if home else None


def _is_of_a_component(ask: Ask, fits: Sequence[Fit], sort: Sort) -> bool:
    """Whether a component is asked about of which the best sentence tells its own condition."""
    named = any(i.kind == COMPONENT and i.present for i in ask.question.items)
    return named and bool(fits) and fits[0].share >= _OF_ONE and tells(sort, fits[0].line, ()) == 1


def _quoted(ask: Ask, home: list[Line]) -> Draft:
    opening = f"La ficha de «{ask.view.title}» pide: " if ask.crowd else "La ficha pide: "
    parts: list[Part] = [opening]
    for hit, own_lines in groupby(home, key=lambda line: line.hit):
        parts.extend(("; ",) if len(parts) > 1 else ())
        parts.append(f"«{clean(' '.join(line.text for line in own_lines))}» ({place(hit)})")
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
