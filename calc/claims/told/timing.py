"""The years of a claim: the one it speaks of and, for a change, the one it is compared with."""

import re
from collections.abc import Sequence
from dataclasses import replace

from calc.claims.found.flat import flat
from calc.claims.found.shapes import Claim, Year
from calc.claims.told.budgets import of_cut
from calc.claims.told.compared import against_years
from calc.claims.told.means import BASE_MEAN, MEAN, from_mean, from_mean_before, is_mean
from calc.claims.told.pairs import NOW, is_level_of, year_beside
from calc.claims.told.relation import sense_of
from calc.claims.told.scene import Scene, in_order, is_enclosed
from calc.claims.told.spot import Spot
from calc.claims.told.stretch import is_span, opens_range, stretch_of

_YEAR_BEFORE = re.compile(
    r"\b(?:ano|periodo|ejercicio|verano|temporada|ciclo|convocatoria|version)\s+"
    r"(?:anterior|previ[oa]|precedente)\b"
)
_THE_YEAR_BEFORE = re.compile(
    r"[,;(]\s*(?:(?:y|contra|frente\s+a|versus)\s+)?(?:en\s+)?el\s+(?:ano|periodo)\s+(?:anterior|previo)\s*,?\s*"
    r"(?:(?:fue|fueron|era|eran|hubo|habia|sido|se\s+\w+|con|de|a|los|las|la|el|un|una|solo)\s+)*$"
)
_YEAR_AFTER = re.compile(r"\b(?:ano|periodo)\s+(?:siguiente|posterior)\b|\bun\s+ano\s+despues\b")
_AND_THEN = re.compile(r"\b(?:y|e|contra|frente\s+a|versus|mientras(?:\s+que)?)\s+(?:\w+\s+)?$")
_LAST_YEAR = re.compile(r"\b(?:ano|periodo)\s+pasado\b")
_THAN_YEAR_BEFORE = re.compile(
    r"\b(?:que|al?|del?|respecto|frente)\s+(?:(?:al?|del?|en|el|un)\s+)*(?:ano|periodo|ejercicio)\s+"
    r"(?:anterior|previo|precedente)\s*,(?!\s*(?:cuando|en\s+que)\b)"
)
_IN_ALL = re.compile(
    r"\b(?:sum(?:o|aron|an|a|ando)|totaliz\w+|acumul\w+|en\s+total|en\s+conjunto|en\s+(?:los\s+)?(?:tres|dos)\s+anos)\b"
)
_PARTED = re.compile(r"[,;:()]|\b(?:y|e|pero|mientras|luego)\b")
_TO = re.compile(r"\s+(?:y|a|al|hasta)\s+(?:el\s+)?")
_LATER_CLAUSE = re.compile(r",\s*(?:cuando|mientras|aunque|pero|si\s+bien|en\s+circunstancias)\b")
_LONG_AGO = re.compile(
    r"\bhace\s+(?:ya\s+)?(?:un|una|dos|tres|cuatro|cinco|diez|\d{1,2})\s+(?:anos|decadas?|lustros?)\b"
)
_DONE_OVER = re.compile(
    r"(?:\b(?:ejecut|gast|invirti|benefici|atendi|entreg|recuper|hici|hiz|pag|presupuest|desembols|"
    r"\bse\s+[a-z]{3,}|realiz|produj|capacit|apoy|asign|destin|recibi|egres|particip|form|constru[yi]|instal)(?:aron|eron|ieron|o)"
    r"|\b(?:tuvo|tuvieron|recibio|conto\s+con)\s+(?:un\s+presupuesto|recursos|fondos)\s+(?:de|por))\s+"
    r"(?:(?:a|un|total|de|unos|unas|casi|cerca\s+de|en\s+total|solo|apenas)\s+)*$"
)
"""What was done over a stretch of years is their sum."""

