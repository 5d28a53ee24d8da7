"""What a number is said of, as words that can be compared with those of another sentence.

Words are compared by their first letters, so that "egresaron" and "egresadas" are one. Those that
any sentence may hold tell nothing and are left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from calc.claims.found.flat import flat
from calc.claims.found.shapes import Mention
from calc.claims.named.kin import STEM, stem_of
from calc.claims.named.people import Stretch

_WORD = re.compile(r"[a-z]{4,}")
_DENIED = re.compile(r"\b(?:no|nunca|tampoco|sin)\s+((?:[a-z]+\s*){1,3})")
_BASE = re.compile(
    r"\s+(?:de|entre)\s+(?:(?:l[oa]s|sus)\s+(?:\d[\d.]*\s+)?|quienes\s+(?:se\s+)?)([a-z]{4,30})"
)
_FIGURE = re.compile(r"\b\d{1,3}\b(?![.,]\d|\s?%)")
"""A short number that tells what is counted: "los 24 meses", "más de 65 años"."""

_NOUN = re.compile(
    r"\s{1,2}(?:(?:de\s+(?:ell|est|es)[oa]s\s+)?(?:son|eran|fueron|correspond\w+\s+a)\s+|de\s+)?(?:(?:los|las|unos|unas|recien)\s+)?([a-z]{3,30})"
)
_NAMED_BEFORE = re.compile(
    r"\b([a-z]{4,30}s)\s\($|\b([a-z]{4,30}),?\s+(?:(?:que\s+)?(?:es|fue)\s+)?un[ao]\s+de\s+l[ao]s\s+$"
    r"|(?:^|[.;:\n,(-]\s*|\b(?:los|las)\s+|\by\s+|\bson\s+)([a-z]{4,30}s)(?:\s+[a-z]+){0,3}?:\s+$"
    r"|\b(?:los|las)\s+([a-z]{4,30}s)(?:\s+(?!(?:que|se|con)\b)[a-z]+){0,3}?"
    r"(?:,\s+(?:(?:son|fueron|eran)\s+)?|\s+(?:son|fueron|eran|suman|sumaron|totalizan|llega[nr]on?\s+a)\s+)"
    r"(?:(?:solo|apenas|casi|unos|unas)\s+)*$"
)
_BRACKET = re.compile(r"(?:\s[a-z]{4,30})?\s?[(,]\s?(?:(?:el|un|casi|o\s+sea|es\s+decir,?)\s)*")
_CLOSE = re.compile(
    r"\s?\)|(?:\s+de\s+(?:l[oa]s\s+mism[oa]s|(?:ell|est|es)[oa]s|(?:su|ese)\s+total|el\s+total))?\s?,"
)
_OF_WHOLE = re.compile(r"(?:\s+[a-z]{4,30})?\s+de\s+(?:l[oa]s|un\s+total\s+de)\s+")
_PREDICATE = re.compile(r"\b(?:son|eran|fueron|correspond\w+\s+a)(?=\s+[a-z]{4,})")
_AGED = re.compile(r"\s+(?:personas?|adultos?)\s+mayor(?:es)?\b")
_BARE_PHRASE = re.compile(r",\s+[a-z]{4,}(?:\s+[a-z]+){0,3}\s*[.;]?")
_AND = re.compile(r"\b(?:y|e)\s+(?:(?:en|a|de|con|para)\s+)?$")
_VERB = re.compile(r"(?:ron|aba|an|en)$")
_NO_NOUN = frozenset(
    (
        *("mas", "menos", "que", "del", "las", "los", "con", "para", "por", "son", "fue", "era"),
        *("una", "uno", "fueron", "eran", "entre", "sobre", "cada", "como", "hasta", "desde"),
        *("ellas", "ellos", "estas", "estos", "esas", "esos", "quienes", "vive", "tiene", "cursa"),
        *("trabaja", "estudia", "recibe", "pertenece", "asiste", "reside", "corresponde", "queda"),
        *("porque", "cuando", "antes", "hay", "habia", "hubo", "funciona", "existe", "opera"),
    )
)
_BREAK = re.compile(
    r"[.;:,()]|\s+[-–—]\s+|"
    r"\b(?:y|e|mientras|pero)\s+(?:el|la|los|las|un|una|se|en|que|otr[oa]s?|[a-z]+(?:aron|ieron))\b"
)
_IN_ORDER = re.compile(r"\brespectivamente\b")
_AND_NEXT = re.compile(r"\s*,\s*(?:(?:y|e)\s+)?|\s+(?:y|e)\s+")
_NAMES_END = re.compile(
    r"\s*(?::|,)?\s*(?:\b(?:fueron|son|eran|suman|sumaron|hubo|tuvieron|llegaron\s+a|con)\s+)?(?:de\s+|a\s+)?$"
)
_LINKED = re.compile(
    r"\s?\(\s?(?:unas?|unos|o\s+sea,?)?\s*|\s*(?:[a-z]+\s+){0,2}?(?:\(?(?:(?:en|de|del|el|ano)\s+)*(?:19|20)\d\d\)?\s+)?(?:al?|hasta)\s+"
)
_JOIN = re.compile(
    r"[.;:,()]|\b(?:mientras|pero)\b|"
    r"\b(?:y|e)\s+(?=(?:el|la|los|las|un|una|se|en|que|otr[oa]s?|su|sus|de|hubo|hay|habia|fue|tuvo|quedo|[a-z]+(?:ron|aba|aban))\b|$)"
)
_STOP = re.compile(r"[;:]")
_LABEL = 40
"""A shorter beginning of a sentence before a colon says what the number is."""

_ELDERLY = re.compile(r"\b(?:(?:personas?|adultos?)\s+mayor(?:es)?|asistentes|integrantes)\b")
_PHRASE = re.compile(
    r"(?:\s+(?!(?:de|del|en|a|al|con|que|por|para|y|e|o|su|sus|la|el|sin|se|no|son|eran|fue|"
    r"[a-z]{2,}(?:aron|ieron|eron|aban|ian))\b)[a-z]+){0,3}"
)
_WITH_IT = re.compile(
    r"\s+(?:con|sin)\s+(?:(?:el|la|los|las|un|una)\s+)?[a-z]{3,}([oa]s?)\b(?:\s+[a-z]{4,}\1\b)?"
)
"""What tells a whole from others: "44 de las 92 comunas con censo canino"."""

ANYBODY = ("perso", "benef", "usuar", "parti", "indiv", "caso", "unida", "atend", "pacie")
"""Stems of nouns that name whoever a programme serves."""

SOMEBODY = ("vecin", "habit", "adult", "ancia", "asist", "gente")
"""Stems of nouns that name persons, whoever they are."""

TIMES = frozenset(
    (
        *("ano", "anos", "mes", "meses", "dia", "dias", "semana", "semanas", "hora", "horas", "hr"),
        *("hrs", "minuto", "minutos", "trimestre", "trimestres", "semestre", "semestres"),
    )
)
"""Nouns of a stretch of time."""

TIME = "~"
"""What the noun of a stretch of time begins with."""

_PART_OF = re.compile(
    r"\s*(?:y\s+)?(?:de|entre)\s+(?:l[oa]s\b|quienes\b|(?:ell|est|es)[oa]s\b|un\s+total\b|(?:es[ea]|est[ea])\s+total\b)"
)
"""What opens a clause that names the whole of the number after its comma."""


_TELL_NOTHING = frozenset(
    stem_of(word)
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
    `after` and `before` are of its own clause, `reach` of all up to the numbers beside it,
    `sentence` of all of its sentence; `base` is what a share is of; `denied` are those that a "no"
    stands before; `heir` is the noun of the count before it, of which it may be: "312 se
    repararon; otros 812 se compraron".
    """

    noun: str
    phrase: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    sentence: frozenset[str]
    reach: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    base: str = ""
    heir: str = ""

    @property
    def clause(self) -> frozenset[str]:
        """The words nearest to the number."""
        return self.after | self.before


