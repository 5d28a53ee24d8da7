"""Rows of a ficha put in order: what every answer about rankings shares."""

from calc.concepts import vocabulary
from calc.figure import Figure
from calc.formulas import TOTAL, Result, evaluate
from qa.answers.evidence import Found, figure_hits, operands
from qa.answers.types import Table
from qa.saying import say
from qa.saying.asking import Ask
from vectorstore.cards import Hit


def share_of(ask: Ask, found: Found) -> Result | None:
    """What part of the whole a row's amount is."""
    ids = {
        "gasto_region": "porcentaje_gasto_region",
        "gasto_componente": "participacion_componente",
        "gasto_subtitulo": "participacion_subtitulo",
        "poblacion_region": "porcentaje_poblacion_region",
    }
    if found.concept not in ids:
        return None
    result = evaluate(ids[found.concept], ask.ficha.book, found.year, found.item)
    return result if isinstance(result, Result) else None


def row_hits(ask: Ask, found: list[Found]) -> tuple[Hit, ...]:
    """The rows behind the figures, the total left out."""
    figures: list[Figure] = [f for one in found for f in operands(one) if f.item != TOTAL]
    return figure_hits(ask.ficha, figures)[:8]


def row_table(concept: str, found: list[Found]) -> Table:
    """The figures as a table of two columns."""
    label = vocabulary()[concept].label if concept in vocabulary() else "valor"
    return Table(
        ("", say.capital(label)),
        tuple((say.row(f.concept, f.item) or "", say.shown_value(f).printed) for f in found),
    )


def assumed_year(ask: Ask, year: int) -> tuple[str, ...]:
    """That the year was not named, and which one was taken."""
    return () if ask.question.period.said else (f"La pregunta no dice el año: tomé {year}.",)


def next_for(kind: str) -> tuple[str, ...]:
    """Questions that make sense after one about rows of a kind."""
    return {
        "region": (
            "¿Qué región tuvo más beneficiarios?",
            "¿Suman 100 % las regiones?",
            "¿Cuánto se gastó por beneficiario en cada región?",
        ),
        "componente": (
            "¿Cuál es el gasto unitario de cada componente?",
            "¿Qué componente produjo más?",
            "¿Qué parte del gasto fue a cada componente?",
        ),
        "subtitulo": (
            "¿Qué porcentaje del gasto se fue en sueldos?",
            "¿Cuánto se ejecutó en total?",
            "¿Cuadran los subtítulos con el total?",
        ),
        "indicador": (
            "¿Qué indicadores tiene el programa?",
            "¿Qué hallazgos hay en eficacia?",
            "¿Cómo se calcula el indicador de propósito?",
        ),
    }[kind]
