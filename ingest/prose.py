"""Lines → paragraphs, joined over line ends and page breaks, each with its place."""

import re
from collections.abc import Iterator, Sequence

from ingest.ficha import Paragraph
from ingest.page import Document, join_lines
from ingest.sections import Line, document_lines

_ENDS = (".", ":", ";", "!", "?", ")", "”", "»")
_NOTE = re.compile(r"[Nn]ota [Tt]écnica \d+ ?:")
_NUMBERED = re.compile(r"\d{1,2}\. ?[A-ZÁÉÍÓÚ][^.:]{2,60}")
_HEADING = re.compile(r"[A-ZÁÉÍÓÚ][^.:]{2,60}:")
_BULLET = re.compile(r"[•▪●◦·–-] +")


def paragraphs(
    document: Document, start: int, end: int, opening: re.Pattern[str] | None = None
) -> tuple[Paragraph, ...]:
    """The paragraphs of a stretch of a document: parted by blank lines, bullets and headings.

    `opening` tells further lines that open a paragraph after a whole sentence. A paragraph that a
    page break or a blank line cuts in mid-sentence is put together again.
    """
    runs: list[list[Line]] = []
    for run in _runs(document_lines(document, start, end), opening):
        if runs and _goes_on(runs[-1], run):
            runs[-1].extend(run)
        else:
            runs.append(run)
    return tuple(_paragraph(document, run) for run in runs)


def _runs(lines: Sequence[Line], opening: re.Pattern[str] | None) -> Iterator[list[Line]]:
    widest = max((len(line.text) for line in lines), default=0)
    run: list[Line] = []
    for line in lines:
        if run and (not line.text or _opens(line, run[-1], opening) or _closes(run[-1], widest)):
            yield run
            run = []
        if line.text:
            run.append(line)
    if run:
        yield run


def _opens(line: Line, before: Line, opening: re.Pattern[str] | None) -> bool:
    """A bullet, a numbered note, or a heading on a line of its own after a whole sentence."""
    if _BULLET.match(line.text) or _NOTE.match(line.text) or _NUMBERED.fullmatch(line.text):
        return True
    if not before.text.endswith("."):
        return False
    heads = _HEADING.fullmatch(line.text) is not None
    return heads or (opening is not None and opening.match(line.text) is not None)


def _closes(line: Line, widest: int) -> bool:
    """A heading, or a line that ends a sentence well short of the margin, ends a paragraph."""
    if _NUMBERED.fullmatch(line.text):
        return True
    return line.text.endswith((".", ":")) and len(line.text) < 0.7 * widest


def _goes_on(previous: Sequence[Line], run: Sequence[Line]) -> bool:
    first = run[0].text
    return not previous[-1].text.endswith(_ENDS) and first[0].islower()


def _paragraph(document: Document, run: Sequence[Line]) -> Paragraph:
    text = join_lines(" ".join(line.text.split()) for line in run)
    return Paragraph(text, document.source(run[0].start, run[-1].end))
