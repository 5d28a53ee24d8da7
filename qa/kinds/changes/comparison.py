"""Whether one figure is greater than another: two concepts, two years or two rows."""

import re
from dataclasses import dataclass

from calc.concepts import vocabulary
from calc.formulas import Options, Result, Unavailable, evaluate
from qa.answers.compose import Part, derivation, listed
from qa.answers.evidence import Found, covered_years, figure_hits, value
from qa.answers.evidence import operands as printed_behind
from qa.answers.reckoned import magnitude, related
from qa.kinds.figures import figure
from qa.kinds.figures.operands import operands, year_of
from qa.named.row import beside_names, row_places
from qa.named.thresholds import read_threshold
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.differences import unsigned
from qa.saying.suggest import next_questions
from qa.understanding.question import Question, borrowing

_MORE = (
    r"\b(mas|mayor(?:es)?|mejor(?:es)?|super\w+|sobrepas\w+|exced\w+|por sobre|por encima|"
    r"(?:le )?gan(?:o|a|aron|an) al?)\b"
)
_LESS = (
    r"\b(mas (?:rapid[oa]s?|chic[oa]|baj[oa]|pequen[oa]|reducid[oa]|barat[oa])|menos|menor(?:es)?|"
    r"peor(?:es)?|por debajo|por bajo|inferior(?:es)?)\b"
)
ASKING = set("cual cuales cuanto cuanta cuantos cuantas quien quienes como cuando donde".split())
_SAME = (
    "son iguales", "fueron iguales", "eran iguales", "es igual", "fue igual", "igual al", "igual a",
    "igual que", "iguales", "son el mismo", "fueron el mismo", "es el mismo", "fue el mismo",
    "son los mismos", "son lo mismo", "el mismo que", "la misma que", "identicos", "identico",
)  # fmt: skip
_OTHER = ("distinto", "distinta", "distintos", "distintas", "diferente", "diferentes")
_AS_MANY = re.compile(r"\btant[oa]s? (?:\w+ ){1,4}?como\b")
_AND_BY_HOW_MUCH = re.compile(r" (?:y )?(?:por|en) cuanto$")
"""As in "¿es mayor que el inicial?, ¿por cuánto?": a difference is always told."""

