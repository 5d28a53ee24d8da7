"""Which words of a question say what programmes are about: a topic, and no manner of asking.

Promise: it is told by where a word stands. "Programas de riego", "los que atienden mujeres" and
"gastó en becas" narrow a question; "mi colega quiere saber" and "a principio de año" do not.
"""

from qa.data import read_data
from qa.language.senses import Reading, function_words
from qa.programmes.selectors import is_verb

_LINKING = frozenset("de del para sobre con contra en por hacia acerca".split())
_JOINING = frozenset("y e o u ni".split())
_ARTICLES = frozenset("el la los las un una unos unas".split())
_OPENING = frozenset("que segun si mi mis nuestro nuestra sin a ante como".split())


def narrows(reading: Reading, at: int, telling: frozenset[int]) -> bool:
    """Whether the word at an index stands where a topic would stand.

    `telling` are the indexes of the words that may be topics: one joined to another stands where
    that one does.
    """
    known = reading.known
    i = at - 1
    while i >= 0 and (
        known[i] in _ARTICLES
        or known[i] in _JOINING
        or i in telling
        or (known[i] in ("a", "al") and i - 1 in telling)  # "subsidio al arriendo"
    ):
        i -= 1
    if i < 0:
        return False
    word = known[i]
    if word in _OPENING:
        return False
    if word in _LINKING or word in ("cuantos", "cuantas"):
        return True
    return word in _nouns() or (word not in function_words() and is_verb(word))


def _nouns() -> frozenset[str]:
    return frozenset(f"{read_data('several')['plural']} {read_data('several')['singular']}".split())
