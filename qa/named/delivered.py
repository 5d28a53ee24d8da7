"""What a component delivers, as a question says it: "horas de asesoría", "¿cuántas egresaron?".

A component goes by its name and by the unit of its production. Promise: a question that counts the
unit is of the production, whatever else its words may mean; one that names only the people whom
the whole programme serves is of no component.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from calc.figure import fold
from ingest.ficha import Ficha
from qa.language.senses import (
    CHANGES,
    SPENDING,
    Reading,
    function_words,
    neutral_words,
    stems_of,
    weak_stems,
)
from qa.language.synonyms import same_saying, same_verb
from qa.language.words import places_of, stem, words
from qa.named.apiece import PRICE
from qa.named.likened import DEED
from qa.named.row import COMPONENT, INDICATOR, REGION, Item
from vectorstore.terms import stem as root_of

_COUNTS = frozenset(("cuantos", "cuantas"))
_COUNT_OF = frozenset("numero cantidad total nro n volumen conteo".split())
_ONE_OF = frozenset(("por", "cada", "un", "una"))
_OF_ONE = frozenset(("de", "del", "la", "el", "una", "un", "cada"))
_RUN = 2
_BETWEEN = 2
"""Function words that may stand between two words of a unit: "puntos que se instalaron"."""

_COUNTED = 2.5


def delivered(
    reading: Reading, ficha: Ficha, found: Sequence[Item], served: frozenset[str]
) -> list[Item]:
    """The rows found with the components that are named by what they deliver.

    `served` are the stems of those whom the programme serves and of its name, which alone name no
    component.
    """
    units = {c.name: _words(c.unit or "") for c in ficha.components}
    spelt = {c.name: c.unit or "" for c in ficha.components}
    joined = {c.name: _joined(c.unit or "") for c in ficha.components}
    heads = Counter(unit[:1] for unit in units.values())
    shared = Counter(units.values())
    counted = _counted(reading)
    rest = list(found)
    for name, unit in units.items():
        own = [i for i in rest if i.kind == COMPONENT and i.present and i.name == name]
        within = frozenset[int]().union(*(i.taken for i in own))
        span = _run(reading, unit, served) or _word_for_word(reading, joined[name])
        weight = len(span) + 0.5
        if span and shared[unit] > 1 and not own:
            continue
        others = {c.name: _stems(c.name) for c in ficha.components if c.name != name}
        theirs = frozenset[str]().union(*others.values()) - _stems(f"{name} {spelt[name]}")
        if not span and (at := _head(reading, unit, served | theirs)) is not None:
            alone = (at == counted or _changes(reading, at)) and heads[unit[:1]] == 1
            beside = bool(own) and (at in within or unit[0] not in _words(name))
            weight = _COUNTED if alone else 0.0
            span = (at,) if alone or (beside and unit[0] not in _words(name)) else ()
        span = span or _as_units(reading, name, within)
        if not span:
            continue
        rest = [i for i in rest if i not in own and not _only_lent(i, span, reading, weight)]
        taken = within.union(span)
        heaviest = max([weight, *(i.weight for i in own)])
        per = any(i.per for i in own) or is_one(reading, span[0])
        rest.append(
            Item(COMPONENT, name, present=True, taken=taken, weight=heaviest, by_unit=True, per=per)
        )
    return rest


def _as_units(reading: Reading, name: str, within: frozenset[int]) -> tuple[int, ...]:
    """As in "¿bajaron las certificaciones?", "por certificación": so many of what a name says.

    So too "plazas recuperadas", of a "Recuperación de plazas". Only what is done is counted so: of
    a "Clínica móvil" it is those who were treated, and how many clinics there are is not told.
    """
    first = next((w.text for w in words(fold(name)) if w.text not in function_words()), "")
    if first.endswith("s"):
        return ()
    known = reading.known
    done = (
        (i - 1, i)
        for i in sorted(within)
        if i - 1 in within and _PLURAL_DONE.search(known[i]) and same_verb(first, known[i])
    )
    if (span := next(done, None)) is not None:
        return span
    if DEED.search(first) is None:
        return ()
    said = (
        i
        for i in sorted(within)
        if known[i] in (f"{first}s", f"{first}es")
        or (known[i] == first and i and known[i - 1] in _ONE_OF)
    )
    return tuple(said)[:1]


_PLURAL_DONE = re.compile(r"[ai]d[oa]s$")


def of_all_served(items: tuple[Item, ...], cues: frozenset[str], ficha: Ficha) -> tuple[Item, ...]:
    """The rows with the component that serves everybody taken for the people of a region.

    "¿A cuántos recién nacidos examinaron en el Maule?" asks for those of that region.
    """
    regions = [i for i in items if i.kind == REGION and i.present]
    whole = [i for i in items if i.kind == COMPONENT and i.present and _serves_all(i.name, ficha)]
    counts = bool(cues & _COUNTING) or any(i.by_unit for i in whole)
    if len(regions) != 1 or not whole or not counts or cues & SPENDING:
        return items
    taken = regions[0].taken.union(*(i.taken for i in whole))
    people = replace(regions[0], taken=taken, by_unit=True)
    return tuple(people if i is regions[0] else i for i in items if i not in whole)


def _serves_all(component: str, ficha: Ficha) -> bool:
    """Whether a component produced as many as the programme served."""
    served = ficha.book.one("poblacion_beneficiada", ficha.year)
    made = ficha.book.one("produccion_componente", ficha.year, component)
    if served is None or made is None or served.quantity is None or made.quantity is None:
        return False
    return served.quantity.value == made.quantity.value


_COUNTING = frozenset(("persona", "cuantos_", "produccion"))


def _run(reading: Reading, unit: tuple[str, ...], served: frozenset[str]) -> tuple[int, ...]:
    """Where a unit is said in its own order, or two words of it at least; () where it is not."""
    best: tuple[int, ...] = ()
    for first in range(len(reading.known)):
        at = tuple(_from(reading, unit, first))
        if len(at) < _RUN or len(at) <= len(best):
            continue
        little = _little(served) if len(at) < len(unit) else served | _of_anybody_served()
        if any(stem(reading.known[i]) not in little for i in at):
            best = at
    return best


def _from(reading: Reading, unit: tuple[str, ...], first: int) -> Iterator[int]:
    """The places of a unit's words, from its head on, as long as they follow one another.

    Words of the unit may be left out: "horas digitalizadas" for "horas de audio digitalizadas".
    """
    place = first
    for n, root in enumerate(unit):
        near = range(place, min(place + (1 + _BETWEEN if n else 1), len(reading.known)))
        at = next((i for i in near if reading.known[i] not in function_words()), None)
        if at is not None and _says(reading.known[at], root):
            yield at
            place = at + 1
        elif not n:
            return


@cache
def _says(word: str, root: str) -> bool:
    """Whether a word is a form of a unit's word, or says the same: "superficie", "hectáreas"."""
    return _root(word) == root or root in _same_as(word)


