"""Signs and turns of short messages in words: "> 50 %", "a + b = c", "sí o no: …", "9 de cada 10".

Promise: nothing is left out that restricts a question; a bound stays the same bound.
"""

import re

from calc.claims.found.words import read_small


def in_words(text: str) -> str:
    """The message with its signs of comparison and sum written out."""
    for pattern, said in _SIGNS:
        text = pattern.sub(said, text)
    text = _OF_EVERY.sub(_as_percent, text)
    if _YES_OR_NO.search(text) is None:
        return text
    kept = _YES_OR_NO.sub("", text).strip(" ,;:.-?")
    return f"{kept}?" if len(kept.split()) > 1 else text


_REST = (
    r"(?:tod[oa]s? )?(?:lo dem[aá]s|el resto|l[oa]s dem[aá]s|l[oa]s otr[oa]s)(?: [^\W\d]+)*?"
    r"(?: junt[oa]s?| sumad[oa]s?| en conjunto)+"
)
"""As in "más en personal que en todo lo demás junto": more than the half."""

_SIGNS = (
    (
        re.compile(
            r"\brespeto (?=(?:al|del) (?:inicial|final|presup|ppto|total|año|ano|20))",
            re.IGNORECASE,
        ),
        "respecto ",
    ),
    (
        re.compile(
            r"\b(?:con |hay |tienen? |tuvo )?(?:cero|0) (?=hallazgo|reparo|problema)", re.IGNORECASE
        ),
        "sin ",
    ),
    (
        re.compile(
            r"\b(?:se )?(?:zaf|salv|libr)(?:ó|o|aron|an|a)n? de (?:los |tener )?(?=hallazgo)",
            re.IGNORECASE,
        ),
        "no tiene ",
    ),
    (
        re.compile(r"^[\s¿]*([^:?]+): ¿?(cu[aá]les|cu[aá]l|qui[eé]n(?:es)?)[\s?]*$", re.IGNORECASE),
        r"¿\2 \1?",
    ),
    (
        re.compile(
            r"\bno ((?:se )?[^\W\d]+) (?:[^\W\d]+ ){1,5}sino (?!que\b|tambi)", re.IGNORECASE
        ),
        r"\1 ",
    ),
    (
        re.compile(
            rf"\bm[aá]s (?:plata |dinero |recursos )?(en|a|al) ([^,?]+?) que (?:en |a )?{_REST}",
            re.IGNORECASE,
        ),
        r"más de la mitad del gasto \1 \2",
    ),
    (
        re.compile(rf"\bm[aá]s (?:plata |dinero |recursos )?que {_REST}", re.IGNORECASE),
        "más de la mitad del total",
    ),
    (re.compile(r"\s*(?:>=|≥|=>)\s*(?=[\d$M])"), " al menos "),
    (re.compile(r"\s*(?:<=|≤|=<)\s*(?=[\d$M])"), " a lo más "),
    (re.compile(r"(?<!-)\s*>\s*(?=[\d$M])"), " más de "),
    (re.compile(r"\s*<\s*(?=[\d$M])"), " menos de "),
    (re.compile(r"(?<=[^\W\d]) > (?=[^\W\d])"), " más que "),
    (re.compile(r"(?<=[^\W\d]) < (?=[^\W\d])"), " menos que "),
    (re.compile(r"(?<=[^\W\d]) = (?=[^\W\d])"), " suman el "),
    (re.compile(r"(?<=[^\W\d]) / (?=[^\W\d])"), " como porcentaje de "),
    (re.compile(r"(?<=\d)\s*(?:→|[-–—=]>)\s*(?=\d)"), " a "),
    (re.compile(r"(?<![\d.,/-])(1[5-9]|2\d) ?[-–] ?(1[6-9]|2\d)(?![\d.,/%-])"), r"\1 a \2"),
)
_YES_OR_NO = re.compile(
    r"^[\s¿¡]*(?:(?:dime|diga(?:me)?|responde|conteste|una duda)[,:]? )?s[ií] o no[\s,:;?]+"
    r"|[\s,;:.?¿(]+s[ií] o no[\s?.)]*$",
    re.IGNORECASE,
)
"""That yes or no is wanted denies nothing."""

_OF_EVERY = re.compile(
    r"\b(?P<bound>(?:m[aá]s|menos|al menos|por lo menos|sobre|superior|inferior)(?: de| del| a)?)"
    r" (?P<part>\w+) de cada (?P<whole>\w+)(?: pesos)?\b(?! (?:personas|hogares))",
    re.IGNORECASE,
)


def _as_percent(match: re.Match[str]) -> str:
    """As in "más de nueve de cada diez pesos": a share of a hundred."""
    part, whole = (read_small(match[name].lower()) for name in ("part", "whole"))
    if not part or not whole or part > whole:
        return match[0]
    exact = part * 100 % whole == 0
    return f"{match['bound']} {part * 100 // whole} %" if exact else match[0]
