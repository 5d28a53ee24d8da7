"""A question whether something is false: what it denies is asked, and the verdict is turned.

As in "¿es falso que bajó la cobertura?". Promise: a "sí" never grants what the question calls false
without saying that it is; an answer without verdict stays as it is.
"""

import re
from dataclasses import replace

from calc.figure import fold
from qa.saying.asking import Draft

_FALSE = re.compile(r"\b(?:es|sera|seria|era|resulta) (?:falso|mentira|incorrecto|erroneo)\b")
_VERDICT = re.compile(r"^((?:En «[^»]*»(?: \(\d{4}\))?, )?)(sí|no)\b(?=[:,])", re.IGNORECASE)


def affirmed(text: str) -> str | None:
    """The message asking whether it is true; None where it does not ask whether it is false."""
    folded = fold(text)
    found = _FALSE.search(folded) if len(folded) == len(text) else None
    return None if found is None else f"{text[: found.start()]}es cierto{text[found.end() :]}"


def turned(draft: Draft) -> Draft:
    """The draft with the verdict on the falsehood instead of that on the truth."""
    first = draft.parts[0] if draft.parts else ""
    found = _VERDICT.match(first) if isinstance(first, str) else None
    if found is None or not isinstance(first, str):
        return draft
    said = "no es falso" if found[2].lower() == "sí" else "sí, es falso"
    said = said if found[1] else said.capitalize()
    return replace(draft, parts=(f"{found[1]}{said}{first[found.end() :]}", *draft.parts[1:]))
