"""A row that a question names, whatever kind of table it is in."""

from dataclasses import dataclass

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
