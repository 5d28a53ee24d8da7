"""An answer is put together from parts, so that each figure stands exactly where it says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from calc.figure import Figure, Source
from calc.formulas import Result
from calc.number import NumberError, decimals_of, read_number, round_half_up, write_number
from calc.quantity import MILES_DE_PESOS, PERSONAS, UNIDADES, Quantity
from calc.verdict import How, JudgedFigure

_MILLION = 1000


@dataclass(frozen=True, slots=True)
class Shown:
    """A number of an answer with its owner: how it was come by and from which sources."""

    printed: str
    value: Decimal | None
    unit: str | None
    how: How
    concept: str | None
    year: int | None
    item: str | None
    document: str | None
    sources: tuple[Source, ...]
    derivation: str | None = None


Part = str | Shown
Parts = tuple[Part, ...]


def assemble(parts: Iterable[Part]) -> tuple[str, tuple[JudgedFigure, ...]]:
    """The text of the parts and its figures, each where it stands."""
    text = ""
    judged: list[JudgedFigure] = []
    for part in parts:
        if isinstance(part, Shown):
            judged.append(_judged(part, len(text)))
            text += part.printed
        else:
            text += part
    return text, tuple(judged)


def _judged(shown: Shown, start: int) -> JudgedFigure:
    return JudgedFigure(
        printed=shown.printed,
        start=start,
        end=start + len(shown.printed),
        value=shown.value,
        unit=shown.unit,
        verdict="verified",
        how=shown.how,
        concept=shown.concept,
        year=shown.year,
        item=shown.item,
        document=shown.document,
        derivation=shown.derivation,
        sources=shown.sources,
    )


def read_figure(figure: Figure) -> Shown:
    """A printed figure with its unit."""
    quantity = _value(figure)
    return _shown(figure, write(quantity), quantity.value, quantity.unit)


def bare_figure(figure: Figure) -> Shown:
    """A printed figure without its unit, as it enters a derivation."""
    quantity = _value(figure)
    return _shown(figure, write_number(quantity.value), quantity.value, quantity.unit)


def computed(result: Result) -> Shown:
    """The value of a formula."""
    document = result.sources[0].document if result.sources else None
    return Shown(
        result.printed,
        result.quantity.value if result.text is None else None,
        result.unit,
        "computed",
        result.concept,
        result.year,
        result.item,
        document,
        result.sources,
        result.derivation,
    )


def in_pesos(shown: Shown) -> Parts:
    """As in ", es decir, $187,6 millones": an amount of thousands of pesos as people say it."""
    if shown.unit != MILES_DE_PESOS or shown.value is None or shown.value == 0:
        return ()
    said, value = spoken_amount(shown.value)
    how: How = "computed" if shown.how == "computed" else "rounded"
    return (", es decir, ", replace(shown, printed=said, value=value, how=how))


def thousands_in(printed: str) -> Fraction:
    """How many thousands of pesos one of a printed amount is: "$187,6 millones", "$254.500".

    What is no such amount stands in its own unit, and gives 1.
    """
    if not printed.lstrip("-\u2212").startswith("$"):
        return Fraction(1)
    return Fraction(1000) if "mill" in printed else Fraction(1, 1000)


def spoken_amount(thousands: Decimal) -> tuple[str, Decimal]:
    """Thousands of pesos as people say them ("$187,6 millones"), and the thousands so said."""
    exact = decimals_of(thousands) > 0 and abs(thousands) < 100 * _MILLION
    if abs(thousands) >= _MILLION and not exact:
        rounded = round_half_up(Fraction(thousands) / _MILLION, 1)
        noun = "millón" if rounded == 1 else "millones"
        number = write_number(rounded)
        number = number.removesuffix(",0")
        sign, number = ("-", number[1:]) if number.startswith("-") else ("", number)
        return f"{sign}${number} {noun}", rounded * _MILLION
    pesos = round_half_up(Fraction(thousands) * 1000, 0)
    number = write_number(pesos)
    sign, number = ("-", number[1:]) if number.startswith("-") else ("", number)
    return f"{sign}${number}", pesos / 1000


def derivation(result: Result) -> Parts:
    """The derivation of a result, its operands and value owned by their figures."""
    return (*expression(result), " = ", computed(result))


def expression(result: Result) -> Parts:
    """The left side of a derivation with each operand owned by the figure it was printed as."""
    parts: list[Part] = []
    waiting = list(result.inputs)
    rest = result.expression
    for match in re.finditer(r"\d[\d.]*(?:,\d+)?", result.expression):
        owner = next(
            (f for f in waiting if f.quantity and write_number(abs(f.quantity.value)) == match[0]),
            next(
                (
                    f
                    for f in result.inputs
                    if f.quantity and write_number(abs(f.quantity.value)) == match[0]
                ),
                None,
            ),
        )
        if owner is None:
            continue
        if owner in waiting:
            waiting.remove(owner)
        offset = len(result.expression) - len(rest)
        parts += [rest[: match.start() - offset], bare_figure(owner)]
        rest = result.expression[match.end() :]
    parts.append(rest)
    return tuple(p for p in parts if p != "")


def write(quantity: Quantity) -> str:
    """A quantity as an answer says it: "166 personas", "1 persona"."""
    if quantity.unit in (PERSONAS, UNIDADES) and quantity.value == 1:
        plural = "s" if quantity.unit == PERSONAS else "es"
        return f"{write_number(quantity.value)} {quantity.unit.removesuffix(plural)}"
    return str(quantity)


def counted(count: int, sources: tuple[Source, ...] = ()) -> Shown:
    """How many there are of something that the answer lists."""
    document = sources[0].document if sources else None
    return Shown(
        write_number(count),
        Decimal(count),
        UNIDADES,
        "computed",
        None,
        None,
        None,
        document,
        sources,
    )


def count_parts(text: str, sources: tuple[Source, ...] = ()) -> Parts:
    """A sentence with each of its counts owned by what it counts; years and quotations are none."""
    parts: list[Part] = []
    end = 0
    for match in re.finditer(r"«[^»]*»|\b20\d\d\b|\d+", text):
        if match[0].startswith("«") or len(match[0]) == 4:
            continue
        parts += [text[end : match.start()], counted(int(match[0]), sources)]
        end = match.end()
    return tuple(p for p in (*parts, text[end:]) if p != "")


def owned_numbers(text: str, owner: JudgedFigure) -> Parts:
    """A sentence of the calculators with each of its numbers owned by the figure it judges."""
    return numbers_of(text, owner.sources, owner.concept, owner.year, owner.item)


def numbers_of(
    text: str,
    sources: tuple[Source, ...],
    concept: str | None = None,
    year: int | None = None,
    item: str | None = None,
) -> Parts:
    """A sentence with each of its numbers computed from the sources; years are none."""
    document = sources[0].document if sources else None
    parts: list[Part] = []
    end = 0
    for match in re.finditer(
        r"«[^»]*»|\d[\d.]*(?:,\d+)?(?: (?:veces|%|(?:mil )?millones))?"
        r"|\bdos\b|\b(?:diez|cien|mil) veces\b",
        text,
    ):
        literal = match[0].rstrip(".")
        if literal.startswith("«") or re.fullmatch(r"20\d\d", literal):
            continue
        try:
            number = read_number(literal.partition(" ")[0]) if literal[0].isdigit() else None
        except NumberError:
            continue
        parts.append(text[end : match.start()])
        parts.append(
            Shown(literal, number, None, "computed", concept, year, item, document, sources)
        )
        end = match.start() + len(literal)
    parts.append(text[end:])
    return tuple(p for p in parts if p != "")


def joined(rows: list[Parts], last: str = " y ") -> Parts:
    """Parts listed with commas and a conjunction before the last."""
    parts: list[Part] = []
    for i, row in enumerate(rows):
        if i:
            parts.append(last if i == len(rows) - 1 else ", ")
        parts.extend(row)
    return tuple(parts)


def listed(names: Iterable[str], last: str = "y") -> str:
    """Names with commas and "y" (or "e") before the last."""
    *head, tail = list(names)
    if not head:
        return tail
    word = "e" if last == "y" and re.match(r"(?i)h?i(?![aeou])", tail) else last
    return f"{', '.join(head)} {word} {tail}"


def _shown(figure: Figure, printed: str, value: Decimal, unit: str) -> Shown:
    return Shown(
        printed,
        value,
        unit,
        "read",
        figure.concept,
        figure.year,
        figure.item,
        figure.source.document,
        (figure.source,),
    )


def _value(figure: Figure) -> Quantity:
    if figure.quantity is None:
        raise ValueError("a figure without a value is said in words")
    return figure.quantity


__all__ = ["Part", "Parts", "Shown", "assemble"]
