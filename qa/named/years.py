"""The years that a question names, however it names them.

A relative time ("el año pasado") counts from the year of the ficha, not from today: people who ask
about a ficha speak from it.
"""

import re
from dataclasses import dataclass

from qa.data import read_data
from qa.language.senses import Reading

_COUNTED_BEFORE = frozenset(
    """subtitulo componente indicador numero nro mas menos sobre que los las cuantos cuantas % $ m$
    mm$ region""".split()
)
_AFTER = frozenset(
    {"del", "el", "ano", "en", "al", "de", "y", "a", "ejercicio", "desde", "hasta", "entre"}
)


_N = "(?:[2-5]|dos|tres|cuatro|cinco)"
_LAST_YEARS = re.compile(
    rf"\b(?:(?P<n>{_N}) (?:ultimos|mas recientes)|ultimos (?P<m>{_N}))"
    r" (?:anos|ejercicios|periodos)\b"
)
"""As in "los dos últimos años", which are counted back from the year of the ficha."""

_AGO = re.compile(
    r"\bhace (\d{1,2}|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|treinta) anos\b"
    r"(?! que)"
)
"""As in "el costo de hace diez años"; "hace diez años que funciona" dates no figure."""

_OTHER_YEARS = re.compile(
    rf"\b(?:otros|demas|restantes|el resto de los) (?:{_N} )?(?:anos|ejercicios|periodos)\b"
)
"""As in "¿y los otros dos años?": all of them, the one that was told already among them."""

_BEFORE = re.compile(r"\b(?:anterior|antes|previo)\b")
"""Words that count back from the year named with them: "en 2024, más que el año anterior"."""


@dataclass(frozen=True, slots=True)
class Period:
    """The years asked, ascending; `said` tells whether the question named any.

    `every`: all that the ficha covers. `span`: from the first to the last, as in "entre 2021 y
    2023". `relative`: how the years were named where they had to be worked out ("el año pasado").
    `taken` are the indexes of the words used, `places` each year with the word that names it.
    """

    years: tuple[int, ...] = ()
    every: bool = False
    span: bool = False
    relative: str | None = None
    taken: frozenset[int] = frozenset()
    places: tuple[tuple[int, int], ...] = ()

    @property
    def said(self) -> bool:
        """Whether the question named any year."""
        return bool(self.years) or self.every


def read_period(reading: Reading, latest: int, named: frozenset[int] = frozenset()) -> Period:
    """The period of a question about a ficha of the year `latest`.

    `named` are words that are part of a name ("convocatoria 2018-2020"), which are no years.
    """
    known = tuple("" if i in named else word for i, word in enumerate(reading.known))
    taken: set[int] = set()
    years: list[int] = []
    places: list[tuple[int, int]] = []
    for i in range(len(known)):
        year = _full_year(known, i, taken) or _short_year(known, i, latest)
        if year is not None:
            years.append(year)
            places.append((year, i))
            taken.add(i)
    relative = None
    if not years and (last := _LAST_YEARS.search(" ".join(known))):
        first = last["n"] or last["m"]
        count = int(read_data("numbers")["cardinals"].get(first, first))
        span = tuple(range(latest - count + 1, latest + 1))
        return Period(span, taken=frozenset(_indexes(known, last[0])))
    if not years and (ago := _AGO.search(" ".join(known))):
        count = int(read_data("numbers")["cardinals"].get(ago[1], ago[1]))
        long_ago = latest - count
        return Period((long_ago,), relative=ago[0], taken=frozenset(_indexes(known, ago[0])))
    text = f" {' '.join(known)} "
    for phrase, offset in sorted(
        read_data("numbers")["relative"].items(), key=lambda p: -len(p[0])
    ):
        if f" {phrase} " in text and (phrase != "el anterior" or text.rstrip().endswith(phrase)):
            before = len(years) == 1 and offset < 0 and _BEFORE.search(phrase) is not None
            counted = (years[0] if before else latest) + offset
            years.append(counted)
            relative = phrase
            at = _indexes(known, phrase)
            places.append((counted, min(at, default=0)))
            taken |= at
            text = text.replace(f" {phrase} ", " ", 1)
    phrases = read_data("numbers")["every"]["phrases"]
    every = next((p for p in phrases if f" {p} " in text), None)
    every = every or ((rest := _OTHER_YEARS.search(text)) and rest[0])
    if every is not None and not years:
        return Period((), every=True, taken=frozenset(taken | _indexes(known, every)))
    ordered = tuple(sorted(set(years)))
    return Period(
        ordered,
        every=False,
        span=_is_span(reading, ordered),
        relative=relative if len(ordered) == 1 else None,
        taken=frozenset(taken),
        places=tuple(places),
    )


