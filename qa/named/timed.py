"""How long something takes: the indicator of a time, as a question asks for it.

Promise: no table but an indicator's tells a time, so a question that counts days or asks how long
is of that indicator, whatever component its words share.
"""

import re

from calc.figure import fold
from ingest.ficha import Ficha
from qa.language.lexicon import is_verb
from qa.language.likeness import SAYS_THE_SAME, likeness
from qa.language.senses import CHANGES, Reading, function_words, neutral_words
from qa.language.words import stem, words
from qa.named.items import rows
from qa.named.row import INDICATOR, Item

DURATIONS = (
    "cuanto tiempo",
    "cuanto se demora",
    "cuanto se demoran",
    "cuanto se demoro",
    "cuanto se demoraron",
    "cuanto demora",
    "cuanto demoran",
    "cuanto demoro",
    "cuanto demoraron",
    "cuanto tarda",
    "cuanto tardan",
    "cuanto tardo",
    "cuanto tardaron",
    "cuanto se tarda",
    "cuanto hay que esperar",
    "cuanto se espera",
    "cuanto esperan",
    "cuanto esperaron",
    "cuanto espero",
    "cada cuanto",
    "cuantas horas",
    "cuantos minutos",
    "cuantos dias",
    "cuantas semanas",
    "cuantos meses",
    "a que hora",
    "que horario",
)
"""Ways of asking how long something takes."""

_TIMES = frozenset(
    """dia dias hora horas semana semanas mes meses minuto minutos tiempo plazo espera demora
    tardanza duracion""".split()
)
_MEASURES = frozenset(map(stem, "tiempo plazo espera demora duracion".split()))
_UNITS = frozenset(map(stem, _TIMES))


def timed(reading: Reading, ficha: Ficha, items: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """The one indicator of a time that is asked for, if any; None where no time is asked."""
    asks = any(f" {p} " in f" {reading.text} " for p in DURATIONS)
    # A row that itself says the time is meant ("horas de asesoría"); one of other words is not.
    surely = any(
        (i.by_unit or i.weight >= _SAID) and any(reading.known[k] in _TIMES for k in i.taken)
        for i in items
    )
    if surely or not (asks or _opens_with_a_time(reading)):
        return None
    told = {name: _said(reading, name) for name in _names(ficha)}
    most = max(map(len, told.values()), default=0)
    bare = len(told) == 1 and not most and _only_a_time(reading)
    best = [name for name, said in told.items() if len(said) == most and (most or bare)]
    if len(best) != 1:
        return () if asks else None
    changes = _changes(reading)
    passing = (i for i, w in enumerate(reading.known) if w in _TIMES or is_verb(w))
    taken = told[best[0]].union(passing) - changes
    others = tuple(i for i in items if i.kind == "region")
    return (Item(INDICATOR, best[0], present=True, taken=taken, weight=2), *others)


_SAID = 3
"""The weight of a row that is named nearly in full."""


def is_a_time(word: str) -> bool:
    """Whether a word tells of a time and no more: "plazo", "demora", "días"."""
    return word in _TIMES or _TAKES.match(word) is not None


_TAKES = re.compile(r"(?:tard|demor|esper)[aeo]\w*$")


def is_of_time(name: str) -> bool:
    """Whether the name of an indicator says that it is of a time."""
    return not _stems(name).isdisjoint(_MEASURES)


def _names(ficha: Ficha) -> list[str]:
    units = {i.name: stem(fold(i.unit or "")) for i in ficha.indicators}
    return [n for n in rows(ficha, INDICATOR) if is_of_time(n) or units.get(n) in _UNITS]


def _said(reading: Reading, name: str) -> frozenset[int]:
    """The words of a question that tell something and that a name has."""
    own = [w.text for w in words(fold(name)) if w.text not in function_words() | _TIMES]
    return frozenset(
        i
        for i, word in enumerate(reading.known)
        if word.isalpha()
        and word not in function_words()
        and word not in _TIMES
        and any(likeness(word, s) >= SAYS_THE_SAME for s in own)
    )


def _opens_with_a_time(reading: Reading) -> bool:
    """As in "días de espera para el diagnóstico", "¿cuántos meses…?"."""
    said = (w for i, w in enumerate(reading.known) if i not in _changes(reading))
    telling = (w for w in said if w not in neutral_words() or w in _TIMES)
    return next(telling, "") in _TIMES


def _only_a_time(reading: Reading) -> bool:
    """As in "¿la demora empeoró?": nothing says which, so it is of the only one there is."""
    changes = _changes(reading)
    rest = (w for i, w in enumerate(reading.known) if i not in changes and w not in _TIMES)
    return all(w in neutral_words() or w.isdigit() or is_verb(w) for w in rest)


def _changes(reading: Reading) -> frozenset[int]:
    return frozenset(t.first for t in reading.terms if t.senses & _WENT)


_WENT = CHANGES | {"tendencia"}


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(w.text) for w in words(fold(text)))
