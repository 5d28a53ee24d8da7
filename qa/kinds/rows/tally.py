"""How many indicators there are: of both tables together, and of each."""

import re

from qa.answers.compose import Part, counted, joined
from qa.answers.evidence import figure_hits, value
from qa.kinds.figures.figure_table import figures_of
from qa.saying.asking import Ask, Draft
from qa.saying.ordered import next_for

_HOW_MANY = re.compile(
    r"\b(?:cuant[oa]s|numero de|cantidad de|cuent[ae]n? los|total de) (?:indicadores|mediciones)\b"
)
_OF_TABLE = {"proposito": "indicador_proposito", "complementario": "indicador_complementario"}
_SORTS = frozenset(("tip", "clas", "categori", "tabl", "medicion", "sum"))
"""Stems of words that tell no indicator from another."""


def answer(ask: Ask) -> Draft | None:
    """The count of them all, with how many are of each table; None where another is asked for."""
    question = ask.question
    one_table = len([k for k in _OF_TABLE if question.means(k)]) == 1
    others = question.leftover(ask.view.topic | ask.view.name) - _SORTS
    if _HOW_MANY.search(question.reading.text) is None or one_table or others:
        return None
    if question.any_of("subir", "bajar", "cambiar", "sin", "cierto", "porque") or question.items:
        return None
    every = ask.ficha.indicators
    values = [value(ask.ficha, _OF_TABLE[i.kind], ask.ficha.year, i.name) for i in every]
    figures = [f for one in values for f in figures_of(one)]
    sources = tuple(f.source for f in figures)
    first, second = (len([i for i in every if i.kind == kind]) for kind in _OF_TABLE)
    parts: list[Part] = [ask.opening, "la ficha" if ask.opening else "La ficha", " muestra "]
    parts += [counted(len(every), sources), " indicadores: ", counted(first, sources)]
    parts += [" de propósito y ", counted(second, sources), " complementarios: "]
    parts += [*joined([(f"«{one.name}»",) for one in every]), "."]
    hits = figure_hits(ask.ficha, figures)[:8]
    return Draft([p for p in parts if p != ""], passages=hits, suggestions=next_for("indicador"))
