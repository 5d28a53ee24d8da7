"""Several programmes side by side: what is asked across them, and the value of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from calc.concepts import vocabulary
from calc.number import round_half_up
from calc.quantity import MILES_DE_PESOS, PORCENTAJE, PUNTOS, Quantity
from ingest.ficha import Ficha
from qa import say
from qa.asking import Draft
from qa.compose import Part, Shown, counted, listed, write
from qa.concepts import concepts_of
from qa.evidence import Found, figure_hits, operands, value
from qa.items import rows
from qa.patterns import named_concepts
from qa.question import Question
from qa.regions import region_of, regions_named
from qa.row import Item
from qa.senses import Reading
from qa.shelf import Programme, Shelf
from qa.types import Table
from qa.years import Period, read_period

_MOST_SAID = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One programme with its value for what is asked."""

    programme: Programme
    ficha: Ficha
    found: Found


@dataclass(frozen=True, slots=True)
class Across:
    """What is asked across programmes."""

    reading: Reading
    concept: str | None
    period: Period
    regions: tuple[Item, ...]
    cues: frozenset[str]
    fichas: tuple[tuple[Programme, Ficha], ...]


def read_across(
    reading: Reading, shelf: Shelf, scope: tuple[Programme, ...], earlier: Question | None
) -> Across:
    """Read a question about several programmes, without the words of any one."""
    latest = max(p.latest.year or 0 for p in scope)
    period = read_period(reading, latest)
    regions = tuple(regions_named(reading, ()))
    cues = frozenset(s for t in reading.terms for s in t.senses)
    named = named_concepts(reading)
    concepts = concepts_of(named, regions if named else (), cues)
    if not concepts and earlier is not None:
        concepts = earlier.concepts
        period = period if period.said else earlier.period
    if not concepts and regions and cues & {"gastar", "dinero"}:
        concepts = ("gasto_region",)
    if not concepts and cues & {"costar"}:
        concepts = ("gasto_por_beneficiario",)
    fichas = []
    for programme in scope:
        card = programme.latest
        if period.years:
            card = next((c for c in programme.cards if c.year == period.years[-1]), card)
        fichas.append((programme, shelf.ficha(card.document)))
    concept = concepts[0] if concepts else None
    if concept is not None and vocabulary()[concept].item not in (None, "region"):
        concept = None
    return Across(reading, concept, period, regions, cues, tuple(fichas))


def values(across: Across) -> list[Row]:
    """The value of each programme that has one."""
    found = []
    for programme, ficha in across.fichas:
        year = across.period.years[-1] if across.period.years else ficha.year
        item = None
        if across.concept is not None and vocabulary()[across.concept].item == "region":
            wanted = {i.name for i in across.regions}
            item = next((r for r in rows(ficha, "region") if (region_of(r) or r) in wanted), None)
            if item is None:
                continue
        one = value(ficha, across.concept or "", year, item)
        if isinstance(one, Found):
            found.append(Row(programme, ficha, one))
    return found


def magnitude(row: Row) -> Fraction:
    """The exact value of a row."""
    found = row.found
    if found.figure is not None and found.figure.quantity is not None:
        return Fraction(found.figure.quantity.value)
    return found.result.value if found.result is not None else Fraction(0)


def unit_of(row: Row) -> tuple[str, int | None]:
    """The unit of a row and, for money, the year of its pesos."""
    found = row.found
    if found.figure is not None and found.figure.quantity is not None:
        return found.figure.quantity.unit, found.figure.quantity.price_year
    return (found.result.unit, found.result.price_year) if found.result else ("", None)


def computed_over(total: Fraction, group: list[Row], what: str) -> Shown:
    """A number computed over programmes, owned by all of their figures."""
    unit, price = unit_of(group[0])
    figures = [f for r in group for f in operands(r.found)]
    decimals = max(
        (f.quantity.decimals for f in figures if f.quantity and f.quantity.unit == unit), default=0
    )
    decimals = (
        1
        if what == "promedio" or (any(r.found.result for r in group) and unit == PORCENTAJE)
        else decimals
    )
    shown_unit = PUNTOS if unit == PORCENTAJE and what == "diferencia" else unit
    quantity = Quantity(round_half_up(total, decimals), shown_unit, price)
    values = [say.shown_value(r.found).printed for r in group[:12]]
    joiner = {"suma": " + ", "diferencia": " − ", "promedio": " + "}[what]
    more = "" if len(group) <= 12 else " + …"
    expression = joiner.join(values) + more
    text = f"({expression}) / {len(group)}" if what == "promedio" else expression
    printed = write(quantity)
    return Shown(
        printed,
        quantity.value,
        shown_unit,
        "computed",
        group[0].found.concept,
        group[0].found.year,
        None,
        None,
        tuple(f.source for f in figures),
        f"{text} = {printed}",
    )


def listed_rows(table: Sequence[Row], *, years: bool = False) -> list[Part]:
    """Programmes with their values, as a list in a sentence."""
    parts: list[Part] = []
    shown = list(table[:_MOST_SAID])
    mixed = len({r.found.year for r in table}) > 1 or years
    for i, row in enumerate(shown):
        last = i == len(shown) - 1 and len(table) <= _MOST_SAID
        parts.append("" if i == 0 else " y " if last else ", ")
        parts.append(f"«{row.programme.title}» (")
        parts.extend(amount(row))
        parts.append(f" en {row.found.year})" if mixed else ")")
    if len(table) > _MOST_SAID:
        parts += [" y ", counted(len(table) - _MOST_SAID), " más, en la tabla"]
    return [p for p in parts if p != ""]


def amount(row: Row) -> list[Part]:
    """The value of a row with its unit."""
    return list(say.amount(row.found, spoken=False))


def draft(
    across: Across, parts: Sequence[Part], shown: Sequence[Row], table: Sequence[Row] | None = None
) -> Draft:
    """The answer with the table of its programmes."""
    cells = tuple(
        (r.programme.title, str(r.found.year), say.shown_value(r.found).printed)
        for r in (table or shown)
    )
    hits = tuple(h for r in shown[:_MOST_SAID] for h in figure_hits(r.ficha, operands(r.found)))
    label = vocabulary()[across.concept or ""].label
    note = "" if across.period.years else "Usé la ficha más reciente de cada programa."
    extra = price_note(shown)
    return Draft(
        [*parts, *((f" {extra}",) if extra else ())],
        passages=hits[:_MOST_SAID],
        suggestions=(
            "¿Qué programas tienen hallazgos de eficiencia?",
            "¿Qué programa tuvo más beneficiarios?",
            "¿Qué fichas están cargadas?",
        ),
        assumed=(note,) if note else (),
        table=Table(("Programa", "Año", say.capital(label)), cells),
    )


def price_note(shown: Sequence[Row]) -> str:
    """A warning where amounts are in pesos of different years."""
    prices = sorted({p for u, p in map(unit_of, shown) if u == MILES_DE_PESOS and p})
    if len(prices) < 2:
        return ""
    return f"Ojo: los montos están en pesos de años distintos ({listed(str(p) for p in prices)})."
