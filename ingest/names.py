"""Names in capitals → names as people write them, for answers."""

import re

_SMALL = frozenset("de del la las los el y e o u en a al para por con sin".split())


def spoken_name(name: str) -> str:
    """PROGRAMA DE APOYO A LA FAMILIA (PAF) → Programa de Apoyo a la Familia (PAF).

    A name that is not all capitals is left as it is. What stands alone in parentheses or has no
    vowels is taken for an acronym and keeps its capitals.
    """
    if not name.isupper():
        return name
    words = re.split(r"(\s+)", name)
    return "".join(_spoken_word(word, first=n == 0) for n, word in enumerate(words))


def _spoken_word(word: str, *, first: bool) -> str:
    bare = word.strip("()«»\"':;,.-")
    if not first and bare.lower() in _SMALL:
        return word.lower()
    if re.fullmatch(r"\([^()]+\)[.,;:]?", word) or not re.search(r"[AEIOUÁÉÍÓÚÜ]", bare):
        return word
    if re.fullmatch(r"[IVX]+", bare) or any(c.isdigit() for c in bare):
        return word
    lower = word.lower()
    at = next((n for n, c in enumerate(lower) if c.isalpha()), 0)
    return lower[:at] + lower[at].upper() + lower[at + 1 :]
