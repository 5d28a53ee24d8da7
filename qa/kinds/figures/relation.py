"""Two figures put in relation: what part of one another is, one per another, what one lacks.

The printed figures are divided or subtracted here because no formula of a ficha names the pair;
the derivation shows both.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from calc.concepts import vocabulary
from calc.formulas import TOTAL
from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE, UNIDADES
from qa.answers.compose import Part, derivation
from qa.answers.evidence import Found, Lacking, figure_hits, operands, value
from qa.answers.reckoned import bare, magnitude, related
from qa.kinds.figures import figure
from qa.kinds.rows.row_order import sets_apart
from qa.language.lexicon import is_verb
from qa.language.senses import CHANGES, SPENDING
from qa.language.words import stem
from qa.named.items import rows
from qa.named.patterns import Named
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.ordered import assumed_year
from qa.saying.quoting import counted_noun
from qa.understanding.concepts import specialised

_WHOLES = ("total_ejecutado", "presupuesto_inicial", "presupuesto_final")
AMOUNT_OF_SHARE = {
    "porcentaje_gasto_administrativo": "total_gasto_administrativo",
    "porcentaje_gastos_componentes": "total_gastos_componentes",
}
"""The amount that a percentage is of the total executed."""

_PER_PERSON = ("gasto_por_beneficiario", "gasto_por_beneficiario_region")


def answer(ask: Ask) -> Draft | None:
    """The relation between two figures; None where none is asked for."""
    if ask.question.strangers:
        return None
    return _share(ask) or _mean_of_rows(ask) or _per_person(ask)


def uncovered(ask: Ask) -> Draft | None:
    """How many of the target population were not reached, where the ficha prints both."""
    question = ask.question
    text = question.reading.text
    if not _counts_people(ask) or _APPLYING.search(text):
        return None
    if question.means("porque") or not (
        any(p in text for p in _UNREACHED) or _LEFT_OUT.search(text)
    ):
        return None
    year = ask.year
    whole, reached = (
        value(ask.ficha, c, year) for c in ("poblacion_objetivo", "poblacion_beneficiada")
    )
    if not isinstance(whole, Found) or not isinstance(reached, Found):
        return None
    pair = (whole, reached)
    gap = magnitude(whole) - magnitude(reached)
    if gap < 0:
        return None
    result = related(gap, whole.unit, 0, pair, " − ".join(map(bare, pair)))
    parts: list[Part] = [
        f"{ask.opening}la población objetivo de {year} fue de ",
        *say.amount(whole),
        " y la beneficiada de ",
        *say.amount(reached),
        "; quedaron sin cubrir: ",
        *derivation(result),
    ]
    if question.means("porcentaje") and magnitude(whole):
        share = gap / magnitude(whole) * 100
        rest = f"({bare(whole)} − {bare(reached)}) / {bare(whole)} × 100"
        parts += ["; es decir, ", *derivation(related(share, PORCENTAJE, 1, pair, rest))]
    parts.append(".")
    return Draft(
        _capital(parts),
        passages=figure_hits(ask.ficha, (*operands(whole), *operands(reached))),
        suggestions=("¿Cuál fue la cobertura?", "¿Cómo ha evolucionado la cobertura?"),
        assumed=assumed_year(ask, year),
    )


def _counts_people(ask: Ask) -> bool:
    """Whether those who are counted are the ones whom the ficha counts: "solicitudes" are not."""
    question = ask.question
    counted = counted_noun(question)
    if counted is not None and not is_verb(counted):
        return False
    known = question.reading.known
    people = {t.first for t in question.reading.terms_of("persona")}
    nouns = [t for t in question.reading.terms if t.plain and known[t.first - 1] in _HOW_MANY]
    return all(
        t.first in people or is_verb(t.text) or stem(t.text) in ask.view.people for t in nouns
    )


_HOW_MANY = ("cuantos", "cuantas")
_APPLYING = re.compile(
    r"\b(?:postul|inscri|solicit|present|seleccion|elegid|espera|interesad|derivad)\w*"
)
"""Of those who applied and were left out no table tells: they are not the whole target."""

_LEFT_OUT = re.compile(
    r"\bcuant[oa]s\b.*\b(?:qued|dej)\w+ (?:\w+ ){0,3}?"
    r"(?:fuera|afuera|sin (?:cupo|atencion|ayuda))\b|"
    r"\bfalt\w+ (?:\w+ ){0,3}?(?:para|por) (?:cubrir|atender|beneficiar|llegar a tod)|"
    r"\bcuant[oa]s (?:\w+ )?no (?:se )?(?:l[oae]s? )?(?:lleg|atend|cubr|benefici)\w+|"
    r"\bpara (?:cubrir|atender|beneficiar|llegar)(?:l[oa]s)? (?:a )?tod[oa]s?\b.*\bfalt"
)
_UNREACHED = (
    "sin atender",
    "quedaron fuera",
    "quedo fuera",
    "quedaron afuera",
    "falta por atender",
    "faltan por atender",
    "faltaron por atender",
    "falta para llegar a toda",
    "faltan para llegar a toda",
    "falta para cubrir",
    "faltan para cubrir",
    "falta por cubrir",
    "faltan por cubrir",
    "falto por cubrir",
    "faltaron por cubrir",
    "sin cubrir",
    "no fueron atendid",
    "no fue atendid",
    "no cubre",
    "no cubrio",
)


def _share(ask: Ask) -> Draft | None:
    """As in "¿qué parte del gasto total viene de los gobiernos regionales?"."""
    question = ask.question
    if not question.means("porcentaje") or question.any_of(*CHANGES):
        return None
    asked = _amounts(ask, question.named)
    if len(asked) < 2:
        return None
    years = figure.years_for(ask, asked[0][0], asked[0][1])
    shares = [s for y in years if (s := _share_in(ask, asked, y)) is not None]
    if not shares:
        return None
    parts: list[Part] = [ask.opening]
    for i, (part, whole) in enumerate(shares):
        share = magnitude(part) / magnitude(whole) * 100
        result = related(share, PORCENTAJE, 1, (part, whole), f"{bare(part)} / {bare(whole)} × 100")
        subject = f"{say.subject(part.concept, part.item)} de {part.year}"
        parts += [
            f" {say.capital(subject)} fue de " if i else f"{subject} fue de ",
            *say.amount(part, spoken=False),
            f" y {say.subject(whole.concept, whole.item)} de ",
            *say.amount(whole, spoken=False),
            "; esa parte: ",
            *derivation(result),
            ".",
        ]
    return Draft(
        _capital([p for p in parts if p != ""]),
        passages=figure_hits(ask.ficha, [o for pair in shares for f in pair for o in operands(f)]),
        suggestions=("¿Cuánto se ejecutó?", "¿Qué porcentaje fue gasto administrativo?"),
        assumed=assumed_year(ask, years[-1]),
    )


_BUDGETS = ("presupuesto_inicial", "presupuesto_final")
_SPENT = "presupuesto_ley_ejecutado"
"""What was spent, beside a budget, is what was executed of it, be it more than the budget."""


def _share_in(
    ask: Ask, asked: Sequence[tuple[str, str | None]], year: int
) -> tuple[Found, Found] | None:
    """The part and the whole in a year; None where one of them is missing or nothing."""
    found = [v for c, i in asked[:2] if isinstance(v := value(ask.ficha, c, year, i), Found)]
    if len(found) < 2 or min(magnitude(f) for f in found) <= 0:
        return None
    budget = next((f for f in found if f.concept in _BUDGETS), None)
    if budget is not None and any(f.concept == _SPENT for f in found):
        return next(f for f in found if f.concept == _SPENT), budget
    part, whole = sorted(found, key=magnitude)
    if part.concept in _WHOLES and whole.concept not in _WHOLES:
        return whole, part
    return part, whole


def _amounts(ask: Ask, named: Sequence[Named]) -> list[tuple[str, str | None]]:
    """The amounts of money that a question names, with the row of each."""
    found: list[tuple[str, str | None]] = []
    strong = sorted((n for n in named if n.weight >= 1), key=lambda n: n.first)
    for name in strong:
        concept = AMOUNT_OF_SHARE.get(name.concept, name.concept)
        if concept not in vocabulary() or vocabulary()[concept].unit != MILES_DE_PESOS:
            return []
        item = next((i for i in ask.question.items if i.present and i.kind != "indicador"), None)
        if item is not None and vocabulary()[concept].item == item.kind:
            found.append((specialised(concept, item.kind, part=False), item.name))
        elif vocabulary()[concept].item is None:
            found.append((concept, None))
    of_it = any(c in _BUDGETS for c, _ in found)
    found = [(_SPENT, i) if of_it and c == "total_ejecutado" else (c, i) for c, i in found]
    pair = list(dict.fromkeys(found))
    natural = {"total_ejecutado"} & {c for c, _ in pair}
    shares = any(n.concept in AMOUNT_OF_SHARE for n in strong)
    return [] if shares and natural else pair


def _mean_of_rows(ask: Ask) -> Draft | None:
    """As in "¿cuánto se gastó en promedio por región?": the mean over rows, not over years."""
    question = ask.question
    apart = {i.name for i in question.items} if sets_apart(question) else set[str]()
    if not question.means("promedio") or not question.concepts:
        return None
    if not {i.name for i in question.items} <= apart:
        return None
    kind = next((k for k in ("region", "componente") if question.means(k)), None)
    if kind is None or question.period.every or len(question.period.years) > 1:
        return None
    concept = specialised(question.concepts[0], kind, part=False)
    entry = vocabulary().get(concept)
    if entry is None or entry.item != kind or entry.unit not in (MILES_DE_PESOS, PERSONAS):
        return None
    year = (
        figure.years_for(ask, concept, rows(ask.ficha, kind)[0])[-1]
        if rows(ask.ficha, kind)
        else ask.ficha.year
    )
    found = [
        v
        for name in rows(ask.ficha, kind)
        if name not in {TOTAL, "Nivel central", *apart}
        and isinstance(v := value(ask.ficha, concept, year, name), Found)
    ]
    if len(found) < 2:
        return None
    mean = sum((magnitude(f) for f in found), Fraction(0)) / len(found)
    text = " + ".join(map(bare, found))
    result = related(mean, found[0].unit, 1, found, f"({text}) / {len(found)}")
    noun = {"region": "región", "componente": "componente"}[kind]
    what = re.sub(r" (?:en la|del) \w+$", "", vocabulary()[concept].named)
    parts: list[Part] = [
        f"{ask.opening}en promedio, {what} de cada {noun} con dato en {year}: ",
        *derivation(result),
        ".",
    ]
    return Draft(
        _capital(parts),
        passages=figure_hits(ask.ficha, [o for f in found for o in operands(f)])[:8],
        suggestions=("¿Qué región gastó más?", "¿Cuánto se gastó en cada región?"),
        assumed=assumed_year(ask, year),
    )


def _per_person(ask: Ask) -> Draft | None:
    """As in "¿cuántas hectáreas por hogar?": one figure over those who were served."""
    question = ask.question
    costs = question.any_of(*SPENDING) and question.items_of("componente")
    if not question.means("por_persona") or len(question.concepts) != 1 or costs:
        return None
    if question.any_of("maximo", "minimo", "ranking"):
        return None
    concept = question.concepts[0]
    whom = "poblacion_objetivo" if question.means("objetivo_") else "poblacion_beneficiada"
    if whom == "poblacion_objetivo" and concept == "gasto_por_beneficiario":
        concept = "total_ejecutado"
    if concept in _PER_PERSON or concept == "poblacion_beneficiada":
        return None
    entry = vocabulary().get(concept)
    if entry is None or entry.unit not in (MILES_DE_PESOS, UNIDADES) or "unitario" in concept:
        return None
    item = figure.items_for(ask, concept)[0]
    if concept == "gasto_region" and item is not None:
        own = replace(question, concepts=("gasto_por_beneficiario_region",))
        return figure.answer(replace(ask, question=own))
    year = figure.years_for(ask, concept, item)[-1]
    top, people = (
        value(ask.ficha, concept, year, item),
        value(ask.ficha, whom, year),
    )
    if isinstance(people, Lacking) and whom == "poblacion_objetivo":
        return figure.answer(replace(ask, question=replace(question, concepts=(whom,))))
    if not isinstance(top, Found) or not isinstance(people, Found) or magnitude(people) <= 0:
        return None
    if magnitude(top) == magnitude(people):
        return None  # the component delivers to each of those served one of the same
    decimals = 1 if entry.unit == MILES_DE_PESOS else 2
    each = magnitude(top) / magnitude(people)
    result = related(each, top.unit, decimals, (top, people), f"{bare(top)} / {bare(people)}")
    parts: list[Part] = [
        f"{ask.opening}{say.subject(concept, item)} de {year} por cada {_OF_EACH[whom]}: ",
        *derivation(result),
        ".",
    ]
    return Draft(
        _capital(parts),
        passages=figure_hits(ask.ficha, (*operands(top), *operands(people))),
        assumed=assumed_year(ask, year),
    )


_OF_EACH = {
    "poblacion_beneficiada": "beneficiario",
    "poblacion_objetivo": "integrante de la población objetivo",
}


def _capital(parts: list[Part]) -> list[Part]:
    first = parts[0]
    return [say.capital(first), *parts[1:]] if isinstance(first, str) else parts
