"""Which ficha a sentence speaks of, when several are loaded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from calc.claims.found.flat import flat
from calc.claims.named.alike import stems_of
from calc.claims.named.givers import Givers, givers_of
from calc.claims.named.heads import Heads, heads_of
from calc.claims.named.people import Nouns, nouns_of
from calc.claims.named.rows import Rows, rows_of
from calc.judging.populations import with_populations
from calc.judging.prose import Prose, prose_of
from calc.judging.reckoned import Served
from calc.judging.target import Target, level
from calc.quantity import PERSONAS, UNIDADES
from calc.subject import Subject

_NEAR_MILLION = 300_000
_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True)
class Candidate:
    """A ficha with what is needed to recognise it and its rows in a text."""

    subject: Subject

    @cached_property
    def rows(self) -> Rows:
        """The rows that its book has figures for."""
        return rows_of(self.subject.book, self.subject.program)

    @cached_property
    def name(self) -> str:
        """Its programme's name in flat text."""
        return flat(self.subject.program)

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words by which the ficha calls what it serves: in its name, rows and indicators."""
        book = self.subject.book
        kinds = ("indicador_proposito", "indicador_complementario", "gasto_componente")
        names = (self.subject.program, *(n for kind in kinds for n in book.items(kind)))
        return frozenset(w for name in names for w in _WORD.findall(flat(name)))

    @cached_property
    def nouns(self) -> Nouns:
        """The nouns by which it counts."""
        s = self.subject
        return nouns_of(s.book, s.program, s.served, s.units, (text for text, _ in s.prose))

    @cached_property
    def heads(self) -> Heads:
        """The nouns that the names of its rows begin with."""
        return heads_of(self.subject.units, self.subject.book, self.nouns)

    @cached_property
    def givers(self) -> Givers:
        """Who gave what it had beside its budget."""
        told = tuple(text for text, _ in self.subject.prose)
        return self.subject.book.once(("givers", told), lambda: givers_of(told))

    @cached_property
    def prose(self) -> Prose:
        """What its running text counts."""
        return prose_of(self.subject, self.nouns)

    @cached_property
    def served(self) -> Served | None:
        """How many it reached in its own year."""
        count = level(self.subject.book, "poblacion_beneficiada", self.subject.year, None)
        return Served(count, self.nouns) if isinstance(count, Target) else None

    @cached_property
    def told(self) -> frozenset[str]:
        """The stems of what its running text says where it tells no number."""
        texts = tuple(text for text, _ in (*self.subject.prose, *self.subject.asides))
        said = self.subject.book.once(("told", texts), lambda: stems_of(texts))
        return said.difference(*(s.words.sentence for s in self.prose.said))

    @cached_property
    def counts_millions(self) -> bool:
        """Whether it counts people or things by the million, so that a million may be of them."""
        units = (PERSONAS, UNIDADES)
        counted = (f.quantity for f in self.subject.book if f.quantity is not None)
        return any(q.unit in units and q.value >= _NEAR_MILLION for q in counted)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that its tables speak of."""
        return frozenset(f.year for f in self.subject.book if f.concept != "inflactor")


def candidate_of(subject: Subject) -> Candidate:
    """A ficha ready to be recognised, with the populations that only its prose tells by year."""
    alone = Candidate(subject)
    told = with_populations(subject, lambda: alone.prose.said)
    return alone if told is subject else Candidate(told)


def programmes(candidates: Sequence[Candidate]) -> list[str]:
    """Their programmes' names, each once."""
    return list(dict.fromkeys(c.subject.program for c in candidates))


def ordered(candidates: Sequence[Candidate], year: int | None) -> list[Candidate]:
    """The ficha of the year first, then the newest ones that may look back on it."""

    def rank(candidate: Candidate) -> tuple[bool, int]:
        own = candidate.subject.year
        return (own != year, -own)

    return sorted(candidates, key=rank)
