"""The aliases of the vocabulary as patterns over terms: which concepts a question names.

A pattern fits where all its terms stand close together in one part of the question, in any order.
Of patterns that want the same words the one with more of them wins, so "porcentaje de ejecución
final" is never read as "final" of something else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from calc.concepts import vocabulary
from qa.language.senses import Reading, Term, neutral_words, read_words
from qa.language.words import words

OPERATIONS = frozenset(
    """variacion_absoluta variacion_relativa variacion_puntos razon promedio suma monto_nominal
    monto_real faltante_para_umbral numerador_posible porcentaje_de_conteos""".split()
)
"""Formulas that work on another concept: a question names them by how it asks, not by what."""

_MANNERS = frozenset(("cada_", "componentes_"))
_SLACK = 4
_LIGHT = {
    "cuanto": 0.3,
    "programa": 0.1,
    "ficha": 0.1,
    "tener": 0.5,
    "atender": 0.6,
    "dinero": 0.6,
    "total": 0.3,
    "region": 0.4,
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One alias of a concept: the senses that each of its terms must have one of."""

    concept: str
    terms: tuple[frozenset[str], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Named:
    """A concept that a question names, the terms that name it and how strongly."""

    concept: str
    terms: tuple[Term, ...]
    weight: float

    @property
    def first(self) -> int:
        """The index of its first word."""
        return min(term.first for term in self.terms)


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Named sets of phrases, as patterns."""

    patterns: tuple[Pattern, ...]

    @classmethod
    def of(cls, phrases: Mapping[str, Iterable[str]]) -> "Phrasebook":
        """A phrasebook from phrases by the name of what they mean."""
        found: dict[tuple[str, tuple[frozenset[str], ...]], Pattern] = {}
        for name, sayings in phrases.items():
            for phrase in sayings:
                pattern = _pattern(name, phrase)
                if pattern.terms:
                    found.setdefault((name, pattern.terms), pattern)
        return cls(tuple(sorted(found.values(), key=lambda p: -p.weight)))

    def fits(self, reading: Reading) -> tuple[Named, ...]:
        """Every pattern that fits, the weightiest and closest first."""
        fits = []
        for pattern in self.patterns:
            terms = _fit(pattern, reading.terms)
            if terms:
                fits.append(Named(pattern.concept, terms, pattern.weight))
        return tuple(sorted(fits, key=lambda n: (-n.weight, _spread(n.terms), n.first)))


@cache
def concept_phrases() -> Phrasebook:
    """The labels and aliases of the vocabulary."""
    return Phrasebook.of(
        {
            card.id: (card.label, *card.aliases)
            for card in vocabulary().values()
            if card.id not in OPERATIONS
        }
    )


def named_concepts(reading: Reading, taken: Iterable[Term] = ()) -> tuple[Named, ...]:
    """The concepts that a question names, in its order; words already `taken` name none."""
    used = {term.first for term in taken}
    found: list[Named] = []
    for fit in concept_phrases().fits(reading):
        if not any(term.first in used for term in fit.terms):
            found.append(fit)
            used.update(term.first for term in fit.terms)
    if not found:
        free = [t for t in reading.terms if t.first not in used]
        found = _by_itself(free) or _budget_by_itself(reading, free)
    return tuple(sorted(found, key=lambda n: n.first))


_MEANS = {"poblacion_": "poblacion_beneficiada"}
"""What a noun that names a concept only together with others means where it stands alone."""


def _by_itself(terms: list[Term]) -> list[Named]:
    """As in "¿y la población?", "¿cuánto creció la población?": nothing else is spoken of."""
    own = [(t, c) for t in terms for sense, c in _MEANS.items() if sense in t.senses]
    others = (t for t in terms if t.plain and t.text.isalpha() and t.text not in neutral_words())
    told = {t.first for t, _ in own}
    if len(own) != 1 or any(t.first not in told for t in others):
        return []
    return [Named(concept, (term,), 1.0) for term, concept in own]


def _budget_by_itself(reading: Reading, terms: list[Term]) -> list[Named]:
    """As in "el inicial de 2023, en pesos de la época": the adjective stands for the budget."""
    own = [
        t
        for t in terms
        if t.text in _OF_A_BUDGET and reading.known[max(0, t.first - 1) : t.first] in _LEADS
    ]
    others = (t for t in terms if t.plain and t.text.isalpha() and t.text not in neutral_words())
    asked = any(t.senses & _ASKS_ELSE for t in terms)
    if len(own) != 1 or asked or any(others):
        return []
    return [Named(_OF_A_BUDGET[own[0].text], (own[0],), 1.0)]


_OF_A_BUDGET = {"inicial": "presupuesto_inicial", "final": "presupuesto_final"}
_LEADS = ((), ("el",), ("del",), ("y",), ("quiero",), ("monto",))
_ASKS_ELSE = frozenset("indicador dirigir quien donde cuando describir resumen evaluar".split())


def _fit(pattern: Pattern, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The closest terms that fit the pattern, one for each of its terms, or none."""
    anchors = [t for t in terms if t.senses & pattern.terms[0]]
    best: tuple[Term, ...] = ()
    for anchor in anchors:
        chosen = [anchor]
        for wanted in pattern.terms[1:]:
            near = [
                t for t in terms if t.part == anchor.part and t not in chosen and t.senses & wanted
            ]
            if not near:
                break
            chosen.append(min(near, key=lambda t: (abs(t.first - anchor.first), t.first)))
        else:
            if _spread(chosen) <= len(chosen) + _SLACK and (
                not best or _spread(chosen) < _spread(best)
            ):
                best = tuple(chosen)
    return best


def _spread(terms: Iterable[Term]) -> int:
    chosen = list(terms)
    return max(t.last for t in chosen) - min(t.first for t in chosen)


def _pattern(concept: str, phrase: str) -> Pattern:
    said = words(phrase)
    reading = read_words(said, tuple(word.text for word in said))
    # How many, and one by one, is how something is asked: it names no concept.
    named = (_told_apart(t.senses - _MANNERS or t.senses) for t in reading.terms)
    wanted = tuple(sorted(named, key=_rarity))
    return Pattern(concept, wanted, sum(_weight(senses) for senses in wanted))


def _told_apart(senses: frozenset[str]) -> frozenset[str]:
    """As in "aportes regionales": "por región" is not what the alias says."""
    return frozenset({"regional_"}) if "regional_" in senses else senses


def _rarity(senses: frozenset[str]) -> tuple[float, str]:
    return (-_weight(senses), min(senses))


def _weight(senses: frozenset[str]) -> float:
    return min(_LIGHT.get(sense, 1.0) for sense in senses)
