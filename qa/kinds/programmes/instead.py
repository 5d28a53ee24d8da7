"""Programmes asked about that lack the figure: that they do, and the nearest thing that they have.

Promise: where they are few, each is told with what its own ficha says of that figure.
"""

from collections.abc import Sequence

from calc.concepts import vocabulary
from qa.across.selection import Selection
from qa.across.several import Row, ficha_for
from qa.answers.compose import Part, assemble, listed
from qa.kinds.figures import figure
from qa.programmes.shelf import Programme, Shelf
from qa.saying.asking import Ask
from qa.understanding.question import understand

_FEW = 4
"""So many programmes can be told one by one to lack a figure."""

_FEWER = 2
"""And so many with what they have instead."""


def lacking(selection: Selection, concept: str, table: Sequence[Row], shelf: Shelf) -> list[Part]:
    """What is said of the programmes asked about that are not in the table."""
    having = {row.programme.key for row in table}
    without = [p for p in selection.scope.programmes if p.key not in having]
    chosen = selection.regions or selection.conditions or selection.findings or selection.subtitle
    if not without or len(without) > _FEW or chosen:
        return []
    told = [_nearest(p, concept, selection, shelf) for p in without]
    if len(without) <= _FEWER and all(told):
        return [part for parts in told for part in (" ", *parts)]
    have = "no trae" if len(without) == 1 else "no traen"
    return [f" {listed(f'«{p.title}»' for p in without)} {have} lo necesario para ese dato."]


def _nearest(programme: Programme, concept: str, selection: Selection, shelf: Shelf) -> list[Part]:
    """What its ficha says where one programme is asked for the figure; empty where nothing."""
    if concept not in vocabulary() or selection.moves:
        return []
    years = selection.period.years
    view = shelf.view(ficha_for(programme, years[-1] if years else None, shelf).document)
    year = years[-1] if years else view.ficha.year
    question = understand(f"{vocabulary()[concept].label} {year}", view)
    draft = figure.answer(Ask(question, view, programme, shelf, crowd=True, named=True))
    if question.concepts != (concept,) or draft is None:
        return []
    named = view.title in assemble(draft.parts)[0]
    return [*(() if named else (f"«{view.title}»: ",)), *draft.parts]
