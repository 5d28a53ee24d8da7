"""What sort of thing a question wants to hear, and whether a sentence holds one.

Promise: a sentence that only shares words with a question, and tells no date where a date is asked,
no number where things are counted, no name where somebody is, is worth less than one that does.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from calc.figure import fold
from qa.data import read_data
from qa.language.lexicon import is_verb
from qa.language.likeness import KIN, SAYS_THE_SAME, likeness
from qa.language.senses import function_words, phrases
from qa.language.which_ones import which_ones
from qa.text.lines import NOTES, Line

COUNT = "cantidad"
REASON = "motivo"
MONEY = "dinero"
_COUNTED_TOO = ("salida", "exclusion", "prioridad")
"""Sorts of which a question may count those whom they tell of: "¿cuántos quedaron fuera?"."""

REQUIREMENT = "requisito"
_NAMES = "(?#name)"
_NAME_INSIDE = re.compile(r"(?<=[\wáéíóúñ,;:»)] )[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{2,}|\b[A-Z]{3,}\b")
_NO_NAME = re.compile(
    r"\b(?:Programa|Estado|Registro|Ficha|Para|Indicador|Índice)\b"
    r"(?: (?:de |del |la |los |las )*[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+)*"
)
"""Papers and measures, whose capitals name nobody: "el Registro Social de Hogares"."""

_OF_NO_PLACE = re.compile(
    r"\b(?:Servicio|Instituto|Ministerio|Subsecretaría|Registro|Fundación|Corporación|Universidad|"
    r"Agencia|Banco|Dirección|Poder|Ley|Contraloría|Tesorería|Comisión|Asociación|Fondo|UF)\b"
    r"(?: (?:de |del |la |los |las |el )*[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+)*|"
    r"\b(?:constructoras?|empresas?|consultoras?|fundaci[oó]n(?:es)?|corporaci[oó]n(?:es)?|OTEC)"
    r"(?:(?:,| y| e)?(?: de| del| la| los| las| el)* [A-ZÁÉÍÓÚÑ][\wáéíóúñ]+)+"
)
"""Institutions, whose names tell no place: "el Servicio Nacional de Aduanas"."""

_OPENING = re.compile(r"^\W*\w+(?: [a-záéíóúñ\d]+){0,5}: \w+")
"""A label and the first word of what it opens, which has a capital and is no name."""

_AGENTS = re.compile(
    r"\b(?:municipi|municipalidad|fundaci|corporaci|universidad|empresa|servicio|junta|equipo|"
    r"instituci|organi[sz]|gestor|jurado|mesa|vecin|famili|quien|persona|priorida|preferen|profesional|tecnic|ingenier|contratista|"
    r"consultor|mujer|hombre|nin[oa]s|jovenes|estudiantes|odontolog|asamblea|agencia|"
    r"delegaci|ministerio|subsecretaria|monitor|medios?\b|hogares|adult|escolar|refugiad|migrante|"
    r"sindicato|comite|club(?:es)?\b|asociaci|cooperativa|consejo|directiva|dirigent|inspecci|"
    r"hospital|escuela|liceo|colegio|medic[oa]s?\b|enfermer|psicolog|abogad|tutor|profesor|docente|"
    r"banco|asesor|propietari|apoderad|usuari|beneficiari)"
)


_IMPERSONAL = re.compile(r"\bse \w+(?:aron|ieron|[aei]ra|io|o)\b")
"""Such a sentence tells what was done, and of no agent: "se realizaron visitas en 902 empresas"."""

_NONE_OF_THEM = re.compile(r"\bningun[ao]? \w+")
"""As in "donde ninguna empresa presta el servicio", which tells of no one."""

_NAMELESS, _NOBODY = 0.8, 0.9
_ANYBODY = frozenset(("personas", "gente", "usuarios", "beneficiarios", "beneficiarias"))
_ONE = frozenset(("un", "una", "uno"))
_OF_THEM = frozenset(("ellos", "ellas", "estos", "estas"))
_COUNTED = 0.7
_SAME_FAMILY = 0.85


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of thing: how it is asked, how it is told, and what a sentence without is worth.

    `unless` is of words beside which the same asking wants something else.
    `words` are those of the asking alone; `home` is the section that tells it of the whole; `rare`,
    where a ficha tells little of the sort, is the share of a question that must stand around.
    """

    id: str
    asked: re.Pattern[str]
    told: re.Pattern[str] | None
    lacking: float
    words: frozenset[str]
    home: str
    rare: float | None
    unless: re.Pattern[str] | None

    def asked_in(self, question: str) -> bool:
        """Whether the corrected words of a question ask for the sort."""
        if self.unless is not None and self.unless.search(question):
            return False
        return self.asked.search(question) is not None


