"""What a reader reckons from counts of the ficha's prose: their sum, or a share of two of them.

A sum is confirmed where the counts are of one paragraph, of the same thing, and each shares the
words of the claim; a share only where both counts stand beside it and are right themselves.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from calc.claims.found.shapes import Claim, Mention
from calc.claims.named.alike import ANYBODY, shared, words_of
from calc.claims.named.names import singular
from calc.claims.named.people import Nouns
from calc.claims.told.relation import sense_of
from calc.claims.told.scene import Scene
from calc.figure import Source
from calc.judging.compare import fits
from calc.judging.matching import is_anybody
from calc.judging.prose import Prose, Said
from calc.judging.ruling import in_form
from calc.judging.target import Target
from calc.number import write_number
from calc.quantity import PORCENTAJE, Interval, write_quantity
from calc.verdict import JudgedFigure

_OF = re.compile(r"\s*(?:de|del|entre)\s+(?:(?:l[oa]s|un|total|de|sus|unos)\s+)*")
_OF_NOUN = re.compile(
    r"(?:\s+[a-z]{4,30})?\s+(?:de|del|entre)\s+(?:(?:l[oa]s|un|total|de|sus)\s+)+"
)
_OF_THOSE = re.compile(r"\s*de\s+(?:l[oa]s|sus)\s+(?P<noun>[a-z]{4,}s)\b")
_ARE = re.compile(r"\b(?:son|eran|fueron|correspond\w+)\b[^.;,]*\(\s*$")
_BRACKETS = re.compile(r"[^.;,()]*\(\s*(?:(?:el|un|casi|cerca|de)\s+)*")
_JUST_IN_BRACKETS = re.compile(r"\s?\(\s?")
_FROM = re.compile(r"(?:^|[,;:])\W*de\s+(?:(?:entre\s+)?l[oa]s|un\s+total\s+de|sus)\s+$")
_COMMA = re.compile(r"[^.;:]*,[^.;:]*$")
_COMMA_SHARE = re.compile(
    r"[^.;,()]*,\s*(?:(?:es\s+decir|o\s+sea|el|un|una|casi|cerca\s+de|lo\s+que\s+\w+|,)\s*)*"
)
_OF_THEM = re.compile(r"\s+de\s+(?:(?:ell|est|es)[oa]s|l[oa]s\s+(?:cuales|mism[oa]s))\b")
_OF_THEM_BEFORE = re.compile(
    r"\bde\s+(?:(?:entre\s+)?(?:ell|est|es)[oa]s|l[oa]s\s+(?:cuales|que)|quienes)\s*,?\s*(?:\w+\s+){0,2}$"
)
_IN_SUM = re.compile(
    r"\b(?:suman|sumaron|sumando|totalizan|totalizaron)\s+(?:(?:en\s+total|un\s+total\s+de)\s+)?$"
)
_COUNT = re.compile(r"[\d.]+|[a-záéíóúñ ]+", re.IGNORECASE)
_ENDED = re.compile(r"[.!?]\s")
_NEARBY = 8
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Served:
    """How many a programme reached in the year of its ficha, and the nouns that name them."""

    count: Target
    nouns: Nouns


def reckoned(
    scene: Scene,
    claims: Sequence[Claim],
    figures: Sequence[JudgedFigure],
    prose: Prose,
    before: Sequence[JudgedFigure] = (),
    served: Served | None = None,
) -> tuple[JudgedFigure, ...]:
    """The figures of a sentence, those confirmed or denied that its other counts decide.

    `before` are those before the sentence, `served` are all whom the programme reached.
    """
    found = list(figures)
    for at, claim in enumerate(claims):
        if found[at].verdict == "verified" or claim.mention.value is None:
            continue
        if claim.mention.kind == "count":
            found[at] = _summed(scene, claim, found[at], prose)
            found[at] = _added_up(scene, claim, found[at], [*before[-_NEARBY:], *found[:at]])
    for at, claim in enumerate(claims):
        if found[at].verdict == "unverifiable" and claim.mention.kind == "percent":
            found[at] = _shared(scene, at, claims, found, served)
    return tuple(found)


def _summed(scene: Scene, claim: Claim, figure: JudgedFigure, prose: Prose) -> JudgedFigure:
    """A count that is the sum of those which one paragraph says of the same thing."""
    place = next(i for i, m in enumerate(scene.mentions) if m.start == claim.mention.start)
    words = words_of(scene.flat, scene, scene.mentions, place)
    years = {y.year for y in scene.years}
    own = words.clause - prose.common - {words.noun}
    parts: dict[int, list[Said]] = {}
    for said in prose.said:
        alike = said.words.noun == words.noun or (
            is_anybody(words.noun, prose) and is_anybody(said.words.noun, prose)
        )
        if said.mention.kind == "count" and alike and (not years or years & said.years):
            common = len(shared(own, said.words.sentence))
            if common and 2 * common >= len(own):
                parts.setdefault(said.source.start, []).append(said)
    for told in parts.values():
        values = [s.mention.value for s in told if s.mention.value is not None]
        if len(values) >= _LEAST and sum(values) == claim.mention.value:
            sum_of = " + ".join(s.printed for s in told)
            return replace(
                figure,
                verdict="verified",
                how="computed",
                concept=None,
                year=max(told[0].years),
                item=None,
                document=told[0].source.document,
                reason="Es la suma de lo que dice el texto de la ficha.",
                expected=None,
                derivation=f"{sum_of} = {write_number(sum(values, Fraction(0)), 0)}",
                sources=tuple(s.source for s in told),
            )
    return figure


def _added_up(
    scene: Scene, claim: Claim, figure: JudgedFigure, before: Sequence[JudgedFigure]
) -> JudgedFigure:
    """A count that is told as the sum of those before it, of which all are right."""
    if _IN_SUM.search(scene.flat, scene.start, claim.mention.start) is None:
        return figure
    start = claim.mention.start
    beside = (f for f in before if not _ENDED.search(scene.flat, f.end, start))
    parts = [f for f in beside if _COUNT.fullmatch(f.printed)]
    parts = [f for f in parts if not _FROM.search(scene.flat, max(0, f.start - 32), f.start)]
    values = [f.value for f in parts]
    right = figure.verdict == "unverifiable" and all(f.verdict == "verified" for f in parts)
    if not right or len(parts) < _LEAST or None in values:
        return figure
    total = sum((Fraction(v) for v in values if v is not None), Fraction(0))
    shown = write_number(total, 0)
    agrees = total == claim.mention.value
    return replace(
        figure,
        verdict="verified" if agrees else "contradicted",
        how="computed" if agrees else None,
        concept=None,
        year=parts[0].year,
        item=None,
        document=parts[0].document,
        reason="Es la suma de lo que dice la frase." if agrees else f"Suman {shown}.",
        expected=None if agrees else shown,
        derivation=f"{' + '.join(f.printed for f in parts)} = {shown}",
        sources=tuple(source for f in parts for source in f.sources),
    )


def _shared(
    scene: Scene,
    at: int,
    claims: Sequence[Claim],
    figures: Sequence[JudgedFigure],
    served: Served | None,
) -> JudgedFigure:
    """A share of two counts: "dos tercios de los 221 son radios (148)", "de 221, 148 (67 %)".

    Or of a count and of all that were `served`: "el 67 % de los medios (148)".
    """
    figure, claim = figures[at], claims[at]
    pair = _pair(scene, at, claims) or _half_of_it(scene, at, claims)
    if pair is None:
        return _of_served(scene, at, claims, figures, served)
    if any(figures[i].verdict != "verified" for i in pair):
        return figure
    part, whole = (claims[i].mention.value or Fraction(0) for i in pair)
    told = figures[pair[0]]
    sources = tuple(s for i in pair for s in figures[i].sources)
    printed = (told.printed, figures[pair[1]].printed)
    share = part_of(part, whole, printed, sources)
    return figure if share is None else decided(scene, claim, figure, share, told)


def _of_served(
    scene: Scene,
    at: int,
    claims: Sequence[Claim],
    figures: Sequence[JudgedFigure],
    served: Served | None,
) -> JudgedFigure:
    """A share of all that were served, by the count that stands in brackets after it."""
    figure = figures[at]
    after = figures[at + 1] if at + 1 < len(figures) else None
    base = _OF_THOSE.match(scene.flat, claims[at].mention.end, scene.end)
    if served is None or after is None or base is None or after.verdict != "verified":
        return figure
    told, noun = claims[at + 1].mention, singular(base["noun"])
    people = noun in served.nouns.people or noun.startswith(("persona", "atendid", *ANYBODY))
    alone = scene.satellite_of(scene.mentions.index(told)) is not None and told.kind == "count"
    if not (people and alone) or after.year != served.count.year or told.value is None:
        return figure
    shown = write_number(served.count.value, 0)
    sources = (*after.sources, *served.count.sources)
    share = part_of(told.value, served.count.value, (after.printed, shown), sources)
    return figure if share is None else decided(scene, claims[at], figure, share, after)


def part_of(
    part: Fraction, whole: Fraction, printed: tuple[str, str], sources: tuple[Source, ...]
) -> Target | None:
    """What a count is of another, as a value to compare with; None where it is no part of it."""
    if not 0 < part <= whole:
        return None
    value = part / whole * 100
    shown = write_quantity(value, PORCENTAJE, 1)
    return Target(
        concept="porcentaje_de_conteos",
        year=0,
        item=None,
        value=value,
        unit=PORCENTAJE,
        decimals=1,
        interval=Interval(value, value),
        printed=False,
        derivation=f"{printed[0]} / {printed[1]} × 100 = {shown}",
        sources=sources,
    )


def decided(
    scene: Scene, claim: Claim, figure: JudgedFigure, share: Target, part: JudgedFigure
) -> JudgedFigure:
    """The verdict of a percentage that must be that share; `part` is the count that it is of."""
    sense = sense_of(scene, scene.mentions.index(claim.mention))
    plain = replace(claim, relation="level", concepts=("porcentaje_de_conteos",))
    plain = replace(plain, bound=sense.bound, hedged=sense.hedged)
    right = fits(plain, share)
    shown = write_quantity(share.value, PORCENTAJE, 1)
    return replace(
        figure,
        verdict="contradicted" if right is None else "verified",
        how=right,
        concept="porcentaje_de_conteos",
        year=part.year,
        item=None,
        document=part.document,
        reason=None if right is not None else f"Es {shown}.",
        expected=None if right is not None else in_form(scene.original, plain, share),
        derivation=share.derivation,
        sources=share.sources,
    )


def _is_of_them(scene: Scene, part: Mention, share: Mention) -> bool:
    """Whether a count, or its share, is said to be of those just counted: "97 de ellas"."""
    after = _OF_THEM.match(scene.flat, part.end) or _OF_THEM.match(scene.flat, share.end)
    before = scene.between(max(scene.start, part.start - 48), part.start)
    return after is not None or _OF_THEM_BEFORE.search(before) is not None


def _half_of_it(scene: Scene, at: int, claims: Sequence[Claim]) -> tuple[int, int] | None:
    """The counts around a fraction in words: "egresaron 312, más de la mitad (171) a los 24 …"."""
    if not 0 < at < len(claims) - 1 or not claims[at].mention.loose:
        return None
    whole, share, part = (c.mention for c in claims[at - 1 : at + 2])
    inside = _JUST_IN_BRACKETS.fullmatch(scene.between(share.end, part.start))
    return (at + 1, at - 1) if inside and whole.kind == part.kind == "count" else None


def _pair(scene: Scene, at: int, claims: Sequence[Claim]) -> tuple[int, int] | None:
    """Where the part and the whole of a percentage stand among the claims of its sentence."""
    mentions = [c.mention for c in claims]
    gaps = [scene.between(a.end, b.start) for a, b in pairwise(mentions)]
    counts = [m.kind == "count" for m in mentions]
    amounts = [m.kind == "money" for m in mentions]
    leads = at + 2 < len(mentions) and counts[at + 1] and counts[at + 2]
    if leads and _OF.fullmatch(gaps[at]) and _ARE.search(gaps[at + 1]):
        return at + 2, at + 1
    closed = scene.flat[mentions[at].end : mentions[at].end + 2].lstrip().startswith(")")
    if at and counts[at - 1] and (closed or _COMMA_SHARE.fullmatch(gaps[at - 1])):
        wholes = [i for i in range(at - 1) if counts[i]]
        if wholes and _is_of_them(scene, mentions[at - 1], mentions[at]):
            return at - 1, wholes[-1]
    told = at > 1 and counts[at - 1] and counts[at - 2]
    if told and _OF_NOUN.fullmatch(gaps[at - 2]) and _COMMA_SHARE.fullmatch(gaps[at - 1]):
        return at - 2, at - 1
    ends = closed and at > 1 and any(k[at - 1] and k[at - 2] for k in (counts, amounts))
    ends = ends and _BRACKETS.fullmatch(gaps[at - 1]) is not None
    if ends and scene.is_whole(scene.mentions.index(mentions[at - 1])):
        return at - 2, at - 1
    opening = scene.between(scene.start, mentions[at - 2].start) if at > 1 else ""
    if ends and _FROM.search(opening) and _COMMA.match(gaps[at - 2]):
        return at - 1, at - 2
    return None
