"""Figures that stand only in the ficha's prose: "148 radios", "el 46 % de los hogares".

The prose confirms a figure that it says of the same thing in much the same words; a number alone
that happens to stand in it confirms nothing. It denies one only where it counts that very thing
once, in words that leave no doubt.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from calc.claims.found.flat import flat
from calc.claims.found.shapes import Claim, Year
from calc.claims.named.alike import ANYBODY, Words, shared, telling, words_around
from calc.claims.named.partner import as_pesos
from calc.claims.told.relation import sense_of
from calc.claims.told.scene import Scene
from calc.claims.told.timing import is_span
from calc.judging.compare import HEDGE_SHARE, WORD_POINTS, fits
from calc.judging.prose import Prose, Said, of_kind
from calc.judging.target import Target
from calc.number import decimals_of
from calc.quantity import Interval
from calc.verdict import JudgedFigure, Verdict

_FEW = 10
"""Smaller counts agree by luck too easily: they need another word in common."""

_LISTED = 3
"""So many things counted beside each other there and here are the same list."""

_SCHOOLS = frozenset(("escue", "estab", "coleg"))
"""Stems of nouns for one thing: "escuelas", "establecimientos", "colegios"."""

_BODIES = frozenset(("insti", "entid", "organ"))
"""Stems of nouns for bodies that stand for each other where the same adjective tells them."""

_ELSEWHERE = re.compile(
    r"\ben\s+(?:la|esta|mi|nuestra|su|cada|otra|toda\s+la)\s+(?:region|comuna|provincia|ciudad|zona)\b"
)
_MANY = 100
"""A count so large stands in the prose by no luck."""

_FUTURE = re.compile(
    r"(?:[a-záéíóúñ]{2}rán?\b(?:\s+[\wáéíóúñ]+){0,3}?\s+(?:en|durante|a)\s+(?:el\s+)?|\bpara\s+(?:el\s+)?)$"
)
_SURELY = 2
_HARDLY = 2


def confronted(
    scene: Scene, claims: Sequence[Claim], figures: Sequence[JudgedFigure], prose: Prose
) -> tuple[JudgedFigure, ...]:
    """The figures of a sentence as judged, or by the prose where that speaks of the same thing."""
    if not prose.said:
        return tuple(figures)
    claims = [_as_said(scene, claim) for claim in claims]
    words = [_words(scene, claim) for claim in claims]
    known = [_comparable(scene, c, w, prose) for c, w in zip(claims, words, strict=True)]
    fitting = [[s for s in k if _fits(c, s)] for c, k in zip(claims, known, strict=True)]
    together = Counter(n for ones in fitting for n in {s.sentence for s in ones if _counts(s)})
    judged = list(figures)
    here = _ELSEWHERE.search(scene.flat, scene.start, scene.end) is None
    beside = _same_lists(words, prose) if here else set[int]()
    for at, (claim, figure) in enumerate(zip(claims, figures, strict=True)):
        own = [s for s in fitting[at] if not _is_other_thing(words[at], s, known[at], prose)]
        same = [s for s in own if _same(claim, words[at], s, prose)]
        beside_it = (s for s in own if _counts(s) and together[s.sentence] > 1)
        near_it = (
            s
            for s in fitting[at]
            if (_counts(s) or (s.mention.value or 0) >= _MANY)
            and _is_beside(s, (o for ones in (*fitting[:at], *fitting[at + 1 :]) for o in ones))
            and shared(words[at].clause - prose.common, s.words.clause)
        )
        same += [s for s in (*beside_it, *near_it) if s not in same]
        if figure.verdict == "contradicted":
            # what the tables print too is theirs, unless a noun of its own tells what it counts
            same = [s for s in same if not s.tabled or _is_named(words[at], s, prose)]
        beside |= {s.sentence for s in same}
        if same and figure.verdict != "verified":
            judged[at] = _by(figure, same[0], "verified")
    for at, (claim, figure) in enumerate(zip(claims, judged, strict=True)):
        if figures[at].verdict == "verified":
            other = _otherwise(claim, words[at], known[at], prose)
            judged[at] = figure if other is None else _by(figure, other, "contradicted")
        elif figure.verdict != "verified" and not fitting[at]:
            denied = _denied(claim, words[at], known[at], prose, beside)
            judged[at] = figure if denied is None else _by(figure, denied, "contradicted")
            beside |= set[int]() if denied is None else {denied.sentence}
    for at, figure in enumerate(judged):
        also = [s for s in fitting[at] if s.sentence in beside and _is_named(words[at], s, prose)]
        if also and figure.verdict == "unverifiable":
            judged[at] = _by(figure, also[0], "verified")
    return tuple(judged)


def _is_other_thing(words: Words, said: Said, known: Sequence[Said], prose: Prose) -> bool:
    """Whether an adjective is another number's of the same list: "148 radios, 47 digitales"."""
    own = words.phrase - {words.noun} - prose.common
    alike = len(shared(own, said.words.phrase))
    beside = (s for s in known if s.sentence == said.sentence and s.mention != said.mention)
    return any(len(shared(own, s.words.phrase)) > alike for s in beside)


