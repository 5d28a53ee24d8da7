"""Figures and passages on a terminal: what every answer shows below its sentence."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from calc.verdict import JudgedFigure
from commands.output import indented
from reports.marked import explanation
from reports.words import distinct, look, programme, quotations, subject
from vectorstore import Hit

if TYPE_CHECKING:
    # Only for the types, as in commands.output.
    from rich.console import Console

STYLES = {"verified": "green", "contradicted": "red", "unverifiable": "dim", "rounding": "yellow"}


def show_figures(
    screen: "Console", figures: Iterable[JudgedFigure], names: Mapping[str, str]
) -> None:
    """Each figure with its verdict, derivation and source."""
    from rich.text import Text

    listed = distinct(figures)
    if listed:
        screen.print("\nCifras", style="bold")
    for written, figure in listed:
        mark = (f"{look(figure.verdict).mark} ", STYLES[figure.verdict])
        about = f"  {subject(figure, names)}" if figure.concept else ""
        screen.print(Text.assemble(mark, (written, "bold"), about))
        screen.print(indented(explanation(figure)))
        for quotation in quotations(figure.sources):
            screen.print(indented(quotation, "dim"))


def show_passages(screen: "Console", hits: Iterable[Hit], *, explained: bool = False) -> None:
    """Each passage with its programme, section and page."""
    listed = tuple(hits)
    if listed:
        screen.print("\nPasajes", style="bold")
    for hit in listed:
        where = (
            programme(hit.program, hit.year),
            hit.passage.section,
            f"página {hit.passage.source.page}",
        )
        screen.print(f"· {' · '.join(part for part in where if part)}")
        screen.print(indented(f"«{hit.passage.text}»", "dim"))
        if explained:
            screen.print(indented(f"{hit.score:.3f}: {hit.why}"))
