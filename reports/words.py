"""The words, marks and colours of verdicts and places: one wording for terminal, paper and app."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from calc.concepts import vocabulary
from calc.figure import Source
from calc.verdict import Check, CheckVerdict, How, JudgedFigure, Verdict
from ingest.names import spoken_name
from vectorstore.cards import FichaCard


@dataclass(frozen=True, slots=True)
class Look:
    """How a verdict is shown: its name, a mark of one character, ink and background colours."""

    name: str
    plural: str
    mark: str
    ink: str
    paper: str


LOOKS: dict[CheckVerdict, Look] = {
    "verified": Look("verificada", "verificadas", "✓", "#1b6e3c", "#e3f3e8"),
    "contradicted": Look("contradicha", "contradichas", "✗", "#a3262a", "#fbe6e6"),
    "unverifiable": Look("no verificable", "no verificables", "?", "#5b6470", "#eceff3"),
    "rounding": Look(
        "diferencia de redondeo", "diferencias de redondeo", "≈", "#8a5a00", "#fdf1d8"
    ),
}

ORDER: tuple[CheckVerdict, ...] = ("contradicted", "rounding", "unverifiable", "verified")
"""Verdicts in the order in which they matter to a reader."""

_FIGURE = re.compile(r"[-−+]?(?:M{0,2}\$)?\s?\d")
_FIGURE_OR_NOTHING = re.compile(rf"{_FIGURE.pattern}|(?:|-|—|S/I|N/A|N/C|sin dato)$")

HOW: dict[How, str] = {
    "read": "está en la ficha",
    "rounded": "es el redondeo de una cifra de la ficha",
    "computed": "calculada con las cifras de la ficha",
    "compatible": "compatible por redondeo",
}

DIMENSIONS = {"focalizacion": "Focalización", "eficiencia": "Eficiencia", "eficacia": "Eficacia"}


def look(verdict: Verdict | CheckVerdict) -> Look:
    """How that verdict is shown."""
    return LOOKS[verdict]


def dimension(id_: str) -> str:
    """The dimension of a finding as fichas head it."""
    return DIMENSIONS.get(id_, id_.capitalize())


def verdict_line(figure: JudgedFigure) -> str:
    """A verdict in a few words: "verificada: calculada con las cifras de la ficha"."""
    name = look(figure.verdict).name
    return f"{name}: {HOW[figure.how]}" if figure.how else name


NO_NAMES: Mapping[str, str] = MappingProxyType({})


def names_of(cards: Sequence[FichaCard]) -> Mapping[str, str]:
    """The programme of each document, to be said beside its figures; none where there is one."""
    if len(cards) <= 1:
        return NO_NAMES
    return {card.document: spoken_name(card.program or card.name) for card in cards}


def subject(judged: JudgedFigure | Check, names: Mapping[str, str] = NO_NAMES) -> str:
    """What a figure speaks of: "Gasto por región · Maule · 2023"; empty where nobody knows.

    `names` are those of `names_of`.
    """
    name = names.get(judged.document or "") if isinstance(judged, JudgedFigure) else None
    parts = (
        concept_label(judged.concept or ""),
        judged.item,
        judged.year and str(judged.year),
        name,
    )
    return " · ".join(part for part in parts if part)


def concept_label(id_: str) -> str:
    """A concept's label as it begins a line: "Gasto por beneficiario"."""
    known = vocabulary().get(id_)
    label = known.label if known else id_.replace("_", " ")
    return label[:1].upper() + label[1:]


def distinct(figures: Iterable[JudgedFigure]) -> tuple[tuple[str, JudgedFigure], ...]:
    """Each figure of a text once, however often and in whatever form the text says it.

    The first is how it is written: "M$295.271, $295,3 millones". Only figures that are known to be
    the same one, with one verdict, are joined; a change of a figure is not that figure.
    """
    forms: dict[tuple[object, ...], list[str]] = {}
    first: dict[tuple[object, ...], JudgedFigure] = {}
    for figure in figures:
        of = (figure.concept, figure.year, figure.item, figure.document)
        judged = (figure.verdict, figure.expected, figure.derivation)
        key = (*of, *judged) if figure.concept and figure.document else (*of, figure.start)
        first.setdefault(key, figure)
        if figure.printed not in forms.setdefault(key, []):
            forms[key].append(figure.printed)
    return tuple((", ".join(forms[key]), figure) for key, figure in first.items())


def programme(name: str | None, year: int | None) -> str:
    """How a ficha is called: "Programa de Apoyo · 2023"; empty for what is no ficha."""
    return " · ".join(str(part) for part in (spoken_name(name or ""), year) if part)


def place(source: Source) -> str:
    """Where a source stands, as people look it up."""
    return f"página {source.page}, línea {source.line}"


def quotations(sources: Iterable[Source]) -> tuple[str, ...]:
    """Each line of a ficha that is cited, once, with its place: two figures may share a line."""
    return tuple(dict.fromkeys(f"{place(source)}: «{source.text}»" for source in sources))


def number_columns(rows: Sequence[Sequence[str]]) -> set[int]:
    """The columns of a table that hold figures or marks for their absence, to line up right."""
    return {
        index
        for index, cells in enumerate(zip(*rows, strict=True))
        if any(map(_FIGURE.match, cells)) and all(map(_FIGURE_OR_NOTHING.match, cells))
    }


def quantity_of(count: int, one: str, many: str) -> str:
    """A count with its noun: "1 ficha", "8 fichas"."""
    return f"{count} {one if count == 1 else many}"
