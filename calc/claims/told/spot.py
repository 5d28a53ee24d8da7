"""One number of a sentence, with all that its words say of it before a concept is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from calc.claims.found.nearest import PER_EACH
from calc.claims.found.shapes import Claim, Cue, Item, Mention, Sense, Year
from calc.claims.named.people import Nouns, Stretch
from calc.claims.told.scene import Scene

_BESIDE = 10
"""A word for each one stands so few characters after its number."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the sentences before leave in mind: the last claim of each kind, and the year.

    `span` holds the first and last year of a sentence that named several, `row` its only row;
    `elsewhere` the programme without ficha that it was about, `subjects` what it named where it
    told no figure: "¿Y la cobertura?"; `pair` the two levels that it told.
    """

    told: tuple[Claim, ...] = ()
    year: int | None = None
    span: tuple[int, int] | None = None
    row: str | None = None
    elsewhere: str | None = None
    subjects: tuple[Cue, ...] = ()
    pair: tuple[Claim, ...] = ()

    def placeless(self) -> "Memory":
        """The same without where it stood: what comes next does not depend on that."""
        return replace(
            self, told=tuple(map(_placeless, self.told)), pair=tuple(map(_placeless, self.pair))
        )

    def of_kind(self, kind: str, *, change: bool) -> Claim | None:
        """The claim that an elliptic number goes on from: of its kind, or any for a change.

        A bare number goes on from a bare amount too.
        """
        same = [c for c in self.told if c.mention.kind == kind]
        if not same and kind == "count":
            same = [c for c in self.told if c.mention.kind == "money" and not c.mention.currency]
        if not same and change and len({c.concepts for c in self.told}) == 1:
            return self.told[-1]
        return same[-1] if same else None


def _placeless(claim: Claim) -> Claim:
    mention = replace(claim.mention, start=0, end=0, start_number=0, end_number=0)
    return replace(claim, mention=mention)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading above says for the lines below it: a year, subjects, rows."""

    year: int | None = None
    cues: tuple[Cue, ...] = ()
    rows: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a claim may lean on: the ficha's own year, its years, its words, the heading above.

    `told` are the stems of what its running text says where it tells no number.
    """

    year: int
    own_words: frozenset[str]
    nouns: Nouns
    known_years: frozenset[int] = frozenset()
    heading: Heading = Heading()
    told: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """A number in its place.

    `year` and `row` are those that its words give it, `before` the claims already made of its
    sentence; `left` are the words since the number before it, `right` those up to the next one.
    """

    scene: Scene
    memory: Memory
    setting: Setting
    at: int
    year: Year | None
    row: Item | None
    sense: Sense
    before: Sequence[Claim]
    mention: Mention = field(init=False)
    left: str = field(init=False)
    right: str = field(init=False)

    def __post_init__(self) -> None:
        mentions, at = self.scene.mentions, self.at
        mention = mentions[at]
        low = mentions[at - 1].end if at else self.scene.start
        high = mentions[at + 1].start if at + 1 < len(mentions) else self.scene.end
        object.__setattr__(self, "mention", mention)
        object.__setattr__(self, "left", self.scene.between(low, mention.start))
        object.__setattr__(self, "right", self.scene.between(mention.end, high))

    @property
    def assumed_year(self) -> int:
        """The year of a number that none is named for."""
        return self.memory.year or self.setting.heading.year or self.setting.year

    @property
    def change(self) -> bool:
        """Whether the number says a change and not a level."""
        return self.sense.relation in ("change", "ratio")

    @property
    def is_each(self) -> bool:
        """Whether words right after the number tell that it is for each: "$12.000 cada una"."""
        reach = self.mention.end + _BESIDE
        return any(
            c.concept in PER_EACH and self.mention.end <= c.start <= reach for c in self.scene.cues
        )

    @property
    def unplaced(self) -> str:
        """The words since the number before, years, rows and names of programmes blanked."""
        low = self.mention.start - len(self.left)
        words = list(self.left)
        placed: tuple[Stretch, ...] = (*self.scene.years, *self.scene.rows, *self.scene.names)
        for part in placed:
            for at in range(max(part.start - low, 0), min(part.end - low, len(words))):
                words[at] = " "
        return "".join(words)
