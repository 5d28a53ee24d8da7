"""A bound that a figure is held against: whether it meets it, and how much it lacks.

"¿El gasto administrativo pasó del 20 %?", "¿cuánto faltó para llegar al 85 %?", "¿cuánto es el 10 %
del presupuesto?".
"""

import re
from decimal import Decimal
from fractions import Fraction

from calc.audit.thresholds import thresholds
from calc.concepts import vocabulary
from calc.figure import fold
from calc.number import NumberError, read_number
from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE, PUNTOS, UNIDADES
from qa.answers.compose import Part, derivation
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import magnitude, related
from qa.kinds.checks.part_of_them import says_of_them
from qa.kinds.checks.stated import put_exactly
from qa.kinds.figures import figure
from qa.kinds.figures.relation import AMOUNT_OF_SHARE
from qa.language.senses import CHANGES, neutral_words
from qa.language.words import stem, words
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
    "tendrian",
    "deberia",
    "deberian",
    "habrian",
    "necesitaba",
    "necesitaban",
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
    if put_exactly(ask):
        return None
    return _lacking(ask) or _part_of(ask) or _met(ask)


def of_a_criterion(ask: Ask) -> Draft | None:
    """Whether a criterion of the findings was met: "¿cumplió con el 85?" is asked of no impact."""
    question = ask.question
    known = question.reading.known
    literal = _percent(question)
    meeting = _MEETING.search(question.reading.text) is not None
    clear = any(n.weight >= 1 for n in question.named)
    if literal is None or not meeting or clear or question.strangers or question.means("porque"):
        return None
    if not _ASKING.isdisjoint(known) or question.items or len(question.period.years) > 1:
        return None
    share = Fraction(read_number(literal))
    kept = {Fraction(t.limit): t.concept for t in thresholds() if t.rule == "valor"}
    concept = kept.get(share)
    if question.any_of("final", "inicial") and concept is not None:
        concept = "ejecucion_final" if question.means("final") else "ejecucion_inicial"
    if concept is None:
        return None
    bound = Threshold(below=False, value=share, mark="", scale="%", inclusive=True)
    return _held_against(ask, concept, None, bound)


_MEETING = re.compile(r"\b(?:cumpl|lleg|alcanz|logr|super|pas(?:o|aron|a|an)\b)")
_BARE = re.compile(
    r"\b(?:el|al|del|ese|un) (\d{2,3}(?:,\d+)?)"
    r"(?= (?:de|del|el|la|los|las|en|por|que|y|para|como|o)\b|$)"
)
"""A number that an article makes a share of a hundred, as it is said: "llegar al 85"."""


def _percent(question: Question) -> str | None:
    """The percentage that a question names, with its sign or without; no year."""
    text = question.reading.text
    written = re.search(r"\b(\d+(?:,\d+)?) (?:%|por ciento)", text)
    bare = (m for m in _BARE.finditer(text) if _place(text, m) not in question.period.taken)
    said = written or next(bare, None)
    return said[1] if said is not None else None


def _place(text: str, match: re.Match[str]) -> int:
    return text[: match.start(1)].count(" ")


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
    rows = not _ROWS.isdisjoint(known) or question.any_of("region", "componente", "subtitulo")
    if rows and not any(i.present for i in question.items):
        return None
    if known[:1] == ("que",) or (len(question.period.years) > 1 or question.period.every):
        return None
    bound = _bound(ask)
    concept = question.concepts[0]
    if bound is None:
        return None
    concept = _executed(question, concept, bound)
    if _of_other_things(ask, bound) or (bound.is_share and says_of_them(question.reading)):
        return None
    bare = not (bound.scale or bound.mark)
    bare = bare and (bool(_BARE.search(question.reading.text)) or question.means("porcentaje"))
    if bound.is_share:
        concept = specialised(concept, None, part=True)
        concept = "cobertura" if concept in _POPULATIONS else concept
    if concept not in vocabulary() or len(question.concepts) != 1:
        return None
    unit = vocabulary()[concept].unit
    share = bound.is_share or (bare and unit == PORCENTAJE)
    if share != (unit == PORCENTAJE) and unit != "declarada":
        return None
    items = figure.items_for(ask, concept)
    if len(items) != 1:
        return None
    return _held_against(ask, concept, items[0], bound)


_POPULATIONS = ("poblacion_beneficiada", "poblacion_objetivo")
"""What a share is of where it is reached: "más de la mitad de las comunas objetivo"."""


