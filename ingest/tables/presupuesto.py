"""Presupuesto and recursos ejecutados: amounts by year under fixed labels."""

import re
from collections.abc import Sequence

from ingest.sections import Line
from ingest.tables.by_label import (
    Labels,
    concept_of_label,
    yearly_entries_of_lines,
    yearly_entries_of_sheet,
)
from ingest.tables.entries import Context, Entry
from ingest.tables.table import Sheet, Table

_LABELS: Labels = (
    # What it is may follow: "Presupuesto inicial (Ley)".
    (r"presupuesto inicial( aprobado)?( ?\([^()]+\))?$", "presupuesto_inicial"),
    (r"presupuesto final( ?\([^()]+\))?$", "presupuesto_final"),
    (r"presupuesto (de )?ley ejecutado$", "presupuesto_ley_ejecutado"),
    (
        r"(recursos|aportes?) (de )?(los )?gobiernos? regionales$",
        "recursos_gobiernos_regionales",
    ),
    (r"(recursos )?extra ?presupuestarios?$", "recursos_extrapresupuestarios"),
    (r"(total (de )?(recursos |gasto )?ejecutados?|gasto total ejecutado)$", "total_ejecutado"),
)
# In a grid the row is certain even where the end of its label was set apart from it.
_SHORT: Labels = (
    *_LABELS,
    (r"presupuesto (de )?ley$", "presupuesto_ley_ejecutado"),
    (r"recursos gobiernos$", "recursos_gobiernos_regionales"),
)
_NOTED = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]\d$|\s\d$")


def _claims(sheet: Sheet) -> bool:
    concepts = {concept_of_label(label, _SHORT) for label in sheet.labels}
    if concepts - {None, "total_ejecutado", "presupuesto_ley_ejecutado"}:
        return True
    # Those two close other tables as well: the subtítulos, of two columns, and the components.
    return "presupuesto_ley_ejecutado" in concepts and sheet.width > 2


def _from_lines(lines: Sequence[Line], context: Context) -> tuple[Entry, ...]:
    found = yearly_entries_of_lines(lines, _LABELS, context)
    return tuple(entry for entry in found if not _may_start_with_note(entry, found))


def _may_start_with_note(entry: Entry, others: Sequence[Entry]) -> bool:
    """A lone digit before the amounts may be the call to a note, set apart from its label.

    With an empty cell in the row it would pass for an amount: where the other labels carry their
    notes and this one has none, it is left to be named as a problem.
    """
    first = entry.row.tokens[0].text
    return (
        first in "123456789"
        and not _NOTED.search(entry.row.label)
        and any(_NOTED.search(other.row.label) for other in others if other is not entry)
    )


TABLE = Table(
    "presupuesto",
    ("eficiencia", "presupuesto", "recursos"),
    _claims,
    _from_lines,
    lambda sheet, context: yearly_entries_of_sheet(sheet, _SHORT, context),
)
