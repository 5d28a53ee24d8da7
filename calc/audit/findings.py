"""Published findings against the figures that they claim, and thresholds met without one.

A threshold met is no published finding: a justified deviation has none. So a finding that its
figures deny is a contradiction, while a threshold without a finding is only a remark.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from calc.audit.grade import check_id
from calc.audit.shapes import Checked, Remark
from calc.audit.thresholds import Threshold, named, thresholds
from calc.concepts import concept
from calc.figure import Book, Figure
from calc.formulas import TOTAL, Missing, Operand, Result, evaluate, value_of
from calc.number import write_number
from calc.quantity import PORCENTAJE, write_quantity
from calc.sentences import split_sentences
from calc.subject import Statement, Subject
from calc.verdict import Check, CheckVerdict

_PERCENT = re.compile(r"(\d{1,3}(?:,\d+)?)\s*%")
_COUNT = re.compile(r"\((\d{1,3}(?:\.\d{3})*)\)")
_UNEQUAL = re.compile(
    r"no (?:es|son) (?:coherente|consistente)s?|inconsisten|no coincid|difier", re.IGNORECASE
)
_COUNTS = ("poblacion_beneficiada", "poblacion_objetivo", "produccion_componente")
_PAIR = 2
_YEAR = re.compile(r"\b(?:durante|en)\s+(?:el\s+)?(?:año\s+)?(20[0-4]\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a criterion gives: `met` is None where the figures do not decide."""

    met: bool | None
    computed: str | None
    derivation: str | None
    reason: str | None
    figures: tuple[Figure, ...]


def checks(subject: Subject) -> Iterator[Checked]:
    """One check for each sentence of a finding that names a criterion."""
    seen: set[str] = set()
    for finding in subject.findings:
        for text, criterion in _named_in(finding.text, subject.year):
            if criterion.id not in seen:
                seen.add(criterion.id)
                yield _check(subject, finding, text, criterion)
    yield from _operands(subject)


def criteria_of(finding: str, year: int) -> tuple[Threshold, ...]:
    """The criteria that the text of a finding names, in its order."""
    return tuple(criterion for _, criterion in _named_in(finding, year))


def _named_in(finding: str, year: int) -> Iterator[tuple[str, Threshold]]:
    """The sentences of a finding that name a criterion, each with it."""
    for sentence in split_sentences(finding, clauses=True):
        text = finding[sentence.start : sentence.end]
        if (criterion := named(text, year)) is not None:
            yield text, criterion


def _operands(subject: Subject) -> Iterator[Checked]:
    """One check for each count that a finding without criterion names and a table prints too."""
    for finding in subject.findings:
        if named(finding.text, subject.year) is not None:
            continue
        known = []
        for number, literal in enumerate(_COUNT.findall(finding.text)):
            held = _holders(subject.book, literal, subject.year)
            known.extend([literal] if held else [])
            if held:
                yield _operand(finding, literal, number, held)
        if len(set(known)) == _PAIR and _UNEQUAL.search(finding.text):
            yield _differ(subject, finding, known)


def _holders(book: Book, literal: str, year: int) -> list[Figure]:
    figures = (f for c in _COUNTS for f in book.find(c, year))
    unique: dict[tuple[str, str | None], Figure] = {}
    for figure in figures:
        if figure.printed == literal and figure.item != TOTAL:
            unique.setdefault((figure.concept, figure.item), figure)
    return list(unique.values())


def _operand(finding: Statement, literal: str, number: int, held: Sequence[Figure]) -> Checked:
    labels = " y ".join(
        f"{concept(f.concept).named} «{f.item}»" if f.item else concept(f.concept).named
        for f in held
    )
    first = held[0]
    check = Check(
        id=f"{check_id('hallazgo.cifra', first.year, first.item)}.{number}",
        title="Una cifra del hallazgo y la de las tablas",
        concept=first.concept,
        year=first.year,
        item=first.item,
        verdict="verified",
        printed=literal,
        computed=first.printed,
        derivation=None,
        reason=f"{literal} es {labels}.",
        sources=(finding.source, *(f.source for f in held)),
    )
    return Checked(check, tuple(held))


def _differ(subject: Subject, finding: Statement, known: Sequence[str]) -> Checked:
    """The two counts of a finding that says that they do not agree."""
    one, other = dict.fromkeys(known)
    figures = [f for literal in (one, other) for f in _holders(subject.book, literal, subject.year)]
    check = Check(
        id=check_id("hallazgo.difieren", subject.year, None),
        title="Hallazgo: dos cifras que no coinciden",
        concept=figures[0].concept,
        year=subject.year,
        item=figures[0].item,
        verdict="verified",
        printed=f"{one} y {other}",
        computed=f"{one} ≠ {other}",
        derivation=f"{one} ≠ {other}",
        reason="Difieren, como dice el hallazgo.",
        sources=(finding.source, *(f.source for f in figures)),
    )
    return Checked(check, tuple(figures))


def remarks(subject: Subject) -> Iterator[Remark]:
    """Criteria of the year that the figures meet and no finding names."""
    published = {c.id for f in subject.findings for c in criteria_of(f.text, subject.year)}
    for criterion in thresholds():
        if not criterion.holds_in(subject.year) or criterion.id in published:
            continue
        measured = measure(subject.book, criterion, subject.year, Fraction(criterion.limit))
        if measured.met:
            text = (
                f"Se alcanza el umbral de {criterion.title} ({measured.derivation}) y la ficha no "
                f"publica ese hallazgo: puede estar justificado."
            )
            sources = tuple(f.source for f in measured.figures)
            yield Remark(
                "umbral_sin_hallazgo", text, criterion.concept, subject.year, None, sources
            )