def words_of(plain: str, span: Stretch, mentions: Sequence[Mention], at: int) -> Words:
    """The words of the `at`-th number of a sentence; only a count has a noun that it counts.

    That of a stretch of time is its unit; one beside another number is of its words.
    """
    this = mentions[at]
    numbers = [m for m in mentions if m is this or m.noun not in TIMES]
    words = words_around(plain, span, numbers, numbers.index(this))
    if this.kind == "count" and this.noun in TIMES:
        return replace(words, noun=timed(this.noun))
    if this.kind == "count":
        return words
    base = _BASE.match(plain, this.end, span.end)
    return replace(words, noun="", base=stem_of(base[1]) if base is not None else "")


def _in_order(
    plain: str, span: Stretch, numbers: Sequence[Stretch], at: int
) -> tuple[str, str] | None:
    """The name of a number that is told in order, and all that its sentence names so.

    "Bandas y coros fueron 71 y 38, respectivamente" names 71 "bandas".
    """
    if _IN_ORDER.search(plain, numbers[at].end, span.end) is None:
        return None
    first = at
    while first and _AND_NEXT.fullmatch(plain, numbers[first - 1].end, numbers[first].start):
        first -= 1
    last = at
    while last + 1 < len(numbers) and _AND_NEXT.fullmatch(
        plain, numbers[last].end, numbers[last + 1].start
    ):
        last += 1
    low = numbers[first - 1].end if first else span.start
    before = plain[low : numbers[first].start]
    names = _NAMES_END.sub("", before)
    parts = [part.strip() for part in _AND_NEXT.split(names) if part.strip()]
    count = last - first + 1
    return (parts[at - first - count], names) if len(parts) >= count > 1 else None


