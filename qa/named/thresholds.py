"""Thresholds in a question: "menos del 50 %", "no llega a 100 personas", "entre 5 y 10 millones".

Promise: a bound is read with its side, and with whether the value itself is on it: "al menos 20"
and "20 o más" hold for 20, "más de 20" does not; a denied bound is the other side.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calc.claims.found.words import FRACTIONS, NUMBER_WORDS, read_fraction, read_multiple
from calc.claims.found.words import read_words as read_number_words
from calc.number import NumberError, read_number
from calc.quantity import MILES_DE_PESOS, PORCENTAJE
from qa.language.senses import Reading

_ABOVE = (
    r"mas|sobre|super(?:a|an|o|aron|ado|ada|ados|adas|ar|e|en|aba|aban)|sobrepas\w+|rebas\w+|"
    r"exced\w+|mayor(?:es)?|superior(?:es)?|(?:por )?(?:encima|arriba|sobre)|"
    r"(?<!me )(?<!nos )(?<!te )pas(?:a|an|o|aron|e|en)|tras?pas\w+"
)
_FROM = (
    r"llegado|alcanzado|"
    r"(?:al|por lo|a lo) menos|como minimo|minimo|(?:mayor(?:es)?|superior(?:es)?) o igual(?:es)?|"
    r"desde|(?:lleg(?:a|an|o|aron|ue|uen|ar)|alcanz(?:a|an|o|aron|ar)|alcance|alcancen"
    r"|logr(?:a|an|o|aron|e|en))(?: (?:a )?\w+[aei]r)?"
)
_BELOW = r"ni siquiera|ni|menos|bajo|menor(?:es)?|inferior(?:es)?|(?:por )?(?:debajo|abajo)"
_UPTO = (
    r"a lo (?:mas|sumo)|cuando mucho|como maximo|maximo|hasta|"
    r"(?:menor|inferior)(?:es)? o igual(?:es)?"
)
_JOINED = (
    r"(?: (?:de|del|a|al|que|la|las|los|el|por|su|ni|siquiera|unas|unos|cerca|nunca|jamas|siempre|"
    r"umbral|limite|marca|piso|minimo|tope|meta|barrera|"
    r"alguna vez))*"
)
_LITERAL = r"\d[\d.,]*"
_MULTIPLES = r"\b(?:el )?(?:doble|triple|cuadruple)\b"
_MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|sept?iembre|octubre|noviembre|diciembre"
)
_AMOUNT = (
    r"(?:(m\$|mm\$|\$|us\$) )?"
    rf"(?:(?:una? )?({_LITERAL})|({FRACTIONS}|{_MULTIPLES})|({NUMBER_WORDS}))"
    r"(?: (%|por ?ciento|mil millones|millones|millon|mil|lucas|palos?|puntos|pp))?"
    r"(?: (?:de )?(pesos))?"
)
_BOUND = re.compile(
    rf"\b(?:({_FROM})|({_UPTO})|({_ABOVE})|({_BELOW}))\b{_JOINED} {_AMOUNT}(?!\w)"
    rf"(?! de (?:{_MONTHS}|cada))"
)
_BEYOND = re.compile(
    r"\b(?:super(?:a|an|o|aron|e|en)|sobrepas\w+|rebas\w+|exced\w+|pas(?:a|an|o|aron)|"
    r"(lleg(?:a|an|o|aron)|alcanz(?:a|an|o|aron)))(?: (?:el|la|los|las))(?: [a-zñ]+){1,4}?"
    rf" (?:el|la|al?|a los?|del?|los|un) {_AMOUNT}(?!\w)"
)
"""What is held against the bound may stand after the verb: "¿superó el gasto el 20 %?"."""

_OR_MORE = re.compile(rf"{_AMOUNT}(?: (?:de )?\w+)? (?:o|para|hacia) (mas|menos|arriba|abajo)\b")
_BETWEEN = re.compile(
    rf"\b(?:entre|de|del|desde)(?: (?:el|los|un|unos))* {_AMOUNT} (?:y|a|al|hasta)"
    rf"(?: (?:el|los|un))* {_AMOUNT}(?!\w)"
)
_OF_ANOTHER = re.compile(
    r" (?:del|de (?:la|los|las|lo)) (?:(?:que|de|del|en|fue|fueron|hubo) )*"
    r"(?:20\d\d|ano anterior)\b"
)
"""A part of the same figure of another year is no bound of its own."""

_YEARS = re.compile(r"entre el [12]\d y (?:el )?[12]\d")
"""As in "entre el 21 y el 23", which are years."""

_ON_TO = re.compile(r" (?:a|al|hasta) (?:(?:el|un|una) )?\$?\d")
_DOWN_TO = re.compile(r"bajo al? ")
"""As in "bajó a 143 hogares", which tells where a figure ended."""

_STANDING = re.compile(
    r"\b(?:est(?:a|an|uvo|uvieron)|qued(?:o|aron)|fue|fueron|es|son|sigu\w+|anduvo|cerr(?:o|aron)|"
    r"termin(?:o|aron)|por|con(?: \w+){0,4}|anos|regiones|programas|siempre|muy) (?:un |una )?$"
)
_SINCE = re.compile(
    r" (?:(?:puntos|pp|porcentuales|personas|hogares) )*(?:entre|del?|desde) (?:(?:el|los|ano) )*"
    r"20\d\d (?:y|e|a|al|hasta) (?:(?:el|los|ano) )*20\d\d|"
    r" (?:respecto|comparad\w+|frente|en relacion|en comparacion|versus|vs|contra|desde)\b"
)
"""What a fall is measured from: "bajó 6,1 % entre 2024 y 2025"."""

_SUBJECT = re.compile(r"(?:y )?(?:es (?:cierto|verdad) que )?(?:el|la|su) ")
_BY_SO_MUCH = re.compile(r"bajo (?:un )?\d")
"""As in "¿el gasto bajó 6,1 %?": by so much, where "bajo el 6 %" is less than that."""

_CHANGED = re.compile(r"\b(?:sub|baj|pas|ca|crec|aument|disminu|fue|fueron)\w* $")
"""A figure that went from one value to another is held against no range."""

_DENIED = re.compile(
    r"\b(?:no|nunca|tampoco)(?: \w+){0,2} $|\bno $|\bsin (?:(?:super|pas|lleg|exced|alcanz)\w+ )?$"
)
_NEITHER = re.compile(r"\bno(?: \w+){0,4} $")
_THOUSANDS = {"mil millones": 1_000_000, "millones": 1000, "millon": 1000, "palo": 1000}
_THOUSANDS |= {"palos": 1000, "mil": 1, "lucas": 1}
_UNITS = {"mil": 1000, "millones": 1_000_000, "millon": 1_000_000, "mil millones": 10**9}
_SHARES = ("%", "por ciento", "porciento")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound: the side asked, its value, and the scale it was written in.

    `inclusive`: the value itself is on the side asked. `upto`: the other end of a range, then
    `value` is its lower one. `first` and `last` are the words of the question that set it.
    """

    below: bool
    value: Fraction
    mark: str
    scale: str
    inclusive: bool = False
    upto: Fraction | None = None
    first: int = 0
    last: int = 0

    def holds(self, magnitude: Fraction, unit: str) -> bool:
        """Whether a value is on the asked side; amounts are in thousands of pesos."""
        limit = self.value if unit == PORCENTAJE else self.limit(unit)
        if self.upto is not None:
            return limit <= magnitude <= self._scaled(self.upto, unit)
        if magnitude == limit:
            return self.inclusive
        return magnitude < limit if self.below else magnitude > limit

    def limit(self, unit: str) -> Fraction:
        """The bound in the unit of the values."""
        return self._scaled(self.value, unit)

    def _scaled(self, value: Fraction, unit: str) -> Fraction:
        if unit != MILES_DE_PESOS:
            return value * _UNITS.get(self.scale, 1)
        if self.mark == "mm$":
            return value * 1000
        if self.scale or self.mark == "m$":
            return value * _THOUSANDS.get(self.scale, 1)
        return value / 1000 if self.mark == "$" else value

    @property
    def is_share(self) -> bool:
        """Whether the bound is a percentage."""
        return self.scale in _SHARES

    @property
    def is_money(self) -> bool:
        """Whether the bound is written as an amount of money."""
        return bool(self.mark) or self.scale in ("lucas", "palo", "palos", "mil millones")


