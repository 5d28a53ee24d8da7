"""Change between years: how much, which way, in points and in percent apart."""

import re
from dataclasses import replace

from calc.figure import fold
from calc.formulas import Result, Unavailable, evaluate
from calc.quantity import PORCENTAJE
from qa.answers.compose import Part, derivation
from qa.answers.evidence import Found, Lacking, covered_years, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.changes.side_by_side import between_concepts, between_items
from qa.kinds.changes.trend import mean_of, trend
from qa.kinds.changes.verdict import asks_same, asks_to_stay, asks_yes, better_is_less, verdict_of
from qa.kinds.figures import figure
from qa.kinds.figures.made_for_people import stands_for_people
from qa.language.senses import CHANGES
from qa.named.row import Item
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.differences import direction, incomparable, unsigned
from qa.saying.suggest import next_questions
from qa.understanding.question import Question

_BOTH_YEARS = re.compile(r"(?<!entre )\b(?:20\d\d) y (?:el |en |de )*20\d\d\b")
"""Two years and no span: "el promedio de 2021 y 2023"."""

_POINTS = re.compile(r"\bpuntos\b|\bpunto porcentual\b|\bpp\b")
_CUES = CHANGES | {"puntos", "tendencia"}


def answer(ask: Ask) -> Draft | None:
    """The change asked for; None where the question is not about one."""
    question = ask.question
    if not question.concepts or not (
        question.any_of(*_CUES - {"puntos"})
        or (question.means("puntos") and _POINTS.search(question.reading.text))
        or _averaged(question)
        or _more_than(question)
        or _compares_rows(question)
        or _held_against_a_year(question)
        or _taken_away(question)
        or _subtracted(question)
        or _within_the_year(question)
    ):
        return None
    if _within_the_year(question):
        pair = ("presupuesto_inicial", "presupuesto_final")
        return between_concepts(replace(ask, question=replace(question, concepts=pair)))
    if question.concepts[0] == "reasignaciones":
        return None
    concept = question.concepts[0]
    item = figure.items_for(ask, concept)[0]
    concept = figure.of_row(ask, concept, item)[0]
    serving = stands_for_people(ask) if concept == "poblacion_beneficiada" else None
    if serving is not None and not question.items:
        return _instead(ask, serving)
    if (
        len(question.concepts) > 1
        and question.any_of("recortar", *CHANGES)
        and len(question.period.years) <= 1
    ):
        return between_concepts(ask)
    if (
        len(figure.items_for(ask, concept)) == 2
        and (question.means("cambiar") or _compares_rows(question))
        and len(question.period.years) <= 1
        and question.items
    ):
        return between_items(ask, concept)
    years = _years(ask, concept, item)
    if len(years) < 2:
        return None
    if _averaged(question):
        years = years if question.period.years else covered_years(ask.ficha)
        whole = question.period.span and not _BOTH_YEARS.search(question.reading.text)
        years = tuple(range(years[0], years[-1] + 1)) if whole else years
        return mean_of(ask, concept, item, years)
    if question.period.every or question.means("tendencia") or len(years) > 2:
        return trend(ask, concept, item, years)
    return _between(ask, concept, item, years[0], years[-1])


def kept(ask: Ask) -> Draft | None:
    """Whether a figure stayed as it was: "¿la cobertura se mantuvo?"; None where that is not asked.

    The verb of staying is no stranger, which would restrict whom the figure is of.
    """
    question = ask.question
    clear = any(n.weight >= 1 for n in question.named) or any(i.present for i in question.items)
    if not question.concepts or not clear or not asks_same(question):
        return None
    if len({n.concept for n in question.named}) > 1 or question.means("inicial", "final"):
        return None
    if any(not asks_to_stay(word) for word in question.strangers) or question.period.every:
        return None
    concept = question.concepts[0]
    item = figure.items_for(ask, concept)[0]
    concept = figure.of_row(ask, concept, item)[0]
    years = _years(ask, concept, item)
    return _between(ask, concept, item, *years) if len(years) == 2 else None


def _instead(ask: Ask, serving: str) -> Draft | None:
    """The change in what was produced for people, where the ficha prints no population."""
    item = Item("componente", serving, present=True, taken=frozenset(), weight=1.0)
    made = replace(ask.question, concepts=("produccion_componente",), items=(item,))
    told = answer(replace(ask, question=made))
    if told is None or told.status != "answered":
        return told
    note = " La ficha no imprime la población beneficiada; esto es lo producido para personas."
    return replace(told, parts=[*told.parts, note])


_FROM_FIRST_TO_LAST = re.compile(
    r"\b(?:del?|entre) (?:el )?(?:inicial|partida|inicio) (?:a|al|y) (?:el )?(?:final|cierre)\b"
)


def _within_the_year(question: Question) -> bool:
    """As in "¿en cuánto aumentó el presupuesto, del inicial al final?", of one of the two."""
    if len(question.concepts) != 1 or len(question.period.years) > 1 or question.period.every:
        return False
    if not question.concepts[0].startswith(("presupuesto_", "reasignaciones")):
        return False
    both = question.means("inicial", "final") and not _DENIED.search(question.reading.text)
    compared = question.any_of("respecto", "recortar", *CHANGES) or _more_or_less(question)
    return _FROM_FIRST_TO_LAST.search(question.reading.text) is not None or (both and compared)


