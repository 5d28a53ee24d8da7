"""What one of something costs: "recuperar una plaza", "cada viaje", "plata por taxi".

The thing is resolved by the ficha's own words: what a component delivers and is called, in the
words of a report or of every day. Promise: nobody is a thing. One of those whom the programme
serves is of no component, unless what is done with them is said and is what one component does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from calc.figure import fold
from ingest.ficha import Ficha
from qa.language.likeness import FORM, SAID_SO, likeness
from qa.language.senses import CHANGES, SPENDING, Reading, function_words, stems_of
from qa.language.synonyms import alike
from qa.language.words import stem, words
from qa.named.likened import (
    INFINITIVE,
    PERSON,
    SHORTEST,
    head_of,
    nearest,
    of_a_count,
    of_a_deed,
    of_things,
    telling_words,
)
from qa.named.row import COMPONENT, INDICATOR, Item

PRICE = frozenset(("valor", "precio", "tarifa", "costo"))
"""What one unit is asked by."""

NO_UNITS = frozenset(
    """ano anos favor programa programas parte ejemplo lo fin ultimo todo todos todas separado tanto
    supuesto mas menos fecha periodo caso igual debajo encima arriba abajo completo favorcito ficha
    fichas estado fisco gobierno""".split()
)
"""What follows "por" and is nothing that something is reckoned by."""

_OWN = frozenset("propio propia nuevo nueva solo sola mismo misma".split())
_GENERIC = frozenset(("persona", "atender", "cuanto", "region", "componente", "subtitulo"))
_SOMEBODY = "alguien"
_SURE = 2.0
_WEIGHT = 2.5
_GERUND = re.compile(r"(?:ando|[iy]endo)$")


def costs(reading: Reading) -> bool:
    """Whether money is asked for."""
    return any(t.senses & SPENDING for t in reading.terms) or not PRICE.isdisjoint(reading.known)


def things(reading: Reading) -> tuple[int, ...]:
    """The nouns of which the price of one is asked; none where no money is."""
    if not costs(reading):
        return ()
    priced = [t.first for t in reading.terms if t.means("costar")]
    priced += [i for i, word in enumerate(reading.known) if word in PRICE]
    first = min(priced, default=len(reading.known))
    return tuple(
        i
        for i in range(1, len(reading.known))
        if _is_noun(reading, i) and _is_priced(reading, i, after_price=i > first)
    )


def prices_one(reading: Reading) -> bool:
    """Whether the price of one thing or deed is asked: "¿a cuánto sale conectar un pueblo?"."""
    priced = [t.last for t in reading.terms if t.means("costar")]
    done = any(INFINITIVE.search(word) for at in priced for word in reading.known[at + 1 : at + 2])
    return done or bool(things(reading))


def _is_priced(reading: Reading, at: int, *, after_price: bool) -> bool:
    """Whether the noun is what the money is for, and not who pays: "cuánto gasta cada hogar".

    Nor is it who is paid: "cuánto se le paga a cada monitor".
    """
    before = [w for w in reading.known[:at] if w not in _OWN]
    if before[-1:] == ["por"]:
        return True
    of_one = reading.known[at] == _SOMEBODY or before[-1:] in (["cada"], ["un"], ["una"])
    if not of_one:
        return False
    if before[-2:-1] == ["a"] and PERSON.search(reading.known[at]):
        return not any(_PAYS.match(w) for w in before)
    each = before[-1] == "cada" and (before[-2:-1] == [] or before[-2] in _INTO)
    return after_price or (each and (len(before) > 1 or _costs_next(reading, at)))


def _costs_next(reading: Reading, at: int) -> bool:
    """As in "cada huerto salió más caro", where "cada hogar gasta" is who pays."""
    after = (t for t in reading.terms if t.first > at)
    return any(t.means("costar") or t.senses & CHANGES for t in list(after)[:3])


_INTO = frozenset("en a por de para con y".split())
_PAYS = re.compile(r"(?:pag|gan)(?:a|an|o|aron|aba|aban|ar)$")


def _is_noun(reading: Reading, at: int) -> bool:
    word = reading.known[at]
    known = any(t.first <= at <= t.last and t.senses & _TABLES for t in reading.terms)
    return (
        len(word) >= SHORTEST
        and word.isalpha()
        and word not in NO_UNITS | _OWN
        and (word == _SOMEBODY or word not in function_words())
        and not known
    )


_TABLES = frozenset(("region", "componente", "subtitulo", "cada_", "por_unidad"))


def people_of(reading: Reading, ficha: Ficha, topic: frozenset[str]) -> frozenset[str]:
    """The stems of nouns for those whom the programme serves, where one of them is reckoned by.

    As in "gasto por migrante": what it is about (`topic`) tells of them, and no component counts
    them.
    """
    nouns = (reading.known[i] for i in things(reading))
    return frozenset(
        stem(word)
        for word in nouns
        if _is_nobodys(word, ficha) and any(alike(stem(word), s) for s in topic)
    )


def _is_nobodys(word: str, ficha: Ficha) -> bool:
    """Whether a noun is for people, by its ending, and of no component's unit."""
    counted = any(likeness(word, head_of(c)) >= FORM for c in ficha.components)
    return PERSON.search(word) is not None and not counted


