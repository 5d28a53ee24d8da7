"""Counts of the ficha's own parts: its findings, its components, its indicators, its regions."""

import re

from calc.claims.found.kinds import FINDINGS
from calc.claims.found.shapes import Claim
from calc.claims.meant.places import regions_told
from calc.claims.named.names import singular
from calc.claims.told.spot import Spot

_COUNTED = re.compile(r"\b(?:tiene|cuenta\s+con|consta\s+de|se\s+compone\s+de|posee|contempla)\s*$")
_OF_OTHERS = re.compile(
    r"\s+(?:de\s+(?:los|las)\s+(?:\d+\s+)?)?(?:programas|fichas|regiones|comunas|paises)\b"
)
_NEARBY = 40
_CALLED = re.compile(
    r"\bhallazgos(?:\s+(?:no\s+superados|sin\s+superar|vigentes|pendientes|en\s+total))*(?:\s+\(?(?:(?:en|del?)\s+)?20\d\d\)?)?"
    r"(?:\s*:|\s+(?:son|fueron|suman|eran))\s+$"
)
_FINDINGS = re.compile(
    r"(?P<own>\s+(?:l[oa]s\s+)?hallazgos)?(?:\s+(?:no\s+superados|sin\s+superar|vigentes|pendientes))?"
    r"(?:\s+(?:de\s+(?:ell|est)[oa]s,?\s+)?(?:son\s+)?(?:de|en|a|corresponden\s+a)\s+(?P<of>focalizacion|eficiencia|eficacia)\b)?"
)


def _findings(spot: Spot) -> Claim | None:
    """A count of the published findings: "cinco hallazgos: tres de eficiencia y dos de …"."""
    found = _FINDINGS.match(spot.scene.flat, spot.mention.end, spot.scene.end)
    if found is not None and not found["own"] and not spot.at and _CALLED.search(spot.left):
        found = _FINDINGS.match(" hallazgos")
    told = (*spot.memory.told, *spot.before)
    again = bool(told) and told[-1].concepts[:1] != () and told[-1].concepts[0].startswith(FINDINGS)
    if found is None or not (found["own"] or (again and found["of"])):
        return None
    concept = FINDINGS if found["of"] is None else f"{FINDINGS}_de_{found['of']}"
    year = spot.year.year if spot.year is not None else spot.assumed_year
    sure = spot.sense.bound == "exact" and spot.sense.relation == "level" and not spot.sense.negated
    why = None if sure else "La frase compara o niega esa cuenta; no se juzga."
    return Claim(spot.mention, (concept,), year, unclear=why)


_OF_PARTS = re.compile(r"\s*(?:componentes|indicadores(?:\s+de\s+proposito|\s+complementarios)?)\b")


def counted_part(spot: Spot) -> Claim | None:
    """A count of the ficha's own parts: "tiene dos componentes", "2 indicadores de propósito"."""
    if spot.mention.kind == "count" and (regions := regions_told(spot)) is not None:
        return regions
    served = singular(spot.mention.noun) in spot.setting.nouns.people
    if (
        spot.mention.kind == "count"
        and not served
        and _OF_OTHERS.match(spot.scene.between(spot.mention.end, spot.mention.end + _NEARBY))
    ):
        return Claim(spot.mention, (), None, unclear="La ficha no cuenta eso.")
    if spot.mention.kind == "count" and (findings := _findings(spot)) is not None:
        return findings
    after = _OF_PARTS.match(spot.scene.between(spot.mention.end, spot.mention.end + _NEARBY))
    if spot.mention.kind != "count" or after is None:
        return None
    firm = bool(_COUNTED.search(spot.left))
    part = f"numero_de_{'_'.join(after[0].split())}"
    return Claim(spot.mention, (part,), spot.setting.year, firm=firm)
