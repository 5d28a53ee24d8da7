"""What is asked of the figures just told: "¿y las dos juntas?", "¿cuál es la diferencia?".

Promise: a message is taken so only where it says nothing but what to do with them and that there
are two; what is worked out is shown with both figures, each with its year and row.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE, PUNTOS, UNIDADES
from ingest.ficha import Ficha
from qa.answers.compose import Part, Parts, Shown, derivation, joined
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import magnitude, related
from qa.language.senses import Reading, function_words
from qa.named.row import Item
from qa.programmes.shelf import Shelf
from qa.saying import say
from qa.saying.asking import Draft
from qa.understanding.concepts import specialised
from qa.understanding.question import Question

_FILLERS = frozenset(
    """y e ok ya bueno entonces ahora osea sea digame dime deme dame cual cuales cuanto cuanta
    cuantos cuantas es son fue era seria serian queda hay existe da dan resulta resultan sale salen
    tendria tienen tengo ambos ambas dos cifras montos numeros valores anos regiones componentes
    subtitulos presupuestos programas gastos mas menos eso esos esas estos estas respecto porfa
    favor tres cuatro todos todo si hacen hace llega llegan llegaria llegarian queda quedan
    quedaria quedarian componente region programa total obtengo obtenemos resulta
    todas calcula calcular calculame saca sacame haz hace cabe caben una otra uno otro""".split()
)
"""What may surround an operation and changes nothing about it."""

_OPERATIONS = {
    "sum": frozenset(
        """junto juntos juntas sumado sumados sumadas suma suman sumando sumar sumalos sumalas
        sumas conjunto total sumo sumamos sumame sumalo sumarlos sumarlas juntalos juntalas junta
        juntando juntamos agregando sumarian""".split()
    ),
    "difference": frozenset("diferencia resta restalos restalas brecha distancia puntos".split()),
    "times": frozenset(("veces",)),
}
_TWO = re.compile(
    r"\b(?:los|las|esos|esas|estos|estas) dos\b|\bambos?\b|\bambas\b|\bentre (?:si|ellos|ellas)\b"
    r"|\bjunt[oa]s?\b(?! por)|\bl[oa]s (?:sumo|sumamos|junto|juntamos)\b|\bsumarl[oa]s\b"
    r"|\bsumame\b|\bsum(?:ad[oa]s|al[oa]s|an)\b|\bl[oa]s? sumas?\b|\brestal[oa]s\b"
    r"|\bun[oa] (?:de |a |que )?(?:el |la |l )?otr[oa]\b"
    r"|^(?:y |entonces |ok |ya |bueno )*(?:(?:cual|cuant[oa]) (?:es|fue|seria|hay) )?(?:de |la )?"
    r"diferencia$"
)
_BOTH = re.compile(
    r"(?:(?:y|e|entonces|ok|ya) )*(?:a )?(?:cuant[oa]s?)?"
    r"(?: (?:es|son|da|dan|hay|seria|hacen|llegan|queda|quedan))?"
    r"(?: eso)? ?entre (?:l[oa]s dos|ambos|ambas)(?: (?:cuanto|cuanta|cuantos|cuantas))?"
    r"(?: (?:es|son|da|dan|hay|seria|suma|suman))?"
)
_LEAD = r"(?:(?:y|e|entonces|ok|ya|o|osea|sea|bueno|pero|ahora|eso|a ver|dime|dame|calcula) )*"
_MORE_BY = re.compile(
    rf"{_LEAD}(?:(?:en|por|a) )?cuant[oa]s? (?:(?:es|son|fue|hay|seria|plata|de) )*(?:mas|menos)"
    r"(?: (?:es|son|fue|fueron|hay|hubo|tiene|tuvo|que (?:el|la|lo) otr[oa]))*"
    rf"|{_LEAD}(?:rest[ae]l[oa]s|restarl[oa]s|rest[ae](?: uno de(?:l)? otro)?)"
    rf"|{_LEAD}(?:en|por) cuanto (?:se )?(?:difieren|diferencian|distan)"
)
"""As in "¿cuánto más es?": by how much the two told last differ."""

_MOVED = re.compile(
    rf"{_LEAD}(?:(?:en|por|a|que tanto) )?(?:cuant[oa]s?|que (?:porcentaje|%|monto))?"
    r"(?: ?(?:es|son|fue|hay|hubo|de|se|le|lo|la|les|el|un|plata|dinero|fondos|recursos|monto|mas|"
    r"cuanto|eso|en))*"
    r" ?(?:(?:aument|subi|sub[eo]|crec|agreg|increment|inyect|sum[oa]|recort|rebaj|baj|redu[cj]|"
    r"disminu|dismin|quit|cambi|vari|ajust|suplement|modific|alz|pus)\w*|alza|rebaja|mas|menos)"
    r"(?: (?:de|entre|desde|un[oa]|otr[oa]|al?|y|el|la|inicial|final|presupuesto|que|del|durante|"
    r"ano|ese|es|fue|mismo|plata|fondos|recursos|con respecto|respecto|entonces|porcentaje|en|%))*"
)
"""As in "¿cuánto aumentó de uno a otro?": how the budget moved from the initial to the final."""

_GREATER = re.compile(
    r"(?:(?:y|e|entonces|ok|ya|pero) )*(?:(?:en )?(?:cual|quien|que ano)|donde)"
    r"(?: de (?:los dos|las dos|ambos|ambas|ell[oa]s|es[oa]s dos))?"
    r"(?: (?:es|fue|seria|se|gasto|gastaron|tiene|tuvo|hubo|llego|recibio|costo|salio))*"
    r"(?: (?:el|la|los|las|un|una))?(?: (?P<more>mas|mayor)| (?P<less>menos|menor))"
    r"(?: (?:alt[oa]|baj[oa]|grande|chic[oa]|pequen[oa]|car[oa]|barat[oa]|monto|cifra|gasto))?"
    r"(?: de (?:los dos|las dos|ambos|ambas|ell[oa]s))?"
)
_SMALL = re.compile(r"\b(?:baj|chic|pequen|barat)[oa]\b")
"""As in "¿cuál es mayor?": the larger of the two, or the smaller."""

_SHARES = re.compile(
    r"(?:(?:y|e|entonces) )*(?:que|cuanto) (?:porcentaje|parte|%)"
    r"(?: (?:del?|sobre el) (?:total|gasto|todo))?(?: (?:gastado|ejecutado))?"
    r" (?:son|suman|representan|hacen|equivalen)"
    r"(?: (?:del?|sobre el) (?:total|gasto|todo))?"
    r"(?: (?:l[oa]s dos|ambos|ambas|junt[oa]s|l[oa]s dos junt[oa]s))?"
)
"""As in "¿y qué porcentaje del total son?": what both together are of their whole."""

_PARTS = ("porcentaje_poblacion_region", "porcentaje_gasto_region", "participacion_")
"""Percentages of one whole, which may be added up."""


MOST = 5
"""So many answers are had again for what is asked of the figures that they told."""

_TWO_FIGURES = 2
_FEW = 4
"""So many figures are told again before what is worked out of them."""

_OF_A_TABLE = re.compile(
    r"\bsum(?:a|an|ar|aban)\b.*\b(?:regiones|componentes|subtitulos)\b"
    r"|\b(?:regiones|componentes|subtitulos)\b.*\bsum(?:a|an|ar|aban)\b"
)
"""As in "¿suman los componentes el total?", which asks of a table and not of what was told."""

_NOT_TWO = Draft(
    ("No tengo antes en la conversación las cifras que se puedan sumar así. Diga cuáles son.",),
    "not_found",
)


@dataclass(frozen=True, slots=True)
class Told:
    """The key of a figure that an answer told."""

    document: str
    concept: str
    year: int
    item: str | None


def operation(reading: Reading) -> str | None:
    """What a message asks to do with two figures; None where it says anything else."""
    if (greater := _GREATER.fullmatch(reading.text)) is not None:
        small = greater["less"] is not None or _SMALL.search(reading.text) is not None
        return "less" if small else "more"
    if _SHARES.fullmatch(reading.text) is not None:
        return "shares"
    if _BOTH.fullmatch(reading.text) is not None:
        return "sum"
    typed = " ".join(w.text for w in reading.asked)
    if _MORE_BY.fullmatch(reading.text) or _MORE_BY.fullmatch(typed):
        return "difference"
    of_two = re.search(r"\b(?:es[oa]s|est[oa]s|l[oa]s) dos\b|\bamb[oa]s\b", reading.text)
    if _OF_A_TABLE.search(reading.text) is not None and of_two is None:
        return None
    asked = [name for name, said in _OPERATIONS.items() if not said.isdisjoint(reading.known)]
    known = _FILLERS.union(function_words(), *_OPERATIONS.values())
    if not asked or not known.issuperset(reading.known):
        return "moved" if _MOVED.fullmatch(reading.text) is not None else None
    alone = asked[-1] in ("difference", "times") or _TWO.search(reading.text) is not None
    return asked[-1] if alone else None


_WHOLE_ASKED = re.compile(
    r"(?:(?:y|pero|entonces|eso|o sea|a) )*(?:que|cuanto) (?:porcentaje|parte|proporcion|%)"
    r" del (?P<whole>total ejecutado|total gastado|gasto total|presupuesto inicial"
    r"|presupuesto final) (?:es|fue|representa|representan|son|equivale)(?: eso| esto)?"
)
_WHOLES = {"presupuesto inicial": "presupuesto_inicial", "presupuesto final": "presupuesto_final"}


def whole_asked(reading: Reading) -> str | None:
    """The whole of which the amount told is asked as a part: "¿qué % del presupuesto es?"."""
    found = _WHOLE_ASKED.fullmatch(reading.text)
    return None if found is None else _WHOLES.get(found["whole"], "total_ejecutado")


def part_of(whole: str, told: Iterable[Part], shelf: Shelf) -> Draft | None:
    """The amount told last as a part of a whole of its year; None of rows and of what is declared.

    Execution and what is spent on administration have formulas of their own.
    """
    keys = main_figures(told)
    if len(keys) != 1 or keys[0].item is not None or keys[0].concept in _WITH_FORMULAS:
        return None
    ficha, year = shelf.ficha(keys[0].document), keys[0].year
    pair = (value(ficha, keys[0].concept, year), value(ficha, whole, year))
    there = tuple(f for f in pair if isinstance(f, Found))
    if len(there) < _TWO_FIGURES or any(f.unit != MILES_DE_PESOS for f in there):
        return None
    part, all_of_it = there
    if not magnitude(all_of_it):
        return None
    share = magnitude(part) / magnitude(all_of_it) * 100
    worked = related(share, PORCENTAJE, 1, there, "{} / {} × 100")
    of = say.subject(whole, None).rstrip(",")
    lead = f"{say.capital(say.subject(part.concept, None).rstrip(','))} de {year}, como parte"
    parts = (f"{lead} de {of}: ".replace(" de el ", " del "), *derivation(worked), ".")
    return Draft(list(parts), passages=tuple(figure_hits(ficha, operands(part))))


_WITH_FORMULAS = ("total_gasto_administrativo", "total_ejecutado", "presupuesto_ley_ejecutado")


def main_figures(parts: Iterable[Part]) -> tuple[Told, ...]:
    """The figures that an answer is about: its first one and those of the same concept."""
    keys: dict[Told, None] = {}
    for part in parts:
        if not isinstance(part, Shown) or None in (part.concept, part.year, part.document):
            continue
        key = Told(str(part.document), str(part.concept), part.year or 0, part.item)
        if all(key.concept == other.concept for other in keys):
            keys.setdefault(key)
    return tuple(keys)


def of_the_first(earlier: Question, told: Iterable[Part]) -> Question:
    """A question for an extreme as one about the row that its answer puts first."""
    first = next(iter(main_figures(told)), None)
    kind = vocabulary()[first.concept].item if first and first.item else None
    if first is None or first.item is None or kind is None:
        return earlier
    row = Item(kind, first.item, present=True, taken=frozenset(), weight=1.0)
    cues = earlier.cues - {"maximo", "minimo", "ranking", kind}
    return replace(earlier, concepts=(first.concept,), items=(row,), cues=cues)


def asks_of_spending(reading: Reading) -> bool:
    """As in "¿cuál gastó más?", which no share executed tells."""
    return _SPENT.search(reading.text) is not None


_SPENT = re.compile(r"\bgast(?:o|aron)\b")


def answer(
    asked: str, answers: Sequence[Sequence[Part]], shelf: Shelf, *, of_spending: bool = False
) -> Draft | None:
    """The operation on the last figures told, the answers oldest first.

    None where the question may be understood without them: a difference may be of two years, and
    what is asked `of_spending` is of no other figures.
    """
    keys = list(dict.fromkeys(k for parts in answers[-_TWO_FIGURES:] for k in main_figures(parts)))
    if asked == "moved":
        budgets = {k.concept for k in keys[-2:]} == {"presupuesto_inicial", "presupuesto_final"}
        if not budgets or len({(k.document, k.year) for k in keys[-2:]}) > 1 or len(keys) > 2:
            return None  # how it moved is otherwise between years
        asked = "difference"
    last = main_figures(answers[-1]) if answers else ()
    run = _run(answers) if asked in ("sum", "more", "less") else ()
    pair = list(last if len(last) > 1 else run if len(run) > _TWO_FIGURES else keys[-2:])
    if len(pair) > _TWO_FIGURES and asked not in ("sum", "more", "less"):
        return None
    if asked == "shares":
        pair, asked = [_share(k) for k in pair], "sum"
    found = [value(shelf.ficha(k.document), k.concept, k.year, k.item) for k in pair]
    there = tuple(f for f in found if isinstance(f, Found))
    if of_spending and any(f.unit != MILES_DE_PESOS and "gasto" not in f.concept for f in there):
        return None
    all_there = len(there) == len(pair) >= _TWO_FIGURES
    worked = _worked_out(asked, there, shelf) if all_there else None
    if worked is None:
        return _NOT_TWO if asked == "sum" else None
    crowd = len({f.ficha.document for f in there}) > 1
    told = [_told(f, _title(f.ficha, shelf) if crowd else "") for f in there]
    same = len({(f.concept, f.item, f.ficha.document) for f in there}) == 1
    told = [parts[1:] if same and i else parts for i, parts in enumerate(told)]
    said = (*joined(told), "; ", *worked) if len(there) <= _FEW else worked
    start = [say.capital(said[0]), *said[1:]] if isinstance(said[0], str) else list(said)
    hits = (hit for f in there for hit in figure_hits(f.ficha, operands(f)))
    return Draft([*start, "."], passages=tuple(dict.fromkeys(hits)))


def _run(answers: Sequence[Sequence[Part]]) -> tuple[Told, ...]:
    """The figures of one concept that the last answers told, one each."""
    run: dict[Told, None] = {}
    for parts in reversed(answers):
        main = main_figures(parts)
        if len(main) != 1 or any(main[0].concept != other.concept for other in run):
            break
        run.setdefault(main[0])
    return tuple(reversed(run))


def _share(key: Told) -> Told:
    """The part of its whole that a row's figure is."""
    kind = vocabulary()[key.concept].item
    return replace(key, concept=specialised(key.concept, kind, part=True)) if kind else key


