"""A row that a question names, whatever kind of table it is in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

REGION, COMPONENT, SUBTITLE, INDICATOR = "region", "componente", "subtitulo", "indicador"


@dataclass(frozen=True, slots=True)
class Item:
    """A row that a question names.

    `name` is the book's own spelling where the row is `present`. `taken` are the indexes of the
    words that name it; `weight` counts the telling ones; `how` is the everyday word that was read
    as the row, for the answer to say so. `by_unit`: a component named by what it delivers
    ("traslados"), so that its production is what is counted. `per`: by one of it ("por traslado").
    """

    kind: str
    name: str
    present: bool
    taken: frozenset[int]
    weight: float
    how: str | None = None
    by_unit: bool = False
    per: bool = False


def beside_names(known: Sequence[str], items: Iterable[Item]) -> str:
    """The words with a mark for each row that is no region: "Obras menores" are no fewer."""
    rows = (i for i in items if i.present and i.kind != REGION and len(i.taken) > 1)
    taken = frozenset[int]().union(*(i.taken for i in rows))
    marked = (_ROW if at in taken else word for at, word in enumerate(known))
    return " ".join(word for word, _ in groupby(marked))


_ROW = "x"


def row_places(one: Item, other: Item) -> tuple[int, int]:
    """Where two rows are named, each by a word of its own, since they may share some."""
    return (
        min(one.taken - other.taken or one.taken, default=0),
        min(other.taken - one.taken or other.taken, default=0),
    )
