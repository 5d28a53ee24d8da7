"""The app's entry: start-up and navigation; each page is a file of `ui`."""

from pathlib import Path

import streamlit as st

from ui import audit, chat, compare, files, guide, program, trouble, verify

_IMAGES = Path(__file__).resolve().parent / "ui" / "images"

st.set_page_config("Ficha Clara", page_icon=str(_IMAGES / "icon.png"), layout="wide")
st.logo(str(_IMAGES / "logo.svg"), size="large", icon_image=str(_IMAGES / "icon.png"))

PAGES = (
    st.Page(chat.page, title="Preguntar", icon=":material/forum:", default=True),
    st.Page(verify.page, title="Verificar", icon=":material/fact_check:", url_path="verificar"),
    st.Page(program.page, title="Programa", icon=":material/bar_chart:", url_path="programa"),
    st.Page(compare.page, title="Comparar", icon=":material/compare_arrows:", url_path="comparar"),
    st.Page(audit.page, title="Auditar", icon=":material/rule:", url_path="auditar"),
    st.Page(files.page, title="Fichas", icon=":material/folder_open:", url_path="fichas"),
    st.Page(guide.page, title="Guía", icon=":material/help:", url_path="guia"),
)

with trouble.explained():
    st.navigation(PAGES).run()
