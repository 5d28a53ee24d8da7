"""Whether what changed is something that the ficha has no word for: "los delitos en las plazas".

A number of a change is of the noun that its verb moves. That noun may only stand beside words of
the ficha ("el precio de las raciones subió 5 %"), which then tell where, for whom or of what.
"""

import re

from calc.claims.found.cues import is_known
from calc.claims.meant.deed import is_reported
from calc.claims.named.names import singular
from calc.claims.named.people import Stretch
from calc.claims.told.spot import Spot

_CLAUSE = re.compile(
    r"[.;:,()]|\b(?:que|mientras|pero|aunque|porque|cuando)\b|\by\s+(?=(?:el|la|los|las)\b)"
)
_NOUN = re.compile(r"(?:\b(?P<before>[a-z]+)\s+)?\b(?:los|las|el|la|sus?)\s+(?P<head>[a-z]{4,})\b")
_PREPOSITIONS = frozenset(
    (
        *(
            "de",
            "en",
            "con",
            "por",
            "para",
            "a",
            "entre",
            "desde",
            "hasta",
            "segun",
            "sobre",
            "sin",
        ),
        *("tras", "durante", "contra", "ante", "bajo", "hacia", "mediante", "que", "respecto"),
    )
)
_OBJECT = re.compile(
    r"\s*(?:(?:en|durante)\s+(?:el\s+)?(?:19|20)\d\d\s+)?(?:el|la|los|las|sus?)\s+(?P<head>[a-z]{4,})\b"
)
_OF = re.compile(
    r"\s+(?:del|de\s+(?:la|los|las|el)|de|en\s+(?:la|los|las|el))\s+(?P<head>[a-z]{4,})\b"
)
_ADJECTIVE = re.compile(
    r"\s+(?P<word>[a-z]{3,}(?:[aeiou]les|[aeo]s))\b(?<!\bmas)(?<!menos)(?<!tras)(?<!entonces)"
)
_MEASURE = re.compile(
    r"numero|cantidad|total|suma|cifra|conteo|volumen|valor|precio|monto|nivel|ritmo|promedio|"
    r"porcentaje|proporcion|tasa|indice|registro|conjunto|resto|grupo|mayor|parte|mitad|tercio"
)
_PLAIN = re.compile(
    r"ano|periodo|ejercicio|temporada|programa|iniciativa|servicio|institucion|fondo|ficha|informe|"
    r"reporte|aumento|incremento|alza|caida|baja|disminu|reduc|crec|subida|descen|merma|variac|cambio|"
    r"diferencia|brecha|mejora|resultado|indicador|entreg|realiz|ejecu|atenc|atend|produ|cobertura|"
    r"oferta|gest|asigna|recurs|plata|lucas|dinero|fondos|otr|mism|primer|segund|tercer|ultim|"
    r"anterior|siguiente|region|zona|metropol|plazo|demora|espera|duracion|tiempo|persona|usuari|benefici|particip|gente|inscri|matricul"
)
_STEM = 5


def other_subject(spot: Spot) -> str | None:
    """The noun that a change is of, where neither the ficha nor the vocabulary has it."""
    if not spot.change or spot.mention.kind == "money":
        return None
    scene = spot.scene
    moved = _OBJECT.match(scene.flat, spot.mention.end, scene.end)
    if moved is not None:
        return _foreign(spot, moved)
    low = spot.mention.start - len(spot.left)
    starts = [m.end() for m in _CLAUSE.finditer(scene.flat, low, spot.mention.start)]
    named = _NOUN.finditer(scene.flat, starts[-1] if starts else low, spot.mention.start)
    free = [found for found in named if found["before"] not in _PREPOSITIONS]
    return _foreign(spot, free[-1]) if free else None


def _foreign(spot: Spot, found: re.Match[str]) -> str | None:
    """The noun, or what it is a measure of, where nothing knows it."""
    scene = spot.scene
    head: re.Match[str] | None = found
    while head is not None and _MEASURE.match(head["head"]):
        head = _OF.match(scene.flat, head.end(), scene.end)
    if head is None:
        return None
    if not _is_own(spot, head["head"], head.start("head")):
        return str(head["head"])
    told = _ADJECTIVE.match(scene.flat, head.end(), scene.end) if head["head"][-1] == "s" else None
    if told is None or is_reported(told["word"]):
        return None
    return None if _is_own(spot, told["word"], told.start("word")) else f"{head['head']}{told[0]}"


def _is_own(spot: Spot, noun: str, place: int) -> bool:
    scene, nouns = spot.scene, spot.setting.nouns
    parts: tuple[Stretch, ...] = (*scene.cues, *scene.rows, *scene.names)
    if _PLAIN.match(noun) or is_known(noun) or singular(noun) in nouns.people:
        return True
    if any(p.start <= place < p.end for p in parts):
        return True
    stems = {word[:_STEM] for word in spot.setting.own_words}
    return noun[:_STEM] in stems.union(*nouns.units.values())
