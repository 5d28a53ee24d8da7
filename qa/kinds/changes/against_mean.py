"""A mean of years, and a year held against it: "¿en cuánto supera al promedio 2021-2022?".

Promise: the mean is of the years that the question says of it and of no other; the difference is
told in the unit of the figure and in percent, and "sí" or "no" only where one way was asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from calc.formulas import Result, Unavailable, evaluate
from calc.number import decimals_of, round_half_up, write_number
from calc.quantity import MILES_DE_PESOS, PORCENTAJE, PUNTOS
from qa.answers.compose import Part, computed, derivation, listed
from qa.answers.evidence import Found, Lacking, covered_years, figure_hits, operands, value
from qa.answers.reckoned import bare, magnitude, related
from qa.answers.redone import redo
from qa.kinds.changes.trend import mean_of, whole
from qa.kinds.changes.verdict import bound_of
from qa.kinds.figures import figure
from qa.language.senses import CHANGES
from qa.named.mean_of_years import MeanOfYears, read_mean
from qa.named.patterns import named_concepts
from qa.named.sizes import Size, size_of
from qa.named.thresholds import Threshold, read_threshold
from qa.saying import say
from qa.saying.asking import Ask, Draft, one_after_another
from qa.saying.differences import incomparable, unsigned
from qa.saying.suggest import next_questions
from qa.understanding.concepts import concepts_of, settled
from qa.understanding.question import Question

_ONE = r"(?= (?:el|la|su|ese|esa|promedio|media)\b)"
_OVER = (
    rf"\b(?:super|exced|sobrepas|rebas)\w+|\b(?:mayor|superior)(?:es)?\b|\b(?:encima|arriba)\b|"
    rf"\bsobre{_ONE}|\bmas\b(?=.* que\b)|\b(?:alcanz|lleg)\w+(?= (?:al?|el|la|su)\b)"
)
_UNDER = (
    rf"\b(?:menor|inferior)(?:es)?\b|\b(?:debajo|abajo)\b|\bbajo{_ONE}|\bmenos\b(?=.* que\b)|"
    r"\bmas (?:baj|chic|pequen|barat|poc)\w+"
)
_ABOVE, _BELOW, _WAY = (re.compile(p) for p in (_OVER, _UNDER, f"{_OVER}|{_UNDER}"))
_FALLS = re.compile(
    r"\b(?:baj(?:o|a|aron|an)|ca(?:yo|e|yeron|en)|disminuy\w+|reduj\w+|descendi\w+)\b(?! el\b)"
)
_EITHER = re.compile(
    r"\bo (?:por |(?:est|qued)\w+ )?(?:sobre|bajo|encima|debajo|arriba|abajo|ma[sy]|men)"
)
_DENIED = re.compile(r"\b(?:no|tampoco|nunca)\b")
_BESIDE = re.compile(
    r"\b(?:respecto|relacion|frente|contra|versus|vs|lejos|cerca|dista|distancia|brecha|diferencia|"
    r"desvi\w+|alej\w+|acerc\w+|contrast\w+|compar\w+|veces|igual(?:es)?|representa|equivale)\b"
)
_OTHERWISE = "porque significar hallazgo ranking listar cuadrar calcular".split()
_WHICH = re.compile(r"\b(?:que|cuales?|cuantos|cuantas) (?:anos?|componentes?|region(?:es)?)\b")
_MEAN_FIRST = re.compile(r"(?:(?:es|fue|era|cierto|verdad|que|y|el|la|su) )*(?:promedio|media)\b")
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Held:
    """A figure of a year and the mean that it is held against."""

    now: Found
    mean: Result

    @property
    def gap(self) -> Result:
        """By how much the figure is above the mean, or below it."""
        unit = PUNTOS if self.now.unit == PORCENTAJE else self.now.unit
        shown = say.shown_value(self.now).value
        places = max(decimals_of(shown) if shown is not None else 0, self.mean.decimals)
        return self._related("{} − {}", magnitude(self.now) - self.mean.value, unit, places)

    @property
    def relative(self) -> Result | None:
        """The same in percent of the mean."""
        share = self._share
        if share is None:
            return None
        return self._related("({} / {} − 1) × 100", share - 100, PORCENTAJE, 1)

    @property
    def part(self) -> Result | None:
        """The figure as a percentage of the mean."""
        share = self._share
        if share is None:
            return None
        return self._related("{} / {} × 100", share, PORCENTAJE, 1)

    @property
    def times(self) -> Result | None:
        """How many times the mean the figure is."""
        share = self._share
        return None if share is None else self._related("{} / {}", share / 100, "veces", 2)

    @property
    def _share(self) -> Fraction | None:
        return magnitude(self.now) / self.mean.value * 100 if self.mean.value else None

    def _related(self, pattern: str, number: Fraction, unit: str, places: int) -> Result:
        """A result over the two as they are told, or over all behind them where that differs."""
        mean = write_number(self.mean.quantity.value)
        plain = pattern.format(bare(self.now), mean)
        again = redo(plain)
        if again is None or round_half_up(again, places) != round_half_up(number, places):
            own = self.now.result
            now = bare(self.now) if own is None else f"({own.expression})"
            plain = pattern.format(now, f"({self.mean.expression})")
        found = related(number, unit, places, (self.now,), plain)
        return replace(
            found, inputs=found.inputs + self.mean.inputs, price_year=self.mean.price_year
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question asks of a mean of years.

    `text` are its words, without those of rows and of a bound ("más de 20 %").
    """

    question: Question
    mean: MeanOfYears
    text: str

    @property
    def compares(self) -> bool:
        """Whether something is held against the mean, and not the mean asked for by itself."""
        beside = _BESIDE.search(self.text) or _WAY.search(self.text)
        return self.changes or beside is not None or (self._of_it and self._share_asked)

    @property
    def changes(self) -> bool:
        """Whether it asks how a figure changed."""
        return self.question.any_of("respecto", *CHANGES)

    @property
    def way(self) -> int:
        """The way asked about: 1 above the mean, -1 below it, 0 none, either or how much."""
        question = self.question
        sized = question.any_of("cuanto", "cuantos_") or question.interrogates
        if sized or _EITHER.search(self.text):
            return 0
        rest = _BELOW.sub(" ", self.text)
        below = rest != self.text or _FALLS.search(self.text) is not None
        above = _ABOVE.search(rest) is not None or question.means("subir")
        if above == below:
            return 0
        turned = _DENIED.search(self.text) is not None
        turned ^= _MEAN_FIRST.match(self.text) is not None
        return -1 if above == turned else 1

    @property
    def part(self) -> str:
        """What is asked besides the difference: how many "veces" the mean, what "parte" of it."""
        if self.question.says("veces"):
            return "veces"
        plain = not self.changes and _WAY.search(self.text) is None
        return "parte" if self._of_it and self._share_asked and plain else ""

    @property
    def part_bound(self) -> Threshold | None:
        """As in "menos de la mitad del promedio": a bound of the mean itself."""
        bound = read_threshold(self.question.reading)
        return bound if bound and bound.is_share and self._of_it and self._led_by(bound) else None

    def _led_by(self, bound: Threshold) -> bool:
        return bound.last + 1 >= self.mean.first > bound.first

    @property
    def _of_it(self) -> bool:
        known = self.question.reading.known
        return not {"de", "del"}.isdisjoint(known[self.mean.first : self.mean.head])

    @property
    def _share_asked(self) -> bool:
        return self.question.means("porcentaje") or self.question.means("mitad")

    def cited(self, unit: str) -> Size | None:
        """The size that it tells, apart from its years and rows."""
        question = self.question
        apart = question.period.taken.union(*(i.taken for i in question.items))
        return size_of(question.reading, apart, money=unit == MILES_DE_PESOS)