@dataclass(frozen=True, slots=True)
class Served:
    """Those whom a programme serves: the stems of their nouns and the noun that its ficha counts.

    The stems of its name (`names`) tell beside them of all that it does.
    """

    stems: frozenset[str]
    counted: str
    names: frozenset[str]


def of_one(
    reading: Reading, ficha: Ficha, found: Sequence[Item], whom: Served, prose: frozenset[str]
) -> list[Item]:
    """The rows found, with the component that delivers what the price of one is asked of.

    What the ficha itself speaks of (`prose`) is no everyday word for something else.
    """
    served, names = whom.stems, whom.names
    places = things(reading)
    exact = any(i.kind == INDICATOR and i.weight >= _SURE for i in found)
    if exact or not ficha.components:
        return list(found)
    if not places:
        return _counted(reading, ficha, found, whom, prose)
    all_of_them = telling_words(fold(whom.counted))
    people = [
        i
        for i in places
        if _is_somebody(reading, i, served)
        or _is_nobodys(reading.known[i], ficha)
        or _is_of_all(reading.known[i], all_of_them[:1], ficha)
    ]
    nobody = [i for i in places if i not in people]
    # "Persona mayor" is any of those served, of no component that counts "personas mayores".
    said = [
        i
        for i in _said(reading, places, found)
        if nearest(reading.known[i], all_of_them) < SAID_SO
        and (nobody or stem(reading.known[i]) not in names)
    ]
    best = of_things(reading, ficha, _likeness_needed(reading, nobody, prose), said)
    best = best or of_a_deed(reading, ficha, people, said, served | stems_of("persona"))
    if best is None:
        # "Plata por pescador" is not of the boxes that pescadores use.
        told = {i for i, word in enumerate(reading.known) if i in people or stem(word) in names}
        return [i for i in found if i.kind != COMPONENT or not i.taken <= told]
    name, taken = best
    own = [i for i in found if i.kind == COMPONENT and i.name == name]
    taken = taken.union(people, *(i.taken for i in own))
    taken |= _joining(reading, ficha, name, taken)
    rest = [i for i in found if i not in own and i.kind != COMPONENT and not i.taken & taken]
    weight = max([_WEIGHT, *(i.weight for i in own)])
    item = Item(COMPONENT, name, present=True, taken=taken, weight=weight, by_unit=True, per=True)
    return [*rest, item]


def _is_of_all(word: str, served: Sequence[str], ficha: Ficha) -> bool:
    """Whether a noun is another for those served, and for nothing else that is delivered."""
    near = nearest(word, served)
    return near >= SAID_SO and all(near >= likeness(word, head_of(c)) for c in ficha.components)


