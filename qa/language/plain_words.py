"""What is asked "in easy words", or for somebody who knows nothing, is asked in short.

Promise: only how it is to be told, and to whom, is left out; what is asked stays.
"""

import re

from calc.figure import fold

_EASY = (
    r"(?:simples?|sencill[oa]s?|facil(?:es)?|facilit[oa]s?|clar[oa]s?|entendibles?|llan[oa]s?|"
    r"cotidian[oa]s?|comun(?:es)?|comprensibles?)"
)
_WAYS = r"(?:palabras|terminos|lenguaje|idioma|forma|manera|modo)"
_KNOWS_NOTHING = (
    r"(?:que|q) (?:no|nunca) (?:sabe|sepa|entiende|entienda|cacha|cache|conoce|conozca|domina)"
    r"\w*(?: (?!que\b|cual\b|cuanto\b)\w+){0,5}"
)
_SOMEBODY = r"(?:mi|mis|un|una|unos|unas|el|la|los|las|alguien|gente|personas?|quien)(?: \w+)?"
_IN_EASY_WORDS = (
    rf"\b(?:en|con|de|a) {_WAYS} (?:mas |muy |bien |super )?{_EASY}\b|"
    rf"\b(?:en|con) {_EASY} {_WAYS}\b"
)
_PLAINLY = re.compile(
    rf"{_IN_EASY_WORDS}|"
    r"\ben (?:(?:mas )?(?:facil|facilito|sencillo)|cristiano|(?:buen )?chileno|castellano)\b|"
    r"\bcomo (?:si (?:yo )?(?:fuera|tuviera|no)|a)(?: \w+){1,3}(?=[\s?.!,]*$|,| de que| que )|"
    r"\bsin (?:tant[oa]s? )?(?:tecnicismos?|numeros?|cifras|palabras dificiles|enredos?)\b|"
    r"\b(?:para|pa) entender(?:lo|la)?(?: (?:rapido|facil|mejor|bien))?\b|"
    r"[,.]? ?\b(?:no soy (?:\w+ )?expert[oa]|no (?:entiendo|cacho|se) (?:na|nada|mucho)"
    r"(?: de \w+)?)\b|"
    rf"\b(?:para|pa|a) {_SOMEBODY}(?: \w+)?? {_KNOWS_NOTHING}"
)
_FOR_SOMEBODY = re.compile(
    r"\b(?:para|pa|a) (?:mi|mis) (?!entender)\w+(?: en un minuto)?(?=[\s?.!,]|$)|\ben un minuto\b"
)
_EXPLAINS = re.compile(
    r"\b(?:resum\w+|sintes\w+|sintet\w+|explic\w+|expliq\w+|cont[ae]\w*|cuent\w+|entend\w+|minuta|"
    r"dime|digame|que es|que hace|de que (?:se )?(?:trata|va)|de q (?:se )?(?:trata|va)|"
    r"en que consiste)\b"
)


def told_plainly(text: str) -> str:
    """The message with "en simple" for whichever words ask that it be easy to understand."""
    folded = _even(text)
    if not _EXPLAINS.search(folded):
        said = re.search(rf"[,;]? ?(?:{_IN_EASY_WORDS})", folded)
        return text if said is None else f"{text[: said.start()]}{text[said.end() :]}"
    spans = [m.span() for m in _PLAINLY.finditer(folded)]
    spans += [m.span() for m in _FOR_SOMEBODY.finditer(folded)]
    if not spans:
        return text
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    kept = re.sub(r"[\s,;:]+", " ", text).strip(" ?.!¿¡")
    return f"{kept} en simple"


def _even(text: str) -> str:
    """Folded letter by letter, so that positions stay those of the text."""
    return "".join(f if len(f := fold(char)) == 1 else char for char in text)
