"""A derivation that people read becomes the same sum in a sheet."""

import pytest

from reports.formula import sheet_formula

CELLS = {"187.599": ["Cifras!$E$9"], "482.870": ["Cifras!$E$3"], "0": ["A1", "A2"]}


@pytest.mark.parametrize(
    ("derivation", "formula"),
    [
        ("187.599 / 482.870 × 100 = 38,9 %", "=Cifras!$E$9/Cifras!$E$3*100"),
        ("482.870 − 187.599 = M$295.271", "=Cifras!$E$3-Cifras!$E$9"),
        ("(179.319 + 8.280) / 201 = M$933,3", "=(179319+8280)/201"),
        ("2,8 + 3,5 = 6,3 %", "=2.8+3.5"),
    ],
)
def test_operands_are_cells_and_the_rest_is_written_out(derivation: str, formula: str) -> None:
    assert sheet_formula(derivation, CELLS) == formula


def test_the_same_literal_in_two_cells_is_taken_in_turn() -> None:
    assert sheet_formula("0 + 0 + 0 = M$0", CELLS) == "=A1+A2+A2"


@pytest.mark.parametrize(
    "derivation",
    [
        "",
        "187.599",
        "2022: 290.149 / 459.063 × 100 = 63,2 %",
        "140 / 201 × 100 = 69,65 %; 141 / 201 × 100 = 70,15 %",
        "201 / 3,25 × 100 a 201 / 3,15 × 100 = entre 6.185 y 6.380 personas",
        "1.5 + 2 = 3,5",
        '=HYPERLINK("http://malo") = 1',
    ],
)
def test_what_is_no_single_sum_is_no_formula(derivation: str) -> None:
    assert sheet_formula(derivation, CELLS) is None
