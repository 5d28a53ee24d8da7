"""What a number is said of, as words that can be compared with those of another sentence.

Words are compared by their first letters, so that "egresaron" and "egresadas" are one. Those that
any sentence may hold tell nothing and are left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from calc.claims.found.flat import flat
from calc.claims.named.names import singular
from calc.claims.named.people import Stretch

_WORD = re.compile(r"[a-z]{4,}")
STEM = 5
"""Words are compared by so many of their first letters."""

_NOUN = re.compile(
    r"\s{1,2}(?:(?:de\s+(?:ell|est|es)[oa]s\s+)?(?:son|eran|fueron|correspond\w+\s+a)\s+|de\s+)?(?:(?:los|las|unos|unas)\s+)?([a-z]{3,30})"
)
_NAMED_BEFORE = re.compile(
    r"\b([a-z]{4,30}s)\s\($|\b([a-z]{4,30}),?\s+(?:(?:que\s+)?(?:es|fue)\s+)?un[ao]\s+de\s+l[ao]s\s+$"
)
_BRACKET = re.compile(r"(?:\s[a-z]{4,30})?\s?[(,]\s?(?:(?:el|un|casi|o\s+sea|es\s+decir,?)\s)*")
_CLOSE = re.compile(
    r"\s?\)|(?:\s+de\s+(?:l[oa]s\s+mism[oa]s|(?:ell|est|es)[oa]s|(?:su|ese)\s+total|el\s+total))?\s?,"
)
_OF_WHOLE = re.compile(r"\s+de\s+(?:l[oa]s|un\s+total\s+de)\s+")
_PREDICATE = re.compile(r"\b(?:son|eran|fueron|correspond\w+\s+a)(?=\s+[a-z]{4,})")
_BARE_PHRASE = re.compile(r",\s+[a-z]{4,}(?:\s+[a-z]+){0,3}\s*[.;]?")
_AND = re.compile(r"\b(?:y|e)\s+$")
_VERB = re.compile(r"(?:ron|aba|an|en)$")
_NO_NOUN = frozenset(
    (
        *("mas", "menos", "que", "del", "las", "los", "con", "para", "por", "son", "fue", "era"),
        *("una", "uno", "fueron", "eran", "entre", "sobre", "cada", "como", "hasta", "desde"),
        *("ellas", "ellos", "estas", "estos", "esas", "esos", "quienes"),
    )
)
_BREAK = re.compile(
    r"[.;:,()]|\s+[-–—]\s+|\b(?:y|e|mientras|pero)\s+(?:el|la|los|las|un|una|se|en|que|otr[oa]s?)\b"
)
_PAIR = re.compile(r"\s*(?:[a-z]+\s+)?(?:al?|hasta)\s+")
_JOIN = re.compile(r"[.;:,()]|\b(?:y|e|mientras|pero)\b")
_STOP = re.compile(r"[;:]")
_LABEL = 40
"""A shorter beginning of a sentence before a colon says what the number is."""

_ELDERLY = re.compile(
    r"\b(?:(?:personas?|adultos?)\s+mayor(?:es)?|asistentes|inscrit[oa]s|integrantes)\b"
)
_PHRASE = re.compile(
    r"(?:\s+(?!(?:de|del|en|a|al|con|que|por|para|y|e|o|su|sus|la|el|sin|se|no|son|eran|fue|"
    r"[a-z]{2,}(?:aron|ieron|eron|aban|ian))\b)[a-z]+){0,3}"
)
ANYBODY = ("perso", "benef", "usuar", "parti", "indiv", "caso", "unida", "atend", "pacie")
"""Stems of nouns that name whoever a programme serves."""

_TELL_NOTHING = frozenset(
    singular(word)[:STEM]
    for word in (
        *("ademas", "anos", "anual", "cada", "casi", "cerca", "cierre", "como", "cuenta", "cuando"),
        *("eran", "seran", "seria"),
        *("cuales", "desde", "dice", "dijo", "dentro", "donde", "durante", "ellos", "ellas"),
        *(
            "entre",
            "esta",
            "este",
            "estos",
            "estas",
            "estaba",
            "fines",
            "fueron",
            "habia",
            "habian",
        ),
        *("hasta", "haber", "informe", "informo", "luego", "llego", "llegaba", "llegan", "menos"),
        *("millon", "ministerio", "mismo", "mientras", "otras", "otros", "para", "pesos", "pero"),
        *("porque", "programa", "quienes", "region", "reporte", "segun", "senala", "sido", "sobre"),
        *("solo", "tambien", "tanto", "tenia", "tiene", "tienen", "todos", "todas", "total"),
        *("tras", "tuvo", "unos", "unas", "porciento", "ciento", "ficha", "numero", "cifra"),
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "octubre"),
        *("cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece"),
        *("catorce", "quince", "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta"),
        *("ochenta", "noventa", "cien", "ciento", "mitad", "tercio", "tercios", "cuarto", "parte"),
        *("septiembre", "noviembre", "diciembre", "primer", "segundo", "ahora", "apenas", "hubo"),
    )
) | frozenset(ANYBODY)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a number, as stems.

    `noun` is what it counts ("" where no noun follows), `phrase` that noun with its adjectives,
    `after` and `before` are of its own clause, `sentence` of all of its sentence.
    """

    noun: str
    phrase: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    sentence: frozenset[str]

    @property
    def clause(self) -> frozenset[str]:
        """The words nearest to the number."""
        return self.after | self.before


