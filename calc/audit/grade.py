"""Grading: a printed figure against what other figures give.

A contradiction needs that no compatible value exists. What fits only because inputs are rounded is
`rounding`, told apart from what fits as printed.
"""

from collections.abc import Sequence
from fractions import Fraction

from calc.audit.shapes import Checked
from calc.concepts import concept
from calc.figure import Figure, fold
from calc.formulas import Result, Unavailable
from calc.formulas.needed import whole_range
from calc.number import write_number
from calc.quantity import PERSONAS, UNIDADES, Interval, Quantity, write_quantity
from calc.verdict import Check, CheckVerdict

EXACT_UNITS = (PERSONAS, UNIDADES)
_TINY = 100
"""How many times smaller than the smallest row a row without value is not."""


def check_id(family: str, year: int | None, item: str | None) -> str:
    """A stable name for a check: family, year and item."""
    parts = (family, str(year) if year else "", fold(item).replace(" ", "_") if item else "")
    return ".".join(p for p in parts if p)


def recomputed(family: str, title: str, printed: Figure, outcome: Result | Unavailable) -> Checked:
    """A printed figure against the formula that gives it."""
    if printed.quantity is None:
        raise ValueError("only a printed value can be recomputed")
    if isinstance(outcome, Unavailable):
        return _undecided(family, title, printed, outcome)
    quantity = printed.quantity
    verdict, reason = _grade(quantity, outcome)
    computed = write_quantity(outcome.value, quantity.unit, quantity.decimals)
    check = Check(
        id=check_id(family, printed.year, printed.item),
        title=title,
        concept=printed.concept,
        year=printed.year,
        item=printed.item,
        verdict=verdict,
        printed=str(quantity),
        computed=computed,
        derivation=f"{outcome.expression} = {computed}",
        reason=reason,
        sources=(printed.source, *outcome.sources),
    )
    return Checked(check, (printed, *outcome.inputs))


def summed(
    family: str,
    title: str,
    total: Figure,
    parts: Sequence[Figure],
    *,
    absent: Sequence[str] = (),
    goal: Fraction | None = None,
) -> Checked:
    """A printed total against its parts, with the bound that rounding allows.

    n rounded parts may miss their rounded total by (n + 1) / 2 units, and a `goal` that is exact
    (100 %) by n / 2; where no total is printed, `total` is the first of the parts. Parts without a
    value add nothing if the total shows it; `absent` names parts that are not printed or could
    not be read.
    """
    if total.quantity is None:
        raise ValueError("only a printed total can be checked")
    known = [f for f in parts if f.quantity is not None]
    blank = [f for f in parts if f.quantity is None]
    values = [f.quantity for f in known if f.quantity is not None]
    found = sum((Fraction(q.value) for q in values), Fraction(0))
    aim = Fraction(total.quantity.value) if goal is None else goal
    step = Fraction(1, 10 ** max(q.decimals for q in (total.quantity, *values)))
    exact = total.quantity.unit in EXACT_UNITS
    count = len(known) + (0 if goal is not None else 1)
    bound = Fraction(0) if exact else Fraction(count, 2) * step
    gap = aim - found
    gaps = [*(_marked(f) for f in blank), *absent]
    parts_known = [abs(Fraction(q.value)) for q in values if q.value]
    tiny = min(parts_known, default=Fraction(0)) / _TINY
    verdict, reason = _grade_gap(gap, bound, step, gaps, tiny)
    stands_in = any(total is f for f in parts)
    if goal is not None and not stands_in and Fraction(total.quantity.value) != goal:
        verdict, reason = "contradicted", f"El total impreso no es {write_number(goal, 0)} %."
    decimals = max(q.decimals for q in (total.quantity, *values))
    expression = " + ".join(write_number(q.value) for q in values)
    computed = write_quantity(found, total.quantity.unit, decimals)
    check = Check(
        id=check_id(family, total.year, None),
        title=title,
        concept=total.concept,
        year=total.year,
        item=total.item,
        verdict=verdict,
        printed=write_quantity(aim, total.quantity.unit, 0) if stands_in else str(total.quantity),
        computed=computed,
        derivation=f"{expression} = {computed}",
        reason=reason,
        sources=tuple(f.source for f in dict.fromkeys((total, *parts))),
    )
    return Checked(check, tuple(dict.fromkeys((total, *known))))