def _is_beside(said: Said, others: Iterable[Said]) -> bool:
    """Whether another number of the sentence is one that the prose tells hardly before or after."""
    return any(_counts(o) and abs(o.sentence - said.sentence) <= _HARDLY for o in others)


def _is_named(words: Words, said: Said, prose: Prose) -> bool:
    """Whether a number counts by a noun of its own what a number of the prose counts."""
    specific = bool(words.noun) and words.noun not in prose.general
    return specific and words.noun == said.words.noun and not _narrower(words, said, prose)


def _narrower(words: Words, said: Said, prose: Prose) -> bool:
    """Whether a noun has an adjective that the prose does not know: "periódicos murales"."""
    return bool(words.phrase - {words.noun} - said.words.sentence - prose.common)


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


def _counts(said: Said) -> bool:
    """Whether a number says how many there are of something, and not too few."""
    if said.mention.kind == "percent":
        return True
    counted = said.mention.kind == "count" and bool(said.words.noun) and not said.mention.loose
    return counted and (said.mention.value or 0) >= _FEW


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
    words = words_around(scene.flat, scene, scene.mentions, _place(scene, claim))
    return of_kind(words, claim.mention)


def _place(scene: Scene, claim: Claim) -> int:
    return next(i for i, m in enumerate(scene.mentions) if m.start == claim.mention.start)


def _comparable(scene: Scene, claim: Claim, words: Words, prose: Prose) -> list[Said]:
    """The numbers of the prose of the same kind, noun and year: levels, and nothing denied."""
    sense = sense_of(scene, _place(scene, claim))
    if claim.mention.value is None or claim.relation not in ("level", "change"):
        return []
    if is_span(scene) and claim.mention.kind == "count":
        return []  # what was done over several years; the prose tells of one
    if sense.relation != "level" or sense.negated or sense.origin:
        return []
    years = {y.year for y in scene.years if not _is_to_come(scene, y)}
    years = {claim.year} if claim.year in years else years
    place = _place_of(claim)
    return [
        s
        for s in prose.said
        if s.mention.kind == claim.mention.kind
        and (not years or years & s.years)
        and (not place or place & s.words.sentence)
        and (s.mention.kind != "count" or _counts_alike(words, s.words, prose))
    ]


def _is_to_come(scene: Scene, year: Year) -> bool:
    """Whether a year is only that of what will follow: "que se entregarán en 2024"."""
    return _FUTURE.search(scene.original, scene.start, year.start) is not None


def _place_of(claim: Claim) -> frozenset[str]:
    """The words of the region that a claim is of."""
    regional = claim.item is not None and any("region" in concept for concept in claim.concepts)
    return telling(flat(claim.item or "")) if regional else frozenset()


def _counts_alike(claim: Words, said: Words, prose: Prose) -> bool:
    if said.noun == claim.noun or {said.noun, claim.noun} <= _SCHOOLS:
        return True
    if _stands_in(claim, said):
        return True
    if {said.noun, claim.noun} <= _BODIES:
        return bool(shared(claim.phrase, said.phrase) - _BODIES)
    if not claim.noun and said.noun not in prose.general:
        return said.noun in claim.before and said.phrase <= claim.before
    if is_anybody(said.noun, prose) and claim.noun in said.phrase | said.before:
        return True
    return is_anybody(claim.noun, prose) and is_anybody(said.noun, prose)


def _stands_in(claim: Words, said: Words) -> bool:
    """Whether an adjective stands for what it tells: "dos constructoras", "empresas constructoras".

    It confirms; it denies nothing, for there are other refugees than "mujeres refugiadas".
    """
    own = bool(claim.noun) and bool(said.noun) and claim.noun != said.noun
    own = own and not said.noun.startswith(ANYBODY)
    return own and (claim.noun in said.phrase or said.noun in claim.phrase)


def is_anybody(noun: str, prose: Prose) -> bool:
    """Whether a noun names whoever the programme serves."""
    return not noun or noun.startswith(ANYBODY) or noun in prose.people


def _same(claim: Claim, words: Words, said: Said, prose: Prose) -> bool:
    """Whether a number of the prose that fits is of the same thing."""
    kind, noun = claim.mention.kind, said.words.noun
    if noun != words.noun and words.noun in _SCHOOLS:
        return len(shared(words.clause - {words.noun}, said.words.sentence)) >= _SURELY
    if kind == "count" and noun not in prose.general:
        few = (said.mention.value or 0) < _FEW
        own = (words.clause if few else words.sentence) - {noun, words.noun}
        if _narrower(words, said, prose):
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


