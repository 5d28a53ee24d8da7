"""How questions are read: spelling, senses, years, rows, and what is left over."""

import pytest

from qa.language.senses import read, static_speller
from qa.language.speller import Speller
from qa.language.words import distance, sound, stem, words
from qa.named.years import read_period


def known(text: str) -> str:
    return read(text, (static_speller(),)).text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ayazgos", "hallazgos"),
        ("kuanta plata", "cuanta plata"),
        ("xq gastaron poco", "por que gastaron poco"),
        ("presupusto inisial", "presupuesto inicial"),
        ("beneficairios", "beneficiarios"),
        ("regoines", "regiones"),
        ("covertura", "cobertura"),
    ],
)
def test_misspelt_words_become_what_was_meant(written: str, meant: str) -> None:
    assert known(written) == meant


@pytest.mark.parametrize("word", ["hombres", "lanchas", "postulo", "diciembre", "abrir", "perros"])
def test_right_words_are_never_corrected_into_others(word: str) -> None:
    assert known(word) == word


def test_what_is_like_no_known_word_stays_as_it_was_written() -> None:
    assert known("zxqwvut") == "zxqwvut"


def test_of_two_words_a_slip_away_the_lower_rank_is_meant() -> None:
    speller = Speller({"gasto": 0, "pasto": 1})
    assert speller.candidates("lasto")[0][1] == "gasto"


def test_a_slip_is_a_letter_dropped_added_changed_or_swapped() -> None:
    assert distance("gasto", "gaso") == 1
    assert distance("gasto", "gastro") == 1
    assert distance("gasto", "pasto") == 1
    assert distance("gasto", "gatso") == 1
    assert distance("presupuesto", "gasto", limit=2) > 2


def test_words_that_sound_alike_are_one_sound() -> None:
    assert sound("hallazgo") == sound("ayasgo")
    assert sound("kilometro") == sound("quilometro")


def test_number_and_gender_share_a_stem() -> None:
    assert len({stem(w) for w in ("beneficiario", "beneficiaria", "beneficiarios")}) == 1
    assert stem("regiones") == stem("region")


def test_money_and_codes_are_words_of_their_own() -> None:
    assert [w.text for w in words("M$187.599 y N/A, 38,9%")] == [
        "m$",
        "187.599",
        "y",
        "n/a",
        "38,9",
        "%",
    ]


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("cobertura de 2022", (2022,)),
        ("la del 22", (2022,)),
        ("entre 2021 y 2023", (2021, 2023)),
        ("el año pasado", (2022,)),
        ("el año antepasado", (2021,)),
        ("este año", (2023,)),
        ("dos mil veintidós", (2022,)),
        ("presup final 22", (2022,)),
        ("más de 22 regiones", ()),
        ("subtítulo 22", ()),
        ("$2023", ()),
    ],
)
def test_years_are_read_however_they_are_said(question: str, years: tuple[int, ...]) -> None:
    assert read_period(read(question, (static_speller(),)), 2023).years == years


def test_all_years_may_be_asked_at_once() -> None:
    assert read_period(read("en los tres años", (static_speller(),)), 2023).every