_HOW_MUCH = re.compile(r"\b(?:en|a|de|por) (?:que|cuant[oa]s?)\b")
_THAN_YEAR = (
    r"\b(?:mas|menos|mayor|menor|mejor|peor)\b.* que (?:en |el |la |de |del |durante |ano )*"
    r"(?:20\d\d|anterior\b|pasado\b|previo\b|antes\b)|"
    r"\b(?:super|sobrepas)\w+ (?:a |al |el |la |los |las )(?:de |del |en )?(?:el |ano )*"
    r"(?:20\d\d|anterior\b|pasado\b|previo\b)"
)
_IN_YEARS = ("que ano", "que anos", "cual ano", "cuales anos", "cuales fueron los anos")
Key = tuple[str, int, str | None]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two figures in the order asked."""

    first: Found
    second: Found


def answer(ask: Ask) -> Draft | None:
    """Yes or no, or which is greater; None where no two figures are compared."""
    question = ask.question
    text = _AND_BY_HOW_MUCH.sub("", beside_names(question.reading.known, question.items))
    if question.says(*_IN_YEARS) and not question.period.years:
        return _years_where(ask)
    less = re.search(_LESS, text)
    more = re.search(_MORE, text) if less is None else None
    if read_threshold(question.reading) is not None or question.strangers:
        return None
    if (more is None and less is None) or _AS_MANY.search(text):
        return _alike(ask)
    if (how_much := re.search(r"\bcuant[oa]s?\b", text)) and how_much.start() > 0:
        return None  # "los grupos, ¿cuántos menos que en 2021?" is no yes or no
    first = question.reading.known[:1]
    which = _WHICH_OF_TWO.search(text) is not None or first in (("cual",), ("que",))
    if which and not question.any_of("cierto", "porque"):
        return _which(ask, less=less is not None)
    if _HOW_MUCH.search(text) or question.means("porque") or not ASKING.isdisjoint(first):
        return None
    return _in_order(ask, less=less is not None)


def _in_order(ask: Ask, *, less: bool) -> Draft | None:
    """Whether the first figure is greater than the second, or less where that is asked."""
    question = ask.question
    if not question.items and question.any_of("region", "donde") and not question.means("cierto"):
        return None  # "la región donde es más alto el gasto por hogar, y el monto"
    sides = sides_of(ask)
    if sides is None or (question.says(*_BETTER) and not _is_good(sides.first, question)):
        return None
    first, second = magnitude(sides.first), magnitude(sides.second)
    if _EITHER.search(question.reading.text):
        return side_by_side(ask, sides, "Más: " if first > second else "Menos: ")
    return side_by_side(
        ask, sides, "Sí: " if (first < second if less else first > second) else "No: "
    )


_EITHER = re.compile(
    r"\bmas (?:\w+ ){0,3}?o (?:\w+ ){0,3}?(?:menos|mas (?:barat|chic|baj|pequen|poc)\w+)\b|"
    r"\b(?:menos|mas (?:barat|chic|baj|pequen|poc)\w+) (?:\w+ ){0,3}?o (?:\w+ ){0,3}?mas\b|"
    r"\bmayor o menor\b|\bmenor o mayor\b"
)
"""As in "¿salió más caro o más barato?": neither is put forward."""
_BETTER = ("mejor", "mejores", "peor", "peores")
_GOOD = ("cobertura", "poblacion_beneficiada", "poblacion_region")


def _is_good(found: Found, question: Question) -> bool:
    """Whether more of it is better: of an indicator never, of money only if it is asked so."""
    return question.means("dinero") or found.concept in _GOOD


def _alike(ask: Ask) -> Draft | None:
    """As in "inicial y final son iguales, ¿correcto?"."""
    question = ask.question
    asking = not ASKING.isdisjoint(question.reading.known)
    as_many = _AS_MANY.search(question.reading.text) is not None
    alike = as_many or question.says(*_SAME, *_OTHER)
    if (asking and not as_many) or not alike or len(question.period.years) > 1:
        return None
    sides = sides_of(ask)
    if sides is None:
        return None
    same = magnitude(sides.first) == magnitude(sides.second)
    same = same != question.says(*_OTHER)
    return side_by_side(ask, sides, "Sí: " if same else "No: ")


def _years_where(ask: Ask) -> Draft | None:
    """As in "¿en qué años el presupuesto final fue más bajo que el inicial?"."""
    pair = _concepts(ask.question)
    text = ask.question.reading.text
    less = re.search(_LESS, text) is not None
    if pair is None or (not less and re.search(_MORE, text) is None):
        return None
    fits: list[Sides] = []
    others: list[Sides] = []
    for year in covered_years(ask.ficha):
        first, second = (value(ask.ficha, concept, year) for concept in pair)
        if not isinstance(first, Found) or not isinstance(second, Found):
            continue
        if first.unit != second.unit:
            return None
        gap = magnitude(first) - magnitude(second)
        (fits if (gap < 0 if less else gap > 0) else others).append(Sides(first, second))
    if not fits and not others:
        return None
    who = ask.opening
    opening = f"{who}en ninguno de los años con ambos datos"
    if fits:
        opening = f"{who}en {listed(str(s.first.year) for s in fits)}"
    parts: list[Part] = [f"{say.capital(opening)}. "]
    for i, side in enumerate(sorted((*fits, *others), key=lambda s: s.first.year)):
        named = [f"{say.subject(c)} de {side.first.year}" for c in pair]
        parts += [f"{' ' if i else ''}{say.capital(named[0])} {say.was(pair[0])} de "]
        parts += [*say.amount(side.first, spoken=False), f" y {named[1]} de "]
        parts += [*say.amount(side.second, spoken=False), "."]
    figures = [
        f for s in (*fits, *others) for one in (s.first, s.second) for f in printed_behind(one)
    ]
    return Draft(
        [p for p in parts if p != ""],
        passages=figure_hits(ask.ficha, figures),
        suggestions=next_questions(ask, pair[0], ask.ficha.year),
    )


def _which(ask: Ask, *, less: bool) -> Draft | None:
    """As in "¿qué fue mayor, el presupuesto inicial o el final?", "¿más en 2022 o en 2023?"."""
    if " o " not in f" {ask.question.reading.text} ":
        return None
    sides = sides_of(ask)
    if sides is None or sides.first.item != sides.second.item:
        return None  # of rows, how they stand among all is told
    first, second = sorted((sides.first, sides.second), key=magnitude, reverse=not less)
    if magnitude(first) == magnitude(second):
        return side_by_side(ask, sides, "")
    another_year = first.concept == second.concept
    which = f"en {first.year}" if another_year else say.subject(first.concept, first.item)
    return side_by_side(ask, Sides(first, second), f"Fue {'menor' if less else 'mayor'} {which}: ")


_WHICH_OF_TWO = re.compile(
    r"\b(?:mas|menos|mayor|menor)\b(?! o )(?!.*\bque\b)"
    r"(?!.* o (?:no|mas|menos|mayor|menor)\b).* o "
)
"""As in "¿se gastó más en administración o en componentes?": which one, and no yes or no."""


def sides_of(ask: Ask) -> Sides | None:
    """The two figures that a question compares; None where it does not name two alike."""
    keys = _keys(ask)
    if keys is None:
        return None
    found = [value(ask.ficha, *key) for key in keys]
    if not all(isinstance(f, Found) for f in found):
        return None
    first, second = (f for f in found if isinstance(f, Found))
    return Sides(first, second) if first.unit == second.unit else None


def _keys(ask: Ask) -> tuple[Key, Key] | None:
    """The two figures compared, as the question orders them."""
    question = ask.question
    if (than := _than_a_year(ask)) is not None:
        return than
    pair = _concepts(question)
    if pair is not None and len(question.period.years) <= 1:
        year = figure.years_for(ask, pair[0], None)[-1]
        return (pair[0], year, None), (pair[1], year, None)
    if len(question.concepts) != 1:
        return _of_two_kinds(ask)
    concept = question.concepts[0]
    years = [index for _, index in question.period.places]
    if len(years) == 2 and _parted(question, years):
        item = figure.items_for(ask, concept)[0]
        concept = figure.of_row(ask, concept, item)[0]
        (first, _), (second, _) = sorted(question.period.places, key=lambda p: p[1])
        return (concept, first, item), (concept, second, item)
    rows = [i for i in question.items if i.present and i.kind == vocabulary()[concept].item]
    if len(rows) == 2 and _parted(question, list(places := row_places(*rows))):
        year = figure.years_for(ask, concept, rows[0].name)[-1]
        one, other = (i.name for i in (rows if places[0] < places[1] else rows[::-1]))
        return (concept, year, one), (concept, year, other)
    return _of_two_kinds(ask)


def _of_two_kinds(ask: Ask) -> tuple[Key, Key] | None:
    """As in "¿se gastó más en personal que en administración?": a row against another figure."""
    known = ask.question.reading.known
    asked = operands(ask, _THAN, frozenset())
    if len(asked) != 2 or len(ask.question.period.years) > 1 or not ask.question.items:
        return None
    if not any(_than(known, i) for i in range(asked[0].place + 1, asked[1].place)):
        return None
    first, second = ((o.concept, year_of(ask, asked[0]), o.item) for o in asked)
    return first, second


def _than_a_year(ask: Ask) -> tuple[Key, Key] | None:
    """As in "¿gastaron menos que el año anterior?": the year of the ficha against that one."""
    question = ask.question
    year = ask.ficha.year
    base = question.period.years[0] if len(question.period.years) == 1 else year
    if len(question.period.years) > 1 or question.period.every or not question.concepts:
        return None
    if _THAN_BEFORE.search(question.reading.text) or _BARELY.search(question.reading.text):
        year, base = base, base - 1  # "la del último año es más alta que la del anterior"
    elif base >= year or re.search(_THAN_YEAR, question.reading.text) is None:
        return None
    item = figure.items_for(ask, question.concepts[0])[0]
    concept = figure.of_row(ask, question.concepts[0], item)[0]
    return (concept, year, item), (concept, base, item)


_THAN_BEFORE = re.compile(
    r"\b(?:20\d\d|ultimo ano|este ano)\b.*(?:\bque|encima|debajo|sobre|bajo) "
    r"(?:de |del |el |la |lo |en )*(?:ano )?(?:anterior|previo|antes)$"
)
_BARELY = re.compile(
    r"\b(?:mas|menos)(?: plata| dinero| recursos| gente| personas)? "
    r"(?:en |el |durante |este |ese )*(?:20\d\d|ultimo ano|ano)$"
)
"""Nothing else to hold it against than the year before: "por hogar, ¿se gastó menos el 2025?"."""


def _concepts(question: Question) -> tuple[str, str] | None:
    """Two concepts that have no rows, as the question orders them.

    The second may borrow from the first, as in "el presupuesto final … que el inicial".
    """
    if {"presupuesto", "terminar", "empezar"} <= question.cues:
        return _as_told(question)
    named = sorted((n for n in question.named if n.weight >= 1), key=lambda n: n.first)
    ids = list(dict.fromkeys(n.concept for n in named))
    if len(ids) == 1:
        known = question.reading.known
        places = [i for i, w in enumerate(known) if i > named[0].first and _than(known, i)]
        at = places[-1] if places else len(known)
        rest = tuple(t for t in question.reading.terms if t.first > at)
        ids += [n.concept for n in borrowing(question.reading, named[0], rest)[:1]] if rest else []
    ids = list(dict.fromkeys(_ALL_ROWS.get(c, c) for c in ids))
    if len(ids) != 2 or any(vocabulary()[c].item for c in ids) or question.items:
        return None
    return ids[0], ids[1]


_ALL_ROWS = {"gasto_componente": "total_gastos_componentes"}


def _as_told(question: Question) -> tuple[str, str]:
    """How the budget ended against how it began, in the order told."""
    first = {s: t.first for t in question.reading.terms for s in t.senses}
    pair = ("presupuesto_final", "presupuesto_inicial")
    return pair if first["terminar"] < first["empezar"] else pair[::-1]


def _than(known: tuple[str, ...], index: int) -> bool:
    """Whether a word leads to what is compared with: "que el…", "por debajo del…"."""
    beside = known[index] == "del" and known[index - 1] in _BESIDE
    return known[index] in _THAN or beside


_BESIDE = frozenset("debajo encima arriba abajo menor mayor distinto diferente".split())
_THAN = frozenset(("que", "al", "a", "o"))


def _parted(question: Question, places: list[int]) -> bool:
    """Whether a word of comparison stands between the two."""
    between = question.reading.known[min(places) + 1 : max(places)]
    return bool(_COMPARING & set(between))


_COMPARING = frozenset(
    """que a al como encima debajo sobre bajo respecto frente contra versus vs comparado comparada
    comparacion relacion o""".split()
)


def side_by_side(ask: Ask, sides: Sides, opening: str) -> Draft:
    """Both figures with their difference, after what opens the answer."""
    first, second = sides.first, sides.second
    more, less = sorted((first, second), key=magnitude, reverse=True)
    pair: Options = {"concept": more.concept, "base_concept": less.concept, "base_year": less.year}
    if less.item is not None:
        pair["base_item"] = less.item
    change: Result | Unavailable = evaluate(
        "variacion_absoluta", ask.ficha.book, more.year, more.item, **pair
    )
    if isinstance(change, Unavailable):  # of two tables: no formula names the pair
        gap_ = magnitude(more) - magnitude(less)
        change = related(gap_, more.unit, 0, (more, less), "{} − {}")
    who = ask.opening
    start = f"{who}{opening.lower() if who else opening}"
    subject = say.subject(first.concept, first.item).rstrip(",")
    parts: list[Part] = [
        start,
        subject if start else say.capital(subject),
        f" de {first.year} {say.was(first.concept)} de ",
        *say.amount(first, spoken=False),
    ]
    same = (first.concept, first.item) == (second.concept, second.item)
    other = say.subject(second.concept, second.item).rstrip(",")
    parts += [
        f" y {'el valor' if same else other} de {second.year} de ",
        *say.amount(second, spoken=False),
    ]
    if isinstance(change, Result):
        gap: list[Part] = [
            ": la diferencia es de ",
            unsigned(change),
            " (",
            *derivation(change),
            ")",
        ]
        parts += gap if change.value else [": son iguales"]
    parts.append(".")
    figures = [f for one in (first, second) for f in printed_behind(one)]
    return Draft(
        [p for p in parts if p != ""],
        passages=figure_hits(ask.ficha, figures),
        suggestions=next_questions(ask, first.concept, first.year),
        assumed=() if ask.question.period.said else figure.assumed_year(ask, first.year),
    )
