"""The ordered scanner: the numbers of a text that assert something, and the years that it names.

Dates, ordinals, numbers of laws, articles and notes, phones, ages and durations assert nothing and
are passed over. Linear in the length of the text; it fails on none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from calc.claims.found.patterns import KINDS, MONTHS, SCANNER
from calc.claims.found.shapes import Kind, Mention, Year
from calc.claims.found.words import (
    read_decimal_words,
    read_dozens,
    read_fraction,
    read_multiple,
    read_small,
    read_words,
)
from calc.number import NumberError, read_number

_LONGEST = 40
"""No figure has more characters; longer runs of digits are codes."""

_SCALES = {"mil": 10**3, "miles": 10**3, "mm": 10**6, "billon": 10**12}
_CURRENCIES = (
    ("us", "dolares"),
    ("dolar", "dolares"),
    ("€", "euros"),
    ("euro", "euros"),
    ("utm", "UTM"),
    ("u.f", "UF"),
    ("uf", "UF"),
    ("unidades", "UF"),
)
_SHORT = 9
_MOST_POINTS = 100
_TALKED = re.compile(
    r"\s+(?:preguntas|consultas|dudas|razones|motivos|temas|aspectos|ideas|cosas|ejemplos|decimas|"
    r"alternativas|opciones|conclusiones|recomendaciones|programas|fichas|parrafos|copias|paginas|hojas)\b"
)
"""What a text counts of itself: "tres preguntas", "los dos programas"."""

_THOSE = re.compile(r"\b(?:de|entre)\s+(?:los|las|estos|estas|esos|esas)\s+$")
_ALONE = re.compile(r"\s*[:;,.]")
_ROUND_WORDS = re.compile(r"\b(?:mil|millon|millones|billon|billones)(?:\s+y\s+medio)?\s*$")
_LAST_WORD = re.compile(r"\s+(?P<scale>mil|millon(?:es)?)(?:\s+y\s+medio)?\s*$")
_HALF = re.compile(r"\smill(?:on|ones)\s+y\s+medio\b")
_OPERATOR = re.compile(r"\s{0,2}\)?\s{0,2}([×*/÷+=−-])\s{0,2}\(?\s{0,2}$")
_CODES = re.compile(r"\bsubtitulos?\b|\bst\b|\b(?:dia|fecha)s?\b")
_NEAR_CODE = 120
_MONTH = re.compile(rf"\b(?:{MONTHS})\s+(?:de|del)(?:\s+ano)?\s+$")
_NOUN = re.compile(
    r"[^\S\n]{1,4}(?:recien\s)?"
    r"(?!(?:[a-z]{1,12}(?:aron|eron)|ha[yn]|hubo|habian?|(?:tien|exist)en?|tenian?)\b)"
    r"([a-z]{3,30}|kms?\b|has?\b|m2\b)"
)
UNITS = {"km": "kilometros", "kms": "kilometros", "ha": "hectareas", "has": "hectareas"}
UNITS |= {"m2": "metros", "mts": "metros", "kgs": "kilos"}
"""Measures as they are shortened."""


def scan(flat: str) -> tuple[tuple[Mention, ...], tuple[Year, ...]]:
    """The mentions and the years of a flat text, in order."""
    mentions: list[Mention] = []
    years: list[Year] = []
    for match in SCANNER.finditer(flat):
        kind = next(name for name in KINDS if match[name] is not None)
        if kind == "spelled_year":
            start = match.start()
            value = read_words(match[0])
            if value is not None:
                years.append(Year(start, match.end(), value))
            continue
        if kind == "short_year":
            if _CODES.search(flat, max(0, match.start() - _NEAR_CODE), match.start()) is None:
                years.append(Year(match.start(), match.end(), 2000 + int(match[0])))
            continue
        if kind in {"year", "date"}:
            years.extend(_years(match, flat))
            continue
        made = _READERS[kind](match, flat) if kind in _READERS else None
        if made is not None:
            mentions.append(made)
    return tuple(_asserted(flat, mentions)), tuple(years)


def _asserted(flat: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions without the operands of sums that are written out: "(12 / 40 × 100 = 30 %)"."""
    joins = [_OPERATOR.match(flat[a.end : b.start]) for a, b in pairwise(mentions)]
    start = 0
    for at, mention in enumerate(mentions):
        if at == len(joins) or joins[at] is None:
            signs = [join[1] for join in joins[start:at] if join is not None]
            if "=" not in signs:
                yield from mentions[start : at + 1]
            elif signs[-1] == "=":
                yield mention
            start = at + 1


