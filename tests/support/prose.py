"""Prose of random fichas, with findings that agree with the figures (thresholds of 2023, 2025)."""

from fractions import Fraction
from random import Random

from fichas.draw.figures import Numbers
from fichas.draw.model import (
    Dimension,
    Edition,
    Evaluation,
    Finding,
    Observation,
    Prose,
    Statement,
)
from fichas.draw.numbers import Base, amount, printed

from .vocabulary import EXECUTORS, SENTENCES


def random_prose(random: Random, numbers: Numbers, program: str, edition: Edition) -> Prose:
    """All running text of a ficha; some sections are missing."""
    year = numbers.year
    components = "; ".join(component.name for component in numbers.components)
    people = numbers.people_unit or "personas"
    return Prose(
        description=_some(
            random,
            f"{program} entrega apoyo a {people} con los siguientes componentes: {components}.",
            *random.sample(SENTENCES, 2),
        ),
        start_year=str(random.randint(1994, year - 2)),
        end_year=random.choice(("Permanente", str(year + random.randint(1, 6)))),
        executors="; ".join(random.sample(EXECUTORS, random.randint(1, 3))) + ".",
        purpose=f"Las {people} que participan mejoran sus condiciones de vida y su autonomía.",
        dimensions=_dimensions(random, numbers, edition) if random.random() < 0.95 else (),
        history=_history(random, year) if random.random() < 0.9 else (),
        target=tuple(random.sample(SENTENCES, random.randint(0, 6))),
        benefited=tuple(random.sample(SENTENCES, random.randint(0, 4))),
        complementarities=(
            (f"Con el Programa {random.randint(1, 9)} de la Red Local: derivación de casos.",)
            if edition == 2025
            else ()
        ),
        attributes=_attributes(random) if random.random() < 0.9 else (),
        observations=_observations(random, year),
        notes=_notes(year),
        published_on=_published_on(random, year) if random.random() < 0.95 else "",
    )


def _published_on(random: Random, year: int) -> str:
    month = random.choice(("Abril", "Mayo", "Junio"))
    hour, minute = random.randint(8, 19), random.randint(0, 59)
    return f"{random.randint(1, 30)} de {month} de {year + 1} {hour}:{minute:02}"


def _some(random: Random, first: str, *others: str) -> tuple[str, ...]:
    return (first, *others[: random.randint(0, len(others))])


def _dimensions(random: Random, numbers: Numbers, edition: Edition) -> tuple[Dimension, ...]:
    efficiency = _budget_findings(numbers, edition)
    names = ("Focalización", "Eficiencia y ejecución presupuestaria", "Eficacia")
    efficacy = (
        _indicator_finding(edition) if numbers.purpose_indicators and random.random() < 0.4 else ()
    )
    return tuple(
        Dimension(name, findings, f"No se registran hallazgos en la dimensión {name.lower()}.")
        for name, findings in zip(names, ((), efficiency, efficacy), strict=True)
    )


def _budget_findings(numbers: Numbers, edition: Edition) -> tuple[Finding, ...]:
    when = f"en {numbers.year}" if edition == 2025 else f"durante el {numbers.year}"
    heading = "Ejecución presupuestaria" if edition == 2025 else ""
    checks = (
        (numbers.initial_budget[2], "inicial", Fraction(85, 100)),
        (numbers.final_budget[2], "final", Fraction(90, 100)),
    )
    return tuple(
        Finding(
            f"Se observa subejecución del presupuesto {name}: el programa gastó menos del"
            f" {printed(threshold * 100)}% {when}.",
            heading,
        )
        for budget, name, threshold in checks
        if _under(numbers.executed[2], budget, threshold)
    )


def _under(executed: Base, budget: Base, threshold: Fraction) -> bool:
    spent, planned = amount(executed), amount(budget)
    return bool(planned) and spent is not None and spent / (planned or 1) < threshold


def _indicator_finding(edition: Edition) -> tuple[Finding, ...]:
    text = "la fórmula no mide el logro del propósito, por lo que el indicador no es pertinente."
    if edition == 2025:
        return (Finding(text.capitalize(), "Indicador de propósito 1"),)
    return (Finding(f"Indicador de propósito 1: {text}"),)


def _history(random: Random, year: int) -> tuple[Evaluation, ...]:
    return (
        Evaluation("Evaluaciones Ex Ante", "Sí", (f"{year - 1}: Recomendado favorablemente",)),
        Evaluation(
            "Ex Dure o Monitoreo (en los últimos 3 años)",
            "Sí",
            (f"{year - 3}, {year - 2}, {year - 1}",),
        ),
        Evaluation("Evaluación Ex-Post", random.choice(("No", "Sí"))),
        Evaluation("Otras evaluaciones", "No"),
    )


def _attributes(random: Random) -> tuple[Statement, ...]:
    return (
        Statement(
            "CONTRIBUCIÓN A LOS OBJETIVOS DE DESARROLLO SOSTENIBLE (ODS)",
            random.choice(("1. Fin de la pobreza.", "4. Educación de calidad.", "2. Hambre cero.")),
        ),
        Statement(
            "POBREZA MULTIDIMENSIONAL",
            "El programa podría contribuir a estas dimensiones:",
            ("Dimensión Educación, por la carencia de Rezago escolar",),
        ),
        Statement("POBREZA POR INGRESOS", "No declara contribución."),
        Statement(
            "ENFOQUE DE GÉNERO",
            "El programa declara medidas de género:",
            ("Registra a sus beneficiarios por sexo.", "Capacita a los equipos en la materia."),
        ),
    )


def _observations(random: Random, year: int) -> tuple[Observation, ...]:
    headings = ("Observaciones Generales", "Estrategia", "Indicadores", "Presupuesto")
    return tuple(
        Observation(heading, f"{random.choice(SENTENCES)} Esto rige desde el 1 de marzo de {year}.")
        for heading in random.sample(headings, random.randint(0, 4))
    )


def _notes(year: int) -> tuple[str, ...]:
    return (
        (
            "Esta ficha resume el seguimiento anual con datos que informan los Servicios; no es una"
            " evaluación de impacto."
        ),
        "La metodología puede tener ajustes respecto de años anteriores.",
        (
            f"Los montos están en pesos de {year + 1}: se aplicó a cada año el inflactor de la Ley"
            f" de Presupuestos ({year - 2}-{year})."
        ),
    )
