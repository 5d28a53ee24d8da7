"""Which mark of a cell is asked about: "¿y ese S/I?", "cuando dice N/C, ¿cómo lo leo?".

Promise: one is taken only where the question asks how to read it, and nothing of a figure.
"""

import re
from functools import cache

from qa.data import read_data
from qa.language.words import words
from qa.saying.asking import Ask


@cache
def terms() -> dict[tuple[str, ...], str]:
    """What the glossary explains, by the words that name it."""
    return {
        tuple(w.text for w in words(written)): name
        for name, card in read_data("glossary").items()
        for written in card["words"]
        if words(written)
    }


def asked(ask: Ask) -> str | None:
    """The mark of a cell whose meaning is asked, whatever else says in which table it stands.

    As in "¿y ese S/I que aparece en la tabla?", in no words too.
    """
    question, known = ask.question, terms()
    said = question.reading.text
    meant = question.means("significar") or _POINTS.search(said) or _READ_AS.search(said)
    if not meant or question.any_of("porque", "cuanto", "calcular"):
        return None
    named = (known.get((word,)) for word in question.reading.known)
    return next((name for name in named if name in _MARKS), None)


_MARKS = ("no_comparable", "no_aplica", "no_informado", "guion", "precios")


_POINTS = re.compile(
    r"^(?:y |oye |pero |ah )*(?:es[aeo]s?|el|la|los|las|lo)(?: del?)? (?:\w+ ){0,2}?"
    r"(?:[a-z]/[a-z]|-|guion\w*|raya|rayita|m\$20\d\d)(?= (?:que|de|del|en|ahi)\b|$)"
)


_READ_AS = re.compile(
    r"\bcomo (?:l[oa]s? |se |me |hay que |debo |tengo que |deberia |puedo )*"
    r"(?:leo|lee|leer\w*|interpret\w+|entiend\w+|entender\w*|tom[oa]r?\w*)\b"
    r"|\b(?:es|sera|o sea|osea|eso es|quiere decir) (?:que|porque|un cero|cero|un error|nada|"
    r"lo mismo|igual|malo|nulo|vacio|falta)\b|\bque (?:es|sera|hago con|onda|viene siendo)\b"
    r"|\b(?:equivale|corresponde|se refiere|vale|cuenta como|significa|sinonimo|sigla)\b"
)
"""As in "cuando dice N/C, ¿cómo lo leo?"."""
