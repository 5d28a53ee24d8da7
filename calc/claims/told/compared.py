"""The years that are only there for comparison: "respecto de 2022", "más que en 2022"."""

import re

from calc.claims.found.kinds import BUDGETS
from calc.claims.found.shapes import Year
from calc.claims.told.relation import sense_of
from calc.claims.told.scene import Scene

_AGAINST = re.compile(
    r"\b(?:respecto|frente|comparacion|comparad[oa]s?|relacion|versus|vs\.?|contra|contraste|"
    r"(?:mas|(?<!al )menos|mayor(?:es)?|menor(?:es)?|superior(?:es)?|inferior(?:es)?|"
    r"mas\s+(?:alt|baj)[oa]s?|mismo|igual|doble|triple|veces)\s+(?:que|q|al|a\s+l[oa]s?)|(?:mas|menor|mayor|peor|mejor)\s+(?:\w+\s+){0,4}desde)\b"
    r"|\bpor\s+(?:sobre|encima\s+de|debajo\s+de)\s+(?:(?:el|lo|la|los|las)\s+)?(?:del?\s+)?(?:ano\s+)?$"
    r"|(?:19|20)\d\d\s+que\s+(?:(?:en|el|durante)\s+)+(?:ano\s+)?$"
    r"|\b(?:super|exced|sobrepas|rebas|aventaj)\w+\s+(?:en|por)\s+[^;:]*?\s(?:al|(?:a\s+)?(?:el|la|lo|los|las))\s+"
    r"(?:(?:del?|que\s+(?:hubo|se\s+\w+)\s+en|en)\s+)(?:el\s+)?(?:ano\s+)?$"
    r"|(?:puntos|%|mas|menos|[\d,.]\s+(?:[a-z]+\s+)?)\s*(?:sobre|bajo)\s+(?:(?:el|lo|la|los|las)\s+(?:de\s+)?)?(?:ano\s+)?$"
    r"|(?<!\ba la )(?<!\ba un )(?<!\ba )"
    r"\b(?:mitad|tercios?|cuartos?|quintos?|parte|doble|triple)\s+"
    r"(?:(?:del?|el|la|lo|los|las|que|en)\s+)+(?:(?:se\s+)?[a-z]+(?:aba|ia|aron|ieron|o)\s+en\s+)?(?:ano\s+)?$"
    r"|\b(?:tras|luego\s+de)\s+(?:el|la|los|las)\b|\b(?:tras|(?:luego|despues)\s+de)\s+un\s+(?:ano\s+)?$"
    r"|\b(?:mitad|tercios?|doble|triple|veces|media)\s+(?:de|que)\s+l[oa]s\s+(?:m{0,2}\$\s?)?[\d.,]+\s+(?:[a-z]+\s+){0,3}?(?:de|en)\s+(?:el\s+)?(?:ano\s+)?$"
    r"|\b(?:veces|vez)\s+(?:y\s+media\s+)?(?:(?:del?|el|la|lo|los|las|que)\s+)+"
    r"(?:(?:se\s+)?[a-z]+(?:aba|ia|aron|ieron|o)\s+)?(?:en\s+)?(?:el\s+)?(?:ano\s+)?$"
)
_SAID_ALREADY = re.compile(
    r"[;:]|\b(?:anterior|previo|precedente)\b\s*,(?!\s*(?:cuando|en\s+que)\b)"
    r"|\w\s*,\s*(?:en|durante)\s+(?:el\s+)?(?:ano\s+)?$"
)
"""Where what a number is compared with has ended before the year: "… del final, en 2022"."""

_SINCE = re.compile(r"\bdesde\s+(?:el\s+)?(?:ano\s+)?$")
_UNTIL = re.compile(r"\s*(?:a|al|hasta|y)\b")
_FAR = 110
_THAN_IN = re.compile(
    r"\b(?:mas|menos)\s+(?:en|de|por|para)\s+[^.;:,]{3,80}?\sque\s+(?:(?:en|el|durante)\s+)+(?:ano\s+)?$"
)
_PLACES = ("region", "componente")
_JOINT = re.compile(r"[,;]|\b(?:y|e|mientras|pero)\b")
_AND_YEAR = re.compile(r"\W*(?:(?:y|e|o|u|a|al|hasta|del?|en|el|ano)\b\W*)*")
"""Between the years of a list: "respecto de 2021 y 2022"."""


def against_years(scene: Scene) -> tuple[Year, ...]:
    """The years that are only there for comparison: "respecto de 2022", "más que en 2022"."""
    found = []
    for year in scene.years:
        low = max(scene.start, year.start - 48)
        marks = _marks(scene, low, year)
        since = _SINCE.search(scene.between(low, year.start)) is not None
        until = _UNTIL.match(scene.between(year.end, scene.end)) is not None
        if since and not until and len({y.year for y in scene.years}) == 1:
            found.append(year)
            continue
        if _THAN_IN.search(scene.flat, max(scene.start, year.start - _FAR), year.start):
            found.append(year)
            continue
        gap = scene.between(low + marks[-1].end(), year.start) if marks else ""
        if not marks or _SAID_ALREADY.search(gap) or _is_taken_up(scene, gap, year):
            continue
        if _is_amount_told(scene, low + marks[-1].start(), year):
            continue
        if not _is_of_whole(scene, gap, year):
            found.append(year)
    return tuple(found)


def _is_of_whole(scene: Scene, gap: str, year: Year) -> bool:
    """Whether a share's whole has the only year, its own: "63 % respecto del inicial de 2022"."""
    low = year.start - len(gap)
    whole = any(c.concept in BUDGETS and low <= c.start and c.end <= year.start for c in scene.cues)
    alone = len({y.year for y in scene.years}) == 1
    senses = (sense_of(scene, at).relation for at in range(len(scene.mentions)))
    return whole and alone and all(relation == "level" for relation in senses)


def _marks(scene: Scene, low: int, year: Year) -> list[re.Match[str]]:
    """The words of comparison before a year, those aside that are a piece of some name.

    "tras las reasignaciones de 2022" names a budget, "leer más que antes" an indicator.
    """
    named = [(c.start, c.end) for c in scene.cues] + [(r.start, r.end) for r in scene.rows]
    return [
        mark
        for mark in _AGAINST.finditer(scene.between(low, year.start))
        if not any(s <= low + mark.start() and low + mark.end() <= e for s, e in named)
    ]


def _is_taken_up(scene: Scene, gap: str, year: Year) -> bool:
    """Whether what a number is compared with, before a year, is a row or another year.

    "131 más que el Maule en 2023", "respecto de 2022, los hogares de 2023 bajaron".
    """
    low = year.start - len(gap)
    rows = (r for r in scene.rows if r.kind in _PLACES and r.name is not None and not r.weak)
    between = [y for y in scene.years if low <= y.start < year.start]
    apart = between and not _AND_YEAR.fullmatch(scene.flat, between[-1].end, year.start)
    return bool(apart) or any(low <= r.start < year.start for r in rows)


def _is_amount_told(scene: Scene, low: int, year: Year) -> bool:
    """Whether it is an amount, and its clause has ended: "mayor que el inicial y el de 2023"."""
    named = [c for c in scene.cues if low <= c.start and c.end <= year.start and not c.weak]
    return bool(named) and _JOINT.search(scene.between(named[-1].end, year.start)) is not None


def compared_at(scene: Scene, year: Year) -> int:
    """Where the words begin that set a year for comparison."""
    low = max(scene.start, year.start - 48)
    marks = _marks(scene, low, year)
    return low + marks[-1].start() if marks else year.start
