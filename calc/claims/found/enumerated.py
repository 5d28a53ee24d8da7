"""What a ficha counts by naming: "las municipalidades de Ovalle, Quillota y Talca" are three.

Only names written with capitals are counted, by the noun for bodies or places that opens their
list. A list that says that it is not complete ("entre otras") counts nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from calc.claims.found.flat import flat

_WORD = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñÁÉÍÓÚÑ'’]+"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:(?:de|del|la|los|las)\s+){{0,2}}{_WORD}){{0,6}}")
_NEXT = re.compile(r"(?:,\s+(?:y\s+|e\s+)?|\s+(?:y|e)\s+)(?:(?:la|el|los|las|de|del)\s+){0,2}")
_NOUNS = (
    r"(?P<noun>municipalidades|municipios|comunas|regiones|provincias|ciudades|localidades|"
    r"instituciones|entidades|organismos|fundaciones|corporaciones|universidades|servicios|"
    r"gobiernos|agencias|hospitales|oficinas|delegaciones|ministerios|empresas|organizaciones|"
    r"liceos|escuelas|colegios|consultorios|seremias|direcciones)"
)
_OPENS = re.compile(
    rf"\b{_NOUNS}(?P<phrase>(?:\s+(?!de\b|del\b)[a-z]+){{0,2}}(?:\s+sin\s+fines\s+de\s+lucro)?)"
    r"\s*(?:(?:\s(?:de|del))?(?:\s+(?:la|las|los|el))?\s*(?P<colon>:)?\s*)$"
)
_PLURAL = re.compile(rf"\b{_NOUNS}\b(?P<phrase>(?:\s+(?!de\b)[a-z]+)?)")
_HEADS = re.compile(
    r"(?:fundacion|corporacion|universidad|municipalidad|instituto|ong|consultora|asociacion)\b"
)
_CALLED = re.compile(
    r"\b(?:fueron|son|eran)\s+(?:l[ao]s\s+)?(?P<noun>[a-z]{4,}s)(?P<phrase>(?:\s+[a-z]+){0,2})\s+"
    rf"l[ao]s\s+{_NOUNS.replace('?P<noun>', '?:')}\b[^.]{{0,40}}$"
)
_PARTLY = re.compile(
    r"\b(?:entre\s+(?:ell|otr)[oa]s|como|por\s+ejemplo|principalmente|especialmente|sobre\s+todo|"
    r"incluid[oa]s?|incluyendo)\W+(?:[a-z]+\W+){0,4}$"
)
_AND_OTHERS = re.compile(r"\s*,?\s*(?:(?:y|e|entre)\s+otr[oa]s|etc)\b")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list of names: where it stands, their noun and its adjectives (flat), how many."""

    start: int
    end: int
    noun: str
    phrase: str
    number: int


def enumerated(text: str, start: int, end: int) -> Iterator[Enumeration]:
    """The lists of names between two places of a text, and what they are called all together."""
    plain = flat(text[start:end])
    found: list[Enumeration] = []
    at = 0
    while (first := _NAME.search(text, start + at, end)) is not None:
        places = [first]
        while (gap := _NEXT.match(text, places[-1].end(), end)) is not None:
            name = _NAME.match(text, gap.end(), end)
            if name is None:
                break
            places.append(name)
        low, at = first.start() - start, places[-1].end() - start
        if len(places) >= _LEAST and not _AND_OTHERS.match(plain, at):
            names = [flat(p[0]) for p in places]
            found += _lists(plain, names, low, at)
    for one in found:
        yield _moved(one, start)
    called = _CALLED.search(plain[: found[0].start]) if found else None
    if called is not None:
        total = sum(one.number for one in found)
        span = (start + found[0].start, start + found[-1].end)
        yield Enumeration(*span, called["noun"], called["phrase"], total)


def _lists(plain: str, names: list[str], low: int, high: int) -> Iterator[Enumeration]:
    """The lists that a run of names makes: those of its noun, and those that each bear theirs."""
    before = plain[:low]
    outside = _OPENS.search(before)
    inside = _PLURAL.search(names[0])
    proper = inside and any(not w.endswith("s") for w in names[0][inside.end() :].split())
    opened = outside or (inside if proper else None)
    if opened is not None and _PARTLY.search(before[: outside.start()] if outside else before):
        return
    whole = outside is not None and outside["colon"]
    headed = [] if whole else [m[0] for n in names if (m := _HEADS.match(n)) is not None]
    own = len(names) - len(headed)
    if opened is not None and own >= _LEAST:
        yield Enumeration(low, high, opened["noun"], opened["phrase"], own)
    for head, times in Counter(headed).items():
        if times >= _LEAST:
            yield Enumeration(low, high, head, "", times)


def _moved(one: Enumeration, by: int) -> Enumeration:
    return Enumeration(one.start + by, one.end + by, one.noun, one.phrase, one.number)
