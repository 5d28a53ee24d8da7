"""The concepts of a question that asks for money, or puts an amount of it forward.

Promise: a count is no answer to it, whatever words for people stand beside the money.
"""

import re

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS, PERSONAS, UNIDADES
from qa.named.asked_unit import MONEY
from qa.named.patterns import Named
from qa.named.row import Item


def in_money(named: tuple[Named, ...], cues: frozenset[str]) -> tuple[Named, ...]:
    """The concepts named without the counts, where money is asked for and some of them is money.

    As in "cuánta plata llegó a las mujeres de Tarapacá".
    """
    if MONEY not in cues or not any(_unit(n) == MILES_DE_PESOS for n in named):
        return named
    return tuple(n for n in named if _unit(n) not in (PERSONAS, UNIDADES))


def _unit(name: Named) -> str:
    return vocabulary()[name.concept].unit


def told_in_money(concept: str, cues: frozenset[str]) -> str:
    """What is spent on those served where they are told in money: "llegaron 500 millones"."""
    apiece = cues & {"costar", "por_persona", "por_unidad"}
    return _SPENT_ON.get(concept, concept) if MONEY in cues and not apiece else concept


_SPENT_ON = {
    "poblacion_beneficiada": "total_ejecutado",
    "poblacion_region": "gasto_region",
    "produccion_componente": "gasto_componente",
}


def received(items: tuple[Item, ...], name: Named) -> bool:
    """Whether a region received money, which is no budget of the programme."""
    budget = any(t.senses & {"presupuesto", "ley_", "inicial"} for t in name.terms)
    got = any(_RECEIVED.match(t.text) for t in name.terms)
    placed = any(i.kind == "region" for i in items)
    return name.concept == "presupuesto_inicial" and placed and got and not budget


_RECEIVED = re.compile(r"(?:recib|tuv|tien|tenia|di(?:o|eron)\b|entreg|pas(?:o|aron))")
