"""Verbs of change that tell of what a row names, and of no change of its figures.

"¿Subió sus ventas?" is the indicator's own verb, and in "¿cuántos refrigeradores se cambiaron?" the
deed is the component's: nothing rose or fell.
"""

import re

from ingest.ficha import Ficha
from qa.language.likeness import SAYS_THE_SAME, likeness
from qa.language.senses import CHANGES, Reading, Term, function_words, read
from qa.language.words import words
from qa.named.items import full_name
from qa.named.row import COMPONENT, INDICATOR, Item

_CLITICS = frozenset("se les le".split())
_INFINITIVE = re.compile(r"[aei]r$")


def verbs_of_rows(reading: Reading, items: tuple[Item, ...], ficha: Ficha) -> list[Term]:
    """The words of change that are said for what a row named tells of."""
    own = [t for t in reading.terms if t.senses & CHANGES]
    found: list[Term] = []
    for item in items if own else ():
        if item.kind == INDICATOR and len(own) == 1:
            within = any(t.first in item.taken for t in own)
            verbs = {s for t in read(item.name, ()).terms for s in t.senses & CHANGES}
            found += [t for t in own if t.senses & verbs and not within]
        elif item.kind == COMPONENT and item.present:
            found += [t for t in own if _is_its_deed(reading, t, item, ficha)]
    return found


def _is_its_deed(reading: Reading, term: Term, item: Item, ficha: Ficha) -> bool:
    """Whether what is counted or priced is what the verb did: "cuesta cambiar un refrigerador"."""
    if not _governs(reading, term, item):
        return False
    own = (w.text for w in words(full_name(item, ficha)))
    return any(likeness(term.text, word) >= SAYS_THE_SAME for word in own)


def _governs(reading: Reading, term: Term, item: Item) -> bool:
    known = reading.known
    before = [i for i in range(term.first) if known[i] not in _CLITICS]
    counted = bool(before) and before[-1] in item.taken and reading.means("cuantos_")
    passed = function_words() | {"un", "una", "cada"}
    after = (i for i in range(term.last + 1, len(known)) if known[i] not in passed)
    place = next(after, None)
    made = _INFINITIVE.search(term.text) is not None or (
        place is not None and known[place][0].isdigit()
    )
    place = place + 1 if place is not None and known[place][0].isdigit() else place
    return counted or (made and place in item.taken)
