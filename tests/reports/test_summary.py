"""A programme on one page: every figure printed or computed, every gap with its reason."""

from dataclasses import replace

from calc.figure import Book
from ingest.ficha import Ficha
from reports.summary import grids, key_facts, series, side_by_side


def test_printed_figures_are_as_printed_and_computed_ones_carry_their_sum(ficha: Ficha) -> None:
    facts = {fact.concept: fact for fact in key_facts(ficha)}
    assert facts["cobertura"].value == "3,2 %"
    assert facts["cobertura"].derivation is None
    assert facts["gasto_por_beneficiario"].derivation == "(179.319 + 8.280) / 201 = M$933,3"
    assert all(fact.sources for fact in facts.values())


def test_what_cannot_be_computed_has_its_reason_and_no_value(ficha: Ficha) -> None:
    bare = replace(
        ficha, book=Book(tuple(f for f in ficha.book if f.concept != "poblacion_beneficiada"))
    )
    facts = {fact.concept: fact for fact in key_facts(bare)}
    assert facts["gasto_por_beneficiario"].value is None
    assert "no trae la población beneficiada" in (facts["gasto_por_beneficiario"].reason or "")
    assert "poblacion_beneficiada" not in facts


def test_a_mark_in_a_table_is_shown_as_it_is_printed(ficha: Ficha) -> None:
    cells = {cell for grid in grids(ficha) for row in grid.rows for cell in row}
    assert {"-", "N/A", "M$1.170,0"} <= cells
    unit_cost, *_ = series(ficha, ("gasto_unitario_componente",))
    assert unit_cost.facts[-1].value == "M$1.170,0"


def test_an_empty_ficha_has_empty_tables(ficha: Ficha) -> None:
    assert grids(replace(ficha, book=Book(()))) == ()


def test_programmes_side_by_side_say_their_year_and_their_pesos(ficha: Ficha) -> None:
    other = replace(ficha, program="OTRO PROGRAMA", year=2022, price_year=2023, findings=())
    grid = side_by_side([ficha, other])
    assert grid.titles[2] == "Otro Programa"
    rows = {row[0]: row[1:] for row in grid.rows}
    assert rows["Año"] == ("2023", "2022")
    assert rows["Pesos"] == ("M$2024", "M$2023")
    assert rows["Total ejecutado"] == ("M$187.599", "M$290.149")
    assert rows["Hallazgos publicados"][1] == "0"
