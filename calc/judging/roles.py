"""Which of the numbers of a passage a claim's words are of: each plays one part in its sentence.

"Se compraron 312 instrumentos" is false where the ficha says that 312 were repaired and 812 bought,
though 312 stands there and counts instruments.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from calc.claims.found.shapes import Claim
from calc.claims.named.alike import ANYBODY, Words, shared
from calc.judging.compare import significant_digits
from calc.judging.matching import (
    FEW,
    alike_counted,
    is_anybody,
    is_count,
    is_named,
    is_narrower,
    is_time,
)
from calc.judging.prose import Prose, Said

_SURELY = 2
_LONG = 3
"""So many digits agree by no luck."""


def rivals(words: Words, said: Said, prose: Prose, *, anywhere: bool = False) -> Mapping[Said, int]:
    """The numbers that a claim's words are rather of than one of the prose, with how many more.

    What both share tells nothing. They stand in the same paragraph, unless `anywhere` is asked for;
    in another sentence they have all that was done, where the claim tells it before its number.
    """
    every = _own(words, prose)
    thing = words.noun if words.noun == said.words.noun else ""
    own_thing = bool(thing) and not is_anybody(thing, prose)
    deed = words.before & every
    found: dict[Said, int] = {}
    for other in prose.said:
        beside = anywhere or other.source == said.source
        if not beside or other.mention.kind != said.mention.kind:
            continue
        alike = other.mention.kind != "count" or alike_counted(words, other.words, prose)
        if other.mention.value == said.mention.value or not (alike or _is_of_all(words, other)):
            continue
        if own_thing and alike and other.words.noun not in ("", thing):
            continue
        theirs, ours = _part(other), _part(said)
        own = every if other.sentence == said.sentence else (deed or every - {thing})
        kept = len(shared(own, ours - theirs))
        lead = len(shared(own, theirs - ours)) - kept
        if lead > (not alike) and (not kept or other.sentence == said.sentence):
            found[other] = lead
    return found


def rival(words: Words, said: Said, prose: Prose, *, anywhere: bool = False) -> Said | None:
    """The only number that a claim's words are rather of; two that say different leave it open."""
    found = rivals(words, said, prose, anywhere=anywhere)
    best = max(found.values(), default=0)
    ones = [other for other, lead in found.items() if lead == best]
    return ones[0] if len(ones) == 1 else None


def has_rival(words: Words, said: Said, prose: Prose) -> bool:
    """Whether another number of the prose has more of a claim's words to itself."""
    return bool(rivals(words, said, prose, anywhere=True))


def _is_of_all(words: Words, other: Said) -> bool:
    """Whether a number counts whoever there is, and no stretch of time."""
    return other.words.noun.startswith(ANYBODY) and not is_time(words.noun)


def swapped(
    words: Words,
    known: Sequence[Said],
    value: Fraction | None,
    prose: Prose,
    others: Collection[Fraction | None],
) -> Said | None:
    """The only number beside that very value in the prose that counts what a claim counts.

    "31 hospederías y 58 rutas" is false where the ficha has "58 hospederías y 31 rutas"; so it is
    where two sentences have them and one of the `others` of the claim's sentence says that number.
    """
    if not words.noun or is_time(words.noun):
        return None
    found = [
        said
        for said in known
        if said.words.noun == words.noun and said.mention.value != value
        if not is_narrower(words, said, prose)
        if any(
            (o.sentence == said.sentence or said.mention.value in others)
            and o.mention.value == value
            and not o.mention.loose
            and o.words.noun != words.noun
            and is_count(o)
            for o in prose.said
        )
    ]
    exact = [s for s in found if words.phrase - {words.noun} and words.phrase <= s.words.phrase]
    if len(exact) == 1:
        return exact[0]  # "148 medios digitales", of which there are 47
    alike = [s for s in prose.said if found and s.sentence == found[0].sentence]
    alike = [s for s in alike if s.words.noun == words.noun]
    one = len({s.mention.value for s in found}) == 1
    return found[0] if one and len(alike) == 1 else None


def is_bound(claim: Claim, words: Words, said: Said, prose: Prose) -> bool:
    """Whether a number that fits is tied to that of the prose by words of their own clauses.

    Long numbers and amounts ask for one word in common, short ones for two, or half of what is
    said; a thing that is counted once only for no more than a few strange words.
    """
    if claim.bound != "exact":
        return False
    theirs = _part(said)
    own = _own(words, prose) - {said.words.noun}
    near = len(shared(own, theirs))
    number = claim.mention.number
    loose = claim.mention.loose or said.mention.loose
    half = near > 0 and 2 * near >= len(own)
    if is_time(words.noun) or loose:
        return near >= _SURELY or (half and claim.mention.kind == "percent")
    few = (claim.mention.value or 0) < FEW
    if not few and is_named(words, said, prose) and len(own) - near <= _SURELY:
        return True
    around = shared(words.reach - prose.common - {words.noun, words.base}, theirs)
    money = claim.mention.kind == "money"
    if money or (number is not None and significant_digits(number) >= _LONG):
        if not own and words.noun == said.words.noun and not words.noun.startswith(ANYBODY):
            return True  # "1.187 recicladores de ocho regiones" says no more than that
        return bool(around or shared((words.clause | words.phrase) - {words.noun}, theirs))
    counted = words.noun and words.noun == said.words.noun and not is_anybody(words.noun, prose)
    other_year = claim.year != prose.year and claim.year in said.years
    told = counted and not few and (near > 0 or other_year)  # "57 sistemas pasaron a 2025"
    return half or len(around) >= _SURELY or bool(told)


def is_denied(words: Words, said: Said) -> bool:
    """Whether a clause says "no" of what that of the prose says: "no es mapuche"."""
    both = shared(words.denied, said.words.denied)
    return not both and bool(shared(words.denied, said.words.clause))


def _own(words: Words, prose: Prose) -> frozenset[str]:
    noun = frozenset() if not words.noun or is_anybody(words.noun, prose) else {words.noun}
    return (words.clause | words.phrase | noun) - prose.common - {words.base}


def _part(said: Said) -> frozenset[str]:
    """The words of a number's own part in its sentence."""
    noun = said.words.noun or said.words.heir
    return said.words.clause | said.words.phrase | (frozenset({noun}) if noun else frozenset())
