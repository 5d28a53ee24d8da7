"""Which pieces of a claim its own clause says, and which are only taken from elsewhere.

A loose piece (concept, year, the base of a change, row, or whether a number is a level or a change)
was inherited from the sentence before, shared with another number, or filled in by default. The
verdict asks more of a contradiction that rests on one.
"""

import re
from collections.abc import Iterator

from calc.claims.found.kinds import BUDGETS
from calc.claims.found.shapes import Claim, Cue, Piece, Sense, Year
from calc.claims.named.order import is_in_order
from calc.claims.told.compared import against_years
from calc.claims.told.relation import sense_of
from calc.claims.told.scene import cue_in_order, in_order
from calc.claims.told.spot import Spot
from calc.claims.told.stretch import is_span
from calc.claims.told.timing import says_year_to_year

_MOVES = re.compile(
    r"\b(?:mas|menos|mayor|menor|superior|inferior|diferencia|brecha|distancia|aument\w+|"
    r"disminu\w+|redu[cj]\w+|crec\w+|cay\w+|baj\w+|sub(?:i\w*|en?|a|an|o)|increment\w+|perd\w+|gan\w+)\b"
)
_BY_SO_MUCH = re.compile(r"\b(?:en|por)\s+$")
_PARTED = re.compile(r"[,:;]\s|\b(?:pero|mientras|aunque|sin\s+embargo)\b")

_STATED = re.compile(
    r"\W*(?:(?:en|el|la|los|las|de|del|a|al|un|una|ano|fue|fueron|era|eran|es|son|llego|alcanzo|"
    r"quedo|cerro|termino|finalizo|partio|solo|apenas|casi|cerca|unos|programa|total|con|por)\b\W*)*"
)


def is_plain(spot: Spot, claim: Claim) -> bool:
    """Whether a number can be of nothing else: its concept stands right before it, or it is alone.

    Alone is the only number of its kind in a sentence that restates no other and tells no change.
    """
    scene = spot.scene
    others = [at for at in range(len(scene.mentions)) if at != spot.at]
    still = all(_is_still(sense_of(scene, at)) for at in others)
    alike = [at for at in others if not still or scene.mentions[at].kind == spot.mention.kind]
    alone = all(scene.satellite_of(at) == spot.at for at in alike)
    low, words = spot.mention.start - len(spot.left), spot.unplaced
    before = [c for c in scene.cues if low <= c.start and c.end <= spot.mention.start]
    named = [c for c in before if c.concept in claim.concepts and not c.weak]
    alone = alone and scene.satellite_of(spot.at) is None
    return alone or any(_STATED.fullmatch(words, cue.end - low) for cue in named)


def _is_still(sense: Sense) -> bool:
    return sense.relation == "level" and not sense.origin


def loose_pieces(spot: Spot, claim: Claim, *, told: bool) -> frozenset[Piece]:
    """The loose pieces of a claim; `told` says that its clause names the concept."""
    return frozenset(_pieces(spot, claim, told=told))


def names_it(spot: Spot, cue: Cue | None, concept: str) -> bool:
    """Whether a cue names a concept in the number's own clause.

    Not across another number, unless that one is of the same concept: an item of a list.
    """
    if cue is None:
        return True
    low, high = sorted(((cue.start, cue.end), (spot.mention.start, spot.mention.end)))
    crossed = [
        c
        for c in spot.before
        if low[1] <= c.mention.start < high[0] and c.mention.kind == spot.mention.kind
    ]
    unsaid = cue.weak and not _is_budget_of(spot, cue)
    if unsaid or any(concept not in c.concepts for c in crossed):
        return False
    after = cue.start >= spot.mention.end
    return not (after and _PARTED.search(spot.scene.between(spot.mention.end, cue.start)))


