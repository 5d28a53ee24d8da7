"""Why a cell holds a mark instead of a value: "¿por qué dice N/A en 2021?", "¿por qué no hay…?".

Promise: the reason is what the ficha's own cells and sentences tell of that row and year; a mark
that the ficha does not print there is said not to be there.
"""

import re
from collections.abc import Callable, Sequence

from calc.figure import Figure, fold
from qa.answers.compose import Part
from qa.answers.evidence import Found, Lacking, figure_hits, operands, value
from qa.kinds.figures import figure
from qa.kinds.prose.nearest_cause import surely_told
from qa.kinds.prose.why_nothing import naming_words, row_told
from qa.language.likeness import KIN, likeness
from qa.named.row import INDICATOR, Item
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote, clean
from qa.text.lines import said_in

_CODES = ("n/a", "n/c", "s/i")
_SAID = {
    "N/C": re.compile(r"\b(?:no )?comparables?\b|\bcomparar el indicador\b"),
    "N/A": re.compile(r"\bno aplica\b"),
    "S/I": re.compile(r"\bno (?:(?:fue|fueron|se) )?(?:inform|report)\w+|\bsin informacion\b"),
    "-": re.compile(r"\b(?:guion(?:es|cito)?|raya|rayita)\b"),
}
_ABSENT = re.compile(
    r"\b(?:no|ni) (?:se )?(?:hay|hubo|tiene|tienen|trae|traen|aparece|aparecen|sale|salen|figura|"
    r"figuran|registra|registran|informa|informan|informo|informaron|esta|estan|muestra|reporta)\b|"
    r"\b(?:sin|falta|faltan|ausencia)\b"
)
_UNVALUED = re.compile(r"\bno\b.*\b(?:evalua|dato|compar|inform|aplic|report)")
_MOST = 2


def answer(
    ask: Ask,
    nothing: Callable[[Ask], Draft | None],
    reasons: Callable[[Ask], Sequence[Quote]],
) -> Draft | None:
    """The mark explained; None where none is asked about, nor a cell that holds one.

    `nothing` gives what is told of a row without figures, `reasons` what may be the cause.
    """
    question = ask.question
    mark = next((c.upper() for c in _CODES if c in question.reading.known), None)
    said = next((m for m, said in _SAID.items() if said.search(question.reading.text)), None)
    if not (mark or said or _ABSENT.search(question.beside_rows)):
        return None
    cells = _marked(ask, mark or said) if mark or said else []
    other = f"No figura «{mark}». " if mark and not cells else ""
    cells = cells or _empty(ask)
    if not cells:
        return _not_there(ask, mark) if mark is not None else None
    first = cells[0]
    if not (mark or said) and (surely_told(ask) or (first.item is None and reasons(ask))):
        return None
    lacking = Lacking(ask.ficha, first.concept, first.year, first.item, first)
    parts: list[Part] = [ask.opening, other, *figure.explain_mark(ask, lacking, first)]
    indicator = next((i for i in ask.ficha.indicators if i.name == first.item), None)
    result = indicator.result if indicator is not None else None
    if result and (str(first.year) in result or _UNVALUED.search(fold(result))):
        parts.append(f" La ficha dice: «{clean(result)}».")
    told = _of_row(ask, first) or (nothing(ask) if indicator is None else None)
    if told is not None:
        parts += [" ", *told.parts]
    hits = figure_hits(ask.ficha, cells[:_MOST])
    hits += told.passages if told is not None else ()
    return Draft([p for p in parts if p], passages=hits, suggestions=_NEXT)


def _of_row(ask: Ask, cell: Figure) -> Draft | None:
    """What the ficha tells of the row of that cell in its year."""
    item = next((i for i in ask.question.items if i.name == cell.item), None)
    if item is None and cell.item is not None and cell.concept.startswith(INDICATOR):
        item = Item(INDICATOR, cell.item, present=True, taken=frozenset(), weight=1.0)
    return row_told(ask, item, (cell.year,)) if item is not None else None


def _marked(ask: Ask, mark: str | None) -> list[Figure]:
    """The cells with that mark of the figures that the question names, the last year first."""
    question = ask.question
    years = question.period.years
    rows = {i.name for i in question.items if i.present}
    named = set(question.concepts) if question.named else set[str]()
    marked = [f for f in ask.ficha.book if f.missing == mark and (not years or f.year in years)]
    if rows or named or naming_words(ask):
        cells = [f for f in marked if (f.item in rows if rows else f.concept in named)]
        marked = cells or _called(ask, marked)
    return sorted(marked, key=lambda f: (f.concept not in question.concepts, -f.year))


def _empty(ask: Ask) -> list[Figure]:
    """The marks that stand in all the cells that the question names."""
    question = ask.question
    years = question.period.years or (ask.ficha.year,)
    if question.concepts:
        found = [value(ask.ficha, *key) for key in figure.keys_of(ask)]
        codes = [one.code for one in found if isinstance(one, Lacking) and one.code is not None]
        if codes and len(codes) == len(found):
            return codes
    rows = {i.name for i in question.items if i.present}
    of_rows = [f for f in ask.ficha.book if f.item in rows and f.year in years]
    if rows:
        return of_rows if all(f.missing for f in of_rows) else []
    marked = [f for f in ask.ficha.book if f.missing and f.year in years]
    return _called(ask, marked) if not question.concepts else []


def _called(ask: Ask, marked: Sequence[Figure]) -> list[Figure]:
    """The cells of the indicators whose names hold most of the question's words, two at least."""
    own = naming_words(ask)
    names = {f.item for f in marked if f.concept.startswith(INDICATOR) and f.item}
    shared = {
        name: sum(any(likeness(word, s) >= KIN for s in said_in(name)) for word in own)
        for name in names
    }
    most = max(shared.values(), default=0)
    least = 1 if ask.question.means("indicador") else _MOST
    return [f for f in marked if f.item in names and shared[f.item] == most >= least]


def _not_there(ask: Ask, mark: str | None) -> Draft | None:
    """The values of cells that the question takes for marked ones."""
    question = ask.question
    if not question.concepts or not (question.named or question.items):
        return None
    found = [value(ask.ficha, *key) for key in figure.keys_of(ask)]
    there = [one for one in found if isinstance(one, Found)]
    if not there or len(there) < len(found) or len(there) > _MOST:
        return None
    parts: list[Part] = [f"{ask.opening}No figura «{mark}»: "]
    for i, one in enumerate(there):
        subject = say.subject(one.concept, one.item).rstrip(",")
        parts += ["; " if i else "", f"{subject} de {one.year} {say.was(one.concept)} de "]
        parts += say.amount(one, spoken=False)
    parts.append(".")
    hits = figure_hits(ask.ficha, [f for one in there for f in operands(one)])
    return Draft([p for p in parts if p], passages=hits, suggestions=_NEXT)


_NEXT = (
    "¿Qué hallazgos tiene el programa?",
    "¿Qué observó la institución?",
    "¿Qué porcentaje del presupuesto final se ejecutó?",
)
