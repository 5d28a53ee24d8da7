"""What a percentage says that it is a share of: "el 22,8 % de los examinados" is none of spending.

A clause without its own whole has that of the one before: "… y Los Lagos el 10,3 %".
"""

import re

from calc.claims.found.shapes import Mention
from calc.claims.named.names import singular
from calc.claims.named.people import Nouns
from calc.claims.told.scene import Scene

_WHOLE = re.compile(
    r"\s*(?:del?|en)\s+(?:(?:l[oa]s?|l|el|su|sus|tod[oa]s?|es[eao]s?|est[eao]s?)\s+)*(?P<noun>[a-z]{4,})"
)
_MONEY = re.compile(
    r"gast|recurs|plata|presup|monto|ejecut|inver|desembol|fondo|pesos|dinero|costo|financ"
)
_ALL = re.compile(r"total|pais|nacional|conjunto|programa|ano")
_ANYBODY = ("persona", "beneficiari", "participante", "usuari", "atendid", "poblacion")
_STEM = 5
_OF_MONEY = ("porcentaje_gasto_region", "participacion_", "porcentaje_gasto")
_OF_PEOPLE = ("porcentaje_poblacion_region",)


def may_be_share(scene: Scene, mention: Mention, concept: str, nouns: Nouns) -> bool:
    """Whether a percentage may be that share: its clause, or the one before, names no other whole.

    A noun that the ficha counts nothing by is the whole of no share that it prints.
    """
    if mention.kind != "percent" or not concept.startswith((*_OF_MONEY, *_OF_PEOPLE)):
        return True
    before = [m for m in scene.mentions if m.start <= mention.start and m.kind == mention.kind]
    found = (_WHOLE.match(scene.flat, m.end, scene.end) for m in reversed(before))
    told = next((m for m in found if m is not None), None)
    if told is None or _ALL.match(told["noun"]):
        return True
    if _MONEY.match(told["noun"]):
        return concept.startswith(_OF_MONEY)
    return concept.startswith(_OF_PEOPLE) and _counts(singular(told["noun"]), nouns)


def _counts(noun: str, nouns: Nouns) -> bool:
    """Whether a ficha counts people or things by a noun."""
    units = any(noun[:_STEM] in unit for unit in nouns.units.values())
    return units or noun in nouns.people or noun.startswith(_ANYBODY)
