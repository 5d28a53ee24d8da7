"""Lines → paragraphs, joined over line ends and page breaks, each with its place."""

import re
from collections.abc import Iterator, Sequence

from ingest.ficha import Paragraph
from ingest.page import Document
from ingest.sections import Line, document_lines

_ENDS = (".", ":", ";", "!", "?", ")", "”", "»")
_BULLET = re.compile(r"[•▪●◦·–-] +")


def paragraphs(document: Document, start: int, end: int) -> tuple[Paragraph, ...]:
    """The paragraphs of a stretch of a document: parted by blank lines, bullets and field labels.

    A paragraph that a page break or a blank line cuts in mid-sentence is put together again.
    """
    runs: list[list[Line]] = []
    for run in _runs(document_lines(document, start, end)):
        if runs and _goes_on(runs[-1], run):
            runs[-1].extend(run)
        else:
            runs.append(run)
    return tuple(_paragraph(document, run) for run in runs)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    widest = max((len(line.text) for line in lines), default=0)
    run: list[Line] = []
    for line in lines:
        if run and (not line.text or _BULLET.match(line.text) or _closes(run[-1], widest)):
            yield run
            run = []
        if line.text:
            run.append(line)
    if run:
        yield run


def _closes(line: Line, widest: int) -> bool:
    """A line that ends a sentence well short of the margin ends a paragraph."""
    return line.text.endswith((".", ":")) and len(line.text) < 0.7 * widest


def _goes_on(previous: Sequence[Line], run: Sequence[Line]) -> bool:
    first = run[0].text
    return not previous[-1].text.endswith(_ENDS) and first[0].islower()


def _paragraph(document: Document, run: Sequence[Line]) -> Paragraph:
    text = " ".join(" ".join(line.text.split()) for line in run)
    return Paragraph(text, document.source(run[0].start, run[-1].end))
