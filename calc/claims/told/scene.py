"""A sentence with what was found in it, and how its words share out among its numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from calc.claims.found.shapes import Cue, Item, Mention, Sense, Year
from calc.claims.named.order import is_in_order, one_to_one, only_run
from calc.claims.named.people import Stretch

Part = TypeVar("Part", Year, Item)

_RELATIVE = re.compile(r"^\s*,?\s*(?:region\s+)?(?:que|donde|con|la\s+cual|el\s+cual)\b")
_PARENTHESIS = re.compile(r"^[^()]{0,40}\([^()]{0,30}$")
EXACTLY = re.compile(
    r"(?:\s+(?:larg|escas|complet|cort|just|exact)[oa]s?)?\s*[,(:]\s*(?:(?:el|un|exactamente|con|de)\s+)*"
)
"""Between a fraction and the percentage that it stands for: "un tercio largo, el 36,5 %"."""
_IN_BRACKETS = re.compile(r"^[^().;:]{0,80}\([^()]{0,30}$")
"""Between a share in words and the exact one: "la mitad del gasto se fue a talleres (49,8 %)"."""

_OPENS = re.compile(r"^\s*\(\s*(?:\w+\s+){0,2}$")
_OPENED = re.compile(r"(?:^|[,:;]|\bque\b)\W*con\s+(?:\w+\s+){0,3}$")
_WITH_THAT = re.compile(
    r"[^,.;:]{0,20},\s*(?:(?:el|la|los|las|region|componente|de|del)\s+)*[«\"“]?"
)
_FIGURE_OF_ITS_TIME = re.compile(
    r"\W*(?:(?:fue|fueron|era|eran|es|son|habian?\s+sido|hubo|habia|llego|alcanzo|"
    r"estaba|quedo|sumo|sumaban|marcaba|de|en|a|al|del|el|la|los|las|un|una|unos|unas|solo|apenas|"
    r"casi|cerca|cifra|se|[a-z]{3,}(?:ia|ian|aba|aban|aron|ieron))\b\W*)*$"
)
_CLAUSE_OPENS = re.compile(
    r"(?:[,;:]|\b(?:y|e|pero|mientras(?:\s+que)?|aunque|cuando|contra|versus))\s+"
    r"(?:(?:y|e|pero|mientras|que|en|el|durante|para|ano|al|cierre|del)\s+)*$"
)
_COUNTED = re.compile(r"\s+(?:(?:fueron|son|eran|resultaron|quedaron|habian\s+sido)\s+)?")
"""Between a number and the noun or the deed that it counts: "2.110 fueron colocadas"."""

_ENDS = 2
_STRETCH = re.compile(r"\b(?:19|20)\d\d\s*(?:y|a|al|hasta|-|–)\s*(?:el\s+)?(?:19|20)\d\d$")
_WHOLE = re.compile(
    r"^\s*(?:\w+\s+)?de\s+(?:un\s+total\s+de|los|las|sus|un\s+universo\s+de|un|entre)\s*(?:\w+\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence: its bounds in the flat text, and all that was found between them.

    `names` are the places where programmes are named, `senses` those of its mentions that were
    read already.
    """

    flat: str
    original: str
    start: int
    end: int
    mentions: tuple[Mention, ...]
    years: tuple[Year, ...]
    cues: tuple[Cue, ...]
    rows: tuple[Item, ...]
    names: tuple[Stretch, ...] = ()
    senses: dict[int, Sense] = field(default_factory=dict, compare=False, repr=False)

    def between(self, left: int, right: int) -> str:
        """The flat text between two places."""
        return self.flat[left:right]

    def nameless(self, left: int, right: int) -> str:
        """The same, the names of programmes blanked: their words say nothing of a number."""
        words = self.flat[left:right]
        for name in self.names:
            start, end = max(name.start - left, 0), min(name.end - left, len(words))
            if start < end:
                words = words[:start] + "x" * (end - start) + words[end:]
        return words

    def is_near(self, mention: Mention, place: int) -> bool:
        """Whether no other number stands between a place and a number."""
        low, high = sorted((place, mention.start))
        return not any(low < m.start < high for m in self.mentions if m != mention)

    def satellite_of(self, at: int) -> int | None:
        """The mention that a number only restates: "166 (82,6 %)", "un tercio, el 36,5 %"."""
        if at == 0:
            return None
        before, this = self.mentions[at - 1], self.mentions[at]
        exact = before.loose and not this.loose and before.kind == this.kind == "percent"
        gap = self.between(before.end, this.start)
        if exact and EXACTLY.fullmatch(gap):
            return at - 1
        if _are_alike(before, this) and not exact:
            return None
        opened = (_IN_BRACKETS if exact else _PARENTHESIS).match(gap)
        return at - 1 if opened and ")" not in gap else None

    def is_apart(self, at: int, place: int) -> bool:
        """Whether a place after a mention is of a later clause that tells of another number.

        It is in a parenthesis with a number of its own kind ("8,6 % (en 2022 fue de 11,9 %)"), or
        it opens a clause that such a number ends ("341 días, el 2023 eran 289").
        """
        this = self.mentions[at]
        later = [m for m in self.mentions[at + 1 :] if _are_alike(this, m)]
        gap = self.between(this.end, place)
        opened = gap.rfind("(")
        if opened > gap.rfind(")"):
            close = self.flat.find(")", place, self.end)
            inside = self.end if close < 0 else close
            return any(this.end + opened < m.start < inside for m in later)
        after = next((m for m in later if m.start > place), None)
        time = next((y.end for y in self.years if y.start == place), None)
        if after is None or time is None:
            return False
        own = _FIGURE_OF_ITS_TIME.match(self.between(time, after.start))
        return bool(own) and _CLAUSE_OPENS.search(gap) is not None

    def is_whole(self, at: int) -> bool:
        """Whether the number is the whole that the one before is a part of: "166 de los 201"."""
        if at == 0:
            return False
        before, this = self.mentions[at - 1], self.mentions[at]
        return before.kind == this.kind and bool(_WHOLE.match(self.between(before.end, this.start)))


