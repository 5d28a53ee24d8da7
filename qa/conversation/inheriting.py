"""Follow-ups: what a question leaves unsaid is taken from the one before.

Promise: only what is unsaid is inherited, and the answer says so; a question that names its own
subject without a connecting word starts anew.
"""

import re
from dataclasses import replace

from calc.concepts import vocabulary
from qa.conversation.again import compares, told_again
from qa.conversation.budgets import of_budget, of_that
from qa.conversation.inherited_rows import OBJECTS, fits_any, of_subtitle, rows_of
from qa.language.senses import CHANGES
from qa.named.patterns import Named
from qa.named.row import Item
from qa.named.years import Period
from qa.programmes.shelf import View
from qa.understanding.concepts import concepts_of, settled, specialised
from qa.understanding.question import Question, borrowing

_CONNECTIVES = (
    "y",
    "e",
    "pero",
    "ahora",
    "entonces",
    "no",
    "tambien",
    "ok",
    "ya",
    "bueno",
    "mejor",
    "o",
    "ah",
    "osea",
    "digo",
    "corrijo",
    "perdon",
    "chuta",
    "pucha",
)
_POINTING = (
    "ahi",
    "en ella",
    "alli",
    "alla",
    "eso",
    "esa",
    "ese",
    "esos",
    "esas",
    "lo mismo",
    "la misma",
    "el mismo",
    "misma cosa",
    "cada uno",
    "cada una",
)
WAYS = frozenset(
    """subir bajar cambiar puntos tendencia maximo minimo ranking promedio nominal porque hallazgo
    cierto cuadrar sumar significar calcular resumen mitad listar""".split()
)
"""Senses that tell how something is asked: a follow-up keeps them where it has none of its own."""
_DIMENSIONS = frozenset(("focalizacion", "eficiencia", "eficacia"))
_COMPARED = frozenset(("cambiar",))
_ROW_WORDS = frozenset("componente region subtitulo indicador programa".split())
_OTHER_CONCEPTS = frozenset("porcentaje puntos cada_ por_persona por_unidad costar".split())
"""Senses that turn what was asked into another figure."""
_HOW_MUCH = frozenset(("cuanto", "cuantos_"))
_COUNTING = ("cuantos_", "produccion", "por_unidad", "cada_")
_KEPT_WAYS = frozenset("subir bajar cambiar puntos tendencia nominal".split())


def follow(question: Question, earlier: Question | None, view: View) -> Question:
    """The question with what it leaves unsaid taken from the earlier one."""
    if earlier is None:
        return question
    if told_again(question, earlier):
        return replace(earlier, text=question.text, inherited=("tema",))
    if not _is_follow_up(question, earlier):
        return question
    inherited: list[str] = []
    question = of_subtitle(question, earlier, view)
    period = _period_of(question, earlier, view)
    compared = _is_compared(question, earlier)
    if period is not question.period and period.years and not question.period.years:
        inherited.append("año")
    items = rows_of(question, earlier, view)
    concepts, named = question.concepts, question.named
    lent = _lent(question, earlier)
    if lent is not None:
        named = (lent,)
        concepts = concepts_of(named, items, question.cues)
    elif not question.named:
        concepts, named = _inherited_concepts(question, earlier, items), earlier.named
        inherited.append("tema")
    elif items != question.items:
        concepts = concepts_of(named, items, question.cues)
    if (share := _share_of_that(question, earlier)) is not None:
        said = tuple(s for s in question.strangers if s not in ("equivale", "equivalen"))
        question = replace(question, strangers=said)
        concepts, items = (share,), tuple(replace(i, taken=frozenset()) for i in earlier.items)
    if question.says("de eso", "de ese"):
        concepts = of_that(concepts, earlier)
    concepts = of_budget(concepts, earlier, question)
    rows_told = ("demas", "resto") if items != question.items else ()
    cues = _cues(question, earlier, compared=compared)
    told = earlier.period.years or (view.ficha.year,)
    other_year = question.period.years and question.period.years != told
    return replace(
        question,
        concepts=settled(concepts, items, view),
        named=named,
        period=period,
        items=items,
        cues=cues,
        strangers=tuple(s for s in question.strangers if s not in rows_told),
        inherited=tuple(inherited),
        clauses=question.clauses if not inherited else (),
        trail=told if other_year and not question.named else (),
    )


