"""Indicadores de propósito and complementarios: text cells around one value a year.

In a text an indicator is known by its "Unidad de medida": its name and formula stand before, its
values and result after. Its figures carry the indicator's name as item and the unit it declares.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from calc.figure import fold
from calc.quantity import PORCENTAJE
from ingest.ficha import Indicator
from ingest.page import Cell, join_lines
from ingest.sections import Line
from ingest.tables.entries import Context, Entry, Slot
from ingest.tables.rows import Row, Token, split_line, token_of_cell
from ingest.tables.table import Sheet

_ANCHOR = re.compile(r"unidad de medida\b")
_FORMULA_START = re.compile(
    r"[(\[{]|n[°º.]\s|nro|numero|suma|sumatoria|total de|monto|promedio", re.IGNORECASE
)
_NOTE = re.compile(r"\*+ ?[A-Za-zÁÉÍÓÚÑáéíóúñ]")  # "* S/I: …", but not the "* 100" of a formula
_OPENING = re.compile(r"[A-ZÁÉÍÓÚÑ([{]")
_HEADING_WORDS = frozenset(
    "indicador indicadores formula metodo de calculo otros atributos caracteristicas efectivo "
    "efectivos valor valores analisis del resultado resultados comentario comentarios "
    "interpretacion".split()
)
_OPENS_HEADING = re.compile(r"formula|metodo de calculo|(efectivo|valor|resultado) 20\d\d")
_ATTRIBUTE_END = re.compile(r"(medida|dimension|periodicidad|medicion) ?:")
_LINES_A_BLANK = 8  # at most, in a text whose blank lines part its cells
_LINES_OF_ATTRIBUTE = 4  # over which the value of the last attribute may wrap
_USUAL_ATTRIBUTES = 2  # their column: after the name and the formula
_ATTRIBUTES = ("unidad de medida", "dimension", "periodicidad", "sentido de medicion")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator as read: what it says, and the entry of its values (None: it has none)."""

    indicator: Indicator
    entry: Entry | None


def indicators_of_lines(
    lines: Sequence[Line], kind: str, context: Context
) -> tuple[IndicatorRow, ...]:
    """The indicators of a section of text."""
    blocks = _blocks(lines, context)
    body = [line for block in blocks for line in block]
    # With no blank lines to part names from formulas, the few page breaks would mislead.
    parted = sum(not line.text for line in lines) * _LINES_A_BLANK > len(lines)
    starts = {block[0].start for block in blocks} if parted else set()
    anchors = [n for n in range(len(body)) if _ANCHOR.match(fold(_joined(body[n : n + 3])))]
    if not anchors:
        return ()
    values = [
        _value_line(body, anchor, following, len(context.years))
        for anchor, following in pairwise([*anchors, len(body)])
    ]
    found = []
    begin = 0  # where the text that can hold this indicator's name begins
    for n, anchor in enumerate(anchors):
        at, split = values[n]
        name_at, formula_at = _name_and_formula(body, begin, anchor, starts)
        limit = anchors[n + 1] if n + 1 < len(anchors) else len(body)
        end = limit if n + 1 == len(anchors) else _name_and_formula(body, at + 1, limit, starts)[0]
        attributes = _attributes(_joined(body[anchor : at if split else limit]))
        indicator = _indicator(
            kind,
            _joined(body[name_at:formula_at]),
            _joined(body[formula_at:anchor]),
            attributes,
            _joined(body[at + 1 : end]),
        )
        row = split and Row(indicator.name, split.tokens, split.line.start, split.line.end)
        found.append(IndicatorRow(indicator, _entry(row, indicator, context) if row else None))
        begin = end
    return tuple(found)


