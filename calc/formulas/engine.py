"""From a card and a request to a result: the one place where formulas are run."""

from collections.abc import Sequence

from calc.figure import Figure
from calc.formulas.card import QUOTIENTS, Card, Operand, Request, fetch, inputs_of
from calc.formulas.measure import ZeroDenominatorError
from calc.formulas.result import Missing, Result, Unavailable
from calc.quantity import Interval


def run(card: Card, request: Request) -> Result | Unavailable:
    """Evaluate a card; every fault of the figures gives an Unavailable with its reason."""
    gathered = inputs_of(card, request)
    operands = [o for o in gathered if isinstance(o, Operand)]
    missing = tuple(o for o in gathered if isinstance(o, Missing))
    inputs = _figures(operands)
    if missing:
        reason = "No se puede calcular: " + " y ".join(m.reason for m in missing) + "."
        return _unavailable(card, request, reason, missing, inputs)
    fault = _mixed(operands) if card.alike else None
    if fault is not None:
        return _unavailable(card, request, f"No se puede calcular: {fault}.", (), inputs)
    try:
        computed = card.compute(*(o.measure for o in operands))
    except ZeroDenominatorError:
        reason = f"No se puede calcular: el divisor ({operands[-1].printed}) es o puede ser cero."
        return _unavailable(card, request, reason, (), inputs)
    result = Result(
        formula=card.id,
        concept=request.concept or card.id,
        year=request.year,
        item=request.item,
        value=computed.value,
        unit=card.unit or operands[0].unit,
        decimals=max(o.decimals for o in operands) if card.decimals is None else card.decimals,
        price_year=_price_year(card, operands),
        interval=computed.strict,
        loose=computed.loose,
        expression=_write(card.expression, [o.printed for o in operands]),
        inputs=inputs,
    )
    return card.finish(request, result) if card.finish else result


def _unavailable(
    card: Card,
    request: Request,
    reason: str,
    missing: tuple[Missing, ...],
    inputs: tuple[Figure, ...],
) -> Unavailable:
    concept = request.concept or card.id
    marks = tuple(m.figure for m in missing if m.figure is not None)
    possible = _solved(card, request) if len(missing) == 1 else None
    return Unavailable(
        card.id, concept, request.year, request.item, reason, missing, possible, inputs + marks
    )


def _solved(card: Card, request: Request) -> Interval | None:
    """The range of the missing operand of a quotient whose result the ficha prints."""
    printed = fetch(request.book, card.id, request.year, request.item)
    if card.expression not in QUOTIENTS or not isinstance(printed, Operand):
        return None
    scale = QUOTIENTS[card.expression]
    part, whole = inputs_of(card, request)
    try:
        if isinstance(part, Operand):
            return (part.measure / printed.measure * scale).strict
        if isinstance(whole, Operand):
            return (whole.measure * printed.measure / scale).strict
    except ZeroDenominatorError:
        return None
    return None


def _figures(operands: Sequence[Operand]) -> tuple[Figure, ...]:
    """The printed figures behind the operands, each once, in order."""
    kept: list[Figure] = []
    for figure in (f for o in operands for f in o.figures):
        if not any(figure is other for other in kept):
            kept.append(figure)
    return tuple(kept)


def _mixed(operands: Sequence[Operand]) -> str | None:
    """Why operands of a generic formula cannot be compared or added, None where they can."""
    if len({o.unit for o in operands}) > 1:
        return "las cifras tienen unidades distintas"
    prices = {o.price_year for o in operands}
    if len(prices) > 1:
        years = " y ".join(f"M${year}" for year in sorted(p for p in prices if p is not None))
        return f"los montos están en pesos de años distintos ({years})"
    return None


def _price_year(card: Card, operands: Sequence[Operand]) -> int | None:
    """The price year of a result in money; a quotient of two amounts has none."""
    unit = card.unit or operands[0].unit
    return next((o.price_year for o in operands if o.unit == unit), None)


def _write(expression: str, printed: Sequence[str]) -> str:
    if expression == "+":
        return " + ".join(printed)
    if expression == "mean":
        return f"({' + '.join(printed)}) / {len(printed)}"
    return expression.format(*printed)
