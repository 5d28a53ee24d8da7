"""The figure that a reason is asked of: its value, how it changed, and what it is made of.

Promise: a premise that the figures contradict ("¿por qué subió?", and it fell) is said to be wrong
before anything else; where nothing explains a change, the figures that moved it stand there.
"""

import re
from dataclasses import replace

from calc.concepts import vocabulary
from calc.figure import fold
from calc.formulas import CARDS, Input
from qa.answers.compose import Part, derivation
from qa.answers.evidence import Found, covered_years, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.changes.change import is_base
from qa.kinds.figures import figure
from qa.language.senses import CHANGES
from qa.language.words import stem
from qa.saying import say
from qa.saying.asking import Ask
from qa.saying.quoting import stems
from qa.text.causes import told_apart
from qa.text.lines import Line
from qa.text.sorts import is_reason
from vectorstore.cards import Hit

_SPENT = ("total_ejecutado", "presupuesto_ley_ejecutado", "saldo_sin_ejecutar")
_SPENDING = ("ejecutar", "ejecucion", "bajar", "gastar", "quedar")


def of_the_year_after(ask: Ask) -> Ask:
    """The question of the year that followed the one it only compares with: "respecto de 2023"."""
    question = ask.question
    years = question.period.years
    after = [y for y in covered_years(ask.ficha) if years and y > years[-1]]
    if len(years) != 1 or not after or not is_base(question):
        return ask
    period = replace(question.period, years=(after[0],))
    return replace(ask, question=replace(question, period=period))


def of_the_reassignment(ask: Ask) -> Ask:
    """As in "¿por qué el final fue menor que el inicial?": what the budget was changed by."""
    question = ask.question
    both = question.means("inicial", "final") and question.named[1:] == ()
    if not both or question.concepts != ("presupuesto_final",) or not asks_change(ask):
        return ask
    named = (replace(question.named[0], concept="reasignaciones"),)
    own = replace(question, concepts=("reasignaciones",), named=named, cues=question.cues - CHANGES)
    return replace(ask, question=own)


def context(ask: Ask) -> tuple[list[Part], tuple[Hit, ...]]:
    """The figure that the question is about, so that the reason stands beside it."""
    key = _asked(ask)
    if key is None:
        return [], ()
    concept, year, item = key
    found = value(ask.ficha, concept, year, item)
    if not isinstance(found, Found):
        return [], ()
    if (told := _changed(ask, found)) is not None:
        return told
    parts: list[Part] = [
        f"{say.capital(say.subject(concept, item))} de {year} {say.was(concept)} de "
    ]
    parts.extend(say.amount(found))
    if found.result is not None:
        parts.extend((" (", *derivation(found.result), ")"))
    parts.append(". ")
    return parts, figure_hits(ask.ficha, operands(found))


def contradicts(ask: Ask) -> bool:
    """Whether the figure went the other way than the question says."""
    key = _asked(ask)
    if key is None or not asks_change(ask):
        return False
    concept, year, item = key
    before = _year_before(ask, concept, year, item)
    now = value(ask.ficha, concept, year, item)
    then = value(ask.ficha, concept, before, item) if before is not None else None
    if not isinstance(now, Found) or not isinstance(then, Found):
        return False
    gap = magnitude(now) - magnitude(then)
    return gap < 0 if ask.question.means("subir") else gap > 0


def moved_by(ask: Ask) -> tuple[list[Part], tuple[Hit, ...]]:
    """How the figures that make up the one asked about changed, where it is made of others."""
    key = _asked(ask)
    if key is None or not asks_change(ask):
        return [], ()
    concept, year, item = key
    card = CARDS.get(concept)
    before = _year_before(ask, concept, year, item)
    if card is None or before is None:
        return [], ()
    parts: list[Part] = []
    used: list[Found] = []
    for operand in card.inputs:
        if not isinstance(operand, Input):
            return [], ()
        now, then = (
            value(ask.ficha, operand.concept, y, item if operand.item == "same" else None)
            for y in (year, before)
        )
        if isinstance(now, Found) and isinstance(then, Found):
            used += [then, now]
            parts.append("; " if parts else "Lo que varió en su cálculo: ")
            parts += [f"{say.subject(operand.concept)} pasó de ", *say.amount(then, spoken=False)]
            parts += [" a ", *say.amount(now, spoken=False)]
    parts.extend((". ",) if parts else ())
    return parts, figure_hits(ask.ficha, [f for found in used for f in operands(found)])


