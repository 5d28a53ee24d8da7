"""Tables that somebody pasted as text: which lines are one, and where its cells stand.

A table is a run of lines parted alike (by bars, slashes, tabs, semicolons or several spaces) of
which the cells hold little but a number; or lines that end in as many numbers as years stand above
them. Its geometry is all that is told here. A row with more or fewer cells than the table has
columns is marked so, since nobody can say which column its cells are of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from calc.claims.found.flat import flat
from calc.claims.named.people import Stretch
from calc.sentences import Span, trimmed

_BULLET = re.compile(r"[ \t]*(?:[-–—*•▪·►✓>]|\(?\d{1,2}[.)])[ \t]+")
_RULE = re.compile(r"[\s|:+=_-]+")
_PARTED = {
    "bar": re.compile(r"[|│]"),
    "slash": re.compile(r"\s/\s"),
    "tab": re.compile(r"\t"),
    "semicolon": re.compile(r";"),
    "spaces": re.compile(r"[ \u00a0]{2,}"),
}
_LOOSE = ("bar", "slash")
"""Marks that part what stands after a label too."""

_UNIT = r"(?:mm?\$|\$|us\$|%|pp\.?|p\.p\.|puntos?|veces|mil(?:es|lones)?|[a-z]{3,14})"
_VALUE = re.compile(
    rf"\W{{0,3}}(?:{_UNIT}\s?){{0,2}}[-+−]?\s?(?:mm?\$|\$)?\s?\d[\d.,]*\s?(?:(?:{_UNIT})\s?){{0,3}}"
    r"(?:\(.{0,30}\))?\W{0,2}"
    r"|[-–—.*\s]*|s/?[id]|n/?[acd]\**|nd|sin (?:dato|informacion)s?"
)
_YEARS = r"(?:19|20)\d\d"
_YEARS_ABOVE = re.compile(
    rf"(?P<corner>[^\d\n]{{0,60}}?)\s*(?P<years>{_YEARS}(?:[ \t]+{_YEARS})+)\s*"
)
_NUMBER = r"(?:-|−)?(?:mm?\$|\$)?\s?\d[\d.,]*\s?%?|-|s/i|n/a|n/c\**"
_LABEL = re.compile(rf"(?P<label>(?:[^:\d|]|(?<!\d){_YEARS}(?!\d)){{2,80}}?)\s?:\s(?=\s*\S)")
_OF_YEAR = re.compile(rf"\W*(?:en\s+)?{_YEARS}\s*[:=]\s*[^\w]{{0,4}}(?:mm?\$)?\s?\d")
_PLAIN = re.compile(r"\W*(?:mm?\$)?\s?\d[\d.,]*\s?%?")
_CODE = re.compile(r"^\W*(?:\d{1,2}[.)]?|n\s?[°º]\s?\d{1,2})(?=\s|$)|\([^()]*\)")
_PAIR = 2
_LONGEST_CELL = 120
_LONGEST_TITLE = 200
_MOST_NUMBERS = 3
_MOST_COLUMNS = 24
_DIGITS = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its cells, the first of which names it; `whole` that none is missing."""

    cells: tuple[Span, ...]
    whole: bool = True

    @property
    def label(self) -> Span:
        """The cell that names it."""
        return self.cells[0]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a text.

    `title` are the lines above it that assert nothing; `heads` the words above each column, the
    first one's too; `sections` the line inside it that each row stands under, if any.
    """

    start: int
    end: int
    title: tuple[Span, ...]
    heads: tuple[tuple[Span, ...], ...]
    rows: tuple[Row, ...]
    sections: tuple[Span | None, ...]


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables of a text in order; linear in its length."""
    lines = list(_lines(text))
    plain = flat(text)
    found: list[Table] = []
    at = 0
    while at < len(lines):
        made = _parted_at(text, plain, lines, at) or _under_years(text, plain, lines, at)
        if made is None:
            at += 1
            continue
        table, after = made
        low = found[-1].end if found else 0
        title = (*_title(text, plain, lines, at, low), *table.title)
        found.append(replace(table, title=title))
        at = after
    return tuple(found)


def without(text: str, tables: Sequence[Stretch]) -> str:
    """The text with its tables blanked, each of its places where it was."""
    pieces, low = [], 0
    for table in tables:
        pieces += [text[low : table.start], "\n" * (table.end - table.start)]
        low = table.end
    return "".join((*pieces, text[low:]))


def _lines(text: str) -> Iterator[Span]:
    low = 0
    while low < len(text):
        end = text.find("\n", low)
        end = len(text) if end < 0 else end
        yield Span(low, end)
        low = end + 1


def _parted_at(text: str, plain: str, lines: Sequence[Span], at: int) -> tuple[Table, int] | None:
    """The table whose lines are parted alike from a line on, and the line after it."""
    for style in _PARTED:
        if not _cells(text, lines[at], style):
            continue
        run: list[tuple[tuple[Span, ...], Span | None]] = []
        section: Span | None = None
        last = after = at
        while after < len(lines):
            line = lines[after]
            cells = _cells(text, line, style)
            if cells:
                run.append((cells, section))
                last = after
            elif style != "spaces" and _is_section(text, plain, lines, after, style):
                section = next(trimmed(text, line.start, line.end))
            elif not (run and _is_rule(text, line)):
                break
            after += 1
        table = _made(text, plain, run, style)
        if table is not None:
            return replace(table, start=lines[at].start, end=lines[last].end), last + 1
    return None


