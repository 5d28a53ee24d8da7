"""How well claims are judged: sentences about generated fichas, true, false and unverifiable.

Each sentence is made from a figure (or a formula) of the ficha; a false one has one digit of its
number changed beyond what rounding allows, or the value of another year or row.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random

from calc.audit import Subject
from calc.figure import Figure, fold
from calc.formulas import TOTAL, Result, evaluate
from calc.number import decimals_of, write_number
from calc.verify import verify

LEVELS: dict[str, tuple[str, ...]] = {
    "cobertura": (
        "La cobertura de {y} fue de {n} %.",
        "En {y}, el programa alcanzó una cobertura de {n}%.",
        "la covertura del {y} llegó al {n}%",
    ),
    "presupuesto_inicial": (
        "El presupuesto inicial {y} fue de M${n}.",
        "En {y} el programa partió con un presupuesto inicial de M$ {n}.",
        "Para {y} se le asignaron M${n}.",
    ),
    "presupuesto_final": (
        "El presupuesto final de {y} quedó en M${n}.",
        "Tras las reasignaciones, el presupuesto final {y} fue M${n}.",
    ),
    "total_ejecutado": (
        "El total ejecutado en {y} fue de M${n}.",
        "En {y} se gastaron M${n} en total.",
        "El programa ejecutó M${n} durante {y}.",
    ),
    "total_gasto_administrativo": (
        "El gasto administrativo de {y} fue de M${n}.",
        "En administración se gastaron M${n} el {y}.",
    ),
    "porcentaje_gasto_administrativo": (
        "El gasto administrativo representó el {n} % del total en {y}.",
        "En {y} la administración se llevó un {n}% del gasto.",
    ),
    "total_gastos_componentes": ("Los componentes gastaron en conjunto M${n} en {y}.",),
    "poblacion_beneficiada": (
        "El programa benefició a {n} personas en {y}.",
        "En {y} hubo {n} beneficiarios.",
        "La población beneficiada {y} llegó a {n}.",
    ),
    "gasto_region": (
        "En la región de {i} se gastaron M${n}.",
        "{i} ejecutó M${n} en {y}.",
    ),
    "porcentaje_gasto_region": ("El {n} % del gasto se hizo en {i}.",),
    "poblacion_region": (
        "En {i} hubo {n} beneficiarios en {y}.",
        "{i} reunió {n} personas beneficiadas.",
    ),
    "porcentaje_poblacion_region": ("El {n}% de los beneficiarios es de {i}.",),
    "gasto_subtitulo": ("El subtítulo {i} sumó M${n} en {y}.",),
    "gasto_componente": (
        "El componente «{i}» gastó M${n} en {y}.",
        "En {i} se gastaron M${n} el {y}.",
    ),
    "produccion_componente": ("La producción de {i} fue de {n} unidades en {y}.",),
    "gasto_unitario_componente": ("El gasto unitario de {i} fue de M${n} en {y}.",),
}
DERIVED: dict[str, tuple[str, ...]] = {
    "ejecucion_inicial": (
        "En {y} se ejecutó el {n} % del presupuesto inicial.",
        "La ejecución presupuestaria inicial de {y} fue de {n}%.",
    ),
    "ejecucion_final": (
        "En {y} se ejecutó el {n} % del presupuesto final.",
        "Respecto del presupuesto final, la ejecución {y} llegó a {n} %.",
    ),
    "saldo_sin_ejecutar": ("Quedaron sin ejecutar M${n} del presupuesto inicial en {y}.",),
    "gasto_por_beneficiario": ("El gasto por beneficiario en {y} fue de M${n}.",),
}
CHANGES: dict[str, tuple[str, ...]] = {
    "variacion_puntos": ("La cobertura {v} {n} puntos porcentuales en {y}.",),
    "variacion_relativa": (
        "El presupuesto inicial {v} {n} % respecto de {b}.",
        "Entre {b} y {y} el presupuesto inicial {v} un {n}%.",
    ),
    "variacion_absoluta": ("El total ejecutado {v} M${n} entre {b} y {y}.",),
}
_CHANGED = {
    "variacion_puntos": "cobertura",
    "variacion_relativa": "presupuesto_inicial",
    "variacion_absoluta": "total_ejecutado",
}


@dataclass(frozen=True, slots=True)
class Made:
    """A sentence with one figure, and the verdict that it deserves."""

    family: str
    text: str
    printed: str
    verdict: str


def sentences(subject: Subject, random: Random, each: int) -> Iterator[Made]:
    """Sentences about a ficha, `each` of every family that it has figures for."""
    for concept, templates in LEVELS.items():
        figures = [f for f in subject.book.find(concept) if _usable(f)]
        for figure in random.sample(figures, min(each, len(figures))):
            if figure.quantity is not None:
                number = write_number(figure.quantity.value)
                item = (figure.item or "").rstrip(".")
                yield from _pair(
                    concept, random.choice(templates), number, random, y=figure.year, i=item
                )
    for formula, templates in DERIVED.items():
        outcome = evaluate(formula, subject.book, subject.year)
        if isinstance(outcome, Result) and outcome.value > 0:
            number = write_number(outcome.value, outcome.decimals)
            template = random.choice(templates)
            yield from _pair(formula, template, number, random, y=subject.year, i="")
    for formula, templates in CHANGES.items():
        outcome = evaluate(formula, subject.book, subject.year, concept=_CHANGED[formula])
        if isinstance(outcome, Result) and abs(outcome.value) >= 1:
            verb = "aumentó" if outcome.value > 0 else "bajó"
            wrong = "bajó" if outcome.value > 0 else "aumentó"
            number = write_number(abs(outcome.value), outcome.decimals)
            template = random.choice(templates)
            places = {"y": subject.year, "b": subject.year - 1}
            yield from _pair(formula, template, number, random, v=verb, i="", **places)
            yield Made(
                formula + " (sentido)",
                template.format(n=number, v=wrong, **places),
                number,
                "contradicted",
            )
    yield from _unknown(subject)


def measure(found: Sequence[Subject], each: int, seed: int = 11) -> Counter[tuple[str, str, str]]:
    """How many sentences of (family, verdict deserved) got which verdict; "none" if not seen."""
    random = Random(seed)  # noqa: S311  # the same sentences each time, no secret
    counts: Counter[tuple[str, str, str]] = Counter()
    for subject in found:
        for made in sentences(subject, random, each):
            counts[made.family, made.verdict, verdict_of(made, subject)] += 1
    return counts


def verdict_of(made: Made, subject: Subject) -> str:
    """The verdict that the program gives to the figure of a sentence."""
    for judged in verify(made.text, [subject]):
        if made.printed in judged.printed:
            return judged.verdict
    return "none"


def _pair(
    family: str, template: str, number: str, random: Random, **places: str | int
) -> Iterator[Made]:
    yield Made(family, template.format(n=number, **places), number, "verified")
    wrong = _mutated(number, random)
    if wrong is not None:
        yield Made(family, template.format(n=wrong, **places), wrong, "contradicted")


def _mutated(number: str, random: Random) -> str | None:
    """The number with one digit changed, beyond rounding: by 2 or more of the last one."""
    digits = [i for i, c in enumerate(number) if c.isdigit()]
    for _ in range(20):
        at = random.choice(digits)
        new = random.choice("123456789" if at == digits[0] else "0123456789")
        wrong = number[:at] + new + number[at + 1 :]
        decimals = decimals_of(_value(number))
        far = abs(_value(wrong) - _value(number)) >= 2 * Decimal(1).scaleb(-decimals)
        # A round number may stand for what it rounds: that is no falsehood.
        if far and (decimals or Fraction(_value(wrong)) % 10):
            return wrong
    return None


def _unknown(subject: Subject) -> Iterator[Made]:
    year = subject.year - 6
    yield Made("año ausente", f"En {year} la cobertura fue de 41,7 %.", "41,7", "unverifiable")
    regions = {fold(r) for r in subject.book.items("gasto_region")}
    if not any("aysen" in r or "aisen" in r for r in regions):
        yield Made("región ausente", "En Aysén se gastaron M$7.777.", "7.777", "unverifiable")
    yield Made("grupo ausente", "El programa atendió a 57 mujeres.", "57", "unverifiable")
    text = "Se realizaron 38 talleres en colegios de la comuna."
    yield Made("cosa ausente", text, "38", "unverifiable")


def _usable(figure: Figure) -> bool:
    return figure.quantity is not None and figure.quantity.value > 9 and figure.item != TOTAL


def _value(number: str) -> Decimal:
    return Decimal(number.replace(".", "").replace(",", "."))
