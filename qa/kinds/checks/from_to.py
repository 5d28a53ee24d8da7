"""A change told by its two ends: "¿los grupos subieron de 9 a 26?".

Promise: yes only where the ficha prints both values for the two years; where they stand the other
way round the answer says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from calc.number import NumberError, decimals_of, read_number, round_half_up
from qa.answers.compose import Part
from qa.answers.evidence import Found, covered_years, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.figures import figure
from qa.language.senses import CHANGES
from qa.named.row import COMPONENT
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.suggest import next_questions

_ENDS = re.compile(
    r"\b(?:de|desde) (?:m\$ |\$ )?(\d[\d.,]*)(?: [%\w]+){0,2} (?:a|hasta) (?:m\$ |\$ )?(\d[\d.,]*)"
)
_ASKING = frozenset("cuanto cuanta cuantos cuantas por que cual cuales cuando quien".split())
_PASSING = ("paso de", "pasaron de", "paso desde", "pasaron desde", "fue de", "fueron de")
_OF_A_COMPONENT = ("produccion_componente", "gasto_componente", "gasto_unitario_componente")


@dataclass(frozen=True, slots=True)
class _Ends:
    """What a figure is said to have gone from and to, and whether the ficha has it backwards."""

    first: Found
    last: Found
    backwards: bool


def answer(ask: Ask) -> Draft | None:
    """Whether a figure went from one cited value to the other; None where none prints them."""
    question = ask.question
    cited = _cited(question.reading.text)
    changes = question.any_of(*CHANGES) or question.says(*_PASSING)
    if cited is None or not changes or not _ASKING.isdisjoint(question.reading.known[:2]):
        return None
    found = next(_ends(ask, cited), None)
    if found is None:
        return None
    first, last = found.first, found.last
    fell = magnitude(last) < magnitude(first)
    agrees = not found.backwards and not (question.means("subir") and fell)
    agrees = agrees and not (question.means("bajar") and not fell)
    opening = "Sí: " if agrees else "No, fue al revés: " if found.backwards else "No: "
    parts: list[Part] = [
        ask.opening,
        opening.lower() if ask.crowd else opening,
        f"{say.subject(last.concept, last.item).rstrip(',')} {'bajó' if fell else 'subió'} de ",
        *((say.shown_value(first),) if say.unit_noun(first) else say.amount(first, spoken=False)),
        f" en {first.year} a ",
        *say.amount(last, spoken=False),
        f" en {last.year}.",
    ]
    figures = [f for one in (first, last) for f in operands(one)]
    return Draft(
        [p for p in parts if p != ""],
        passages=figure_hits(ask.ficha, figures),
        suggestions=next_questions(ask, last.concept, last.year),
    )


def _cited(text: str) -> tuple[Decimal, Decimal] | None:
    """The two values that a question cites; years are none."""
    ends = _ENDS.search(text)
    if ends is None or any(re.fullmatch(r"20\d\d", e) for e in ends.groups()):
        return None
    try:
        return read_number(ends[1].rstrip(".,")), read_number(ends[2].rstrip(".,"))
    except NumberError:
        return None


def _ends(ask: Ask, cited: tuple[Decimal, Decimal]) -> Iterator[_Ends]:
    """The figures of the question that had those values in two years, the newest first."""
    years = ask.question.period.years
    spans = list(reversed(list(pairwise(covered_years(ask.ficha)))))
    spans += [(covered_years(ask.ficha)[0], covered_years(ask.ficha)[-1])]
    if len(years) == 2:
        spans = [(years[0], years[1])]
    elif len(years) == 1:
        spans = [span for span in spans if years[0] in span]
    for concept, item in _figures(ask):
        for base, year in spans:
            first = value(ask.ficha, concept, base, item)
            last = value(ask.ficha, concept, year, item)
            if not isinstance(first, Found) or not isinstance(last, Found):
                continue
            if _is(first, cited[0]) and _is(last, cited[1]):
                yield _Ends(first, last, backwards=False)
            if _is(first, cited[1]) and _is(last, cited[0]):
                yield _Ends(first, last, backwards=True)


def _figures(ask: Ask) -> Iterator[tuple[str, str | None]]:
    """What may have changed: the concepts asked, and all that a component named has."""
    for item in ask.question.items_of(COMPONENT):
        yield from ((concept, item.name) for concept in _OF_A_COMPONENT if item.present)
    for concept in ask.question.concepts:
        for row in figure.items_for(ask, concept)[:1]:
            yield from ((c, row) for c in figure.of_row(ask, concept, row))


def _is(found: Found, cited: Decimal) -> bool:
    """Whether a value is the number cited, to the decimals that it is cited with."""
    return round_half_up(magnitude(found), decimals_of(cited)) == cited