def words_around(plain: str, span: Stretch, numbers: Sequence[Stretch], at: int) -> Words:
    """The words of the `at`-th number of a sentence of a flat text."""
    this = numbers[at]
    if at and _LINKED.fullmatch(plain, numbers[at - 1].end, this.start):
        first = words_around(
            plain, span, numbers, at - 1
        ).before  # "bajó de 2.380 a 1.905 personas", "en zonas rurales vive el 27,2 % (1.934)"
    else:
        first = frozenset()
    low = numbers[at - 1].end if at else span.start
    end, high, whole = _reach(plain, span, numbers, at)
    predicate = _PREDICATE.search(plain, end, high) if whole else None
    stop = _BREAK.search(plain, end, high)
    if predicate is not None:
        end, stop = predicate.end(), _BREAK.search(plain, predicate.end(), high)
    if whole and predicate is None:  # "121 de las 468 empresas acompañadas exportaron"
        told = _PHRASE.match(plain, end, high)
        end = end if told is None else told.end()
    elided = at > 0 and end > this.end and not noun_after(plain, numbers[at - 1].end, this.start)
    noun = "" if elided or (whole and predicate is None) else noun_after(plain, end, high)
    own = "" if noun or end == this.end else noun_after(plain, this.end, end)
    after = plain[this.end if own else end : high if stop is None else stop.start()]
    if at + 1 < len(numbers) and _enclosed(plain, this) and _enclosed(plain, numbers[at + 1]):
        after = ""  # of the next one: "el denominador (140) no es coherente con los egresos (201)"
    noun = noun or own or _noun_before(plain, low, this.start)
    ended = not telling(after)
    if at and _OF_WHOLE.fullmatch(plain, numbers[at - 1].end, this.start):
        # what is told after a whole is of its part: "9 de los 14 becados investigan el musgo"
        told = _PHRASE.match(plain, end, high)
        with_it = None if told is None else _WITH_IT.match(plain, told.end(), high)
        after = after if told is None else told[0] + ("" if with_it is None else with_it[0])
    opening = this.start - (at > 0 and plain[this.start - 1] == "(")  # "los cierros (22%)"
    found = (_JOIN if at else _STOP).finditer(plain, low, opening)
    parted = bool(noun) or not ended or _PART_OF.match(plain, low, this.start) is not None
    breaks = [b for b in found if b[0] != "," or parted or b.end() < this.start - 1]
    if not at and breaks and breaks[-1].start() - low < _LABEL:
        breaks = []
    before = plain[breaks[-1].end() if breaks else low : this.start]
    said = _NOUN.match(plain, end, high) if noun and not own else None
    phrase = _PHRASE.match(plain, this.end if own else said.start(1) - 1 if said else end, high)
    ordered = _in_order(plain, span, numbers, at)
    if ordered is not None:
        name = _WORD.findall(ordered[0])
        noun, before, after = stem_of(name[0]) if name else "", ordered[0], ""
    return Words(
        noun=noun,
        phrase=telling(phrase[0] if phrase else ""),
        after=telling(after) | frozenset(_FIGURE.findall(after)),
        before=telling(before) | frozenset(_FIGURE.findall(before)) | first,
        sentence=telling(plain[span.start : span.end]),
        reach=telling(plain[low : this.start]) | telling(plain[end:high]),
        denied=frozenset().union(*(telling(m[1]) for m in _DENIED.finditer(before + "; " + after))),
    )


