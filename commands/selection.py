"""A document as people name it → the one that is loaded."""

from calc.errors import FichaClaraError
from calc.figure import fold
from vectorstore import FichaCard, Library

_LEAST_PREFIX = 6


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
    found = _by_id(cards, name) or _by_file(cards, name) or _by_words(cards, name)
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


def select_all(library: Library, names: list[str]) -> tuple[str, ...] | None:
    """The ids of the named documents; None, which means all of them, where none is named."""
    return tuple(select(library, name).document for name in names) or None


def title(card: FichaCard) -> str:
    """How a document is called in a list: its programme and year, or its file."""
    return f"{card.program} {card.year}" if card.kind == "ficha" else card.name


EMPTY = (
    "Todavía no hay fichas cargadas. Cargue archivos PDF o de texto con «fichas cargar ARCHIVO», "
    "o una carpeta entera con «fichas cargar CARPETA»."
)


def _by_id(cards: tuple[FichaCard, ...], name: str) -> tuple[FichaCard, ...]:
    wanted = name.lower()
    if len(wanted) < _LEAST_PREFIX:
        return ()
    return tuple(card for card in cards if card.document.startswith(wanted))


def _by_file(cards: tuple[FichaCard, ...], name: str) -> tuple[FichaCard, ...]:
    wanted = fold(name.rsplit("/", 1)[-1])
    return tuple(
        card for card in cards if wanted in (fold(card.name), fold(card.name.rpartition(".")[0]))
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
