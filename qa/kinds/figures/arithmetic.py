"""Sums, differences, quotients and shares of figures that a question names side by side.

"Si le sumo lo de los gores a lo extrapresupuestario", "restándole al final el de partida",
"divídame lo gastado por las viviendas". Where a formula of the ficha names the pair (the spending
per beneficiary, the share that is administrative) it is that one; else the figures are worked out
here and the derivation shows them all.
"""

import re
from dataclasses import replace
from fractions import Fraction

from calc.quantity import MILES_DE_PESOS
from qa.answers.compose import Part, Parts, derivation, joined
from qa.answers.evidence import Found, figure_hits
from qa.answers.evidence import operands as printed_behind
from qa.answers.reckoned import magnitude, related
from qa.kinds.figures import figure
from qa.kinds.figures.operands import Operand, operands, values, year_of
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.suggest import next_questions
from qa.understanding.question import Question

_ADDED = re.compile(
    r"\b(?:sum(?:o|a|ar|ado|ados|adas|ando|amos|as|e)(?:le|les|lo|los|me)?|agreg(?:o|ando|ar|amos)(?:le)?|"
    r"junt(?:o|os|as|ar|ando|amos)|en conjunto|mas (?=(?:el|la|los|las|lo)\b))\b"
)
_TAKEN_AWAY = re.compile(
    r"\b(?:(?:rest|descont|descuent|quit)(?:ar|ando|o|e|a|amos)(?:le|les|me|ele)?|"
    r"menos (?=(?:el|la|los|las|lo)\b)|menos(?= (?:gasto|gastado|ejecutado|presupuesto)\b)|"
    r"\b(?:en|por) cuanto (?:exced|super|sobrepas|aventaj)\w+)"
)
_FROM_FIRST = re.compile(r"\w+ (?:a|al)\b")
_DIVIDED = re.compile(
    r"\b(?:divid\w+|prorrat\w+|reparti(?:do|da|dos|das|r|rlo|rla|mos)|repart(?:o|a|e|iendo|amos))\b"
)
_TIMES = re.compile(r"\b(?:cuantas|numero de|cantidad de|tantas) veces\b")
_JOINTS = {
    "times": frozenset("que lo a al veces y".split()),
    "sum": frozenset("mas con a al y".split()),
    "difference": frozenset("menos a al de del".split()),
    "quotient": frozenset("por entre".split()),
}
_BALANCES = {
    ("presupuesto_inicial", "presupuesto_ley_ejecutado"): "saldo_sin_ejecutar",
    ("presupuesto_final", "presupuesto_ley_ejecutado"): "saldo_sin_ejecutar_final",
}
_FORMULAS = {
    ("total_ejecutado", "poblacion_beneficiada"): "gasto_por_beneficiario",
    ("gasto_region", "poblacion_region"): "gasto_por_beneficiario_region",
    ("gasto_componente", "produccion_componente"): "gasto_unitario_componente",
}
"""Quotients that a formula of the ficha names."""

_COUNTS = ("poblacion_beneficiada", "poblacion_region", "produccion_componente")
_OTHER = tuple("cuadrar cierto porque porcentaje promedio subir bajar excluir_".split())


def answer(ask: Ask) -> Draft | None:
    """What is asked of the figures named; None where no operation is asked for."""
    return _quotient(ask) or _times(ask) or _difference(ask) or _sum(ask)


_WHETHER = re.compile(r"^(?:y )?(?:sum(?:a|an)|dan?|estan? bien)(?: bien)? (?:el|la|los|las)\b")
"""As in "¿suman bien los componentes más la administración?", which asks for no sum."""


def _sum(ask: Ask) -> Draft | None:
    """As in "si le sumo los gores a lo extrapresupuestario": figures of one unit added up."""
    if _WHETHER.search(ask.question.reading.text) and not ask.question.means("cuanto"):
        return None
    asked = _without_whole(_asked(ask, _ADDED, "sum"))
    if len(asked) < 2 or (len({o.concept for o in asked}) < 2 and not _of_rows(asked)):
        return None
    found = values(ask, asked, year_of(ask, asked[0]))
    if len({f.unit for f in found}) != 1 or any(f.concept == "total_ejecutado" for f in found):
        return None  # the whole is what its parts are checked against
    total = sum((magnitude(f) for f in found), Fraction(0))
    result = related(total, found[0].unit, 0, found, " + ".join(["{}"] * len(found)))
    return _draft(ask, found, ["; en total: ", *derivation(result), "."])


def _without_whole(asked: tuple[Operand, ...]) -> tuple[Operand, ...]:
    """As in "los beneficiarios en Maule más la población de Ñuble": the two rows, and no whole."""
    rows = [o for o in asked if o.item is not None]
    parts = {o.concept for o in rows}
    return tuple(rows) if len(rows) > 1 and parts == {"poblacion_region"} else asked


def _of_rows(asked: tuple[Operand, ...]) -> bool:
    """Whether each is a row of its own: then no whole is added to its parts."""
    return all(o.item is not None for o in asked)


def _difference(ask: Ask) -> Draft | None:
    """As in "restándole al presupuesto final el inicial"."""
    asked = _asked(ask, _TAKEN_AWAY, "difference")
    text = ask.question.reading.text
    said = _TAKEN_AWAY.search(text)
    if len(asked) != 2:
        return None
    exceeds = said is not None and said[0].startswith(("en cuanto", "por cuanto"))
    at_first = said is None or exceeds or asked[0].place < text[: said.start()].count(" ")
    from_first = said is not None and _FROM_FIRST.match(text, said.start())
    whole, less = asked if at_first or from_first else asked[::-1]
    balance = _BALANCES.get((whole.concept, less.concept))
    if balance is not None:
        return _by_formula(ask, balance)
    found = values(ask, (whole, less), year_of(ask, whole))
    if len({f.unit for f in found}) != 1:
        return None
    gap = magnitude(found[0]) - magnitude(found[1])
    result = related(gap, found[0].unit, 0, found, "{} − {}")
    return _draft(ask, found, ["; la diferencia: ", *derivation(result), "."])


