"""How a difference between two figures is said: its direction, its size, or why there is none."""

from dataclasses import replace

from calc.formulas import Result
from qa.answers.compose import Part, Shown, computed
from qa.answers.evidence import Found, Lacking, covered_years, figure_hits, operands, value
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.suggest import next_questions


def direction(change: Result) -> str:
    """Which way a change went, as a verb."""
    plural = say.is_plural(change.concept)
    if change.value == 0:
        return "no cambiaron" if plural else "no cambió"
    if plural:
        return "subieron" if change.value > 0 else "bajaron"
    return "subió" if change.value > 0 else "bajó"


def unsigned(change: Result) -> Shown:
    """The size of a change: its direction is said in words."""
    shown = computed(change)
    printed = shown.printed.lstrip("-−")
    return replace(
        shown, printed=printed, value=abs(shown.value) if shown.value is not None else None
    )


def incomparable(ask: Ask, concept: str, item: str | None, rows: list[Found | Lacking]) -> Draft:
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
    for there in found:
        parts += [
            f" Lo que sí hay: en {there.year}, {subject} fue de ",
            *say.amount(there, spoken=False),
            ".",
        ]
    nearest = value(ask.ficha, concept, ask.ficha.year, item)
    if not found and isinstance(nearest, Found):
        parts += [
            f" Lo que sí se puede decir es el valor de {nearest.year}: ",
            *say.amount(nearest, spoken=False),
            ".",
        ]
        found = [nearest]
    figures = [f for there in found for f in operands(there)]
    return Draft(
        parts,
        "not_found",
        figure_hits(ask.ficha, figures),
        next_questions(ask, concept, ask.ficha.year),
    )
