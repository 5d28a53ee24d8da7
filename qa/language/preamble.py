"""What an answer is for and whence it is asked are left out of the clause that asks.

"Para mi tesis, ¿qué regiones gastaron más?" asks of no thesis. Promise: what is left out tells
of the person alone.
"""

import re
from functools import cache

from calc.figure import fold
from qa.data import read_data
from qa.language.lexicon import is_order
from qa.language.senses import phrases

_LEAST_WORDS = 2
_OPENING = r"^[\s¿¡,.;:-]*"
_NOUN = r"(?:un|una|unos|unas|el|la|los|las|mi|mis|nuestr[oa]|su|este|esta|otro|otra)"
_WANTING = "(?:necesito|necesitamos|quiero|queremos|busco|requiero|ocupo|me falta|me faltan)"
_DETAIL = r"(?: (?:de|del|de la|en|con|ante|a) (?:el |la |los |las |mi |su )?[a-z]+)?"


def asking_who(text: str) -> str:
    """An order to name those that do something, as the question that it is."""
    return _naming_them(text, _even(text))[0]


def asking_part(text: str) -> str:
    """The message without what asks nothing; the message itself where nothing else remains."""
    folded = _even(text)
    kept = text
    for cut in _CUTS:
        kept, folded = cut(kept, folded)
    return kept.strip() if len(kept.split()) >= _LEAST_WORDS else text


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


def _without_contrast(text: str, folded: str) -> tuple[str, str]:
    """Without the unit that the answer is not to be in: "en pesos, no en %"."""
    found = re.search(
        r",? (?:y |pero )?no (?:en|por|con) (?:el |la |los |su )?"
        r"(?:%|porcentajes?|por ?ciento|pesos|plata|puntos|numeros)(?=[\s?.!,]|$)",
        folded,
    )
    if found is None or len(folded[: found.start()].split()) < _LEAST_WORDS:
        return text, folded
    start, end = found.span()
    return text[:start] + text[end:], folded[:start] + folded[end:]


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


def _without_order(text: str, folded: str) -> tuple[str, str]:
    """Without the order that opens it: "transcriba el propósito" asks for the purpose.

    An order that says how to answer is none of these: "ordene", "compare", "resuma".
    """
    found = _ORDER.match(folded)
    if found is None or found["verb"] in phrases() or not is_order(found["verb"]):
        return text, folded
    if found["verb"] in _places():
        return text, folded
    return text[found.end() :], folded[found.end() :]


@cache
def _places() -> frozenset[str]:
    """The words of the names of regions: "nuble cuántos beneficiarios" orders nothing."""
    return frozenset(
        w for card in read_data("regions")["region"] for w in fold(card["name"]).split()
    )


_ORDER = re.compile(
    rf"{_OPENING}(?P<verb>[a-z]+) (?:por favor )?(?=(?:el|la|los|las|su|sus|un|una|que|cual|cuales"
    r"|cuanto|cuantos|cuantas|cuanta|quien|quienes|como|donde|en que|por que) )"
)


def _naming_them(text: str, folded: str) -> tuple[str, str]:
    """Which they are, where somebody orders that they be named: "nombre las entidades que…"."""
    found = _NAME_THEM.match(folded)
    if found is None:
        return text, folded
    noun, rest = found.span("noun"), found.end()
    return f"¿Qué {text[slice(*noun)]} {text[rest:]}", f"¿que {found['noun']} {folded[rest:]}"


_NAME_THEM = re.compile(
    rf"{_OPENING}(?:nombr|mencion|enumer|list|identifi(?:qu|c)|cit|senal|indi(?:qu|c)|di[gm])"
    r"[ea](?:me|nos)? (?:a )?l[oa]s (?P<noun>\w+) que (?!mas |menos |se )"
)


def _without_both(text: str, folded: str) -> tuple[str, str]:
    """Without "en unidades y en porcentaje" after a change, which is always told in both."""
    found = _IN_BOTH.search(folded)
    if found is None or not _CHANGING.search(folded[: found.start()]):
        return text, folded
    return text[: found.start()] + text[found.end() :], folded[: found.start()] + folded[
        found.end() :
    ]


