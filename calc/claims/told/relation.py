"""What a number says of its concept: a level, a change, how many times; a bound, a hedge.

Read from the few words before and after the number, inside its own sentence.
"""

import re
from collections.abc import Sequence

from calc.claims.found.shapes import Bound, Item, Mention, Relation, Sense
from calc.claims.named.alike import TIMES
from calc.claims.told.lookalikes import with_verb_bajo, without_elders
from calc.claims.told.scene import Scene

_UP = (
    r"aument\w*|increment\w*|crec(?:io|ieron|imos|e|en|ido|ia|ian|iendo|er|imiento)|sub(?:io|ieron|imos|e|en|ida|ido|ia|ian|iendo|ir)|"
    r"alzas?|elev\w+|gan(?:o|aron|amos)|encarec\w+|alarg\w+|prolong\w+|agreg\w+|repunt\w+|dispar\w+|se\s+pas(?:o|aron)(?=\s+del?\b)|super(?:o|aron|a|an)(?=\s+(?:\w+\s+){0,5}?en\b)|"
    r"avanz(?:o|aron)|(?:avance|salto)(?=\s+de\s+(?:(?:un|casi|cerca\s+de)\s+)*$)|"
    r"(?:exced|sobrepas|rebas)\w+(?=\s+(?:\w+\s+){0,5}?en\b)|expandi\w+|ampli(?:o|aron)|sum(?:o|aron)(?=\s+otr)"
)
_DOWN = (
    r"disminu\w*|reduc\w*|reduj\w*|ca(?:yo|yeron|ida|idas|ido|ia|ian|yendo|e|en|er)|baj(?:o|a|as|aron|amos|an|ada|ado|aba|aban|ar|ando)|"
    r"descen\w*|recort\w*|rebaj\w*|retroce\w*|merm\w*|encog\w+|achic\w+|contraj\w*|perd(?:io|ieron|ida)|contra(?:jo|ccion)|"
    r"desplom\w*|acort\w+|hundi\w*|abarat\w+"
)
_EITHER = (
    r"mejor(?:o|a(?=\s+de\b)|aron|ando)|empeor(?:o|aron|ando)|vari(?:o|a|acion|aron|aciones)|cambi(?:o|a|aron)|"
    r"diferencia|brecha|distancia"
)
_CHANGE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<either>{_EITHER}))\b")
_ARTICLES = (
    r"(?:(?:un|una|unos|unas|el|la|los|las|solo|apenas|casi|cerca\s+de|tan\s+solo|nada\s+menos\s+que|"
    r"alrededor\s+de|aproximadamente|mas\s+de|menos\s+de|poco\s+mas\s+de|en\s+torno\s+a)\s+)*"
)
_TO = re.compile(
    rf"\b(?:a|al|hasta|en\s+un\s+nivel\s+de|quedando\s+en|quedar\s+en|llegando\s+a|para\s+llegar\s+a|alcanzando)\s+{_ARTICLES}$"
)
_FROM = re.compile(rf"\b(?:de|del|desde)\s+{_ARTICLES}$")
_WAS_OF = re.compile(rf"\b(?:es|era|eran|fue|fueron|son)\s+de\s+{_ARTICLES}$")
"""Before a level and no beginning of a change: "que en 2022 era de 2.380, quedó en 1.905"."""

