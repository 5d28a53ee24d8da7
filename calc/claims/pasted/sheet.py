"""A table of a text with the labels of its columns and rows read, for one programme."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from calc.claims.found.scan import scan
from calc.claims.found.shapes import Mention
from calc.claims.named.rows import Rows
from calc.claims.pasted.grid import Row, Table
from calc.claims.pasted.labels import Label, read_label
from calc.claims.told.spot import Setting
from calc.sentences import Span


@dataclass
class Sheet:
    """A table as it is read for one programme: each label is read once.

    `text` is the original, `plain` the flat one.
    """

    text: str
    plain: str
    table: Table
    rows: Rows
    setting: Setting
    program: str
    _read: dict[str, Label] = field(default_factory=dict)

    def told(
        self, row: Row, section: Span | None, column: int, mentions: Sequence[Mention]
    ) -> "Told":
        """What is said of a cell, of which these are the numbers."""
        heads = self.table.heads
        over = heads[column] if len(heads) == len(row.cells) else ()
        cell = row.cells[column]
        words = list(self.plain[cell.start : cell.end])
        for mention in mentions:
            low, high = mention.start - cell.start, mention.end - cell.start
            words[low:high] = " " * (high - low)
        return Told(
            own=self._label("".join(words) + (f" {mentions[0].noun}" if mentions else "")),
            column=self._head(over),
            row=self._label(self.text[row.label.start : row.label.end]),
            section=self._label("" if section is None else self.text[section.start : section.end]),
            title=self._label(" · ".join(self._above())),
            beside=tuple(self._left_of(column)) if over else (),
            alone=self._alone(row, mentions, over),
            whole=row.whole,
        )

    def _alone(self, row: Row, mentions: Sequence[Mention], over: Sequence[Span]) -> bool:
        """Whether a row holds no second number of the kind of one of its cells."""
        unit = self._head(over).unit
        if unit is not None:
            return sum(label.unit == unit for label in self.heads) < 2
        cells = (scan(self.plain[c.start : c.end])[0] for c in row.cells[1:])
        kinds = [found[0].kind for found in cells if found]
        return not mentions or kinds.count(mentions[0].kind) < 2

    def _left_of(self, column: int) -> Iterator[Label]:
        """The columns left of one, up to another that holds shares."""
        for head in reversed(self.table.heads[1:column]):
            label = self._head(head)
            if label.unit == "percent":
                return
            yield label

    def _above(self) -> Iterator[str]:
        corner = self.table.heads[0] if self.table.heads else ()
        for span in (*self.table.title, *corner):
            yield self.text[span.start : span.end]

    def _label(self, text: str) -> Label:
        if text not in self._read:
            self._read[text] = read_label(
                text, self.rows, self.setting.nouns, self.program, self.setting.year
            )
        return self._read[text]

    def _head(self, spans: Sequence[Span]) -> Label:
        return self._label(" ".join(self.text[s.start : s.end] for s in spans))

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """The labels of its rows."""
        spans = (row.label for row in self.table.rows)
        return tuple(self._label(self.text[s.start : s.end]) for s in spans)

    @cached_property
    def heads(self) -> tuple[Label, ...]:
        """The labels over its columns."""
        return tuple(self._head(spans) for spans in self.table.heads)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years over its columns, or else beside its rows, ascending."""
        over = {y for label in self.heads if label.change is None for y in label.years}
        rows = {y for label in self.labels if label.change is None for y in label.years}
        return tuple(sorted(over or rows))


@dataclass(frozen=True, slots=True)
class Told:
    """All that is said of one cell, the nearest words first.

    `beside` are the columns left of it, up to one that holds shares; `alone` tells that its row has
    no second number of its kind, `whole` that its row has as many cells as the table columns.
    """

    own: Label
    column: Label
    row: Label
    section: Label
    title: Label
    beside: tuple[Label, ...]
    alone: bool
    whole: bool

    @property
    def near(self) -> tuple[Label, Label, Label]:
        """The words of the cell itself, over its column and beside its row."""
        return self.own, self.column, self.row

    @property
    def all(self) -> tuple[Label, ...]:
        """These and those of the section and the title."""
        return self.own, self.column, self.row, self.section, self.title
