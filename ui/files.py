"""The page «Fichas»: what is loaded, adding to it, and taking away from it."""

import hashlib
from collections.abc import Iterable
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import streamlit as st

from calc.figure import fold
from ingest.names import spoken_name
from reports.words import quantity_of
from ui import style
from ui.store import library, title
from ui.style import plain
from vectorstore import FichaCard, LoadResult

_LONGEST_NAME = 120
_SHOWN = 40
_SAYS = {
    "loaded": "cargada",
    "updated": "actualizada: reemplaza la versión anterior",
    "unchanged": "ya estaba cargada, sin cambios",
    "generic": "cargado como documento: no tiene el formato de una ficha; se puede buscar y citar",
    "rejected": "no se pudo cargar",
}


class Upload(Protocol):
    """What an uploaded file gives: its name and its bytes."""

    @property
    def name(self) -> str:
        """As it was called where it came from."""

    def getvalue(self) -> bytes:
        """All of it."""


def page() -> None:
    """Draw the page."""
    style.dress()
    style.heading("Fichas", "Lo que Ficha Clara ha leído y puede citar.")
    _upload()
    for result in st.session_state.get("resultados", ()):
        _show_result(result)
    _loaded(library().cards())


def keep(uploads: Iterable[Upload], folder: Path) -> list[Path]:
    """Write uploaded files, each under its content's hash: two may have one name."""
    paths = []
    for upload in uploads:
        data = upload.getvalue()
        place = folder / hashlib.sha256(data).hexdigest()
        place.mkdir(parents=True, exist_ok=True)
        path = place / Path(upload.name).name[-_LONGEST_NAME:]
        path.write_bytes(data)
        paths.append(path)
    return paths


def _upload() -> None:
    turn = st.session_state.setdefault("subida", 0)
    limit = st.get_option("server.maxUploadSize")
    uploads = st.file_uploader(
        f"Agregar fichas: PDF, texto o Word, hasta {limit} MB cada archivo",
        type=["pdf", "txt", "docx"],
        accept_multiple_files=True,
        key=f"subir_{turn}",
    )
    if not uploads:
        return
    bar = st.progress(0.0, "Leyendo…")
    results: list[LoadResult] = []
    # The library keeps what it loads; what the browser sent is needed only meanwhile.
    with TemporaryDirectory() as folder:
        paths = keep(uploads, Path(folder))
        for result in library().load(paths):
            results.append(result)
            bar.progress(len(results) / len(paths), f"Leyendo: {plain(result.file.name)}")
    st.session_state["resultados"] = results
    # A new key empties the box, and with it the memory that the files took.
    st.session_state["subida"] = turn + 1
    st.rerun()


def _show_result(result: LoadResult) -> None:
    said = f"{result.file.name}: {_SAYS[result.status]}."
    if result.status == "rejected":
        st.error(plain(f"{said} {result.error or ''}"), icon=":material/error:")
        return
    if result.status != "unchanged":
        figures = quantity_of(result.figures, "cifra", "cifras")
        said += f" {figures} y {quantity_of(result.passages, 'pasaje', 'pasajes')}."
    st.success(plain(said), icon=":material/check:")
    if result.changed:
        with st.expander(f"Cifras que cambiaron ({len(result.changed)})"):
            rows = [
                (c.concept, str(c.year), c.item or "", c.before or "—", c.after or "—")
                for c in result.changed
            ]
            style.table(("Concepto", "Año", "Fila", "Antes", "Ahora"), rows, figures={3, 4})
    if result.problems:
        with st.expander(f"Avisos de lectura ({len(result.problems)})"):
            faults = [(str(p.source.page), p.message) for p in result.problems]
            style.table(("Página", "Aviso"), faults, figures={0})


def _loaded(cards: tuple[FichaCard, ...]) -> None:
    st.subheader(quantity_of(len(cards), "documento cargado", "documentos cargados"), anchor=False)
    if not cards:
        st.info("Arrastre aquí arriba una o más fichas para empezar.")
        return
    wanted = ""
    if len(cards) > _SHOWN // 4:
        wanted = st.text_input("Filtrar", placeholder="Programa, ministerio o año")
    words = fold(wanted).split()
    found = [card for card in cards if all(word in _searchable(card) for word in words)]
    for card in found[:_SHOWN]:
        _row(card)
    if (more := len(found) - _SHOWN) > 0:
        st.caption(f"Y {quantity_of(more, 'documento más', 'documentos más')}: use el filtro.")


def _row(card: FichaCard) -> None:
    with st.container(border=True):
        says, does = st.columns([0.82, 0.18], vertical_alignment="center")
        detail = " · ".join(
            part
            for part in (
                spoken_name(card.ministry or ""),
                quantity_of(card.figures, "cifra", "cifras") if card.kind == "ficha" else None,
                quantity_of(card.passages, "pasaje", "pasajes"),
                card.name,
            )
            if part
        )
        says.html(f'<b>{escape(title(card))}</b><div class="fc-place">{escape(detail)}</div>')
        with does.popover("Quitar", width="stretch"):
            st.write("Se quita de Ficha Clara; el archivo original no se toca.")
            st.button(
                "Sí, quitar",
                key=f"quitar_{card.document}",
                type="primary",
                on_click=_remove,
                args=(card.document,),
            )


def _remove(document: str) -> None:
    # A second click on a button already on its way finds nothing to do.
    if any(card.document == document for card in library().cards()):
        library().remove(document)
    st.session_state["resultados"] = ()


def _searchable(card: FichaCard) -> str:
    return fold(" ".join(str(part) for part in (title(card), card.ministry, card.name) if part))
