"""Readings made by hand, for tests of keeping and finding that need no reader of files."""

import hashlib
from decimal import Decimal
from pathlib import Path

from calc.figure import Book, Box, Figure, Problem, Source
from calc.quantity import Quantity
from ingest.errors import BlankText
from ingest.ficha import (
    Component,
    Ficha,
    Finding,
    Indicator,
    Observation,
    Paragraph,
    Passage,
    Reading,
    Section,
)


def read(file: Path) -> Reading:
    """A tiny reader. First line: "ficha;PROGRAM;YEAR" for a ficha, anything else for a document.

    Then one passage a line, and in a ficha "=CONCEPT;YEAR;ITEM;PRINTED" for a figure.
    """
    data = file.read_bytes()
    lines = data.decode().splitlines()
    if not any(lines):
        raise BlankText(file.name)
    document = hashlib.sha256(data).hexdigest()
    kind, *about = lines[0].split(";")
    passages = tuple(
        Passage("Antecedentes", line, source(document, n + 1, line))
        for n, line in enumerate(lines)
        if n and not line.startswith("=")
    )
    problem = Problem("Falta una fila.", source(document, 1, lines[0]))
    if kind != "ficha":
        return Reading(document, file.name, data.decode(), None, passages, (problem,))
    figures = [
        figure(document, n + 1, line) for n, line in enumerate(lines) if line.startswith("=")
    ]
    made = ficha(document, about[0], int(about[1]), tuple(figures), (problem,))
    return Reading(document, file.name, data.decode(), made, passages, (problem,))


def source(document: str, line: int, text: str, box: Box | None = None) -> Source:
    return Source(document, 1, line, line * 10, line * 10 + 5, text, box)


def figure(document: str, line: int, text: str) -> Figure:
    concept, year, item, printed = text[1:].split(";")
    place = source(document, line, text, Box(1.5, 2.25, 0.1 + 0.2, 40.0))
    if printed in ("-", "S/I"):
        return Figure(concept, int(year), item or None, printed, None, printed, place)
    value = Decimal(printed.replace(".", "").replace(",", "."))
    quantity = Quantity(value, "miles_de_pesos", 2024)
    return Figure(concept, int(year), item or None, printed, quantity, None, place)


def ficha(
    document: str,
    program: str,
    year: int,
    figures: tuple[Figure, ...] = (),
    problems: tuple[Problem, ...] = (),
) -> Ficha:
    place = source(document, 3, "una línea")
    return Ficha(
        document=document,
        program=program,
        ministry="Ministerio de Pruebas",
        service=None,
        year=year,
        price_year=year + 1,
        start_year="2016",
        end_year=None,
        description="Una descripción.",
        purpose=None,
        executors="Municipalidades.",
        published_on="24 de abril de 2024",
        target_population=(Paragraph("Personas.", place),),
        asides=(),
        served_population=(),
        findings=(Finding("eficiencia", "Subejecución.", place),),
        dimensions_without_findings=("focalizacion", "eficacia"),
        evaluations=("Ex ante 2016",),
        ods=(),
        poverty=("Ingresos",),
        gender=(),
        observations=(Observation("Presupuesto", "Hubo demoras.", place),),
        notes=(Paragraph("Nota.", place),),
        components=(Component("Cursos", None), Component("Becas", "beca")),
        indicators=(Indicator("proposito", "Egreso", "a/b", "%", None, "Anual", None, "70"),),
        sections=(Section("antecedentes", "I. Antecedentes", 0, 50),),
        book=Book(figures),
        problems=problems,
    )
