"""A budget that was cut, raised or moved: inside its year, or from one year to another."""

import re
from dataclasses import replace

from calc.claims.found.kinds import BUDGETS
from calc.claims.found.shapes import Claim
from calc.claims.told.relation import sense_of
from calc.claims.told.spot import Spot

_BETWEEN_BUDGETS = re.compile(
    r"\bentre\s+(?:el\s+|su\s+)?presupuesto\s+inicial\s+y\s+(?:el\s+)?final\b"
)
_CUT_FROM = re.compile(
    r"\b(?:recort|rebaj|ajust|reasign|modific)\w+\s+(?:[a-z]+\s+){0,4}?(?:de|desde)\s+(?:los\s+)?$"
)
_INSIDE = re.compile(
    r"\ben\s+el\s+(?:mismo\s+|transcurso\s+del\s+)?ano\b(?!\s+(?:(?:19|20)\d\d|anterior|previo|pasado))|"
    r"\b(?:durante|dentro|a\s+lo\s+largo|en\s+el\s+curso|en\s+el\s+transcurso)\s+(?:de\s+|del\s+)?(?:el\s+|ese\s+|un\s+)?"
    r"(?:mismo\s+)?(?:ano\b|20\d\d\b)"
)
_CUT_TO = re.compile(
    r"\b(?:recort|rebaj|ajust|redu[cj]|disminu|ampli|aument)\w+\s+(?:[a-z]+\s+){0,3}?(?:a|hasta)\s+(?:los\s+)?$"
)

_ENDED = re.compile(
    r"\b(?:cerr|termin|finaliz|conclu)\w*\s+(?:(?:el\s+)?(?:ano\s+)?20\d\d\s+)?(?:en|con)\s+"
    r"(?:(?:los|las|unos|unas|casi|cerca\s+de|solo|apenas)\s+)*$"
)
"""What a budget ended with is the final one: "partió en M$12 y terminó en"."""

_TAKEN = re.compile(
    r"\b(?:recort|rebaj|descont|quit|restar|resto|agreg|adicion|inyect|suplement)\w*\s+"
    r"(?:(?:un|una|en|casi|unos|cerca\s+de)\s+)*$"
)
_INITIAL = re.compile(r"\s*(?:de\s+pesos\s+)?inicial(?:es|mente)?\b")
_OF_INITIAL = re.compile(
    r"\s*(?:de\s+pesos\s+)?(?:del?|al?)\s+(?:su\s+|el\s+)?(?:presupuesto\s+)?inicial\b"
)
_OVER_INITIAL = re.compile(
    r"\s*(?:de\s+pesos\s+)?(?:sobre|respecto\s+(?:al?|del?)|frente\s+al?)\s*(?:el\s+|su\s+)?(?:presupuesto\s+)?inicial\b"
)
"""What the final budget is more or less than: "subió $63 millones sobre el inicial"."""


def of_cut(spot: Spot, claim: Claim, *, between_years: bool) -> Claim:
    """The claim of a budget that was cut or moved; any other as it is.

    `between_years` tells that the sentence names several years or one of comparison.
    """
    if (pair := _cut_pair(spot, claim)) is not None:
        claim = pair
    if _is_cut_of(spot, claim) and not between_years:
        return _reassigned(spot, claim, between_years=False)
    cut = claim.concepts[0] in ("reasignaciones", BUDGETS[0]) and _CUT_TO.search(spot.left)
    if cut and claim.relation == "level":
        return replace(claim, concepts=BUDGETS[::-1])  # "el inicial se recortó a M$12": the final
    ended = set(claim.concepts) <= {*BUDGETS} and _ENDED.search(spot.left)
    if ended and claim.relation == "level" and "inicial" not in spot.left:
        return replace(claim, concepts=BUDGETS[1:], firm=True)
    if claim.concepts[0] == "reasignaciones":
        return _reassigned(spot, claim, between_years=between_years)
    return claim


def _is_cut_of(spot: Spot, claim: Claim) -> bool:
    """Whether a number is what was taken from the initial budget, or added to it."""
    changed = claim.concepts[0] in ("reasignaciones", *BUDGETS) and claim.relation != "ratio"
    inside = _INSIDE.search(spot.scene.flat, spot.scene.start, spot.scene.end)
    of_it = inside is not None or _OF_INITIAL.match(spot.right) is not None
    against = claim.relation == "change" and _OVER_INITIAL.match(spot.right) is not None
    return changed and (against or (of_it and _TAKEN.search(spot.left) is not None))


def _cut_pair(spot: Spot, claim: Claim) -> Claim | None:
    """One of "de X a Y" of a budget inside one year: the initial one, then what became of it."""
    first = spot.at if spot.sense.origin else spot.at - 1
    if claim.concepts[0] not in ("reasignaciones", *BUDGETS) or first < 0:
        return None
    opening = spot.scene.between(spot.scene.start, spot.scene.mentions[first].start)
    inside = _INSIDE.search(spot.scene.flat, spot.scene.start, spot.scene.end)
    years = {y.year for y in spot.scene.years}
    if not sense_of(spot.scene, first).origin or len(years) > 1:
        return None
    initial = _INITIAL.match(spot.scene.flat, spot.scene.mentions[first].end, spot.scene.end)
    if inside is None and initial is None and not _CUT_FROM.search(opening):
        return None
    year = years.pop() if years else spot.assumed_year
    concepts = BUDGETS[:1] if spot.sense.origin else BUDGETS[1:]
    return replace(claim, concepts=concepts, year=year, relation="level", base_concept=None)


def _reassigned(spot: Spot, claim: Claim, *, between_years: bool) -> Claim:
    """A cut or a rise of the budget: inside its year, unless two years are compared."""
    inside = _BETWEEN_BUDGETS.search(spot.scene.flat, spot.scene.start, spot.scene.end)
    if inside is None and between_years:
        return replace(
            claim, concepts=("presupuesto_inicial", "presupuesto_final"), relation="change"
        )
    return replace(
        claim,
        concepts=("presupuesto_final",),
        base_concept="presupuesto_inicial",
        relation="change",
    )
