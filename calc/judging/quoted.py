"""Figures that stand only in the ficha's prose: "148 radios", "el 46 % de los hogares".

The prose confirms a figure that it says of the same thing in much the same words; a number alone
that happens to stand in it confirms nothing. It denies one only where it counts that very thing
once, in words that leave no doubt.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from calc.claims.found.flat import flat
from calc.claims.found.shapes import Claim, Mention, Year
from calc.claims.meant.deed import strange_deeds
from calc.claims.named.alike import ANYBODY, Words, inherited, shared, telling, words_of
from calc.claims.named.kin import stem_of
from calc.claims.named.partner import as_pesos
from calc.claims.told.compared import against_years
from calc.claims.told.relation import sense_of
from calc.claims.told.scene import Scene, share_out
from calc.claims.told.stretch import is_span
from calc.judging.denials import MANY, Company, denied, is_slip, otherwise, outdone
from calc.judging.matching import (
    FEW,
    SCHOOLS,
    alike_counted,
    is_bare,
    is_count,
    is_it,
    is_named,
    is_narrower,
    is_share_of_them,
)
from calc.judging.prose import Prose, Said
from calc.judging.roles import has_rival, is_bound, is_denied, rival
from calc.verdict import JudgedFigure, Verdict

_ELSE = "La ficha dice ese número de lo mismo, pero no que sea eso."
_LONG = 1000
"""A number so long is another one with two digits swapped by no luck."""

_LISTED = 3
"""So many things counted beside each other there and here are the same list."""

_ELSEWHERE = re.compile(
    r"\ben\s+(?:la|esta|mi|nuestra|su|cada|otra|toda\s+la)\s+(?:region|comuna|provincia|ciudad|zona)\b"
)
_FUTURE = re.compile(
    r"(?:[a-záéíóúñ]{2}rán?\b(?:\s+[\wáéíóúñ]+){0,3}?\s+(?:en|durante|a)\s+(?:el\s+)?|\bpara\s+(?:el\s+)?)$"
)
_TWO = re.compile(r"\s+(?:de\s+)?([a-z]{4,})\s+(?:y|o)\s+(?:l[oa]s\s+)?([a-z]{4,})\b")
_OUT_OF = re.compile(r"(?:^|[.;:])\W*de\s+(?:entre\s+)?l[oa]s\s+[a-z][^,.;:]*,\s*$")
"""Before a part of things of which no number is told: "De las causas iniciadas, 1.011 …"."""

_SURELY = 2
_HARDLY = 2


@dataclass(frozen=True, slots=True)
class _Read:
    """A claim with its words and the numbers of the prose that it can be of.

    `fitting` are those that it agrees with, `near` those of them that no other number of their
    sentence is rather said of.
    """

    claim: Claim
    words: Words
    known: Sequence[Said]
    fitting: Sequence[Said]
    near: Sequence[Said]


def confronted(
    scene: Scene, claims: Sequence[Claim], figures: Sequence[JudgedFigure], prose: Prose
) -> tuple[JudgedFigure, ...]:
    """The figures of a sentence as judged, or by the prose where that speaks of the same thing."""
    if not prose.said or not claims:
        return tuple(figures)
    read = _read(scene, [_as_said(scene, claim) for claim in claims], prose)
    judged = list(figures)
    here = _ELSEWHERE.search(scene.flat, scene.start, scene.end) is None
    beside = _same_lists([r.words for r in read], prose) if here else set[int]()
    taken: list[Mention] = []
    for at, figure in enumerate(figures):
        same = [s for s in _agreeing(read, at, prose) if not _is_of_others(scene, claims[at], s)]
        if figure.verdict == "contradicted":
            # what the tables print too is theirs, unless a noun of its own tells what it counts
            words = read[at].words
            same = [s for s in same if not s.tabled or is_named(words, s, prose)]
            same = [s for s in same if rival(words, s, prose, anywhere=True) is None]
        beside |= {s.sentence for s in same}
        taken += [s.mention for s in same]
        if same and figure.verdict != "verified":
            judged[at] = _by(figure, same[0], "verified")
        elif figure.verdict == "contradicted" and _is_told_otherwise(read[at], prose):
            judged[at] = replace(
                figure, verdict="unverifiable", expected=None, derivation=None, reason=_ELSE
            )
    values = {r.claim.mention.value for r in read}
    for at, figure in enumerate(judged):
        confirmed = figure.verdict == "verified" and figures[at].verdict != "verified"
        other = None if confirmed else _other(read[at], figure, prose, beside, taken, values)
        if other is not None:
            judged[at] = _by(figure, other, "contradicted")
            beside.add(other.sentence)
    for at, figure in enumerate(judged):
        also = [s for s in read[at].near if s.sentence in beside]
        also = [s for s in also if is_named(read[at].words, s, prose)]
        if also and figure.verdict == "unverifiable":
            judged[at] = _by(figure, also[0], "verified")
    return tuple(judged)


def _is_told_otherwise(read: _Read, prose: Prose) -> bool:
    """Whether the prose says that number of the same things, and a claim more than their count."""
    noun = read.words.noun
    own = read.words.clause - prose.common - {noun}
    same = (s for s in read.fitting if s.words.noun == noun and not s.tabled)
    return bool(noun and own) and any(same)


def _other(
    read: _Read,
    figure: JudgedFigure,
    prose: Prose,
    beside: set[int],
    taken: Sequence[Mention],
    values: Collection[Fraction | None],
) -> Said | None:
    """The number of the prose that a claim should say: none that others of its sentence say."""
    if figure.verdict == "verified":
        return otherwise(read.claim, read.words, read.known, prose)
    value = read.claim.mention.value
    fitting = [s for s in read.fitting if s.mention not in taken or s.mention.value == value]
    if fitting:
        told = figure.verdict == "unverifiable"
        return outdone(read.claim, read.words, read.known, fitting, prose) if told else None
    free = [s for s in read.known if s.mention not in taken]
    company = Company(beside, {m.value for m in taken}, values)
    return denied(read.claim, read.words, free, prose, company)


def _read(scene: Scene, claims: Sequence[Claim], prose: Prose) -> list[_Read]:
    """The claims of a sentence, each beside what the prose says of such things."""
    found = []
    words = inherited([_words(scene, claim) for claim in claims])
    for claim, own in zip(claims, words, strict=True):
        known = _comparable(scene, claim, own, prose)
        fitting = [s for s in known if is_it(claim, s)]
        near = [s for s in fitting if not has_rival(own, s, prose)]
        found.append(_Read(claim, own, known, fitting, near))
    return found


def _agreeing(read: Sequence[_Read], at: int, prose: Prose) -> list[Said]:
    """The numbers of the prose that say the same of the same thing as a claim of a sentence."""
    this = read[at]
    together = Counter(n for r in read for n in {s.sentence for s in r.fitting if is_count(s)})
    others = [o for r in (*read[:at], *read[at + 1 :]) for o in r.fitting]
    own = [s for s in this.near if not _is_other_thing(this.words, s, this.known, prose)]
    same = [
        s
        for s in own
        if _same(this.claim, this.words, s, prose) or is_bound(this.claim, this.words, s, prose)
    ]
    beside_it = (s for s in own if is_count(s) and together[s.sentence] > 1)
    near_it = (
        s
        for s in this.near
        if (is_count(s) or (s.mention.value or 0) >= MANY)
        and _is_beside(s, others)
        and _is_of_one(this.words, s, prose)
    )
    return same + [s for s in (*beside_it, *near_it) if s not in same]


_WHAT_THEY_ARE = re.compile(
    r"[^.;,:()]{0,60}?\b(?:son|eran|fueron)\s+(?:(?:sobre\s+todo|principalmente|de|unas?|los|las)\s+)*"
    r"(?P<what>[a-z]{4,})"
)


def _is_of_others(scene: Scene, claim: Claim, said: Said) -> bool:
    """Whether a share says what its things are in a word that the prose lacks: "fueron machos"."""
    if claim.mention.kind == "count":
        return False
    told = _WHAT_THEY_ARE.match(scene.flat, claim.mention.end, scene.end)
    what = frozenset({stem_of(told["what"])}) if told is not None else frozenset()
    return bool(what) and not shared(what, said.words.sentence)


def _is_other_thing(words: Words, said: Said, known: Sequence[Said], prose: Prose) -> bool:
    """Whether an adjective is another number's of the same list: "148 radios, 47 digitales"."""
    own = words.phrase - {words.noun} - prose.common
    alike = len(shared(own, said.words.phrase))
    beside = (s for s in known if s.sentence == said.sentence and s.mention != said.mention)
    return any(len(shared(own, s.words.phrase)) > alike for s in beside)


