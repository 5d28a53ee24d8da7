"""What a number is said to be of, where its clause names that: "y el de los kioscos, M$12".

A number takes up the concept or the row of the one before it, or the programme's total, only where
its own words name nothing else. "El gasto de los kioscos" is no total, and "el de los kioscos" not
what was said of another row, however exactly it may be that figure.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from calc.claims.found.cues import is_known
from calc.claims.found.flat import flat
from calc.claims.found.kinds import BUDGETS, COUNTED, EXECUTION, SPENDING
from calc.claims.found.nearest import PER_EACH
from calc.claims.found.shapes import Claim
from calc.claims.named.names import singular
from calc.claims.named.people import Stretch
from calc.claims.named.units import PERSONS
from calc.claims.told.spot import Spot

_OF = r"(?:del|(?:de|en|para)(?:\s+(?:el|la|los|las|su|sus))?)"
_NOUN = r"(?P<noun>[a-z]{4,})"
_THAT_OF = re.compile(rf"\b(?:el|la|lo|los|las)\s+{_OF}\s+{_NOUN}")
_OF_THING = re.compile(rf"\s+(?:(?:total|anual|promedio)\s+)?{_OF}\s+{_NOUN}")
_DID = (
    r"(?:llego|llegaron|sumo|sumaron|costo|costaron|gasto|gastaron|recibio|recibieron|alcanzo|"
    r"alcanzaron|tuvo|tuvieron|fue|fueron|quedo|quedaron)"
)
_THING_DID = re.compile(
    rf"(?:[,;:]|\b(?:y|e|pero|mientras(?:\s+que)?))\s+(?:en\s+)?(?:el|la|los|las)\s+{_NOUN}\s*"
    rf"(?:[,:(]|\s{_DID}(?:\s+(?:a|de|con|en))*)?\s*(?:(?:el|un|unos|los)\s+)?$"
)
_IN_PLACE = re.compile(
    r"(?:[,;:]|\by)\s+(?:en|de|del)\s+(?P<noun>[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{3,})\s*[,:(]?\s*"
    r"(?:(?:se\s+\w+|fueron|hubo|con|a|unas|unos)\s+)*$"
)
_WENT_TO = re.compile(rf"\s+(?:en|para)\s+(?:el|la|los|las)\s+{_NOUN}")
_ANYTHING = re.compile(
    r"ano|anual|periodo|ejercicio|temporada|ciclo|programa|iniciativa|fondo|plan|politica|servicio|"
    r"institucion|subsecretaria|ministerio|oferta|total|conjunto|pais|chile|region|nacional|resto|"
    r"demas|otr|mism|primer|segund|tercer|ultim|anterior|siguiente|previo|tod[oa]|ambos|cada|"
    r"cifra|valor|monto|recurs|plata|dinero|peso|millon|miles|gasto|costo|inversion|presup|ejecu|"
    r"aument|increment|alza|caida|baja|reducc|disminu|variac|cambio|diferenc|brecha|promedio|"
    r"termino|moneda|caso|parte|mitad|tercio|cuarto|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"septiembre|octubre|noviembre|diciembre|trimestre|semestre|mayor|menor|mas|menos|acuerdo|"
    r"inicio|cierre|fin|final|inicial|medio|forma|benefici|quien|est[aeo]s?$|es[aeo]s?$|dich[oa]|aquel|"
    r"publico|fisco|estado|gobierno"
)
_OF_THINGS = frozenset((*SPENDING, *BUDGETS, *EXECUTION, *COUNTED, *PER_EACH, "cobertura"))
_STEM = 5


def of_named_thing(spot: Spot, claim: Claim) -> Claim:
    """The claim, unclear where its words name what is neither its row nor its concept."""
    of_rows = claim.concepts and not claim.concepts[0].startswith("indicador")
    for noun, place in _named(spot) if of_rows and claim.unclear is None else ():
        if not _is_own(spot, claim, noun, place):
            said = spot.scene.original[place : place + len(noun)]
            return replace(claim, unclear=f"La ficha no trae esa cifra de «{said}».")
    return claim


def _named(spot: Spot) -> Iterator[tuple[str, int]]:
    """The nouns that the words of a number name it by, with their places."""
    scene, start = spot.scene, spot.mention.start
    low = start - len(spot.left)
    found = [*_THAT_OF.finditer(scene.flat, low, start)][-1:]
    cues = [c for c in scene.cues if low <= c.start and c.end <= start and not c.weak]
    if cues and cues[-1].concept in _OF_THINGS:
        of = _OF_THING.match(scene.flat, cues[-1].end, start)
        found += [] if of is None else [of]
    if spot.before:
        did = _THING_DID.search(scene.flat, low, start)
        place = _IN_PLACE.search(scene.original, low, start)
        found += [one for one in (did, place) if one is not None]
    went = _WENT_TO.match(scene.flat, spot.mention.end, spot.mention.end + len(spot.right))
    if spot.mention.kind == "money" and went is not None:
        found.append(went)
    for one in found:
        yield flat(one["noun"]), one.start("noun")


def _is_own(spot: Spot, claim: Claim, noun: str, place: int) -> bool:
    """Whether a noun names what a claim was resolved to, or nothing in particular."""
    scene, nouns = spot.scene, spot.setting.nouns
    parts: tuple[Stretch, ...] = (*scene.cues, *scene.rows, *scene.names, *scene.years)
    if any(p.start <= place < p.end for p in parts):
        return True
    one, stem = singular(noun), noun[:_STEM]
    if _ANYTHING.match(noun) or is_known(noun) or one in nouns.people or one in PERSONS:
        return True
    owners = {name for name, words in nouns.units.items() if stem in words}
    if owners:
        return claim.item in owners
    return any(stem == word[:_STEM] for word in spot.setting.own_words)
