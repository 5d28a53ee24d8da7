"""A document as people name it → the one that is loaded."""

from calc.errors import FichaClaraError
from calc.figure import fold
from ingest.ficha import Ficha
from reports.words import programme
from vectorstore import FichaCard, Library
from vectorstore.errors import UnknownDocumentError


class SelectionError(FichaClaraError):
    """A name that fits no loaded document, or several where one is wanted."""


def select(library: Library, name: str) -> FichaCard:
    """The loaded document of that id or its beginning, that file, or those words of its programme.

    Words may include the year ("refugio 2023"). Raises SelectionError, with the candidates, where
    the name fits none or more than one.
    """
    cards = library.cards()
    if not cards:
        raise SelectionError(EMPTY)
    try:
        id_ = library.resolve(name.rsplit("/", 1)[-1])
    except UnknownDocumentError:
        found = _by_words(cards, name)
    else:
        return next(card for card in cards if card.document == id_)
    if not found:
        raise SelectionError(
            f"Ningún documento cargado responde a «{name}». Están cargados:\n{_listed(cards)}"
        )
    if len(found) > 1:
        raise SelectionError(f"«{name}» puede ser más de un documento:\n{_listed(found)}")
    return found[0]


def select_ficha(library: Library, name: str | None) -> FichaCard:
    """The named ficha, or the only one that is loaded; SelectionError in any other case."""
    if name is not None:
        card = select(library, name)
        if card.kind != "ficha":
            raise SelectionError(
                f"«{card.name}» se cargó como documento sin formato de ficha: se puede buscar y "
                "citar, pero no tiene cifras en tablas."
            )
        return card
    fichas = tuple(card for card in library.cards() if card.kind == "ficha")
    if not fichas:
        raise SelectionError(EMPTY)
    if len(fichas) > 1:
        raise SelectionError(f"Hay varias fichas cargadas; diga cuál:\n{_listed(fichas)}")
    return fichas[0]


def read_ficha(library: Library, name: str | None) -> Ficha:
    """The ficha that `select_ficha` finds, whole."""
    card = select_ficha(library, name)
    ficha = library.ficha(card.document)
    if ficha is None:
        raise SelectionError(f"«{card.name}» se quitó mientras se leía.")
    return ficha


def select_all(library: Library, names: list[str]) -> tuple[str, ...] | None:
    """The ids of the named documents; None, which means all of them, where none is named."""
    return tuple(select(library, name).document for name in names) or None


def title(card: FichaCard) -> str:
    """How a document is called in a list: its programme and year, or its file."""
    return programme(card.program, card.year) or card.name


EMPTY = (
    "Todavía no hay fichas cargadas. Cargue archivos PDF o de texto con «fichas cargar ARCHIVO», "
    "o una carpeta entera con «fichas cargar CARPETA»."
)


def _by_words(cards: tuple[FichaCard, ...], name: str) -> tuple[FichaCard, ...]:
    words = fold(name).split()
    return tuple(
        card
        for card in cards
        if words and all(word in fold(f"{title(card)} {card.ministry or ''}") for word in words)
    )


def _listed(cards: tuple[FichaCard, ...]) -> str:
    return "\n".join(f"  {card.document[:8]}  {title(card)}  ({card.name})" for card in cards)
