"""Which number of the ficha's prose says otherwise than a claim: only where no doubt is left."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from calc.claims.found.flat import flat
from calc.claims.found.shapes import Claim
from calc.claims.named.alike import Words, shared, telling
from calc.judging.compare import WORD_POINTS, significant_digits
from calc.judging.matching import FEW, is_anybody, is_count, is_it, stands_in
from calc.judging.prose import Prose, Said
from calc.judging.roles import rival, swapped

MANY = 100
"""A count so large stands in the prose by no luck."""

_SURELY = 2
_SERVED = telling("poblacion")
"""What names the concept itself tells of no others."""


@dataclass(frozen=True, slots=True)
class Company:
    """The other numbers of a claim's sentence.

    `sentences` are those of the prose that they agree with, `confirmed` the values that do so,
    `values` all of them.
    """

    sentences: Collection[int]
    confirmed: Collection[Fraction | None]
    values: Collection[Fraction | None]


def denied(
    claim: Claim, words: Words, known: Sequence[Said], prose: Prose, company: Company
) -> Said | None:
    """The only number of the prose that the claim can be of, where it says otherwise."""
    if claim.bound != "exact" or (claim.hedged and not _is_precise(claim)):
        return None
    other = swapped(words, known, claim.mention.value, prose, company.values)
    if other is not None and claim.mention.value not in company.confirmed:
        return other
    known = [s for s in known if not _is_about(claim, s) and not _is_of_others(words, s)]
    value = claim.mention.value or 0
    if value >= MANY and claim.mention.kind == "count":
        known = [s for s in known if (s.mention.value or 0) >= FEW]  # "tres" is no "6.231" wrong
    elsewhere = value >= MANY and _is_told_of(words, value, prose)
    if elsewhere and not any(s.mention.value in company.values for s in known):
        return None  # the prose says that very number, if of something else
    told_by = words.clause if is_anybody(words.noun, prose) else words.clause | {words.noun}
    slips = [s for s in known if is_slip(claim, s) and shared(told_by, s.words.sentence)]
    if len({s.mention.value for s in slips}) == 1:
        return slips[0]
    known = [s for s in known if s.sentence in company.sentences or not stands_in(words, s.words)]
    own = words.clause - prose.common - {words.noun} - _SERVED
    near = [len(shared(own, s.words.sentence)) + len(shared(own, s.words.clause)) for s in known]
    best = max(near, default=0)
    told = [s for s, count in zip(known, near, strict=True) if count == best]
    exchanged = len(told) == 1 and best > 0 and told[0].mention.value in company.values
    sure = len(told) == 1 and not elsewhere and _surely(words, told[0], prose, company.sentences)
    sure = sure or (exchanged and _is_said(claim, prose))
    sure = sure and not _as_well_said(claim, own, told[0], prose)
    return told[0] if sure else None


def _is_precise(claim: Claim) -> bool:
    """Whether a number is told exactly for all that it is called rough: "unas 76.100 personas".

    A fraction that is told roughly has its room already.
    """
    number = claim.mention.number
    share = claim.mention.kind == "percent"
    return share if number is None or claim.mention.loose else significant_digits(number) > _SURELY


def _is_of_others(words: Words, said: Said) -> bool:
    """Whether a share of the prose is of the things that it counts just before, the claim's not."""
    heir = said.words.heir
    counted = bool(words.base and heir) and heir != words.base and heir in said.words.sentence
    return counted and not shared(frozenset({words.base}), said.words.sentence)


def _is_told_of(words: Words, value: Fraction | int, prose: Prose) -> bool:
    """Whether the prose says a number of something that the words of a claim touch."""
    own = (words.clause | {words.noun}) - prose.common
    same = (s for s in prose.said if s.mention.value == value and s.mention.kind == "count")
    return any(not s.words.noun or shared(own, s.words.sentence) for s in same)


def _is_said(claim: Claim, prose: Prose) -> bool:
    """Whether the prose says that very number of anything, in whatever unit."""
    return any(s.mention.number == claim.mention.number for s in prose.said)


def outdone(
    claim: Claim, words: Words, known: Sequence[Said], fitting: Sequence[Said], prose: Prose
) -> Said | None:
    """The number that a claim should say, where what it says is another of the same sentence's."""
    if claim.bound != "exact" or claim.hedged:
        return None
    rivals = {rival(words, said, prose) or _other_said(words, said, prose) for said in fitting}
    one = rivals.pop() if len(rivals) == 1 else None
    if one is None or one not in known or _is_about(claim, one):
        return None
    return one if one.mention.loose == claim.mention.loose else None


