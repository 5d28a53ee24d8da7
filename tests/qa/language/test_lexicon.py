"""Spanish words are known for what they are, so that none is mended into another."""

import pytest

from qa.language.lexicon import filter_of, is_spanish, is_verb
from qa.language.senses import read, static_speller


@pytest.mark.parametrize("word", ["maestros", "saben", "bolsillo", "discurso", "metieron", "silla"])
def test_a_spanish_word_is_no_slip_of_another(word: str) -> None:
    assert is_spanish(word)
    assert read(word, (static_speller(),)).known == (word,)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("presupesto", "presupuesto"), ("gato", "gasto"), ("asta", "hasta"), ("kedaron", "quedaron")],
)
def test_a_slip_is_still_mended(slip: str, meant: str) -> None:
    assert read(slip, (static_speller(),)).known == (meant,)


def test_a_verb_is_told_from_a_noun_that_looks_like_one() -> None:
    assert is_verb("manejan")
    assert is_verb("quiso")
    assert not is_verb("ayuda")
    assert not is_verb("maestros")


def test_the_filter_is_the_same_each_time_and_whatever_the_order() -> None:
    assert filter_of(["uno", "otro"]) == filter_of(["otro", "uno", "otro"])
