"""Word documents: paragraphs and tables in their order, merged cells once, pages where noted."""

from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK

from ingest.docx import read_docx
from ingest.page import Document


def saved(word: WordDocument) -> Document:
    out = BytesIO()
    word.save(out)
    return read_docx(out.getvalue(), "minuta.docx")


def filled(word: WordDocument, rows: list[list[str]]) -> None:
    table = word.add_table(len(rows), len(rows[0]))
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            table.cell(y, x).text = text


def test_paragraphs_and_tables_keep_their_order() -> None:
    word = docx.Document()
    word.add_paragraph("Antes")
    filled(word, [["Año", "Inflactor"], ["2023", "1,035"]])
    word.add_paragraph("Después")
    lines = [line for line in saved(word).text.splitlines() if line]
    assert lines == ["Antes", "Año Inflactor", "2023 1,035", "Después"]


def test_a_merged_cell_is_said_once() -> None:
    word = docx.Document()
    table = word.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Gasto ejecutado"
    for x, year in enumerate(("2021", "2022", "2023")):
        table.cell(1, x).text = year
    assert saved(word).text.split("\n")[:2] == ["Gasto ejecutado", "2021 2022 2023"]


def test_a_hard_page_break_starts_a_page() -> None:
    word = docx.Document()
    word.add_paragraph("Primera").add_run().add_break(WD_BREAK.PAGE)
    word.add_paragraph("Segunda")
    document = saved(word)
    assert [document.text[p.start : p.end].strip() for p in document.pages] == [
        "Primera",
        "Segunda",
    ]


def test_pages_cover_the_text() -> None:
    word = docx.Document()
    word.add_paragraph("Una sola página")
    (page,) = (document := saved(word)).pages
    assert (page.number, page.start, page.end) == (1, 0, len(document.text))