def _are_alike(one: Mention, other: Mention) -> bool:
    """Whether two numbers are of one kind, or the second may have the unit of the first."""
    bare = other.kind == "count" and other.stated is not None and not other.noun
    return one.kind == other.kind or (bare and one.kind == "money")


def share_out(scene: Scene, parts: Sequence[Part]) -> list[Part | None]:
    """For each mention, the year (or row) that it speaks of, by their places.

    Lists with "respectivamente" go one to one; a part that stands right after or before a number
    belongs to it; else the order of the sentence decides.
    """
    mentions = scene.mentions
    if not parts or not mentions:
        return [None] * len(mentions)
    listed = in_order(scene, parts)
    leads = parts[0].start < mentions[0].start or _is_subject(scene, parts)
    plain = [at for at in range(len(mentions)) if scene.satellite_of(at) is None]
    if leads and all(_tight_after(scene, parts, at) is not None for at in plain):
        leads = False
    shared: list[Part | None] = []
    for at, mention in enumerate(mentions):
        main = scene.satellite_of(at)
        if at in listed:
            shared.append(listed[at])
        elif main is not None:
            inside = [p for p in parts if mentions[main].end <= p.start and p.end <= mention.start]
            after = _tight_after(scene, parts, at)
            shared.append(after or (inside[-1] if inside else None) or shared[main])
        else:
            shared.append(_own(scene, parts, at, leads=leads))
    return _spread_from_satellites(scene, shared)


def _is_subject(scene: Scene, parts: Sequence[Year | Item]) -> bool:
    """Whether the first row follows what it had: "Con M$12, el Maule atendió a 35 personas"."""
    first = scene.mentions[0]
    if not isinstance(parts[0], Item) or len(scene.mentions) == 1:
        return False
    opened = _OPENED.search(scene.between(scene.start, first.start)) is not None
    return opened and _WITH_THAT.fullmatch(scene.between(first.end, parts[0].start)) is not None


def in_order(scene: Scene, parts: Sequence[Part]) -> dict[int, Part]:
    """The part of each number that is told in order with it: "…, respectivamente"."""
    if len(parts) < _ENDS:
        return {}
    plain = [(i, m, m.kind) for i, m in enumerate(scene.mentions) if scene.satellite_of(i) is None]
    found = one_to_one(scene.flat, scene, plain, parts, _may_be_listed)
    if found or not isinstance(parts[0], Year):
        return found
    return _through(scene)


def _through(scene: Scene) -> dict[int, Year]:
    """The years of a list told of a stretch of them: "entre 2022 y 2024 fue de 3, 4 y 5"."""
    years = scene.years
    if len(years) != _ENDS or not _STRETCH.search(scene.between(scene.start, years[1].end)):
        return {}
    run = only_run(scene.flat, [(i, m, m.kind) for i, m in enumerate(scene.mentions)])
    if len(run) <= _ENDS or years[1].year - years[0].year != len(run) - 1:
        return {}
    return {at: replace(years[0], year=years[0].year + n) for n, at in enumerate(run)}


