"""Where a figure stands, seen: the page of the document with the spot in colour."""

from html import escape

import streamlit as st

from calc.figure import Source
from ui.store import library, title

_LINES_AROUND = 12


@st.dialog("En la ficha", width="large")
def show(source: Source) -> None:
    """Open the document at a source: its page as an image, else its text, the spot highlighted."""
    card = next((c for c in library().cards() if c.document == source.document), None)
    if card is None:
        st.warning("Ese documento ya no está cargado.")
        return
    st.html(f'<p class="fc-under">{escape(title(card))} · página {source.page}</p>')
    st.html(_text_around(library().text(source.document), source))


def _text_around(text: str, source: Source) -> str:
    """The lines about a source, as HTML, with the source's own stretch marked."""
    start, end = source.start, source.end
    first, last = start, end
    for _ in range(_LINES_AROUND):
        first = max(0, text.rfind("\n", 0, max(0, first - 1)))
        after = text.find("\n", last + 1)
        last = len(text) if after < 0 else after
    before, spot, rest = text[first:start], text[start:end], text[end:last]
    marked = f'{escape(before)}<mark style="background:#ffe58a">{escape(spot)}</mark>{escape(rest)}'
    return f'<div class="fc-text" style="white-space:pre-wrap">{marked.strip()}</div>'