def _years(match: re.Match[str], flat: str) -> list[Year]:
    """The years of a match; those of prices ("pesos de 2024") are not when something happened."""
    before = flat[max(0, match.start() - 24) : match.start()]
    span = re.match(r"\s+(?:a|al|hasta)\s+(?:19|20)\d\d\b", flat[match.end() : match.end() + 16])
    if span is None and re.search(
        r"(?:pesos|moneda|precios|m\$)\s+(?:reales\s+)?(?:de|del)(?:\s+ano)?\s*$", before
    ):
        return []
    found = [(m.start(), m[0]) for m in re.finditer(r"(?:19|20)\d\d", match[0])]
    short = re.search(r"[-–—/]\s?(\d\d)$", match[0])
    if match["year"] and short and len(found) == 1:
        found.append((short.start(1), found[0][1][:2] + short[1]))
    base = match.start()
    many = len(found) > 1
    return [
        Year(
            base + at,
            base + at + len(text),
            int(text),
            opens_range=many and n == 0,
            dated=match["date"] is not None or _MONTH.search(before) is not None,
        )
        for n, (at, text) in enumerate(found)
    ]


def _money(match: re.Match[str], flat: str) -> Mention | None:
    if match["lucas"]:
        return _mention(match, flat, "money", "lucas", currency="pesos")
    number = "number" if match["number"] else "number2"
    before, after = match["before"] or "", match["after"] or match["after2"] or ""
    said = (before + " " + after).replace(" ", "")
    currency = next((name for stem, name in _CURRENCIES if stem in said), "pesos")
    words = match["scale"] or match["scale2"] or ""
    scale = _scale(words)
    if "mm$" in said or "$mm" in said or "mmus$" in said:
        scale *= 10**6
    elif "m$" in said or "$m" in said or "mus$" in said:
        scale *= 10**3
    made = _mention(match, flat, "money", number, Fraction(scale, 1000), currency=currency)
    if made is not None and made.number is not None and match[0].lstrip().startswith("-"):
        made = replace(made, number=-abs(made.number))
    if made is not None and words.strip() == "m":
        return replace(made, number=None, problem="«M» puede ser miles o millones.")
    return made


def _joined(match: re.Match[str], flat: str) -> Mention | None:
    """Millions and thousands told one after the other: "482 millones 870 mil pesos"."""
    millions, problem = _read(match["millions"].replace("un", "1"))
    if millions is None:
        return None if problem is None else _mention(match, flat, "count", "millions")
    kind: Kind = "money" if match["pesos"] else "count"
    return Mention(
        start=match.start(),
        end=match.end(),
        kind=kind,
        number=millions * 1000 + int(match["thousands"]),
        start_number=match.start("millions"),
        end_number=match.end("thousands"),
        scale=Fraction(1 if kind == "money" else 1000),
        currency="pesos" if kind == "money" else None,
        noun="" if kind == "money" else _noun(flat, match.end()),
        scaled=True,
    )


def _percent(match: re.Match[str], flat: str) -> Mention | None:
    return _mention(match, flat, "percent", "number3")


def _points(match: re.Match[str], flat: str) -> Mention | None:
    if match["number4"].strip() in ("un", "uno"):
        one = "porcentual" in match[0] or "pp" in match[0]
        return _worded(match, "points", Decimal(1)) if one else None
    made = _mention(match, flat, "points", "number4")
    if made is None or made.number is None or abs(made.number) <= _MOST_POINTS:
        return made
    return replace(made, kind="count", noun="puntos", end=made.end_number)  # "588 puntos wifi"


def _times(match: re.Match[str], flat: str) -> Mention | None:
    if match["number5"]:
        made = _mention(match, flat, "times", "number5")
        if made is None or made.number is None or not match[0].endswith("media"):
            return made
        return replace(made, number=made.number + Decimal("0.5"))
    if match["number8"]:
        made = _mention(match, flat, "times", "number8")
        return None if made is None else replace(made, start=made.start_number)
    value = read_multiple(match["times"])
    return _worded(match, "times", value)


