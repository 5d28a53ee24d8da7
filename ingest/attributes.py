"""Sections → the attributes of a ficha: who, what, since when, findings, remarks, notes."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from calc.figure import fold
from ingest.ficha import Finding, Observation, Paragraph, Section
from ingest.page import Document
from ingest.prose import paragraphs
from ingest.sections import Line, document_lines

_MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
).split()
_FIELDS = (
    ("description", r"descripcion( del programa)?"),
    ("start_year", r"ano de inicio"),
    ("end_year", r"ano de termino"),
    ("executors", r"(ejecutor(es)?|instituciones ejecutoras|modalidad de ejecucion)"),
)
_SERVICE = re.compile(
    r"(sub ?secretaria|servicio|direccion|instituto|fondo|corporacion|agencia|junta|comision|"
    r"consejo|superintendencia|defensoria|gendarmeria|fundacion|oficina|gobierno regional|parque|"
    r"biblioteca|museo|academia|central|delegacion|comite|tesoreria|secretaria|hospital|"
    r"carabineros|policia|archivo|estadio|caja|sence|junaeb|junji|indap|conadi|senadis|senama|"
    r"injuv|fosis|conaf|corfo|sercotec|prochile|sag)\b"
)
_DIMENSIONS = (
    ("focalizacion", r"(\d ?[.)-] ?)?focalizacion( y cobertura)?:?$"),
    ("eficiencia", r"(\d ?[.)-] ?)?eficiencia( y (ejecucion|gasto)( presupuestari[ao])?)?:?$"),
    ("eficacia", r"(\d ?[.)-] ?)?eficacia( y calidad)?:?$"),
)
# "Sin hallazgos en…", "La dimensión de eficacia está libre de hallazgos": short, without figures.
_NO_FINDINGS = re.compile(
    r"(?!.*\d)(.{0,70}\b)?(sin|no (se )?[a-z]+|libre de) (hallazgos|observaciones)\b"
)
_FINDING = re.compile(
    r"El programa |Se (observa|registra|presenta)|Indicador |[A-Z][a-zá-ú ]{4,40}: "
)
_MONEY = re.compile(
    r"\((?:en )?(?P<unit>M{0,2}\$|(?:miles|millones) de (?:pesos|\$)|pesos(?= de\b))"
    r"(?:\s(?:de(?:l año)?))?\s?(?:20\d\d)?\)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"monitoreo|seguimiento|evaluacion de desempeno|ficha de|oferta (publica|program)"
)


@dataclass(frozen=True, slots=True)
class Title:
    """The block before the first section."""

    program: str
    service: str | None
    ministry: str | None
    year: int | None


def read_title(document: Document, sections: Sequence[Section]) -> Title:
    """Programme, service, ministry and year, told apart by their words and by blank lines."""
    end = sections[0].start - len(sections[0].title) if sections else len(document.text)
    lines = document_lines(document, 0, end)
    year = next((y for line in lines if (y := _title_year(line.text))), None)
    titles = [n for n, line in enumerate(lines) if _TITLE.search(fold(line.text))]
    blocks = _blocks(lines[titles[0] + 1 :] if titles else lines)
    ministry = _take_ministry(blocks)
    program, service = _program_and_service([block for block in blocks if block])
    return Title(program, service, ministry, year)


def table_years(
    document: Document, sections: Sequence[Section], year: int | None
) -> tuple[int, ...]:
    """The years that head the ficha's tables, as they stand from left to right."""
    votes: Counter[tuple[int, ...]] = Counter()
    for section in sections:
        found: list[int] = []
        for line in document_lines(document, section.start, section.end):
            words = line.text.split()
            if words and all(re.fullmatch(r"20\d\d", word) for word in words):
                found.extend(int(word) for word in words)
        distinct = tuple(dict.fromkeys(found))
        if len(distinct) > 1:
            votes[distinct] += 1
    if votes:
        return votes.most_common(1)[0][0]
    return (year - 2, year - 1, year) if year else ()


def price_year(document: Document) -> int | None:
    """The year of the pesos of the tables: the one most often printed as M$AAAA."""
    printed = re.findall(r"(?:M\$|miles de pesos)(?: de(?:l)?)? ?(20\d\d)\b", document.text)
    years = Counter(printed)
    return int(years.most_common(1)[0][0]) if years else None


def money_units(document: Document) -> tuple[tuple[int, str], ...]:
    """Where the headings of the tables name the unit of their money, and which: "M$", "MM$", "$".

    A heading names it in parentheses: "Presupuesto (M$2024)", "(en miles de pesos de 2024)".
    """
    return tuple((m.start(), _sign_of(m["unit"])) for m in _MONEY.finditer(document.text))


def _sign_of(unit: str) -> str:
    for name, sign in (("miles", "M$"), ("millones", "MM$"), ("pesos", "$")):
        if fold(unit).startswith(name):
            return sign
    return unit.upper()


def read_fields(document: Document, sections: Sequence[Section]) -> dict[str, str]:
    """The labelled fields of the antecedentes ("Año de inicio: 2011")."""
    found: dict[str, str] = {}
    current: str | None = None
    for section in sections:
        if section.id != "antecedentes":
            continue
        for line in document_lines(document, section.start, section.end):
            label, _, rest = line.text.partition(":")
            named = [id_ for id_, pattern in _FIELDS if re.fullmatch(pattern, fold(label))]
            if named and ":" in line.text:
                current = named[0]
                found[current] = rest.strip()
            elif current and line.text:
                found[current] = f"{found[current]} {' '.join(line.text.split())}".strip()
    return found


