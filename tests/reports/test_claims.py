"""A judged text, marked: on a page, and in Word with comments."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from calc.verdict import JudgedFigure
from reports.claims import claims_docx, claims_html
from reports.marked import marked_html, stretches
from reports.words import NO_NAMES

TEXT = "El gasto fue de M$187.599.\nLa cobertura subió a 72 % & más."


def judged(printed: str, **known: object) -> JudgedFigure:
    start = TEXT.index(printed)
    values: dict[str, object] = {"verdict": "verified", "value": Decimal(1), "unit": None}
    values |= known
    return JudgedFigure(printed, start, start + len(printed), **values)  # type: ignore[arg-type]


FIGURES = (
    judged("M$187.599", how="read", concept="total_ejecutado", year=2023),
    judged("72 %", verdict="contradicted", expected="3,2 %", reason="Cambia el dígito."),
)


def test_the_page_marks_each_figure_and_explains_it() -> None:
    page = claims_html(TEXT, FIGURES, NO_NAMES, date(2024, 7, 1))
    assert page.count("<mark") == 2
    assert "Total ejecutado · 2023" in page
    assert "Lo correcto es 3,2 %." in page
    assert "&amp; más" in page


def test_a_text_without_figures_says_so() -> None:
    assert "no afirma ninguna cifra" in claims_html("Hola.", (), NO_NAMES, date(2024, 7, 1))


def test_the_word_document_holds_the_whole_text_and_a_comment_for_each_figure() -> None:
    document = Document(BytesIO(claims_docx(TEXT, FIGURES, NO_NAMES)))
    assert "\n".join(p.text for p in document.paragraphs) == TEXT
    comments = [comment.text for comment in document.comments]
    assert len(comments) == 2
    assert "Lo correcto es 3,2 %." in comments[1]


@settings(max_examples=25)  # a Word document takes its time to make
@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_no_text_is_lost_whatever_the_figures_claim(
    text: str, places: list[tuple[int, int]]
) -> None:
    figures = [
        JudgedFigure("x", min(place), max(place), None, None, "unverifiable") for place in places
    ]
    assert "".join(piece.text for piece in stretches(text, figures)) == text
    assert "<script" not in marked_html(text + "<script", figures)
    claims_docx(text, figures, NO_NAMES)
