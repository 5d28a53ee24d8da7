"""How the budget moved within its year, from initial to final: "¿cuánto le recortaron?".

Promise: both budgets are told with the amount between them and its percentage, so that whoever asks
for one of the two has it; a change from one year to another is told elsewhere.
"""

import re
from fractions import Fraction

from calc.formulas import Result, evaluate
from qa.answers.compose import Part, derivation
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.changes.change import is_base
from qa.kinds.figures import figure
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.differences import unsigned
from qa.understanding.question import Question

_PAIR = ("presupuesto_inicial", "presupuesto_final")
_OF_BUDGETS = frozenset((*_PAIR, "reasignaciones", "ejecucion_inicial", "ejecucion_final"))
_LEFT = frozenset(("saldo_sin_ejecutar", "saldo_sin_ejecutar_final"))
"""What "quedó" is read as; beside both budgets it tells what became of the one."""

_BUDGET = r"(?:presupuest\w+|ppto|presup?|pto)"
_HOW_MUCH = re.compile(
    r"\bcuant[oa]s?\b|\bque tan(?:t[oa]s?)?\b|%|\bporcentual|"
    r"\bque (?:%|porcentaje|monto|parte|proporcion|plata|diferencia|variacion)|"
    r"\b(?:menos|resta\w*|diferencia|variacion|monto|delta|recorte|rebaja|tijer\w+|suplement\w+|"
    r"aumento|incremento|alza|baja|disminucion|reduccion|caida|salto)\b"
)
_CUT = re.compile(
    r"\b(?:recort|rebaj|tijer|suplement|inyect|reasign|mutil)\w*|\bpoda(?:ron|do)?\b|"
    r"\b(?:quit|agreg|anad|cercen|adicion|cort)(?:aron|ieron|o|io|ado|ada|ados|ando|an|a)\b|"
    r"\b(?:le|les|se(?: le| les)?) (?:\w+ )?(?:sum|sac|baj|sub|aument|disminuy|reduj|redujer|"
    r"increment|ampli|achic|descont|engord|engros)\w*(?:on|o|an|en|ado)\b|"
    r"\b(?:sumaron|bajaron|subieron|aumentaron|redujeron|disminuyeron|incrementaron|ampliaron|"
    rf"achicaron|descontaron|engordaron)(?: \w+)?(?: al| el| de[l]?)? {_BUDGET}\b|"
    rf"\b(?:se )?(?:sumo|agrego|resto|desconto|engroso|perdio) (?:al?|el|del?) {_BUDGET}\b|"
    r"\bse (?:re)?(?:ajust|modific|suplement)(?:o|aron|aba)\b|"
    rf"\b(?:con|por|tras) (?:las? |los )?(?:modificacion|ajuste|reasignacion)(?:es|s)?\b|"
    rf"\b(?:modificacion|ajuste)(?:es|s)? (?:del|al) {_BUDGET}\b|"
    r"\b(?:ajuste|modificacion|rebaja|reduccion|disminucion|baja|caida|aumento|incremento|alza|"
    r"variacion|cambio)s? presupuestari[ao]s?\b"
)
"""What is done to a budget once it is set."""

_STANDS_AFTER = re.compile(
    r"\b(?:despues|luego|tras|con|sin|incluid\w+|considerando|antes) (?:de )?(?:l[ao]s? |el |un )?"
    r"(?:ajustes?|modificacion|modificaciones|reasignacion|reasignaciones|recortes?|rebajas?|"
    r"suplementos?)\b"
)
"""As in "el presupuesto después de las modificaciones", which is the final one and no change."""

_MOVED = re.compile(
    r"\b(?:crec|aument|sub|baj|ca[iy]|disminu|reduj|redu[cj]|increment|vari|cambi|perd|engord|engros|"
    r"ampli|achic|ajust|reajust|gan|salt|alza|merm|encog|agrand|mov|modific)\w*"
)
_OF_IT = re.compile(
    r"presupuestari[ao]s?|porcentual(?:es)?|ley|camino|transcurso|cierre|modificacion(?:es)?|"
    r"ajustes?|tijer\w+|enero|diciembre|asignacion|marcha|curso"
)
"""Words of a budget's year that narrow nothing."""

_MINUS = re.compile(r"(?i)(?:inicial|final)\s*[-−–]\s*\w")
_DURING = re.compile(
    r"\b(?:durante|en el transcurso|a lo largo|en el curso|dentro|en el camino|por el camino|"
    r"sobre la marcha|(?:entre|de|desde) enero (?:y|a|hasta) diciembre|"
    r"a mitad de(?:l)? (?:ano|camino)|"
    r"(?:despues|luego) de (?:la ley|aprobad\w+)|en (?:el|ese|este|todo el) ano)\b"
)
_COMPARED = re.compile(
    r"\b(?:menos|mas|mayor|menor|diferencia|distancia|brecha|vs|versus|frente|respecto|contra|"
    r"comparad[oa]|comparando|compara|variacion|de menos|de mas)\b|\b(?:del?|entre) .* (?:a|al|y) "
)
_OTHERWISE = tuple("porque cierto ejecutar ejecucion gastar cuando significar promedio sin".split())
_ENDS = (
    re.compile(
        r"\b(?:inicial|original|partida|inicio|comienzo|principio|partio|empezo|comenzo|arranco|"
        r"empezaron|partieron|comenzaron|ley|aprobado|asignado)\b"
    ),
    re.compile(
        r"\b(?:final|definitivo|definitiva|vigente|cierre|termino|terminaron|acabo|quedo|modificado|"
        r"ajustado|fin de ano)\b"
    ),
)


