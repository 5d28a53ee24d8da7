"""How an answer says that the ficha does not say it, and what comes nearest.

Promise: nothing is called missing that the text speaks of, and the nearest sentence is quoted.
"""

from collections.abc import Sequence

from qa.answers.compose import Part
from qa.kinds.prose import prose
from qa.language.lexicon import is_verb
from qa.language.synonyms import alike
from qa.language.words import stem
from qa.saying.asking import Ask
from qa.saying.quoting import cite


def silence(ask: Ask, spoken: str) -> str:
    """What is not said: nothing of a word that the text has not, and not that of one it has."""
    own = ask.view.prose
    if all(any(alike(stem(w), s) for s in own) for w in ask.question.strangers):
        things = [w for w in ask.question.strangers if not is_verb(w)] or ask.question.strangers
        return f"La ficha no responde eso, aunque habla de «{as_asked(ask, things)}»."
    return f"La ficha no dice nada de «{spoken}»."


def near(ask: Ask) -> tuple[Part, ...]:
    """The sentence that comes nearest, where one does."""
    quote = prose.nearest(ask)
    return (" Lo más cercano que dice es: ", *cite(quote), ".") if quote is not None else ()


def as_asked(ask: Ask, strangers: Sequence[str] | None = None) -> str:
    """Those words, or all that nothing explains, as they were written."""
    asked = {
        k: w for w, k in zip(ask.question.reading.asked, ask.question.reading.known, strict=True)
    }
    return " ".join(
        ask.question.text[asked[w].start : asked[w].end]
        for w in (ask.question.strangers if strangers is None else strangers)
        if w in asked
    )
