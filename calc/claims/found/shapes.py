"""What is found in prose: frozen types, nothing that judges."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from calc.number import decimals_of
from calc.quantity import Interval

Kind = Literal["money", "percent", "points", "times", "count"]
Relation = Literal["level", "change", "ratio", "mean", "sum"]
Piece = Literal["concept", "year", "base", "row", "relation"]
Bound = Literal["exact", "over", "under", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A number that asserts something: where it stands and what it says by itself.

    `number` is the literal as printed (None: it has no single reading, `problem` says why) and
    `start_number`, `end_number` bound it inside the mention; `scale` turns it into the base unit,
    thousands of pesos for money. `currency` is "pesos" unless another is named, None where no
    currency is. `loose` tells a fraction or multiple in words, which claims no precision.
    `noun` is the word that follows a plain number; `signed` tells that a plus or minus stands
    before it; `stated` is the scale that was told for amounts of which this may be one.
    """

    start: int
    end: int
    kind: Kind
    number: Decimal | None
    start_number: int
    end_number: int
    scale: Fraction = Fraction(1)
    currency: str | None = None
    loose: bool = False
    noun: str = ""
    problem: str | None = None
    scaled: bool = False
    signed: bool = False
    stated: Fraction | None = None
    value: Fraction | None = field(init=False, repr=False, compare=False)
    """The number in its base unit."""

    allowed: Interval = field(init=False, repr=False, compare=False)
    """The values that its print allows, in its base unit; 0 where it has no single reading."""

    def __post_init__(self) -> None:
        value = None if self.number is None else Fraction(self.number) * self.scale
        decimals = 0 if self.number is None else decimals_of(self.number)
        half = self.scale / (2 * 10**decimals)
        middle = Fraction(0) if value is None else value
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "allowed", Interval(middle - half, middle + half))


@dataclass(frozen=True, slots=True)
class Year:
    """A year named in the text.

    `opens_range` tells the first of a range ("entre 2021 y 2023"), `dated` that it is only a piece
    of a date ("en enero de 2024").
    """

    start: int
    end: int
    year: int
    opens_range: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that name a concept; `weak` ones name it only if nothing better does."""

    start: int
    end: int
    concept: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """Words that name a row: `kind` is that of the vocabulary, `name` the book's own name.

    `name` None: a row that the ficha does not have, as `said`. `weak`: a single noun, which names
    the row only beside a number. `unit` is that of an indicator.
    """

    start: int
    end: int
    kind: str
    name: str | None
    said: str = ""
    weak: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Sense:
    """How a number is meant.

    `origin` tells the "de X" of "de X a Y", `of_that` a fraction of what was said before,
    `difference` by how much something is over or under something else.
    """

    relation: Relation = "level"
    sign: int = 0
    bound: Bound = "exact"
    hedged: bool = False
    negated: bool = False
    origin: bool = False
    of_that: bool = False
    difference: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A mention with what it is about.

    `concepts` are the readings that its words allow, the default first: "presupuesto" may be the
    initial or the final one. `base_year` and `base_item` are the year and the row of comparison of
    a change; `sign` +1 or -1 where the words say a direction. `firm` tells that the words name the
    concept themselves, so that a difference contradicts; `years` and `items` are those of a mean or
    a sum. `other_year` is the ficha's own, where the year was only carried over from an earlier
    sentence, or with `either_year` the other one that the words may mean; `base_years` are those
    whose mean a change is compared with, `threshold` the percentage that an amount is lacking for;
    `base_assumed` tells that nothing was said of what a change is compared with. `loose` are the
    pieces that its own clause does not say; `plain` tells that its words can be of no other number,
    `tabular` that it is of a table, where nothing is
    round by eye. `excuses` are concepts that the words may mean too, so that agreeing with one
    keeps a claim from being false; `unclear` says why nothing can be judged.
    """

    mention: Mention
    concepts: tuple[str, ...]
    year: int | None
    item: str | None = None
    relation: Relation = "level"
    base_year: int | None = None
    base_concept: str | None = None
    base_item: str | None = None
    bound: Bound = "exact"
    hedged: bool = False
    sign: int = 0
    nominal: bool = False
    firm: bool = True
    years: tuple[int, ...] = ()
    items: tuple[str, ...] = ()
    other_year: int | None = None
    either_year: bool = False
    excuses: tuple[str, ...] = ()
    base_years: tuple[int, ...] = ()
    threshold: Decimal | None = None
    base_assumed: bool = False
    loose: frozenset[Piece] = frozenset()
    plain: bool = False
    tabular: bool = False
    unclear: str | None = None
