"""The outline of a text that anyone wrote: its headings, its lines, its sentences.

What a heading says (a year, a subject, a row) holds for the lines below it until the next heading;
what a sentence says may be taken up by the next one of the same paragraph, and by no other. A line
end inside a paragraph that somebody's program wrapped is no end of anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from calc.sentences import Span, split_sentences, trimmed

_BULLET = re.compile(r"[ \t]*(?:[-–—*•▪·►✓>#]+|\(?\w{1,2}[.)]-?)[ \t]+")
_LABEL = re.compile(r"[ \t]*[^\d\W][^\n:.;]{0,60}:(?:\s|$)")
_ENDED = re.compile(r"[.!?…:;][)»”\"'\]]*[ \t]*$")
_CLOSED = re.compile(r"[.!?…;,][)»”\"'\]]*$")
_WRAPPED = 45
"""No program wraps lines shorter than this."""

_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its place in the outline.

    `follows` tells that it goes on in the paragraph of the one before; `alone` that it is a whole
    line by itself, without a full stop: what a heading looks like.
    """

    start: int
    end: int
    follows: bool
    alone: bool


def statements(text: str) -> Iterator[Statement]:
    """The sentences of a text in order; linear in its length."""
    for block in _blocks(text):
        spans = list(split_sentences(text[block.start : block.end], clauses=True))
        whole = len(spans) == 1 and block.end - block.start <= _LONGEST_HEADING
        alone = whole and not _CLOSED.search(text[block.end - 2 : block.end])
        for at, span in enumerate(spans):
            yield Statement(block.start + span.start, block.start + span.end, at > 0, alone)


def _blocks(text: str) -> Iterator[Span]:
    """The paragraphs and list items of a text."""
    for low, high in _paragraphs(text):
        lines = _lines(text, low, high)
        widest = max((line.end - line.start for line in lines), default=0)
        start = low
        for line, after in pairwise(lines):
            if not _goes_on(text, line, after, widest):
                yield from trimmed(text, start, line.end)
                start = line.end
        yield from trimmed(text, start, high)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in re.finditer(r"\n[ \t\r\f\v]*\n\s*|\f", text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _lines(text: str, low: int, high: int) -> list[Span]:
    """The lines between two places, line ends left out."""
    found = []
    while low < high:
        end = text.find("\n", low, high)
        end = high if end < 0 else end
        found.append(Span(low, end))
        low = end + 1
    return found


def _goes_on(text: str, line: Span, after: Span, widest: int) -> bool:
    """Whether a line end is only where a program wrapped a paragraph."""
    length = line.end - line.start
    if length < _WRAPPED or _ENDED.search(text[max(line.start, line.end - 4) : line.end]):
        return _ends_at_edge(text, line, after, widest) and length >= _WRAPPED
    if _BULLET.match(text, after.start, after.end) or _LABEL.match(text, after.start, after.end):
        return False
    first = text[after.start : after.end].lstrip()[:1]
    return first.islower() or _ends_at_edge(text, line, after, widest)


def _ends_at_edge(text: str, line: Span, after: Span, widest: int) -> bool:
    """Whether the next word would not have fitted in the line."""
    if _BULLET.match(text, after.start, after.end) or _LABEL.match(text, after.start, after.end):
        return False
    word = text[after.start : after.end].split(maxsplit=1)
    return bool(word) and line.end - line.start + 1 + len(word[0]) > widest
