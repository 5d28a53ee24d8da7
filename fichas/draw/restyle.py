"""The same blocks in another house style: sentence case, another sign of the unit, other words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import singledispatch

from .blocks import Bar, Block, Cell, Columns, Heading, Line, Table

Change = Callable[[str], str]

_KEPT = {"ODS", "M$"}


def in_sentence_case(text: str) -> str:
    """A heading such as "II. DESEMPEÑO DEL PROGRAMA" as "II. Desempeño del programa"."""
    number, rest = re.fullmatch(r"([IVX]+\. )?(.*)", text, re.DOTALL).groups(default="")  # type: ignore[union-attr]
    lowered = re.sub(r"[^\W\d_]{2,}", _lowered, rest)
    return f"{number}{lowered[:1].upper()}{lowered[1:]}"


def _lowered(word: re.Match[str]) -> str:
    return word[0].lower() if word[0].isupper() and word[0] not in _KEPT else word[0]


def with_spaced_unit(text: str) -> str:
    """The unit "(M$2024)" as "(M$ 2024)"."""
    return re.sub(r"\(M\$(\d{4})\)", r"(M$ \1)", text)


def in_other_words(words: Sequence[tuple[str, str]]) -> Change:
    """The change of each heading or label that begins with the first of two texts to the other."""

    def change(text: str) -> str:
        for own, other in words:
            if text.startswith(own) and not text[len(own) : len(own) + 1].isalpha():
                return other + text[len(own) :]
        return text

    return change


@singledispatch
def restyled(block: Block, _change: Change) -> Block:
    """The block with its headings, its tables' headers and labels changed; running text stays."""
    return block


@restyled.register
def _bar(block: Bar, change: Change) -> Block:
    return replace(block, text=change(block.text))


@restyled.register
def _heading(block: Heading, change: Change) -> Block:
    return replace(block, text=_line(block.text, change))


@restyled.register
def _columns(block: Columns, change: Change) -> Block:
    left, right = (
        tuple(restyled(inner, change) for inner in side) for side in (block.left, block.right)
    )
    return replace(block, left=left, right=right)


@restyled.register
def _table(block: Table, change: Change) -> Block:
    header = tuple(tuple(_cell(cell, change) for cell in row) for row in block.header)
    if block.kind == "indicators":
        return replace(block, header=header)
    rows = tuple((_cell(row[0], change), *row[1:]) for row in block.rows)
    return replace(block, header=header, rows=rows)


def _cell(cell: Cell, change: Change) -> Cell:
    return replace(cell, paragraphs=tuple(_line(text, change) for text in cell.paragraphs))


def _line(text: Line, change: Change) -> Line:
    return tuple(replace(run, text=change(run.text)) for run in text)
