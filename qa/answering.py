"""From a text and its history to an answer: understand, choose the programme and the kind, compose.

Promise: the same question over the same library always gets the same answer.
"""

from collections.abc import Sequence

from qa.asking import finish
from qa.guard import guarded
from qa.shelf import open_shelf
from qa.talk import Talk
from qa.types import Answer
from vectorstore.library import Library

_MOST_EARLIER = 6


def answer(
    text: str,
    library: Library,
    history: Sequence[str] = (),
    documents: Sequence[str] | None = None,
) -> Answer:
    """Answer a question in Spanish from the fichas of a library.

    `history` holds the earlier questions of the conversation, oldest first; `documents` (ids)
    limits the answer to some of the fichas.
    """
    talk = Talk(open_shelf(library, documents))
    for earlier in history[-_MOST_EARLIER:]:
        talk.hear(earlier)
    return guarded(finish(talk.reply(text), text))