_LINK = re.compile(
    r"^\s*(?:(?!y\b|e\b|pero\b)[a-z]+\s+){0,3}?(?:\(?(?:(?:en|de|del|el|durante)\s+)*(?:ano\s+)?(?:\d{4})?\)?)?\s*(?:[a-z]{5,}\s*){0,2},?\s*"
    rf"(?:a|al|hasta|(?:quedo|quedaron|cerro|cerraron|termino|terminaron|quedando|terminando)\s+en)\s+{_ARTICLES}$"
)
_SET_AGAINST = re.compile(
    r"\b(?:frente|respecto|relacion|comparacion|comparad[oa]s?|igual|superior|inferior)\b"
)
_COMPARED = re.compile(
    r"^\s*(?:de\s+)?(?:(?!es\b|fue\b|era\b|son\b|y\b)\w+\s+){0,3}?(?:(?P<up>mas|mayor(?:es)?|superior(?:es)?|por\s+(?:sobre|encima)|mas\s+alt[oa]s?)"
    r"|(?P<down>menos|menor(?:es)?|inferior(?:es)?|por\s+debajo|mas\s+baj[oa]s?))\s*"
    r"(?:(?:en|el|durante)\s+(?:el\s+)?20\d\d\s+)?(?:(?:que|q|de\s+l[oa]s?|de(?=\s+20\d\d)|del|al|a\s+l[oa]s?|a|respecto|frente|en\s+relacion|"
    r"en\s+comparacion|con\s+respecto|(?<=sobre )(?:el|la|lo|su))\b|(?=(?:19|20)\d\d))"
)
_OVER_YEAR = re.compile(
    r"\s*(?:(?P<up>(?:por\s+)?sobre|por\s+encima\s+de)|(?P<down>bajo|por\s+debajo\s+de))\s+"
    r"(?:(?:el|la|lo|los|las)\s+(?:del?\s+)?|l\s+)?(?:ano\s+)?(?:(?:19|20)\d\d\b|anterior|previo|pasado)"
)
_COMPARED_END = re.compile(
    r"^\s*(?:de\s+)?(?:(?P<up>mas|adicional(?:es)?|extra|mayor|superior|por\s+encima)|"
    r"(?P<down>menos|menor|inferior|por\s+debajo))"
    r"(?:\s+en\s+(?:(?:solo|apenas|los|ultimos)\s+)*(?:un|dos|tres|2|3)\s+anos?)?\s*(?:[.,;)]|$)"
)
_COMPARED_OF = re.compile(
    r"^\s*(?:(?P<up>mas)|(?P<down>menos))\s+de\s+(?:l[oa]s\s+)?(?!l[oa]s?\b|\d)[a-z]{4}"
)
"""By how much there is more or less of something: "un 27 % menos de hogares"."""

_MOVED = re.compile(
    r"^\s*(?:(?:el|la)\s+(?:(?P<up>alza|aumento|incremento|crecimiento|subida)|"
    r"(?P<down>caida|baja|disminucion|reduccion|descenso|recorte))\s+(?:del?|en|experiment)|"
    r"(?:(?P<rose>crecio|aumento|subio|se\s+incremento)|(?:cayo|bajo|disminuyo|se\s+redujo|descendio))\s+"
    r"(?:(?:en|durante)\s+(?:el\s+)?20\d\d\s+)?(?:la\s+cantidad|el\s+numero|el\s+total|la\s+produccion|el\s+gasto|el\s+presupuesto|la\s+poblacion)\b)"
)
"""What changed, told after by how much: "un 3 % creció el número de", "fue de 3 % el alza de"."""

_COMPARED_BARE = re.compile(
    r"^\s*(?:\w+\s+)?de\s+(?:(?P<up>aumento|alza|incremento|crecimiento|subida)|(?P<down>caida|baja|disminucion|reduccion|descenso|recorte))"
)
_UNDER = re.compile(
    r"\s+(?!(?:un[oa]?s?|a|al|del?|en|desde|hasta|respecto|solo|casi|apenas|cerca|entre|y|mas|menos|"
    r"aun|ligera|leve|fuerte|considera|significa|notable|sensible|otr)\w*\b)[a-z]"
)
"""What follows "bajo" where it is no verb without its accent."""

_MORE_IN = re.compile(
    r"\s+(?:(?P<up>mas)|(?P<down>menos))\s+(?:(?:en|de|por|para)\s+)?(?!que\b)[^.;:,]{3,80}?\s(?:que|respecto|frente)\b"
)
"""So much more in something than at another time: "5 % menos en equipos que en 2022"."""

