"""Conversations of the app, kept so that a lost connection loses nothing."""

import time
from dataclasses import dataclass

from vectorstore.storage import Storage


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation at a glance; `touched` is when it was last added to (Unix seconds)."""

    id: str
    title: str
    touched: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, as the app wrote it (JSON, whose shape is the app's affair)."""

    question: str
    answer: str


class Conversations:
    """The conversations of one catalogue."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def save_turn(self, conversation: str, question: str, answer: str) -> None:
        """Add a turn; the first question of a conversation becomes its title."""
        with self._storage.writing() as connection:
            connection.execute(
                "INSERT INTO conversations VALUES (?1, ?2, ?3) "
                "ON CONFLICT (id) DO UPDATE SET touched = ?3",
                (conversation, question, int(time.time())),
            )
            connection.execute(
                "INSERT INTO turns SELECT ?1, count(*), ?2, ?3 FROM turns WHERE conversation = ?1",
                (conversation, question, answer),
            )

    def all(self) -> tuple[Conversation, ...]:
        """Latest first."""
        rows = self._storage.connection.execute(
            "SELECT id, title, touched FROM conversations ORDER BY touched DESC, rowid DESC"
        )
        return tuple(Conversation(*row) for row in rows)

    def turns(self, conversation: str) -> tuple[Turn, ...]:
        """Oldest first; empty for a conversation that is not kept."""
        rows = self._storage.connection.execute(
            "SELECT question, answer FROM turns WHERE conversation = ? ORDER BY ordinal",
            (conversation,),
        )
        return tuple(Turn(*row) for row in rows)

    def delete(self, conversation: str) -> None:
        """Erase a conversation with all its turns."""
        with self._storage.writing() as connection:
            connection.execute("DELETE FROM conversations WHERE id = ?", (conversation,))