def answer(ask: Ask) -> Draft | None:
    """The mean of years named, with the figure held against it; None where none is named."""
    question = ask.question
    if not question.means("promedio") or not question.concepts:
        return None
    if question.strangers or question.any_of(*_OTHERWISE) or _WHICH.search(question.reading.text):
        return None
    if question.means("sumar") and question.concepts != ("total_gastos_componentes",):
        return None  # only "la suma de los componentes" names a figure
    rows = frozenset[int]().union(*(i.taken for i in question.items))
    named = rows.union(i for n in question.named for t in n.terms for i in (t.first, t.last))
    mean = read_mean(question.reading, question.period, named)
    if mean is None or mean.head in rows:
        return None
    asked = _Asked(question, mean, _around(question, mean))
    own = {y for y, index in question.period.places if not mean.head <= index < mean.end}
    alone = not own and not named.isdisjoint(range(mean.head + 1, mean.end))
    compared = asked.compares and not alone
    concepts = _concepts(ask) if compared else question.concepts
    keys = [(c, i) for c in concepts for i in figure.items_for(ask, c)]
    if len(own) > 1 or not 0 < len(keys) <= _MOST or (mean.bare and (rows or not compared)):
        return None
    year = next(iter(own), _told_before(ask))
    years = mean.of(year, covered_years(ask.ficha))
    drafts = []
    for named_concept, item in keys:
        concept = figure.of_row(ask, named_concept, item)[0]
        if compared:
            drafts.append(_held(ask, asked, concept, item, (*years, year)))
        else:
            drafts.append(_alone(ask, asked, concept, item, years))
    return drafts[0] if len(drafts) == 1 else one_after_another(drafts)


def _concepts(ask: Ask) -> tuple[str, ...]:
    """The figures compared: "en qué porcentaje" asks for the size of the difference, of no part."""
    question = ask.question
    if question.inherited:
        return question.concepts
    known, terms = question.reading.known, question.reading.terms
    sizes = [
        t for t in terms if t.means("porcentaje") and "que" in known[max(0, t.first - 1) : t.first]
    ]
    named, cues = question.named, question.cues | {"cambiar"}
    if sizes:
        rows = {place for item in question.items for place in item.taken}
        rest = [
            t for t in terms if t in sizes or t.first in rows or t.first in question.period.taken
        ]
        named, cues = named_concepts(question.reading, rest), cues - {"porcentaje"}
    found = settled(concepts_of(tuple(named), question.items, cues), question.items, ask.view)
    return found or question.concepts