@cache
def sorts() -> tuple[Sort, ...]:
    """The sorts of data/prose.toml, in its order."""
    return tuple(
        Sort(
            card["id"],
            re.compile(rf"\b(?:{'|'.join(card['asked'])})(?!\w)"),
            re.compile(card["told"].replace(f"{_NAMES}|", "")) if card["told"] != _NAMES else None,
            card["lacking"],
            frozenset(card["words"].split()),
            card["home"],
            card.get("rare"),
            re.compile(card["unless"]) if "unless" in card else None,
        )
        for card in read_data("prose")["sorts"]
    )


def sort_of(question: str) -> Sort | None:
    """The sort that the corrected words of a question ask for; None where they want no one sort."""
    question = which_ones(question)
    reason = next(s for s in sorts() if s.id == REASON)
    if reason.asked_in(question):
        return reason
    counted = _COUNTED_THERE.search(question) is not None
    asked = (s for s in sorts() if not (counted and s.id in _COUNTED_TOO))
    return next((s for s in asked if s.asked_in(question)), None)


_COUNTED_THERE = re.compile(r"\bcuant[oa]s\b")


def tells(sort: Sort, line: Line, counted: Sequence[Collection[str]]) -> float:
    """How well a line tells a thing of that sort, from `sort.lacking` to 1.

    `counted` are the nouns that are counted, each with those that may stand for it: a number of
    something else tells less.
    """
    folded = fold(line.text)
    if sort.id == COUNT:
        return _counts(sort, line, counted)
    if sort.id == "lugar":
        return _places(sort, line)
    if sort.told is not None and sort.told.search(folded):
        nameless = sort.id == "salida" and not _names(line.text)
        return _NAMELESS if nameless else 1.0
    if sort.id == "quien" and _names(line.text):
        return 1.0
    if sort.id == "quien" and _AGENTS.search(_NONE_OF_THEM.sub("…", folded)):
        return _NOBODY if _IMPERSONAL.search(folded) else 0.95
    return sort.lacking


def _places(sort: Sort, line: Line) -> float:
    text = _OF_NO_PLACE.sub("…", line.text)
    told = sort.told is not None and sort.told.search(fold(text)) is not None
    return 1.0 if told or _names(text) else sort.lacking


def only_repeats(sort: Sort, line: Line, asked: Collection[str]) -> bool:
    """Whether what a line tells of a sort are words of the question: "¿qué fecha de agosto…?"."""
    told = _AGENTS if sort.id == "quien" and not _names(line.text) else None
    told = sort.told if sort.id in ("fecha", "hora") else told
    if told is None:
        return False
    folded = fold(line.text)
    words = [
        w
        for m in told.finditer(folded)
        for w in re.findall(r"\w+", _whole(folded, m))
        if len(w) > 2
    ]
    return bool(words) and all(any(likeness(a, w) >= _SAME_FAMILY for a in asked) for w in words)


def _whole(text: str, match: re.Match[str]) -> str:
    """The match with the rest of its last word."""
    rest = re.match(r"\w*", text[match.end() :])
    return match[0] + (rest[0] if rest else "")


def _names(text: str) -> bool:
    """Whether a proper name of somebody or of a place stands inside a sentence."""
    return _NAME_INSIDE.search(_NO_NAME.sub("…", _OPENING.sub("", text))) is not None


def _counts(sort: Sort, line: Line, counted: Sequence[Collection[str]]) -> float:
    said = line.said
    if line.section == NOTES:
        return sort.lacking
    numbers = [i for i, word in enumerate(said) if is_number(word) and not _YEAR.fullmatch(word)]
    if not counted:
        # What is counted is left open, so that a year or a span of time counts nothing.
        numbers = [i for i in numbers if not _of_time(said, i) and not _article(said, i)]
    if not numbers:
        return sort.lacking
    if not counted:
        return 1.0
    near = [_near(line, numbers, word) for word in counted]
    return 1.0 if min(near) >= _COUNTED else 0.6


def _of_time(said: tuple[str, ...], at: int) -> bool:
    """Whether a number is a year, a day of a month or a span of time."""
    after = said[at + 1 : at + 3]
    return _YEAR.fullmatch(said[at]) is not None or not _TIMES.isdisjoint(after)


