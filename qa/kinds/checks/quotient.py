"""Whether a percentage fits whole numbers: over one count, or of one count and another."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from calc.formulas import possible_numerators
from calc.number import NumberError, decimals_of, read_number, round_half_up, write_number
from calc.quantity import PORCENTAJE, Quantity
from qa.answers.compose import Part, Shown, derivation, numbers_of
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import magnitude, related
from qa.named.thresholds import read_thresholds
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.understanding.question import Question

_NEXT = ("¿Cuánto se ejecutó?", "¿Qué hallazgos tiene el programa?", "Resume el programa en simple")
_PERCENT = r"\b(\d+(?:,\d+)?) (?:%|por ciento)"


def of_two_counts(ask: Ask) -> Draft | None:
    """Whether one count of another is a percentage: "786 de 1.134, ¿es el 69,31 %?"."""
    text = ask.question.reading.text
    percent = re.search(_PERCENT, text)
    rest = text[: percent.start()] + text[percent.end() :] if percent else text
    counts = counts_of(rest)
    if len(counts) != 2 or ask.question.any_of("cuanto", "porque", "maximo", "minimo"):
        return None
    part, whole = sorted(counts)
    if percent is None and _GAP.search(text) and not ask.question.items:
        return _gap_of(ask, part, whole)
    printed = None if percent else _printed_share(ask)
    if percent is None and printed is None and whole > 0 and _asks_a_share(ask.question):
        return _share_of(ask, part, whole)
    if whole <= 0 or (percent is None and (printed is None or not ask.question.means("cuadrar"))):
        return None
    claimed = read_number(percent[1]) if percent else _value_of(printed)
    share = Fraction(part) / Fraction(whole) * 100
    rounded = round_half_up(share, max(decimals_of(claimed), 1))
    right = round_half_up(share, decimals_of(claimed)) == claimed
    quantity = Quantity(claimed if right else rounded, PORCENTAJE)
    sources = tuple(f.source for f in operands(printed)) if printed is not None else ()
    shown = Shown(
        str(quantity),
        quantity.value,
        PORCENTAJE,
        "computed",
        None,
        None,
        None,
        ask.ficha.document,
        sources,
        f"{write_number(part)} / {write_number(whole)} × 100 = {quantity}",
    )
    parts: list[Part] = [
        "Sí: " if right else "No: ",
        f"«{write_number(part)} / {write_number(whole)} × 100» da ",
        shown,
    ]
    if printed is not None:
        parts += [
            ", lo mismo que " if right else ", y ",
            f"{say.subject(printed.concept)} impresa de {printed.year}",
            *(() if right else (" es de ", *say.amount(printed))),
        ]
    elif not right:
        parts.append(f", no «{percent[1] if percent else ''} %»")
    parts.append(".")
    hits = figure_hits(ask.ficha, operands(printed)) if printed is not None else ()
    return Draft(parts, passages=hits, suggestions=_NEXT)


def _asks_a_share(question: Question) -> bool:
    """As in "se presentaron 785 y quedaron 221: ¿qué porcentaje es ese?"."""
    asks = question.says("que porcentaje", "que proporcion", "que parte", "en porcentaje")
    return asks and not any(i.present for i in question.items)


_GAP = re.compile(r"\bdif(?:erencia)? (?:hay )?entre \d")


def _gap_of(ask: Ask, less: Decimal, more: Decimal) -> Draft:
    """The difference between two counts of the question."""
    worked_out = f"{write_number(more)} − {write_number(less)} = {write_number(more - less)}"
    shown = Shown(
        write_number(more - less), more - less, None, "computed", None, None, None,
        ask.ficha.document, (), worked_out,
    )  # fmt: skip
    return Draft(("Es ", shown, f" ({worked_out})."), suggestions=_NEXT)


def _share_of(ask: Ask, part: Decimal, whole: Decimal) -> Draft:
    """The share that one count of the question is of the other."""
    quantity = Quantity(round_half_up(Fraction(part) / Fraction(whole) * 100, 1), PORCENTAJE)
    worked_out = f"{write_number(part)} / {write_number(whole)} × 100 = {quantity}"
    shown = Shown(
        str(quantity), quantity.value, PORCENTAJE, "computed", None, None, None,
        ask.ficha.document, (), worked_out,
    )  # fmt: skip
    return Draft(("Es el ", shown, f" ({worked_out})."), suggestions=_NEXT)


def of_the_coverage(ask: Ask) -> Draft | None:
    """Whether the printed coverage is that of the printed populations, the quotient redone."""
    if "cobertura" not in ask.question.concepts:
        return None
    year = ask.year
    printed = value(ask.ficha, "cobertura", year)
    served, target = (
        value(ask.ficha, c, year) for c in ("poblacion_beneficiada", "poblacion_objetivo")
    )
    if not isinstance(printed, Found) or printed.figure is None or printed.figure.quantity is None:
        return None
    if not isinstance(served, Found) or not isinstance(target, Found) or not magnitude(target):
        return None
    share = magnitude(served) / magnitude(target) * 100
    own = printed.figure.quantity.value
    same = round_half_up(share, decimals_of(own)) == own
    cited = re.search(_PERCENT, ask.question.reading.text)
    right = same and (cited is None or read_number(cited[1]) == own)
    redone = related(share, PORCENTAJE, max(decimals_of(own), 1), (served, target), "{} / {} × 100")
    parts: list[Part] = [
        "Sí: " if right else "No: ",
        f"la cobertura impresa de {year} es de ",
        *say.amount(printed),
        "; con las poblaciones: " if same else "; las poblaciones informadas dan otra cosa: ",
        *derivation(redone),
        ".",
    ]
    figures = [f for one in (printed, served, target) for f in operands(one)]
    return Draft(parts, passages=figure_hits(ask.ficha, figures), suggestions=_NEXT)


def of_the_unit_cost(ask: Ask) -> Draft | None:
    """Whether a printed unit cost is the spending over the production, the quotient redone."""
    items = [i.name for i in ask.question.items if i.present and i.kind == "componente"]
    if ask.question.concepts != ("gasto_unitario_componente",) or len(items) != 1:
        return None
    claimed = _amounts_of(ask.question.reading.text)
    if len(claimed) > 1:
        return None
    year = ask.year
    names = ("gasto_unitario_componente", "gasto_componente", "produccion_componente")
    printed, spent, made = (value(ask.ficha, c, year, items[0]) for c in names)
    if not isinstance(printed, Found) or printed.figure is None or printed.figure.quantity is None:
        return None
    if not isinstance(spent, Found) or not isinstance(made, Found) or not magnitude(made):
        return None
    own = printed.figure.quantity.value
    each = magnitude(spent) / magnitude(made)
    same = round_half_up(each, decimals_of(own)) == own
    right = same and all(round_half_up(Fraction(own), decimals_of(c)) == c for c in claimed)
    redone = related(each, printed.unit, max(decimals_of(own), 1), (spent, made), "{} / {}")
    parts: list[Part] = [
        "Sí: " if right else "No: ",
        f"{say.subject(printed.concept, items[0])} de {year} que imprime la ficha es de ",
        *say.amount(printed, spoken=False),
        "; el gasto dividido por la producción da " + ("lo mismo: " if same else "otra cosa: "),
        *derivation(redone),
        ".",
    ]
    figures = [f for one in (printed, spent, made) for f in operands(one)]
    return Draft(parts, passages=figure_hits(ask.ficha, figures), suggestions=_NEXT)


def _printed_share(ask: Ask) -> Found | None:
    """The percentage that the question names and the ficha prints."""
    years = ask.question.period.years or (ask.ficha.year,)
    found = (value(ask.ficha, c, years[-1]) for c in ask.question.concepts if c == "cobertura")
    return next((f for f in found if isinstance(f, Found) and f.figure is not None), None)


def _value_of(found: Found | None) -> Decimal:
    if found is None or found.figure is None or found.figure.quantity is None:
        raise ValueError("a printed share has a value")
    return found.figure.quantity.value


def _amounts_of(text: str) -> list[Decimal]:
    """The numbers of a text that are no years, those with decimals too."""
    literals = re.findall(r"(?<![\d.,])\d[\d.]*(?:,\d+)?(?! (?:%|millones))", text)
    return _numbers_in(literals)


def counts_of(text: str) -> list[Decimal]:
    """The whole numbers of a text that are no years."""
    return _numbers_in(re.findall(r"(?<![\d.,])\d[\d.]*(?![\d.,]*\d)(?! (?:%|millones))", text))


def _numbers_in(literals: Iterable[str]) -> list[Decimal]:
    found = []
    for literal in literals:
        if re.fullmatch(r"20\d\d", literal.rstrip(".")):
            continue
        try:
            found.append(read_number(literal.rstrip(".")))
        except NumberError:
            continue
    return found


def of_a_count(ask: Ask) -> Draft | None:
    """Whether a whole number gives a percentage: "¿cuadra el 70 % con los 201?"."""
    text = ask.question.reading.text
    percent = re.search(r"\b(\d+(?:,\d+)?) (?:%|por ciento)", text)
    if percent is None or percent[1] == "100":
        return None
    bounds = read_thresholds(ask.question.reading)
    if any(b.is_share and not b.inclusive for b in bounds):
        return None
    rest = text[: percent.start()] + text[percent.end() :]
    counts = [c for c in re.findall(r"\b\d[\d.]*\b", rest) if not re.fullmatch(r"20\d\d", c)]
    try:
        count = int(read_number(counts[0])) if counts else _people(ask)
        asked = read_number(percent[1])
    except NumberError:
        return None
    if count is None or count <= 0:
        return None
    printed = next(
        (
            f
            for f in ask.ficha.book
            if f.concept.startswith("indicador_")
            and f.quantity is not None
            and f.quantity.unit == PORCENTAJE
            and f.quantity.value == asked
        ),
        None,
    )
    quantity = (
        printed.quantity
        if printed is not None and printed.quantity is not None
        else Quantity(asked, PORCENTAJE)
    )
    found = possible_numerators(quantity, count)
    people = ask.ficha.book.one("poblacion_beneficiada", ask.ficha.year)
    sources = tuple(f.source for f in (printed, people) if f is not None)
    shown = Shown(
        str(quantity),
        quantity.value,
        PORCENTAJE,
        "read" if printed else "computed",
        printed.concept if printed else None,
        printed.year if printed else None,
        printed.item if printed else None,
        ask.ficha.document,
        sources,
    )
    base = Shown(
        write_number(count),
        Decimal(count),
        "personas",
        "read",
        "poblacion_beneficiada",
        ask.ficha.year,
        None,
        ask.ficha.document,
        sources,
    )
    parts: list[Part]
    if found.values is None:
        parts = [
            "No: ningún número entero sobre ",
            base,
            " da ",
            shown,
            " (",
            *numbers_of(found.derivation.partition(":")[0], sources),
            ").",
        ]
        others = _denominators(quantity, ask)
        parts += [
            *(
                numbers_of(f" El porcentaje sí es exacto sobre {others}.", sources)
                if others
                else ()
            ),
            " La ficha no imprime el numerador ni el denominador del indicador.",
        ]
    else:
        low, high = found.values
        which = (
            write_number(low)
            if low == high
            else f"entre {write_number(low)} y {write_number(high)}"
        )
        parts = [
            "Sí, puede cuadrar: ",
            shown,
            " de ",
            base,
            *numbers_of(f" son {which} ({found.derivation}).", sources),
        ]
    return Draft(
        [p for p in parts if p != ""],
        passages=figure_hits(ask.ficha, [f for f in (printed, people) if f is not None]),
        suggestions=_NEXT,
    )


def _people(ask: Ask) -> int | None:
    found = ask.ficha.book.one("poblacion_beneficiada", ask.ficha.year)
    return int(found.quantity.value) if found is not None and found.quantity is not None else None


def _denominators(quantity: Quantity, ask: Ask) -> str:
    """Counts of the ficha over which the percentage is exact."""
    counts = [
        int(f.quantity.value)
        for f in ask.ficha.book
        if f.concept == "produccion_componente"
        and f.year == ask.ficha.year
        and f.quantity is not None
        and f.quantity.value > 0
        and f.quantity.decimals == 0
    ]
    fits = [c for c in counts if (Fraction(quantity.value) * c / 100).denominator == 1]
    return write_number(fits[0]) + " (la producción de un componente)" if fits else ""
