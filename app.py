"""The app's entry: start-up and navigation; each page is a file of `ui`."""

import streamlit as st

from ui import chat, files

st.set_page_config("Ficha Clara", page_icon=":material/fact_check:", layout="wide")

PAGES = (
    st.Page(
        chat.page, title="Preguntar", icon=":material/forum:", url_path="preguntar", default=True
    ),
    st.Page(files.page, title="Fichas", icon=":material/folder_open:", url_path="fichas"),
)

st.navigation(PAGES).run()
