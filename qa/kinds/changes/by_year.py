"""In which year a figure was highest or lowest."""

import re

from calc.concepts import vocabulary
from calc.number import NumberError, decimals_of, read_number, round_half_up
from qa.answers.compose import Part, joined, listed
from qa.answers.evidence import Found, covered_years, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.answers.types import Table
from qa.kinds.figures import figure
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.ordered import next_for
from qa.understanding.question import Question

_YEAR_CUES = (
    "en que ano",
    "que ano",
    "cual ano",
    "ano con",
    "ano de",
    "cual fue el ano",
    "el ano que",
    "el ano en que",
)
_EXTREMES = (
    "mayor",
    "menor",
    "maximo",
    "maxima",
    "minimo",
    "minima",
    "mas alto",
    "mas alta",
    "mas bajo",
    "mas baja",
    "record",
    "peor",
    "mejor",
    "peak",
)


_OF_THE_FICHA = re.compile(r" ano (?:de|del) (?:la |el |est[ea] )?(?:ficha|informe|reporte) ")
"""The year that a ficha is of, which is named and not asked for."""


def asks_for_a_year(question: Question, kind: str | None) -> bool:
    """Whether a year is asked for: "¿en qué año…?", or an extreme of what has no rows."""
    text = _OF_THE_FICHA.sub(" ", f" {question.reading.text} ")
    if any(f" {cue} " in text for cue in _YEAR_CUES):
        return True
    one = vocabulary().get(question.concepts[0])
    alone = kind is None and not question.items and one is not None and one.item is None
    extreme = question.any_of("maximo", "minimo") and question.says(*_EXTREMES)
    return alone and not question.period.years and extreme


def over_years(ask: Ask) -> Draft | None:
    """In which year a concept was highest or lowest."""
    concept = ask.question.concepts[0]
    item = figure.items_for(ask, concept)[0]
    concept = figure.of_row(ask, concept, item)[0]
    found = [
        v
        for y in covered_years(ask.ficha)
        if isinstance(v := value(ask.ficha, concept, y, item), Found)
    ]
    if not found:
        return None
    least = ask.question.means("minimo") and not ask.question.means("maximo")
    best = (min if least else max)(found, key=magnitude)
    blank = [y for y in covered_years(ask.ficha) if y not in {f.year for f in found}]
    degree = "menor" if least else "mayor"
    verdict = ""
    if _says_which(ask.question):
        right = best.year == (ask.question.period.years or (ask.ficha.year,))[-1]
        verdict = "Sí. " if right else "No. "
    parts: list[Part] = [
        f"{verdict}En {best.year}: {say.subject(concept, item).rstrip(',')} fue de ",
        *say.amount(best),
        f", su valor {degree} entre ",
    ]
    others = [f for f in found if f is not best]
    parts.append(f"{listed(str(f.year) for f in found)}")
    if others:
        parts.append(" (")
        for i, one in enumerate(others):
            parts += ["; " if i else "", f"{one.year}: ", *say.amount(one, spoken=False)]
        parts.append(")")
    parts.append(".")
    if blank:
        parts.append(f" No hay valor para {listed(str(y) for y in blank)}.")
    figures = [f for one in found for f in operands(one)]
    cells = tuple((str(f.year), say.shown_value(f).printed) for f in found)
    return Draft(
        [p for p in parts if p != ""],
        passages=figure_hits(ask.ficha, figures),
        suggestions=next_for("region"),
        table=Table(("Año", say.capital(say.subject(concept, item))), cells),
    )


def _says_which(question: Question) -> bool:
    """As in "¿el presupuesto final fue el más bajo de los tres años?": it says that of a year."""
    asks = question.says(*_YEAR_CUES) or not _ASKING.isdisjoint(question.reading.known)
    return not asks and question.says("fue el", "es el", "fue la", "es la", "fue su", "es su")


_ASKING = frozenset("cual cuando cuanto cuanta quien como".split())


def of_value(ask: Ask) -> Draft | None:
    """As in "¿en qué año fue de 3.415?": the years whose value is the one cited."""
    question = ask.question
    taken = question.period.taken.union(*(i.taken for i in question.items))
    cited = [w for i, w in enumerate(question.reading.known) if w[0].isdigit() and i not in taken]
    if (
        not question.concepts
        or not question.says(*_WHEN)
        or len(cited) != 1
        or question.period.said
    ):
        return None
    concept = question.concepts[0]
    item = figure.items_for(ask, concept)[0]
    concept = figure.of_row(ask, concept, item)[0]
    try:
        number = read_number(cited[0])
    except NumberError:
        return None
    found = [
        v
        for y in covered_years(ask.ficha)
        if isinstance(v := value(ask.ficha, concept, y, item), Found)
    ]
    scale = 1000 if question.says("millones", "millon") else 1
    fits = [f for f in found if round_half_up(magnitude(f) / scale, decimals_of(number)) == number]
    if not found:
        return None
    subject = say.subject(concept, item).rstrip(",")
    years = listed(str(f.year) for f in fits) if fits else "ninguno de los años de la ficha"
    parts: list[Part] = [say.capital(f"{ask.opening}en {years}: {subject} {say.was(concept)} de ")]
    told = [(*say.amount(f, spoken=False), f" en {f.year}") for f in found]
    parts += say.amount(fits[0], spoken=False) if fits else joined(told)
    return Draft(
        [*parts, "."],
        passages=figure_hits(ask.ficha, [f for one in found for f in operands(one)]),
        suggestions=next_for("region"),
    )


_WHEN = ("en que ano", "que ano", "cual ano", "cuando")
