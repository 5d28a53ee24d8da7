"""From the numbers of a sentence to claims: concept, year, row, and how each is meant.

A number that does not resolve stays a claim that says why; nothing is tried until it fits.
"""

import re
from collections.abc import Hashable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from calc.claims.found.cues import LITTLE_WORDS
from calc.claims.found.kinds import EXECUTION, LACKING
from calc.claims.found.shapes import Claim, Item, Mention, Sense, Year
from calc.claims.meant.about import understood
from calc.claims.meant.again import change_again, in_unit, of_amount, said_again, two_amounts
from calc.claims.meant.against import against_row
from calc.claims.meant.apart import apart, same_two
from calc.claims.meant.carry import remember
from calc.claims.meant.counted import counted_part
from calc.claims.meant.deed import strange_deed
from calc.claims.meant.evidence import is_plain, loose_pieces, out_of_order
from calc.claims.meant.goals import budget_of_goal, goal_of, threshold_of
from calc.claims.meant.nominal import is_nominal
from calc.claims.meant.odd import odd_comparison
from calc.claims.meant.outof import of_all_sources
from calc.claims.meant.sides import of_one_budget
from calc.claims.meant.sums import together
from calc.claims.meant.thing import of_named_thing
from calc.claims.meant.unreal import is_unreal
from calc.claims.named.alike import TIMES
from calc.claims.named.meaning import Meaning
from calc.claims.told.compared import against_years, compared_at
from calc.claims.told.others import other_programme, otherwise_described
from calc.claims.told.placed import rows_of_numbers
from calc.claims.told.relation import sense_of
from calc.claims.told.restrict import restriction
from calc.claims.told.rule import unsure
from calc.claims.told.scene import Scene, share_out
from calc.claims.told.spot import Memory, Setting, Spot
from calc.claims.told.stretch import is_span
from calc.claims.told.timing import in_time

_BESIDE = re.compile(r"^\s*\(?\s*(?:(?:de|con|un|una|fue|que)\s+){0,2}$")
_AND_ALSO = re.compile(r"\s*(?:(?:en|el)\s+(?:el\s+)?20\d\d\s*)?,?\s*y\s+(?:de\s+)?(?:un\s+)?")
_AND_OF = re.compile(
    r"(?:\s+(?!y\b)[a-z]{2,}){0,4}\s*(?:(?:en|el|durante)\s+(?:el\s+)?20\d\d\s*)?[,;]?\s*"
    r"(?:y|pero|mientras(?:\s+que)?)\s+(?:el|la|los|las|sus?)\s+[a-z ]{4,40}?"
    r"(?:,\s*|\s+(?=(?:solo|apenas|un|en)\b))"
    r"(?:(?:solo|apenas|un|en)\s+)*"
)
_OF_SOME_WHOLE = re.compile(r"\s*(?:del?|de\s+l[oa]s?|sobre)\b")
_DID_SO = re.compile(
    r"\b(?:lo\s+hi(?:zo|cieron)|hi(?:zo|cieron)\s+lo\s+(?:propio|mismo))\s+(?:en|con)\s+(?:un\s+)?$"
)
_NO_VERB = re.compile(
    r"\W*(?:y\s+)?(?:el|la|los|las|lo)\s+(?:de\s+)?[a-z ]{4,40},\s*(?:(?:un|el|casi|solo)\s+)*"
)
_IN_YEAR = re.compile(r"\s*(?:(?:en|el|durante)\s+)+20\d\d\b|,?\s*respectivamente\b")
_WHOSE_IT_IS = re.compile(
    r"\s*[,(]\s*que\s+(?:es|fue|era|corresponde\s+a|son|fueron)\s+(?:el|la|lo|los|las)?\s*(?:del?\s+)?(?:ano\s+)?"
    r"(?P<year>(?:19|20)\d\d)\b"
)
"""What a denied number is right for: "no fue de 27,3 %, que es la de 2022, sino de 3,2 %"."""

