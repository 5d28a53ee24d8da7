"""Sentences of several figures about a ficha, true and false by construction.

Each has places for numbers; a false version says in one of them the value of another year, row or
concept, or changes a digit of it, or turns the way of a change. A false value is taken only where
it is far enough from the right one that no rounding makes it true.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from random import Random

from calc.audit import Subject
from calc.formulas import TOTAL
from calc.number import write_number
from calc.verify import verify

_NAMES = {
    "presupuesto_inicial": "el presupuesto inicial",
    "presupuesto_final": "el presupuesto final",
    "total_ejecutado": "el gasto total",
    "total_gasto_administrativo": "el gasto administrativo",
    "total_gastos_componentes": "el gasto en componentes",
    "cobertura": "la cobertura",
}
_FORMS = {
    "money": (("M${}", 1, 0), ("${} millones", 1000, 1), ("{} millones de pesos", 1000, 1)),
    "count": (("{}", 1, 0),),
    "percent": (("{} %", 1, 1),),
    "points": (("{} puntos", 1, 1),),
}
_LEAST_MILLIONS = 10_000
_LEAST_CHANGE = Fraction(1, 50)
_REGIONS = (("gasto_region", "money"), ("poblacion_region", "count"))


@dataclass(frozen=True, slots=True)
class Place:
    """A number of a sentence: its value, its kind, and values that it would be false with."""

    value: Fraction
    kind: str
    others: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence with places, and the same with its change turned, which makes `turned` false."""

    family: str
    text: str
    places: Mapping[str, Place]
    reverse: str = ""
    turned: str = ""


@dataclass(frozen=True, slots=True)
class Asserted:
    """A sentence, and each of its figures as printed, with whether it is true."""

    family: str
    text: str
    figures: tuple[tuple[str, bool], ...]


class Facts:
    """The values of a ficha by concept, year and row; 0 and what is missing are left out."""

    def __init__(self, subject: Subject) -> None:
        self.year = subject.year
        self.values: dict[tuple[str, int | None, str], Fraction] = {}
        for f in subject.book:
            if f.quantity is not None and f.quantity.value > 0 and f.item != TOTAL:
                key = f.concept, f.year, (f.item or "").rstrip(".")
                self.values.setdefault(key, Fraction(f.quantity.value))
        self.years = sorted({y for c, y, _ in self.values if c == "presupuesto_inicial" and y})

    def of(self, concept: str, year: int, item: str = "") -> Fraction | None:
        """One value, None where the ficha has none."""
        return self.values.get((concept, year, item))

    def rows(self, concept: str, year: int) -> list[str]:
        """The rows that have a value."""
        return [i for c, y, i in self.values if (c, y) == (concept, year) and "ivel" not in i]


def asserted(subject: Subject, random: Random, each: int) -> Iterator[Asserted]:
    """True and false sentences about a ficha, of `each` patterns of every family."""
    facts = Facts(subject)
    families: dict[str, list[Pattern]] = {}
    for pattern in (*_levels(facts), *_changes(facts), *_parts(facts), *_rows(facts)):
        families.setdefault(pattern.family, []).append(pattern)
    for patterns in families.values():
        for pattern in random.sample(patterns, min(each, len(patterns))):
            yield from _written(pattern, random)


def verdicts(made: Asserted, subject: Subject) -> Iterator[tuple[bool, str]]:
    """Of each figure of a sentence, whether it is true, and its verdict; "none" if not seen."""
    start, judged = 0, verify(made.text, [subject])
    for printed, right in made.figures:
        start = made.text.index(printed, start)
        end = start + len(printed)
        yield right, next((j.verdict for j in judged if start <= j.start and j.end <= end), "none")
        start = end