def _worked_out(asked: str, pair: tuple[Found, ...], shelf: Shelf) -> Parts | None:
    """What the operation gives, written out; None where it makes no sense for such figures."""
    first, second = pair[:_TWO_FIGURES]
    if len({(f.unit, say.prices(f)) for f in pair}) > 1:
        return None
    one, other = magnitude(first), magnitude(second)
    if asked == "sum":
        alike = len({f.concept for f in pair}) == 1
        parts_of_one = alike and first.concept.startswith(_PARTS)
        counted = first.unit in (MILES_DE_PESOS, PERSONAS, UNIDADES) or parts_of_one
        if not counted or _same_kind_of_mean(first):
            return None
        whole = sum(map(magnitude, pair), Fraction(0))
        total = related(whole, first.unit, _decimals(first), pair, " + ".join("{}" for _ in pair))
        return ("en total: ", *derivation(total))
    if len(pair) > _TWO_FIGURES:
        which = max(pair, key=magnitude) if asked == "more" else min(pair, key=magnitude)
        name = "mayor" if asked == "more" else "menor"
        of = f"la {name} es la de {_told_apart(which, pair, shelf)}, ".replace(" de el ", " del ")
        return (of, *say.amount(which, spoken=False))
    large, small = (first, second) if one >= other else (second, first)
    if asked == "difference":
        unit = PUNTOS if first.unit == PORCENTAJE else first.unit
        gap = related(
            magnitude(large) - magnitude(small), unit, _decimals(first), (large, small), "{} − {}"
        )
        return ("la diferencia es de ", *derivation(gap))
    if asked in ("more", "less"):
        if large is small or one == other:
            return ("son iguales",)
        which = large if asked == "more" else small
        unit = PUNTOS if first.unit == PORCENTAJE else first.unit
        gap = related(
            magnitude(large) - magnitude(small), unit, _decimals(first), (large, small), "{} − {}"
        )
        name = "mayor" if asked == "more" else "menor"
        of = f"la {name} es la de {_told_apart(which, pair, shelf)}, por "
        return (of.replace(" de el ", " del "), *derivation(gap))
    if not magnitude(small):
        return None
    times: Fraction = magnitude(large) / magnitude(small)
    ratio = related(times, "veces", 2, (large, small), "{} / {}")
    return ("la mayor es ", *derivation(ratio), " la menor")


