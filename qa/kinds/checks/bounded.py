"""A bound that a figure is held against: whether it meets it, and how much it lacks.

"¿El gasto administrativo pasó del 20 %?", "¿cuánto faltó para llegar al 85 %?", "¿cuánto es el 10 %
del presupuesto?".
"""

import re
from decimal import Decimal
from fractions import Fraction

from calc.concepts import vocabulary
from calc.number import NumberError, read_number
from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE, UNIDADES
from qa.answers.compose import Part, derivation
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import magnitude, related
from qa.kinds.figures import figure
from qa.kinds.figures.relation import AMOUNT_OF_SHARE
from qa.language.senses import CHANGES
from qa.named.thresholds import Threshold, read_thresholds
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.suggest import next_questions
from qa.understanding.concepts import specialised
from qa.understanding.question import Question

_LIMIT = re.compile(
    r"\b(?:limite|maximo|tope|minimo|piso|meta|umbral)(?: (?:de|del|un|una|el|la))* "
    r"(\d+(?:,\d+)?) (?:%|por ciento)"
)
_SHARE = re.compile(r"\b(\d+(?:,\d+)?) (?:%|por ciento) (?:de|del)\b")
_ASKING = frozenset(
    "cual cuales cuanto cuanta cuantos cuantas quien quienes como cuando donde".split()
)
_ROWS = frozenset("regiones componentes subtitulos programas indicadores anos seguidos".split())
_LACKS = (
    "falto",
    "falta",
    "faltaba",
    "faltaron",
    "tendria",
    "debio",
    "debia",
    "debieron",
    "habria",
)


def answer(ask: Ask) -> Draft | None:
    """Yes or no against a bound, or what it takes to meet it; None where none is set."""
    question = ask.question
    if question.strangers or question.any_of("porque", "seguidos") or _changes(question):
        return None
    return _lacking(ask) or _part_of(ask) or _met(ask)


def _changes(question: Question) -> bool:
    """Whether a change is asked about; "bajó del 10 %" sets a bound and tells none."""
    bounds = read_thresholds(question.reading)
    changes = [t for t in question.reading.terms if t.senses & CHANGES]
    return any(not any(b.first <= t.first <= b.last for b in bounds) for t in changes)


def _met(ask: Ask) -> Draft | None:
    """Whether a figure is on the asked side of a bound."""
    question = ask.question
    known = question.reading.known
    if not question.concepts or not _ASKING.isdisjoint(known):
        return None
    if not _ROWS.isdisjoint(known) and not any(i.present for i in question.items):
        return None
    if known[:1] == ("que",) or (len(question.period.years) > 1 or question.period.every):
        return None
    bound = _bound(ask)
    concept = question.concepts[0]
    if bound is None:
        return None
    if bound.is_share:
        concept = specialised(concept, None, part=True)
        concept = "cobertura" if concept == "poblacion_beneficiada" else concept
    if concept not in vocabulary() or len(question.concepts) != 1:
        return None
    unit = vocabulary()[concept].unit
    if bound.is_share != (unit == PORCENTAJE) and unit != "declarada":
        return None
    items = figure.items_for(ask, concept)
    if len(items) != 1:
        return None
    year = figure.years_for(ask, concept, items[0])[-1]
    found = value(ask.ficha, concept, year, items[0])
    if not isinstance(found, Found):
        return None
    right = bound.holds(magnitude(found), found.unit)
    who = ask.opening
    opening = "Sí: " if right else "No: "
    subject = say.subject(concept, items[0])
    when = f"en {year}" if subject.endswith(",") else f"de {year}"
    start = f"{who}{opening.lower() if who else opening}{subject} {when}"
    parts: list[Part] = [
        f"{start} {say.was(concept)} de ",
        *say.amount(found),
    ]
    if found.result is not None:
        parts += [" (", *derivation(found.result), ")"]
    parts.append(".")
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, operands(found)),
        suggestions=next_questions(ask, concept, year),
        assumed=figure.assumed_year(ask, year),
    )


