"""From a text and its history to an answer: understand, choose the programme and the kind, compose.

Promise: the same question over the same library always gets the same answer.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from calc.figure import fold
from qa.answers.compose import Shown
from qa.answers.counted import counted_noun, counting_parts
from qa.answers.doubtful import Doubts, doubts_of, warned
from qa.answers.guard import candidate, guarded
from qa.answers.types import Answer
from qa.conversation.double import questions_of
from qa.conversation.falsehood import affirmed, turned
from qa.conversation.nested import one_and_asked
from qa.conversation.of_each import not_of_each, whose_money
from qa.conversation.turned import in_plain
from qa.language.plain_words import told_plainly
from qa.language.preamble import asking_part, asking_who
from qa.language.senses import read, static_speller
from qa.language.signs import in_words
from qa.programmes.choosing import by_name
from qa.programmes.shelf import Shelf, open_shelf
from qa.saying.asking import Draft, finish, one_after_another
from qa.talk import Talk
from qa.text.sorts import COUNT, sort_of
from qa.understanding.focus import focused
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
    text = in_words(text)
    for said in map(in_words, history[-_MOST_EARLIER:]):
        earlier = _in_turn(said, talk)
        found = _of_the_one(talk, earlier)
        talk, asked = found if found is not None else (talk, _asked(earlier, talk))
        talk.hear(asked)
    text = _in_turn(text, talk)
    true = affirmed(text)
    draft, talk = _reply(talk, text if true is None else true)
    draft = draft if true is None else turned(draft)
    parts = counting_parts(draft.parts, lambda document: counted_noun(shelf.ficha(document)))
    if draft.status == "answered":
        parts = warned(parts, lambda document: _doubts(shelf, document))
    made = finish(replace(draft, parts=parts), text)
    if talk.selection is not None:
        # Prose about many programmes does not say of which one each number is: only its owners do.
        return guarded(made, lambda _: None)
    return guarded(made, lambda document: candidate(document, library.ficha))


def _doubts(shelf: Shelf, document: str) -> Doubts:
    """The doubts of a ficha, worked out once."""
    key = ("doubts", document)
    if key not in shelf.values:
        shelf.values[key] = doubts_of(shelf.ficha(document))
    return cast(Doubts, shelf.values[key])


def _in_turn(text: str, talk: Talk) -> str:
    """A message that is but a turn of the talk about one programme as a plain question."""
    if talk.question is None or len(talk.programmes) != 1:
        return text
    view = talk.shelf.view(talk.programmes[0].latest.document)
    reading = read(text, (static_speller(), talk.shelf.speller))
    return in_plain(text, reading, talk.question, view) or text


def _asked(text: str, talk: Talk) -> str:
    """What a message asks; the programme that the rest of it names becomes that of the talk."""
    asked = asking_part(focused(asking_who(told_plainly(text)), talk.shelf))
    talk.turn_to(text, asked)
    return asked


def _reply(talk: Talk, text: str) -> tuple[Draft, Talk]:
    """The answer to a message and the talk after it: to all of it, or to each of its questions.

    The whole is tried first, since most of what is asked together is one table or one sentence.
    """
    if (found := _of_the_one(talk, text)) is not None:
        draft = found[0].reply(found[1])
        if draft.status == "answered":
            return draft, found[0]
    text = _asked(text, talk)
    if (theirs := whose_money(text)) is not None:
        about_them = replace(talk)
        draft = about_them.reply(theirs)
        if draft.status == "answered":
            return not_of_each(draft), about_them
    asked = questions_of(text)
    by_one = replace(talk)
    whole = talk.reply(text)
    enough = whole.status == "answered" and _tells(whole) >= len(asked)
    if len(asked) == 1 or (enough and not _of_others(asked, talk)):
        return whole, talk
    drafts = [by_one.reply(question) for question in asked]
    told = [draft.status == "answered" for draft in drafts]
    rest = zip(drafts[1:], asked[1:], strict=True)
    if _quoted_in(drafts[0], whole) and all(
        _quoted_in(d, whole) or _told_in(whole, q) for d, q in rest
    ):
        return whole, talk
    if not told[0] or (whole.status == "answered" and not all(told)):
        return whole, talk
    return one_after_another(drafts), by_one


def _of_the_one(talk: Talk, text: str) -> tuple[Talk, str] | None:
    """The talk about the one that a message means by an extreme, and what it asks of it."""
    parts = one_and_asked(text, programmes=len(talk.shelf.programmes) > 1)
    if parts is None:
        return None
    one, asked = parts
    found = replace(talk)
    found.turn_to(text, one)
    found.hear(one)
    return (found, asked) if found.keep_to_the_first() else None


def _of_others(asked: Sequence[str], talk: Talk) -> bool:
    """Whether each question of a message names a programme of its own."""
    spellers = (static_speller(), talk.shelf.speller)
    named = [by_name(read(question, spellers), talk.shelf).programmes for question in asked]
    return all(len(one) == 1 for one in named) and len({one[0].key for one in named}) == len(asked)


def _quoted_in(draft: Draft, whole: Draft) -> bool:
    """Whether a draft tells nothing but what the whole quotes too."""
    own, told = (
        frozenset(_QUOTE.findall(" ".join(p for p in d.parts if isinstance(p, str))))
        for d in (draft, whole)
    )
    return bool(own) and own <= told and not _tells(draft)


_QUOTE = re.compile(r"«([^»]+)»")


def _told_in(draft: Draft, question: str) -> bool:
    """Whether what a draft quotes also tells the sort of thing that a question asks for.

    As in "recibe un subsidio de … durante ocho meses", asked "¿y por cuántos meses?".
    """
    sort = sort_of(read(question, (static_speller(),)).text)
    said = fold(" ".join(part for part in draft.parts if isinstance(part, str)))
    if sort is None or sort.id == COUNT or sort.told is None:
        return False
    return sort.told.search(said) is not None


def _tells(draft: Draft) -> int:
    """How many figures a draft tells, the marks printed in the place of one too."""
    shown = (part for part in draft.parts if isinstance(part, Shown) and part.concept)
    marks = sum(part.count("(figura") for part in draft.parts if isinstance(part, str))
    return len({(part.concept, part.year, part.item) for part in shown}) + marks