@cache
def _same_as(word: str) -> frozenset[str]:
    return frozenset(_root(other) for other in same_saying().get(stem(word), frozenset()))


def _little(served: frozenset[str]) -> frozenset[str]:
    """The stems that tell of no unit: of those served, and of any question."""
    return served | weak_stems() | stems_of("persona")


@cache
def _of_anybody_served() -> frozenset[str]:
    """The stems that are said of whoever a programme serves: "personas atendidas"."""
    return stems_of("persona") | stems_of("atender") | {stem("participantes")}


def _word_for_word(reading: Reading, joined: tuple[str, ...]) -> tuple[int, ...]:
    """Where a unit's first words stand with those that join them: "persona con alta"."""
    if len(joined) <= _RUN:
        return ()
    said = tuple(_root(word) for word in reading.known)
    first = next(iter(places_of(said, joined)), None)
    return () if first is None else tuple(range(first, first + len(joined)))


def _head(reading: Reading, unit: tuple[str, ...], served: frozenset[str]) -> int | None:
    """Where the noun of a unit stands that is none of those served."""
    little, people = _little(served), served | stems_of("persona")
    places = (
        i
        for i, word in enumerate(reading.known)
        if unit
        and _says(word, unit[0])
        and (stem(word) not in little or (_changes(reading, i) and stem(word) not in people))
    )
    return next(places, None)


def _changes(reading: Reading, at: int) -> bool:
    """Whether a noun in the plural is what rose or fell: "aumentaron los acuerdos"."""
    known = reading.known
    plural = known[at].endswith("s") and known[max(0, at - 1) : at] in (("los",), ("las",))
    return plural and any(t.senses & CHANGES for t in reading.terms)


def _counted(reading: Reading) -> int | None:
    """The noun that a question counts: after "cuántas" or "número de", else its first one."""
    known = reading.known
    for i, word in enumerate(known[:-1]):
        if word in _COUNTS:
            return i + 1
        if word in _COUNT_OF and known[i + 1] == "de":
            return i + 2
    return next(
        (i for i, w in enumerate(known) if w not in neutral_words() and not w[0].isdigit()), None
    )


def priced(reading: Reading, items: Sequence[Item]) -> bool:
    """Whether the price of one of what a component delivers is asked: "valor de la hora"."""
    return any(i.per for i in items) and not PRICE.isdisjoint(reading.known)


def _only_lent(item: Item, span: tuple[int, ...], reading: Reading, weight: float) -> bool:
    """Whether an indicator is named by words of a unit, and not by the measure that it is."""
    if item.kind != INDICATOR or item.weight >= weight or item.taken.isdisjoint(span):
        return False
    measure = _words(item.name)[:1]
    return not any((_root(w),) == measure for w in reading.known)


def is_one(reading: Reading, at: int) -> bool:
    """Whether one of what stands there is spoken of: "por visita", "el valor de la hora"."""
    before = reading.known[max(0, at - 3) : at]
    if not before:
        return False
    return before[-1] in _ONE_OF or (before[-1] in _OF_ONE and not PRICE.isdisjoint(before))


@cache
def _words(text: str) -> tuple[str, ...]:
    """The roots of the telling words of a name, in its order."""
    said = (w.text for w in words(fold(text)))
    return tuple(_root(w) for w in said if w not in function_words() and len(w) > 2)


@cache
def _stems(text: str) -> frozenset[str]:
    """The light stems of a name: "tutorías" are no "tutores", though of one root."""
    return frozenset(stem(w.text) for w in words(fold(text)))


@cache
def _joined(unit: str) -> tuple[str, ...]:
    """The roots of a unit's first two telling words and of those between them."""
    said = [w.text for w in words(fold(unit))]
    telling = [i for i, w in enumerate(said) if w not in function_words()]
    return tuple(_root(w) for w in said[: telling[1] + 1]) if len(telling) > 1 else ()


@cache
def _root(word: str) -> str:
    """The stem of a word, a participle's that of its verb: "inscritos" is what was "inscribió"."""
    if not word.isalpha():
        return word
    for ending, regular in _PARTICIPLES:
        word = ending.sub(regular, word)
    return root_of(word)


_PARTICIPLES = (
    (re.compile(r"scrit([oa]s?)$"), r"scribid\1"),
    (re.compile(r"uelt([oa]s?)$"), r"olvid\1"),
    (re.compile(r"(?<=[ua])biert([oa]s?)$"), r"brid\1"),
)
