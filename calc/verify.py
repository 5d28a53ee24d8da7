"""Every figure of a text gets a verdict from the figures of the fichas.

A claim is first resolved to programme, concept, year and row by its words and context; only what is
declared for that concept is then tried. What does not resolve is unverifiable, never a guess.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from heapq import merge

from calc.claims.found.cues import find_cues, no_units
from calc.claims.found.flat import flat
from calc.claims.found.outline import Statement, statements
from calc.claims.found.scan import scan
from calc.claims.found.shapes import Claim, Mention
from calc.claims.meant.carry import headed, recall
from calc.claims.named.partner import in_partners_unit, in_pesos
from calc.claims.named.rows import find_rows
from calc.claims.named.stated import in_measured_currency, in_stated_unit
from calc.claims.pasted.grid import Table, find_tables, without
from calc.claims.resolve import JUST_TIME, resolve
from calc.claims.told.ranks import may_rank
from calc.claims.told.relation import sense_of
from calc.claims.told.scene import Scene
from calc.claims.told.spot import Heading, Memory
from calc.judging.choose import Candidate, candidate_of, ordered, programmes
from calc.judging.judge import judge, judge_sentence
from calc.judging.misprints import with_misprints
from calc.judging.partly import reckoned_of_served
from calc.judging.place import elsewhere
from calc.judging.quoted import confronted
from calc.judging.ranks import ranked
from calc.judging.reckoned import reckoned
from calc.judging.recognised import recognised
from calc.judging.several import Part, Several
from calc.judging.staged import Found, of_part, scene_of, setting_of, standing
from calc.judging.tables import judged_table
from calc.sentences import Span
from calc.subject import Subject
from calc.verdict import JudgedFigure

_MOST_FIGURES = 40
"""More figures than this make a list, not a sentence."""

_SET_IN = re.compile(r"\W*(?:y\s+)?en\s+(?:(?:la|el)\s+)?")
_THE = re.compile(r"\b(?:los|las|esos|esas|estos|estas|cada)\s+$")
"""What a stretch of time that everybody knows of follows: "completaron los 24 meses"."""

_SAME_YEAR = re.compile(r"\b(?:mismo|ese|aquel|dicho)\s+ano\b")


def verify(text: str, subjects: Sequence[Subject]) -> tuple[JudgedFigure, ...]:
    """The figures of a text that assert something, in order, each with its verdict.

    `subjects` are the fichas that may be meant. Which programme a sentence speaks of is told by the
    sentence, else by the one before; where none is named there must be only one. The year decides
    among the fichas of one programme.
    """
    return verify_among(text, [candidate_of(subject) for subject in subjects])


def verify_among(text: str, candidates: Sequence[Candidate]) -> tuple[JudgedFigure, ...]:
    """The same for fichas that are ready to be recognised: many texts against the same ones."""
    plain = flat(text)
    mentions, years = scan(plain)
    if not mentions and not may_rank(plain):
        return ()
    mentions = _with_units(plain, mentions, candidates)
    found = Found(text, plain, mentions, years, no_units(find_cues(plain), mentions))
    several = len(programmes(candidates)) > 1
    apart = Several(candidates)
    meant = [] if several else list(candidates)
    memory, heading = Memory(), Heading()
    judged: list[JudgedFigure] = []
    said: dict[str, _Said] = {}
    tables = find_tables(text)
    for whole in _in_order(_short(statements(without(text, tables)), mentions), tables):
        if isinstance(whole, Table):
            lean = partial(setting_of, heading=heading)
            named, about = partial(_named, apart, plain, text), meant or candidates
            judged.extend(judged_table(text, plain, whole, named, about, lean))
            continue
        parts = apart.parts(plain, text, whole, standing(mentions, whole))
        for part in parts:
            span, meant = part.span, list(part.meant) or meant
            memory = memory if span == whole else _of_its_year(found, whole, span, memory)
            inside = of_part(standing(mentions, span), part)
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
            setting = setting_of(meant, _led(found, whole, part, meant, heading))
            when = memory.year or heading.year or setting.year
            scene = scene_of(found, part, meant, setting, when, memory)
            if inside:
                claims, memory = resolve(scene, memory, setting)
                figures = _judged(
                    text,
                    _alone(claims, part) if len(parts) > 1 else claims,
                    scene,
                    meant,
                    when,
                    judged if span.follows else (),
                )
                judged.extend(figures)
                memory = _settled(memory, figures)
                said[text[span.start : span.end]] = _Said(context, span.start, figures, memory)
                continue
            judged.extend(ranked(text, scene, (), meant, when))
            if _opens_list(plain, span):
                heading, memory = headed(scene, setting), Memory()
            else:
                memory = recall(memory, scene, setting)
    return tuple(sorted(with_misprints(judged, candidates), key=lambda f: f.start))


def _settled(memory: Memory, figures: Sequence[JudgedFigure]) -> Memory:
    """What stays in mind, each number as what it was found to be: which of the two budgets."""
    found = {f.start: f.concept for f in figures if f.verdict == "verified"}
    told = []
    for claim in memory.told:
        concept = found.get(claim.mention.start)
        sure = concept is not None and concept in claim.concepts[1:]
        told.append(replace(claim, concepts=(concept,)) if sure and concept else claim)
    sure_of = {start for start, concept in found.items() if concept is not None}
    pair = (replace(c, firm=c.firm or c.mention.start in sure_of) for c in memory.pair)
    return replace(memory, told=tuple(told), pair=tuple(pair))


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
    found: Found, part: Part, candidates: Sequence[Candidate], heading: Heading
) -> Heading:
    """What a heading that names no programme says for the lines of each; rows are of one alone."""
    setting = setting_of(candidates, heading)
    scene = scene_of(found, part, candidates, setting, setting.year, Memory())
    return replace(headed(scene, setting), rows=())


def _led(
    found: Found, whole: Statement, part: Part, meant: Sequence[Candidate], heading: Heading
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


def _of_its_year(found: Found, whole: Statement, span: Statement, memory: Memory) -> Memory:
    """What is in mind for a part of a sentence: the only year of it all, if the part has none."""
    named = {y.year for y in standing(found.years, whole)}
    own = standing(found.years, span) or _SAME_YEAR.search(found.plain, span.start, span.end)
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
    text: str,
    claims: Sequence[Claim],
    scene: Scene,
    meant: Sequence[Candidate],
    year: int,
    before: Sequence[JudgedFigure],
) -> tuple[JudgedFigure, ...]:
    """The verdicts of the tables, else those of the prose of the fichas; `year` is in mind.

    `before` are the figures before the sentence. A stretch of time that neither tells of asserts
    nothing.
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
        quoted = confronted(scene, claims, figures, candidate.prose)
        figures = tuple(b if _is_quoted(b) else a for a, b in zip(quoted, figures, strict=True))
        beside = (candidate.prose, before, candidate.served)
        figures = reckoned(scene, claims, figures, *beside)
        figures = reckoned_of_served(scene, claims, figures, *beside)
        lasting = confronted(scene, times, lasting, candidate.prose)
    told = (f for f in lasting if f.verdict != "unverifiable" or _is_moved(scene, f))
    places = ranked(text, scene, claims, meant, year)
    return tuple(sorted((*figures, *told, *places), key=lambda f: f.start))


def _is_moved(scene: Scene, time: JudgedFigure) -> bool:
    """Whether a stretch of time is a change, which is asserted: "se acortó en 22 minutos"."""
    place = next(at for at, m in enumerate(scene.mentions) if m.start == time.start)
    return sense_of(scene, place).relation == "change"


def _is_quoted(figure: JudgedFigure) -> bool:
    """Whether the prose of a ficha confirms a figure: that of another year denies it no more."""
    return figure.verdict == "verified" and figure.concept is None


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


def _short(spans: Iterable[Statement], mentions: Sequence[Mention]) -> Iterator[Statement]:
    """The statements, one of too many figures cut: it is a list, and work must stay linear."""
    for span in spans:
        inside = standing(mentions, span)
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
