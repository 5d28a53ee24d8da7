"""A sentence with what was found in it, and how its words share out among its numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from calc.claims.found.cues import LITTLE_WORDS
from calc.claims.found.flat import flat
from calc.claims.found.shapes import Cue, Item, Mention, Sense, Year
from calc.claims.named.measured import LASTING
from calc.claims.named.order import is_in_order, one_to_one, only_run
from calc.claims.named.people import Stretch
from calc.number import decimals_of

Part = TypeVar("Part", Year, Item)

_RELATIVE = re.compile(r"^\s*,?\s*(?:region\s+)?(?:que|donde|con|la\s+cual|el\s+cual)\b")
_PARENTHESIS = re.compile(r"^[^()]{0,40}\([^()]{0,30}$")
_CHANGING = re.compile(
    r"\b(?:aument|crec|cay|cae|caida|baj|sub|alza|disminu|redu|increment|vari|mas|menos|elev|super|exced|"
    r"desplom|retroc|descen|expan|contra[cj]|merm|recort|rebaj|ampli|cambi|diferencia|inferior|mayor)"
)
_TIME = re.compile(r"(?:dias?|mes|meses|horas?|semanas?|minutos?)\b")
_THAT_ROW = re.compile(r"\b(?:es[ae]|dich[ao]|est[ae]|mism[oa])\s+(?P<kind>region|componente)\b")
_OPENS = re.compile(r"^\s*\(\s*(?:\w+\s+){0,2}$")
_OPENED = re.compile(r"^\W*con\s+(?:\w+\s+){0,3}$")
_LISTED = re.compile(r"^\s*[,:(]\s*(?:(?:con|un|una|el|al|a|de|casi|cerca|unos)\s+)*$")
_FIGURE_OF_ITS_TIME = re.compile(
    r"\W*(?:(?:fue|fueron|era|eran|es|son|habian?\s+sido|hubo|habia|llego|alcanzo|"
    r"estaba|quedo|sumo|sumaban|marcaba|de|en|a|al|del|el|la|los|las|un|una|unos|unas|solo|apenas|"
    r"casi|cerca|cifra|se|[a-z]{3,}(?:ia|ian|aba|aban|aron|ieron))\b\W*)*$"
)
_CLAUSE_OPENS = re.compile(
    r"(?:[,;:]|\b(?:y|e|pero|mientras(?:\s+que)?|aunque|cuando|contra|versus))\s+"
    r"(?:(?:y|e|pero|mientras|que|en|el|durante|para|ano|al|cierre|del)\s+)*$"
)
_NEW_MEASURE = re.compile(
    r"\b(?:la|el)\s+(?:proporcion|porcentaje|tasa|numero|cantidad|promedio)\s+de\s+(?!20\d\d)[a-z]"
)
_COUNTED = re.compile(r"\s+(?:(?:fueron|son|eran|resultaron|quedaron|habian\s+sido)\s+)?")
"""Between a number and the noun or the deed that it counts: "2.110 fueron colocadas"."""

_ENDS, _HUNDRED, _FAR = 2, 100, 60
_LONG = re.compile(r"(?!dias?\b|mes(?:es)?\b|horas?\b|minutos?\b|semanas?\b)[a-z]{4,}")
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
        """The mention that a number only restates: "166 (82,6 %)", "…, es decir el 38,9 %"."""
        if at == 0:
            return None
        before, this = self.mentions[at - 1], self.mentions[at]
        if _are_alike(before, this):
            return None
        gap = self.between(before.end, this.start)
        if _PARENTHESIS.match(gap) and ")" not in gap:
            return at - 1
        return None

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
    leads = parts[0].start < mentions[0].start
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
    plain = [(i, m, m.kind) for i, m in enumerate(scene.mentions) if scene.satellite_of(i) is None]
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


def rows_of_numbers(scene: Scene, above: Sequence[Item]) -> list[Item | None]:
    """For each mention its row, by its place and what may be measured so.

    A single noun is a row only for a number that it is tied to; where the sentence names no row,
    the only one of the heading `above` is meant.
    """
    if not scene.rows:
        row = above[0] if len(above) == 1 and not above[0].weak else None
        return [row if row is None or _suits(m, row) else None for m in scene.mentions]
    all_rows = share_out(scene, scene.rows)
    strong = share_out(scene, [r for r in scene.rows if not r.weak])
    plain = share_out(scene, [r for r in scene.rows if not r.weak and not _measured(r)])
    named = share_out(scene, [r for r in scene.rows if not r.weak and not _is_noun(r)])
    taken = [
        next((r for r in found if r is not None and _fits(scene, m, r)), None)
        for m, *found in zip(scene.mentions, all_rows, strong, plain, named, strict=True)
    ]
    return [r or _that_row(scene, at) or _only_region(scene) for at, r in enumerate(taken)]


def _only_region(scene: Scene) -> Item | None:
    """The only region of the only number of a sentence: "el 86 % restante, en la Metropolitana"."""
    regions = {r.name: r for r in scene.rows if r.kind == "region"}
    alone = len(scene.mentions) == 1 and len(regions) == 1
    return next(iter(regions.values())) if alone else None


def _that_row(scene: Scene, at: int) -> Item | None:
    """The region or component that "esa región", "ese componente" takes up."""
    low = scene.mentions[at - 1].end if at else scene.start
    told = _THAT_ROW.search(scene.between(low, scene.mentions[at].start))
    before = [r for r in scene.rows if r.end <= scene.mentions[at].start and not r.weak]
    same = [r for r in before if told is not None and r.kind == told["kind"]]
    return same[-1] if same else None


def _is_noun(row: Item) -> bool:
    """Whether a component is only told by what it makes: "3.690 altas"."""
    return bool(row.unit) and row.kind == "componente"


def _measured(row: Item) -> bool:
    return bool(row.unit) and row.kind.startswith("indicador")


def _fits(scene: Scene, mention: Mention, row: Item) -> bool:
    lasting = _TIME.match(flat(row.unit)) is not None
    if (
        lasting
        and not _is_called(scene, row)
        and not LASTING.search(scene.flat, scene.start, scene.end)
    ):
        return False  # "Rosa esperó 41 días" is nobody's average
    if _measured(row) and _is_new_measure(scene, mention, row):
        return False
    shared = mention.kind == "percent" and row.kind == "componente" and bool(row.unit)
    if shared and not _CHANGING.search(scene.flat, scene.start, scene.end):
        return False  # "dos tercios de las altas" is no share of what was spent on them
    if mention.kind == "percent" and row.weak and row.kind == "componente":
        measured = any(_measured(r) and scene.is_near(mention, r.start) for r in scene.rows)
        if measured:
            return False  # "la satisfacción con el taller" is the indicator's
    return _suits(mention, row) and (not row.weak or _tied(scene, mention, row))


def _is_called(scene: Scene, row: Item) -> bool:
    """Whether a sentence calls an indicator by its name, and not only by its unit."""
    called = (r for r in scene.rows if r.name == row.name and len(r.said) > len(r.unit))
    return any(len(_LONG.findall(scene.between(r.start, r.end))) >= _ENDS for r in called)


def _is_new_measure(scene: Scene, mention: Mention, row: Item) -> bool:
    """Whether a number has a name of its own after that of a row: "…, y la proporción de … fue"."""
    before = [m.end for m in scene.mentions if row.end <= m.start and m.end <= mention.start]
    if not before:
        return False
    return _NEW_MEASURE.search(scene.between(before[-1], mention.start)) is not None


def _suits(mention: Mention, row: Item) -> bool:
    """Whether a number can be of an indicator's unit."""
    if not row.unit or not row.kind.startswith("indicador"):
        return True
    if mention.kind == "money":
        return "peso" in row.unit.lower()
    whole = mention.kind == "count" and mention.value is not None and mention.value > _HUNDRED
    if whole and row.unit.lower().startswith("porcent"):
        return False
    if mention.kind == "count" and mention.noun and mention.noun not in LITTLE_WORDS:
        measured = flat(row.unit)[:3] == mention.noun[:3]
        return measured or (mention.number is not None and decimals_of(mention.number) > 0)
    return True


def _tied(scene: Scene, mention: Mention, row: Item) -> bool:
    """Whether a row stands beside a number, as what spends, is spent on or is listed."""
    before = row.end <= mention.start
    low, high = (row.end, mention.start) if before else (mention.end, row.start)
    gap = scene.between(low, high)
    if any(low <= m.start < high for m in scene.mentions) or len(gap) > _FAR:
        return False
    return bool(_LISTED.match(gap)) or not re.search(r"[,.;:()]", gap)


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
            if _OPENED.match(scene.between(scene.start, mention.start)):
                gap = gap.replace(",", " ", 1)
            if scene.is_apart(at, part.start):
                return None
            if len(gap) <= 60 and not re.search(r"[,;]\s|\by\b(?!\s+(?:de|del)\s)", gap):
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
