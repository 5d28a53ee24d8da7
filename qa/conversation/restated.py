"""A message that says only what changes of the question before: that question, asked anew.

"¿Y el de riego?" after "¿desde qué año existe la clínica?" asks since when that one exists, and
"¿cuántas son?" after "¿qué municipalidades participan?" asks how many. Promise: it is restated
only where the message says nothing else.
"""

import re

from calc.figure import fold
from qa.data import read_data
from qa.language.senses import Reading, neutral_words
from qa.language.words import stem, words
from qa.named.places import LAST, NEXT, place_asked
from qa.named.regions import region_of
from qa.named.row import Item
from qa.programmes.selectors import is_verb
from qa.understanding.question import Question

_COUNT = re.compile(
    r"(?:y |entonces |pero )*(?:en total )?cuant[oa]s (?:son|eran|fueron|serian|hay)(?: en total)?"
)
_LISTS = re.compile(
    r"^\W*(?:y )?(?:cu[aá]les (?:son|fueron|eran) (?:las|los)|qu[eé]|cu[aá]les)\s+(?=\w)",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"^\W*(?:y )?(?:el programa )?(?:hay|tiene|tuvo|presenta|existen) (?:alg[uú]n )?(?=\w)",
    re.IGNORECASE,
)
_RECKONED = re.compile(
    r"(?:y |pero |a ver )*(?:como|de donde) (?:es que )?(?:l[oa]s? |se |eso |me )*"
    r"(?:(?:calcul|sac|obtuv|obtien|lleg|dio|dedu|estim)\w*)"
    r"(?: (?:a )?(?:eso|es[ea]|est[ea]|el|la|cifra|numero|monto|valor|porcentaje|resultado))*"
)
_TAKES_PART = re.compile(r"\bquien(?:es)?\b.*\b(?:ejecut|implement)|\b(?:particip|colabor|municip)")
_NAME_ALONE = re.compile(
    r"^\W*(?:(?:y|o|e|tambien|ni)\b ?)*(?:(?:en|a|con|de)\b )?(?P<name>[^¿?.,;]+?)"
    r"(?: (?:tambien|tampoco|igual|esta))*[\s?.!]*$"
)
_ASKING = frozenset("que cual cuales cuanto cuanta cuantos cuantas como cuando donde por".split())
_OTHER = re.compile(
    r"(?:y |e |ahora |pero )*(?:que tal )?(?:(?:el|la|lo|los|las) (?=de))?(?:con |en |de )?"
    r"(?:el|la|del)? ?otr[oa]"
    r"(?: programa| ficha)?"
)
_WHICH = re.compile(
    r"(?:(?:y|e|pero|ahora|entonces) )*(?P<which>cual|cuales|quien|quienes)"
    r"(?: de (?:ell[oa]s|es[oa]s|est[oa]s|tod[oa]s|l[oa]s (?:tres|cuatro|cinco|seis|[3-9])))?"
    r"(?: (?:es|son|fue|fueron) (?=el |la |los |las ))?(?P<rest> .+)"
)
_DEGREE = re.compile(
    r"\b(?:mas|menos|mayor|menor|mayores|menores|mejor|peor)\b"
    r"|\b(?:sub|baj|crec|aument|dismin|empeor|mejor|ca[iy])\w+"
)
_EACH = re.compile(r"\bcada (?:un[oa]|cual)\b(?! de)")
_ROWS = {"region": "región", "componente": "componente", "subtitulo": "subtítulo"}
_ROWS |= {"indicador": "indicador"}
_PLURALS = {"region": "regiones", "componente": "componentes", "subtitulo": "subtítulos"}
_PLURALS |= {"indicador": "indicadores"}
_NOUNS = re.compile(r"\b(?:program|regi|component|subtitul|indicad|ano|anos|ficha)\w*\b")
_IN_PLACE = re.compile(r" en (\w+) lugar$")
_LEAST_OF = {True: "el menor", False: "el mayor"}
TURNS = ("porcentaje", "costar", "por_persona", "por_unidad", "porque", "cada_", "puntos")
"""Senses that ask something more of what was told, without a figure's own name."""


def as_a_count(reading: Reading, earlier: str) -> str | None:
    """The list asked for before as a count: "¿cuántas son?"; None where it is no such message."""
    if _COUNT.fullmatch(reading.text) is None:
        return None
    if (found := _LISTS.match(earlier)) is not None:
        return f"cuántas {earlier[found.end() :]}"
    found = _HAS.match(earlier)
    return f"cuántos {earlier[found.end() :].rstrip(' ?.!')} tiene" if found is not None else None


def as_reckoned(reading: Reading) -> str | None:
    """As in "¿cómo lo calculaste?": how the figure told is reckoned."""
    return "y cómo se calcula" if _RECKONED.fullmatch(reading.text) is not None else None


def taking_part(text: str, reading: Reading, said: str) -> str | None:
    """As in "¿y la municipalidad de Talca también?" after who carries it out: whether it does."""
    found = _NAME_ALONE.match(fold(text))
    if found is None or _TAKES_PART.search(fold(said)) is None:
        return None
    own = {w.text for w in words(found["name"])}
    strange = (t for t in reading.terms if t.text in own and not t.means("municipio"))
    told = [t.plain and region_of(t.text) is None and not is_verb(t.text) for t in strange]
    if region_of(found["name"]) is not None:
        return None
    if not told or not all(told) or reading.known[0] in _WHO or set(reading.known) & _ASKING:
        return None
    return f"¿participa {text[found.start('name') : found.end('name')]}?"