def answer(ask: Ask) -> Draft | None:
    """The two budgets of a year and what is between them; None where that is not asked."""
    question = ask.question
    if not _asked(question):
        return None
    year = question.period.years[0] if question.period.years else ask.ficha.year
    found = [value(ask.ficha, concept, year) for concept in _PAIR]
    if not all(isinstance(one, Found) for one in found):
        return None
    first, last = (one for one in found if isinstance(one, Found))
    verdict = _verdict(question, magnitude(last) - magnitude(first))
    parts = [*_opening(ask, year, verdict), *_told(ask, first, last)]
    return Draft(
        [p for p in parts if p != ""],
        passages=figure_hits(ask.ficha, (*operands(first), *operands(last))),
        suggestions=(
            f"¿Por qué cambió el presupuesto en {year}?",
            "¿Cuánto se gastó?",
            "¿Cómo ha evolucionado el presupuesto inicial?",
        ),
        assumed=figure.assumed_year(ask, year),
    )


def _opening(ask: Ask, year: int, verdict: str) -> list[Part]:
    said = f"{ask.opening}{verdict}el presupuesto de {year} "
    return [said if ask.crowd else say.capital(said)]


def _verdict(question: Question, gap: Fraction) -> str:
    """Sí or no, where it is asked whether the budget rose, fell or moved; else nothing."""
    if not _asks_whether(question):
        return ""
    text = question.reading.text
    up, down = _UP.search(text) is not None, _DOWN.search(text) is not None
    if up == down:
        return ""
    right = gap > 0 if up else gap < 0
    return "sí: " if right else "no: "


def _asks_whether(question: Question) -> bool:
    """As in "¿le recortaron el presupuesto en 2022?"."""
    return "?" in question.text and not (question.interrogates or question.means("cuanto"))


_UP = re.compile(
    r"\b(?:aument|sub[ei]|crec|increment|ampli|engord|engros|suplement|inyect|agreg|anad|adicion)"
)
_DOWN = re.compile(
    r"\b(?:recort|rebaj|baj|disminu|redu[cj]|cay|cae|quit|tijer|cercen|mutil|achic|descont|perd)"
)


def _told(ask: Ask, first: Found, last: Found) -> list[Part]:
    """From the one to the other, with the amount and the percentage between them."""
    book = ask.ficha.book
    base, year = first.concept, last.year
    change = evaluate(
        "variacion_absoluta", book, year, concept=last.concept, base_concept=base, base_year=year
    )
    relative = evaluate(
        "variacion_relativa", book, year, concept=last.concept, base_concept=base, base_year=year
    )
    ends: list[Part] = [*say.amount(first, spoken=False), " (inicial) a "]
    ends += [*say.amount(last, spoken=False), " (final)"]
    if not isinstance(change, Result) or change.value == 0:
        same = say.amount(first, spoken=False)
        return [
            "no cambió durante el año: el presupuesto inicial fue de ",
            *same,
            ", igual al final.",
        ]
    verb = "subió" if change.value > 0 else "bajó"
    parts: list[Part] = [f"{verb} durante el año, de ", *ends, ": son "]
    parts += [unsigned(change), " (", *derivation(change), ")"]
    if isinstance(relative, Result):
        word = "un alza" if change.value > 0 else "una baja"
        parts += [f", {word} de ", unsigned(relative), " (", *derivation(relative), ")"]
    return [*parts, "."]


def _asked(question: Question) -> bool:
    """Whether the change of the budget within its year is asked for, and how much it was."""
    text = question.reading.text
    if question.items or len(question.period.years) > 1 or question.period.every:
        return False
    how_much, whether = _how_much(question), _asks_whether(question)
    if question.any_of(*_OTHERWISE) or not (how_much or whether):
        return False
    if any(_OF_IT.fullmatch(word) is None for word in question.strangers):
        return False
    if question.period.relative is not None and "este" not in question.period.relative:
        return False
    if question.reading.known[:1] in (("cual",), ("que",)) and " o " in f" {text} ":
        return False
    if _between_both(text) and how_much and set(question.concepts) <= _OF_BUDGETS | _LEFT:
        related = (_COMPARED.search(text), _MOVED.search(text), _MINUS.search(question.text))
        return any(related)
    budget = re.search(rf"\b{_BUDGET}\b", text) or "reasignaciones" in question.concepts
    if not budget or not set(question.concepts) <= _OF_BUDGETS or is_base(question):
        return False
    if _STANDS_AFTER.search(text) is not None and _MOVED.search(text) is None:
        return False
    if _CUT.search(text) is not None:
        return True
    return _MOVED.search(text) is not None and _DURING.search(text) is not None


def _how_much(question: Question) -> bool:
    return any(
        p.search(t) for p, t in ((_HOW_MUCH, question.reading.text), (_MINUS, question.text))
    )


def _between_both(text: str) -> bool:
    """Whether both budgets are spoken of, each by its own word."""
    return all(end.search(text) is not None for end in _ENDS)
