"""Where a figure stands, seen: the page of the document with the spot in colour."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from calc.figure import Source
from ingest.picture import PictureError, page_picture
from ui.store import library, title

_LINES_AROUND = 12
_HIGHLIGHT = "#ffe27a"


def buttons(sources: Sequence[Source], key: str) -> None:
    """One button for each page of a document on which the sources stand; it opens that page."""
    pages: dict[tuple[str, int], list[Source]] = {}
    for source in sources:
        pages.setdefault((source.document, source.page), []).append(source)
    with st.container(horizontal=True, gap="small"):
        for index, ((document, page), there) in enumerate(pages.items()):
            label = f"Ver en la ficha: página {page}"
            if len({document for document, _ in pages}) > 1:
                label = f"Ver en {_name(document)}: página {page}"
            if st.button(label, key=f"{key}_{index}", type="tertiary", icon=":material/article:"):
                _open(there)


@st.dialog("En la ficha", width="large")
def _open(sources: Sequence[Source]) -> None:
    first = sources[0]
    st.html(f'<p class="fc-under">{escape(_name(first.document))} · página {first.page}</p>')
    picture = _picture(sources)
    if picture is not None:
        st.image(picture, width="stretch")
        return
    text = library().text(first.document)
    for source in sources:
        st.html(lines_around(text, source))


def _picture(sources: Sequence[Source]) -> bytes | None:
    """The page as a picture, where the document is a PDF that was kept and can be drawn."""
    file = library().original(sources[0].document)
    boxes = [source.box for source in sources if source.box is not None]
    if file is None or not boxes:
        return None
    try:
        return page_picture(file.read_bytes(), sources[0].page, boxes)
    except PictureError as error:
        st.caption(str(error))
        return None


def lines_around(text: str, source: Source) -> str:
    """The lines about a source, as HTML, with the source's own stretch marked."""
    first, last = source.start, source.end
    for _ in range(_LINES_AROUND):
        first = max(0, text.rfind("\n", 0, max(0, first - 1)))
        after = text.find("\n", last + 1)
        last = len(text) if after < 0 else after
    before, after_it = escape(text[first : source.start]), escape(text[source.end : last])
    spot = escape(text[source.start : source.end])
    mark = f'<mark style="background:{_HIGHLIGHT}">{spot}</mark>'
    return f'<div class="fc-text" style="white-space:pre-wrap">{before}{mark}{after_it}</div>'


def _name(document: str) -> str:
    card = next((card for card in library().cards() if card.document == document), None)
    return title(card) if card else "un documento que ya no está cargado"
