"""Ficha → passages: stretches that follow its structure, small enough to quote, with their place.

Prose gives a passage a paragraph (long ones are cut between sentences); each row of a table gives
one sentence that says the row, so that words find figures too.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from calc.concepts import concept
from calc.figure import Figure
from calc.quantity import write_quantity
from calc.sentences import split_sentences
from ingest.attributes import section_paragraphs
from ingest.ficha import Ficha, Indicator, Paragraph, Passage
from ingest.names import spoken_name
from ingest.page import Document
from ingest.prose import paragraphs

LONGEST = 600
"""Characters of a passage of prose; a longer paragraph is cut between sentences."""

_SECTION_NAMES = {
    "proposito": "Propósito",
    "historial": "Historial evaluativo",
    "poblacion_objetivo": "Población objetivo",
    "poblacion_beneficiada": "Población beneficiada",
    "poblaciones": "Poblaciones",
    "cobertura": "Cobertura",
    "ods": "Objetivos de Desarrollo Sostenible",
    "pobreza_multidimensional": "Pobreza multidimensional",
    "pobreza_ingresos": "Pobreza por ingresos",
    "genero": "Enfoque de género",
    "complementariedades": "Complementariedades",
    "notas": "Notas técnicas",
    "publicacion": "Publicación",
}
_DIMENSIONS = {"focalizacion": "focalización", "eficiencia": "eficiencia", "eficacia": "eficacia"}


def ficha_passages(ficha: Ficha, document: Document) -> tuple[Passage, ...]:
    """All passages of a ficha in the order of the document."""
    found = [
        *_field_passages(ficha, document),
        *_prose_passages(ficha, document),
        *_finding_passages(ficha),
        *_observation_passages(ficha, document),
        *_row_passages(ficha),
        *_indicator_passages(ficha),
    ]
    return tuple(sorted(found, key=lambda passage: passage.source.start))


def generic_passages(document: Document) -> tuple[Passage, ...]:
    """The passages of a document that is no ficha: its paragraphs, page by page."""
    found: list[Passage] = []
    for page in document.pages:
        for paragraph in paragraphs(document, page.start, page.end):
            found.extend(_cut(document, paragraph, f"Página {page.number}"))
    return tuple(found)


def _field_passages(ficha: Ficha, document: Document) -> Iterator[Passage]:
    """Antecedentes: each labelled field with its label, so that it can be found by it."""
    for paragraph in section_paragraphs(document, ficha.sections, "antecedentes"):
        yield from _cut(document, paragraph, "Antecedentes")


def _prose_passages(ficha: Ficha, document: Document) -> Iterator[Passage]:
    for section in ficha.sections:
        if section.id not in _SECTION_NAMES or section.id == "cobertura":
            continue
        for paragraph in paragraphs(document, section.start, section.end):
            yield from _cut(document, paragraph, _SECTION_NAMES[section.id])


def _finding_passages(ficha: Ficha) -> Iterator[Passage]:
    for finding in ficha.findings:
        section = f"Hallazgos de {_DIMENSIONS.get(finding.dimension, 'desempeño')}"
        yield Passage(section, finding.text, finding.source)


def _observation_passages(ficha: Ficha, document: Document) -> Iterator[Passage]:
    for observation in ficha.observations:
        heading = f": {observation.heading}" if observation.heading else ""
        paragraph = Paragraph(observation.text, observation.source)
        yield from _cut(document, paragraph, f"Observaciones de la institución{heading}")


def _row_passages(ficha: Ficha) -> Iterator[Passage]:
    """Each printed row of a table said as a sentence."""
    program = spoken_name(ficha.program)
    rows = [f for f in ficha.book if not f.concept.startswith("indicador_")]
    for _, group in groupby(rows, key=lambda f: (f.source.page, f.source.line)):
        figures = tuple(group)
        item = f" ({figures[0].item})" if figures[0].item else ""
        said = "; ".join(
            f"{concept(id_).label} {_by_year(tuple(of_concept))}"
            for id_, of_concept in groupby(figures, key=lambda f: f.concept)
        )
        yield Passage("Tablas de cifras", f"{program}{item}: {said}.", figures[0].source)


def _by_year(figures: Sequence[Figure]) -> str:
    return ", ".join(f"{figure.year}: {_said(figure)}" for figure in figures)


def _indicator_passages(ficha: Ficha) -> Iterator[Passage]:
    for indicator in ficha.indicators:
        figures = ficha.book.find(f"indicador_{indicator.kind}", item=indicator.name)
        if figures:
            yield Passage(
                f"Indicador {'de propósito' if indicator.kind == 'proposito' else indicator.kind}",
                _said_indicator(indicator, figures),
                figures[0].source,
            )


def _said_indicator(indicator: Indicator, figures: Sequence[Figure]) -> str:
    values = _by_year(figures)
    told = [
        f"{indicator.name.rstrip('.')}: {values}.",
        f"Fórmula: {indicator.formula.rstrip('.')}." if indicator.formula else "",
        f"Dimensión: {indicator.dimension}." if indicator.dimension else "",
        indicator.result,
    ]
    return " ".join(filter(None, told))


def _said(figure: Figure) -> str:
    if figure.quantity is None:
        return figure.missing or ""
    return write_quantity(figure.quantity.value, figure.quantity.unit, figure.quantity.decimals)


def _cut(document: Document, paragraph: Paragraph, section: str) -> Iterator[Passage]:
    """A paragraph as passages of whole sentences, longer than LONGEST only for one sentence."""
    if len(paragraph.text) <= LONGEST:
        yield Passage(section, paragraph.text, paragraph.source)
        return
    start, end = paragraph.source.start, paragraph.source.end
    raw = document.text[start:end]
    for first, last in _grouped(split_sentences(raw)):
        text = " ".join(raw[first:last].split())
        yield Passage(section, text, document.source(start + first, start + last))


def _grouped(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Neighbouring sentences joined while they fit."""
    current: tuple[int, int] | None = None
    for start, end in spans:
        if current is not None and end - current[0] <= LONGEST:
            current = (current[0], end)
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current
