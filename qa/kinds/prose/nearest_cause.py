"""The cause whose own sentence holds the question, whatever figure the question names.

Promise: a sentence that gives what is asked about as the reason of something else is none; nor is
one that lacks what the question calls by its name.
"""

import re
from collections.abc import Sequence

from calc.figure import fold
from qa.kinds.prose.observed import OBSERVATIONS, is_about
from qa.language.likeness import SAYS_THE_SAME
from qa.language.senses import CHANGES, read_words
from qa.language.words import words
from qa.named.patterns import named_concepts
from qa.saying.asking import Ask
from qa.text.asked import Wanted, wanted_of
from qa.text.causes import is_circular, told_apart
from qa.text.lines import Line, lines_of, said_in
from qa.text.rank import Fit, rank
from qa.text.sorts import is_reason
from qa.understanding.question import with_people

_NEARLY, _MOST, _HALF, _ALONE = 0.8, 0.75, 0.5, 0.28
_AHEAD, _FAR_AHEAD = 1.1, 1.5
_SOME, _NAMED = 2, 1.0


def plainly(wanted: Wanted, lines: Sequence[Line]) -> list[tuple[float, Fit]]:
    """The one cause whose sentence holds most of the question, its figure's words too."""
    found = _causes(wanted, lines)
    if not found or _lacks_the_name(wanted, found[0]) or _firm(wanted, found[0]) < _SOME:
        return []
    share = found[0].share
    ahead = _AHEAD if share >= _MOST else _FAR_AHEAD
    return [(share, found[0])] if share >= _HALF and share >= _next(found) * ahead else []


def surely_told(ask: Ask) -> bool:
    """Whether the institution gives the cause of nearly all that the question says."""
    lines = lines_of(ask.shelf, ask.ficha.document)
    own = [line for line in lines if line.section.startswith(OBSERVATIONS)]
    told = plainly(wanted_of(ask, lines), own)
    return bool(told) and told[0][0] >= _NEARLY and is_about(ask, told[0][1].line.text)


def of_the_figure(ask: Ask, own: Wanted, lines: Sequence[Line]) -> list[tuple[float, Fit]]:
    """The one cause given for the very figure asked about: "El gasto por localidad baja porque…".

    Nothing but the figure may be asked about: no row, nor what the ficha does not know.
    """
    question = ask.question
    if not question.named or question.items or any(u.proper or u.strange for u in own.units):
        return []
    found = [line for line in lines if _explains(ask, line)]
    return [(1.0, Fit(found[0], 1.0, 1.0, 1.0, ()))] if len(found) == 1 else []


def _explains(ask: Ask, line: Line) -> bool:
    """Whether what a line explains names the figure, and goes no other way than the question."""
    event, reason = told_apart(line.text)
    if not reason or not is_reason(line.text):
        event, reason = _by_a_cause(ask, line)
    if not reason:
        return False
    said = words(" ".join(event))
    reading = with_people(read_words(said, event), ask.view.people, frozenset())
    asked = ask.question.named[0]
    named = any(n.concept == asked.concept and n.weight >= _NAMED for n in named_concepts(reading))
    went = frozenset[str]().union(*(t.senses for t in reading.terms)) & CHANGES
    ways = ask.question.cues & CHANGES
    return named and (not ways or not went or bool(ways & went))


def _by_a_cause(ask: Ask, line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A change and what it was by: "se rebajó el presupuesto por un ajuste fiscal"."""
    folded = fold(line.text)
    found = _BY.search(folded) if line.section.startswith(OBSERVATIONS) else None
    if found is None or ask.question.named[0].concept != "reasignaciones":
        return (), ()
    return said_in(folded[: found.start()]), said_in(folded[found.end() :])


_BY = re.compile(r"\bpor (?=(?:un|una|el|la|los|las) )")


def nearest_cause(wanted: Wanted, lines: Sequence[Line]) -> list[tuple[float, Fit]]:
    """The one observation that tells a cause in words of the question, where no other comes near.

    The institution gives few causes: one that holds a word of the event is what is asked for.
    """
    found = _causes(wanted, [x for x in lines if x.section.startswith(OBSERVATIONS)])
    if not found or any(u.proper and not u.known for u in wanted.units):
        return []
    share = found[0].share
    alone = share >= _ALONE and share >= _next(found) * _FAR_AHEAD
    return [(share, found[0])] if alone and _firm(wanted, found[0]) else []


def _causes(wanted: Wanted, lines: Sequence[Line]) -> list[Fit]:
    """The lines that give a cause of what is asked about, by how much of it they hold."""
    causes = [line for line in lines if is_reason(line.text)]
    fits = [f for f in rank(wanted, causes) if not is_circular(f.line, wanted)]
    return sorted(fits, key=lambda fit: -fit.share)


def _next(found: Sequence[Fit]) -> float:
    return found[1].share if len(found) > 1 else 0.0


def _firm(wanted: Wanted, fit: Fit) -> int:
    """How many telling words of the question a line has as they are, or as synonyms."""
    pairs = zip(wanted.units, fit.held, strict=True)
    return sum(unit.telling and held >= SAYS_THE_SAME for unit, held in pairs)


def _lacks_the_name(wanted: Wanted, fit: Fit) -> bool:
    pairs = zip(wanted.units, fit.held, strict=True)
    return any(unit.proper and held < SAYS_THE_SAME for unit, held in pairs)
