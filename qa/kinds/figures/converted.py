"""An amount written in the question, said in the other units of money.

"¿Cuánto es M$290.149 en pesos?", "M$187.599 en millones", "¿cuántos M$ son $12.000.000?": nothing
is looked up in the ficha; only its way of writing money is explained with the amount at hand.
"""

import re
from dataclasses import replace
from decimal import Decimal

from calc.number import NumberError, decimals_of, read_number, write_number
from calc.quantity import MILES_DE_PESOS
from qa.answers.compose import Part, Shown, spoken_amount
from qa.saying.asking import Ask, Draft
from qa.understanding.question import Question

_AMOUNT = re.compile(
    r"(?:(?P<mark>M{1,2})?\$\s*)?(?P<number>\d[\d.]*(?:,\d+)?)"
    r"(?:\s*(?P<scale>mil millones|millones de pesos|millones|miles de pesos|mil pesos))?",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:(?:cuanto|cuantos (?:pesos|millones|miles|m\$)) (?:es|son|seria|serian|vale|hacen)|"
    r"equival\w+|convert\w+|conviert\w+|pasa\w*|traduc\w+|cuanta plata es|que significa)\b|"
    r"\b(?:en|a) (?:pesos|millones|miles|m\$)(?: de pesos)?(?: chilenos)?$"
)
_THOUSANDS = {
    "mil millones": Decimal(1_000_000),
    "millones de pesos": Decimal(1000),
    "millones": Decimal(1000),
    "miles de pesos": Decimal(1),
    "mil pesos": Decimal(1),
}
_LEAST_NAMED = 1
"""The weight of a concept that a question names, and does not only ask by "cuántos pesos"."""


def answer(ask: Ask) -> Draft | None:
    """The amount in pesos and in thousands of them; None where none is to be turned into other."""
    question = ask.question
    text = question.reading.text
    held = _held_against(question)
    if not (held or _ASKS.search(text)) or any(n.weight >= _LEAST_NAMED for n in question.named):
        return None
    if question.items or question.period.years or question.any_of("cierto", "porcentaje"):
        return None
    amounts = [held[0]] if held else []
    amounts = amounts or [m for m in _AMOUNT.finditer(question.text) if m["mark"] or m["scale"]]
    amounts = amounts or [m for m in _AMOUNT.finditer(question.text) if "$" in m[0]]
    if len(amounts) != 1:
        return None
    said = amounts[0]
    try:
        number = read_number(said["number"])
    except NumberError:
        return None
    each = _thousands_each(said)
    draft = _draft(said[0].strip(), number, each)
    verdict = _verdict(held[1], number * each) if held else ""
    first = str(draft.parts[0])
    return replace(draft, parts=(f"{verdict}{first}", *draft.parts[1:]))


def _held_against(question: Question) -> tuple[re.Match[str], list[re.Match[str]]] | None:
    """An amount with its mark, and those put forward for it: "¿M$950.000 son 950 millones?"."""
    found = list(_AMOUNT.finditer(question.text))
    marked = [m for m in found if m["mark"]]
    if len(marked) != 1 or not _IS.search(question.text[marked[0].end() :]):
        return None
    return marked[0], [m for m in found if m is not marked[0]]


_IS = re.compile(
    r"^\W*(?:\w+ )?(?:es|son|ser[ií]an?|equivalen?|corresponden?|significan?|quieren?)\b",
    re.IGNORECASE,
)


def _verdict(others: list[re.Match[str]], thousands: Decimal) -> str:
    """Yes or no, where one amount in words of its own is put forward."""
    if len(others) != 1 or not others[0]["scale"]:
        return ""
    try:
        number = read_number(others[0]["number"])
    except NumberError:
        return ""
    each = _thousands_each(others[0])
    unit, gap = each / 10 ** decimals_of(number), abs(number * each - thousands)
    if unit / 2 < gap < unit:
        return ""  # cut off and not rounded: neither right nor wrong
    return "Sí: " if gap < unit else "No: "


def _thousands_each(said: re.Match[str]) -> Decimal:
    """How many thousands of pesos one of the number as written is."""
    if said["mark"]:
        return Decimal(1) if len(said["mark"]) == 1 else Decimal(1000)
    scale = said["scale"]
    return Decimal(1) / 1000 if scale is None else _THOUSANDS[scale.lower()]


def _draft(said: str, number: Decimal, each: Decimal) -> Draft:
    thousands = _plain(number * each)
    factor = each * 1000
    written = f"${write_number(_plain(thousands * 1000))}"
    parts: list[Part] = [f"«{said}» son "]
    if factor > 1:
        parts.append(f"{write_number(number)} × {write_number(factor)} = ")
        derived = f"{write_number(number)} × {write_number(factor)} = {written}"
        parts.append(_shown(written, thousands, derived))
    else:
        in_thousands = f"M${write_number(thousands)}"
        derived = f"{write_number(number)} / 1.000 = {in_thousands}"
        parts += [f"{write_number(number)} / 1.000 = ", _shown(in_thousands, thousands, derived)]
    spoken, value = spoken_amount(thousands)
    if "mill" in spoken:
        parts += [", es decir, ", _shown(spoken, value, derived)]
    parts.append(". En la ficha, «M$» son miles de pesos.")
    return Draft(parts)


def _plain(number: Decimal) -> Decimal:
    """The number without zeros after its comma: 933300 for 933300,0."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def _shown(printed: str, thousands: Decimal, derivation: str) -> Shown:
    return Shown(
        printed, thousands, MILES_DE_PESOS, "computed", None, None, None, None, (), derivation
    )
