"""Which indicators went well or badly, have no value, or are of a kind: "¿cuáles empeoraron?".

Promise: "mejoró" and "empeoró" are read by the sense that the ficha prints for each indicator, so
one that should fall improves when it falls; one that cannot be compared is said to be so.
"""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from calc.figure import Figure, fold
from ingest.ficha import Indicator
from qa.answers.compose import Part, Parts, counted, joined
from qa.answers.evidence import Found, Lacking, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.figures.figure_table import figures_of
from qa.named.row import INDICATOR
from qa.saying import say
from qa.saying.asking import Ask, Draft

_CONCEPTS = {"proposito": "indicador_proposito", "complementario": "indicador_complementario"}
_ASKS = re.compile(
    r"\b(?:que|cual(?:es)?|cuant[oa]s|algun(?:o|os)?|hay|lista|nombra|muestra|dime|indique)\b"
    r"|^(?:los )?indicadores\b|^(?:(?:el|un) )?indicador (?:\w+ ){0,3}?(?:sin|que)\b"
)
_CHANGED = (
    ("mejoraron", "mejoró", re.compile(r"\bmejor(?:o|aron|an|a|ar|ado|aban)\b")),
    ("empeoraron", "empeoró", re.compile(r"\bempeor\w+|\bdesmejor\w+")),
    ("subieron", "subió", re.compile(r"\b(?:sub|aument|crec|increment)\w+|\b(?:al )?alza\b")),
    (
        "bajaron",
        "bajó",
        re.compile(r"\b(?:baj(?:o|aron|an|a|ar)|disminuy\w+|ca(?:yo|yeron|en)|reduj\w+)\b"),
    ),
    (
        "se mantuvieron",
        "se mantuvo",
        re.compile(r"\b(?:mantuv\w+|manten\w+|mantien\w+|no (?:cambi|vari)\w+|iguales?)\b"),
    ),
)
_LACKING = re.compile(
    r"\bsin (?:\w+ ){0,2}(?:dato|valor|informa|resultado|cifra|medi|reporta)\w*"
    r"|\bno (?:(?:se|fue|fueron|tiene|tienen|trae|traen|hay|estan?|ha|han|hubo|tuvo|tuvieron) )*"
    r"(?:ningun )?(?:inform|report|mid|medi|dato|valor|registr|resultado)\w*"
    r"|\bfalt\w+|\b[sn]/[iac]\b|\ben blanco\b"
)
_MARK = re.compile(r"\b(s/i|n/a|n/c)\b")
_THE_MARK = re.compile(
    r"^(?!.*\b(?:cual|cuant|que indicador)).*\b(?:el|un|es[ea]|est[ea]) (?:s/i|n/a|n/c)\b"
)
"""As in "y ese S/I que sale ahí?", which asks for what the mark means."""
_SAID_OF = (
    (
        re.compile(
            r"\bno (?:se )?(?:pued\w+|pud\w+|es posible|fue posible|son|fue\w*) "
            r"(?:evalua|compara)\w*|\bno evaluab\w+|\bno se (?:evalu|compar)\w+"
        ),
        re.compile(r"\bno\b.*\b(?:evalu|compar)|\bno evaluab"),
        "no se pueden evaluar o comparar, según la ficha",
    ),
    (
        re.compile(r"\bmal formulad\w+|\bpertinente\w*"),
        re.compile(r"formulado|pertinente"),
        "no son pertinentes o están mal formulados, según la ficha",
    ),
    (re.compile(r"\bnuev[oa]s?\b"), re.compile(r"\bnuevo\b"), "son nuevos o cambiaron"),
)
_OF_DIMENSION = re.compile(
    r"\b(?:de(?: la)?|miden?|mediciones de|dimension(?: de)?) (?:la )?"
    r"(calidad|eficacia|eficiencia|economia)\b"
)
_OF_SENSE = re.compile(r"\b(ascendent|descendent)es?\b")


def which(ask: Ask) -> Draft | None:
    """The indicators that the question sets apart; None where it asks for no such."""
    question = ask.question
    text = question.reading.text
    if not question.means("indicador") or question.any_of("porque", "significar", "calcular"):
        return None
    if any(i.present for i in question.items) or _ASKS.search(text) is None:
        return None
    if _THE_MARK.search(text):
        return None
    every = _scope(ask)
    if not every:
        return None
    return (
        _changed(ask, every)
        or _lacking(ask, every)
        or _told_so(ask, every)
        or _of_a_kind(ask, every)
    )


