"""How many were not done: "¿cuántos kilómetros no se construyeron?", "¿cuántos talleres faltaron?".

Promise: what a table counts as done is never told for what was not; a sentence that denies the
deed tells it, or comes nearest.
"""

import re

from qa.kinds.prose import prose
from qa.language.likeness import SAYS_THE_SAME, denies, likeness
from qa.named.row import COMPONENT
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import clean, place
from qa.text.rank import Fit
from qa.text.sorts import is_number

_ASKED = re.compile(
    r"\bcuant[oa]s (?:\w+ ){1,4}?(?:(?<!que )no (?:se )?(?:l[eoa]s? )?(?P<deed>[a-z]{3,})|"
    r"falt(?:o|an|aron|aba|aban)$)"
)
_BESIDE, _DONE = 3, "produccion_componente"


def answer(ask: Ask) -> Draft | None:
    """The sentence that counts what was not done; None where that is asked of no component."""
    question = ask.question
    asked = _ASKED.search(question.reading.text)
    rows = any(item.kind == COMPONENT and item.present for item in question.items)
    if asked is None or not rows or any(n.concept != _DONE for n in question.named):
        return None
    counted = {word for nouns in prose.fits(ask)[0].counted for word in nouns}
    told = [f for f in prose.fits(ask)[1] if _denied(f, counted, asked["deed"])]
    if told:
        return prose.told(ask, prose.quotes(told[:1]))
    near = prose.nearest(ask)
    said = f"{ask.opening}la ficha no dice cuánto faltó o no se hizo."
    if near is None:
        return Draft((said[:1].upper() + said[1:],), "not_found")
    said += f" Lo más cercano que dice es: «{clean(near.text)}» ({place(near.hit)})."
    return Draft((said[:1].upper() + said[1:],), "not_found", (near.hit,))


def _denied(fit: Fit, counted: set[str], deed: str | None) -> bool:
    """Whether a sentence counts those nouns of which it denies the deed, or any where none is."""
    said = fit.line.said
    for i, number in enumerate(said):
        beside = said[i + 1 : i + 1 + _BESIDE]
        if not is_number(number) or not any(
            likeness(n, w) >= SAYS_THE_SAME for n in counted for w in beside
        ):
            continue
        around = said[max(0, i - _BESIDE) : i + 1 + 2 * _BESIDE]
        if denies(around, deed) if deed else "no" in around:
            return True
    return False