def indicators_of_sheet(
    sheet: Sheet, kind: str, context: Context
) -> tuple[IndicatorRow, ...] | None:
    """The indicators of a table with geometry; None where its columns are not known."""
    columns = _headed_columns(sheet, context) or _usual_columns(sheet, context)
    if columns is None:
        return None
    name, formula, attributes, values, result = columns
    text = context.document.text
    last_printed = re.search(r"sentido\s+de\s+medici", text, re.IGNORECASE) is not None
    found = []
    for cells in sheet.rows:
        told = _cell_text(cells[attributes])
        if not fold(told).startswith("unidad de medida"):
            continue
        # A page break tore off the last attribute, and with it perhaps the end of the name.
        if last_printed and "sentido de medicion" not in fold(told):
            continue
        indicator = _indicator(
            kind,
            _cell_text(cells[name]),
            _cell_text(cells[formula]),
            _attributes(told),
            _cell_text(cells[result]) if result is not None else "",
        )
        tokens = [token_of_cell(text, cells[column]) for column in values]
        found.append(IndicatorRow(indicator, _cells_entry(tokens, indicator, context)))
    return tuple(found)


class _Columns(NamedTuple):
    """Where the cells of an indicator stand."""

    name: int
    formula: int
    attributes: int
    values: tuple[int, ...]
    result: int | None


def _headed_columns(sheet: Sheet, context: Context) -> _Columns | None:
    """The columns as their headings tell them."""
    formula = sheet.column_of(lambda t: t.startswith(("formula", "metodo de calculo")))
    attributes = sheet.column_of(lambda t: "atributos" in t or t == "caracteristicas")
    result = sheet.column_of(lambda t: "resultado" in t)
    values = [
        sheet.column_of(lambda t, year=year: bool(re.search(rf"\b{year}\b", t)), 2)  # type: ignore[misc]  # mypy cannot type a lambda's default
        for year in context.years
    ]
    found = tuple(column for column in values if column is not None)
    if formula is None or attributes is None or len(found) < len(values):
        return None
    return _Columns(0, formula, attributes, found, result)


def _usual_columns(sheet: Sheet, context: Context) -> _Columns | None:
    """The usual ones, where the headings were set apart from the table: its attributes tell it."""
    width = len(context.years)
    attributes = sheet.column_of(lambda t: t.startswith("unidad de medida"), len(sheet.rows))
    if attributes != _USUAL_ATTRIBUTES or sheet.width != width + _USUAL_ATTRIBUTES + 2:
        return None
    first = attributes + 1
    return _Columns(0, 1, attributes, tuple(range(first, first + width)), first + width)


def claims(sheet: Sheet) -> bool:
    """Whether a table is one of indicators."""
    return bool(re.search("(formula|metodo) de calculo", sheet.head)) or (
        "indicador" in sheet.head and "atributos" in sheet.head
    )


def _blocks(lines: Sequence[Line], context: Context) -> list[list[Line]]:
    """Runs of lines without a blank line or a page break between them; headings and notes out."""
    document = context.document
    breaks = {page.start for page in document.pages}
    blocks: list[list[Line]] = [[]]
    for line in lines:
        at_break = bool(breaks & {line.start, line.start - 1}) or document.is_furniture(line.start)
        parts = not _is_open(blocks[-1]) if at_break else not line.text
        if parts:
            blocks.append([])
        if line.text and not _NOTE.match(line.text):
            blocks[-1].append(line)
    return _without_headings(blocks)


def _is_open(block: Sequence[Line]) -> bool:
    """Whether a page that breaks here breaks a formula: a parenthesis or a division goes on."""
    text = _joined(block)
    return text.count("(") > text.count(")") or text.endswith("/")


def _without_headings(blocks: Sequence[list[Line]]) -> list[list[Line]]:
    """The blocks without the table's heading, which a page break may cut in two."""
    bodies = []
    heading = ""  # what stands of one so far, where its end may be in the next block
    for block in blocks:
        count = 0
        while count < len(block) and _is_heading(block[count]):
            count += 1
        opening = fold(" ".join(line.text for line in block[:count]))
        heading = f"{heading} {opening}"
        opens = _OPENS_HEADING.search(heading) is not None or count == len(block)
        body = block[count:] if opens else block
        if body:
            bodies.append(body)
        if body or "resultado" in heading:
            heading = ""
    return bodies


def _is_heading(line: Line) -> bool:
    words = re.findall(r"[a-z]+|\d+", fold(line.text))
    return bool(words) and all(w in _HEADING_WORDS or re.fullmatch(r"20\d\d", w) for w in words)


