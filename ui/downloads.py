"""Files to take away, whose bytes are made once for each state of the library."""

from collections.abc import Callable

import streamlit as st

from ui.store import library

_KEPT = "descargas"
_MOST = 16


def made_once(name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes of a file of that name, made anew only when the library has changed.

    They stay with the session, since a click on a download runs the page again.
    """
    kept: dict[tuple[str, str], bytes] = st.session_state.setdefault(_KEPT, {})
    key = (name, library().revision)
    if key not in kept:
        while len(kept) >= _MOST:
            kept.pop(next(iter(kept)))
        kept[key] = make()
    return kept[key]
