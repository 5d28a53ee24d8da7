"""Words that make a number speak of fewer than the ficha counts: "120 mujeres", "en Linares"."""

import re

from calc.claims.found.flat import flat
from calc.claims.found.kinds import COUNTED
from calc.claims.found.shapes import Item
from calc.claims.named.meaning import Meaning
from calc.claims.named.names import singular
from calc.claims.told.scene import Scene
from calc.claims.told.spot import Spot

_PEOPLE_NOUNS = (
    "persona",
    "beneficiari",
    "beneficiad",
    "usuari",
    "participante",
    "individuo",
    "atendid",
    "habitante",
    "paciente",
    "asistente",
    "vecin",
)
_ACTOR = re.compile(
    r"^\W*(?:la|el|una|un)\s+(?P<who>municip\w+|empresa|fundacion|corporacion|universidad|hospital|"
    r"alcald\w+|sindicato|iglesia|colegio|liceo|parroquia|vecin\w+|apoderad\w+|concejal\w*|diputad\w+)\b"
    r"|(?:^\W*|[,;:]\s+)(?:las|los|nuestr[oa]s?|un[oa]s?|otr[oa]s?)\s+(?:\w+\s+)?(?P<they>municip\w+|empresas|fundaciones|corporaciones|"
    r"instituciones|organismos|agencias|consultoras|duplas)\b(?!\s+(?:beneficiad|seleccionad|financiad))"
)
_TOLD = re.compile(
    r"\b(?:inform|dij|senal|afirm|indic|destac|coment|explic|asegur|valor)\w*\s+que\b"
)
NOT_MADE = "en ese componente."
"""How the reason ends for which a count is of no component that was thought of."""

_STEM = 5
_NO_NOUN = re.compile(
    r"^(?:cada|un[oa]?s?|de|en|fueron|son|del|las|los|que|para|con|se|al|entre|durante|mas|menos|como|por|a|y|"
    r"respectivamente|ya|tras|viv\w+|resid\w+|estan|eran|correspond\w+|represent\w+|segun|respecto|"
    r"particip\w+|recib\w+|hasta|desde|pertenec\w+|este|ese|frente|versus|contra|sobre|bajo|unidad\w*|"
    r"adicional\w*|superior\w*|inferior\w*|mayor|menor|aproximad\w+|total\w*|anual\w*|hubo|tuvo|siguen?|les?|nos|costo|cuesta|salio)$"
)
_NOUN_TAIL = re.compile(
    r"^\s+(?:personas?|beneficiari[oa]s?|usuari[oa]s?|participantes?|individuos)\s+(?P<tail>[a-z]{3,30})"
)
_TAIL = re.compile(r"^\s+[a-z]+\s+(?P<tail>[a-z]{3,30})")
_VERB = re.compile(r"(?:aron|ieron|aban|ian|eron)$")
_TAIL_VERB = re.compile(
    r"^(?:beneficiad|atendid|efectiv|usuari|registrad|reportad|apoyad|distint|reciben|residente)"
)
_ASKED = re.compile(
    r"\b(?:cuant[oa]s|(?:numero|cantidad|total)\s+de)\s+(?P<who>(?!persona|beneficiari|usuari)[a-z]{4,}s)\b[^.;:]{0,90}$"
)
_BOTH = re.compile(
    r"^\s+(?:ninos\s+y\s+ninas|ninas\s+y\s+ninos|hombres\s+y\s+mujeres|mujeres\s+y\s+hombres)\b"
)
_PART_OF = re.compile(r"^\s+de\s+(?:ellas|ellos|estas|estos|las\s+cuales|los\s+cuales|esas|esos)\b")
_PART_BEFORE = re.compile(
    r"\bde\s+(?:(?:entre\s+)?(?:ell|est|es)[oa]s|l[oa]s\s+cuales|l[oa]s\s+que|quienes)\s*,?\s*(?:(?:solo|apenas|hay|habia|otr[oa]s)\s+)*$"
    r"|\botr[oa]s\s+$"
)
_BEING = re.compile(
    r"\s+(?:son|eran|fueron)\s+(?P<who>(?![a-z]+[ai]d[oa]s\b)(?!quienes\b|l[oa]s\b|mas\b|menos\b)[a-z]{4,}s)\b"
)
_REACHED = re.compile(
    r"\b(?:lleg|atend|atiend|benefici|cubr|alcanz|apoy|abarc|ayud)\w*\s+(?:(?:al?|solo|apenas|tan|un\w*|total|de)\s+)*$"
)
_WERE_REACHED = re.compile(
    r"\s+de\s+\w+\s+(?:fueron\s+|result\w+\s+)?(?:benefici|atendi|cubiert|alcanzad|apoyad)[a-z]*"
)
_PART = "La frase habla de una parte de ellos."
_OF_ALL = re.compile(r"^\s+de\s+(?:l[oa]s|sus)\s+(?!cuales\b)[a-z]")
_ACTIVITY = re.compile(r"\b(?:cursos?|talleres|charlas|actividades|jornadas)\b")
_ACTIVITY_AFTER = re.compile(
    r"^\s+\w+(?:\s+\w+){0,3}\s+(?:en|a|de)\s+(?:\w+\s+){0,2}(?:cursos?|talleres|charlas|actividades|jornadas)\b"
)
_WHERE = (
    r"(?:(?:la|el)\s+(?:comuna|ciudad|provincia|localidad|barrio|sector|municipio|isla)\s+de\s+(?:la\s+|el\s+)?)?"
    r"(?P<place>(?!Chile|Total|Pesos)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{3,}|la\s+capital)\b"
)
_ARE_OF_GROUP = re.compile(
    r"[^,.;:]{0,30}?\b(?:son|eran|fueron|es|era|tiene[n]?|tenia[n]?)\s+(?:(?:un|una|a|de|por)\s+)*"
    r"(?P<who>mujer(?:es)?|hombres?|ninas?|ninos?|jovenes|adult[oa]s?|migrantes|indigenas|escolares|"
    r"extranjer[oa]s?|discapacidad|directoras?|jefas?)\b"
)
_OF_THOSE_IN = re.compile(
    r"\s+(?:del?|entre)\s+(?:(?:l[oa]s|el|la|sus|total|de)\s+)*[a-z]+(?:\s+[a-z]+[ai]d[oa]s?)?\s+"
    r"(?:(?:de|del|en|por|la|el|los|las|region)\s+)+"
)
_WHAT_THEY_DO = re.compile(
    r"(?:\s+(?:en|durante)\s+(?:el\s+)?20\d\d)?,?\s+(?!(?:y|e|o|u|en|durante|al?|con|del?|para|por|que|"
    r"mientras|pero|frente|contra|segun|respecto|como|contra|tambien|ya)\b)[a-z]{2,}"
)
"""What is said of the people of a region, and so of none elsewhere: "… del Maule son mujeres"."""

