"""Rankings and extremes within a ficha: regions, components, subtítulos, years; thresholds."""

import re
from decimal import Decimal
from fractions import Fraction

from calc.concepts import vocabulary
from calc.figure import Figure
from calc.formulas import TOTAL, Result, evaluate
from calc.number import NumberError, read_number
from calc.quantity import MILES_DE_PESOS, PORCENTAJE
from qa import say
from qa.asking import Ask, Draft
from qa.compose import Part, Shown, count_parts, derivation, listed
from qa.evidence import Found, covered_years, figure_hits, operands, value
from qa.items import rows
from qa.kinds import figure
from qa.question import Question, specialised
from qa.types import Table

_KINDS = (
    ("region", "region"),
    ("componente", "componente"),
    ("subtitulo", "subtitulo"),
    ("indicador", "indicador"),
)
_HOLDS = {
    "region": "concentra por sí sola",
    "componente": "concentra por sí solo",
    "subtitulo": "concentra por sí solo",
    "indicador": "concentra por sí solo",
}
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


def answer(ask: Ask) -> Draft | None:
    """The extreme, ranking or filter asked for; None where the question is not about one."""
    question = ask.question
    if not question.any_of("maximo", "minimo", "ranking", "mitad"):
        return None
    kind = _kind(question)
    if question.concepts and (question.says(*_YEAR_CUES) or _over_years(question, kind)):
        return _years(ask)
    if kind is None or any(i.kind == kind for i in question.items):
        return _compared(ask)
    concept = _concept(ask, kind)
    if concept is None:
        return None
    year = _year(ask, concept)
    found = [
        v
        for name in rows(ask.ficha, kind)
        if isinstance(
            v := value(ask.ficha, figure.of_row(ask, concept, name)[0], year, name), Found
        )
    ]
    found = [
        f
        for f in found
        if not (kind == "region" and f.item == "Nivel central" and _asks_people(concept))
    ]
    if not found:
        return None
    ordered = sorted(
        found, key=_magnitude, reverse=not question.means("minimo") or question.means("maximo")
    )
    threshold = _threshold(question)
    if threshold is not None:
        return _filtered(ask, concept, kind, found, threshold)
    if question.means("mitad"):
        return _half(ask, concept, kind, found)
    return _extreme(ask, concept, kind, ordered)