def _distinctive(words: Words, common: frozenset[str]) -> frozenset[str]:
    """The words that tell one number from the others: those after it, else those before it."""
    own = (words.after - common - {words.noun}, words.before - common - {words.noun})
    return own[0] or own[1] or words.sentence - common


def _denied(
    claim: Claim, words: Words, known: Sequence[Said], prose: Prose, beside: Collection[int]
) -> Said | None:
    """The only number of the prose that the claim can be of, where it says otherwise."""
    if claim.bound != "exact" or claim.hedged:
        return None
    known = [s for s in known if not _is_about(claim, s)]
    value = claim.mention.value or 0
    if value >= _MANY and value in prose.counts:
        return None  # the prose says that very number, if of something else
    told_by = words.clause if is_anybody(words.noun, prose) else words.clause | {words.noun}
    slips = [s for s in known if _is_slip(claim, s) and shared(told_by, s.words.sentence)]
    if len({s.mention.value for s in slips}) == 1:
        return slips[0]
    known = [s for s in known if not _stands_in(words, s.words)]
    own = words.clause - prose.common - {words.noun}
    near = [len(shared(own, s.words.sentence)) + len(shared(own, s.words.clause)) for s in known]
    best = max(near, default=0)
    told = [s for s, count in zip(known, near, strict=True) if count == best]
    sure = len(told) == 1 and _surely(words, told[0], prose, beside)
    sure = sure and not _as_well_said(claim, own, told[0], prose)
    return told[0] if sure else None


def _otherwise(claim: Claim, words: Words, known: Sequence[Said], prose: Prose) -> Said | None:
    """The number of the prose that a count of people is of, where the tables count all of them.

    "Egresaron 1.134 personas" is no confirmation of those served where the prose says that 312 did.
    """
    if claim.mention.kind != "count" or claim.concepts[:1] != ("poblacion_beneficiada",):
        return None
    same = [s for s in known if s.words.noun == words.noun]
    if same and not is_anybody(words.noun, prose):
        return None if any(_fits(claim, s) for s in same) else same[0]
    own = words.clause - prose.common - {words.noun}
    told = {s: len(shared(own, s.words.clause)) for s in known}
    best = max(told.values(), default=0)
    ones = [s for s, alike in told.items() if alike == best]
    if not best or 2 * best < len(own) or any(_fits(claim, s) for s in ones):
        return None
    return ones[0] if len({s.mention.value for s in ones}) == 1 else None


def _as_well_said(claim: Claim, own: frozenset[str], told: Said, prose: Prose) -> bool:
    """Whether the prose says that very number too, in as many of the claim's own words."""
    near = len(shared(own, told.words.sentence))
    return any(
        s.mention.value == claim.mention.value
        and s.mention.kind == claim.mention.kind
        and _counts(s)
        and len(shared(own, s.words.sentence)) >= max(near, 1)
        for s in prose.said
    )


def _is_about(claim: Claim, said: Said) -> bool:
    """Whether the prose only says in words about how much a percentage is: "una de cada diez"."""
    gap = (claim.mention.value or Fraction(0)) - (said.mention.value or Fraction(0))
    return said.mention.loose and claim.mention.kind == "percent" and abs(gap) <= WORD_POINTS


def _is_slip(claim: Claim, said: Said) -> bool:
    """Whether a number is another one with two digits swapped, or one of three or more wrong."""
    ours, theirs = (m.number for m in (claim.mention, said.mention))
    if ours is None or theirs is None or claim.mention.loose or said.mention.loose:
        return False
    one, other = str(ours), str(theirs)
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(apart) == 2:
        return apart[0] == apart[1][::-1]
    return len(apart) == 1 and len(one) > _SURELY


def _surely(words: Words, said: Said, prose: Prose, beside: Collection[int]) -> bool:
    """Whether the words leave no doubt that the claim is of that number."""
    specific = bool(words.noun) and words.noun not in prose.general
    if specific and said.sentence in beside:
        return True
    own = words.clause - prose.common - {words.noun}
    alike = len(shared(own, said.words.sentence))
    if alike >= _SURELY and 2 * alike >= len(own):
        return True
    told = said.words.clause - prose.common - {said.words.noun}
    identical = len(own) == alike and len(shared(told, words.sentence)) == len(told)
    return alike > 0 and identical


def _fits(claim: Claim, said: Said) -> bool:
    value = said.mention.value
    if value is None:
        return False
    number = said.mention.number
    target = Target(
        concept="",
        year=0,
        item=None,
        value=value,
        unit="",
        decimals=0 if number is None else decimals_of(number),
        interval=Interval(value, value) if said.mention.loose else said.mention.allowed,
        printed=True,
        derivation=None,
        sources=(said.source,),
    )
    if claim.bound != "exact" and abs(value - (claim.mention.value or 0)) > HEDGE_SHARE * value:
        return False
    return fits(replace(claim, relation="level"), target) is not None