def section_paragraphs(
    document: Document,
    sections: Sequence[Section],
    *ids: str,
    opening: re.Pattern[str] | None = None,
) -> tuple[Paragraph, ...]:
    """The paragraphs of all sections of the given ids, in order; see `prose.paragraphs`."""
    return tuple(
        paragraph
        for section in sections
        if section.id in ids
        for paragraph in paragraphs(document, section.start, section.end, opening)
    )


def read_findings(
    document: Document, sections: Sequence[Section]
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The published findings by dimension, and the dimensions said to have none."""
    findings: list[Finding] = []
    none: list[str] = []
    dimension, heading = "", ""
    for paragraph in section_paragraphs(document, sections, "hallazgos", opening=_FINDING):
        folded = fold(paragraph.text)
        named = [id_ for id_, pattern in _DIMENSIONS if re.match(pattern, folded)]
        if named:
            dimension, heading = named[0], ""
        elif _NO_FINDINGS.match(folded):
            mentioned = [id_ for id_, _ in _DIMENSIONS if id_ in folded]
            none.extend(mentioned or ([dimension] if dimension else [d for d, _ in _DIMENSIONS]))
        elif paragraph.text.endswith(":") and len(paragraph.text) < 80:
            heading = f"{paragraph.text} "
        else:
            findings.append(Finding(dimension, heading + paragraph.text, paragraph.source))
    return tuple(findings), tuple(dict.fromkeys(none))


def read_observations(document: Document, sections: Sequence[Section]) -> tuple[Observation, ...]:
    """The institution's remarks, each under the heading it stands below."""
    found: list[Observation] = []
    heading = ""
    for paragraph in section_paragraphs(document, sections, "observaciones"):
        alone = re.fullmatch(r"([A-ZÁÉÍÓÚ][\wáéíóúñ,/ ]{2,60}?) ?:", paragraph.text)
        led = re.match(
            r"([A-ZÁÉÍÓÚ][a-záéíóúñ]+(?: [A-Za-záéíóúñ]+){0,3}) ?: (?=[A-ZÁÉÍÓÚ¿«])", paragraph.text
        )
        if alone:
            heading = alone[1]
        elif led:
            heading = led[1]
            found.append(Observation(heading, paragraph.text[led.end() :], paragraph.source))
        else:
            found.append(Observation(heading, paragraph.text, paragraph.source))
    return tuple(found)


def read_notes(document: Document, sections: Sequence[Section]) -> tuple[Paragraph, ...]:
    """The notas técnicas, one each."""
    return section_paragraphs(document, sections, "notas")


def read_publication(document: Document, sections: Sequence[Section]) -> str | None:
    """The date of publication as AAAA-MM-DD, or as printed where it is no plain date."""
    for section in sections:
        if section.id != "publicacion":
            continue
        text = " ".join(document.text[section.start : section.end].split())
        printed = text.partition(":")[2].strip()
        date = re.match(r"(\d{1,2}) de (\w+) (?:de|del) (\d{4})", fold(printed))
        if date and date[2] in _MONTHS:
            return f"{date[3]}-{_MONTHS.index(date[2]) + 1:02}-{int(date[1]):02}"
        numeric = re.match(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", printed)
        if numeric:
            return f"{numeric[3]}-{int(numeric[2]):02}-{int(numeric[1]):02}"
        return printed or None
    return None


def _title_year(text: str) -> int | None:
    if not _TITLE.search(fold(text)):
        return None
    found = re.search(r"\b(20\d\d)\b", text)
    return int(found[1]) if found else None


def _blocks(lines: Sequence[Line]) -> list[list[str]]:
    """Runs of lines without a blank one.

    Where names are in capitals, whatever is not is left out (a banner, a date).
    """
    blocks: list[list[str]] = [[]]
    for line in lines:
        if not line.text:
            blocks.append([])
        else:
            blocks[-1].append(" ".join(line.text.split()))
    blocks = [block for block in blocks if block]
    capitals = [block for block in blocks if " ".join(block).isupper()]
    return capitals or blocks


def _take_ministry(blocks: list[list[str]]) -> str | None:
    """Remove the ministry's lines: from "Ministerio…" to the end of its block or to a service."""
    for block in reversed(blocks):
        starts = [n for n, text in enumerate(block) if fold(text).startswith("ministerio")]
        if starts and (len(blocks) > 1 or starts[-1] > 0):
            first = starts[-1]
            last = first + 1
            while last < len(block) and not _SERVICE.match(fold(block[last])):
                last += 1
            ministry = " ".join(block[first:last])
            del block[first:last]
            return ministry
    return None


def _program_and_service(blocks: list[list[str]]) -> tuple[str, str | None]:
    """The first block is the programme; without blank lines, a service's own word tells it."""
    if len(blocks) > 1:
        return " ".join(blocks[0]), " ".join(blocks[1])
    if not blocks:
        return "", None
    (block,) = blocks
    service = [n for n, text in enumerate(block) if n and _SERVICE.match(fold(text))]
    if not service:
        return " ".join(block), None
    return " ".join(block[: service[-1]]), " ".join(block[service[-1] :])
