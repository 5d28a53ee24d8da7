"""The rows that a text names: regions, components, subtítulos, indicators."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from calc.claims.cues import vocabulary_stems
from calc.claims.flat import flat
from calc.claims.shapes import Item
from calc.figure import Book, fold
from calc.formulas import TOTAL

_ORDINALS = {"primer": 1, "segund": 2, "tercer": 3, "cuart": 4, "quint": 5, "sext": 6}
_COMPONENT = re.compile(
    r"\b(?:componente|comp\.)\s*(?:n\s?[°º]\.?\s*|numero\s+)?(\d{1,2})(?![\d.,]*\d|\s?%)"
    r"|\b(primer|segund|tercer|cuart|quint|sext)[oa]?\s+componente"
)
_INDICATOR = re.compile(
    r"\bindicador\s+(?:(?P<a>de\s+proposito|complementario)\s*)?(?:n\s?[°º]\.?\s*|numero\s+)?"
    r"(?P<n>\d{1,2})(?![\d.,]*\d|\s?%)(?:\s+(?P<b>de\s+proposito|complementario))?"
    r"|\b(?P<o>primer|segund|tercer)[oa]?\s+indicador(?:\s+(?P<c>de\s+proposito|complementario))?"
)
_SUBTITLE = re.compile(r"\b(?:subtitulos?|subt\.|st\.?)\s*(?:n\s?[°º]\.?\s*)?(\d{2})\b(?![.,]\d)")
_WORD = re.compile(r"[a-z]{5,}")
_COMMON_WHEN_SMALL = ("los rios", "los lagos", "libertador", "rm", "metropolitana")


@dataclass(frozen=True, slots=True)
class Named:
    """A row with a long name: its first words, and the stems that no other row of its kind has."""

    kind: str
    name: str
    flat: str
    opening: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a book, ready to be found in texts."""

    regions: dict[str, str]
    components: tuple[str, ...]
    indicators: dict[str, tuple[str, ...]]
    subtitles: frozenset[str]
    named: tuple[Named, ...]


def rows_of(book: Book, program: str) -> Rows:
    """The rows that a book has figures for; words of the programme's name tell no row."""
    regions = (*book.items("gasto_region"), *book.items("poblacion_region"))
    components = book.items("gasto_componente") or book.items("produccion_componente")
    indicators = {k: book.items(k) for k in ("indicador_proposito", "indicador_complementario")}
    named = [*_distinct("componente", components, program)]
    for kind, names in indicators.items():
        named.extend(_distinct(kind, names, program))
    return Rows(
        regions={canonical_region(r): r for r in regions if r != TOTAL},
        components=components,
        indicators=indicators,
        subtitles=frozenset(book.items("gasto_subtitulo")),
        named=tuple(named),
    )


def find_rows(text: str, original: str, rows: Rows, start: int, end: int) -> list[Item]:
    """The rows named between two places of a flat text, in order; `original` tells capitals."""
    part, written = text[start:end], original[start:end]
    found = [
        *_regions(part, written, rows),
        *_numbered(part, rows),
        *_subtitles(part, rows),
        *_by_name(part, rows),
    ]
    kept = [item for item in found if not any(_holds(other, item) for other in found)]
    moved = [replace(item, start=item.start + start, end=item.end + start) for item in kept]
    return sorted(moved, key=lambda item: (item.start, item.end))


def _holds(outer: Item, inner: Item) -> bool:
    """Whether one row's words lie inside the longer ones of another."""
    inside = outer.start <= inner.start and inner.end <= outer.end
    return inside and (outer.end - outer.start) > (inner.end - inner.start)


def canonical_region(name: str) -> str:
    """The one form of a region's name, however it is written: "Bíobío" is "biobio"."""
    plain = re.sub(r"^(?:region\s+)?(?:de\s+|del\s+)?", "", flat(fold(name)))
    for canonical, aliases in _data()["region"].items():
        if plain == canonical or plain in aliases:
            return canonical
    return plain


