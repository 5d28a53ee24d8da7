"""Every figure of a text gets a verdict from the figures of the fichas.

A claim is first resolved to programme, concept, year and row by its words and context; only what is
declared for that concept is then tried. What does not resolve is unverifiable, never a guess.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from heapq import merge
from typing import TypeVar

from calc.claims.found.cues import find_cues, merged
from calc.claims.found.flat import flat
from calc.claims.found.outline import Statement, statements
from calc.claims.found.scan import scan
from calc.claims.found.shapes import Claim, Cue, Item, Mention, Year
from calc.claims.meant.carry import headed, recall
from calc.claims.named.anaphora import pointed
from calc.claims.named.givers import given
from calc.claims.named.heads import head_parts
from calc.claims.named.partner import in_partners_unit, in_pesos
from calc.claims.named.people import noun_parts
from calc.claims.named.rows import find_rows
from calc.claims.named.stated import in_measured_currency, in_stated_unit
from calc.claims.pasted.grid import Table, find_tables, without
from calc.claims.resolve import JUST_TIME, resolve
from calc.claims.told.ranks import may_rank
from calc.claims.told.relative import relative_years
from calc.claims.told.rule import asserting, is_age
from calc.claims.told.scene import Scene
from calc.claims.told.spot import Heading, Memory, Setting
from calc.judging.choose import Candidate, ordered, programmes
from calc.judging.judge import judge, judge_sentence
from calc.judging.place import elsewhere
from calc.judging.quoted import confronted
from calc.judging.ranks import ranked
from calc.judging.reckoned import reckoned
from calc.judging.recognised import recognised
from calc.judging.several import Part, Several
from calc.judging.tables import judged_table
from calc.sentences import Span
from calc.subject import Subject
from calc.verdict import JudgedFigure

_MOST_FIGURES = 40
"""More figures than this make a list, not a sentence."""

_SET_IN = re.compile(r"\W*(?:y\s+)?en\s+(?:(?:la|el)\s+)?")
_THE = re.compile(r"\b(?:los|las|esos|esas|estos|estas)\s+$")
"""What a stretch of time that everybody knows of follows: "completaron los 24 meses"."""

_SAME_YEAR = re.compile(r"\b(?:mismo|ese|aquel|dicho)\s+ano\b")

Placed = TypeVar("Placed", Mention, Year, Cue)


def verify(text: str, subjects: Sequence[Subject]) -> tuple[JudgedFigure, ...]:
    """The figures of a text that assert something, in order, each with its verdict.

    `subjects` are the fichas that may be meant. Which programme a sentence speaks of is told by the
    sentence, else by the one before; where none is named there must be only one. The year decides
    among the fichas of one programme.
    """
    return verify_among(text, [Candidate(subject) for subject in subjects])


def verify_among(text: str, candidates: Sequence[Candidate]) -> tuple[JudgedFigure, ...]:
    """The same for fichas that are ready to be recognised: many texts against the same ones."""
    plain = flat(text)
    mentions, years = scan(plain)
    if not mentions and not may_rank(plain):
        return ()
    mentions = _with_units(plain, mentions, candidates)
    found = _Found(text, plain, mentions, years, find_cues(plain))
    several = len(programmes(candidates)) > 1
    apart = Several(candidates)
    meant = [] if several else list(candidates)
    memory, heading = Memory(), Heading()
    judged: list[JudgedFigure] = []
    said: dict[str, _Said] = {}
    tables = find_tables(text)
    for whole in _in_order(_short(statements(without(text, tables)), mentions), tables):
        if isinstance(whole, Table):
            lean = partial(_setting, heading=heading)
            named, about = partial(_named, apart, plain, text), meant or candidates
            judged.extend(judged_table(text, plain, whole, named, about, lean))
            continue
        parts = apart.parts(plain, text, whole, _inside(mentions, whole))
        for part in parts:
            span, meant = part.span, list(part.meant) or meant
            memory = memory if span == whole else _of_its_year(found, whole, span, memory)
            inside = _of_part(_inside(mentions, span), part)
            unclear = _unclear(meant, candidates)
            if unclear is not None:
                if not inside and candidates and _opens_list(plain, span):
                    heading, memory = _above_all(found, part, candidates, heading), Memory()
                judged.extend(judge(text, Claim(m, (), None, unclear=unclear), ()) for m in inside)
                continue
            memory = memory if span.follows else Memory(memory.told)
            context = _Context(part.compared, memory, heading, tuple(map(id, meant)))
            before = said.get(text[span.start : span.end]) if inside and not part.names else None
            if before is not None and before.context.is_like(context):
                memory = before.memory
                judged.extend(_moved(f, span.start - before.start) for f in before.figures)
                continue
            setting = _setting(meant, _led(found, whole, part, meant, heading))
            when = memory.year or heading.year or setting.year
            scene = _scene(found, part, meant, setting, when)
            if inside:
                claims, memory = resolve(scene, memory, setting)
                claims = _alone(claims, part) if len(parts) > 1 else claims
                figures = _judged(text, claims, scene, meant, when)
                judged.extend(figures)
                said[text[span.start : span.end]] = _Said(context, span.start, figures, memory)
                continue
            judged.extend(ranked(text, scene, (), meant, when))
            if _opens_list(plain, span):
                heading, memory = headed(scene, setting), Memory()
            else:
                memory = recall(memory, scene, setting)
    return tuple(sorted(judged, key=lambda f: f.start))


def _with_units(
    plain: str, mentions: Sequence[Mention], candidates: Sequence[Candidate]
) -> tuple[Mention, ...]:
    """The mentions with the units that other words of the text, or what is counted, give them."""
    units = {unit for c in candidates for unit in c.nouns.measured}
    mentions = in_measured_currency(mentions, units)
    mentions = in_partners_unit(plain, in_stated_unit(plain, mentions))
    return mentions if any(c.counts_millions for c in candidates) else in_pesos(plain, mentions)


def _opens_list(plain: str, span: Statement) -> bool:
    """Whether a statement without figures is what stands above others: a heading."""
    return span.alone or plain[span.end - 1] == ":"


def _above_all(
    found: "_Found", part: Part, candidates: Sequence[Candidate], heading: Heading
) -> Heading:
    """What a heading that names no programme says for the lines of each; rows are of one alone."""
    setting = _setting(candidates, heading)
    scene = _scene(found, part, candidates, setting, setting.year)
    return replace(headed(scene, setting), rows=())


def _led(
    found: "_Found", whole: Statement, part: Part, meant: Sequence[Candidate], heading: Heading
) -> Heading:
    """The heading of a later part of a sentence: the region that opens all of it, "En Maule, …"."""
    if part.span.start == whole.start or not part.names:
        return heading
    end = min(name.start for name in part.names)
    rows = ordered(meant, None)[0].rows
    opening = find_rows(found.plain, found.text, rows, whole.start, max(whole.start, end))
    leads = len(opening) == 1 and opening[0].kind == "region"
    between = found.plain[whole.start : opening[0].start] if leads else ""
    return replace(heading, rows=tuple(opening)) if _SET_IN.fullmatch(between) else heading


def _of_its_year(found: "_Found", whole: Statement, span: Statement, memory: Memory) -> Memory:
    """What is in mind for a part of a sentence: the only year of it all, if the part has none."""
    named = {y.year for y in _inside(found.years, whole)}
    own = _inside(found.years, span) or _SAME_YEAR.search(found.plain, span.start, span.end)
    return memory if own or len(named) != 1 else replace(memory, year=named.pop())


def _in_order(
    sentences: Iterable[Statement], tables: Iterable[Table]
) -> Iterator[Statement | Table]:
    """The sentences of a text and its tables as they stand in it."""
    pieces: Iterable[tuple[Statement | Table, ...]] = ((s,) for s in sentences)
    return (piece for (piece,) in merge(pieces, ((t,) for t in tables), key=lambda p: p[0].start))


def _named(apart: Several, plain: str, text: str, span: Span) -> Sequence[Candidate]:
    """The fichas of the programme that a label of a table names."""
    whole = Statement(span.start, span.end, follows=False, alone=False)
    return [c for part in apart.parts(plain, text, whole, ()) for c in part.meant]


def _moved(figure: JudgedFigure, by: int) -> JudgedFigure:
    """The figure as it stands elsewhere: what is said twice is judged once."""
    return replace(figure, start=figure.start + by, end=figure.end + by)


def _alone(claims: Sequence[Claim], part: Part) -> tuple[Claim, ...]:
    """Claims of one of several programmes: a change from no named year may be from another one."""
    why = "La frase compara programas distintos; esa comparación no se juzga."
    return tuple(
        replace(claim, unclear=why)
        if claim.relation in ("change", "ratio")
        and (part.compared or claim.base_assumed)
        and claim.unclear is None
        else claim
        for claim in claims
    )


def _judged(
    text: str, claims: Sequence[Claim], scene: Scene, meant: Sequence[Candidate], year: int
) -> tuple[JudgedFigure, ...]:
    """The verdicts of the tables, else those of the prose of the fichas; `year` is in mind.

    A stretch of time that neither tells of asserts nothing.
    """
    times = [
        claim
        for claim in claims
        if claim.unclear == JUST_TIME
        and not _THE.search(scene.flat, scene.start, claim.mention.start)
    ]
    claims = [claim for claim in claims if claim.unclear != JUST_TIME]
    lasting = tuple(judge_sentence(text, times, ()))
    found = zip(claims, judge_sentence(text, claims, meant), strict=True)
    figures = tuple(elsewhere(text, scene, claim, figure) for claim, figure in found)
    figures = recognised(text, scene, claims, figures, meant, year)
    for candidate in ordered(meant, None):
        figures = confronted(scene, claims, figures, candidate.prose)
        figures = reckoned(scene, claims, figures, candidate.prose)
        lasting = confronted(scene, times, lasting, candidate.prose)
    told = (figure for figure in lasting if figure.verdict != "unverifiable")
    places = ranked(text, scene, claims, meant, year)
    return tuple(sorted((*figures, *told, *places), key=lambda f: f.start))


@dataclass(frozen=True, slots=True)
class _Context:
    """All that the verdicts of a sentence depend on beside its own words."""

    compared: bool
    memory: Memory
    heading: Heading
    meant: tuple[int, ...]

    def is_like(self, other: "_Context") -> bool:
        """Whether a sentence says the same in both, wherever what is in mind stood."""
        return replace(self, memory=self.memory.placeless()) == replace(
            other, memory=other.memory.placeless()
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence as it was judged last: in which context, where, and what it left in mind."""

    context: _Context
    start: int
    figures: tuple[JudgedFigure, ...]
    memory: Memory


