"""How well the audit finds changed figures: mutations of generated fichas, by family.

A mutation changes one printed figure that stands in a decided check. It is detected if a check that
holds the figure is contradicted; graded "redondeo" if the change stays inside the bound that
rounding allows; equivalent if every relation still gives the printed digits.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from calc.audit import Audit, Subject, audit
from calc.figure import Book, Figure
from calc.number import decimals_of, write_number
from ingest.build import read_document
from ingest.subject import subject_of
from ingest.text import read_text
from tests.support.generate import random_ficha, random_text_options, to_text

# A finding only says on which side of a threshold a figure is; an indicator prints no operands.
_UNDECIDABLE = ("hallazgo", "indicador")

Mutation = Callable[[Random, Figure, Sequence[Figure]], Decimal | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the mutants of a family."""

    made: int
    detected: int
    rounding: int
    equivalent: int

    @property
    def rate(self) -> float:
        """Detected among those that change something beyond rounding."""
        real = self.made - self.rounding - self.equivalent
        return self.detected / real if real else 1.0


def subjects(seeds: range) -> Iterator[Subject]:
    """Generated fichas as the audit takes them, read from their text."""
    for seed in seeds:
        text = to_text(random_ficha(seed), random_text_options(seed))
        reading = read_document(read_text(text.encode(), f"ficha-{seed}.txt"))
        if reading.ficha is not None:
            yield subject_of(reading.ficha)


def measure(found: Sequence[Subject], per_ficha: int, seed: int = 7) -> dict[str, Outcome]:
    """Detection by family over mutants of those fichas."""
    random = Random(seed)  # noqa: S311  # the same mutants each time, no secret
    counts: dict[str, Counter[str]] = {name: Counter() for name in MUTATIONS}
    for subject in found:
        decided = _decided(subject)
        for name, mutate in MUTATIONS.items():
            for figure in random.sample(decided, min(per_ficha, len(decided))):
                value = mutate(random, figure, decided)
                if value is None or figure.quantity is None or value == figure.quantity.value:
                    continue
                counts[name][_fate(subject, figure, value)] += 1
    return {name: _outcome(count) for name, count in counts.items()}


def false_alarms(found: Sequence[Subject]) -> tuple[int, int]:
    """How many of the untouched fichas have a contradiction, and how many checks they have."""
    audits = [audit(subject) for subject in found]
    alarms = sum(bool(a.summary["contradicted"]) for a in audits)
    return alarms, sum(len(a.checks) for a in audits)


def coverage(found: Sequence[Subject]) -> float:
    """The mean share of figures that stand in a decided check."""
    return sum(audit(subject).coverage for subject in found) / len(found)


def _decided(subject: Subject) -> list[Figure]:
    """The figures whose change some check could notice."""
    places = {
        source
        for check in audit(subject).checks
        if check.verdict in ("verified", "rounding") and not check.id.startswith(_UNDECIDABLE)
        for source in check.sources
    }
    return [f for f in subject.book if f.quantity is not None and f.source in places]


def _fate(subject: Subject, figure: Figure, value: Decimal) -> str:
    changed = _changed(figure, value)
    figures = tuple(changed if f is figure else f for f in subject.book)
    after = audit(replace(subject, book=Book(figures)))
    return _grade(after, changed)


def _grade(after: Audit, changed: Figure) -> str:
    verdicts = {
        c.verdict
        for c in after.checks
        if changed.source in c.sources and not c.id.startswith(_UNDECIDABLE)
    }
    if "contradicted" in verdicts:
        return "detected"
    if "rounding" in verdicts:
        return "rounding"
    return "missed" if "unverifiable" in verdicts else "equivalent"


def _changed(figure: Figure, value: Decimal) -> Figure:
    if figure.quantity is None:
        raise ValueError("only a value can be changed")
    quantity = replace(figure.quantity, value=value)
    return replace(figure, quantity=quantity, printed=write_number(value))


def _digit(place: str) -> Mutation:
    def mutate(random: Random, figure: Figure, _others: Sequence[Figure]) -> Decimal | None:
        digits = _digits(figure)
        at = {"first": 0, "last": len(digits) - 1}.get(place, random.randrange(len(digits)))
        choices = [d for d in range(10) if d != digits[at] and (d or at or len(digits) == 1)]
        digits[at] = random.choice(choices)
        return _number(digits, figure)

    return mutate


def _transposed(random: Random, figure: Figure, _others: Sequence[Figure]) -> Decimal | None:
    digits = _digits(figure)
    pairs = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1]]
    if not pairs:
        return None
    at = random.choice(pairs)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return _number(digits, figure) if digits[0] or len(digits) == 1 else None


def _lost_comma(_random: Random, figure: Figure, _others: Sequence[Figure]) -> Decimal | None:
    quantity = figure.quantity
    if quantity is None or not quantity.value:
        return None
    decimals = decimals_of(quantity.value)
    return Decimal(int(quantity.value.scaleb(decimals))) if decimals else quantity.value * 1000


def _swapped(same: Callable[[Figure, Figure], bool]) -> Mutation:
    def mutate(random: Random, figure: Figure, others: Sequence[Figure]) -> Decimal | None:
        values = [o.quantity.value for o in others if o.quantity is not None and same(figure, o)]
        return random.choice(values) if values else None

    return mutate


def _other_year(figure: Figure, other: Figure) -> bool:
    same = other.concept == figure.concept and other.item == figure.item
    return same and other.year != figure.year


def _other_row(figure: Figure, other: Figure) -> bool:
    same = other.concept == figure.concept and other.year == figure.year
    return same and other.item != figure.item


def _digits(figure: Figure) -> list[int]:
    if figure.quantity is None:
        raise ValueError("only a value has digits")
    return list(figure.quantity.value.as_tuple().digits)


def _number(digits: Sequence[int], figure: Figure) -> Decimal:
    if figure.quantity is None:
        raise ValueError("only a value has digits")
    whole = Decimal(int("".join(map(str, digits))))
    return whole.scaleb(-figure.quantity.decimals)


def _outcome(count: Counter[str]) -> Outcome:
    return Outcome(sum(count.values()), count["detected"], count["rounding"], count["equivalent"])


MUTATIONS: dict[str, Mutation] = {
    "primer dígito": _digit("first"),
    "un dígito cualquiera": _digit("any"),
    "último dígito": _digit("last"),
    "dígitos traspuestos": _transposed,
    "coma perdida o miles": _lost_comma,
    "año equivocado": _swapped(_other_year),
    "fila equivocada": _swapped(_other_row),
}