def _told_before(ask: Ask) -> int:
    """The year of the question before, where this one goes on with its figure; else the ficha's."""
    earlier = ask.earlier.period.years if ask.earlier and ask.question.inherited else ()
    return earlier[-1] if earlier else ask.ficha.year


def _around(question: Question, mean: MeanOfYears) -> str:
    apart = {i for item in question.items for i in item.taken} | set(range(mean.head + 1, mean.end))
    if (bound := bound_of(question)) is not None:
        apart |= set(range(bound.first, bound.last + 1))
    return " ".join(w for i, w in enumerate(question.reading.known) if i not in apart)


def _held(ask: Ask, asked: _Asked, concept: str, item: str | None, years: tuple[int, ...]) -> Draft:
    """The figure of the last year beside the mean of the others, or why it cannot be held so."""
    *base, year = years
    rows = [value(ask.ficha, concept, y, item) for y in years]
    mean = evaluate("promedio", ask.ficha.book, year, item, concept=concept, years=tuple(base))
    now = rows[-1]
    if isinstance(mean, Unavailable) or isinstance(now, Lacking):
        return incomparable(ask, concept, item, [*dict.fromkeys(rows)])
    return Draft(
        _said(ask, asked, _Held(now, whole(mean)), base),
        passages=figure_hits(ask.ficha, [*operands(now), *mean.inputs]),
        suggestions=next_questions(ask, concept, year),
        assumed=() if ask.question.period.places else (f"Comparé el valor de {year}.",),
    )


def _alone(
    ask: Ask, asked: _Asked, concept: str, item: str | None, years: tuple[int, ...]
) -> Draft:
    """The mean by itself, with Sí or No where the question says how much it is."""
    told = mean_of(ask, concept, item, years)
    mean = evaluate("promedio", ask.ficha.book, years[-1], item, concept=concept, years=years)
    if ask.question.interrogates or not isinstance(mean, Result):
        return told
    bound, cited = read_threshold(ask.question.reading), asked.cited(mean.unit)
    if bound is None and cited is None:
        return told
    right = bound.holds(mean.value, mean.unit) if bound else cited and cited.holds(mean.value)
    first = str(told.parts[0])
    verdict = f"{'Sí' if right else 'No'}: {first[:1].lower()}{first[1:]}"
    return replace(told, parts=[verdict, *told.parts[1:]])


def _said(ask: Ask, asked: _Asked, held: _Held, years: Sequence[int]) -> list[Part]:
    now, gap = held.now, held.gap
    name = say.subject(now.concept, now.item).rstrip(",")
    said = f"{_verdict(asked, held)}{ask.opening}{name} {say.was(now.concept)} de "
    parts: list[Part] = [say.capital(said), *say.amount(now, spoken=False), f" en {now.year}"]
    if now.result is not None:
        parts += [" (", *derivation(now.result), ")"]
    if len(years) > 1:
        parts += [f"; el promedio en {listed(map(str, years))}: ", *derivation(held.mean)]
    else:
        parts += [f"; antes la ficha trae sólo {years[0]}: ", computed(held.mean)]
    base = "ese promedio" if len(years) > 1 else "ese valor"
    if not gap.value:
        return [*parts, f". Es igual a {base}."]
    side, more = ("sobre", "más") if gap.value > 0 else ("bajo", "menos")
    parts += [f". Está {side} {base} por ", unsigned(gap), " (", *derivation(gap), ")"]
    if (relative := held.relative) is not None:
        parts += [", un ", unsigned(relative), f" {more} (", *derivation(relative), ")"]
    part = held.times if asked.part == "veces" else held.part
    if part is not None and (asked.part or asked.part_bound):
        parts += [f". De {base} es: ", *derivation(part)]
    return [*parts, "."]


def _verdict(asked: _Asked, held: _Held) -> str:
    """Sí or No, where a way is asked about, and where its size or bound is as the question says."""
    gap, share, part = held.gap, held.relative, held.part
    if (of_it := asked.part_bound) is not None and part is not None:
        whether = not asked.question.interrogates
        return ("Sí: " if of_it.holds(part.value, PORCENTAJE) else "No: ") if whether else ""
    way = asked.way
    if not way:
        return ""
    right = gap.value * way > 0
    bound = bound_of(asked.question)
    if right and bound is not None:
        size = share if bound.is_share and share is not None else gap
        right = bound.holds(abs(size.value), size.unit)
    cited = asked.cited(gap.unit)
    if right and bound is None and cited is not None:
        size = share if cited.scale == "percent" and share is not None else gap
        if not cited.holds(abs(size.value)):
            return "No en esa medida: "
    return "Sí: " if right else "No: "
