"""Figures: any concept, year and row that a ficha prints, or that a formula gives from it."""

import re
from dataclasses import replace
from typing import TypeGuard

from calc.concepts import vocabulary
from calc.figure import Figure
from calc.formulas import Unavailable, evaluate
from calc.quantity import PERSONAS
from qa.answers.compose import Part, Parts, derivation, listed, read_figure
from qa.answers.counted import counted_noun
from qa.answers.evidence import (
    Found,
    Lacking,
    covered_years,
    figure_hits,
    printed_years,
    value,
    years_with,
)
from qa.answers.types import Status
from qa.kinds.budgets.other_budget import of_the_other
from qa.kinds.figures.figure_table import figures_of, in_a_table, over_years
from qa.kinds.figures.made_for_people import production, spending_on_each
from qa.kinds.figures.otherwise import asks_other_than_amounts, is_no_count, measured, of_amounts
from qa.kinds.figures.rows_lacking import absent_row, other_rows
from qa.named.asked_unit import of_another_class
from qa.named.items import rows
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.suggest import next_questions

_MOST_IN_A_SENTENCE = 3
_PLACES = (("donde",), ("cuando",), ("como",), ("quien",), ("quienes",))


def answer(ask: Ask) -> Draft | None:
    """The figures that the question names; None where it names no concept."""
    question = ask.question
    if not question.concepts or not question.quantified or question.means("quien"):
        return None
    placed = question.items and (question.means("cuanto") or measured(ask))
    otherwise = question.any_of("como_", "cuando", "donde", "terminar", "empezar")
    if not question.named and otherwise and not placed:
        return None
    if question.reading.known[:1] in _PLACES and not of_amounts(ask):
        return None
    if asks_other_than_amounts(ask):
        return None
    keys = keys_of(ask)
    absent = absent_row(ask)
    if absent is not None:
        return absent
    answers = [_of_any_ficha(ask, *key) for key in keys]
    if (made := production(ask, answers)) is not None:
        return replace(
            made,
            suggestions=next_questions(ask, "produccion_componente", keys[0][1]),
            assumed=assumed_year(ask, keys[0][1]),
        )
    found = [a for a in answers if isinstance(a, Found)]
    if found and all(is_no_count(ask, f) for f in found):
        return None
    if (told := _at_once(ask, answers)) is not None:
        return told
    parts: list[Part] = []
    for i, one in enumerate(answers):
        parts.extend((" ",) if i else ())
        parts.extend(
            _found(ask, one, first=i == 0) if isinstance(one, Found) else _lacking(ask, one)
        )
    parts += other_rows(ask)
    tells = any(isinstance(a, Found) or _has_code(a) or _is_reckoned(ask, a) for a in answers)
    status: Status = "answered" if tells else "not_found"
    return Draft(
        parts,
        status,
        tuple(h for a in answers for h in figure_hits(a.ficha, figures_of(a))),
        next_questions(ask, question.concepts[0], keys[0][1]),
        assumed_year(ask, keys[0][1]),
    )


def _at_once(ask: Ask, answers: list[Found | Lacking]) -> Draft | None:
    """Many figures in a table, and one figure of a few years in a sentence; None for the rest."""
    if len(answers) > _MOST_IN_A_SENTENCE:
        return in_a_table(ask, answers)
    plain = [
        a
        for a in answers
        if isinstance(a, Found) and not (a.codes or a.others or _as_first_published(ask, a))
    ]
    one_thing = len({(a.concept, a.item) for a in plain}) == 1
    absent = any(not i.present for i in ask.question.items)
    return (
        over_years(ask, plain)
        if one_thing and 1 < len(plain) == len(answers) and not absent
        else None
    )


def _of_any_ficha(ask: Ask, concept: str, year: int, item: str | None) -> Found | Lacking:
    """The figure of the ficha, else of the programme's ficha of another year."""
    own = value(ask.ficha, concept, year, item)
    if isinstance(own, Found) or own.code is not None:
        return own
    others = (value(ficha, concept, year, item) for ficha in ask.siblings)
    return next((other for other in others if isinstance(other, Found)), own)


def lacks_all(ask: Ask) -> bool:
    """Whether the ficha prints none of the figures asked, nor a mark in their place."""
    answers = [value(ask.ficha, *key) for key in keys_of(ask)]
    return bool(answers) and not any(isinstance(a, Found) or _has_code(a) for a in answers)


