"""Who carries a programme out, by name, as one sentence of its ficha lists them.

Promise: every name stands so in the sentence; what a plural head opens ("las municipalidades de
Angol, Renca y Linares, la Fundación …") goes on until something that is no name breaks it.
"""

import re
from collections import OrderedDict
from dataclasses import dataclass

from calc.figure import fold
from ingest.ficha import Ficha
from qa.data import read_data
from qa.language.words import stem
from qa.programmes.shelf import Shelf
from qa.text.counts import counts_in
from qa.text.lines import Line, lines_of

PLACES = frozenset(("comun",))
"""Kinds that are where a programme is, and nobody who carries it out."""

_PROPER = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñÁÉÍÓÚÑ'’.-]*"
_JOIN = r"(?:de la|de los|de las|del|de|las|los|la|que|sin|al)"
_NAME = re.compile(
    rf"(?:(?:de la|de los|de las|del|de) )?"
    rf"((?:(?:la|el|los|las) )?{_PROPER}(?: (?:{_JOIN} )*{_PROPER})*)(?P<end>(?: [^A-Z]+)?)"
)
"""A name with what may stand before it in a list, and the words in small letters after it."""

_SPLIT = re.compile(
    r"\s*;\s+|,?\s+(?:además de|junto (?:con|a)|así como|más|y|e) (?:a )?(?=[\wáéíóúñ])"
    r"|,\s+|(?<!de):\s+|\.\s+"
)
_SHORT = 4
_MOST = 64
"""So many fichas' lists are kept."""

_ELSEWHERE = ("Complementariedades", "Historial evaluativo", "Antecedentes")
_OTHERS = re.compile(
    r"\b(?:ya no|dej(?:o|aron) de|entre (?:ell[oa]s|otr[oa]s)|donacion)\b|"
    r"\b(?:aport|financi|provien|provin)\w*"
)
"""Such a sentence names who left, who gave money, or only some of them."""

_BESIDES = re.compile(r"\badem")
_ARE = re.compile(r"\b(?:fueron|son|eran|como)\b")


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody named: the stem of the noun that says what it is, and the name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Doers:
    """Those whom a sentence lists; `called` are the stems of what it calls them all.

    `whole` tells that it names everybody of whom it speaks.
    """

    doers: tuple[Doer, ...]
    line: Line
    called: frozenset[str]
    whole: bool

    def of(self, kinds: frozenset[str]) -> tuple[Doer, ...]:
        """Those of some kinds; without kinds all who are somebody and no place."""
        if kinds:
            return tuple(d for d in self.doers if d.kind in kinds)
        return tuple(d for d in self.doers if d.kind not in PLACES)


def doers_of(shelf: Shelf, ficha: Ficha) -> tuple[Doers, ...]:
    """The lists of a loaded ficha, kept for the next questions."""
    if ficha.document in _DOERS:
        _DOERS.move_to_end(ficha.document)
        return _DOERS[ficha.document]
    _DOERS[ficha.document] = _listed(lines_of(shelf, ficha.document), ficha.executors or "")
    if len(_DOERS) > _MOST:
        _DOERS.popitem(last=False)
    return _DOERS[ficha.document]


_DOERS: OrderedDict[str, tuple[Doers, ...]] = OrderedDict()


def _listed(lines: tuple[Line, ...], types: str) -> tuple[Doers, ...]:
    """The lists of a ficha's lines; `types` is its field on who may carry it out."""
    known = _Types.of(types)
    told = (
        _read(line, known)
        for line in lines
        if not (line.section.startswith(_ELSEWHERE) or _OTHERS.search(fold(line.text)))
    )
    return tuple(found for found in told if found.doers)


@dataclass(frozen=True, slots=True)
class _Types:
    """The nouns for institutions, and the longer types that begin with one, as stems."""

    nouns: frozenset[str]
    types: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, field: str) -> "_Types":
        """The nouns that any ficha uses, with those of this one's own types."""
        # Where marks part the types, "y" stands inside one: "Capacitación y Empleo (SENCE)".
        pieces = re.split(r"[;()]" if ";" in field else r"[;,()]| y ", fold(field))
        own = [tuple(stem(w) for w in re.findall(r"\w+", piece)) for piece in pieces]
        nouns = (word for said in own for word in said[:2] if len(word) > _SHORT)
        return cls(institutions() | frozenset(nouns), tuple(said for said in own if said))

    def type_at(self, said: list[str]) -> int:
        """How many words of a phrase are its type: "Servicios de Salud" is three."""
        stems = [stem(fold(w)) for w in said]
        return max((len(t) for t in self.types if tuple(stems[: len(t)]) == t), default=1)


