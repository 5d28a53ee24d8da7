"""Whether somebody counts as served: "¿los hijos de las usuarias cuentan como beneficiarios?".

Promise: only a sentence that says who is counted decides, and one that sets a condition is quoted
without a verdict.
"""

import re
from dataclasses import replace

from calc.figure import fold
from qa.kinds.prose import prose
from qa.language.lexicon import is_verb
from qa.language.likeness import KIN, likeness
from qa.language.senses import function_words
from qa.language.words import stem
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote
from qa.text.lines import Line, lines_of

_COUNTED = (
    r"(?:se )?(?:cuent|cont|consider|sum|inclu|registr)\w+ "
    r"(?:(?:como|a|en|entre|dentro|de|parte|la|el|los|las|total|poblacion|personas?) )*"
)
_SERVED = r"(?:beneficiari|beneficiad|usuari)[oa]s?"
_ASKED = re.compile(rf"\b{_COUNTED}(?:\w+ ){{0,8}}?{_SERVED}\b")
_OF_COUNTING = re.compile(
    r"(?:cuent|cont|consider|sum|inclu|registr|benefici|usuari)\w*|poblacion|personas?|gente|quienes"
)
_TOLD = re.compile(
    rf"\b{_COUNTED}[^.;]*?{_SERVED}\b|\b(?:est[aá]n?|fueron|son|quedan) incluid[oa]s\b"
)
_DENIED = re.compile(r"\b(?:no|ni|tampoco)(?: \w+){0,3}? (?:se )?(?:cuent|consider|sum|inclu|est)")
_ON_CONDITION = re.compile(r"\b(?:si|cuando|siempre que|solo)\b")


def answer(ask: Ask) -> Draft | None:
    """The verdict with the sentence that says who is counted; None where none speaks of them."""
    asked = _ASKED.search(ask.question.reading.text)
    if asked is None or ask.question.any_of("cuanto", "cuantos_", "porque", "quien"):
        return None
    known = ask.question.reading.known
    who = [w for w in known if len(w) > 2 and w not in function_words() and not _is_light(ask, w)]
    found = [(line, _speaks_of(line, who)) for line in lines_of(ask.shelf, ask.ficha.document)]
    told = [(line, n) for line, n in found if n and _TOLD.search(fold(line.text))]
    if not told:
        return None
    line = max(told, key=lambda pair: pair[1])[0]
    draft = prose.told(ask, (Quote(line.text, line.hit, 1.0),))
    said = fold(line.text)
    if _DENIED.search(said) is None and _ON_CONDITION.search(said) is not None:
        return draft
    verdict = "no" if _DENIED.search(said) else "sí"
    opening = f"{ask.opening}{verdict if ask.crowd else say.capital(verdict)}, según la ficha: "
    return replace(draft, parts=(opening, *draft.parts[1:]))


def _is_light(ask: Ask, word: str) -> bool:
    """Whether a word tells of anybody: "personas", or a name of the programme."""
    return _OF_COUNTING.fullmatch(word) is not None or stem(word) in ask.view.name


def _speaks_of(line: Line, who: list[str]) -> int:
    """How many of the words that tell who are in a sentence, nouns before verbs."""
    held = [w for w in who if any(likeness(w, said) >= KIN for said in line.said)]
    return sum(1 if is_verb(word) else 2 for word in held)
