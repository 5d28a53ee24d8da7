"""Sentences that lay down a rule: who may apply, what must be met, how long a thing may last.

Their numbers assert nothing of what was done, so they are left alone; so is a limit that somebody
set, wherever it stands. Another amount of money is not: a ficha may say it too.
"""

import re
from collections.abc import Sequence

from calc.claims.found.shapes import Cue, Mention
from calc.claims.named.people import Stretch

_RULE = re.compile(
    r"\b(?:(?<!\bse )deben?|debera|deberan|podran?|"
    r"pueden?\s+(?:ser|postul|ingres|inscrib|acced|particip|atender|optar|present|recib|durar|tener|ped|solicit)\w*|"
    r"exigen?|se\s+(?:requiere|prioriza|privilegia|define|entiende|considera|pierde|bonifica)n?|"
    r"se\s+da\s+(?:preferencia|prioridad)|requisitos?|criterios?(?=\s+(?:\d|de\s+|:))|"
    r"(?:esta|estan|va|van)\s+dirigid[oa]s?\s+a|(?:destinad|orientad)[oa]s?\s+a|"
    r"para\s+(?:postular|ingresar|acceder|optar|ser\s+benefici)|"
    r"(?:pertenez|viv|teng|cumpl|resid)an\b|quien(?:es)?\s+falt\w+|pierden?\s+(?:el|su)\s+cupo|"
    r"permanece[n]?\s+hasta|plazo\s+(?:maximo|minimo|(?:de|para)\s+(?:\d|la\s+postul|postul|rend|present|inscri|entreg))|(?:como|un|el)\s+(?:maximo|minimo|tope)\s+de|"
    r"con\s+un\s+(?:maximo|minimo|tope)|bases\s+del?|(?:solo\s+)?(?:postulan|pueden\s+postular)\s+(?:l[oa]s\s+)?[a-z]+\s+(?:de|con|que))"
)
_DEFINES = re.compile(
    r"\b(?:es|son)\s+(?:la\s+|su\s+)?poblacion\s+(?:objetivo|potencial)\s+"
    r"(?:(?:a\s+)?quienes|tod[oa]s|l[oa]s|aquell[oa]s)\b"
)
_TOLD_THAT = re.compile(
    r"\b(?:recordo|informo|senalo|indico|aclaro|preciso|explico|establecio|dispuso|fijo|definio|reitero)\s+que\b"
)
_DONE = re.compile(
    r"\b[a-záéíóúñ]+(?:aron|ieron|jeron|ó)\b|\b(?:fue|fueron|hubo|hizo|había|eran?)\b",
    re.IGNORECASE,
)
_TOWNS = re.compile(
    r"\b(?:localidad|comuna|ciudad|pueblo|barrio|sector)(?:es|s)?\s+(?:de|con)\s+(?:hasta|entre|menos\s+de|"
    r"mas\s+de|al\s+menos|sobre)\s+$"
)
_WITHIN = re.compile(r"\ba\s+(?:menos|mas|no\s+mas)\s+de\s+$")
_FAR = re.compile(r"\s*(?:metros|mts?|kilometros|kms?|cuadras|pasos)\b")
_SOME = re.compile(
    r"\s+[a-z]+\s+(?:con|sin|cuy[oa]s?|de\s+entre|que\s+(?:no|tien|reci|viv|est|pudi|lograr)\w*|"
    r"(?:son|eran|fueron)\s+(?![a-z]+[ai]d[oa]s\b)[a-z]{3,}s)\b"
)
_LIMIT = re.compile(
    r"\b(?:tope|maxim|minim|limite|arancel|tarifa|sueldo|honorario|bono|cuota|precio|multa)[a-z]*\b"
    r"[^.;,]{0,40}$"
)
_SET_LIMIT = re.compile(
    r"\b(?:tope|limite|umbral|techo|piso|(?:el|al|del|un|monto|financiamiento|aporte)\s+(?:maximo|minimo))\b"
    r"(?:\s+(?:maximo|minimo|permitido|legal|exigido|fijado|por|de|del|para|cada|la|el|los|las|proyecto|iniciativa|"
    r"persona|familia|hogar|financiamiento|gasto|administrativ[oa]|administracion|beneficiari[oa]|postulante|"
    r"pauta|norma|bases|criterio|programa))*\s*,?\s*(?:(?:es|son|era|seria|esta\s+fijado|se\s+fija|fijado)\s+)?"
    r"(?:(?:de|en|del|al|a|un|los|las|el|hasta)\s+)*\(?$"
)
_LACKED = re.compile(r"\b(?:falt(?:o|a|aba|aban|aron)|qued(?:o|aron)\s+a)\b")
_SETS = re.compile(
    r"\s+(?:que\s+)?(?:se\s+)?(?:fija|exige|establece|permit|define|senala|contempla|impone|recomienda|reglament|"
    r"autoriza|pide|exigid|fijad|establecid)\w*"
)
_AT_MOST = re.compile(
    r"(?:\s+(?!(?:y|que|se|[a-z]+(?:aron|ieron))\b)[a-z]+){0,3}\s+"
    r"(?:como\s+(?:tope|maximo|minimo|limite|mucho)|a\s+lo\s+(?:mas|sumo))\b"
)
_BESIDE_LIMIT = re.compile(r"\b(?:bajo|sobre|debajo\s+de|encima\s+de|al|del)\s*(?:el\s+|l\s+)?$")
_NAMED_LIMIT = re.compile(
    r"\b(?:tope|limite|umbral|techo|por\s+(?:proyecto|persona|iniciativa|familia|hogar))\b"
)
_RATE = re.compile(
    r"\s*(?:mensual|diari|semanal|al\s+(?:mes|dia)\b|(?:por|cada)\s+(?:hora|mes|dia)\b)"
)
_OF_THEM = re.compile(
    r"\bde\s+(?:l[oa]s\s+(?:cuales|que)|quienes|(?:entre\s+)?(?:ell[oa]s|est[oa]s|es[oa]s))\s*,?\s*$"
)
_OF_THOSE = re.compile(
    r"\s+de\s+(?:(?:entre\s+)?(?:ell[oa]s|est[oa]s|es[oa]s)|quienes|l[oa]s\s+(?:que|cuales))\b"
)
_AIMED_AT = re.compile(
    r"\b(?:metas?|se\s+esperaba\w*|se\s+proyectaba\w*|se\s+proyecto|compromiso|lo\s+(?:proyectado|comprometido))\b"
    r"(?:\s+(?!(?:se|quedo|llego|alcanzo|atendio|ejecuto|gasto|y|pero)\b)\w+){0,5}\s+$"
)
_DID = re.compile(r"\s+(?:se\s+)?([a-z]+(?:aron|ieron))\b")
_SERVED = re.compile(
    r"(?:fue|recibi|particip|asisti|accedi|ingres|benefici|atendi|tuvi|estuvi|result)"
)
_PERSON = re.compile(
    r"\b(?:señor(?:a|ita)?|don|doña|sr\.|sra\.|vecin[oa]|usuari[oa]|alumn[oa]|dirigenta?)\s+"
    r"(?:[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+\s+){1,3}\($",
    re.IGNORECASE,
)
_PERSON_GAP = 2
_YOUNGEST, _OLDEST = 5, 105
_LEFT = 64
_VAGUE = frozenset({"poblacion_beneficiada", "produccion_componente", "indicador_proposito"})


