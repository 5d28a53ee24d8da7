"""Random fichas are consistent, repeatable, and print all that they are expected to print."""

from collections import Counter
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from docx import Document

from fichas.draw.numbers import Base, share, unit_cost
from tests.support.chromium import CHROMIUM, print_pages, random_html_options
from tests.support.generate import (
    expected_figures,
    random_ficha,
    random_pdf_options,
    random_text_options,
    to_pdf,
    to_text,
)
from tests.support.html import to_html
from tests.support.word import to_word

SEEDS = range(12)
every_seed = pytest.mark.parametrize("seed", SEEDS)


def words(text: str) -> Counter[str]:
    """The words of a document, without the asterisks that follow a code."""
    return Counter(word.rstrip("*") for word in text.split())


def pdf_text(pdf: bytes) -> str:
    """Its text; a footnote digit may stick to the number after it, so words are not told apart."""
    pages = pdfium.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def printed(seed: int) -> Counter[str]:
    return Counter(figure["printed"] for figure in expected_figures(random_ficha(seed)))


@every_seed
def test_the_same_seed_gives_the_same_document(seed: int) -> None:
    data, options = random_ficha(seed), random_pdf_options(seed)
    assert data == random_ficha(seed)
    assert to_pdf(data, options) == to_pdf(random_ficha(seed), options)


@every_seed
def test_every_expected_figure_is_whole_in_the_pdf(seed: int) -> None:
    text = pdf_text(to_pdf(random_ficha(seed), random_pdf_options(seed)))
    for figure, times in printed(seed).items():
        assert text.count(figure) >= times, figure


@every_seed
def test_every_expected_figure_is_whole_in_the_text(seed: int) -> None:
    text = to_text(random_ficha(seed), random_text_options(seed))
    assert not printed(seed) - words(text)


@every_seed
def test_totals_are_the_sums_of_their_parts(seed: int) -> None:
    tables = random_ficha(seed).tables
    assert tables.totals
    for index in range(3):
        parts = [component.spending[index] for component in tables.components]
        assert whole(parts) == whole([tables.totals.components[index]])
        sources = (tables.law_executed, tables.regional_resources, tables.other_resources)
        assert whole([row[index] for row in sources if row]) == whole([tables.executed[index]])
    assert whole([tables.executed[2]]) == whole([tables.totals.executed[2]])
    if tables.subtitles:
        assert whole([line.amount for line in tables.subtitles]) == whole([tables.subtitles_total])
    if tables.regions_total:
        assert whole([row.spending for row in tables.regions]) == whole(
            [tables.regions_total.spending]
        )
        assert whole([row.people for row in tables.regions]) == whole([tables.regions_total.people])


def whole(cells: list[str]) -> int:
    """The sum of the cells that hold an amount."""
    return sum(int(cell.replace(".", "")) for cell in cells if cell[:1].isdigit())


@pytest.mark.parametrize(
    ("part", "total", "expected"),
    [
        (264_845, 290_150, "91,3%"),
        (1, 800, "0,1%"),
        (0, 0, ""),
        ("-", 5, "-"),
        (1, 2000, "0,1%"),
        (1, 2001, "0,0%"),
    ],
)
def test_shares_round_half_up(part: Base, total: Base, expected: str) -> None:
    assert share(part, total) == expected


@pytest.mark.parametrize(
    ("spending", "production", "expected"),
    [
        (163_794, 140, "1.170,0"),
        (0, 19, "0,0"),
        (0, 0, "N/A"),
        (15_525, 61, "254,5"),
        (15, "S/I", "S/I"),
        ("-", 3, "-"),
    ],
)
def test_unit_costs_have_one_decimal_or_a_code(
    spending: Base, production: Base, expected: str
) -> None:
    assert unit_cost(spending, production) == expected


@every_seed
def test_every_expected_figure_is_a_cell_of_the_word_document(seed: int) -> None:
    tables = Document(BytesIO(to_word(random_ficha(seed)))).tables
    cells = Counter(cell.text.rstrip("*") for table in tables for cell in table._cells)
    assert not printed(seed) - cells


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine prints the web page")
def test_every_expected_figure_is_whole_in_the_printed_web_page() -> None:
    pages = [to_html(random_ficha(seed), random_html_options(seed)) for seed in range(3)]
    for seed, pdf in enumerate(print_pages(pages)):
        text = pdf_text(pdf)
        for figure, times in printed(seed).items():
            assert text.count(figure) >= times, figure
