"""Whether a plural noun is said to have changed: "las altas subieron", "un alza de las altas".

A noun by which a component counts what it makes tells that component then, beside any number.
"""

import re
from collections.abc import Sequence

from calc.claims.found.shapes import Mention

MOVED = re.compile(
    r"(?:\s+(?:[a-z]+|(?:19|20)\d\d)){0,6}?\s+(?:se\s+)?(?:pas(?:o|a|aron|an)|sub|baj|ca[ey]|aument|disminu|crec|redu[jc]|"
    r"lleg|fueron|sum(?:o|a|aron|an)|alcanz|totaliz|desc[ei]nd|increment|vari(?:o|a)|desplom|"
    r"retroced|dispar|repunt|contraj|encog|merm|duplic|triplic|elev[oa]|super(?:o|a|aron|an)\b|exced)[a-z]*\s"
)
_CHANGE_OF = re.compile(
    r"\b(?:alza|aumento|incremento|crecimiento|subida|repunte|baja|caida|disminucion|reduccion|"
    r"descenso|retroceso|merma|variacion|diferencia|mas|menos)\s+"
    r"(?:(?:del?|en|experimentad[ao]s?|l[oa]s|la|el|sus|numero|cantidad|total)\s+){0,5}$"
)
"""A noun of change before what changed: "el alza de las altas", "un 19 % más de altas"."""

_CHANGED_BY = re.compile(r"\s+(?:(?:la|el|l[oa]s|sus?|numero|cantidad|total|del?|en)\s+){0,5}")
"""Between by how much something changed and what did: "subió en 18,8 % el número de altas"."""

_VERB = re.compile(
    r"\b(?:sub|baj|ca[ey]|aument|disminu|crec|redu[jc]|increment|elev|descend|retroced|super|exced|"
    r"desplom|duplic|triplic|contraj|merm|crecimiento|alza|incremento|variac)[a-z]*\s+(?:[a-z]+\s+){0,3}$"
)
_COUNTED_OF = re.compile(r"\b(?:numero|cantidad|total)\s+de\s+(?:l[oa]s\s+)?$")
_REACH = 60


def is_moved(
    text: str, low: int, high: int, noun: tuple[int, int], mentions: Sequence[Mention]
) -> bool:
    """Whether what stands between `low` and `high` says that a plural noun changed."""
    start, end = noun
    if text[end - 1] != "s":
        return False
    before = max(low, start - _REACH)
    if MOVED.match(text, end, high) or _CHANGE_OF.search(text, before, start):
        return True
    if _COUNTED_OF.search(text, before, start) and any(m.kind == "percent" for m in mentions):
        return True
    by = (m for m in mentions if low <= m.start and m.end <= start)
    return any(
        _CHANGED_BY.fullmatch(text, m.end, start)
        and _VERB.search(text, max(low, m.start - _REACH), m.start)
        for m in by
    )