def asserting(
    plain: str, original: str, span: Stretch, mentions: Sequence[Mention], cues: Sequence[Cue]
) -> tuple[Mention, ...]:
    """The mentions of a sentence (of a text, flat and as written) that are of no rule.

    A sentence that tells what was done, or that names an amount or a share of the ficha, lays down
    no rule.
    """
    defines = _DEFINES.search(plain, span.start, span.end) is not None
    aimed = _VAGUE | {"poblacion_objetivo"} if defines else _VAGUE
    told = any(not c.weak and c.concept not in aimed for c in cues)
    mentions = [m for m in mentions if not _is_set_limit(plain, span, m)]
    ruled = not told and (defines or _RULE.search(plain, span.start, span.end) is not None)
    told_that = _TOLD_THAT.search(plain, span.start, span.end)
    start = span.start if told_that is None else told_that.end()
    if ruled and not _DONE.search(original, start, span.end):
        return tuple(m for m in mentions if m.kind == "money")
    return tuple(
        m
        for m in mentions
        if not _is_ordinal(plain, span, m)
        and not _TOWNS.search(plain, max(0, m.start - 40), m.start)
        and not (_WITHIN.search(plain, max(0, m.start - 24), m.start) and _FAR.match(plain, m.end))
    )


def _is_ordinal(plain: str, span: Stretch, mention: Mention) -> bool:
    """As in "el indicador 1 marcó 70 % y el 2, un 100 %": the row's number, and no count."""
    if mention.kind != "count" or not (mention.value and mention.value <= _MOST_ROWS):
        return False
    before = plain[span.start : mention.start]
    numbered = _NUMBERED.search(before) is not None and before.endswith((" el ", " la "))
    return numbered and plain[mention.end : mention.end + 1] == ","


