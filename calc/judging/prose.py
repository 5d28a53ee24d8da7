"""What a ficha's running text counts, each number with the words that it is said of.

Numbers that are no level (a bound, a comparison, a threshold that a finding quotes) are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from calc.claims.found.enumerated import Enumeration, enumerated
from calc.claims.found.flat import flat
from calc.claims.found.scan import scan
from calc.claims.found.shapes import Mention, Year
from calc.claims.named.alike import (
    ANYBODY,
    TIME,
    TIMES,
    Words,
    inherited,
    stems_of,
    telling,
    words_of,
)
from calc.claims.named.kin import stem_of
from calc.claims.named.people import Nouns
from calc.claims.told.compared import against_years
from calc.claims.told.scene import Scene, share_out
from calc.figure import Source
from calc.sentences import Span, split_sentences
from calc.subject import Subject

_CARRYING_OUT = frozenset(("ejecu", "imple"))
_BOUNDED = re.compile(
    r"\b(?:mas|menos|superior|inferior|mayor|menor|sobre|bajo|maximo|minimo|hasta)\s+"
    r"(?:(?:en|de|del|al?|que|un|el)\s+)*$"
)
_COMPARED = re.compile(
    r"\s*(?:(?:mas|menos)\b(?!\s+(?:de\s|vulnerab|pobre|rico))|(?:[a-z]+\s+){1,3}(?:mas|menos)\s+que\b)"
)

_OF_THEM = re.compile(
    r"[^;:]*\bde\s+(?:(?:entre\s+)?(?:ell|est|es)[oa]s|l[oa]s\s+(?:cuales|que)|quienes)\s*,?\s*$"
)
_AND_ALSO = re.compile(r"[^.,;:]{0,40}(?:,|\by)\s+")
_ENDED = re.compile(r"[.;:]\s")
_PARTED_IN = re.compile(r"[^.,;:]{0,40}:\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """A number of the prose with its words; `sentence` numbers the one that it stands in.

    `years` are those that it may be of; `named` tells that it is not printed: so many names stand
    there; `tabled` that the tables print that very number, so that it may be theirs; `whole` is
    what it is said to be a part of: "de ellas, 45.760".
    """

    mention: Mention
    printed: str
    words: Words
    years: frozenset[int]
    source: Source
    sentence: int
    named: bool = False
    tabled: bool = False
    whole: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """What the prose of a ficha counts.

    `common` are stems that any of its sentences may hold: the programme's name, whom it serves, who
    are the `people`; `general` the nouns that it counts more than once, or that its tables count;
    `counts` all that it counts; `listed` the nouns of its own that it counts by,
    `once` those of them that it counts once and the tables do not; `year` is the ficha's.
    """

    said: tuple[Said, ...]
    common: frozenset[str]
    people: frozenset[str]
    general: frozenset[str]
    counts: frozenset[Fraction]
    listed: frozenset[str]
    once: frozenset[str]
    year: int


def prose_of(subject: Subject, nouns: Nouns) -> Prose:
    """The numbers of a ficha's paragraphs and findings, each with what it is said of."""
    said = tuple(_found(subject))
    told = {(s.words.noun, s.mention.value) for s in said if s.mention.kind == "count"}
    counted = Counter(noun for noun, _ in told)
    tables = stems_of((*nouns.people, *nouns.made))
    general = {
        noun for noun, times in counted.items() if times > 1 or noun.startswith((*ANYBODY, TIME))
    }
    people = stems_of(nouns.people)
    common = telling(flat(subject.program)) | people
    listed = frozenset(n for n in counted if n and not n.startswith((*ANYBODY, TIME)))
    once = frozenset(n for n in listed if counted[n] == 1) - stems_of(nouns.made)
    counts = frozenset(value for _, value in told if value is not None)
    every = frozenset(general) | tables | {""}
    return Prose(said, common, people, every, counts, listed, once, subject.year)