def _article(said: tuple[str, ...], at: int) -> bool:
    """Whether "un" or "una" counts nothing, as it does in "una de cada diez"."""
    return said[at] in _ONE and said[at + 1 : at + 2] != ("de",)


_YEAR = re.compile(r"(?:19|20)\d\d")
_TIMES = frozenset(
    """minuto minutos hora horas dia dias semana semanas mes meses trimestre trimestres semestre
    semestres ano anos enero febrero marzo abril mayo junio julio agosto septiembre octubre
    noviembre diciembre""".split()
)


def _near(line: Line, numbers: list[int], counted: Collection[str]) -> float:
    """How near a number stands to what is counted: "148 radios", "dos de ellas"."""
    said, best = line.said, 0.0
    for i in numbers:
        if said[i + 1 : i + 2] == ("de",) and said[i + 2 : i + 3] and said[i + 2] in _OF_THEM:
            # "En 884 de ellos la dueña es mujer" counts what it goes on with.
            best = max(likeness(n, w) for n in counted for w in (*said[i + 3 : i + 7], ""))
        if (told := _before_bound(said, i)) and any(likeness(n, told) >= KIN for n in counted):
            return 1.0
        for step in (1, 2, 3, -1, -2):
            if not 0 <= i + step < len(said) or (said[i] in _ONE and step != 1):
                continue
            word = said[i + step]
            if step < 0 and not is_verb(word) and _has_its_noun(said, i):
                continue
            alike = max(likeness(noun, word) for noun in counted)
            if (
                _ANYBODY.intersection(counted)
                and said[i] not in _ONE
                and (is_person(word) or (step == 1 and is_verb(word)))
            ):
                alike = 1.0
            if step == 2 and word in _OF_THEM and _mentions(line.before, counted):
                alike = 1.0
            beside = step in (1, 2) or (step == -1 and is_verb(word))  # "fallecieron 5.290"
            best = max(best, alike * (1.0 if beside else 0.85))
    return best


def _has_its_noun(said: tuple[str, ...], number: int) -> bool:
    """Whether a number counts what follows it: "los cursos 38 organismos" counts no courses."""
    after = said[number + 1 : number + 2]
    return bool(after) and after[0] not in function_words() and not is_verb(after[0])


def counts_beside(line: Line, words: Collection[str]) -> bool:
    """Whether a number that is no year or time stands by something like one of the words."""
    said = line.said
    return any(
        likeness(word, other) >= SAYS_THE_SAME
        for i, number in enumerate(said)
        if is_number(number) and not (_of_time(said, i) or _article(said, i))
        for other in said[max(0, i - _BESIDE) : i + _BESIDE + 1]
        for word in words
    )


_BESIDE = 5


def _before_bound(said: tuple[str, ...], number: int) -> str:
    """The noun or verb of which a number is said: "falta a más del 25 %"."""
    at = next((i for i in range(number - 1, -1, -1) if said[i] not in _BOUNDING), number)
    return said[at] if 0 < number - at - 1 <= _LONGEST_BOUND else ""


_LONGEST_BOUND = 5
_BOUNDING = frozenset(
    "a al de del hasta mas menos por lo o igual superior inferior mayor menor minimo maximo".split()
)


@cache
def is_person(word: str) -> bool:
    """Whether a folded word is a noun for people."""
    senses = phrases().get(word, {}).get((word,), frozenset())
    everyday = word in read_data("several")["served"]
    return everyday or "persona" in senses or word in read_data("prose")["people"].split()


def _mentions(said: tuple[str, ...], counted: Collection[str]) -> bool:
    return any(likeness(noun, other) >= _COUNTED for noun in counted for other in said)


def tells_money(text: str) -> bool:
    """Whether a sentence tells an amount of money."""
    return _tells(text, MONEY)


def is_reason(text: str) -> bool:
    """Whether a sentence tells a cause."""
    return _tells(text, REASON)


def _tells(text: str, sort: str) -> bool:
    told = next(s for s in sorts() if s.id == sort).told
    return told is not None and told.search(fold(text)) is not None


@cache
def is_number(word: str) -> bool:
    """Whether a folded word says a number."""
    return word[0].isdigit() or word in _number_words()


@cache
def _number_words() -> frozenset[str]:
    more = ("mitad", "tercio", "tercios", "cuarta", "docena", "decena", "ambos", "ambas", "%")
    return frozenset(read_data("numbers")["cardinals"]) | frozenset(more)
