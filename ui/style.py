"""What the app looks like beyond its theme, and the small pieces of HTML that pages share."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from calc.verdict import CheckVerdict, Verdict
from reports.words import look

_STYLE = """<style>
.block-container { max-width: 58rem; padding-top: 3.2rem; padding-bottom: 5rem; }
h1 { font-size: 1.75rem !important; padding-bottom: .2rem !important; }
h2 { font-size: 1.25rem !important; } h3 { font-size: 1.05rem !important; }
.fc-under { color: #5b6470; margin: 0 0 .6rem; }
.fc-answer { font-size: 1.06rem; line-height: 1.6; }
.fc-answer p { margin: 0 0 .6rem; }
.fc-answer mark { background: none !important; color: inherit !important; font-weight: 650;
  border-bottom: 2px solid #1b6e3c; padding: 0; white-space: nowrap; }
.fc-answer mark.contradicted { border-color: #a3262a; }
.fc-answer mark.unverifiable { border-color: #9aa3ad; border-bottom-style: dotted; }
[data-testid="stHtml"] { overflow-wrap: anywhere; }
.fc-value { font-size: 1.12rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.fc-sum { font-variant-numeric: tabular-nums; background: #f3f6f9; border-radius: .35rem;
  padding: .25rem .55rem; margin: .4rem 0; display: inline-block; }
.fc-place { color: #5b6470; font-size: .86rem; }
.fc-line::first-letter { text-transform: uppercase; }
.fc-quote { border-left: 3px solid #b9c6d3; padding-left: .8rem; margin: .4rem 0 0; }
.fc-chip { display: inline-block; border-radius: 1rem; padding: .05rem .6rem; font-size: .82rem;
  white-space: nowrap; margin-left: .4rem; }
.fc-text { background: #f7f9fb; border-radius: .5rem; padding: 1rem 1.2rem; line-height: 1.85;
  overflow-wrap: anywhere; }
.fc-text mark { border-radius: .25rem; padding: 0 .2rem; }
.fc-table { border-collapse: collapse; font-size: .93rem; width: 100%;
  overflow-wrap: break-word; }
.fc-table th { text-align: left; color: #5b6470; font-weight: 600; }
.fc-table td, .fc-table th { padding: .35rem .6rem; border-bottom: 1px solid #e4e9ef;
  vertical-align: top; }
.fc-table .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.fc-scroll { overflow-x: auto; }
@media (max-width: 40rem) {
  .fc-table td, .fc-table th { padding: .3rem .35rem; }
  .fc-table .n { white-space: normal; }
}
.stButton button p { white-space: normal; text-align: left; overflow: visible; }
[data-testid="stSidebar"] button[kind="tertiary"], [data-testid="stSidebar"] button[kind="tertiary"]
  > div { justify-content: flex-start; text-align: left; }
/* Streamlit's boxes for files and choices speak English only. */
[role="option"][style*="contents"] span { font-size: 0; }
[role="option"][style*="contents"] span::after { content: "Ninguna calza"; font-size: .9rem; }
[data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
[data-testid="stFileUploaderDropzone"] button p { font-size: 0; }
[data-testid="stFileUploaderDropzone"] button p::after { content: "Elegir"; font-size: .9rem; }
[data-testid="stFileUploaderDropzone"] > span::after { content: "o arrastre aquí"; color: #5b6470;
  font-size: .9rem; margin-left: .7rem; }
[data-testid="stMetricValue"] { font-size: 1.35rem; }
</style>"""


def dress() -> None:
    """Lay the style; once per run of a page."""
    st.html(_STYLE)


def heading(title: str, under: str) -> None:
    """The title of a page and one line below it."""
    st.title(title, anchor=False)
    st.html(f'<p class="fc-under">{escape(under)}</p>')


def plain(text: str) -> str:
    """Text for a place that reads Markdown, safe from what Markdown would change."""
    return "".join(f"\\{c}" if c in r"\`*_{}[]<>#$~|:" else c for c in text)


def chip(verdict: Verdict | CheckVerdict) -> str:
    """The name of a verdict in its colours, as HTML."""
    shown = look(verdict)
    return (
        f'<span class="fc-chip" style="background:{shown.paper};color:{shown.ink}">'
        f"{shown.mark} {shown.name}</span>"
    )


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], figures: set[int]) -> None:
    """A table of text; `figures` are the columns that hold numbers."""

    def cell(tag: str, index: int, text: str) -> str:
        number = ' class="n"' if index in figures else ""
        return f"<{tag}{number}>{escape(text)}</{tag}>"

    head = "".join(cell("th", i, title) for i, title in enumerate(titles))
    body = "".join(
        f"<tr>{''.join(cell('td', i, text) for i, text in enumerate(row))}</tr>" for row in rows
    )
    st.html(
        f'<div class="fc-scroll"><table class="fc-table"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
