"""The indicator that a question is all about: every word of it is one of the indicator's.

Promise: such a row is named whichever way its words are said, a noun for a verb or a synonym
("cumplimiento de acuerdos", "acuerdos que se cumplen"), and never where a word of the question is
left that it does not explain.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from calc.figure import fold
from ingest.ficha import Ficha, Indicator
from qa.data import read_data
from qa.language.lexicon import is_verb
from qa.language.likeness import FORM, KIN, SAYS_THE_SAME, likeness
from qa.language.senses import (
    CHANGES,
    SPENDING,
    Reading,
    Term,
    function_words,
    neutral_words,
    phrases,
)
from qa.language.synonyms import same_verb
from qa.language.words import stem, words
from qa.named.graded import graded, said_so, telling_of
from qa.named.patterns import Named
from qa.named.row import COMPONENT, INDICATOR, SUBTITLE, Item
from qa.named.thresholds import read_thresholds
from qa.named.timed import is_a_time, is_of_time

_ASKING = CHANGES | frozenset(
    """cuanto cuantos_ porcentaje puntos tendencia promedio indicador proposito complementario
    numero_ calcular significar cierto respecto porque en_que_ desde_ hasta_ aprox_
    figurar_ seguidos juntos_ cuando cada_ celda_ evaluar""".split()
)
"""Senses of the words by which any measure is asked for."""

_HAVING = frozenset(("tener", "quedar"))
_ORDERS = CHANGES | {"calcular", "significar", "cuanto", "cierto", "porque", "respecto"}
_MEASURED = frozenset(("porcentaje", "promedio", "indicador"))
_HEADS = frozenset(
    map(
        stem,
        """porcentaje tasa razon proporcion promedio numero indice cantidad tiempo plazo dias costo
        monto nota suma""".split(),
    )
)
"""What opens the name of a measure and is no part of what is measured."""

_LIGHT = re.compile(r"(?:consig|conseg|logr|lleg|alcanz|obt|tien|tuv|pud|pued|result|acab|termin)")
"""Verbs that leave to their complement what is done: "llegan a acuerdo"."""

_BETWEEN = frozenset("y e o u con que versus vs contra frente".split())
_OF_YEARS = frozenset((stem("ano"), stem("mejor")))
_SHARES = frozenset(("porcentual", "porcentaje", "%"))
_MONEY = frozenset(("pesos", "dolares"))
_CERTAIN, _ONE_WORD, _BY_HEAD, _IN_FULL = 2.0, 1.5, 1.0, 9
_BY_FORMULA, _OF_HEAD, _OPENS, _LEFT, _MARGIN = 0.5, 0.3, 0.2, 0.5, 0.08
_LEAST_COUNTED = 0.6
_FULLER = 0.25
_BESIDE, _LONG = 4, 7


@dataclass(frozen=True, slots=True)
class _Asked:
    """The places of the words that say what a question is about.

    Those `needed` must all be explained; `soft` ones may hold for anything, so they only tell one
    indicator from another. `served` are stems that narrow nothing.
    """

    reading: Reading
    needed: frozenset[int]
    soft: frozenset[int]
    spent: frozenset[int]
    served: frozenset[str]
    placed: bool

    def within(self, places: range) -> "_Asked":
        """What a part of the question asks."""
        needed, soft = self.needed.intersection(places), self.soft.intersection(places)
        return replace(self, needed=needed or soft, soft=soft)

    def means(self, place: int, sense: str) -> bool:
        """Whether the word there has a sense."""
        return any(t.means(sense) for t in self.reading.terms if place in _places(t))

    @property
    def share(self) -> bool:
        """Whether a measure is asked for: a percentage, a mean."""
        return any(t.senses & _MEASURED for t in self.reading.terms)

    def measured_by(self, one: Indicator) -> bool:
        """Whether the sort of measure asked for is that of an indicator.

        Words that it does not explain are then judged as those beside any row are.
        """
        if self.placed:
            return False  # the share of a region is of no indicator
        if any(t.means("porcentaje") for t in self.reading.terms):
            return fold(one.unit or "") in _SHARES
        return self.share

    @property
    def counts(self) -> bool:
        """Whether things are counted, and neither points nor days nor parts of a hundred."""
        known = self.reading.known
        return not self.share and any(
            t.means("cuantos_")
            and not any(w == "puntos" or is_a_time(w) for w in known[t.last + 1 : t.last + 2])
            for t in self.reading.terms
        )


@dataclass(frozen=True, slots=True)
class _Match:
    """What a question says of an indicator: `taken` words tell of it, `said` ones are the name's.

    `of_name` is the share of the telling words of the name that the question says.
    """

    name: str
    taken: frozenset[int]
    said: frozenset[int]
    score: float
    of_name: float


def measured(
    reading: Reading,
    ficha: Ficha,
    found: Sequence[Item],
    served: frozenset[str],
    name: frozenset[str],
) -> tuple[Item, ...]:
    """The rows found, with the indicators that explain more of the question than they do.

    `served` are stems of those whom the programme serves, `name` those of its name.
    """
    others = [i for i in found if _may_give_way(i)]
    placed = frozenset[int]().union(*(i.taken for i in found if i not in others))
    asked = _asked(reading, ficha, served, name - served, placed)
    best = _in_parts(asked, ficha)
    if not best or any(_explains_as_well(i, best, asked) for i in others):
        return tuple(found)
    rows = []
    for match in best:
        same = [i for i in others if i.name == match.name]
        firm = len(match.taken) > 1 or (asked.share and match.score > 0)
        own_weight = _CERTAIN if firm else _ONE_WORD if match.score else _BY_HEAD
        weight = max([own_weight, *(i.weight for i in same)])
        own = match.taken.union(*(i.taken for i in same))
        rows.append(Item(INDICATOR, match.name, present=True, taken=own, weight=weight))
    return (*(i for i in found if i not in others), *rows)


def _may_give_way(item: Item) -> bool:
    return item.kind in (COMPONENT, INDICATOR, SUBTITLE) and item.weight < _IN_FULL


def _explains_as_well(item: Item, best: Sequence[_Match], asked: _Asked) -> bool:
    """Whether a row found explains the question too: by what one costs, where a price is asked."""
    none = frozenset[int]()
    said, taken = none.union(*(m.said for m in best)), none.union(*(m.taken for m in best))
    left = asked.needed - (asked.spent if item.per else asked.spent - said)
    said_to_be = asked.reading.means("indicador") and not asked.reading.means("componente")
    if item.kind == COMPONENT and (said_to_be or (asked.share and not asked.spent)):
        return False
    more = (taken - asked.spent) & (asked.needed | asked.soft)
    return item.name not in {m.name for m in best} and item.taken >= left and not more > item.taken


def _asked(
    reading: Reading,
    ficha: Ficha,
    served: frozenset[str],
    name: frozenset[str],
    placed: frozenset[int],
) -> _Asked:
    """The words of a question that say what it is about, but for those of regions and years."""
    own = {w for i in ficha.indicators for w in telling_of(i.name)}
    telling = [w for w in own if not _means_a_change(w) and stem(w) not in _HEADS | _OF_YEARS]
    held = frozenset(map(stem, telling))
    bounds = {
        i
        for b in read_thresholds(reading)
        for i in range(b.first, b.last + 1)
        if stem(reading.known[i]) not in held
    }
    apart = placed.union(bounds, *(_places(t) for t in reading.terms if t.senses & _ASKING))
    spent = frozenset[int]().union(*(_places(t) for t in reading.terms if t.senses & SPENDING))
    having = frozenset[int]().union(*(_places(t) for t in reading.terms if t.senses & _HAVING))
    neutral = neutral_words() - function_words()
    needed, soft = set(spent), set[int]()
    for i, word in enumerate(reading.known):
        if i in apart | spent or not word.isalpha() or stem(word) in served:
            continue
        if stem(word) in _THOSE_SERVED:
            continue  # "beneficiados" are no "beneficios"
        if word in function_words() or is_a_time(word):
            continue
        light = i in having or (is_verb(word) and _LIGHT.match(word) is not None)
        if not light and word not in neutral and stem(word) not in name:
            needed.add(i)
        elif any(graded(word, w) for w in telling):
            soft.add(i)
    told = any(stem(reading.known[i]) not in name for i in soft)
    told = told or any(stem(word) in _HEADS for word in reading.known)
    firm = frozenset(needed) or frozenset(soft if told else ())
    return _Asked(reading, firm, frozenset(soft) - firm, spent, served, bool(placed))


_THOSE_SERVED = frozenset(map(stem, "beneficiados beneficiarios usuarios".split()))


def _places(term: Term) -> range:
    return range(term.first, term.last + 1)


@cache
def _means_a_change(word: str) -> bool:
    return bool(phrases().get(word, {}).get((word,), frozenset()) & CHANGES)


def _in_parts(asked: _Asked, ficha: Ficha) -> tuple[_Match, ...]:
    """The indicator of the whole question, or one for each part of it.

    As in "los acuerdos firmados con los cumplidos".
    """
    known = asked.reading.known
    whole = _best(asked, ficha)
    cuts = [i for i, word in enumerate(known) if word in _BETWEEN]
    bounds = zip([-1, *cuts], [*cuts, len(known)], strict=True)
    parts = [asked.within(range(first + 1, last)) for first, last in bounds]
    parts = [part for part in parts if part.needed]
    found = [m for part in parts if (m := _best(part, ficha)) is not None]
    several = len(parts) > 1 and len({m.name for m in found}) == len(parts)
    if several and (whole is None or sum(m.score for m in found) > whole.score + _MARGIN):
        return tuple(found)
    return (whole,) if whole is not None else ()


def _best(asked: _Asked, ficha: Ficha) -> _Match | None:
    """The indicator that explains all that is needed, and more clearly than any other."""
    if asked.needed <= asked.spent and (by_head := _by_its_head(asked, ficha)) is not None:
        return by_head
    if not asked.needed or (asked.needed <= asked.spent and not asked.reading.means("indicador")):
        return None  # "¿cuánto gastó el programa de riego?" is of no cost "por hectárea regada"
    matches = [m for i in ficha.indicators if (m := _match(asked, i)) is not None]
    matches.sort(key=lambda m: -m.score)
    alike = [m for m in matches if m.taken == matches[0].taken]
    fullest = sorted(alike, key=lambda m: -m.of_name)
    if len(alike) > 1 and fullest[0].of_name - fullest[1].of_name >= _FULLER:
        # Of two that say the same words, the one with less besides: "altas terapéuticas".
        matches = [fullest[0], *(m for m in matches if m not in alike)]
    if not matches or (len(matches) > 1 and matches[0].score - matches[1].score < _MARGIN):
        return None
    return None if asked.counts and matches[0].of_name < _LEAST_COUNTED else matches[0]


def _by_its_head(asked: _Asked, ficha: Ficha) -> _Match | None:
    """As in "¿la tasa subió?", where one indicator alone is a rate."""
    said = [
        _Match(one.name, frozenset((i,)), frozenset((i,)), 0.0, 0.0)
        for one in ficha.indicators
        for i, word in enumerate(asked.reading.known)
        if stem(word) in _TELLING_HEADS and stem(telling_of(one.name)[0]) == stem(word)
    ]
    return said[0] if len(said) == 1 else None


_TELLING_HEADS = frozenset(map(stem, "tasa indice nota monto".split()))


def _match(asked: _Asked, one: Indicator) -> _Match | None:
    """What the question says of one indicator; None where it leaves too much unexplained."""
    own = telling_of(one.name)
    score, best, missed, firm = 0.0, 0.0, 0, 0
    said, exact, taken = set[str](), set[int](), set[int]()
    for i in sorted(_near(asked)):
        wanted = i in asked.needed | asked.soft
        grade, of = _in_name(asked, i, own)
        if grade:
            said.add(of)
            exact |= {i} if grade >= FORM else set()
        else:
            grade = _beside_name(asked, i, one) if wanted else 0.0
        missed += not grade and i in asked.needed
        firm += wanted and grade >= SAYS_THE_SAME
        if wanted and (_is_plain(asked, i) or asked.means(i, "persona")):
            best = max(best, grade)
        taken |= {i} if grade else set()
        score += (grade or -_LEFT) if wanted else grade * _OF_HEAD
    if best < SAYS_THE_SAME or (missed and not (missed <= firm and asked.measured_by(one))):
        return None
    digits = {w.text for w in words(fold(one.name)) if w.is_number}
    taken |= {i for i, word in enumerate(asked.reading.known) if word in digits}
    subject = _subject(own, asked.served)
    score += _OPENS if subject and subject[0] in said else 0.0
    score -= 2 * _OPENS if said and _of_base(one.name, said) else 0.0
    of_hundred = any(t.means("porcentaje") for t in asked.reading.terms)
    score += _OPENS if of_hundred and fold(one.unit or "") in _SHARES else 0.0
    of_name = len(said.intersection(subject)) / max(1, len(subject))
    return _Match(one.name, frozenset(taken), frozenset(exact), score, of_name)


def _of_base(name: str, said: Collection[str]) -> bool:
    """Whether words are those of whom a share is taken: of "egresados" of "… que trabaja"."""
    predicate = telling_of(name.partition(" que ")[2])
    return bool(predicate) and set(predicate).isdisjoint(said)


def _in_name(asked: _Asked, i: int, own: Sequence[str]) -> tuple[float, str]:
    """How near a word of the question is to the nearest of a name, and which that is.

    A word of some other sense is the name's only in a form of its own; what is asked about, and
    what is counted, is not said in other words.
    """
    known = asked.reading.known
    word, wanted = known[i], i in asked.needed | asked.soft
    grade, of = max(((graded(word, w), w) for w in own), default=(0.0, ""))
    if not grade and not asked.counts and known[max(0, i - 1)] != "cuanto":
        clear = {w for w in own if any(graded(k, w) for k in known)}
        others = ((said_so(word, w), w) for w in own if w not in clear)
        grade, of = max(others, default=(0.0, ""))
    kept = grade >= FORM or (wanted and (_is_plain(asked, i) or _done(word, of)))
    kept = kept or (grade > 0 and is_a_time(word))
    return (grade, of) if kept else (0.0, "")


def _beside_name(asked: _Asked, i: int, one: Indicator) -> float:
    """How near a word is to what an indicator has beside its name: its unit, its formula."""
    word, unit = asked.reading.known[i], fold(one.unit or "")
    if stem(word) == stem(unit) or (is_a_time(word) and is_of_time(one.name)):
        return SAYS_THE_SAME
    if _is_plain(asked, i):
        counted = telling_of(one.formula or "")
        return _BY_FORMULA * max((graded(word, w) for w in counted), default=0.0)
    return _OF_HEAD if i in asked.spent and unit in _MONEY else 0.0


def _is_plain(asked: _Asked, i: int) -> bool:
    return all(t.plain for t in asked.reading.terms if i in _places(t))


def _done(word: str, own: str) -> bool:
    """Whether a word of some sense is the deed that a name tells of: "asigna", "asignación"."""
    return same_verb(word, own) or likeness(word, own) >= KIN


def _subject(own: Sequence[str], served: frozenset[str]) -> list[str]:
    """The words of a name that say what is measured, without how it is measured."""
    passed, numbers = _HEADS | served, read_data("numbers")["cardinals"]
    return [w for w in own if stem(w) not in passed and not is_a_time(w) and w not in numbers]


def _near(asked: _Asked) -> frozenset[int]:
    """The words needed, and those beside them that any name may hold and that ask nothing."""
    asking = (
        _places(t) for t in asked.reading.terms if t.senses & _ORDERS and stem(t.text) not in _HEADS
    )
    passed = frozenset[int]().union(*asking)
    first, last = min(asked.needed) - _BESIDE, max(asked.needed) + _BESIDE
    return asked.needed | frozenset(
        i
        for i, word in enumerate(asked.reading.known)
        if word.isalpha()
        and word not in function_words()
        and first <= i <= last
        and i not in passed
    )


def counts_a_row(name: Named, items: Sequence[Item], reading: Reading) -> bool:
    """Whether no people are counted, but what an indicator measures: "¿cuántos dólares…?"."""
    counted = {t.last + 1 for t in reading.terms if t.means("cuantos_")}
    rows = (i for i in items if i.kind == INDICATOR and i.weight >= _CERTAIN)
    own = {i for t in name.terms if "cuantos_" not in t.senses for i in (t.first,)}
    return name.concept == _PEOPLE and any(
        counted & row.taken and not counted & own for row in rows
    )


_PEOPLE = "poblacion_beneficiada"