def _value_line(
    body: Sequence[Line], anchor: int, limit: int, width: int
) -> tuple[int, "_Values | None"]:
    """The line of values right after an indicator's attributes, and its index.

    Further on, a lone number would belong to the next name ("por cada 1.000 habitantes").
    """
    labels = [n for n in range(anchor, limit) if _ATTRIBUTE_END.search(fold(body[n].text))]
    first = labels[-1] + 1 if labels else anchor + 1
    for n in range(first, min(limit, first + _LINES_OF_ATTRIBUTE)):
        split = split_line(body[n], width)
        if not split.tokens or split.label:
            continue
        tokens, last = list(split.tokens), n
        while len(tokens) < width and last + 1 < limit:
            following = split_line(body[last + 1], width - len(tokens))
            if not following.tokens or following.label:
                break
            tokens.extend(following.tokens)
            last += 1
        line = Line("", body[n].start, body[last].end)
        return last, _Values(tuple(tokens), line)
    return min(anchor, limit - 1), None


@dataclass(frozen=True, slots=True)
class _Values:
    tokens: tuple[Token, ...]
    line: Line


def _name_and_formula(
    body: Sequence[Line], begin: int, anchor: int, starts: set[int]
) -> tuple[int, int]:
    """Where, between a result's text and an anchor, the name and the formula begin.

    They are the last two blocks; one that does not begin like a name or a formula goes on from the
    block before.
    """
    opens = [n for n in range(begin, anchor) if body[n].start in starts]
    opens = [n for n in opens if n == begin or _OPENING.match(body[n].text)]
    if len(opens) > 1:
        return opens[-2], opens[-1]
    formula = _formula_start(body, begin, anchor)
    stops = [n for n in range(begin, formula) if begin and body[n].text.endswith(".")]
    if stops and stops[-1] == formula - 1:  # the name may end with a full stop too
        stops.pop()
    return (stops[-1] + 1 if stops else begin), formula


def _formula_start(body: Sequence[Line], begin: int, anchor: int) -> int:
    """Without blank lines: the line that opens the division, with its parentheses whole."""
    divided = [n for n in range(begin + 1, anchor) if "/" in body[n].text]
    if not divided:
        opening = [n for n in range(begin + 1, anchor) if _FORMULA_START.match(body[n].text)]
        return opening[0] if opening else anchor
    starts = [n for n in range(begin + 1, divided[0] + 1) if _OPENING.match(body[n].text)]
    for n in reversed(starts):
        text = _joined(body[n:anchor])
        if text.count("(") >= text.count(")"):
            return n
    return starts[0] if starts else divided[0]


def _attributes(told: str) -> dict[str, str]:
    """Each attribute's value, from «Unidad de medida: Porcentual Dimensión: …»."""
    folded = fold(told)
    text = re.sub(r"\s+", " ", told).strip()
    marks = sorted(
        (found.start(), found.end(), name)
        for name in _ATTRIBUTES
        if (found := re.search(rf"{name} ?:", folded))
    )
    bounded = pairwise([*marks, (len(text), len(text), "")])
    return {name: text[end:stop].strip() for (_, end, name), (stop, _, _) in bounded}


def _indicator(
    kind: str, name: str, formula: str, attributes: dict[str, str], result: str
) -> Indicator:
    unit, dimension, periodicity, direction = (attributes.get(name_) for name_ in _ATTRIBUTES)
    return Indicator(kind, name, formula, unit, dimension, periodicity, direction, result)


def _entry(row: Row, indicator: Indicator, context: Context) -> Entry:
    declared = indicator.unit or ""
    unit = PORCENTAJE if fold(declared).startswith("porcent") else declared or "unidades"
    concept = f"indicador_{indicator.kind}"
    return Entry(row, tuple(Slot(concept, year, indicator.name, unit) for year in context.years))


def _cells_entry(
    tokens: Sequence[Token | None], indicator: Indicator, context: Context
) -> Entry | None:
    placed = [(n, token) for n, token in enumerate(tokens) if token is not None]
    if not placed:
        return None
    row = Row(
        indicator.name,
        tuple(token for _, token in placed),
        min(token.start for _, token in placed),
        max(token.end for _, token in placed),
        tuple(n for n, _ in placed),
    )
    return _entry(row, indicator, context)


def _cell_text(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def _joined(lines: Sequence[Line]) -> str:
    return join_lines(line.text for line in lines)
