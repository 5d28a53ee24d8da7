"""The page «Comparar»: several programmes, or the years of one, side by side."""

import streamlit as st

from ingest.ficha import Ficha
from reports.summary import side_by_side
from ui import style
from ui.store import fichas, library, title

_MOST = 5


def page() -> None:
    """Draw the page."""
    style.dress()
    style.heading("Comparar programas", f"Hasta {_MOST} fichas, lado a lado.")
    cards = {card.document: card for card in fichas()}
    chosen = st.multiselect(
        "Fichas",
        list(cards),
        format_func=lambda id_: title(cards[id_]) if id_ in cards else id_,
        max_selections=_MOST,
        select_all=False,
        placeholder="Elija dos o más",
        key="comparadas",
    )
    found = [library().ficha(document) for document in chosen]
    shown = [ficha for ficha in found if ficha is not None]
    if len(shown) < 2:
        st.info("Elija dos o más fichas para verlas lado a lado.")
        return
    grid = side_by_side(shown)
    style.table(grid.titles, grid.rows, figures=set(range(1, len(grid.titles))))
    _warn(shown)


def _warn(shown: list[Ficha]) -> None:
    """Say what keeps two columns from being compared as they stand."""
    if len({ficha.price_year for ficha in shown}) > 1:
        st.warning(
            style.plain(
                "Los montos están en pesos de años distintos: no se pueden restar ni sumar entre "
                "columnas. Los porcentajes sí se pueden comparar."
            )
        )
    if len({ficha.year for ficha in shown}) > 1:
        st.caption("Cada columna es del año de su ficha.")
