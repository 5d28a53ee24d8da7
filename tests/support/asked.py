"""Questions about a ficha whose right answers are worked out from its own figures.

The ways of asking are those of tests/cases/formas-de-preguntar.yaml; a fact fills their places.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, permutations
from pathlib import Path
from random import Random
from typing import TypedDict

import yaml

from calc.audit import Subject
from calc.figure import fold
from calc.number import write_number
from qa import Answer
from qa.saying import say
from tests.support.asserted import Facts

_FILE = Path(__file__).resolve().parents[1] / "cases" / "formas-de-preguntar.yaml"
_YEARS = 3
_FALSE_BY = Fraction(13, 10)
"""So far from the right value that no rounding makes it that."""

_LEAST_SPENT = 85
"""The share of the initial budget, in percent, below which fichas speak of underspending."""

_PERCENT = "cobertura"
_CENTRAL = "ivel"
"""What the row of no region is called by: "Nivel central"."""


class _Ways(TypedDict):
    nombres: dict[str, list[str]]
    formas: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Fact:
    """What fills the places of a way of asking, and what its answer must say.

    `says` are figures or names that it holds, `opens` how a yes or no begins.
    """

    family: str
    places: Mapping[str, str] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    opens: str = ""
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question after those before it in its conversation, with the fact that it asks for."""

    fact: Fact
    history: tuple[str, ...]
    question: str


def ways() -> _Ways:
    """The ways of asking by family, and what each concept is called."""
    read: _Ways = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return read


def asked(subject: Subject, random: Random, each: int) -> Iterator[Asked]:
    """Questions about `each` facts of every family that the ficha has, each in one of its ways."""
    known, facts = ways(), Facts(subject)
    families: dict[str, list[Fact]] = {}
    for told in _FAMILIES:
        for fact in told(facts):
            families.setdefault(fact.family, []).append(fact)
    for family, found in families.items():
        for fact in random.sample(found, min(each, len(found))):
            names = known["nombres"].get(fact.concept, [""])
            way = random.choice(known["formas"][family])
            name = random.choice(names).format(**fact.places)
            *history, question = way.format(n=name, **fact.places).split(" >> ")
            yield Asked(fact, tuple(history), question)


def fault(asked: Asked, answer: Answer) -> str | None:
    """What is wrong with an answer, None where nothing is."""
    if answer.status != "answered":
        return f"no contestó ({answer.status})"
    said = fold(answer.answer).replace("\u00a0", " ")
    opening = re.sub(r"^en «[^»]*»(?: \(\d{4}\))?,? ", "", said)
    if asked.fact.opens and not opening.startswith(fold(asked.fact.opens)):
        return f"debía empezar con «{asked.fact.opens}»"
    missing = next((w for w in asked.fact.says if fold(w) not in said), None)
    return None if missing is None else f"no dice «{missing}»"


def _levels(facts: Facts) -> Iterator[Fact]:
    """Figures of one year, alone and after another year's."""
    for concept in _whole_programme():
        for year in facts.years:
            value = facts.of(concept, year)
            if value is None:
                continue
            a, says = str(year), (_written(concept, value),)
            yield Fact("cifra", {"a": a}, says, concept=concept)
            for other in facts.years:
                if other != year and facts.of(concept, other) is not None:
                    places = {"a": a, "b": str(other)}
                    yield Fact("repregunta de otro año", places, says, concept=concept)
            unit = "M$" if concept not in (_PERCENT, "poblacion_beneficiada") else ""
            end = " %" if concept == _PERCENT else ""
            for told, opens in ((value, "Sí"), (_falsified(concept, value), "No")):
                places = {"a": a, "v": f"{unit}{_written(concept, told)}{end}"}
                yield Fact("es tanto", places, says, opens, concept)


