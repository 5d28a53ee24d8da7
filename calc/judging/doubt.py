"""What is owed before a figure is called wrong.

A claim rests on pieces: what it speaks of, of which year, of which row, and whether it is a level
or a change. A piece is loose where its own clause does not say it: it was taken from the sentence
before, from another number of the sentence, or by default. Where another reading of a loose piece
is exactly the figure of the ficha, nothing is called wrong; nor is it called right, since the
words do not say so. A piece that the clause itself names leaves no such way out.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from calc.claims.found.shapes import Claim
from calc.concepts import concept as concept_of
from calc.concepts import vocabulary
from calc.figure import Book
from calc.formulas import TOTAL
from calc.judging.compare import comparable, fits, significant_digits
from calc.judging.target import Target, target_of
from calc.number import decimals_of

_LEAST_DIGITS = {"concept": 3, "year": 2, "base": 2, "row": 2, "relation": 2}
"""Fewer digits fit one of so many readings by luck."""

_LONG = 5
"""A number of so many digits that is cut instead of rounded misleads nobody."""

_LEAST_COUNT = 10
_ROUGHLY = 4
"""By how many points a share told in words may miss without being wrong."""

_NEAREST = Fraction(7, 10)
"""What share of the right value a slip may still be."""

_ALIKE = Fraction(20)
"""How many times larger or smaller a wrong amount without unit may be."""

_ROWS = {"region": "gasto_region", "componente": "gasto_componente", "subtitulo": "gasto_subtitulo"}
_NOT_TOLD = frozenset(
    (
        *("inflactor", "reasignaciones", "poblacion_objetivo_implicita", "faltante_para_umbral"),
        *("variacion_absoluta", "variacion_relativa", "variacion_puntos", "razon", "promedio"),
        *("suma", "monto_nominal", "monto_real", "numerador_posible", "porcentaje_de_conteos"),
    )
)
"""Concepts that have no value of their own in a year."""


def other_reading(claim: Claim, book: Book) -> str | None:
    """Why a claim is not called wrong: what else it may be, in Spanish; None where nothing is."""
    if claim.bound != "exact" or claim.hedged or claim.mention.loose:
        return None
    for least, reading in _readings(claim, book):
        found = target_of(book, reading, reading.concepts[0])
        if isinstance(found, Target) and _is_exactly(reading, found, least):
            return _said(reading, found)
    return None


def said_roughly(claim: Claim, target: Target) -> str | None:
    """Why a share in few words is not called wrong: "ocho de cada diez" of 84 %."""
    value = claim.mention.value
    share = claim.mention.loose and claim.mention.kind == "percent" and claim.relation == "level"
    share = share and claim.bound == "exact"
    if value is None or not share or abs(target.value - value) > _ROUGHLY:
        return None
    return "Es una fracción a grandes rasgos: la ficha da otra cifra, pero cercana."


def cut_short(claim: Claim, target: Target) -> str | None:
    """Why a long number that only lacks its rounding is not called wrong: M$16.552 for 16.552,8."""
    number, value = claim.mention.number, claim.mention.value
    if number is None or value is None or significant_digits(number) < _LONG:
        return None
    gap = abs(target.value) - abs(value)
    unit = 2 * (claim.mention.allowed.high - value)
    return "Es la cifra de la ficha, cortada y no redondeada." if 0 < gap < unit else None


def unsaid_unit(claim: Claim, target: Target) -> str | None:
    """Why a bare number is not called wrong as an amount: nothing says that it is one."""
    value = claim.mention.value
    bare = claim.mention.kind == "money" and claim.mention.currency is None
    if not bare or claim.mention.scaled or value is None or not target.value:
        return None
    times = abs(value / target.value)
    if 1 / _ALIKE <= times <= _ALIKE or times in (Fraction(1, 1000), 1000):
        return None
    return "No se dice en qué unidad está esta cifra, y no parece la que la ficha trae."


def far_away(claim: Claim, target: Target) -> str | None:
    """Why a number that no known mistake explains, and that is far off, is not called wrong.

    People get figures wrong by a digit, a row, a year, a base. A number that is nothing like the
    right one is more probably of something else, unless it is the only one of its sentence and
    its clause says all that it is.
    """
    value = claim.mention.value
    loose = claim.loose - {"row"}  # a row that was passed over is weighed by its place
    if claim.plain:
        loose -= {"base"}  # "creció 24 % en 2024" is from the year before; others were tried
    plain = claim.tabular or (not loose and (claim.plain or claim.mention.kind == "times"))
    if value is None or plain or claim.bound != "exact" or not target.value:
        return None
    times = abs(value / target.value)
    way = claim.sign if claim.relation == "change" else 0
    if claim.plain and way and (way > 0) != (target.value > 0):
        return None  # it went the other way
    if _NEAREST <= times <= 1 / _NEAREST:
        return None
    return "No queda claro de qué habla esta cifra, que está lejos de la que la ficha trae."


def _is_exactly(reading: Claim, target: Target, least: int) -> bool:
    """Whether a number is that value to digits enough that luck does not explain it."""
    number = reading.mention.number
    if number is None or not comparable(reading, target):
        return False
    how = fits(reading, target)
    if reading.mention.kind == "count" and not decimals_of(number):
        return how in ("read", "computed") and abs(target.value) >= _LEAST_COUNT
    return how in ("read", "rounded", "computed") and significant_digits(number) >= least


def _readings(claim: Claim, book: Book) -> Iterator[tuple[int, Claim]]:
    """The claim with each of its loose pieces read otherwise, and the digits that it needs."""
    for piece, others in (
        ("year", _in_other_years),
        ("base", _in_other_years),
        ("row", _in_other_rows),
        ("relation", _otherwise_related),
        ("concept", _of_other_concepts),
    ):
        if piece in claim.loose:
            for reading in others(claim, book):
                yield _LEAST_DIGITS[piece], reading


def _in_other_years(claim: Claim, book: Book) -> Iterator[Claim]:
    known = sorted({f.year for f in book if f.concept != "inflactor"})
    for concept in claim.concepts:
        one = replace(claim, concepts=(concept,))
        if claim.relation == "sum" and claim.years:
            yield from (replace(one, relation="level", year=y, years=()) for y in known)
        elif claim.relation == "level":
            yield from (replace(one, year=y) for y in known if y != claim.year)
        elif claim.base_concept is None and not claim.base_years:
            for base, year in combinations(known, 2):
                if claim.year == year or "year" in claim.loose:
                    yield replace(one, year=year, base_year=base)


def _in_other_rows(claim: Claim, book: Book) -> Iterator[Claim]:
    for concept in claim.concepts:
        for item in book.items(concept):
            if item not in (claim.item, TOTAL):
                yield replace(claim, concepts=(concept,), item=item, items=())


def _otherwise_related(claim: Claim, book: Book) -> Iterator[Claim]:
    del book
    if claim.relation == "level" and claim.year is not None:
        base = claim.year - 1
        for concept in claim.concepts:
            yield replace(claim, concepts=(concept,), relation="change", base_year=base)


def _of_other_concepts(claim: Claim, book: Book) -> Iterator[Claim]:
    """The other concepts of the same year, and of the same row where that is told."""
    free = "row" in claim.loose
    for concept, entry in vocabulary().items():
        if concept in _NOT_TOLD or concept in claim.concepts:
            continue
        rows = book.items(_ROWS.get(entry.item or "", concept)) if entry.item else (None,)
        for item in rows:
            if free or claim.item in (None, item):
                yield replace(claim, concepts=(concept,), item=item, base_concept=None)


def _said(reading: Claim, target: Target) -> str:
    label = concept_of(target.concept).named + (f" «{target.item}»" if target.item else "")
    when = f"de {target.year}"
    if reading.relation == "change":
        label, when = f"la variación de {label}", f"entre {reading.base_year} y {target.year}"
    return f"No queda claro de qué habla esta cifra, y puede ser {label} {when}."
