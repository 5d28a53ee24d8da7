"""Which programme each part of a sentence speaks of, when the fichas of several are loaded.

A programme is named by its whole name, by two of its words in a row, by most of its telling words,
or by one that no other has, written as a name. A sentence that names several is parted, so that
each number goes with the programme of its own clause; where that cannot be told, the sentence
belongs to all of them and nothing in it is judged.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from calc.claims.found.flat import flat
from calc.claims.found.outline import Statement
from calc.claims.found.shapes import Mention
from calc.claims.named.names import singular
from calc.claims.named.order import is_in_order
from calc.claims.named.people import Stretch
from calc.judging.choose import Candidate

_WORD = re.compile(r"[a-z]{3,}")
_STEM = 6
_INFINITIVE = re.compile(r"[a-z]{3,}[aei]r")
_LITTLE = frozenset("para por con sin del las los una que".split())
_COMMON = frozenset(
    word[:_STEM]
    for word in (
        "programa programas fondo plan apoyo nacional servicio sistema desarrollo social centro "
        "centros linea ficha region ano complementarios complementario fortalecimiento atencion "
        "integral red comunidad personas local mejoramiento acceso ingreso beneficio subsidio"
    ).split()
)
_CALLED = re.compile(
    r"\b(?:(?:programa|fondo|plan|proyecto|ficha)s?|(?:el|la)(?=\s+de\b))\s+"
    r"(?:(?:de|del|la|el|los|las)\s+)*$"
)
_ARTICLE = r"(?:(?:el|la|los|las|al|del|de|en|a|programa|fondo|plan)\s+)*"
_JOIN = re.compile(
    r"[;:]\s|,\s|\s(?:y|e|mientras(?:\s+que)?|pero|en\s+tanto|en\s+cambio|aunque|frente\s+a)\s"
)
_OF_NEXT = re.compile(
    rf"^[^,;:()]{{0,40}}\b(?:en|de|del|por|para|con|corresponden?\s+a)\s+{_ARTICLE}$"
)
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{3,}"
_NAME_BEFORE = re.compile(rf"[a-z,)]\s+(?P<word>{_CAPITAL})\s+(?:(?:de|del|y|la)\s+){{0,2}}$")
_NAME_AFTER = re.compile(rf"\s+(?P<word>{_CAPITAL})")
_APART = re.compile(
    r"\b(?:a\s+diferencia|al\s+contrario|a\s+la\s+inversa|contrariamente|aparte|ademas|distint[oa]|"
    rf"salvo|excepto|mas\s+alla)\s+{_ARTICLE}$"
)
_COMPARED = re.compile(
    r"\b(?:que|(?:el|la|los|las|al|lo)\s+del?|respecto\s+(?:al?|del?)|frente\s+al?|"
    rf"compar\w+\s+con|a\s+l[oa]s?\s+del?)\s+{_ARTICLE}$"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence with the fichas that it may mean, none where it names none.

    `names` are the places where they are named; `compared` tells that its last number compares the
    programme with the next one; `own` holds where its numbers begin, None where all are its own.
    """

    span: Statement
    meant: tuple[Candidate, ...]
    names: tuple[Stretch, ...] = ()
    compared: bool = False
    own: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a programme is named."""

    start: int
    end: int
    name: str


class Several:
    """The fichas of several programmes, ready to be told apart in many sentences."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._of: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            self._of.setdefault(candidate.name, []).append(candidate)
        self._stems = {name: _stems(name) for name in self._of}
        self._words = {singular(w) for name in self._of for w in _WORD.findall(name)}
        self._holders: dict[str, set[str]] = {}
        for name, stems in self._stems.items():
            for stem in stems:
                self._holders.setdefault(stem, set()).add(name)

    def parts(
        self, plain: str, original: str, whole: Statement, mentions: Sequence[Mention]
    ) -> list[Part]:
        """A sentence of a flat text, in parts that speak of one programme each."""
        places = self._places(plain, original, whole)
        names = list(dict.fromkeys(p.name for p in places))
        if len(names) < 2:
            return [Part(whole, tuple(self._of[names[0]]) if names else (), tuple(places))]
        if (listed := self._in_order(plain, whole, mentions, places)) is not None:
            return listed
        kept = [p for p in places if not _set_apart(plain, p, whole, mentions)]
        limits = [*(place.start for place in kept[2:]), whole.end][: len(kept) - 1]
        cuts = [
            _cut(plain, before, after, mentions, limit)
            for (before, after), limit in zip(pairwise(kept), limits, strict=True)
        ]
        bounds = [whole.start, *cuts, whole.end]
        parts = []
        for at, (place, (low, high)) in enumerate(zip(kept, pairwise(bounds), strict=True)):
            if not any(low <= m.start < high for m in mentions):
                everybody = (c for name in names for c in self._of[name])
                return [Part(whole, tuple(everybody))]
            span = Statement(low, high, whole.follows or at > 0, alone=False)
            compared = bool(_COMPARED.search(plain, low, high))
            parts.append(Part(span, tuple(self._of[place.name]), tuple(places), compared))
        return _joined(parts)

    def _in_order(
        self, plain: str, whole: Statement, mentions: Sequence[Mention], places: Sequence[_Place]
    ) -> list[Part] | None:
        """The parts of a sentence that tells its numbers in the order of its programmes."""
        each = len(places) > 1 and len(mentions) >= len(places) and not len(mentions) % len(places)
        if not each or not is_in_order(plain, whole) or len({p.name for p in places}) < len(places):
            return None
        return [
            Part(
                whole,
                tuple(self._of[place.name]),
                tuple(places),
                own=frozenset(m.start for m in mentions[at :: len(places)]),
            )
            for at, place in enumerate(places)
        ]

    def _places(self, plain: str, original: str, span: Statement) -> list[_Place]:
        words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(plain, span.start, span.end)]
        words = [w for w in words if w[2] not in _LITTLE and not self._is_verb(w[2])]
        near = {n for _, _, word in words for n in self._holders.get(word[:_STEM], ())}
        found = [
            p
            for name in self._of
            if name in near
            for p in self._named(plain, original, words, name)
        ]
        found.sort(key=lambda p: (p.start, -p.end))
        return [p for p in found if not any(_inside(p, o) for o in found)]

    def _is_verb(self, word: str) -> bool:
        """Whether a word is an infinitive, and none of the names: "conservar un puente"."""
        return _INFINITIVE.fullmatch(word) is not None and singular(word) not in self._words

    def _named(
        self, plain: str, original: str, words: Sequence[tuple[int, int, str]], name: str
    ) -> Iterator[_Place]:
        own = self._stems[name]
        hits = [w for w in words if w[2][:_STEM] in own]
        runs = list(_runs(plain, words, own))
        told = [run for run in runs if self._tells(run, own, name)]
        if not told and _mostly({w[2][:_STEM] for w in hits}, own):
            told = [hits]
        if not told:
            told = [[w] for w in hits if self._alone(plain, original, w, name)]
        for run in told:
            opening = name[: len(name) - len(name.lstrip("0123456789 :.a"))]
            start = run[0][0] - len(opening) if plain[: run[0][0]].endswith(opening) else run[0][0]
            yield _Place(start, run[-1][1], name)

    def _tells(self, run: Sequence[tuple[int, int, str]], own: Sequence[str], name: str) -> bool:
        stems = [w[2][:_STEM] for w in run]
        telling = [s for s in stems if s not in _COMMON]
        if not telling or (len(stems) < 2 and len(own) > 1):
            return False
        others = (o for n, o in self._stems.items() if n != name)
        return not any(_follow(stems, other) for other in others)

    def _alone(self, plain: str, original: str, word: tuple[int, int, str], name: str) -> bool:
        start, end, text = word
        stem = text[:_STEM]
        if stem in _COMMON or self._holders[stem] != {name}:
            return False
        inside = start > 0 and plain[start - 2 : start - 1] not in (".", "")
        capital = original[start:end][:1].isupper() and inside
        if _in_other_name(original, start, end, self._stems[name]):
            return False
        return capital or bool(_CALLED.search(plain, max(0, start - 40), start))


