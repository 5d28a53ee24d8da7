"""The subtítulos that a question names: by code, by official name, or in everyday words.

Promise: two digits are a code only where they are led as one ("sub 24", "la fila 31", "el 33 cuánto
marca") or can be no year of which the ficha could tell; a bare "el 22" stays a year.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from calc.claims.found.words import NUMBER_WORDS
from calc.claims.found.words import read_words as read_number_words
from qa.data import read_data
from qa.language.senses import Reading
from qa.language.words import places_of, sequence_of
from qa.named.row import SUBTITLE, Item

_BY_CODE = 9
_YEARS_TO_COME = 2
_SPELT = re.compile(rf"(?:{NUMBER_WORDS})(?= |$)")
_BEFORE_CODES = ("y", "e", "mas", "con", "numero", "nro", "n", "el", "del", "codigo", "que", "sea")
_ASKED_OF = "marca|dice|represent|pes|llev|registr|figur|muestr|tra[ej]|sum"
_LED = re.compile(
    r"\b(?:fila|linea|renglon|codigo|item|glosa|subt|cargo al?|(?:es|son|fue|fueron) del?|"
    r"correspond\w+ al?)(?: (?:n|nro|numero|el|del|codigo))? (\d\d)\b|"
    rf"\b(?:el|del|al|y) (\d\d)(?: cuanto)?(?: (?:es )?(?:lo )?(?:que )?)? (?:{_ASKED_OF})\w*|"
    rf"\b(?:{_ASKED_OF})\w* el (\d\d)\b"
)
_ALONE = re.compile(
    r"(?:\b(?:el|del|al|plata|gasto|monto|lo|bajo)|^)(?: de)? (\d\d)\b(?! (?:%|por ?ciento|puntos|"
    r"personas|mil|millones|lucas|de (?:cada|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"septiembre|octubre|noviembre|diciembre)))"
)
_LINE = re.compile(r"(?:^| )(?:(?:la|esa|una|en|el|ese) )?(?:linea|renglon|fila|item)(?: del?)?$")
_DATED = frozenset(("en", "durante", "ano"))


@cache
def _called() -> dict[tuple[str, ...], str]:
    return {
        sequence_of(phrase): code
        for code, row in read_data("subtitulos").items()
        for phrase in (row["name"], *row["words"])
    }


def subtitle_name(code: str) -> str:
    """The official name of a subtítulo: "Gastos en personal"."""
    row = read_data("subtitulos").get(code)
    return str(row["name"]) if row else f"Subtítulo {code}"


def subtitle_words(code: str) -> str:
    """All by which a subtítulo is called."""
    row = read_data("subtitulos").get(code)
    return " ".join((row["name"], *row["words"])) if row else ""


def subtitles_named(
    reading: Reading, printed: tuple[str, ...], latest: int | None = None
) -> list[Item]:
    """The subtítulos that a question names by code or by name.

    `printed` are those of a ficha and `latest` its year; without them only what follows the word
    "subtítulo" is a code.
    """
    known = reading.known
    found: list[Item] = []
    for code, taken in (*_after_the_word(reading), *_by_themselves(reading, printed, latest)):
        if not any(taken & item.taken for item in found):
            found.append(Item(SUBTITLE, code, code in printed, taken, _BY_CODE))
    for sequence, code in sorted(_called().items(), key=lambda pair: -len(pair[0])):
        for i in places_of(known, sequence):
            last = i + len(sequence)
            beside = {last} if known[last : last + 1] == (code,) else set[int]()
            taken = frozenset((*range(i, last), *beside))
            if i and known[i - 1] in ("cuantos", "cuantas"):
                continue
            if _LINE.search(lead := " ".join(known[:i])):  # "la línea de transferencias"
                taken |= frozenset(range(len(_LINE.sub("", lead).split()), i))
            same = next((item for item in found if item.name == code), None)
            if same is not None and same.weight == _BY_CODE:
                found[found.index(same)] = replace(same, taken=same.taken | taken)
            elif same is None and not any(taken & item.taken for item in found):
                how = " ".join(sequence)
                found.append(Item(SUBTITLE, code, code in printed, taken, len(sequence), how))
    return found


def _after_the_word(reading: Reading) -> Iterator[tuple[str, frozenset[int]]]:
    """The codes that follow the word, in digits or spelt: "subtítulos 21 y 24", "veinticuatro"."""
    known = reading.known
    told: set[str] = set()
    for term in reading.terms_of("subtitulo"):
        place = term.last + 1
        while place < min(len(known), term.last + 6):
            code, length = _code_at(known, place)
            if code:
                own = () if told - {code} else range(term.first, term.last + 1)
                told.add(code)
                yield code, frozenset((*own, *range(place, place + length)))
            elif known[place] not in _BEFORE_CODES:
                break
            place += max(1, length)


def _code_at(known: tuple[str, ...], place: int) -> tuple[str, int]:
    """The code that stands at a place and its number of words; nothing and 0 where none does."""
    if re.fullmatch(r"\d\d", known[place]):
        return known[place], 1
    spelt = _SPELT.match(" ".join(known[place : place + 3]))
    number = read_number_words(spelt[0]) if spelt else None
    if spelt is None or number is None or not 10 < number < 100:
        return "", 0
    return str(number), spelt[0].count(" ") + 1


def _by_themselves(
    reading: Reading, printed: tuple[str, ...], latest: int | None
) -> Iterator[tuple[str, frozenset[int]]]:
    """The codes of the ficha that the word does not lead: "la fila 31", "la plata del 33"."""
    if latest is None:
        return
    text, spoken = reading.text, reading.means("subtitulo")
    for pattern in (_LED, _ALONE):
        for match in pattern.finditer(text):
            code = next(g for g in match.groups() if g)
            at = text[: match.start() + match[0].rindex(code)].count(" ")
            dated = not _DATED.isdisjoint(reading.known[max(0, at - 2) : at - 1])
            far = int(code) + 2000 > latest + _YEARS_TO_COME
            if code in printed and not dated and (pattern is _LED or far or spoken):
                lead = " ".join(reading.known[:at])
                yield code, frozenset(range(len(_LINE.sub("", lead).split()), at + 1))
