"""The question before with one thing of it changed: "¿y del inicial?", "¿y la de Osorno?".

Promise: the question is asked anew in its own words only where the message says nothing but what
stands in the place of something that the question said.
"""

import re

from calc.figure import fold
from qa.language.senses import CHANGES, Reading, function_words, neutral_words
from qa.named.regions import region_of
from qa.programmes.selectors import is_verb

_START = r"(?:(?:y|e|o|pero|ahora|entonces|ok|ya) )*"
_BUDGET = re.compile(
    rf"{_START}(?:si )?(?:en (?:vez|lugar) del? (?:presupuesto )?(?:inicial|final) )?"
    r"(?:(?:se |lo |la )*(?:mid|calcul|compar|tom|consider|us)\w* )?"
    r"(?:(?:con )?respecto |en relacion |contra |sobre |frente )?"
    r"(?:(?:de|del|al|a|el|su|en el|con el) )*(?:presupuesto )?(?P<half>inicial|final)"
    r"(?: (?:cuanto|que|como) (?:da|dio|daria|seria|es|fue|queda|quedo|sale))?"
)
_HALVES = {"inicial": "final", "final": "inicial"}
_OF_NAME = re.compile(rf"{_START}(?:el|la|los|las) (?:de|del) (?P<name>[a-zñ ]+)")
_OF = ("de", "del")


def swapped(text: str, reading: Reading, said: str, before: Reading) -> str | None:
    """The question `said` before, read as `before`, with the other budget or another name in it."""
    return (
        _other_budget(reading, said)
        or _worked_out(text, said)
        or _why(reading, said, before)
        or _other_name(text, reading, said, before)
    )


def _why(reading: Reading, said: str, before: Reading) -> str | None:
    """As in "¿y por qué tanto?" after by how much something rose: why it rose."""
    if _WHY.fullmatch(reading.text) is None or not any(t.senses & CHANGES for t in before.terms):
        return None
    found = _BY_HOW_MUCH.match(said)
    return f"por qué {said[found.end() :]}" if found else None


_WHY = re.compile(
    rf"{_START}(?:a que se debe|por que)(?: (?:tanto|tanta|tan poco|asi|eso|paso eso|fue eso))?"
)
_BY_HOW_MUCH = re.compile(r"^\W*(?:y )?(?:en )?(?:cu[aá]nto|qu[eé] tanto)\s+", re.IGNORECASE)


def _worked_out(text: str, said: str) -> str | None:
    """As in "¿y la ejecución inicial?" after "¿cómo se calcula la cobertura?"."""
    how, what = _HOW_IT_IS_WORKED_OUT.match(fold(said)), _THE_OTHER.match(fold(text))
    return f"{how['how']} {what['what']}" if how is not None and what is not None else None


_HOW_IT_IS_WORKED_OUT = re.compile(
    r"[\W]*(?:y )?(?P<how>como se (?:calcul|mid|obtien|sac|determin|defin)\w+) (?:el|la|los|las) \w"
)
_THE_OTHER = re.compile(rf"\W*{_START}(?P<what>(?:el|la|los|las) (?!del? )[^\d?]{{4,60}}?)[\s?.]*$")


def _other_budget(reading: Reading, said: str) -> str | None:
    found = _BUDGET.fullmatch(reading.text)
    if found is None:
        return None
    half, other = found["half"], _HALVES[found["half"]]
    folded = fold(said)
    if len(folded) != len(said) or re.search(rf"\b{half}\b", folded):
        return None
    places = [m.span() for m in re.finditer(rf"\b{other}\b", folded)]
    if len(places) != 1:
        return None
    first, last = places[0]
    return f"{said[:first]}{half}{said[last:]}"


def _other_name(text: str, reading: Reading, said: str, before: Reading) -> str | None:
    """As in "¿y la de Osorno?" after "¿la municipalidad de Iquique lo ejecuta?"."""
    found = _OF_NAME.fullmatch(reading.text)
    if found is None or region_of(found["name"]) is not None:
        return None
    own = next(i for i, w in enumerate(reading.known) if w in _OF)
    name = text[reading.asked[own + 1].start : reading.asked[-1].end]
    span = _name_in(before)
    if span is None or not _is_name(reading, own + 1):
        return None
    first, last = span
    start, end = before.asked[first].start, before.asked[last].end
    return f"{said[:start]}{name}{said[end:]}"


def _name_in(reading: Reading) -> tuple[int, int] | None:
    """The words of the first name that follows "de": "la municipalidad de Monte Patria"."""
    for i, word in enumerate(reading.known[:-1]):
        if word in _OF and i and _is_name(reading, i + 1):
            last = i + 1
            while last + 1 < len(reading.known) and _is_name(reading, last + 1):
                last += 1
            return i + 1, last
    return None


def _is_name(reading: Reading, at: int) -> bool:
    """Whether a word means nothing that the vocabulary knows, as the name of a place does."""
    word = reading.known[at]
    if word in function_words() | neutral_words() or is_verb(word) or region_of(word) is not None:
        return False
    return any(t.plain for t in reading.terms if t.first == at)