def _levels(facts: Facts) -> Iterator[Pattern]:
    """Two years of one concept, two concepts of one year."""
    for concept, name in _NAMES.items():
        kind = "percent" if concept == "cobertura" else "money"
        told = [y for y in facts.years if facts.of(concept, y)]
        for base, year in pairwise(told):
            a, b = facts.of(concept, base), facts.of(concept, year)
            if a is None or b is None:
                continue
            places = {"a": Place(a, kind, (b,)), "b": Place(b, kind, (a,))}
            for text in (
                f"{_capital(name)} fue de {{a}} en {base} y de {{b}} en {year}.",
                f"En {year} {name} llegó a {{b}}, frente a {{a}} en {base}.",
                f"{_capital(name)} de {year} fue de {{b}} (en {base} había sido de {{a}}).",
            ):
                yield Pattern("dos años", text, places)
    year = facts.year
    known = {c: v for c in _NAMES if (v := facts.of(c, year)) is not None}
    for one, other in (
        ("presupuesto_inicial", "presupuesto_final"),
        ("total_gastos_componentes", "total_gasto_administrativo"),
        ("presupuesto_final", "total_ejecutado"),
    ):
        if one in known and other in known:
            a, b = known[one], known[other]
            places = {"a": Place(a, "money", (b,)), "b": Place(b, "money", (a,))}
            text = f"En {year}, {_NAMES[one]} fue de {{a}} y {_NAMES[other]}, de {{b}}."
            yield Pattern("dos conceptos", text, places)
            both = f"{_capital(_NAMES[one])} y {_NAMES[other]} de {year} fueron de {{a}} y {{b}}"
            yield Pattern("dos conceptos", f"{both}, respectivamente.", places)
            if one == "presupuesto_inicial":
                text = f"El presupuesto de {year} partió en {{a}} y terminó en {{b}}."
                yield Pattern("dos conceptos", text, places)


def _changes(facts: Facts) -> Iterator[Pattern]:
    """How much a concept rose or fell, alone and beside what it was and became."""
    for concept, name in _NAMES.items():
        for base, year in pairwise(facts.years):
            a, b = facts.of(concept, base), facts.of(concept, year)
            if a is None or b is None or abs(b / a - 1) < _LEAST_CHANGE:
                continue
            levels = "percent" if concept == "cobertura" else "money"
            size = Place(abs(b - a), "points" if concept == "cobertura" else "money")
            places = {"a": Place(a, levels), "b": Place(b, levels), "d": size}
            if concept != "cobertura":
                places["p"] = Place(abs(b / a - 1) * 100, "percent")
            for text, change in (
                ("{N} {v} {d} entre {y} y {z}.", "d"),
                ("En {z} {n} fue de {b}, {d} {m} que en {y}.", "d"),
                ("{N} {v} de {a} en {y} a {b} en {z} ({p}).", "p"),
                ("{N} {v} {p} (de {a} a {b}) entre {y} y {z}.", "p"),
                ("{N} de {z} fue {p} {g} que el de {y} ({a}).", "p"),
            ):
                if change in places:
                    yield Pattern(
                        "variación",
                        _moved(text, name, base, year, up=b > a),
                        places,
                        _moved(text, name, base, year, up=b < a),
                        change,
                    )


def _moved(text: str, name: str, base: int, year: int, *, up: bool) -> str:
    words = {"v": "subió", "m": "más", "g": "mayor"}
    words = words if up else {"v": "bajó", "m": "menos", "g": "menor"}
    words |= {"N": _capital(name), "n": name, "y": str(base), "z": str(year)}
    for place, word in words.items():
        text = text.replace(f"{{{place}}}", word)
    return text


def _parts(facts: Facts) -> Iterator[Pattern]:
    """Components as shares of what they and of what the whole programme spent."""
    year = facts.year
    total = facts.of("total_ejecutado", year)
    components = facts.of("total_gastos_componentes", year)
    for row in facts.rows("gasto_componente", year):
        spent = facts.of("gasto_componente", year, row)
        if spent is None or total is None or components is None:
            continue
        of_all, of_components = spent / total * 100, spent / components * 100
        inside = Place(of_components, "percent", (of_all,))
        whole = Place(of_all, "percent", (of_components,))
        money = Place(spent, "money")
        for text, share in (
            (f"«{row}» representó el {{p}} del gasto en componentes de {year}.", inside),
            (f"Del gasto en componentes de {year}, un {{p}} fue de «{row}».", inside),
            (f"«{row}» gastó {{a}} en {year}, el {{p}} del gasto total.", whole),
            (f"En {year}, «{row}» se llevó el {{p}} del total ejecutado.", whole),
        ):
            yield Pattern("parte", text, {"a": money, "p": share})


