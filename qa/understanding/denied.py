"""What is asked of money that was not spent, or that was spent well: the balance, the share.

Promise: a concept is turned into another only by words that stand beside its own.
"""

import re

from qa.language.senses import Reading
from qa.named.patterns import Named


def denied(reading: Reading, named: tuple[Named, ...]) -> tuple[Named, ...]:
    """What is left, not what was spent, of what "no se gastó"; the share that "se ejecutó mejor".

    As in "¿cuánto del presupuesto inicial no se gastó?", "¿en qué año lo ejecutaron mejor?".
    """
    ends = [t.last for t in reading.terms if t.text in ("no", "sin") or _LEFT_OFF.match(t.text)]
    subtracted = _SUBTRACTED.search(reading.text) is not None

    well = not _WELL.isdisjoint(reading.known) and reading.means("ejecutar")

    def meant(name: Named) -> str:
        if well and name.concept in _SPENT_OF:
            return _SPENT_OF[name.concept]
        spent = [t for t in name.terms if t.senses & _DONE_WITH]
        less = any(0 < t.first - end <= _NEAR for t in spent for end in ends)
        if not less and not (subtracted and spent):
            return name.concept
        share = any(t.means("porcentaje") for t in name.terms)
        return (_LEFT_SHARE if share else _LEFT).get(name.concept, name.concept)

    return tuple(Named(meant(name), name.terms, name.weight) for name in named)


_LEFT_OFF = re.compile(r"dej\w+ de$")
_SUBTRACTED = re.compile(
    r"\b(?:(?:les?|se|si|y) rest(?:o|a|amos|as|ara|aramos)|rest(?:ar|ando|e)(?:les?)?|"
    r"descont(?:ar|ando)(?:les?)?|les? (?:descuento|descuentas|quito|quitas|saco|sacas))\b"
)
"""As in "si al presupuesto inicial le resto el gasto", which asks for what is left of it."""

_WELL = frozenset("mejor peor mejores peores bien mal".split())
_SPENT_OF = {
    "presupuesto_inicial": "ejecucion_inicial",
    "presupuesto_final": "ejecucion_final",
    "total_ejecutado": "ejecucion_inicial",
}
"""What of a budget is asked by how well it was executed."""

_DONE_WITH = frozenset(("gastar", "ejecutar"))
_NEAR = 2
_LEFT = {
    "ejecucion_inicial": "saldo_sin_ejecutar",
    "ejecucion_final": "saldo_sin_ejecutar_final",
}
_LEFT_SHARE = {
    "ejecucion_inicial": "porcentaje_sin_ejecutar",
    "ejecucion_final": "porcentaje_sin_ejecutar_final",
}
