"""The row of the ficha that each number of a sentence speaks of."""

import re
from collections.abc import Sequence

from calc.claims.found.cues import LITTLE_WORDS
from calc.claims.found.flat import flat
from calc.claims.found.kinds import SPENDING
from calc.claims.found.shapes import Item, Mention
from calc.claims.named.measured import LASTING
from calc.claims.told.scene import Scene, share_out
from calc.number import decimals_of

_CHANGING = re.compile(
    r"\b(?:aument|crec|cay|cae|caida|baj|sub|alza|disminu|redu|increment|vari|mas|menos|elev|super|exced|"
    r"desplom|retroc|descen|expan|contra[cj]|merm|recort|rebaj|ampli|cambi|diferencia|inferior|mayor)"
)
_TIME = re.compile(r"(?:dias?|mes|meses|horas?|semanas?|minutos?)\b")
_THAT_ROW = re.compile(r"\b(?:es[ae]|dich[ao]|est[ae]|mism[oa])\s+(?P<kind>region|componente)\b")
_LISTED = re.compile(r"^\s*[,:(]\s*(?:(?:con|un|una|el|al|a|de|casi|cerca|unos)\s+)*$")
_NEW_MEASURE = re.compile(
    r"\b(?:la|el)\s+(?:proporcion|porcentaje|tasa|numero|cantidad|promedio)\s+de\s+(?!20\d\d)[a-z]"
)
_LONG = re.compile(r"(?!dias?\b|mes(?:es)?\b|horas?\b|minutos?\b|semanas?\b)[a-z]{4,}")
_PARTED = re.compile(
    r"[.;:]|\b(?:y|e|pero|mientras|aunque|total|programa|iniciativa|pais|nacional|resto|otr[oa]s?)\b"
)
_WENT_TO = re.compile(
    r",\s+(?:(?:se\s+)?(?:fueron|fue|van|va|destin\w+|gast\w+|usaron)\s+(?:(?:en|a|al|para|por)\s+)?|"
    r"(?:son|eran|correspond\w+\s+al?)\s+)(?:(?:el|la|los|las)\s+)?"
)
_PAIR, _HUNDRED, _FAR = 2, 100, 60


def rows_of_numbers(scene: Scene, above: Sequence[Item]) -> list[Item | None]:
    """For each mention its row, by its place and what may be measured so.

    A single noun is a row only for a number that it is tied to; where the sentence names no row,
    the only one of the heading `above` is meant.
    """
    if not scene.rows:
        row = above[0] if len(above) == 1 and not above[0].weak else None
        return [row if row is None or _suits(m, row) else None for m in scene.mentions]
    all_rows = share_out(scene, scene.rows)
    strong = share_out(scene, [r for r in scene.rows if not r.weak])
    plain = share_out(scene, [r for r in scene.rows if not r.weak and not _measured(r)])
    named = share_out(scene, [r for r in scene.rows if not r.weak and not _is_noun(r)])
    nouns = share_out(scene, [r for r in scene.rows if not _measured(r)])
    taken = [
        next((r for r in found if r is not None and _fits(scene, m, r)), None)
        for m, *found in zip(scene.mentions, all_rows, strong, plain, named, nouns, strict=True)
    ]
    return [
        r or _that_row(scene, at) or _only_region(scene) or _only_after(scene)
        for at, r in enumerate(taken)
    ]


def _only_region(scene: Scene) -> Item | None:
    """The only region of a sentence of one number, or of its people and its money together.

    "El 86 % restante, en la Metropolitana"; "a 88 localidades de La Araucanía se destinaron M$9".
    """
    regions = {r.name: r for r in scene.rows if r.kind == "region"}
    if len(regions) != 1:
        return None
    region, mentions = next(iter(regions.values())), scene.mentions
    if {m.kind for m in mentions} == {"count", "money"} and len(mentions) == _PAIR:
        first, last = mentions
        between = scene.between(min(first.end, region.end), last.start)
        return None if _PARTED.search(between) or region.start > last.end else region
    return region if len(mentions) == 1 else None


