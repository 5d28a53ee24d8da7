"""Change and trend: between two years, against a mean, over all years; points and percent apart."""

import re

from calc.figure import Figure
from calc.formulas import Result, Unavailable, evaluate
from calc.quantity import PORCENTAJE
from qa import say
from qa.asking import Ask, Draft
from qa.compose import Part, bare_figure, computed, derivation, listed
from qa.evidence import Found, Lacking, covered_years, figure_hits, operands, value
from qa.kinds import figure
from qa.question import Question
from qa.types import Table

_CUES = ("subir", "bajar", "cambiar", "puntos", "tendencia")


def answer(ask: Ask) -> Draft | None:
    """The change asked for; None where the question is not about one."""
    question = ask.question
    if not question.concepts or not (
        question.any_of(*_CUES)
        or _averaged(question)
        or _more_than(question)
        or _compares_rows(question)
    ):
        return None
    if question.concepts[0] == "reasignaciones":
        return None
    concept = question.concepts[0]
    item = figure.items_for(ask, concept)[0]
    concept = figure.of_row(ask, concept, item)[0]
    if (
        len(question.concepts) > 1
        and question.any_of("cambiar", "recortar", "bajar", "subir")
        and len(question.period.years) <= 1
    ):
        return _between_concepts(ask)
    if (
        len(figure.items_for(ask, concept)) == 2
        and (question.means("cambiar") or _compares_rows(question))
        and len(question.period.years) <= 1
        and question.items
    ):
        return _between_items(ask, concept)
    years = _years(ask, concept, item)
    if len(years) < 2:
        return None
    if _averaged(question):
        return _against_mean(ask, concept, item, years)
    if question.period.every or question.means("tendencia") or len(years) > 2:
        return _trend(ask, concept, item, years)
    return _between(ask, concept, item, years[0], years[-1])


def _more_than(question: Question) -> bool:
    """ "¿Cuánto más se gastó en 2023 que en 2022?": a difference between two years."""
    said = re.search(
        r"\b(?:mas|menos)\b.*\bque (?:en |el |durante )*(?:20\d\d|ano)", question.reading.text
    )
    return said is not None and question.any_of("cuanto", "cuantos_")


def _compares_rows(question: Question) -> bool:
    """ "¿Cuánto más gastó la RM que el Maule?", "¿cuántas veces más?"."""
    several = len(question.items) == 2 and question.items[0].kind == question.items[1].kind
    return several and question.any_of("cuanto") and question.says("que", "veces")


def _averaged(question: Question) -> bool:
    return question.means("promedio")


def _years(ask: Ask, concept: str, item: str | None) -> tuple[int, ...]:
    """The years compared: those named; else the last two, or all for a trend."""
    period = ask.question.period
    covered = covered_years(ask.ficha)
    if len(period.years) >= 2:
        return period.years
    if len(period.years) == 1 and not ask.question.means("tendencia"):
        year = period.years[0]
        if (
            ask.question.says(
                f"desde {year}",
                f"desde el {year}",
                f"desde el ano {year}",
                f"respecto de {year}",
                f"respecto a {year}",
                f"respecto al {year}",
                f"respecto del {year}",
                f"comparado con {year}",
                f"comparado con el {year}",
                f"contra {year}",
                f"que {year}",
                f"que el {year}",
                f"que en {year}",
            )
            and year < ask.ficha.year
        ):
            return (year, ask.ficha.year)
        return (year - 1, year)
    if period.every or ask.question.means("tendencia"):
        return covered
    have = [y for y in covered if not _is_blank(value(ask.ficha, concept, y, item))]
    return tuple(have[-2:]) if len(have) >= 2 else covered[-2:]


def _is_blank(one: Found | Lacking) -> bool:
    return isinstance(one, Lacking)


def _between(ask: Ask, concept: str, item: str | None, base: int, year: int) -> Draft:
    """From one year to another."""
    first = value(ask.ficha, concept, base, item)
    last = value(ask.ficha, concept, year, item)
    if not isinstance(first, Found) or not isinstance(last, Found):
        return _incomparable(ask, concept, item, [first, last])
    change = evaluate(
        "variacion_absoluta", ask.ficha.book, year, item, concept=concept, base_year=base
    )
    if isinstance(change, Unavailable):
        return Draft((change.reason,), "not_found")
    parts = _verdict(ask, change)
    parts += [
        _opening(ask, concept, item, year),
        _direction(change),
        ":",
        " de ",
        *say.amount(first, spoken=False),
        f" en {base} a ",
        *say.amount(last, spoken=False),
        f" en {year}",
    ]
    parts += _how_much(ask, concept, item, base, year, change)
    figures = [f for one in (first, last) for f in operands(one)]
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, figures),
        suggestions=_next(ask, concept, year),
        assumed=_assumed(ask, base, year),
    )


