"""Whether a number of a text counts what one of the ficha's prose counts, and is that number."""

from dataclasses import replace

from calc.claims.found.shapes import Claim
from calc.claims.named.alike import ANYBODY, SOMEBODY, TIME, Words, shared
from calc.claims.named.kin import STEM
from calc.judging.compare import HEDGE_SHARE, fits
from calc.judging.prose import Prose, Said
from calc.judging.target import Target
from calc.number import decimals_of
from calc.quantity import Interval

_SURELY = 2
_FAR = 2
"""A number that many times another is none that it may be said for."""

FEW = 10
"""Smaller counts agree by luck too easily: they need another word in common."""

SCHOOLS = frozenset(("escue", "estab", "coleg"))
"""Stems of nouns for one thing: "escuelas", "establecimientos", "colegios"."""

_BODIES = frozenset(("insti", "entid", "organ"))
"""Stems of nouns for bodies that stand for each other where the same adjective tells them."""


def is_count(said: Said) -> bool:
    """Whether a number says how many there are of something, and not too few."""
    if said.mention.kind == "percent":
        return True
    noun = said.words.noun or said.words.heir
    counted = said.mention.kind == "count" and bool(noun) and not is_time(noun)
    counted = counted and not said.mention.loose
    return counted and (said.mention.value or 0) >= FEW


def alike_counted(claim: Words, said: Words, prose: Prose) -> bool:
    """Whether two counts are of the same things, by their nouns or what stands for them."""
    if _one_noun(said.noun, claim.noun) or {said.noun, claim.noun} <= SCHOOLS:
        return True
    if stands_in(claim, said):
        return True
    if is_time(claim.noun) or is_time(said.noun) or {said.noun, claim.noun} <= prose.listed:
        return False
    if _is_of(claim, said) or _is_of(said, claim):
        return True
    if {said.noun, claim.noun} <= _BODIES:
        return bool(shared(claim.phrase, said.phrase) - _BODIES)
    return _is_anyone(claim, said, prose)


def _is_anyone(claim: Words, said: Words, prose: Prose) -> bool:
    """Whether one of two counts has no noun of its own, and may be of the other's."""
    if not claim.noun and said.noun not in prose.general:
        return said.noun in claim.before and said.phrase <= claim.before
    if not is_anybody(said.noun, prose):
        return False
    persons = said.noun == ANYBODY[0] and claim.noun in SOMEBODY
    named = claim.noun in said.phrase | said.clause  # "312 jóvenes eran madres"
    return persons or named or is_anybody(claim.noun, prose)


def is_bare(claim: Words, said: Words) -> bool:
    """Whether one of two counts has no noun, and words of their clauses bring them together."""
    timed = is_time(claim.noun) or is_time(said.noun)
    return not timed and not (said.noun and claim.noun) and bool(shared(claim.clause, said.clause))


def is_share_of_them(words: Words, said: Said, prose: Prose) -> bool:
    """Whether a share is of those that a share of the prose is of: "el 14 % de los hombres" not."""
    known = words.base in prose.common | prose.general or is_anybody(words.base, prose)
    known = known or bool(shared(frozenset({words.base}), said.words.sentence))
    return known or len(shared(words.clause - {words.base}, said.words.clause)) >= _SURELY


def _is_of(bare: Words, other: Words) -> bool:
    """Whether a number without noun is of what was counted before it: "otros 812 se compraron"."""
    if bare.noun or not other.noun:
        return False
    return other.noun == bare.heir or bool(shared(frozenset({other.noun}), bare.clause))


def _one_noun(one: str, other: str) -> bool:
    """Whether two nouns begin alike: "becas" and "becados" too."""
    short = min(len(one), len(other))
    return one == other or (short == STEM - 1 and one[:short] == other[:short])


def is_time(noun: str) -> bool:
    """Whether a noun is a stretch of time."""
    return noun.startswith(TIME)


def stands_in(claim: Words, said: Words) -> bool:
    """Whether an adjective stands for what it tells: "dos constructoras", "empresas constructoras".

    It confirms; it denies nothing, for there are other refugees than "mujeres refugiadas".
    """
    own = bool(claim.noun) and bool(said.noun) and claim.noun != said.noun
    own = own and not said.noun.startswith(ANYBODY)
    return own and (claim.noun in said.phrase or said.noun in claim.phrase)


def is_anybody(noun: str, prose: Prose) -> bool:
    """Whether a noun names whoever the programme serves."""
    return not noun or noun.startswith(ANYBODY) or noun in prose.people


def is_narrower(words: Words, said: Said, prose: Prose) -> bool:
    """Whether a noun has an adjective that the prose does not know: "periódicos murales"."""
    return bool(words.phrase - {words.noun} - said.words.sentence - prose.common)


def is_named(words: Words, said: Said, prose: Prose) -> bool:
    """Whether a number counts by a noun of its own what a number of the prose counts."""
    specific = bool(words.noun) and (words.noun not in prose.general or words.noun in prose.once)
    return specific and words.noun == said.words.noun and not is_narrower(words, said, prose)


def is_it(claim: Claim, said: Said) -> bool:
    """Whether a number of the prose is one that the claim may say.

    Nothing finer: "un tope de tres millones" is not said by M$3.440.
    """
    value = said.mention.value
    own = claim.mention.value
    if value is None or own is None or not value < _FAR * own or not own < _FAR * value:
        return value == own
    if said.mention.loose and not claim.mention.loose and claim.mention.kind == "percent":
        return abs(value - own) < 1
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
    if claim.bound != "exact" and abs(value - own) > HEDGE_SHARE * value:
        return False
    return fits(replace(claim, relation="level"), target) not in (None, "compatible")
