"""Conversations outlive the process that had them."""

from pathlib import Path

from vectorstore import Library
from vectorstore.conversations import Turn


def test_turns_come_back_in_order_after_reopening(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.conversations.save_turn("c1", "¿Cobertura?", '{"answer": "3,2 %"}')
        library.conversations.save_turn("c1", "¿Y en 2022?", "{}")
        library.conversations.save_turn("c2", "Hola", "{}")
    with Library(tmp_path) as library:
        talks = library.conversations
        assert talks.turns("c1") == (
            Turn("¿Cobertura?", '{"answer": "3,2 %"}'),
            Turn("¿Y en 2022?", "{}"),
        )
        assert {c.title for c in talks.all()} == {"¿Cobertura?", "Hola"}
        talks.delete("c1")
        assert talks.turns("c1") == ()
        assert [c.id for c in talks.all()] == ["c2"]
