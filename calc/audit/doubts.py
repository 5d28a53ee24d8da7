"""Which printed figures the other figures of their ficha speak against.

A check that fails says that one of its figures is wrong, not which: what it judges is doubted, and
of the rest only what fails in a second check too and fits in none.
"""

from collections import Counter
from collections.abc import Iterable

from calc.audit.shapes import Checked
from calc.figure import Figure
from calc.verdict import Check

_FAILS_TOO_OFTEN = 2


def doubted(checked: Iterable[Checked]) -> dict[Figure, Check]:
    """Each doubted figure with the check that tells why: its own, or the one of fewest figures."""
    decided = list(checked)
    failed = [c for c in decided if c.check.verdict == "contradicted" and c.check.derivation]
    fits = {f for c in decided if c.check.verdict in ("verified", "rounding") for f in c.figures}
    times = Counter(f for c in failed for f in set(c.figures))
    found: dict[Figure, Check] = {}
    for entry in failed:
        for figure in entry.figures:
            if _is_judged(figure, entry.check):
                found.setdefault(figure, entry.check)
    for entry in sorted(failed, key=lambda c: len(c.figures)):
        for figure in entry.figures:
            if times[figure] >= _FAILS_TOO_OFTEN and figure not in fits:
                found.setdefault(figure, entry.check)
    return found


def _is_judged(figure: Figure, check: Check) -> bool:
    """Whether it is the figure whose print the check recomputes."""
    same = (figure.concept, figure.year, figure.item) == (check.concept, check.year, check.item)
    return same and figure.quantity is not None and str(figure.quantity) == check.printed