def _rows(facts: Facts) -> Iterator[Pattern]:
    """One region or component against the next one."""
    year = facts.year
    for concept, kind in (*_REGIONS, ("gasto_componente", "money")):
        rows = facts.rows(concept, year)
        for one, other in pairwise(rows):
            a, b = facts.of(concept, year, one), facts.of(concept, year, other)
            if a is None or b is None or abs(a / b - 1) < _LEAST_CHANGE:
                continue
            places = {"a": Place(a, kind, (b,)), "b": Place(b, kind, (a,))}
            places["d"] = Place(abs(a - b), kind)
            if kind == "count":
                more = "{o} tuvo {d} beneficiarios {m} que {u}."
                yield Pattern(
                    "filas", f"{one} atendió a {{a}} personas y {other}, a {{b}}.", places
                )
            else:
                more = "El gasto de {o} fue {d} {g} que el de {u} en {z}."
                yield Pattern("filas", f"En {year} {one} gastó {{a}} y {other}, {{b}}.", places)
            more = more.replace("{o}", one).replace("{u}", other)
            ways = [_moved(more, "", year, year, up=up) for up in (a > b, a < b)]
            yield Pattern("diferencia de filas", ways[0], places, ways[1], "d")


def _written(pattern: Pattern, random: Random) -> Iterator[Asserted]:
    """The sentence as it is, with one number false, and with its change turned."""
    forms = {name: _form(place, random) for name, place in pattern.places.items()}
    right = {name: _printed(p.value, forms[name]) for name, p in pattern.places.items()}
    used = [name for name in pattern.places if f"{{{name}}}" in pattern.text]
    yield _filled(pattern, right, "")
    for name in used:
        place = pattern.places[name]
        wrong = [_printed(v, forms[name]) for v in place.others if _is_far(v, place, forms[name])]
        if not wrong:
            changed = place.value + random.choice((2, 3, 4)) * place.value / 10
            wrong = [_printed(changed, forms[name])] if _is_far(changed, place, forms[name]) else []
        for text in wrong:
            yield _filled(pattern, {**right, name: text}, name)
    if pattern.reverse:
        yield _filled(replace(pattern, text=pattern.reverse), right, pattern.turned)


def _filled(pattern: Pattern, printed: Mapping[str, str], false: str) -> Asserted:
    order = sorted(
        (name for name in printed if f"{{{name}}}" in pattern.text),
        key=lambda name: pattern.text.index(f"{{{name}}}"),
    )
    text = pattern.text
    for name in order:
        text = text.replace(f"{{{name}}}", printed[name])
    return Asserted(pattern.family, text, tuple((printed[n], n != false) for n in order))


def _form(place: Place, random: Random) -> tuple[str, int, int]:
    """How a number is printed: its words, its unit and its decimals."""
    small = place.kind == "money" and place.value < _LEAST_MILLIONS
    return _FORMS[place.kind][0] if small else random.choice(_FORMS[place.kind])


def _printed(value: Fraction, form: tuple[str, int, int]) -> str:
    return form[0].format(write_number(value / form[1], form[2]))


def _is_far(value: Fraction, place: Place, form: tuple[str, int, int]) -> bool:
    """Whether no rounding makes a value stand for the right one; its print is no round number."""
    unit = Fraction(form[1], 10 ** form[2])
    printed = write_number(value / form[1], form[2])
    return abs(value - place.value) > max(2 * unit, place.value / 20) and not printed.endswith("00")


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