def _share_of_that(question: Question, earlier: Question) -> str | None:
    """The part that the figure before is of its whole: "¿y eso qué % es del total ejecutado?"."""
    plain = _HOW_MUCH_OF.fullmatch(question.reading.text) is not None
    plain = plain or _TO_THE_WHOLE.fullmatch(question.reading.text) is not None
    asks = question.any_of("porcentaje") or question.says("que parte", "equivale", "como parte")
    asks = asks or plain
    points = plain or question.says("eso", "esa cifra", "ese monto", "esa plata", "esto")
    if earlier.items and not question.items:
        points = points or _OF_THE_WHOLE.fullmatch(question.reading.text) is not None
    if not asks or not points or question.any_of(*CHANGES):
        return None
    if not earlier.concepts or not set(question.concepts) <= _WHOLES | set(earlier.concepts):
        return None
    concept = earlier.concepts[0]
    kind = vocabulary()[concept].item
    own = specialised(concept, kind, part=True)
    return _SHARES.get(concept) or (own if own != concept else None)


_TO_THE_WHOLE = re.compile(
    r"(?:y )?(?:con )?(?:respecto|en relacion|comparad[oa]|sobre)"
    r" (?:al?|del?|con)? ?(?:el |la )?total"
    r"(?: (?:gastado|ejecutado|nacional|del programa))?"
)
_HOW_MUCH_OF = re.compile(
    r"(?:(?:y|entonces|pero) )?(?:eso )?(?:a )?(?:cuanto|que tanto) "
    r"(?:es|son|fue|seria|representan?|equivale)(?: (?:eso|esto|esa cifra|ese monto|esa plata))?"
    r" (?:del?|dentro del?|sobre el|respecto al?|respecto del?)(?: (?:el|la|lo|su|todo))*"
    r" (?:total|gasto|presupuesto|plata|ejecutado|gastado|poblacion)\b.*"
)
"""As in "¿y cuánto es eso del total?", which asks for a part."""

_OF_THE_WHOLE = re.compile(
    r"(?:y )?(?:que|cuanto|cual)\b.*?(?: (?:es|son|fue|fueron|representan?|seria))?"
    r"(?: (?:del?|sobre el) (?:la )?(?:total|gasto|plata|todo|presupuesto)(?: ejecutado)?)?"
    r"(?: (?:es|son|fue|fueron|representan?|seria))?"
)

_WHOLES = frozenset(
    """poblacion_objetivo total_ejecutado total_gastos_componentes presupuesto_inicial
    ejecucion_inicial
    ejecucion_final porcentaje_gastos_componentes""".split()
)
"""What a question that only points back names as the whole, with "qué porcentaje" or without."""

_SHARES = {
    "total_gasto_administrativo": "porcentaje_gasto_administrativo",
    "total_gastos_componentes": "porcentaje_gastos_componentes",
    "poblacion_beneficiada": "cobertura",
    "saldo_sin_ejecutar": "porcentaje_sin_ejecutar",
    "saldo_sin_ejecutar_final": "porcentaje_sin_ejecutar_final",
}


def _period_of(question: Question, earlier: Question, view: View) -> Period:
    """The years asked: its own, those before, or both where they are compared."""
    if _is_compared(question, earlier):
        against = compares(earlier) and earlier.period.years < (view.ficha.year,)
        held = (view.ficha.year,) if against else earlier.period.years
        years = {*question.period.years, *held}
        return replace(question.period, years=tuple(sorted(years)))
    period = _period(question, earlier.period)
    if _is_change(question, earlier):
        years = {*earlier.trail, *earlier.period.years}
        return replace(period, years=tuple(sorted(years)))
    return period


def _is_change(question: Question, earlier: Question) -> bool:
    """As in "¿cuánto bajó?" after the figures of two years: it is between those two."""
    own = question.any_of("puntos", *CHANGES) or _asks_how_many_more(question)
    return own and not question.period.said and bool(earlier.trail)


