"""From a text and its history to an answer: understand, choose the programme and the kind, compose.

Promise: the same question over the same library always gets the same answer.
"""

from collections.abc import Sequence
from dataclasses import replace

from qa.asking import finish
from qa.counted import counted_noun, counting_parts
from qa.guard import candidate, guarded
from qa.preamble import asking_part
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
    shelf = open_shelf(library, documents)
    talk = Talk(shelf)
    for earlier in history[-_MOST_EARLIER:]:
        talk.hear(asking_part(earlier))
    draft = talk.reply(asking_part(text))
    parts = counting_parts(draft.parts, lambda document: counted_noun(shelf.ficha(document)))
    made = finish(replace(draft, parts=parts), text)
    if talk.selection is not None:
        # Prose about many programmes does not say of which one each number is: only its owners do.
        return guarded(made, lambda _: None)
    return guarded(made, lambda document: candidate(document, library.ficha))
