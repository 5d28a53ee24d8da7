"""About the tool: what can be asked and which fichas are loaded."""

import re

from qa.answers.compose import count_parts, listed
from qa.answers.types import Table
from qa.data import read_data
from qa.language.senses import Reading
from qa.programmes.shelf import Shelf
from qa.saying.asking import Draft

_MOST_NAMED = 12


def answer(reading: Reading) -> Draft | None:
    """What the tool does; None where the question is not about it."""
    if asks_how_many_are_loaded(reading):
        return None
    # As typed too: what is said to the tool ("hacerte") is in no ficha and may be "corrected".
    if _OF_A_PROGRAMME.match(reading.text):
        return None
    texts = (f" {reading.text} ", f" {' '.join(w.text for w in reading.asked)} ")
    cards = read_data("about")
    for card in cards["cards"]:
        if any(re.search(p, text) for p in card["patterns"] for text in texts):
            return Draft((str(card["text"]),), suggestions=tuple(card["next"]))
    greets = any(re.search(p, text) for p in cards["help"]["greetings"] for text in texts)
    if not {"programas", "fichas"}.isdisjoint(reading.known) and asks_what_is_loaded(reading):
        return None
    asks = any(re.search(p, text) for p in cards["help"]["patterns"] for text in texts)
    asks = asks or any(
        f" {phrase} " in text for phrase in cards["help"]["phrases"] for text in texts
    )
    if asks or greets or reading.text in ("ayuda", "help"):
        said = f"{'Hola. ' if greets else ''}{cards['help']['text']}"
        return Draft((said,), suggestions=tuple(cards["help"]["next"]))
    return None


_OF_A_PROGRAMME = re.compile(
    r"(?:y )?(?:el|los|ese|esos) programas?\b(?! computacional)"
    r"|(?:y )?(?:(?:en|de|a|con) )?(?:que|cual(?:es)?|algun[oa]?|hay algun[oa]?)"
    r"(?: de (?:l[oa]s|est[oa]s|es[oa]s))? (?:programas?|fichas?|iniciativas?)\b"
    r"(?!.*\b(?:puedo|puedes?|podemos|podria\w*|sirven?|sabes?|lees?|acept\w+|formatos?|cargad[ao]s?"
    r"|carg[ao]r?|sub[eio]r?|tienes?|conoces?|usas?|hay|manejas?|pregunt\w+|consult\w+)\b)"
)
"""As in "¿el programa usa una plataforma en línea?": it is asked of the programme, or of all."""


def asks_what_is_loaded(reading: Reading) -> bool:
    """Whether it asks which fichas there are."""
    text = f" {reading.text} "
    if _OF_PEOPLE.search(text):
        return False
    known = read_data("about")["loaded"]
    said = any(f" {phrase} " in text for phrase in known["phrases"])
    said = said or any(re.search(p, text) for p in known["patterns"])
    return said or asks_how_many_are_loaded(reading)


_OF_PEOPLE = re.compile(r"\b(?:poblacion|objetivo|universo|beneficiad\w+|atendid\w+)\b")
"""What no file that is loaded is: "¿cuántos archivos son la población objetivo?"."""


def asks_how_many_are_loaded(reading: Reading) -> bool:
    """Whether nothing but the number of fichas is asked for: "¿de cuántas fichas dispones?"."""
    return re.search(read_data("about")["loaded"]["counted"], f" {reading.text} ") is not None


def loaded(shelf: Shelf) -> Draft:
    """Which fichas are loaded."""
    fichas = [card for programme in shelf.programmes for card in programme.cards]
    if not fichas:
        return nothing_loaded()
    rows = tuple(
        (programme.title, str(card.year), card.ministry or "—")
        for programme in shelf.programmes
        for card in programme.cards
    )
    names = [
        f"«{p.title}» ({listed(str(c.year) for c in reversed(p.cards))})" for p in shelf.programmes
    ]
    count = "una ficha cargada" if len(fichas) == 1 else f"{len(fichas)} fichas cargadas"
    of = "" if len(names) == len(fichas) else f", de {len(names)} programas"
    shown = (
        listed(names)
        if len(names) <= _MOST_NAMED
        else (", ".join(names[:_MOST_NAMED]) + f" y {len(names) - _MOST_NAMED} más")
    )
    others = (
        f" Además hay {len(shelf.others)} documento(s) que no son fichas." if shelf.others else ""
    )
    return Draft(
        count_parts(f"Hay {count}{of}: {shown}.{others}"),
        suggestions=tuple(read_data("about")["loaded"]["next"]),
        table=Table(("Programa", "Año", "Ministerio"), rows),
    )


def nothing_loaded() -> Draft:
    """There is nothing to ask about yet."""
    return Draft((str(read_data("about")["empty"]["text"]),), "not_found")