def _bound(ask: Ask) -> Threshold | None:
    """The one bound of the question; a limit that is kept is not passed."""
    text = ask.question.reading.text
    limit = _LIMIT.search(text)
    if limit is not None and "cumpl" in text:
        least = re.search(r"\b(?:minimo|piso|meta)\b", text) is not None
        number = Fraction(read_number(limit[1]))
        return Threshold(below=not least, value=number, mark="", scale="%", inclusive=True)
    bounds = read_thresholds(ask.question.reading)
    return bounds[0] if len(bounds) == 1 else None


def _lacking(ask: Ask) -> Draft | None:
    """How much had to be spent, or was lacking, to reach a share of the budget."""
    question = ask.question
    text = question.reading.text
    percent = re.search(r"\b(\d+(?:,\d+)?) (?:%|por ciento)", text)
    if percent is None or not question.says(*_LACKS) or not question.means("cuanto"):
        return None
    final = question.means("final")
    year = ask.year
    budget = "presupuesto_final" if final else "presupuesto_inicial"
    whole = value(ask.ficha, budget, year)
    spent = value(ask.ficha, "presupuesto_ley_ejecutado", year)
    share = _number(percent[1])
    if share is None or not isinstance(whole, Found) or not isinstance(spent, Found):
        return None
    goal = related(
        magnitude(whole) * share / 100, MILES_DE_PESOS, 0, (whole,), f"{{}} × {percent[1]} / 100"
    )
    gap = goal.value - magnitude(spent)
    name = "final" if final else "inicial"
    parts: list[Part] = [
        f"El «{percent[1]} %» del presupuesto {name} de {year}: ",
        *derivation(goal),
        "; se ejecutaron ",
        *say.amount(spent, spoken=False),
    ]
    if gap > 0:
        lack = related(gap, MILES_DE_PESOS, 0, (whole, spent), f"{{}} × {percent[1]} / 100 − {{}}")
        parts += ["; lo que faltó: ", *derivation(lack)]
    else:
        parts.append(": se superó esa marca, no faltó nada")
    parts.append(".")
    figures = (*operands(whole), *operands(spent))
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, figures),
        assumed=figure.assumed_year(ask, year),
    )


def _part_of(ask: Ask) -> Draft | None:
    """As in "¿cuánto es el 10 % del presupuesto inicial?"."""
    question = ask.question
    percent = _SHARE.search(question.reading.text)
    if percent is None or not question.says(
        "cuanto es", "cuanto seria", "cuanto son", "cuanto equivale"
    ):
        return None
    kind = next((i.kind for i in question.items if i.present), None)
    named = (_AMOUNTS.get(n.concept, n.concept) for n in question.named if n.weight >= 1)
    ids = (specialised(c, kind, part=False) for c in named)
    concept = next((c for c in ids if vocabulary()[c].unit in _COUNTED), None)
    share = _number(percent[1])
    if concept is None or share is None:
        return None
    item = figure.items_for(ask, concept)[0]
    year = figure.years_for(ask, concept, item)[-1]
    found = value(ask.ficha, concept, year, item)
    if not isinstance(found, Found):
        return None
    part = related(
        magnitude(found) * share / 100, found.unit, 0, (found,), f"{{}} × {percent[1]} / 100"
    )
    parts: list[Part] = [
        f"El «{percent[1]} %» de {say.subject(concept, item)} de {year}: ".replace(
            " de el ", " del "
        ),
        *derivation(part),
        ".",
    ]
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, operands(found)),
        assumed=figure.assumed_year(ask, year),
    )


_AMOUNTS = AMOUNT_OF_SHARE | dict.fromkeys(
    ("ejecucion_inicial", "ejecucion_final"), "total_ejecutado"
)
"""What is asked for a part of, where its words beside "por ciento" would name a share."""

_COUNTED = (MILES_DE_PESOS, PERSONAS, UNIDADES)


def _number(literal: str) -> Fraction | None:
    try:
        return Fraction(Decimal(read_number(literal)))
    except NumberError:
        return None
