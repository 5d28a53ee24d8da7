"""The true value of what a claim speaks of, looked up or computed."""

from dataclasses import dataclass, replace
from fractions import Fraction

from calc.claims.found.kinds import BUDGETS, LACKING
from calc.claims.found.shapes import Claim
from calc.figure import Book, Source
from calc.formulas import CARDS, Operand, Options, Result, Unavailable, evaluate, value_of
from calc.number import round_half_up
from calc.quantity import MILES_DE_PESOS, PORCENTAJE, Interval, write_quantity

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Target:
    """A value of the ficha: `printed` where it stands in print, else computed by `derivation`.

    `interval` is what its print, or that of its inputs, allows; `scale` turns the value of the
    claim's unit into this one's (a ratio said as a percentage).
    """

    concept: str
    year: int
    item: str | None
    value: Fraction
    unit: str
    decimals: int
    interval: Interval
    printed: bool
    derivation: str | None
    sources: tuple[Source, ...]
    note: str | None = None


def target_of(book: Book, claim: Claim, concept: str) -> Target | str:
    """The value that a claim is about under one of its concepts, or why there is none."""
    asked = (
        *("target", concept, claim.relation, claim.mention.kind, claim.year, claim.item),
        *(claim.base_year, claim.base_concept, claim.base_item, claim.base_years),
        *(claim.years, claim.items, claim.threshold, claim.nominal),
    )
    return book.once(asked, lambda: _target_of(book, claim, concept))


def _target_of(book: Book, claim: Claim, concept: str) -> Target | str:
    if claim.year is None:
        return "No se sabe de qué año habla."
    if claim.threshold is not None and concept == LACKING:
        budget = claim.base_concept or BUDGETS[0]
        goal = evaluate(concept, book, claim.year, threshold=claim.threshold, concept=budget)
        return _computed(goal, concept)
    match claim.relation:
        case "level":
            return level(book, concept, claim.year, claim.item, nominal=claim.nominal)
        case "mean" | "sum":
            return _over_several(book, claim, concept, claim.year)
    if claim.base_years:
        return _against_mean(book, claim, concept, claim.year)
    return _between_two(book, claim, concept, claim.year)


def _over_several(book: Book, claim: Claim, concept: str, year: int) -> Target | str:
    """The mean or the sum of years or rows."""
    formula = "promedio" if claim.relation == "mean" else "suma"
    outcome = evaluate(
        formula, book, year, claim.item, concept=concept, years=claim.years, items=claim.items
    )
    return _computed(outcome, concept)


def _between_two(book: Book, claim: Claim, concept: str, year: int) -> Target | str:
    """A change or a ratio between two figures."""
    options: Options = {
        "concept": concept,
        "base_year": claim.base_year if claim.base_year is not None else year - 1,
        "base_concept": claim.base_concept if claim.base_concept is not None else concept,
    }
    if claim.base_item is not None:
        options["base_item"] = claim.base_item
    formula = "razon" if claim.relation == "ratio" else _change_formula(claim)
    outcome = evaluate(formula, book, year, claim.item, **options)
    found = _computed(outcome, concept)
    if claim.relation == "ratio" and claim.mention.kind == "percent" and isinstance(found, Target):
        return _times_hundred(found)
    if claim.mention.kind == "points" and isinstance(found, Target):
        return _as_shown(book, found, options, year)
    return found


def _as_shown(book: Book, found: Target, options: Options, year: int) -> Target:
    """A difference of computed percentages; also that of the two as they are shown, rounded."""
    now = value_of(str(options["concept"]), book, year, found.item)
    base = value_of(str(options["base_concept"]), book, options["base_year"] or year, found.item)
    if found.interval.low != found.interval.high:
        return found
    if not isinstance(now, Operand) or not isinstance(base, Operand):
        return found
    shown = [Fraction(round_half_up(o.measure.value, 1)) for o in (now, base)]
    ends = sorted((found.value, shown[0] - shown[1]))
    return replace(found, interval=Interval(*ends))


