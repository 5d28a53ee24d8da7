"""A question → weighed terms, each with the stems of the index that it may stand for.

A word stands for itself, for what it is a misspelling of, for its relatives (same beginning), for
what it makes small or great ("numeritos"), and for what a ficha calls what people say; each with
its likeness.
"""

import math
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from vectorstore import catalogue, spelling
from vectorstore.everyday import formal_stems, longest_turn, ways_of_asking
from vectorstore.terms import STOP_WORDS, fold, stem, words_and_terms

EVERYDAY, RELATIVE, ENDEARED = 0.5, 0.3, 0.9
"""The likeness of a word to what fichas write for it, times how near that is; to a word that begins
like it; and to the one that it makes small or great."""

_NEAREST = 0.95
"""The most that a word may be like what fichas write for it."""

_SENSES = 16
"""A word that may stand for more things than this says less of each."""

AS_WRITTEN = 0.6
"""From this likeness on, a stem is the word itself, spelt otherwise."""

ALIKE = 0.75
"""From this likeness on, a misspelt word may name a programme or a section."""

_RELATIVE_START, _RELATIVE_SHARE = 0.65, 0.6
_SHORTEST_RELATIVE = 5
_ENDEARED = re.compile(r"(?:e?c)?it[oa]s?$|isim[oa]s?$|az[oa]s?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = re.compile(
    r"\b((?:el|del|al|año|desde)\s+)([0-3]\d)\b(?![.,]?\d|\s*(?:%|por|de\s))", re.IGNORECASE
)
_KIND = re.compile(
    r"\b(?:(?:que|cual(?:es)?(?: otr[oa]s?)? (?:es|son|fue|fueron|era|eran) (?:el|la|los|las|una?))"
    r"(?: otr[oa]s?)? (tipos?|clases?|maneras?|formas?|modos?|generos?|nombres?|cantidad|numeros?"
    r"|cifras?|partes?|grupos?|cosas?)|como se (llam\w+|denomin\w+|conoc\w+|dice\w*))\b"
)
_KIND_WEIGHT = 0.3
"""A word that says what kind of answer is wanted ("¿cuál es el nombre de…?", "¿qué tipo de…?",
"¿cómo se llama…?") seldom stands beside the answer: such a share of its weight."""

_YEAR_WEIGHT = 2.0
"""Years stand in nearly every passage, and yet tell two fichas of a programme apart."""


Stands = Mapping[str, tuple[tuple[int, float], ...]]
"""A stem → the places of the terms that it stands for, each with the likeness."""


@dataclass(frozen=True, slots=True)
class Term:
    """One informative term of a question.

    `stems` are the index's stems that spell it, with their likeness, best first: 1 as written;
    `formal` those of what fichas call it. Both are empty where the catalogue has nothing like it.
    `weight` is its inverse document frequency.
    """

    written: str
    stems: tuple[tuple[str, float], ...]
    formal: tuple[tuple[str, float], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the index reads it.

    `ways` has, for each way of asking in it ("por qué"), stems of passages that answer such;
    `most` is what a word weighs that stands nowhere.
    `spelt` and `formal` are its terms by stem: which terms (by place) a stem stands for, and how
    well, as a spelling or as what fichas call it; `alike` those that are spelt alike.
    """

    terms: tuple[Term, ...]
    ways: tuple[tuple[str, ...], ...]
    most: float
    spelt: Stands = field(init=False, repr=False)
    formal: Stands = field(init=False, repr=False)
    alike: Mapping[str, frozenset[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        spelt = _by_stem([term.stems for term in self.terms])
        alike = {s: frozenset(n for n, x in places if x >= ALIKE) for s, places in spelt.items()}
        object.__setattr__(self, "spelt", spelt)
        object.__setattr__(self, "alike", alike)
        object.__setattr__(self, "formal", _by_stem([term.formal for term in self.terms]))

    @property
    def weight(self) -> float:
        """Of all terms together."""
        return sum(term.weight for term in self.terms)

    @property
    def stems(self) -> tuple[str, ...]:
        """All stems that any term stands for, sorted."""
        return tuple(sorted({*self.spelt, *self.formal}))


def read_question(connection: sqlite3.Connection, question: str) -> Asked:
    """The informative terms of a question, in order, each once; all its terms if none is."""
    said = words_and_terms(_with_whole_years(question))
    tokens = list(dict.fromkeys(said))
    informative = [(word, term) for word, term in tokens if (word or term) not in STOP_WORDS]
    turns = _turns(said)
    total = catalogue.passage_count(connection)
    folded = fold(question)
    kinds = {word for found in _KIND.findall(folded) for word in found}
    terms = (
        _read(connection, word, term, turns.get(term, term), total)
        for word, term in informative or tokens
    )
    return Asked(
        tuple(
            replace(term, weight=term.weight * _KIND_WEIGHT) if term.written in kinds else term
            for term in terms
        ),
        tuple(stems for pattern, stems in ways_of_asking() if pattern.search(folded)),
        inverse_frequency(0, total),
    )


def _turns(said: Sequence[tuple[str | None, str]]) -> dict[str, str]:
    """The stems of words that stand in a turn ("se fue a pique"), each with all the turn's."""
    found: dict[str, str] = {}
    for length in range(2, longest_turn() + 1):
        for start in range(len(said) - length + 1):
            part = [term for _, term in said[start : start + length]]
            if formal_stems(turn := " ".join(part)):
                found.update(dict.fromkeys(part, turn))
    return found


def inverse_frequency(frequency: int, total: int) -> float:
    """BM25's weight of a term that stands in `frequency` of `total` passages, above 0."""
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))


