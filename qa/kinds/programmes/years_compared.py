"""One programme in two years, where no figure is named: its main figures, year by year."""

from calc.concepts import vocabulary
from ingest.ficha import Ficha
from qa.across.selecting import COMPARED_AT_LARGE
from qa.across.selection import NUMBER_OF
from qa.answers.compose import Part
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.types import Table
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.suggest import next_questions


def answer(ask: Ask) -> Draft | None:
    """The main figures of both years; None where a figure or a row is named."""
    question = ask.question
    years = question.period.years
    if question.concepts or question.items or len(years) < 2 or not question.means("cambiar"):
        return None
    if question.strangers or question.any_of("hallazgo", "observacion", "porque"):
        return None
    fichas = (ask.ficha, *ask.siblings)
    parts: list[Part] = []
    cells = []
    found: list[Found] = []
    for concept in (c for c in COMPARED_AT_LARGE if not c.startswith(NUMBER_OF)):
        own = [v for f in fichas if len(v := _values(f, concept, years)) == len(years)][:1]
        if not own:
            continue
        label = say.capital(vocabulary()[concept].label)
        parts += [" " if parts else "", f"{label}: "]
        for i, one in enumerate(own[0]):
            parts += [" y " if i else "", *say.amount(one, spoken=False), f" en {one.year}"]
        parts.append(".")
        cells.append((label, *(say.shown_value(one).printed for one in own[0])))
        found += own[0]
    if not found:
        return None
    who = f"En «{ask.view.title}»: " if ask.crowd else ""
    figures = [f for one in found for f in operands(one)]
    return Draft(
        [p for p in (who, *parts) if p != ""],
        passages=figure_hits(ask.ficha, figures)[:8],
        suggestions=next_questions(ask, "total_ejecutado", years[-1]),
        table=Table(("", *map(str, years)), tuple(cells)),
    )


def _values(ficha: Ficha, concept: str, years: tuple[int, ...]) -> list[Found]:
    return [v for y in years if isinstance(v := value(ficha, concept, y), Found)]