def _asks_how_many_more(question: Question) -> bool:
    return _HOW_MANY_MORE.fullmatch(question.reading.text) is not None


_HOW_MANY_MORE = re.compile(
    r"(?:(?:y|entonces|osea) )*(?:cuant[oa]s?|en cuant[oa]) (?:es |son |fue )?(?:mas|menos)"
    r"(?: (?:es|son|fue|fueron|hay|hubo|tiene|tuvo))?"
)


def _cues(question: Question, earlier: Question, *, compared: bool) -> frozenset[str]:
    """How it is asked: its own way, or the way before where it has none."""
    compared = compared or (bool(earlier.trail) and _asks_how_many_more(question))
    cues = question.cues | (_COMPARED if compared else frozenset())
    stood = question.period.said and _STOOD.search(question.reading.text) is not None
    if not cues & WAYS and not stood:
        cues |= earlier.cues & _KEPT_WAYS
    if cues & {"maximo", "minimo", "ranking"}:
        cues |= earlier.cues & _ROW_WORDS
    return cues | (earlier.cues & {"hallazgo"}) if cues & _DIMENSIONS else cues


_STOOD = re.compile(r"\bcuant[oa]s? (?:era|eran|fue|fueron|es|son|habia|hubo|estaba)\b")
"""As in "¿cuánto era en 2021?" after a change: what it stood at, and no change."""


def _is_compared(question: Question, earlier: Question) -> bool:
    """As in "¿respecto de 2022?": the year of the question before against the one named now."""
    alone = not question.named and question.means("respecto")
    return alone and len(question.period.years) == 1 and len(earlier.period.years) == 1


_SHORT = 6
_FRAGMENT = 3
"""So few words with an article ("la producción") go on with the row asked about before."""


def _is_follow_up(question: Question, earlier: Question) -> bool:
    known = question.reading.known
    if not known:
        return False
    if question.means("resumen") or question.means("herramienta"):
        return False
    if known[0] in _CONNECTIVES or question.says(*_POINTING, *OBJECTS):
        return True
    if _says_no_more(question) or _of_the_row(question, earlier):
        return True
    if question.named and not question.items and len(earlier.items) == 1:
        kind = earlier.items[0].kind
        if all(vocabulary()[n.concept].item == kind for n in question.named):
            return True  # "¿cuánto produjo?" is of the component spoken of
    if earlier.means("hallazgo") and question.any_of(*_DIMENSIONS) and len(known) <= _SHORT:
        return True
    if known[0] in ("el", "la", "los", "las") and len(known) <= _FRAGMENT and question.named:
        return not question.items and bool(earlier.items) and fits_any(question, earlier)
    counts_rows = question.means("cuantos_") and question.any_of(*_ROW_WORDS)
    if question.named or (question.strangers and len(known) > 4) or counts_rows:
        return False
    return bool(
        question.items
        or question.period.said
        or question.any_of(*_KEPT_WAYS, "porque", "porcentaje")
        or len(known) <= 3
    )


_AMOUNT = re.compile(
    r"(?:en )?(?:cuanto|que monto)(?: (?:es|fue|seria|da|eso|en|cifras?|numeros?|plata|pesos))+"
)
"""As in "¿cuánto fue en cifras?", which names nothing."""


def _says_no_more(question: Question) -> bool:
    """As in "¿cuánto es eso del total?", "¿cuánto fue?", "¿por persona?"."""
    text, short = question.reading.text, len(question.reading.known) <= _FRAGMENT
    if short and question.any_of("por_persona", "por_unidad"):
        return True
    return bool(_HOW_MUCH_OF.fullmatch(text) or _AMOUNT.fullmatch(text))


def _of_the_row(question: Question, earlier: Question) -> bool:
    """As in "¿cuántas personas atendió?" after one row: the verb has no other subject."""
    if question.items or len(earlier.items) != 1 or not question.named:
        return False
    return _NO_SUBJECT.search(question.reading.text) is not None and fits_any(question, earlier)