def _other_said(words: Words, said: Said, prose: Prose) -> Said | None:
    """The number of another paragraph that most of a claim's own words are of, and none of this."""
    one = rival(words, said, prose, anywhere=True)
    own = words.clause - prose.common - {words.noun}
    theirs = said.words.after - prose.common - {words.noun}
    if shared(words.sentence, theirs):
        return None
    most = one is not None and 2 * len(shared(own, one.words.clause)) >= max(len(own), _SURELY)
    return one if most else None


def otherwise(claim: Claim, words: Words, known: Sequence[Said], prose: Prose) -> Said | None:
    """The number of the prose that a count of people is of, where the tables count all of them.

    "Egresaron 1.134 personas" is no confirmation of those served where the prose says that 312 did.
    A bare number that only goes on from the sentence before tells of no others.
    """
    goes_on = not claim.mention.noun and "concept" in claim.loose
    if claim.mention.kind != "count" or claim.relation != "level" or goes_on:
        return None
    known = [s for s in known if claim.year is None or claim.year in s.years]
    if claim.concepts[:1] == ("produccion_componente",):
        return _other_deed(claim, words, known, prose)
    if claim.concepts[:1] != ("poblacion_beneficiada",):
        return None
    same = [s for s in known if s.words.noun == words.noun]
    if same and not is_anybody(words.noun, prose):
        return None if any(is_it(claim, s) for s in same) else same[0]
    return _other_of_people(claim, words, known, same, prose)


def _other_of_people(
    claim: Claim, words: Words, known: Sequence[Said], same: Sequence[Said], prose: Prose
) -> Said | None:
    """The number of the prose that is told in most of a claim's words, and is another.

    None where the prose tells the claim's number `same` beside it, of another noun: "412
    localidades, donde viven 71.600 personas".
    """
    own = words.clause - prose.common - {words.noun} - _SERVED
    told = {s: len(shared(own, s.words.clause)) for s in known if is_count(s)}
    best = max(told.values(), default=0)
    ones = [s for s, alike in told.items() if alike == best]
    if not best or 2 * best < len(own) or any(is_it(claim, s) for s in ones):
        return None
    right = {o.sentence for o in same if is_it(claim, o)}
    if any(s.sentence in right and s.words.noun != words.noun for s in ones):
        return None
    return ones[0] if len({s.mention.value for s in ones}) == 1 else None


def _other_deed(claim: Claim, words: Words, known: Sequence[Said], prose: Prose) -> Said | None:
    """The number of the prose that a count is of, where the tables count what was made.

    "163 eventos suspendidos" is false where 163 were held and the prose says that 58 were not.
    A number without a noun of its own tells of no other deed: "la producción fue de 163".
    """
    if not claim.mention.noun:
        return None
    fitting = [s for s in known if is_it(claim, s)]
    beside = outdone(claim, words, known, fitting, prose)
    if beside is not None or fitting:
        return beside
    made = telling(flat(claim.item or "")) | prose.common | {words.noun}
    told = [
        s
        for s in known
        if s.words.noun == words.noun
        and not s.mention.loose
        and (
            shared(words.phrase - made, s.words.clause)
            or shared(words.before - made, s.words.before)
        )
    ]
    return told[0] if len(told) == 1 else None


def _as_well_said(claim: Claim, own: frozenset[str], told: Said, prose: Prose) -> bool:
    """Whether the prose says that very number too, in as many of the claim's own words."""
    near = len(shared(own, told.words.sentence))
    return any(
        s.mention.value == claim.mention.value
        and s.mention.kind == claim.mention.kind
        and is_count(s)
        and len(shared(own, s.words.sentence)) >= max(near, 1)
        for s in prose.said
    )


def _is_about(claim: Claim, said: Said) -> bool:
    """Whether the prose only says in words about how much a percentage is: "una de cada diez"."""
    gap = (claim.mention.value or Fraction(0)) - (said.mention.value or Fraction(0))
    loose = said.mention.loose or claim.mention.loose
    return loose and claim.mention.kind == "percent" and abs(gap) <= WORD_POINTS


def is_slip(claim: Claim, said: Said) -> bool:
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
    own = words.clause - prose.common - {words.noun} - _SERVED
    alike = len(shared(own, said.words.sentence | said.words.clause))
    if specific and words.noun in prose.once and alike and alike == len(own):
        return True
    if alike >= _SURELY and 2 * alike >= len(own):
        return True
    told = said.words.clause - prose.common - {said.words.noun}
    identical = len(own) == alike and len(shared(told, words.sentence)) == len(told)
    return alike > 0 and identical
