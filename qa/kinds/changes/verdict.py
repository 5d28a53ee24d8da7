"""Whether it changed as somebody says, and by as much: "¿subió más de 20 %?", "¿mejoró?".

Promise: "sí" where it went the way that is said and, where a size or a bound is said, within it;
the way that is better is the one that the ficha prints for an indicator.
"""

import re

from calc.figure import fold
from calc.formulas import Result, Unavailable
from calc.quantity import MILES_DE_PESOS, PORCENTAJE
from qa.answers.compose import Part
from qa.answers.evidence import Found, value
from qa.answers.reckoned import magnitude
from qa.named.row import beside_names
from qa.named.sizes import size_of
from qa.named.thresholds import Threshold, read_threshold
from qa.saying.asking import Ask
from qa.understanding.question import Question

_NO_OPENINGS = frozenset(
    """que cual cuales como en y crecimiento aumento alza incremento subida caida baja disminucion
    reduccion descenso variacion dime muestrame""".split()
)


def bound_of(question: Question) -> Threshold | None:
    """The bound that a change is held against; the verb of "bajó 50 %" bounds nothing."""
    bound = read_threshold(question.reading)
    if bound is None:
        return None
    known = question.reading.known[bound.first : bound.last + 1]
    verb = known[0] == "bajo" and question.means("bajar")
    return None if verb or not _MULTIPLES.isdisjoint(known) else bound


_MULTIPLES = frozenset(("doble", "triple", "cuadruple"))
"""As in "aumentó a más del doble": a size of the change, and no percentage of anything."""


def verdict_of(ask: Ask, change: Result, relative: Result | Unavailable) -> list[Part]:
    """Sí or No first, where the question asks whether something rose or fell, and how much."""
    if _BETTER_OR_WORSE.search(ask.question.reading.text) and "indicador" in str(change.concept):
        falls = better_is_less(ask, change.item)
        better = change.value < 0 if falls else change.value > 0
        return ["Mejoró: " if better else "Empeoró: "] if change.value else []
    if asks_same(ask.question):
        return ["No: " if change.value else "Sí: "]
    if not asks_yes(ask):
        return []
    up = ask.question.means("subir") != better_is_less(ask, change.item)
    right = change.value > 0 if up else change.value < 0
    bound = bound_of(ask.question)
    if right and bound is not None:
        in_points = ask.question.means("puntos") or not isinstance(relative, Result)
        size = change if in_points or not bound.is_share else relative
        if _ends_at(ask.question, bound):
            return ["Sí: " if _ends_within(ask, change, relative, bound) else "No: "]
        if isinstance(size, Result):
            right = bound.holds(abs(size.value), size.unit)
    if right and not _as_cited(ask, change, relative):
        return ["No en esa medida: "]
    return ["Sí: " if right else "No: "]


def _ends_at(question: Question, bound: Threshold) -> bool:
    """As in "cayó a menos de la mitad": the bound is of what was left and not of the fall."""
    return "a" in question.reading.known[max(0, bound.first - 1) : bound.first]


def _ends_within(ask: Ask, change: Result, relative: object, bound: Threshold) -> bool:
    """Whether the last value is within a bound; one of a share, as a part of the first."""
    if bound.is_share and change.unit != PORCENTAJE and "punto" not in change.unit:
        return isinstance(relative, Result) and bound.holds(relative.value + 100, PORCENTAJE)
    last = value(ask.ficha, change.concept, change.year, change.item)
    return isinstance(last, Found) and bound.holds(magnitude(last), last.unit)


def better_is_less(ask: Ask, item: str | None) -> bool:
    """Whether "mejoró" asks for a fall: the indicator's sense is that it should go down."""
    senses = (i.direction or "" for i in ask.ficha.indicators if i.name == item)
    falls = any(fold(sense).startswith("desc") for sense in senses)
    return falls and _JUDGES.search(ask.question.reading.text) is not None


_JUDGES = re.compile(r"\b(?:mejor|empeor|peor)\w*")
_BETTER_OR_WORSE = re.compile(r"\bmejor\w* o (?:em)?peor\w*|\b(?:em)?peor\w* o mejor\w*")


def _as_cited(ask: Ask, change: Result, relative: Result | Unavailable) -> bool:
    """Whether the change is as great as the question says: "¿es cierto que bajó 50 %?"."""
    question = ask.question
    if bound_of(question) is not None:
        return True
    apart = question.period.taken.union(*(i.taken for i in question.items))
    size = size_of(question.reading, apart, money=change.unit == MILES_DE_PESOS)
    if size is None:
        return True
    if size.end:
        last = value(ask.ficha, change.concept, change.year, change.item)
        return not isinstance(last, Found) or size.holds(magnitude(last))
    found = relative if size.scale == "percent" else change
    return not isinstance(found, Result) or size.holds(abs(found.value))