_OPERAND = re.compile(r"\b(?:de)?nominador\b|\bnumerador\b")
_IN_ALL = re.compile(r"\btotal\b|\bnacional\b|\ben\s+conjunto\b|\bel\s+programa\b")
_EVERYWHERE = re.compile(
    r"\b(?:el\s+programa|la\s+iniciativa|a\s+nivel\s+nacional|en\s+todo\s+el\s+pais|en\s+total|"
    r"en\s+cambio|mientras)\b|[;:]"
)
_SET_IN = re.compile(rf"\b[Ee]n\s+{_WHERE}")
_RIGHT_IN = re.compile(
    rf"(?:\s+(?!y\b)[a-záéíóúñ]+){{0,3}}?\s+(?:en|era[n]?\s+de|viven?\s+en)\s+{_WHERE}"
)
_PLACE_BEFORE = re.compile(
    r"\ben\s+(?:la\s+comuna\s+de\s+)?(?P<place>(?!Chile|Total)[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+)"
    r"(?:\s+(?:a|con|hubo|fueron|se|tuvo|hay|atendio|atendió|benefició|solo|apenas|unas|unos|las|los))*\W+$"
)
_PLACE = re.compile(
    r"^(?:\s+[a-záéíóúñ]+){0,3}?\s+(?:en|de)\s+(?:la\s+comuna\s+de\s+)?(?P<place>[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+)"
)


_WAITING = re.compile(
    r"^\s+[a-z]+(?:\s+[a-z]+){0,2}?\s+(?:(?:en|a\s+la|de)\s+(?:la\s+)?(?:lista\s+de\s+)?espera\b|"
    r"(?:sin|por)\s+atender\b|que\s+(?:esper|postul|solicit|quedaron\s+fuera))"
)
_WAITED = re.compile(
    r"\b(?:esper(?:an|aban|aron)|postul(?:an|aban|aron)|qued(?:an|aron)\s+(?:fuera|en\s+espera))\s+"
    r"(?:cupo\s+|un\s+cupo\s+|otr[oa]s\s+|unas\s+|unos\s+)*$"
)
"""Those who wait or apply, who are none of the served."""