def _opening(ask: Ask, concept: str, item: str | None, year: int) -> str:
    subject = say.subject(concept, item).rstrip(",")
    if ask.crowd:
        return (
            f"en «{ask.view.title}», {subject} "
            if _asks_yes(ask)
            else f"En «{ask.view.title}», {subject} "
        )
    return f"{subject} " if _asks_yes(ask) else f"{say.capital(subject)} "


def _direction(change: Result) -> str:
    if change.value == 0:
        return "no cambió"
    return "subió" if change.value > 0 else "bajó"


def _asks_yes(ask: Ask) -> bool:
    known = ask.question.reading.known
    return (
        bool(known)
        and not ask.question.any_of(
            "cuanto",
            "tendencia",
            "cambiar",
            "puntos",
            "porcentaje",
            "significar",
            "calcular",
            "porque",
        )
        and (ask.question.any_of("subir", "bajar"))
        and known[0] not in ("que", "cual", "como", "en", "y")
    )


def _verdict(ask: Ask, change: Result) -> list[Part]:
    """Sí or No first, where the question asks whether something rose or fell."""
    if not _asks_yes(ask):
        return []
    up = ask.question.means("subir")
    right = change.value > 0 if up else change.value < 0
    return ["Sí: " if right else "No: "]


def _how_much(
    ask: Ask, concept: str, item: str | None, base: int, year: int, change: Result
) -> list[Part]:
    parts: list[Part] = []
    points = change.unit != PORCENTAJE and "punto" in change.unit
    relative = evaluate(
        "variacion_relativa", ask.ficha.book, year, item, concept=concept, base_year=base
    )
    if change.value != 0:
        parts += [". Son ", _unsigned(change), " (", *derivation(change), ")"]
        if isinstance(relative, Result):
            word = "un alza" if relative.value > 0 else "una baja"
            parts += [f", {word} de ", _unsigned(relative), " (", *derivation(relative), ")"]
            if points:
                parts.append(": puntos y por ciento no son lo mismo")
    parts.append(".")
    return parts


def _unsigned(change: Result):
    from dataclasses import replace

    shown = computed(change)
    printed = shown.printed.lstrip("-−")
    return replace(
        shown, printed=printed, value=abs(shown.value) if shown.value is not None else None
    )


def _trend(ask: Ask, concept: str, item: str | None, years: tuple[int, ...]) -> Draft:
    """All years: a sentence with the direction, and a table."""
    rows = [value(ask.ficha, concept, y, item) for y in years]
    found = [r for r in rows if isinstance(r, Found)]
    if not found:
        return _incomparable(ask, concept, item, rows)
    subject = say.subject(concept, item).rstrip(",")
    parts: list[Part] = [
        f"En «{ask.view.title}», {subject}" if ask.crowd else say.capital(subject),
        f" {say.was(concept)} de " if not concept.startswith("indicador") else " dio ",
    ]
    for i, one in enumerate(rows):
        parts.append("" if i == 0 else " y " if i == len(rows) - 1 else ", ")
        if isinstance(one, Found):
            parts += [*say.amount(one, spoken=False), f" en {one.year}"]
        else:
            mark = one.code.missing if one.code is not None else None
            parts.append(
                f"«{mark}» (sin valor) en {one.year}" if mark else f"sin dato en {one.year}"
            )
    parts.append(".")
    if len(found) >= 2:
        change = evaluate(
            "variacion_absoluta",
            ask.ficha.book,
            found[-1].year,
            item,
            concept=concept,
            base_year=found[0].year,
        )
        if isinstance(change, Result):
            parts += [f" Entre {found[0].year} y {found[-1].year} {_direction(change)}"]
            if change.value != 0:
                parts += [" ", _unsigned(change), " (", *derivation(change), ")"]
            parts.append(".")
    cells = tuple(
        (
            str(r.year),
            say.shown_value(r).printed
            if isinstance(r, Found)
            else (r.code.missing or "no está")
            if r.code
            else "no está",
        )
        for r in rows
    )
    figures = [f for one in found for f in operands(one)]
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, figures),
        suggestions=_next(ask, concept, years[-1]),
        table=Table(("Año", say.capital(subject)), cells),
    )


def _against_mean(ask: Ask, concept: str, item: str | None, years: tuple[int, ...]) -> Draft:
    """The mean of years, or the change of the ficha's year against it."""
    compares = ask.question.any_of("subir", "bajar", "cambiar", "respecto")
    base_years = (
        years
        if not compares or len(ask.question.period.years) >= 2
        else tuple(y for y in covered_years(ask.ficha) if y < ask.ficha.year)
    )
    if not ask.question.period.years and not compares:
        base_years = covered_years(ask.ficha)
    rows = [value(ask.ficha, concept, y, item) for y in base_years]
    blank = [r for r in rows if isinstance(r, Lacking)]
    if blank:
        return _incomparable(ask, concept, item, rows)
    mean = evaluate(
        "promedio", ask.ficha.book, base_years[-1], item, concept=concept, years=base_years
    )
    if isinstance(mean, Unavailable):
        return Draft((mean.reason,), "not_found")
    subject = say.subject(concept, item).rstrip(",")
    span = listed(str(y) for y in base_years)
    parts: list[Part] = [
        f"El promedio en {span} de {subject}: ".replace(" de el ", " del "),
        *derivation(mean),
    ]
    figures: list[Figure] = list(mean.inputs)
    last = value(ask.ficha, concept, ask.ficha.year, item)
    if (
        compares
        and ask.ficha.year not in base_years
        and isinstance(last, Found)
        and last.figure is not None
    ):
        change = _over_mean(mean, last)
        parts += [f"; en {ask.ficha.year} fue de ", *say.amount(last, spoken=False), ", ", change]
        figures.append(last.figure)
    parts.append(".")
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, figures),
        suggestions=_next(ask, concept, ask.ficha.year),
    )