def _found(subject: Subject) -> Iterator[Said]:
    findings = tuple((f.text, f.source) for f in subject.findings)
    tabled = {f.quantity.value for f in subject.book if f.quantity is not None}
    number = 0
    for paragraph, source in (*subject.prose, *subject.asides, *findings):
        thresholds = (paragraph, source) in findings
        plain = flat(paragraph)
        mentions, years = scan(plain)
        heir, wholes = "", _wholes(plain, mentions)
        for span in split_sentences(paragraph):
            number += 1
            own = tuple(y for y in years if span.start <= y.start < span.end)
            named = frozenset(y.year for y in own) | {subject.year}
            inside = tuple(m for m in mentions if span.start <= m.start < span.end)
            placed = _years(Scene(plain, paragraph, span.start, span.end, inside, own, (), ()))
            around = [words_of(plain, span, inside, at) for at in range(len(inside))]
            around = inherited(around, heir)
            heir = around[-1].noun or around[-1].heir if around else heir
            for at, mention in enumerate(inside):
                bound = _BOUNDED.search(plain, max(span.start, mention.start - 32), mention.start)
                if bound is not None and "bajó" in paragraph[bound.start() : bound.end()].lower():
                    bound = None
                compared = _COMPARED.match(plain, mention.end, span.end)
                limit = thresholds and mention.kind == "percent"
                if mention.value is not None and not (bound or compared or limit):
                    printed = paragraph[mention.start : mention.end].strip()
                    words = around[at]
                    year = placed[at]
                    told = year is not None and year.year <= subject.year
                    when = frozenset((year.year,)) if told and year is not None else named
                    again = mention.value in tabled
                    told_of = Said(mention, printed, words, when, source, number, tabled=again)
                    yield replace(told_of, whole=wholes.get(mention.start))
            aside = (paragraph, source) in subject.asides
            for one in () if aside else enumerated(paragraph, span.start, span.end):
                yield _enumerated(one, plain, span, named, source, number)


def _wholes(plain: str, mentions: Sequence[Mention]) -> dict[int, Fraction]:
    """The wholes of the counts of a paragraph, by where a count begins.

    "3.642 personas, de las cuales 1.093 son mujeres", "De ellas, 45 son … y 21 pertenecen a …",
    "2.935 personas: 2.377 hombres y 558 mujeres".
    """
    counts = [m for m in mentions if m.kind == "count" and m.value and m.noun not in TIMES]
    found: dict[int, Fraction] = {}
    for before, this in pairwise(counts):
        gap = plain[before.end : this.start]
        if _OF_THEM.search(gap) and before.value is not None:
            found[this.start] = before.value
        elif before.start in found and _AND_ALSO.fullmatch(gap):
            found[this.start] = found[before.start]
    for at, whole in enumerate(counts):
        for last in range(at, min(at + 2, len(counts))):  # "221 medios en diez regiones: 148 …"
            parts = list(_parts_of(plain, counts[last:]))
            one = _ENDED.search(plain, whole.end, counts[last].start) is None
            if one and whole.value is not None and sum(p.value or 0 for p in parts) == whole.value:
                found |= {p.start: whole.value for p in parts}
    return found


def _parts_of(plain: str, counts: Sequence[Mention]) -> Iterator[Mention]:
    """The counts that a colon after the first one opens the list of: "221: 148, 47 y 26"."""
    for before, this in pairwise(counts):
        opens = before is counts[0]
        if not (_PARTED_IN if opens else _AND_ALSO).fullmatch(plain, before.end, this.start):
            return
        yield this


def _years(scene: Scene) -> list[Year | None]:
    """The year of each number of a sentence, None where no year stands for it."""
    against = against_years(scene)
    return share_out(scene, [y for y in scene.years if y not in against])


def _enumerated(
    one: Enumeration, plain: str, span: Span, years: frozenset[int], source: Source, number: int
) -> Said:
    """A count of names as if it were printed; its paragraph tells whether they carry it out."""
    mention = Mention(one.start, one.end, "count", Decimal(one.number), one.start, one.end)
    words = Words(
        noun=stem_of(one.noun),
        phrase=telling(one.phrase),
        after=frozenset(),
        before=telling(plain[span.start : one.start]) - telling(one.noun),
        sentence=telling(plain[span.start : span.end]) | telling(plain) & _CARRYING_OUT,
    )
    return Said(mention, str(one.number), words, years, source, number, named=True)
