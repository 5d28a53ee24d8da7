"""A place among what was put in order: "¿y cuál va segundo?", "¿y el último?", "¿quién le sigue?".

Promise: a message is taken so only where it says nothing but the place.
"""

from qa.data import read_data
from qa.language.senses import Reading

LAST, NEXT = -1, 0
"""What stands for the last place, and for the one after the place told before."""

_FOLLOWS = frozenset("despues luego siguiente sigue siguen seguia detras".split())
_FILLERS = frozenset(
    """y e pero ahora ok ya entonces cual cuales quien que el la lo los las un una en de del es fue
    era seria va iba esta estaba estuvo queda quedo viene venia sale salio ocupa lugar puesto
    posicion lista ranking programa le a ese esa eso ella mas con tiene""".split()
)


def place_asked(reading: Reading) -> int | None:
    """The place, LAST or NEXT, that a message asks for; None where it asks for anything else."""
    ordinals: dict[str, int] = read_data("numbers")["ordinals"]
    said = [w for w in reading.known if w not in _FILLERS]
    if len(said) != 1:
        return None
    if said[0] in ("ultimo", "ultima"):
        return LAST
    if said[0] in _FOLLOWS:
        return NEXT
    return ordinals.get(said[0])
