"""Rows with long names, components and indicators, as people shorten them.

A name is known by itself, by its opening, by two of its words in a row, by most of the words that
no other row has, or, weakly, by the noun that it begins with.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from calc.claims.found.cues import LITTLE_WORDS, vocabulary_stems
from calc.claims.found.flat import flat
from calc.claims.found.shapes import Item
from calc.figure import fold
from calc.quantity import PORCENTAJE

_WORD = re.compile(r"[a-z]{4,}")
_LONG_WORD = re.compile(r"[a-z]{5,}")
_STEM = 6
_SHORT_STEM = 5
"""Verbs change early: "asiste", "asistió"."""

_MOST_HITS = 4
_FIRM_HITS = 3
_CALLED = re.compile(r"\bindicador\s+(?:\w+\s+)?(?:de|del|sobre)\s+(?:(?:la|el|los|las)\s+)?$")
_NEEDLESS = frozenset(("porcen", "progra", "person", "numero", "tiempo", "promed", "tasa"))
_DIPHTHONG = re.compile(r"([a-z]{0,3}[b-df-hj-np-tv-z])(ue|ie)([b-df-hj-np-tv-z][a-z]*[ae]n)$")
"""A verb of the present that says "o" or "e" in other tenses: "aprueban", "aprobó"."""

_SMALL = LITTLE_WORDS | frozenset("para por sobre entre tras".split())
_SUBJECT = re.compile(
    r"\W*(?:la|el)\s+(?P<noun>[a-z]{6,})\s+(?:(?:en|el|ano|20\d\d)\s+)*"
    r"(?:fue|era|lleg|alcanz|subi|baj|cay|pas|qued|aument|disminuy|mejor|empeor)[a-z]*\b"
)
_VERBAL = re.compile(r"(?:[ai]d[oa]s?|aron|ieron|[aei]r|[ai]?endo|ando|aban?|ian?|en|o)$")
_ITEM_OPENS = re.compile(
    r"(?:[,;:]|\b[ye])\s+(?:(?:y|el|la|los|las|en)\s+)*(?:[a-z]{4,}\s+)?$|^\W*$"
)
_WENT_TO = re.compile(
    r"%\s+(?:(?:se\s+)?(?:va|van|fue|fueron)\s+)?(?:a|al|para)\s+(?:(?:el|la|los|las)\s+)?$"
)
"""Between a share and the only word of the row that it went to: "el 19,7 % a animación"."""

_AMOUNT = re.compile(r"[:,]?\s+(?:(?:a|con|en)\s+)?(?:m{0,2}\$\s?\d|\d[\d.,]*\s?%)")
# First words of names that anything may be called by.
_VAGUE_HEADS = frozenset(
    (
        *("apoyo", "asistencia", "atencion", "beneficio", "fondo", "gestion", "linea", "plan"),
        *("programa", "proyecto", "servicio", "sistema", "actividad", "accion", "componente"),
        *("recurso", "entrega", "persona", "desarrollo", "financiamiento", "transferencia"),
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """A row with a long name, ready to be found.

    `opening` is its first words; `pairs` are stems that follow each other in it and in no other
    row; `stems` those that no other row has; `head` its first noun, "" where it tells nothing;
    `words` all its long words, for a cost, whose own words any sentence about money holds; `forms`
    are other beginnings of its verbs, each with its own: "aprob" of "aprueban".
    """

    kind: str
    name: str
    flat: str
    opening: str
    pairs: frozenset[tuple[str, str]]
    stems: frozenset[str]
    head: str
    unit: str = ""
    words: frozenset[str] = frozenset()
    forms: tuple[tuple[str, str], ...] = ()


_SOURCE = re.compile(
    r"\b(?:(?:de\s+acuerdo|conforme)\s+(?:con\s+(?:el|la|los|las)|al|a\s+l[ao]s?)|segun\s+(?:el|la|los|las))\s+$"
)
"""Before where something was read, which is no row: "de acuerdo al monitoreo, …"."""


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """A flat noun without its plural: "raciones" and "racion" are one."""
    if len(word) > 5 and word.endswith("es") and word[-3] in "lrndzj":
        return word[:-2]
    return word[:-1] if len(word) > 4 and word.endswith("s") else word


def names_of(
    kind: str, names: Sequence[str], program: str, units: Mapping[str, str]
) -> Iterator[Named]:
    """Each name with what tells it from the others of its kind and names no concept."""
    words = [[m[0] for m in _WORD.finditer(flat(name))] for name in names]
    least = 5 if kind == "componente" else 4
    stems = [{w[:_STEM] for w in own if len(w) >= least} for own in words]
    pairs = [_pairs(flat(name)) for name in names]
    program_stems = {m[0][:_STEM] for m in _WORD.finditer(flat(program))}
    common = {word[:_STEM] for word in vocabulary_stems()} | _NEEDLESS | program_stems
    for at, name in enumerate(names):
        others = set().union(*(s for i, s in enumerate(stems) if i != at))
        elsewhere = set().union(*(p for i, p in enumerate(pairs) if i != at))
        own = frozenset(stems[at] - others - common)
        plain = flat(fold(name)).rstrip(".")
        opening = _opening(plain)
        told = opening and sum(flat(fold(n)).startswith(opening) for n in names) == 1
        yield Named(
            kind,
            name,
            plain,
            opening if told else "",
            frozenset(p for p in pairs[at] - elsewhere if set(p) & own),
            own,
            _head(words, at, program_stems) if kind == "componente" else "",
            units.get(name, ""),
            frozenset(w[:_SHORT_STEM] for w in words[at] if len(w) > 4),
            tuple(_forms(words[at], own)),
        )


def _forms(words: Sequence[str], own: Collection[str]) -> Iterator[tuple[str, str]]:
    """The stems of verbs without their diphthong, each with the stem that it stands for."""
    for word in words:
        plain = _undiphthonged(word)
        if word[:_STEM] in own and plain != word:
            yield plain[:_STEM], word[:_STEM]


def _undiphthonged(word: str) -> str:
    """A verb of the present with the vowel of its other tenses: "aproban" for "aprueban"."""
    changed = _DIPHTHONG.match(word)
    if changed is None:
        return word
    return f"{changed[1]}{'o' if changed[2] == 'ue' else 'e'}{changed[3]}"


def beginning(verb: str) -> str:
    """The first letters by which a verb is known in any tense."""
    plural = verb if verb.endswith("n") else f"{verb}n"
    return _undiphthonged(plural)[:_SHORT_STEM]


def find_named(text: str, named: Sequence[Named]) -> Iterator[Item]:
    """The rows that a stretch of flat text calls by a piece of their name."""
    if not named:
        return
    words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text)]
    found = _following(text, words)
    stems = [(start, end, word[:_STEM]) for start, end, word in words]
    for row in named:
        yield from _found(text, row, found, stems, words)
    yield from _as_subject(text, named)


def _as_subject(text: str, named: Sequence[Named]) -> Iterator[Item]:
    """The indicator whose only word is the subject of a sentence: "la formalización llegó a …"."""
    subject = _SUBJECT.match(text)
    if subject is None or subject["noun"][:_STEM] in {w[:_STEM] for w in vocabulary_stems()}:
        return
    owners = [row for row in named if subject["noun"][:_SHORT_STEM] in row.words]
    if len(owners) == 1 and owners[0].kind.startswith("indicador"):
        row = owners[0]
        yield Item(*subject.span("noun"), row.kind, row.name, unit=row.unit)


def _found(
    text: str,
    row: Named,
    pairs: dict[tuple[str, str], tuple[int, int]],
    stems: Sequence[tuple[int, int, str]],
    words: Sequence[tuple[int, int, str]],
) -> Iterator[Item]:
    at = text.find(row.flat)
    if at >= 0:
        yield Item(at, at + len(row.flat), row.kind, row.name, row.name, unit=row.unit)
        return
    if row.unit.lower().startswith("peso"):
        yield from _priced(row, words)
        return
    at = text.find(row.opening) if row.opening else -1
    if at >= 0 and row.kind == "componente":
        yield Item(at, at + len(row.opening), row.kind, row.name, row.opening, unit=row.unit)
        return
    size = _STEM if row.kind == "componente" else _SHORT_STEM
    told = {stem[:size]: stem[:size] for stem in row.stems}
    told |= {form[:size]: stem[:size] for form, stem in row.forms}
    hits = [(s, e, told[stem[:size]]) for s, e, stem in stems if stem[:size] in told]
    if not hits and not row.head:
        return
    if row.unit and row.unit != PORCENTAJE and hits:
        hits += [(s, e, w) for s, e, w in words if w[:_SHORT_STEM] == flat(row.unit)[:_SHORT_STEM]]
        hits.sort()
    kinds = {stem for _, _, stem in hits}
    called = row.kind != "componente" and any(_CALLED.search(text[:s]) for s, _, _ in hits)
    needed = 1 if called or len(row.stems) == 1 else max(2, (len(row.stems) + 1) // 2)
    if row.stems and len(kinds) >= min(needed, _MOST_HITS):
        firm = (
            called
            or len(kinds) >= _FIRM_HITS
            or (len(kinds) > 1 and len(kinds) * 5 >= len(row.stems) * 3)
        )
        said = row.flat if firm else ""
        start = hits[0][0]
        end = max(e for _, e, _ in hits if not any(c.isdigit() for c in text[start:e]))
        end = _stretched(text, end, row, words) if firm else end
        yield Item(start, end, row.kind, row.name, said, unit=row.unit)
    elif at >= 0:
        yield Item(at, at + len(row.opening), row.kind, row.name, unit=row.unit)
    else:
        yield from _hinted(text, row, pairs, words)


def _hinted(
    text: str,
    row: Named,
    pairs: dict[tuple[str, str], tuple[int, int]],
    words: Sequence[tuple[int, int, str]],
) -> Iterator[Item]:
    """A component by two words of its name that follow each other, else by its first noun."""
    near = [pairs[p] for p in row.pairs if p in pairs] if row.kind == "componente" else []
    if near:
        start, end = min(near)
        yield Item(start, end, row.kind, row.name, text[start:end])
        return
    for start, end, word in words if row.kind == "componente" else ():
        if _is_head(word, row) and not _SOURCE.search(text, 0, start):
            yield Item(start, end, row.kind, row.name, text[start:end], weak=True)
        elif word[:_STEM] in row.stems and is_label(text, start, end):
            yield Item(start, end, row.kind, row.name, text[start:end])
        elif word[:_STEM] in row.stems and _WENT_TO.search(text, max(0, start - 32), start):
            yield Item(start, end, row.kind, row.name, text[start:end], weak=True)


def _is_head(word: str, row: Named) -> bool:
    """Whether a word is the first noun of a name, or its kin: "vacunas" of "vacunación"."""
    if not row.head or singular(word) == row.head:
        return bool(row.head)
    kin = word[:_STEM] == row.head[:_STEM] and word[:_STEM] in row.stems
    return kin and _VERBAL.search(word) is None


def is_label(text: str, start: int, end: int) -> bool:
    """Whether a word alone tells an amount of a list: "talleres M$12; microchip M$4,9"."""
    opened = _ITEM_OPENS.search(text, max(0, start - 32), start) is not None
    return opened and _AMOUNT.match(text, end) is not None


def _stretched(text: str, end: int, row: Named, words: Sequence[tuple[int, int, str]]) -> int:
    """Where a name really ends: words that other rows have too follow in it."""
    for start, after, word in words:
        if start < end:
            continue
        between = text[end:start].split()
        if word[:_SHORT_STEM] not in row.words or any(w not in _SMALL for w in between):
            break
        end = after
    return end


def _priced(row: Named, words: Sequence[tuple[int, int, str]]) -> Iterator[Item]:
    """A cost that an indicator measures, by all of its words but one: "cada atención costó …"."""
    hits = [(s, e, w[:_SHORT_STEM]) for s, e, w in words if w[:_SHORT_STEM] in row.words]
    telling = row.words - {word[:_SHORT_STEM] for word in _NEEDLESS}
    if len({stem for _, _, stem in hits} & telling) >= max(_FIRM_HITS, len(telling) - 1):
        yield Item(hits[0][0], hits[-1][1], row.kind, row.name, row.flat, unit=row.unit)


def _pairs(plain: str) -> set[tuple[str, str]]:
    return set(_following(plain, [(m.start(), m.end(), m[0]) for m in _WORD.finditer(plain)]))


def _following(
    text: str, words: Sequence[tuple[int, int, str]]
) -> dict[tuple[str, str], tuple[int, int]]:
    """Stems of words that follow each other with only little words between, with their place."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for (start, end, word), (after, last, second) in pairwise(words):
        between = text[end:after].split()
        if all(w in _SMALL for w in between):
            found.setdefault((word[:_STEM], second[:_STEM]), (start, last))
    return found


def _head(words: Sequence[Sequence[str]], at: int, program: set[str]) -> str:
    """The first noun of a name, if no other name has it and it says something."""
    if not words[at]:
        return ""
    head = singular(words[at][0])
    others = {singular(w) for i, own in enumerate(words) if i != at for w in own}
    vague = head in _VAGUE_HEADS or head in others or head[:_STEM] in program
    return "" if vague else head


def _opening(plain: str) -> str:
    """The first three long words of a name, with what stands between; "" where it has fewer."""
    words = list(_LONG_WORD.finditer(plain))
    return plain[: words[2].end()] if len(words) > 3 else ""
