"""What part of those served are or did something, where the text counts that part.

"¿Qué porcentaje de los jóvenes firmó contrato?", "¿la mitad son mujeres?". Promise: the part is a
count told of just what is asked, its whole the count that the same sentence tells it of, else all
who were served; both stand beside the division, and a sentence of another whole gives nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calc.figure import fold
from calc.number import round_half_up, write_number
from calc.quantity import PORCENTAJE, Quantity
from qa.answers.compose import Part, Shown
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.prose import prose
from qa.language.likeness import KIN, SAYS_THE_SAME, likeness
from qa.language.senses import function_words, neutral_words
from qa.language.words import stem
from qa.named.thresholds import read_thresholds
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote
from qa.text.agreeing import shares_in, without_shares
from qa.text.counts import Count, counts_in
from qa.text.lines import Line, lines_of
from qa.text.part_asked import PartAsked, part_asked

_SERVED = "Población beneficiada"
_SURE, _NEAR = Fraction(1, 2), Fraction(3)
"""Points within which a share told in words is right, and beyond which it is wrong."""

_UNTIL = re.compile(r"[,;.:]| y ")
_BESIDE = 6
_DENIES = frozenset("no ni nunca tampoco".split())
_OTHERS = ("porque", "cambiar", "subir", "bajar", "indicador", "componente", "region", "gastar")
_OF_THEM = re.compile(r"\bde (?:ell|est|es)[oa]s\b")
_HEADED = re.compile(r":|\bde l[oa]s (?:cuales|que)\b|\bde (?:ell|est)[oa]s\b|\bentre ell[oa]s\b")
_ALL_OF_THEM = ("persona", "atender", "poblacion_")


def answer(ask: Ask) -> Draft | None:
    """The share with its division, yes or no where one is put forward; None without its count."""
    question = ask.question
    if question.any_of(*_OTHERS) or question.period.years not in ((), (ask.ficha.year,)):
        return None
    asked = part_asked(question.reading)
    if asked is None or read_thresholds(question.reading):
        return None
    if asked.claimed is not None and not _DENIES.isdisjoint(question.reading.known):
        return None
    people = value(ask.ficha, "poblacion_beneficiada", ask.ficha.year)
    if not isinstance(people, Found):
        return None
    lines = [x for x in lines_of(ask.shelf, ask.ficha.document) if x.section == _SERVED]
    for at, line in enumerate(lines):
        if (share := _told_share(ask, line, asked)) is not None:
            return _quoted(ask, line, share, asked)
        part = _part_in(line, asked)
        whole = _whole_of(ask, lines, at, part, asked, int(magnitude(people))) if part else None
        if part is not None and whole is not None and part.value < whole:
            return _said(ask, line, part.value, whole, asked, people)
    return None


def _told_share(ask: Ask, line: Line, asked: PartAsked) -> Fraction | None:
    """The share that a sentence itself tells of just what is asked: "el 58 % son mujeres"."""
    lines = (x for x in lines_of(ask.shelf, ask.ficha.document) if x.section == _SERVED)
    spoken_of = {w for x in lines for w in x.said}
    if any(_nearest(w, list(spoken_of)) < KIN for w in _narrowing(ask, asked.base)):
        return None
    return next(
        (
            share
            for share, after in shares_in(line.text)
            if all(_nearest(w, _UNTIL.split(after)[0].split()[:_BESIDE]) >= KIN for w in asked.what)
        ),
        None,
    )


def _nearest(word: str, said: Sequence[str]) -> float:
    return max((likeness(word, other) for other in said), default=0.0)


def _part_in(line: Line, asked: PartAsked) -> Count | None:
    """The count of a sentence that is told of just what is asked."""
    for count in counts_in(without_shares(line.text)):
        first = max((likeness(w, n) for w in asked.what for n in count.nouns[:1]), default=0.0)
        rest = all(_nearest(w, count.nouns) >= SAYS_THE_SAME for w in asked.what)
        if count.value > 1 and first >= KIN and rest and not count.age:
            others = rf"\b(?:otr[oa]s|ademas) {re.escape(write_number(Decimal(count.value)))}\b"
            return None if re.search(others, fold(line.text)) else count
    return None


def _whole_of(
    ask: Ask, lines: Sequence[Line], at: int, part: Count, asked: PartAsked, people: int
) -> int | None:
    """How many the part is of: the count that heads its sentence, else all who were served."""
    text = fold(lines[at].text)
    counts = counts_in(without_shares(text))
    head = counts[0]
    between = text.partition(write_number(Decimal(head.value)))[2]
    between = between.partition(write_number(Decimal(part.value)))[0]
    base = _narrowing(ask, asked.base)
    if head != part and head.value > part.value and _HEADED.search(between):
        told = text[: text.find(write_number(Decimal(part.value)))].split()
        same = all(any(likeness(w, t.strip(",:;")) >= SAYS_THE_SAME for t in told) for w in base)
        return head.value if (base and same) or (not base and head.value == people) else None
    told_of = [x for x in lines if any(c.value == people for c in counts_in(x.text))]
    known = {w for x in told_of for w in x.said}
    if not all(any(likeness(w, k) >= SAYS_THE_SAME for k in known) for w in base):
        return None
    if _OF_THEM.search(text) and at and _counts_some(lines[at - 1], people):
        return None  # "de ellos" may be of those whom the sentence before counts
    return people


def _counts_some(line: Line, people: int) -> bool:
    return any(c.value > 1 and c.value != people for c in counts_in(line.text))


def _narrowing(ask: Ask, base: Sequence[str]) -> list[str]:
    """The words of a whole that say more than that they are those whom the programme serves."""
    served = {t.text for t in ask.question.reading.terms if t.senses & set(_ALL_OF_THEM)}
    passed = function_words() | neutral_words() | served
    return [w for w in base if w.isalpha() and w not in passed and stem(w) not in ask.view.people]


def _quoted(ask: Ask, line: Line, share: Fraction, asked: PartAsked) -> Draft:
    """The sentence that tells the share, after the verdict where one is put forward."""
    quoted = prose.told(ask, (Quote(line.text, line.hit, 1.0),))
    if asked.claimed is None:
        return quoted
    verdict = _verdict(share * 100, asked.claimed).removesuffix(": ")
    opening = f"{ask.opening}{verdict}, según la ficha: "
    parts = (opening if ask.crowd else say.capital(opening), *quoted.parts[1:])
    return replace(quoted, parts=parts)


def _said(ask: Ask, line: Line, part: int, whole: int, asked: PartAsked, people: Found) -> Draft:
    share = Fraction(part, whole) * 100
    quantity = Quantity(round_half_up(share, 1), PORCENTAJE)
    told = [write_number(Decimal(n)) for n in (part, whole)]
    worked_out = f"{told[0]} / {told[1]} × 100 = {quantity}"
    of_all = whole == magnitude(people)
    sources = tuple(f.source for f in operands(people)) if of_all else (line.hit.passage.source,)
    shown = Shown(
        str(quantity), quantity.value, PORCENTAJE, "computed", None, None, None,
        ask.ficha.document, sources, worked_out,
    )  # fmt: skip
    verdict = _verdict(share, asked.claimed)
    quoted = prose.told(ask, (Quote(line.text, line.hit, 1.0),))
    first = f"{ask.opening}{verdict}son el "
    opening = first if ask.crowd else say.capital(first)
    parts: list[Part] = [opening, shown, f" ({worked_out}), según la ficha: ", *quoted.parts[1:]]
    hits = (*quoted.passages, *(figure_hits(ask.ficha, operands(people)) if of_all else ()))
    return replace(quoted, parts=parts, passages=hits)


def _verdict(share: Fraction, claimed: Fraction | None) -> str:
    """Sí or No first; neither where a share in words is near and not just so."""
    if claimed is None:
        return ""
    gap = abs(share - claimed * 100)
    if gap <= _SURE:
        return "sí: "
    return "no: " if gap >= _NEAR else "no exactamente: "
