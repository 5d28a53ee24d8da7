"""Inflactores: a factor for each year."""

import re
from collections.abc import Sequence

from calc.figure import fold
from ingest.sections import Line
from ingest.tables.entries import Context, Entry, Slot
from ingest.tables.rows import Row, Token
from ingest.tables.table import Sheet, Table

_PAIR = re.compile(r"(?<!\S)((?:19|20)\d\d)\s+(?!(?:19|20)\d\d\s)(\d[\d.,]*)(?!\S)")


def _claims(sheet: Sheet) -> bool:
    return "inflactor" in sheet.head and sheet.width == 2


def _from_lines(lines: Sequence[Line], context: Context) -> tuple[Entry, ...]:
    if not lines:
        return ()
    start, end = lines[0].start, lines[-1].end
    return tuple(
        _entry(int(pair[1]), Token(pair[2], start + pair.start(2), start + pair.end(2)))
        for pair in _PAIR.finditer(context.document.text[start:end])
    )


def _from_sheet(sheet: Sheet, context: Context) -> tuple[Entry, ...]:
    rows = sheet.value_rows(context.document.text, (1,))
    return tuple(
        _entry(int(row.label), row.tokens[0])
        for row in rows
        if re.fullmatch(r"(19|20)\d\d", fold(row.label))
    )


def _entry(year: int, token: Token) -> Entry:
    row = Row(str(year), (token,), token.start, token.end)
    return Entry(row, (Slot("inflactor", year),))


TABLE = Table("inflactores", ("inflactores",), _claims, _from_lines, _from_sheet)