def _in_other_name(original: str, start: int, end: int, own: Sequence[str]) -> bool:
    """Whether a word is written as a part of another name: "el programa Ruta Segura"."""
    before = _NAME_BEFORE.search(original, max(0, start - 24), start)
    after = _NAME_AFTER.match(original, end)
    words = [flat(m["word"]) for m in (before, after) if m is not None]
    return any(w[:_STEM] not in own and w[:_STEM] not in _COMMON for w in words)


def _stems(name: str) -> tuple[str, ...]:
    return tuple(w[:_STEM] for w in _WORD.findall(name) if w not in _LITTLE)


def _runs(
    plain: str, words: Sequence[tuple[int, int, str]], own: Sequence[str]
) -> Iterator[list[tuple[int, int, str]]]:
    """The longest stretches of words that follow each other as they do in a name."""
    run: list[tuple[int, int, str]] = []
    for word in words:
        joined = run and not any(c.isdigit() for c in plain[run[-1][1] : word[0]])
        if joined and _follow([w[2][:_STEM] for w in (*run, word)], own):
            run.append(word)
            continue
        if run:
            yield run
        run = [word] if word[2][:_STEM] in own else []
    if run:
        yield run


def _follow(stems: Sequence[str], own: Sequence[str]) -> bool:
    """Whether words stand in a name in the same order, others left out."""
    rest = iter(own)
    return all(any(stem == other for other in rest) for stem in stems)


def _mostly(hits: set[str], own: Sequence[str]) -> bool:
    telling = {s for s in own if s not in _COMMON}
    found = len(hits & telling)
    return len(telling) > 2 and found * 3 >= len(telling) * 2


def _inside(place: _Place, other: _Place) -> bool:
    shorter = place.end - place.start < other.end - other.start
    return shorter and other.start <= place.start and place.end <= other.end


def _set_apart(plain: str, place: _Place, whole: Statement, mentions: Sequence[Mention]) -> bool:
    """Whether a programme is only named as what another one is unlike."""
    if not _APART.search(plain, whole.start, place.start):
        return False
    comma = plain.find(",", place.end, whole.end)
    relative = re.match(r",\s*(?:que|cuy[oa])\b", plain[comma : comma + 16]) if comma >= 0 else None
    return (
        comma >= 0 and relative is None and not any(place.end <= m.start < comma for m in mentions)
    )


def _cut(plain: str, before: _Place, after: _Place, mentions: Sequence[Mention], limit: int) -> int:
    """Where the part of one programme ends and that of the next, up to `limit`, begins."""
    inside = [m for m in mentions if before.end <= m.start < after.start]
    low = inside[-1].end if inside else before.end
    earlier = any(m.end <= before.start for m in mentions)
    last = not any(after.end <= m.start < limit for m in mentions)
    if inside and earlier and (last or _OF_NEXT.match(plain[low : after.start])):
        found = _JOIN.search(plain, before.end, inside[0].start)
        return found.end() if found else before.end
    joins = list(_JOIN.finditer(plain, low, after.start))
    return joins[0].end() if joins else after.start


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Neighbouring parts of the same programme are one."""
    joined: list[Part] = []
    for part in parts:
        if joined and joined[-1].meant == part.meant:
            last = joined[-1]
            span = replace(last.span, end=part.span.end)
            joined[-1] = replace(last, span=span, compared=part.compared)
        else:
            joined.append(part)
    return joined