def _of_a_year(facts: Facts) -> Iterator[Fact]:
    """What is worked out from the budgets and the spending of one year."""
    for year in facts.years:
        a = {"a": str(year)}
        first, last = facts.of("presupuesto_inicial", year), facts.of("presupuesto_final", year)
        total, spent = (
            facts.of("total_ejecutado", year),
            facts.of("presupuesto_ley_ejecutado", year),
        )
        people = facts.of("poblacion_beneficiada", year)
        apart = facts.of("total_gasto_administrativo", year)
        parts = facts.of("total_gastos_componentes", year), apart
        if total is None or first is None or last is None or None in parts:
            continue
        if total != sum(filter(None, parts)):
            continue  # a misprint, of which the ficha gives more than one value
        yield Fact("varias cifras", a, tuple(map(_whole, (first, last, total))))
        if first != last:
            yield Fact("lo cambiado en el año", a, (_whole(abs(first - last)),))
        if people is not None:
            yield Fact("gasto por beneficiario", a, (_tenths(total / people),))
        if apart is not None:
            yield Fact("parte administrativa", a, (_tenths(100 * apart / total),))
        if spent != total:  # with money from elsewhere, what was spent of the budget is less
            continue
        yield Fact("repregunta del porcentaje", a, (_tenths(100 * total / first),))
        low = "Sí" if 100 * total < _LEAST_SPENT * first else "No"
        yield Fact("bajo el umbral", a, (_tenths(100 * total / first),), low)
        over = "Sí" if total > last else "No"
        yield Fact("más que el presupuesto final", a, (), over)
        for base, which in ((first, "inicial"), (last, "final")):
            yield Fact(f"ejecución {which}", a, (_tenths(100 * total / base),))
            if base > total:
                yield Fact(f"saldo {which}", a, (_whole(base - total),))


def _over_the_years(facts: Facts) -> Iterator[Fact]:
    """Sums, means and changes."""
    ends = {"a": str(facts.years[0]), "b": str(facts.years[-1])} if facts.years else {}
    spent = [v for y in facts.years if (v := facts.of("total_ejecutado", y)) is not None]
    if len(spent) == len(facts.years) == _YEARS:
        yield Fact("suma de los años", ends, (_whole(sum(spent, Fraction())),))
        mean = sum(spent, Fraction()) / _YEARS
        yield Fact("promedio de los años", ends, (_tenths(mean).removesuffix(",0"),))
    for concept in _whole_programme():
        values = [v for y in facts.years if (v := facts.of(concept, y)) is not None]
        if len(values) == len(facts.years) == _YEARS and concept != _PERCENT:
            mean = (values[0] + values[1]) / 2
            says = (_tenths(abs(100 * (values[2] / mean - 1))),)
            yield Fact("frente al promedio", ends, says, concept=concept)
        for a, b in combinations(facts.years, 2):
            yield from _change(facts, concept, a, b)


def _change(facts: Facts, concept: str, a: int, b: int, item: str = "") -> Iterator[Fact]:
    before, after = facts.of(concept, a, item), facts.of(concept, b, item)
    if before is None or after is None or before == after:
        return
    places, rose = {"a": str(a), "b": str(b), "i": item}, after > before
    size, share = abs(after - before), abs(100 * (after / before - 1))
    yield Fact("monto del cambio", places, (_written(concept, size),), concept=concept)
    yield Fact("subió", places, (), "Sí" if rose else "No", concept)
    yield Fact("bajó", places, (), "No" if rose else "Sí", concept)
    if concept == _PERCENT:
        return
    yield Fact("porcentaje del cambio", places, (_tenths(share),), concept=concept)
    for told, opens in ((share, "Sí"), (share * _FALSE_BY + 1, "No")):
        sized = {**places, "v": f"{_tenths(told)} %"}
        yield Fact("tamaño del cambio", sized, (_tenths(share),), opens, concept)


