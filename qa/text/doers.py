"""Who carries a programme out, by name, as one sentence of its ficha lists them.

Promise: every name stands so in the sentence; what a plural head opens ("las municipalidades de
Angol, Renca y Linares, la Fundación …") goes on until something that is no name breaks it.
"""

import re
from dataclasses import dataclass

from calc.figure import fold
from qa.data import read_data
from qa.language.words import stem
from qa.text.lines import Line

PLACES = frozenset(("comun",))
"""Kinds that are where a programme is, and nobody who carries it out."""

_PROPER = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñÁÉÍÓÚÑ'’.-]*"
_JOIN = r"(?:de la|de los|de las|del|de|las|los|la|que|sin)"
_NAME = re.compile(
    rf"(?:(?:de la|de los|de las|del|de) )?((?:(?:la|el|los|las) )?{_PROPER}(?: (?:{_JOIN} )*{_PROPER})*)$"
)
_SPLIT = re.compile(
    r"\s*;\s+|,?\s+(?:además de|junto (?:con|a)|así como|más|y|e) (?:a )?(?=[\wáéíóúñ])"
    r"|,\s+|(?<!de):\s+|\.\s+"
)
_PRIVATE = re.compile(r"privad|sin fines de lucro")
_ELSEWHERE = ("Complementariedades", "Historial evaluativo", "Antecedentes")
_LEFT = re.compile(r"\b(?:ya no|dej(?:o|aron) de|entre (?:ell[oa]s|otr[oa]s))\b")
"""Such a sentence names who left, or only some of them."""


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody named: the stem of the noun that says what it is, and the name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Doers:
    """Those whom a sentence lists; `called` are the stems of what it calls them all."""

    doers: tuple[Doer, ...]
    line: Line
    called: frozenset[str]

    def of(self, kinds: frozenset[str]) -> tuple[Doer, ...]:
        """Those of some kinds."""
        return tuple(d for d in self.doers if d.kind in kinds)


def doers_of(lines: tuple[Line, ...], types: str) -> Doers | None:
    """The list of a ficha that names most; `types` is its field on who may carry it out."""
    known = _Types.of(types)
    best: Doers | None = None
    for line in lines:
        if line.section.startswith(_ELSEWHERE) or _LEFT.search(fold(line.text)):
            continue
        found = _read(line, known)
        if found.doers and (best is None or _size(found) > _size(best)):
            best = found
    return best


def _size(found: Doers) -> tuple[int, int]:
    whole = [d for d in found.doers if d.kind not in PLACES]
    return len(whole), len(found.doers)


@dataclass(frozen=True, slots=True)
class _Types:
    """The nouns for institutions, and the longer types that begin with one, as stems."""

    nouns: frozenset[str]
    types: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, field: str) -> "_Types":
        """The nouns that any ficha uses, with those of this one's own types."""
        pieces = re.split(r"[;,()]| y ", fold(field))
        own = tuple(
            tuple(stem(w) for w in re.findall(r"\w+", piece)) for piece in pieces if piece.strip()
        )
        return cls(institutions() | {t[0] for t in own if t}, own)

    def type_at(self, said: list[str]) -> int:
        """How many words of a phrase are its type: "Servicios de Salud" is three."""
        stems = [stem(fold(w)) for w in said]
        return max((len(t) for t in self.types if tuple(stems[: len(t)]) == t), default=1)


def institutions() -> frozenset[str]:
    """The stems of the nouns for institutions that carry programmes out."""
    return frozenset(stem(w) for w in (*_public().split(), *_private().split()))


def public_kinds() -> frozenset[str]:
    """The stems of those of them that belong to the State."""
    return frozenset(stem(w) for w in _public().split())


def _public() -> str:
    return str(read_data("doers")["public"])


def _private() -> str:
    return str(read_data("doers")["private"])


def _read(line: Line, types: _Types) -> Doers:
    found: list[Doer] = []
    head, lead = "", ""
    for piece in _SPLIT.split(line.text.strip().rstrip(".")):
        read = _piece(piece.strip(), head, types)
        if read is None:
            head = ""
            lead = lead if found else f"{lead} {piece}"
            continue
        head, doer, before = read
        lead = lead if found else f"{lead} {before}"
        found.append(doer)
    called = frozenset(stem(w) for w in re.findall(r"\w+", fold(lead)) if w.endswith("s"))
    return Doers(tuple(dict.fromkeys(found)), line, called)


def _piece(piece: str, head: str, types: _Types) -> tuple[str, Doer, str] | None:
    """The head that goes on after a piece of a list, the name in it and what stands before."""
    words = piece.split()
    for at in range(len(words) - 1, -1, -1):
        noun = stem(fold(words[at].strip(":")))
        if noun not in types.nouns:
            continue
        plural = words[at].strip(":").endswith("s")
        size = types.type_at(words[at:])
        if not plural and words[at][0].isupper() and at + 1 < len(words):
            whole = _NAME.match(" ".join(words[at:]))
            if whole is not None:
                return "", Doer(noun, whole[1]), " ".join(words[:at])
        rest = words[at + size :]
        lower = next((i for i, w in enumerate(rest) if w[0].isupper()), None)
        if lower is None:
            continue
        tail = " ".join(rest[lower - 1 if lower and rest[lower - 1] == "la" else lower :])
        name = _NAME.match(tail)
        if name is None or any(w.endswith((":", ",")) for w in rest[: max(0, lower - 1)]):
            return None
        own = name[1] if plural else " ".join((*words[at : at + 1], name[1]))
        return (noun if plural else ""), Doer(noun, own), " ".join(words[:at])
    name = _NAME.fullmatch(piece)
    return (head, Doer(head, name[1]), "") if head and name is not None else None