def keys_of(ask: Ask) -> list[tuple[str, int, str | None]]:
    """Every concept, year and row asked, in the order asked."""
    keys: list[tuple[str, int, str | None]] = []
    for clause in ask.question.clauses:
        own = replace(ask.question, items=clause.items, clauses=())
        if clause.years:
            own = replace(own, period=replace(own.period, years=clause.years, every=False))
        keys.extend(keys_of(replace(ask, question=replace(own, concepts=(clause.concept,)))))
    if keys:
        return list(dict.fromkeys(keys))
    for concept in ask.question.concepts:
        for item in items_for(ask, concept):
            for concept_ in of_row(ask, concept, item):
                keys.extend((concept_, year, item) for year in years_for(ask, concept_, item))
    return keys


def of_row(ask: Ask, concept: str, item: str | None) -> tuple[str, ...]:
    """An indicator's name tells of which of the two tables it is."""
    if concept not in ("indicador", "indicador_proposito", "indicador_complementario"):
        return (concept,)
    if concept != "indicador" and item is None:
        return (concept,)
    if item is not None and concept != "indicador" and ask.ficha.book.find(concept, None, item):
        return (concept,)
    for candidate in ("indicador_proposito", "indicador_complementario"):
        if item is not None and ask.ficha.book.find(candidate, None, item):
            return (candidate,)
    return (concept if concept != "indicador" else "indicador_proposito",)


def items_for(ask: Ask, concept: str) -> tuple[str | None, ...]:
    """The rows of the concept's kind that the question names; every row where it names none."""
    kind = "indicador" if concept == "indicador" else vocabulary()[concept].item
    if kind is None:
        return (None,)
    named = tuple(i.name for i in ask.question.items_of(kind) if i.present)
    if named:
        return named
    if concept.startswith("indicador_"):
        return ask.ficha.book.items(concept) or (None,)
    return rows(ask.ficha, kind) or (None,)


def years_for(ask: Ask, concept: str, item: str | None) -> tuple[int, ...]:
    """The years asked; the most recent one with something printed where none is named."""
    period = ask.question.period
    if period.every:
        return printed_years(ask.ficha, concept, item) or (ask.ficha.year,)
    if period.span and len(period.years) == 2:
        return tuple(range(period.years[0], period.years[1] + 1))
    if period.years:
        return period.years
    printed = printed_years(ask.ficha, concept, item)
    return (ask.ficha.year if ask.ficha.year in printed or not printed else printed[-1],)


def _found(ask: Ask, found: Found, *, first: bool) -> Parts:
    who = say.programme(ask.ficha, ask.view.title, named=ask.crowd and first)
    subject = say.subject(found.concept, found.item)
    subject = subject if who else say.capital(subject)
    when = f" de {found.year}" if not subject.endswith(",") else f" en {found.year}"
    if not ask.question.period.said and first:
        when = f" en {found.year}, el año más reciente de la ficha,"
    parts: list[Part] = [who, f"{subject}{when} {say.was(found.concept)} de "]
    if found.concept.startswith("indicador_"):
        parts = [who, f"{subject} dio "]
    parts.extend(say.amount(found))
    if found.concept.startswith("indicador_"):
        parts.append(f" en {found.year}")
    prices = say.prices(found)
    elsewhere = f"según la ficha {found.ficha.year}" if found.ficha is not ask.ficha else ""
    notes = ", ".join(note for note in (prices, elsewhere) if note)
    parts.append(f" ({notes})." if notes else ".")
    if found.result is not None:
        parts.extend(
            (" No está impreso en la ficha; se calcula así: ", *derivation(found.result), ".")
        )
        if found.result.note:
            parts.append(f" {found.result.note}")
        counted = counted_noun(ask.ficha)
        if found.concept == "gasto_por_beneficiario" and counted != PERSONAS:
            parts.append(f" Se divide por los beneficiarios que cuenta la ficha: {counted}.")
        parts += of_the_other(ask, found)
    if found.codes:
        parts.append(
            f" En otra tabla de la ficha el mismo dato figura como «{found.codes[0].missing}»."
        )
    parts += _as_first_published(ask, found)
    for other in found.others[:1]:
        parts += [
            " Ojo: otra tabla de la ficha imprime ",
            read_figure(other),
            " para el mismo dato; no coinciden.",
        ]
    return tuple(p for p in parts if p != "")


def _as_first_published(ask: Ask, found: Found) -> Parts:
    """What the programme's ficha of that very year printed, where it differs: other pesos."""
    for ficha in ask.siblings:
        own = value(ficha, found.concept, found.year, found.item)
        if not isinstance(own, Found) or not own.figure or not found.figure:
            continue
        if ficha.year == found.year and own.figure.quantity != found.figure.quantity:
            prices = say.prices(own)
            told = f" La ficha {ficha.year} lo informó{' ' + prices if prices else ''}: "
            return (told, *say.amount(own, spoken=False), ".")
    return ()


