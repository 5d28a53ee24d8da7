"""Whether an amount is told in the pesos of its own year, not in those that the ficha prints."""

import re

from calc.claims.told.spot import Spot

_NOMINAL = re.compile(
    r"\b(?:nominal(?:es|mente)?|(?:pesos|moneda|plata|dinero|valor(?:es)?)\s+(?:de\s+(?:ese|cada|aquel|su)\s+(?:propio\s+)?ano|"
    r"corrientes?|de\s+(?:la\s+epoca|entonces))|en\s+su\s+momento|"
    r"sin\s+(?:(?:el|la)\s+)?(?:inflactar|actualizar|reajust\w*|ajustar|corregir|inflactor|efecto\s+de\s+la\s+inflacion)|"
    r"(?:quit|descont)\w+\s+(?:(?:el|la)\s+)?(?:efecto\s+de\s+la\s+)?(?:inflacion|inflactor))\b"
)
_OF_YEAR = re.compile(
    r"\b(?:pesos|moneda|plata|precios|dinero)\s+(?:del?\s+)(?:ano\s+)?(?P<year>(?:19|20)\d\d)\b"
    r"(?!\s+(?:a|al|hasta|y|e)\s+(?:19|20)\d\d)"
)


def is_nominal(spot: Spot, year: int | None) -> bool:
    """Whether the words of an amount, or those that open its sentence, tell nominal pesos.

    Those of a year are nominal where it is the amount's own: "en pesos de 2023".
    """
    scene = spot.scene
    opening = scene.between(scene.start, scene.mentions[0].start)
    low, high = spot.mention.start - len(spot.left), spot.mention.end + len(spot.right)
    own = scene.between(max(low, scene.start), high)
    for words in (own, opening):
        if _NOMINAL.search(words):
            return True
        if any(int(m["year"]) == year for m in _OF_YEAR.finditer(words)):
            return True
    return False