_DENIED = "La frase niega la cifra; no se juzga."
_INSTEAD = re.compile(
    r".*\bsino\b\s+(?:(?:que|solo|apenas|fue|fueron|era|eran|es|son|de|del|a|al|en|el|la|un|una|los|las)\s+)*$",
    re.DOTALL,
)
JUST_TIME = "La ficha no mide ese tiempo."
"""Of a stretch of time that only the prose of the ficha may tell of."""

UNTOLD = "No queda claro de qué concepto de la ficha habla esta cifra."
_FUTURE = re.compile(r"(?<=[a-záéíóúñ]{2})rán?\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:se\s+(?:espera|proyecta|preve|planea|estima\s+para)|proxim[oa]\s+(?:ano|temporada|periodo)|anunci\w+|prometi\w+|"
    r"(?!solicitantes?\b|solicitud)(?:pid|ped|solicit|propus|propon|comprometi)\w+\s+(?:al?\s+)?(?:la\s+|el\s+)?(?:\w+\s+){0,2}|"
    r"compromiso|aspira(?:ba|n)?|(?<=\bse\s)esperaban?|esperaban?(?=\s+(?:que|[a-z]{3,}[aei]r)\b))\b"
)
_ASKED_FOR = re.compile(
    r"\b(?:dato|datos|cifra|cifras|numero|informacion|respuesta|lo)\s+que\s+(?:\w+\s+){0,2}?(?:pid|ped|solicit)\w+"
)
"""What somebody wants to know is no money that is wanted: "el dato que me pediste es …"."""

_OUTSIDE = re.compile(
    r"\b(?:fuera\s+de|excepto|salvo|sin\s+contar|excluid[oa]|excluyendo|resto\s+de|aparte\s+de|"
    r"distint[oa]s?\s+(?:de|a))\s+(?:(?:la|el|las|los)\s+)?$"
)
_CLAUSE = re.compile(r"[,;:]\s")
_NEARBY = 40
_TOLD_AGAIN = re.compile(
    r"\b(?:versus|vs|contra|frente\s+a|comparad\w+\s+con|en\s+comparacion|respecto\s+de|antes|"
    r"mientras|cuando|(?:19|20)\d\d)\b"
)
_PAIR = 2
_ALIKE = 100
"""Amounts that differ by less than one part in so many may be one amount, rounded."""


def resolve(scene: Scene, memory: Memory, setting: Setting) -> tuple[tuple[Claim, ...], Memory]:
    """The claims of a sentence, in order, and what the next sentence may lean on.

    Stretches of time that no indicator is measured in are told by `JUST_TIME`.
    """
    senses = [sense_of(scene, at) for at in range(len(scene.mentions))]
    senses = _going_on(scene, _from_before(scene, memory, senses))
    years = _paired(scene, _years(scene), senses)
    rows = _paired_rows(_repeated(scene, rows_of_numbers(scene, setting.heading.rows)), senses)
    claims: list[Claim] = []
    for at in range(len(scene.mentions)):
        row = None if scene.is_whole(at) else rows[at]
        spot = Spot(scene, memory, setting, at, years[at], row, senses[at], tuple(claims))
        claims.append(_in_parallel(_claim(spot), claims))
    claims = _not_twice(claims)
    goal = goal_of(scene)
    claims = [c for c in claims if c.mention != goal]
    told = remember(scene, setting, memory, [c for c in claims if not _only_time(c)])
    return tuple(replace(c, unclear=JUST_TIME) if _only_time(c) else c for c in claims), told


def _from_before(scene: Scene, memory: Memory, senses: list[Sense]) -> list[Sense]:
    """The senses, the first a change where its clause has no verb: "; el otro, 7 %"."""
    told = memory.of_kind("percent", change=False)
    if not senses or told is None or told.relation != "change" or senses[0].relation != "level":
        return senses
    first = scene.mentions[0]
    if first.kind != "percent" or not _NO_VERB.fullmatch(scene.flat, scene.start, first.start):
        return senses
    return [replace(senses[0], relation="change", sign=told.sign), *senses[1:]]


