"""The figures of a text, judged → a page to print and a Word document with comments."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from html import escape
from io import BytesIO

from calc.verdict import JudgedFigure
from reports import page
from reports.marked import explanation, marked_html, stretches
from reports.words import look, quotations, subject

_AUTHOR = "Ficha Clara"
_NOT_XML = frozenset(map(chr, (*range(0xD800, 0xE000), 0xFFFE, 0xFFFF)))


def claims_html(
    text: str, figures: Sequence[JudgedFigure], names: Mapping[str, str], made: date
) -> str:
    """The text with its marks and, below, what is known of each figure."""
    found = [piece.figure for piece in stretches(text, figures) if piece.figure is not None]
    rows = [
        (
            str(number),
            escape(figure.printed),
            page.chip(figure.verdict),
            f"{_about(figure, names)}{escape(explanation(figure))}{_places(figure)}",
        )
        for number, figure in enumerate(found, start=1)
    ]
    body = (
        page.counts([figure.verdict for figure in found]),
        f'<div class="text">{marked_html(text, found, numbered=True)}</div>',
        "<h2>Cifra por cifra</h2>",
        page.table(("", "Cifra", "Veredicto", "Por qué"), rows, figures={1}),
    )
    return page.page("Verificación de cifras", _under(found), body, made)


def claims_docx(text: str, figures: Sequence[JudgedFigure], names: Mapping[str, str]) -> bytes:
    """The text as a Word document: each figure highlighted, its verdict in a comment."""
    from docx import Document
    from docx.shared import RGBColor

    document = Document()
    paragraph = document.add_paragraph()
    for piece in stretches(text, figures):
        if piece.figure is None:
            first, *others = _writable(piece.text).split("\n")
            paragraph.add_run(first)
            for line in others:
                paragraph = document.add_paragraph()
                paragraph.add_run(line)
            continue
        shown = look(piece.figure.verdict)
        run = paragraph.add_run(_writable(piece.text))
        run.bold = True
        run.font.color.rgb = RGBColor.from_string(shown.ink.lstrip("#").upper())
        comment = f"{shown.mark} {subject(piece.figure, names)}\n{explanation(piece.figure)}"
        document.add_comment(run, text=_writable(comment), author=_AUTHOR, initials="FC")
    document.core_properties.author = _AUTHOR
    document.core_properties.title = "Verificación de cifras"
    document.core_properties.created = datetime.now(UTC)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _under(figures: Sequence[JudgedFigure]) -> str:
    if not figures:
        return "El texto no afirma ninguna cifra."
    return "Cada cifra del texto, comparada con las fichas cargadas."


def _about(figure: JudgedFigure, names: Mapping[str, str]) -> str:
    about = subject(figure, names)
    return f"{escape(about)}<br>" if about else ""


def _places(figure: JudgedFigure) -> str:
    return "".join(
        f'<div class="place">{escape(quotation)}</div>' for quotation in quotations(figure.sources)
    )


def _writable(text: str) -> str:
    """The text without the characters that XML, and so a Word document, cannot hold."""
    return "".join(c for c in text if c in "\n\t" or (c >= " " and c not in _NOT_XML))
