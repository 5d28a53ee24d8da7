"""Programmes that a text names and that no ficha is of: their figures are nobody's here.

"El Fondo Caletas ejecutó M$2.310.400" beside the ficha of another programme is neither right nor
wrong. A name is a common noun (programa, fondo, plan, …) with words written as a name, none of
which the ficha itself uses.
"""

import re

from calc.claims.found.flat import flat
from calc.claims.found.shapes import Mention
from calc.claims.named.alike import telling
from calc.claims.told.scene import Scene
from calc.claims.told.spot import Setting

_WORD = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+"
_NAMED = re.compile(
    r"\b(?:[Ff]ondo|[Pp]rograma|[Pp]lan|[Pp]royecto|[Ss]ubsidio|[Bb]ono|[Bb]eca|[Ii]niciativa|[Ll]ínea)\s+"
    rf"(?P<name>(?:(?:de|para|la|el|los|las)\s+){{0,2}}{_WORD}"
    rf"(?:\s+(?:(?:de|del|la|el|los|las|y|para)\s+){{0,3}}{_WORD}){{0,6}})"
)
_CAPITAL = re.compile(_WORD)
_BODIES = frozenset(
    (
        *(
            "ministerio",
            "subsecretaria",
            "servicio",
            "gobierno",
            "estado",
            "chile",
            "fosis",
            "sence",
        ),
        *("nacional", "social", "regional", "desarrollo", "instituto", "direccion", "region"),
        *(
            "complementarios",
            "programa",
            "programas",
            "fondo",
            "plan",
            "presupuesto",
            "presupuestos",
        ),
        *("municipalidad", "comunal", "integral", "especial", "piloto", "publico", "anual"),
    )
)
_OBLIQUE = re.compile(
    r"\b(?:segun|para|con|contra|como|ante|bajo|junto\s+al?|a\s+diferencia|ademas|aparte|desde|por|al?)"
    r"\s+(?:(?:de|del|el|la)\s+)*$"
)
_OWN = re.compile(
    r"\b(?:(?:el|este|nuestro|dicho|del)\s+(?:programa|fondo|plan)|(?:la|esta|nuestra)\s+(?:iniciativa))\b"
    r"(?!\s+[A-ZÁÉÍÓÚÑ])"
)
_ANOTHER = re.compile(
    r"\b(?:otros?\s+programas?|otras?\s+iniciativas?)\b(?!\s+que\s+se\s+complement)"
)
"""As in "otro programa del mismo ministerio, Apoyo a Víctimas, tuvo una cobertura de 45,8 %"."""
_DESCRIBED = re.compile(
    r"\b(?:el|un|del|al)\s+(?:programa|subsidio|bono|plan|fondo)\s+(?=(?:del?|para|al?)\s)"
    r"(?P<said>(?:\s?[a-záéíóúñü]+){1,8}?)\s+[a-záéíóúñ]*(?:ó|aron|ieron|ían?|aban?|tuvo|fue|hizo)\b",
    re.IGNORECASE,
)
"""A programme told by what it does, as the subject of a verb: "el subsidio al arriendo gastó"."""

_STEM = 5
_CLOSE = 32


def other_programme(scene: Scene, setting: Setting, mention: Mention) -> str | None:
    """The name of the programme without ficha that a number is of, None where it is of none."""
    led = _ANOTHER.match(scene.flat, scene.start, mention.start)
    if led is not None and not scene.names:
        return led[0]
    found = _named(scene, setting)
    before = [m for m in found if m.end() <= mention.start]
    if before and _governs(scene, before[-1], mention.start):
        return before[-1][0]
    after = next((m for m in found if mention.end <= m.start() <= mention.end + _CLOSE), None)
    if after is None or re.search(r"[\d,;:(]|\by\b", scene.between(mention.end, after.start())):
        return None
    return after[0]


def otherwise_described(scene: Scene, setting: Setting, mention: Mention) -> bool:
    """Whether a number is of a programme told by words of which the ficha has none.

    It may be another one, or this one in somebody's own words.
    """
    if scene.names:
        return False
    for found in _DESCRIBED.finditer(scene.original, scene.start, mention.start):
        start, end = found.span("said")
        said = flat(found["said"])
        named = any(r.start < end and start < r.end and not r.weak for r in scene.rows)
        if named or any(word in _BODIES for word in said.split()):
            continue
        if telling(said) - setting.told - telling(" ".join(setting.own_words)):
            return True
    return False


def subject_elsewhere(scene: Scene, setting: Setting) -> str | None:
    """The programme without ficha that a whole sentence is about, so that the next may be too."""
    found = _named(scene, setting)
    if not found or scene.names or _is_oblique(scene, found[0]):
        return None
    return found[0][0] if all(m.start > found[0].end() for m in scene.mentions) else None


def _named(scene: Scene, setting: Setting) -> list[re.Match[str]]:
    found = _NAMED.finditer(scene.original, scene.start, scene.end)
    return [m for m in found if not _is_known(scene, setting, m)]


def _is_known(scene: Scene, setting: Setting, name: re.Match[str]) -> bool:
    """Whether it is the ficha's own name or a piece of it, or names a public body."""
    if any(n.start < name.end() and name.start() < n.end for n in scene.names):
        return True
    if any(r.start < name.end() and name.start() < r.end for r in scene.rows if not r.weak):
        return True
    words = [flat(w[0]) for w in _CAPITAL.finditer(name["name"])]
    if words[0] in _BODIES and all(w in _BODIES for w in words):
        return True
    return words[0] in _BODIES or any(w[:_STEM] in own for w in words for own in setting.own_words)


def _governs(scene: Scene, name: re.Match[str], end: int) -> bool:
    """Whether what is said up to a place is still of a programme named before it."""
    between = scene.original[name.end() : end]
    if any(name.end() <= n.start < end for n in scene.names) or _OWN.search(flat(between)):
        return False
    return not (_is_oblique(scene, name) and re.search(r"[,;:]|\by\b", between))


def _is_oblique(scene: Scene, name: re.Match[str]) -> bool:
    return _OBLIQUE.search(scene.between(scene.start, name.start())) is not None
