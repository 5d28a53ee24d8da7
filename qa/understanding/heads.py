"""The thing that a question asks for, by how it is asked: its kind, or its name."""

import re
from collections.abc import Container

from qa.data import read_data
from qa.language.lexicon import is_verb
from qa.language.senses import Reading, function_words, neutral_words

_WHICH = frozenset(("que", "cual", "cuales"))
_OF_ONE = frozenset(("cual", "cuales", "quien", "quienes"))
_COPULAS = frozenset("es son fue fueron era eran seria serian".split())
_ARTICLES = frozenset("el la los las".split())
_LEADING = frozenset("a de en con por para desde hasta segun sobre y e o pero bajo".split())
_ACCENTED = re.compile(r"(?i)qué|cuál")

_ARTICLE = "(?:(?:el|la|los|las|es[aeo]s?|aquell[ao]s?|un|una) )?"
_NAMELESS = (
    re.compile(rf"\bcomo se llam\w+ {_ARTICLE}(\w+)"),
    re.compile(r"^(?:y )?(?:(?:cual|que) (\w+)(?: \w+)? (?:fue|es|era|son|eran|fueron))$"),
    re.compile(
        r"^(?:y )?(?:el|la|los|las) (\w+)\b.*(?<! de)(?<! a)(?<! por)(?<! con) "
        r"(?:cual|quien)(?:es)? (?:es|son|fue|eran?)$"
    ),
    re.compile(rf"\bnombres? (?:de|del) {_ARTICLE}(\w+)"),
    re.compile(rf"\bcon nombre\b.*?\b{_ARTICLE}(\w+)"),
)


def heads_of(text: str, reading: Reading) -> frozenset[int]:
    """The indexes of the nouns that "¿qué …?" or "¿cuál es el …?" ask for, verbs among them.

    Where nothing interrogates it is the noun that opens the phrase: "horario de la línea".
    """
    known = reading.known
    found = _opening_noun(text, reading)
    for i, word in enumerate(known[:-1]):
        if word in _WHICH and _interrogates(text, reading, i):
            found.add(i + 1)
        if word in _OF_ONE and known[i + 1] in _COPULAS and known[i + 2 : i + 3] != ():
            found.update([i + 3] if known[i + 2] in _ARTICLES and i + 3 < len(known) else [])
    return frozenset(found)


def asks_which(text: str, reading: Reading, taken: Container[int]) -> bool:
    """Whether "¿qué …?" asks which of the things that a row or a word for people names.

    "¿Qué drones usaron?" wants drones and no amount, though a row has them in its name.
    """
    heads = {i for i in heads_of(text, reading) if i in taken and reading.known[i - 1] in _WHICH}
    terms = [t for t in reading.terms if t.first in heads]
    return bool(terms) and all(t.plain or t.means("persona") for t in terms)


def _opening_noun(text: str, reading: Reading) -> set[int]:
    """The noun that opens a message which is only a phrase: "patente de los buses"."""
    known = reading.known
    whats = [i for i, word in enumerate(known) if word == "que"]
    if not _ASKS.isdisjoint(known) or any(_interrogates(text, reading, i) for i in whats):
        return set()
    passed = _asking() | function_words() | neutral_words() | _NO_THINGS
    first = next((i for i, word in enumerate(known) if word not in passed), None)
    if first is None or not known[first].isalpha() or is_verb(known[first]):
        return set()
    after = known[first + 1 : first + 2]
    narrowed = bool(after) and (after[0] in _NARROWING or _PARTICIPLE.search(after[0]) is not None)
    return {first} if narrowed else set()


KINDS = frozenset(
    "entidad entidades institucion instituciones organizacion organizaciones organismos".split()
)
"""Kinds of doers, which a name tells by itself."""

_NO_THINGS = KINDS | frozenset(
    """indice tasa razon nivel proporcion cifra promedio variacion origen motivo fuente
    empresas lugares ordene ordena compare compara entregue
    entrega nombre liste explique transcriba detalle enumere indique mencione describa
    resuma""".split()
)
"""Measures, kinds and orders."""

_ASKS = frozenset(
    "cuanto cuanta cuantos cuantas cual cuales quien quienes como donde cuando".split()
)
_NARROWING = frozenset("de del en para por con al que".split())
_PARTICIPLE = re.compile(r"[ai]d[oa]s$")


def _interrogates(text: str, reading: Reading, at: int) -> bool:
    """Whether "que" asks there: accented, opening its clause, or after a preposition that does."""
    asked = reading.asked[at]
    if _ACCENTED.fullmatch(text[asked.start : asked.end]):
        return True
    if at == 0 or "¿" in text[reading.asked[at - 1].end : asked.start]:
        return True
    return reading.known[at - 1] in _LEADING and _interrogates_before(text, reading, at - 1)


def _interrogates_before(text: str, reading: Reading, at: int) -> bool:
    return at == 0 or text[: reading.asked[at].start].rstrip()[-1:] in ("¿", ",", ".", ";", ":")


def nameless(text: str) -> str:
    """The noun of what the corrected words ask to be named; empty where no name is asked."""
    for pattern in _NAMELESS:
        found = pattern.search(text)
        if found and found[1] not in _asking():
            return found[1]
    return ""


def _asking() -> frozenset[str]:
    return frozenset(read_data("prose")["asking"].split()) - {"persona", "personas", "gente"}
