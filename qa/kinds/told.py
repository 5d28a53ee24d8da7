"""What only the text tells, though its question also holds words of the tables.

"¿Cuánta gente quedó en lista de espera?" counts people, but not those of any table: the words that
no figure explains stand in a sentence, and that sentence is the answer.
"""

from dataclasses import dataclass

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS
from qa.asking import Ask, Draft
from qa.kinds import attribute, lists, named, prose
from qa.text.asked import Wanted
from qa.text.likeness import KIN, likeness
from qa.text.lines import said_in
from qa.text.rank import Fit, covers
from qa.text.sorts import COUNT, is_number, tells_money

_NEVER_FIGURES = frozenset(("hora", "plazo", "edad", "requisito", "origen", "distancia"))
_NO_ROWS = _NEVER_FIGURES | {"fecha", "quien", "salida"}
"""Sorts of things that no row of a table tells: naming one explains nothing."""

_COUNTED_SHARE = 0.64
"""A number is told of just what is counted, so the sentence itself must hold most of it."""

_FIELDS = ("Historial evaluativo", "Objetivos de Desarrollo Sostenible", "Enfoque de género")
"""Sections of short entries, which only together answer."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """What a sentence must reach: of the whole question, of what nothing explains, of the sort."""

    score: float
    covered: float
    tells: float


_SURE = _Bar(0.72, 0.8, 0.95)
_LIKELY = _Bar(0.52, 0.68, 0.9)


def surely(ask: Ask) -> Draft | None:
    """The sentence that holds nearly all of the question; before any kind that may mistake it."""
    return _told(ask, _SURE)


def answer(ask: Ask) -> Draft | None:
    """The sentence that holds what neither figures, fields nor lists explain; None without one."""
    return _told(ask, _LIKELY)


def _told(ask: Ask, bar: _Bar) -> Draft | None:
    question = ask.question
    if question.any_of(*_OTHERS) or (question.inherited and not question.strangers):
        return None
    if named.asks(ask):
        return None
    wanted, fits = prose.fits(ask)
    if not fits or (asks_money(ask) and not tells_money(fits[0].line.text)):
        return None
    extreme = question.any_of("maximo", "minimo", "tendencia", "cambiar", "promedio")
    if question.named and extreme and not (wanted.sort and wanted.sort.id == "dinero"):
        return None
    best, rest = fits[0], unexplained(ask, wanted)
    if not rest and not _never_a_figure(wanted) and not _counts_another(ask, wanted, best):
        return None
    if wanted.years and not any(str(y) in best.line.around for y in wanted.years):
        return None
    if best.line.section in _FIELDS and attribute.explained(ask):
        return None
    if wanted.sort is not None and wanted.sort.id == COUNT and best.share < _COUNTED_SHARE:
        return None
    if best.score < bar.score or best.tells < bar.tells or covers(best, rest, wanted) < bar.covered:
        return None
    return prose.told(ask, prose.quotes(fits))


_OTHERS = ("porque", "resumen", "hallazgo", "cierto", "cuadrar", "ranking", "sumar")


def unexplained(ask: Ask, wanted: Wanted) -> list[int]:
    """The places of the units that no figure, field or list explains."""
    question = ask.question
    explained = attribute.explained(ask) | lists.explained(ask) | question.period.taken
    said, rows = set[int](), frozenset[str]()
    if _may_be_a_figure(ask, wanted):
        explained |= question.taken
        said = {t.first for t in question.reading.terms if not t.plain and question.named}
        rows = _words_of_rows(ask)
    return [
        i
        for i, unit in enumerate(wanted.units)
        if unit.telling
        and unit.index not in explained
        and unit.index not in said
        and not is_number(unit.word)
        and not any(likeness(unit.word, word) >= KIN for word in rows)
    ]


def asks_money(ask: Ask) -> bool:
    """Whether an amount of money is asked for."""
    question = ask.question
    if question.means("cuantos_") or not (question.means("cuanto") or not question.interrogates):
        return False
    units = (vocabulary()[n.concept].unit for n in question.named if n.weight >= 1)
    return MILES_DE_PESOS in units or question.any_of("costar", "gastar", "dinero")


def _may_be_a_figure(ask: Ask, wanted: Wanted) -> bool:
    """Whether a figure may be what is asked for, so that words of rows and concepts explain it."""
    question = ask.question
    if wanted.sort is not None:
        return wanted.sort.id not in _NO_ROWS and (
            wanted.sort.id != "lugar" or bool(question.named)
        )
    return bool(question.named) or not question.any_of("como_", "dirigir")


def _words_of_rows(ask: Ask) -> frozenset[str]:
    """The words of the rows that the question names, and of the units they are counted in."""
    named = {item.name for item in ask.question.items if item.kind != "region"}
    units = (f"{c.name} {c.unit or ''}" for c in ask.ficha.components if c.name in named)
    return frozenset(word for text in (*units, *named) for word in said_in(text))


def _never_a_figure(wanted: Wanted) -> bool:
    return wanted.sort is not None and wanted.sort.id in _NEVER_FIGURES


def _counts_another(ask: Ask, wanted: Wanted, best: Fit) -> bool:
    """Whether a sentence counts just what is asked, which is no unit that the tables count in."""
    if not wanted.counted or best.share < 0.95 or best.tells < 1:
        return False
    counted = [t for t in ask.question.reading.terms if t.text == wanted.counted[0]]
    if any(t.means("persona") or t.first in lists.explained(ask) for t in counted):
        return False
    units = " ".join(c.unit or "" for c in ask.ficha.components)
    counted_in = {*said_in(f"{units} personas"), *ask.view.people}
    return not any(likeness(wanted.counted[0], word) >= KIN for word in counted_in)
