"""Words that the ficha's own description says of a row: they tell which row, and narrow nothing.

"Levanta torres con paneles solares" says what the towers are, so a question on "las torres con
panel solar" asks of no part of them. Promise: a word that says where, whom or what for is a
restriction all the same: the points of wifi "en postas" are some of them.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from calc.figure import fold
from ingest.ficha import Ficha
from qa.language.likeness import KIN, likeness
from qa.language.senses import Reading, function_words
from qa.language.words import words
from qa.named.items import full_name
from qa.named.row import COMPONENT, Item


def with_described(reading: Reading, items: Iterable[Item], ficha: Ficha) -> tuple[Item, ...]:
    """The rows, each component with the words that its name or the description says of it."""
    return tuple(_with_its_own(reading, item, ficha) for item in items)


def _with_its_own(reading: Reading, row: Item, ficha: Ficha) -> Item:
    if row.kind != COMPONENT or not row.present:
        return row
    own = _telling(full_name(row, ficha))
    clauses = _clauses(ficha.description or "")
    said = [c for c in clauses if any(_like(w, v) for w in own for v in c)]
    words_ = {w for clause in (own, *said) for w in clause}
    free = {t.first for t in reading.terms if t.plain} - row.taken
    found = {i for i in free if any(_like(reading.known[i], w) for w in words_)}
    return replace(row, taken=row.taken | {i for i in found if _beside(reading, i, row)})


def _beside(reading: Reading, at: int, row: Item) -> bool:
    """Whether a word stands with the row's own, and is neither its place nor its purpose."""
    known = reading.known
    before = next((w for w in reversed(known[:at]) if w not in _ARTICLES), "")
    if before not in _RESTRICTING:
        return True
    follows = known[at + 1 : at + 2]
    return bool(follows) and follows[0] in _OF and any(at < k <= at + _NEAR for k in row.taken)


_NEAR = 4
_ARTICLES = frozenset("el la los las un una unos unas su sus".split())
_OF = frozenset("de del que con".split())
_RESTRICTING = frozenset("en para por a al entre sin hacia desde sobre".split())


@cache
def _clauses(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_telling(part) for part in _CUTS.split(fold(text)))


_CUTS = re.compile(r"[.,;:]| y | e ")


@cache
def _telling(text: str) -> tuple[str, ...]:
    said = (w.text for w in words(text))
    return tuple(w for w in said if w not in function_words() and len(w) > _SHORT)


_SHORT = 2


def _like(one: str, other: str) -> bool:
    return likeness(one, other) >= KIN
