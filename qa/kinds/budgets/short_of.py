"""How much spending a share of the budget lacked: "¿cuánto faltó para llegar al 85 %?".

Promise: the share is the one that the question names, else the bound below which the fichas speak
of underspending; where it was reached, that is said.
"""

import re
from decimal import Decimal

from calc.claims.found.words import NUMBER_WORDS
from calc.claims.found.words import read_words as read_number_words
from calc.formulas import Result, evaluate
from calc.number import NumberError, read_number
from qa.answers.compose import Part, computed, derivation, expression
from qa.answers.evidence import Found, figure_hits, value
from qa.kinds.figures import figure
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.understanding.question import Question

_SHARE = re.compile(
    rf"\b(?:(\d{{1,3}}(?:[.,]\d+)?)|({NUMBER_WORDS})) (?:%|por ?ciento)(?!\w)",
)
_BARE = re.compile(r"\b(?:al|a|el|del) (85|90)\b")
_BOUND = re.compile(r"\b(?:umbral|subejecu\w+|sub ejecu\w+)\b")
_LACKED = re.compile(
    r"\b(?:falt\w+|brecha|distancia|distan?|adicional(?:es)?|extra|cort[oa]s?|pendientes?|"
    r"rest(?:aba|aban|ante|o|aron)|separ\w+|diferencia|gap|deficit)\b|"
    r"\bcuant[oa]s? (?:\w+ )?(?:mas|menos)\b|\bmas (?:habia|habria|debian?|tenian?) que\b|"
    r"\b(?:cuant[oa]s?|que (?:plata|monto)) .*\b(?:para|hasta) (?:\w+ )?(?:lleg|alcanz|cumpl|logr|"
    r"complet|evit|no caer|el|los?)|\bno (?:se )?(?:lleg|alcanz|cumpl)\w+|"
    r"\ba (?:cuant[oa]s?|que) (?:\S+ ){0,2}(?:qued|estuv|falt)\w+|\bqued\w+ a cuant|"
    r"\b(?:bajo|debajo) (?:el|del)\b|\bmenos lo (?:ejecutado|gastado)|"
    r"\b(?:necesari|requerid)[oa]s?\b|\bhabria bastado\b|\bhabia que (?:gast|ejecut)\w+"
)
_AMOUNT = re.compile(
    r"\bcuant[oa]s?\b|\bmonto\b|\bplata\b|\bdinero\b|\brecursos\b|\bm\$|\bpesos\b|\bgasto\b|"
    r"\b(?:brecha|distancia|faltante|deficit|gap|diferencia)\b|"
    r"\blo que (?:le |les )?(?:falt|rest)\w+"
)
_OF_MONEY = tuple("presupuesto ejecutar ejecucion inicial final subejecucion dinero".split())
_OTHERWISE = tuple("porque cierto puntos cobertura persona indicador significar cuando".split())
_BOUNDS = {"inicial": Decimal(85), "final": Decimal(90)}


def answer(ask: Ask) -> Draft | None:
    """The amount between what was executed and a share of the budget; None where not asked."""
    question = ask.question
    if not _asked(question):
        return None
    final = question.means("final") and not question.means("inicial")
    budget = "final" if final else "inicial"
    share = _share(question) or _BOUNDS[budget]
    year = ask.year
    lacking = evaluate(
        "faltante_para_umbral",
        ask.ficha.book,
        year,
        concept=f"presupuesto_{budget}",
        threshold=share,
    )
    if not isinstance(lacking, Result):
        return Draft((lacking.reason,), "not_found")
    reached = value(ask.ficha, f"ejecucion_{budget}", year)
    return Draft(
        [*_said(ask, lacking, budget, year), *_reached(reached)],
        passages=figure_hits(ask.ficha, lacking.inputs),
        suggestions=("¿Por qué se ejecutó ese porcentaje?", "¿Cuánto quedó sin gastar?"),
        assumed=figure.assumed_year(ask, year),
    )


def _said(ask: Ask, lacking: Result, budget: str, year: int) -> list[Part]:
    """The amount with its sum; how far beyond the share it went where it was reached."""
    if lacking.value <= 0:
        opening = f"{ask.opening}en {year} no faltó: se ejecutó más que esa parte del presupuesto "
        return [say.capital(opening), f"{budget} (", *derivation(lacking), ")."]
    opening = f"{ask.opening}en {year} faltó ejecutar "
    parts: list[Part] = [say.capital(opening), computed(lacking), " para llegar a esa parte del "]
    return [*parts, f"presupuesto {budget}: ", *expression(lacking), " = ", computed(lacking), "."]


def _reached(reached: object) -> list[Part]:
    if not isinstance(reached, Found) or reached.result is None:
        return []
    subject = say.capital(say.subject(reached.concept, None))
    return [
        f" {subject} fue de ",
        computed(reached.result),
        " (",
        *derivation(reached.result),
        ").",
    ]


def _asked(question: Question) -> bool:
    """Whether the amount that a share of the budget lacked is asked for."""
    text = question.reading.text
    if question.items or question.any_of(*_OTHERWISE) or not question.any_of(*_OF_MONEY):
        return False
    if len(question.period.years) > 1 or question.period.every:
        return False
    if _share(question) is None and _BOUND.search(text) is None:
        return False
    return _LACKED.search(text) is not None and _AMOUNT.search(text) is not None


def _share(question: Question) -> Decimal | None:
    """The share that the question names, in percent."""
    text = question.reading.text
    if (found := _SHARE.search(text)) is not None:
        spelt = read_number_words(found[2]) if found[2] else None
        try:
            return Decimal(spelt) if spelt is not None else Decimal(read_number(found[1]))
        except (NumberError, TypeError):
            return None
    bare = _BARE.search(text)
    return Decimal(bare[1]) if bare else None
