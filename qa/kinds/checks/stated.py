"""A value put forward for the figure that a question names: "¿son 1.402 los beneficiarios?".

Promise: yes only where the figure, as printed or reckoned, is one that the number put forward may
stand for, in the unit that it is said in; else no, with the right value.
"""

import re
from decimal import Decimal
from fractions import Fraction

from calc.audit.thresholds import thresholds
from calc.claims.found.words import NUMBER_WORDS
from calc.claims.found.words import read_words as read_number_words
from calc.concepts import vocabulary
from calc.number import NumberError, decimals_of, read_number
from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE, UNIDADES
from qa.answers.compose import Part, derivation
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.figures import figure
from qa.language.senses import CHANGES, SPENDING
from qa.named.thresholds import read_thresholds
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.suggest import next_questions
from qa.understanding.question import Question

_NUMBER = re.compile(
    r"(?:\b(?P<mark>m\$|mm\$) ?|(?P<peso>\$) ?)?\b"
    rf"(?:(?P<digits>\d[\d.,]*)|(?P<spelt>{NUMBER_WORDS}))"
    r"(?: (?P<scale>mil millones|millones|millon|mil pesos|miles de pesos|miles|mil|lucas))?"
    r"(?: (?:de )?(?P<unit>pesos|%|por ?ciento))?(?!\w)"
)
_SCALES = {
    "mil millones": 1_000_000,
    "millones": 1000,
    "millon": 1000,
    "mil pesos": 1,
    "miles de pesos": 1,
    "miles": 1,
    "mil": 1,
    "lucas": 1,
}
"""In thousands of pesos."""

_HEDGED = re.compile(
    r"\b(?:casi|cerca|unos|unas|alrededor|aprox\w*|bordea\w*|en torno|mas o menos|redond\w+|"
    r"apenas|solo|entre|cada|dividid\w+|multiplic\w+|menos|mas|suma\w*|diferencia)\b"
)
_ASKING = frozenset("cual cuales cuanto cuanta cuantos cuantas quien quienes cuando donde".split())
_HOW = re.compile(r"cómo|\bcomo (?:se|es|son|fue|anda|va|lo|les?)\b|\b(?:de|entre) l[oa]s \d")
_OTHER = "porque ranking promedio significar cuadrar sumar listar nominal maximo minimo".split()
_AMOUNTS = {
    "ejecucion_inicial": "total_ejecutado",
    "ejecucion_final": "total_ejecutado",
    "participacion_componente": "gasto_componente",
    "porcentaje_gasto_region": "gasto_region",
    "porcentaje_gasto_administrativo": "total_gasto_administrativo",
    "porcentaje_gastos_componentes": "total_gastos_componentes",
}
"""What is told in pesos where its words alone would name a share."""

_UNITS = (MILES_DE_PESOS, PERSONAS, PORCENTAJE, UNIDADES)
_SURE = 1


def answer(ask: Ask) -> Draft | None:
    """Yes or no on the one number put forward; None where it is not told of what it is."""
    key = _figure(ask)
    if key is None:
        return None
    concept, item, number = key
    found = value(ask.ficha, concept, figure.years_for(ask, concept, item)[-1], item)
    if not isinstance(found, Found) or found.others or not _said_in(found.unit, number):
        return None
    right = any(low <= magnitude(found) < high for low, high in _stands_for(number, found.unit))
    verdict = "sí: " if right else "no: "
    subject = say.subject(concept, item)
    parts: list[Part] = [
        say.capital(f"{ask.opening}{verdict}") if not ask.crowd else f"{ask.opening}{verdict}",
        f"{subject} {'en' if subject.endswith(',') else 'de'} {found.year} {say.was(concept)} de ",
        *say.amount(found),
    ]
    if found.result is not None:
        parts += [" (", *derivation(found.result), ")"]
    return Draft(
        [*parts, "."],
        passages=figure_hits(ask.ficha, operands(found)),
        suggestions=next_questions(ask, concept, found.year),
        assumed=figure.assumed_year(ask, found.year),
    )


def differs(ask: Ask, concept: str | None) -> bool:
    """Whether a question clearly names another figure of the same unit than the one judged."""
    key = _figure(ask)
    if key is None or concept is None or concept not in vocabulary() or key[0] == concept:
        return False
    sure = any(n.weight >= _SURE and n.concept == key[0] for n in ask.question.named)
    return sure and vocabulary()[key[0]].unit == vocabulary()[concept].unit


def _figure(ask: Ask) -> tuple[str, str | None, re.Match[str]] | None:
    """The figure of the one concept and row named, and the one number told of it."""
    question = ask.question
    if not _puts_a_value(question):
        return None
    numbers = _numbers(question)
    if not question.means("cierto"):
        numbers = [n for n in numbers if _is_amount(n)]
    if len(numbers) != 1 or any(not i.present for i in question.items):
        return None
    concept = question.concepts[0]
    if concept.startswith("indicador") and (measured := _measured(question)):
        return (concept, measured[0], numbers[0]) if len(measured) == 1 else None
    return _of_a_table(ask, concept, numbers[0])