def _cells(text: str, line: Span, style: str) -> tuple[Span, ...]:
    """The cells of a line, empty ones as empty stretches; none where it is not parted so."""
    if line.end - line.start > _LONGEST_CELL * _MOST_COLUMNS or _is_rule(text, line):
        return ()
    bullet = _BULLET.match(text, line.start, line.end)
    low, high = (line.start if bullet is None else bullet.end()), line.end
    while high > low and text[high - 1] in " \r":
        high -= 1
    if style == "bar":
        low = next(trimmed(text, low, high), Span(low, low)).start
        if text[low : low + 1] in ("|", "│"):
            low += 1
            high -= text[high - 1 : high] in ("|", "│")
    elif style == "spaces":
        low = next(trimmed(text, low, high), Span(low, low)).start
    cells, start = [], low
    for mark in _PARTED[style].finditer(text, low, high):
        cells.append(_cell(text, start, mark.start()))
        start = mark.end()
    cells.append(_cell(text, start, high))
    if not 1 < len(cells) <= _MOST_COLUMNS:
        return ()
    if any(c.end - c.start > _LONGEST_CELL for c in cells):
        return ()
    return tuple(cells)


def _cell(text: str, start: int, end: int) -> Span:
    return next(trimmed(text, start, end), Span(start, start))


def _is_rule(text: str, line: Span) -> bool:
    """Whether a line only underlines: "|---|---|"."""
    return line.end > line.start and bool(_RULE.fullmatch(text, line.start, line.end))


def _is_section(text: str, plain: str, lines: Sequence[Span], at: int, style: str) -> bool:
    """Whether a line inside a table names the rows under it: few words and no number."""
    line = lines[at]
    if at + 1 >= len(lines) or not line.start < line.end <= line.start + _LONGEST_CELL:
        return False
    bare = re.sub(_YEARS, "", plain[line.start : line.end])
    if any(c.isdigit() for c in bare) or not bare.strip() or bare.rstrip().endswith((".", ":")):
        return False
    return bool(_cells(text, lines[at + 1], style))


def _made(
    text: str,
    plain: str,
    run: Sequence[tuple[tuple[Span, ...], Span | None]],
    style: str,
) -> Table | None:
    """The table of some rows, None where they are prose."""
    rows = [cells for cells, _ in run]
    split = [_labelled(text, cells) for cells in rows] if style in _LOOSE else []
    if split and all(
        s is not None or not _has_value(plain, c) for s, c in zip(split, rows, strict=True)
    ):
        rows = [s or c for s, c in zip(split, rows, strict=True)]
    heads = 0
    while heads < len(rows) and not _has_value(plain, rows[heads]):
        heads += 1
    if _has_no_labels(plain, rows[heads:]):
        rows = [(Span(cells[0].start, cells[0].start), *cells) for cells in rows]
    body = rows[heads:]
    if not body or heads > 2 or (len(rows) < 2 and style != "bar"):
        return None
    if any(_DIGITS.search(_CODE.sub("", _bare(plain, cells[0]))) for cells in body):
        return None
    data = [cell for cells in body for cell in cells[1:]]
    if not all(_is_value(plain, cell, style) for cell in data):
        return None
    if style in _LOOSE and any(";" in text[cell.start : cell.end] for cell in data):
        return None
    if style == "semicolon" and len({len(cells) for cells in body}) > 1:
        return None
    width = max(len(cells) for cells in body)
    above = rows[:heads]
    opened = _opened(text, above[0]) if len(above) == 1 and len(above[0]) == width - 1 else None
    title = () if opened is None else (Span(above[0][0].start, opened),)
    if opened is not None:
        above = [(_cell(text, opened + 1, above[0][0].end), *above[0][1:])]
    columns = _heads(above, width)
    made = [
        Row(cells, len(cells) == width or (style in ("bar", "tab") and not columns))
        for cells in body
    ]
    sections = tuple(section for _, section in run[heads:])
    return Table(0, 0, title, columns, tuple(made), sections)


def _has_no_labels(plain: str, body: Sequence[tuple[Span, ...]]) -> bool:
    """Whether rows begin with a number: "2022: 12 | 2023: 15", or a single line of nothing else."""
    first = [plain[cells[0].start : cells[0].end] for cells in body]
    if first and all(_OF_YEAR.match(words) for words in first):
        return True
    alone = len(body) == 1 and len(body[0]) > _PAIR
    return alone and all(_PLAIN.fullmatch(plain[c.start : c.end]) for c in body[0])


def _opened(text: str, cells: tuple[Span, ...]) -> int | None:
    """Where a title ends that holds the head in brackets: "Presupuesto (2022 | 2023)"."""
    first = text.find("(", cells[0].start, cells[0].end)
    return (
        first if first > cells[0].start and ")" in text[cells[-1].start : cells[-1].end] else None
    )


