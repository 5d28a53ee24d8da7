"""Where "por qué" asks for no reason but for things: "¿por qué pasos pasa un expediente?".

Promise: only a plural noun without an article, that is no noun for people and has a verb after it,
is asked for so; else the question stays as it is.
"""

import re

from qa.language.lexicon import is_verb
from qa.language.senses import phrases


def which_ones(question: str) -> str:
    """The corrected words of a question, with "por cuáles" where "por qué" asks for things."""
    found = _BY_WHICH.search(question)
    if found is None or not is_verb(found[2]) or is_verb(found[1]):
        return question
    if "persona" in phrases().get(found[1], {}).get((found[1],), frozenset()):
        return question
    return f"{question[: found.start()]}por cuales {question[found.start(1) :]}"


_BY_WHICH = re.compile(r"\bpor que (?!motivos|razones|causas|\w+mos\b)([a-z]{4,}s) (\w+)")
