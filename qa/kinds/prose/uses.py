"""What became of money from one source, or who gave it: told by the sentences that name the source.

A table says how much there was, and never what it was for. Promise: only a sentence that speaks of
that very money answers; where none does, the question is left to the tables.
"""

import re

from calc.figure import fold
from qa.kinds.prose import prose
from qa.named.regions import names_of_region
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote
from qa.text.lines import NOTES, Line, lines_of

_OBSERVATIONS = "Observaciones de la institución"
_AMOUNTS = re.compile(r"\bcuant[oa]s?\b|\bporcentaje\b|\bmonto\b|\bcifra\b")
_USE = re.compile(
    r"\b(?:en|para|a|con) que\b|\bcon que fin\b"
    r"|\b(?:uso|usos|destino|empleo|finalidad) (?:de|del|que|exclusiv)|: ?uso$|\buso$|\ben que$"
    r"|\bque (?:se )?(?:hizo|hicieron|compr|constru|financi|pag|equip|coste|adquir)\w*"
    r"|\b(?:a|para) ?donde\b|\bdonde (?:fue|se fue|fueron|termin|qued|par)\w*"
    r"|\bque (?:paso|hicieron|se hizo|hizo|ocurrio) con\b"
    r"|\bfinanci\w* que\b|\ba que corresponde|\bde que (?:es|son|fue|fueron)\b|\bque cosas?\b"
)
_GIVER = re.compile(
    r"\bquien(?:es)?\b|\bnombres?\b|\borigen\b|\bde donde\b|\bprocedencia\b|\bproviene"
    r"|\bfuente\b|\bdonantes?\b"
)
_SOURCES = {
    "recursos_gobiernos_regionales": re.compile(
        r"\bgobiernos? regional|\bgores?\b|\b(?:fondos|recursos|aportes?) regional"
    ),
    "recursos_extrapresupuestarios": re.compile(r"\bextrapresup|\bdonacion|\bdonad|\bdono\b"),
    "reasignaciones": re.compile(r"\breasign|\bsuplement|\btraspas"),
    "saldo_sin_ejecutar": re.compile(
        r"\b(?:recursos|fondos|saldo|remanente|dinero|montos?|presupuesto)\b.*\b(?:se|fue(?:ron)?) "
        r"(?:\w+ )?(?:destin|reasign|traspas|devolv|devuel|redistribu|reintegr|redirig|transf)\w*|"
        r"\bse (?:destin|reasign|traspas|devolv|devuel|redistribu|reintegr|redirig|transf)\w* "
        r"(?:\w+ ){0,4}?(?:recursos|fondos|saldo|remanente|dinero|presupuesto|M\$)"
    ),
}
"""What a sentence says of each source of money."""

_SAID = {
    "recursos_gobiernos_regionales": re.compile(
        r"\bgores?\b|\bgobiernos? regional|\b(?:fondos?|plata|platita|dineros?|recursos|aportes?)"
        r"(?: de las?)? region(?:al|ales|es)\b"
    ),
    "recursos_extrapresupuestarios": re.compile(
        r"\bextra ?presup|\bdona(?:cion|nte|do|ron)|\b(?:plata|fondos|recursos|dinero|lucas)"
        r" (?:extra|adicional|de (?:a)?fuera)"
    ),
    "reasignaciones": re.compile(r"\breasign|\bsuplement|\botro fondo\b|\bplata extra\b"),
    "saldo_sin_ejecutar": re.compile(
        r"\b(?:plata|dinero|recursos|fondos|presupuesto|saldo|lucas|platita|lo) (?:que )?"
        r"(?:no (?:se )?(?:gast|ejecut|us|ocup)|(?:le |les )?(?:sobr|qued)|"
        r"sin (?:gast|ejecut|us))\w*"
    ),
}
"""How a question names each."""


def answer(ask: Ask) -> Draft | None:
    """The sentences on that money; None where no use is asked for, or no sentence tells it."""
    text = ask.question.reading.text
    if _AMOUNTS.search(text):
        return None
    given = _GIVER.search(text) is not None
    if not (given or _USE.search(text)):
        return None
    lines = lines_of(ask.shelf, ask.ficha.document)
    told = [line for line in lines if _of_the_money(ask, line, text, given=given)]
    if not told:
        return None
    own = [line for line in told if line.section.startswith(_OBSERVATIONS)] or told
    scores = {fit.line.text: fit.score for fit in prose.fits(ask)[1]}
    best = max(own, key=lambda line: scores.get(line.text, 0.0))
    return prose.told(ask, (Quote(best.text, best.hit, 1.0),))


def _of_the_money(ask: Ask, line: Line, text: str, *, given: bool) -> bool:
    """Whether a sentence speaks of the source, or of the region, whose money is asked about."""
    if line.section == NOTES:
        return False
    said = fold(line.text)
    for source, named in _SAID.items():
        if named.search(text):
            return _SOURCES[source].search(said) is not None
    spent = ask.question.any_of("gastar", "dinero", "ejecutar")
    regions = ask.question.items_of("region")
    if given or not regions or not spent:
        return False
    return all(any(n in said for n in names_of_region(r.name)) for r in regions)