def _going_on(scene: Scene, senses: list[Sense]) -> list[Sense]:
    """The senses with that of "y 5 % en 2023" after "subió 3 % en 2022": a change as well.

    So is "y el gasto, 5 %": the comma stands for the verb.
    """
    found = list(senses)
    for at, mention in enumerate(scene.mentions):
        earlier = [i for i in range(at) if scene.mentions[i].kind == mention.kind == "percent"]
        told = found[earlier[-1]] if earlier else None
        if told is None or told.relation != "change" or found[at].relation != "level":
            continue
        between = scene.between(scene.mentions[earlier[-1]].end, mention.start)
        again = _AND_ALSO.fullmatch(between) and _IN_YEAR.match(
            scene.between(mention.end, scene.end)
        )
        whole = _OF_SOME_WHOLE.match(scene.flat, mention.end, scene.end)
        other = _AND_OF.fullmatch(between) and not whole
        beside = earlier[-1] == at - 1 and (again or other)
        if beside or _DID_SO.search(between):
            found[at] = replace(found[at], relation="change", sign=told.sign)
    return found


def _paired(scene: Scene, years: list[Year | None], senses: Sequence[Sense]) -> list[Year | None]:
    """The years of "de X a Y" in a sentence that names a stretch of two: the first, the last.

    Where it names one, that is the year of the second.
    """
    named = sorted({y.year: y for y in scene.years}.values(), key=lambda y: y.year)
    if len(named) == 1:
        return [
            None if sense.origin and year and _is_of_second(scene, years, at) else year
            for at, (year, sense) in enumerate(zip(years, senses, strict=True))
        ]
    if len(named) != len({y.year for y in scene.years}) or len(named) != 2 or not is_span(scene):
        return years
    paired = list(years)
    for at, sense in enumerate(senses[:-1]):
        if sense.origin:
            paired[at], paired[at + 1] = named
    return paired


def _is_of_second(scene: Scene, years: Sequence[Year | None], at: int) -> bool:
    """Whether the year that the first number of "de X a Y" has is that of the second one.

    It is of both, or stands before them: "en 2023 la cobertura subió de X a Y".
    """
    year, second = years[at], years[at + 1] if at + 1 < len(years) else None
    if year is None or year is second:
        return year is not None
    return second is None and year.end <= scene.mentions[at].start


def _paired_rows(rows: list[Item | None], senses: Sequence[Sense]) -> list[Item | None]:
    """The two numbers of "de X a Y" are of one row, whichever of them stands beside it."""
    paired = list(rows)
    for at, sense in enumerate(senses[:-1]):
        if sense.origin:
            paired[at], paired[at + 1] = rows[at] or rows[at + 1], rows[at + 1] or rows[at]
    return paired


def _repeated(scene: Scene, rows: list[Item | None]) -> list[Item | None]:
    """The rows of numbers told twice over: "12 talleres y 3 eventos, contra 10 y 4 en 2022"."""
    half = len(rows) // 2
    first, kinds = rows[:half], [m.kind for m in scene.mentions]
    names = {r.name for r in first if r is not None}
    if half < _PAIR or half * 2 != len(rows) or len(names) < half or kinds[:half] != kinds[half:]:
        return rows
    place, after = scene.mentions[half - 1].end, scene.mentions[half]
    later = any(r.start >= after.start and not r.weak for r in scene.rows) or after.noun not in (
        "",
        *LITTLE_WORDS,
    )
    again = _TOLD_AGAIN.search(scene.between(place, after.start)) is not None
    return [*first, *first] if again and not later else rows


def _years(scene: Scene) -> list[Year | None]:
    """The year of each number; one that is there for comparison is only for what it compares."""
    against = against_years(scene)
    free = [y for y in scene.years if y not in against]
    shared = share_out(scene, free)
    for at_year, year in enumerate(against):
        low = compared_at(scene, year)
        if at_year:
            low = max(low, against[at_year - 1].end)
        for at, mention in enumerate(scene.mentions):
            gap = scene.between(year.end, mention.start) if mention.start > year.end else ","
            if low <= mention.start < year.start or _BESIDE.match(gap):
                shared[at] = year
    return shared