def _is_of_one(words: Words, said: Said, prose: Prose) -> bool:
    """Whether a number and one of the prose share a word of their clauses, or an own noun."""
    noun = words.noun if words.noun == said.words.noun else ""
    own = bool(noun) and not noun.startswith(ANYBODY)
    return own or bool(shared(words.clause - prose.common, said.words.clause))


def _is_beside(said: Said, others: Iterable[Said]) -> bool:
    """Whether another number of the sentence is one that the prose tells hardly before or after."""
    return any(is_count(o) and abs(o.sentence - said.sentence) <= _HARDLY for o in others)


def _same_lists(words: Sequence[Words], prose: Prose) -> set[int]:
    """The sentences of the prose that count three or more of the same things as a sentence does."""
    listed = {
        (s.sentence, s.words.noun)
        for s in prose.said
        for w in words
        if w.noun and w.noun == s.words.noun
        if w.noun not in prose.general or (s.words.phrase - {w.noun}) & w.phrase
    }
    found = Counter(sentence for sentence, _ in listed)
    return {sentence for sentence, times in found.items() if times >= _LISTED}


def _by(figure: JudgedFigure, said: Said, verdict: Verdict) -> JudgedFigure:
    verified = verdict == "verified"
    verb = "nombra" if said.named else "dice"
    reason = "Lo dice el texto de la ficha." if verified else f"La ficha {verb} {said.printed}."
    return replace(
        figure,
        verdict=verdict,
        how="read" if verified else None,
        concept=None,
        year=max(said.years),
        item=None,
        document=said.source.document,
        reason=reason,
        expected=None if verified else said.printed,
        derivation=None,
        sources=(said.source,),
    )


