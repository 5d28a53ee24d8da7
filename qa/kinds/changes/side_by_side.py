"""Two figures of one year side by side: two concepts, or two rows of one."""

from calc.formulas import Options, Result, Unavailable, evaluate
from qa.answers.compose import Part, computed, derivation
from qa.answers.evidence import Found, Lacking, figure_hits, operands, value
from qa.kinds.figures import figure
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.differences import unsigned
from qa.saying.ordered import assumed_year
from qa.saying.suggest import next_questions


def between_concepts(ask: Ask) -> Draft | None:
    """Two concepts of one year side by side."""
    one, other = _of_the_budget(*ask.question.concepts[:2])
    year = figure.years_for(ask, one, None)[-1]
    rows = [value(ask.ficha, c, year, figure.items_for(ask, c)[0]) for c in (one, other)]
    return _side_by_side(ask, rows, year)


def _of_the_budget(*concepts: str) -> tuple[str, ...]:
    """What was spent, beside a budget, is what was executed of it."""
    if not any(c in ("presupuesto_inicial", "presupuesto_final") for c in concepts):
        return concepts
    return tuple("presupuesto_ley_ejecutado" if c == "total_ejecutado" else c for c in concepts)


def between_items(ask: Ask, concept: str) -> Draft | None:
    """Two rows of one concept side by side."""
    names = figure.items_for(ask, concept)[:2]
    year = figure.years_for(ask, concept, names[0])[-1]
    return _side_by_side(ask, [value(ask.ficha, concept, year, n) for n in names], year)


def _side_by_side(ask: Ask, rows: list[Found | Lacking], year: int) -> Draft | None:
    if any(isinstance(r, Lacking) for r in rows):
        return None
    first, second = (r for r in rows if isinstance(r, Found))
    book = ask.ficha.book
    change = evaluate("variacion_absoluta", book, year, second.item, **_pair(second, first, year))
    if isinstance(change, Unavailable):
        return None
    times = evaluate("razon", book, year, first.item, **_pair(first, second, year))
    parts: list[Part] = [
        say.capital(say.subject(first.concept, first.item)),
        f" de {year} fue de ",
        *say.amount(first, spoken=False),
        " y ",
        say.subject(second.concept, second.item),
        " fue de ",
        *say.amount(second, spoken=False),
    ]
    relative = evaluate("variacion_relativa", book, year, second.item, **_pair(second, first, year))
    gap: list[Part] = [": la diferencia es de ", unsigned(change), " (", *derivation(change), ")"]
    if ask.question.means("porcentaje") and isinstance(relative, Result):
        gap += [f", {'un alza' if relative.value > 0 else 'una baja'} de ", unsigned(relative)]
        gap += [" (", *derivation(relative), ")"]
    gap.append(".")
    parts += gap if change.value else [": son iguales."]
    if ask.question.says("veces") and isinstance(times, Result):
        if times.value < 1:
            times = evaluate("razon", book, year, second.item, **_pair(second, first, year))
        if isinstance(times, Unavailable):
            return None
        parts += [" Es ", computed(times), " (", *derivation(times), ")."]
    figures = [f for one in (first, second) for f in operands(one)]
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, figures),
        suggestions=next_questions(ask, first.concept, year),
        assumed=assumed_year(ask, year),
    )


def _pair(found: Found, base: Found, year: int) -> Options:
    """A figure and what it is compared with, as the formulas take them."""
    pair: Options = {"concept": found.concept, "base_concept": base.concept, "base_year": year}
    if base.item is not None:
        pair["base_item"] = base.item
    return pair
