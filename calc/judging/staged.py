"""A statement set out for judging: all that was found between its bounds, and what it leans on."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from calc.claims.found.cues import merged
from calc.claims.found.flat import flat
from calc.claims.found.outline import Statement
from calc.claims.found.shapes import Cue, Item, Mention, Year
from calc.claims.named.anaphora import pointed
from calc.claims.named.givers import given
from calc.claims.named.heads import head_parts
from calc.claims.named.people import Stretch, noun_parts
from calc.claims.named.rows import find_rows
from calc.claims.named.shortened import shortened
from calc.claims.told.relative import relative_years, some_years, stretches
from calc.claims.told.rule import asserting, is_age
from calc.claims.told.scene import Scene
from calc.claims.told.spot import Heading, Memory, Setting
from calc.figure import fold
from calc.judging.choose import Candidate, ordered
from calc.judging.several import Part

_WHAT_IT_IS = re.compile(
    r",\s+(?:el|la|un|una)\s+(?:programa|iniciativa|fondo|plan|politica)\b[^\d,;.:()]{0,160},"
)
Placed = TypeVar("Placed", Mention, Year, Cue)


@dataclass(frozen=True, slots=True)
class Found:
    """A text and all that was found in it."""

    text: str
    plain: str
    mentions: tuple[Mention, ...]
    years: tuple[Year, ...]
    cues: Sequence[Cue]


def setting_of(meant: Sequence[Candidate], heading: Heading) -> Setting:
    """What the claims of the fichas that are meant may lean on."""
    newest = max(meant, key=lambda c: c.subject.year)
    known = frozenset().union(*(c.years for c in meant))
    told = frozenset().union(*(c.told for c in meant))
    return Setting(newest.subject.year, newest.own_words, newest.nouns, known, heading, told)


def scene_of(
    found: Found,
    part: Part,
    meant: Sequence[Candidate],
    setting: Setting,
    in_mind: int,
    memory: Memory,
) -> Scene:
    """A statement with what stands in it; `in_mind` is the year that it goes on from.

    Years that it does not name are of the stretch that `memory` holds, else of the ficha's.

    What is only a piece of a row's name or of the programme's is left out.
    """
    span = part.span
    years = standing(found.years, span)
    told = relative_years(found.plain, span.start, span.end, years, setting.year, in_mind)
    told += some_years(found.plain, span, memory.span or (setting.year - 2, setting.year))
    years = tuple(sorted((*years, *told), key=lambda y: y.start))
    times = [(y.start, y.end) for y in told]
    times += stretches(found.plain, span.start, span.end)
    year = years[-1].year if years else setting.heading.year
    lead = ordered(meant, year)[0]
    rows = [
        row
        for row in find_rows(found.plain, found.text, lead.rows, span.start, span.end)
        if not any(start <= row.start and row.end <= end for start, end in _titles(found, part))
        or _is_wholly(row, part.names, lead.subject.program)
    ]
    named = (flat(row.name) for row in rows if row.unit and row.name is not None)
    said = " ".join(named).replace(" %", "%")
    mentions = tuple(
        m
        for m in of_part(standing(found.mentions, span), part)
        if not _in_name(m, rows)
        and not _repeats(found.plain, m, said)
        and not _in_title(m, part, found, lead)
        if not any(low <= m.start < high for low, high in times)
    )
    known = [
        c
        for c in standing(found.cues, span)
        if not _in_name(c, rows) and not _repeats(found.plain, c, said)
    ]
    known = pointed(found.plain, span, known, found.cues)
    mentions = tuple(m for m in mentions if not is_age(found.text, m, rows))
    mentions = asserting(found.plain, found.text, span, mentions, known)
    aims = [c.end for c in known if c.concept == "poblacion_objetivo"]
    spoken_of = {c.item for c in memory.told if c.item in lead.rows.components}
    short = shortened(found.plain, span, mentions, lead.rows, rows, spoken_of)
    rows = [r for r in rows if not any(r.start == s.start for s in short)] + short
    cues, own = noun_parts(found.plain, span, mentions, lead.nouns, aims=aims)
    more = head_parts(found.plain, span, mentions, lead.heads)
    cues.extend(c for c in more[0] if not _in_row(c, rows))
    own.extend(r for r in more[1] if not _in_row(r, rows))
    priced = [r for r in rows if r.unit.lower().startswith("peso")]
    measured = [r for r in rows if r.kind.startswith("indicador") and r.said]
    counted = {m.end + 1 for m in mentions}
    own = [
        o
        for o in own
        if not any(r.start <= o.start and o.end <= r.end for r in (*priced, *part.names))
        and (o.start in counted or not any(r.start < o.start and o.end <= r.end for r in measured))
    ]
    cues = [
        c
        for c in cues
        if c.start in counted or not any(r.start < c.start and c.end <= r.end for r in measured)
    ]
    return Scene(
        found.plain,
        found.text,
        span.start,
        span.end,
        mentions,
        tuple(
            y
            for y in years
            if not _in_name(y, rows) and not (y.dated and y.year not in setting.known_years)
        ),
        tuple(
            c
            for c in merged(known, cues, given(found.plain, span, lead.givers))
            if not any(name.start < c.end <= name.end for name in part.names)
        ),
        tuple(sorted([*rows, *own], key=lambda r: (r.start, r.end))),
        part.names,
    )


def _titles(found: Found, part: Part) -> list[tuple[int, int]]:
    """Where programmes are named, with what only says what they are: "X, el programa de …,"."""
    spans = []
    for name in part.names:
        said = _WHAT_IT_IS.match(found.plain, name.end, part.span.end)
        spans.append((name.start, name.end if said is None else said.end()))
    return spans


def _is_wholly(row: Item, names: Sequence[Stretch], program: str) -> bool:
    """Whether a row's whole name is all that was taken for the programme's: "Becas" of its name."""
    alone = any((row.start, row.end) == (name.start, name.end) for name in names)
    return alone and row.said == row.name and fold(row.name or "") != fold(program)


def _repeats(plain: str, part: Mention | Cue, said: str) -> bool:
    """Whether it is a word or a number of the name of an indicator that the sentence means."""
    words = plain[part.start : part.end].strip().replace(" %", "%")
    value = part.number if isinstance(part, Mention) else None
    digits = f"{value} {words.split()[-1]}" if value is not None else words
    return bool(said) and (f" {words} " in f" {said} " or f" {digits} " in f" {said} ")


def _in_name(part: Mention | Year | Cue, rows: Sequence[Item]) -> bool:
    """Whether it is only a piece of the name of a component or an indicator."""
    return any(
        row.start <= part.start and part.end <= row.end and row.said == row.name for row in rows
    )


def _in_row(piece: Cue | Item, rows: Sequence[Item]) -> bool:
    """Whether it is only a piece of the words that name a row."""
    return any(row.start <= piece.start and piece.end <= row.end for row in rows)


def of_part(mentions: Sequence[Mention], part: Part) -> tuple[Mention, ...]:
    """The mentions of a part, where its sentence tells those of several programmes in order."""
    return tuple(m for m in mentions if part.own is None or m.start in part.own)


def _in_title(mention: Mention, part: Part, found: Found, lead: Candidate) -> bool:
    """Whether a number is one of the programme's own name."""
    said = found.plain[mention.start : mention.end].strip()
    return said in lead.name and _within(mention, part)


def _within(piece: Mention, part: Part) -> bool:
    """Whether it is only a piece of the name of a programme."""
    return any(name.start <= piece.start and piece.end <= name.end for name in part.names)


def standing(placed: Sequence[Placed], span: Statement) -> tuple[Placed, ...]:
    """What of a text stands in a statement."""
    low = bisect_left(placed, span.start, key=lambda p: p.start)
    high = bisect_left(placed, span.end, key=lambda p: p.start)
    return tuple(placed[low:high])