_NO_SUBJECT = re.compile(
    r"^(?:a |en )?(?:cuant[oa]s?|que|con)\b(?!.*\b(?:se|programa|ficha)\b).*"
    r" (?:atendio|atiende|tuvo|tiene"
    r"|gasto|gasta|ejecuto|ejecuta|recibio|recibe|llego|llega|representa|representaba|represento"
    r"|costo|cuesta|produjo|entrego|beneficio|alcanzo)(?: (?:en|el|ano|20\d\d))*$"
)


def _period(question: Question, earlier: Period) -> Period:
    own = question.period
    if earlier.years and (back := _BACK.search(question.reading.text)) is not None:
        return replace(own, years=(earlier.years[0] - _MANY[back[1]],))
    if own.relative is not None and earlier.years:
        if any(word in own.relative for word in ("anterior", "previo", "antes", "atras")):
            return replace(own, years=(earlier.years[0] - 1,))
        if "sigu" in own.relative or "sigue" in own.relative:
            return replace(own, years=(earlier.years[-1] + 1,))
    return own if own.said else replace(earlier, taken=frozenset())


_MANY = {"dos": 2, "2": 2, "tres": 3, "3": 3}
_BACK = re.compile(r"\b(dos|tres|2|3) anos (?:antes|atras|previos)\b")
"""As in "¿y dos años antes?", which counts from the year asked before."""


def _lent(question: Question, earlier: Question) -> Named | None:
    """The concept that the new words make with those before: "¿y el final?"."""
    if not earlier.named:
        return None
    own = question.named
    if own and not question.means("respecto"):
        return None
    rest = tuple(t for t in question.reading.terms)
    if not rest:
        return None
    last_part = max(t.part for t in rest)
    changes = question.any_of(*CHANGES)
    in_rows = frozenset[int]().union(*(i.taken for i in question.items if i.present))
    rest = tuple(
        t
        for t in rest
        if t.part == last_part
        and t.first not in in_rows  # "¿y los Centros de la Mujer?" counts no women
        and not t.senses & _ROW_WORDS
        and not (changes and t.means("porcentaje"))
    )
    if not rest:
        return None
    best: Named | None = None
    for lender in earlier.named:
        for name in borrowing(question.reading, lender, rest):
            if all(t.senses <= _HOW_MUCH | _KEPT_WAYS for t in name.terms if t in rest):
                continue
            heavier = max((n.weight for n in own), default=0.0)
            if name.weight > heavier and (best is None or name.weight > best.weight):
                best = name
    return best


def _inherited_concepts(
    question: Question, earlier: Question, items: tuple[Item, ...]
) -> tuple[str, ...]:
    """The concepts before, of the rows named now, as a part where that is what is asked."""
    counted = question.means("cuantos_") and {i.kind for i in items} == {"componente"}
    if counted and not question.any_of(*_OTHER_CONCEPTS, *WAYS, "dinero"):
        return concepts_of((), items, question.cues) or earlier.concepts
    if not question.items and not question.any_of(*_OTHER_CONCEPTS) and _same_rows(items, earlier):
        return earlier.concepts
    same_kind = {i.kind for i in items} == {i.kind for i in earlier.items}
    if same_kind and earlier.concepts and question.any_of(*CHANGES):
        return earlier.concepts  # "esa baja en porcentaje": the percentage is the change's own
    if items and not earlier.named and same_kind and not question.any_of(*_OTHER_CONCEPTS):
        return earlier.concepts  # "¿y los eventos?" after how many workshops there were
    if earlier.named and not question.any_of(*_COUNTING):
        items = tuple(replace(i, by_unit=False) for i in items)  # "¿y el de pozos?" of a spending
    own = concepts_of(earlier.named, items, question.cues | (earlier.cues & {"porcentaje"}))
    return own or concepts_of((), items, question.cues | earlier.cues) or earlier.concepts


def _same_rows(items: tuple[Item, ...], earlier: Question) -> bool:
    return [(i.kind, i.name) for i in items] == [(i.kind, i.name) for i in earlier.items]
