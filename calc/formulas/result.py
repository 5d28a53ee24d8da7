"""What a formula gives: a result with all that is needed to redo it, or why there is none."""

from dataclasses import dataclass
from fractions import Fraction

from calc.figure import Figure, Source
from calc.number import round_half_up
from calc.quantity import Interval, Quantity, write_quantity


@dataclass(frozen=True, slots=True)
class Result:
    """A computed value.

    `formula` is the card's id and `concept` what the value is of: the same id, except for formulas
    that apply to any concept (a variation of "cobertura"). `value` is exact; `decimals` are those
    to show. `interval` holds the values that the inputs' print allows with counts and amounts as
    points, `loose` with amounts in M$ as rounded ones. `derivation` is redone on a pocket
    calculator: "187.599 / 482.870 × 100 = 38,9 %"; `expression` is its left side. `note` says what
    the reader must know (which budget, a range instead of a value).
    """

    formula: str
    concept: str
    year: int
    item: str | None
    value: Fraction
    unit: str
    decimals: int
    price_year: int | None
    interval: Interval
    loose: Interval
    expression: str
    inputs: tuple[Figure, ...]
    text: str | None = None
    note: str | None = None

    @property
    def printed(self) -> str:
        """The value as people write it, rounded half up: "38,9 %"."""
        return self.text or write_quantity(self.value, self.unit, self.decimals)

    @property
    def derivation(self) -> str:
        """The sum that gives the value: "187.599 / 482.870 × 100 = 38,9 %"."""
        return f"{self.expression} = {self.printed}"

    @property
    def quantity(self) -> Quantity:
        """The value rounded half up to the decimals to show."""
        rounded = round_half_up(self.value, self.decimals)
        return Quantity(rounded, self.unit, self.price_year)

    def meets(self, printed: Quantity) -> bool:
        """Whether some value that the print of the inputs allows fits a printed one."""
        allowed = printed.interval
        spans = (self.interval, self.loose)
        return allowed.contains(self.value) or any(allowed.meets(span) for span in spans)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where each printed figure behind it stands."""
        return tuple(figure.source for figure in self.inputs)


@dataclass(frozen=True, slots=True)
class Missing:
    """An operand that the ficha does not give.

    `name` is Spanish with its year ("la población beneficiada de 2022"); `code` is the mark printed
    in its place ("-", "S/I", …), None where the ficha prints nothing.
    """

    concept: str
    year: int
    item: str | None
    name: str
    code: str | None
    figure: Figure | None = None

    @property
    def reason(self) -> str:
        """Why it is missing, to be put after "porque"."""
        if self.code is None:
            return f"la ficha no trae {self.name}"
        return f"la ficha no registra {self.name} (figura «{self.code}»)"


@dataclass(frozen=True, slots=True)
class Unavailable:
    """Why there is no result: `reason` is a Spanish sentence.

    `possible` is the range that the missing operand must lie in, where there is just one and the
    printed result and the other operand bound it.
    """

    formula: str
    concept: str
    year: int
    item: str | None
    reason: str
    missing: tuple[Missing, ...] = ()
    possible: Interval | None = None
    inputs: tuple[Figure, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where each printed figure behind it stands."""
        return tuple(figure.source for figure in self.inputs)
