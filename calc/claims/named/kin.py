"""Words of one meaning that begin otherwise: "jefatura femenina", "una mujer como jefa".

Words are compared by their first letters; a kin word is taken for the one that stands for it. Only
words that say the same whatever they are said of are listed.
"""

from functools import lru_cache

from calc.claims.named.names import singular

STEM = 5
"""Words are compared by so many of their first letters."""

_FAMILIES = (
    "mujer femen",
    "hombr mascu varon",
    "rural campo",
    "nacid guagu bebe lacta",
    "estud alumn escol",
    "vehic auto",
    "falle murie muert",
    "compr adqui",
    "repar arreg",
    "deten detuv paral suspe",
    "aband deser",
    "derri boto bota tumba",
    "quebr quieb",
    "joven juven",
    "vive viven vivia resid",
    "detec encon halla",
    "traba labor",
    "presi encab",
    "renun dimit",
    "socio socia",
    "agric agro",
)
_KIN = {kin: line.split()[0] for line in _FAMILIES for kin in line.split()}


@lru_cache(maxsize=1 << 14)
def stem_of(word: str) -> str:
    """The first letters of a flat word without its plural, or those of the word it stands for."""
    stem = singular(word)[:STEM]
    return _KIN.get(stem, stem)