_DENIED = re.compile(r"\b(?:no|sin) (?:el |la |lo )?(?:inicial|final)\b")


def between_named(ask: Ask, judged: str | None) -> Draft | None:
    """How the concept judged went between the two years of the question, without a verdict."""
    question = ask.question
    if len(question.period.years) > 2 or question.concepts != (judged,):
        return None
    if not question.any_of("puntos", *CHANGES):
        return None
    concept = question.concepts[0]
    item = figure.items_for(ask, concept)[0]
    concept = figure.of_row(ask, concept, item)[0]
    years = _years(ask, concept, item)
    if len(years) != 2:
        return None
    told = _between(ask, concept, item, *years, verdict=False)
    return told if told.status == "answered" else None


def _more_than(question: Question) -> bool:
    """As in "¿Cuánto más se gastó en 2023 que en 2022?": a difference between two years."""
    text = question.reading.text
    said = re.search(r"\b(?:mas|menos)\b.*\bque (?:en |el |durante )*(?:20\d\d|ano)", text)
    asked = question.any_of("cuanto", "cuantos_")
    return (said is not None and asked) or _more_or_less(question)


def _subtracted(question: Question) -> bool:
    """As in "gasto de 2023 menos el de 2021", "¿cuánto mayor es el de 2023?", "21→23"."""
    said = _LESS_A_YEAR.search(question.reading.text) or _ARROW.search(question.text)
    return said is not None and len(question.period.years) == 2


_LESS_A_YEAR = re.compile(
    r"\bmenos (?:(?:el|la|lo|los|las) )?(?:\S+ ){0,4}?(?:(?:de|del|en) (?:el )?)?20\d\d\b|"
    r"\bpor sobre\b|\bcuant[oa]s? (?:mayor|menor|superior|inferior)|\bpor encima\b|"
    r"\b(?:salto|delta|brecha|distancia|diferencia|paso|resta)\b"
)
_ARROW = re.compile(r"(?:20)?\d\d ?(?:→|->|=>|—>) ?(?:20)?\d\d")


def _more_or_less(question: Question) -> bool:
    """As in "¿cuánto menos…?"."""
    said = re.search(r"\bcuant[oa]s? (?:\w+ )?(?:mas|menos)\b", question.reading.text)
    return said is not None and question.any_of("cuanto", "cuantos_")


def _compares_rows(question: Question) -> bool:
    """As in "¿Cuánto más gastó la RM que el Maule?", "¿cuántas veces más?"."""
    several = len(question.items) == 2 and question.items[0].kind == question.items[1].kind
    return several and question.any_of("cuanto") and question.says("que", "veces")


def _taken_away(question: Question) -> bool:
    """As in "cobertura 2025 menos la de 2024", "resta los beneficiados de 2022 a los de 2023"."""
    if len(question.period.years) != 2 or question.period.span:
        return False
    places = sorted(index for _, index in question.period.places)
    between = question.reading.known[places[0] : places[-1]] if len(places) > 1 else ()
    return "menos" in between or _SUBTRACTS.search(question.reading.text) is not None


_SUBTRACTS = re.compile(r"\b(?:rest|descuent|descont)(?:a|ar|o|e|en|ando|amos|ale|arle)\b")


def _is_a_mean(question: Question) -> bool:
    """Whether the figure is a mean in itself: what one unit or one beneficiary costs."""
    return question.concepts[0].startswith(("gasto_unitario", "gasto_por_beneficiario"))


def _averaged(question: Question) -> bool:
    several = question.period.every or len(question.period.years) > 1
    compared = question.any_of("respecto", *CHANGES)
    if not (several or compared) and (question.period.said or _is_a_mean(question)):
        return False
    yearly = question.says("promedio anual", "en promedio al ano", "en promedio por ano")
    of_years = (yearly or not question.says("en promedio")) and not question.any_of(
        "cada_", "por_unidad"
    )
    own = any(i.kind == "indicador" and "promedio" in fold(i.name) for i in question.items)
    own |= any(t.means("promedio") for n in question.named for t in n.terms)
    return question.means("promedio") and not own and (several or compared or of_years)


def _years(ask: Ask, concept: str, item: str | None) -> tuple[int, ...]:
    """The years compared: those named; else the last two, or all for a trend."""
    period = ask.question.period
    covered = covered_years(ask.ficha)
    if len(period.years) >= 2:
        return period.years
    if len(period.years) == 1 and not ask.question.means("tendencia"):
        year = period.years[0]
        if is_base(ask.question) and year < ask.ficha.year:
            return (year, ask.ficha.year)
        return (year - 1, year)
    if period.every or ask.question.means("tendencia"):
        return covered
    if _IN_YEARS.search(ask.question.reading.text) and len(covered) > 1:
        return (covered[0], covered[-1])
    have = [y for y in covered if not _is_blank(value(ask.ficha, concept, y, item))]
    return tuple(have[-2:]) if len(have) >= 2 else covered[-2:]


