"""Numbers in words: "treinta y cinco", "veintiún mil", "dos tercios", "se duplicó".

`text2num` reads the groups below a thousand; the multipliers are composed here, because it
stumbles over "veintiún mil" and over words without accents, and takes a lone "un" for a number.
"""

import re
from decimal import Decimal
from fractions import Fraction

from text_to_num import text2num

_UNITS = (
    "uno|una|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince"
)
_TEENS = "dieciseis|diecisiete|dieciocho|diecinueve|veinte|veinti(?:un[oa]?|dos|tres|cuatro|cinco|"
_TEENS += "seis|siete|ocho|nueve)|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"
_HUNDREDS = "cien(?:to)?|(?:dos|tres|cuatro|seis|sete|ocho|nove)cient[oa]s|quinient[oa]s"
_SCALES = "mil|millon(?:es)?|billon(?:es)?"
_WORD = f"(?:{_TEENS}|{_HUNDREDS}|{_SCALES}|{_UNITS})"
AND_HALF = r"(?:(?<=millon)|(?<=millones))\s+y\s+medio\b"
"""What adds half a million: "dos millones y medio"."""

_RUN = rf"\b{_WORD}\b(?:\s+(?:y\s+)?{_WORD}\b){{0,12}}"
_COMMA = rf"\s+coma(?:\s+cero)?\s+{_RUN}"
NUMBER_WORDS = rf"(?:{_RUN}(?:{AND_HALF}|{_COMMA})?|\bcero{_COMMA})"
"""Pattern of a run of number words in flat text."""

YEAR_WORDS = (
    "quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veinti(?:uno|dos|tres|cuatro|cinco|seis|"
    "siete|ocho|nueve)|treinta"
)
SMALL = rf"\b(?:(?:{_TEENS})(?:\s+y\s+(?:{_UNITS}))?|{_UNITS}|cien)\b"
_ACCENTED = {"veintidos": "veintidós", "veintitres": "veintitrés", "veintiun": "veintiuno"}
_ACCENTED |= {"veintiuna": "veintiuno", "un": "uno", "una": "uno"}
_MULTIPLIERS = {"mil": 10**3, "millon": 10**6, "billon": 10**12}

_PARTS = {"medio": 2, "tercio": 3, "tercer": 3, "cuarto": 4, "cuart": 4, "quinto": 5, "quint": 5}
_PARTS |= {"sext": 6, "septim": 7, "octav": 8, "noven": 9, "decim": 10}
_PART_WORD = "tercio|cuarto|quinto|sexto|septimo|octavo|noveno|decimo"
_PART_ORDINAL = "tercera|cuarta|quinta|sexta|septima|octava|novena|decima"
FRACTIONS = (
    rf"\b(?:la\s+mitad|(?:un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)\s+(?:{_PART_WORD})s?"
    rf"(?:(?<=tercio)|(?<=tercios)|(?=\s+(?:del?|respecto|frente|en|que|entre|y|o|es|son|eran?|fue|fueron)\b|\s*[,.;:()]|\s*$))|(?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|la)\s+"
    rf"(?:{_PART_ORDINAL})s?\s+partes?)\b"
)
MULTIPLES = (
    r"(?:(?:\bel\s+|(?<=\bdel )|(?<=\bal ))(?:doble|triple|cuadruple)"
    r"|\b(?:se\s+|ha\s+)?(?:cuadru|tri|du)plic\w+)\b"
)
DOZENS = (
    r"\b(?:media\s+docena|(?:una|dos|tres|cuatro|cinco)\s+(?:docena|decena|veintena|treintena|"
    r"centena)s?|un\s+centenar|dos\s+centenares)\b"
)
_GROUPS = {"docena": 12, "decena": 10, "veintena": 20, "treintena": 30, "centena": 100}


def read_words(words: str) -> int | None:
    """The value of a run of number words in flat text; None where it is none, or "un" alone."""
    parts = [w for w in words.split() if w != "y"]
    if all(w in {"un", "una", "uno", "y", "millones", "billones"} for w in parts):
        return None
    total, group, seen = 0, [], False
    half = parts[-1] == "medio"
    for word in parts[:-1] if half else parts:
        multiplier = _MULTIPLIERS.get(word.removesuffix("es"))
        if multiplier is None:
            group.append(word)
            continue
        below = _below_thousand(group) if group else 1
        if below is None:
            return None
        seen = True
        if multiplier == 10**3:
            total += below * multiplier
        else:
            total = (total + (below if group else 0) or 1) * multiplier
        group = []
    rest = _below_thousand(group) if group else 0
    if rest is None or (not seen and not group):
        return None
    return total + rest + (10**6 // 2 if half else 0)


def read_decimal_words(words: str) -> Decimal | None:
    """The same with decimals: "veinticuatro coma un", "cero coma cero cinco millones"."""
    whole, comma, rest = words.partition(" coma ")
    if not comma:
        value = read_words(words)
        return None if value is None else Decimal(value)
    zeros, scale, parts = "", 1, rest.split()
    while parts and parts[-1] in ("mil", "millon", "millones"):
        scale *= _MULTIPLIERS[parts.pop().removesuffix("es")]
    while parts and parts[0] == "cero":
        parts.pop(0)
        zeros += "0"
    above, below = _below_thousand(whole.split()) if whole != "cero" else 0, _below_thousand(parts)
    if above is None or below is None:
        return None
    return Decimal(f"{above}.{zeros}{below}") * scale


def read_small(word: str) -> int | None:
    """A small number in words or digits, "un" included: for "x de cada y"."""
    if word.isascii() and word.isdigit() and len(word) < 10:
        return int(word)
    return _below_thousand(word.split())


def read_fraction(words: str) -> Fraction:
    """The value of a match of FRACTIONS: "dos tercios" is 2/3."""
    if "mitad" in words:
        return Fraction(1, 2)
    if "/" in words:
        return Fraction(words)
    first, part, *_ = words.split()
    count = 1 if first == "la" else _below_thousand([first]) or 1
    divisor = next(n for stem, n in _PARTS.items() if part.startswith(stem))
    return Fraction(count, divisor)


def read_multiple(words: str) -> Decimal:
    """The value of a match of MULTIPLES: "el doble" is 2."""
    for stem, value in (("cuadru", 4), ("tripl", 3), ("dobl", 2), ("dupl", 2)):
        if stem in words:
            return Decimal(value)
    raise ValueError(words)


def read_dozens(words: str) -> Decimal:
    """The value of a match of DOZENS: "media docena" is 6."""
    if words.startswith("media"):
        return Decimal(6)
    first, group = words.split()
    size = next((n for stem, n in _GROUPS.items() if group.startswith(stem)), 100)
    return Decimal(size * (_below_thousand([first]) or 1))


def _below_thousand(group: list[str]) -> int | None:
    words = " ".join(_ACCENTED.get(w, w) for w in group)
    words = re.sub(
        r"^((?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)) ", r"\1 y ", words
    )
    words = re.sub(
        r" (treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa) (?=\w)", r" \1 y ", words
    )
    try:
        return int(text2num(words, "es"))
    except ValueError:
        return None
