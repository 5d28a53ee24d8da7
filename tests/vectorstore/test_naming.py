"""A question that names a programme is about it, and its other words are what is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vectorstore import readings
from vectorstore import Library
from vectorstore.asked import read_question
from vectorstore.naming import named_fichas

FICHAS = {
    "huertos-2022": ("Huertos Vecinales", 2022, "La asistencia bajó por la sequía."),
    "huertos-2023": ("Huertos Vecinales", 2023, "La asistencia subió con las lluvias."),
    "talleres": ("Talleres de Costura", 2023, "La asistencia bajó por falta de máquinas."),
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    for name, (program, year, text) in FICHAS.items():
        lines = f"ficha;{program};{year}\n{text}\nSe llevan números de cada huerto."
        (tmp_path / f"{name}.txt").write_text(lines, encoding="utf-8")
    with Library(tmp_path / "datos", read=readings.read) as library:
        list(library.load([tmp_path]))
        yield library


def first(library: Library, question: str) -> tuple[str | None, int | None]:
    hit = library.search(question, 1)[0]
    return hit.program, hit.year


def test_the_programme_that_is_named_comes_first(library: Library) -> None:
    assert first(library, "¿por qué bajó la asistencia de los talleres de costura?")[0] == (
        "Talleres de Costura"
    )


@pytest.mark.parametrize(("said", "year"), [("el 22", 2022), ("el 2022", 2022), ("el 23", 2023)])
def test_the_year_tells_two_fichas_of_a_programme_apart(
    library: Library, said: str, year: int
) -> None:
    question = f"{said}, ¿cómo estuvo la asistencia de Huertos Vecinales?"
    assert first(library, question) == ("Huertos Vecinales", year)


def test_a_word_that_names_says_nothing_of_what_is_asked(library: Library) -> None:
    connection = library._storage.connection
    asked = read_question(connection, "¿qué lluvias hubo en huertos vecinales?")
    named = named_fichas(connection, asked)
    assert named is not None
    assert {asked.terms[n].written for n in named.terms} == {"huertos", "vecinales"}
    assert len(named.documents) == 2


def test_a_diminutive_is_read_as_its_word(library: Library) -> None:
    (term,) = read_question(library._storage.connection, "numeritos").terms
    assert term.stems[0][0] == "numer"


def test_a_name_is_known_as_long_as_any_ficha_has_it(library: Library) -> None:
    connection = library._storage.connection
    asked = read_question(connection, "huertos vecinales")
    older, newer = (
        card.document for card in library.cards() if card.program == "Huertos Vecinales"
    )
    library.remove(older)
    named = named_fichas(connection, asked)
    assert named is not None
    assert named.documents == (newer,)
    library.remove(newer)
    assert named_fichas(connection, asked) is None
    left = {key for (key,) in connection.execute("SELECT DISTINCT program_key FROM names")}
    assert left == {"talleres de costura"}