def _as_said(scene: Scene, claim: Claim) -> Claim:
    """The claim with its own number, bound and hedge, whatever the tables took it for."""
    place = _place(scene, claim)
    sense = sense_of(scene, place)
    mention = as_pesos(scene.flat, scene.mentions[place])
    if (mention, sense.bound, sense.hedged) == (claim.mention, claim.bound, claim.hedged):
        return claim
    return replace(claim, mention=mention, bound=sense.bound, hedged=sense.hedged)


def _words(scene: Scene, claim: Claim) -> Words:
    return words_of(scene.flat, scene, scene.mentions, _place(scene, claim))


def _place(scene: Scene, claim: Claim) -> int:
    return next(i for i, m in enumerate(scene.mentions) if m.start == claim.mention.start)


def _comparable(scene: Scene, claim: Claim, words: Words, prose: Prose) -> list[Said]:
    """The numbers of the prose of the same kind, noun and year: levels, and nothing denied."""
    sense = sense_of(scene, _place(scene, claim))
    if claim.mention.value is None or claim.relation not in ("level", "change"):
        return []
    if claim.mention.kind == "count" and (is_span(scene) or _is_of_two(scene, claim, prose)):
        return []  # what was done over several years, or counts apart; the prose tells of one
    years = _years_of(scene, claim)
    if sense.relation != "level" or sense.negated or (sense.origin and not years):
        return []
    place = shared(_place_of(claim), words.clause)
    low = scene.mentions[_place(scene, claim) - 1].end if _place(scene, claim) else scene.start
    part = _OUT_OF.search(scene.flat[low : claim.mention.start]) is not None
    deeds = frozenset(map(stem_of, strange_deeds(scene, _place(scene, claim))))
    deeds = deeds if claim.mention.kind == "count" else frozenset()
    return [
        s
        for s in prose.said
        if s.mention.kind == claim.mention.kind
        and s.mention.value != _first_of_pair(scene, _place(scene, claim))
        and (not years or years & s.years)
        and (not place or place & s.words.sentence)
        and deeds <= s.words.sentence
        and (not part or is_it(claim, s) or shared(words.after, s.words.sentence))
        and _is_alike(claim, words, s, prose)
        and not is_denied(words, s)
        and not _goes_the_other_way(words, s)
    ]