def institutions() -> frozenset[str]:
    """The stems of the nouns for institutions that carry programmes out."""
    return frozenset(stem(fold(w)) for w in (*_public(), *_private()))


def public_kinds() -> frozenset[str]:
    """The stems of those of them that belong to the State."""
    return frozenset(stem(fold(w)) for w in _public())


def noun_of(kind: str, *, plural: bool) -> str:
    """The noun of a kind; "institución" for one that only a ficha's own field names."""
    own = (w for w in (*_public(), *_private()) if stem(fold(w)) == kind)
    fallback = "instituciones" if plural else "institución"
    return next((w for w in own if w.endswith("s") == plural), fallback)


def _public() -> list[str]:
    return str(read_data("doers")["public"]).split()


def _private() -> list[str]:
    return str(read_data("doers")["private"]).split()


def _read(line: Line, types: _Types) -> Doers:
    found: list[Doer] = []
    head, lead = "", ""
    for piece in _SPLIT.split(line.text.strip().rstrip(".")):
        doer, head, before = _piece(piece.strip(), head, types)
        lead = lead if found else f"{lead} {before}"
        found.extend((doer,) if doer is not None else ())
    named = fold(lead) if _ARE.search(fold(lead)) else ""
    called = frozenset(stem(w) for w in re.findall(r"\w+", named) if len(w) > _SHORT)
    counted = any(c.nouns and stem(c.nouns[0]) in institutions() for c in counts_in(line.text))
    whole = not (counted or _BESIDES.search(fold(lead)) or _unnamed(line.text, found, types))
    return Doers(tuple(dict.fromkeys(found)), line, called, whole)


def _unnamed(text: str, found: list[Doer], types: _Types) -> bool:
    """Whether a sentence also speaks of an institution without its name: "el Servicio y la …"."""
    bare = re.sub("|".join(re.escape(d.name) for d in found) or "^$", "", text)
    nouns = (m[1] for m in re.finditer(rf"\b(?:el|la) ({_PROPER})(?=[,.;]| y | e |$)", bare))
    return any(stem(fold(noun)) in types.nouns for noun in nouns)


def _goes_on(word: str) -> bool:
    """Whether a noun opens the name of one more of a list: "Emplea Sur", "Servicios Quebrada"."""
    own = next((w for w in (*_public(), *_private()) if fold(w) == fold(word)), None)
    return own is None or own.endswith("s")


def _piece(piece: str, head: str, types: _Types) -> tuple[Doer | None, str, str]:
    """The one named in a piece of a list, the head that goes on, and what stands before it."""
    words = piece.split()
    for at, word in enumerate(words):
        noun = stem(fold(word.strip(":")))
        plural = word.strip(":").endswith("s")
        if noun not in types.nouns or (at == 0 and head and word[0].isupper() and _goes_on(word)):
            continue
        size = types.type_at(words[at:])
        rest = words[at + size :]
        if size > 1 and not rest:
            break  # a type of institution, and none by name
        if plural and rest[1:2] == ["de"] and rest[0][0].isupper():
            rest = rest[2:]  # as in "los Gobiernos Regionales de Maule"
        first = next((i for i, w in enumerate(rest) if w[0].isupper()), len(rest))
        if "con" in rest[:first] and not _ARE.search(" ".join(rest[:first])):
            continue  # as in "comunas con presencia de Agencias"
        one = not plural and (word[0].isupper() or first == 0)
        told = words[at:] if one and word[0].isupper() else rest[first:]
        name = _NAME.fullmatch(" ".join(told))
        if name is None or not (plural or one) or name[1] == word:
            continue
        own = name[1] if plural or word[0].isupper() else f"{word} {name[1]}"
        goes_on = noun if plural and not name["end"] else ""
        return Doer(noun, own), goes_on, " ".join(words[:at])
    name = _NAME.fullmatch(piece)
    if not head or name is None:
        return None, "", piece
    return Doer(head, name[1]), "" if name["end"] else head, ""
