"""What sort of thing a question wants to hear, and whether a sentence holds one.

Promise: a sentence that only shares words with a question, and tells no date where a date is asked,
no number where things are counted, no name where somebody is, is worth less than one that does.
"""

import re
from dataclasses import dataclass
from functools import cache

from calc.figure import fold
from qa.data import read_data
from qa.text.likeness import likeness
from qa.text.lines import Line

COUNT = "cantidad"
REASON = "motivo"
_NAMES = "(?#name)"
_NAME_INSIDE = re.compile(
    r"(?<=[\wáéíóúñ,;:»)] )(?!Programa|Estado|Registro|Ficha|Para|Indicador)[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{2,}|\b[A-Z]{3,}\b"
)
_AGENTS = re.compile(
    r"\b(?:municipi|municipalidad|fundaci|corporaci|universidad|empresa|servicio|junta|equipo|"
    r"instituci|organi[sz]|gestor|jurado|mesa|vecin|famili|profesional|tecnic|ingenier|contratista|"
    r"consultor|mujer|hombre|nin[oa]s|jovenes|personas|estudiantes|odontolog|asamblea|agencia|"
    r"delegaci|ministerio|subsecretaria|monitor|medios?\b|hogares|adult|escolar|refugiad|migrante)"
)


_ONE = frozenset(("un", "una", "uno"))
_OF_THEM = frozenset(("ellos", "ellas", "estos", "estas"))
_COUNTED = 0.7


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of thing: how it is asked, how it is told, and what a sentence without is worth.

    `words` are those of the asking alone; `home` is the section that tells it of the whole programme.
    """

    id: str
    asked: re.Pattern[str]
    told: re.Pattern[str] | None
    lacking: float
    words: frozenset[str]
    home: str


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
        )
        for card in read_data("prose")["sorts"]
    )


def sort_of(question: str) -> Sort | None:
    """The sort that the corrected words of a question ask for; None where they want no one sort."""
    reason = next(s for s in sorts() if s.id == REASON)
    if reason.asked.search(question):
        return reason
    return next((s for s in sorts() if s.asked.search(question)), None)


def tells(sort: Sort, line: Line, counted: tuple[str, ...]) -> float:
    """How well a line tells a thing of that sort, from `sort.lacking` to 1.

    `counted` are the words for what is counted: a number of something else tells less.
    """
    folded = fold(line.text)
    if sort.id == COUNT:
        return _counts(sort, line, counted)
    if sort.told is not None and sort.told.search(folded):
        return 1.0
    if sort.id in ("quien", "lugar") and _NAME_INSIDE.search(line.text):
        return 1.0
    if sort.id == "quien" and _AGENTS.search(folded):
        return 0.95
    return sort.lacking


def _counts(sort: Sort, line: Line, counted: tuple[str, ...]) -> float:
    said = line.said
    numbers = [i for i, word in enumerate(said) if is_number(word)]
    if not numbers:
        return sort.lacking
    if not counted:
        return 1.0
    near = [_near(line, numbers, word) for word in counted]
    return 1.0 if min(near) >= _COUNTED else 0.6


def _near(line: Line, numbers: list[int], counted: str) -> float:
    """How near a number stands to what is counted: "148 radios", "dos de ellas"."""
    said, best = line.said, 0.0
    for i in numbers:
        for step in (1, 2, 3, -1, -2):
            if not 0 <= i + step < len(said) or (said[i] in _ONE and step != 1):
                continue
            alike = likeness(counted, said[i + step])
            if step == 2 and said[i + step] in _OF_THEM and _mentions(line.before, counted):
                alike = 1.0
            best = max(best, alike * (1.0 if step in (1, 2) else 0.85))
    return best


def _mentions(said: tuple[str, ...], counted: str) -> bool:
    return any(likeness(counted, other) >= _COUNTED for other in said)


def tells_money(text: str) -> bool:
    """Whether a sentence tells an amount of money."""
    money = next(s for s in sorts() if s.id == "dinero").told
    return money is not None and money.search(fold(text)) is not None


@cache
def is_number(word: str) -> bool:
    """Whether a folded word says a number."""
    return word[0].isdigit() or word in _number_words()


@cache
def _number_words() -> frozenset[str]:
    more = ("mitad", "tercio", "tercios", "cuarta", "docena", "decena", "ambos", "ambas", "%")
    return frozenset(read_data("numbers")["cardinals"]) | frozenset(more)