def _by_formula(ask: Ask, concept: str) -> Draft | None:
    """What a formula of the ficha gives for the row asked."""
    question = replace(ask.question, concepts=(concept,), clauses=())
    return figure.answer(replace(ask, question=question))


def _asked(ask: Ask, pattern: re.Pattern[str], operation: str) -> tuple[Operand, ...]:
    """The figures that an operation is asked of; none where it is not asked for."""
    question = ask.question
    text = question.reading.text
    several = len(question.period.years) > 1 or question.period.every
    said = pattern.search(text)
    plus = _between(question, _SIGNS.get(operation, ""))
    if (said is None and not plus) or several or question.any_of(*_OTHER):
        return ()
    if operation != "quotient" and _cites_a_number(question):
        return ()
    if said is None:
        return operands(ask, _JOINTS[operation], plus)
    than = " que " in text[said.end() :]
    if said[0].startswith(("mas ", "menos ")) and (than or _either(question)):
        return ()
    words = range(text[: said.start()].count(" "), text[: said.end()].count(" ") + 1)
    return operands(ask, _JOINTS[operation], frozenset(words))


_SIGNS = {"sum": "mas", "difference": "menos"}


def _between(question: Question, sign: str) -> frozenset[int]:
    """Where a sign stands between two things named: "personal más bienes y servicios".

    Between a verb and those that may have done more of it, it is no sign: "¿gastó más A o B?".
    """
    known = question.reading.known
    if _either(question):
        return frozenset()
    spans = [(min(i.taken), max(i.taken)) for i in question.items if i.present and i.taken]
    named = (n for n in question.named if n.weight >= 1)
    spans += [(n.first, max(t.last for t in n.terms)) for n in named]
    ends = {last + 1 for _, last in spans}
    starts = {first for first, _ in spans}
    return frozenset(
        i
        for i, word in enumerate(known)
        if word == sign and i in ends and starts & {i + 1, i + 2} and "que" not in known[i:]
    )


def _either(question: Question) -> bool:
    """Whether one of several is asked for: "¿gastó más la RM o el Maule?"."""
    return "o" in question.reading.known or question.means("quien")


def _cites_a_number(question: Question) -> bool:
    """Whether the result is in the question, to be checked and not worked out."""
    taken = question.period.taken.union(*(i.taken for i in question.items))
    return any(w[0].isdigit() and i not in taken for i, w in enumerate(question.reading.known))


def _quotient(ask: Ask) -> Draft | None:
    """As in "divídame lo gastado en esa línea por ese número"."""
    asked = _over_its_count(ask, _asked(ask, _DIVIDED, "quotient"))
    if len(asked) != 2:
        return None
    pair = values(ask, asked, year_of(ask, asked[0]))
    if len(pair) != 2 or not magnitude(pair[1]):
        return None
    top, bottom = pair
    formula = _FORMULAS.get((top.concept, bottom.concept))
    if formula is not None:
        return _by_formula(ask, formula)
    decimals = 1 if top.unit == MILES_DE_PESOS else 2
    each = magnitude(top) / magnitude(bottom)
    result = related(each, top.unit, decimals, (top, bottom), "{} / {}")
    return _draft(ask, (top, bottom), ["; lo uno por lo otro: ", *derivation(result), "."])


def _times(ask: Ask) -> Draft | None:
    """As in "¿cuántas veces cabe lo de la RM en el total?": the greater over the other."""
    asked = _asked(ask, _TIMES, "times")
    found = values(ask, asked, year_of(ask, asked[0])) if len(asked) == 2 else ()
    if len({f.unit for f in found}) != 1 or min(map(magnitude, found)) <= 0:
        return None
    pair = sorted(found, key=magnitude, reverse=True)
    times = magnitude(pair[0]) / magnitude(pair[1])
    result = related(times, "veces", 2, pair, "{} / {}")
    return _draft(ask, found, ["; el mayor entre el menor: ", *derivation(result), "."])


def _over_its_count(ask: Ask, asked: tuple[Operand, ...]) -> tuple[Operand, ...]:
    """The amount first, over the people or units of the row that it is of."""
    ordered = sorted(asked, key=lambda o: o.concept in _COUNTS)
    if not ordered:
        return ()
    top, place = ordered[0], ordered[0].place
    if top.concept == "gasto_componente" and top.item and len(ordered) == 1:
        return (top, Operand("produccion_componente", top.item, place))
    whole = len(ordered) == 2 and ordered[1].concept == "poblacion_beneficiada"
    if top.concept == "gasto_region" and whole and not ask.question.means("total"):
        return (top, Operand("poblacion_region", top.item, place))
    return tuple(ordered)


def _draft(ask: Ask, found: tuple[Found, ...], end: list[Part]) -> Draft:
    """The figures as the ficha prints them, and what they give."""
    year = found[0].year
    named: list[Parts] = []
    for one in found:
        subject = say.subject(one.concept, one.item).rstrip(",")
        named.append((f"{subject} {say.was(one.concept)} de ", *say.amount(one, spoken=False)))
    who = f"En «{ask.view.title}», en {year}, " if ask.crowd else f"En {year}, "
    figures = [p for f in found for p in printed_behind(f)]
    return Draft(
        [who, *joined(named), *end],
        passages=figure_hits(ask.ficha, figures),
        suggestions=next_questions(ask, found[0].concept, year),
        assumed=() if ask.question.period.said else (f"La pregunta no dice el año: tomé {year}.",),
    )
