"""Ranks that a sentence asserts: "la segunda región con más beneficiados", "Maule, tercero, con …".

An ordinal asserts something only beside a superlative, before what a ranking is by, or right after
a row whose number follows; all others ("el segundo componente") only name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from calc.claims.found.shapes import Claim, Cue, Item, Mention
from calc.claims.named.meaning import meaning_of
from calc.claims.told.scene import Scene

_STEMS = (
    *("primer", "segund", "tercer", "cuart", "quint", "sext", "septim", "octav", "noven", "decim"),
)
_ORDINAL = rf"(?<!\bun )(?P<ordinal>(?P<stem>{'|'.join(_STEMS)})(?:a|o|as|os)?)"
_KIND = r"(?:(?P<kind>region|componente|subtitulo)(?:es|s)?|lugar|puesto|posicion|mayor(?:ia)?)"
_MOST = r"(?:(?P<least>menos|menor(?:es)?|peor(?:es)?)|(?P<most>mas|mayor(?:es)?))"
_SUPERLATIVE = re.compile(
    rf"\b{_ORDINAL}\s+(?:{_KIND}\s+)?(?:(?:del|de\s+la|en\s+el)\s+(?:pais|programa)\s+)?"
    rf"(?:(?:con|que|de|donde|en)\s+(?:(?:el|la|los|las|se)\s+)?(?:[a-z]{{3,14}}\s+){{0,2}}?)?{_MOST}\b"
)
_PLACE = re.compile(
    rf"\b{_ORDINAL}\s+(?:lugar|puesto|posicion|(?P<kind>region|componente))\s+"
    r"(?:(?:del\s+ranking|del\s+pais|nacional)\s+)?(?:en|por|de|segun)\b"
)
_APPOSED = re.compile(
    rf"\s*[,(]?\s*(?:(?:en|el|la|como)\s+)*{_ORDINAL}(?:\s+(?:lugar|puesto))?\s*(?:,|\)|:|con\b)"
)
_NEGATED = re.compile(r"\b(?:no|tampoco|nunca|falso|mentira)\s+(?:\w+\s+){0,9}$")
_IS = re.compile(
    r"[^.;,]{0,60}?(?:\b(?:fue|es|era|son|fueron|correspond\w+\s+a)\b|[,:])\s+(?:(?:el|la|los|las|del|de|region)\s+)*"
)
_STOP = re.compile(r"[,;:.(]|\b(?:y|e|pero|fue|es|era)\b")
_WHOLE = re.compile(
    r"\s*(?:$|[^\w\s]|(?:beneficiad|atendid|apoyad|favorecid|recib|gast|ejecut|concentr|obtuv|tuv|"
    r"capt|absorb|ha|del?\s+(?:este\s+)?(?:programa|fondo|plan|20\d\d)|en\s+(?:el\s+)?(?:20\d\d|programa)|"
    r"y|e|pero|con|durante|segun|entre|fue|es|era|tras|detras|despues|ese|este)\b|"
    r"(?:beneficiad|atendid|apoyad|favorecid|recib|gast|ejecut|concentr|obtuv|capt|absorb)\w+)"
)
"""What may follow the name of what is ranked, so that nothing narrows it."""

_AFTER = 60
_NEAR = 160


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank that is asserted: where it stands, the number, of which row, and by what concept.

    `least` tells that it is counted from the smallest.
    """

    start: int
    end: int
    number: int
    item: Item | None
    concept: str | None
    least: bool = False


def may_rank(plain: str) -> bool:
    """Whether a flat text may assert a rank at all."""
    return any(stem in plain for stem in _STEMS)


def ranks(scene: Scene, claims: Sequence[Claim]) -> Iterator[Rank]:
    """The ranks that a sentence asserts, whose numbers have been resolved to `claims`."""
    if not may_rank(scene.between(scene.start, scene.end)):
        return
    seen: set[int] = set()
    for pattern in (_SUPERLATIVE, _PLACE):
        for match in pattern.finditer(scene.flat, scene.start, scene.end):
            start, end = match.span("ordinal")
            if start in seen or _NEGATED.search(
                scene.between(max(scene.start, start - _NEAR), start)
            ):
                continue
            item = _row(scene, match)
            told = _said(scene, match, item) or _of_claim(claims, match.end(), item)
            if told is None and pattern is _PLACE:
                continue
            seen.add(start)
            least = bool(match.groupdict().get("least"))
            yield Rank(start, end, _number(match), item, told, least)
    for row in scene.rows:
        found = _APPOSED.match(scene.flat, row.end, scene.end)
        told = None if found is None else _of_claim(claims, found.end("ordinal"), row)
        if found is not None and told is not None and found.start("ordinal") not in seen:
            yield Rank(*found.span("ordinal"), _number(found), row, told)


def _number(match: re.Match[str]) -> int:
    return _STEMS.index(match["stem"]) + 1


def _row(scene: Scene, match: re.Match[str]) -> Item | None:
    """The row that is ranked: the subject before the words, or what comes after their verb."""
    kind = match.groupdict().get("kind")
    start = match.start("ordinal")
    low, high = start - _NEAR, match.end() + _NEAR
    rows = [r for r in scene.rows if low < r.start < high]
    rows = [r for r in rows if not r.weak and kind in (None, r.kind)]
    for row in rows:
        if row.start >= match.end() and _IS.fullmatch(scene.between(match.end(), row.start)):
            return row
    before = [r for r in rows if r.end <= start and ";" not in scene.between(r.end, start)]
    return before[-1] if before else None


def _said(scene: Scene, match: re.Match[str], item: Item | None) -> str | None:
    """The concept that the words of the superlative name, for such a row."""
    if item is None:
        return None
    stop = _STOP.search(scene.flat, match.end(), min(scene.end, match.end() + _AFTER))
    high = stop.start() if stop is not None else min(scene.end, match.end() + _AFTER)
    cues = [c for c in scene.cues if match.start() <= c.start and c.end <= high]
    for cue in sorted(cues, key=lambda c: c.weak):
        concept = _in_row(cue, item)
        if concept is not None:
            whole = _WHOLE.match(scene.flat, cue.end, scene.end) is not None
            return concept if whole else None
    return None


def _in_row(cue: Cue, item: Item) -> str | None:
    any_number = Mention(0, 0, "count", None, 0, 0)
    meaning = meaning_of(any_number, cue, item, change=True, nearby=())
    told = meaning is not None and meaning.item is not None and meaning.missing_row is None
    return meaning.concepts[0] if told and meaning is not None else None


def _of_claim(claims: Sequence[Claim], end: int, item: Item | None) -> str | None:
    """The concept of the first number after a rank, where it is of the same row."""
    after = [c for c in claims if c.mention.start >= end]
    same = after and item is not None and after[0].item == item.name and after[0].concepts
    return after[0].concepts[0] if same else None