_YEAR_TO_YEAR = re.compile(
    r"(?:.{0,12}\b)?(?:de\s+un\s+ano\s+a(?:l)?\s+otro|en\s+(?:solo\s+)?un\s+ano|en\s+el\s+ultimo\s+ano)\b"
)
_TWO_BEFORE = re.compile(r"\bdos\s+anos\s+(?:previos|anteriores|precedentes)\b")
_SO_MANY_YEARS = re.compile(
    r"\b(?:en|entre|durante|sumando)\s+(?:los\s+)?(?:ultimos\s+)?(?:(?P<two>dos|2)|tres|3)\s+(?:ultimos\s+)?anos\b|\btrienio\b|\b(?P<pair>bienio)\b"
)
_TWO_YEARS = re.compile(r"^[^.;,]{0,40}?\ben\s+(?:los\s+(?:ultimos\s+)?)?(?:dos|2)\s+anos\b")
OVER_ALL = re.compile(
    r"[^.;,]*?\ben\s+(?:(?:los|las|esos|estos|apenas|solo|ultimos)\s+)*(?:dos|2|tres|3)\s+anos\b|"
    r"[^.;,]*?\b(?:en\s+(?:total|(?:todo\s+)?(?:el|ese)\s+(?:periodo|trienio|lapso))|acumulad[oa]s?)\b"
)
"""That a difference is of all the years that were told."""

_THAT_TIME = re.compile(r"\b(?:ese|este|dicho|mismo)\s+(?:periodo|lapso|tiempo)\b")
_NEAR, _TWO = 60, 2
_PER_EACH = frozenset(
    ("gasto_unitario_componente", "gasto_por_beneficiario", "gasto_por_beneficiario_region")
)
_MEAN_ITSELF = re.compile(r"\b(?:promedio|media)\b")
_ARRIVED = re.compile(
    r"\b(?:lleg|pas|qued|sub|baj|ca[iy]|alcanz|crec|cerr|termin)\w*\b[^.;:]*$|\bhasta\b"
)


def in_time(spot: Spot, claim: Claim) -> Claim:
    """The claim with its years."""
    named = sorted({y.year for y in spot.scene.years})
    several = len(named) > 1 or bool(against_years(spot.scene))
    claim = of_cut(spot, claim, between_years=several)
    if claim.relation == "level":
        return _level(spot, claim, named)
    if claim.base_concept is not None:
        year = claim.year or (named[-1] if named else spot.assumed_year)
        return replace(claim, year=year, base_year=year)
    if _LONG_AGO.search(spot.right):
        return replace(claim, unclear="La frase compara con un año que la ficha no trae.")
    if claim.relation == "change" and (BASE_MEAN.search(spot.right) or from_mean_before(spot)):
        return from_mean(spot, claim, named)
    bases = against_years(spot.scene)
    against = [y.year for y in bases]
    if against:
        others = [y for y in named if y not in against]
        if len(bases) > 1 and spot.year is not None and spot.year not in bases:
            others = [spot.year.year]  # each of several changes has its own base
        if _YEAR_BEFORE.search(_own_right(spot)):
            told = [c.year for c in spot.before if c.year is not None]
            against = [(others or told or [spot.assumed_year])[-1] - 1]
        base = _own_base(spot) or against[-1]
        year = others[-1] if others else max(spot.assumed_year, base + 1)
        return replace(claim, year=year, base_year=base)
    return _from_year_before(spot, claim, named)


