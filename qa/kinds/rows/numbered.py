"""Rows by their number: "¿cuál es el segundo componente?" is answered with its name."""

import re

from qa.answers.compose import Part
from qa.answers.evidence import Found, Lacking, figure_hits, operands, value
from qa.kinds.figures import figure
from qa.kinds.prose.why_recorded import finding_of
from qa.language.senses import CHANGES
from qa.named.row import SUBTITLE
from qa.named.subtitles import subtitle_name
from qa.saying import say
from qa.saying.asking import Ask, Draft

_ASKED = ("cual", "cuales", "como", "que", "nombre", "nombra", "dime")
_FIGURES = (
    "cuanto",
    "cuantos_",
    "dinero",
    "gastar",
    "costar",
    "porcentaje",
    "produccion",
    "porque",
)


def answer(ask: Ask) -> Draft | None:
    """The name of the row of a number, with its figures; None where a figure itself is asked."""
    question = ask.question
    numbered = (i for i in question.items if i.present and i.weight == _BY_NUMBER)
    rows = [i for i in numbered if i.kind != SUBTITLE]
    if len(rows) != 1 or len(question.items) != 1 or question.named:
        return None
    if question.any_of(*_FIGURES, *CHANGES, "calcular", "significar"):
        return None
    if question.strangers or not set(_ASKED) & set(question.reading.known):
        return None
    row = rows[0]
    year = ask.year
    concepts = (
        ("gasto_componente", "produccion_componente")
        if row.kind == "componente"
        else figure.of_row(ask, "indicador", row.name)
    )
    values = [value(ask.ficha, c, year, row.name) for c in concepts]
    found = [v for v in values if isinstance(v, Found)]
    parts: list[Part] = [
        f"Es «{row.name}»" if row.kind == "componente" else f"Es el indicador «{row.name}»"
    ]
    for i, one in enumerate(found):
        verb = {"gasto_componente": "gastó ", "produccion_componente": "produjo "}.get(
            one.concept, "dio "
        )
        parts += [f": en {year} {verb}" if i == 0 else f" y {verb}", *say.amount(one, spoken=False)]
    parts.append(".")
    codes = [(v, v.code) for v in values if isinstance(v, Lacking) and v.code is not None]
    for lacking, code in codes:
        parts += [" ", *figure.explain_mark(ask, lacking, code)]
    figures = [*(f for v in found for f in operands(v)), *(code for _, code in codes)]
    hits = figure_hits(ask.ficha, figures)
    told = finding_of(ask, (row,)) if _HAPPENED.search(question.reading.text) else None
    if told is not None:
        return Draft((*parts, " ", *told.parts), passages=(*hits, *told.passages))
    return Draft(parts, passages=hits)


_HAPPENED = re.compile(r"\bque (?:\w+ )?(?:pas|ocurr|suced)\w+")
"""As in "¿qué pasó con el indicador 2?"."""


def subtitle(ask: Ask) -> Draft | None:
    """As in "¿qué es el subtítulo 33?": its official name."""
    question = ask.question
    codes = [i for i in question.items_of("subtitulo") if i.weight == _BY_NUMBER]
    if len(codes) != 1 or not question.means("significar") or question.named[1:]:
        return None
    if question.means("porcentaje"):
        return None
    code = codes[0].name
    if subtitle_name(code) == f"Subtítulo {code}":
        return None
    parts: list[Part] = [f"El subtítulo {code} es «{subtitle_name(code)}»."]
    year = ask.year
    found = value(ask.ficha, "gasto_subtitulo", year, code)
    if isinstance(found, Found):
        spent = say.capital(say.subject(found.concept, code))
        parts += [f" {spent} de {year} fue de ", *say.amount(found), "."]
    hits = figure_hits(ask.ficha, operands(found)) if isinstance(found, Found) else ()
    return Draft(parts, passages=hits)


_BY_NUMBER = 9
"""The weight of a row that was named by its number."""