def cue_in_order(scene: Scene, at: int) -> Cue | None:
    """The words that name a number told in order with them: "el gasto y el final, 12 y 15"."""
    if not is_in_order(scene.flat, scene):
        return None
    plain = [(i, m, "") for i, m in enumerate(scene.mentions) if scene.satellite_of(i) is None]
    cues = [c for c in scene.cues if not any(_inside(c, o) for o in scene.cues)]
    return one_to_one(scene.flat, scene, plain, cues, _may_be_named).get(at)


def _inside(cue: Cue, other: Cue) -> bool:
    shorter = cue.end - cue.start < other.end - other.start
    return shorter and other.start <= cue.start and cue.end <= other.end


def _may_be_named(one: Cue, other: Cue) -> bool:
    return one.concept != other.concept


def _may_be_listed(one: Year | Item, other: Year | Item) -> bool:
    if isinstance(one, Item) and isinstance(other, Item):
        return one.kind == other.kind and one.name != other.name
    return True


def _spread_from_satellites(scene: Scene, shared: list[Part | None]) -> list[Part | None]:
    """What follows "(82,6 %)" speaks of the number before the parenthesis too."""
    for at in range(len(shared) - 1, 0, -1):
        main = scene.satellite_of(at)
        if main is not None and shared[main] is None:
            shared[main] = shared[at]
    return shared


def _own(scene: Scene, parts: Sequence[Part], at: int, *, leads: bool) -> Part | None:
    mention = scene.mentions[at]
    for part in parts:
        if mention.start <= part.start and part.end <= mention.end:
            return part
    after = _tight_after(scene, parts, at)
    before = _tight_before(scene, parts, at)
    if before is not None and _OPENS.match(scene.between(before.end, mention.start)):
        inside = after is not None and ")" not in scene.between(mention.end, after.start)
        return after if inside else before
    if after is not None and not (leads and before is not None):
        return after
    same = isinstance(after, Item) and isinstance(before, Item) and after.kind == before.kind
    if same and after is not None and _COUNTED.fullmatch(scene.between(mention.end, after.start)):
        return after
    if before is not None and (leads or not _is_taken(scene, parts, at, before)):
        return before
    earlier = [p for p in parts if p.end <= mention.start and not _is_bracketed(scene, p, mention)]
    earlier = earlier if leads else []
    return earlier[-1] if earlier else None


def _is_taken(scene: Scene, parts: Sequence[Part], at: int, before: Part) -> bool:
    """Whether the part before a number already belongs to the number before it."""
    if not at or ":" in scene.between(scene.mentions[at - 1].end, before.start):
        return False
    taken = before == _tight_after(scene, parts, at - 1)
    gap = scene.between(before.end, scene.mentions[at].start)
    return taken and not _RELATIVE.match(gap)


def _tight_after(scene: Scene, parts: Sequence[Part], at: int) -> Part | None:
    mention = scene.mentions[at]
    limit = _next_start(scene, at)
    for part in parts:
        if mention.end <= part.start < limit:
            gap = scene.between(mention.end, part.start)
            if _OPENED.search(scene.between(scene.start, mention.start)):
                gap = gap.replace(",", " ", 1)
            if scene.is_apart(at, part.start):
                return None
            if len(gap) <= 60 and not re.search(r"[,;:]\s|\by\b(?!\s+(?:de|del)\s)", gap):
                return part
            return None
    return None


def _tight_before(scene: Scene, parts: Sequence[Part], at: int) -> Part | None:
    mention = scene.mentions[at]
    low = scene.mentions[at - 1].end if at else scene.start
    near = [p for p in parts if low <= p.start and p.end <= mention.start]
    if not near or _is_bracketed(scene, near[-1], mention):
        return None
    gap = scene.between(near[-1].end, mention.start)
    return near[-1] if len(gap) <= 60 else None


def is_enclosed(scene: Scene, year: Stretch, mention: Mention) -> bool:
    """Whether a year stands in brackets with a number of its own: "17 (11 el 2023) con M$3"."""
    gap = scene.between(year.end, mention.start)
    closed, opened = gap.find(")"), gap.find("(")
    if closed < 0 or 0 <= opened < closed:
        return False
    first = scene.flat.rfind("(", scene.start, year.start)
    return any(first < m.start < year.start for m in scene.mentions)


def _is_bracketed(scene: Scene, part: Year | Item, mention: Mention) -> bool:
    return isinstance(part, Year) and is_enclosed(scene, part, mention)


def _next_start(scene: Scene, at: int) -> int:
    """Where the words of the next number that is no satellite begin."""
    for later in range(at + 1, len(scene.mentions)):
        if scene.satellite_of(later) is None:
            return scene.mentions[later].start
    return scene.end
