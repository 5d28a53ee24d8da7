"""Every table of a generated ficha comes out as drawn: each row, each cell, in its column."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from fichas.draw.blocks import Block, Columns, Table, laid_out, plain
from fichas.draw.blocks import Cell as DrawnCell
from fichas.draw.layout import ficha_to_blocks
from ingest.page import Document
from ingest.pdf import read_pdf
from tests.support.generate import random_ficha, random_pdf_options, to_pdf

Row = tuple[str, ...]


def drawn_tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Columns):
            yield from drawn_tables(block.left)
            yield from drawn_tables(block.right)


def printed(cell: DrawnCell | None) -> str:
    """A cell's words without its calls to notes, as `page.Cell.text` gives them."""
    paragraphs = cell.paragraphs if cell else ()
    texts = [plain(tuple(run for run in line if not run.note)) for line in paragraphs]
    return " ".join(" ".join(texts).split())


def trimmed(row: Iterable[str]) -> Row:
    """A row without its empty cells at the end, which a page break may cost it."""
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def body_rows(table: Table) -> list[Row]:
    grid = laid_out(table)
    return [trimmed(printed(cell) for cell in row) for row in grid[len(table.header) :]]


def read_rows(document: Document) -> Counter[Row]:
    return Counter(
        trimmed(cell.text if cell else "" for cell in row)
        for page in document.pages
        for grid in page.grids
        for row in grid.rows
    )


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("rules", ["grid", "horizontal", "vertical", "none"])
def test_each_row_with_values_reads_as_it_was_drawn(seed: int, rules: str) -> None:
    ficha = random_ficha(seed)
    options = replace(random_pdf_options(seed), rules=rules, split_rows=False)  # type: ignore[arg-type]
    document = read_pdf(to_pdf(ficha, options), "ficha.pdf")
    found = read_rows(document)
    missing = []
    for table in drawn_tables(ficha_to_blocks(ficha, options.arrangement)):
        rows = body_rows(table)
        # Without rules only its values tell a row; one that has none spoils its neighbours too.
        silent = table.kind == "indicators" and any(not any(row[3:6]) for row in rows)
        if rules == "grid" or not silent:
            missing += [row for row in rows if not found[row]]
    assert missing == []


@pytest.mark.parametrize("seed", range(4))
def test_text_and_words_agree_at_every_place(seed: int) -> None:
    document = read_pdf(to_pdf(random_ficha(seed), random_pdf_options(seed)), "ficha.pdf")
    end = 0
    for page in document.pages:
        assert page.start == end
        end = page.end
        for word in page.words:
            assert document.text[word.start : word.end] == word.text
            assert page.start <= word.start < word.end <= page.end
        assert list(page.words) == sorted(page.words, key=lambda word: word.start)
    assert end == len(document.text)


@pytest.mark.parametrize("seed", range(4))
def test_each_cell_is_one_stretch_of_text_inside_its_box(seed: int) -> None:
    document = read_pdf(to_pdf(random_ficha(seed), random_pdf_options(seed)), "ficha.pdf")
    for page in document.pages:
        for grid in page.grids:
            assert len({len(row) for row in grid.rows}) == 1
            for cell in (cell for row in grid.rows for cell in row if cell and cell.words):
                stretch = document.text[cell.words[0].start : cell.words[-1].end]
                assert stretch.split() == [word.text for word in cell.words]


def test_a_chart_with_text_gives_no_table() -> None:
    ficha = random_ficha(5)
    options = replace(random_pdf_options(5), rules="none", chart_text=True)
    arrangement = replace(options.arrangement, charts=True)
    with_text = read_pdf(to_pdf(ficha, replace(options, arrangement=arrangement)), "a.pdf")
    plain_options = replace(options, chart_text=False, arrangement=arrangement)
    without = read_pdf(to_pdf(ficha, plain_options), "b.pdf")
    assert read_rows(with_text) == read_rows(without)