def words_around(plain: str, span: Stretch, numbers: Sequence[Stretch], at: int) -> Words:
    """The words of the `at`-th number of a sentence of a flat text."""
    this = numbers[at]
    if at and _PAIR.fullmatch(plain, numbers[at - 1].end, this.start):
        first = words_around(
            plain, span, numbers, at - 1
        ).before  # "bajó de 2.380 a 1.905 personas"
    else:
        first = frozenset()
    low = numbers[at - 1].end if at else span.start
    end, high, whole = _reach(plain, span, numbers, at)
    predicate = _PREDICATE.search(plain, end, high) if whole else None
    stop = _BREAK.search(plain, end, high)
    if predicate is not None:
        end, stop = predicate.end(), _BREAK.search(plain, predicate.end(), high)
    noun = "" if whole and predicate is None else noun_after(plain, end, high)
    own = "" if noun or whole or end == this.end else noun_after(plain, this.end, end)
    noun = noun or own or _noun_before(plain, low, this.start)
    after = plain[this.end if own else end : high if stop is None else stop.start()]
    found = (_JOIN if at else _STOP).finditer(plain, low, this.start)
    breaks = [b for b in found if b[0] != "," or noun or b.end() < this.start - 1]
    if not at and breaks and breaks[-1].start() - low < _LABEL:
        breaks = []
    before = plain[breaks[-1].end() if breaks else low : this.start]
    phrase = _PHRASE.match(plain, this.end if own else end, high)
    return Words(
        noun=noun,
        phrase=telling(phrase[0] if phrase else ""),
        after=telling(after),
        before=telling(before) | first,
        sentence=telling(plain[span.start : span.end]),
    )


def _reach(plain: str, span: Stretch, numbers: Sequence[Stretch], at: int) -> tuple[int, int, bool]:
    """From where to where the words after a number go, and whether it is a part of the next one.

    They go on after a number that only restates it or is its whole: "171 (54,8 %) completaron …",
    "148 de los 221 son …". A comma may stand for their verb: "seis son escuelas y cuatro, liceos",
    "Seis de cada diez, mujeres".
    """
    this, whole = numbers[at], False
    opens = not plain[span.start : this.start].strip(" -¿¡")
    alone = opens and _BARE_PHRASE.fullmatch(plain, this.end, span.end) is not None
    joined = plain.startswith(",", this.end) and _AND.search(plain, span.start, this.start)
    elliptic = alone or bool(joined)
    end = this.end + elliptic
    after = at + 1
    while after < len(numbers):
        gap = plain[end : numbers[after].start]
        close = _CLOSE.match(plain, numbers[after].end) if _BRACKET.fullmatch(gap) else None
        if close is not None and ("(" in gap) == (")" in close[0]):
            end = close.end()
        elif not whole and _OF_WHOLE.fullmatch(gap):
            end, whole = numbers[after].end, True
        else:
            return end, numbers[after].start, whole
        after += 1
    return end, span.end, whole


def noun_after(plain: str, start: int, end: int) -> str:
    """The stem of the noun that a number counts, "" where a verb or nothing follows."""
    found = _NOUN.match(plain, start, end)
    if found is None or found[1] in _NO_NOUN or _VERB.search(found[1]):
        return ""
    return singular(found[1])[:STEM]


def _noun_before(plain: str, start: int, end: int) -> str:
    """The stem of the noun before a number that counts it: "radios (148)", "una de las siete"."""
    found = _NAMED_BEFORE.search(plain, start, end)
    return "" if found is None else singular(found[1] or found[2])[:STEM]


def telling(plain: str) -> frozenset[str]:
    """The stems of a flat text that tell something."""
    stems = (singular(word)[:STEM] for word in _WORD.findall(_ELDERLY.sub(" ", plain)))
    return frozenset(stem for stem in stems if stem not in _TELL_NOTHING)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The stems of some words as written, those that tell nothing too."""
    found = chain.from_iterable(_WORD.findall(flat(word)) for word in words)
    return frozenset(singular(word)[:STEM] for word in found)


def shared(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The stems of the first that the others hold too; a short word may open a longer one."""
    short = tuple(other for other in others if len(other) == STEM - 1)
    return frozenset(
        s
        for s in some
        if s in others
        or s.startswith(short)
        or (len(s) == STEM - 1 and any(other.startswith(s) for other in others))
    )