_SO_MANY = re.compile(r"\b(?:fueron|hubo|son|eran|hay)\s+$")
_FEWER = re.compile(r"\s+[a-z]+\s+(?P<up>(?!))?(?P<down>menos)\s*(?:[.,;)]|$)")
_AFTER_COMMA = re.compile(r",\s*(?:(?:casi|apenas|solo|unos|unas)\s+)?$")
_MORE = re.compile(r"\s+[a-z]+\s+(?:(?P<up>mas)|(?P<down>menos))\s*(?:[.,;)]|$)")
_MORE_THAN = re.compile(
    r"\s+[a-z]+\s+(?:(?P<up>mas)|(?P<down>menos))\b[^.;:]*?\b"
    r"(?:respecto|frente|comparacion|comparado|relacion|contra|versus|que\s+(?:en\s+)?(?:(?:el|lo|la|los|las)\s+)?(?:de(?:l)?\s+)?(?:(?:19|20)\d\d|(?:ano|periodo)\s+(?:anterior|pasado|previo)))\b"
)
"""So many more of something than at another time: "son 12 talleres más los de 2025 que …"."""
_DEGREE = r"(?:\s+(?:de|del|el|la|los|las|un|una|unos|unas))*\s*$"
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "at_least",
        re.compile(
            r"\b(?:(?:al|a\s+lo|por\s+lo)\s+menos|como\s+minimo|no\s+menos\s+(?:de|del)|(?:un\s+)?minimo\s+de)"
            + _DEGREE
        ),
    ),
    (
        "at_most",
        re.compile(
            r"\b(?:no\s+mas\s+(?:de|del|que|alla\s+de)|a\s+lo\s+(?:mas|sumo)|como\s+maximo|(?:un\s+)?maximo\s+de|"
            r"no\s+(?:super|exced|sobrepas|rebas)\w+|sin\s+superar)" + _DEGREE
        ),
    ),
    (
        "under",
        re.compile(
            r"\b(?:(?<!\bnada )(?<!\bni )(?<!\bno )menos\s+(?:de|del|que)|"
            r"inferior(?:es)?\s+(?:a|al)|(?:por\s+)?debajo\s+(?:de|del)|menor(?:es)?\s+(?:a|al|que|de)|"
            r"(?:no|tampoco)\s+(?:alcanz|lleg|logr)\w+\s+(?:a\s+)?(?:\w+[aei]r\s+)?(?:a|al|ni|ni\s+al?|ni\s+siquiera\s+al?|el)|"
            r"sin\s+(?:alcanzar|llegar)(?:\s+al?)?|"
            r"bajo\s+(?:el|los))" + _DEGREE
        ),
    ),
    (
        "over",
        re.compile(
            r"\b(?:(?<!\bnada )(?<!\bni )mas\s+(?:de|del|que)|"
            r"superior(?:es)?\s+(?:a|al)|super(?:a|an|o|aron|aba|ando|ado|ar|aria)|"
            r"por\s+(?:sobre|encima\s+de)|exced(?:e|io|en|iendo)|mayor(?:es)?\s+(?:a|al|que|de)|rebas\w+|"
            r"sobrepas\w+|sobre\s+(?:el|los|las))" + _DEGREE
        ),
    ),
)
_HEDGE = re.compile(
    r"\b(?:cerca\s+(?:de|del)|casi|alrededor\s+(?:de|del)|aproximadamente|aprox\.?|unos|unas|en\s+torno\s+(?:a|al)|"
    r"del\s+orden\s+(?:de|del)|cercan[oa]s?\s+(?:a|al)|borde(?:a|o|aron|ando|an|ó)|practicamente|"
    r"rond(?:a|an|o|aron|ando)|(?:poco|algo|un\s+poco)\s+(?:mas|menos)\s+(?:de|del)|redondeando)"
    + _DEGREE
)
_THE_ONE = re.compile(
    r"\b(?:suma|cifra|monto|cantidad|numero|porcentaje|valor|gasto|cobertura|presupuesto)?\s*(?:\w+\s+)?"
    r"(?:(?:inferior|superior|menor|mayor)(?:es)?\s+(?:a|que)|(?:menos|mas)\s+que)\s+(?:los|las|el|la)\s+$"
)
_OF_SOMETHING = re.compile(r"\s*(?:[a-z]+\s+)?(?:del?|en)\s+(?:l[oa]s?\s+)?(?:[a-z]{3,}|20\d\d)")
"""A number that something is compared with is itself told: "inferior a los M$6 del Biobío"."""

_BY_MUCH = re.compile(
    r"\b(?:por\s+(?:debajo|encima|sobre)|inferior(?:es)?|superior(?:es)?|mayor(?:es)?|menor(?:es)?)\s+"
    r"(?:en|por)\s+(?:(?:un|una|unos|unas|casi|cerca\s+de|apenas|solo)\s+)*$"
)
"""Words that set a difference: "quedó por debajo en M$16", "es inferior en 61 personas a …"."""

_OVER_BASE = re.compile(
    r"\b(?:(?P<up>superior|mayor|mas\s+alt[oa])|inferior|menor|mas\s+baj[oa])(?:es)?\s+"
    rf"(?:al?|que\s+(?:el|la|lo))\s+(?:[a-z]+\s+){{1,4}}(?:en|por)\s+{_ARTICLES}$"
)
"""By how much something is over or under what is named: "fue inferior al inicial en M$16"."""

