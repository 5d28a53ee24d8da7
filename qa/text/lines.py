"""The sentences of a ficha's prose, each with the words around it.

Promise: every sentence of the document's text is one line, in its order; rows of tables are none.
"""

import re
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

from calc.figure import fold
from calc.sentences import split_sentences
from qa.language.words import words
from qa.programmes.shelf import Shelf
from vectorstore.cards import Hit

_TABLES = "Tablas de cifras"
NOTES = "Notas técnicas"
"""The section that speaks of the ficha itself and not of the programme."""

_MOST = 64


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its words folded, those of the sentences beside it, and those of its heading."""

    text: str
    hit: Hit
    said: tuple[str, ...]
    before: tuple[str, ...]
    around: frozenset[str]
    heading: frozenset[str]

    @property
    def section(self) -> str:
        """The heading it stands under."""
        return self.hit.passage.section


def lines_of(shelf: Shelf, document: str) -> tuple[Line, ...]:
    """The lines of a loaded document, kept for the next questions."""
    if document in _LINES:
        _LINES.move_to_end(document)
        return _LINES[document]
    found: list[Line] = []
    for hit in shelf.library.passages(document):
        if hit.passage.section != _TABLES:
            found.extend(_lines(hit))
    _LINES[document] = tuple(found)
    if len(_LINES) > _MOST:
        _LINES.popitem(last=False)
    return _LINES[document]


_LINES: OrderedDict[str, tuple[Line, ...]] = OrderedDict()


def _lines(hit: Hit) -> list[Line]:
    text = hit.passage.text
    whole = frozenset(said_in(text))
    heading = frozenset(said_in(fold(hit.passage.section)))
    found: list[Line] = []
    before: tuple[str, ...] = ()
    for start, end in split_sentences(text):
        if _is_row(text[start:end]):
            continue
        said = said_in(text[start:end])
        found.append(Line(text[start:end], hit, said, before, whole, heading))
        before = said
    return found


def _is_row(sentence: str) -> bool:
    """Whether a sentence tells nothing: a row of an indicator, its formula, a list's head.

    Nor does the date of the report, which is a field.
    """
    return (
        sentence.rstrip().endswith(":")
        or re.match(r"(?:Fórmula|Dimensión|Fecha de publicación[^:]*): ?|.*: 20\d\d: ", sentence)
        is not None
    )


@lru_cache(maxsize=4096)
def said_in(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(word.text for word in words(text))