def _lacking(ask: Ask, lacking: Lacking) -> Parts:
    subject = say.subject(lacking.concept, lacking.item)
    if lacking.code is not None and lacking.code.missing is not None:
        return explain_mark(ask, lacking, lacking.code)
    covered = covered_years(ask.ficha)
    if lacking.year not in covered:
        span = listed(str(y) for y in covered)
        return (f"La ficha no trae datos de {lacking.year}: cubre {span}.", *_nearest(ask, lacking))
    parts: list[Part]
    if lacking.unavailable is not None:
        parts = [f"La ficha no imprime {subject} de {lacking.year}. {lacking.unavailable.reason}"]
        return spending_on_each(ask, lacking) or tuple(parts)
    parts = [f"La ficha no trae {subject} de {lacking.year}."]
    parts.extend(_implied(ask, lacking) or _nearest(ask, lacking))
    return tuple(parts)


def _implied(ask: Ask, lacking: Lacking) -> Parts:
    """The target population that the printed coverage leaves possible."""
    if lacking.concept != "poblacion_objetivo":
        return ()
    implied = evaluate("poblacion_objetivo_implicita", ask.ficha.book, lacking.year)
    if isinstance(implied, Unavailable):
        return ()
    return (
        " No está impresa como número, pero se deduce un rango de la cobertura impresa: ",
        *derivation(implied),
        ".",
    )


def explain_mark(ask: Ask, lacking: Lacking, figure: Figure) -> Parts:
    """A mark instead of a value, explained; a unit cost by the production and spending of 0."""
    subject = say.capital(say.subject(lacking.concept, lacking.item))
    mark = say.code(figure.missing or "-", plural=say.is_plural(lacking.concept))
    parts: list[Part] = [f"{subject} de {lacking.year} {mark}."]
    if lacking.concept == "gasto_unitario_componente":
        made = value(ask.ficha, "produccion_componente", lacking.year, lacking.item)
        spent = value(ask.ficha, "gasto_componente", lacking.year, lacking.item)
        if isinstance(made, Found) and isinstance(spent, Found) and made.figure and spent.figure:
            parts += [
                " Ese año el componente tuvo una producción de ",
                say.shown_value(made),
                " y un gasto de ",
                read_figure(spent.figure),
                ", así que no hay un costo por unidad que calcular.",
            ]
        elif _has_code(made) and _has_code(spent):
            parts.append(
                " Ese año el componente no registra gasto ni producción (figuran con "
                f"«{made.mark}»), así que no hay un costo por unidad que calcular."
            )
    if lacking.concept == "poblacion_region":
        spent = value(ask.ficha, "gasto_region", lacking.year, lacking.item)
        if isinstance(spent, Found) and spent.figure is not None:
            people_asked = of_another_class(ask.question.cues, (spent.unit,))
            parts += [" Sí registra gasto", *(() if people_asked else (": ", *say.amount(spent)))]
            parts.append(".")
    return tuple(parts)


def _nearest(ask: Ask, lacking: Lacking) -> Parts:
    years = years_with(ask.ficha, lacking.concept, lacking.item)
    if not years:
        return ()
    year = min(years, key=lambda y: (abs(y - lacking.year), -y))
    found = value(ask.ficha, lacking.concept, year, lacking.item)
    if not isinstance(found, Found) or found.codes:
        return ()
    return (f" Lo más cercano es {year}: ", *say.amount(found), ".")


def assumed_year(ask: Ask, year: int) -> tuple[str, ...]:
    """How the year was taken, where the question left it open."""
    if ask.question.period.every:
        return ()
    if ask.question.period.said:
        relative = ask.question.period.relative
        taken = ask.question.period.years[0]
        return (f"Tomé «{_accented(relative)}» como {taken}.",) if relative else ()
    return (f"La pregunta no dice el año: tomé {year}, el más reciente con ese dato.",)


def _accented(relative: str) -> str:
    return re.sub(r"\bano", "año", relative).replace("ultimo", "último").replace("mas ", "más ")


def _is_reckoned(ask: Ask, one: Found | Lacking) -> bool:
    return isinstance(one, Lacking) and bool(spending_on_each(ask, one))


def _has_code(one: Found | Lacking) -> TypeGuard[Lacking]:
    return isinstance(one, Lacking) and one.code is not None