def _joining(reading: Reading, ficha: Ficha, name: str, taken: frozenset[int]) -> frozenset[int]:
    """The words of the unit beside those taken: nothing fell in "una hectárea bajo riego"."""
    unit = next(c.unit or "" for c in ficha.components if c.name == name)
    own = {w.text for w in words(fold(unit))}
    return frozenset(
        i for i, word in enumerate(reading.known) if word in own and {i - 1, i + 1} & taken
    )


def _counted(
    reading: Reading,
    ficha: Ficha,
    found: Sequence[Item],
    whom: Served,
    prose: frozenset[str],
) -> list[Item]:
    """The rows found, with the component that delivers what "¿cuántas estufas?" counts."""
    served = whom.stems
    counted = [
        i
        for i in range(1, len(reading.known))
        if reading.known[i - 1] in ("cuantos", "cuantas")
        and _is_noun(reading, i)
        and not _in_points(reading, i)
    ]
    nouns = [i for i in counted if not _is_somebody(reading, i, served)]
    kept = [i for i in found if not _only_used(reading, ficha, i, nouns, served)]
    if len(kept) < len(found):
        return kept
    named = frozenset[int]().union(*(i.taken for i in found))
    places = [i for i in nouns if i not in named]
    if any(i.kind == COMPONENT for i in found):
        return list(found)
    said = _said(reading, places, found)
    best = of_things(reading, ficha, _likeness_needed(reading, places, prose), said)
    best = best or of_a_count(
        reading, ficha, counted, next(iter(telling_words(fold(whom.counted))), "")
    )
    if best is None:
        return list(found)
    name, taken = best
    item = Item(COMPONENT, name, present=True, taken=taken, weight=_WEIGHT, by_unit=True)
    return [*(i for i in found if not i.taken & taken), item]


def _in_points(reading: Reading, at: int) -> bool:
    """As in "¿cuántos puntos perdió?": what a part of a hundred rose or fell."""
    points = any(t.first == at and t.means("puntos") for t in reading.terms)
    return points and any(t.senses & CHANGES for t in reading.terms)


def _only_used(
    reading: Reading, ficha: Ficha, item: Item, nouns: Sequence[int], served: frozenset[str]
) -> bool:
    """Whether things are counted by which a component serves people, and the people are told.

    How many clinics there are is not told by how many were treated in them.
    """
    component = next((c for c in ficha.components if c.name == item.name), None)
    counted = [reading.known[i] for i in nouns if i in item.taken]
    if component is None or item.kind != COMPONENT or not counted:
        return False
    of_people = stem(head_of(component)) in served | stems_of("persona")
    unit = telling_words(component.unit or "")
    return of_people and all(nearest(word, unit) < FORM for word in counted)


def _likeness_needed(
    reading: Reading, places: Sequence[int], prose: frozenset[str]
) -> dict[int, float]:
    """How near to a name each of some words must be: what the ficha speaks of is only itself."""
    return {i: FORM if stem(reading.known[i]) in prose else SAID_SO for i in places}


def _is_somebody(reading: Reading, at: int, served: frozenset[str]) -> bool:
    word = reading.known[at]
    if word == _SOMEBODY or stem(word) in served:
        return True
    return any(
        (t.first == at and t.means("persona"))
        or (t.first <= at <= t.last and t.means("por_persona"))
        for t in reading.terms
    )


def _said(reading: Reading, places: Sequence[int], found: Sequence[Item]) -> list[int]:
    """The words that tell of what is done with the things: the deed before, what follows."""
    rows = (i.taken for i in found if i.kind not in (COMPONENT, INDICATOR))
    taken = frozenset[int]().union(*rows)
    silent = {
        i
        for t in reading.terms
        if t.senses & (_GENERIC | SPENDING | CHANGES) or not t.text.isalpha()
        for i in range(t.first, t.last + 1)
    }
    return [
        i
        for i, word in enumerate(reading.known)
        if i not in places
        and i not in taken
        and i not in silent
        and word.isalpha()
        and len(word) >= SHORTEST
        and word not in function_words() | PRICE | NO_UNITS
        and not _GERUND.search("".join(reading.known[i + 1 : i + 2]))  # "viene bajando"
    ]
