"""Named mistakes: what a wrong figure most probably confuses. Each explains, none excuses.

A mistake is only named where the claimed number fits the mistaken reading to its printed
precision, with at least two significant digits, so that chance names nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from calc.claims.found.shapes import Claim, Kind
from calc.concepts import concept
from calc.figure import Book
from calc.formulas import TOTAL
from calc.judging.compare import fits, significant_digits
from calc.judging.target import Target, level, target_of
from calc.number import decimals_of, write_number
from calc.quantity import Interval

_TWINS = {
    "presupuesto_inicial": ("presupuesto_final", "total_ejecutado"),
    "presupuesto_final": ("presupuesto_inicial", "total_ejecutado"),
    "ejecucion_inicial": ("ejecucion_final",),
    "ejecucion_final": ("ejecucion_inicial",),
    "saldo_sin_ejecutar": ("saldo_sin_ejecutar_final", "total_ejecutado"),
    "total_ejecutado": ("total_gastos_componentes", "presupuesto_inicial", "saldo_sin_ejecutar"),
    "total_gastos_componentes": ("total_ejecutado", "total_gasto_administrativo"),
    "total_gasto_administrativo": ("total_gastos_componentes",),
    "porcentaje_gasto_region": ("porcentaje_poblacion_region",),
    "porcentaje_poblacion_region": ("porcentaje_gasto_region",),
    "recursos_gobiernos_regionales": ("recursos_extrapresupuestarios",),
    "recursos_extrapresupuestarios": ("recursos_gobiernos_regionales",),
}
_WHOLE = 100

_LEAST_SLIPPED = 3
"""Of fewer digits, too many other numbers differ from the right one by one."""


def mistake_of(book: Book, claim: Claim, target: Target) -> str | None:
    """What the claim confuses, in Spanish, or None where nothing known explains it."""
    value = claim.mention.value
    if value is None or claim.bound != "exact":
        return None
    return next(_mistakes(book, claim, target, value), None)


def _mistakes(book: Book, claim: Claim, target: Target, value: Fraction) -> Iterator[str]:
    yield from _scale(claim, target, value)
    yield from _sign(claim, target, value)
    yield from _points(book, claim)
    yield from _rest(claim, target)
    if _says_little(claim):
        return
    yield from _comma(claim, target)
    yield from _swapped(claim, target)
    yield from _year(book, claim, target)
    yield from _twin(book, claim, target)
    yield from _unit_cost(book, claim, target)
    yield from _row(book, claim, target)
    yield from _digits(claim, target)


def _says_little(claim: Claim) -> bool:
    """Fewer than two significant digits explain nothing."""
    number = claim.mention.number
    if number is None or claim.mention.loose:
        return True
    return len(str(number).replace(".", "").replace("-", "").strip("0")) < 2


def _scale(claim: Claim, target: Target, value: Fraction) -> Iterator[str]:
    if claim.mention.kind != "money" or not target.value:
        return
    for factor in (1000, 1_000_000):
        for ratio in (Fraction(factor), Fraction(1, factor)):
            if _near(claim, abs(target.value) * ratio, value):
                words = "mayor" if ratio > 1 else "menor"
                yield (
                    f"La escala no es esa: M$ son miles de pesos, y la cifra dicha es "
                    f"{write_number(factor)} veces {words}."
                )


def _comma(claim: Claim, target: Target) -> Iterator[str]:
    """A comma or a zero out of place: "$21,5 millones" for $214,7 millones."""
    for ratio in (Fraction(10), Fraction(1, 10), Fraction(100), Fraction(1, 100)):
        if target.value and _absolute(claim).contains(abs(target.value) * ratio):
            yield f"Una coma o un cero está fuera de lugar: es {_times(ratio)} lo que corresponde."


def _times(ratio: Fraction) -> str:
    words = {Fraction(10): "diez veces", Fraction(100): "cien veces"}
    return words.get(ratio, "un décimo de" if ratio == Fraction(1, 10) else "un centésimo de")


def _rest(claim: Claim, target: Target) -> Iterator[str]:
    """The part that is left of a whole, said for the other: 38,9 % for 61,1 %."""
    if claim.mention.kind != "percent" or claim.relation != "level":
        return
    ends = Interval(_WHOLE - target.interval.high, _WHOLE - target.interval.low)
    rest = replace(target, value=_WHOLE - target.value, interval=ends, printed=False)
    if fits(claim, rest) is not None:
        yield "Es lo que falta para el 100 %."


def _near(claim: Claim, candidate: Fraction, value: Fraction) -> bool:
    return claim.mention.allowed.contains(candidate) or (
        claim.hedged and abs(candidate - value) <= abs(value) / 20
    )


def _sign(claim: Claim, target: Target, value: Fraction) -> Iterator[str]:
    if claim.relation != "change" or not target.value:
        return
    wrong_way = bool(claim.sign) and (claim.sign > 0) != (target.value > 0)
    if wrong_way and _absolute(claim).contains(abs(target.value)):
        fell = "bajó" if target.value < 0 else "subió"
        yield f"El sentido es el contrario: {fell}."
    del value


def _points(book: Book, claim: Claim) -> Iterator[str]:
    if claim.relation != "change" or claim.mention.kind not in ("percent", "points"):
        return
    other: Kind = "points" if claim.mention.kind == "percent" else "percent"
    twin = replace(claim, mention=replace(claim.mention, kind=other))
    found = target_of(book, twin, claim.concepts[0])
    if isinstance(found, Target) and _absolute(claim).contains(abs(found.value)):
        if other == "points":
            yield "Son puntos porcentuales, no por ciento."
        else:
            yield "Es por ciento, no puntos porcentuales."


def _absolute(claim: Claim) -> Interval:
    interval = claim.mention.allowed
    return -interval if interval.high < 0 else interval


def _swapped(claim: Claim, target: Target) -> Iterator[str]:
    if target.printed or not target.value or target.unit not in ("porcentaje", "veces"):
        return
    if claim.relation == "change":
        ratio = target.value / 100 + 1
        inverse = (1 / ratio - 1) * 100 if ratio else Fraction(0)
        if _absolute(claim).contains(abs(inverse)):
            yield "Se tomó como base la cifra equivocada: se divide por la de comparación."
        elif _absolute(claim).contains(ratio * 100):
            yield "Ese es el porcentaje que queda de la cifra de comparación, no lo que varió."
        return
    inverse = Fraction(10_000) / target.value if target.unit == "porcentaje" else 1 / target.value
    if claim.mention.allowed.contains(inverse):
        yield "Numerador y denominador están invertidos."


def _year(book: Book, claim: Claim, target: Target) -> Iterator[str]:
    if claim.relation != "level":
        return
    for year in book.once("years", lambda: sorted({f.year for f in book}, reverse=True)):
        if year == target.year:
            continue
        found = level(book, target.concept, year, target.item, nominal=claim.nominal)
        if isinstance(found, Target) and claim.mention.allowed.contains(found.value):
            yield f"Esa es la cifra de {year}, no de {target.year}."


def _twin(book: Book, claim: Claim, target: Target) -> Iterator[str]:
    if claim.relation != "level" or (target.item is not None and target.concept not in _TWINS):
        return
    for other in _TWINS.get(target.concept, ()):
        found = level(book, other, target.year, target.item)
        if isinstance(found, Target) and claim.mention.allowed.contains(found.value):
            names = (concept(other).named, concept(target.concept).named)
            yield f"Ese valor corresponde a {names[0]}, no a {names[1]}."


def _unit_cost(book: Book, claim: Claim, target: Target) -> Iterator[str]:
    if target.concept != "gasto_por_beneficiario" or claim.relation != "level":
        return
    for item in book.items("gasto_unitario_componente"):
        found = level(book, "gasto_unitario_componente", target.year, item)
        if isinstance(found, Target) and claim.mention.allowed.contains(found.value):
            yield f"Ese es el gasto unitario del componente «{item}», no el gasto por beneficiario."


def _row(book: Book, claim: Claim, target: Target) -> Iterator[str]:
    if target.item is None or claim.relation != "level":
        return
    for item in book.items(target.concept):
        if item in (target.item, TOTAL):
            continue
        found = level(book, target.concept, target.year, item)
        if isinstance(found, Target) and claim.mention.allowed.contains(found.value):
            yield f"Esa es la cifra de «{item}», no la de «{target.item}»."


def _digits(claim: Claim, target: Target) -> Iterator[str]:
    places = _changed(claim, target)
    if _swap(places):
        yield "Hay dos dígitos cambiados de lugar."
    elif len(places) == 1:
        yield "Hay un dígito cambiado."
    elif (said := _written(claim, target)) is not None:
        right, own = said
        if len(right) == len(own) + 1 and _lacks_one(right, own):
            yield "Falta un dígito."
        elif len(own) == len(right) + 1 and _lacks_one(own, right):
            yield "Sobra un dígito."


def is_explained(book: Book, claim: Claim, target: Target) -> bool:
    """Whether a known mistake makes a doubtful number of a value, so that it was meant after all.

    It is a slip, is in another scale, goes the other way, tells points as per cent, or is of
    another year or row than its clause names.
    """
    if is_slip(claim, target) or _is_other_way(claim, target):
        return True
    if _is_other_measure(book, claim, target):
        return True
    return _is_of_other_place(book, claim, target)


def _is_other_measure(book: Book, claim: Claim, target: Target) -> bool:
    """Whether a number is the very one in thousands for millions, or in per cent for points."""
    value, number = claim.mention.value, claim.mention.number
    if value is None or number is None or claim.hedged or claim.bound != "exact":
        return False
    digits = significant_digits(number)
    scale = digits >= _LEAST_SLIPPED and next(_scale(claim, target, value), None) is not None
    points = digits >= _LEAST_SLIPPED - 1 and next(_points(book, claim), None) is not None
    return scale or points


def _is_other_way(claim: Claim, target: Target) -> bool:
    value = claim.mention.value
    return value is not None and next(_sign(claim, target, value), None) is not None


def _is_of_other_place(book: Book, claim: Claim, target: Target) -> bool:
    """Whether a number is printed of another year or row than the ones that its clause names."""
    number = claim.mention.number
    told = number is not None and len(number.as_tuple().digits) >= _LEAST_SLIPPED
    if not told or claim.hedged or claim.bound != "exact":
        return False
    year = "year" not in claim.loose and next(_year(book, claim, target), None) is not None
    row = not claim.loose & {"row", "year"} and next(_row(book, claim, target), None) is not None
    return year or row


def is_slip(claim: Claim, target: Target) -> bool:
    """Whether a number is the right one but for two digits swapped, or one of three or more.

    One that was only cut short, "16.552" of 16.552,8, is no slip.
    """
    places = _changed(claim, target)
    number, value = claim.mention.number, claim.mention.value
    if number is not None and value is not None:
        unit = claim.mention.scale / 10 ** decimals_of(number)
        if abs(abs(target.value) - abs(value)) < unit:
            return False
    enough = number is not None and len(number.as_tuple().digits) >= _LEAST_SLIPPED
    return not claim.mention.loose and (_swap(places) or (len(places) == 1 and enough))


def _swap(places: Sequence[tuple[str, str]]) -> bool:
    return len(places) == 2 and places[0] == places[1][::-1]


def _lacks_one(long: str, short: str) -> bool:
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _changed(claim: Claim, target: Target) -> list[tuple[str, str]]:
    """The digits that differ from the right value, right and said; none where its length does."""
    written = _written(claim, target)
    if written is None or len(written[0]) != len(written[1]):
        return []
    return [(a, b) for a, b in zip(*written, strict=True) if a != b]


def _written(claim: Claim, target: Target) -> tuple[str, str] | None:
    """The digits of the right value and of the claim, to its decimals."""
    number = claim.mention.number
    if number is None or claim.relation == "ratio":
        return None
    decimals = decimals_of(number)
    value = abs(target.value) if claim.relation == "change" else target.value
    right = write_number(value / claim.mention.scale, decimals)
    said = write_number(abs(number) if claim.relation == "change" else number)
    return right.replace(".", ""), said.replace(".", "")
