"""Lines or cells → rows of a label and its values: the shape that every table reader works on.

In a text the columns are gone: a row knows its values in order, and which column each belongs to
only when none is missing. In a grid (a PDF) each value knows its column.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from calc.figure import fold
from calc.number import read_missing
from ingest.page import Cell, join_lines
from ingest.sections import Line

_NUMBER = r"[-\u2212]?\d(?:[\d.,\u00a0\u2007\u2009\u202f]*\d)?"
_VALUE = re.compile(
    rf"(?:(?:M{{0,2}}\$|US\$) ?)?(?P<number>{_NUMBER})(?P<percent> ?%)?(?P<notes>\**)"
)
_MISSING = re.compile(r"(?P<code>[-\u2212\u2013\u2014]|[SN]/[IACiac])(?P<missing_notes> ?\**)")
_TOKEN = re.compile(rf"(?<!\S)(?:{_VALUE.pattern}|{_MISSING.pattern})(?!\S)")


@dataclass(frozen=True, slots=True)
class Token:
    """A value as printed, without the asterisks of its note; `start` and `end` index the text."""

    text: str
    start: int
    end: int

    @property
    def is_percent(self) -> bool:
        """Whether it is printed with its percent sign."""
        return self.text.endswith("%")

    @property
    def is_missing(self) -> bool:
        """Whether it is a code that stands for no value."""
        return read_missing(self.text) is not None


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its values.

    `columns` tells each value's column, or is None where only the order of the values is known.
    `start` and `end` index the text that the row stands on.
    """

    label: str
    tokens: tuple[Token, ...]
    start: int
    end: int
    columns: tuple[int, ...] | None = None

    def placed(self, width: int) -> tuple[Token | None, ...] | None:
        """The values by column, None in an empty cell; None as a whole where not known."""
        if self.columns is None:
            return self.tokens if len(self.tokens) == width else None
        cells: list[Token | None] = [None] * width
        for token, column in zip(self.tokens, self.columns, strict=True):
            if column >= width or cells[column] is not None:
                return None
            cells[column] = token
        return tuple(cells)


@dataclass(frozen=True, slots=True)
class Split:
    """A line taken apart: the words before, and the values that end it."""

    label: str
    tokens: tuple[Token, ...]
    line: Line

    @property
    def words(self) -> str:
        """The line as part of a label, where its values turn out to be none ("durante 24")."""
        return " ".join([self.label, *(token.text for token in self.tokens)]).strip()


def clean_label(text: str) -> str:
    """A label without the calls to notes that stick to it: "Presupuesto Inicial2" and "Total *"."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"(?<=[A-Za-zÁÉÍÓÚÜÑáéíóúüñ)])\d{1,2}(?=\s|$)", "", text)
    text = re.sub(r"(?:\s\d)+$", "", text)
    return re.sub(r"[\s*]+$", "", text)


def split_line(line: Line, most: int) -> Split:
    """Take up to `most` values from the end of a line."""
    found: list[Token] = []
    end_of_label = len(line.text)
    for match in reversed(list(_TOKEN.finditer(line.text))):
        if line.text[match.end() : end_of_label].strip() or len(found) == most:
            break
        found.append(_token(match, line.start))
        end_of_label = match.start()
    return Split(line.text[:end_of_label].strip(), tuple(reversed(found)), line)


def tokens_in(line: Line) -> tuple[Token, ...]:
    """All values of a line, wherever they stand in it."""
    return tuple(_token(match, line.start) for match in _TOKEN.finditer(line.text))


def token_of_cell(text: str, cell: Cell | None) -> Token | None:
    """The value that a cell holds; None for an empty cell, and for words or several values."""
    tokens = tokens_of_cell(text, cell)
    return tokens[0] if len(tokens) == 1 else None


def tokens_of_cell(text: str, cell: Cell | None) -> tuple[Token, ...]:
    """The values of a cell that holds nothing else: more than one where rows ran together."""
    words = [w for w in cell.words if not w.raised] if cell else []
    if not words:
        return ()
    start, end = words[0].start, words[-1].end
    matches = list(_TOKEN.finditer(text[start:end]))
    printed = sum(len("".join(match[0].split())) for match in matches)
    whole = printed == len("".join(text[start:end].split()))
    return tuple(_token(match, start) for match in matches) if whole else ()


def tokens_among_words(text: str, cell: Cell | None) -> tuple[Token, ...]:
    """The amounts, shares and decimals in a cell of words: something ran into it."""
    if cell is None or not cell.words:
        return ()
    start = cell.words[0].start
    found = (_token(m, start) for m in _TOKEN.finditer(text[start : cell.words[-1].end]))
    return tuple(token for token in found if re.search(r"\d[.,]\d|%", token.text))


def _token(match: re.Match[str], offset: int) -> Token:
    notes = match["notes"] or match["missing_notes"] or ""
    shown = match[0][: len(match[0]) - len(notes)].rstrip()
    return Token(shown, offset + match.start(), offset + match.start() + len(shown))


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How a table prints its rows in a text.

    `finds` tells where in folded words a label begins that they end with, or None where they do not
    end with a whole one; `least` is how many values make a line of
    words a line of values where its label is not known. A wrapped label takes as few of the lines
    after its values as make it complete, or as many (`longest`). `noted` tells that labels call
    notes with a digit; `split` takes a line apart where a table has its own way.
    """

    finds: Callable[[str], int | None]
    least: int = 1
    longest: bool = False
    noted: bool = False
    split: Callable[[Line, int], Split] = split_line


