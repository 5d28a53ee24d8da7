"""A message that says only what changes of the question before: that question, asked anew.

"¿Y el de riego?" after "¿desde qué año existe la clínica?" asks since when that one exists, and
"¿cuántas son?" after "¿qué municipalidades participan?" asks how many. Promise: it is restated
only where the message says nothing else.
"""

import re

from qa.language.senses import Reading, neutral_words
from qa.language.words import stem
from qa.understanding.question import Question

_COUNT = re.compile(
    r"(?:y |entonces |pero )*(?:en total )?cuant[oa]s (?:son|eran|fueron|serian|hay)(?: en total)?"
)
_LISTS = re.compile(
    r"^\W*(?:y )?(?:cu[aá]les (?:son|fueron|eran) (?:las|los)|qu[eé]|cu[aá]les)\s+(?=\w)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:y |e |ahora |pero )*(?:que tal )?(?:con |en |de )?(?:el|la|del)? ?otr[oa]"
    r"(?: programa| ficha)?"
)
_TURNS = frozenset("volviendo volvamos volver vuelve ahora digame dime".split())


def as_a_count(reading: Reading, earlier: str) -> str | None:
    """The list asked for before as a count: "¿cuántas son?"; None where it is no such message."""
    if _COUNT.fullmatch(reading.text) is None:
        return None
    found = _LISTS.match(earlier)
    return f"cuántas {earlier[found.end() :]}" if found is not None else None


def asks_for_the_other(reading: Reading) -> bool:
    """Whether it asks the same of the other one and says nothing else."""
    return _OTHER.fullmatch(reading.text) is not None


def asks_of_the_name(earlier: Question) -> bool:
    """Whether a question asks what another programme is asked in the same words alone.

    A figure is asked of another by its concept; who, when, which and the first row are not.
    """
    if earlier.inherited:
        return False
    rows = any(i.kind in ("componente", "indicador") for i in earlier.items)
    counts = any(w in earlier.reading.known for w in ("cuantos", "cuantas"))
    listed = counts and earlier.any_of("componente", "indicador", "hallazgo", "region")
    return rows or listed or not _WHO.isdisjoint(earlier.reading.known) or not earlier.concepts


_WHO = frozenset("quien quienes donde cuando desde hasta".split())


def only_names(reading: Reading, names: frozenset[str]) -> bool:
    """Whether a message names a programme and says nothing else: "¿y el de riego?"."""
    rest = [
        w
        for w in reading.known
        if w.isalpha() and w not in neutral_words() and w not in _TURNS and stem(w) not in names
    ]
    return bool(names) and not rest