_COUNTED = (
    r"(?:cantidad(?:es)?|unidad(?:es)?|numeros?|n[°º]|cifras?|personas|terminos absolutos|valor)"
)
_SHARED = r"(?:%|porcentajes?|por ?ciento|porcentual(?:es)?|terminos (?:porcentuales|relativos))"
_IN_BOTH = re.compile(
    rf",? \(?(?:en |con )?(?:el |la )?(?:{_COUNTED} y (?:en |el |su )?{_SHARED}|"
    rf"{_SHARED} y (?:en |el |la |su )?{_COUNTED})\)?(?=[\s?.!]*$)"
)
_CHANGING = re.compile(
    r"\b(?:sub|baj|cay|caid|disminu|aument|crec|salto|dif|varia|merm|alza|perd|cambi|increment|reduc)"
)


def _without_wondering(text: str, folded: str) -> tuple[str, str]:
    """Without a last ", ¿será?", which wonders at what stands before it and tells of no future."""
    found = re.search(r"[,;.?] *¿?(?:y )?sera(?: (?:asi|cierto|verdad|tanto))?[\s?.!]*$", folded)
    if found is None or len(folded[: found.start()].split()) < _LEAST_WORDS:
        return text, folded
    return text[: found.start()] + "?", folded[: found.start()] + "?"


def _without_how_much(text: str, folded: str) -> tuple[str, str]:
    """Without a last "¿cuánto fue?" after what may be so or not: yes or no tells the figure too."""
    found = _HOW_MUCH.search(folded)
    if found is None or _ASKS.search(folded, 0, found.start()):
        return text, folded
    compares = _THAN if found["by"] else _COMPARING
    if compares.search(folded, 0, found.start()) is None:
        return text, folded
    return text[: found.start()] + "?", folded[: found.start()] + "?"


_HOW_MUCH = re.compile(
    r"[?,;.]+ *¿?(?:y )?(?:(?:en|a|de|(?P<by>por|x)) )?(?:cuanto|que (?:porcentaje|por ?ciento))"
    r"(?: (?:fue|es|era|seria|por ?ciento|x ?ciento|por 100|da|dio|exactamente))*[\s?.!]*$"
)
_ASKS = re.compile(r"\b(?:cuant[oa]s?|cual(?:es)?|quien(?:es)?|donde|cuando|como)\b|^[\s¿]*que\b")
_COMPARING = re.compile(
    r"\b(?:mas|menos|mayor|menor|sobre|bajo|debajo|encima|super\w+|sobrepas\w+|alcanz\w+|"
    r"lleg\w+|cumpl\w+|sub(?:io|ieron)|baj(?:o|aron)|aument\w+|disminuy\w+|cay(?:o|eron))\b"
)
_THAN = re.compile(r"\b(?:mas|menos|mayor|menor)\b.* que\b")
"""By how much is told with which of two is more."""


def _without_concession(text: str, folded: str) -> tuple[str, str]:
    """Without a last "aunque no haya beneficiados": what is granted is not asked."""
    found = _CONCEDED.search(folded)
    if found is None or len(folded[: found.start()].split()) < _LEAST_WORDS:
        return text, folded
    return text[: found.start()] + "?", folded[: found.start()] + "?"


_CONCEDED = re.compile(
    r",? \b(?:aunque|aunq|aun cuando|pese a que|a pesar de que|si bien) (?:ahi |alla )?no "
    r"(?:hay|haya|hubo|hubiera|tenga|tuvo|tiene|registr|figur|aparez|inform)\w*\b[^?.!,]*[?.!\s]*$"
)

_CUTS = (
    _without_concession,
    _without_wondering,
    _without_how_much,
    _without_order,
    _without_both,
    _without_source,
    _without_contrast,
    _without_purpose,
)


@cache
def _purpose() -> str:
    return rf"(?:es )?para (?:{_NOUN} )?(?:{_listed('purposes')})"


@cache
def _listed(kind: str) -> str:
    return "|".join(sorted(read_data("preamble")[kind], key=len, reverse=True))


def _even(text: str) -> str:
    """Folded letter by letter, so that positions stay those of the text."""
    return "".join(f if len(f := fold(char)) == 1 else char for char in text)
