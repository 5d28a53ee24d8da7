"""What each cell of a table claims: its year from the column, its row from the label, or nothing.

The words over the column, beside the row, in the section above it and in the title are put
together; where two of them disagree, where a label is not understood, or where a year or a concept
is left open, the cell claims nothing that could be judged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from calc.claims.found.kinds import SHARES, SPENT
from calc.claims.found.nearest import first_fitting
from calc.claims.found.scan import scan
from calc.claims.found.shapes import Claim, Cue, Item, Kind, Mention, Piece
from calc.claims.named.meaning import Meaning, meaning_of
from calc.claims.pasted.grid import Row
from calc.claims.pasted.labels import SPENDING, Label, nearer
from calc.claims.pasted.sheet import Sheet, Told
from calc.concepts import vocabulary
from calc.formulas import TOTAL
from calc.number import decimals_of
from calc.quantity import MILES_DE_PESOS, PORCENTAJE
from calc.sentences import Span

_UNREAD = "No queda claro qué dice la fila o la columna de esta celda."
_OTHER = "La tabla habla de algo que la ficha no mide así."
_SEVERAL = "La fila y la columna de esta celda no hablan de lo mismo."
_NO_COLUMN = "No queda claro de qué columna es esta celda."
_NO_UNIT = "No queda claro en qué unidad está el monto de esta celda."
_NO_YEAR = "No queda claro de qué año es esta celda."
_GENERAL = frozenset((*SPENT, "presupuesto_inicial"))
_TOTAL_OF = {
    "gasto_componente": "total_gastos_componentes",
    "gasto_region": "total_gastos_componentes",
    "poblacion_region": "poblacion_beneficiada",
    "gasto_subtitulo": "presupuesto_ley_ejecutado",
}
_SUMMED = frozenset(
    (*_TOTAL_OF, "produccion_componente", "participacion_componente", "participacion_subtitulo")
)
_WHOLE_SHARES = frozenset(("porcentaje_gasto_region", "porcentaje_poblacion_region"))
_ROW_OF = {
    ("region", "money"): "gasto_region",
    ("region", "count"): "poblacion_region",
    ("componente", "money"): "gasto_componente",
    ("componente", "count"): "produccion_componente",
    ("subtitulo", "money"): "gasto_subtitulo",
}
_AVERAGES = frozenset(
    ("gasto_unitario_componente", "gasto_por_beneficiario", "gasto_por_beneficiario_region")
)
"""Amounts that a ficha prints with decimals."""

_LEAST_YEARS = 2


def cell_claims(
    sheet: Sheet, row: Row, section: Span | None, column: int
) -> Iterator[tuple[Claim, ...]]:
    """The claims of a cell, for each of its numbers the ways in which it may be meant."""
    cell = row.cells[column]
    mentions, _ = scan(sheet.plain[cell.start : cell.end])
    mentions = tuple(_moved(m, cell.start) for m in mentions)
    told = sheet.told(row, section, column, mentions)
    for at, mention in enumerate(mentions):
        if at and not (at == 1 and mention.kind == "percent" and mentions[0].kind != "percent"):
            yield (_unclear(mention, _UNREAD),)
            continue
        try:
            yield _Cell(sheet, told, mention, share=at > 0).claims()
        except _Unread as why:
            yield (_unclear(mention, str(why)),)


class _Unread(Exception):
    """A cell of which something is not understood."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """One number of a cell with all that is told of it; `share` that it restates the one before."""

    sheet: Sheet
    told: Told
    mention: Mention
    share: bool

    def claims(self) -> tuple[Claim, ...]:
        """The ways in which the number may be meant, the default first."""
        self._understood()
        item, items = self._item()
        mention, change = self._mention(), self._change()
        found = []
        for concept, weak in self._concepts(mention, item, change=change is not None):
            found += self._of_concept(mention, concept, item, items, weak=weak, change=change)
        return tuple(replace(claim, tabular=True) for claim in found)

    def _understood(self) -> None:
        told = self.told
        if not told.whole:
            raise _Unread(_NO_COLUMN)
        if not all(label.plain for label in told.all):
            raise _Unread(_OTHER)
        if not all(label.clear for label in told.all[:-1]):
            raise _Unread(_UNREAD)

    def _item(self) -> tuple[Item | None, tuple[str, ...]]:
        """The row that the cell is of, and the names of several that it sums."""
        found = [label.own_rows for label in self.told.near if label.rows]
        if not found:
            above = self.told.section.rows or self.told.title.rows
            told = {r.name for r in above if not r.weak}
            alone = len(told) == 1 and not any(
                label.cues for label in self.sheet.labels if label.total
            )
            return (above[0], ()) if alone else (None, ())
        names = {(r.kind, r.name) for rows in found for r in rows}
        if len(found) > 1 and len(names) > 1:
            raise _Unread(_SEVERAL)
        rows = found[0]
        if len(names) > 1:
            if len({r.kind for r in rows}) > 1 or any(r.name is None for r in rows):
                raise _Unread(_UNREAD)
            return rows[0], tuple(r.name for r in rows if r.name is not None)
        return rows[0], ()

    def _unit(self) -> tuple[Kind | None, Fraction]:
        labels = (self.told.column, self.told.row, self.told.section, self.told.title)
        return next(((x.unit, x.scale) for x in labels if x.unit is not None), (None, Fraction(1)))

    def _mention(self) -> Mention:
        """The number in the unit that it says, else in that of its column, row or title."""
        mention = self.mention
        if mention.kind != "count" or mention.scaled or mention.noun not in ("", "de"):
            return mention
        near = (self.told.column, self.told.row)
        first = near if self.told.row.change is None else near[::-1]
        kind, scale = next(((x.unit, x.scale) for x in first if x.unit), (None, Fraction(1)))
        if kind is None and not any(x.cues for x in near) and self._unit()[0] == "percent":
            kind = "percent"
        return _in(mention, kind, scale) if kind is not None else mention

    def _change(self) -> int | None:
        return next(
            (x.change for x in (self.told.column, self.told.row) if x.change is not None), None
        )

    def _concepts(
        self, mention: Mention, item: Item | None, *, change: bool
    ) -> list[tuple[str, bool]]:
        """The concepts that the labels name for a number, those of the nearest label."""
        told = self.told
        own, column, row = (self._fitting(x, mention, change=change) for x in told.near)
        both = [cues for cues in (own, column, row) if cues]
        made = all(c.weak and c.concept == "produccion_componente" for cues in both for c in cues)
        if not both or (made and self._fitting(told.title, mention, change=change)):
            if mention.kind == "percent" and not change and (of := self._shares_of(item)):
                return of
            above = self._fitting(told.section, mention, change=change) or self._fitting(
                told.title, mention, change=change
            )
            if not above and item is None and told.row.total:
                item = next((r for x in self.sheet.labels for r in x.own_rows), None)
            return [(c.concept, c.weak) for c in above] or self._by_kind(mention, item)
        chosen = both[0]
        for cues in both[1:]:
            chosen = nearer(chosen, cues)
            if not chosen:
                raise _Unread(_SEVERAL)
        return [(c.concept, c.weak and not made) for c in chosen]

    def _shares_of(self, item: Item | None) -> list[tuple[str, bool]]:
        """The concepts of the columns that a column of bare percentages restates.

        Of several nobody says which: then only the very figure will do.
        """
        money = None if item is None else _ROW_OF.get((item.kind, "money"))
        told = (
            x.concepts[0] if x.concepts else (money if x.unit == "money" else None)
            for x in self.told.beside
        )
        found = [concept for concept in told if concept is not None]
        return [(concept, len(found) > 1) for concept in found]

    def _fitting(self, label: Label, mention: Mention, *, change: bool) -> tuple[Cue, ...]:
        """The cues of a label whose unit suits the number, those named plainly before others."""
        plain = [c for c in label.cues if c.concept in label.concepts]
        fitting = [c for c in plain if first_fitting(mention, [c], change=change) is not None]
        unit = {"money": MILES_DE_PESOS, "percent": PORCENTAJE, "points": PORCENTAJE}
        told = unit.get(mention.kind)
        units = [c for c in fitting if told in (None, vocabulary()[c.concept].unit)]
        found = {c.concept: c for c in (units or fitting)}
        if len(found) > 1 and len({(c.start, c.end) for c in found.values()}) > 1:
            raise _Unread(_SEVERAL)
        return tuple(found.values())

    def _by_kind(self, mention: Mention, item: Item | None) -> list[tuple[str, bool]]:
        """What a row's number is by its kind alone: a region's money, an indicator's value."""
        if item is not None and item.kind.startswith("indicador"):
            return [(item.kind, False)]
        if item is not None and item.kind == "subtitulo" and mention.kind in ("count", "money"):
            return [("gasto_subtitulo", False)]
        unit, _ = self._unit()
        kind: Kind = "money" if mention.kind == "count" and unit == "money" else mention.kind
        concept = _ROW_OF.get((item.kind, kind)) if item is not None else None
        bare = mention.kind == "count" and kind == "count" and not mention.noun
        if concept is None or bare or not self.told.alone:
            raise _Unread(_UNREAD)
        return [(concept, False)]

    def _of_concept(
        self,
        mention: Mention,
        concept: str,
        item: Item | None,
        items: tuple[str, ...],
        *,
        weak: bool,
        change: int | None,
    ) -> list[Claim]:
        mention = self._in_unit(mention, concept, change)
        if self.share:
            shares = SHARES.get(_in_row(concept, item))
            if shares is None:
                raise _Unread(_UNREAD)
            concept, weak = shares[0], False
        if item is None and change is None and (self.told.row.total or self.told.column.total):
            return self._totals(mention, concept)
        cue = Cue(0, 0, concept, weak=weak)
        near = [cue, *(c for label in self.told.all for c in label.cues)]
        meaning = meaning_of(mention, cue, item, change=change is not None, nearby=near)
        if meaning is None:
            raise _Unread(_UNREAD)
        if meaning.missing_row is not None:
            raise _Unread(f"La ficha no trae esa cifra para «{meaning.missing_row}».")
        if item is not None and meaning.item is None and not concept.startswith("indicador"):
            raise _Unread(_SEVERAL)
        if meaning.item is None and vocabulary()[meaning.concepts[0]].item is not None:
            raise _Unread(_UNREAD)
        if item is not None and item.kind.startswith("indicador"):
            meaning = replace(meaning, firm=True)  # every word of its label is of its name
        if change is not None:
            return self._changes(mention, meaning, change)
        firm = meaning.firm and not (weak and sum(bool(x.concepts) for x in self.told.beside) > 1)
        claim = self._claim(mention, meaning.concepts, meaning.item, firm=firm)
        return [replace(claim, relation="sum", items=items)] if items else [claim]

    def _in_unit(self, mention: Mention, concept: str, change: int | None) -> Mention:
        """A bare number in the unit of its concept, by the scale that the title tells."""
        if mention.kind != "count" or mention.noun:
            return mention
        unit = vocabulary()[concept].unit
        if unit == PORCENTAJE:
            return replace(mention, kind="points" if change is not None else "percent")
        if unit != MILES_DE_PESOS:
            return mention
        kind, scale = self._unit()
        number = mention.number
        if (
            kind != "money"
            and concept not in _AVERAGES
            and number is not None
            and decimals_of(number)
        ):
            raise _Unread(_NO_UNIT)
        return _in(mention, "money", scale if kind == "money" else Fraction(1))

    def _totals(self, mention: Mention, concept: str) -> list[Claim]:
        """A total: what its words name, else that of the ficha, else the sum of the rows."""
        named = self.told.row.cues if self.told.row.total else self.told.column.cues
        literal = self._claim(mention, (concept,), None, firm=True)
        beside = self.sheet.labels if self.told.row.total else self.sheet.heads
        rows = [r for label in beside for r in label.own_rows]
        if named and (concept not in SPENT or not rows):
            return [literal]
        if len({r.kind for r in rows}) != 1 or any(r.name is None for r in rows):
            if rows or concept not in SPENDING | _GENERAL | {"poblacion_beneficiada"}:
                raise _Unread(_UNREAD)
            return [literal]
        part = _in_row(concept, rows[0])
        if mention.kind == "percent":
            part = SHARES.get(part, (part,))[0]
            if part in _WHOLE_SHARES:
                return [self._claim(mention, (part,), TOTAL, firm=True)]
        found = self._of_rows(mention, part, rows)
        return [replace(literal, firm=False), *found] if named else found

    def _of_rows(self, mention: Mention, part: str, rows: Sequence[Item]) -> list[Claim]:
        """The total of some rows: of all that the ficha has, or of those that the table has."""
        if part not in _SUMMED:
            raise _Unread(_UNREAD)
        admin = any("total_gasto_administrativo" in x.concepts for x in self.sheet.labels)
        whole: tuple[str, ...] = (_TOTAL_OF[part],) if part in _TOTAL_OF else ()
        if rows[0].kind == "subtitulo" or (admin and part == "gasto_componente"):
            whole = SPENT
        found = []
        if whole and not self.told.row.partial:
            found.append(self._claim(mention, whole, None, firm=True))
        names = tuple(dict.fromkeys(r.name for r in rows if r.name is not None))
        if not admin and len(names) > 1:
            summed = self._claim(mention, (part,), None, firm=True)
            found.append(replace(summed, relation="sum", items=names))
        if not found:
            raise _Unread(_UNREAD)
        return found

    def _changes(self, mention: Mention, meaning: Meaning, sign: int) -> list[Claim]:
        """A change between the two years that the label names, or else the columns."""
        named = next((x.years for x in (self.told.column, self.told.row) if len(x.years) > 1), ())
        years = named or self.sheet.years or self.told.title.years
        if len(years) != _LEAST_YEARS:
            raise _Unread(_NO_YEAR)
        low, high = sorted(years)
        sign = sign or (-1 if (mention.number or 0) < 0 else 1)
        claim = Claim(
            mention,
            meaning.concepts[:1],
            high,
            item=meaning.item,
            relation="change",
            base_year=low,
            sign=sign,
            firm=meaning.firm,
        )
        ratio = vocabulary()[meaning.concepts[0]].unit == PORCENTAJE
        if mention.kind == "percent" and ratio:
            points = replace(claim, mention=replace(mention, kind="points"), firm=False)
            return [replace(claim, firm=False), points]
        told = self._unit()[0] if self.told.column.unit or self.told.row.unit else None
        if mention.kind in ("count", "money") and told is None and self.mention.kind == "count":
            percent = replace(claim, mention=replace(mention, kind="percent", scale=Fraction(1)))
            return [replace(claim, firm=False), replace(percent, firm=False)]
        return [claim]

    def _claim(
        self, mention: Mention, concepts: tuple[str, ...], item: str | None, *, firm: bool
    ) -> Claim:
        year, told = self._year()
        loose: frozenset[Piece] = frozenset() if told else frozenset({"year"})
        return Claim(mention, concepts, year, item=item, firm=firm, loose=loose)

    def _year(self) -> tuple[int, bool]:
        """The year of a level, and whether anything says it."""
        own, *near = (set(label.years) for label in self.told.near)
        for years in (
            own,
            set().union(*near),
            set(self.told.section.years),
            set(self.told.title.years),
        ):
            if len(years) > 1:
                raise _Unread(_NO_YEAR)
            if years:
                return years.pop(), True
        if len(self.sheet.years) > 1:
            raise _Unread(_NO_YEAR)
        if self.sheet.years:
            return self.sheet.years[0], True
        heading = self.sheet.setting.heading.year
        return heading or self.sheet.setting.year, heading is not None


def _in_row(concept: str, item: Item | None) -> str:
    """The concept of a row that a general one stands for beside it."""
    if item is None:
        return concept
    meaning = meaning_of(_ANY, Cue(0, 0, concept), item, change=True, nearby=())
    return concept if meaning is None or meaning.item is None else meaning.concepts[0]


def _in(mention: Mention, kind: Kind, scale: Fraction) -> Mention:
    return replace(mention, kind=kind, scale=scale if kind == "money" else Fraction(1))


def _moved(mention: Mention, by: int) -> Mention:
    return replace(
        mention,
        start=mention.start + by,
        end=mention.end + by,
        start_number=mention.start_number + by,
        end_number=mention.end_number + by,
    )


def _unclear(mention: Mention, why: str) -> Claim:
    return Claim(mention, (), None, unclear=why)


_ANY = Mention(0, 0, "count", None, 0, 0)
