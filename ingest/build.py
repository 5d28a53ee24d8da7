"""Document → Reading: the whole chain in a few lines."""

from calc.figure import Book
from ingest.attributes import (
    money_units,
    price_year,
    read_fields,
    read_findings,
    read_notes,
    read_observations,
    read_publication,
    read_title,
    section_paragraphs,
    table_years,
)
from ingest.ficha import Ficha, Reading
from ingest.page import Document
from ingest.passages import ficha_passages, generic_passages
from ingest.sections import find_sections, looks_like_ficha
from ingest.tables import read_tables
from ingest.tables.entries import Context


def read_document(document: Document) -> Reading:
    """Read a document as a ficha where it is one, else as passages alone."""
    ficha = _read_ficha(document)
    if ficha is None:
        passages = generic_passages(document)
        return Reading(document.id, document.name, document.text, None, passages, ())
    passages = ficha_passages(ficha, document)
    return Reading(document.id, document.name, document.text, ficha, passages, ficha.problems)


def _read_ficha(document: Document) -> Ficha | None:
    sections = find_sections(document)
    if not looks_like_ficha(sections):
        return None
    title = read_title(document, sections)
    years = table_years(document, sections, title.year)
    year = title.year or (max(years) if years else None)
    if year is None or not title.program:
        return None
    prices = price_year(document)
    context = Context(document, year, years, prices, money_units(document))
    tables = read_tables(sections, context)
    fields = read_fields(document, sections)
    findings, without = read_findings(document, sections)

    def said(*ids: str) -> tuple[str, ...]:
        return tuple(p.text for p in section_paragraphs(document, sections, *ids))

    return Ficha(
        document=document.id,
        program=title.program,
        ministry=title.ministry,
        service=title.service,
        year=year,
        price_year=prices,
        start_year=fields.get("start_year"),
        end_year=fields.get("end_year"),
        description=fields.get("description"),
        purpose=" ".join(said("proposito")) or None,
        executors=fields.get("executors"),
        published_on=read_publication(document, sections),
        target_population=section_paragraphs(document, sections, "poblacion_objetivo"),
        served_population=section_paragraphs(document, sections, "poblacion_beneficiada"),
        findings=findings,
        dimensions_without_findings=without,
        evaluations=said("historial"),
        ods=said("ods"),
        poverty=said("pobreza_multidimensional", "pobreza_ingresos"),
        gender=said("genero"),
        observations=read_observations(document, sections),
        asides=section_paragraphs(
            document, sections, "antecedentes", "complementariedades", "genero"
        ),
        notes=read_notes(document, sections),
        components=tables.components,
        indicators=tables.indicators,
        sections=sections,
        book=Book(tables.figures),
        problems=tables.problems,
    )