def _told_apart(one: Found, pair: tuple[Found, ...], shelf: Shelf) -> str:
    """What tells a figure from the other: its programme, row or year, else its concept."""
    if len({_title(f.ficha, shelf) for f in pair}) > 1:
        return f"«{_title(one.ficha, shelf)}»"
    if len({f.item for f in pair}) > 1 and one.item is not None:
        return say.row(one.concept, one.item)
    dated = len({f.year for f in pair}) > 1
    return str(one.year) if dated else say.subject(one.concept, one.item)


def _same_kind_of_mean(found: Found) -> bool:
    """Whether a figure is so much per person or unit, which adds up to nothing."""
    return found.concept.startswith(("gasto_por_", "gasto_unitario_"))


def _decimals(found: Found) -> int:
    """The decimals that a figure is printed with."""
    if found.figure is not None and found.figure.quantity is not None:
        exponent = found.figure.quantity.value.as_tuple().exponent
        return -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return found.result.decimals if found.result is not None else 0


def _told(found: Found, title: str) -> Parts:
    """As in "el presupuesto final de 2025 fue de M$3.205.600"."""
    subject = say.subject(found.concept, found.item).rstrip(",")
    where = f" en «{title}»" if title else ""
    verb = say.was(found.concept)
    return (f"{subject}{where} {verb} de ", *say.amount(found, spoken=False), f" en {found.year}")


def _title(ficha: Ficha, shelf: Shelf) -> str:
    return shelf.view(ficha.document).title
