"""Sentences of another world than that of the ficha: rumours, what did not happen, other places."""

import re

from calc.claims.found.patterns import MONTHS
from calc.claims.found.shapes import Mention
from calc.claims.told.scene import Scene

_RUMOUR = re.compile(r"(?<=[a-záéíóúñ])(?:[aei]|d|b|r)rían?\b")
_NOUN_BEFORE = re.compile(
    r"\b(?:la|las|una|unas|de|su|sus|esta|esa|cada|a|en|por|con|para)\s+[a-záéíóúñ]+$"
)
"""Before a word in -ía that is a noun and no verb: "la batería", "de tesorería"."""

_OTHER_DEED = re.compile(
    r"\b(?:(?:contrat|sancion|mult)(?:ó|aron)|despid(?:ió|ieron))\b", re.IGNORECASE
)
_UNREAL = re.compile(
    r"\b\bde\s+haber(?:se)?\b|\bsi\s+(?:\w+\s+){0,3}(?:hubiera|hubiese|hubieran|hubiesen)\b|\b(?:hubiera|hubiese|habria)n?\b"
)
"""What did not happen, or is only rumoured: a difference from it proves nothing."""

_BY_THEN = re.compile(
    rf"\b(?:{MONTHS})\s+(?:de|del)\s+(?P<year>20\d\d)\b[^.;]*?\b(?:se\s+|ya\s+)+(?:habian?|llevaban?|acumulaban?)\b"
)
"""How far something had come at a date: "en marzo de 2024 ya se había transferido"."""

_SOMEBODY_TELLS = re.compile(
    r"\W*(?:un|una)\s+[a-z]+(?:\s+[a-z]+){0,5}?\s+(?:cuenta|dice|relata|asegura|comenta|reclama|explica|"
    r"reconoce|senala|conto|dijo)\s+que\b"
)
_OUT_THERE = re.compile(
    r"\b(?:en\s+(?:todo\s+)?(?:chile|el\s+pais|el\s+mundo|la\s+poblacion\s+general)|censo|encuesta\s+casen|casen|"
    r"(?:la|el|otr[oa])\s+vecin[oa]\s+(?:linea|programa|fondo)|a\s+nivel\s+(?:pais|mundial|latinoamericano)|(?:en\s+el|del)\s+extranjero|otros\s+(?:programas|paises)|"
    r"programas?\s+(?:normal(?:es)?|similar(?:es)?|parecid[oa]s?|equivalentes?|comparables?|de\s+este\s+tipo)|"
    r"(?:nuestra|otra)\s+(?:encuesta|medicion|estimacion)|segun\s+(?:nuestr[oa]|el\s+gremio|un\s+estudio))\b"
)
_FOR_SALE = re.compile(
    r"\ben\s+(?:el\s+(?:mercado|comercio|supermercado|sector\s+privado)|la\s+(?:ferreteria|farmacia|tienda|feria\s+libre))\b"
)
"""Where a thing has another price than it has for the programme."""

PROGRAMME = re.compile(
    r"\b(?:(?:el|este|dicho|del)\s+(?:programa|fondo|plan)|(?:la|esta|dicha)\s+(?:iniciativa|politica))\b"
)


def is_unreal(scene: Scene, at: int) -> bool:
    """Whether a number is of what did not happen, is only rumoured, or is of another world."""
    mention = scene.mentions[at]
    low = scene.mentions[at - 1].end if at else scene.start
    verbs = _RUMOUR.finditer(scene.original, low, mention.start)
    if any(_NOUN_BEFORE.search(scene.original[low : verb.end()]) is None for verb in verbs):
        return True
    if out_there(scene, mention):
        return True
    if _OTHER_DEED.search(scene.original, scene.start, scene.end):
        return True
    if _is_later(scene):
        return True
    return _UNREAL.search(scene.flat, scene.start, scene.end) is not None


def _is_later(scene: Scene) -> bool:
    """Whether a sentence tells how things stood at a date after the years of the ficha."""
    then = _BY_THEN.search(scene.flat, scene.start, scene.end)
    return then is not None and int(then["year"]) not in {y.year for y in scene.years}


def out_there(scene: Scene, mention: Mention) -> bool:
    """Whether a sentence is set in another world: abroad, a census, a programme "of this kind"."""
    said = _SOMEBODY_TELLS.match(scene.flat, scene.start, mention.start)
    if said is not None and not PROGRAMME.search(scene.flat, said.end(), mention.start):
        return True
    if mention.kind == "money" and _FOR_SALE.search(scene.flat, scene.start, scene.end):
        return True
    return _OUT_THERE.search(scene.flat, scene.start, mention.end) is not None
