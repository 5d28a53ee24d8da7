"""One number of several rows at once: "Ñuble y Biobío suman 584", "personal más bienes: M$23.805".

The rows are joined right before the number by words that add, or each was told with a number of
its own and the last one is of all.
"""

import re
from dataclasses import replace
from itertools import pairwise

from calc.claims.found.shapes import Claim, Cue, Item
from calc.claims.named.meaning import meaning_of
from calc.claims.named.order import is_in_order
from calc.claims.told.spot import Spot

_AND = re.compile(
    r"^\s*(?:,|\by\b|\be\b|\b(?:mas|junto\s+con|sumad[oa]s?\s+a)\b|\+)\s*(?:y\s+|e\s+)?"
    r"(?:(?:la|el|las|los|en|region|de|del|al?|componente|subtitulo|por)\s+)*$"
)
_PLUS = re.compile(r"\bmas\b|\+")
_SUMS = (
    r"(?:sum|reun|concentr|totaliz|acumul|junt|agrup|represent|explic|(?:se\s+)?(?:llev|repart)|"
    r"absorb|capt)"
)
_JOINTLY = re.compile(rf"^[^.;]{{0,40}}?[,)]?\s*{_SUMS}\w*(?:an|aron|en|ieron)\b[^,.;]{{0,40}}$")
_JOINT = re.compile(
    rf"^[^.;,]{{0,20}}?(?:\(|,)?\s*(?:{_SUMS}\w*(?:an|aron|en|ieron|ando)\b|junt[oa]s\b|sum[ao]\b|"
    r"en\s+conjunto\b|entre\s+(?:ambos|ambas|l[oa]s\s+(?:dos|tres))\b)[^.;]{0,40}$"
)
_ALTOGETHER = re.compile(
    r"^(?:\s+[a-z]+)?,?\s*(?:en\s+(?:conjunto|total)|junt[oa]s|sumad[oa]s|entre\s+(?:ambos|ambas|l[oa]s\s+\w+))\b"
)
_ADDED = re.compile(
    r"^\s*(?:[,(:=]|\b(?:son|es|fue|fueron|de|da|dan|hay|hubo|juntos|juntas|en\s+total)\b|\s)*$"
)
_BETWEEN = re.compile(r"\bentre\s+(?:(?:la|el|las|los)\s+)?$")
_THEM = re.compile(
    r"(?:\b(?:y|que)\s+|[,;:]\s+)(?:junt[oa]s|en\s+conjunto|entre\s+(?:ambas|ambos|todas|todos|l[oa]s\s+(?:dos|tres)))\b"
)
_BOTH = re.compile(r"\bentre\s+(?:ambas|ambos|l[oa]s\s+(?:dos|tres))\b|^\W*(?:y\s+)?junt[oa]s\b")
_AMONG = re.compile(
    r"\b(?:(?:se\s+)?(?:repart|distribuy|divid)\w+|qued\w+)\s+(?:entre|en|a)\s+(?:(?:la|el|las|los|region|regiones|de|del)\s+)*$"
)
_APART = re.compile(r"\b(?:diferencia|brecha|distancia)\b")
_LEAST = 2


def together(spot: Spot, claim: Claim) -> Claim:
    """The claim, of the sum of several rows where its words join them."""
    if not spot.scene.rows and _BOTH.search(spot.left):
        return replace(claim, unclear="La frase suma lo que nombró la anterior.")
    rows = _joined(spot) or _enumerated(spot) or _all_of_them(spot) or _among(spot)
    if claim.relation != "level" or len(rows) < _LEAST or claim.unclear is not None:
        return _of_sum(spot, claim)
    names = tuple(row.name for row in rows if row.name is not None)
    if len(names) < len(rows):
        return replace(claim, unclear="La ficha no trae todas las filas que la frase suma.")
    concepts = _of_rows(claim, rows[-1])
    return replace(
        claim,
        concepts=concepts,
        item=rows[-1].name,
        relation="sum",
        items=names,
        firm=claim.firm or claim.mention.kind == "money",
    )


