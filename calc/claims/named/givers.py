"""Who gave what a programme had beside its budget, as the ficha's prose says it.

A text names the giver and not the concept: "La Fundación Puerto Claro aportó M$12". Where the prose
says that the money from outside the budget came of that body, its name stands for the concept.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from calc.claims.found.flat import flat
from calc.claims.found.shapes import Cue
from calc.claims.named.people import Stretch

_CONCEPT = "recursos_extrapresupuestarios"
_SAYS = re.compile(r"[^.;\n]*\bextra ?presupuestari[^.;\n]*")
_NAMED = re.compile(
    r"\b(?:de|por|hizo|hicieron|a|con|puso|aporto)\s+(?:la|el|los|las|una|un)\s+"
    r"(?!(?:don|aport|contribu|transfer|conveni|parte|total|monto)[a-z]*\b)"
    r"(?P<head>[a-z]{4,})(?P<name>(?:\s+(?:del?\s+|la\s+|el\s+)?(?!y\b|que\b|para\b|se\b|en\b|con\b|a\b|"
    r"por\b|destinad|[a-z]+(?:aron|ieron)\b)[a-z]{3,}){1,4})"
)
_GIVES = re.compile(
    r"\b(?:aport|don(?:o|aron|acion|ado|ada|a|an)\b|pus(?:o|ieron)\b|entreg|regal|transfiri|contribuy|"
    r"(?:co)?financi)"
)
_DETERMINED = r"(?:\b(?:el|la|los|las|una?|otra?|dicha|esa|cierta)\s+)"
_LITTLE = re.compile(r"(?:del?|la|el)$")

Givers = tuple[re.Pattern[str], ...]


def givers_of(paragraphs: Iterable[str]) -> Givers:
    """The names of those who gave, as patterns of flat text."""
    told = (said for text in paragraphs for said in _SAYS.findall(flat(text)))
    found = (named for said in told if (named := _NAMED.search(said)) is not None)
    return tuple(
        re.compile(p) for p in dict.fromkeys(_pattern(m["head"], m["name"]) for m in found)
    )


def _pattern(head: str, name: str) -> str:
    """What names a body: its own name, which a single adjective is only after its kind."""
    words = name.split()
    said = r"\s+".join(words)
    if len([w for w in words if not _LITTLE.match(w)]) > 1:
        return rf"\b(?:{head}\s+)?{said}\b"
    return rf"(?:{_DETERMINED}(?:{head}\s+)?|\b{head}\s+){said}\b"


def given(text: str, span: Stretch, givers: Sequence[re.Pattern[str]]) -> Iterator[Cue]:
    """Where a sentence names one who gave; weak where it does not say that something was given."""
    weak = _GIVES.search(text, span.start, span.end) is None
    for giver in givers:
        for match in giver.finditer(text, span.start, span.end):
            yield Cue(match.start(), match.end(), _CONCEPT, weak=weak)
