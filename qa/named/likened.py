"""The component that delivers a thing, or does a deed, as a question says them.

Promise: one component, more clearly meant than any other, or none; what is said of several tells
the less of each.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from calc.figure import fold
from ingest.ficha import Component, Ficha
from qa.language.likeness import FORM, SAID_SO, SAYS_THE_SAME, likeness
from qa.language.senses import CHANGES, Reading, function_words
from qa.language.words import stem, words

SHORTEST = 3
PERSON = re.compile(r"(?:[aei]nte|[dt]or|[dt]ora|ista|er[oa])s?$")
"""The endings of nouns for people: "migrante", "emprendedora", "artista", "obrero"."""

INFINITIVE = re.compile(r"[aei]r(?:l[aeo]s?|se)?$")
_LEAST_OF_A_DEED = 0.5
_MARGIN = 0.15


def of_things(
    reading: Reading, ficha: Ficha, places: dict[int, float], said: Sequence[int]
) -> tuple[str, frozenset[int]] | None:
    """The component that delivers one of the things, what is said of it deciding between two.

    `places` are where the things stand, each with how near a name of it must be.
    """
    scored = []
    for component in ficha.components:
        own = {
            i: n
            for i, least in places.items()
            if (n := _names(reading.known[i], component)) >= least
        }
        if own:
            beside = {i: n for i in said if (n := _near(reading.known[i], component)) >= SAID_SO}
            score = 2 * max(own.values()) + _telling(reading, ficha, beside)
            scored.append((score, component.name, frozenset((*own, *beside))))
    return _clear(scored)


def of_a_deed(
    reading: Reading,
    ficha: Ficha,
    places: Sequence[int],
    said: Sequence[int],
    served: frozenset[str],
) -> tuple[str, frozenset[int]] | None:
    """The component that does with one of those served what the question says: "alojar a alguien".

    A thing that is served too needs its deed told, as in "cuánto vale sacar un título".
    """
    scored = []
    for component in ficha.components if places else ():
        of_people = PERSON.search(head_of(component)) or stem(head_of(component)) in served
        named = (likeness(reading.known[i], head_of(component)) >= SAID_SO for i in places)
        of_people = of_people or any(named)
        its = telling_words(f"{component.unit or ''} {component.name if of_people else ''}")
        beside = {i: n for i in said if (n := nearest(reading.known[i], its)) >= SAID_SO}
        score = _telling(reading, ficha, beside)
        done = any(INFINITIVE.search(reading.known[i]) for i in said if i < places[0])
        heads = [
            i for i in places if done and likeness(reading.known[i], head_of(component)) >= FORM
        ]
        score += 1 if any(not PERSON.search(reading.known[i]) for i in heads) else 0
        if score >= _LEAST_OF_A_DEED:
            scored.append((score, component.name, frozenset((*places, *beside))))
    return _clear(scored)


def of_a_count(
    reading: Reading, ficha: Ficha, counted: Sequence[int], served: str
) -> tuple[str, frozenset[int]] | None:
    """The component that did with what is counted what the question says.

    As in "¿cuántas casas se aislaron?", where it is in other words the unit of one component, and
    the deed the name's. The noun that counts those `served` is nothing in other words.
    """
    scored = []
    done = [i for at in counted if (i := _deed_after(reading, at)) is not None]
    own = {i for i in counted if likeness(reading.known[i], served) >= FORM}
    for component in ficha.components if done else ():
        head = head_of(component)
        heads = [
            i
            for i in counted
            if likeness(reading.known[i], head) >= (FORM if i in own else SAID_SO)
        ]
        near = max(_near(reading.known[i], component) for i in done)
        if heads and near >= SAYS_THE_SAME:
            scored.append((near, component.name, frozenset((*heads, *done))))
    return _clear(scored)


def _deed_after(reading: Reading, at: int) -> int | None:
    """The verb for what was done to the noun that stands there: "se aislaron", "vacunaron".

    One of those that any programme does ("fueron atendidas") tells of no component.
    """
    known = reading.known
    place = next((i for i in range(at + 1, len(known)) if known[i] not in _BETWEEN), at)
    own = any(t.first == place and (t.plain or t.senses <= CHANGES) for t in reading.terms)
    return place if own and _DONE.search(known[place]) else None


_BETWEEN = frozenset("se les le fueron han mas menos".split())
_DONE = re.compile(r"(?:[ai]ron|[ai]d[oa]s?)$")


def _telling(reading: Reading, ficha: Ficha, beside: dict[int, float]) -> float:
    """How much words tell of a component: less where others are said in them too."""
    shared = Counter(
        i for c in ficha.components for i in beside if _near(reading.known[i], c) >= SAID_SO
    )
    return sum(near / shared[i] for i, near in beside.items())


def _clear(
    scored: list[tuple[float, str, frozenset[int]]],
) -> tuple[str, frozenset[int]] | None:
    """The best of the components; None where another is as good."""
    scored.sort(key=lambda s: -s[0])
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN):
        return None
    return scored[0][1:]


def _near(word: str, component: Component) -> float:
    """How near a word is to any by which a component goes."""
    return nearest(word, telling_words(f"{component.unit or ''} {component.name}"))


def _names(word: str, component: Component) -> float:
    """How near a noun is to what a component delivers; an everyday word is so for that alone."""
    near = nearest(word, _things_of(component))
    return near if near >= FORM else likeness(word, head_of(component))


def nearest(word: str, own: Sequence[str]) -> float:
    """How near a word is to the nearest of some."""
    return max((likeness(word, other) for other in own), default=0.0)


@cache
def _things_of(component: Component) -> tuple[str, ...]:
    """The words of the unit, and of what the name says is made or done to.

    Of "Recuperación de plazas" it is the plazas; of "Acompañantes de bus" it is no bus.
    """
    parts = _PREPOSITION.split(fold(component.name))
    made = parts[:2] if DEED.search(parts[0].split(" ")[0]) else parts[:1]
    return telling_words(" ".join((component.unit or "", *made)))


_PREPOSITION = re.compile(r" (?:de|del|para|en|a|al|con|por) ")
DEED = re.compile(r"(?:[cs]ion|miento|aje|ura|oria|amo)$")
"""The endings of nouns for what is done: "certificación", "acompañamiento", "asesoría"."""


def head_of(component: Component) -> str:
    """The noun that a component's unit counts."""
    return next(iter(telling_words(component.unit or "")), "")


@cache
def telling_words(text: str) -> tuple[str, ...]:
    """The words of a name that tell of it."""
    said = (w.text for w in words(fold(text)))
    return tuple(w for w in said if w not in function_words() and len(w) >= SHORTEST)
