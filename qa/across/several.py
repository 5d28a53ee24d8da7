"""Several programmes side by side: the value of each for what is asked across them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from calc.concepts import vocabulary
from calc.formulas import Result, evaluate
from calc.number import round_half_up, write_number
from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE, PUNTOS, UNIDADES, Quantity
from ingest.ficha import Ficha
from qa.across.selection import DATES, NUMBER_OF, START, Condition, Selection
from qa.answers.compose import Part, Shown, counted, listed, write
from qa.answers.counted import counted_noun, counting
from qa.answers.evidence import Found, covered_years, figure_hits, operands, value
from qa.answers.types import Table
from qa.named.items import rows
from qa.named.subtitles import subtitle_name
from qa.programmes.shelf import Programme, Shelf
from qa.saying import say
from qa.saying.asking import Draft

_MOST_SAID = 8
_MOST_PASSAGES = 8
NEXT = (
    "¿Qué programas tienen hallazgos de eficiencia?",
    "¿Qué programa tuvo más beneficiarios?",
    "¿Qué fichas están cargadas?",
)
"""Questions across programmes that make sense after one."""

_COUNTED = {"hallazgo": "hallazgos", "componente": "componentes", "region": "regiones"}
_COUNTED |= {"indicador": "indicadores"}
_ONE = {"regiones": "región", "indicadores": "indicador"}


@dataclass(frozen=True, slots=True)
class Row:
    """One programme with its value for what is asked: a figure, or a count of what it lists.

    `value` is exact and `printed` what a table shows: each is worked out once for each ficha.
    """

    programme: Programme
    ficha: Ficha
    concept: str
    year: int
    value: Fraction
    printed: str
    found: Found | None = None

    @property
    def count(self) -> int:
        """How many, where it is a count."""
        return int(self.value)


def ficha_for(programme: Programme, year: int | None, shelf: Shelf) -> Ficha:
    """The ficha of a year: its own where there is one, else the newest that covers it."""
    newest = shelf.ficha(programme.latest.document)
    if year is None or newest.year == year:
        return newest
    cards = sorted(programme.cards, key=lambda c: c.year != year)
    fichas = (shelf.ficha(c.document) for c in cards)
    return next((f for f in fichas if f.year == year or year in covered_years(f)), newest)


def row_of(programme: Programme, concept: str, selection: Selection, shelf: Shelf) -> Row | None:
    """The value of one programme, None where it has none."""
    years = selection.period.years if selection.period.relative is None else ()
    latest = programme.latest.year
    of_its_own = len(years) > 1 and latest in years and not selection.moves
    asked = latest if of_its_own else years[-1] if years else None
    since = selection.moves and len(years) == 1 and _since(selection)
    ficha = ficha_for(programme, None if since else asked, shelf)
    year = ficha.year if asked is None or since else asked
    if concept.startswith(NUMBER_OF):
        sense = concept.removeprefix(NUMBER_OF)
        return _counted(programme, ficha, concept, _count(ficha, sense, selection, shelf))
    if concept in DATES:
        said = ficha.start_year if concept == START else ficha.end_year
        match = re.search(r"\b(?:19|20)\d\d\b", said or "")
        return _counted(programme, ficha, concept, int(match[0])) if match else None
    item = None
    if vocabulary()[concept].item == "subtitulo":
        item = selection.subtitle
        if item is None:
            return None
    if vocabulary()[concept].item == "region":
        wanted = tuple(i.name for i in selection.regions)
        own = shelf.regions(ficha)
        item = next((own[name] for name in wanted if name in own), None)
        if item is None:
            return None
    key = (ficha.document, concept, year, item, selection.moves, years, selection.in_money)
    if key not in shelf.values:
        found = _found(ficha, concept, year, item, selection)
        shelf.values[key] = None if found is None else _row(programme, concept, year, found)
    row = shelf.values[key]
    return row if isinstance(row, Row) else None


def _counted(programme: Programme, ficha: Ficha, concept: str, count: int) -> Row:
    return Row(programme, ficha, concept, ficha.year, Fraction(count), str(count))


def _row(programme: Programme, concept: str, year: int, found: Found) -> Row:
    figure = found.figure
    if figure is not None and figure.quantity is not None:
        value = Fraction(figure.quantity.value)
    else:
        value = found.result.value if found.result is not None else Fraction(0)
    printed = say.shown_value(found).printed
    return Row(programme, found.ficha, concept, year, value, printed, found)


def _found(
    ficha: Ficha, concept: str, year: int, item: str | None, selection: Selection
) -> Found | None:
    if selection.moves:
        return _change(ficha, concept, year, item, selection)
    one = value(ficha, concept, year, item)
    return one if isinstance(one, Found) else None


def _change(
    ficha: Ficha, concept: str, year: int, item: str | None, selection: Selection
) -> Found | None:
    """The change between two years: in points for percentages, in percent for the rest."""
    years = selection.period.years if selection.period.relative is None else ()
    base = years[0] if len(years) > 1 else year - 1
    if len(years) == 1 and _since(selection) and years[0] != ficha.year:
        base, year = years[0], ficha.year
    how = "variacion_puntos" if vocabulary()[concept].unit == PORCENTAJE else "variacion_relativa"
    if selection.in_money and vocabulary()[concept].unit == MILES_DE_PESOS:
        how = "variacion_absoluta"
    result = evaluate(how, ficha.book, year, item, concept=concept, base_year=base)
    return Found(ficha, how, year, item, None, result) if isinstance(result, Result) else None


def _since(selection: Selection) -> bool:
    """Whether the year named is the one that a change starts from."""
    return "respecto" in selection.cues or "desde" in selection.reading.known


def _count(ficha: Ficha, sense: str, selection: Selection, shelf: Shelf) -> int:
    if sense == "hallazgo":
        asked = selection.findings.dimensions if selection.findings else ()
        return sum(1 for f in ficha.findings if not asked or f.dimension in asked)
    if sense == "region":
        return len(shelf.regions(ficha))
    return len(rows(ficha, sense))


def magnitude(row: Row) -> Fraction:
    """The exact value of a row."""
    return row.value


def unit_of(row: Row) -> tuple[str, int | None]:
    """The unit of a row and, for money, the year of its pesos."""
    found = row.found
    if found is None:
        return UNIDADES, None
    if found.figure is not None and found.figure.quantity is not None:
        return found.figure.quantity.unit, found.figure.quantity.price_year
    return (found.result.unit, found.result.price_year) if found.result else ("", None)


def kind_of(row: Row) -> tuple[str, int | None, str]:
    """What can be added up: the unit, the year of the pesos, and who is counted."""
    unit, price = unit_of(row)
    return unit, price, counted_noun(row.ficha) if unit == PERSONAS else ""


def holds(row: Row, condition: Condition) -> bool:
    """Whether a row is on the asked side of a bound."""
    return condition.threshold.holds(magnitude(row), unit_of(row)[0])


def label_of(concept: str, selection: Selection) -> str:
    """How what is asked of each is called, in lower case and without its article."""
    if concept.startswith(NUMBER_OF):
        return f"número de {_COUNTED[concept.removeprefix(NUMBER_OF)]}"
    if concept in DATES:
        return "año de inicio" if concept == START else "año de término"
    label = vocabulary()[concept].label
    if vocabulary()[concept].item == "region" and selection.regions:
        where = listed(say.place(i.name) for i in selection.regions)
        label = label.replace("la región", where).replace("en el", "en el")
    if vocabulary()[concept].item == "subtitulo" and selection.subtitle:
        row = f"el subtítulo {selection.subtitle} ({subtitle_name(selection.subtitle).lower()})"
        label = re.sub(
            "(?:del|el) subtítulo", lambda m: f"d{row}" if m[0][0] == "d" else row, label
        )
    return f"variación de {label}" if selection.moves else label


def amount(row: Row, *, spoken: bool = False) -> list[Part]:
    """The value of a row with its unit."""
    if row.found is not None:
        return list(say.amount(row.found, spoken=spoken))
    if row.concept in DATES:
        return [str(row.count)]
    noun = _COUNTED[row.concept.removeprefix(NUMBER_OF)]
    sources = tuple(f.source for f in row.ficha.findings) if noun == "hallazgos" else ()
    return [
        counted(row.count, sources),
        f" {noun if row.count != 1 else _ONE.get(noun, noun.rstrip('s'))}",
    ]


def cell(row: Row) -> str:
    """The value of a row in a table."""
    return row.printed


def computed_over(total: Fraction, group: Sequence[Row], what: str) -> Shown:
    """A number computed over programmes, owned by all of their figures."""
    unit, price = unit_of(group[0])
    figures = [f for r in group if r.found for f in operands(r.found)]
    decimals = max(
        (f.quantity.decimals for f in figures if f.quantity and f.quantity.unit == unit), default=0
    )
    derived = any(r.found and r.found.result for r in group)
    split = derived and (unit == PORCENTAJE or any("," in cell(r) for r in group))
    decimals = 1 if what == "promedio" or split else decimals
    shown_unit = PUNTOS if unit == PORCENTAJE and what == "diferencia" else unit
    quantity = Quantity(round_half_up(total, decimals), shown_unit, price)
    values = [cell(r) for r in group[:12]]
    joiner = {"suma": " + ", "diferencia": " − ", "promedio": " + "}[what]
    more = "" if len(group) <= 12 else " + …"
    expression = joiner.join(values) + more
    text = f"({expression}) / {len(group)}" if what == "promedio" else expression
    printed = write(quantity)
    shown = Shown(
        printed,
        quantity.value,
        shown_unit,
        "computed",
        group[0].concept if group[0].found else None,
        group[0].year,
        None,
        None,
        tuple(f.source for f in figures),
        f"{text} = {printed}",
    )
    return counting(shown, kind_of(group[0])[2]) if unit == PERSONAS else shown


def times_over(first: Row, second: Row) -> Shown:
    """How many times one figure is another, to one decimal."""
    ratio = round_half_up(magnitude(first) / magnitude(second), 1)
    printed = f"{write_number(ratio)} veces"
    figures = [f for r in (first, second) if r.found for f in operands(r.found)]
    return Shown(
        printed,
        ratio,
        None,
        "computed",
        first.concept,
        first.year,
        None,
        None,
        tuple(f.source for f in figures),
        f"{cell(first)} / {cell(second)} = {printed}",
    )


def listed_rows(table: Sequence[Row], *, years: bool = False) -> list[Part]:
    """Programmes with their values, as a list in a sentence."""
    parts: list[Part] = []
    shown = list(table[:_MOST_SAID])
    mixed = len({r.year for r in table}) > 1 or years
    for i, row in enumerate(shown):
        last = i == len(shown) - 1 and len(table) <= _MOST_SAID
        parts.append("" if i == 0 else " y " if last else ", ")
        parts.append(f"«{row.programme.title}» (")
        parts.extend(amount(row))
        parts.append(f" en {row.year})" if mixed and row.concept not in DATES else ")")
    if len(table) > _MOST_SAID:
        parts += [" y ", counted(len(table) - _MOST_SAID), " más, en la tabla"]
    return [p for p in parts if p != ""]


def price_note(shown: Sequence[Row]) -> str:
    """A warning where amounts are in pesos of different years."""
    prices = sorted({p for u, p in map(unit_of, shown) if u == MILES_DE_PESOS and p})
    if len(prices) < 2:
        return ""
    return f"Ojo: los montos están en pesos de años distintos ({listed(str(p) for p in prices)})."


def table_of(
    programmes: Sequence[Programme], concept: str, selection: Selection, shelf: Shelf
) -> list[Row]:
    """The rows of the programmes that have a value."""
    return [r for p in programmes if (r := row_of(p, concept, selection, shelf)) is not None]


def no_value(text: str) -> Draft:
    """There is nothing to compare."""
    return Draft((text,), "not_found", suggestions=NEXT[2:])


def draft(
    selection: Selection,
    parts: Sequence[Part],
    table: Sequence[Row],
    shelf: Shelf,
    concepts: Sequence[str],
) -> Draft:
    """The answer with the table of its programmes, a column for each figure."""
    columns = [say.capital(label_of(c, selection)) for c in concepts]
    cells = []
    for row in table:
        others = [row_of(row.programme, c, selection, shelf) for c in concepts[1:]]
        cells.append(
            (
                row.programme.title,
                str(row.year),
                cell(row),
                *("—" if other is None else cell(other) for other in others),
            )
        )
    founds: list[tuple[Ficha, Found]] = [(r.ficha, r.found) for r in table if r.found is not None]
    hits = tuple(h for f, one in founds[:_MOST_PASSAGES] for h in figure_hits(f, operands(one)))
    pairs = selection.selector.how == "pair"
    note = "" if selection.period.said or pairs else "Usé la ficha más reciente de cada programa."
    extra = price_note(table)
    return Draft(
        [*parts, *((f" {extra}",) if extra else ())],
        passages=hits[:_MOST_PASSAGES],
        suggestions=NEXT,
        assumed=(note,) if note else (),
        table=Table(("Programa", "Año", *columns), tuple(cells)) if cells else None,
    )