def _is_budget_of(spot: Spot, cue: Cue) -> bool:
    """Whether "el presupuesto" stands right before a number: which one is open, not that it is."""
    low = spot.mention.start - len(spot.left)
    named = spot.scene.between(cue.start, cue.end).endswith("presupuesto")
    beside = low <= cue.start and cue.end <= spot.mention.start and cue.concept in BUDGETS
    return named and beside and _STATED.fullmatch(spot.unplaced, cue.end - low) is not None


def _pieces(spot: Spot, claim: Claim, *, told: bool) -> Iterator[Piece]:
    if not told:
        yield "concept"
    if _is_year_loose(spot, claim):
        since = claim.relation != "level" and len({y.year for y in spot.scene.years}) == 1
        yield "base" if since else "year"
    if _is_row_loose(spot, claim):
        yield "row"
    moved = _MOVES.search(_own_words(spot) + " " + spot.right) or _BY_SO_MUCH.search(spot.left)
    if claim.relation == "level" and moved:
        yield "relation"


def _own_words(spot: Spot) -> str:
    """The words since the number before, from the comma on that its concept stands after."""
    low = spot.mention.start - len(spot.left)
    cues = [c.start - low for c in spot.scene.cues if low <= c.start < spot.mention.start]
    return spot.left[spot.left.rfind(", ", 0, max(cues, default=0)) + 1 :]


def _is_year_loose(spot: Spot, claim: Claim) -> bool:
    named = {y.year for y in spot.scene.years}
    if claim.relation in ("change", "ratio") and claim.base_concept is None:
        return claim.base_assumed and not says_year_to_year(spot) and len(named) != 2
    if spot.sense.origin and not named:
        return True  # "bajó de 13,6 % a 9,0 %" does not say since when
    named -= {y.year for y in against_years(spot.scene)}
    if len(named) < 2 or spot.at in in_order(spot.scene, spot.scene.years) or _is_paired(spot):
        return False
    return is_span(spot.scene) or not _is_beside(spot, spot.year)


def out_of_order(spot: Spot) -> str | None:
    """Why a number of a list told one to one is of no row: only one of its rows is known."""
    scene = spot.scene
    if not is_in_order(scene.flat, scene) or cue_in_order(scene, spot.at) is not None:
        return None
    rows = [r for r in scene.rows if not r.weak]
    alone = len({r.name for r in rows}) == 1 and len(scene.mentions) > 1
    if not alone or in_order(scene, scene.years):
        return None
    return (
        f"La frase reparte sus cifras en orden, y de sus filas sólo se reconoce «{rows[0].said}»."
    )


def _is_paired(spot: Spot) -> bool:
    """Whether it is one of "de X a Y entre 2022 y 2023"."""
    second = spot.at > 0 and sense_of(spot.scene, spot.at - 1).origin
    paired = spot.sense.origin or second
    return paired and is_span(spot.scene) and len({y.year for y in spot.scene.years}) == 2


def _is_beside(spot: Spot, year: Year | None) -> bool:
    """Whether a year stands among the words of the number and of no other."""
    if year is None:
        return False
    low, high = spot.mention.start - len(spot.left), spot.mention.end + len(spot.right)
    return low <= year.start < high


def _is_row_loose(spot: Spot, claim: Claim) -> bool:
    if claim.items or spot.at in in_order(spot.scene, [r for r in spot.scene.rows if not r.weak]):
        return False
    strong = {r.name for r in spot.scene.rows if not r.weak}
    if spot.row is None:
        return claim.item is not None or bool(strong) or spot.memory.row is not None
    low, high = spot.mention.start - len(spot.left), spot.mention.end + len(spot.right)
    gap = spot.scene.between(spot.row.end, spot.mention.start)
    if gap.count("(") == 1 and ")" not in gap:
        return False  # "Biobío (11 caletas, $1.420 millones)"
    carried = spot.row.kind.startswith("indicador") and bool(spot.before)
    return (len(strong) > 1 or carried) and not low <= spot.row.start < high
