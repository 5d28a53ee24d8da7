"""Verification, measured: what the audit finds, and how claims are judged.

The rules of rounding have no peer that can be run here; so each number stands beside the aim that
the project set for it.
"""

import sys
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import TextIO

from bench import verify_audit, verify_claims
from calc.audit import Subject, audit
from calc.verify import verify
from tests.calc.claims_cases import CASE_FILES, cases, judged
from tests.support.asserted import asserted, verdicts

_FICHAS = range(3000, 3060)
_VERDICTS = ("verified", "contradicted", "unverifiable")
_LIE = ("contradicted", "verified")
_SPANISH = {
    "verified": "verificada",
    "contradicted": "contradicha",
    "unverifiable": "no verificable",
}

Seen = Counter[tuple[str, str]]


def report(_options: Namespace) -> None:
    """Prints the tables: the part of `python -m bench` named verify."""
    run(sys.stdout)


def run(out: TextIO) -> None:
    """Writes the tables of the audit and of the claims."""
    found = list(verify_audit.subjects(_FICHAS))
    _audit(found, out)
    generated: Seen = Counter()
    for (_, wanted, got), n in verify_claims.measure(found, each=1).items():
        generated[wanted, got] += n
    _claims("Afirmaciones sobre fichas generadas", generated, out)
    _claims("Frases de varias cifras sobre fichas generadas", _asserted(found), out)
    for name in CASE_FILES:
        _claims(f"Casos de tests/cases/{name}", _cases(name), out)
    _speed(found, out)


def _audit(found: Sequence[Subject], out: TextIO) -> None:
    alarms, checks = verify_audit.false_alarms(found)
    covered = verify_audit.coverage(found)
    print(f"\nAuditoría de {len(found)} fichas generadas ({checks} comprobaciones)", file=out)
    print(f"  fichas limpias con contradicción: {alarms} (meta: 0)", file=out)
    print(f"  cobertura media: {covered:.1%} de las cifras", file=out)
    print(
        f"  {'mutación':24}{'hechas':>8}{'detectadas':>12}{'redondeo':>10}{'iguales':>9}"
        f"{'detección':>11}   (meta: 97 %)",
        file=out,
    )
    for name, outcome in verify_audit.measure(found, per_ficha=4).items():
        print(
            f"  {name:24}{outcome.made:>8}{outcome.detected:>12}{outcome.rounding:>10}"
            f"{outcome.equivalent:>9}{outcome.rate:>11.1%}",
            file=out,
        )


def _asserted(found: Sequence[Subject]) -> Seen:
    random = Random(11)  # noqa: S311  # the same sentences each time, no secret
    seen: Seen = Counter()
    for subject in found:
        for made in asserted(subject, random, each=1):
            for right, got in verdicts(made, subject):
                seen["verified" if right else "contradicted", got] += 1
    return seen


def _cases(name: str) -> Seen:
    seen: Seen = Counter()
    for case in cases(name):
        got = {j.printed: j.verdict for j in judged(case)}
        wanted = {f.printed: f.verdict for f in case.figures}
        for printed in dict.fromkeys((*wanted, *got)):
            seen[wanted.get(printed, "none"), got.get(printed, "none")] += 1
    return seen


def _claims(title: str, seen: Seen, out: TextIO) -> None:
    """Precision and recall of each verdict; a claim not recognised counts as missed."""
    total = sum(n for (wanted, _), n in seen.items() if wanted != "none")
    right = sum(n for (wanted, got), n in seen.items() if wanted == got)
    lies = sum(n for (wanted, got), n in seen.items() if (wanted, got) == _LIE)
    print(f"\n{title}: {total} cifras, {right / total:.1%} bien (meta: 95 %)", file=out)
    print(f"  cifras falsas dadas por verificadas: {lies} (meta: 0)", file=out)
    for verdict in _VERDICTS:
        true = seen[verdict, verdict]
        precision = _share(true, (n for (_, got), n in seen.items() if got == verdict))
        recall = _share(true, (n for (want, _), n in seen.items() if want == verdict))
        print(
            f"  {_SPANISH[verdict]:16} precisión {precision:>7}  exhaustividad {recall:>7}",
            file=out,
        )


def _share(part: int, whole: Iterable[int]) -> str:
    total = sum(whole)
    return f"{part / total:.1%}" if total else "—"


def _speed(found: Sequence[Subject], out: TextIO) -> None:
    page = " ".join(
        f"En {found[0].year} la cobertura fue de {n},5 % y se gastaron M${n}.187."
        for n in range(20)
    )
    print("\nTiempos (mejor de cinco)", file=out)
    judging, auditing = _best(lambda: verify(page, found[:1])), _best(lambda: audit(found[0]))
    print(f"  40 cifras de una página: {judging:.0f} ms (meta: 50)", file=out)
    print(f"  auditoría de una ficha: {auditing:.0f} ms (meta: 50)", file=out)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def main() -> None:
    """Prints all tables."""
    run(sys.stdout)


if __name__ == "__main__":
    main()
