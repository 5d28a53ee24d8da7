"""Headings → sections, by what the headings say and never by where they stand.

A heading is a line of its own: capitals, or a known title, with perhaps a roman numeral before it
and the call to a note after it. Titles differ a little between years, so each section is known by
a pattern over folded text.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from calc.figure import fold
from ingest.ficha import Section
from ingest.page import Document

# Patterns over the folded heading, numeral and notes removed. The first that matches names it.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("antecedentes", r"antecedentes( del programa| generales)?$"),
    ("proposito", r"proposito( del programa)?$"),
    ("hallazgos", r"(principales )?hallazgos\b"),
    ("historial", r"historial (evaluativo|de evaluacion(es)?)"),
    ("focalizacion", r"(desempeno( del programa)? ?: ?)?focalizacion( y cobertura)?$"),
    ("poblaciones", r"poblaciones$"),
    ("poblacion_objetivo", r"poblacion objetivo$"),
    ("poblacion_beneficiada", r"poblacion beneficiada$"),
    ("cobertura", r"cobertura( del programa)?( por ano.*)?$|evolucion de la cobertura"),
    ("eficiencia", r"(desempeno( del programa)? ?: ?)?eficiencia( y ejecucion presupuestaria)?$"),
    (
        "presupuesto",
        r"ejecucion presupuestaria ?\d? por ano|presupuesto( del programa| inicial y final)? \(m",
    ),
    ("recursos", r"recursos ejecutados( por fuente.*)? \(m"),
    ("gasto_por_beneficiario", r"evolucion (del )?gasto por (persona )?benefici"),
    ("otros_gastos", r"otros indicadores de gasto"),
    ("subtitulos", r"(gastos?|ejecucion|presupuesto) (ejecutad[oa]s? )?(por|segun) subtitulos?"),
    ("componentes", r"gastos? (ejecutado )?y produccion (de|por) (los )?componentes?"),
    (
        "regiones",
        r"(desagregacion|distribucion) regional|(gasto|distribucion|poblacion) .*\bpor region",
    ),
    ("eficacia", r"(desempeno( del programa)? ?: ?)?eficacia$"),
    (
        "indicadores_proposito",
        r"(\w+ ){0,3}indicador(\(?es\)?)? (a nivel )?del? proposito( del programa)?( \([^()]*\))?$",
    ),
    (
        "indicadores_complementarios",
        r"(\w+ ){0,3}indicador(\(?es\)?)? complementarios?(\(s\))?( del? \w+)?( \([^()]*\))?$",
    ),
    ("otros_atributos", r"otros atributos"),
    ("ods", r"contribucion a los objetivos de desarrollo|objetivos de desarrollo sostenible"),
    ("pobreza_multidimensional", r"pobreza multidimensional$"),
    ("pobreza_ingresos", r"pobreza por ingresos$"),
    ("genero", r"(enfoque|perspectiva) de genero$"),
    ("complementariedades", r"complementariedades"),
    ("observaciones", r"observaciones (de la institucion|del servicio|institucionales)"),
    ("notas", r"notas tecnicas$"),
    ("inflactores", r"inflactores ?:?$"),
    ("publicacion", r"fecha de publicacion"),
)
# In capitals a line below the title is a heading; then its words may stand in any order.
_IN_CAPITALS = tuple(
    (id_, re.compile(pattern))
    for id_, pattern in (
        ("indicadores_proposito", r".*\bindicador.*\bproposito"),
        ("indicadores_complementarios", r".*\bindicador.*\bcomplementari"),
        ("regiones", r"(?=.*\bregion).*\b(gasto|poblacion|beneficiari|desagreg|distribu)"),
        ("subtitulos", r"(?=.*\bsubtitulo).*\b(gasto|ejecucion|presupuesto)"),
        ("componentes", r"(?=.*\bcomponente).*\b(gasto|produccion)"),
        ("cobertura", r"(evolucion|nivel|tasa|datos)\b.*\bcobertura\b"),
    )
)
_COMPILED = tuple((id_, re.compile(pattern)) for id_, pattern in _PATTERNS)

_UPPER = re.compile(r"[A-ZÁÉÍÓÚÜÑ]")
_LOWER = re.compile(r"[a-záéíóúüñ]")
_NUMERAL = re.compile(r"^(?:[ivx]{1,5}|\d{1,2}) ?[.)\-] ?")
_NOTE = re.compile(r"(?<=[a-z)])\d$|[ *]+$")

# A ficha has most of these; prose reports have none as headings.
_TELLING = frozenset(
    "hallazgos historial cobertura eficiencia presupuesto recursos subtitulos componentes "
    "regiones indicadores_proposito indicadores_complementarios notas inflactores "
    "focalizacion eficacia".split()
)
_ENOUGH_TELLING = 4

_TABLES = frozenset(
    "cobertura presupuesto recursos subtitulos componentes regiones indicadores_proposito "
    "indicadores_complementarios".split()
)
_ALSO_IN_TABLES = frozenset(
    "poblaciones poblacion_objetivo poblacion_beneficiada focalizacion eficiencia eficacia "
    "cobertura".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document without its surrounding spaces; `start` and `end` index the text."""

    text: str
    start: int
    end: int


