"""A figure that someone cites: "¿es cierto que gastó $187.599 millones?".

The calculators that judge any text judge the question's own words; the answer says yes or no, the
right value, and what the figure was mistaken for where that is known.
"""

from dataclasses import replace
from decimal import Decimal

from calc.concepts import vocabulary
from calc.figure import fold
from calc.number import NumberError, read_number
from calc.verdict import JudgedFigure
from qa.answers.compose import Part, Parts, derivation, owned_numbers
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.changes import change
from qa.kinds.changes.verdict import bound_of
from qa.kinds.checks import stated
from qa.kinds.prose import avowed, prose
from qa.language.senses import CHANGES
from qa.named.asked_unit import of_another_class
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote
from qa.saying.verdicts import verdicts_of
from qa.text.lines import Line, lines_of
from qa.understanding.question import Question

_ASKING = frozenset(
    """que cual cuales cuanto cuanta cuantos cuantas quien quienes como cuando donde por""".split()
)
_SETS = frozenset("regiones componentes subtitulos programas indicadores anos".split())
_RANKING = (
    "ranking",
    "listar",
    "cuadrar",
    "sumar",
    "promedio",
    "significar",
    "porque",
)


def answer(ask: Ask) -> Draft | None:
    """The verdict on the figures of a question; None where it cites none that can be judged."""
    if _bounds_a_change(ask.question) or not _claims(ask):
        return None if _bounds_a_change(ask.question) else stated.answer(ask)
    judged = verdicts_of(ask)
    decided = [j for j in judged if j.verdict != "unverifiable" and not _of_another_unit(ask, j)]
    if not decided or stated.differs(ask, decided[0].concept):
        return _of_its_unit(ask) or stated.answer(ask)
    wrong = next((j for j in decided if j.verdict == "contradicted"), None)
    first = wrong or decided[0]
    unknown = [j.printed for j in judged if j.verdict == "unverifiable"] if wrong is None else []
    verdict = _verdict(first, partly=bool(unknown))
    rest = (f" Lo otro que se afirma («{'», «'.join(unknown)}») no se puede comprobar.",)
    if (told := _changed(ask, first, verdict)) is not None:
        return replace(told, parts=(*told.parts, *rest)) if unknown else told
    found = _right(ask, first)
    said = _sentence(ask, first) if found is None else None
    if said is not None:
        return _quoted(ask, said, verdict, rest if unknown else ())
    parts: list[Part] = [ask.opening, verdict if ask.crowd else say.capital(verdict)]
    parts += _of_figure(first, found) if found is not None else _of_reason(first)
    parts += rest if unknown else ()
    hits = figure_hits(ask.ficha, operands(found)) if found is not None else ()
    return Draft([p for p in parts if p != ""], passages=hits, suggestions=_NEXT)


def _verdict(judged: JudgedFigure, *, partly: bool) -> str:
    if judged.verdict == "contradicted":
        return "no: "
    if partly:
        return "en parte: "
    return "sí, redondeando: " if judged.how == "rounded" else "sí: "


def _of_figure(judged: JudgedFigure, found: Found) -> Parts:
    """The figure that is right, what was mistaken for it, and the sum that gives it."""
    worked_out = owned_numbers(judged.derivation or "", judged)
    if found.figure is not None and _by_its_formula(judged):
        printed = say.amount(found, spoken=False)
        return (*worked_out, ", aunque la ficha imprime ", *printed, ".")
    said = say.subject(found.concept, found.item)
    parts: list[Part] = [f"{said} de {found.year} {say.was(found.concept)} de "]
    parts += say.amount(found)
    if found.result is not None:
        parts += [" (", *derivation(found.result), ")"]
    parts.append(".")
    mistake = (judged.reason or "").partition(". ")[2]
    if judged.verdict == "contradicted" and mistake:
        parts += [" ", *owned_numbers(mistake, judged)]
    if judged.derivation and found.result is None and judged.how == "computed":
        parts += [" Cálculo: ", *worked_out, "."]
    return tuple(parts)


def _of_reason(judged: JudgedFigure) -> Parts:
    """The sum that gives a figure which has no value of its own, else the reason."""
    if judged.derivation:
        return (*owned_numbers(judged.derivation, judged), ".")
    return owned_numbers(_lower(judged.reason or ""), judged)


def _by_its_formula(judged: JudgedFigure) -> bool:
    """Whether a figure is what others of the ficha give, and not what it prints itself."""
    return (judged.verdict, judged.how) == ("verified", "computed") and bool(judged.reason)


def _of_another_unit(ask: Ask, judged: JudgedFigure) -> bool:
    """Whether what is said in money was held against a count, or a count against money."""
    if judged.concept is None or judged.concept not in vocabulary():
        return False
    return of_another_class(ask.question.cues, (vocabulary()[judged.concept].unit,))


