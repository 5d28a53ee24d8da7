"""Whether those counted are said to have done what neither the ficha nor any report tells of them.

"3.402 hogares vendieron sus animales" has the number of those served, and says another thing: it
is no figure of the ficha, neither a right nor a wrong one.
"""

import re
from collections.abc import Iterator

from calc.claims.found.kinds import COUNTED
from calc.claims.named.kin import stem_of
from calc.claims.named.meaning import Meaning
from calc.claims.told.scene import Scene
from calc.claims.told.spot import Spot

_VERB = r"(?:[a-záéíóúñ]{2,}(?:aron|ieron|eron|yeron|jeron|aban|ían)|(?!se\b)[a-záéíóúñ]{3,}ó)"
_BEING = r"(?:fueron|quedaron|resultaron|están|estaban|terminaron|acabaron|siguen|han\s+sido)"
_AFTER = re.compile(
    rf"(?:\s+(?!que\b|{_BEING}\b|{_VERB}\b)[a-záéíóúñ]+){{0,5}}?\s+(?:que\s+)?(?:no\s+|ya\s+|se\s+|les?\s+|nos\s+)*"
    rf"(?:{_BEING}\s+(?P<done>[a-záéíóúñ]+[aeit][ds]?[oa]s)\b|(?!{_BEING}\b)(?P<verb>{_VERB})\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?P<verb>{_VERB})(?:\s+(?:a|al|de|por|solo|apenas|unos|unas|un|total|casi|cerca|más|"
    r"menos|cuando|así|también|hasta|sus|los|las|otros|otras|alrededor|nada))*\s+$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[,.;:()¡!¿?]|\b(?:mientras|pero|aunque)\b|\by\s+(?=(?:el|la|los|las|se|un|una)\b)",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    "abarc|abord|abrier|abrio|acced|acog|acomp|acord|acudi|adjud|agreg|ajust|alcan|alter|ampli|anadi|"
    "anot|apare|apoy|aprob|aprov|aport|arroj|ascen|aseso|asign|asist|atend|atien|aument|avanz|ayud|"
    "baj|bastar|benef|bene|borde|brind|cab|cae|caye|cayo|calcu|cambi|capac|capta|celeb|cens|centr|"
    "certif|cifr|cobij|coloc|comen|comple|compr|compu|concen|concl|concu|confo|"
    "consi|const|conta|conti|conto|contr|correspo|corre|coste|costa|costo|crec|creo|crear|cubr|culmi|"
    "cumpl|cuant|curs|dec|dedic|dej|deriv|desar|desce|desem|desti|dict|dieron|dio|dijer|dijo|dismi|dispo|disfr|"
    "distr|dur[ao]|duplic|efect|egres|ejecu|eleva|elev|elig|emit|emple|enfoc|entra|entre|"
    "entro|equip|equiv|eran|escog|esper|estab|estim|estuv|evalu|exced|exhib|exist|exper|favor|figur|final|"
    "financ|focal|forma|forta|fuero|fue|funci|gana|gano|gast|gener|habia|habil|habit|hicie|hizo|hubo|hubie|"
    "impar|imple|inclu|incor|incre|indic|infor|ingre|inici|inscr|insta|integ|inter|inver|invir|llam|llega|"
    "llego|lleva|levant|limit|logra|logro|manej|mant|marc|matri|medi|mejor|menci|monit|mostr|neces|numer|obtuv|"
    "obten|ocup|ofrec|opera|optar|orien|organ|otorg|paga|parec|parti|pasa|paso|perma|pert|plant|"
    "pon|pose|prest|produ|prov|public|pudie|puso|puest|qued|realiz|rebaj|recam|recib|recog|recor|recon|recup|redu|"
    "reempl|refle|regis|rega|regul|remo|renov|repar|report|repre|requi|resid|resol|respo|resul|reuni|rond|"
    "saca|sali|salt|segu|selec|senal|servi|sirvi|siguie|signi|situ|sobre|son|sosten|subi|subie|suma|sumi|sumo|supe|"
    "supon|tenia|tenian|termi|toma|total|traba|trans|trata|trasl|triplic|tuvie|tuvo|ubic|us[ao]|utili|valor|"
    "vari|viaj|vier|viv"
)
"""How what programmes do for people, and how many there are, is reported: by the first letters."""


_BEGINNING = 4
_CHANGING = re.compile(r"([^aeiou]{0,3})([iu])(?=[^aeiou]{1,3}i(?:o|eron)$)")
_CHANGED = re.compile(
    "subi|baj|aument|increm|dismi|mejor|redu|dupli|tripli|eleva|rebaj|ampli|alter"
)
_THEIRS = re.compile(r"\s+(?:sus?|el|la|los|las|de)\s+[a-z]{3}")


def strange_deed(spot: Spot, meaning: Meaning) -> str | None:
    """The verb of those counted, where nobody tells that of a programme's people or things."""
    told = {*COUNTED, "poblacion_beneficiada", "poblacion_region", "produccion_componente"}
    if spot.mention.kind != "count" or not told & set(meaning.concepts) or spot.change:
        return None
    own = (*spot.setting.nouns.units.values(), spot.setting.told)
    verbs = strange_deeds(spot.scene, spot.at)
    known = frozenset().union(*own)
    return next((verb for verb in verbs if not _tells(verb, known)), None)


def _tells(verb: str, known: frozenset[str]) -> bool:
    """Whether a word of the ficha begins as a verb does: "aisló", "viviendas aisladas"."""
    forms = {verb, *_infinitive(verb)}
    return any(
        stem_of(form) in known or any(word.startswith(form[:_BEGINNING]) for word in known)
        for form in forms
    )


def _infinitive(verb: str) -> Iterator[str]:
    """A verb with the vowel that its infinitive may have: "rindieron", "rendir"."""
    changed = _CHANGING.match(verb)
    if changed is not None:
        yield f"{changed[1]}{'e' if changed[2] == 'i' else 'o'}{verb[changed.end() :]}"


def strange_deeds(scene: Scene, at: int) -> tuple[str, ...]:
    """The verbs of a number, flat, that are none by which any programme's figures are told."""
    return tuple(verb for verb, own in _verbs(scene, at) if own or not is_reported(verb))


def is_reported(verb: str) -> bool:
    """Whether a flat verb, or its participle, is one by which any programme's figures are told."""
    return _REPORTED.match(verb) is not None


def _verbs(scene: Scene, at: int) -> Iterator[tuple[str, bool]]:
    """The verb right before a number and the first one after it, in its clause, as flat text.

    With each, whether it tells a change of something of theirs: "340 hogares subieron sus rentas".
    """
    mention = scene.mentions[at]
    low = scene.mentions[at - 1].end if at else scene.start
    high = scene.mentions[at + 1].start if at + 1 < len(scene.mentions) else scene.end
    stops = [m.end() for m in _STOP.finditer(scene.original, low, mention.start)]
    before = _BEFORE.search(scene.original, stops[-1] if stops else low, mention.start)
    if before is not None:
        yield scene.between(*before.span("verb")), False
    stop = _STOP.search(scene.original, mention.end, high)
    after = _AFTER.match(scene.original, mention.end, high if stop is None else stop.start())
    if after is not None:
        verb = scene.between(*after.span("done" if after["done"] else "verb"))
        theirs = _THEIRS.match(scene.flat, after.end(), scene.end) is not None
        yield verb, theirs and _CHANGED.match(verb) is not None
