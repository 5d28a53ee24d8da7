"""Headings are known by what they say, in capitals or not, numbered or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.build import read_document
from ingest.page import Document, Page
from ingest.sections import find_sections, heading_id, looks_like_ficha
from ingest.text import read_text


def document(text: str) -> Document:
    return read_text(text.encode(), "x.txt")


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("I. ANTECEDENTES", "antecedentes"),
        ("Antecedentes", "antecedentes"),
        ("HALLAZGOS NO SUPERADOS DEL DESEMPEÑO", "hallazgos"),
        ("II. DESEMPEÑO DEL PROGRAMA: FOCALIZACIÓN", "focalizacion"),
        ("III. Desempeño del programa: Eficiencia", "eficiencia"),
        ("Ejecución presupuestaria1 por año (M$2024) Presupuesto (M$2024)", "presupuesto"),
        ("GASTO POR SUBTÍTULOS * (M$2024)", "subtitulos"),
        ("Gasto y producción de componentes (M$ 2026)", "componentes"),
        ("INDICADORES COMPLEMENTARIOS", "indicadores_complementarios"),
        ("Inflactores:", "inflactores"),
        ("Fecha de publicación del reporte:24 de Abril de 2024 17:14", "publicacion"),
    ],
)
def test_headings(line: str, section: str) -> None:
    assert heading_id(line) == section


@pytest.mark.parametrize(
    "line",
    [
        "",
        "El presupuesto inicial corresponde al total de gastos definidos en la Ley,",
        "Los hallazgos de focalización se corrigieron durante el año.",
        "Complementariedades: el programa se coordina con otros servicios",
        "Presupuesto: ",
        "187.599",
    ],
)
def test_prose_is_no_heading(line: str) -> None:
    assert heading_id(line) is None


def test_dimensions_of_findings_and_heads_of_columns_open_no_section() -> None:
    text = (
        "HALLAZGOS NO SUPERADOS DEL DESEMPEÑO\n\n1. Focalización\n\nSin hallazgos.\n\n"
        "2. Eficiencia y ejecución presupuestaria\n\n3. Eficacia\n\nHISTORIAL EVALUATIVO\n\n"
        "DESAGREGACIÓN REGIONAL DE GASTO\n\nRegión\nPoblación beneficiada\n\nMaule 1 2 3 4\n"
    )
    ids = [section.id for section in find_sections(document(text))]
    assert ids == ["hallazgos", "historial", "regiones"]


def test_a_document_without_headings_has_no_sections_and_is_no_ficha() -> None:
    assert find_sections(document("Sólo una línea de texto.")) == ()
    assert not looks_like_ficha(())


def test_sections_follow_one_another_to_the_end() -> None:
    found = find_sections(document("I. ANTECEDENTES\n\nuno\n\nPROPÓSITO\n\ndos\n"))
    assert [section.id for section in found] == ["antecedentes", "proposito"]
    assert found[0].end < found[1].start
    assert found[1].end == len("I. ANTECEDENTES\n\nuno\n\nPROPÓSITO\n\ndos\n")


FRAGMENTS = st.sampled_from(
    ["I. ANTECEDENTES", "COBERTURA POR AÑO", "2021 2022 2023", "Cobertura 1,0% 2,0%", "", " x",
     "INDICADORES DE PROPÓSITO", "Unidad de medida:", "- - -", "INFLACTORES", "2021 1,1", "(a / b)",
     "GASTO Y PRODUCCIÓN DE COMPONENTES", "Total Gastos Componentes 1", "MONITOREO 2023", "A",
     "HALLAZGOS", "DESAGREGACIÓN REGIONAL", "TOTAL 1 2% 3 4%", "GASTO POR SUBTÍTULOS", "21 (a) 5",
     "NOTAS TÉCNICAS", "FECHA DE PUBLICACIÓN: 1 de mayo de 2024"]
)  # fmt: skip


@given(st.lists(FRAGMENTS | st.text(max_size=20), min_size=1, max_size=40))
def test_reading_never_fails_and_every_source_points_at_its_print(parts: list[str]) -> None:
    text = "\n".join(part.replace("\x00", " ") for part in parts)
    if not text.strip():
        return
    source = Document("0" * 64, "x.txt", "text", text, (Page(1, 0, len(text)),))
    reading = read_document(source)
    if reading.ficha is not None:
        for figure in reading.ficha.book:
            assert text[figure.source.start : figure.source.end] == figure.printed
