"""Counts of the regions that a programme reached: "gastó en tres regiones"."""

import re

from calc.claims.found.shapes import Claim
from calc.claims.told.spot import Spot

_REGIONS = re.compile(
    r"\s+regiones\b(?!\s+(?:del\s+(?:norte|sur|centro)|mas\b|con\s+(?:mas|menos|mayor|menor)|que\b))"
)
_SERVED = re.compile(
    r"\b(?:benefici|atend|atiend|lleg|alcanz|personas|usuari|beneficiari)\w*(?:\s+\w+){0,3}?\s*$"
)
_SPENT = re.compile(r"\b(?:gast|invirti|recurs|desembols)\w*(?:\s+\w+){0,3}?\s*$")
_THERE = re.compile(
    r"\b(?:ejecut\w+|present(?:e|es|a)|oper(?:a|o|aba)|funcion(?:a|o|aba)|trabaj(?:a|o)|cubr(?:e|io)|abarc(?:a|o)|"
    r"estuvo|esta|desarroll\w+|implement\w+)(?:\s+\w+){0,3}?\s*$"
)


def regions_told(spot: Spot) -> Claim | None:
    """The claim of a number of regions that money or people of the programme reached."""
    if not _REGIONS.match(spot.right) or "otra" in spot.right[:24]:
        return None
    if _SERVED.search(spot.left):
        told = "numero_de_regiones_con_beneficiarios"
    elif _SPENT.search(spot.left):
        told = "numero_de_regiones_con_gasto"
    elif _THERE.search(spot.left):
        told = "numero_de_regiones"
    else:
        return None
    year = spot.year.year if spot.year is not None else spot.assumed_year
    firm = told != "numero_de_regiones" and not spot.sense.negated
    return Claim(spot.mention, (told,), year, bound=spot.sense.bound, firm=firm)