def _full_year(known: tuple[str, ...], i: int, taken: set[int]) -> int | None:
    word = known[i]
    if re.fullmatch(r"20[0-4]\d", word) and (i + 1 == len(known) or known[i + 1] != "personas"):
        if i > 0 and known[i - 1] in ("$", "m$", "mm$"):
            return None
        return int(word)
    cardinals = read_data("numbers")["cardinals"]
    if word in cardinals and known[max(0, i - 2) : i] == ("dos", "mil"):
        taken.update((i - 2, i - 1))
        return 2000 + int(cardinals[word])
    return None


_JOINED = frozenset(("y", "e", "a", "al", "vs", "versus"))
_CODED = frozenset("subtitulo subtitulos region regiones item items".split())
_TWO_DIGITS = re.compile(r"(?:el )?[12]\d$")
"""As in "aportes 22 y 23": the two stand together and nothing follows."""


def _short_year(known: tuple[str, ...], i: int, latest: int) -> int | None:
    """As in "del 22", "el veintidós": two digits after a word that years follow."""
    word = known[i]
    cardinals = read_data("numbers")["cardinals"]
    number = int(word) if re.fullmatch(r"\d\d", word) else int(cardinals.get(word, 0))
    before = known[i - 1] if i else ""
    after = known[i + 1] if i + 1 < len(known) else ""
    quoted = before == ""
    coded = not _CODED.isdisjoint(known)
    near = latest - 12 <= 2000 + number <= latest + 3
    if (
        not near
        or _in_a_sum(known, i, latest)
        or number < 10
        or after
        in ("%", "por", "puntos", "personas", "millones", "mil", "lucas", "regiones", "comunas")
        or after in ("meses", "dias", "horas", "semanas", "anos", "minutos")
    ):
        return None
    if before == "en" and 2000 + number > latest and after.isalpha() and after not in _AFTER:
        return None  # "aumentó en 25 organizaciones": a year to come has no noun of its own
    last = not after and before not in _COUNTED_BEFORE
    paired = after in _JOINED and _TWO_DIGITS.match(" ".join(known[i + 2 : i + 4])) is not None
    paired = paired and before not in _COUNTED_BEFORE and not coded
    if paired and latest - 6 <= 2000 + number <= latest + 1:
        return 2000 + number
    if before not in _AFTER and not quoted and not last:
        return None
    if before in ("el", "al", "de", "y", "a") and word not in cardinals and coded:
        return None
    if known[max(0, i - 2) : i] == ("dos", "mil"):
        return None
    return 2000 + number


def with_full_years(text: str, reading: Reading, period: Period) -> str:
    """The text with its years of two digits in full: "gastó más el 23 que el 22"."""
    if all(term.first in period.taken for term in reading.terms):
        return text  # "¿y el 22?" may ask for that subtítulo
    short = {i: year for year, i in period.places if re.fullmatch(r"\d\d", reading.known[i])}
    for i, year in sorted(short.items(), reverse=True):
        word = reading.asked[i]
        text = f"{text[: word.start]}{year}{text[word.end :]}"
    return text


def _in_a_sum(known: tuple[str, ...], i: int, latest: int) -> bool:
    """Whether a number is listed with others that can be no years: "70, 17, 30 y 18"."""
    first, last = i, i
    while first > 0 and _IN_LIST.fullmatch(known[first - 1]):
        first -= 1
    while last + 1 < len(known) and _IN_LIST.fullmatch(known[last + 1]):
        last += 1
    listed = [int(w) for w in known[first : last + 1] if re.fullmatch(r"\d\d|\d", w)]
    return any(not latest - 12 <= 2000 + n <= latest + 3 for n in listed)


_IN_LIST = re.compile(r"\d+|y|e|mas|\+")


def _is_span(reading: Reading, years: tuple[int, ...]) -> bool:
    if len(years) < 2:
        return False
    text = reading.text
    joined = re.search(r"\b(entre|desde|de|del) .*\b(y|a|al|hasta)\b", text)
    joined = joined or re.search(r"\b20\d\d (?:a|al|hasta)(?: el)? 20\d\d\b", text)
    return joined is not None and len(years) == 2


def _indexes(known: tuple[str, ...], phrase: str) -> set[int]:
    wanted = tuple(phrase.split())
    for i in range(len(known) - len(wanted) + 1):
        if known[i : i + len(wanted)] == wanted:
            return set(range(i, i + len(wanted)))
    return set()
