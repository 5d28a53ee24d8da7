"""Every figure of a text gets a verdict from the figures of the fichas.

A claim is first resolved to programme, concept, year and row by its words and context; only what is
declared for that concept is then tried. What does not resolve is unverifiable, never a guess.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from calc.claims.cues import find_cues
from calc.claims.flat import flat
from calc.claims.resolve import recall, resolve
from calc.claims.rows import find_rows
from calc.claims.scan import scan
from calc.claims.scene import Scene
from calc.claims.shapes import Claim, Cue, Item, Mention, Year
from calc.claims.spot import Memory, Setting
from calc.judging.choose import Candidate, named, ordered, programmes
from calc.judging.judge import judge
from calc.sentences import Span, sentences
from calc.subject import Subject
from calc.verdict import JudgedFigure

_MOST_FIGURES = 40
"""More figures than this make a list, not a sentence."""

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
    if not mentions:
        return ()
    cues = find_cues(plain)
    several = len(programmes(candidates)) > 1
    meant = [] if several else list(candidates)
    memory = Memory()
    judged: list[JudgedFigure] = []
    for span in _short(sentences(text), mentions):
        meant = (named(candidates, plain[span.start : span.end]) if several else []) or meant
        inside = _inside(mentions, span)
        here = _inside(years, span)
        around = _inside(cues, span)
        if not inside:
            memory = recall(memory, around, here)
            continue
        unclear = _unclear(meant, candidates)
        if unclear is not None:
            judged.extend(judge(text, Claim(m, (), None, unclear=unclear), ()) for m in inside)
            continue
        lead = ordered(meant, here[-1].year if here else None)[0]
        rows = find_rows(plain, text, lead.rows, span.start, span.end)
        here = tuple(y for y in here if not _in_name(y, rows))
        around = tuple(c for c in around if not _in_name(c, rows))
        inside = tuple(m for m in inside if not _in_name(m, rows))
        scene = Scene(plain, text, span.start, span.end, inside, here, around, tuple(rows))
        setting = Setting(max(c.subject.year for c in meant), lead.own_words)
        claims, memory = resolve(scene, memory, setting)
        judged.extend(judge(text, claim, meant) for claim in claims)
    return tuple(judged)


def _short(spans: Iterable[Span], mentions: Sequence[Mention]) -> Iterator[Span]:
    """The sentences, one of too many figures cut: it is a list, and work must stay linear."""
    for span in spans:
        inside = _inside(mentions, span)
        start = span.start
        for cut in inside[_MOST_FIGURES::_MOST_FIGURES]:
            yield Span(start, cut.start)
            start = cut.start
        yield Span(start, span.end)


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


def _inside(placed: Sequence[Placed], span: Span) -> tuple[Placed, ...]:
    low = bisect_left(placed, span.start, key=lambda p: p.start)
    high = bisect_left(placed, span.end, key=lambda p: p.start)
    return tuple(placed[low:high])
