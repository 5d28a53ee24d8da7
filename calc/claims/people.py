"""The nouns by which a ficha counts: whom it serves, and what its components produce."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from calc.claims.flat import flat
from calc.claims.names import singular
from calc.claims.shapes import Cue, Item, Mention
from calc.figure import Book

_WORD = re.compile(r"[a-z]{4,}")
_BEFORE = re.compile(
    r"^(.{0,80}?)(?:\s(?:de|del|que|con|en|cuy[oa]s?|entre|residentes)\b|[,.;(]|$)"
)
_SHARE_OF = re.compile(r"^(?:porcentaje|proporcion|numero|n[°º]|tasa)\s+(?:de\s+)?([a-z]{4,}s)\b")
_ANYBODY = frozenset(
    (
        *("persona", "beneficiario", "beneficiaria", "usuario", "usuaria", "participante"),
        *("individuo", "poblacion", "criterio", "total", "programa", "grupo", "todas", "todos"),
    )
)
_EACH = re.compile(r"\b(?:cada|por(?:\s+cada)?)\s+$")
_GAP = re.compile(r"\s{1,2}(?:de\s+)?")
_PERSONS = frozenset(("persona", "usuario", "participante", "individuo", "caso", "unidad"))
_SERVED = ("beneficiad", "atendid", "participant", "usuari", "apoyad", "intervenid", "mayor")


class Stretch(Protocol):
    """Anything that has a beginning and an end in a text."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The one after its last."""


@dataclass(frozen=True, slots=True)
class Nouns:
    """`people` are singular nouns for those served; `made` the component that a noun counts."""

    people: frozenset[str]
    made: dict[str, str]


def nouns_of(book: Book, program: str, served: str, units: Sequence[tuple[str, str]]) -> Nouns:
    """The nouns of a ficha: `served` describes its target population, `units` are those of the
    production of its components.
    """
    opening = _BEFORE.match(flat(served))
    described = opening[1] if opening is not None else ""
    people = {singular(w) for w in _WORD.findall(described)[:3] if w.endswith("s")}
    known = {singular(w) for w in _WORD.findall(f"{described} {flat(program)}")}
    for kind in ("indicador_proposito", "indicador_complementario"):
        for name in book.items(kind):
            told = _SHARE_OF.match(flat(name))
            if told is not None and singular(told[1]) in known:
                people.add(singular(told[1]))
    people -= _ANYBODY
    made: dict[str, str] = {}
    doubtful: set[str] = set()
    for component, unit in units:
        for noun in _unit_nouns(unit):
            if made.setdefault(noun, component) != component:
                doubtful.add(noun)
    kept = {n: c for n, c in made.items() if n not in doubtful | people | _ANYBODY}
    return Nouns(frozenset(people), kept)


def _unit_nouns(unit: str) -> set[str]:
    """What one of a unit is called: its noun, or for persons what sets them apart."""
    words = [singular(w) for w in _WORD.findall(re.sub(r"\([^)]*\)", "", flat(unit)))]
    if not words:
        return set()
    if words[0] not in _PERSONS:
        return {words[0]}
    told = [w for w in words[1:3] if w.endswith(("ada", "ado", "ida", "ido"))]
    return {w[:-1] for w in told if not w.startswith(_SERVED)}


def noun_parts(
    text: str, span: Stretch, mentions: Sequence[Mention], nouns: Nouns, *, aimed: bool
) -> tuple[list[Cue], list[Item]]:
    """What the ficha's own nouns say in a stretch of text: "1.987 hectáreas", "por hogar".

    `aimed` tells that the population which the programme aims at is spoken of, so that a count of
    people may be that one.
    """
    start, end = span.start, span.end
    cues: list[Cue] = []
    rows: list[Item] = []
    counted = {_after_number(text, m.end) for m in mentions if m.kind == "count"}
    for match in _WORD.finditer(text, start, end):
        noun, place = singular(match[0]), match.span()
        component = nouns.made.get(noun) or nouns.made.get(noun[:-1])
        if component is None and noun not in nouns.people:
            continue
        each = bool(_EACH.search(text, max(start, place[0] - 12), place[0]))
        beside = place[0] in counted
        if component is None:
            concept = "gasto_por_beneficiario" if each else "poblacion_beneficiada"
            cues.append(Cue(*place, concept, weak=not each and (aimed or not beside)))
        elif each or beside:
            concept = "gasto_unitario_componente" if each else "produccion_componente"
            cues.append(Cue(*place, concept))
            rows.append(Item(*place, "componente", component, match[0]))
    return cues, rows


def _after_number(text: str, end: int) -> int:
    """Where the word begins that a number counts: "1,7 millones de raciones"."""
    gap = _GAP.match(text, end)
    return gap.end() if gap is not None else end
