"""Checking: sums against totals, percentages over counts, thresholds year by year.

The verdict is the calculators'; the answer gives the right value beside it.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from calc.figure import Figure
from calc.formulas import TOTAL, Result, evaluate
from calc.number import write_number
from calc.quantity import PORCENTAJE, Quantity
from qa.answers.compose import Part, Shown, computed, derivation, listed, read_figure
from qa.answers.evidence import Found, Lacking, figure_hits, value
from qa.kinds.checks import quotient
from qa.language.senses import CHANGES
from qa.language.words import stem
from qa.saying import say
from qa.saying.asking import Ask, Draft

_NEXT = ("¿Cuánto se ejecutó?", "¿Qué hallazgos tiene el programa?", "Resume el programa en simple")


def answer(ask: Ask) -> Draft | None:
    """The verdict; None where nothing is to be checked."""
    question = ask.question
    if question.means("cuadrar") and (draft := quotient.of_the_coverage(ask)) is not None:
        return draft
    changed = question.any_of(*CHANGES)
    checks = question.means("cuadrar") or (question.means("cierto") and not changed)
    if checks and (draft := quotient.of_the_unit_cost(ask)) is not None:
        return draft
    text = question.reading.text
    may_be = _MAY_BE.search(text) is not None and len(quotient.counts_of(text)) > 0
    adds_up = question.means("cuadrar") or (question.means("sumar") and not changed)
    if (adds_up or may_be) and (draft := quotient.of_a_count(ask)) is not None:
        return draft
    if _plus_administration(ask) and (draft := _sums(ask)) is not None:
        return draft
    well = _WELL.search(question.reading.text) is not None and not question.means("cuanto")
    added = question.means("cuadrar") or well or not _asks_a_sum(ask)
    totals = adds_up or (_gives(ask) and _cited(ask) is not None)
    named = len([i for i in question.items if i.present])
    share = named and question.concepts[:1] == ("participacion_componente",)
    some = question.means("porcentaje") and (named > 1 or share)
    if totals and added and not some and (draft := _sums(ask)) is not None:
        return draft
    return None


def of_a_hundred(ask: Ask) -> Draft | None:
    """Whether the shares of the regions make up a hundred, however that is asked."""
    question, text = ask.question, ask.question.reading.text
    asked = question.means("region") and not any(i.present for i in question.items)
    if not asked or question.any_of("maximo", "minimo", "ranking", "porque") or ask.crowd:
        return None
    whole = _HUNDRED.search(text) and _MADE_UP.search(text)
    whole = whole or _SUM_OF_PEOPLE.search(text)
    return _regions(ask) if whole or _SUM_OF_SHARES.search(text) else None


_MAY_BE = re.compile(
    r"\b(?:(?:im)?posibles?|(?:pued|podri)\w+ (?:dar|ser|salir|haber)|factibles?|calzan?)\b"
)
"""As in "¿es posible un 70 % de 201?": whether a count gives a percentage."""

_HUNDRED = re.compile(r"\b(?:100|cien)\b(?! (?:mil|millones|personas|hogares|familias|pesos))")
_MADE_UP = re.compile(
    r"\b(?:dan?|sum\w+|complet\w+|hacen?|llegan?|falta|cuadr\w+|cierran?|total)\b"
)
_SUM_OF_SHARES = re.compile(r"\bsuma\w*\b.*(?:porcentajes|%|por ?ciento).*\bregion")
_SUM_OF_PEOPLE = re.compile(
    r"\bregiones\b.*\b(?:suman|dan|cuadran|calzan)\b.*\b(?:beneficiad|beneficiari|atendid|personas)"
)
_JUST = re.compile(r"\b(?:just[oa]s?|exact[oa]s?|exactamente|precis[oa])\b")
_WELL = re.compile(r"\b(?:ok|bien|correct[oa]s?|cierran?)\b")


def _gives(ask: Ask) -> bool:
    """As in "¿las personas por región dan 7.415?"."""
    several = ask.question.any_of("region", "componente", "subtitulo")
    return several and not ask.question.items and ask.question.says("dan", "da")


def _cited(ask: Ask) -> Decimal | None:
    """The one total that the question puts forward; None where it does not."""
    found = quotient.counts_of(ask.question.reading.text)
    return found[0] if len(found) == 1 and found[0] > _MOST_PERCENT else None


_MOST_PERCENT = 100


def _plus_administration(ask: Ask) -> bool:
    """As in "¿componentes más administración dan los 187.599?"."""
    question = ask.question
    both = question.means("componente") and question.means("administracion")
    return (
        both and question.says("mas") and question.says("dan", "da", "es", "son", "suma", "suman")
    )


def _asks_a_sum(ask: Ask) -> bool:
    """Whether the sum itself is asked for: "suma del gasto de 2017 a 2019"."""
    period = ask.question.period
    several = len(period.years) > 1 or period.every
    return several or ask.question.means("cuanto") or ask.question.reading.known[:1] == ("suma",)


def _sums(ask: Ask) -> Draft | None:
    question = ask.question
    if any(c.startswith(_OF_ONE) for c in question.concepts):
        return None
    if question.means("region") or question.means("donde"):
        return _regions(ask)
    if question.means("subtitulo"):
        return _total(ask, *_SUBTITLES)
    if question.means("componente") and not question.means("administracion"):
        whole = any(n.concept == "total_ejecutado" for n in question.named)
        return _total(ask, *(_COMPONENTS_IN_ALL if whole else _COMPONENTS))
    money = question.any_of("componente", "ejecutar", "gastar", "administracion", "dinero")
    if money or (question.means("total") and not question.strangers and not _of_people(ask)):
        return _total(ask, *_USES)
    return None


def _of_people(ask: Ask) -> bool:
    known = ask.view.people | ask.view.prose
    plain = (t for t in ask.question.reading.terms if t.plain and t.text.isalpha())
    return ask.question.means("persona") or any(stem(t.text) in known for t in plain)


_OF_ONE = ("gasto_por_beneficiario", "gasto_unitario")
"""What is divided and not added up."""

_SUBTITLES = (
    "presupuesto_ley_por_subtitulos",
    "presupuesto_ley_ejecutado",
    "los subtítulos",
    "el presupuesto ley ejecutado",
)
_COMPONENTS = (
    "total_gastos_componentes",
    "total_gastos_componentes",
    "los componentes",
    "el total de gastos de componentes",
)
_COMPONENTS_IN_ALL = (
    "total_gastos_componentes",
    "total_ejecutado",
    "los componentes",
    "el total ejecutado",
)
_USES = (
    "total_ejecutado_por_uso",
    "total_ejecutado",
    "los gastos de componentes y el administrativo",
    "el total ejecutado",
)
"""What is added, the total it is held against, and the names of both."""


def _regions(ask: Ask) -> Draft | None:
    """Percentages against 100 and amounts against the total row, the ones asked first."""
    ficha = ask.ficha
    people = ask.question.any_of("persona", "atender", "poblacion_") or _counts_people(ask)
    share = "porcentaje_poblacion_region" if people else "porcentaje_gasto_region"
    amount = "poblacion_region" if people else "gasto_region"
    shares = [f for f in ficha.book.find(share, ficha.year) if f.item != TOTAL and f.quantity]
    amounts = [f for f in ficha.book.find(amount, ficha.year) if f.item != TOTAL and f.quantity]
    if not shares and not amounts:
        text = "La ficha no trae la tabla por región, así que no hay qué sumar."
        return Draft((text,), "not_found")
    printed = _printed_total(ask, amount, people=people)
    told = [_of_shares(shares)] if shares else []
    if amounts and printed is not None and printed.quantity is not None:
        told.append(_of_amounts(amounts, printed, "Los beneficiarios" if people else "Los montos"))
    asks_shares = ask.question.means("porcentaje") or "100" in ask.question.reading.known
    if not asks_shares:
        told.reverse()
    parts: list[Part] = []
    for i, (verdict, sentence) in enumerate(told):
        first = say.capital(str(sentence[0])) if i else str(sentence[0])[:1].lower()
        rest = "" if i else str(sentence[0])[1:]
        values = (p.value for p in sentence if isinstance(p, Shown))
        just = verdict == "Casi" and _JUST.search(ask.question.reading.text) is not None
        opening = " " if i else f"{'No' if just else _verdict(ask, verdict, values)}: "
        parts += [opening, f"{first}{rest}", *sentence[1:]]
    return Draft(
        [p for p in parts if p != ""],
        passages=figure_hits(ficha, [*amounts, *([printed] if printed else [])])[:8],
        suggestions=_NEXT,
    )


def _counts_people(ask: Ask) -> bool:
    """Whether the total put forward is that of the people of the regions, not of their money."""
    total = _cited(ask)
    people = _printed_total(ask, "poblacion_region", people=True)
    if total is None or people is None or people.quantity is None:
        return False
    money = _printed_total(ask, "gasto_region", people=False)
    whole = money.quantity.value if money is not None and money.quantity is not None else None
    return abs(total - people.quantity.value) < abs(total - (whole or 0))


def _verdict(ask: Ask, verdict: str, shown: Iterable[Decimal | None]) -> str:
    """The verdict on the sum; "No" where the total put forward is none of those shown."""
    total = _cited(ask)
    return verdict if total is None or total in shown else "No"


def _printed_total(ask: Ask, amount: str, *, people: bool) -> Figure | None:
    """The printed total of the regions; of people, else the population of the year."""
    found = ask.ficha.book.find(amount, ask.ficha.year, TOTAL)
    printed = next((f for f in found if f.quantity is not None), None)
    if people and printed is None:
        return ask.ficha.book.one("poblacion_beneficiada", ask.ficha.year)
    return printed


def _of_shares(shares: list[Figure]) -> tuple[str, list[Part]]:
    """The verdict on the printed percentages, and its sentence."""
    total = sum((f.quantity.value for f in shares if f.quantity), Decimal(0))
    rounding = abs(total - 100) <= Decimal(len(shares)) * Decimal("0.05")
    verdict, end = ("Sí", ".") if total == 100 else ("No", ", más de lo que el redondeo explica.")
    if total != 100 and rounding:
        verdict, end = "Casi", ", por redondeo."
    return verdict, ["Los porcentajes impresos suman ", _sum_shown(shares, total, PORCENTAJE), end]


def _of_amounts(amounts: list[Figure], printed: Figure, name: str) -> tuple[str, list[Part]]:
    """The verdict on the amounts, and its sentence."""
    unit = printed.quantity.unit if printed.quantity else ""
    total = sum((f.quantity.value for f in amounts if f.quantity), Decimal(0))
    same = printed.quantity is not None and total == printed.quantity.value
    end: list[Part] = [", igual que el total impreso."]
    if not same:
        end = [", y el total impreso es ", read_figure(printed), "."]
    return "Sí" if same else "No", [f"{name} suman ", _sum_shown(amounts, total, unit), *end]


def _sum_shown(figures: list[Figure], total: Decimal, unit: str) -> Shown:
    text = str(Quantity(total, unit))
    derivation_ = (
        " + ".join(write_number(f.quantity.value) for f in figures if f.quantity) + f" = {text}"
    )
    return Shown(
        text,
        total,
        unit,
        "computed",
        figures[0].concept,
        figures[0].year,
        None,
        figures[0].source.document,
        tuple(f.source for f in figures),
        derivation_,
    )


def _total(ask: Ask, card: str, concept: str, parts_name: str, total_name: str) -> Draft | None:
    """A sum of parts against the total that the ficha prints."""
    years = ask.question.period.years or (ask.ficha.year,)
    year = years[-1]
    summed = evaluate(card, ask.ficha.book, year)
    printed = value(ask.ficha, concept, year)
    if (told := _without_marks(ask, card, printed, (parts_name, total_name))) is not None:
        return told
    if (
        not isinstance(summed, Result)
        or not isinstance(printed, Found)
        or printed.figure is None
        or printed.figure.quantity is None
    ):
        reason = "" if isinstance(summed, Result) else f" {summed.reason}"
        return Draft(
            (f"No se puede comprobar para {year}.{reason}",), "not_found", suggestions=_NEXT
        )
    gap = abs(summed.value - Fraction(printed.figure.quantity.value))
    n = len(summed.inputs)
    parts: list[Part]
    if gap == 0:
        verdict = _verdict(ask, "Sí", (printed.figure.quantity.value,))
        parts = [
            f"{verdict}: en {year}, {parts_name} suman ",
            computed(summed),
            f", igual que {total_name} (",
            *derivation(summed),
            ").",
        ]
    else:
        verdict = "Sí, salvo redondeo" if gap <= Fraction(n + 1, 2) else "No"
        own = computed(summed)
        verdict = _verdict(ask, verdict, (own.value, printed.figure.quantity.value))
        parts = [
            f"{verdict}: en {year}, {parts_name} suman ",
            own,
            f" y {total_name} impreso es ",
            read_figure(printed.figure),
            " (",
            *derivation(summed),
            ").",
        ]
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, [*summed.inputs, printed.figure])[:8],
        suggestions=_NEXT,
    )


_ROWS = {
    "presupuesto_ley_por_subtitulos": "gasto_subtitulo",
    "total_gastos_componentes": "gasto_componente",
}


def _without_marks(
    ask: Ask, card: str, printed: Found | Lacking, names: tuple[str, str]
) -> Draft | None:
    """The rows that print a value add up to the total, so those that print a mark add nothing.

    `names` are those of the rows and of the total. None where no row prints a mark, or where the
    rest is not the whole.
    """
    rows = ask.ficha.book.find(_ROWS.get(card, ""), printed.year)
    marks = [f for f in rows if f.quantity is None]
    figures = [f for f in rows if f.quantity is not None and f.item != TOTAL]
    if not marks or not figures or not isinstance(printed, Found) or printed.figure is None:
        return None
    total = sum((f.quantity.value for f in figures if f.quantity), Decimal(0))
    if printed.figure.quantity is None or total != printed.figure.quantity.value:
        return None
    added = _sum_shown(figures, total, printed.unit)
    verdict = _verdict(ask, "Sí", (total,))
    parts: list[Part] = [
        f"{verdict}: en {printed.year}, {names[0]} que registran gasto suman ",
        added,
        f", igual que {names[1]} ({added.derivation}). Sin valor impreso: ",
        listed(f"«{f.item}»" for f in marks),
        ".",
    ]
    return Draft(
        parts, passages=figure_hits(ask.ficha, [*figures, printed.figure])[:8], suggestions=_NEXT
    )
