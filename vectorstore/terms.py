"""Text → the terms by which it is searched: Spanish stems without accents, figures kept whole.

Questions and passages go through the same functions, so what is written alike is found alike:
"Ejecución", "ejecucion" and "EJECUCIONES" share one term, "M$187.599" and "187599" another.
"""

import re
import unicodedata
from functools import lru_cache
from importlib import resources

import snowballstemmer

_TOKEN = re.compile(
    r"n[°º]\s*(?P<ordinal>\d+)"
    r"|(?P<number>\d+(?:[.,]\d+)*)(?![^\W\d_])"
    r"|(?P<money>(?:mm|us|m)\$)"
    r"|(?P<word>[^\W_]+)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_MARKS = re.compile("[\u0300-\u036f]+")
_LAST_WEAK = re.compile(r"(?<=\w{3})[iy]$")
_LOST_ACCENT = re.compile(r"(?<=[csxg])ion$")


def _listed(name: str) -> frozenset[str]:
    file = resources.files("vectorstore").joinpath(name)
    return frozenset(file.read_text(encoding="utf-8").split())


STOP_WORDS = _listed("stop_words.txt")
"""Words that carry no subject: they are in the index, but no question searches for them."""

LIGHT_WORDS = _listed("light_words.txt")
"""Words that say little ("tipo", "forma", "llama"): a passage need not hold them to be right."""

_stemmer = snowballstemmer.stemmer("spanish")


def fold(text: str) -> str:
    """Lower case without accents; length may change."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return _MARKS.sub("", unicodedata.normalize("NFD", folded))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a folded word. "-cion" gets its accent back first: the stemmer needs it.

    So does "-ió" ("abrió"), but nothing tells it from "-io" ("servicio"): either loses its "i".
    """
    return _LAST_WEAK.sub("", fold(_stemmer.stemWord(_LOST_ACCENT.sub("ión", word))))


def words_and_terms(text: str) -> list[tuple[str | None, str]]:
    """The tokens of a text in order: each word folded with its stem; a figure has no word."""
    tokens: list[tuple[str | None, str]] = []
    for match in _TOKEN.finditer(fold(text)):
        if word := match["word"]:
            tokens.append((word, stem(word)))
        elif number := match["number"]:
            tokens.append((None, _plain(number)))
        elif ordinal := match["ordinal"]:
            tokens += [(None, "n°" + ordinal), (None, ordinal)]
        else:
            tokens.append((None, match["money"]))
    return tokens


def terms_of(text: str) -> list[str]:
    """The terms of a text, in order."""
    return [term for _, term in words_and_terms(text)]


def _plain(number: str) -> str:
    """The same figure alike with and without thousands marks; "38,9" keeps its comma."""
    return number.replace(".", "") if _THOUSANDS.fullmatch(number) else number
