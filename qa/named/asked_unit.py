"""In what a question asks: money, a count of things, or parts of a hundred.

Promise: the class is told by the words alone, by what stands after the interrogative or else beside
the numbers put forward; where they tell of none, or of two, there is none.
"""

from collections.abc import Iterable, Iterator

from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE, PUNTOS, UNIDADES
from qa.language.senses import SPENDING, Reading, function_words

MONEY, COUNT, SHARE = "en_pesos_", "en_cuentas_", "en_partes_"
"""The classes, as senses of the question."""

_CLASSES = {
    MILES_DE_PESOS: MONEY,
    PERSONAS: COUNT,
    UNIDADES: COUNT,
    PORCENTAJE: SHARE,
    PUNTOS: SHARE,
}

_SKIPPED = frozenset("mas menos se le les lo la los las nos me fue fueron ha han es era".split())
_MILLIONS = frozenset("millones millon miles mil lucas palos palo".split())
_MARKS = frozenset(("$", "m$", "mm$", "us$"))
_HUNDREDTHS = frozenset("% porciento puntos pp".split())
_NO_THINGS = frozenset(
    """veces vez ano anos mes meses dia dias hora horas semana semanas minuto minutos puntos
    punto""".split()
)
"""What is counted and is no thing of a table."""


def unit_asked(reading: Reading) -> str | None:
    """The one class of unit that a question asks or asserts."""
    asked = set(_asked(reading)) or set(_asserted(reading))
    return asked.pop() if len(asked) == 1 else None


def of_another_class(cues: frozenset[str], units: Iterable[str | None]) -> bool:
    """Whether money or things are asked for, and none of some figures is in such a unit.

    Of what has no class, as days or a rate, nothing is known. What is asked as a share may be
    told by an amount: "el 10 % del presupuesto".
    """
    asked = next((c for c in (MONEY, COUNT) if c in cues), None)
    told = {_CLASSES.get(unit or "") for unit in units}
    return asked is not None and bool(told) and told.isdisjoint((asked, None))


def _asked(reading: Reading) -> Iterator[str]:
    """The class of each interrogative of how much."""
    for i, word in enumerate(reading.known):
        if word in ("cuantos", "cuantas"):
            found = _counted(reading, i)
        elif word in ("cuanto", "cuanta"):
            found = _measured(reading, i)
        elif word in ("que", "cual") and "dinero" in _senses(reading, i + 1):
            found = MONEY
        elif "porcentaje" in _senses(reading, i):
            found = SHARE
        else:
            found = None
        if found is not None:
            yield found


def _counted(reading: Reading, at: int) -> str | None:
    """What is counted after "cuántos": things, or pesos."""
    head = _next(reading, at + 1)
    if head is None:
        return COUNT
    if "dinero" in _senses(reading, head) or _is_money(reading, head):
        return MONEY
    return None if reading.known[head] in _NO_THINGS | _MILLIONS else COUNT


def _measured(reading: Reading, at: int) -> str | None:
    """What is measured after "cuánto" or "cuánta": money, what it costs, or those served.

    "Cuánto de la plata" is a part of it.
    """
    if reading.known[at + 1 : at + 2] in (("de",), ("del",)):
        return SHARE
    head = _next(reading, at + 1)
    senses = _senses(reading, head)
    if senses & SPENDING:
        return MONEY
    people = reading.known[at] == "cuanta" and senses & {"persona", "poblacion_"}
    return COUNT if people else None


def _asserted(reading: Reading) -> Iterator[str]:
    """The class of each number put forward; a year and a bare number have none."""
    for i, word in enumerate(reading.known):
        if not word[0].isdigit():
            continue
        after = reading.known[i + 1 : i + 3]
        if (i and reading.known[i - 1] in _MARKS) or _is_money(reading, i + 1):
            yield MONEY
        elif after[:1] and (after[0] in _HUNDREDTHS or after == ("por", "ciento")):
            yield SHARE
        elif "persona" in _senses(reading, i + 1):
            yield COUNT


def _is_money(reading: Reading, at: int) -> bool:
    """Whether pesos stand there, or millions that are of nothing else."""
    known = reading.known
    if known[at : at + 1] == ("pesos",):
        return True
    if not known[at : at + 1] or known[at] not in _MILLIONS:
        return False
    rest = [w for w in known[at + 1 : at + 4] if w not in _MILLIONS]
    if known[at] in ("mil", "miles") and rest[:1] != ["pesos"] and rest[:2] != ["de", "pesos"]:
        return False
    return rest[:1] != ["de"] or rest[1:2] in (["pesos"], ["presupuesto"])


def _next(reading: Reading, at: int) -> int | None:
    known = reading.known
    places = range(at, len(known))
    skipped = function_words() | _SKIPPED
    return next((i for i in places if known[i] not in skipped), None)


def _senses(reading: Reading, at: int | None) -> frozenset[str]:
    if at is None:
        return frozenset()
    return next((t.senses for t in reading.terms if t.first <= at <= t.last), frozenset())
