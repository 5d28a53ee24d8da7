"""A region that a sentence names and a verdict passed over: then nothing is contradicted.

"En Valparaíso hubo 786 egresados" speaks of one region; where the figure was held against that of
the whole programme, its words were not understood whole.
"""

import re

from calc.claims.found.shapes import Claim
from calc.claims.told.scene import Scene
from calc.judging.ruling import Ruling, judged
from calc.verdict import JudgedFigure

_GIVER = re.compile(r"\bgobiernos?\s+regional(?:es)?\s+(?:del?\s+(?:la\s+|los\s+)?)?$")
_PARTED = re.compile(r"[,;:]|\b(?:y|e|pero|mientras)\b")


def elsewhere(text: str, scene: Scene, claim: Claim, figure: JudgedFigure) -> JudgedFigure:
    """The figure, unverifiable where it was contradicted without the only region named with it."""
    placed = [r for r in scene.rows if r.kind == "region" and not _is_givers(scene, r.start)]
    regions = {row.name for row in placed if row.name is not None}
    if (
        figure.verdict != "contradicted"
        or len(regions) != 1
        or {figure.item, claim.base_item} & regions
    ):
        return figure
    region = next(iter(regions))
    if not any(_with(scene, figure, row.start) for row in placed):
        return figure
    reason = f"La frase habla de «{region}», y no queda claro qué cifra de esa región es."
    return judged(text, claim, Ruling("unverifiable", reason))


def _is_givers(scene: Scene, place: int) -> bool:
    """Whether a region is only that of who gave: "el Gobierno Regional del Biobío"."""
    return _GIVER.search(scene.flat, scene.start, place) is not None


def _with(scene: Scene, figure: JudgedFigure, place: int) -> bool:
    """Whether a place is named before a figure, or right after it."""
    if place < figure.start:
        return True
    later = [m.start for m in scene.mentions if figure.end <= m.start < place]
    return not later and _PARTED.search(scene.between(figure.end, place)) is None
