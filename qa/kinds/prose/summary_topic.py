"""One topic of a programme in few sentences: its money, its people, its indicators, its remarks.

Promise: the topic alone; who asks for the observations in short does not get the whole ficha.
"""

import re
from itertools import groupby

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS
from ingest.ficha import Observation
from qa.answers.compose import Part, derivation
from qa.answers.evidence import Found, covered_years, figure_hits, hit, operands, value
from qa.language.senses import SPENDING
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import clean, sentences
from vectorstore.cards import Hit

BRIEFLY = re.compile(
    r"\b(?:en|con) (?:unas? )?(?:dos|tres|cuatro|cinco|seis|pocas|breves|simples|\d+) "
    r"(?:o (?:dos|tres|cuatro) )?(?:breves |simples )?"
    r"(?:lineas?|lineitas|frases|palabras|oraciones|parrafos|renglones|ideas)\b"
)
"""How few sentences are asked for, which asks for no figure by itself."""

_LONGEST = 240
_MONEY = ("presupuesto_inicial", "presupuesto_final", "total_ejecutado")
_PEOPLE = ("poblacion_objetivo", "poblacion_beneficiada", "cobertura")


def answer(ask: Ask) -> Draft | None:
    """The topic in short; None where none of those that can be told so is named."""
    question = ask.question
    if question.period.every or len(question.period.years) > 1 or question.items_of("region"):
        return None
    if question.means("observacion"):
        return _observations(ask)
    if question.means("indicador"):
        return indicators(ask)
    concepts = {n.concept for n in question.named}
    if concepts & {*_PEOPLE, "poblacion_region"} or question.means("poblacion_"):
        return _people(ask)
    money = all(vocabulary()[c].unit == MILES_DE_PESOS for c in concepts if c in vocabulary())
    if question.means("presupuesto") or (concepts and money and question.any_of(*SPENDING)):
        return _money(ask)
    return None


def _year(ask: Ask) -> int:
    """The year asked about, where the ficha covers it."""
    return ask.year if ask.year in covered_years(ask.ficha) else ask.ficha.year


def _observations(ask: Ask) -> Draft | None:
    """What the institution remarks under each heading: the first sentences of each."""
    parts: list[Part] = []
    hits = []
    for heading, own in groupby(ask.ficha.observations, key=lambda o: o.heading):
        remarks: list[Observation] = list(own)
        source = remarks[0].source
        section = f"Observaciones de la institución: {heading}"
        found = hit(ask.ficha, section, source, " ".join(r.text for r in remarks))
        said = " ".join(first_sentences(r.text) for r in remarks)
        opening = " " if parts else "La institución observa, en lo principal. "
        parts.append(f"{opening}{heading}: «{clean(said)}».")
        hits.append(found)
    if not parts:
        return Draft(("La ficha no trae observaciones de la institución.",), "not_found")
    return Draft((ask.opening, *parts) if ask.crowd else parts, passages=tuple(hits[:6]))


def first_sentences(text: str) -> str:
    """The first sentences of a text, whole ones, of which the first is always kept."""
    kept = ""
    for sentence in sentences(text):
        if kept and len(kept) + len(sentence) > _LONGEST:
            break
        kept = f"{kept} {sentence}".strip()
    return kept


def indicators(ask: Ask) -> Draft | None:
    """Each indicator with its value, the one of the year before, and what the ficha says of it."""
    year = _year(ask)
    kinds = {k for k, sense in _KINDS.items() if ask.question.means(sense)} or set(_KINDS)
    parts: list[Part] = []
    used: list[Found] = []
    for indicator in (i for i in ask.ficha.indicators if i.kind in kinds):
        concept = f"indicador_{indicator.kind}"
        found = value(ask.ficha, concept, year, indicator.name)
        before = value(ask.ficha, concept, year - 1, indicator.name)
        kind = "de propósito" if indicator.kind == "proposito" else "complementario"
        parts.append(f"{' ' if parts else ''}El indicador {kind} «{indicator.name}» ")
        if isinstance(found, Found):
            used.append(found)
            parts += [f"dio en {year} ", *say.amount(found)]
            if isinstance(before, Found):
                used.append(before)
                parts += [" (", *say.amount(before), f" en {year - 1})"]
            parts.append(".")
        else:
            parts.append(f"{say.code(found.mark)} en {year}." if found.mark else "no tiene valor.")
    if not parts:
        return None
    return Draft(_opened(ask, parts), passages=_rows(ask, used), suggestions=_NEXT)


_KINDS = {"proposito": "proposito", "complementario": "complementario"}
"""The kinds of indicator, each with the sense of the words that name it."""


def _money(ask: Ask) -> Draft | None:
    """What there was and what was spent of it."""
    year = _year(ask)
    first, final, spent = (value(ask.ficha, concept, year) for concept in _MONEY)
    if not isinstance(spent, Found) or not isinstance(first, Found):
        return None
    used = [first, spent]
    parts: list[Part] = [f"En {year} el presupuesto inicial fue de ", *say.amount(first)]
    if isinstance(final, Found):
        used.append(final)
        parts += [", y el final, de ", *say.amount(final)]
    parts += [". Se ejecutaron ", *say.amount(spent)]
    shares = [
        (name, share)
        for name, concept in (("inicial", "ejecucion_inicial"), ("final", "ejecucion_final"))
        if isinstance(share := value(ask.ficha, concept, year), Found) and share.result is not None
    ]
    for i, (name, share) in enumerate(shares):
        if share.result is None:
            continue
        used.append(share)
        parts += [": el " if i == 0 else " y el ", say.shown_value(share)]
        parts += [f" del presupuesto {name} (", *derivation(share.result), ")"]
    parts.append(".")
    return Draft(_opened(ask, parts), passages=_rows(ask, used), suggestions=_NEXT)


def _people(ask: Ask) -> Draft | None:
    """Whom the programme aims at, how many it reached, and which share that is."""
    year = _year(ask)
    aim, reached, coverage = (value(ask.ficha, concept, year) for concept in _PEOPLE)
    parts: list[Part] = []
    used: list[Found] = []
    if ask.ficha.target_population:
        told = sentences(ask.ficha.target_population[0].text)[0]
        parts.append(f"La población objetivo: «{clean(told)}».")
    if isinstance(reached, Found):
        used.append(reached)
        parts += [f" En {year} se benefició a ", *say.amount(reached)]
        if isinstance(aim, Found):
            used.append(aim)
            parts += [", de una población objetivo de ", *say.amount(aim)]
        if isinstance(coverage, Found):
            used.append(coverage)
            parts += [": una cobertura de ", *say.amount(coverage)]
            parts += [" (", *derivation(coverage.result), ")"] if coverage.result else []
        parts.append(".")
    if ask.ficha.served_population:
        parts.append(f" «{clean(first_sentences(ask.ficha.served_population[0].text))}».")
    if not parts:
        return None
    return Draft(_opened(ask, parts), passages=_rows(ask, used), suggestions=_NEXT)


def _opened(ask: Ask, parts: list[Part]) -> list[Part]:
    """With the name of the programme where several are loaded."""
    return [f"{ask.view.title}, ficha {ask.ficha.year}. ", *parts] if ask.crowd else parts


def _rows(ask: Ask, used: list[Found]) -> tuple[Hit, ...]:
    return figure_hits(ask.ficha, [f for found in used for f in operands(found)])[:6]


_NEXT = (
    "Resume el programa en simple",
    "¿Qué hallazgos tiene el programa?",
    "¿Qué observó la institución?",
)