_IN_YEARS = re.compile(r"\ben (?:solo |apenas |estos |esos |los )?(?:[23]|dos|tres) anos\b")
"""As in "creció 50 % en dos años": from the first that the ficha covers to the last."""


def is_base(question: Question, against: frozenset[str] | None = None) -> bool:
    """Whether the year named is what is compared with: "respecto al 22", "que el año pasado"."""
    known = question.reading.known
    at = min((index for _, index in question.period.places), default=0)
    than = frozenset() if _DEGREES.isdisjoint(known[:at]) else frozenset(("que",))
    return not (against or _AGAINST | than).isdisjoint(known[max(0, at - 4) : at])


_DEGREES = frozenset("mas menos mayor menor mejor peor igual mismo misma".split())
"""Without one of them "que" compares nothing: "¿es verdad que en 2024 bajó?"."""


def _held_against_a_year(question: Question) -> bool:
    """As in "cobertura frente al año anterior", which tells of no change in so many words."""
    period = question.period
    return len(period.years) == 1 and not period.every and is_base(question, _BESIDE)


_BESIDE = frozenset("respecto relacion contra versus vs comparado comparada frente".split())
_AGAINST = _BESIDE | frozenset("desde con".split())


def _is_blank(one: Found | Lacking) -> bool:
    return isinstance(one, Lacking)


def _between(
    ask: Ask, concept: str, item: str | None, base: int, year: int, *, verdict: bool = True
) -> Draft:
    """From one year to another."""
    first = value(ask.ficha, concept, base, item)
    last = value(ask.ficha, concept, year, item)
    if not isinstance(first, Found) or not isinstance(last, Found):
        return incomparable(ask, concept, item, [first, last])
    change = evaluate(
        "variacion_absoluta", ask.ficha.book, year, item, concept=concept, base_year=base
    )
    if isinstance(change, Unavailable):
        return Draft((change.reason,), "not_found")
    relative = evaluate(
        "variacion_relativa", ask.ficha.book, year, item, concept=concept, base_year=base
    )
    parts = verdict_of(ask, change, relative) if verdict else []
    parts += [
        _opening(ask, concept, item, starts=not parts and not asks_yes(ask)),
        direction(change),
        ":",
        " de ",
        # Said once, after the second number: "de 812 en 2022 a 902 monitores en 2024".
        *((say.shown_value(first),) if say.unit_noun(first) else say.amount(first, spoken=False)),
        f" en {base} a ",
        *say.amount(last, spoken=False),
        f" en {year}",
    ]
    parts += _how_much(ask, concept, item, base, year, change)
    figures = [f for one in (first, last) for f in operands(one)]
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, figures),
        suggestions=next_questions(ask, concept, year),
        assumed=_assumed(ask, base, year),
    )


def _opening(ask: Ask, concept: str, item: str | None, *, starts: bool) -> str:
    """The subject: in lower case after a verdict, and in upper case where it `starts`."""
    subject = say.subject(concept, item)
    said = f"en «{ask.view.title}», {subject} " if ask.crowd else f"{subject} "
    return say.capital(said) if starts else said


def _how_much(
    ask: Ask, concept: str, item: str | None, base: int, year: int, change: Result
) -> list[Part]:
    parts: list[Part] = []
    points = change.unit != PORCENTAJE and "punto" in change.unit
    relative = evaluate(
        "variacion_relativa", ask.ficha.book, year, item, concept=concept, base_year=base
    )
    if change.value != 0:
        parts += [". Son ", unsigned(change), " (", *derivation(change), ")"]
        if isinstance(relative, Result):
            word = "un alza" if relative.value > 0 else "una baja"
            parts += [f", {word} de ", unsigned(relative), " (", *derivation(relative), ")"]
            if points:
                parts.append(": puntos y por ciento no son lo mismo")
        if ask.question.says("veces", "se multiplico", "se multiplicaron"):
            parts += _times(ask, concept, item, base, year)
    parts.append(".")
    if better_is_less(ask, item):
        parts.append(" Su sentido es descendente: mejora cuando baja.")
    return parts


def _times(ask: Ask, concept: str, item: str | None, base: int, year: int) -> list[Part]:
    """How many times the greater year holds the other: "gastó 2,36 veces"."""
    both = [value(ask.ficha, concept, y, item) for y in (base, year)]
    found = sorted((f for f in both if isinstance(f, Found)), key=magnitude, reverse=True)
    if len(found) < 2:
        return []
    times = evaluate(
        "razon", ask.ficha.book, found[0].year, item, concept=concept, base_year=found[1].year
    )
    if not isinstance(times, Result):
        return []
    return [
        f"; el de {found[0].year} entre el de {found[1].year}: ",
        *derivation(times),
    ]


def _assumed(ask: Ask, base: int, year: int) -> tuple[str, ...]:
    if len(ask.question.period.years) >= 2:
        return ()
    return (f"Comparé {year} con {base}.",)