def _labelled(text: str, cells: tuple[Span, ...]) -> tuple[Span, ...] | None:
    """The cells of "label: value | value", the label apart."""
    first = cells[0]
    found = _LABEL.match(text, first.start, first.end)
    if found is None:
        return None
    label = Span(first.start, found.end("label"))
    return (label, _cell(text, found.end(), first.end), *cells[1:])


def _has_value(plain: str, cells: Sequence[Span]) -> bool:
    """Whether a line has a number beside its label that is no year."""
    return any(_DIGITS.search(_bare(plain, cell)) for cell in cells[1:])


def _bare(plain: str, cell: Span) -> str:
    """A cell without what is a year, or a name that holds a number: "2023", "M$2024", "comp. 1"."""
    words = re.sub(
        rf"(?<![\d.,])(?:mm?\$\s?(?:de\s+)?)?{_YEARS}(?![\d.,]*\d)|(?<![\d.,])\d\d\s?[-/]\s?\d\d(?![\d.,])",
        "",
        plain[cell.start : cell.end],
    )
    return re.sub(
        r"\b(?:comp(?:onente|\.)?|c|subt(?:itulo|\.)?|st\.?|ind(?:icador|\.)?)\s?(?:n\s?[°º]\s?)?\d{1,2}\b",
        "",
        words,
    )


def _is_value(plain: str, cell: Span, style: str) -> bool:
    """Whether a cell holds a number, or a mark for none, and little else."""
    words = plain[cell.start : cell.end]
    if _VALUE.fullmatch(words):
        return True
    return style in ("bar", "tab") and len(_DIGITS.findall(words)) <= _MOST_NUMBERS


def _heads(above: Sequence[tuple[Span, ...]], width: int) -> tuple[tuple[Span, ...], ...]:
    """The words above each column; a head without a corner is of the columns after the first."""
    columns: list[list[Span]] = [[] for _ in range(width)]
    for level, cells in enumerate(above):
        corner = Span(cells[0].start, cells[0].start)
        line = (corner, *cells) if len(cells) == width - 1 else cells
        if len(line) != width:
            return ()
        spread = level == 0 and len(above) > 1
        for at, cell in enumerate(line):
            empty = cell.start == cell.end and spread and at > 1
            columns[at].append(columns[at - 1][-1] if empty else cell)
    return tuple(tuple(c for c in own if c.end > c.start) for own in columns) if above else ()


def _under_years(text: str, plain: str, lines: Sequence[Span], at: int) -> tuple[Table, int] | None:
    """The table of lines that end in as many numbers as there are years in the line above."""
    head = _YEARS_ABOVE.fullmatch(plain, lines[at].start, lines[at].end)
    if head is None:
        return None
    years = [Span(m.start(), m.end()) for m in re.finditer(_YEARS, head["years"])]
    base = head.start("years")
    pattern = re.compile(
        rf"\s*(?P<label>[^\n]{{2,120}}?)\s*:?\s+"
        rf"(?P<values>(?:{_NUMBER})(?:[ \t]+(?:{_NUMBER})){{{len(years) - 1}}})\s*"
    )
    rows: list[Row] = []
    after = at + 1
    while after < len(lines):
        found = pattern.fullmatch(plain, lines[after].start, lines[after].end)
        if (
            found is None
            or not re.search(r"[a-z]", found["label"])
            or re.search(r"\d\s*$", found["label"])
        ):
            break
        low = found.start("values")
        values = [
            next(trimmed(text, low + m.start(), low + m.end()))
            for m in re.finditer(_NUMBER, found["values"])
        ]
        if len(values) != len(years):
            break
        bullet = _BULLET.match(text, lines[after].start, lines[after].end)
        start = found.start("label") if bullet is None else bullet.end()
        rows.append(Row((Span(start, found.end("label")), *values)))
        after += 1
    if not rows:
        return None
    corner = next(trimmed(text, head.start("corner"), head.end("corner")), None)
    heads = (
        () if corner is None else (corner,),
        *((Span(base + y.start, base + y.end),) for y in years),
    )
    table = Table(
        lines[at].start, lines[after - 1].end, (), heads, tuple(rows), (None,) * len(rows)
    )
    return table, after


def _title(text: str, plain: str, lines: Sequence[Span], at: int, low: int) -> tuple[Span, ...]:
    """The line above a table that says what it is of: it has no number but years."""
    above = at - 1
    while (
        above >= 0 and above >= at - 2 and not text[lines[above].start : lines[above].end].strip()
    ):
        above -= 1
    if above < 0 or lines[above].start < low:
        return ()
    line = lines[above]
    words = _bare(plain, _cell(text, line.start, line.end))
    words = re.sub(
        r"^\W*(?:(?:tabla|cuadro)\s+(?:n\s?[°º]\s?)?)?\d{1,2}[.):]?(?:\d{1,2}[.):]?)?\s", "", words
    )
    if line.end - line.start > _LONGEST_TITLE or _DIGITS.search(words):
        return ()
    return tuple(trimmed(text, line.start, line.end))