def read_threshold(reading: Reading) -> Threshold | None:
    """The first bound that a question sets, None where it sets none."""
    return next(iter(read_thresholds(reading)), None)


def read_thresholds(reading: Reading) -> tuple[Threshold, ...]:
    """The bounds that a question sets, in its order; years bound nothing."""
    found: list[Threshold] = []
    text = reading.text
    for one in (*_ranges(text), *_tails(text), *_bounds(text), *_beyond(text), *_kept(text)):
        if not any(one.first <= other.last and other.first <= one.last for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda t: t.first))


def _bounds(text: str) -> Iterator[Threshold]:
    for match in _BOUND.finditer(text):
        amount = _amount(match.groups()[4:10])
        if amount is None or _OF_ANOTHER.match(text, match.end()):
            continue
        if not (amount[1] or amount[2]) and _THAN_A_YEAR.search(match[0]):
            continue
        if _CAME.match(match[0]):
            continue
        if match[4] == "bajo" and (_DOWN_TO.match(text, match.start()) or _fell(text, match)):
            continue
        moved = match[4] == "bajo" or (match[3] or "").startswith("pas")
        if moved and _ON_TO.match(text, match.end()):
            continue
        value, mark, scale = amount
        below = bool(match[2] or match[4])
        inclusive = bool(match[1] or match[2])
        first, last = _words(text, match)
        neither = (match[4] or "").startswith("ni")
        denied = (_NEITHER if neither else _DENIED).search(text[: match.start()])
        if denied:
            first = text[: denied.start()].count(" ")
        if denied and not neither:
            below, inclusive = not below, not inclusive
        yield Threshold(below, value, mark, scale, inclusive, None, first, last)


