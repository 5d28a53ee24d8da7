"""The page «Programa»: a programme on one page, for a meeting."""

from html import escape

import streamlit as st

from ingest.ficha import Ficha
from ingest.names import spoken_name
from reports.summary import Fact, grids, key_facts
from reports.words import concept_label, dimension, programme
from ui import charts, page_view, style
from ui.store import choose_ficha, library

_METRICS_A_ROW = 3


def page() -> None:
    """Draw the page."""
    style.dress()
    style.heading(
        "Un programa en una página", "Lo que la ficha imprime y lo que de ella se deriva."
    )
    card = choose_ficha("programa")
    ficha = library().ficha(card.document) if card else None
    if ficha is None:
        return
    _identity(ficha)
    _facts(ficha.year, key_facts(ficha))
    charts.money(ficha)
    charts.coverage(ficha)
    charts.components(ficha)
    charts.regions(ficha)
    _tables(ficha)
    _findings(ficha)


def _identity(ficha: Ficha) -> None:
    under = " · ".join(spoken_name(part) for part in (ficha.ministry, ficha.service) if part)
    years = f"Desde {ficha.start_year}" if ficha.start_year else ""
    until = f", término: {ficha.end_year}" if ficha.end_year else ""
    st.html(
        f'<h2 style="margin:0">{escape(programme(ficha.program, ficha.year))}</h2>'
        f'<p class="fc-under">{escape(under)}<br>{escape(years + until)}</p>'
    )
    if ficha.purpose:
        st.html(f'<div class="fc-quote">{escape(ficha.purpose)}</div>')


def _facts(year: int, facts: tuple[Fact, ...]) -> None:
    st.subheader(f"Cifras principales de {year}", anchor=False)
    for start in range(0, len(facts), _METRICS_A_ROW):
        row = facts[start : start + _METRICS_A_ROW]
        for column, fact in zip(st.columns(_METRICS_A_ROW), row, strict=False):
            label = concept_label(fact.concept)
            column.metric(label, style.plain(fact.value or "—"), help=style.plain(_how(fact)))
    with st.expander("Cómo se obtiene cada una"):
        for index, fact in enumerate(facts):
            with st.container(border=True, gap="small"):
                st.html(
                    f"<b>{escape(concept_label(fact.concept))}</b>: "
                    f"{escape(fact.value or 'sin valor')}"
                    f'<div class="fc-place">{escape(_how(fact))}</div>'
                )
                page_view.buttons(fact.sources, f"f{index}")


def _how(fact: Fact) -> str:
    return " ".join(
        part for part in (fact.derivation or "Impresa en la ficha.", fact.reason) if part
    )


def _tables(ficha: Ficha) -> None:
    with st.expander("Componentes y regiones, en cifras"):
        for grid in grids(ficha):
            style.table(grid.titles, grid.rows, figures=set(range(1, len(grid.titles))))


def _findings(ficha: Ficha) -> None:
    st.subheader("Hallazgos publicados", anchor=False)
    if not ficha.findings:
        st.write("La ficha no publica hallazgos.")
    for index, finding in enumerate(ficha.findings):
        with st.container(border=True, gap="small"):
            st.html(
                f"<b>{escape(dimension(finding.dimension))}</b><div>{escape(finding.text)}</div>"
            )
            page_view.buttons((finding.source,), f"h{index}")
    for name in ficha.dimensions_without_findings:
        st.html(f'<p class="fc-under">{escape(dimension(name))}: sin hallazgos.</p>')