def _claim(spot: Spot) -> Claim:
    mention = spot.mention
    again = said_again(spot) or change_again(spot) or _instead(spot) or apart(spot)
    if again is not None:
        return again
    unclear = _unreadable(mention)
    counted = counted_part(spot)
    if unclear is not None or counted is not None:
        return counted if unclear is None and counted is not None else _unclear(mention, unclear)
    meaning = understood(spot)
    if meaning is None:
        sense = spot.sense
        return replace(_unclear(mention, UNTOLD), bound=sense.bound, hedged=sense.hedged)
    meaning = of_one_budget(spot, meaning)
    if _is_to_come(spot):
        return _unclear(mention, "La frase habla de lo que vendrá; la ficha, de lo que hubo.")
    whose = _WHOSE_IT_IS.match(spot.right) if spot.sense.negated else None
    year = None if spot.year is None else spot.year.year
    denied = spot.sense.negated and whose is None and "sin_ejecutar" not in meaning.concepts[0]
    missing = meaning.missing_row
    why = None if missing is None else f"La ficha no trae esa cifra para «{missing}»."
    if spot.row is not None and _OUTSIDE.search(
        spot.scene.between(spot.scene.start, spot.row.start)
    ):
        why = f"La frase habla de lo que queda fuera de «{spot.row.said}»."
    other = other_programme(spot.scene, spot.setting, mention) or _still_elsewhere(spot)
    if other is not None:
        why = f"La frase habla de otro programa, del que no hay ficha: {other}."
    why = why or out_of_order(spot)
    amounts = two_amounts(spot, meaning) or same_two(spot)
    amount = in_unit(mention, meaning.concepts[0])
    claim = Claim(
        mention=amount,
        concepts=meaning.concepts if amounts is None else of_amount(amounts[0]),
        year=year if whose is None else int(whose["year"]),
        item=meaning.item,
        relation="change" if amounts is not None and not spot.change else spot.sense.relation,
        base_concept=budget_of_goal(spot, meaning) if amounts is None else amounts[1],
        bound=spot.sense.bound,
        hedged=spot.sense.hedged,
        sign=spot.sense.sign,
        firm=meaning.firm and not _unsure(spot, meaning) and not _unreal(spot, meaning),
        excuses=meaning.excuses + of_all_sources(spot, meaning),
        threshold=threshold_of(spot, meaning),
        unclear=_DENIED if denied else why or restriction(spot, meaning) or _undone(spot, meaning),
    )
    claim = against_row(spot, in_time(spot, together(spot, claim)))
    claim = replace(claim, nominal=amount.kind == "money" and is_nominal(spot, claim.year))
    odd = odd_comparison(spot, claim)
    claim = claim if odd is None else replace(claim, unclear=odd)
    claim = of_named_thing(spot, claim)
    loose = loose_pieces(spot, claim, told=meaning.told)
    return replace(claim, loose=loose, plain=is_plain(spot, claim))


def _undone(spot: Spot, meaning: Meaning) -> str | None:
    """Why a count is of those who did what the ficha tells nothing of."""
    deed = strange_deed(spot, meaning)
    return None if deed is None else f"La ficha no cuenta de quiénes se dice «{deed}»."


def _instead(spot: Spot) -> Claim | None:
    """What is said in place of a number that was denied: "no fue de M$12, sino de M$15"."""
    told = [c for c in spot.before if c.mention.kind == spot.mention.kind]
    if not told or not told[-1].concepts or not _INSTEAD.match(spot.left):
        return None
    denied, meant = sense_of(spot.scene, spot.at - 1).negated, told[-1]
    if meant.unclear != _DENIED and not (denied and meant is spot.before[-1]):
        return None
    mention = in_unit(spot.mention, meant.concepts[0])
    if meant.unclear == _DENIED:
        return replace(meant, mention=mention, unclear=None)
    others = {y.year for y in spot.scene.years} - {meant.year}
    year = others.pop() if len(others) == 1 else spot.assumed_year
    base = year if meant.base_concept is not None else meant.base_year
    return replace(meant, mention=mention, year=year, base_year=base)