def restriction(spot: Spot, meaning: Meaning) -> str | None:
    """Why a number cannot be compared with the ficha's, in Spanish, or None where it can."""
    if spot.mention.kind == "count" and _is_part_of_them(spot):
        return _PART
    if spot.mention.kind == "count" and meaning.concepts[0] == "produccion_componente":
        return _unlike(spot, meaning) or _others(spot)
    if meaning.concepts[0].startswith("indicador") and _OPERAND.search(spot.left):
        return "La ficha no imprime el numerador ni el denominador del indicador."
    if (place := _placed_elsewhere(spot, meaning)) is not None:
        return f"La ficha no trae cifras de «{place}»."
    if spot.mention.kind == "percent":
        return _share_of_fewer(spot)
    people = {"poblacion_beneficiada", "poblacion_region"} & set(meaning.concepts)
    level = spot.mention.kind == "count" and not spot.change
    return _of_fewer(spot) if people and level else None


def _is_part_of_them(spot: Spot) -> bool:
    """Whether a number counts some of those just counted: "97 de ellas", "de los cuales 97"."""
    placed = spot.row is not None and spot.row.start >= spot.mention.start - len(spot.left)
    if spot.mention.scaled:
        return False
    said = _PART_OF.match(spot.right) or _PART_BEFORE.search(spot.left)
    if said is None or (placed and _counts_those_served(spot)):
        return False
    reached = _REACHED.search(spot.left) or _WERE_REACHED.match(spot.right)
    return not (reached and _is_of_more_than_served(spot))


def _is_of_more_than_served(spot: Spot) -> bool:
    """Whether the count before is of more than those served: of the objective, of a country."""
    told = [c for c in (*spot.memory.told, *spot.before) if c.mention.kind == "count"]
    told = told or [*spot.before]
    last = told[-1] if told else None
    served = last is not None and last.unclear is None and last.concepts[0] in COUNTED
    return last is None or not served or not last.firm


def _counts_those_served(spot: Spot) -> bool:
    """Whether the count before is one whose regions the ficha tells, or none stands there."""
    told = [c for c in (*spot.memory.told, *spot.before) if c.mention.kind == "count"]
    return not told or (told[-1].unclear is None and told[-1].concepts[0] in COUNTED)


def _of_fewer(spot: Spot) -> str | None:
    """Why a count of people is of fewer than all: a group, a body's, those of a place."""
    if spot.row is None and _OF_ALL.match(spot.right):
        return _PART
    if _WAITING.match(spot.right) or _WAITED.search(spot.left):
        return "La frase habla de quienes esperan o postulan, y no de los atendidos."
    others = _others(spot) if spot.row is None else None
    group = _group(spot)
    if others is not None or group is not None:
        return others or f"La ficha no cuenta «{group}» por separado."
    return _narrowed(spot) if spot.row is None else _activity(spot)


def _share_of_group(spot: Spot) -> str | None:
    """The group that a share is of, where the ficha has no such word: "el 40 % son mujeres"."""
    found = _ARE_OF_GROUP.match(spot.right)
    return None if found is None or _is_own(found["who"], spot) else str(found["who"])


def _share_of_fewer(spot: Spot) -> str | None:
    """Why a share is of less than the ficha tells of: of a region's own people, of a group."""
    if (row := _share_inside(spot)) is not None:
        return f"La frase habla de una parte de lo de «{row}», que la ficha no trae."
    told = _share_of_group(spot)
    return None if told is None else f"La ficha no cuenta «{told}» por separado."


def _share_inside(spot: Spot) -> str | None:
    """The region of whose own people or money a share is: "el 16 % de los del Maule son …"."""
    scene, end = spot.scene, spot.mention.end
    rows = [r for r in scene.rows if r.kind == "region" and end <= r.start < end + len(spot.right)]
    if spot.change or not rows or not _OF_THOSE_IN.fullmatch(scene.between(end, rows[0].start)):
        return None
    return rows[0].said or rows[0].name if what_they_do(scene, rows[0]) else None


def what_they_do(scene: Scene, row: Item) -> bool:
    """Whether what comes after a row says something of its people: "… del Maule son mujeres"."""
    return _WHAT_THEY_DO.match(scene.flat, row.end, scene.end) is not None


def _placed_elsewhere(spot: Spot, meaning: Meaning) -> str | None:
    """The place that a clause is set in and that is no region of the ficha: "en Quillota se …"."""
    scene = spot.scene
    low = spot.mention.start - len(spot.left)
    free = spot.row is None and meaning.item is None
    ends = [m.end() + scene.start for m in _EVERYWHERE.finditer(scene.between(scene.start, low))]
    low = max([scene.start, *ends, *(r.end for r in scene.rows if r.end <= spot.mention.start)])
    left = _SET_IN.finditer(scene.original, low, spot.mention.start) if free else ()
    right = _RIGHT_IN.match(scene.original, spot.mention.end, spot.mention.end + len(spot.right))
    for found in (*left, *((right,) if right is not None else ())):
        place, start = str(found["place"]), found.start("place")
        named = any(n.start <= start < n.end for n in (*scene.rows, *scene.names))
        if not named and not _is_own(flat(place), spot):
            return place
    return None