def _scope(ask: Ask) -> list[Indicator]:
    """The indicators of the table that is named; all of them where none is."""
    kinds = [k for k in _CONCEPTS if ask.question.means(k)]
    return [i for i in ask.ficha.indicators if not kinds or i.kind in kinds]


def _value(ask: Ask, one: Indicator, year: int) -> Found | Lacking:
    return value(ask.ficha, _CONCEPTS[one.kind], year, one.name)


def _changed(ask: Ask, every: Sequence[Indicator]) -> Draft | None:
    """Those that went one way between two years, each with both values."""
    asked = next((c for c in _CHANGED if c[2].search(ask.question.reading.text)), None)
    if asked is None:
        return None
    base, year = _years(ask)
    rows: list[Parts] = []
    apart: list[Parts] = []
    figures: list[Figure] = []
    for one in every:
        first, last = _value(ask, one, base), _value(ask, one, year)
        if not isinstance(first, Found) or not isinstance(last, Found):
            apart.append((f"«{one.name}»",))
            continue
        if not _WENT[asked[0]](magnitude(last) - magnitude(first), _falls(one)):
            continue
        figures += (*operands(first), *operands(last))
        sense = " (su sentido es descendente)" if _falls(one) and asked[0] in _JUDGED else ""
        rows.append(
            (
                f"«{one.name}», de ",
                *say.amount(first, spoken=False),
                f" en {base} a ",
                *say.amount(last, spoken=False),
                f" en {year}{sense}",
            )
        )
    end: Parts = (" No se puede comparar: ", *joined(apart), ".") if apart else ()
    verbs = (f"{asked[0]} entre {base} y {year}", f"{asked[1]} entre {base} y {year}")
    return _told(ask, rows, every, verbs, figures, end)


_JUDGED = ("mejoraron", "empeoraron")
_WENT: dict[str, Callable[[Fraction, bool], bool]] = {
    "mejoraron": lambda change, falls: change < 0 if falls else change > 0,
    "empeoraron": lambda change, falls: change > 0 if falls else change < 0,
    "subieron": lambda change, _: change > 0,
    "bajaron": lambda change, _: change < 0,
    "se mantuvieron": lambda change, _: change == 0,
}


def _falls(one: Indicator) -> bool:
    return fold(one.direction or "").startswith("desc")


def _years(ask: Ask) -> tuple[int, int]:
    named = ask.question.period.years
    year = named[-1] if named else ask.ficha.year
    return (named[0] if len(named) > 1 else year - 1), year


def _lacking(ask: Ask, every: Sequence[Indicator]) -> Draft | None:
    """Those that print a mark instead of a value."""
    text = ask.question.reading.text
    if _LACKING.search(text) is None:
        return None
    marked = _MARK.search(text)
    years = ask.question.period.years or (ask.ficha.year,)
    if marked is not None and not ask.question.period.years:
        years = tuple(sorted({f.year for f in ask.ficha.book if f.item is not None}))
    rows: list[Parts] = []
    figures: list[Figure] = []
    for one in every:
        blank = [(y, v) for y in years if isinstance(v := _value(ask, one, y), Lacking)]
        blank = [(y, v) for y, v in blank if marked is None or fold(v.mark or "") == marked[1]]
        blank = [(y, v) for y, v in blank if v.mark is not None]
        if blank:
            said = ", ".join(f"«{v.mark}» en {y}" for y, v in blank)
            rows.append((f"«{one.name}» ({said})",))
            figures += [f for _, v in blank for f in figures_of(v)]
    when = f"en {years[0]}" if len(years) == 1 else f"entre {years[0]} y {years[-1]}"
    verbs = (f"no tienen valor {when}", f"no tiene valor {when}")
    return _told(ask, rows, every, verbs, figures)


def _told_so(ask: Ask, every: Sequence[Indicator]) -> Draft | None:
    """Those of which the ficha says that they cannot be judged, each in its words."""
    text = ask.question.reading.text
    found = next(((said, how) for asks, said, how in _SAID_OF if asks.search(text)), None)
    if found is None:
        return None
    said, how = found
    own = [one for one in every if said.search(fold(one.result))]
    rows: list[Parts] = [(f"«{one.name}»: «{one.result.strip().rstrip('.')}»",) for one in own]
    return _told(ask, rows, every, (how, _one(how)), _last(ask, own))