def tells_change(ask: Ask, text: str, section: str = "") -> bool:
    """Whether a text that is to explain a change speaks of one; true where none is asked about.

    A sentence on how people are chosen does not tell why fewer came.
    """
    key = _asked(ask)
    if key is None or not asks_change(ask):
        return True
    own = next((words for start, words in _OWN_WORDS if key[0].startswith(start)), None)
    by_heading = of_people((key[0],)) and section == _SERVED
    named = own is None or own.search(fold(text)) or stems(text) & ask.view.people
    may_hinder = not (key[0].startswith("presupuesto") or ask.question.means("subir"))
    hindered = may_hinder and _HINDERED.search(text.casefold())
    return bool(named or by_heading) and bool(hindered or _CHANGE.search(text.casefold()))


_CHANGE = re.compile(
    r"\b(?:aument|crec|subi[óe]|suba\b|alza\b|increment|elev|encarec|super[óae]|exced|agreg|"
    r"incorpor|suplement|baj[óe]|bajaron|bajan?\b|disminu|reduc|redujo|cay[óe]|caíd|descen|decre|"
    r"rebaj|recort|vari[óa]|menor (?:que|a)\b|abarat|"
    r"(?:el|la|un|una) (?:menor|mayor) \w|"
    r"menos \w+ (?:acept|postul|particip|asist|ingres|egres))"
)


def speaks_by_heading(ask: Ask, line: Line) -> bool:
    """Whether a line speaks of the figure by the heading that it stands under, and names it not.

    "El concurso abrió recién en septiembre" tells why little was spent where it stands under the
    budget's heading, and "la baja se debe a que…" is of people under theirs.
    """
    question = ask.question
    if of_people(question.concepts[:1]) and asks_change(ask):
        changed = _CHANGE.search(line.text.casefold()) is not None
        return line.section == _SERVED and changed and is_reason(line.text)
    share = any(c.startswith("ejecucion") for c in question.concepts[:1])
    spending = share or any(c in _SPENT for c in question.concepts[:1])
    if spending and section_of_money(line) and _MORE.search(question.reading.text):
        return _ROSE.search(fold(line.text)) is not None and is_reason(line.text)
    # The share of a budget that was spent is asked about where some of it was not.
    little = share or _LITTLE.search(question.reading.text) is not None
    little = little and not question.means("subir")
    told = section_of_money(line) and _HINDERED.search(line.text.casefold())
    return bool(spending and little and told)


def section_of_money(line: Line) -> bool:
    """Whether a line stands under the heading of the budget."""
    return line.section.endswith(": Presupuesto")


def tells_another(ask: Ask, text: str) -> bool:
    """Whether it is of another year than is asked about, or of too little where much was spent."""
    asked, told = ask.question.reading.text, fold(text)
    if goes_the_other_way(ask, text):
        return True
    of_year, years = _OF_A_YEAR.match(told), ask.question.period.years
    if of_year is not None and years and int(of_year[1]) not in years:
        return True
    if _MORE.search(asked) and not _LITTLE.search(asked):
        return _SPENT_LITTLE.search(told) is not None and _SPENT_MORE.search(told) is None
    if _LITTLE.search(asked) and not _MORE.search(asked):
        return _SPENT_MORE.search(told) is not None and _SPENT_LITTLE.search(told) is None
    return False


def goes_the_other_way(ask: Ask, text: str) -> bool:
    """Whether a text tells that the very figure went the other way than it did.

    "Se rebajó el presupuesto" explains no rise of it, whatever it was cut for.
    """
    if _asked(ask) is None or not asks_change(ask):
        return False
    rose = ask.question.means("subir") != contradicts(ask)
    own = {t.text for n in ask.question.named[:1] for t in n.terms if not t.senses & CHANGES}
    event = " ".join(told_apart(text)[0])
    around = r"(?:\w+ ){0,4}"
    near = [
        found[0]
        for word in own
        for found in re.finditer(rf"{around}\b{re.escape(word[:_ROOT])}\w*(?: \w+){{0,4}}", event)
    ]
    up, down = (any(way.search(said) for said in near) for way in (_WENT_UP, _WENT_DOWN))
    return down and not up if rose else up and not down


_ROOT = 8
_WENT_UP = re.compile(
    r"\b(?:aument|crec|subi|sub[eo]\b|alza|increment|elev|suplement|super|mayor)\w*"
)
_WENT_DOWN = re.compile(r"\b(?:baj|disminu|redu[cj]|cay|caid|descen|decre|rebaj|recort|menor)\w*")

