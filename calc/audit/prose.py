"""Figures that the prose of a ficha says, against its tables, where the words name the concept."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from calc.audit.grade import check_id
from calc.audit.shapes import Checked, Remark
from calc.audit.thresholds import named
from calc.figure import Source
from calc.formulas import TOTAL
from calc.judging.choose import Candidate
from calc.number import write_number
from calc.subject import Subject
from calc.verdict import Check, CheckVerdict, JudgedFigure
from calc.verify import verify_among

_PEOPLE = "poblacion_beneficiada"
_PLACE = re.compile(r"\b(?:residentes? en|de|en) (?:la comuna de )?([A-ZÁÉÍÓÚÑ][\wáéíóúñ]+)")
_PERSONS = re.compile(
    r"\s+(?:personas|mujeres|hombres|niñ[oa]s|jóvenes|adult[oa]s|adolescentes|estudiantes|"
    r"participantes|beneficiari[oa]s)\b",
    re.IGNORECASE,
)


def checks(subject: Subject) -> Iterator[Checked]:
    """One check for each figure of the prose that the tables confirm or deny."""
    figures = {figure.source: figure for figure in subject.book}
    for number, (source, judged) in enumerate(_judged(subject)):
        if judged.verdict == "unverifiable" or judged.concept is None:
            continue
        verdict: CheckVerdict = "contradicted" if judged.verdict == "contradicted" else "verified"
        right = judged.expected or judged.printed
        sign = "≠" if verdict == "contradicted" else "="
        check = Check(
            id=f"{check_id('prosa', judged.year, judged.item)}.{number}",
            title="Una cifra del texto y la de las tablas",
            concept=judged.concept,
            year=judged.year,
            item=judged.item,
            verdict=verdict,
            printed=judged.printed,
            computed=right,
            derivation=judged.derivation or f"{judged.printed} {sign} {right}",
            reason=judged.reason,
            sources=(source, *judged.sources),
        )
        held = tuple(figures[s] for s in judged.sources if s in figures)
        yield Checked(check, held)


def remarks(subject: Subject) -> Iterator[Remark]:
    """The people that a paragraph counts group by group, beside all that were served."""
    total = subject.book.one(_PEOPLE, subject.year)
    if total is None or total.quantity is None:
        return
    for text, source in subject.prose:
        counts = [
            judged.value
            for place, judged in _judged(subject)
            if place == source and judged.value and _is_group(text, judged)
        ]
        yield from _by_place(subject, text, source)
        if len(counts) < 2:
            continue
        listed = ", ".join(write_number(count) for count in counts)
        said = (
            f"Las personas que el texto cuenta por grupos ({listed}) suman "
            f"{write_number(sum(counts))}, y la tabla trae {total.printed}; el texto no dice que "
            f"sean todas."
        )
        yield Remark(
            "personas_del_texto", said, _PEOPLE, subject.year, None, (source, total.source)
        )


def _by_place(subject: Subject, text: str, source: Source) -> Iterator[Remark]:
    """Groups of one place that add up to the people of a region, and of no other."""
    groups: dict[str, list[Decimal]] = {}
    for place, judged in _judged(subject):
        stop = text.find(".", judged.end)
        found = _PLACE.search(text, judged.end, stop if stop >= 0 else len(text))
        if place == source and judged.value and found and _is_group(text, judged):
            groups.setdefault(found[1], []).append(judged.value)
    rows = [f for f in subject.book.find("poblacion_region", subject.year) if f.item != TOTAL]
    for name, counts in groups.items():
        total = sum(counts)
        same = [f for f in rows if f.quantity is not None and f.quantity.value == total]
        if len(counts) < 2 or len(same) != 1:
            continue
        shown = " + ".join(write_number(count) for count in counts)
        said = (
            f"Las personas que el texto cuenta en {name} ({shown} = {write_number(total)}) son "
            f"tantas como las de {same[0].item} en la tabla."
        )
        yield Remark(
            "personas_de_un_lugar",
            said,
            "poblacion_region",
            subject.year,
            same[0].item,
            (source, same[0].source),
        )


def _is_group(text: str, judged: JudgedFigure) -> bool:
    """Whether a figure counts some of the people, and the ficha has no row for them."""
    told = judged.concept == _PEOPLE and judged.verdict == "unverifiable"
    return told and bool(_PERSONS.match(text, judged.end))


@lru_cache(maxsize=2)
def _judged(subject: Subject) -> tuple[tuple[Source, JudgedFigure], ...]:
    """The figures of the prose and of the findings that no criterion speaks for."""
    candidates = [Candidate(replace(subject, prose=()))]
    said = [(f.text, f.source) for f in subject.findings if named(f.text, subject.year) is None]
    return tuple(
        (source, judged)
        for text, source in (*subject.prose, *said)
        for judged in verify_among(text, candidates)
    )
