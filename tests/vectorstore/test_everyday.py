"""What people say → what fichas write: words, turns of several words, and how near each is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.ficha import Passage
from vectorstore import Library
from vectorstore.asked import read_question
from vectorstore.everyday import everyday_words, formal_stems, longest_turn
from vectorstore.fuse import Fused, at_home
from vectorstore.terms import fold, stem
from vectorstore.weigh import Match


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    fichas = Path(__file__).resolve().parents[2] / "fichas"
    with Library(tmp_path_factory.mktemp("datos")) as library:
        list(library.load([fichas]))
        yield library


def test_every_word_and_turn_of_the_tables_is_known() -> None:
    for formal, everyday in everyday_words():
        for said in everyday:
            meant = formal_stems(" ".join(map(stem, fold(said).split())))
            assert {stem(fold(word)) for word in formal} <= meant.keys()
    assert formal_stems("xilofon") == {}


def test_the_first_word_of_a_group_is_nearest_and_what_many_groups_say_nearer() -> None:
    near = formal_stems(stem("plata"))
    assert near[stem("recursos")] == max(near.values()) == 2
    groups = [formal for formal, everyday in everyday_words() if "chapuzón" in everyday]
    assert len(groups) == 1
    order = [formal_stems(stem(fold("chapuzón")))[stem(fold(word))] for word in groups[0]]
    assert order == sorted(order, reverse=True)
    assert order[0] == 1


def test_a_turn_is_read_whole(library: Library) -> None:
    connection = library._storage.connection
    assert longest_turn() >= 4
    whole = read_question(connection, "¿por qué dijeron que no?").terms[0]
    alone = read_question(connection, "¿por qué dijeron?").terms[0]
    assert whole.written == alone.written == "dijeron"
    assert stem("rechazo") in dict(whole.formal).keys() - dict(alone.formal).keys()


def test_a_word_that_the_tables_know_is_not_read_as_a_misspelling(library: Library) -> None:
    connection = library._storage.connection
    pega = read_question(connection, "¿hay pega?").terms[0]
    assert pega.stems == ()
    assert stem("empleo") in dict(pega.formal)
    assert read_question(connection, "¿hay enpleo?").terms[0].stems[0][0] == stem("empleo")


def test_a_passage_gains_by_the_best_of_its_document() -> None:
    def found(number: int, score: float) -> Fused:
        return Fused(Match(number, score, (), frozenset(), 0), score, score, None)

    fused = (found(1, 0.9), found(2, 0.8), found(3, 0.79), found(4, 0.78))
    homes = {1: "a", 2: "b", 3: "b", 4: "b"}
    assert [f.match.number for f in at_home(fused, homes)] == [2, 3, 4, 1]
    assert [f.match.number for f in at_home(fused, dict.fromkeys(homes, "a"))] == [1, 2, 3, 4]


def test_who_names_no_programme_but_its_people_finds_it(library: Library) -> None:
    passages: list[Passage] = [
        hit.passage for hit in library.search("¿por qué le dijeron que no a la radio?", 5)
    ]
    assert any("causas de rechazo" in passage.text for passage in passages)
