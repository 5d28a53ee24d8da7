"""Whether one figure is greater than another: two concepts, two years or two rows."""

import re
from dataclasses import dataclass

from calc.concepts import vocabulary
from calc.formulas import Options, Result, evaluate
from qa import say
from qa.asking import Ask, Draft
from qa.compose import Part, derivation
from qa.differences import unsigned
from qa.evidence import Found, figure_hits, operands, value
from qa.kinds import figure
from qa.ordered import magnitude
from qa.question import Question, borrowing
from qa.suggest import next_questions
from qa.thresholds import read_threshold

_MORE = r"\b(mas|mayor(?:es)?|super\w+|sobrepas\w+|exced\w+|por sobre|por encima)\b"
_LESS = (
    r"\b(mas (?:chic[oa]|baj[oa]|pequen[oa]|reducid[oa]|barat[oa])|menos|menor(?:es)?|por debajo|"
    r"inferior(?:es)?)\b"
)
_ASKING = frozenset(
    "cual cuales cuanto cuanta cuantos cuantas quien quienes como cuando donde por".split()
)
Key = tuple[str, int, str | None]


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two figures in the order asked."""

    first: Found
    second: Found


def answer(ask: Ask) -> Draft | None:
    """Yes or no, or which is greater; None where no two figures are compared."""
    question = ask.question
    text = question.reading.text
    less = re.search(_LESS, text)
    more = re.search(_MORE, text) if less is None else None
    bounded = read_threshold(question.reading) is not None
    if bounded or (more is None) == (less is None) or question.strangers:
        return None
    if any(question.reading.known[:1] == (w,) for w in _ASKING) or question.any_of("porque"):
        return _which(ask) if question.reading.known[:1] == ("cual",) else None
    if question.reading.known[:1] == ("que",) and not question.means("cierto"):
        return _which(ask)
    sides = _sides(ask)
    if sides is None:
        return None
    right = magnitude(sides.first) > magnitude(sides.second)
    if less is not None:
        right = magnitude(sides.first) < magnitude(sides.second)
    return _draft(ask, sides, "Sí: " if right else "No: ")


def _which(ask: Ask) -> Draft | None:
    """As in "¿qué fue mayor, el presupuesto inicial o el final?"."""
    if " o " not in f" {ask.question.reading.text} ":
        return None
    sides = _sides(ask)
    return _draft(ask, sides, "") if sides is not None else None


def _sides(ask: Ask) -> _Sides | None:
    keys = _keys(ask)
    if keys is None:
        return None
    found = [value(ask.ficha, *key) for key in keys]
    if not all(isinstance(f, Found) for f in found):
        return None
    first, second = (f for f in found if isinstance(f, Found))
    return _Sides(first, second) if first.unit == second.unit else None


def _keys(ask: Ask) -> tuple[Key, Key] | None:
    """The two figures compared, as the question orders them."""
    question = ask.question
    pair = _concepts(question)
    if pair is not None and len(question.period.years) <= 1:
        year = figure.years_for(ask, pair[0], None)[-1]
        return (pair[0], year, None), (pair[1], year, None)
    if len(question.concepts) != 1:
        return None
    concept = question.concepts[0]
    years = [index for _, index in question.period.places]
    if len(years) == 2 and _parted(question, years):
        item = figure.items_for(ask, concept)[0]
        concept = figure.of_row(ask, concept, item)[0]
        (first, _), (second, _) = sorted(question.period.places, key=lambda p: p[1])
        return (concept, first, item), (concept, second, item)
    rows = [i for i in question.items if i.present and i.kind == vocabulary()[concept].item]
    if len(rows) == 2 and _parted(question, [min(i.taken, default=0) for i in rows]):
        year = figure.years_for(ask, concept, rows[0].name)[-1]
        return (concept, year, rows[0].name), (concept, year, rows[1].name)
    return None


def _concepts(question: Question) -> tuple[str, str] | None:
    """Two concepts that have no rows, as the question orders them.

    The second may borrow from the first, as in "el presupuesto final … que el inicial".
    """
    if {"presupuesto", "terminar", "empezar"} <= question.cues:
        return _as_told(question)
    named = sorted((n for n in question.named if n.weight >= 1), key=lambda n: n.first)
    ids = list(dict.fromkeys(n.concept for n in named))
    if len(ids) == 1:
        known = question.reading.known
        places = [i for i, w in enumerate(known) if w in _THAN and i > named[0].first]
        at = places[-1] if places else len(known)
        rest = tuple(t for t in question.reading.terms if t.first > at)
        ids += [n.concept for n in borrowing(question.reading, named[0], rest)[:1]] if rest else []
    if len(ids) != 2 or any(vocabulary()[c].item for c in ids) or question.items:
        return None
    return ids[0], ids[1]


def _as_told(question: Question) -> tuple[str, str]:
    """How the budget ended against how it began, in the order told."""
    first = {s: t.first for t in question.reading.terms for s in t.senses}
    pair = ("presupuesto_final", "presupuesto_inicial")
    return pair if first["terminar"] < first["empezar"] else pair[::-1]


_THAN = frozenset(("que", "al", "a", "o"))


def _parted(question: Question, places: list[int]) -> bool:
    """Whether a word of comparison stands between the two."""
    between = question.reading.known[min(places) + 1 : max(places)]
    return bool({"que", "a", "al"} & set(between))


def _draft(ask: Ask, sides: _Sides, opening: str) -> Draft:
    first, second = sides.first, sides.second
    more, less = sorted((first, second), key=magnitude, reverse=True)
    pair: Options = {"concept": more.concept, "base_concept": less.concept, "base_year": less.year}
    if less.item is not None:
        pair["base_item"] = less.item
    change = evaluate("variacion_absoluta", ask.ficha.book, more.year, more.item, **pair)
    who = f"En «{ask.view.title}», " if ask.crowd else ""
    start = f"{who}{opening.lower() if who else opening}"
    subject = say.subject(first.concept, first.item).rstrip(",")
    parts: list[Part] = [
        start,
        subject if start else say.capital(subject),
        f" de {first.year} {say.was(first.concept)} de ",
        *say.amount(first, spoken=False),
    ]
    same = (first.concept, first.item) == (second.concept, second.item)
    other = say.subject(second.concept, second.item).rstrip(",")
    parts += [
        f" y {'el valor' if same else other} de {second.year} de ",
        *say.amount(second, spoken=False),
    ]
    if isinstance(change, Result):
        gap: list[Part] = [
            ": la diferencia es de ",
            unsigned(change),
            " (",
            *derivation(change),
            ")",
        ]
        parts += gap if change.value else [": son iguales"]
    parts.append(".")
    figures = [f for one in (first, second) for f in operands(one)]
    return Draft(
        [p for p in parts if p != ""],
        passages=figure_hits(ask.ficha, figures),
        suggestions=next_questions(ask, first.concept, first.year),
        assumed=() if ask.question.period.said else figure.assumed_year(ask, first.year),
    )