def _by_stem(stems: list[tuple[tuple[str, float], ...]]) -> Stands:
    found: dict[str, tuple[tuple[int, float], ...]] = {}
    for place, pairs in enumerate(stems):
        for root, likeness in pairs:
            found[root] = (*found.get(root, ()), (place, likeness))
    return found


def _with_whole_years(question: str) -> str:
    """Years said in full: "el 2023" for "el 23"."""
    return _SHORT_YEAR.sub(r"\g<1>20\g<2>", question)


def _read(
    connection: sqlite3.Connection, word: str | None, term: str, turn: str, total: int
) -> Term:
    """A word as a term; `turn` is what it stands in, or itself."""
    frequency = spelling.frequencies(connection, [term]).get(term, 0)
    stems: dict[str, float] = {term: 1.0} if frequency else {}
    said = list(dict.fromkeys((turn, term)))
    if word is not None:
        if not frequency:
            plain = _unendeared(word)
            stems = dict.fromkeys(spelling.frequencies(connection, plain), ENDEARED)
            said = said if formal_stems(turn) else plain
        # What fichas have another word for is a word, not a misspelling of what it resembles.
        if not stems and not _formal(connection, said, stems, total):
            stems = dict(spelling.mend(connection, word))
        for root, likeness in list(stems.items()):
            if likeness >= AS_WRITTEN:
                for relative, share in _relatives(connection, root):
                    stems.setdefault(relative, RELATIVE * likeness * share)
    ranked = _ranked(stems)
    formal = _formal(connection, said, stems, total)
    if ranked:
        frequency = frequency or spelling.frequencies(connection, [ranked[0][0]])[ranked[0][0]]
        weight = inverse_frequency(frequency, total)
    else:
        weight = max(
            (telling for telling, _ in formal.values()), default=inverse_frequency(0, total)
        )
    if _YEAR.fullmatch(term):
        weight = max(weight, _YEAR_WEIGHT)
    # A word that stands in many passages says as little when it is meant as when it is written.
    likeness = EVERYDAY * min(1.0, math.sqrt(_SENSES / max(1, len(formal))))
    shares = {
        root: min(_NEAREST, likeness * near * min(1.0, telling / weight))
        for root, (telling, near) in formal.items()
    }
    return Term(word or term, ranked, _ranked(shares), weight)


def _formal(
    connection: sqlite3.Connection, said: list[str], known: Mapping[str, float], total: int
) -> dict[str, tuple[float, float]]:
    """The stems that fichas write for what is said, those that stand somewhere.

    Each with its inverse document frequency and how near it is.
    """
    meant: dict[str, float] = {}
    for one in said:
        for root, near in formal_stems(one).items():
            if root not in known:
                meant[root] = max(near, meant.get(root, 0.0))
    found = spelling.frequencies(connection, sorted(meant))
    return {root: (inverse_frequency(times, total), meant[root]) for root, times in found.items()}


def _ranked(stems: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(stems.items(), key=lambda pair: (-pair[1], pair[0])))


@lru_cache(maxsize=20_000)
def _unendeared(word: str) -> list[str]:
    """The stems of what a word may make small or great: "numeritos", "carísimo", "poquita"."""
    base = _ENDEARED.sub("", word)
    if base == word or len(base) < 3:
        return [stem(word)]
    bases = [base, base + "o", base + "a", base + "e"]
    for written, plain in (("qu", "c"), ("gu", "g"), ("c", "z")):
        if base.endswith(written):
            bases += [base.removesuffix(written) + plain + vowel for vowel in "oa"]
    return list(dict.fromkeys(stem(base) for base in bases))


def _relatives(connection: sqlite3.Connection, root: str) -> list[tuple[str, float]]:
    """Stems of the index that begin like this one, with the share of letters in common."""
    if len(root) < _SHORTEST_RELATIVE or not root.isalpha():
        return []
    start = root[: max(_SHORTEST_RELATIVE - 1, round(len(root) * _RELATIVE_START))]
    rows = connection.execute(
        "SELECT term FROM vocabulary WHERE term >= ? AND term < ? AND term != ? ORDER BY term",
        (start, start + "\U0010ffff", root),
    )
    found: list[tuple[str, float]] = []
    for (other,) in rows:
        differing = (i for i, (a, b) in enumerate(zip(root, other, strict=False)) if a != b)
        common = next(differing, min(len(root), len(other)))
        share = 2 * common / (len(root) + len(other))
        if share >= _RELATIVE_SHARE:
            found.append((other, share))
    return found
