"""The geometry step by step: rules to fields, lines to rows, headers to columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.headers import header_of
from ingest.layout.lines import chunk_of, chunks, lines
from ingest.layout.partition import shares, shares_with_silent_rows
from ingest.layout.rules import lattices, merged
from ingest.layout.shapes import Rect, Rule, Token
from ingest.layout.values import is_value, is_value_cell, is_year
from ingest.layout.view import View, turned_back
from ingest.layout.words import words


def token(text: str, left: float, base: float, size: float = 10.0, *, spaced: bool = True) -> Token:
    rect = Rect(left, base - 0.8 * size, left + 0.5 * size * len(text), base + 0.2 * size)
    return Token(text, rect, base, size, spaced=spaced)


@pytest.mark.parametrize(
    "text", ["1.170,0", "91,3%", "-", "–", "S/I*", "N/C***", "M$482.870", "0", "2023", "−5", "(3)"]
)
def test_what_stands_in_value_cells_is_a_value(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize("text", ["2023.", "2020,", "Maule", "a)", "*", "1°", "(N°", "t/"])
def test_what_stands_in_prose_is_no_value(text: str) -> None:
    assert not is_value(text)


def test_a_currency_or_a_percent_sign_alone_makes_no_value_cell() -> None:
    assert is_value_cell(["M$", "482.870"])
    assert is_value_cell(["3,2", "%"])
    assert not is_value_cell(["M$"])
    assert not is_value_cell([])


def test_years_are_four_digits_of_this_age() -> None:
    assert is_year("2023")
    assert is_year("1999")
    assert not is_year("2.023")
    assert not is_year("3023")


def test_pieces_of_a_line_become_one_rule_and_parallel_lines_stay_two() -> None:
    pieces = [Rule(100.0, 0, 50), Rule(100.5, 51, 90), Rule(100.2, 200, 300), Rule(112, 0, 90)]
    assert [(rule.start, rule.end) for rule in merged(pieces)] == [(200, 300), (0, 90), (0, 90)]


@given(
    st.lists(st.integers(10, 60), min_size=2, max_size=6),
    st.lists(st.integers(10, 60), min_size=2, max_size=6),
)
def test_a_full_grid_of_rules_gives_a_cell_for_each_field(
    widths: list[int], heights: list[int]
) -> None:
    xs = [float(sum(widths[:n])) for n in range(len(widths) + 1)]
    ys = [float(sum(heights[:n])) for n in range(len(heights) + 1)]
    across = [Rule(y, xs[0], xs[-1]) for y in ys]
    down = [Rule(x, ys[0], ys[-1]) for x in xs]
    (lattice,) = lattices(across, down, [])
    assert [len(row) for row in lattice.cells] == [len(widths)] * len(heights)
    cells = [cell for row in lattice.cells for cell in row]
    assert sum(c.width * c.height for c in cells if c) == pytest.approx(xs[-1] * ys[-1])
    assert None not in cells


def test_a_missing_rule_joins_two_fields() -> None:
    across = [Rule(0, 0, 90), Rule(20, 0, 90), Rule(40, 0, 90)]
    down = [Rule(0, 0, 40), Rule(30, 0, 40), Rule(60, 20, 40), Rule(90, 0, 40)]
    (lattice,) = lattices(across, down, [])
    assert [[cell is not None for cell in row] for row in lattice.cells] == [
        [True, True, False],
        [True, True, True],
    ]
    assert lattice.cells[0][1] == Rect(30, 0, 90, 20)


def test_the_edge_of_a_background_parts_rows_where_a_rule_is_missing() -> None:
    across = [Rule(0, 0, 90), Rule(40, 0, 90)]
    down = [Rule(0, 0, 40), Rule(45, 0, 40), Rule(90, 0, 40)]
    (lattice,) = lattices(across, down, [Rect(0, 0, 90, 20)])
    assert len(lattice.cells) == 2


@pytest.mark.parametrize("stance", ["top", "middle", "bottom"])
@given(st.lists(st.integers(1, 5), min_size=1, max_size=7))
def test_lines_find_their_rows_however_cells_stand(stance: str, counts: list[int]) -> None:
    heights: list[float] = []
    anchors: list[float] = []
    expected: list[int] = []
    top = 100.0
    for row, count in enumerate(counts):
        own = [top + 10.0 * n for n in range(count)]
        at = {"top": own[0], "middle": (own[0] + own[-1]) / 2, "bottom": own[-1]}[stance]
        anchors.append(at)
        heights += own
        expected += [row] * count
        top = own[-1] + 14.0
    assert shares([heights], anchors) == [expected]


def test_a_row_without_values_gets_its_own_row() -> None:
    labels = [100.0, 110.0, 150.0, 160.0, 200.0]
    formulas = [95.0, 105.0, 115.0, 145.0, 155.0, 165.0, 195.0, 205.0]
    count, owners = shares_with_silent_rows([labels, formulas], [105.0, 155.0])
    assert count == 3
    assert owners == [[0, 0, 1, 1, 2], [0, 0, 0, 1, 1, 1, 2, 2]]


def test_a_title_covers_the_years_below_it_though_it_is_narrower() -> None:
    spans = [(0.0, 80.0)] + [(100.0 + 30 * n, 120.0 + 30 * n) for n in range(6)]
    years = [chunk_of([token(str(2021 + n % 3), 100.0 + 30 * n, 50.0)]) for n in range(6)]
    titles = [chunk_of([token("Gasto", 128.0, 35.0)]), chunk_of([token("Unidad", 215.0, 35.0)])]
    label = chunk_of([token("Componente", 10.0, 42.0)])
    header = header_of([titles, [label], years], spans, {1, 2, 3, 4, 5, 6})
    first, second = header.rows
    assert [(head.first, head.last) for head in first] == [(0, 0), (1, 3), (4, 6)]
    assert [head.first for head in second] == [1, 2, 3, 4, 5, 6]


def test_a_year_over_no_value_gets_a_column_and_never_that_of_the_labels() -> None:
    years = [chunk_of([token(str(2021 + n), 100.0 + 60 * n, 50.0)]) for n in range(3)]
    header = header_of([years], [(0.0, 60.0), (190.0, 210.0), (250.0, 270.0)], {1, 2})
    assert len(header.spans) == 4
    assert [head.first for head in header.rows[0]] == [1, 2, 3]


def test_lines_are_told_by_baseline_and_chunks_by_gaps() -> None:
    tokens = [token("b", 40, 100.4), token("a", 0, 100), token("c", 0, 112), token("d", 6, 112)]
    found = lines(tokens)
    assert [[t.text for t in line] for line in found] == [["a", "b"], ["c", "d"]]
    assert [len(chunks(line)) for line in found] == [2, 1]


def test_pieces_of_a_word_drawn_out_of_order_are_joined() -> None:
    pieces = [token("ción", 15, 100, spaced=False), token("eje", 0, 100), token("de", 60, 100)]
    assert [word.text for word in words(pieces)] == ["ejeción", "de"]


@given(
    st.integers(0, 3),
    st.tuples(*[st.floats(0, 400) for _ in range(4)]),
)
def test_turning_a_page_and_back_leaves_a_box_where_it_was(
    quarters: int, edges: tuple[float, float, float, float]
) -> None:
    left, right = sorted(edges[:2])
    bottom, top = sorted(edges[2:])
    upright = View(0, 0, 400, 500).rect(left, bottom, right, top)
    view = View(0, 0, 400, 500, quarters)
    back = turned_back(view.rect(left, bottom, right, top), quarters, *view.size)
    assert back == pytest.approx(upright)
