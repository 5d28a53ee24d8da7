"""Cobertura por año: one row of percentages, and in some fichas the populations behind them."""

from ingest.tables.by_label import (
    Labels,
    concept_of_label,
    has_years,
    yearly_entries_of_lines,
    yearly_entries_of_sheet,
)
from ingest.tables.table import Sheet, Table

_LABELS: Labels = (
    (r"(^|\s)cobertura( efectiva)?( \(%\))?$", "cobertura"),
    # The unit that is counted may follow: "Población objetivo (hogares)".
    (r"poblacion objetivo( ?\([^()]+\))?$", "poblacion_objetivo"),
    (
        r"(poblacion beneficiada|beneficiarios( efectivos)?)( ?\([^()]+\))?$",
        "poblacion_beneficiada",
    ),
)


def _claims(sheet: Sheet) -> bool:
    # After a page break only the populations may stand under the years.
    concepts = {concept_of_label(label, _LABELS) for label in sheet.labels} - {None}
    return "cobertura" in concepts or (bool(concepts) and has_years(sheet))


TABLE = Table(
    "cobertura",
    ("cobertura",),
    _claims,
    lambda lines, context: yearly_entries_of_lines(lines, _LABELS, context),
    lambda sheet, context: yearly_entries_of_sheet(sheet, _LABELS, context),
)
