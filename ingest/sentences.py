"""Paragraphs → sentences, with figures, years, abbreviations and lists left whole."""

import re

# After these a full stop does not end a sentence.
_ABBREVIATIONS = frozenset(
    "n nº n° art arts sr sra srta dr dra gral cap pág págs num núm nro ej etc ca aprox depto "
    "dpto av inc let ref tel vs prov reg min máx mín ud uds ee uu p pp s sgtes vol".split()
)
_END = re.compile(
    r"[.!?…]+[)»”\"']*(?=\s+[¿¡«“(\"'•]*[A-ZÁÉÍÓÚÜÑ0-9])|\n\s*\n|(?<=[.:;])\s+(?=[•▪])"
)


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence stands in the text, as (start, end), surrounding spaces left out."""
    spans = []
    start = 0
    for match in _END.finditer(text):
        if match[0].startswith(".") and _is_abbreviation(text, match.start()):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    trimmed = (
        (s + len(text[s:e]) - len(text[s:e].lstrip()), s + len(text[s:e].rstrip()))
        for s, e in spans
    )
    return tuple((s, e) for s, e in trimmed if e > s)


def _is_abbreviation(text: str, stop: int) -> bool:
    word = re.search(r"[\w°º]+$", text[max(0, stop - 12) : stop])
    if word is None:
        return False
    if word[0].isdigit():  # "1. Focalización" opens a list; "en 2023. La…" ends a sentence
        return bool(re.fullmatch(r"\d{1,2}", word[0])) and not text[: stop - len(word[0])].strip(
            " \n"
        )
    single_initial = len(word[0]) == 1 and word[0].isupper()
    return single_initial or word[0].casefold() in _ABBREVIATIONS