def measure(book: Book, criterion: Threshold, year: int, limit: Fraction) -> Measured:
    """A criterion over the figures of a year, against a limit."""
    if criterion.rule == "promedio":
        return _against_mean(book, criterion, year, limit)
    if criterion.rule == "persistencia":
        return _persistence(book, criterion, year, limit)
    outcome = value_of(criterion.concept, book, year)
    if isinstance(outcome, Missing):
        reason = f"No se puede comprobar: {outcome.reason}."
        return Measured(None, None, None, reason, _marks(outcome))
    computed = _shown(outcome)
    derivation = _derivation(outcome)
    met = _decided(outcome, criterion, limit)
    close = None if met is not None else "El valor impreso está demasiado cerca del umbral."
    return Measured(met, computed, derivation, close, outcome.figures)


def _check(subject: Subject, finding: Statement, text: str, criterion: Threshold) -> Checked:
    printed = _PERCENT.search(text)
    limit = Fraction(printed[1].replace(",", ".")) if printed else Fraction(criterion.limit)
    years = [int(y) for y in _YEAR.findall(text) if int(y) <= subject.year]
    year = max(years, default=subject.year)
    measured = measure(subject.book, criterion, year, limit)
    verdict: CheckVerdict = "unverifiable"
    reason: str | None = measured.reason
    if measured.met is not None:
        verdict = "verified" if measured.met else "contradicted"
    if measured.met is False:
        reason = f"Las cifras de la ficha no muestran {criterion.title}: {measured.derivation}."
    check = Check(
        id=check_id(f"hallazgo.{criterion.id}", year, None),
        title=f"Hallazgo: {criterion.title}",
        concept=criterion.concept,
        year=year,
        item=None,
        verdict=verdict,
        printed=_says(criterion, limit),
        computed=measured.computed,
        derivation=measured.derivation,
        reason=reason,
        sources=(finding.source, *(f.source for f in measured.figures)),
    )
    return Checked(check, measured.figures)


def _persistence(book: Book, criterion: Threshold, year: int, limit: Fraction) -> Measured:
    """The criterion in the year and the two before; marks of absence do not count as zero."""
    figures: list[Figure] = []
    shown: list[str] = []
    unknown: list[Missing] = []
    denied = False
    for this in (year - 2, year - 1, year):
        outcome = value_of(criterion.concept, book, this)
        if isinstance(outcome, Missing):
            unknown.append(outcome)
            figures.extend(_marks(outcome))
            continue
        figures.extend(outcome.figures)
        shown.append(f"{this}: {_derivation(outcome)}")
        denied = denied or not criterion.met(outcome.measure.value, limit)
    derivation = "; ".join(shown) or None
    if denied or not unknown:
        return Measured(not denied, None, derivation, None, tuple(figures))
    if any(gap.code is None for gap in unknown):
        reason = f"No se puede comprobar: {unknown[0].reason}."
    else:
        years = " y ".join(str(gap.year) for gap in unknown)
        reason = (
            f"Se cumple solo si «{unknown[0].code}» de {years} se toma como 0: {unknown[0].reason}."
        )
    return Measured(None, None, derivation, reason, tuple(figures))


def _against_mean(book: Book, criterion: Threshold, year: int, limit: Fraction) -> Measured:
    """The change against the mean of the two years before."""
    now = value_of(criterion.concept, book, year)
    before = evaluate("promedio", book, year, concept=criterion.concept, years=(year - 2, year - 1))
    if isinstance(now, Missing) or not isinstance(before, Result):
        gaps = [now] if isinstance(now, Missing) else []
        gaps += [] if isinstance(before, Result) else list(before.missing)
        why = " y ".join(dict.fromkeys(gap.reason for gap in gaps))
        known = now.figures if isinstance(now, Operand) else ()
        shown = f"{year}: {_derivation(now)}" if isinstance(now, Operand) else None
        reason = f"No se puede comprobar: {why}." if why else "No se puede comprobar."
        return Measured(None, None, shown, reason, known)
    change = (now.measure.value / before.value - 1) * 100
    computed = write_quantity(change, PORCENTAJE, 1)
    derivation = f"({now.printed} / ({before.expression}) − 1) × 100 = {computed}"
    figures = (*now.figures, *before.inputs)
    return Measured(criterion.met(change, limit), computed, derivation, None, figures)


def _decided(outcome: Operand, criterion: Threshold, limit: Fraction) -> bool | None:
    """Whether the limit is passed; None where only the rounding of the print decides it."""
    allowed = outcome.measure.strict
    ends = {criterion.met(end, limit) for end in (allowed.low, allowed.high)}
    value = criterion.met(outcome.measure.value, limit)
    return value if len(ends) == 1 else (True if value else None)


def _shown(outcome: Operand) -> str:
    return write_quantity(outcome.measure.value, outcome.unit, max(1, outcome.decimals))


def _derivation(outcome: Operand) -> str:
    if len(outcome.figures) == 1:
        return _shown(outcome)
    return f"{outcome.printed.removeprefix('(').removesuffix(')')} = {_shown(outcome)}"


def _says(criterion: Threshold, limit: Fraction) -> str:
    words = {"menor": "inferior al", "mayor": "superior al", "fuera": "fuera de ±"}
    number = write_number(limit, 0 if limit.denominator == 1 else 1)
    return f"{words[criterion.comparison]} {number} %".replace("± ", "±")


def _marks(gap: Missing) -> tuple[Figure, ...]:
    return () if gap.figure is None else (gap.figure,)