def _from_year_before(spot: Spot, claim: Claim, named: list[int]) -> Claim:
    """A change between the years that are named, else from the year before."""
    if says_year_to_year(spot):
        year = named[-1] if named else spot.assumed_year
        return replace(claim, year=year, base_year=year - 1)
    if (pair := _with_year_after(spot, named)) is not None:
        return replace(claim, year=pair[0], base_year=pair[1])
    later = _LATER_CLAUSE.search(spot.scene.flat, spot.mention.end, spot.scene.end)
    if later is not None:
        own = {y.year for y in spot.scene.years if y.start < later.start()}
        named = sorted(own) or named
    if len(named) > 1:
        return _between_named(spot, claim, named)
    levels = [c for c in (*spot.memory.told[-1:], *spot.before[-2:]) if is_level_of(claim, c)]
    told = {c.year for c in levels[-2:]} - {None}
    if len(told) > 1 and is_level_of(claim, spot.before[-1]):
        years = sorted(y for y in told if y is not None)
        return replace(claim, year=years[-1], base_year=years[0])
    said = _YEAR_BEFORE.search(spot.right) is not None
    many = _SO_MANY_YEARS.search(spot.left)
    two = _TWO_YEARS.search(spot.right) is not None or many is not None
    if not named and spot.memory.span is not None and not said:
        base, year = spot.memory.span
        # Of three years in mind, each two may be meant.
        firm = claim.firm and (year - base == 1 or (two and year - base == _TWO))
        return replace(claim, year=year, base_year=base, firm=firm)
    year = named[0] if named else spot.assumed_year
    base = year - 2 if two else year - 1
    firm = claim.firm and (many is None or many["two"] is not None)
    claim = replace(claim, year=year, base_year=base, firm=firm)
    return replace(claim, base_assumed=not said and not two)


def _with_year_after(spot: Spot, named: list[int]) -> tuple[int, int] | None:
    """The year and the base of "2 % menos que el año siguiente", "al año siguiente, 2 % más"."""
    if _YEAR_AFTER.search(_own_right(spot)):
        year = named[0] if named else spot.assumed_year
        return year, year + 1
    after = _year_after(spot)
    return None if after is None else (after, after - 1)


def _between_named(spot: Spot, claim: Claim, named: list[int]) -> Claim:
    """A change between the first and the last year that its sentence names.

    Where each of several changes has years beside it ("bajó 2 % entre 2021 y 2022 y subió 5 % en
    2023"), its own; one that has none among them leaves a doubt.
    """
    scene = spot.scene
    rivals = (
        at
        for at, mention in enumerate(scene.mentions)
        if at != spot.at and _is_rival(scene, spot.at, at, mention.kind) and _beside(scene, at)
    )
    if next(rivals, None) is None:
        return replace(claim, year=named[-1], base_year=named[0])
    own = _beside(scene, spot.at)
    if len(own) > 1:
        return replace(claim, year=own[-1], base_year=own[0])
    if own:
        return replace(claim, year=own[0], base_year=own[0] - 1)
    firm = claim.firm and (len(named) == 2 or OVER_ALL.match(spot.right) is not None)
    return replace(claim, year=named[-1], base_year=named[0], firm=firm)


def _is_rival(scene: Scene, own: int, at: int, kind: str) -> bool:
    """Whether another number tells a change as well, so that each may have years of its own."""
    shares = ("percent", "points")
    if scene.mentions[own].kind == "points" and kind == "percent":
        return sense_of(scene, at).relation == "change"
    if scene.mentions[own].kind in shares:
        return kind in shares
    return kind == scene.mentions[own].kind and sense_of(scene, at).relation == "change"


def _beside(scene: Scene, at: int) -> tuple[int, ...]:
    """The years that stand beside a number: right after it, else between the last one and it.

    Not those right after the last one: "a 9,0 % en 2024, es decir, 2,4 puntos".
    """
    after = _right_after(scene, at)
    if after:
        return tuple(y.year for y in after)
    taken = _right_after(scene, at - 1) if at else ()
    start = scene.mentions[at - 1].end if at else scene.start
    before = (y for y in scene.years if start <= y.start < scene.mentions[at].start)
    return tuple(y.year for y in before if y not in taken)


def _right_after(scene: Scene, at: int) -> Sequence[Year]:
    """The year that follows a number, or two of them: "2 % entre 2021 y 2022"."""
    mentions = scene.mentions
    end = mentions[at + 1].start if at + 1 < len(mentions) else scene.end
    after = [y for y in scene.years if mentions[at].end <= y.start < end]
    if not after or _PARTED.search(scene.between(mentions[at].end, after[0].start)):
        return ()
    second = after[1:2]
    joined = second and _TO.fullmatch(scene.between(after[0].end, second[0].start))
    return after[:2] if joined else after[:1]


