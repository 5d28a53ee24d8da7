"""The audit of a ficha → an Excel workbook with live formulas: a colleague sees the same sums.

Every figure of the ficha stands once, in «Cifras»; every check is a formula over those cells, so a
changed cell changes the sums that rest on it.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from calc.audit import Audit
from calc.figure import Figure, Source
from calc.number import decimals_of, write_number
from calc.verdict import Check
from ingest.ficha import Ficha
from ingest.names import spoken_name
from reports.formula import sheet_formula
from reports.words import LOOKS, concept_label, look

if TYPE_CHECKING:
    # Only for the types: the library is loaded when a workbook is made.
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | Decimal | None

_FIGURES, _CHECKS = "Cifras", "Revisiones"
_VALUE_COLUMN = "E"
_FIRST_ROW = 2


def audit_workbook(ficha: Ficha, audit: Audit) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    from openpyxl import Workbook

    book = Workbook()
    cells = _Cells(ficha.book.figures)
    _summary(book, ficha, audit)
    _checks(book, audit.checks, cells)
    _derived(book, audit, cells)
    _remarks(book, audit)
    _figures(book, ficha.book.figures)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


class _Cells:
    """Where in «Cifras» each figure of the book has its value."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._by_place = {
            (figure.source.start, figure.source.end): (figure, row)
            for row, figure in enumerate(figures, start=_FIRST_ROW)
            if figure.quantity is not None
        }

    def of(self, sources: Iterable[Source]) -> dict[str, list[str]]:
        """Literal → cells, for the figures that stand at those sources, in their order."""
        found: dict[str, list[str]] = {}
        for source in sources:
            figure, row = self._by_place.get((source.start, source.end), (None, 0))
            if figure is not None and figure.quantity is not None:
                literal = write_number(figure.quantity.value)
                found.setdefault(literal, []).append(f"{_FIGURES}!${_VALUE_COLUMN}${row}")
        return found


def _summary(book: "Workbook", ficha: Ficha, audit: Audit) -> None:
    sheet = book.active
    if sheet is None:
        raise TypeError("a new workbook has no sheet")
    sheet.title = "Resumen"
    rows: list[tuple[Value, ...]] = [
        (spoken_name(ficha.program), None),
        (f"Auditoría de la ficha {ficha.year}", None),
        (ficha.ministry, None),
        (None, None),
    ]
    rows += [
        (shown.plural.capitalize(), f'=COUNTIF({_CHECKS}!$A:$A,"{shown.name}")')
        for shown in LOOKS.values()
    ]
    rows.append(("Cifras en alguna revisión", audit.coverage))
    _fill(sheet, rows, formulas={1})
    sheet.cell(len(rows), 2).number_format = "0.0%"
    _widths(sheet, (34, 14))
    for row in (1, 2):
        _bold(sheet, row)


def _checks(book: "Workbook", checks: Iterable[Check], cells: _Cells) -> None:
    titles = (
        *("Veredicto", "Qué se revisa", "Fila", "Año", "Impreso", "Recalculado"),
        *("Fórmula", "Cálculo", "Motivo", "Página", "Línea"),
    )
    rows: list[tuple[Value, ...]] = []
    for check in checks:
        place = check.sources[0] if check.sources else None
        rows.append(
            (
                look(check.verdict).name,
                check.title,
                check.item,
                check.year,
                check.printed,
                check.computed,
                # The figure under check stands first; its operands follow, and go before it here.
                sheet_formula(
                    check.derivation or "", cells.of(check.sources[1:] + check.sources[:1])
                ),
                check.derivation,
                check.reason,
                place.page if place else None,
                place.line if place else None,
            )
        )
    sheet = _sheet(book, _CHECKS, titles, rows, formulas={6})
    _widths(sheet, (20, 44, 30, 8, 16, 16, 16, 44, 60, 8, 8))
    _number_format(sheet, 7, "#,##0.00")


def _derived(book: "Workbook", audit: Audit, cells: _Cells) -> None:
    titles = ("Cifra derivada", "Fila", "Año", "Valor", "Fórmula", "Cálculo", "Nota")
    rows: list[tuple[Value, ...]] = [
        (
            concept_label(result.concept),
            result.item,
            result.year,
            result.printed,
            sheet_formula(result.derivation, cells.of(result.sources)),
            result.derivation,
            result.note,
        )
        for result in audit.derived
    ]
    sheet = _sheet(book, "Se deriva", titles, rows, formulas={4})
    _widths(sheet, (40, 30, 8, 24, 16, 50, 50))
    _number_format(sheet, 5, "#,##0.00")


def _remarks(book: "Workbook", audit: Audit) -> None:
    rows: list[tuple[Value, ...]] = [(remark.year, remark.text) for remark in audit.remarks]
    _widths(_sheet(book, "Observaciones", ("Año", "Observación"), rows), (8, 100))


def _figures(book: "Workbook", figures: Iterable[Figure]) -> None:
    titles = ("Concepto", "Año", "Fila", "Impreso", "Valor", "Unidad", "Página", "Línea")
    rows: list[tuple[Value, ...]] = []
    formats = []
    for figure in figures:
        quantity = figure.quantity
        rows.append(
            (
                concept_label(figure.concept),
                figure.year,
                figure.item,
                figure.printed,
                None if quantity is None else quantity.value,
                None if quantity is None else quantity.unit.replace("_", " "),
                figure.source.page,
                figure.source.line,
            )
        )
        decimals = 0 if quantity is None else decimals_of(quantity.value)
        formats.append("#,##0" + ("." + "0" * decimals if decimals else ""))
    sheet = _sheet(book, _FIGURES, titles, rows)
    _widths(sheet, (40, 8, 40, 14, 14, 20, 8, 8))
    for row, pattern in enumerate(formats, start=_FIRST_ROW):
        sheet.cell(row, 5).number_format = pattern


def _sheet(
    book: "Workbook",
    name: str,
    titles: Sequence[str],
    rows: Iterable[Sequence[Value]],
    formulas: frozenset[int] | set[int] = frozenset(),
) -> "Worksheet":
    sheet: Worksheet = book.create_sheet(name)
    _fill(sheet, [titles, *rows], formulas)
    _bold(sheet, 1)
    sheet.freeze_panes = "A2"
    return sheet


def _fill(
    sheet: "Worksheet", rows: Iterable[Sequence[Value]], formulas: frozenset[int] | set[int]
) -> None:
    """Write the rows; only in the columns of formulas does a leading "=" mean one."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment

    for number, row in enumerate(rows, start=1):
        for index, value in enumerate(row):
            cell = sheet.cell(number, index + 1)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
            if isinstance(value, str) and index not in formulas:
                cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=index > 0)


def _bold(sheet: "Worksheet", row: int) -> None:
    from openpyxl.styles import Font

    for cell in sheet[row]:
        cell.font = Font(bold=True)


def _widths(sheet: "Worksheet", widths: Sequence[int]) -> None:
    from openpyxl.utils import get_column_letter

    for index, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width


def _number_format(sheet: "Worksheet", column: int, pattern: str) -> None:
    for row in range(_FIRST_ROW, sheet.max_row + 1):
        sheet.cell(row, column).number_format = pattern
