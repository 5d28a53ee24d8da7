"""How much spending a share of the budget lacked: "¿cuánto faltó para llegar al 85 %?".

Promise: the share is the one that the question names, else the bound below which the fichas speak
of underspending; where it was reached, that is said. By how much the spending went beyond the
whole budget is told likewise.
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
from qa.saying.differences import unsigned
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
    if _asks_excess(question):
        return _excess(ask)
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


_SPENT = r"(?:gast|ejecut|ejecuc|desembols|ocup|us(?:o|aron)\b)\w*"
_BUDGET = (
    r"(?:(?:presupuest|ppto|pres\b|presup|pto\b)\w*|"
    r"(?<=del )(?:inicial|final|original|vigente)\b|(?<=al )(?:inicial|final|original|vigente)\b)"
)
_BEYOND = (
    r"(?:(?:mas|por encima|por sobre|por arriba|en exceso) (?:que|de|del|al?|respecto|sobre)\b|"
    r"(?:super|exced|exces|sobrepas|rebas|rebals|traspas)\w*|de mas\b)"
)
_EXCESS = re.compile(
    rf"\b{_SPENT}\b.*\b{_BEYOND}.*\b{_BUDGET}|\b{_BEYOND}.*\b{_SPENT}.*\b{_BUDGET}|"
    rf"\b{_BEYOND}.*\b{_BUDGET}.*\bse (?:gast|ejecut)\w+|"
    rf"\bse (?:pas(?:o|aron)|fue(?:ron)? de largo|excedi\w+)\b.*\b{_BUDGET}|"
    rf"\blo (?:que )?(?:se )?{_SPENT} sobre (?:el |lo )?{_BUDGET}|"
    rf"\bpasad[oa]s (?:de largo )?(?:del|de|con) .*\b{_BUDGET}|"
    rf"\b(?:pasada de largo|deficit|exceso|sobre ?(?:gasto|ejecucion|giro))\b.*\b{_BUDGET}|"
    rf"\bcuant[oa]s? (?:\w+ )?mas (?:se )?{_SPENT} (?:que|de) .*\b{_BUDGET}"
)
_BY_HOW_MUCH = re.compile(
    r"\bcuant[oa]s?\b|\bque tanto\b|\bmonto\b|\bm\$|^(?:el )?(?:sobre ?\w+|exceso|deficit)\b"
)
_ANOTHER = re.compile(
    r"\b(?:anterior|previo|pasado|antes|que en|digit\w+|restar?|queda\w*)\b|\d,\d"
)


def _asks_excess(question: Question) -> bool:
    """Whether it is asked by what amount more was spent than the budget of one year."""
    text = question.reading.text
    if question.items or len(question.period.years) > 1 or question.period.every:
        return False
    if question.any_of("porcentaje", *_OTHERWISE) or _ANOTHER.search(text) is not None:
        return False
    return _EXCESS.search(text) is not None and _BY_HOW_MUCH.search(text) is not None


def _excess(ask: Ask) -> Draft | None:
    """By how much a year's spending went beyond its budget, or what of it was left."""
    question, year = ask.question, ask.year
    final = question.any_of("final") and not question.means("inicial")
    budget = "final" if final else "inicial"
    concept = "saldo_sin_ejecutar_final" if final else "saldo_sin_ejecutar"
    left = value(ask.ficha, concept, year)
    if not isinstance(left, Found) or left.result is None:
        return None
    over = left.result.value < 0
    whether = ("sí: " if over else "no: ") if _asks_whether(question) else ""
    said = "se gastaron " if over else "no se gastó más que el presupuesto: quedaron "
    tail = f" más que el presupuesto {budget}" if over else f" sin ejecutar del {budget}"
    opening = say.capital(f"{ask.opening}{whether}en {year} {said}")
    parts: list[Part] = [opening, unsigned(left.result)]
    return Draft(
        [*parts, f"{tail} (", *derivation(left.result), ")."],
        passages=figure_hits(ask.ficha, left.result.inputs),
        suggestions=("¿Por qué se ejecutó ese porcentaje?", "¿Cuánto se gastó?"),
        assumed=figure.assumed_year(ask, year),
    )


def _asks_whether(question: Question) -> bool:
    """As in "¿se pasaron del presupuesto?, ¿por cuánto?": whether they did comes first."""
    text = question.reading.text
    asked = re.search(r"(?:(?:en|por|a) )?\bcuanto\b", text)
    return asked is not None and _EXCESS.search(text[: asked.start()]) is not None


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
