"""Regions by name, number, capital and nickname: sixteen of them, and the nivel central."""

import re
from collections.abc import Iterator
from functools import cache

from calc.figure import fold
from qa.data import read_data
from qa.language.senses import Reading
from qa.language.words import places_of, sequence_of
from qa.named.row import REGION, Item

_SPOKEN_NUMBERS = frozenset(
    "quinta sexta septima octava novena decima undecima duodecima decimotercera".split()
)


_SHORT = 4


@cache
def _region_names() -> dict[tuple[str, ...], str]:
    names: dict[tuple[str, ...], str] = {}
    for row in read_data("regions")["region"]:
        for alias in (row["name"], *row["aliases"]):
            names[sequence_of(alias)] = row["name"]
    return names


@cache
def _region_numbers() -> dict[str, str]:
    numbers: dict[str, str] = {}
    for row in read_data("regions")["region"]:
        for alias in (row["number"].lower(), *row["ordinal"]):
            if alias:
                numbers[alias] = row["name"]
    return numbers


@cache
def _capitals() -> dict[tuple[str, ...], str]:
    return {
        sequence_of(row["capital"]): row["name"]
        for row in read_data("regions")["region"]
        if row["capital"]
    }


def region_of(name: str) -> str | None:
    """The official region that a printed row means, None for what is no region."""
    bare = re.sub(r"(?i)^(?:regi[oó]n )?(?:de la |de los |del |de )?", "", name)
    sequence = sequence_of(bare)
    return (
        _region_names().get(sequence) or _region_names().get(sequence_of(name)) or _only(sequence)
    )


@cache
def _only(sequence: tuple[str, ...]) -> str | None:
    """The one region of whose names a sequence of words holds one: "Lib. Gral. B. O'Higgins"."""
    held = {
        region
        for alias, region in _region_names().items()
        if len(" ".join(alias)) > _SHORT and places_of(sequence, alias)
    }
    return held.pop() if len(held) == 1 else None


def names_of_region(name: str) -> frozenset[str]:
    """Every way to write a region, folded; for what is no region its own name."""
    official = region_of(name)
    written = (" ".join(seq) for seq, region in _region_names().items() if region == official)
    return frozenset(written) if official else frozenset({fold(name)})


def regions_named(reading: Reading, printed: tuple[str, ...]) -> list[Item]:
    """The regions that a question names, `printed` being those of a ficha."""
    known = reading.known
    by_region = {region_of(name) or name: name for name in printed}
    found: list[Item] = []

    def add(official: str, taken: range, how: str | None) -> None:
        if not any(set(taken) & item.taken for item in found):
            name = by_region.get(official)
            found.append(
                Item(
                    REGION,
                    name or official,
                    name is not None,
                    frozenset(taken),
                    len(taken) + 1,
                    how,
                )
            )

    names = {**_region_names(), **{sequence_of(n): (region_of(n) or n) for n in printed}}
    for sequence, official in sorted(names.items(), key=lambda pair: -len(pair[0])):
        for i in places_of(known, sequence):
            add(official, range(i, i + len(sequence)), None)
    for official, taken, how in _by_number(reading):
        add(official, taken, how)
    for sequence, official in _capitals().items():
        for i in places_of(known, sequence):
            if official in by_region and _is_place(known[:i], sequence):
                add(official, range(i, i + len(sequence)), " ".join(sequence))
    return found


def _is_place(before: tuple[str, ...], capital: tuple[str, ...]) -> bool:
    """Whether a capital is named as a place; most names are of nothing else."""
    if not before:
        return capital != ("concepcion",)
    return before[-1] in ("en", "de", "region", "a") or capital not in _OF_MORE


_OF_MORE = frozenset((("concepcion",), ("santiago",), ("la", "serena"), ("valdivia",)))
"""Capitals whose names are words or surnames too."""


def _by_number(reading: Reading) -> Iterator[tuple[str, range, str]]:
    """Regions by their number: "quinta región", "región VIII", "10ma"."""
    known, numbers = reading.known, _region_numbers()
    for i, word in enumerate(known):
        if word != "region" or ranks(known, i):
            continue
        for j in (i - 1, i + 1):
            if 0 <= j < len(known) and known[j] in numbers and j not in reading_years(known):
                first, last = min(i, j), max(i, j)
                yield numbers[known[j]], range(first, last + 1), f"{known[first]} {known[last]}"
        pair = " ".join(known[max(0, i - 2) : i])
        if pair in numbers:
            yield numbers[pair], range(i - 2, i + 1), f"{pair} región"
    for i, word in enumerate(known):
        last = i + 1 == len(known) or known[i + 1] in _AFTER_A_NUMBER
        if word in _SPOKEN_NUMBERS and i and known[i - 1] == "la" and last:
            yield numbers[word], range(i, i + 1), word
    for match in re.finditer(r"\b(\d{1,2})(?:va|ra|da|ta|ma|na)\b", reading.text):
        index = reading.text[: match.start()].count(" ")
        if match[1] in numbers:
            yield numbers[match[1]], range(index, index + 1), match[0]


_AFTER_A_NUMBER = frozenset(
    "y en el durante cuanto cuanta cuantos cuantas que hubo tuvo tiene hay".split()
)


def ranks(known: tuple[str, ...], index: int) -> bool:
    """Whether a number before that word is a place in a ranking: "la segunda región con más".

    So too "la segunda más chica", and what the first four are ordered by: "la primera en gasto".
    """
    after = known[index + 1 : index + 4]
    if after[:1] in _LEADING and _DEGREES & set(after):
        return True
    by = " ".join(known[index + 1 : index + 6])
    return known[max(0, index - 1)] in _FIRST_FOUR and _ORDERED_BY.match(by) is not None


_DEGREES = frozenset("mas menos mayor menor".split())
_LEADING = tuple((word,) for word in "con que en mas menos donde mayor menor".split())
_FIRST_FOUR = frozenset("primera segunda tercera cuarta primer segundo tercer cuarto".split())
_ORDERED_BY = re.compile(
    r"(?:en|por|segun|de acuerdo a) (?:el |la |los |su )?(?:(?:numero|cantidad|monto|total|volumen|"
    r"nivel) de |mas )?(?:\w*gast\w*|plata|dinero|recursos|montos?|inversion|ejecuci\w+|ejecutado|"
    r"beneficiari[oa]s?|beneficiad[oa]s?|poblacion|personas|gente|usuari[oa]s|participantes|"
    r"atendid[oa]s|cobertura|numero de|cantidad de)"
)


def reading_years(known: tuple[str, ...]) -> frozenset[int]:
    """The words that are four-digit years."""
    return frozenset(i for i, word in enumerate(known) if re.fullmatch(r"20\d\d", word))
