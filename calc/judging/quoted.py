"""A figure of which no table speaks, against the ficha's own prose: "148 radios", "el 46 % …".

The prose confirms a figure that it says of the same thing in much the same words. It denies one
only where it counts that very thing once, and nothing else may be meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from calc.claims.cues import LITTLE_WORDS
from calc.claims.flat import flat
from calc.claims.names import singular
from calc.claims.scan import scan
from calc.claims.shapes import Claim, Kind
from calc.figure import Source
from calc.sentences import split_sentences
from calc.subject import Subject
from calc.verdict import JudgedFigure

_WORD = re.compile(r"[a-z]{4,}")
_COUNTED = re.compile(r"\s{1,2}(?:de\s+)?([a-z]{3,30})")
_STEM = 6
_ALIKE = 2
"""How many telling words two sentences must share to speak of the same thing."""

_SURELY = 3
_GENERAL = frozenset(
    (
        *(
            "ademas",
            "anos",
            "benefi",
            "cada",
            "como",
            "cuenta",
            "desde",
            "donde",
            "durant",
            "entre",
        ),
        *(
            "este",
            "estos",
            "fueron",
            "hasta",
            "mayor",
            "menos",
            "millon",
            "mismo",
            "otras",
            "otros",
        ),
        *(
            "para",
            "person",
            "pesos",
            "porque",
            "progra",
            "region",
            "segun",
            "sobre",
            "solo",
            "tambie",
        ),
        *("tiene", "tienen", "todos", "total", "tras", "partic", "atendi", "porcie"),
    )
)
_ANYBODY = ("persona", "beneficiari", "usuari", "participante", "individuo", "caso", "unidad")


@dataclass(frozen=True, slots=True)
class Said:
    """A number of the ficha's prose: what it counts, and the telling words of its sentence."""

    kind: Kind
    value: Fraction
    printed: str
    noun: str
    words: frozenset[str]
    source: Source


def confronted(
    text: str, sentence: tuple[int, int], figure: JudgedFigure, claim: Claim, subject: Subject
) -> JudgedFigure:
    """The figure as judged, or by the prose of the ficha where that speaks of the same thing."""
    mention, value = claim.mention, claim.mention.value
    unresolved = claim.unclear is not None or not claim.concepts
    if figure.verdict != "unverifiable" or value is None or mention.loose or not subject.prose:
        return figure
    plain = flat(text[sentence[0] : sentence[1]])
    noun = _noun(flat(text), mention.end)
    words = _telling(plain)
    same = [s for s in _said(subject) if s.kind == mention.kind and _is_of(s, noun, words)]
    told = next((s for s in same if s.value == value), None)
    if told is not None:
        reason = "Lo dice el texto de la ficha."
        return _sourced(replace(figure, verdict="verified", how="read", reason=reason), told)
    if len(same) != 1 or not unresolved or not _surely(same[0], noun, words):
        return figure
    reason = f"El texto de la ficha dice {same[0].printed}."
    denied = replace(figure, verdict="contradicted", reason=reason, expected=same[0].printed)
    return _sourced(denied, same[0])


def _sourced(figure: JudgedFigure, said: Said) -> JudgedFigure:
    return replace(figure, sources=(said.source,), document=said.source.document)


def _is_of(said: Said, noun: str, words: frozenset[str]) -> bool:
    """Whether a number of the prose is of the same thing."""
    shared = len(said.words & words)
    if said.kind == "count":
        general = not noun or noun.startswith(_ANYBODY)
        return said.noun == noun and bool(noun) and shared >= (_ALIKE if general else 1)
    return said.kind == "percent" and shared >= _ALIKE


def _surely(said: Said, noun: str, words: frozenset[str]) -> bool:
    if said.kind == "count":
        return bool(noun) and not noun.startswith(_ANYBODY) and len(said.words & words) >= _ALIKE
    return len(said.words & words) >= _SURELY


@lru_cache(maxsize=16)
def _said(subject: Subject) -> tuple[Said, ...]:
    return tuple(_found(subject))


def _found(subject: Subject) -> Iterator[Said]:
    for paragraph, source in subject.prose:
        plain = flat(paragraph)
        mentions, _ = scan(plain)
        for start, end in split_sentences(paragraph):
            words = _telling(plain[start:end])
            for m in mentions:
                if start <= m.start < end and m.value is not None and not m.loose:
                    printed = paragraph[m.start : m.end].strip()
                    yield Said(m.kind, m.value, printed, _noun(plain, m.end), words, source)


def _noun(plain: str, end: int) -> str:
    found = _COUNTED.match(plain, end)
    return "" if found is None or found[1] in LITTLE_WORDS else singular(found[1])


def _telling(plain: str) -> frozenset[str]:
    stems: Sequence[str] = [singular(w)[:_STEM] for w in _WORD.findall(plain)]
    return frozenset(s for s in stems if s not in _GENERAL)
