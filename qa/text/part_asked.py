"""What part of whom a question asks for: "¿qué porcentaje de los jóvenes firmó contrato?".

Promise: a part is told by what its members are or did, and its whole by the words after "de los";
a question with no such part gives none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from qa.language.lexicon import is_verb
from qa.language.senses import Reading, neutral_words
from qa.text.agreeing import share_told

_OPEN = re.compile(
    r"\b(?:que|cual(?: es| fue)?(?: el| la)?|el|la|a cuanto equivale(?: el| la)?|^) ?"
    r"(?:porcentaje|%|proporcion|fraccion|porcion)(?= |$)|\bque parte(?= de (?:l[oa]s|ell[oa]s))"
)
_IN_SHARES = re.compile(
    r" (?:en (?:terminos )?(?:porcentuales|porcentaje|%)|porcentualmente|en terminos relativos)\b"
)
_COUNTED = re.compile(r"\bcuant[oa]s\b")
_ARTICLES = frozenset("los las quienes todos todas ellos ellas total".split())
_COPULAS = frozenset(
    """es son era eran fue fueron hay hubo habia tiene tienen tenia tenian tuvo tuvieron esta estan
    estaba estaban""".split()
)
_PARTICIPLE = re.compile(r"[ai]d[oa]s?$")
_BASE_BEFORE = re.compile(r"^(?:y )?(?:de|entre) (?P<base>(?:l[oa]s|quienes|ell[oa]s)\b.*?)$")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class PartAsked:
    """Words of what the part is or did, those of its whole, and the share that is put forward."""

    what: tuple[str, ...]
    base: tuple[str, ...]
    claimed: Fraction | None


def part_asked(reading: Reading) -> PartAsked | None:
    """The part that the corrected words ask for or put forward; None where they do not."""
    text = reading.text
    if (told := share_told(text)) is not None:
        value, first, last = told
        return _read(text[:first], text[last:], value)
    if (found := _IN_SHARES.search(text)) is not None and _COUNTED.search(text):
        text = f"{text[: found.start()]}{text[found.end() :]}"
        counted = _COUNTED.search(text)
        return _read("", f"de {text[counted.end() :].strip()}", None) if counted else None
    found = _OPEN.search(text)
    return _read(text[: found.start()], text[found.end() :], None) if found else None


def _read(before: str, after: str, claimed: Fraction | None) -> PartAsked | None:
    rest = after.split()
    base: list[str] = []
    if rest[:1] in (["de"], ["del"]):
        if rest[0] == "del" or rest[1:2] == [] or rest[1] in _ARTICLES:
            at = _predicate(rest)
            if at is None:
                return None
            base, rest = rest[1:at], rest[at:]
        else:
            at = _predicate(rest) or len(rest)
            return _part(rest[1:at], (), claimed)
    elif (found := _BASE_BEFORE.match(before.strip(" ,"))) is not None:
        base = found["base"].split()
    return _part(rest, base, claimed)


def _predicate(rest: Sequence[str]) -> int | None:
    """Where the verb stands that says what they are, past that of "los que entraron"."""
    which = next((i for i, w in enumerate(rest) if i and w in ("que", "quienes")), None)
    past = (
        1
        if which is None
        else next(
            (i for i in range(which + 1, len(rest)) if rest[i] not in _BEFORE_A_VERB), len(rest)
        )
    )
    verbs = (i for i in range(past + 1, len(rest)) if _is_predicate(rest[i]))
    # What follows "los que egresaron" may look like a noun: "abandonó".
    bare = past + 1 if which is not None and past + 1 < len(rest) else None
    if which is None and len(rest) > _BASE and _DONE.search(rest[_BASE]):
        bare = _BASE  # "de los residentes egresó", which is spelt as a noun is
    return next(verbs, bare)


_BASE = 3
_DONE = re.compile(r"(?:[^aeiou]o|aron|ieron)$")


_BEFORE_A_VERB = frozenset("se les le lo la no".split())


def _is_predicate(word: str) -> bool:
    return word in _COPULAS or (is_verb(word) and not _PARTICIPLE.search(word))


def _part(what: Sequence[str], base: Sequence[str], claimed: Fraction | None) -> PartAsked | None:
    own = tuple(
        w
        for w in what
        if len(w) > _SHORTEST and w.isalpha() and w not in neutral_words() | _COPULAS
    )
    return PartAsked(own, tuple(base), claimed) if own else None
