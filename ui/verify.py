"""The page «Verificar»: a text of anybody's, each of its figures judged."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

import streamlit as st

from calc.verdict import JudgedFigure
from calc.verify import verify
from ingest.child import read
from reports.claims import claims_docx, claims_html
from reports.marked import marked_html
from reports.subjects import subjects
from reports.words import ORDER, distinct, look, names_of
from ui import evidence, style
from ui.downloads import made_once
from ui.store import choose_documents, library

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXAMPLE = "Por ejemplo: «En 2023 el programa gastó $187,6 millones, un 38,9 % de su presupuesto.»"


def page() -> None:
    """Draw the page."""
    style.dress()
    style.heading(
        "Verificar cifras de un texto",
        "Pegue una nota, una minuta o un correo: cada cifra se compara con las fichas cargadas.",
    )
    documents = choose_documents("Comparar solo con", "verificar_con")
    typed = st.text_area("Texto", key="texto", height=160, placeholder=_EXAMPLE)
    upload = st.file_uploader("O un archivo: PDF, Word o texto", ["pdf", "docx", "txt"])
    pressed = st.button("Verificar", type="primary", icon=":material/fact_check:")
    if pressed:
        st.session_state["por_verificar"] = (
            read(upload.getvalue(), upload.name).text if upload else typed
        )
    text: str = st.session_state.get("por_verificar", "")
    if text.strip():
        _show(text, _judged(text, documents))
    elif pressed:
        st.info("Pegue un texto o elija un archivo, y vuelva a pulsar «Verificar».")


def _judged(text: str, documents: tuple[str, ...] | None) -> tuple[JudgedFigure, ...]:
    """The figures of the text, judged again only when it, the choice or the fichas have changed."""
    key = (text, documents, library().revision)
    kept_for, kept = st.session_state.get("verificado", (None, ()))
    if kept_for != key:
        kept = verify(text, subjects(library(), documents))
        st.session_state["verificado"] = (key, kept)
    judged: tuple[JudgedFigure, ...] = kept
    return judged


def _show(text: str, figures: Sequence[JudgedFigure]) -> None:
    if not figures:
        st.info("El texto no afirma ninguna cifra.")
        return
    _counts(figures)
    st.html(f'<div class="fc-text">{marked_html(text, figures)}</div>')
    _downloads(text, figures)
    st.subheader("Cifra por cifra", anchor=False)
    for verdict in ORDER:
        chosen = distinct(figure for figure in figures if figure.verdict == verdict)
        evidence.show_figures(chosen, f"v_{verdict}")


def _counts(figures: Sequence[JudgedFigure]) -> None:
    shown = [v for v in ORDER if v != "rounding"]
    for column, verdict in zip(st.columns(len(shown)), shown, strict=True):
        label = f"{look(verdict).mark} {look(verdict).plural.capitalize()}"
        column.metric(label, sum(figure.verdict == verdict for figure in figures))


def _downloads(text: str, figures: Sequence[JudgedFigure]) -> None:
    names = names_of(library().cards())
    name = f"verificacion-{sha256(repr((text, figures)).encode()).hexdigest()[:8]}"
    with st.container(horizontal=True):
        st.download_button(
            "Página para imprimir",
            made_once(
                f"{name}.html",
                lambda: claims_html(text, figures, names, date.today()).encode(),  # noqa: DTZ011  # the reader's own day
            ),
            f"{name}.html",
            "text/html",
            icon=":material/print:",
        )
        st.download_button(
            "Word con comentarios",
            made_once(f"{name}.docx", lambda: claims_docx(text, figures, names)),
            f"{name}.docx",
            _WORD,
            icon=":material/description:",
        )