def same(family: str, title: str, first: Figure, second: Figure) -> Checked:
    """Two prints of one value: equal where the coarser print allows it."""
    a, b = first.quantity, second.quantity
    if a is None or b is None:
        raise ValueError("only printed values can be compared")
    verdict: CheckVerdict = "verified"
    reason = None
    if a.value != b.value:
        coarse, fine = (a, b) if a.decimals <= b.decimals else (b, a)
        if coarse.decimals < fine.decimals and coarse.interval.contains(Fraction(fine.value)):
            verdict, reason = "rounding", "Una de las dos cifras está redondeada."
        else:
            gap = write_number(abs(a.value - b.value))
            verdict, reason = "contradicted", f"Deberían ser iguales y difieren en {gap}."
    check = Check(
        id=check_id(family, first.year, first.item),
        title=title,
        concept=second.concept,
        year=second.year,
        item=second.item,
        verdict=verdict,
        printed=str(b),
        computed=str(a),
        derivation=f"{write_number(a.value)} {'=' if a.value == b.value else '≠'} "
        f"{write_number(b.value)}",
        reason=reason,
        sources=(second.source, first.source),
    )
    return Checked(check, (second, first))


def _grade(printed: Quantity, outcome: Result) -> tuple[CheckVerdict, str | None]:
    if printed.interval.contains(outcome.value):
        return "verified", None
    if outcome.meets(printed):
        return "rounding", "Calza solo si se considera el redondeo de las cifras de origen."
    gap = write_quantity(
        abs(Fraction(printed.value) - outcome.value), printed.unit, printed.decimals
    )
    right = write_quantity(outcome.value, printed.unit, printed.decimals)
    return "contradicted", f"Debería ser {right}; la diferencia es {gap}."


def _grade_gap(
    gap: Fraction, bound: Fraction, step: Fraction, blank: Sequence[str], tiny: Fraction
) -> tuple[CheckVerdict, str | None]:
    """The verdict of a difference; one below `tiny` is too small to be a row without value."""
    decimals = len(str(step.denominator)) - 1
    shown = write_number(abs(gap), decimals)
    marks = f" Sin valor, y no agregan nada: {', '.join(blank)}." if blank else ""
    if gap == 0:
        return "verified", None
    if abs(gap) <= bound:
        normal = "normal por redondeo" if abs(gap) <= step else "redondeo a revisar"
        limit = write_number(bound, decimals if bound % step == 0 else decimals + 1)
        return "rounding", f"Diferencia de {shown}: {normal} (hasta {limit}).{marks}"
    if gap > 0 and blank:
        room = whole_range(Interval(gap - bound, gap + bound))
        wanted = f"Sin valor impreso: {', '.join(blank)}; tendrían que sumar {room}"
        if gap + bound < tiny:
            return "contradicted", f"{wanted}, muy poco para una fila: algún dígito no calza."
        return "unverifiable", f"{wanted}."
    over = "menos" if gap > 0 else "más"
    return "contradicted", f"Las filas suman {shown} de {over} que el total impreso."


def _marked(figure: Figure) -> str:
    return f"«{figure.item or concept(figure.concept).label}» ({figure.missing})"


def _undecided(family: str, title: str, printed: Figure, outcome: Unavailable) -> Checked:
    reason = outcome.reason
    if outcome.possible is not None:
        reason += f" Tendría que estar {whole_range(outcome.possible)}."
    elif any(m.concept == "poblacion_beneficiada" for m in outcome.missing):
        reason += " La producción de los componentes no es la población beneficiada."
    check = Check(
        id=check_id(family, printed.year, printed.item),
        title=title,
        concept=printed.concept,
        year=printed.year,
        item=printed.item,
        verdict="unverifiable",
        printed=str(printed.quantity),
        computed=None,
        derivation=None,
        reason=reason,
        sources=(printed.source, *outcome.sources),
    )
    return Checked(check, (printed, *outcome.inputs))