def _against_mean(book: Book, claim: Claim, concept: str, year: int) -> Target | str:
    """The change of a value against the mean of other years."""
    now = value_of(concept, book, year, claim.item)
    mean = evaluate("promedio", book, year, claim.item, concept=concept, years=claim.base_years)
    if not isinstance(now, Operand):
        return f"{_capital(now.reason)}."
    if isinstance(mean, Unavailable):
        return mean.reason
    relative = claim.mention.kind == "percent"
    if relative and not mean.value:
        return "El promedio con que se compara es cero."
    gap = now.measure.value - mean.value
    interval = now.measure.strict + -mean.interval
    value, unit, decimals = gap, now.unit, mean.decimals
    expression = f"{now.printed} − ({mean.expression})"
    if relative:
        value, unit, decimals = gap / mean.value * _HUNDRED, PORCENTAJE, 1
        interval = Interval(value, value)
        expression = f"({now.printed} / ({mean.expression}) − 1) × 100"
    return Target(
        concept=concept,
        year=year,
        item=claim.item,
        value=value,
        unit=unit,
        decimals=decimals,
        interval=interval,
        printed=False,
        derivation=f"{expression} = {write_quantity(value, unit, decimals)}",
        sources=(*(f.source for f in now.figures), *mean.sources),
    )


def level(
    book: Book, concept: str, year: int, item: str | None, *, nominal: bool = False
) -> Target | str:
    """The value of a concept in a year: printed, else by its card, else its range, or why none."""
    asked = ("level", concept, year, item, nominal)
    return book.once(asked, lambda: _level(book, concept, year, item, nominal=nominal))


def _level(book: Book, concept: str, year: int, item: str | None, *, nominal: bool) -> Target | str:
    if nominal:
        return _computed(evaluate("monto_nominal", book, year, item, concept=concept), concept)
    found = value_of(concept, book, year, item)
    if isinstance(found, Operand):
        return _from_operand(found, concept)
    if concept in CARDS:
        outcome = evaluate(concept, book, year, item)
        if isinstance(outcome, Result):
            return _computed(outcome, concept)
    return f"{_capital(found.reason)}."


def _from_operand(found: Operand, concept: str) -> Target:
    printed = len(found.figures) == 1 and found.figures[0].concept == concept
    figure = found.figures[0] if printed else None
    quantity = figure.quantity if figure is not None else None
    shown = write_quantity(found.measure.value, found.unit, found.decimals)
    expression = found.printed.removeprefix("(").removesuffix(")")
    return _in_thousands(
        Target(
            concept=concept,
            year=found.year,
            item=found.item,
            value=found.measure.value,
            unit=found.unit,
            decimals=found.decimals,
            interval=quantity.interval if quantity is not None else found.measure.strict,
            printed=printed,
            derivation=None if printed else f"{expression} = {shown}",
            sources=tuple(f.source for f in found.figures),
        )
    )


def _in_thousands(target: Target) -> Target:
    """An amount of an indicator measured in pesos as claims of money are: in thousands."""
    if target.unit.lower() != "pesos":
        return target
    return replace(
        target,
        value=target.value / 1000,
        unit=MILES_DE_PESOS,
        decimals=target.decimals + 3,
        interval=Interval(target.interval.low / 1000, target.interval.high / 1000),
    )


def _computed(outcome: Result | Unavailable, concept: str) -> Target | str:
    return outcome.reason if isinstance(outcome, Unavailable) else computed(outcome, concept)


def computed(outcome: Result, concept: str) -> Target:
    """The result of a formula as a value to compare with."""
    return _in_thousands(
        Target(
            concept=concept,
            year=outcome.year,
            item=outcome.item,
            value=outcome.value,
            unit=outcome.unit,
            decimals=outcome.decimals,
            interval=outcome.interval,
            printed=False,
            derivation=outcome.derivation,
            sources=outcome.sources,
        )
    )


def _times_hundred(found: Target) -> Target:
    return Target(
        found.concept,
        found.year,
        found.item,
        found.value * _HUNDRED,
        PORCENTAJE,
        1,
        Interval(found.interval.low * _HUNDRED, found.interval.high * _HUNDRED),
        printed=False,
        derivation=_as_percent(found),
        sources=found.sources,
    )


def _as_percent(found: Target) -> str | None:
    """The derivation of a ratio that was said as a percentage."""
    if found.derivation is None:
        return None
    expression = found.derivation.rpartition(" = ")[0]
    return f"{expression} × 100 = {write_quantity(found.value * _HUNDRED, PORCENTAJE, 1)}"


def _change_formula(claim: Claim) -> str:
    if claim.mention.kind == "percent":
        return "variacion_relativa"
    if claim.mention.kind == "points":
        return "variacion_puntos"
    return "variacion_absoluta"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