def _puts_a_value(question: Question) -> bool:
    """Whether one figure is named and the question asks for nothing but whether it is so."""
    known = question.reading.known
    asks = not _ASKING.isdisjoint(known) or known[:1] in (("que",), ("como",), ("por",))
    asks = asks or _HOW.search(question.text.lower()) is not None
    own = {"promedio"} if any("promedio" in n.lower() for n in _measured(question)) else set[str]()
    if asks or question.any_of(*(set(_OTHER) - own), *CHANGES):
        return False
    if len(question.concepts) != 1 or len(question.period.years) > 1 or question.period.every:
        return False
    return not _HEDGED.search(question.reading.text) and _put_exactly(question)


def _measured(question: Question) -> list[str]:
    return [i.name for i in question.items_of("indicador") if i.present]


def _of_a_table(
    ask: Ask, concept: str, number: re.Match[str]
) -> tuple[str, str | None, re.Match[str]] | None:
    """The cell that a number is told of, by the unit that it is said in."""
    if concept == "gasto_componente" and not ask.question.any_of(*SPENDING, "dinero"):
        concept = "produccion_componente"  # nothing said of money: "armaron 221 eventos"
    shared = bool(number["unit"]) and number["unit"] != "pesos"
    if not shared:
        concept = _AMOUNTS.get(concept, concept)
    items = figure.items_for(ask, concept)
    if concept not in vocabulary() or len(items) != 1:
        return None
    unit = vocabulary()[concept].unit
    if unit not in _UNITS or shared != (unit == PORCENTAJE):
        return None
    money = number["mark"] or number["peso"] or number["unit"] == "pesos"
    return None if money and unit != MILES_DE_PESOS else (concept, items[0], number)


def _said_in(unit: str, number: re.Match[str]) -> bool:
    """Whether a number may be said of a figure in that unit, as the result of an indicator."""
    shared = number["unit"] not in (None, "pesos")
    money = number["mark"] or number["peso"] or number["unit"] == "pesos"
    return not (shared and unit != PORCENTAJE) and not (money and unit == PORCENTAJE)


def _put_exactly(question: Question) -> bool:
    """Whether the number is put as the value itself, and bounds nothing.

    "¿Es cierto que llegó al 88 %?" says that it was 88; the shares that a finding is told by are
    bounds whatever is said.
    """
    bounds = read_thresholds(question.reading)
    if not bounds:
        return True
    reached = question.means("cierto") and _REACHED.search(question.reading.text) is not None
    limits = {Fraction(rule.limit) for rule in thresholds()}
    return reached and len(bounds) == 1 and bounds[0].value not in limits


_REACHED = re.compile(r"(?<!no )\b(?:lleg|alcanz)(?:a|an|o|aron) (?:al?|el) ")


def is_of_a_row(ask: Ask) -> bool:
    """Whether the number put forward is of a row of a table that the question names."""
    return bool(ask.question.items) and _figure(ask) is not None


def put_exactly(ask: Ask) -> bool:
    """Whether a number that a verb of reaching puts is the value itself, and no bound."""
    bounds = read_thresholds(ask.question.reading)
    return bool(bounds) and _put_exactly(ask.question) and _figure(ask) is not None


def cites(question: Question) -> bool:
    """Whether a question puts a number forward."""
    return bool(_numbers(question))


def _numbers(question: Question) -> list[re.Match[str]]:
    """The numbers of a question that are no year and stand in no name of a row."""
    taken = question.period.taken.union(*(i.taken for i in question.items))
    text = question.reading.text
    found = []
    for match in _NUMBER.finditer(text):
        at = match.start("digits" if match["digits"] else "spelt")
        small = match["spelt"] is not None and (read_number_words(match["spelt"]) or 0) < _SMALL
        if text[:at].count(" ") not in taken and not (small and match["scale"] is None):
            found.append(match)
    return found


def _is_amount(number: re.Match[str]) -> bool:
    """Whether it counts no rows, as in "los 3 componentes", and numbers none."""
    told = number["mark"] or number["peso"] or number["scale"] or number["unit"]
    return bool(told or number["spelt"]) or len(re.sub(r"\D", "", number["digits"])) > _SHORT


_SHORT, _SMALL = 2, 100


def _stands_for(number: re.Match[str], unit: str) -> list[tuple[Fraction, Fraction]]:
    """The intervals of values that a number may stand for, in the unit of the figure.

    A bare amount may be in thousands, as it is printed, or in millions or pesos, as it is said.
    """
    try:
        read = _read(number)
    except NumberError:
        return []
    half = Fraction(1, 2 * 10 ** decimals_of(read))
    scales = [Fraction(1)]
    if unit == MILES_DE_PESOS:
        scale = number["scale"]
        pesos = number["peso"] or number["unit"] == "pesos" or (number["spelt"] and not scale)
        own = (
            Fraction(_SCALES[scale]) if scale else Fraction(1000 if number["mark"] == "mm$" else 1)
        )
        scales = [own]
        if not scale and number["mark"] is None:
            scales = (
                [Fraction(1, 1000)] if pesos else [Fraction(1), Fraction(1000), Fraction(1, 1000)]
            )
    elif number["scale"] in ("mil", "millones", "millon"):
        scales = [Fraction(_SCALES[number["scale"]]) * 1000]
    return [((Fraction(read) - half) * s, (Fraction(read) + half) * s) for s in scales]


def _read(number: re.Match[str]) -> Decimal:
    """A number in digits or in words."""
    if number["spelt"]:
        return Decimal(read_number_words(number["spelt"]) or 1)
    return read_number(number["digits"].rstrip(".,"))