def _regions(facts: Facts) -> Iterator[Fact]:
    """Figures of regions, their order, and one beside another."""
    year = facts.year
    spent = _rows(facts, "gasto_region", year)
    people = _rows(facts, "poblacion_region", year)
    for i, value in spent.items():
        yield Fact("gasto en una región", {"i": i}, (_whole(value),))
        if i in people:
            each = {"i": i}
            yield Fact("beneficiarios en una región", each, (_whole(people[i]),))
            says = (_tenths(value / people[i]),)
            yield Fact("gasto por beneficiario en una región", each, says)
    for i, j in permutations(spent, 2):
        pair, more = {"i": i, "j": j}, spent[i] > spent[j]
        yield Fact("repregunta de otra región", pair, (_whole(spent[i]),))
        if spent[i] != spent[j]:
            yield Fact("una región más que otra", pair, (), "Sí" if more else "No")
            winner = f"De las dos, {_region(i if more else j)}"
            yield Fact("cuál de dos regiones", pair, (), winner)
            yield Fact("diferencia entre regiones", pair, (_whole(abs(spent[i] - spent[j])),))
    by_money, by_people = _in_order(spent), _in_order(people)
    if len(by_money) > _YEARS:
        yield Fact("región con más gasto", {}, (_region(by_money[0]),))
        yield Fact("segunda región", {}, (_region(by_money[1]),))
    if len(by_people) > _YEARS:
        yield Fact("región con menos beneficiarios", {}, (_region(by_people[-1]),))


def _components(facts: Facts) -> Iterator[Fact]:
    """Figures of components by name and by number, and how they changed."""
    names = list(dict.fromkeys(i for c, _, i in facts.values if c == "gasto_componente"))
    for year in facts.years:
        a, total = {"a": str(year)}, facts.of("total_ejecutado", year)
        for i, value in _rows(facts, "gasto_componente", year).items():
            named = {**a, "i": i}
            numbered = {**a, "k": str(names.index(i) + 1)}
            yield Fact("componente por número", numbered, (_whole(value),))
            made = facts.of("produccion_componente", year, i)
            if made is not None:
                yield Fact("producción de un componente", named, (_whole(made),))
                yield Fact("gasto unitario", named, (_tenths(value / made),))
            if total is not None:
                yield Fact("parte de un componente", named, (_tenths(100 * value / total),))
    for concept in ("gasto_componente", "produccion_componente"):
        for name in names:
            for before, after in combinations(facts.years, 2):
                yield from _change(facts, concept, before, after, name)


def _components_compared(facts: Facts) -> Iterator[Fact]:
    """The order of the components of each year, and one beside another."""
    for year in facts.years:
        a = {"a": str(year)}
        spent = _rows(facts, "gasto_componente", year)
        for i, j in permutations(spent, 2):
            pair = {**a, "i": i, "j": j}
            yield Fact("repregunta de otro componente", pair, (_whole(spent[i]),))
            if spent[i] != spent[j]:
                more, winner = spent[i] > spent[j], i if spent[i] > spent[j] else j
                yield Fact("un componente más que otro", pair, (), "Sí" if more else "No")
                yield Fact("cuál de dos componentes", pair, (), f"De los dos, «{winner}»")
        if len(_in_order(spent)) > 1:
            yield Fact("componente con más gasto", a, (_in_order(spent)[0],))


_FAMILIES: Sequence[Callable[[Facts], Iterator[Fact]]] = (
    _levels,
    _of_a_year,
    _over_the_years,
    _regions,
    _components,
    _components_compared,
)


def _whole_programme() -> list[str]:
    """The concepts that have no rows."""
    return [c for c, names in ways()["nombres"].items() if "{i}" not in names[0]]


def _rows(facts: Facts, concept: str, year: int) -> dict[str, Fraction]:
    """The rows of a concept with their values, without what is of no region."""
    found = {i: facts.of(concept, year, i) for i in facts.rows(concept, year) if _CENTRAL not in i}
    return {i: value for i, value in found.items() if value is not None}


def _in_order(rows: Mapping[str, Fraction]) -> list[str]:
    """The rows from the greatest to the least, none where two are alike."""
    alike = len(set(rows.values())) < len(rows)
    return [] if alike else sorted(rows, key=lambda i: -rows[i])


def _region(name: str) -> str:
    return say.row("gasto_region", name)


def _falsified(concept: str, value: Fraction) -> Fraction:
    false = value * _FALSE_BY + 1
    return false if concept == _PERCENT else Fraction(round(false))


def _written(concept: str, value: Fraction) -> str:
    return _tenths(value) if concept == _PERCENT else _whole(value)


def _whole(value: Fraction) -> str:
    return write_number(value, 0)


def _tenths(value: Fraction) -> str:
    return write_number(value, 1)
