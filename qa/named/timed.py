"""How long something takes: the indicator of a time, as a question asks for it.

Promise: no table but an indicator's tells a time, so a question that counts days or asks how long
is of that indicator, whatever component its words share.
"""

import re

from calc.figure import fold
from ingest.ficha import Ficha, Indicator
from qa.language.lexicon import is_verb
from qa.language.likeness import SAYS_THE_SAME, likeness
from qa.language.senses import CHANGES, Reading, function_words, neutral_words
from qa.language.words import stem, words
from qa.named.row import INDICATOR, Item

_HOW_LONG = re.compile(
    r"\bcuant[oa] (?:(?:se|me|te|les?|nos|hay que|uno|una) )*(?:debe )?"
    r"(?:tiempo|rato|plazo|espera|demor\w+|tard\w+|esper\w+)\b|"
    r"\bcuant[oa]s (?:horas|minutos|dias|semanas|meses)\b|"
    r"\b(?:en|a los) cuant[oa]s? (?:(?:se|me|te|les?|nos) )*"
    r"(?:contest|respond|lleg|atiend|atend|viene|vinier|aparec|resuelv|entreg)\w*\b|"
    r"\bque tan (?:rapid|lent|pront|larg)\w+|\bcon que (?:rapidez|prontitud|velocidad)\b|"
    r"\b(?:que|cual es la) (?:demora|espera)\b|\bcuanto (?:transcurr\w+|pasa)\b(?! (?:a|con|de)\b)|"
    r"\ben (?:minutos|horas|dias|semanas|meses)(?:$|\b(?= cuant))|"
    r"\b(?:tiempo|minutos|horas|dias|semanas|meses|espera|demora|plazo)s? (?:promedio|medi[oa])\b|"
    r"\bpromedio (?:de|en) (?:minutos|horas|dias|semanas|meses|espera|demora|tiempo)\b|"
    r"\btiempos? de (?:espera|respuesta|atencion|demora|tramitacion|reaccion|traslado|viaje)\b|"
    r"\b(?:demor|tard)\w+ (?:mas|menos)\b|"
    r"\bcada cuanto\b|\ba que hora\b|\bque horario\b"
)
"""Ways of asking how long something takes."""


_SPEAKS_OF_IT = re.compile(
    r"\b(?:tiempo|rato|lo) que (?:se )?(?:demor|tard|esper)\w+|"
    r"\b(?:la|una|su) (?:demora|tardanza|espera)\b|"
    r"\bmas (?:rapid|lent|pront|agil)\w*|\ben (?:menos|mas) tiempo\b"
)
"""Ways of speaking of how long something takes, which may be told in prose as well."""


def asks_how_long(text: str) -> bool:
    """Whether the corrected words ask how long something takes."""
    return _HOW_LONG.search(text) is not None


_TIMES = frozenset(
    """dia dias hora horas semana semanas mes meses minuto minutos tiempo plazo espera demora
    tardanza duracion""".split()
)
_MEASURES = frozenset(map(stem, "tiempo plazo espera demora duracion".split()))
_UNITS = frozenset(map(stem, _TIMES))


def timed(reading: Reading, ficha: Ficha, items: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """The one indicator of a time that is asked for, if any; None where no time is asked."""
    asks = asks_how_long(reading.text)
    # A row that itself says the time is meant ("horas de asesoría"); one of other words is not.
    surely = any(
        (i.by_unit or i.weight >= _SAID) and any(reading.known[k] in _TIMES for k in i.taken)
        for i in items
    )
    speaks = _SPEAKS_OF_IT.search(reading.text) or _opens_with_a_time(reading)
    if surely or not (asks or speaks):
        return None
    told = {one.name: _said(reading, one) for one in _of_times(ficha)}
    most = max((sum(said.values()) for said in told.values()), default=0.0)
    bare = len(told) == 1 and not most and _only_a_time(reading)
    best = [n for n, said in told.items() if sum(said.values()) == most and (most or bare)]
    if len(best) != 1:
        of_times = {one.name for one in _of_times(ficha)}
        own = any(i.kind == INDICATOR and i.name in of_times for i in items)
        return () if asks and not own else None
    changes = _changes(reading)
    passing = (i for i, w in enumerate(reading.known) if w in _TIMES or is_verb(w))
    taken = frozenset(told[best[0]]).union(passing) - changes
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


def _of_times(ficha: Ficha) -> list[Indicator]:
    return [i for i in ficha.indicators if in_time(i)]


def in_time(one: Indicator) -> bool:
    """Whether an indicator measures a time, by its name or by its unit."""
    return is_of_time(one.name) or stem(fold(one.unit or "")) in _UNITS


def _said(reading: Reading, one: Indicator) -> dict[int, float]:
    """The words of a question that tell something and that a measure has, with how much.

    What its formula says beside its name tells less: "entre el llamado y la llegada".
    """
    found: dict[int, float] = {}
    for text, weight in ((one.name, 1.0), (one.formula or "", _BY_FORMULA)):
        said = [w.text for w in words(fold(text)) if w.text not in function_words()]
        own = [word for word in said if word not in _TIMES]
        for i, word in enumerate(reading.known):
            if i in found or not word.isalpha() or word in function_words():
                continue
            if word in _TIMES:
                found |= {i: _BY_FORMULA} if word in _WAITING and word in said else {}
            elif any(likeness(word, s) >= SAYS_THE_SAME for s in own):
                found[i] = weight
    return found


_BY_FORMULA = 0.5
_WAITING = frozenset(("espera", "demora", "tardanza", "duracion"))


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
