"""Whether a number is of a new subject, or of a body that nothing in the ficha is of."""

import re

from calc.claims.found.flat import flat
from calc.claims.meant.unreal import PROGRAMME, out_there
from calc.claims.named.names import singular
from calc.claims.told.spot import Spot

_BODIES = re.compile(
    r"\b(?:municip\w+|empresas?|fundacion(?:es)?|corporacion(?:es)?|universidad(?:es)?|hospital\w*|"
    r"subsecretaria|comunas?|ley\s+de\s+presupuestos|(?<!\bal )fisco|"
    r"contraloria|alcald\w+|diputad\w+|senador\w*)\b"
)
_BODY_DID = re.compile(
    r"\W*(?:la|el|nuestr[oa]|un|una)\s+(?:municip\w+|empresa|fundacion|corporacion|universidad|"
    r"hospital|alcald\w+|concejo|colegio|liceo)\b(?:(?!\b(?:inform|dij|senal|afirm|indic|(?:el\s+programa|la\s+iniciativa|se)\s+(?:gast|ejecut|inv[ei]rt|tuvo))).)*$"
)
"""A body that is itself the subject: what it received or spent is no figure of the ficha."""

_ADDRESSED = re.compile(
    r"\W*(?:(?:estimad[oa]|senor|senora|sr\.|sra\.|don|dona|honorable|querid[oa]|apreciad[oa])s?\s+)+"
    r"[a-z]+(?:\s+[a-z]+){0,3}?\s*[:,]"
)
"""Whom a letter speaks to: "Señora diputada:"."""

_SPEAKER = re.compile(
    r"\W*(?:[a-z.°]+\s+){0,5}[a-z.°]+\s*:\s*(?!m{0,2}\$|\W*\d)|\W*(?:[a-z.]+\s+){1,7}?(?:inform|dij|senal|afirm|indic|"
    r"destac|reclam|adviert|advirt|cont|asegur|denunci|respond|plante|reconoc|critic|celebr)\w*\s*,?\s+que\b"
)
"""Who speaks, before what is said: "Contraloría advierte: …", "la alcaldesa contó que …"."""

_HAS_MONEY = re.compile(
    r"\b(?:municip\w+|empresas?|fundacion(?:es)?|corporacion(?:es)?|universidad(?:es)?|hospital\w*|"
    r"comunas?|alcald\w+|concejo|colegio|liceo|servicio|gremio|sindicato)\b"
)
_NAMED_BODY = re.compile(
    r"\b(?:[Ff]ondo|[Pp]rograma|[Pp]lan|[Pp]royecto|[Ss]ubsidio|[Bb]ono|[Bb]eca|[Mm]inisterio|[Ii]nstituto|"
    r"[Ss]ervicio)\s+(?:(?:de|del|la|el|los|las|para|y|Nacional)\s+)*(?P<name>[A-ZÁÉÍÓÚÑ][\wáéíóúñÁÉÍÓÚÑ]+)"
)
_NEW_SUBJECT = re.compile(
    r"^[^.;]*?(?:,|\by|\be|\bmientras(?:\s+que)?)\s+(?:un|una|otro|otra|el|la|los|las)\s+"
    r"(?!ano|resto|otr|segund|mism|primer|tercer|cual|que|de|del|ultim|actual|gasto|total)[a-z]{4,}"
)
_SAME = 5


def is_of_another(spot: Spot) -> bool:
    """Whether a new subject that nothing is known of comes in: "y una empresa sanitaria $49"."""
    scene = spot.scene
    if out_there(scene, spot.mention):
        return True
    money = spot.mention.kind == "money"
    if money and _BODY_DID.match(scene.flat, after_speaker(spot), spot.mention.start):
        return True
    if not spot.before:
        return spot.mention.kind == "money" and (_names_body(spot) or _other_named(spot))
    low = spot.scene.mentions[spot.at - 1].end
    starts = [p.start for p in scene.cues] + [p.start for p in scene.rows]
    if any(
        low <= start < spot.mention.start for start in (*starts, *(y.start for y in scene.years))
    ):
        return False
    return bool(_NEW_SUBJECT.match(spot.left))


def after_speaker(spot: Spot) -> int:
    """Where what is said begins, after who says it or to whom.

    A body that has money of its own speaks of that, unless it names the programme.
    """
    scene, end = spot.scene, spot.mention.start
    opened = _ADDRESSED.match(scene.flat, scene.start, end)
    if opened is not None:
        return opened.end()
    opened = _SPEAKER.match(scene.flat, scene.start, end)
    if opened is None:
        return scene.start
    named = PROGRAMME.search(scene.flat, opened.end(), end) or any(
        opened.end() <= n.start < end for n in scene.names
    )
    own = _HAS_MONEY.search(opened[0]) is not None and not named
    return scene.start if own else opened.end()


def _names_body(spot: Spot) -> bool:
    """Whether a public or private body is named before a number, outside the names of rows."""
    start = after_speaker(spot)
    rows, served = spot.scene.rows, spot.setting.nouns.people
    return any(
        singular(m[0]) not in served
        and not any(r.start <= start + m.start() and start + m.end() <= r.end for r in rows)
        for m in _BODIES.finditer(spot.scene.between(start, spot.mention.end))
    )


def _other_named(spot: Spot) -> bool:
    """Whether the subject is a body of another name: "el Fondo ORASMI", "la Beca Indígena"."""
    left = spot.scene.original[spot.scene.start : spot.mention.start]
    found = list(_NAMED_BODY.finditer(left))
    if (
        not found
        or "," in left[found[-1].end() :]
        or PROGRAMME.search(flat(left[found[-1].end() :]))
    ):
        return False
    word = flat(found[-1]["name"])
    return not any(word[:_SAME] == own[:_SAME] for own in spot.setting.own_words)