_OF_A_YEAR = re.compile(r"(?:en|durante) (?:el (?:ano )?)?(20\d\d)\b")
_MORE = re.compile(
    r"\b(?:mas|mayor(?:es)?|aument\w*|alzas?|subi\w*|increment\w*|sobre(?:gasto|ejecu\w*))\b"
)
_ROSE = re.compile(
    r"\b(?:alzas?|aument\w*|increment\w*|mayor|crec\w*|subi\w*|encarec\w*|mas que)\b"
)
_SPENT_LITTLE = re.compile(
    r"\b(?:gast|ejecut)\w* (?:\w+ ){0,2}(?:poco|menos)\b|\b(?:baja|menor) (?:gasto|ejecucion)\b|"
    r"\bno (?:hubo|tuvo|registro) gasto"
)
_SPENT_MORE = re.compile(r"\b(?:gast|ejecut)\w* (?:\w+ ){0,2}mas\b|\bmayor (?:gasto|ejecucion)\b")


def of_people(concepts: tuple[str, ...]) -> bool:
    """Whether a figure counts those who are served."""
    return any(c.startswith(("poblacion_beneficiada", "cobertura")) for c in concepts)


_SERVED = "Población beneficiada"
_LITTLE = re.compile(r"\b(?:poc[oa]|baj[oa]s?|menos|no (?:se )?\w+|subejec\w*|sin)\b")
_HINDERED = re.compile(
    r"\b(?:atras|retras|demor|suspend|quebr|no se |recién|desiert|paraliz|detuv|detenid)"
)
"""What held up the spending or the people of a year, and changes no budget."""

_OWN_WORDS = (
    ("poblacion", re.compile(r"\bbenefici|\bpoblacion|\batendi|\bparticipant|\bcobertura")),
    ("cobertura", re.compile(r"\bbenefici|\bpoblacion|\batendi|\bparticipant|\bcobertura")),
    ("presupuesto", re.compile(r"\bpresupuest|\brecursos")),
)
"""Words of the figures whose topic is wider than they are."""


def _asked(ask: Ask) -> tuple[str, int, str | None] | None:
    """The concept, year and row that the question names."""
    concepts = ask.question.concepts
    if not concepts or not ask.question.named:
        return None
    concept = concepts[0]
    if _of_a_part(ask, concept):
        return None
    if concept in _SPENT and ask.question.any_of(*_SPENDING) and not asks_change(ask):
        concept = "ejecucion_inicial"
    items = figure.items_for(ask, concept)
    if len(items) > 1 and not ask.question.items_of(vocabulary()[concept].item or ""):
        return None  # the first of all rows is none that was asked about
    item = items[0]
    concept = figure.of_row(ask, concept, item)[0]
    return concept, figure.years_for(ask, concept, item)[-1], item


def _of_a_part(ask: Ask, concept: str) -> bool:
    """Whether the question is of a part that the figure is not: of a region, of "instrumentos"."""
    whole = concept in vocabulary() and vocabulary()[concept].item is None
    told = any(stem(word) in ask.view.prose for word in ask.question.strangers)
    return whole and (told or any(i.kind == "region" for i in ask.question.items))


def asks_change(ask: Ask) -> bool:
    """Whether the question says that the figure itself rose or fell."""
    return ask.question.means("subir") != ask.question.means("bajar") and not re.search(
        r"\b(?:baj[oa]s?|alt[oa]s?)\b(?! )", ask.question.reading.text
    )


def _year_before(ask: Ask, concept: str, year: int, item: str | None) -> int | None:
    years = (y for y in reversed(covered_years(ask.ficha)) if y < year)
    return next((y for y in years if isinstance(value(ask.ficha, concept, y, item), Found)), None)


def _changed(ask: Ask, now: Found) -> tuple[list[Part], tuple[Hit, ...]] | None:
    """How the figure went from the year before, where the question says that it went some way."""
    before = _year_before(ask, now.concept, now.year, now.item)
    if not asks_change(ask) or before is None:
        return None
    then = value(ask.ficha, now.concept, before, now.item)
    if not isinstance(then, Found) or magnitude(then) == magnitude(now):
        return None
    rose = magnitude(now) > magnitude(then)
    plural = say.is_plural(now.concept)
    verb = ("subieron" if plural else "subió") if rose else ("bajaron" if plural else "bajó")
    other = ("bajaron" if plural else "bajó") if rose else ("subieron" if plural else "subió")
    name = say.subject(now.concept, now.item)
    wrong = contradicts(ask)
    said = f"{say.capital(name)} {verb}" if not wrong else f"{say.capital(name)} no {other}: {verb}"
    parts: list[Part] = [f"{said} de ", *say.amount(then, spoken=False)]
    parts += [f" en {before} a ", *say.amount(now, spoken=False), f" en {now.year}. "]
    return parts, figure_hits(ask.ficha, (*operands(then), *operands(now)))