def _is_of_two(scene: Scene, claim: Claim, prose: Prose) -> bool:
    """Whether a number counts together what the prose counts apart: "73.915 perros y gatos"."""
    found = _TWO.match(scene.flat, claim.mention.end, scene.end)
    return found is not None and set(map(stem_of, found.groups())) <= prose.listed


def _first_of_pair(scene: Scene, place: int) -> Fraction | None:
    """The number that the one at `place` has come from: "bajó de 2.380 a 1.905"."""
    second = place > 0 and sense_of(scene, place - 1).origin
    return scene.mentions[place - 1].value if second else None


def _years_of(scene: Scene, claim: Claim) -> set[int]:
    """The year that a number is told of, none where its sentence names one only for others."""
    against = against_years(scene)
    free = [y for y in scene.years if y not in against and not _is_to_come(scene, y)]
    if claim.year is not None and any(y.year == claim.year for y in free):
        return {claim.year}
    own = share_out(scene, free)[_place(scene, claim)]
    return set() if own is None else {own.year}


def _is_alike(claim: Claim, words: Words, said: Said, prose: Prose) -> bool:
    """Whether two numbers can be of the same things: a bare one only where they agree."""
    if claim.mention.kind == "percent":
        return is_share_of_them(words, said, prose)
    if claim.mention.kind != "count" or alike_counted(words, said.words, prose):
        return True
    if (claim.mention.value or 0) >= _LONG and is_slip(claim, said):
        return bool(shared(words.clause - prose.common, said.words.clause))
    return is_bare(words, said.words) and is_it(claim, said)


def _is_to_come(scene: Scene, year: Year) -> bool:
    """Whether a year is only that of what will follow: "que se entregarán en 2024"."""
    return _FUTURE.search(scene.original, scene.start, year.start) is not None


def _place_of(claim: Claim) -> frozenset[str]:
    """The words of the region that a claim is of."""
    regional = claim.item is not None and any("region" in concept for concept in claim.concepts)
    return telling(flat(claim.item or "")) if regional else frozenset()


def _same(claim: Claim, words: Words, said: Said, prose: Prose) -> bool:
    """Whether a number of the prose that fits is of the same thing."""
    kind, noun = claim.mention.kind, said.words.noun
    if noun != words.noun and words.noun in SCHOOLS:
        return len(shared(words.clause - {words.noun}, said.words.sentence)) >= _SURELY
    if kind == "count" and noun not in prose.general:
        few = (said.mention.value or 0) < FEW
        own = (words.clause if few else words.sentence) - {noun, words.noun}
        if is_narrower(words, said, prose):
            return False
        return bool(shared(own, said.words.sentence)) or not (own or few)
    told = _distinctive(said.words, prose.people)
    near = shared(told, words.clause)
    own = words.clause - prose.common - {noun}
    own = _distinctive(words, prose.common) if kind == "percent" else own
    alike = 2 * len(shared(own, said.words.sentence))
    done = kind == "count" and frozenset() < own <= said.words.before
    of_it = bool(near) or done or (alike >= 2 * _SURELY and kind != "percent")
    return of_it and (alike > len(own) or (alike == len(own) and kind != "percent"))


def _goes_the_other_way(words: Words, said: Said) -> bool:
    """Whether what the one says rose to the number fell to it in the other."""
    clauses = (words.clause, said.words.clause)
    ways = [[any(w.startswith(way) for w in clause) for way in _WAYS] for clause in clauses]
    return sorted(ways) == [[False, True], [True, False]]


_WAYS = (
    ("subi", "aument", "crec", "increment", "elev", "trep"),
    ("baj", "cay", "caid", "disminu", "descend", "reduj", "reduc", "retroced", "desplom"),
)
"""How verbs begin that tell a rise, and a fall."""


def _distinctive(words: Words, common: frozenset[str]) -> frozenset[str]:
    """The words that tell one number from the others: those after it, else those before it."""
    own = (words.after - common - {words.noun}, words.before - common - {words.noun})
    return own[0] or own[1] or words.sentence - common
