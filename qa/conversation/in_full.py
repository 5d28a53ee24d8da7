"""A message that leans on the question before, as the whole question that it stands for.

Promise: it is said in full only where its words are nothing but what changes of that question.
"""

from qa.conversation.fragments import completed
from qa.conversation.restated import as_reckoned, in_place, of_the_rows, taking_part
from qa.conversation.swapped import swapped
from qa.language.senses import Reading, read, static_speller
from qa.programmes.choosing import by_name
from qa.programmes.shelf import Shelf
from qa.understanding.question import Question


def in_full(text: str, reading: Reading, earlier: Question, said: str, shelf: Shelf) -> str | None:
    """The message in full after the question `said`, understood as `earlier`; None if it is."""
    whole = of_the_rows(reading, earlier) or in_place(reading, earlier, said)
    whole = whole or completed(reading, earlier)
    before = read(said, (static_speller(), shelf.speller))
    whole = whole or swapped(text, reading, said, before) or as_reckoned(reading)
    if whole is None and not by_name(reading, shelf).programmes:
        whole = taking_part(text, reading, said)
    return whole
