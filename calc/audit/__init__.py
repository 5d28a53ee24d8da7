"""The audit of a ficha: every printed figure that some relation touches is recomputed.

Each family of checks is a file; a new relation is one entry in `sums` or a formula's card. What
cannot be decided is said with its reason, and what is only worth knowing is a remark, never a
fault.
"""

from collections import Counter
from collections.abc import Sequence

from calc.audit import findings, indicators, prose, recompute, remarks, sums, twice
from calc.audit.derived import derived
from calc.audit.doubts import doubted
from calc.audit.shapes import Audit, Checked, Remark
from calc.figure import Figure
from calc.subject import Statement, Subject
from calc.verdict import Check

_FAMILIES = (sums, recompute, twice, indicators, findings, prose)
_REMARKS = (remarks, twice, findings, prose)


def audit(subject: Subject) -> Audit:
    """All checks and remarks of a ficha; it never fails on figures, whatever they say."""
    checked = _checked(subject)
    return Audit(
        checks=tuple(c.check for c in checked),
        derived=tuple(derived(subject)),
        remarks=tuple(r for family in _REMARKS for r in family.remarks(subject)),
        coverage=_coverage(subject, checked),
        suspects=_suspects(checked),
    )


def doubts(subject: Subject) -> dict[Figure, Check]:
    """The printed figures that the rest of the ficha speaks against, each with how."""
    return doubted(_checked(subject))


def _checked(subject: Subject) -> list[Checked]:
    return [c for family in _FAMILIES for c in family.checks(subject)]


def _coverage(subject: Subject, checked: Sequence[Checked]) -> float:
    """The share of printed values that stand in a check that could be decided."""
    values = [f for f in subject.book if f.quantity is not None]
    touched = {id(f) for c in checked if c.check.verdict != "unverifiable" for f in c.figures}
    return sum(id(f) in touched for f in values) / len(values) if values else 0.0


def _suspects(checked: Sequence[Checked]) -> tuple[Figure, ...]:
    """Figures of contradictions, those that most contradictions and fewest confirmations share."""
    against: Counter[Figure] = Counter()
    backed: Counter[Figure] = Counter()
    for entry in checked:
        if entry.check.verdict == "contradicted":
            against.update(set(entry.figures))
        elif entry.check.verdict == "verified":
            backed.update(set(entry.figures))
    score = {figure: (against[figure], -backed[figure]) for figure in against}
    best = max(score.values(), default=None)
    return tuple(figure for figure in against if score[figure] == best)


__all__ = ["Audit", "Remark", "Statement", "Subject", "audit", "doubts"]
