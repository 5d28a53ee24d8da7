"""Search over the demonstration fichas: exact where it matters, steady, explained, offline."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vectorstore import readings
from vectorstore import Library
from vectorstore.asked import read_question


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    fichas = Path(__file__).resolve().parents[2] / "fichas"
    with Library(tmp_path_factory.mktemp("datos")) as library:
        assert {r.status for r in library.load([fichas])} == {"loaded"}
        yield library


def test_two_years_of_a_programme_are_told_apart_by_the_year_asked(library: Library) -> None:
    for year in (2022, 2023):
        hit = library.search(f"qué municipalidades ejecutaron los centros diurnos en {year}", 1)[0]
        assert hit.year == year


def test_the_same_question_gets_the_same_answer_warm_and_cold(library: Library, root: Path) -> None:
    queries = ["¿por qué sobró plata?", "quienes ejecutan barrios activos", "ayazgos de eficiensia"]
    warm = [[(h.passage.text, h.score, h.why) for h in library.search(q)] for q in queries]
    assert warm == [[(h.passage.text, h.score, h.why) for h in library.search(q)] for q in queries]
    code = (
        "import sys; from pathlib import Path; from vectorstore import Library\n"
        "with Library(Path(sys.argv[1])) as library:\n"
        "    for query in sys.argv[2:]:\n"
        "        print([(h.passage.text, h.score, h.why) for h in library.search(query)])\n"
        "assert 'torch' not in sys.modules"
    )
    cold = subprocess.run(
        [sys.executable, "-c", code, str(library.folder), *queries],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert cold.stdout.splitlines() == [str(found) for found in warm]


def test_restricting_to_a_document_loses_nothing(library: Library) -> None:
    for card in library.cards():
        within = [card.document]
        for passage in library.search("por qué ejecutaron las personas", 8, within):
            query = " ".join(passage.passage.text.split()[:12])
            found = library.search(query, 5, within)
            assert passage.passage.text in {hit.passage.text for hit in found}
            assert {hit.document for hit in found} == {card.document}
    assert library.search("presupuesto", documents=[]) == ()


def test_restricting_to_sections_finds_only_those(library: Library) -> None:
    found = library.search("por qué gastaron menos", 5, sections=["Hallazgos de eficiencia"])
    assert found
    assert {h.passage.section for h in found} == {"Hallazgos de eficiencia"}


def test_a_question_that_the_words_know_whole_opens_no_index(library: Library, root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from vectorstore import Library\n"
        "with Library(Path(sys.argv[1])) as library:\n"
        "    hit = library.search('quebraron empresas constructoras', 1)[0]\n"
        "    assert 'sentido' not in hit.why, hit.why\n"
        "assert not {'torch', 'chromadb'} & set(sys.modules)"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(library.folder)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=True,
    )


def test_importing_and_reading_back_load_no_search_library(library: Library, root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from vectorstore import Library\n"
        "with Library(Path(sys.argv[1])) as library:\n"
        "    assert all(library.ficha(card.document) for card in library.cards())\n"
        "heavy = {'torch', 'chromadb', 'sentence_transformers', 'numpy', 'langchain_core'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(library.folder)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=True,
    )


@pytest.mark.usefixtures("no_sockets")
def test_a_search_opens_no_connection(library: Library) -> None:
    assert library.search("¿por qué les sobró dinero?")


def test_relevance_tells_what_is_there_from_what_is_not(library: Library) -> None:
    there = library.search("¿Por qué no abrió el centro de Chillán?", 1)[0].score
    absent = library.search("¿Cuántos submarinos compró la Armada?", 1)
    assert there > 0.5
    assert not absent or absent[0].score < 0.3


def test_why_names_the_words_and_what_they_were_read_as(library: Library) -> None:
    (hit,) = library.search("¿a cuánta jente beneficiaron en Barrios Activos?", 1)
    assert "«barrios»" in hit.why
    assert "sentido" in hit.why


def test_an_empty_or_odd_query_is_no_failure(library: Library) -> None:
    for query in ("", "   ", '"', "AND OR NOT", "*", "((", "a" * 5000, "¿?", "💰", "de la"):
        assert isinstance(library.search(query), tuple)


def test_a_misspelt_word_is_read_as_the_word_that_it_resembles(library: Library) -> None:
    (term,) = read_question(library._storage.connection, "presupueto").terms
    assert term.stems[0][0] == "presupuest"


def test_the_best_sentence_of_a_passage_is_quoted_whole(library: Library) -> None:
    query = "¿por qué se pagan los jurados regionales viáticos?"
    best = library.best_sentences(query, library.search(query))[0]
    assert best.text == "Los jurados regionales no reciben pago, solo viáticos."
    assert best.hit.passage.text[best.start : best.end] == best.text


def test_any_number_of_documents_may_be_searched_within(tmp_path: Path) -> None:
    for n in range(60):
        text = f"Minuta {n}\nEl tema {n} trata de los canales."
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    with Library(tmp_path / "datos", read=readings.read) as library:
        list(library.load([tmp_path]))
        some = [card.document for card in library.cards() if not card.name.startswith("7")]
        found = library.search("tema 7 de los canales desconocidos", 100, documents=some)
        assert len(found) > 50
        assert {hit.document for hit in found} <= set(some)


def test_a_word_that_says_what_kind_of_answer_is_wanted_weighs_less(library: Library) -> None:
    connection = library._storage.connection
    for question, word in (
        ("¿Cuál es el nombre del componente?", "nombre"),
        ("¿Qué tipo de centro se abre?", "tipo"),
    ):
        asked, alone = (read_question(connection, text).terms for text in (question, word))
        assert next(t for t in asked if t.written == word).weight < alone[0].weight