_BY = re.compile(r",\s*(?:en|un|una|de)\s+(?:un\s+)?$")
_HEDGE_AFTER = re.compile(r"^\s*(?:\w+\s+){0,2}(?:aproximadamente|aprox\b|mas\s+o\s+menos)")
_AT_LEAST_AFTER = re.compile(r"^\s*(?:\w+\s+)?(?:o|y)\s+mas\b")
_NEGATED = re.compile(
    r"\b(?:no|nunca|tampoco|jamas)\s+(?:se\s+|le\s+|les\s+)?(?:es|era|fue|fueron|son|gast|ejecut|atend|tuv|alcanz|lleg|hub|"
    r"cont|recib|benefici|particip|super|subi|baj|cay|aument)\w*(?:\s+\w+){0,4}\s*$"
)
_RESULT = re.compile(
    r"(?:\b(?:es\s+decir|o\s+sea|esto\s+es|vale\s+decir|(?:equival|signific|represent)\w+(?:\s+a)?)\s*,?|:|\()\s*(?:(?:un|una|unos|unas)\s+)?$"
)
"""What announces the difference of what was just told: "de 12 a 15: tres más"."""

_NONE_OF = re.compile(r"\bnada\s+de(?:l)?\s+(?:un\s+)?$")
_DENIED = re.compile(
    r"\bno\s+es\s+(?:cierto|verdad|correcto|efectivo|asi)\b|\bes\s+(?:falso|mentira|incorrecto)\b|\bdesmint\w+"
)
_SAID_INSTEAD = re.compile(r"\bque\b[^:;]*[:;]\s")
"""After what is denied, what is said in its place: "no es cierto que sea chico: gastó …"."""

_OF_THAT = re.compile(
    r"\s*de\s+l[oa]s\s+(?:m{0,2}\$\s?)?\d[\d.,]*\s+(?:[a-z]+\s+){0,3}?(?:de|del|en)\s+(?:el\s+)?(?:ano\s+)?20\d\d\b|"
    r"\s*de\s+l[oa]s?\s+que\s+(?:[a-z]+\s+){1,3}?(?:en\s+)?(?:el\s+)?(?:20\d\d\b|ano\s+(?:anterior|pasado|previo)\b)|"
    r"\s*que\s+(?:(?:en|el|durante)\s+)*(?:20\d\d\b|ano\s+(?:anterior|pasado|previo)\b)|"
    r"\s*de\s+(?:eso|lo\s+que\s+(?!ejecut|gast)|lo\s+de(?:l)?\s|(?:la|el|las|los)\s+(?:de(?:l)?\s+)?(?:20\d\d|ano\s+anterior)|"
    r"(?:aquell|es)[aeo]s?\b(?!\s+(?:presupuesto|monto|total|recursos|fondos)))|"
    r"\s*del\s+(?:del?\s+(?:ano\s+)?20\d\d|(?:del\s+)?ano\s+anterior)\b"
)
"""A fraction of what was said before: "la mitad de lo que pesaba en 2022"."""

_DEFINITE = re.compile(r"\b(?:al|del|el|los|las|la)\s+$")
_OF_YEAR = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}?(?:de|del)\s+(?:(?:el|ano|periodo)\s+)*(?:20\d\d\b|(?:ano\s+)?(?:anterior|previo)\b)"
)
_OF_THOSE = re.compile(r"\s*de\s+l[oa]s\s+[a-z]{4,}s\b")
_AND_THEN = re.compile(r"(?:\b[ye]|,)\s+(?:l[oa]s\s+)?(?:otr[oa]s\s+)?$")
_THEY_DID = re.compile(r"\s+[a-z]+(?:aron|ieron)\b")  # "22 mejoraron muelles y 18 instalaron"
_NAMED_APART = re.compile(rf":\s*{_ARTICLES}$")
_NEW_LEVEL = re.compile(
    r"\b(?:y|e)\s+(?:(?:en|el|ano|20\d\d)\s+)*(?:se\s+)?(?:qued|lleg|alcanz|cerr|termin|totaliz|ubic|situ|registr)\w*\s+"
    rf"(?:(?:a|al|en|con)\s+)*{_ARTICLES}$|\b(?:partio|comenzo|empezo|arranco)\s+(?:en|con)\s+{_ARTICLES}$"
    r"|\b(?:y|e)\s+(?:[a-z]+\s+){0,4}?(?:gast|ejecut|invirti|desembols|atendi|benefici|entreg|realiz|tuvo|hubo|recibi)"
    rf"[a-z]*\s+(?:al?\s+)?{_ARTICLES}$"
)
_TREND = re.compile(r"\ba(?:l|\s+la)\s+$")
_REACH = 70


