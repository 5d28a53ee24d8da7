"""What a person sees when something fails: a sentence in Spanish, never a traceback."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from calc.errors import FichaClaraError
from ui.style import plain

_LOG = logging.getLogger(__name__)


@contextmanager
def explained() -> Iterator[None]:
    """Show an error of the page in place of what it could not draw."""
    try:
        yield
    except FichaClaraError as error:
        st.error(plain(str(error)), icon=":material/error:")
    except Exception as error:  # noqa: BLE001 (the last stop before a person)
        _LOG.exception("a page failed")
        st.error(
            plain(
                f"Algo falló al mostrar esta página ({type(error).__name__}: {error}). Sus fichas "
                "siguen como estaban. Recargue la página; si se repite, el detalle está en la "
                "ventana donde se abrió Ficha Clara."
            ),
            icon=":material/error:",
        )
