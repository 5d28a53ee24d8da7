"""Rows of a table in a text: labels that wrap, notes that stick, values that share lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.figure import fold
from ingest.sections import Line
from ingest.tables.rows import Row, RowStyle, Token, clean_label, rows_of_lines, split_line


def lines(*texts: str) -> list[Line]:
    found, start = [], 0
    for text in texts:
        found.append(Line(text, start, start + len(text)))
        start += len(text) + 1
    return found


def read(rows: tuple[Row, ...]) -> list[tuple[str, list[str]]]:
    return [(clean_label(row.label), [token.text for token in row.tokens]) for row in rows]


KNOWN = {"presupuesto inicial", "presupuesto final", "recursos extrapresupuestarios"}
BUDGET = RowStyle(lambda label: 0 if label in KNOWN else None, noted=True)


@pytest.mark.parametrize(
    ("line", "label", "values"),
    [
        ("Presupuesto Inicial2 468.492 459.063 482.870", "Presupuesto Inicial2", 3),
        ("Ejecutado4 - 290.149 187.599", "Ejecutado4", 3),
        ("N/C*** N/C*** 70,00%", "", 3),
        ("S/I* S/I* S/I*", "", 3),
        ("Cobertura* 0,0% 27,3 % 3,2%", "Cobertura*", 3),
        ("apoyo psicosocial (individual y", "apoyo psicosocial (individual y", 0),
        ("presupuesto final año t) * 100.", "presupuesto final año t) * 100.", 0),
    ],
)
def test_a_line_parts_into_words_and_the_values_that_end_it(
    line: str, label: str, values: int
) -> None:
    split = split_line(lines(line)[0], 3)
    assert (split.label, len(split.tokens)) == (label, values)


def test_no_more_values_are_taken_than_there_are_columns() -> None:
    split = split_line(lines("Presupuesto Inicial 2 468.492 459.063 482.870")[0], 3)
    assert split.label == "Presupuesto Inicial 2"


def test_asterisks_that_call_notes_are_no_part_of_a_value() -> None:
    split = split_line(lines("N/C*** 70,00%*")[0], 3)
    assert [token.text for token in split.tokens] == ["N/C", "70,00%"]


@pytest.mark.parametrize(
    "printed",
    [
        ["Presupuesto Inicial2 1 2 3"],
        ["Presupuesto", "Inicial2 1 2 3"],
        ["Presupuesto", "Inicial 2", "1 2 3"],
        ["Presupuesto", "Inicial", "2", "1 2 3"],
        ["Presupuesto 1 2 3", "Inicial2"],
        ["Presupuesto 1 2 3", "Inicial", "2"],
    ],
)
def test_a_label_is_whole_wherever_its_values_stand(printed: list[str]) -> None:
    rows = rows_of_lines(lines(*printed, "Presupuesto Final3 4 5 6"), 3, BUDGET)
    assert read(rows) == [
        ("Presupuesto Inicial", ["1", "2", "3"]),
        ("Presupuesto Final", ["4", "5", "6"]),
    ]


def test_the_note_of_a_label_never_fills_an_empty_cell() -> None:
    printed = ("Presupuesto", "7.925.243 4.559.892", "Final", "3")
    (row,) = rows_of_lines(lines(*printed), 3, BUDGET)
    assert [token.text for token in row.tokens] == ["7.925.243", "4.559.892"]
    (row,) = rows_of_lines(lines("Presupuesto Final", "7.925.243 4.559.892", "3"), 3, BUDGET)
    assert [token.text for token in row.tokens] == ["7.925.243", "4.559.892"]


def test_years_above_columns_are_no_values() -> None:
    rows = rows_of_lines(lines("2021 2022 2023", "Presupuesto Inicial 1 2 3"), 3, BUDGET)
    assert read(rows) == [("Presupuesto Inicial", ["1", "2", "3"])]


def test_a_name_that_ends_a_line_with_a_number_keeps_it() -> None:
    style = RowStyle(lambda _: None, least=4)
    rows = rows_of_lines(
        lines("Acompañamiento durante 24", "meses (Familias)", "1 2 3 4"), 4, style
    )
    assert [row.label for row in rows] == ["Acompañamiento durante 24 meses (Familias)"]


def test_values_over_several_lines_are_one_row() -> None:
    rows = rows_of_lines(lines("Presupuesto Final", "1", "2", "3"), 3, RowStyle(BUDGET.finds))
    assert read(rows) == [("Presupuesto Final", ["1", "2", "3"])]


def test_a_row_with_a_cell_missing_does_not_know_its_columns() -> None:
    tokens = (Token("1", 0, 1), Token("2", 2, 3))
    assert Row("x", tokens, 0, 3).placed(3) is None
    assert Row("x", tokens, 0, 3, columns=(0, 2)).placed(3) == (tokens[0], None, tokens[1])


@given(st.lists(st.text(max_size=30), max_size=12))
def test_any_lines_give_rows_whose_values_are_printed_there(texts: list[str]) -> None:
    text = "\n".join(t.replace("\n", " ") for t in texts)
    for row in rows_of_lines(lines(*text.split("\n")), 3, BUDGET):
        for token in row.tokens:
            assert text[token.start : token.end] == token.text


def test_labels_are_compared_folded() -> None:
    assert fold(clean_label("Presupuesto  INICIAL2 *")) == "presupuesto inicial"
