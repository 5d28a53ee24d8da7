"""The one library of the app's process, and what is said while there is nothing in it."""

import os
from pathlib import Path
from threading import Lock

import streamlit as st

from reports.words import programme
from vectorstore import FichaCard, Library

_OPENING = Lock()


def data_folder() -> Path:
    """Where the data live: what `fichas app` said, else `./datos`."""
    return Path(os.environ.get("FICHAS_DATOS") or "datos")


def library() -> Library:
    """The library, opened once for all sessions, whichever comes first."""
    with _OPENING:
        return _opened(str(data_folder().resolve()))


@st.cache_resource(show_spinner=False)
def _opened(folder: str) -> Library:
    return Library(Path(folder))


def fichas() -> tuple[FichaCard, ...]:
    """The loaded documents that are fichas."""
    return tuple(card for card in library().cards() if card.kind == "ficha")


def title(card: FichaCard) -> str:
    """How a document is called in a list."""
    return programme(card.program, card.year) or card.name


def choose_ficha(key: str) -> FichaCard | None:
    """A box to choose one ficha, the same on every page; None, and says so, where there is none."""
    cards = fichas()
    if not cards:
        st.info("Todavía no hay fichas cargadas. Cárguelas en la página **Fichas**.")
        return None
    by_id = {card.document: card for card in cards}
    kept = st.session_state.get("ficha_elegida")
    first = list(by_id).index(kept) if kept in by_id else 0
    chosen = st.selectbox(
        "Ficha",
        list(by_id),
        index=first,
        format_func=lambda id_: title(by_id[id_]),
        placeholder="Elija una ficha",
        key=f"elegir_{key}",
    )
    st.session_state["ficha_elegida"] = chosen
    return by_id[chosen]


def choose_documents(label: str, key: str) -> tuple[str, ...] | None:
    """A box to limit a page to some documents; None, which means all of them, when left empty."""
    cards = {card.document: card for card in library().cards()}
    chosen = st.multiselect(
        label,
        list(cards),
        format_func=lambda id_: title(cards[id_]) if id_ in cards else id_,
        select_all=False,
        placeholder="Todas las fichas",
        key=key,
    )
    return tuple(chosen) or None
