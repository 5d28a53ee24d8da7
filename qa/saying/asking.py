"""What a kind of question is given, and the draft that it gives back."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from ingest.ficha import Ficha
from qa.answers.compose import Part, assemble
from qa.answers.types import Answer, Status, Table
from qa.programmes.shelf import Programme, Shelf, View
from qa.understanding.question import Question
from vectorstore.cards import Hit

Computed = TypeVar("Computed")


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about one programme, with all that may answer it.

    `crowd` tells that several programmes are loaded, so an answer must name the one it speaks of;
    `named` that the question itself named it. `siblings` are its fichas of other years.
    """

    question: Question
    view: View
    programme: Programme
    shelf: Shelf
    crowd: bool
    named: bool
    earlier: Question | None = None
    assumed: tuple[str, ...] = ()
    siblings: tuple[Ficha, ...] = ()
    _known: dict[Hashable, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def once(self, key: Hashable, compute: Callable[[], Computed]) -> Computed:
        """What follows from the question alone, computed for the first kind that needs it."""
        if key not in self._known:
            self._known[key] = compute()
        known: Computed = self._known[key]
        return known

    @property
    def ficha(self) -> Ficha:
        """The ficha that the question is asked of."""
        return self.view.ficha

    @property
    def year(self) -> int:
        """The last year that the question names, else the ficha's."""
        years = self.question.period.years
        return years[-1] if years else self.ficha.year

    @property
    def opening(self) -> str:
        """As in "En «Becas», " where several programmes are loaded."""
        return f"En «{self.view.title}», " if self.crowd else ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer in parts, before its text exists."""

    parts: Sequence[Part]
    status: Status = "answered"
    passages: tuple[Hit, ...] = ()
    suggestions: tuple[str, ...] = ()
    assumed: tuple[str, ...] = field(default=())
    table: Table | None = None


def one_after_another(drafts: Sequence[Draft]) -> Draft:
    """The answers to the questions of one message as one, those that tell something first."""
    told = [draft for draft in drafts if draft.status == "answered"] or list(drafts[:1])
    parts: list[Part] = [*told[0].parts]
    for draft in (*told[1:], *(d for d in drafts if d not in told)):
        parts += [" ", *draft.parts] if draft.parts != told[0].parts else []
    return replace(
        told[0],
        parts=parts,
        passages=tuple(dict.fromkeys(hit for d in told for hit in d.passages)),
        suggestions=told[-1].suggestions,
        assumed=tuple(dict.fromkeys(a for d in told for a in d.assumed)),
        table=next((d.table for d in told if d.table is not None), None),
    )


def finish(draft: Draft, text: str, assumed: tuple[str, ...] = ()) -> Answer:
    """The draft as an answer to the question `text`."""
    answer, figures = assemble(draft.parts)
    return Answer(
        text,
        draft.status,
        answer,
        figures,
        draft.passages,
        draft.suggestions[:3],
        (*assumed, *draft.assumed),
        draft.table,
    )
