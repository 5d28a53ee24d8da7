"""What no table reader took: every printed value that is in no figure becomes a Problem.

So nothing is dropped in silence: a table of another kind, a row under an unknown label, a line
that the extraction broke.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from calc.figure import Figure, Problem
from ingest.ficha import Section
from ingest.sections import Line, document_lines
from ingest.tables.entries import Context
from ingest.tables.rows import (
    Split,
    Token,
    split_line,
    tokens_among_words,
    tokens_in,
    tokens_of_cell,
)
from ingest.tables.table import Sheet


def section_lines(
    ids: Sequence[str], sections: Sequence[Section], context: Context
) -> tuple[Line, ...]:
    """The lines of all sections of the given ids, in order."""
    return tuple(
        line
        for section in sections
        if section.id in ids
        for line in document_lines(context.document, section.start, section.end)
    )


def left_over_cells(
    sheets: Sequence[Sheet], taken: Sequence[Figure | Problem], context: Context
) -> Iterator[Problem]:
    """A problem for each row of a table with geometry that holds values not taken."""
    text = context.document.text
    made = _Taken(taken)
    for sheet in sheets:
        valued = _value_columns(text, sheet)
        for label, cells in zip(sheet.labels, sheet.rows, strict=True):
            tokens = [
                token
                for column, cell in enumerate(cells[1:], 1)
                for token in tokens_of_cell(text, cell)
                or (tokens_among_words(text, cell) if column in valued else ())
            ]
            left = made.left(tokens)
            if left:
                named = f"«{label}»" if label else "sin nombre"
                yield _problem(f"La fila {named} no es de una tabla conocida", left, context)


def _value_columns(text: str, sheet: Sheet) -> set[int]:
    """The columns that hold values in most of their cells below the heading."""
    columns = zip(*sheet.rows[1:], strict=True)
    filled = [[cell for cell in column if cell and cell.words] for column in columns]
    return {
        number
        for number, cells in enumerate(filled)
        if 2 * sum(bool(tokens_of_cell(text, cell)) for cell in cells) >= len(cells) > 0
    }


def left_over_lines(
    lines: Sequence[Line], taken: Sequence[Figure | Problem], context: Context, least: int = 1
) -> Iterator[Problem]:
    """A problem for each line of a table's section that ends in values not taken.

    `least` is how many values tell a row where prose may stand as well.
    """
    made = _Taken(taken)
    filled = [line for line in lines if line.text]
    for line, following in zip_longest(filled, filled[1:]):
        split = split_line(line, 9)
        if following is not None and _is_in_label(split, following):
            continue
        left = made.left(split.tokens)
        if len(left) >= least:
            yield _problem("Hay valores que no están en una fila conocida", left, context)


def left_over_indicators(lines: Sequence[Line], context: Context) -> Iterator[Problem]:
    """A problem for a section of indicators in which none could be told apart."""
    found = [
        token
        for line in lines
        if not line.text.startswith("*")
        for token in tokens_in(line)
        if token.is_percent or token.is_missing or re.search(r"\d,\d", token.text)
    ]
    if any(len(token.text) > 1 for token in found):  # a dash alone may be the minus of a formula
        yield _problem("No se pudo leer la tabla de indicadores", found, context)


def _is_in_label(split: Split, following: Line) -> bool:
    """Whether the number that ends a line is a word of a label: "durante 24" / "meses"."""
    plain = len(split.tokens) == 1 and re.fullmatch(r"\d{1,2}", split.tokens[0].text) is not None
    return plain and bool(split.label) and following.text[0].islower()


class _Taken:
    """The stretches of text that became figures or problems, for asking about many places."""

    def __init__(self, made: Sequence[Figure | Problem]) -> None:
        spans = sorted((one.source.start, one.source.end) for one in made)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def left(self, tokens: Sequence[Token]) -> list[Token]:
        """The values that nothing took, if some is more than a year, a call to a note or a dash."""
        left = [token for token in tokens if not self._covers(token)]
        amounts = [token for token in left if not re.fullmatch(r"\d|(19|20)\d\d|\D", token.text)]
        return left if amounts else []

    def _covers(self, token: Token) -> bool:
        index = bisect_right(self._starts, token.start)
        return index > 0 and token.start < self._ends[index - 1]


def _problem(what: str, tokens: Sequence[Token], context: Context) -> Problem:
    printed = ", ".join(token.text for token in tokens)
    source = context.document.source(tokens[0].start, tokens[-1].end)
    return Problem(f"{what}; estas cifras no se usan: {printed}.", source)
