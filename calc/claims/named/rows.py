"""The rows that a text names: regions, components, subtítulos, indicators."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from calc.claims.found.flat import flat
from calc.claims.found.shapes import Item
from calc.claims.named.names import Named, find_named, names_of
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
_AND_NEXT = re.compile(r"\bel\s+(segund|tercer)o\b(?!\s+(?:ano|semestre|trimestre|lugar|periodo))")
_NEAR_NEXT = 80
_SUBTITLE = re.compile(
    r"\b(?:subtitulos?|subt\.|st\.?)\s*(?:n\s?[°º]\.?\s*)?(\d{2})\b(?![.,]\d)"
    r"(?:(?:,\s*|\s+y\s+(?:el\s+)?)(?:2[1-9]|3\d)\b(?![.,]\d|\s?%|\s+[a-z]{4,}s\b))*"
)
_CODE = re.compile(r"\d\d")
# "XV Región de …", "Región de …", "X …": how a ficha may print a region before its name.
_PREFIX = re.compile(r"^(?:[ivx]{1,4}\.?\s+)?(?:region\s+)?(?:[ivx]{1,4}\.?\s+)?(?:de\s+|del\s+)?")
_CITIES = ("santiago",)
"""Cities that lend their region a name: only beside a number, and never surely."""

_OF_CITY = re.compile(
    r"(?:\b(?:comuna|ciudad|municip\w+|universidad|alcald\w+|catolica|arzobispado|hospital|provincia|vecin[oa]s)"
    r"(?:\s+[a-z]+)?\s+de\s+|[a-z],\s+|\by\s+)$"
)
_COMMON_WHEN_SMALL = ("los rios", "los lagos", "libertador", "rm", "metropolitana")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a book, ready to be found in texts; `program` is its programme's flat name."""

    program: str
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
    named = [*names_of("componente", components, program, {})]
    for kind, names in indicators.items():
        units = {
            f.item: f.quantity.unit for f in book.find(kind) if f.item and f.quantity is not None
        }
        named.extend(names_of(kind, names, program, units))
    return Rows(
        flat(program),
        regions={canonical_region(r): r for r in regions if r != TOTAL},
        components=components,
        indicators=indicators,
        subtitles=frozenset(book.items("gasto_subtitulo")),
        named=tuple(named),
    )


def find_rows(text: str, original: str, rows: Rows, start: int, end: int) -> list[Item]:
    """The rows named between two places of a flat text, in order.

    `original` tells capitals, and the verb "trasladó" from the noun "traslado".
    """
    part, written = text[start:end], original[start:end]
    found = [
        *_regions(part, written, rows),
        *_numbered(part, rows),
        *_subtitles(part, rows),
        *find_named(part, rows.named),
    ]
    found = [
        item for item in found if not (item.weak and written[item.start : item.end][-1] in "óÓ")
    ]
    whole = [item for item in found if item.kind == "componente" and item.said == item.name]
    found = [item for item in found if not any(_straddles(item, other) for other in whole)]
    kept = [item for item in found if not any(_holds(other, item) for other in found)]
    moved = [replace(item, start=item.start + start, end=item.end + start) for item in kept]
    return sorted(moved, key=lambda item: (item.start, item.end))


def _straddles(loose: Item, whole: Item) -> bool:
    """Whether an indicator was only pieced together of words of a component's whole name."""
    pieced = loose.kind.startswith("indicador") and not loose.said
    return pieced and loose.start < whole.end and whole.start < loose.end


def _holds(outer: Item, inner: Item) -> bool:
    """Whether one row's words lie inside the longer ones of another."""
    inside = outer.start <= inner.start and inner.end <= outer.end
    return inside and (outer.end - outer.start) > (inner.end - inner.start)


def canonical_region(name: str) -> str:
    """The one form of a region's name, however it is written: "Bíobío" is "biobio"."""
    plain = _PREFIX.sub("", flat(fold(name)))
    plain = re.sub(r"\s*\([^)]*\)$", "", plain)
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
        if alias in _CITIES and _OF_CITY.search(text, max(0, match.start() - 40), match.start()):
            continue
        name, weak = rows.regions.get(canonical[alias]), alias in _CITIES and not match["region"]
        if name is not None or not weak:
            yield Item(match.start(), match.end(), "region", name, written, weak=weak)


def _numbered(text: str, rows: Rows) -> Iterator[Item]:
    for match in _COMPONENT.finditer(text):
        number = int(match[1]) if match[1] else _ORDINALS[match[2]]
        name = rows.components[number - 1] if 0 < number <= len(rows.components) else None
        yield Item(match.start(), match.end(), "componente", name, match[0])
    for match in _INDICATOR.finditer(text):
        yield from _next_one(text, match, rows)
        said = match["a"] or match["b"] or match["c"] or "de proposito"
        kind = "indicador_complementario" if "compl" in said else "indicador_proposito"
        number = int(match["n"]) if match["n"] else _ORDINALS[match["o"]]
        names = rows.indicators[kind]
        name = names[number - 1] if 0 < number <= len(names) else None
        yield Item(match.start(), match.end(), kind, name, match[0])


def _next_one(text: str, first: re.Match[str], rows: Rows) -> Iterator[Item]:
    """The indicator that "el segundo" calls after "el primer indicador de propósito"."""
    said = first["a"] or first["b"] or first["c"] or "de proposito"
    kind = "indicador_complementario" if "compl" in said else "indicador_proposito"
    for other in _AND_NEXT.finditer(text, first.end(), first.end() + _NEAR_NEXT):
        number = _ORDINALS[other[1]]
        names = rows.indicators[kind]
        name = names[number - 1] if number <= len(names) else None
        yield Item(other.start(), other.end(), kind, name, other[0])


def _subtitles(text: str, rows: Rows) -> Iterator[Item]:
    for match in _SUBTITLE.finditer(text):
        for number in _CODE.finditer(text, match.start(1), match.end()):
            start = match.start() if number.start() == match.start(1) else number.start()
            code = number[0] if number[0] in rows.subtitles else None
            yield Item(start, number.end(), "subtitulo", code, text[start : number.end()])
    for match in _subtitle_pattern().finditer(text):
        code = str(match.lastgroup).removeprefix("st")
        known = code if code in rows.subtitles else None
        yield Item(match.start(), match.end(), "subtitulo", known, match[0])


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
def _subtitle_pattern() -> re.Pattern[str]:
    """The names of the subtítulos, each in a group that is called by its code: "st22"."""
    groups = (f"(?P<st{code}>{'|'.join(names)})" for code, names in _data()["subtitulo"].items())
    return re.compile(rf"\b(?:{'|'.join(groups)})\b")
