"""The audit of a ficha → one HTML page, faults first, fit for paper."""

from collections.abc import Iterable
from datetime import date
from html import escape

from calc.audit import Audit
from calc.formulas import Result
from calc.verdict import Check
from ingest.ficha import Ficha
from ingest.names import spoken_name
from reports import page
from reports.words import ORDER, concept_label, look, place, programme

LOOK_FIRST = "Dónde mirar primero"


def audit_html(ficha: Ficha, audit: Audit, made: date) -> str:
    """The whole audit: contradictions, roundings, what cannot be verified, what agrees."""
    body = [
        page.counts([check.verdict for check in audit.checks]),
        f"<p>{escape(coverage(audit))}</p>",
    ]
    if first := suspects(audit):
        listed = "".join(f"<li>{escape(line)}</li>" for line in first)
        body.append(f"<h2>{LOOK_FIRST}</h2><ul>{listed}</ul>")
    for verdict in ORDER:
        checks = [check for check in audit.checks if check.verdict == verdict]
        if checks:
            heading = look(verdict).plural.capitalize()
            body.append(f"<h2>{heading} ({len(checks)})</h2>{_checks(checks)}")
    if audit.remarks:
        remarks = "".join(f"<li>{escape(remark.text)}</li>" for remark in audit.remarks)
        body.append(f"<h2>Para tener en cuenta (no son faltas)</h2><ul>{remarks}</ul>")
    if audit.derived:
        body.append(f"<h2>Lo que se deriva y la ficha no imprime</h2>{_derived(audit.derived)}")
    under = " · ".join(spoken_name(part) for part in (ficha.ministry, ficha.service) if part)
    return page.page(f"Auditoría: {programme(ficha.program, ficha.year)}", under, body, made)


def coverage(audit: Audit) -> str:
    """How much of the ficha the audit reaches, as a sentence."""
    share = round(audit.coverage * 100)
    return f"El {share} % de las cifras impresas está en al menos una revisión que se pudo decidir."


def suspects(audit: Audit) -> tuple[str, ...]:
    """The figures to look at first where something is contradicted, each in a line."""
    return tuple(
        " · ".join(
            str(part) for part in (concept_label(f.concept), f.item, f.year, f.printed) if part
        )
        + f" ({place(f.source)})"
        for f in audit.suspects
    )


def _checks(checks: Iterable[Check]) -> str:
    rows = [
        (
            _what(check),
            escape(check.printed or ""),
            escape(check.computed or ""),
            _why(check),
        )
        for check in checks
    ]
    titles = ("Qué se revisa", "Impreso", "Recalculado", "Cálculo y motivo")
    return page.table(titles, rows, figures={1, 2})


def _derived(results: Iterable[Result]) -> str:
    rows = [
        (
            escape(" · ".join(str(part) for part in (concept_label(r.concept), r.item) if part)),
            str(r.year),
            escape(r.printed),
            escape(r.derivation),
        )
        for r in results
    ]
    return page.table(("Cifra", "Año", "Valor", "Cálculo"), rows, figures={2})


def _what(check: Check) -> str:
    of = " · ".join(str(part) for part in (check.item, check.year) if part)
    return f'{escape(check.title)}<div class="place">{escape(of)}</div>'


def _why(check: Check) -> str:
    parts = [escape(part) for part in (check.derivation, check.reason) if part]
    spots = dict.fromkeys(place(source) for source in check.sources)
    return "<br>".join(parts) + f'<div class="place">{escape("; ".join(spots))}</div>'
