"""The page that HTML reports are printed on: one file, no outside resources, fit for paper."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from calc.verdict import CheckVerdict
from reports.words import ORDER, look

_STYLE = """
body { font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: #1d2733;
  max-width: 62rem; margin: 2rem auto; padding: 0 1.2rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .2rem; }
h2 { font-size: 1.12rem; margin: 2rem 0 .6rem; border-bottom: 1px solid #d5dde6; }
.under { color: #5b6470; margin: 0 0 1.4rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid
  #e4e9ef; }
th { color: #5b6470; font-weight: 600; }
td.figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.chip { display: inline-block; border-radius: 1rem; padding: .05rem .6rem; white-space: nowrap;
  font-size: .85rem; }
.text { background: #f7f9fb; border-radius: .5rem; padding: 1rem 1.2rem; line-height: 1.8; }
sup { font-size: .7em; line-height: 0; }
mark { border-radius: .25rem; padding: 0 .15rem; }
.place { color: #5b6470; font-size: .84rem; }
.counts span { margin-right: .8rem; }
footer { margin-top: 2.5rem; color: #5b6470; font-size: .82rem; }
@page { size: A4; margin: 18mm 15mm; }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt; }
  mark, .chip { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
"""


def page(title: str, under: str, body: Iterable[str], made: date) -> str:
    """A whole HTML page; `title` and `under` are text, `body` is HTML."""
    return (
        '<!doctype html><html lang="es-CL"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
        f'<h1>{escape(title)}</h1><p class="under">{escape(under)}</p>{"".join(body)}'
        f"<footer>Hecho por Ficha Clara el {made:%d-%m-%Y}. Los veredictos son de calculadoras "
        "deterministas sobre las cifras impresas en la ficha.</footer></body></html>\n"
    )


def chip(verdict: CheckVerdict) -> str:
    """The name of a verdict in its colours."""
    shown = look(verdict)
    return (
        f'<span class="chip" style="background:{shown.paper};color:{shown.ink}">'
        f"{shown.mark} {shown.name}</span>"
    )


def counts(verdicts: Sequence[str]) -> str:
    """How many of each verdict there are, in the order in which they matter."""
    parts = []
    for name in ORDER:
        shown = look(name)
        if count := verdicts.count(name):
            said = shown.name if count == 1 else shown.plural
            parts.append(
                f'<span class="chip" style="background:{shown.paper};color:{shown.ink}">'
                f"{shown.mark} {count} {said}</span>"
            )
    return f'<p class="counts">{" ".join(parts)}</p>'


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], figures: set[int]) -> str:
    """An HTML table of HTML cells; `figures` are the columns of numbers."""
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    lines = []
    for row in rows:
        cells = (
            f'<td class="figure">{cell}</td>' if index in figures else f"<td>{cell}</td>"
            for index, cell in enumerate(row)
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