def _enclosed(plain: str, number: Stretch) -> bool:
    """Whether a number stands alone in brackets, after what it is of."""
    return plain[number.start - 1 : number.start] == "(" and plain.startswith(")", number.end)


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
    if plain[this.start - 1 : this.start] == "(" and plain.startswith(")", end):
        end += 1
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


def timed(noun: str) -> str:
    """The noun of a stretch of time: "meses" and "mes" are one."""
    return TIME + noun[: 4 if noun.startswith("sem") else 3]


def inherited(found: Sequence[Words], heir: str = "") -> list[Words]:
    """The words of counts in order, each with the noun of the one before; `heir` is the first's."""
    told = []
    for words in found:
        told.append(replace(words, heir=heir))
        heir = words.noun if words.noun and not words.noun.startswith(TIME) else heir
    return told


def noun_after(plain: str, start: int, end: int) -> str:
    """The stem of the noun that a number counts, "" where a verb or nothing follows."""
    if _AGED.match(plain, start, end):
        return ANYBODY[0]
    found = _NOUN.match(plain, start, end)
    if found is None or found[1] in _NO_NOUN or _VERB.search(found[1]):
        return ""
    return stem_of(found[1])


def _noun_before(plain: str, start: int, end: int) -> str:
    """The stem of the noun before a number that counts it: "radios (148)", "una de las siete"."""
    found = _NAMED_BEFORE.search(plain[start:end])
    return "" if found is None else stem_of(next(word for word in found.groups() if word))


def telling(plain: str) -> frozenset[str]:
    """The stems of a flat text that tell something."""
    stems = (stem_of(word) for word in _WORD.findall(_ELDERLY.sub(" ", plain)))
    return frozenset(stem for stem in stems if stem not in _TELL_NOTHING)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The stems of some words as written, those that tell nothing too."""
    found = chain.from_iterable(_WORD.findall(flat(word)) for word in words)
    return frozenset(stem_of(word) for word in found)


def shared(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The stems of the first that the others hold too; a short word may open a longer one."""
    found, rest = some & others, some - others
    short = tuple(other for other in others if len(other) == STEM - 1) if rest else ()
    return found.union(
        s
        for s in rest
        if (short and s.startswith(short))
        or (len(s) == STEM - 1 and any(other.startswith(s) for other in others))
    )
