"""The page «Guía»: the guide of the project, as it stands in `docs`."""

from pathlib import Path

import streamlit as st

from ui import style

_GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guia.md"


def page() -> None:
    """Draw the page."""
    style.dress()
    # "$" begins a formula for Streamlit's Markdown, and money for the reader.
    st.markdown(_GUIDE.read_text(encoding="utf-8").replace("$", r"\$"))
