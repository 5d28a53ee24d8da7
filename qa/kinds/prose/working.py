"""Whether a programme works, is good or goes well: what a ficha can and cannot say of that.

Promise: no yes or no; that it is no evaluation of impact, its findings and its indicators.
"""

import re

from qa.answers.compose import Part, count_parts, listed
from qa.answers.evidence import Found, covered_years, figure_hits, operands, value
from qa.data import read_data
from qa.kinds.breakdown import NEXT
from qa.kinds.prose import summary_topic
from qa.kinds.prose.findings import NAMES
from qa.language.senses import neutral_words
from qa.language.words import stem
from qa.named.row import INDICATOR
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.understanding.question import Question

_WELL = re.compile(
    r"\b(?:and\w+|va|van|iba|ido|fue|esta|es|sali\w+|result\w+|funcion\w+|hac\w+|hiz\w+)\b.*"
    r"\b(?:bien|mal|buen[oa]?|mal[oa]|exito\w*|fracas\w+|efectiv[oa]|eficaz|eficiente)\b|"
    r"(?<!como )\bfuncion(?:a|o|an|ando)\b|\bfunca\w*\b|\bsirv(?:e|io|iendo)\b|"
    r"\b(?:da|dio|dando|dado|tiene|tuvo|obtuvo) (?:\w+ )?resultados?\b|\bque resultados\b|"
    r"\b(?:cumpl|logr|alcanz)\w+ (?:con )?(?:su|sus|el|lo que|los)\b|"
    r"\bque tal\b|\b(?:desempeno|rendimiento)\b|\bvale la pena\b"
)
_OWN = re.compile(
    r"(?:(?:anda|fuer|sali|result|funcion|func|hac|hiz|exit|fracas|efectiv|eficaz|eficient|sirv|"
    r"dand|tien|tuv|tenid|obtuv|cumpl|logr|alcanz|objetiv|proposit|promet|busc|desempen|rendimient|"
    r"programa|iniciativ|cuestion|custion|segu|verda|ciert|dec)\w*|met[ao]s?|tal|vale|pena|cosas?|"
    r"algo|realmente|anos?|sigue|o|le|les|estuvo|bien|mal|buen[oa]?s?|mal[oa]s?|van?|iban?|ido|ha|"
    r"han|fue|da|dan|dio|dado|plata|gestion)$"
)
_OTHERWISE = re.compile(
    r"\b(?:mejor|peor|mas|menos) que\b|\b(?:en|hasta|desde|a|de|con) que\b|\bpara (?:que|quien)|"
    r"\b(?:quien|quienes|donde|cuando|por que|cuanto|cuanta|cuantos|cuantas|cual|cuales)\b|"
    r"\bcomo (?:se |lo )?(?!(?:\w+ ){0,4}(?:desempeno|rendimiento))|\d(?!\d{3}\b)"
)
_INDICATORS = re.compile(
    r"\b(?:como|que tal)\b(?: \w+){0,6} (?:fue|va|van|anda|andan|estan|salieron|estuvieron|vienen|"
    r"resultaron)\b.*\bindicador|\bindicadores\b.*\b(?:como|que tal)\b(?: \w+){0,2} (?:fue|va|van|"
    r"andan|estan|salieron)\b|\b(?:mejor|empeor)aron (?:los|sus) indicadores\b"
)


def answer(ask: Ask) -> Draft | None:
    """What the ficha says of how well it goes; None where that is not asked of the programme."""
    question = ask.question
    if _INDICATORS.search(question.reading.text) and not question.items:
        return summary_topic.indicators(ask)
    return told(ask) if _asks_of_the_programme(ask) else None


def _asks_of_the_programme(ask: Ask) -> bool:
    """Whether it is asked if the programme works, and nothing of a part or a figure of it."""
    question, text = ask.question, _without_years(ask.question)
    if not _WELL.search(text) or _OTHERWISE.search(text) or question.inherited:
        return False
    figure = any(n.weight >= 1 and n.concept not in _PEOPLE for n in question.named)
    row = any(item.kind != INDICATOR or item.weight >= _IN_FULL for item in question.items)
    if figure or row or question.any_of("porque", "hallazgo", "indicador", "gastar", "ejecutar"):
        return False
    own = ask.view.name | ask.view.people
    said = (w for w in text.split() if w not in neutral_words() and stem(w) not in own)
    return all(_OWN.match(word) for word in said)


_PEOPLE = ("poblacion_beneficiada", "poblacion_objetivo")
"""What the nouns of those served name: "el programa de migrantes"."""
_IN_FULL = 2


def _without_years(question: Question) -> str:
    known = question.reading.known
    return " ".join(w for i, w in enumerate(known) if i not in question.period.taken)


def told(ask: Ask) -> Draft:
    """That it is no evaluation of impact, its findings, and the results that it was measured by."""
    card = read_data("impact")
    ficha = ask.ficha
    year = ask.year if ask.year in covered_years(ficha) else ficha.year
    parts: list[Part] = [str(card["text"])]
    if ficha.findings:
        dims = listed(NAMES[d] for d in NAMES if any(f.dimension == d for f in ficha.findings))
        count = (
            "un hallazgo no superado"
            if len(ficha.findings) == 1
            else f"{len(ficha.findings)} hallazgos no superados"
        )
        sources = tuple(f.source for f in ficha.findings)
        parts += count_parts(f"publica {count}, en {dims}", sources)
    else:
        parts.append("no publica hallazgos")
    used = []
    for indicator in ficha.indicators:
        if indicator.kind != "proposito":
            continue
        found = value(ficha, "indicador_proposito", year, indicator.name)
        if isinstance(found, Found):
            used.append(found)
            parts += [
                f"; el indicador de propósito «{indicator.name}» dio ",
                *say.amount(found),
                f" en {year}",
            ]
    parts.append(".")
    hits = ask.shelf.search(str(card["query"]), 2, [ficha.document], ("Notas técnicas",))[:1]
    figures = [f for found in used for f in operands(found)]
    return Draft(parts, passages=(*hits, *figure_hits(ficha, figures)), suggestions=NEXT)
