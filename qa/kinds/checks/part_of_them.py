"""What part of those served are something: "¿más de la mitad de los animales son gatos?".

Promise: the part is that which a sentence tells, or the count that it tells over all of them, with
the division beside it; a sentence that tells neither decides nothing.
"""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calc.number import round_half_up, write_number
from calc.quantity import PORCENTAJE, Quantity
from qa.answers.compose import Part, Shown
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.prose import prose
from qa.language.likeness import FORM, likeness
from qa.language.senses import Reading, neutral_words
from qa.named.thresholds import Threshold, read_thresholds
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote
from qa.text.agreeing import tells_share
from qa.text.counts import Count, counts_in
from qa.text.lines import Line, lines_of

_PREDICATE = re.compile(
    r"\b(?:son|es|eran|era|fueron|viv\w+|tien\w+|ten[ií]\w+|trabaj\w+|provien\w+|proven\w+|"
    r"pertenec\w+|estan|estaban|estudi\w+)\b"
)
_MOST = re.compile(r"\b(?:la mayoria|la mayor parte)\b")
_SERVED = "Población beneficiada"
_ASKS = frozenset("cuanto cuanta cuantos cuantas quien quienes donde cuando cual cuales".split())
_HALF = Threshold(below=False, value=Fraction(50), mark="", scale="%")


def says_of_them(reading: Reading) -> bool:
    """Whether a part of those served is said to be something, and not so many to be served."""
    return _predicate_at(reading) is not None


def answer(ask: Ask) -> Draft | None:
    """Yes or no by the count that the text tells of them; None where it tells none."""
    question = ask.question
    at = _predicate_at(question.reading)
    asks = not _ASKS.isdisjoint(question.reading.known) or question.any_of("porque")
    if at is None or asks or question.period.years not in ((), (ask.ficha.year,)):
        return None
    people = value(ask.ficha, "poblacion_beneficiada", ask.ficha.year)
    what = what_they_are(question.reading)
    found = _counted(ask, what) if what and isinstance(people, Found) else None
    if found is None or not isinstance(people, Found):
        return None
    line, count = found
    if not 0 < count.value < magnitude(people):
        return None
    share = Fraction(count.value) / magnitude(people) * 100
    bound = next(iter(read_thresholds(question.reading)), _HALF)
    return _said(ask, line, count, people, share, right=bound.holds(share, PORCENTAJE))


def _predicate_at(reading: Reading) -> int | None:
    """Where the verb stands that says what a part of them is; None without such a part."""
    shares = [b for b in read_thresholds(reading) if b.is_share]
    most = _MOST.search(reading.text)
    if not shares and most is None:
        return None
    start = shares[0].last + 1 if shares else reading.text[: most.end() if most else 0].count(" ")
    known = reading.known
    return next((i for i in range(start, len(known)) if _PREDICATE.fullmatch(known[i])), None)


def what_they_are(reading: Reading) -> list[str]:
    """The words that say what a part of them is."""
    at = _predicate_at(reading)
    after = reading.known[at + 1 :] if at is not None else ()
    return [w for w in after if len(w) > 3 and w.isalpha() and w not in neutral_words()]


def _counted(ask: Ask, what: list[str]) -> tuple[Line, Count] | None:
    """The count that a sentence on those served tells of just what is asked."""
    for line in lines_of(ask.shelf, ask.ficha.document):
        if line.section != _SERVED or tells_share(line.text):
            continue
        for count in counts_in(line.text):
            own = count.nouns[:1] and likeness(what[0], count.nouns[0]) >= FORM
            rest = all(any(likeness(w, s) >= FORM for s in line.said) for w in what[1:])
            if own and rest and not count.age:
                return line, count
    return None


def _said(
    ask: Ask, line: Line, count: Count, people: Found, share: Fraction, *, right: bool
) -> Draft:
    quantity = Quantity(round_half_up(share, 1), PORCENTAJE)
    whole = Decimal(int(magnitude(people)))
    worked_out = f"{write_number(Decimal(count.value))} / {write_number(whole)} × 100 = {quantity}"
    shown = Shown(
        str(quantity), quantity.value, PORCENTAJE, "computed", None, None, None,
        ask.ficha.document, tuple(f.source for f in operands(people)), worked_out,
    )  # fmt: skip
    verdict = "sí" if right else "no"
    told = prose.told(ask, (Quote(line.text, line.hit, 1.0),))
    opening = f"{ask.opening}{verdict if ask.crowd else say.capital(verdict)}: son el "
    parts: list[Part] = [opening, shown, f" ({worked_out}), según la ficha: ", *told.parts[1:]]
    hits = (*told.passages, *figure_hits(ask.ficha, operands(people)))
    return replace(told, parts=parts, passages=hits)
