"""Numbers of something else: "cuatro de cada cinco tiendas", "las comunas subieron su gasto"."""

import re

from calc.claims.found.cues import is_known
from calc.claims.found.shapes import Cue
from calc.claims.meant.unreal import PROGRAMME
from calc.claims.named.meaning import Meaning
from calc.claims.told.spot import Spot

_OF_PLURAL = re.compile(r"\s*de\s+(?:l[oa]s|sus)\s+(?:recien\s+)?(?P<noun>[a-z]{4,}s)\b")
_BARE_PLURAL = re.compile(r"\s*(?P<noun>[a-z]{4,}s)\b")
_MONEY_NOUN = re.compile(
    r"recurso|fondo|peso|dinero|monto|aporte|desembolso|egreso|ingreso|dolar|millon|otr|demas"
)
_MONEY_SHARES = frozenset(
    (
        *("participacion_componente", "participacion_componente_total", "participacion_subtitulo"),
        *("porcentaje_gasto_region", "porcentaje_gastos_componentes"),
        "porcentaje_gasto_administrativo",
    )
)
_THERE_ARE = re.compile(
    r"\b(?:hay|habia|existen?|existian?|viv(?:en|ian)|tienen?)\s+(?:(?:unos|unas|cerca|casi|mas|menos|de|alrededor)\s+)*$"
)
_ITS = re.compile(r"\bsus?\s+$")
_THEY = re.compile(r"\W*(?:los|las)\s+[a-z]{4,}s\b")
"""A sentence of several: the programme is one."""


def is_share_of_others(spot: Spot, found: Meaning) -> bool:
    """Whether a percentage is of people or things, which no share of the spending is."""
    of = _OF_PLURAL.match(spot.right)
    level = spot.mention.kind == "percent" and not spot.change
    if of is None or not level or found.concepts[0] not in _MONEY_SHARES:
        return False
    return not is_known(of["noun"]) and not _MONEY_NOUN.match(of["noun"])


def of_own_whole(spot: Spot) -> bool:
    """Whether a share names people or things that it is of, so that it goes on from nothing."""
    if spot.mention.kind != "percent" or spot.change:
        return False
    bare = _BARE_PLURAL.match(spot.right) if spot.mention.loose else None
    of = _OF_PLURAL.match(spot.right) or bare
    return of is not None and not is_known(of["noun"]) and not _MONEY_NOUN.match(of["noun"])


def is_theirs(spot: Spot, cue: Cue | None, found: Meaning) -> bool:
    """Whether an amount is of several that have no row: "las comunas subieron su gasto en 60 %"."""
    scene = spot.scene
    if cue is None or found.item is not None or scene.names:
        return False
    its = _ITS.search(scene.flat, max(scene.start, cue.start - 6), cue.start) is not None
    return its and _THEY.match(scene.flat, scene.start, cue.start) is not None


def only_exist(spot: Spot, found: Meaning) -> bool:
    """Whether people or things are only said to be there: "hay 12 millones de perros y gatos"."""
    level = found.concepts[0] == "poblacion_beneficiada" and not spot.change
    return level and _THERE_ARE.search(spot.left) is not None and not PROGRAMME.search(spot.left)
