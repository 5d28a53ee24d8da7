"""Whether counts make up a whole: "¿168 + 73 + 35 da 276?", "¿hombres y mujeres suman el total?".

Promise: the counts are those that the question tells, or those of the things that it names in one
sentence of the ficha; yes or no is said of their sum alone.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from calc.figure import fold
from calc.number import NumberError, read_number, write_number
from qa.answers.compose import Part, Shown
from qa.answers.evidence import Found, value
from qa.answers.reckoned import magnitude
from qa.language.likeness import KIN, likeness
from qa.language.senses import function_words
from qa.language.words import words
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote, cite
from qa.text.counts import counts_in
from qa.text.lines import Line, lines_of

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+"
_AND = r"(?:\s*(?:,|\+|\by\b|\be\b|\bm[aá]s\b|\blos\b|\blas\b)\s*)+"
_NOUN = r"(?: (?!(?:y|e|mas|sum\w+|dan?|son|es|cuadr\w+)\b)\w+)?"
_LISTED = re.compile(rf"(?<![\d.,$/])(?:{_NUMBER}){_NOUN}(?:{_AND}(?:{_NUMBER}){_NOUN})+")
_MAKES = re.compile(
    r"\b(?:sum\w+|dan?|cuadr\w+|calz\w+|coincid\w+|complet\w+|hacen?|son|es|total\w*)\b|="
)
_SHARED = re.compile(
    r"%|por ?ciento|\bporcentaje|\bm\$|\$|\bmillones\b|\bgast|\bpresupuest|\bplata\b"
)
_TOTAL = re.compile(
    r"\b(?:el|los|las|al) total\b|\btod[oa]s\b|\bbeneficiad[oa]s\b|\batendid[oa]s\b"
)
_YEAR = re.compile(r"(?<![.\d])20[0-4]\d(?![.\d])")
_LEAST = 2


def answer(ask: Ask) -> Draft | None:
    """Yes or no with the sum; None where no counts are held against a whole."""
    question = ask.question
    text = fold(question.text)
    if (
        not _MAKES.search(text)
        or _YEAR.search(text)
        or _SHARED.search(text)
        or question.any_of("porque", "cuanto")
    ):
        return None
    return _of_numbers(ask, text) or _of_things_named(ask, text)


def _of_numbers(ask: Ask, text: str) -> Draft | None:
    """The sum of numbers that the question lists against the one that stands after them."""
    listed = _LISTED.search(text)
    if listed is None:
        return None
    addends = _numbers(listed[0])
    rest = text[listed.end() :]
    makes = _MAKES.search(rest)
    totals = _numbers(rest[makes.end() :]) if makes else _numbers(rest)
    if len(addends) < _LEAST or len(totals) > 1 or _numbers(text[: listed.start()]):
        return None
    if totals:
        return _verdict(ask, addends, totals[0], None)
    return _against_all(ask, addends, None) if _TOTAL.search(rest) else None


def _numbers(text: str) -> list[Decimal]:
    found = []
    for literal in re.findall(rf"(?<![\d.,])(?:{_NUMBER})(?!\d|,\d)", text):
        try:
            found.append(read_number(literal))
        except NumberError:
            return []
    return found


def _of_things_named(ask: Ask, text: str) -> Draft | None:
    """The sum of the counts of what the question names, as one sentence of the ficha tells them."""
    asked = ask.question.any_of("cuadrar", "sumar") or "+" in text
    if not asked or ask.question.any_of("region", "componente", "subtitulo"):
        return None
    said = [w.text for w in words(text) if w.text.isalpha() and w.text not in function_words()]
    totals = _numbers(text)
    best: tuple[int, Line | None, list[Decimal]] = (0, None, [])
    for line in lines_of(ask.shelf, ask.ficha.document):
        counts = _counted_of(line, said)
        if len(counts) > best[0]:
            best = (len(counts), line, counts)
    size, told, addends = best
    if size < _LEAST or told is None or len(totals) > 1:
        return None
    if totals:
        return _verdict(ask, addends, totals[0], told)
    served = told.section == _SERVED and _TOTAL.search(text)
    return _against_all(ask, addends, told) if served else None


_SERVED = "Población beneficiada"


def _counted_of(line: Line, said: Sequence[str]) -> list[Decimal]:
    """The counts of a sentence, each of another thing that the question names; no whole of them."""
    if line.section.startswith(("Indicador", "Notas")):
        return []
    counts = counts_in(line.text)
    values = [count.value for count in counts]
    left, found = list(said), []
    for i, count in enumerate(counts):
        whole = any(count.value == sum(values[j:]) for j in range(i + 1, len(values) - 1))
        own = [w for w in left if any(likeness(w, noun) >= KIN for noun in count.nouns[:2])]
        if own and not whole:
            left.remove(own[0])
            found.append(Decimal(count.value))
    return found


def _against_all(ask: Ask, addends: list[Decimal], line: Line | None) -> Draft | None:
    """Against all whom the programme served in the year."""
    found = value(ask.ficha, "poblacion_beneficiada", ask.year)
    if not isinstance(found, Found):
        return None
    whole = magnitude(found)
    return _verdict(ask, addends, Decimal(whole.numerator) / whole.denominator, line)


def _verdict(ask: Ask, addends: list[Decimal], whole: Decimal, line: Line | None) -> Draft:
    total = sum(addends, Decimal(0))
    written = " + ".join(write_number(one) for one in addends)
    sources = (line.hit.passage.source,) if line is not None else ()
    shown = Shown(
        write_number(total), total, None, "computed", None, None, None, ask.ficha.document,
        sources, f"{written} = {write_number(total)}",
    )  # fmt: skip
    right = total == whole
    opening = f"{ask.opening}{'sí' if right else 'no'}: «{written}» da "
    parts: list[Part] = [say.capital(opening) if not ask.crowd else opening, shown]
    parts += [] if right else [f", y no «{write_number(whole)}»"]
    quoted = (". La ficha dice: ", *cite(Quote(line.text, line.hit, 1.0))) if line else ()
    hits = (line.hit,) if line is not None else ()
    return Draft((*parts, *quoted, "."), passages=hits, suggestions=_NEXT)


_NEXT = ("¿Suman el total las regiones?", "¿Cuántos beneficiarios hubo?")