def _own_base(spot: Spot) -> int | None:
    """The year of comparison that stands between a number and the next one."""
    end = spot.mention.end
    own = [y for y in against_years(spot.scene) if end <= y.start < end + len(spot.right)]
    return own[0].year if own else None


def _level(spot: Spot, claim: Claim, named: list[int]) -> Claim:
    scene, mention = spot.scene, claim.mention
    around = scene.between(max(scene.start, mention.start - 60), min(scene.end, mention.end + 60))
    own = claim.item is not None and _MEAN_ITSELF.search(flat(claim.item)) is not None
    stretch = stretch_of(scene)
    whole = opens_range(scene) or is_span(scene)
    each = claim.concepts[0] in _PER_EACH and not (whole or stretch)  # "M$31 en promedio cada una"
    if is_mean(spot) and len(named) > 1 and not own and not each:
        span = tuple(range(named[0], named[-1] + 1)) if whole else stretch or tuple(named)
        return replace(claim, relation="mean", years=span, year=span[-1])
    before = scene.between(max(scene.start, mention.start - _NEAR), mention.start)
    if MEAN.search(before) and len(named) < 2 and _TWO_BEFORE.search(before) and not own:
        last = named[0] if named else spot.assumed_year
        return replace(claim, relation="mean", years=(last - 2, last - 1), year=last - 1)
    many = None if named else _SO_MANY_YEARS.search(scene.flat, scene.start, scene.end)
    if many is not None and not _is_of_pair(spot):
        last = spot.setting.year
        first = last - 1 if many["two"] or many["pair"] else last - 2
        return replace(claim, relation="sum", years=tuple(range(first, last + 1)), year=last)
    each = spot.at in in_order(scene, scene.years)
    summable = mention.kind in ("money", "count") and not _is_of_pair(spot)
    so_many = _SO_MANY_YEARS.search(scene.flat, scene.start, scene.end)
    told = _IN_ALL.search(around) or _DONE_OVER.search(spot.left) or so_many
    in_all = summable and not each and told
    span = tuple(range(named[0], named[-1] + 1)) if len(named) > 1 and in_all and whole else ()
    flow = claim.concepts[0] not in (*_PER_EACH, "poblacion_objetivo") and not own
    alone = summable and not each and sum(m.kind == mention.kind for m in scene.mentions) == 1
    if not span and flow and alone and (in_all or not _ARRIVED.search(spot.left)):
        span = stretch
    if span:
        return replace(claim, relation="sum", years=span, year=span[-1])
    if (other := _year_after(spot) or _year_of_before(spot)) is not None:
        return replace(claim, year=other)
    return claim if claim.year is not None else _unnamed(spot, claim, named)


def _is_of_pair(spot: Spot) -> bool:
    """Whether it is one of "de X a Y"."""
    second = spot.at > 0 and sense_of(spot.scene, spot.at - 1).origin
    return spot.sense.origin or second


def _year_after(spot: Spot) -> int | None:
    """The year that follows the one just spoken of: "al año siguiente, 5.344"."""
    told = [c.year for c in spot.before if c.year is not None]
    before = told[-1] if told else spot.memory.year
    said = _YEAR_AFTER.search(spot.left) is not None and not _has_year_beside(spot)
    said = said or _YEAR_AFTER.search(_own_right(spot)) is not None
    return before + 1 if said and before is not None else None


def _year_of_before(spot: Spot) -> int | None:
    """The year before the one just spoken of: "llegó a M$12 (el año anterior, M$10)"."""
    told = spot.before[-1] if spot.before else None
    said = told is not None and _THE_YEAR_BEFORE.search(spot.left) and not _has_year_beside(spot)
    return ((told.year if told else None) or spot.assumed_year) - 1 if said else None