def _over_mean(mean: Result, last: Found) -> str:
    if last.figure is None or last.figure.quantity is None:
        return ""
    return "sobre ese promedio" if last.figure.quantity.value > mean.value else "bajo ese promedio"


def _between_concepts(ask: Ask) -> Draft | None:
    """Two concepts of one year side by side."""
    one, other = ask.question.concepts[:2]
    year = figure.years_for(ask, one, None)[-1]
    rows = [value(ask.ficha, c, year, figure.items_for(ask, c)[0]) for c in (one, other)]
    return _side_by_side(ask, rows, year)


def _between_items(ask: Ask, concept: str) -> Draft | None:
    names = figure.items_for(ask, concept)[:2]
    year = figure.years_for(ask, concept, names[0])[-1]
    return _side_by_side(ask, [value(ask.ficha, concept, year, n) for n in names], year)


def _side_by_side(ask: Ask, rows: list[Found | Lacking], year: int) -> Draft | None:
    if any(isinstance(r, Lacking) for r in rows):
        return None
    first, second = (r for r in rows if isinstance(r, Found))
    change = evaluate(
        "variacion_absoluta",
        ask.ficha.book,
        year,
        second.item,
        concept=second.concept,
        base_concept=first.concept,
        base_item=first.item,
        base_year=year,
    )
    if isinstance(change, Unavailable):
        return None
    times = evaluate(
        "razon",
        ask.ficha.book,
        year,
        first.item,
        concept=first.concept,
        base_concept=second.concept,
        base_item=second.item,
        base_year=year,
    )
    parts: list[Part] = [
        say.capital(say.subject(first.concept, first.item)),
        f" de {year} fue de ",
        *say.amount(first, spoken=False),
        " y ",
        say.subject(second.concept, second.item),
        " fue de ",
        *say.amount(second, spoken=False),
        ": la diferencia es de ",
        _unsigned(change),
        " (",
        *derivation(change),
        ").",
    ]
    if ask.question.says("veces") and isinstance(times, Result):
        parts += [" Es ", computed(times), " (", *derivation(times), ")."]
    figures = [f for one in (first, second) for f in operands(one)]
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, figures),
        suggestions=_next(ask, first.concept, year),
        assumed=() if ask.question.period.said else (f"La pregunta no dice el año: tomé {year}.",),
    )


def _incomparable(ask: Ask, concept: str, item: str | None, rows: list[Found | Lacking]) -> Draft:
    """A year lacks its value: which, and why."""
    found = [r for r in rows if isinstance(r, Found)]
    subject = say.subject(concept, item).rstrip(",")
    parts: list[Part] = ["No se puede calcular ese cambio: "]
    lacking = [r for r in rows if isinstance(r, Lacking)]
    said = []
    for one in lacking:
        if one.year not in covered_years(ask.ficha):
            said.append(f"la ficha no cubre {one.year}")
        elif one.code is not None:
            said.append(f"en {one.year} {subject} {say.code(one.code.missing or '-')}")
        elif one.unavailable is not None:
            said.append(one.unavailable.reason.removeprefix("No se puede calcular: ").rstrip("."))
        else:
            said.append(f"la ficha no trae {subject} de {one.year}")
    parts.append("; ".join(said) + ".")
    for one in found:
        parts += [
            f" Lo que sí hay: en {one.year}, {subject} fue de ",
            *say.amount(one, spoken=False),
            ".",
        ]
    if (
        not found
        and (nearest := value(ask.ficha, concept, ask.ficha.year, item))
        and isinstance(nearest, Found)
    ):
        parts += [
            f" Lo que sí se puede decir es el valor de {nearest.year}: ",
            *say.amount(nearest, spoken=False),
            ".",
        ]
        found = [nearest]
    figures = [f for one in found for f in operands(one)]
    return Draft(
        parts, "not_found", figure_hits(ask.ficha, figures), _next(ask, concept, ask.ficha.year)
    )


def _assumed(ask: Ask, base: int, year: int) -> tuple[str, ...]:
    if len(ask.question.period.years) >= 2:
        return ()
    return (f"Comparé {year} con {base}.",)


def _next(ask: Ask, concept: str, year: int) -> tuple[str, ...]:
    from qa.suggest import next_questions

    return next_questions(ask, concept, year)


__all__ = ["answer", "bare_figure"]
