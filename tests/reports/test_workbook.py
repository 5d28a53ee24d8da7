"""The workbook of an audit: every figure once, every check a live formula over those cells."""

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from calc.audit import Audit
from ingest.ficha import Ficha
from reports.workbook import audit_workbook


@pytest.fixture(scope="module")
def book(ficha: Ficha, judged: Audit) -> Any:
    return load_workbook(BytesIO(audit_workbook(ficha, judged)))


def computed(formula: str, book: Any) -> Decimal:
    """What a sheet would compute: each cell's value in its place."""

    def value(match: re.Match[str]) -> str:
        return f"Decimal('{book['Cifras'][match[1].replace('$', '')].value}')"

    written = re.sub(r"Cifras!(\$E\$\d+)", value, formula[1:])
    result: Decimal = eval(  # noqa: S307  # the formula that this project wrote
        re.sub(r"(?<![\w'.])(\d+(?:\.\d+)?)(?!['\d.])", r"Decimal('\1')", written),
        {"Decimal": Decimal},
    )
    return result


def test_every_figure_of_the_ficha_stands_once(ficha: Ficha, book: Any) -> None:
    assert book["Cifras"].max_row == len(ficha.book) + 1


def test_the_formula_of_each_check_gives_what_the_audit_computed(judged: Audit, book: Any) -> None:
    rows = list(book["Revisiones"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(judged.checks)
    live = [(row[5], row[6]) for row in rows if row[6]]
    assert len(live) > 25
    for printed, formula in live:
        digits = re.sub(r"[^\d,]", "", printed).replace(",", ".")
        exact = computed(formula, book)
        assert exact.quantize(Decimal(digits), "ROUND_HALF_UP") == Decimal(digits)


def test_the_operands_of_a_check_are_the_cells_of_its_parts_not_of_its_total(book: Any) -> None:
    (row,) = (
        row
        for row in book["Revisiones"].iter_rows(min_row=2, values_only=True)
        if row[7] == "264.845 + 0 = M$264.845"
    )
    cells = re.findall(r"\$E\$(\d+)", row[6])
    concepts = {book["Cifras"].cell(int(cell), 1).value for cell in cells}
    assert concepts == {"Gasto del componente"}


def test_text_that_looks_like_a_formula_stays_text(ficha: Ficha, judged: Audit) -> None:
    hostile = replace(ficha, program='=HYPERLINK("http://malo")', ministry="=1+1")
    sheet = load_workbook(BytesIO(audit_workbook(hostile, judged)))["Resumen"]
    assert sheet["A1"].data_type == "s"
    assert sheet["A3"].data_type == "s"