def document_lines(document: Document, start: int = 0, end: int | None = None) -> tuple[Line, ...]:
    """The lines of a stretch, empty ones included; running heads and feet are given as empty."""
    lines = []
    position = start
    for raw in document.text[start:end].splitlines(keepends=True):
        stripped = "" if document.is_furniture(position) else raw.strip()
        left = position + len(raw) - len(raw.lstrip()) if stripped else position
        lines.append(Line(stripped, left, left + len(stripped)))
        position += len(raw)
    return tuple(lines)


def find_sections(document: Document) -> tuple[Section, ...]:
    """All headed sections of a document in order; each ends where the next begins."""
    lines = document_lines(document)
    headings: list[tuple[str, str, int, int]] = []  # id, title, heading's start, body's start
    index = 0
    while index < len(lines):
        line = lines[index]
        id_ = heading_id(line.text) or (_in_capitals(line.text, headings) if headings else None)
        if id_ is None or _belongs_inside(line.text, id_, headings):
            index += 1
            continue
        title, last = _whole_title(lines, index)
        # "Fecha de publicación: …" and "Inflactores:" carry or are followed by their own body.
        body = line.start if id_ == "publicacion" else lines[last].end
        headings.append((id_, title, line.start, body))
        index = last + 1
    bounded = pairwise([*headings, ("", "", len(document.text), 0)])
    return tuple(
        Section(id_, title, body, end) for (id_, title, _, body), (_, _, end, _) in bounded
    )


def heading_id(line: str) -> str | None:
    """Which section a line opens, or None where it is no heading."""
    if not line or len(line) > 160 or not _reads_as_title(line):
        return None
    folded = _NUMERAL.sub("", fold(line))
    folded = _NOTE.sub("", _NOTE.sub("", folded))
    named = next(((id_, p) for id_, p in _COMPILED if p.match(folded)), None)
    if named is None:
        return None
    # "Complementariedades: el programa…" is prose; "Desempeño del programa: Eficacia" is all title.
    leads_prose = re.search(r": \S", line) and not line.isupper()
    whole = named[1].pattern.endswith("$") or named[0] == "publicacion"
    return None if leads_prose and not whole else named[0]


def _in_capitals(line: str, headings: list[tuple[str, str, int, int]]) -> str | None:
    """Which section a heading in other words opens; a label within the section is none."""
    words = re.sub(r"\(M{0,2}\$ ?\d{4}\)", "", line)
    if not line.isupper() or len(line) > 120 or re.search(r"\d[.,%]|\d{2}", words):
        return None
    named = next((id_ for id_, pattern in _IN_CAPITALS if pattern.match(fold(words))), None)
    return None if named == headings[-1][0] else named


def looks_like_ficha(sections: tuple[Section, ...]) -> bool:
    """Whether enough of a ficha's own headings are there."""
    return len({s.id for s in sections} & _TELLING) >= _ENOUGH_TELLING


def _belongs_inside(line: str, id_: str, headings: list[tuple[str, str, int, int]]) -> bool:
    """Whether a line that could be a heading is part of the section it stands in.

    Among the hallazgos "1. Focalización" heads a dimension; in a table "Población beneficiada"
    heads a column and "Eficacia" is an indicator's dimension. Real headings there are in capitals.
    """
    inside = headings[-1][0] if headings else ""
    if inside == "hallazgos" and id_ in ("focalizacion", "eficiencia", "eficacia"):
        return not re.match(r"[IVX]+ ?[.)-]|.*desempeño", line, re.IGNORECASE)
    return inside in _TABLES and not line.isupper() and id_ in _ALSO_IN_TABLES


def _reads_as_title(line: str) -> bool:
    """Capitals mark a title; in lower case only a short line that ends like one does."""
    upper, lower = len(_UPPER.findall(line)), len(_LOWER.findall(line))
    if not upper + lower:
        return False
    if upper > 0.6 * (upper + lower):
        return True
    if re.match(r"fecha de publicaci", line, re.IGNORECASE):
        return True
    return line[0].isupper() and len(line) < 90 and not re.search(r"[.;,]$", line)


def _whole_title(lines: tuple[Line, ...], index: int) -> tuple[str, int]:
    """The title with the lines that it wraps over, and the index of its last line."""
    title, last = lines[index].text, index
    while (
        title.isupper()
        and last + 1 < len(lines)
        and lines[last + 1].text
        and lines[last + 1].text.isupper()
        and len(title) > 25
        and not any(c.isdigit() for c in lines[last + 1].text)
        and heading_id(lines[last + 1].text) is None
    ):
        last += 1
        title = f"{title} {lines[last].text}"
    return title, last
