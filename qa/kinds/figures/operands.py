"""The figures that a question names side by side, for something to be done with them.

Promise: each is read where it stands, with the row that stands nearest to it, whatever the words
around it ask for; a pronoun that points back ("sus estudiantes", "en esa línea") takes the row
named before.
"""

from dataclasses import dataclass, replace

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS, PERSONAS, UNIDADES
from qa.answers.evidence import Found, value
from qa.data import read_data
from qa.kinds.figures import figure
from qa.language.senses import Reading, Term
from qa.named.patterns import Named, named_concepts
from qa.named.row import COMPONENT, Item
from qa.saying.asking import Ask
from qa.understanding.concepts import specialised
from qa.understanding.question import borrowing

_SUMMED = (MILES_DE_PESOS, PERSONAS, UNIDADES)
_MONEY = frozenset(("gastar", "dinero", "costar", "ejecutar", "presupuesto"))
_UNNAMING = frozenset(("porcentaje", "quedar", "cambiar"))
_LEAST = 0.9
_WHOLE = {"gasto_componente": "total_gastos_componentes"}
_BUDGETS = ("presupuesto_inicial", "presupuesto_final")
_RESULTS = frozenset(
    """saldo_sin_ejecutar saldo_sin_ejecutar_final reasignaciones gasto_por_beneficiario
    gasto_por_beneficiario_region""".split()
)
"""What is asked for, and no figure that something is done with."""


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure that a question names: its concept, its row, and the word where it stands."""

    concept: str
    item: str | None
    place: int


def operands(ask: Ask, joints: frozenset[str], silent: frozenset[int]) -> tuple[Operand, ...]:
    """The amounts and counts that a question names, in its order, each once.

    `joints` are the words between one and the next ("menos", "entre"), where no name goes on;
    the words at `silent` places say what is done with them and name nothing.
    """
    names = _amounts(ask, joints, silent)
    items = [i for i in ask.question.items if i.present and i.kind != "indicador"]
    found: list[Operand] = []
    used: set[int] = set()
    for item in items:
        fitting = [n for n in names if _fits(n.concept, item)]
        near = min(fitting, key=lambda n: _gap(n, item), default=None)
        found.append(_of_row(item, ask) if near is None else _of_both(near, item))
        used.update(() if near is None else (near.first,))
    whole = ((_WHOLE.get(n.concept, n.concept), n) for n in names if n.first not in used)
    found += [Operand(c, None, n.first) for c, n in whole if vocabulary()[c].item is None]
    found = _of_the_budget(found)
    kept: dict[tuple[str, str | None], Operand] = {}
    for one in sorted(found, key=lambda o: o.place):
        kept.setdefault((one.concept, one.item), one)
    return tuple(kept.values())


def _of_the_budget(found: list[Operand]) -> list[Operand]:
    """What was executed, beside a budget, is what was executed of it."""
    if not any(o.concept in _BUDGETS for o in found):
        return found
    return [
        replace(o, concept="presupuesto_ley_ejecutado") if o.concept == "total_ejecutado" else o
        for o in found
    ]


def values(ask: Ask, asked: tuple[Operand, ...], year: int) -> tuple[Found, ...]:
    """The values of figures in a year; none where one of them is not there."""
    found = [value(ask.ficha, o.concept, year, o.item) for o in asked]
    there = tuple(f for f in found if isinstance(f, Found))
    return there if len(there) == len(found) else ()


def year_of(ask: Ask, one: Operand) -> int:
    """The year asked, or the most recent one that prints the figure."""
    return figure.years_for(ask, one.concept, one.item)[-1]


def _amounts(ask: Ask, joints: frozenset[str], silent: frozenset[int]) -> list[Named]:
    """The concepts named that are amounts or counts."""
    question = ask.question
    reading = _parted(question.reading, joints)
    rows_taken = {i for item in question.items for i in item.taken}
    silent = silent | rows_taken | question.period.taken
    skipped = [t for t in reading.terms if t.senses & _UNNAMING or t.first in silent]
    named = named_concepts(reading, skipped)
    named = tuple(n for n in named if n.weight >= _LEAST and n.concept not in _RESULTS)
    named = tuple(n for n in named if _unit(n.concept) in _SUMMED)
    free = tuple(t for t in reading.terms if t not in skipped)
    return [*named, *(_halves(reading, named[0], free) if len(named) == 1 else ())]


def _parted(reading: Reading, joints: frozenset[str]) -> Reading:
    """The reading with another part after each of the joints."""
    cuts = [i for i, word in enumerate(reading.known) if word in joints]
    terms = tuple(
        replace(t, part=t.part + sum(1 for i in cuts if i <= t.first)) for t in reading.terms
    )
    return Reading(reading.asked, reading.known, terms)


def _halves(reading: Reading, name: Named, free: tuple[Term, ...]) -> list[Named]:
    """As in "al presupuesto final el de partida": a second name that borrows from the first."""
    last = max(t.last for t in name.terms)
    rest = tuple(replace(t, part=0) for t in free if t.first > last)
    lent = borrowing(reading, name, rest) if rest else ()
    return [n for n in lent if n.concept not in _RESULTS and _unit(n.concept) in _SUMMED][:1]


def _unit(concept: str) -> str | None:
    card = vocabulary().get(concept)
    return card.unit if card is not None else None


def _fits(concept: str, item: Item) -> bool:
    """Whether a concept has such rows, or turns into one that has."""
    if item.kind == COMPONENT and concept == "poblacion_beneficiada":
        return False  # those who were served are of no component
    own = vocabulary()[concept].item == item.kind
    return own or concept in read_data("rows")["rows"].get(item.kind, {})


def _gap(name: Named, item: Item) -> int:
    return min(abs(i - name.first) for i in item.taken or {0})


def _of_both(name: Named, item: Item) -> Operand:
    """A row and the concept that it is asked for."""
    place = min((*item.taken, name.first))
    return Operand(specialised(name.concept, item.kind, part=False), item.name, place)


def _of_row(item: Item, ask: Ask) -> Operand:
    """A row named by itself: what it delivers where it is named by that, else its money."""
    place = min(item.taken, default=0)
    money = not ask.question.cues.isdisjoint(_MONEY)
    if item.kind == COMPONENT:
        made = item.by_unit and (not money or ask.question.means("cuantos_"))
        return Operand("produccion_componente" if made else "gasto_componente", item.name, place)
    table = read_data("rows")["rows"][item.kind]
    people = ask.question.any_of("persona", "atender", "poblacion_") and not money
    concept = table.get("people", table["none"]) if people else table["none"]
    return Operand(str(concept), item.name, place)
