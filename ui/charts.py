"""Charts of a programme: a bar's length is drawn from a figure, its label is the figure's print."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from textwrap import wrap

import altair as alt
import streamlit as st

from calc.figure import Figure
from calc.formulas import TOTAL
from ingest.ficha import Ficha
from reports.words import concept_label

_BLUES = ["#b9cfe4", "#6f9fcb", "#1f5f99"]
_ROW_HEIGHT, _BAR_HEIGHT, _LEGEND_HEIGHT = 34, 22, 24
_MONEY = ("presupuesto_inicial", "presupuesto_final", "total_ejecutado")
_LONGEST_NAME, _NAME_WIDTH = 46, 24
_CENTRED = {
    "condition": {"test": "true", "expr": "-6 * (length(split(datum.label, '\\n')) - 1)"},
    "value": 0,
}
"""Lifts a name of several lines by half its height: Vega centres its first line on the bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it belongs to, its length, and what is written at its end."""

    group: str
    series: str
    length: float
    label: str


def money(ficha: Ficha) -> None:
    """Initial and final budget and what was spent, by year."""
    figures = [f for id_ in _MONEY for f in ficha.book.find(id_)]
    bars = _bars(figures, group=lambda f: str(f.year), series=lambda f: concept_label(f.concept))
    _grouped(f"Presupuesto y gasto{_prices(ficha)}", bars, [concept_label(id_) for id_ in _MONEY])


def coverage(ficha: Ficha) -> None:
    """Coverage by year."""
    figures = ficha.book.find("cobertura")
    bars = _bars(figures, group=lambda f: str(f.year), series=lambda _: "Cobertura")
    _grouped("Cobertura", bars, ["Cobertura"])


def components(ficha: Ficha) -> None:
    """What each component spent in the ficha's year."""
    _by_item(ficha, "gasto_componente", f"Gasto por componente {ficha.year}{_prices(ficha)}")


def regions(ficha: Ficha) -> None:
    """What was spent in each region, and how many people were served."""
    _by_item(ficha, "gasto_region", f"Gasto por región {ficha.year}{_prices(ficha)}")
    _by_item(ficha, "poblacion_region", f"Personas beneficiadas por región {ficha.year}")


def _by_item(ficha: Ficha, concept: str, title: str) -> None:
    figures = [f for f in ficha.book.find(concept, ficha.year) if f.item != TOTAL]
    bars = _bars(figures, group=lambda f: _short(f.item or ""), series=lambda _: "")
    _plain_bars(title, bars)


def _bars(
    figures: Iterable[Figure], group: Callable[[Figure], str], series: Callable[[Figure], str]
) -> list[Bar]:
    """The figures that have a value, each key once: a ficha prints some in two places."""
    bars: dict[tuple[str, str], Bar] = {}
    for figure in figures:
        if figure.quantity is not None:
            key = (group(figure), series(figure))
            length, label = float(figure.quantity.value), str(figure.quantity)
            bars.setdefault(key, Bar(*key, length, label))
    return list(bars.values())


def _grouped(title: str, bars: list[Bar], order: list[str]) -> None:
    if not bars:
        return
    st.subheader(title, anchor=False)
    base = _base(bars).encode(yOffset=alt.YOffset("series:N", sort=order))
    colour = alt.Color(
        "series:N",
        sort=order,
        scale=alt.Scale(domain=order, range=_BLUES[-len(order) :]),
        legend=alt.Legend(orient="top", direction="vertical", title=None)
        if len(order) > 1
        else None,
    )
    drawn = alt.layer(_marks(base).encode(color=colour), _labels(base))
    years = len({bar.group for bar in bars})
    legend = len(order) * _LEGEND_HEIGHT if len(order) > 1 else 0
    height = _ROW_HEIGHT + legend + years * len(order) * _BAR_HEIGHT
    st.altair_chart(drawn.properties(height=height))


def _plain_bars(title: str, bars: list[Bar]) -> None:
    if not bars:
        return
    st.subheader(title, anchor=False)
    base = _base(bars)
    drawn = alt.layer(_marks(base).encode(color=alt.value(_BLUES[-1])), _labels(base))
    st.altair_chart(drawn.properties(height=_ROW_HEIGHT * (len(bars) + 1)))


def _base(bars: list[Bar]) -> alt.Chart:
    """What bars and labels share: rows by group, and room at the right for the longest label."""
    values = [
        {"group": b.group, "series": b.series, "length": b.length, "label": b.label} for b in bars
    ]
    longest = max(bar.length for bar in bars)
    room = alt.Scale(domain=[min(0.0, *(b.length for b in bars)), longest * 1.5 or 1.0])
    return alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y(
            "group:N",
            sort=None,
            title=None,
            axis=alt.Axis(
                labelExpr="split(datum.label, '\\n')",
                labelOffset=_CENTRED,
                labelLimit=170,
                ticks=False,
                domain=False,
            ),
        ),
        x=alt.X("length:Q", title=None, axis=None, scale=room),
    )


def _marks(base: alt.Chart) -> alt.Chart:
    bars: alt.Chart = base.mark_bar(cornerRadiusEnd=3)
    return bars


def _labels(base: alt.Chart) -> alt.Chart:
    labels: alt.Chart = base.mark_text(align="left", dx=5, color="#1d2733").encode(text="label:N")
    return labels


def _prices(ficha: Ficha) -> str:
    return f" (M\\${ficha.price_year})" if ficha.price_year else ""


def _short(name: str) -> str:
    """A name in lines that leave room for the bars on a phone."""
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    return "\n".join(wrap(short, _NAME_WIDTH))
