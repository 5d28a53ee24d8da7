"""The page «Preguntar»: examples, answers with what they rest on, and conversations that stay."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import written
from ui.chat import examples
from vectorstore import Library

QUESTION = "¿Cuánto gastó el programa Inmigrante y Refugio en 2023?"


def labels(test: AppTest) -> list[str]:
    return [button.label for button in test.button]


@pytest.mark.usefixtures("nothing")
def test_an_empty_library_says_where_to_load(page: Any) -> None:
    test = page("chat")
    assert not test.exception
    assert "página **Fichas**" in written(test)


def test_the_empty_conversation_offers_questions_that_are_answered(data: Path, page: Any) -> None:
    with Library(data) as library:
        count = len(examples(library.cards()))
    for index in range(count):
        test = page("chat")
        test.button(key=f"ejemplo_{index}").click().run()
        assert not test.exception
        assert "fc-answer" in written(test)
        assert "No encontré" not in written(test)


@pytest.mark.usefixtures("data")
def test_an_answer_shows_its_figure_its_source_and_what_to_ask_next(page: Any) -> None:
    test = page("chat")
    test.chat_input[0].set_value(QUESTION).run()
    assert not test.exception
    said = written(test)
    assert "M$187.599" in said
    assert "Total ejecutado · 2023" in said
    assert [e.label.partition(" (")[0] for e in test.expander] == [
        "Cifras y su origen",
        "Pasajes de las fichas",
    ]
    assert "Ver en la ficha: página 3" in labels(test)
    assert any(label.startswith("¿") for label in labels(test))


@pytest.mark.usefixtures("data")
def test_a_suggestion_is_asked_with_a_click_and_follows_the_conversation(page: Any) -> None:
    test = page("chat")
    test.chat_input[0].set_value(QUESTION).run()
    test.button(key="s0_0").click().run()
    assert not test.exception
    assert len(test.chat_message) == 4


@pytest.mark.usefixtures("data")
def test_a_conversation_is_read_back_by_its_address(page: Any) -> None:
    test = page("chat")
    test.chat_input[0].set_value(QUESTION).run()
    address = test.query_params["c"]
    again = AppTest.from_string("from ui import chat\nchat.page()", default_timeout=30)
    again.query_params["c"] = address
    again.run()
    assert not again.exception
    assert "M$187.599" in written(again)


def test_a_conversation_can_be_deleted_for_good(data: Path, page: Any) -> None:
    test = page("chat")
    test.chat_input[0].set_value(QUESTION).run()
    forget = next(button for button in test.button if button.label == "Borrar esta conversación")
    forget.click().run()
    assert not test.exception
    assert not test.chat_message
    with Library(data) as library:
        assert library.conversations.all() == ()


@pytest.mark.usefixtures("data")
def test_a_new_conversation_is_empty_and_the_old_one_is_offered(page: Any) -> None:
    test = page("chat")
    test.chat_input[0].set_value(QUESTION).run()
    new = next(button for button in test.button if button.label == "Nueva conversación")
    new.click().run()
    assert not test.chat_message
    assert any(label.startswith("¿Cuánto gastó") for label in labels(test))


def test_an_answer_kept_by_another_version_is_answered_anew(data: Path) -> None:
    with Library(data) as library:
        library.conversations.save_turn("vieja", QUESTION, '{"otra": "forma"}')
    test = AppTest.from_string("from ui import chat\nchat.page()", default_timeout=30)
    test.query_params["c"] = "vieja"
    test.run()
    assert not test.exception
    assert "M$187.599" in written(test)


def test_the_answer_can_be_limited_to_a_ficha(data: Path, page: Any) -> None:
    with Library(data) as library:
        (clinic,) = (c.document for c in library.cards() if "DENTAL" in (c.program or ""))
    test = page("chat")
    test.multiselect(key="alcance").set_value([clinic]).run()
    test.chat_input[0].set_value("¿Cuánto gastó el programa?").run()
    assert not test.exception
    assert "187.599" not in written(test)