def of_the_budget(text: str, reading: Reading) -> str | None:
    """As in "inicial y final del 2021": they are of the budget where no more is said."""
    halves = [i for i, word in enumerate(reading.known) if word in ("inicial", "final")]
    rest = (w for i, w in enumerate(reading.known) if i not in halves and not w[0].isdigit())
    checking = {w for t in reading.terms if t.means("cierto") for w in t.text.split()}
    known = neutral_words() | checking | {"ano", "anos", "m$", "$", "mil", "miles", "millones"}
    if not halves or any(w not in known for w in rest) or "al" in reading.known[: halves[0]]:
        return None
    at = reading.asked[halves[0]].start
    return f"{text[:at]}presupuesto {text[at:]}"


def of_the_rows(reading: Reading, earlier: Question) -> str | None:
    """Which of the rows spoken of: "¿cuál gastó más?" after "¿cuántos componentes tiene?"."""
    kind = next((k for k in _ROWS if k in earlier.cues), None)
    if kind is not None and not earlier.items and _EACH.search(reading.text):
        return f"y {_EACH.sub(f'cada {_ROWS[kind]}', reading.text)}"
    found = _WHICH.fullmatch(reading.text)
    if found is None or kind is None or _DEGREE.search(found["rest"]) is None:
        return None
    if earlier.items or _NOUNS.search(found["rest"]):
        return None
    if found["which"] == "cuales":
        return f"y qué {_PLURALS[kind]}{found['rest']}"
    return f"y cuál {_ROWS[kind]}{found['rest']}"


def of_the_numbered(text: str, reading: Reading, earlier: Question) -> str | None:
    """As in "¿y el cuarto cuánto gastó?" after "nombra los componentes": the one of that number."""
    kind = next((k for k in ("componente", "indicador") if k in earlier.cues), None)
    if kind is None or earlier.items or earlier.any_of("maximo", "minimo", "ranking"):
        return None
    if _NOUNS.search(reading.text):
        return None
    ordinals: dict[str, int] = read_data("numbers")["ordinals"]
    for i, word in enumerate(reading.known[1:], 1):
        if word in ordinals and reading.known[i - 1] in ("el", "la", "del", "al"):
            at = reading.asked[i]
            return f"{text[: at.start]}{kind} {ordinals[word]}{text[at.end :]}"
    return None


def whether_it_is(reading: Reading, row: Item | None) -> str | None:
    """As in "¿es también la que más gastó?" after one row: whether that one is."""
    found = _IS_THE_ONE.fullmatch(reading.text)
    if found is None or row is None or row.kind not in _ROWS:
        return None
    article = "la" if row.kind == "region" else "el"
    return f"¿{row.name} es {article} {_ROWS[row.kind]} que {found['rest']}?"


_IS_THE_ONE = re.compile(
    r"(?:y |pero )*(?:es|fue|sera) (?:tambien )?(?:el|la) (?:mism[oa] )?"
    r"(?:(?:region|componente|subtitulo) )?que (?:tambien )?"
    r"(?P<rest>.*\b(?:mas|menos|mayor|menor)\b.*)"
)


def per_head(reading: Reading, people: frozenset[str]) -> str | None:
    """As in "¿y por niño?" where children are those whom the ficha counts: per person."""
    found = _PER_HEAD.fullmatch(reading.text)
    return "y por persona" if found is not None and stem(found["whom"]) in people else None


_PER_HEAD = re.compile(
    r"(?:(?:y|o sea|pero|en promedio|cuanto|es|sale|seria|fue) )*(?:por|a) (?:cada )?(?P<whom>\w+)"
)


def in_place(reading: Reading, earlier: Question, said: str) -> str | None:
    """The next one, or that in a place, of those put in order before: "¿y el segundo?"."""
    ranked = earlier.means("ranking") and not earlier.items and earlier.any_of(*_ROWS)
    if not (ranked or asks_for_one(earlier)):
        return None
    ordinals = read_data("numbers")["ordinals"]
    said = said.rstrip(" ?.!")
    before = _IN_PLACE.search(said)
    asked = place_asked(reading)
    if asked == LAST:
        return f"y {_LEAST_OF[earlier.means('maximo')]}"
    place = asked if asked != NEXT else ordinals.get(before[1], 1) + 1 if before else 2
    word = next((w for w, n in ordinals.items() if n == place), None)
    return f"{_IN_PLACE.sub('', said)} en {word} lugar" if word else None


def asks_for_one(question: Question) -> bool:
    """Whether it asks for the extreme of rows that it does not name."""
    kinds = question.cues & _ROWS.keys()
    named = any(i.kind in kinds for i in question.items)
    return question.any_of("maximo", "minimo") and bool(kinds) and not named


def asks_for_the_other(reading: Reading) -> bool:
    """Whether it asks the same of the other one and says nothing else."""
    return _OTHER.fullmatch(reading.text) is not None


def asks_of_the_name(earlier: Question) -> bool:
    """Whether a question asks what another programme is asked in the same words alone.

    A figure is asked of another by its concept; who, when, which and the first row are not.
    """
    if earlier.inherited:
        return False
    rows = any(i.kind in ("componente", "indicador") for i in earlier.items)
    counts = any(w in earlier.reading.known for w in ("cuantos", "cuantas"))
    listed = counts and earlier.any_of("componente", "indicador", "hallazgo", "region")
    return (
        rows
        or listed
        or earlier.any_of("porque")
        or asks_for_one(earlier)
        or not _WHO.isdisjoint(earlier.reading.known)
        or not earlier.concepts
    )


_WHO = frozenset("quien quienes donde cuando desde hasta".split())