def _fraction(match: re.Match[str], _flat: str) -> Mention:
    value = read_fraction(match["fraction"])
    return _worded(match, "percent", Decimal(1), Fraction(100) * value)


def _dozens(match: re.Match[str], flat: str) -> Mention:
    noun = _noun(flat, match.end())
    return _worded(match, "count", read_dozens(match["dozens"]), noun=noun)


def _each(match: re.Match[str], _flat: str) -> Mention | None:
    part = read_small(match["part"] or match["part2"])
    whole = read_small(match["whole"] or match["whole2"])
    if not part or not whole or part > whole:
        return None
    return _worded(match, "percent", Decimal(1), Fraction(100 * part, whole))


def _plain(match: re.Match[str], flat: str) -> Mention | None:
    if len(match[0]) < _SHORT and _TALKED.match(flat, match.end()):
        return None
    number = "number7" if match["number7"] else "words"
    those = _THOSE.search(flat, max(0, match.start() - 16), match.start())
    if number == "words" and those is not None and _ALONE.match(flat, match.end()):
        return None  # "el menor de los tres: …" counts nothing
    scale = _scale(match["scale7"])
    worded = match["words"] is not None and _ROUND_WORDS.search(match["words"]) is not None
    return _mention(match, flat, "count", number, scale, scaled=bool(match["scale7"]) or worded)


def _duration(match: re.Match[str], flat: str) -> Mention | None:
    """A stretch of time: only an indicator that is measured in it can speak of it."""
    made = _mention(match, flat, "count", "number6")
    return None if made is None else replace(made, noun=match[0].split()[-1])


_READERS = {
    "joined": _joined,
    "money": _money,
    "percent": _percent,
    "points": _points,
    "times": _times,
    "fraction": _fraction,
    "dozens": _dozens,
    "each": _each,
    "plain": _plain,
    "duration": _duration,
}


def _mention(
    match: re.Match[str],
    flat: str,
    kind: Kind,
    group: str,
    scale: Fraction | int = 1,
    **more: str | bool,
) -> Mention | None:
    literal = match[group]
    half = _HALF.search(match[0]) is not None and any(c.isdigit() for c in literal)
    if len(literal) > _LONGEST and any(c.isdigit() for c in literal):
        return None
    number, problem = _read(literal)
    if number is None and problem is None:
        return None
    if number is not None and half:
        number += Decimal("0.5")
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    end = match.end(group)
    told = _LAST_WORD.search(literal) if number is not None and literal[0].isalpha() else None
    if told is not None and number is not None:  # "ocho millones" says no more than "8 millones"
        number /= _scale(told["scale"])
        scale, end = scale * _scale(told["scale"]), match.start(group) + told.start()
    return Mention(
        start=start,
        end=match.end(),
        kind=kind,
        number=number,
        start_number=match.start(group),
        end_number=end,
        scale=Fraction(scale),
        noun=_noun(flat, match.end()) if kind == "count" else "",
        problem=problem,
        signed=literal.strip()[:1] in ("+", "-"),
        **more,  # type: ignore[arg-type]  # currency and scaled alone are passed on
    )


def _worded(
    match: re.Match[str], kind: Kind, number: Decimal, scale: Fraction = Fraction(1), noun: str = ""
) -> Mention:
    start, end = match.span()
    return Mention(start, end, kind, number, start, end, scale, loose=True, noun=noun)


def _read(literal: str) -> tuple[Decimal | None, str | None]:
    """The value of a literal in digits or words, or why it has none; (None, None): no number."""
    text = literal.strip().removeprefix("+").strip().replace("- ", "-")
    if not any(c.isdigit() for c in text):
        value = read_decimal_words(text)
        return (None, None) if value is None else (value, None)
    if " " in text:
        return None, f"«{text}» puede ser un número o varios: los miles se separan con punto."
    try:
        return read_number(text), None
    except NumberError as error:
        return None, str(error)


def _scale(words: str | None) -> int:
    """The multiplier that scale words stand for: "mil millones" is 10⁹."""
    text = (words or "").replace(".", " ").split()
    product = 1
    for word in text:
        if word.startswith("mill"):
            product *= 10**6
        else:
            product *= _SCALES.get(word, _SCALES.get(word.removesuffix("es"), 1))
    return product


def _noun(flat: str, end: int) -> str:
    found = _NOUN.match(flat, end)
    return UNITS.get(found[1], found[1]) if found else ""