def _one(how: str) -> str:
    for several, single in (("pueden", "puede"), ("son nuevos", "es nuevo")):
        how = how.replace(several, single)
    how = how.replace("cambiaron", "cambió").replace("no son pertinentes", "no es pertinente")
    return how.replace("están mal formulados", "está mal formulado")


def _of_a_kind(ask: Ask, every: Sequence[Indicator]) -> Draft | None:
    """Those of a dimension or of a sense."""
    text = ask.question.reading.text
    dimension, sense = _OF_DIMENSION.search(text), _OF_SENSE.search(text)
    if dimension is not None:
        own = [i for i in every if fold(i.dimension or "") == dimension[1]]
        how = f"de la dimensión «{own[0].dimension if own else dimension[1]}»"
    elif sense is not None:
        own = [i for i in every if fold(i.direction or "").startswith(sense[1])]
        how = f"de sentido {sense[1]}e"
    else:
        return None
    rows: list[Parts] = [(f"«{one.name}»",) for one in own]
    verbs = (f"son {how}", f"es {how}")
    return _told(ask, rows, every, verbs, _last(ask, own))


def _last(ask: Ask, own: Sequence[Indicator]) -> list[Figure]:
    return [f for one in own for f in figures_of(_value(ask, one, ask.ficha.year))]


def _told(
    ask: Ask,
    rows: list[Parts],
    every: Sequence[Indicator],
    verbs: tuple[str, str],
    figures: Sequence[Figure],
    end: Parts = (),
) -> Draft:
    """As in "2 de los 4 indicadores mejoraron entre 2024 y 2025: …"."""
    sources = tuple(f.source for f in figures)
    count: Parts = (counted(len(rows), sources), " de los ", counted(len(every)), " indicadores ")
    parts: list[Part] = [ask.opening]
    if not rows:
        parts += ["ningún indicador " if ask.opening else "Ningún indicador ", verbs[1], "."]
    elif len(every) == 1:
        parts += [f"{'su' if ask.opening else 'Su'} único indicador {verbs[1]}: "]
        parts += [*rows[0], "."]
    else:
        parts += [*count, verbs[0] if len(rows) > 1 else verbs[1], ": "]
        parts += [*joined(rows, "; y "), "."]
    passages = figure_hits(ask.ficha, figures)[:8]
    return Draft([p for p in (*parts, *end) if p != ""], passages=passages, suggestions=_NEXT)


_NEXT = (
    "¿Cuáles son los indicadores de propósito?",
    "¿Qué indicadores empeoraron?",
    "¿Qué indicadores no tienen valor?",
)

# --- what is said of one ------------------------------------------------------------------------


def of_one(ask: Ask) -> Draft | None:
    """What the ficha prints of an indicator beside its values: its unit, its sense, its parts."""
    question = ask.question
    text = question.reading.text
    field = next((f for f in _FIELDS if f[0].search(text)), None)
    if field is None or question.strangers or question.any_of("porque"):
        return None
    names = [i.name for i in question.items_of(INDICATOR) if i.present]
    own = [i for i in ask.ficha.indicators if i.name in names]
    if not own and question.means("indicador") and not question.items:
        own = _scope(ask)
    said = [told for one in own if (told := field[1](one)) is not None]
    if not said:
        return None
    opening = ""
    if len(own) == 1 and field[1] in (_result, _sense):
        opening = (_judged if field[1] is _result else _verdict)(text, own[0])
    first = say.capital(said[0]) if not opening else said[0]
    body = " ".join((f"{opening}{first}", *(say.capital(s) for s in said[1:])))
    who = f"En «{ask.view.title}»: " if ask.crowd else ""
    hits = figure_hits(ask.ficha, _last(ask, own))
    return Draft((f"{who}{body}",), passages=hits[:4], suggestions=_NEXT)


def _halves(one: Indicator) -> tuple[str, str] | None:
    """The numerator and the denominator of a formula: "(A / B) * 100"."""
    bare = _TIMES_A_HUNDRED.sub("", one.formula.strip())
    above, slash, below = bare.partition(" / ")
    if not slash or " / " in below:
        return None
    return above.strip(" ()"), below.strip().removesuffix(")").strip()


_TIMES_A_HUNDRED = re.compile(r"\s*[*x×]\s*1[.\d]*0\s*$")