def _is_to_come(spot: Spot) -> bool:
    """Whether a number is announced or expected, and no year of the ficha is named for it."""
    low, high = spot.mention.start - len(spot.left), spot.mention.end + len(spot.right)
    own = spot.year is not None and low <= spot.year.start < high
    if own and spot.year is not None and spot.year.year in spot.setting.known_years:
        return False
    written = spot.scene.original[spot.mention.start - len(spot.left) : spot.mention.start]
    told = _ASKED_FOR.sub(" ", spot.left + _CLAUSE.split(spot.right[:_NEARBY])[0])
    return bool(_FUTURE.search(written) or _EXPECTED.search(told))


def _unreal(spot: Spot, meaning: Meaning) -> bool:
    if otherwise_described(spot.scene, spot.setting, spot.mention):
        return True
    return meaning.concepts[0] != LACKING and is_unreal(spot.scene, spot.at)


def _unsure(spot: Spot, meaning: Meaning) -> bool:
    row = spot.row
    if row is not None and row.weak and (row.kind == "region" or not row.said):
        return True
    counted = spot.mention.kind == "count"
    own = counted and spot.row is not None and spot.row.start >= spot.mention.start
    placed = own or "region" in meaning.concepts[0] or meaning.concepts[0] in EXECUTION
    return not placed and unsure(spot.scene.flat, spot.scene.start, spot.mention)


def _still_elsewhere(spot: Spot) -> str | None:
    """The programme without ficha that the sentence before was about, where this names none."""
    return None if spot.scene.names else spot.memory.elsewhere


def _in_parallel(claim: Claim, before: Sequence[Claim]) -> Claim:
    """A claim of another row as sure as the one before it: "Valparaíso …, y Coquimbo el 15,4 %"."""
    told = [c for c in before if c.mention.kind == claim.mention.kind]
    if claim.firm or not told or claim.item is None or told[-1].item is None:
        return claim
    last = told[-1]
    same = last.concepts == claim.concepts
    return replace(claim, firm=last.firm) if same and last.relation == claim.relation else claim


def _not_twice(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, doubtful where two say another number of the very same thing."""
    told: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        plain = claim.relation == "level" and claim.bound == "exact" and claim.unclear is None
        if plain and claim.firm and claim.year is not None and claim.concepts:
            kind = claim.mention.kind
            key = (kind, claim.concepts[0], claim.item, claim.year, claim.nominal)
            told.setdefault(key, []).append(claim)
    twice = {id(c) for same in told.values() for c in same if _differ(same)}
    return [replace(c, firm=False) if id(c) in twice else c for c in claims]


def _differ(claims: Sequence[Claim]) -> bool:
    """Whether numbers are not the same one in other digits: "M$187.599, o sea, 188 millones"."""
    exact = any(c.mention.kind != "money" for c in claims)
    values = [
        c.mention.value for c in claims if c.mention.value is not None and not c.mention.loose
    ]
    least = 0 if exact else Fraction(1, _ALIKE)
    return any(abs(a - b) > least * max(abs(a), abs(b)) for a, b in pairwise(values))


def _unclear(mention: Mention, why: str | None) -> Claim:
    return Claim(mention, (), None, unclear=why)


def _unreadable(mention: Mention) -> str | None:
    """Why a number cannot be compared at all, whatever it is about."""
    if mention.problem is not None:
        return mention.problem
    if mention.currency not in (None, "pesos"):
        return f"La ficha está en pesos; no se convierten montos en {mention.currency}."
    return None


def _only_time(claim: Claim) -> bool:
    """Whether a number is a stretch of time that no indicator or component is measured in."""
    told = claim.concepts and claim.concepts[0].startswith(("indicador", "produccion"))
    return claim.mention.noun in TIMES and not told
