"""The rows that a question puts in order: their kind, what they are ordered by, which year."""

import re

from calc.concepts import vocabulary
from qa.answers.evidence import Found, covered_years, value
from qa.answers.reckoned import magnitude
from qa.kinds.figures import figure
from qa.named.items import rows
from qa.named.thresholds import read_threshold
from qa.saying.asking import Ask
from qa.understanding.concepts import specialised
from qa.understanding.question import Question

_KINDS = (
    ("region", "region"),
    ("componente", "componente"),
    ("subtitulo", "subtitulo"),
    ("indicador", "indicador"),
)
_CENTRAL = "Nivel central"
_PEOPLE = ("participantes", "asistentes", "inscritos", "inscritas", "matriculados", "cupos")
_APART = re.compile(
    r"\b(?:(?:despues|aparte|ademas|fuera) de|sin (?:la|contar|considerar|incluir)|"
    r"sin (?:el )?nivel central|no contando|"
    r"si no contamos|exce(?:pto|ptuando)|excluyendo|salvo|descontando|"
    r"dejando (?:a?fuera|aparte|de lado)|que no sean?|"
    r"(?:si )?(?:sac|quit)(?:o|amos|a|ando)(?= (?:a |al |el |la |los |las |de )))\b"
)


def kind_of(question: Question) -> str | None:
    """The kind of row asked for: "región", "dónde", "línea"."""
    made = question.concepts[:1] in (("produccion_componente",), ("gasto_unitario_componente",))
    return next(
        (kind for cue, kind in _KINDS if question.means(cue)),
        "componente"
        if made and question.any_of("costar", "por_unidad") and not question.items
        else "region"
        if question.means("donde") or question.says("lugar", "puesto")
        else "subtitulo"
        if question.means("en_que_")
        else None,
    )


def concept_of(ask: Ask, kind: str) -> str | None:
    """What the rows are ordered by."""
    question = ask.question
    bound = read_threshold(question.reading)
    if kind == "region" and bound is not None and (bound.mark or "millon" in bound.scale):
        return "gasto_region"
    if kind == "region" and not question.named and question.says(*_PEOPLE):
        return "poblacion_region"
    people = question.any_of("persona", "poblacion_")
    each = question.means("por_persona") and not question.means("cuantos_")
    dear = question.means("costar") and question.says("caro", "barato", "cara")
    dear = kind == "region" and (dear or each)
    dear = dear or (kind == "componente" and _of_each_unit(question))
    if question.concepts and not dear:
        concept = specialised(question.concepts[0], kind, part=False)
        if concept == "poblacion_region" and question.means("dinero") and not people:
            return "gasto_region"  # "¿todas las regiones recibieron plata?"
        if vocabulary()[concept].item == kind if concept in vocabulary() else False:
            return concept
    if kind == "region" and question.any_of("costar", "por_persona"):
        return "gasto_por_beneficiario_region"
    if kind == "region":
        return "poblacion_region" if question.any_of("persona", "atender") else "gasto_region"
    if kind == "componente":
        return _of_component(question)
    if kind == "subtitulo":
        return "gasto_subtitulo"
    return "indicador"


def _of_component(question: Question) -> str:
    """What components are ordered by where no figure is named."""
    if _of_each_unit(question):
        return "gasto_unitario_componente"
    return (
        "produccion_componente"
        if question.any_of("produccion", "persona") and not question.any_of("gastar", "dinero")
        else "gasto_unitario_componente"
        if question.any_of("costar", "por_unidad")
        or question.says("caro", "cara", "mas caro", "mas barato")
        else "gasto_componente"
    )


def _of_each_unit(question: Question) -> bool:
    """As in "¿cuál tiene la unidad más cara?", "el más caro por persona": what one costs."""
    asked = question.concepts[:1]
    by_unit = question.says("unidad") and asked == ("produccion_componente",)
    each = question.means("por_persona") and asked == ("gasto_por_beneficiario",)
    return question.means("costar") and (by_unit or each)


def year_of(ask: Ask, concept: str) -> int:
    """The year asked, else the latest in which rows have a value."""
    period = ask.question.period
    if period.years:
        return period.years[-1]
    have = [
        y
        for y in covered_years(ask.ficha)
        if any(f.quantity for f in ask.ficha.book.find(concept, y))
    ]
    return have[-1] if have and concept in ask.ficha.book.concepts() else ask.ficha.year


def sets_apart(question: Question) -> bool:
    """Whether the rows that it names are to be left out of the order."""
    return _APART.search(question.reading.text) is not None


def rises(question: Question) -> bool:
    """Whether the smallest comes first."""
    if question.says("de menor a mayor", "menor a mayor", "ascendente", "de menos a mas"):
        return True
    if question.means("minimo") and _FROM_BELOW.search(question.reading.text):
        return True
    return question.means("minimo") and not question.means("maximo")


_FROM_BELOW = re.compile(
    r"\b(?:top|primer[oa]s|ranking)\b(?!.*\b(?:mas (?!chic|baj|pequen|barat|abajo)|mayor))"
)
"""As in "top 3 de regiones con menos plata": of the least it is the first ones."""


def in_order(ask: Ask, kind: str, concept: str, year: int, *, central: bool = False) -> list[Found]:
    """The rows with a value, in the order asked.

    The nivel central is no region: it takes no place among them unless it is to be there
    (`central`) or the question names it.
    """
    found = [
        v
        for name in rows(ask.ficha, kind)
        if (name != _CENTRAL or central or ask.question.says(_CENTRAL.lower()))
        and isinstance(
            v := value(ask.ficha, figure.of_row(ask, concept, name)[0], year, name), Found
        )
    ]
    return sorted(found, key=magnitude, reverse=not rises(ask.question))


def central_beyond(ask: Ask, first: Found) -> Found | None:
    """The nivel central where it goes beyond the first region, among which it takes no place."""
    if vocabulary()[first.concept].item != "region" or sets_apart(ask.question):
        return None
    own = value(ask.ficha, first.concept, first.year, _CENTRAL)
    if not isinstance(own, Found) or first.item == _CENTRAL:
        return None
    below = magnitude(own) < magnitude(first)
    return own if below == rises(ask.question) else None


def degree_of(concept: str, *, least: bool) -> str:
    """What the first row did: "más gastó", "tuvo el menor gasto unitario"."""
    degree = "menor" if least else "mayor"
    more = "menos" if least else "más"
    return {
        "gasto_region": f"{more} gastó",
        "gasto_componente": f"{more} gastó",
        "gasto_subtitulo": f"{more} gastó",
        "poblacion_region": f"{more} beneficiarios tuvo",
        "produccion_componente": f"{more} produjo",
        "gasto_unitario_componente": f"tuvo el {degree} gasto unitario",
        "gasto_por_beneficiario_region": f"tuvo el {degree} gasto por beneficiario",
    }.get(concept, f"tuvo el valor {degree}")


def the_one(kind: str) -> str:
    """The pronoun of a kind of row: "la que" for a region."""
    return {
        "region": "la que",
        "componente": "el que",
        "subtitulo": "el que",
        "indicador": "el que",
    }[kind]