def _only_after(scene: Scene) -> Item | None:
    """The only row of a sentence of one number, which it says that the number is of.

    "Todo lo demás, $163,8 millones, fueron transferencias corrientes".
    """
    rows = [r for r in scene.rows if not r.weak and not _measured(r)]
    if len(rows) != 1 or len(scene.mentions) != 1:
        return None
    between = scene.between(scene.mentions[0].end, rows[0].start)
    return rows[0] if rows[0].name is not None and _WENT_TO.fullmatch(between) else None


def _that_row(scene: Scene, at: int) -> Item | None:
    """The region or component that "esa región", "ese componente" takes up."""
    low = scene.mentions[at - 1].end if at else scene.start
    told = _THAT_ROW.search(scene.between(low, scene.mentions[at].start))
    before = [r for r in scene.rows if r.end <= scene.mentions[at].start and not r.weak]
    same = [r for r in before if told is not None and r.kind == told["kind"]]
    return same[-1] if same else None


def _is_noun(row: Item) -> bool:
    """Whether a component is only told by what it makes: "3.690 altas"."""
    return bool(row.unit) and row.kind == "componente"


def _measured(row: Item) -> bool:
    return bool(row.unit) and row.kind.startswith("indicador")


def _fits(scene: Scene, mention: Mention, row: Item) -> bool:
    lasting = _TIME.match(flat(row.unit)) is not None
    if (
        lasting
        and not _is_called(scene, row)
        and not LASTING.search(scene.flat, scene.start, scene.end)
    ):
        return False  # "Rosa esperó 41 días" is nobody's average
    if _measured(row) and (_is_new_measure(scene, mention, row) or _is_spent(scene, mention, row)):
        return False
    shared = mention.kind == "percent" and row.kind == "componente" and bool(row.unit)
    if shared and not _CHANGING.search(scene.flat, scene.start, scene.end):
        return False  # "dos tercios de las altas" is no share of what was spent on them
    if mention.kind == "percent" and row.weak and row.kind == "componente":
        near = (r for r in scene.rows if _measured(r) and scene.is_near(mention, r.start))
        if any(not _is_spent(scene, mention, r) for r in near):
            return False  # "la satisfacción con el taller" is the indicator's
    return _suits(mention, row) and (not row.weak or _tied(scene, mention, row))


def _is_called(scene: Scene, row: Item) -> bool:
    """Whether a sentence calls an indicator by its name, and not only by its unit."""
    called = (r for r in scene.rows if r.name == row.name and len(r.said) > len(r.unit))
    return any(len(_LONG.findall(scene.between(r.start, r.end))) >= _PAIR for r in called)


def _is_new_measure(scene: Scene, mention: Mention, row: Item) -> bool:
    """Whether a number has a name of its own after that of a row: "…, y la proporción de … fue"."""
    before = [m.end for m in scene.mentions if row.end <= m.start and m.end <= mention.start]
    if not before:
        return False
    return _NEW_MEASURE.search(scene.between(before[-1], mention.start)) is not None


def _is_spent(scene: Scene, mention: Mention, row: Item) -> bool:
    """Whether spending is told of what an indicator only has a word of: "subieron su gasto"."""
    between = (c for c in scene.cues if row.start < c.start and c.end <= mention.start)
    return not row.said and any(c.concept in SPENDING and not c.weak for c in between)


def _suits(mention: Mention, row: Item) -> bool:
    """Whether a number can be of an indicator's unit."""
    if not row.unit or not row.kind.startswith("indicador"):
        return True
    if mention.kind == "money":
        return "peso" in row.unit.lower()
    whole = mention.kind == "count" and mention.value is not None and mention.value > _HUNDRED
    if whole and row.unit.lower().startswith("porcent"):
        return False
    if mention.kind == "count" and mention.noun and mention.noun not in LITTLE_WORDS:
        measured = flat(row.unit)[:3] == mention.noun[:3]
        return measured or (mention.number is not None and decimals_of(mention.number) > 0)
    return True


def _tied(scene: Scene, mention: Mention, row: Item) -> bool:
    """Whether a row stands beside a number, as what spends, is spent on or is listed."""
    before = row.end <= mention.start
    low, high = (row.end, mention.start) if before else (mention.end, row.start)
    gap = scene.between(low, high)
    if any(low <= m.start < high for m in scene.mentions) or len(gap) > _FAR:
        return False
    return bool(_LISTED.match(gap)) or not re.search(r"[,.;:()]", gap)
