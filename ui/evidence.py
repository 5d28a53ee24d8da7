"""What an answer rests on, as cards: figures with their derivation, passages with their place."""

from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st

from calc.verdict import JudgedFigure
from qa.answers.types import Answer
from reports.marked import marked_html
from reports.words import HOW, distinct, names_of, number_columns, programme, quotations, subject
from ui import page_view, style
from ui.store import library
from vectorstore import Hit


def show_answer(answer: Answer, key: str) -> None:
    """The answer's text, its table and, folded, its figures and passages."""
    st.html(f'<div class="fc-answer"><p>{marked_html(answer.answer, answer.figures)}</p></div>')
    if answer.table:
        rows = answer.table.rows
        style.table(answer.table.columns, rows, figures=number_columns(rows))
    if answer.assumed:
        st.caption(style.plain(" ".join(answer.assumed)))
    if figures := distinct(answer.figures):
        with st.expander(f"Cifras y su origen ({len(figures)})"):
            show_figures(figures, key)
    if answer.passages:
        with st.expander(f"Pasajes de las fichas ({len(answer.passages)})"):
            show_passages(answer.passages, key)


def show_figures(figures: Iterable[tuple[str, JudgedFigure]], key: str) -> None:
    """One card a figure: value, what it is, verdict, derivation, and where it was read."""
    names = names_of(library().cards())
    for index, (written, figure) in enumerate(figures):
        with st.container(border=True, gap="small"):
            st.html(_figure(written, figure, names))
            page_view.buttons(figure.sources, f"{key}_c{index}")


def show_passages(hits: Iterable[Hit], key: str) -> None:
    """One card a passage: programme, section, page, and its text."""
    for index, hit in enumerate(hits):
        where = f"{hit.passage.section} · página {hit.passage.source.page}"
        with st.container(border=True, gap="small"):
            st.html(
                f"<b>{escape(programme(hit.program, hit.year))}</b>"
                f'<div class="fc-place">{escape(where)}</div>'
                f'<div class="fc-quote">{escape(hit.passage.text)}</div>'
            )
            page_view.buttons((hit.passage.source,), f"{key}_p{index}")


def _figure(written: str, figure: JudgedFigure, names: Mapping[str, str]) -> str:
    parts = [f'<span class="fc-value">{escape(written)}</span>{style.chip(figure.verdict)}']
    if about := subject(figure, names):
        parts.append(f"<div>{escape(about)}</div>")
    if figure.derivation:
        parts.append(f'<div class="fc-sum">{escape(figure.derivation)}</div>')
    if figure.how:
        parts.append(f'<div class="fc-place">{escape(HOW[figure.how].capitalize())}.</div>')
    if figure.expected:
        parts.append(f"<div>Lo correcto es <b>{escape(figure.expected)}</b>.</div>")
    if figure.reason:
        parts.append(f"<div>{escape(figure.reason)}</div>")
    shown = figure.sources[:1] if figure.how == "read" else figure.sources
    places = (f'<div class="fc-place fc-line">{escape(q)}</div>' for q in quotations(shown))
    return "".join((*parts, *places))