def _above(one: Indicator) -> str | None:
    halves = _halves(one)
    return halves and f"el numerador del indicador «{one.name}» es «{halves[0]}»."


def _below(one: Indicator) -> str | None:
    halves = _halves(one)
    return halves and f"el denominador del indicador «{one.name}» es «{halves[1]}»."


def _both(one: Indicator) -> str | None:
    halves = _halves(one)
    return halves and (
        f"el numerador del indicador «{one.name}» es «{halves[0]}» y su denominador, «{halves[1]}»."
    )


def _formula(one: Indicator) -> str | None:
    return one.formula and f"el indicador «{one.name}» se calcula así: «{one.formula.strip()}»."


def _unit(one: Indicator) -> str | None:
    return one.unit and f"la unidad de medida del indicador «{one.name}» es «{one.unit}»."


def _sense(one: Indicator) -> str | None:
    if not one.direction:
        return None
    better = "baja" if _falls(one) else "sube"
    return (
        f"el sentido del indicador «{one.name}» es {one.direction.lower()}: mejora cuando {better}."
    )


def _dimension(one: Indicator) -> str | None:
    return one.dimension and f"la dimensión del indicador «{one.name}» es «{one.dimension}»."


def _periodicity(one: Indicator) -> str | None:
    said = one.periodicity
    return said and f"la periodicidad del indicador «{one.name}» es «{said}»."


def _result(one: Indicator) -> str | None:
    said = one.result.strip().rstrip(".")
    return f"de «{one.name}» la ficha dice: «{said}»." if said else None


_FIELDS: tuple[tuple[re.Pattern[str], Callable[[Indicator], str | None]], ...] = (
    (re.compile(r"\bnumerador\b.*\bdenominador\b|\bdenominador\b.*\bnumerador\b"), _both),
    (re.compile(r"\bnumerador\b|\bque va arriba\b"), _above),
    (
        re.compile(r"\bdenominador\b|\b(?:por|entre|en) (?:que|cuant\w+) se divide|\bva abajo\b"),
        _below,
    ),
    (re.compile(r"\b(?:que|cual|la|su|una?) formula\b|^formula\b|\bque dividen?\b"), _formula),
    (
        re.compile(
            r"\bunidad(?:es)? (?:de medida|se mide)|\b(?:en )?que unidad|\ben que se mide|"
            r"\bse mide en (?:dias|meses|horas|minutos|pesos|porcentaje|semanas)\b"
        ),
        _unit,
    ),
    (
        re.compile(
            r"\b(?:as|des)cendente\b|\bsentido\b|\bmientras (?:mas|menos)\b.*\bmejor\b|"
            r"\b(?:deb\w+|(?:conviene|se espera|(?:lo )?(?:mejor|bueno|malo)(?: es)?) que) "
            r"(?:\w+ )?(?:sub|baj|aument|disminu)\w+"
        ),
        _sense,
    ),
    (re.compile(r"\b(?:que|cual)\b.*\bdimension\b|^dimension\b"), _dimension),
    (
        re.compile(
            r"\bse p(?:ued|ud)\w+ (?:evalua|compara)\w*|\bes (?:evaluab|comparab)\w+|"
            r"\bevaluab\w+\b|\bcomparab\w+\b"
        ),
        _result,
    ),
    (re.compile(r"\bperiodicidad\b|\b(?:cada cuanto|con que frecuencia) se mide\b"), _periodicity),
)
"""How each of the other cells of an indicator is asked for, and how it is told."""


def _judged(_: str, one: Indicator) -> str:
    """No first, where the ficha says of an indicator that it cannot be judged."""
    return "No: " if _SAID_OF[0][1].search(fold(one.result)) else ""


_DOWN = re.compile(r"\bdescendente\b|\bmas (?:baj|chic|poc|rapid)\w+|\bmenos\b|\bbaje\b|\bbajar\b")
_UP = re.compile(r"(?<!des)\bascendente\b|\bmas (?:alt|grand)\w+|\bsuba\b|\bsubir\b|\baument\w+")
_OPEN = re.compile(r"^(?:y )?(?:que|cual|como|en que|dime)\b|\bo (?!sea\b)")


def _verdict(text: str, one: Indicator) -> str:
    """Sí or No first, where one of the two senses is put forward."""
    down, up = _DOWN.search(text) is not None, _UP.search(text) is not None
    if down == up or not one.direction or _OPEN.search(text):
        return ""
    return "Sí: " if down == _falls(one) else "No: "