def _has_year_beside(spot: Spot) -> bool:
    """Whether a year is named among the words of a number and of no other."""
    low, high = spot.mention.start - len(spot.left), spot.mention.end + len(spot.right)
    return any(low <= y.start < high for y in spot.scene.years)


def _is_of_later(spot: Spot, year: Year) -> bool:
    """Whether a year stands in a later clause or parenthesis that tells of another number."""
    return year.start >= spot.mention.end and spot.scene.is_apart(spot.at, year.start)


def _is_aside(spot: Spot, year: Year) -> bool:
    """Whether a year before a number was only that of another one, which it is contrasted with."""
    before = [at for at in range(spot.at) if spot.scene.mentions[at].end <= year.start]
    enclosed = year.end <= spot.mention.start and is_enclosed(spot.scene, year, spot.mention)
    return enclosed or any(spot.scene.is_apart(at, year.start) for at in before[-2:])


def _own_right(spot: Spot) -> str:
    """The words after a number that are not of the next one: "M$12 (el año anterior, M$10)"."""
    right = spot.right.split(",")[0]
    opened = right.find("(")
    if opened >= 0 and ")" not in right:
        right = right[:opened]
    before = _YEAR_BEFORE.search(right)
    return "" if before and _AND_THEN.search(right[: before.start()]) else right


def _unnamed(spot: Spot, claim: Claim, named: list[int]) -> Claim:
    """A level with no year beside it: the sentence's only one, else the one in mind."""
    scene_text = spot.scene.between(spot.scene.start, spot.scene.end)
    assumed = spot.assumed_year
    against = {y.year for y in against_years(spot.scene)}
    known, low = spot.setting.known_years, spot.mention.start - len(spot.left)
    high = spot.mention.end + len(spot.right)
    near = {y.year for y in spot.scene.years if low <= y.start < high}
    apart = {y.year for y in spot.scene.years if _is_of_later(spot, y) or _is_aside(spot, y)}
    free = [y for y in named if y not in against | apart and (y in known or y in near)]
    if NOW.search(spot.left):
        free = [y for y in free if y in spot.setting.known_years]
    last = free[-1] if free else assumed
    beside = year_beside(spot, claim, named, last)
    span = spot.memory.span if _THAT_TIME.search(scene_text) and not named else None
    if span is not None:
        return replace(claim, year=span[0] if spot.sense.origin else span[1])
    if spot.sense.origin and beside is None:
        two = _SO_MANY_YEARS.search(spot.scene.flat, spot.scene.start, spot.scene.end)
        ago = 2 if two is not None and two["two"] else 1  # "de X a Y en dos años"
        return replace(claim, year=named[0] if len(named) > 1 else last - ago)
    left = _THAN_YEAR_BEFORE.sub(" ", spot.left) if spot.before else spot.left
    if beside is None and (_YEAR_BEFORE.search(left) or _YEAR_BEFORE.search(_own_right(spot))):
        beside = last - 1, True
    if beside is not None:
        return replace(claim, year=beside[0], firm=claim.firm and beside[1])
    if not free and _LAST_YEAR.search(scene_text):
        own = spot.setting.year
        return replace(claim, year=own, other_year=own - 1, either_year=True)
    if any(y.start < spot.mention.start and _is_aside(spot, y) for y in spot.scene.years):
        claim = replace(claim, firm=False)
    if free:  # of several years, none stands beside the number
        year = last if len(free) == 1 else assumed
        sure = len(free) == 1 or last == assumed  # else a loose year, which the verdict weighs
        return replace(claim, year=year, firm=claim.firm and sure)
    own = spot.setting.heading.year or spot.setting.year
    return replace(claim, year=assumed, other_year=own if own != assumed else None)


def says_year_to_year(spot: Spot) -> bool:
    """Whether a change is said to be of one year: "en un año", "de un año a otro"."""
    said = _YEAR_TO_YEAR.search(spot.left) or _YEAR_TO_YEAR.match(spot.right)
    return said is not None