def _kind(question: Question) -> str | None:
    return next(
        (kind for cue, kind in _KINDS if question.means(cue)),
        "region" if question.means("donde") else "subtitulo" if question.means("en_que_") else None,
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


def _over_years(question: Question, kind: str | None) -> bool:
    """ "¿Cuál fue la mayor cobertura?": without rows, an extreme is one of years."""
    one = vocabulary().get(question.concepts[0])
    alone = kind is None and not question.items and one is not None and one.item is None
    return alone and not question.period.years and question.says(*_EXTREMES)


def _asks_people(concept: str) -> bool:
    return concept in ("poblacion_region", "porcentaje_poblacion_region")


def _concept(ask: Ask, kind: str) -> str | None:
    question = ask.question
    if question.concepts:
        concept = specialised(question.concepts[0], kind, part=False)
        if vocabulary()[concept].item == kind if concept in vocabulary() else False:
            return concept
    if kind == "region":
        return "poblacion_region" if question.any_of("persona", "atender") else "gasto_region"
    if kind == "componente":
        return (
            "produccion_componente"
            if question.any_of("produccion", "persona") and not question.any_of("gastar", "dinero")
            else "gasto_unitario_componente"
            if question.any_of("costar", "por_unidad")
            or question.says("caro", "cara", "mas caro", "mas barato")
            else "gasto_componente"
        )
    if kind == "subtitulo":
        return "gasto_subtitulo"
    return "indicador"


def _year(ask: Ask, concept: str) -> int:
    period = ask.question.period
    if period.years:
        return period.years[-1]
    have = [
        y
        for y in covered_years(ask.ficha)
        if any(f.quantity for f in ask.ficha.book.find(concept, y))
    ]
    return have[-1] if have and concept in ask.ficha.book.concepts() else ask.ficha.year


def _magnitude(found: Found) -> Fraction:
    if found.figure is not None and found.figure.quantity is not None:
        return Fraction(found.figure.quantity.value)
    return found.result.value if found.result is not None else Fraction(0)


def _extreme(ask: Ask, concept: str, kind: str, ordered: list[Found]) -> Draft:
    """The first row, the runner-up, and all of them in a table."""
    question = ask.question
    first = ordered[0]
    least = question.means("minimo") and not question.means("maximo")
    tied = [f for f in ordered if _magnitude(f) == _magnitude(first)]
    who = f"En «{ask.view.title}», " if ask.crowd else ""
    names = listed(say.row(f.concept, f.item) for f in tied)
    word = _word(concept, least=least)
    opening = f"{who}{names if who else say.capital(names)} " + (
        "fueron los que " if len(tied) > 1 else "fue " + _the(kind) + " "
    )
    parts: list[Part] = [f"{opening}{word} en {first.year}, con ", *say.amount(first)]
    share = _share(ask, first)
    if share is not None:
        parts += [
            ", el ",
            say.shown_value(Found(ask.ficha, share.concept, share.year, share.item, None, share)),
            " del total (",
            *derivation(share),
            ")",
        ]
    if len(ordered) > len(tied):
        second = ordered[len(tied)]
        parts += [
            "; le sigue ",
            say.row(second.concept, second.item),
            ", con ",
            *say.amount(second, spoken=False),
        ]
    parts.append(".")
    return Draft(
        parts,
        passages=_hits(ask, ordered),
        suggestions=_next(kind),
        assumed=_assumed(ask, first.year),
        table=_table(concept, ordered),
    )


def _the(kind: str) -> str:
    return {
        "region": "la que",
        "componente": "el que",
        "subtitulo": "el que",
        "indicador": "el que",
    }[kind]


def _word(concept: str, *, least: bool) -> str:
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


def _share(ask: Ask, found: Found) -> Result | None:
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


def _half(ask: Ask, concept: str, kind: str, found: list[Found]) -> Draft:
    """Which rows hold half of the whole: alone, or the fewest together."""
    whole = sum((_magnitude(f) for f in found), Fraction(0))
    ordered = sorted(found, key=_magnitude, reverse=True)
    running, taken = Fraction(0), []
    for one in ordered:
        running += _magnitude(one)
        taken.append(one)
        if running * 2 > whole:
            break
    names = listed(say.row(f.concept, f.item) for f in taken)
    alone = len(taken) == 1
    verb = _HOLDS[kind] if alone else "concentran"
    sources = tuple(f.source for one in taken for f in operands(one))
    half = Shown(
        "la mitad", None, PORCENTAJE, "computed", concept, taken[0].year, None, None, sources
    )
    parts: list[Part] = [
        f"{say.capital(names)} {verb} más de ",
        half,
        f" del total en {taken[0].year}: ",
    ]
    for i, one in enumerate(taken):
        parts += [
            "; " if i else "",
            *((f"{say.row(one.concept, one.item)}, ",) if not alone else ()),
            *say.amount(one, spoken=False),
        ]
        share = _share(ask, one)
        if share is not None:
            parts += [" (", *derivation(share), ")"]
    parts.append(".")
    return Draft(
        [p for p in parts if p != ""],
        passages=_hits(ask, ordered),
        suggestions=_next(kind),
        assumed=_assumed(ask, taken[0].year),
        table=_table(concept, ordered),
    )


def _threshold(question: Question) -> tuple[str, Decimal, str] | None:
    """ "más de 100 personas": which side, the number and what it counts."""
    match = re.search(
        r"\b(mas|menos|sobre|bajo|supera\w*|mayor|menor)(?: de| del| a| que| las| los| el)* (?:m?m?\$ )?(\d[\d.,]*)( %| por ciento| millones| mil)?",
        question.reading.text,
    )
    if match is None:
        return None
    try:
        number = read_number(match[2])
    except NumberError:
        return None
    unit = (match[3] or "").strip()
    side = "menos" if match[1] in ("menos", "bajo", "menor") else "mas"
    return side, number, unit


def _filtered(
    ask: Ask, concept: str, kind: str, found: list[Found], threshold: tuple[str, Decimal, str]
) -> Draft:
    """The rows over or under a threshold, and how many they are."""
    side, number, unit = threshold
    if unit in ("%", "por ciento"):
        part = specialised(concept, None, part=True)
        found = [v for f in found if isinstance(v := value(ask.ficha, part, f.year, f.item), Found)]
        concept = part
    limit = Fraction(number) * (1000 if unit == "millones" else 1)
    if _unit(found) == MILES_DE_PESOS and unit == "" and "$" in ask.question.reading.known:
        limit = Fraction(number) / 1000
    kept = [
        f
        for f in sorted(found, key=_magnitude, reverse=True)
        if (_magnitude(f) > limit if side == "mas" else _magnitude(f) < limit)
    ]
    noun = {
        "region": ("región", "regiones"),
        "componente": ("componente", "componentes"),
        "subtitulo": ("subtítulo", "subtítulos"),
        "indicador": ("indicador", "indicadores"),
    }[kind]
    year = found[0].year if found else ask.ficha.year
    if not kept:
        text = (
            f"Ninguna fila cumple eso en {year}."
            if kind != "region"
            else f"Ninguna región cumple eso en {year}."
        )
        return Draft(
            (text,),
            passages=_hits(ask, found),
            suggestions=_next(kind),
            table=_table(concept, found),
        )
    count = (
        f"Una sola {noun[0]}"
        if len(kept) == 1 and kind == "region"
        else f"Un solo {noun[0]}"
        if len(kept) == 1
        else f"{len(kept)} {noun[1]}"
    )
    parts: list[Part] = [*count_parts(count), f" en {year}: "]
    for i, one in enumerate(kept):
        parts += [
            ", " if i and i < len(kept) - 1 else " y " if i else "",
            f"{say.row(one.concept, one.item)} (",
            *say.amount(one, spoken=False),
            ")",
        ]
    parts.append(".")
    return Draft(
        [p for p in parts if p != ""],
        passages=_hits(ask, kept),
        suggestions=_next(kind),
        assumed=_assumed(ask, year),
        table=_table(concept, kept),
    )


def _unit(found: list[Found]) -> str:
    first = found[0] if found else None
    if first is None:
        return ""
    return (
        first.figure.quantity.unit
        if first.figure and first.figure.quantity
        else first.result.unit
        if first.result
        else PORCENTAJE
    )


def _years(ask: Ask) -> Draft | None:
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
    best = (min if least else max)(found, key=_magnitude)
    blank = [y for y in covered_years(ask.ficha) if y not in {f.year for f in found}]
    degree = "menor" if least else "mayor"
    parts: list[Part] = [
        f"En {best.year}: {say.subject(concept, item).rstrip(',')} fue de ",
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
        suggestions=_next("region"),
        table=Table(("Año", say.capital(say.subject(concept, item))), cells),
    )


def _compared(ask: Ask) -> Draft | None:
    """ "¿Gastó más el Maule o el Biobío?": the rows named, side by side."""
    question = ask.question
    if len(question.items) < 2 or not question.concepts:
        return None
    kind = question.items[0].kind
    same = [i for i in question.items if i.kind == kind]
    if len(same) < 2:
        return None
    concept = specialised(question.concepts[0], kind, part=False)
    year = _year(ask, concept)
    found = [
        v
        for i in same
        if isinstance(
            v := value(ask.ficha, figure.of_row(ask, concept, i.name)[0], year, i.name), Found
        )
    ]
    if len(found) < 2:
        return None
    least = question.means("minimo")
    return _extreme(ask, concept, kind, sorted(found, key=_magnitude, reverse=not least))


def _hits(ask: Ask, found: list[Found]):
    figures: list[Figure] = [f for one in found for f in operands(one) if f.item != TOTAL]
    return figure_hits(ask.ficha, figures)[:8]


def _table(concept: str, found: list[Found]) -> Table:
    label = vocabulary()[concept].label if concept in vocabulary() else "valor"
    return Table(
        ("", say.capital(label)),
        tuple((say.row(f.concept, f.item) or "", say.shown_value(f).printed) for f in found),
    )


def _assumed(ask: Ask, year: int) -> tuple[str, ...]:
    return () if ask.question.period.said else (f"La pregunta no dice el año: tomé {year}.",)


def _next(kind: str) -> tuple[str, ...]:
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