def sense_of(scene: Scene, at: int) -> Sense:
    """The sense of a number, read once from the words between its neighbours."""
    if at not in scene.senses:
        scene.senses[at] = _sense_of(scene, at)
    return scene.senses[at]


def way_told(scene: Scene, at: int) -> int:
    """The way of the verb of change before a number: 1 up, -1 down, 0 where none tells."""
    mention = scene.mentions[at]
    low = scene.mentions[at - 1].end if at else scene.start
    left = scene.nameless(max(low, mention.start - _REACH), mention.start)
    found = _last_change(left, scene.original, mention, scene.rows)
    return 0 if found is None else 1 if found["up"] else -1 if found["down"] else 0


def _sense_of(scene: Scene, at: int) -> Sense:
    mention = scene.mentions[at]
    low = scene.mentions[at - 1].end if at else scene.start
    later = scene.mentions[at + 1 :]
    high = later[0].start if later else scene.end
    named = sum(r.end - r.start for r in scene.rows if low <= r.start < r.end <= mention.start)
    reach = max(low, mention.start - _REACH - named)
    left = without_elders(scene.nameless(reach, mention.start))
    right = without_elders(scene.nameless(mention.end, min(high, mention.end + _REACH)))
    written = scene.original[mention.start - len(left) : mention.start]
    bound, hedged = _bound(with_verb_bajo(left, written), right)
    the_one = _THE_ONE.search(left) and _OF_SOMETHING.match(right)
    if bound != "exact" and (the_one or _is_that_of_a_year(scene, mention, left)):
        bound, hedged = "exact", False
    denied = _is_denied(scene.between(scene.start, mention.start))
    denied = denied or _NONE_OF.search(left) is not None
    negated = denied or (bool(_NEGATED.search(left)) and bound == "exact")
    difference = _BY_MUCH.search(left) is not None
    relation, sign, origin = _relation(scene, mention, left, right, later[0] if later else None)
    fraction = mention.loose and mention.kind == "percent"
    of_that = fraction and _OF_THAT.match(scene.flat, mention.end, scene.end) is not None
    if of_that and relation == "level":
        relation = "ratio"
    return Sense(relation, sign, bound, hedged, negated, origin, of_that, difference)


def _is_denied(before: str) -> bool:
    """Whether the words before a number deny it, and not something else: "no es cierto que …: "."""
    said = _DENIED.search(before)
    return said is not None and _SAID_INSTEAD.search(before, said.end()) is None


def _is_that_of_a_year(scene: Scene, mention: Mention, left: str) -> bool:
    """Whether a number is the value of the year that another is set against."""
    if not _DEFINITE.search(left) or not _OF_YEAR.match(scene.flat, mention.end, scene.end):
        return False
    others = {y.year for y in scene.years if not mention.end <= y.start <= mention.end + _REACH}
    return bool(others) or any(m.end <= mention.start for m in scene.mentions)


def _bound(left: str, right: str) -> tuple[Bound, bool]:
    hedged = bool(_HEDGE.search(left) or _HEDGE_AFTER.match(right))
    if _AT_LEAST_AFTER.match(right):
        return "at_least", hedged
    for bound, pattern in _BOUNDS:
        if pattern.search(left):
            return bound, hedged
    return "exact", hedged


def _relation(
    scene: Scene, mention: Mention, left: str, right: str, following: Mention | None
) -> tuple[Relation, int, bool]:
    """Level or change, the direction, and whether the number is the first of a "de X a Y"."""
    if _begins_pair(scene, mention, left, following):
        return "level", 0, True
    way = _way(mention, left, right)
    if way is not None:
        return _kind(mention), way, False
    if mention.kind == "times" and "promedi" in left:
        return "level", 0, False  # "se reprodujo en promedio 11,6 veces"
    found = _last_change(left, scene.original, mention, scene.rows)
    if found is None or (_AND_THEN.search(left) and _THEY_DID.match(right)):
        return *_unsaid(mention), False
    sign = 1 if found["up"] else (-1 if found["down"] else _own_way(mention))
    trend = _TREND.search(left, 0, found.start()) is not None or _OF_THOSE.match(right) is not None
    return *_after_change(mention, left[found.end() :], sign, trend=trend), False