def _quoted(ask: Ask, said: Line, verdict: str, rest: Parts) -> Draft:
    """The verdict with the sentence it rests on; "no" where that leaves out some of all."""
    quoted = prose.told(ask, (Quote(said.text, said.hit, 1.0),))
    some_out = avowed.leaves_some_out(ask.question.reading.text, said.text)
    own = "no" if some_out else verdict.removesuffix(": ")
    opening = f"{ask.opening}{own if ask.crowd else say.capital(own)}, según la ficha: "
    return replace(quoted, parts=(opening, *quoted.parts[1:], *rest))


def _sentence(ask: Ask, judged: JudgedFigure) -> Line | None:
    """The sentence of the text by which a figure was judged, where that is of no table."""
    if judged.concept is not None or not judged.sources:
        return None
    literal = fold(judged.expected or judged.printed)
    on = [
        x
        for x in lines_of(ask.shelf, ask.ficha.document)
        if x.hit.passage.source.start <= judged.sources[0].start < x.hit.passage.source.end
    ]
    return next((x for x in on if literal in fold(x.text)), on[0] if len(on) == 1 else None)


def _of_its_unit(ask: Ask) -> Draft | None:
    """The count of what a component delivers, where its unit reads as something else.

    As in "¿instalaron 63 puntos de carga?", whose points are none of a percentage.
    """
    question = ask.question
    counted = [i for i in question.items if i.by_unit]
    cited = _numbers(ask)
    if len(counted) != 1 or len(cited) != 1 or question.concepts != ("produccion_componente",):
        return None
    found = value(ask.ficha, "produccion_componente", ask.year, counted[0].name)
    if not isinstance(found, Found) or question.any_of(*CHANGES):
        return None
    same = magnitude(found) == cited[0]
    parts: list[Part] = [
        ask.opening,
        say.capital("sí: " if same else "no: ") if not ask.crowd else "sí: " if same else "no: ",
        f"{say.subject(found.concept, found.item)} de {found.year} fue de ",
        *say.amount(found),
        ".",
    ]
    hits = figure_hits(ask.ficha, operands(found))
    return Draft([p for p in parts if p != ""], passages=hits, suggestions=_NEXT)


def _numbers(ask: Ask) -> list[Decimal]:
    """The numbers in digits that a question cites, years and rows taken away."""
    taken = ask.question.period.taken.union(*(i.taken for i in ask.question.items))
    found = []
    for i, word in enumerate(ask.question.reading.known):
        if word[0].isdigit() and i not in taken:
            try:
                found.append(read_number(word))
            except NumberError:
                return []
    return found


def _claims(ask: Ask) -> bool:
    """Whether the question asks if something is true, in so many words or by citing a number."""
    question = ask.question
    if question.means("cierto"):
        return True
    if not (_ASKING | _SETS).isdisjoint(question.reading.known) or question.any_of(*_RANKING):
        return False
    return _cites_a_number(ask)


def _bounds_a_change(question: Question) -> bool:
    """As in "¿subió más de 20 %?": the change itself is held against the bound."""
    bounded = bound_of(question) is not None
    return bounded and bool(question.concepts) and question.any_of(*CHANGES)


def _cites_a_number(ask: Ask) -> bool:
    """Whether a number is left once years and rows are taken away."""
    question = ask.question
    taken = question.period.taken.union(*(item.taken for item in question.items))
    spelt = any(
        t.senses & {"mitad", "numero_"} and t.first not in taken for t in question.reading.terms
    )
    return spelt or any(
        word[0].isdigit() and i not in taken for i, word in enumerate(question.reading.known)
    )


def _right(ask: Ask, judged: JudgedFigure) -> Found | None:
    if judged.concept is None or judged.year is None:
        return None
    found = value(ask.ficha, judged.concept, judged.year, judged.item)
    if not isinstance(found, Found) or "punto" in (judged.unit or ""):
        return None
    question = ask.question
    between = question.means("cambiar") and len(question.period.years) > 1
    return None if between or question.any_of("subir", "bajar") else found


def _changed(ask: Ask, judged: JudgedFigure, verdict: str) -> Draft | None:
    """The verdict on the size of a change, with the change itself."""
    told = change.between_named(ask, judged.concept) if _right(ask, judged) is None else None
    if told is None:
        return None
    return replace(told, parts=(say.capital(verdict), *_uncapital(tuple(told.parts))))


def _uncapital(parts: Parts) -> Parts:
    first = parts[0]
    return (_lower(first), *parts[1:]) if isinstance(first, str) else parts


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


_NEXT = (
    "¿Cuánto se ejecutó?",
    "¿Qué porcentaje del presupuesto inicial se ejecutó?",
    "Resume el programa en simple",
)
