"""Whether somebody would be let in: "mi hijo de 13, ¿puede?", "un sindicato con 9 socios, ¿entra?".

Promise: "sí" and "no" only where a number named in the question is held against a bound that the
ficha sets on the same thing; any other condition is quoted, and the reader judges.
"""

import re
from dataclasses import replace

from calc.figure import fold
from qa.answers.compose import Part
from qa.kinds.prose import prose
from qa.language.likeness import SAYS_THE_SAME, likeness
from qa.named.row import INDICATOR
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import clean, place
from qa.text.asked import Unit
from qa.text.counts import TIMES, Count, bounds_in, counts_in, held_against
from qa.text.lines import Line, lines_of, said_in
from qa.text.rank import Fit, covers
from qa.text.sorts import is_number, sort_of

_ENTERING = re.compile(
    r"\b(?:puede[ns]?|puedo|podemos|podria[ns]?|podriamos|se puede|entra[ns]?|entro|entramos|"
    r"cabe[ns]?|cabemos|quepo|califica\w*|califico|acepta\w*|admite\w*|sirve[ns]?|serviria|"
    r"cumpl\w+|clasifica\w*|alcanza\w*|(?:tiene[ns]?|tenemos|tengo) derecho|corresponde|"
    r"(?:me|l[oa]s?|nos) (?:atiende|recibe)n?|(?:[ml]e|nos) toca)\b"
)
_LEFT_OUT = re.compile(
    r"\b(?:nos |me |se )?(?:pasamos|paso|pasa[ns]?|excede\w*|excedo|supera\w*) "
    r"(?:del? |el |la |al )|\bqued\w+ (?:a)?fuera\b|\bme dejan (?:a)?fuera\b|"
    r"\bno (?:puede|entra|cabe|califica)\w*\b"
)
_THOSE_OUT = re.compile(r"\b[a-z]+s que (?:se )?(?:qued|dej)\w+ (?:a)?fuera\b")
"""As in "terrenos que quedan fuera": all who are, and not whether somebody is."""

_EITHER = re.compile(r" o (?:igual|tambien|no|si|queda|puede|entra)\b")
_PREFERRING = re.compile(r"\bpuntaje|\bpriori|\bprefer|\bprivileg|\bbonific|\bcupo")
"""Such a sentence puts some before others and shuts nobody out."""

_EXCLUDING = re.compile(r"\bno (?!mas\b)|\bsin\b|\bquedan? fuera\b|\bse excluye|\bexcepto\b")
_BESIDE = ("Publicación", "Notas técnicas")
_AIM = "Población objetivo"
_SECTIONS = (_AIM, "Antecedentes", "Población beneficiada")
_ENOUGH_AT_HOME, _ENOUGH, _CLEAR, _SURE = 0.4, 0.75, 1.5, 2


def answer(ask: Ask) -> Draft | None:
    """The bound with its verdict, or the condition; None where no such thing is asked or told."""
    question = ask.question
    text = question.reading.text
    if not (_ENTERING.search(text) or _LEFT_OUT.search(text)):
        return None
    if question.interrogates or question.any_of("cuantos_", "porque", "cierto"):
        return None
    sort = sort_of(text)
    if (sort is not None and sort.id in _NO_CONDITIONS) or _THOSE_OUT.search(text):
        return None
    if question.period.years and question.concepts:
        return None  # "¿se pasó de los 18.000 estudiantes en 2023?" holds a figure against a bound
    if any(i.kind == INDICATOR and i.weight >= _SURE for i in question.items):
        return None  # "¿la ocupación de camas pasó del 80 %?": nobody is let in
    lines = [x for x in lines_of(ask.shelf, ask.ficha.document) if x.section in _SECTIONS]
    lines = [line for line in lines if not _PREFERRING.search(fold(line.text))]
    lines.sort(key=lambda line: _SECTIONS.index(line.section))
    counts = [c for c in counts_in(text) if c.nouns or c.age]
    for line in lines:
        for count in counts:
            for bound in bounds_in(line.text):
                held = held_against(_as_bounded(count, text), bound)
                if held is not None:
                    return _verdict(ask, line, admitted=held)
    return _condition(ask)


_NO_CONDITIONS = ("tope", "copago", "ingreso", "ingreso_fecha")
"""Sorts of what is given, paid or done on entering: "monto máximo que puede recibir"."""


def _as_bounded(count: Count, text: str) -> Count:
    """The number with what the question calls its bound by: "¿cumple el mínimo de integrantes?"."""
    named = re.search(r"\b(?:minimo|maximo|tope|limite) de (?:los |las )?([a-zñ]+)", text)
    return Count(count.value, (named[1], *count.nouns), count.age) if named else count


def _verdict(ask: Ask, line: Line, *, admitted: bool) -> Draft:
    text = ask.question.reading.text
    left_out = _LEFT_OUT.search(text) is not None
    opening = "Sí, según la ficha" if admitted != left_out else "No, según la ficha"
    if _EITHER.search(text):
        opening = "La ficha dice" if admitted else "Queda fuera, según la ficha"
    rest = (
        " Lo demás que pide la ficha también cuenta." if admitted and line.section == _AIM else ""
    )
    parts: list[Part] = [f"{opening}: «{clean(line.text)}» ({place(line.hit)}).{rest}"]
    return Draft(parts, passages=(line.hit,), suggestions=_NEXT)


def _condition(ask: Ask) -> Draft | None:
    """The condition of the ficha that speaks of what the question names, quoted."""
    wanted, fits = prose.fits(ask)
    own = [
        i
        for i, unit in enumerate(wanted.units)
        if unit.telling and not _ENTERING.fullmatch(unit.word) and not is_number(unit.word)
        if unit.word not in TIMES
    ]
    if not own or any(n.weight >= _CLEAR for n in ask.question.named):
        return None
    told = [
        fit
        for fit in fits
        if fit.held
        and fit.line.section not in _BESIDE
        and max(fit.held[i] for i in own) >= SAYS_THE_SAME
        and covers(fit, own, wanted) >= (_ENOUGH_AT_HOME if fit.line.section == _AIM else _ENOUGH)
    ]
    if not told:
        return None
    best = max(told, key=lambda fit: (fit.line.section == _AIM, covers(fit, own, wanted)))
    draft = prose.told(ask, prose.quotes((best,)))
    if best.line.section == _AIM and _shut_out(ask, best, [wanted.units[i] for i in own]):
        either = _EITHER.search(ask.question.reading.text)
        opening = "Queda fuera, según la ficha: " if either else "No, según la ficha: "
        return replace(draft, parts=(opening, *draft.parts[1:]))
    return draft


def _shut_out(ask: Ask, fit: Fit, units: list[Unit]) -> bool:
    """Whether the clause that speaks of what the question affirms excludes it."""
    if re.search(r"\b(?:no|sin|ni)\b", ask.question.reading.text) or ask.crowd:
        return False
    clauses = re.split(r",|;| y (?=no |sin )", fold(fit.line.text))

    def held(clause: str) -> float:
        said = said_in(clause)
        return sum(u.weight * max((likeness(u.word, w) for w in said), default=0.0) for u in units)

    best = max(clauses, key=held)
    return held(best) > 0 and _EXCLUDING.search(best) is not None and "salvo" not in best


_NEXT = (
    "¿Qué requisitos pide el programa?",
    "¿Cuál es la población objetivo?",
    "Resume el programa en simple",
)