def _regions(text: str, original: str, rows: Rows) -> Iterator[Item]:
    pattern, canonical = _region_pattern()
    for match in pattern.finditer(text):
        alias = match["alias"]
        start = match.start("alias")
        written = original[start : match.end()]
        small = written == written.lower()
        if small and alias in _COMMON_WHEN_SMALL and not match["region"] and alias != "rm":
            continue
        key = canonical[alias]
        yield Item(match.start(), match.end(), "region", rows.regions.get(key), written)


def _numbered(text: str, rows: Rows) -> Iterator[Item]:
    for match in _COMPONENT.finditer(text):
        number = int(match[1]) if match[1] else _ORDINALS[match[2]]
        name = rows.components[number - 1] if 0 < number <= len(rows.components) else None
        yield Item(match.start(), match.end(), "componente", name, match[0])
    for match in _INDICATOR.finditer(text):
        said = match["a"] or match["b"] or match["c"] or "de proposito"
        kind = "indicador_complementario" if "compl" in said else "indicador_proposito"
        number = int(match["n"]) if match["n"] else _ORDINALS[match["o"]]
        names = rows.indicators[kind]
        name = names[number - 1] if 0 < number <= len(names) else None
        yield Item(match.start(), match.end(), kind, name, match[0])


def _subtitles(text: str, rows: Rows) -> Iterator[Item]:
    for match in _SUBTITLE.finditer(text):
        code = match[1] if match[1] in rows.subtitles else None
        yield Item(match.start(), match.end(), "subtitulo", code, match[0])
    for code, pattern in _subtitle_patterns():
        for match in pattern.finditer(text):
            yield Item(
                match.start(),
                match.end(),
                "subtitulo",
                code if code in rows.subtitles else None,
                match[0],
            )


def _by_name(text: str, rows: Rows) -> Iterator[Item]:
    """Rows of long names: most of the words that tell them from the others."""
    if not rows.named:
        return
    words = [(m.start(), m.end(), m[0][:6]) for m in _WORD.finditer(text)]
    for row in rows.named:
        at = text.find(row.flat)
        if at >= 0:
            yield Item(at, at + len(row.flat), row.kind, row.name, row.name)
            continue
        at = text.find(row.opening) if row.opening else -1
        if at >= 0:
            said = row.opening if row.kind == "componente" else ""
            yield Item(at, at + len(row.opening), row.kind, row.name, said)
            continue
        hits = [(s, e, stem) for s, e, stem in words if stem in row.stems]
        kinds = {stem for _, _, stem in hits}
        needed = max(2, (len(row.stems) + 1) // 2) if len(row.stems) > 1 else 1
        if row.stems and len(kinds) >= min(needed, 4):
            yield Item(hits[0][0], hits[-1][1], row.kind, row.name)


def _distinct(kind: str, names: Sequence[str], program: str) -> Iterator[Named]:
    """Each name with the stems that no other name has and that name no concept."""
    stems = [{m[0][:6] for m in _WORD.finditer(flat(name))} for name in names]
    common = {word[:6] for word in vocabulary_stems()} | {"porcen", "progra", "person", "numero"}
    common |= {m[0][:6] for m in _WORD.finditer(flat(program))}
    for at, name in enumerate(names):
        others = set().union(*(s for i, s in enumerate(stems) if i != at))
        own = frozenset(stems[at] - others - common)
        plain = flat(fold(name)).rstrip(".")
        opening = _opening(plain)
        told = opening and sum(flat(fold(n)).startswith(opening) for n in names) == 1
        yield Named(kind, name, plain, opening if told else "", own)


def _opening(plain: str) -> str:
    """The first three long words of a name, with what stands between; "" where it has fewer."""
    words = list(_WORD.finditer(plain))
    return plain[: words[2].end()] if len(words) > 3 else ""


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    text = resources.files("calc.claims").joinpath("rows.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _region_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    canonical = {alias: key for key, aliases in _data()["region"].items() for alias in aliases}
    names = "|".join(re.escape(a) for a in sorted(canonical, key=len, reverse=True))
    return re.compile(
        rf"\b(?P<region>region(?:es)?\s+(?:de\s+|del\s+)?)?(?P<alias>{names})(?!\w)"
    ), canonical


@cache
def _subtitle_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (code, re.compile(rf"\b(?:{'|'.join(names)})\b"))
        for code, names in _data()["subtitulo"].items()
    )