@dataclass(frozen=True, slots=True)
class _Found:
    """A text and all that was found in it."""

    text: str
    plain: str
    mentions: tuple[Mention, ...]
    years: tuple[Year, ...]
    cues: Sequence[Cue]


def _setting(meant: Sequence[Candidate], heading: Heading) -> Setting:
    newest = max(meant, key=lambda c: c.subject.year)
    known = frozenset().union(*(c.years for c in meant))
    return Setting(newest.subject.year, newest.own_words, newest.nouns, known, heading)


def _scene(
    found: _Found, part: Part, meant: Sequence[Candidate], setting: Setting, in_mind: int
) -> Scene:
    """A statement with what stands in it; `in_mind` is the year that it goes on from.

    What is only a piece of a row's name or of the programme's is left out.
    """
    span = part.span
    years = _inside(found.years, span)
    told = relative_years(found.plain, span.start, span.end, years, setting.year, in_mind)
    years = tuple(sorted((*years, *told), key=lambda y: y.start))
    year = years[-1].year if years else setting.heading.year
    lead = ordered(meant, year)[0]
    rows = [
        row
        for row in find_rows(found.plain, found.text, lead.rows, span.start, span.end)
        if not any(name.start <= row.start and row.end <= name.end for name in part.names)
    ]
    named = (flat(row.name) for row in rows if row.unit and row.name is not None)
    said = " ".join(named).replace(" %", "%")
    mentions = tuple(
        m
        for m in _of_part(_inside(found.mentions, span), part)
        if not _in_name(m, rows) and not _repeats(found.plain, m, said) and not _within(m, part)
        if not any(y.start <= m.start < y.end for y in told)
    )
    known = [
        c
        for c in _inside(found.cues, span)
        if not _in_name(c, rows) and not _repeats(found.plain, c, said)
    ]
    known = pointed(found.plain, span, known, found.cues)
    mentions = tuple(m for m in mentions if not is_age(found.text, m, rows))
    mentions = asserting(found.plain, found.text, span, mentions, known)
    aimed = any(c.concept == "poblacion_objetivo" for c in known)
    cues, own = noun_parts(found.plain, span, mentions, lead.nouns, aimed=aimed)
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
            if not _within(c, part)
        ),
        tuple(sorted([*rows, *own], key=lambda r: (r.start, r.end))),
        part.names,
    )


