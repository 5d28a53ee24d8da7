"""A programme told by a phrase: "en el programa de los viejitos, …", "el de las plazas, …".

Promise: the phrase must tell one programme and no other; the rest of the message is then what that
programme is asked, and no word of the phrase is taken for a row or a figure.
"""

import re

from calc.figure import fold
from qa.language.senses import Reading, function_words
from qa.language.words import stem
from qa.programmes.choosing import by_name
from qa.programmes.selectors import is_verb, superlative
from qa.programmes.shelf import Programme, Shelf
from qa.programmes.told_apart import by_search, surely_told, told_apart

_NOUN = r"(?:programa|iniciativa|proyecto|ficha)"
_LEAD = r"(?:en|de|con|sobre|para|a)"
_OPENING = re.compile(
    rf"\b(?:{_LEAD} )?(?:(?:el|la|del|al) (?P<noun>{_NOUN}) (?:de|del|para|que|sobre)"
    r"|(?:el|la|del|al) (?:de|del)) (?:(?:el|la|los|las|un|una|que) )*(?=[a-zñ]{3,})"
)
_ABOUT = re.compile(
    rf"(?:(?:y|dime|a ver) )*(?:cual|que {_NOUN})(?: de (?:l[oa]s|est[oa]s|es[oa]s)(?: {_NOUN}s)?)?"
    r" (?:es el que |es la que )?"
    r"(?:se ocupa|se encarga|se dedica|tiene que ver|(?:es|va) (?=sobre))"
    r"(?: (?:de|del|a|al|con|sobre|el|la|los|las))* (?P<what>.+)"
)
"""As in "¿cuál de las fichas se ocupa del acceso a internet?"."""
_ASKS = frozenset(
    "cuanto cuanta cuantos cuantas cual cuales quien quienes como cuando donde".split()
)
_BOUNDS = frozenset("en entre durante desde hasta con vs versus contra y e o".split())
_LEADS = 1.6
"""How many times more relevant than any other programme one must be that no word tells surely."""

_COMPARING = frozenset("versus vs contra diferencia".split())
_JOINERS = frozenset("y e o u ni que con".split())
_STOPS = re.compile(r"[,;:?¿.]")


def described(
    text: str, reading: Reading, shelf: Shelf, spoken_of: Programme | None
) -> tuple[Programme, str] | None:
    """The programme that a phrase tells and what is asked of it.

    While one is `spoken_of`, "el de los pozos" may be a row of it: it is another programme only
    where nothing of it is said in that one.
    """
    extreme = superlative(reading, frozenset())
    compared = any(w in _COMPARING or w.startswith("compar") for w in reading.known)
    several = told_apart(reading, shelf, frozenset())[0]
    if compared or several or len(by_name(reading, shelf).programmes) > 1:
        return None
    if not extreme and (about := _asked_for(reading, shelf)) is not None:
        return about, _ITS_NAME
    for match in _OPENING.finditer(reading.text):
        first = match.string[: match.start()].count(" ")
        start = match.string[: match.end()].count(" ")
        if first > 1 and reading.known[first - 1] in _JOINERS:
            continue
        ends = _ends(text, reading, start)
        for end in ends:
            phrase = " ".join(reading.known[start:end])
            programme = surely_told(phrase, shelf)
            if programme is None and end == ends[-1]:
                programme = _searched(phrase, shelf)
            if programme is None or (extreme and start <= extreme.first < end):
                continue
            own = match["noun"] is None and spoken_of is not None
            if own and spoken_of and _says(spoken_of, reading.known[start:end], shelf):
                break
            rest = f"{text[: reading.asked[first].start]} {text[reading.asked[end - 1].end :]}"
            rest = " ".join(rest.split()).strip(" ,;:")
            others = {*reading.known[:first], *reading.known[end:]}
            if not _ASKING.search(rest) or _names_another(programme, others, shelf):
                break
            return programme, _ITS_NAME if _WHICH_ONE.fullmatch(fold(rest)) else rest
    return None


def _searched(phrase: str, shelf: Shelf) -> Programme | None:
    """The programme that passages tell, where it has what the phrase opens with, or none has.

    "El de vivienda para adultos mayores" is none for adults where that has nothing on housing.
    """
    programme = by_search(phrase, shelf, lead=_LEADS)
    head = next((w for w in phrase.split() if w not in function_words()), "")
    about = shelf.topics.about(head) if head else {}
    return programme if programme is None or not about or programme.key in about else None


def _asked_for(reading: Reading, shelf: Shelf) -> Programme | None:
    """The programme that is asked for by what it is for."""
    found = _ABOUT.fullmatch(reading.text)
    what = found["what"] if found is not None else ""
    return surely_told(what, shelf) or by_search(what, shelf) if what else None


def _names_another(programme: Programme, said: set[str], shelf: Shelf) -> bool:
    """Whether words name another programme: by two words of its name, or its only one."""
    stems = frozenset(map(stem, said))
    others = (shelf.stems[p.key] for p in shelf.programmes if p != programme)
    return any(len(own & stems) >= min(2, len(own)) for own in others)


def asks_nothing(rest: str) -> bool:
    """Whether what is left beside the phrase is asked of no other thing: "y …, en 2024"."""
    return _SAME.fullmatch(fold(rest)) is not None


_SAME = re.compile(
    r"(?:y|e|o|pero|ahora|dame|dime|tambien|igual|el|la|lo|mismo|otro|otra|en|para|con|del?|ano|que|tal"
    r"|20\d\d|[^\w])*"
)


_WHICH_ONE = re.compile(
    r"[^\w]*(?:(?:y|a ver|oye|dime|digame|sabes|quiero saber) )*"
    r"(?:cual|que (?:programa|ficha|iniciativa))(?:[^\w]+(?:es|era|seria|sera|viene siendo|el|la))*"
    r"[^\w]*"
)
"""What asks but which programme that is: "el de los dentistas, ¿cuál es?"."""

_ITS_NAME = "¿cómo se llama?"
_ASKING = re.compile(r"\w{3,}")


def _says(programme: Programme, phrase: tuple[str, ...], shelf: Shelf) -> bool:
    """Whether the ficha of a programme says a telling word of a phrase."""
    prose = shelf.view(programme.latest.document).prose
    return any(stem(w) in prose for w in phrase if w not in function_words())


_SUCH = re.compile(r"(?:ad|id)[oa]s?$")
"""A participle goes on with what is told: "los recién nacidos"."""


def _ends(text: str, reading: Reading, start: int) -> list[int]:
    """Where a phrase may end, the nearest first: before a verb or "en", at a comma, or at last."""
    ends: list[int] = []
    for i in range(start, len(reading.known)):
        word = reading.known[i]
        if i > start and word in _ASKS:
            return [*ends, i]
        bound = word in _BOUNDS or word.isdigit()
        said = word not in function_words() and is_verb(word) and not _SUCH.search(word)
        if i > start and (bound or said):
            ends.append(i)
        after = reading.asked[i + 1].start if i + 1 < len(reading.known) else len(text)
        if _STOPS.search(text[reading.asked[i].end : after]):
            return [*ends, i + 1]
    return [*ends, len(reading.known)]