def _all_of_them(spot: Spot) -> tuple[Item, ...]:
    """The rows that "juntas" takes up: "A y B gastaron 3 y 2, y juntas beneficiaron a 9"."""
    if _THEM.search(spot.left) is None or spot.row is None:
        return ()
    before = [r for r in spot.scene.rows if r.end <= spot.mention.start and not r.weak]
    same = {r.name: r for r in before if r.kind == spot.row.kind}
    return tuple(same.values()) if len(same) >= _LEAST else ()


def _of_sum(spot: Spot, claim: Claim) -> Claim:
    """A share of the rows whose sum went before: "juntos: M$23.805, un 12,7 % del total"."""
    told = spot.before[-1] if spot.before else None
    if told is None or not told.items or claim.item != told.item or claim.relation != "level":
        return claim
    shared = claim.mention.kind == "percent" and told.mention.kind != "percent"
    return replace(claim, relation="sum", items=told.items) if shared else claim


def _of_rows(claim: Claim, row: Item) -> tuple[str, ...]:
    """The concept of one row that is summed, where only that of the whole was told."""
    meaning = meaning_of(claim.mention, Cue(0, 0, claim.concepts[0]), row, change=False, nearby=())
    told = meaning is not None and meaning.item is not None
    return meaning.concepts if told and meaning is not None else claim.concepts


def _joined(spot: Spot) -> tuple[Item, ...]:
    """The rows that a number is said of together, its own last."""
    scene, mention, last = spot.scene, spot.mention, spot.row
    if last is None or last.end > mention.start or is_in_order(scene.flat, scene):
        return ()
    rows, links = [last], []
    for other in reversed([r for r in scene.rows if r.kind == last.kind and r.end <= last.start]):
        gap = scene.between(other.end, rows[0].start)
        if other.name == rows[0].name or not _AND.match(gap) or _is_of_before(spot, other):
            break
        rows.insert(0, other)
        links.append(gap)
    if len(rows) < _LEAST:
        return ()
    after = scene.between(last.end, mention.start)
    low = scene.mentions[spot.at - 1].end if spot.at else scene.start
    plus = all(_PLUS.search(gap) for gap in links[:1]) and _ADDED.match(after)
    among = _BETWEEN.search(scene.between(low, rows[0].start)) and len(rows) == _LEAST
    among = among and not _APART.search(spot.right)
    if plus or among or _JOINT.match(after) or _ALTOGETHER.match(spot.right):
        return tuple(rows)
    return ()


def _is_of_before(spot: Spot, row: Item) -> bool:
    """Whether a row is only named after the number before: "29,5 % va a A, y B se lleva …"."""
    told = spot.before[-1] if spot.before else None
    if told is None or told.item != row.name or told.relation != "level":
        return False
    named = [r.start for r in spot.scene.rows if r.name == row.name]
    return min(named) >= told.mention.end


def _among(spot: Spot) -> tuple[Item, ...]:
    """The rows that a number was shared among: "el 15 % se repartió entre Biobío, Maule y …"."""
    scene, mention = spot.scene, spot.mention
    end = mention.end + len(spot.right)
    after = [r for r in scene.rows if mention.end <= r.start and r.end <= end and not r.weak]
    if len(after) < _LEAST or not _AMONG.search(scene.between(mention.end, after[0].start)):
        return ()
    links = (scene.between(a.end, b.start) for a, b in pairwise(after))
    alike = len({r.kind for r in after}) == 1 and len({r.name for r in after}) == len(after)
    return tuple(after) if alike and all(_AND.match(gap) for gap in links) else ()


def _enumerated(spot: Spot) -> tuple[Item, ...]:
    """The rows, each with its own number, that a last one sums: "A, con 3, y B, con 2, suman …"."""
    scene, mention = spot.scene, spot.mention
    before = [r for r in scene.rows if r.end <= mention.start and not r.weak and not r.unit]
    rows = list({r.name: r for r in before}.values())
    kinds = {r.kind for r in rows}
    if not spot.at or len(rows) < _LEAST or len(kinds) != 1:
        return ()
    summed = _JOINTLY.match(spot.left) or _ALTOGETHER.match(spot.right)
    return tuple(rows) if summed else ()
