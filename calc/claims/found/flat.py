"""The form in which prose is searched: lower case, no accents, and as long as the original.

Each character stands for the one at the same place, so a match in the flat text is a match in the
text.
"""

import unicodedata

HARD_SPACE = "\u00a0"
_HARD_SPACES = "\u00a0\u2007\u2009\u202f"
_OTHERS = {"\u2212": "-", "\u2010": "-", "\u2011": "-", "“": '"', "”": '"', "«": '"', "»": '"'}
_OTHERS |= {"’": "'", "‘": "'", "´": "'", "\t": " ", "\r": " ", "\u200b": " ", "\ufeff": " "}
_OTHERS |= dict.fromkeys(_HARD_SPACES, HARD_SPACE)


def _plain(char: str) -> str:
    folded = unicodedata.normalize("NFD", char.lower())
    base = "".join(c for c in folded if not unicodedata.combining(c))
    return base if len(base) == 1 else char


_TABLE = {code: _plain(chr(code)) for code in range(0x41, 0x250)}
# The degree sign and the ordinal marks stay: they tell "N°" and "1ª" from words.
_TABLE |= {ord(mark): mark for mark in "°ºª"}
_TABLE |= {ord(char): plain for char, plain in _OTHERS.items()}


def flat(text: str) -> str:
    """The text in lower case without accents or marks of bold, character for character."""
    return text.replace("**", "  ").translate(_TABLE)
