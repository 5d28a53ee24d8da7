"""Charts drawn as shapes: where they are, and the words that label them.

The numbers of a chart stand in lines as those of a table do. They are kept together, apart from
the tables beside them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout.lines import chunks, lines
from ingest.layout.rules import connected, merged
from ingest.layout.shapes import Rect, Sheet, Token, hull
from ingest.layout.values import is_value_cell

# Shapes this near to each other belong to one chart; its labels stand this near to it.
_NEAR = 12.0
_LABEL_BELOW = 16.0
_LABEL_BESIDE = 45.0
_SMALLEST = 25.0
# A bar may hold its value; what holds more is the background of a text.
_WORDS_IN_BAR = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart or picture and the words in it."""

    rect: Rect
    tokens: tuple[Token, ...]


def figures(
    sheet: Sheet, tokens: list[Token], tables: Sequence[Rect]
) -> tuple[list[Figure], list[Token]]:
    """The charts and pictures of a page with their labels, and the words that are in none.

    No chart is where there are `tables`.
    """
    page = sheet.width * sheet.height
    pictures = [r for r in sheet.pictures if r.width * r.height < 0.5 * page and _is_big(r)]
    found = [Figure(rect, ()) for rect in pictures]
    rest = tokens
    for chart in _charts(sheet, tokens, tables):
        labels = _labels(chart, rest)
        rest = [token for token in rest if token not in labels]
        found.append(Figure(hull([chart, *(t.rect for t in labels)]), tuple(labels)))
    return found, rest


def _is_big(rect: Rect) -> bool:
    return rect.width > _SMALLEST and rect.height > _SMALLEST


def _charts(sheet: Sheet, tokens: list[Token], tables: Sequence[Rect]) -> list[Rect]:
    """Groups of bars and axes that are near each other."""
    bars = [a for a in sheet.areas if not _in_table(a, tables) and _is_bar(a, sheet, tokens)]
    axes = [
        axis
        for axis, closed in _axes(sheet)
        if not _in_table(axis, tables)
        and not _is_frame(axis, tokens)
        and (not closed or any(axis.holds(b.left, b.middle, _NEAR) for b in bars))
    ]
    groups: list[list[Rect]] = []
    for shape in [*axes, *bars]:
        near = [g for g in groups if any(_is_near(shape, other) for other in g)]
        groups = [g for g in groups if g not in near]
        groups.append([shape, *(other for g in near for other in g)])
    return [
        hull(group)
        for group in groups
        if _is_big(hull(group)) and (len(group) > 2 or any(shape in axes for shape in group))
    ]


def _in_table(rect: Rect, tables: Sequence[Rect]) -> bool:
    middle = (rect.left + rect.right) / 2
    return any(table.holds(middle, rect.middle, 2.0) for table in tables)


def _is_bar(area: Rect, sheet: Sheet, tokens: list[Token]) -> bool:
    inside = [t.text for t in tokens if area.holds(t.center, t.rect.middle)]
    narrow = area.width < 0.6 * sheet.width
    return narrow and (not inside or (len(inside) <= _WORDS_IN_BAR and is_value_cell(inside)))


def _axes(sheet: Sheet) -> list[tuple[Rect, bool]]:
    """Horizontal and vertical lines that meet, and whether they close a frame."""
    found = []
    for rows, columns in connected(merged(sheet.across), merged(sheet.down)):
        rect = hull(
            [Rect(r.start, r.at, r.end, r.at) for r in rows]
            + [Rect(c.at, c.start, c.at, c.end) for c in columns]
        )
        high = rows[-1].at - rows[0].at
        wide = columns[-1].at - columns[0].at
        found.append((rect, high > 0.9 * rect.height and wide > 0.9 * rect.width))
    return found


def _is_frame(rect: Rect, tokens: list[Token]) -> bool:
    """Whether lines surround a text rather than carry a chart."""
    inside = [t.text for t in tokens if rect.holds(t.center, t.rect.middle)]
    words = [text for text in inside if not is_value_cell([text])]
    return len(words) > max(12, len(inside) // 2)


def _is_near(one: Rect, other: Rect) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.top - _NEAR <= other.bottom
        and other.top - _NEAR <= one.bottom
    )


def _labels(chart: Rect, tokens: list[Token]) -> list[Token]:
    """What stands in a chart, and the short texts at its edges."""
    around = Rect(
        chart.left - _LABEL_BESIDE,
        chart.top - _LABEL_BELOW,
        chart.right + _NEAR,
        chart.bottom + _LABEL_BELOW,
    )
    near = [t for t in tokens if around.holds(t.center, t.rect.middle)]
    found: list[Token] = []
    for line in lines(near):
        for chunk in chunks(line):
            inside = chart.holds((chunk.rect.left + chunk.rect.right) / 2, chunk.rect.middle)
            within = chart.left - _NEAR < chunk.rect.left and chunk.rect.right < chart.right + _NEAR
            value = is_value_cell([t.text for t in chunk.tokens])
            plain = not any(t.bold for t in chunk.tokens)
            if inside or value or (within and plain):
                found += chunk.tokens
    return found
