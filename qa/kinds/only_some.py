"""The words by which a question counts only some of those whom a table counts.

Promise: a figure of all is never told for some; what the words mean is left to the text.
"""

import re

from qa.language.lexicon import is_spanish
from qa.language.senses import neutral_words
from qa.language.words import stem
from qa.saying.asking import Ask


def only_some(ask: Ask) -> tuple[str, ...]:
    """The words by which only some are counted: "personas fallecidas", "casos abiertos".

    Whatever a verb or an adjective says of people beside being served, no population counts it;
    nor does a component by whose name alone something else is asked.
    """
    question = ask.question
    if not question.concepts or question.clauses:
        return ()
    left = _left(ask)
    no_money = not question.any_of(*_OF_SPENDING)
    if question.concepts == ("gasto_componente",) and not question.named and no_money:
        return left
    if question.concepts == BY_HEAD and no_money:
        return left
    if question.concepts == ("produccion_componente",):
        taken, terms = question.taken, question.reading.terms
        return tuple(t.text for t in terms if t.first not in taken and _BEFALLS.match(t.text))
    if not PEOPLE.issuperset(question.concepts) or question.any_of(*_OTHERWISE):
        return ()
    return left


def _left(ask: Ask) -> tuple[str, ...]:
    """The words of a question that nothing explains and that are not of being served."""
    known, taken = ask.question.reading.known, ask.question.taken
    own = ask.view.topic | ask.view.name
    return tuple(
        t.text
        for t in ask.question.reading.terms
        if t.plain
        and t.first not in taken
        and len(t.text) >= _LONG_ENOUGH
        and t.text.isalpha()
        and t.text not in neutral_words()
        and stem(t.text) not in own
        and not _SERVED.match(t.text)
        and (
            is_spanish(t.text)
            or is_spanish(t.text.removesuffix("s"))
            or len(t.text) >= _A_NAME
            or (t.first > 0 and known[t.first - 1] in _HAVE)
        )
    )


_OTHERWISE = ("subir", "bajar", "cambiar", "maximo", "minimo", "promedio", "ranking")
_BEFALLS = re.compile(
    r"(?:perdid|extraviad|danad|rot|robad|hurtad|abiert|cerrad|pendient|detenid|paralizad|"
    r"suspendid|rechazad|devuelt|vencid|malograd|fallid|abandonad|fallecid|muert|inscrit|"
    r"inconclus|atrasad|postulad|solicitad|pedid|esperad|vendid|exportad|denunciad|accidentad|"
    r"observad|anulad|cancelad|reclamad|morosos?|reprobad|desertad)(?:[oa]s?|es)?$"
)
"""What may befall a thing or a person, and is not that it was made or given."""

PEOPLE = frozenset(("poblacion_beneficiada", "poblacion_region"))
BY_HEAD = ("gasto_por_beneficiario",)
_OF_SPENDING = ("gastar", "dinero", "costar", "presupuesto", "ejecutar", "por_unidad", "total")
_LONG_ENOUGH = 4
_A_NAME = 10
_HAVE = frozenset("tiene tienen tenia tenian tuvieron sufren padecen con usan".split())
_SERVED = re.compile(
    r"(?:goz|aprovech|disfrut|impact|abarc|cobij|acud|concurr|utiliz|pasa|salier|vier|result|toc|"
    r"form|figur|consider|contabiliz|logr|incorpor|adher|capt|trabaj|efectiv|real|distint|diferent|"
    r"unic|aproxim|exact|concret|oficial|public|cantidad|pudi|quis|hub|hay|sirv|acog|benef|favor|"
    r"reci|program|particip|tot|inform|consta|compon|conform|cuantific|santiago|alli|aqui|dond|"
    r"component|serv|atend|apoy|ayud|asciend|retribu|cuid)|\w+mente$"
)
"""Verbs of being served, and words that single nobody out."""
