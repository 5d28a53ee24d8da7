"""Whether what a question counts is counted by the text, and by no table.

Promise: "¿cuántas clínicas hay?" is never answered with the people whom the clinics treat.
"""

import re
from itertools import pairwise

from calc.figure import fold
from qa.kinds.rows import lists
from qa.language.likeness import KIN, SAYS_THE_SAME, likeness
from qa.saying.asking import Ask
from qa.text.asked import Wanted
from qa.text.lines import said_in
from qa.text.rank import Fit, covers
from qa.text.sorts import is_person

_COUNTING = 0.95
"""A number is told of just what is counted, so the sentence itself must hold nearly all of it."""


def counts_no_unit(ask: Ask) -> bool:
    """Whether "¿cuántas clínicas?" counts what a component is called by, and not what it counts."""
    known = ask.question.reading.known
    nouns = [word for before, word in pairwise(known) if before in ("cuantos", "cuantas")]
    items = {i.name: i.taken for i in ask.question.items if i.kind == "componente" and i.present}
    at = {i for taken in items.values() for i in taken}
    own = [word for word in nouns if known.index(word) in at and not is_person(word)]
    units = {w for c in ask.ficha.components if c.name in items for w in said_in(c.unit or "")}
    return bool(own) and not any(likeness(n, w) >= SAYS_THE_SAME for n in own for w in units)


def of_shares(ask: Ask) -> bool:
    """Whether only shares are named, which tell no count: "¿cuántos mejoraron?"."""
    shares = {i.name for i in ask.ficha.indicators if fold(i.unit or "").startswith("porcent")}
    named = ask.question.items
    return bool(named) and not ask.question.named and all(i.name in shares for i in named)


def counts_another(ask: Ask, wanted: Wanted, best: Fit) -> bool:
    """Whether a sentence counts just what is asked, which is no unit that the tables count in."""
    telling = [i for i, unit in enumerate(wanted.units) if unit.telling]
    if not wanted.counted or covers(best, telling, wanted) < _COUNTING or best.tells < 1:
        return False
    counted = [t for t in ask.question.reading.terms if t.text in wanted.counted[0]]
    told = lists.explained(ask)
    of_part = any(item.kind == "componente" for item in ask.question.items)
    if any((t.means("persona") and not of_part) or t.first in told for t in counted):
        return False
    named = {item.name for item in ask.question.items if item.kind == "componente"}
    parts = [c for c in ask.ficha.components if c.name in named or not of_part]
    units = " ".join(_AFTER_HEAD.sub("", c.unit or "") for c in parts)
    counted_in = {*said_in(units), *(() if of_part else ("personas", *ask.view.people))}
    nouns = wanted.counted[0]
    return not any(likeness(n, word) >= KIN for n in nouns for word in counted_in)


_AFTER_HEAD = re.compile(r" (?:en|de|del|con|por|para|a)\b.*")
"""What goes on after the noun that a unit counts: "atenciones en ruta"."""