def rows_of_lines(lines: Sequence[Line], width: int, style: RowStyle) -> tuple[Row, ...]:
    """Rows of a table in a text whose labels may wrap before, around or after their values.

    Each line of values is one row; the words between two of them are shared out so that labels
    come out complete.
    """
    splits = [style.split(line, width) for line in lines if line.text]
    parts = _join_value_lines(_without_notes(splits) if style.noted else splits, width)
    rows: list[Row] = []
    before: list[Split] = []
    index = 0
    while index < len(parts):
        part = parts[index]
        lead = join_lines([*(p.words for p in before), part.label])
        enough = (
            _holds_values(part, style.least)
            or not part.label
            or style.finds(fold(clean_label(lead))) is not None
        )
        if _are_years(part.tokens):  # a heading, or a running one
            before = []
            index += 1
            continue
        if not part.tokens or not enough:
            before.append(part)
            index += 1
            continue
        after = _following_labels(parts, index + 1, style.least)
        label, taken = _complete_label(lead, [p.words for p in after], style)
        used = [*before, part, *after[:taken]]
        rows.append(
            Row(
                label,
                part.tokens,
                min(p.line.start for p in used),
                max(p.line.end for p in used),
            )
        )
        before = []
        index += 1 + taken
    return tuple(rows)


def all_labelled(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows, or none of them where one has no label.

    Such a text was taken column by column, labels first and values after: which value belongs to
    which label is lost.
    """
    return rows if all(row.label for row in rows) else ()


def _without_notes(parts: list[Split]) -> list[Split]:
    """The call to a note can stand after its label or below it: a lone digit is then no value."""
    mended: list[Split] = []
    for part in parts:
        lone = len(part.tokens) == 1 and part.tokens[0].text in "123456789"
        before = mended[-1] if mended else None
        # Only where the values stand one to a line can a lone digit be the next of them.
        in_a_column = not part.label and before and not before.label and len(before.tokens) == 1
        mended.append(Split(part.label, (), part.line) if lone and not in_a_column else part)
    return mended


def _holds_values(part: Split, least: int) -> bool:
    """Whether the numbers that end a line of words are values: enough of them, or an amount.

    A few plain ones may be words of the label ("durante 24" / "meses"); one with its points or its
    decimals is none.
    """
    return len(part.tokens) >= least or any(
        re.search(r"\d[.,]\d|%", token.text) for token in part.tokens
    )


def _are_years(tokens: Sequence[Token]) -> bool:
    """Years head columns; amounts of four digits are printed with a point."""
    return len(tokens) > 1 and all(re.fullmatch(r"(19|20)\d\d", t.text) for t in tokens)


def _following_labels(parts: Sequence[Split], index: int, least: int) -> list[Split]:
    """The lines of words alone right after a value line."""
    following = []
    for part in parts[index:]:
        if part.tokens and (_holds_values(part, least) or not part.label):
            break
        following.append(part)
    return following


def _complete_label(lead: str, following: Sequence[str], style: RowStyle) -> tuple[str, int]:
    """The label made known by some of the following lines, and how many; else the lead alone.

    What is left opens the next label, so it begins with a capital.
    """
    # A row without words of its own takes none: the words below are the next row's.
    counts = range(len(following) + 1 if lead else 0)
    for taken in reversed(counts) if style.longest else counts:
        if following[taken:] and re.match(r"[(a-záéíóúñ]", following[taken]):
            continue
        label = join_lines([lead, *following[:taken]])
        begins = style.finds(fold(clean_label(label)))
        # A label that stands in the following lines alone is the next row's.
        if begins is not None and begins < max(1, len(fold(clean_label(lead)))):
            return label, taken
    return lead, 0


def _join_value_lines(parts: Iterable[Split], width: int) -> list[Split]:
    """One row's values may come over several lines of values alone: join them up to the width."""
    joined: list[Split] = []
    for part in parts:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.tokens
            and part.tokens
            and not part.label
            and len(last.tokens) + len(part.tokens) <= width
            and len(last.tokens) < width
        ):
            line = Line(last.line.text, last.line.start, part.line.end)
            joined[-1] = Split(last.label, last.tokens + part.tokens, line)
        else:
            joined.append(part)
    return joined