def _way(mention: Mention, left: str, right: str) -> int | None:
    """Up or down, where the words beside a number set it against another; None where none do."""
    based = _OVER_BASE.search(left)
    if based is not None:
        return 1 if based["up"] else -1
    compared = _COMPARED.match(right) or _COMPARED_BARE.match(right) or _OVER_YEAR.match(right)
    share, counted = mention.kind in ("percent", "points", "times"), mention.kind == "count"
    if compared is None and (share or mention.kind == "money" or _RESULT.search(left)):
        compared = _COMPARED_END.match(right)
    if compared is None and mention.kind == "percent":
        compared = _COMPARED_OF.match(right)
    if compared is None and mention.kind in ("percent", "money"):
        compared = _MORE_IN.match(right)
    if compared is None and counted and mention.noun:
        compared = (_MORE if _RESULT.search(left) else _FEWER).match(right)
        compared = compared or _MORE_THAN.match(right)
    if compared is None and counted and (_AFTER_COMMA.search(left) or _SO_MANY.search(left)):
        compared = _COMPARED_END.match(right)
    if compared is not None:
        return 1 if compared["up"] else -1
    moved = _MOVED.match(right) if share or mention.kind == "money" else None
    return None if moved is None else 1 if moved["up"] or moved["rose"] else -1


def _begins_pair(scene: Scene, mention: Mention, left: str, following: Mention | None) -> bool:
    if following is None or following.kind != mention.kind or not _FROM.search(left):
        return False
    if _WAS_OF.search(left):
        return False
    between = scene.between(mention.end, following.start)
    return _LINK.match(between) is not None and _SET_AGAINST.search(between) is None


def _unsaid(mention: Mention) -> tuple[Relation, int]:
    """What a number says by its kind alone: points are a change, times a ratio."""
    if mention.kind == "times":
        return "ratio", 1
    if mention.kind == "percent" and mention.signed:
        return "change", _own_way(mention)
    if mention.kind == "points":
        return "change", -1 if mention.number is not None and mention.number < 0 else 0
    return "level", 0


def _own_way(mention: Mention) -> int:
    """The way that the sign before a number tells: "una variación de -16,7 %"."""
    if not mention.signed or mention.number is None:
        return 0
    return -1 if mention.number < 0 else 1


def _after_change(
    mention: Mention, between: str, sign: int, *, trend: bool
) -> tuple[Relation, int]:
    """What a number says after a verb of change: its new level, or by how much.

    `trend` tells that only the way is told: "ha ido al alza: 37,9 %", "bajó: el 74 % de los …".
    """
    if _TO.search(between):
        fraction = mention.loose and mention.kind == "percent"
        return ("ratio", sign) if fraction else ("level", 0)
    if _NEW_LEVEL.search(between):
        return "level", 0
    if "," in between and not _BY.search(between) and mention.kind != "points":
        return "level", 0
    if _NAMED_APART.search(between) and (mention.kind in ("money", "count") or trend):
        return "level", 0  # "baja la asistencia: 12,3 por sesión"
    return _kind(mention), sign


def _kind(mention: Mention) -> Relation:
    return "ratio" if mention.kind == "times" else "change"


def _last_change(
    left: str, original: str, mention: Mention, rows: Sequence[Item]
) -> re.Match[str] | None:
    found = None
    offset = mention.start - len(left)
    for match in _CHANGE.finditer(left):
        written = original[offset + match.start() : offset + match.end()].lower()
        follows = left[match.end() :]
        if written.startswith("gan") and mention.kind in ("count", "money"):
            continue  # who won: "ganaron 221 medios"
        if written == "cambio" and left.endswith("en ", 0, match.start()):
            continue  # "en cambio"
        done = written.startswith(("cambi", "mejor")) and mention.kind == "count"
        if done and mention.noun not in TIMES and not re.search(r"\b(?:en|por)\b", follows):
            continue  # what was replaced: "se cambiaron 874 calefactores"
        verb = written.endswith(("ó", "ron"))
        if not verb and re.search(r"\b(?:mas|tan|muy)\s+$", left[: match.start()]):
            continue  # an adjective: "la más baja"
        place = offset + match.start()
        if any(r.start <= place < r.end and r.kind.startswith("indicador") for r in rows):
            continue  # a word of a name: "la pérdida auditiva"
        if written == "bajo" and _UNDER.match(follows):
            continue  # the preposition: "bajo el 85 %", "hectáreas bajo riego"
        found = match
    return found