def _others(spot: Spot) -> str | None:
    """Why a count is of another body's doing: "la municipalidad recuperó 4 espacios"."""
    left = spot.scene.between(spot.scene.start, spot.mention.start)
    actor = _ACTOR.search(left)
    if actor is None or _TOLD.search(left) or _IN_ALL.search(spot.left):
        return None
    place = spot.scene.start + actor.start("who" if actor["who"] else "they")
    if any(r.start <= place < r.end and r.name is not None for r in spot.scene.rows):
        return None  # "las empresas asesoradas" are what the ficha counts
    who = actor["who"] or actor["they"]
    return f"La frase habla de lo que hizo otra institución («{who}»)."


def _unlike(spot: Spot, meaning: Meaning) -> str | None:
    """Why a count of a component is of something else than what it makes."""
    noun = spot.mention.noun
    unit = spot.setting.nouns.units.get(meaning.item or "", frozenset[str]())
    if not unit or not noun or _is_plain(noun) or _VERB.search(noun):
        return None
    stem = singular(noun)[:_STEM]
    if stem in unit or singular(noun) in spot.setting.nouns.people:
        return None
    return f"La ficha no cuenta «{noun}» {NOT_MADE}"


def _group(spot: Spot) -> str | None:
    """The word that picks some of the people: "120 mujeres", "personas refugiadas"."""
    noun = spot.mention.noun
    own = spot.setting.nouns.people
    named = singular(noun) in own
    named = named or (_is_own(noun, spot) and (not own or singular(noun).endswith(tuple(own))))
    together = spot.setting.nouns.both(spot.right.lstrip().removeprefix("de "), 0)
    both = together is not None or _BOTH.match(spot.right) is not None
    if noun and not _is_plain(noun) and not named and not both:
        return noun
    being = _BEING.match(spot.right)
    if being is not None and not _is_plain(being["who"]) and not _is_own(being["who"], spot):
        return str(being["who"])
    right = spot.right.replace(" recien ", " ", 1)
    tail = _NOUN_TAIL.match(right) or (_TAIL.match(right) if singular(noun) in own else None)
    asked = _ASKED.search(spot.left)
    if asked is not None and not noun and not _is_plain(asked["who"]):
        return None if _is_own(asked["who"], spot) else asked["who"]
    if tail is None:
        return None
    word = tail["tail"]
    known = _NO_NOUN.match(word) or _TAIL_VERB.match(word) or _is_own(word, spot)
    return None if known or _VERB.search(word) else f"{noun} {word}"


def _narrowed(spot: Spot) -> str | None:
    if activity := _activity(spot):
        return activity
    before = _PLACE_BEFORE.search(
        spot.scene.original[spot.mention.start - len(spot.left) : spot.mention.start]
    )
    if before is not None and not _is_own(flat(before["place"]), spot):
        return f"La ficha no cuenta las personas de «{before['place']}»."
    place = _PLACE.match(spot.scene.original[spot.mention.end : spot.mention.end + 60])
    own = place is not None and (
        _is_own(flat(place["place"]), spot)
        or any(n.start == spot.mention.end + place.start("place") for n in spot.scene.names)
    )
    if place is not None and not own and len(place[0]) <= len(spot.right):
        return f"La ficha no cuenta las personas de «{place['place']}»."
    return None


def _activity(spot: Spot) -> str | None:
    named = _ACTIVITY.search(spot.left) or _ACTIVITY_AFTER.match(spot.right)
    return "La ficha no cuenta las personas de cada actividad." if named else None


def is_noun(word: str) -> bool:
    """Whether what follows a number may be what it counts, and is no verb and no preposition."""
    return bool(word) and not _NO_NOUN.match(word) and not _VERB.search(word)


def is_person(noun: str) -> bool:
    """Whether a noun names anybody: "personas", "vecinos"."""
    return noun.startswith(_PEOPLE_NOUNS)


def _is_plain(noun: str) -> bool:
    return is_person(noun) or bool(_NO_NOUN.match(noun))


def _is_own(word: str, spot: Spot) -> bool:
    """Whether the ficha itself calls its people so."""
    return len(word) > 4 and any(word[:5] in own for own in spot.setting.own_words)