def _repeats(plain: str, part: Mention | Cue, said: str) -> bool:
    """Whether it is a word or a number of the name of an indicator that the sentence means."""
    words = plain[part.start : part.end].strip().replace(" %", "%")
    value = part.number if isinstance(part, Mention) else None
    digits = f"{value} {words.split()[-1]}" if value is not None else words
    return bool(said) and (f" {words} " in f" {said} " or f" {digits} " in f" {said} ")


def _short(spans: Iterable[Statement], mentions: Sequence[Mention]) -> Iterator[Statement]:
    """The statements, one of too many figures cut: it is a list, and work must stay linear."""
    for span in spans:
        inside = _inside(mentions, span)
        start = span.start
        for cut in inside[_MOST_FIGURES::_MOST_FIGURES]:
            yield Statement(start, cut.start, span.follows or start > span.start, alone=False)
            start = cut.start
        yield span if start == span.start else Statement(start, span.end, follows=True, alone=False)


def _unclear(meant: Sequence[Candidate], candidates: Sequence[Candidate]) -> str | None:
    """Why no ficha can be chosen, None where one can."""
    if not candidates:
        return "No hay ninguna ficha cargada con que comparar."
    if not meant:
        names = ", ".join(programmes(candidates)[:5])
        return f"No se sabe de qué programa habla; hay fichas de: {names}."
    if len(programmes(meant)) > 1:
        return f"La frase nombra varios programas: {', '.join(programmes(meant))}."
    return None


def _in_name(part: Mention | Year | Cue, rows: Sequence[Item]) -> bool:
    """Whether it is only a piece of the name of a component or an indicator."""
    return any(
        row.start <= part.start and part.end <= row.end and row.said == row.name for row in rows
    )


def _in_row(piece: Cue | Item, rows: Sequence[Item]) -> bool:
    """Whether it is only a piece of the words that name a row."""
    return any(row.start <= piece.start and piece.end <= row.end for row in rows)


def _of_part(mentions: Sequence[Mention], part: Part) -> tuple[Mention, ...]:
    """The mentions of a part, where its sentence tells those of several programmes in order."""
    return tuple(m for m in mentions if part.own is None or m.start in part.own)


def _within(piece: Mention | Cue, part: Part) -> bool:
    """Whether it is only a piece of the name of a programme."""
    return any(name.start <= piece.start and piece.end <= name.end for name in part.names)


def _inside(placed: Sequence[Placed], span: Statement) -> tuple[Placed, ...]:
    low = bisect_left(placed, span.start, key=lambda p: p.start)
    high = bisect_left(placed, span.end, key=lambda p: p.start)
    return tuple(placed[low:high])
