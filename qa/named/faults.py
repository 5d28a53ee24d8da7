"""The kinds of finding that a question names: "hallazgo por gasto administrativo".

Promise: what stands with "hallazgo" chooses among the published ones, and a finding is of a kind by
what it says itself, by the criteria of the calculators where one tells it.
"""

from dataclasses import dataclass
from functools import cache

from calc.audit.findings import criteria_of
from calc.figure import fold
from ingest.ficha import Finding
from qa.data import read_data
from qa.language.senses import Reading

_ENDS = frozenset(
    "mas menos mayor menor con cuanto cuanta cuantos cuantas cual cuales pero".split()
)
"""Words after which something else than the finding is spoken of."""

_ASKS = frozenset("cuanto cuanta cuantos cuantas cual cuales que quien como cuando y o".split())


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding; see `qa/data/finding_kinds.toml`."""

    id: str
    title: str
    asked: tuple[tuple[str, ...], ...]
    criteria: frozenset[str]
    told: tuple[tuple[str, ...], ...]
    dimension: str
    hides: frozenset[str]
    alone: bool

    def is_of(self, finding: Finding, year: int) -> bool:
        """Whether a finding of a ficha of that year is of this kind."""
        if self.criteria:
            return any(c.id in self.criteria for c in criteria_of(finding.text, year))
        said = fold(finding.text).split()
        return finding.dimension == self.dimension and any(_held(said, s) for s in self.told)


@dataclass(frozen=True, slots=True)
class Faults:
    """The kinds of finding that a question names, and the words that name them."""

    kinds: tuple[Kind, ...] = ()
    taken: frozenset[int] = frozenset()

    def among(self, findings: tuple[Finding, ...], year: int) -> list[Finding]:
        """The findings of any of the kinds."""
        return [f for f in findings if any(kind.is_of(f, year) for kind in self.kinds)]

    def all_held(self, findings: tuple[Finding, ...], year: int) -> bool:
        """Whether each of the kinds has a finding."""
        return all(any(kind.is_of(f, year) for f in findings) for kind in self.kinds)


NO_FAULTS = Faults()


def faults_named(reading: Reading, *, before: bool = False) -> Faults:
    """The kinds named after "hallazgo", or `before` it too: "¿la cobertura tiene un hallazgo?"."""
    known = reading.known
    spoken = [t.first for t in reading.terms if "hallazgo" in t.senses]
    start = spoken[0] if spoken else len(known)
    if before and spoken and _ASKS.isdisjoint(known):
        start = 0
    end = next((i for i in range(start, len(known)) if known[i] in _ENDS), len(known))
    found: dict[str, tuple[Kind, frozenset[int]]] = {}
    for kind in kinds():
        stretch = range(len(known)) if kind.alone else range(start, end)
        said = [known[i] for i in stretch]
        stems = next((s for s in kind.asked if _held(said, s)), None)
        if stems is not None and not any(kind.id in k.hides for k, _ in found.values()):
            taken = (i for i in stretch if known[i].startswith(stems))
            found[kind.id] = (kind, frozenset(taken))
    places = frozenset[int]().union(*(taken for _, taken in found.values()))
    if any(kind.alone for kind, _ in found.values()):
        places |= {i for i, word in enumerate(known) if word.startswith(_UNDERSPENT)}
    return Faults(tuple(kind for kind, _ in found.values()), places)


_UNDERSPENT = ("subejec", "inicial", "consecutiv")
"""What goes with a persistence without changing which finding it is."""


def _held(said: list[str], stems: tuple[str, ...]) -> bool:
    """Whether each stem begins a word, in their order."""
    rest = iter(said)
    return all(any(word.startswith(stem) for word in rest) for stem in stems)


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds, those that hide others first."""
    return tuple(
        Kind(
            name,
            card["title"],
            tuple(map(tuple, card["asked"])),
            frozenset(card.get("criteria", ())),
            tuple(map(tuple, card.get("told", ()))),
            card.get("dimension", ""),
            frozenset(card.get("hides", ())),
            card.get("alone", False),
        )
        for name, card in read_data("finding_kinds").items()
    )