_SAME = re.compile(
    r"\b(?:se (?:ha |han )?(?:mantuv|manten|mantien|conserv)\w*|(?:mantuvo|mantuvieron|mantiene)\b|"
    r"(?:fue|fueron|es|son|era|eran|sigui\w*|sigue\w*|qued\w+|permaneci\w+|continu\w+) "
    r"(?:en |de )?(?:exactamente |casi )?(?:el |la |lo |los |las )?"
    r"(?:mism[oa]s?|igual(?:es)?|constantes?|estables?|parej[oa]s?)|"
    r"(?:no|sin) (?:hubo )?(?:vari|cambi)\w+)\b"
)


def asks_to_stay(word: str) -> bool:
    """Whether a word says that something stays as it is: "mantuvo", "permaneció"."""
    return _STAYS.match(word) is not None


_STAYS = re.compile(r"(?:mantuv|manten|mantien|conserv|permanec|sigui|sigue|continu|vari|igual)")


def asks_same(question: Question) -> bool:
    """As in "¿la cobertura se mantuvo?", "¿fue igual en 2022 y 2023?"."""
    if question.any_of("cuanto", "porque", "tendencia", "subir", "bajar") or question.interrogates:
        return False
    return _SAME.search(beside_names(question.reading.known, question.items)) is not None


def asks_yes(ask: Ask) -> bool:
    """Whether yes or no can be said: one way is told of the figure, and nothing else is asked."""
    question = ask.question
    known = question.reading.known
    return (
        bool(known)
        and not question.any_of(
            "cuanto", "tendencia", "puntos", "significar", "calcular", "porque", *_sizes(question)
        )
        and question.means("subir") != question.means("bajar")
        and not _EITHER_WAY.search(question.reading.text)
        and (known[0] not in _NO_OPENINGS or _is_verb(question) or _is_told(question))
        and not (known[0] in ("la", "el") and known[1:2] and known[1] in _NO_OPENINGS)
    )


def _sizes(question: Question) -> set[str]:
    """Which of the senses that ask for a size are said: no percentage that names the figure.

    Nor what a year is held against, as in "¿subió en comparación con 2022?".
    """
    named = {t.first for n in question.named for t in n.terms}
    terms = question.reading.terms
    own = {t.first for t in terms if t.means("cambiar") and _AGAINST.fullmatch(t.text)}
    told = _tells_size(question)
    known = question.reading.known
    shares = (t for t in terms if t.means("porcentaje"))
    own |= {t.first for t in shares if told or t.first in named or _is_subject(known, t.first)}
    said = (t.senses for t in terms if t.first not in own)
    return {"cambiar", "porcentaje"}.intersection(*[set().union(*said)])


def _is_subject(known: tuple[str, ...], at: int) -> bool:
    """As in "¿aumentó la proporción de hogares…?": the share is what rose, and not its size."""
    return known[at - 1 : at] in (("el",), ("la",), ("su",)) and known[at + 1 : at + 2] != ("en",)


_AGAINST = re.compile(
    r"comparad[oa]s?|comparando(?:l[oa])?|compar(?:o|e|amos)|(?:en )?comparacion(?: (?:con|a|al))?|"
    r"frente a|versus|vs|contra el ano"
)
_TRUTH = re.compile(
    r"^que (?:el|la|los|las|en|su|sus|se|el programa|haya|hayan|(?:sub|baj|aument|disminu|crec|cay|"
    r"mejor|empeor|ampli|reduj|decrec)\w*)\b"
)


def _is_told(question: Question) -> bool:
    """As in "verificar que la cobertura haya aumentado", whose verb of asking was left out."""
    return _TRUTH.search(question.reading.text) is not None


def _tells_size(question: Question) -> bool:
    """Whether a percentage is told and not asked for."""
    bounded = read_threshold(question.reading) is not None
    return bounded or re.search(r"\d (?:%|por ?ciento)", question.reading.text) is not None


_WAY = r"(?:sub|baj|aument|disminu|crec|cay|ca|decrec|mejor|empeor|ampli|reduj)\w*"
_EITHER_WAY = re.compile(rf"\b{_WAY} o {_WAY}")
"""As in "¿bajó o subió…?", which no yes answers."""


def _is_verb(question: Question) -> bool:
    """Whether the first word is a verb: "aumento la…" asks what "aumento de…" does not."""
    first = question.reading.asked[0]
    spelt = question.text[first.start : first.end].endswith(("ó", "Ó"))
    return spelt or (
        question.reading.known[0] not in _INTERROGATIVE
        and question.reading.known[1:2] in (("el",), ("la",), ("los",), ("las",))
    )


_INTERROGATIVE = frozenset("que cual cuales como en y dime muestrame".split())
