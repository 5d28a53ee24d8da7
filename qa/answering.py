"""From a text and its history to an answer: understand, choose the kind, compose.

Promise: the same question over the same library always gets the same answer.
"""

from collections.abc import Sequence

from qa.asking import Ask, Draft, finish
from qa.kinds import figure
from qa.question import understand
from qa.shelf import open_shelf
from qa.types import Answer
from vectorstore.library import Library

KINDS = (figure.answer,)
"""Kinds of question, in the order in which they are tried."""


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
    shelf = open_shelf(library, documents)
    programme = shelf.programmes[0]
    view = shelf.view(programme.latest.document)
    question = understand(text, view)
    ask = Ask(question, view, programme, shelf, len(shelf.programmes) > 1, False)
    for kind in KINDS:
        draft = kind(ask)
        if draft is not None:
            return finish(draft, text)
    return finish(Draft(("No encontré eso en las fichas cargadas.",), "not_found"), text)
