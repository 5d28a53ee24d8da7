"""How near a word of a question is to a word of a sentence.

Promise: one scale from 0 to 1, so that whoever ranks sentences need not know why two words agree:
the same word, a form of it, one of its family, or one that says the same.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from qa.data import read_data
from qa.language.senses import conjugate, function_words, phrases, verbs_of_prose
from qa.language.words import stem
from vectorstore.everyday import everyday_words, nearness
from vectorstore.terms import stem as root_of

SAME, FORM, KIN, SAYS_THE_SAME, SAID_SO = 1.0, 0.95, 0.85, 0.75, 0.55


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """The stem by which two forms of a word agree: "quedaron" and "quedar" are one."""
    return root_of(_irregular().get(word, word)) if word.isalpha() else word


@lru_cache(maxsize=200_000)
def likeness(asked: str, said: str) -> float:
    """How near two folded words are, from 0 to 1."""
    if asked == said:
        return SAME
    if asked.isdigit() and said.isalpha():
        return SAME if asked == str(read_data("numbers")["cardinals"].get(said, "")) else 0.0
    if not (asked.isalpha() and said.isalpha()) or asked in _alone() or said in _alone():
        return SAYS_THE_SAME if _listed_together(asked, said) else 0.0
    if asked in function_words() or said in function_words():
        return 0.0  # "como" is no form of "comida"
    one, other = root(asked), root(said)
    if stem(asked) == stem(said) or (one == other and not _derived(asked, said)):
        return FORM
    if _one_family(one, other) or (_kin(one, other) and not _derived(asked, said)):
        return KIN
    if _action_of(one, other) or _action_of(other, one):
        return KIN
    if other in synonyms().get(one, frozenset()):
        return SAYS_THE_SAME
    near = _formal().get(one, {}).get(other, 0.0)
    if near >= _SAID_FIRST or _shared_sense(asked, said):
        return SAID_SO
    return _SAID_BESIDE if near else 0.0


_SAID_FIRST, _SAID_BESIDE = 0.7, 0.3
"""How near what fichas write for a word must be, as `everyday` reckons it; what is less."""


def _listed_together(asked: str, said: str) -> bool:
    """Whether a list of synonyms has both, for words of which no form is looked for."""
    return any({asked, said} <= set(group) for group in read_data("synonyms")["groups"])


@cache
def _alone() -> frozenset[str]:
    """Words that look like forms of others and are none: "comunes" are no "comunas"."""
    return frozenset(read_data("prose")["alone"].split())


def denies(said: Sequence[str], word: str) -> bool:
    """Whether a text says of something like the word that it is not so: "no se aceptan"."""
    return any(
        likeness(word, other) >= SAYS_THE_SAME and not _DENYING.isdisjoint(said[max(0, i - 2) : i])
        for i, other in enumerate(said)
    )


_DENYING = frozenset("no ni sin nunca tampoco".split())


def _action_of(one: str, other: str) -> bool:
    """Whether a root is of the noun for what another does: "don" and "donacion"."""
    return len(one) >= _LEAST_ROOT and other.startswith(one) and other[len(one) :] in _ACTIONS


_LEAST_ROOT = 3
_ACTIONS = frozenset(("acion", "icion", "amient", "imient", "acient"))
"""What short roots keep, which the stemmer takes from long ones alone."""


def _one_family(one: str, other: str) -> bool:
    """Whether two roots are listed as of one family."""
    family = _families().get(one)
    return family is not None and family == _families().get(other)


def _kin(one: str, other: str) -> bool:
    """Whether nearly the whole shorter root is the beginning of the other."""
    short, long = sorted((one, other), key=len)
    shared = 0
    for a, b in zip(short, long, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= 6 and shared >= len(short) - 1 and len(long) - shared <= 2


def _derived(one: str, other: str) -> bool:
    """Whether only one is a noun made from the other's root: "publicidad" is not "público"."""
    first, second = one.rstrip("s"), other.rstrip("s")
    return any(first.endswith(ending) != second.endswith(ending) for ending in _DERIVING)


_DERIVING = (
    "idad",
    "ismo",
    "dor",
    "dora",
    "orio",
    "able",
    "ible",
    "ario",
    "aria",
    "mente",
    "ura",
    "ista",
    "ivo",
    "iva",
)


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """For each root the roots that say the same in prose."""
    found: dict[str, set[str]] = {}
    for group in read_data("synonyms")["groups"]:
        own = {root(word) for phrase in group for word in phrase.split()[-1:]}
        for word in own:
            found.setdefault(word, set()).update(own)
    return {word: frozenset(own) for word, own in found.items()}


@cache
def _formal() -> dict[str, dict[str, float]]:
    """For each root of an everyday word the roots of what fichas write for it, and how near."""
    places: dict[str, dict[str, list[int]]] = {}
    for formal, everyday in everyday_words():
        roots = dict.fromkeys(root(word) for word in formal)
        for said in dict.fromkeys(root(word) for word in everyday):
            own = places.setdefault(said, {})
            for place, other in enumerate(roots, 1):
                own.setdefault(other, []).append(place)
    return {
        said: {other: nearness(found) for other, found in own.items()}
        for said, own in places.items()
    }


@lru_cache(maxsize=20_000)
def _senses(word: str) -> frozenset[str]:
    own = phrases().get(word, {}).get((word,), frozenset())
    return own & frozenset(read_data("prose")["telling_senses"].split())


def _shared_sense(asked: str, said: str) -> bool:
    return bool(_senses(asked) & _senses(said))


@cache
def _families() -> dict[str, str]:
    families = read_data("prose")["families"]
    return {root(word): family[0] for family in families for word in family}


@cache
def _irregular() -> dict[str, str]:
    """Forms of verbs by word: without accents no stemmer knows "subio" for a form of "subir"."""
    forms = read_data("prose")["forms"]
    regular = {
        form: verb
        for verb in (*read_data("common")["verbs"].split(), *_verbs_of_senses(), *verbs_of_prose())
        for form in conjugate(verb)
        if len(form) > 4
    }
    irregular = {form: verb for verb, said in forms.items() for form in said.split()}
    return {**regular, **irregular}


def _verbs_of_senses() -> Iterator[str]:
    for card in read_data("senses").values():
        yield from card.get("verbs", ())