_MOST_ROWS = 9
_NUMBERED = re.compile(r"\b(?:indicador|componente)(?:\s+(?:de|del)\s+\w+)?\s+(?:n\W*)?\d\b")


def is_age(original: str, mention: Mention, rows: Sequence[Stretch]) -> bool:
    """Whether a number in brackets is the age of somebody named: "la señora Rosa (77)"."""
    if mention.kind != "count" or original[mention.end : mention.end + 1] != ")":
        return False
    named = _PERSON.search(original, max(0, mention.start - _LEFT), mention.start)
    if named is None or not (mention.value and _YOUNGEST <= mention.value <= _OLDEST):
        return False
    return not any(r.start < mention.start <= r.end + _PERSON_GAP for r in rows)


def _is_set_limit(plain: str, span: Stretch, mention: Mention) -> bool:
    """Whether a number is a limit that somebody set: "el máximo de 20 % que fija la pauta"."""
    low = max(span.start, mention.start - _LEFT)
    beside = _BESIDE_LIMIT.search(plain, low, mention.start) is not None
    if beside and _SETS.match(plain, mention.end, span.end):
        return True
    if _AT_MOST.match(plain, mention.end, span.end):
        return True
    limit = _SET_LIMIT.search(plain, low, mention.start)
    if limit is None or _LACKED.search(plain, span.start, mention.start):
        return False  # "faltaron M$12 para el umbral de 85 %": the goal
    return bool(_NAMED_LIMIT.search(limit[0]) or _SETS.match(plain, mention.end, span.end))


def unsure(plain: str, start: int, mention: Mention) -> bool:
    """Whether a number of a sentence that begins at `start` may be of less than the ficha counts.

    It is of those people who have or did something more, or it is a goal, a limit or a rate.
    """
    if _AIMED_AT.search(plain, max(start, mention.start - _LEFT), mention.start):
        return True
    if mention.kind == "count":
        did = _DID.match(plain, mention.end)
        other = did is not None and not _SERVED.match(did[1])
        of_them = _OF_THEM.search(plain, max(start, mention.start - _LEFT), mention.start)
        return other or of_them is not None or _SOME.match(plain, mention.end) is not None
    if mention.kind == "percent":
        return _OF_THOSE.match(plain, mention.end) is not None
    if mention.kind != "money":
        return False
    limit = _LIMIT.search(plain, max(start, mention.start - _LEFT), mention.start)
    ruled = _RULE.search(plain, start, mention.start) is not None
    if ruled and not _DONE.search(plain, start, mention.start):
        return True
    return limit is not None or _RATE.match(plain, mention.end) is not None