_THAN_A_YEAR = re.compile(r"\bque (?:el|del) [12]\d$")
"""As in "gastaron menos que el 22", a year of two digits."""

_CAME = re.compile(r"lleg(?:a|an|o|aron) (?!al?\b|hasta\b|\w+[aei]r\b)")
"""As in "a Maule llegaron 700 millones", which so many are, and no bound."""


def _fell(text: str, bound: re.Match[str]) -> bool:
    """Whether "bajo", written without its accent, is the verb: it tells from when it fell."""
    if _STANDING.search(text[: bound.start()]):
        return False
    alone = _SUBJECT.match(text) and _BY_SO_MUCH.match(text, bound.start()) is not None
    alone = alone and bound.end() == len(text.removesuffix(" es cierto"))
    return bool(alone) or _SINCE.match(text, bound.end()) is not None


def stands_below(text: str) -> bool:
    """Whether "bajo" is no verb: "años con ejecución bajo 85 %", "quedó bajo el 90 %"."""
    found = (m for m in _BOUND.finditer(text) if m[4] == "bajo")
    return any(_STANDING.search(text[: m.start()]) for m in found)


def _kept(text: str) -> Iterator[Threshold]:
    """As in "¿cumplió el 85 %?", "¿incumplió con el mínimo del 85 %?": of a share alone."""
    for match in _KEPT.finditer(text):
        amount = _amount(match.groups()[1:7])
        if amount is None or amount[2] not in _SHARES:
            continue
        first, last = _words(text, match)
        below = (match[1] is not None) != (_DENIED.search(text[: match.start()]) is not None)
        yield Threshold(below, *amount, inclusive=not below, first=first, last=last)


_KEPT = re.compile(
    rf"\b(in)?cumpl(?:e|en|io|ieron|ir|ia){_JOINED}(?: con)?"
    rf"(?: (?:gastar|ejecutar|usar|llegar|alcanzar|superar))?{_JOINED} {_AMOUNT}(?!\w)"
)


def _beyond(text: str) -> Iterator[Threshold]:
    """As in "¿superan los talleres el 50 % del gasto?"."""
    for match in _BEYOND.finditer(text):
        amount = _amount(match.groups()[1:7])
        if amount is None or not (amount[1] or amount[2]) or _OF_ANOTHER.match(text, match.end()):
            continue
        denied = _DENIED.search(text[: match.start()]) is not None
        last = text[: match.end()].count(" ")
        first = last - match[0].split(" ")[::-1].index(_ARTICLE.findall(match[0])[-1])
        inclusive = bool(match[1]) != denied
        yield Threshold(denied, *amount, inclusive=inclusive, first=first, last=last)


_ARTICLE = re.compile(r"\b(?:el|la|al?|los?|del?|un)\b")


def _tails(text: str) -> Iterator[Threshold]:
    """As in "20 hogares o más"."""
    for match in _OR_MORE.finditer(text):
        amount = _amount(match.groups()[:6])
        if amount is not None:
            below = match[7] in ("menos", "abajo")
            first, last = _words(text, match)
            yield Threshold(below, *amount, inclusive=True, first=first, last=last)


def _ranges(text: str) -> Iterator[Threshold]:
    for match in _BETWEEN.finditer(text):
        low, high = _amount(match.groups()[:6]), _amount(match.groups()[6:12])
        if low is None or high is None or low[0] > high[0]:
            continue
        bare = not (high[1] or high[2] or low[1] or low[2])
        if bare and (not match[0].startswith("entre") or _YEARS.fullmatch(match[0])):
            continue
        if _CHANGED.search(text[: match.start()]):
            continue
        mark, scale = high[1] or low[1], high[2] or low[2]
        first, last = _words(text, match)
        yield Threshold(
            below=False,
            value=low[0],
            mark=mark,
            scale=scale,
            inclusive=True,
            upto=high[0],
            first=first,
            last=last,
        )


def _words(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The indexes of the first and last word of a match."""
    return text[: match.start()].count(" "), text[: match.end()].count(" ")


def _amount(groups: tuple[str | None, ...]) -> tuple[Fraction, str, str] | None:
    """The number, mark and scale of an amount, None for a year and for what is no number."""
    mark, literal, part, spelt, scale, pesos = groups
    mark = mark or ("$" if pesos and not scale else "")
    if part is not None:
        multiple = re.fullmatch(_MULTIPLES, part)
        share = Fraction(read_multiple(part)) if multiple else read_fraction(part)
        return share * 100, "", "%"
    if spelt is not None:
        whole = read_number_words(spelt)
        whole = 1 if whole is None and spelt in ("un", "una", "uno") else whole
        if whole is None:
            return None
        return Fraction(whole), mark or ("$" if whole >= 10**6 and not scale else ""), scale or ""
    if literal is None or (re.fullmatch(r"20[0-4]\d", literal) and not (mark or scale)):
        return None
    try:
        number: Decimal = Decimal(read_number(literal))
    except NumberError:
        return None
    return Fraction(number), mark, scale or ""
