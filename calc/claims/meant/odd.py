"""Numbers that are set against something that no figure of the ficha is set against."""

import re

from calc.claims.found.shapes import Claim
from calc.claims.meant.subject import other_subject
from calc.claims.meant.unreal import out_there
from calc.claims.told.spot import Spot

_THAN_LIMIT = re.compile(
    r"\s+(?:(?:por\s+)?(?:bajo|sobre|debajo|encima)|(?:mas|menos)\s+que)\s+(?:de\s+|del\s+)?(?:el\s+|la\s+)?"
    r"(?:\d[\d,.]*\s?%|limite|umbral|tope|maximo|minimo)"
)
_OF_OTHERS = re.compile(
    r"\b(?:en|de)\s+otr[oa]s\s+(?:servicios|programas|instituciones|paises|organismos|ministerios)\b"
)
_TWO_CHANGES = re.compile(
    r"\b(?:crec|sub|baj|ca[iey]|aument|disminu|redu[cj])\w*\s+(?:mas|menos)\s+que\s+[^.;:]{3,40}:\s*$"
)
_THAN_ELSEWHERE = re.compile(
    r"\s+(?:mas|menos|mayor|menor|superior|inferior|mas\s+bar[a-z]+|mas\s+car[oa])\s+(?:que|a)\s+"
    r"(?:(?:en|el|la|lo|los|las|de|del|que)\s+)*(?:un|una|otr[oa]s?)\s+(?!ano\b|periodo\b|region)[a-z]"
)
"""As in "30 % menos que en un restorán", of which no ficha tells."""

_TIMES_LESS = re.compile(r"\s+(?:menos|menor(?:es)?|inferior(?:es)?|mas\s+(?:baj|chic)[oa]s?)\b")


def odd_comparison(spot: Spot, claim: Claim) -> str | None:
    """Why a number cannot be judged that is set against something else than a year's figure."""
    kind = spot.mention.kind
    if spot.sense.difference and claim.base_concept is None and claim.base_item is None:
        return "La frase compara con algo que no queda claro."
    if kind == "times" and _TIMES_LESS.match(spot.right):
        return "«Veces menos» se puede leer de más de una manera."
    if claim.relation == "change" and _TWO_CHANGES.search(spot.left):
        return "La frase compara dos variaciones; esta no se juzga."
    outside = _THAN_ELSEWHERE.match(spot.right) or out_there(spot.scene, spot.mention)
    wider = claim.relation == "change" and outside
    if wider or (kind != "money" and _OF_OTHERS.search(spot.left)):
        return "La frase habla de otros, o de más que el programa."
    if (other := other_subject(spot)) is not None:
        return f"La frase habla de una variación de «{other}», que la ficha no mide."
    return _of_limit(spot)


def _of_limit(spot: Spot) -> str | None:
    """Why points are of a threshold: "quedó 3 puntos bajo el 85 %"."""
    limit = _THAN_LIMIT.match(spot.scene.flat, spot.mention.end, spot.scene.end)
    return (
        "La frase compara con un porcentaje fijado."
        if spot.mention.kind == "points" and limit
        else None
    )
