"""The page «Auditar»: every check of a ficha with its sum, faults first."""

from datetime import date
from html import escape

import streamlit as st

from calc.audit import Audit, audit
from calc.formulas import Result
from calc.verdict import Check, CheckVerdict
from ingest.ficha import Ficha
from ingest.subject import subject_of
from reports.audit import LOOK_FIRST, audit_html, coverage, suspects
from reports.words import ORDER, concept_label, look
from reports.workbook import audit_workbook
from ui import page_view, style
from ui.downloads import made_once
from ui.store import choose_ficha, library

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page() -> None:
    """Draw the page."""
    style.dress()
    style.heading(
        "Auditar una ficha", "Se recalcula cada cifra impresa que otra permite comprobar."
    )
    card = choose_ficha("auditar")
    ficha = library().ficha(card.document) if card else None
    if ficha is None:
        return
    judged = audit(subject_of(ficha))
    _counts(judged)
    st.caption(coverage(judged))
    _downloads(ficha, judged)
    _look_first(judged)
    _checks(judged, ficha.document)
    if judged.remarks:
        st.subheader("Para tener en cuenta", anchor=False)
        st.caption("No son faltas: nada contradice a nada.")
        items = "".join(f"<li>{escape(remark.text)}</li>" for remark in judged.remarks)
        st.html(f"<ul>{items}</ul>")
    if judged.derived:
        st.subheader("Se deriva de la ficha, que no lo imprime", anchor=False)
        rows = [(_name(result), result.expression, result.printed) for result in judged.derived]
        style.table(("Cifra", "Cálculo", "Valor"), rows, figures={2})


def _counts(judged: Audit) -> None:
    for column, verdict in zip(st.columns(len(ORDER)), ORDER, strict=True):
        shown = look(verdict)
        column.metric(f"{shown.mark} {shown.plural.capitalize()}", judged.summary[verdict])


def _look_first(judged: Audit) -> None:
    if not judged.suspects:
        return
    st.subheader(LOOK_FIRST, anchor=False)
    with st.container(border=True, gap="small"):
        items = "".join(f"<li>{escape(line)}</li>" for line in suspects(judged))
        st.html(f"<ul>{items}</ul>")
        page_view.buttons([figure.source for figure in judged.suspects], "sospechosas")


def _downloads(ficha: Ficha, judged: Audit) -> None:
    name = f"auditoria-{ficha.year}-{ficha.document[:8]}"
    with st.container(horizontal=True):
        st.download_button(
            "Página para imprimir",
            made_once(
                f"{name}.html",
                lambda: audit_html(ficha, judged, date.today()).encode(),  # noqa: DTZ011  # the reader's own day
            ),
            f"{name}.html",
            "text/html",
            icon=":material/print:",
        )
        st.download_button(
            "Excel con fórmulas vivas",
            made_once(f"{name}.xlsx", lambda: audit_workbook(ficha, judged)),
            f"{name}.xlsx",
            _EXCEL,
            icon=":material/table:",
        )


def _checks(judged: Audit, document: str) -> None:
    present = [verdict for verdict in ORDER if judged.summary[verdict]]
    chosen = st.pills(
        "Mostrar",
        present,
        format_func=lambda verdict: f"{look(verdict).mark} {look(verdict).plural.capitalize()}",
        default=_first(present),
        key=f"veredictos_{document}",
    )
    checks = [check for check in judged.checks if check.verdict == chosen]
    for index, check in enumerate(checks):
        with st.container(border=True, gap="small"):
            st.html(_check(check))
            page_view.buttons(check.sources, f"a{chosen}{index}")


def _first(present: list[CheckVerdict]) -> CheckVerdict | None:
    return present[0] if present else None


def _name(result: Result) -> str:
    item = f" · {result.item}" if result.item else ""
    return f"{concept_label(result.concept)}{item} {result.year}"


def _check(check: Check) -> str:
    of = " · ".join(str(part) for part in (check.item, check.year) if part)
    parts = [f"<b>{escape(check.title)}</b>{style.chip(check.verdict)}"]
    if of:
        parts.append(f'<div class="fc-place">{escape(of)}</div>')
    if check.printed:
        found = f" · recalculado: <b>{escape(check.computed)}</b>" if check.computed else ""
        parts.append(f"<div>Impreso: <b>{escape(check.printed)}</b>{found}</div>")
    if check.derivation:
        parts.append(f'<div class="fc-sum">{escape(check.derivation)}</div>')
    if check.reason:
        parts.append(f"<div>{escape(check.reason)}</div>")
    return "".join(parts)
