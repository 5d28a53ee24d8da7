"""A thing of two nouns that a ficha's text speaks of: "lista de espera" is no time of waiting.

Promise: a row is set aside only where one word of a compound named it and the ficha itself says
that compound of something else.
"""

from calc.figure import fold
from qa.language.senses import Reading, function_words
from qa.named.row import INDICATOR, Item

_OF = ("de", "del")


def of_another_thing(item: Item, reading: Reading, text: str) -> bool:
    """Whether the word that named a row belongs to a compound which `text` has and the row not."""
    if item.kind != INDICATOR or len(item.taken) != 1:
        return False
    at = next(iter(item.taken))
    if at < 2 or reading.known[at - 1] not in _OF:
        return False
    head, word = reading.known[at - 2], reading.known[at]
    if head in function_words() or fold(item.name).find(head) >= 0:
        return False
    return f" {head} {reading.known[at - 1]} {word}" in fold(text)
