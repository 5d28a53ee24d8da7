"""The part of a message that asks: greetings, who is asking and what for are left out.

"Estoy preparando una minuta para la comisión y necesito saber cuánto se gastó" asks how much was
spent, of no commission. Promise: what is left out tells of the person alone, and a question that
only points back ("¿Es así?") keeps the sentence it points to.
"""

import re
from functools import cache

from calc.figure import fold
from calc.sentences import split_sentences
from qa.data import read_data

_LEAST_WORDS = 2
_IS_IT_TRUE = "es cierto que "
_OPENING = r"^[\s¿¡,.;:-]*"
_NOUN = r"(?:un|una|unos|unas|el|la|los|las|mi|mis|nuestr[oa]|su|este|esta|otro|otra)"
_WANTING = "(?:necesito|necesitamos|quiero|queremos|busco|requiero|ocupo|me falta|me faltan)"
_DETAIL = r"(?: (?:de|del|de la|en|con|ante|a) (?:el |la |los |las |mi |su )?[a-z]+)?"


def asking_part(text: str) -> str:
    """The message without what asks nothing; the message itself where nothing else remains."""
    folded = _even(text)
    kept = text
    for cut in _CUTS:
        kept, folded = cut(kept, folded)
    return kept.strip() if len(kept.split()) >= _LEAST_WORDS else text


def _as_claimed(text: str, folded: str) -> tuple[str, str]:
    """What others say ("un diputado dijo que…", "según un diario,…") asked as whether it is true.

    Who says it is no matter of the fichas.
    """
    told = re.compile(
        rf"{_OPENING}(?:(?:y|pero|oye|ojo) )?(?:{_NOUN} )?(?:"
        rf"(?:{_listed('claimants')})[^.?!:;]{{0,40}}? (?:me |nos |les? )?(?:{_listed('claiming')})"
        rf"(?: que|:)|(?:{_listed('hearsay')}) que|"
        rf"segun (?:{_NOUN} )?(?:{_listed('claimants')})[^.?!:;,]{{0,40}},|"
        rf"segun (?:dicen|dice|se dice|lei|escuche|me dijeron|me cuentan|entiendo),?"
        rf") (?!(?:que|cual|cuales|cuanto|cuanta|cuantos|cuantas|quien|como|cuando|donde)\b)"
    )
    found = told.match(folded)
    if found is None:
        return text, folded
    return f"{_IS_IT_TRUE}{text[found.end() :]}", f"{_IS_IT_TRUE}{folded[found.end() :]}"


def _without_source(text: str, folded: str) -> tuple[str, str]:
    """Without a last "como dice el texto": every answer is what the ficha says."""
    found = re.search(
        r"[,;] (?:(?:tal )?como (?:lo )?(?:dice|senala|afirma|indica|sostiene)n?"
        r"|segun(?: dice)?) (?:el|la|los|las|su) (?:\w+)(?=[\s?.!]*$)",
        folded,
    )
    if found is None or len(folded[: found.start()].split()) < _LEAST_WORDS:
        return text, folded
    start, end = found.span()
    return text[:start] + text[end:], folded[:start] + folded[end:]


def _last_sentences(text: str, folded: str) -> tuple[str, str]:
    """Without the sentences that only tell of the person who asks."""
    spans = list(split_sentences(text, clauses=True))
    kept = [s for s in spans if not _of_oneself(folded[s.start : s.end])]
    if not kept or len(kept) == len(spans):
        return text, folded
    if len(kept) == 1 and _pattern("pointing", whole=True).match(
        folded[kept[0].start : kept[0].end]
    ):
        return text, folded
    return " ".join(text[s.start : s.end] for s in kept), " ".join(
        folded[s.start : s.end] for s in kept
    )


def _of_oneself(sentence: str) -> bool:
    """Whether a sentence tells of the person and asks nothing."""
    if "?" in sentence or _pattern("asking").search(sentence):
        return False
    opening = re.compile(rf"{_OPENING}(?:{_listed('about_oneself')})\b")
    return opening.match(sentence) is not None


def _after_asking(text: str, folded: str) -> tuple[str, str]:
    """What follows the words that announce the question, where anything does."""
    start = 0
    for found in _pattern("asking").finditer(folded):
        rest = folded[found.end() :]
        if len(re.findall(r"\w{3,}", rest)) >= _LEAST_WORDS and _tells_occasion(
            folded[: found.start()]
        ):
            start = found.end()
    colon = folded.find(":")
    if colon >= 0 and _tells_occasion(folded[:colon]) and colon > start:
        start = colon + 1
    return text[start:].lstrip(" ,:;"), folded[start:].lstrip(" ,:;")


def _tells_occasion(before: str) -> bool:
    """Whether the words before a question tell of its occasion alone."""
    before = before.strip(" ¿¡,.;:-")
    if not before:
        return True
    opening = re.compile(rf"(?:{_listed('about_oneself')}|{_listed('asking')}|{_purpose()})\b")
    return opening.match(before) is not None


def _without_purpose(text: str, folded: str) -> tuple[str, str]:
    """Without "para una minuta de la comisión", where it opens or closes what is asked.

    In the middle it may be what the programme did: "la plata para el curso".
    """
    purpose = rf"{_purpose()}\b{_DETAIL}(?: de (?:hoy|manana|ayer))?"
    pattern = re.compile(rf"{_OPENING}(?:{_WANTING} )?{purpose}[,:]?|, ?{purpose}(?=[\s?.!]*$)")
    found = pattern.search(folded)
    if (
        found is None
        or len((folded[: found.start()] + folded[found.end() :]).split()) < _LEAST_WORDS
    ):
        return text, folded
    return text[: found.start()] + text[found.end() :], folded[: found.start()] + folded[
        found.end() :
    ]


def _without_reason(text: str, folded: str) -> tuple[str, str]:
    """Without a last clause that tells why one asks: ", porque acá se dicen muchas cosas"."""
    found = re.search(
        r"[^\s¿¡][,;] (?:porque|ya que|pues|dado que|es que|pa|para que)\b[^¿?]*$", folded
    )
    if found is None or len(folded[: found.start() + 1].split()) <= _LEAST_WORDS:
        return text, folded
    return text[: found.start() + 1], folded[: found.start() + 1]


_CUTS = (
    _as_claimed,
    _without_source,
    _last_sentences,
    _after_asking,
    _without_purpose,
    _without_reason,
)


@cache
def _purpose() -> str:
    return rf"(?:es )?para (?:{_NOUN} )?(?:{_listed('purposes')})"


@cache
def _pattern(kind: str, *, whole: bool = False) -> re.Pattern[str]:
    listed = _listed(kind)
    return re.compile(rf"{_OPENING}(?:{listed})[\s?!.]*$" if whole else rf"\b(?:{listed})\b")


@cache
def _listed(kind: str) -> str:
    return "|".join(sorted(read_data("preamble")[kind], key=len, reverse=True))


def _even(text: str) -> str:
    """Folded letter by letter, so that positions stay those of the text."""
    return "".join(f if len(f := fold(char)) == 1 else char for char in text)