def _executed(question: Question, concept: str, bound: Threshold) -> str:
    """What was executed of a budget, where a share is told: "del final se ejecutó más del 90"."""
    share = bound.is_share or (question.means("porcentaje") and not bound.is_money)
    if not share or not question.any_of("gastar", "ejecutar", "ejecucion"):
        return concept
    if concept == "ejecucion_inicial" and _OF_THE_FINAL.search(question.reading.text):
        return concept if question.means("inicial") else "ejecucion_final"
    return {
        "presupuesto_inicial": "ejecucion_inicial",
        "presupuesto_final": "ejecucion_final",
    }.get(concept, concept)


_OF_THE_FINAL = re.compile(
    r"(?:%|por ?ciento|\d) (?:del|de lo) (?:(?:presupuesto|monto|asignado|que (?:tenian?|quedo)) )?"
    r"(?:al |como )?(?:final|vigente|ajustado|definitivo|cierre)\b"
)


def _of_other_things(ask: Ask, bound: Threshold) -> bool:
    """As in "llega a 38 comunas": what is counted after the bound is nobody who is served."""
    after = next((t for t in ask.question.reading.terms if t.first == bound.last + 1), None)
    if after is None or bound.mark or bound.scale or after.means("persona"):
        return False
    own = stem(after.text)
    units = {stem(w.text) for c in ask.ficha.components for w in words(fold(c.unit or ""))}
    said = own in ask.view.people | ask.view.topic | units or after.text in neutral_words()
    return not said and (not after.plain or own in ask.view.prose)


def _held_against(ask: Ask, concept: str, item: str | None, bound: Threshold) -> Draft | None:
    """Yes or no with the figure and how it is worked out."""
    year = figure.years_for(ask, concept, item)[-1]
    found = value(ask.ficha, concept, year, item)
    if not isinstance(found, Found):
        return None
    right = bound.holds(magnitude(found), found.unit)
    who = ask.opening
    opening = "Sí: " if right else "No: "
    subject = say.subject(concept, item)
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
    percent = _percent(question)
    lacks = question.says(*_LACKS) and question.means("cuanto")
    if percent is None or not (lacks or question.says("que tan lejos", "cuan lejos")):
        return None
    if any(vocabulary()[c].unit == PORCENTAJE and c not in _EXECUTED for c in question.concepts):
        return _lacking_points(ask, percent)
    final = question.means("final")
    year = ask.year
    budget = "presupuesto_final" if final else "presupuesto_inicial"
    whole = value(ask.ficha, budget, year)
    spent = value(ask.ficha, "presupuesto_ley_ejecutado", year)
    share = _number(percent)
    if share is None or not isinstance(whole, Found) or not isinstance(spent, Found):
        return None
    goal = related(
        magnitude(whole) * share / 100, MILES_DE_PESOS, 0, (whole,), f"{{}} × {percent} / 100"
    )
    gap = goal.value - magnitude(spent)
    name = "final" if final else "inicial"
    parts: list[Part] = [
        f"El «{percent} %» del presupuesto {name} de {year}: ",
        *derivation(goal),
        "; se ejecutaron ",
        *say.amount(spent, spoken=False),
    ]
    if gap > 0:
        lack = related(gap, MILES_DE_PESOS, 0, (whole, spent), f"{{}} × {percent} / 100 − {{}}")
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


_EXECUTED = frozenset(
    """ejecucion_inicial ejecucion_final porcentaje_sin_ejecutar
    porcentaje_sin_ejecutar_final""".split()
)


def _lacking_points(ask: Ask, percent: str) -> Draft | None:
    """As in "¿cuánto le falta a la cobertura para el 30 %?"."""
    concept = ask.question.concepts[0]
    item = figure.items_for(ask, concept)[0]
    year = figure.years_for(ask, concept, item)[-1]
    found = value(ask.ficha, concept, year, item)
    goal = _number(percent)
    if not isinstance(found, Found) or goal is None:
        return None
    subject = say.subject(concept, item).rstrip(",")
    start = say.capital(f"{ask.opening}{subject}")
    parts: list[Part] = [f"{start} de {year} {say.was(concept)} de ", *say.amount(found)]
    gap = goal - magnitude(found)
    if gap > 0:
        lack = related(gap, PUNTOS, 1, (found,), f"{percent} − {{}}")
        parts += [f"; para llegar al «{percent} %» faltaron: ", *derivation(lack), "."]
    else:
        parts.append(f": alcanzó el «{percent} %».")
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, operands(found)),
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
