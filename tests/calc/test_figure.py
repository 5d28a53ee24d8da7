"""A book finds its figures by concept, year and item, and confuses no absence with a value."""

import pytest

from calc.figure import Book, Figure, Source, fold
from tests.calc.books import book_of, figure


def test_items_are_found_whatever_their_accents() -> None:
    book = book_of()
    assert book.one("gasto_region", 2023, "BIOBIO") is book.one("gasto_region", 2023, "Bíobío")


def test_a_printed_value_is_preferred_to_a_mark_of_absence() -> None:
    assert book_of().one("total_ejecutado", 2021).printed == "0"  # type: ignore[union-attr]  # it is there


def test_without_item_only_the_row_without_item_is_meant() -> None:
    assert book_of().one("gasto_region", 2023) is None


def test_years_and_items_are_listed_once() -> None:
    book = book_of()
    assert book.years("presupuesto_inicial") == (2021, 2022, 2023)
    assert book.items("gasto_subtitulo") == ("21", "22", "24")
    assert "cobertura" in book.concepts()


def test_a_figure_has_a_value_or_a_reason_for_having_none() -> None:
    with pytest.raises(ValueError, match="either"):
        Figure("cobertura", 2023, None, "", None, None, Source("d", 1, 1, 0, 0, ""))


def test_an_empty_book_is_a_book() -> None:
    assert len(Book(())) == 0
    assert Book((figure("cobertura", 2023, None, "3,2"),)).find("otra") == ()


def test_folding_takes_case_accents_and_spaces_away() -> None:
    assert fold("  Ñuble\u00a0 Región ") == "nuble region"
