"""Whether a budget was underspent, by the bounds of the fichas, in a year or persistently."""

import re
from fractions import Fraction

from calc.audit.findings import measure
from calc.audit.thresholds import thresholds
from qa.answers.compose import Part, derivation, listed, numbers_of
from qa.answers.evidence import Found, covered_years, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.named.faults import faults_named
from qa.saying import say
from qa.saying.asking import Ask, Draft

_BOUNDS = {"ejecucion_inicial": ("inicial", 85), "ejecucion_final": ("final", 90)}
"""What was executed of each budget, and the part of it below which fichas speak of it."""

PERSISTENCE = "persistencia"
_DENIES = re.compile(r"\b(?:no|sin|ningun\w*)\b(?: \w+){0,3}? (?:subejec|persisten)")
_NEXT = ("¿Qué hallazgos tiene el programa?", "¿Cuánto quedó sin gastar?")


def shares(ask: Ask, year: int) -> list[Found]:
    """The parts executed of the initial and of the final budget, where they can be computed."""
    both = (value(ask.ficha, c, year) for c in _BOUNDS)
    return [v for v in both if isinstance(v, Found) and v.result is not None]


def answer(ask: Ask) -> Draft | None:
    """Yes or no for the budget that is named, or for either of them."""
    question = ask.question
    year = ask.year
    one = {"inicial", "final"} & {s for t in question.reading.terms for s in t.senses}
    found = [v for v in shares(ask, year) if len(one) != 1 or _BOUNDS[v.concept][0] in one]
    if len(found) != (1 if len(one) == 1 else len(_BOUNDS)):
        return None
    under = any(magnitude(v) < Fraction(_BOUNDS[v.concept][1]) for v in found)
    parts: list[Part] = [_opening(ask, right=under), f"en {year} se ejecutó el "]
    for i, v in enumerate(found):
        parts += [" y el " if i else "", say.shown_value(v), " del presupuesto "]
        parts += [_BOUNDS[v.concept][0], " (", *derivation(v.result), ")"] if v.result else []
    others = _other_years(ask, found, year)
    if others:
        parts[0] = _in_which_years(ask, [*found, *others])
    for v in others:
        parts += [f"; en {v.year}, el ", say.shown_value(v), f" del {_BOUNDS[v.concept][0]}"]
        parts += [" (", *derivation(v.result), ")"] if v.result else []
    names = (_BOUNDS[v.concept] for v in found)
    bounds = " o ".join(f"«menos del {limit} %» del {name}" for name, limit in names)
    parts.append(f". Las fichas llaman subejecución a gastar {bounds}.")
    return Draft(
        [p for p in parts if p != ""],
        passages=figure_hits(ask.ficha, [f for v in (*found, *others) for f in operands(v)]),
        suggestions=_NEXT,
        assumed=() if question.period.years else (f"La pregunta no dice el año: tomé {year}.",),
    )


def _other_years(ask: Ask, found: list[Found], year: int) -> list[Found]:
    """The same share of the other years, where it is asked whether it was so only in one."""
    if _ONLY_THEN.search(ask.question.reading.text) is None:
        return []
    years = (y for y in covered_years(ask.ficha) if y != year)
    own = (value(ask.ficha, v.concept, y) for y in years for v in found)
    return [v for v in own if isinstance(v, Found) and v.result is not None]


def _in_which_years(ask: Ask, found: list[Found]) -> str:
    """As in "Sólo en 2024: "."""
    under = sorted({v.year for v in found if magnitude(v) < Fraction(_BOUNDS[v.concept][1])})
    said = f"sólo en {under[0]}: " if len(under) == 1 else f"en {listed(map(str, under))}: "
    said = said if under else "en ningún año: "
    return f"{ask.opening}{said}" if ask.crowd else say.capital(said)


_ONLY_THEN = re.compile(
    r"\b(?:solo|solamente|unicamente|recien) (?:es |fue |de |del |en |el )*(?:20\d\d|est?e ano)|"
    r"\b(?:l[oa]s|en|de) (?:tres|dos|otros|demas) anos\b|\bviene de\b|"
    r"\b(?:todos|cada) (?:los )?anos?\b"
)
"""As in "¿viene de los tres años o es solo de 2024?"."""


def persistence(ask: Ask) -> Draft | None:
    """Whether it was so in each year that the criterion looks at, where no finding says it."""
    question = ask.question
    kinds = [kind.id for kind in faults_named(question.reading).kinds]
    if kinds != [PERSISTENCE] or question.means("hallazgo"):
        return None
    criterion = next(t for t in thresholds() if t.id == PERSISTENCE)
    measured = measure(ask.ficha.book, criterion, ask.year, Fraction(criterion.limit))
    if measured.met is None or measured.derivation is None:
        return None
    sources = tuple(f.source for f in measured.figures)
    parts: list[Part] = [
        _opening(ask, right=measured.met),
        f"la ficha {ask.ficha.year} no publica ese hallazgo y, según sus cifras, ",
        "cada año se ejecutó" if measured.met else "no todos los años se ejecutó",
        f" menos del «{criterion.limit} %» del presupuesto inicial (",
        *numbers_of(measured.derivation, sources, criterion.concept, ask.year),
        ").",
    ]
    hits = figure_hits(ask.ficha, list(measured.figures))
    return Draft(parts, passages=hits, suggestions=_NEXT)


def _opening(ask: Ask, *, right: bool) -> str:
    """The verdict; the other one where the question holds that it is not so."""
    known = ask.question.reading.known
    held = ask.question.means("cierto") or known[-1] in ("cierto", "verdad")
    denied = held and _DENIES.search(ask.question.reading.text)
    said = "sí: " if right != bool(denied) else "no: "
    return f"{ask.opening}{said}" if ask.crowd else say.capital(said)
