"""Figures that the tables do not part as a question does: by town, by two tables' rows at once.

Promise: the refusal says how the ficha does tell the figure, and shows the nearest that it has.
"""

from calc.concepts import vocabulary
from qa.answers.compose import Part, listed
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.kinds.figures import figure
from qa.language.words import stem
from qa.named.items import rows
from qa.named.row import Item
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.understanding.question import Question

NEXT = ("¿Qué puedo preguntar?", "Resume el programa en simple", "¿Cuánto se ejecutó?")

_INSTEAD = {
    "region": "gasto_region",
    "componente": "gasto_componente",
    "subtitulo": "gasto_subtitulo",
}


def without_rows(ask: Ask) -> Draft | None:
    """A concept that the ficha gives for the whole programme only, asked of one of its rows."""
    question = ask.question
    concept = question.concepts[0]
    entry = vocabulary().get(concept)
    row = next((i for i in question.items if i.kind in _INSTEAD and i.present), None)
    if entry is None or entry.item is not None or row is None or row.weight < 1.5:
        return None
    names = {"region": "región", "componente": "componente", "subtitulo": "subtítulo"}
    year = figure.years_for(ask, concept, None)[-1]
    parts: list[Part] = [
        f"La ficha no da {entry.named} por {names[row.kind]}: sólo para todo el programa."
    ]
    parts.extend(of_the_whole(ask))
    near = value(ask.ficha, _INSTEAD[row.kind], year, row.name)
    if isinstance(near, Found):
        said = say.subject(near.concept, near.item)
        parts += [f" Sí trae {said} de {year}: ", *say.amount(near), "."]
    return Draft(parts, "not_found", suggestions=NEXT)


def of_two_rows(ask: Ask) -> Draft | None:
    """A component in a region, or a subtítulo of either: no table crosses its rows."""
    question = ask.question
    meant = vocabulary()[question.concepts[0]].item
    rows_asked = (i for i in question.items if i.kind in _INSTEAD)
    asked = {i.kind: i for i in rows_asked if i.kind == meant or i.weight >= SURE}
    own = (i for i in question.items if i.kind == "componente")
    only_topic = any(_words_of(i, ask) <= ask.view.topic for i in own)
    if len(asked) < 2 or only_topic or len(question.items) > len(asked) or question.clauses:
        return None
    if question.says("y", "e", "o") or question.any_of("porcentaje", "porque", "ranking"):
        return None
    kinds = listed(_PLURALS[k] for k in asked)
    parts: list[Part] = [f"La ficha no cruza {kinds}: da cada tabla por separado."]
    used: list[Found] = []
    for kind, row in asked.items():
        found = value(ask.ficha, _INSTEAD[kind], ask.year, row.name)
        if isinstance(found, Found):
            used.append(found)
            said = say.capital(say.subject(found.concept, found.item))
            parts += [f" {said} de {found.year} fue en total de ", *say.amount(found), "."]
    hits = figure_hits(ask.ficha, [f for one in used for f in operands(one)])
    return Draft(parts, "not_found", hits, NEXT)


SURE = 1.5
_PLURALS = {"region": "regiones", "componente": "componentes", "subtitulo": "subtítulos"}


def _words_of(item: Item, ask: Ask) -> frozenset[str]:
    """The stems by which a question names a row."""
    return frozenset(stem(ask.question.reading.known[i]) for i in item.taken)


def no_breakdown(ask: Ask, what: str) -> Draft:
    """That no table parts a figure in such a way."""
    return Draft(
        (
            (
                f"La ficha no separa ese dato por {what}: lo da por año y, según la tabla, por "
                "región, componente o subtítulo."
            ),
            *of_the_whole(ask),
        ),
        "not_found",
        (),
        NEXT,
    )


def of_the_whole(ask: Ask) -> tuple[Part, ...]:
    """The nearest thing that exists: the same figure for the whole programme."""
    concept = ask.question.concepts[0]
    item = next(
        (
            i.name
            for i in ask.question.items
            if i.present and vocabulary().get(concept) and vocabulary()[concept].item == i.kind
        ),
        None,
    )
    if not ask.question.named or vocabulary().get(concept) is None:
        return ()
    if (kind := vocabulary()[concept].item) and item is None:
        return _rows_there(ask, kind)
    year = figure.years_for(ask, concept, item)[-1]
    found = value(ask.ficha, concept, year, item)
    if not isinstance(found, Found):
        return ()
    return (
        f" Lo más cercano es {say.subject(concept, item)} de {year}, en total: ",
        *say.amount(found),
        ".",
    )


_ROWS = {"componente": "Los componentes que trae son", "indicador": "Los indicadores que trae son"}


def _rows_there(ask: Ask, kind: str) -> tuple[Part, ...]:
    """The rows that the ficha does have, where the one asked for is none of them."""
    names = [f"«{name}»" for name in rows(ask.ficha, kind)] if kind in _ROWS else []
    if len(names) == 1:
        return (f" El único {kind} que trae es {names[0]}.",)
    return (f" {_ROWS[kind]} {listed(names)}.",) if names else ()


def in_a_town(question: Question) -> bool:
    """As in "la comuna de Coyhaique": the tables tell its region, which is no answer."""
    towns = {t.last + 2 for t in question.reading.terms if t.means("municipio")}
    return any(i.kind == "region" and not towns.isdisjoint(i.taken) for i in question.items)
