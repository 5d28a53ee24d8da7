"""Whether a published finding agrees with the figures: "¿cuadra el hallazgo de gasto…?"."""

import re

from calc.audit.findings import checks
from calc.number import read_number
from calc.quantity import PORCENTAJE
from calc.verdict import Check
from ingest.subject import subject_of
from qa.answers.compose import Part, Shown, numbers_of
from qa.answers.evidence import hit
from qa.kinds.prose.findings import NAMES, SOUND, asks_for_having
from qa.saying.asking import Ask, Draft
from qa.understanding.concepts import specialised


def answer(ask: Ask) -> Draft | None:
    """The verdict of the calculators on a finding; None where none is to be checked."""
    question = ask.question
    checked = question.any_of("cuadrar", "cierto") or question.says(*SOUND)
    if not question.means("hallazgo") or not checked or not question.concepts:
        return None
    if asks_for_having(question):
        return None
    wanted = {c for n in question.named for c in (n.concept, _share(n.concept))}
    wanted |= set(question.concepts) | {_share(c) for c in question.concepts}
    found = [c.check for c in checks(subject_of(ask.ficha)) if c.check.concept in wanted]
    if not found:
        return None
    parts: list[Part] = []
    for i, check in enumerate(found[:2]):
        parts += [" " if i else "", *_said(check)]
    sources = [s for c in found for s in c.sources[:1]]
    hits = tuple(
        hit(ask.ficha, f"Hallazgos de {NAMES.get(f.dimension, f.dimension)}", f.source, f.text)
        for f in ask.ficha.findings
        if f.source in sources
    )
    return Draft(
        [p for p in parts if p != ""],
        passages=hits,
        suggestions=("¿Qué hallazgos tiene el programa?", "¿Por qué pasó eso?"),
    )


def _said(check: Check) -> list[Part]:
    title = _years(check.title.removeprefix("Hallazgo: "))
    told = _years(check.derivation or check.reason or "")
    if check.verdict == "unverifiable":
        return [f"No se puede comprobar el hallazgo ({title}): ", *numbers_of(told, check.sources)]
    opening = "Sí" if check.verdict in ("verified", "rounding") else "No"
    agrees = "calza con las cifras" if opening == "Sí" else "no calza con las cifras"
    start = f"{opening}: el hallazgo ({title}) {agrees}: "
    shown = _computed(check, told)
    if shown is None:
        return [start, *numbers_of(told, check.sources, check.concept, check.year), "."]
    left, found, right = told.rpartition(shown.printed)
    if found and not right:
        return [f"{start}{left}", shown, "."]
    return [start, shown, f" ({told})."]


def _computed(check: Check, told: str) -> Shown | None:
    """The value that the calculators found, which owns its derivation."""
    literal = re.search(r"-?\d[\d.]*(?:,\d+)?", check.computed or "")
    if literal is None:
        return None
    document = check.sources[0].document if check.sources else None
    return Shown(
        check.computed or "",
        read_number(literal[0]),
        PORCENTAJE if "%" in (check.computed or "") else None,
        "computed",
        check.concept,
        check.year,
        check.item,
        document,
        check.sources,
        told,
    )


def _years(text: str) -> str:
    """Without the counts of years of a criterion's name, which assert nothing of the ficha."""
    return re.sub(r"\b(?:dos|tres) (años)\b", r"\1", text)


def _share(concept: str) -> str:
    return specialised(concept, None, part=True)
