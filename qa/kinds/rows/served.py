"""Where people were served and where money alone was spent; one region's money beside its people.

"¿En qué regiones hubo beneficiarios?", "¿en cuántas?", "¿qué región gastó y no tiene ninguno, y
cuánto gastó?". Promise: a region is told as without people only where its row prints none, with the
mark that it prints, and every amount is that of its own row.
"""

import re
from dataclasses import replace

from qa.answers.compose import Part, counted, listed
from qa.answers.evidence import Found, Lacking, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.figures import figure
from qa.kinds.rows.row_order import year_of
from qa.language.senses import CHANGES
from qa.named.items import rows
from qa.named.row import REGION
from qa.named.thresholds import read_thresholds
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.ordered import assumed_year, next_for, row_hits, row_table

_PEOPLE, _SPENT = "poblacion_region", "gasto_region"
_CENTRAL = "Nivel central"
_NONE = re.compile(
    r"\bsin (?!contar|considerar|incluir|el nivel|nivel)\w+|\bningun[oa]?\b|\bnadie\b|\bcero\b|"
    r"\bguion(?:es|cito)?\b|\braya\b|\b(?:en|de|con) blanco\b|\bvaci[oa]s?\b|\b0\b|"
    r"\bno (?:se )?(?:hubo|hay|habia|tien\w+|tuv\w+|registr\w+|muestr\w+|mostr\w+|present\w+|"
    r"report\w+|figur\w+|aparec\w+|benefici\w+|atend\w+|atiend\w+|anot\w+|consign\w+|sal\w+|"
    r"inform\w+|cuenta|contab\w+|exhib\w+|recib\w+|ve|ven|vieron|conto)\b"
)
_WHERE = re.compile(
    r"\b(?:que|cual|cuales|cuantas|las|numero de|cantidad de|por|nombra\w*|lista\w*|enumer\w+|"
    r"nombre de las|nombres de las) regiones\b|^regiones\b|\bdonde\b|"
    r"\b(?:que|cuales) (?:partes|lugares|zonas)\b"
)
_PRESENT = re.compile(
    r"\b(?:funcion|oper|trabaj|estuvo|estuvieron|esta|estan|presen|lleg|ejecut|implement|"
    r"desarroll|realiz|abarc|cubr|reparti|distribu|hizo|actu|intervin)\w*"
)
_WHOSE = frozenset(("muestre", "guion", "guiones", "blanco", "cero", "unica", "unico", "vacia"))
_OTHERS = (
    *("maximo", "minimo", "ranking", "porcentaje", "porque", "mitad", "promedio", "puntos"),
    *("por_persona", "por_unidad", "sumar", "componente", "subtitulo", "significar", "calcular"),
    *CHANGES,
)
_MONEY = ("dinero", "gastar", "ejecutar", "presupuesto")


def answer(ask: Ask) -> Draft | None:
    """The regions with people served, or those without; None where neither is asked for."""
    question = ask.question
    if question.any_of(*_OTHERS) or tuple(read_thresholds(question.reading)):
        return None
    regions = [i for i in question.items if i.kind == REGION]
    if regions or len(question.period.years) > 1 or question.period.every:
        return _of_one(ask) if len(regions) == 1 and regions[0].present else None
    if question.items or not (question.means("region") or question.means("donde")):
        return None
    if any(not _WHOSE & {word} and not _NONE.search(word) for word in question.strangers):
        return None
    text = question.reading.text
    people = question.any_of("persona", "poblacion_") or "nadie" in question.reading.known
    if people and _NONE.search(text):
        return _without(ask)
    listing = _WHERE.search(text) is not None and question.means("region")
    counts = re.search(r"\b(?:cuantas|numero de|cantidad de) regiones\b", text) is not None
    if not listing or question.any_of(*_MONEY) or (question.means("cuanto") and not counts):
        return None
    present = people or (_PRESENT.search(text) is not None and not question.means("indicador"))
    return _with(ask) if present else None


def _values(ask: Ask, year: int) -> tuple[list[Found], list[Lacking]]:
    """The people of each region, and the regions whose row prints none."""
    names = (n for n in rows(ask.ficha, REGION) if n != _CENTRAL)
    own = [value(ask.ficha, _PEOPLE, year, name) for name in names]
    found = [v for v in own if isinstance(v, Found) and magnitude(v)]
    none = [v for v in own if isinstance(v, Lacking) and v.code is not None]
    return sorted(found, key=magnitude, reverse=True), none


def _without(ask: Ask) -> Draft | None:
    """The regions whose row prints nobody served, each with what it spent."""
    year = year_of(ask, _PEOPLE)
    found, none = _values(ask, year)
    if not found:
        return None
    spent = [value(ask.ficha, _SPENT, year, one.item) for one in none]
    if not none:
        text = f"{ask.opening}en {year} ninguna región está sin población beneficiada."
        return Draft((say.capital(text),), suggestions=next_for(REGION))
    parts: list[Part] = [say.capital(f"{ask.opening}{_yes(ask)}en {year} no ")]
    parts += ["registra" if len(none) == 1 else "registran", " población beneficiada "]
    for i, (one, money) in enumerate(zip(none, spent, strict=True)):
        parts += [" y " if i and i == len(none) - 1 else ", " if i else ""]
        parts.append(f"{say.row(_PEOPLE, one.item)} (figura «{one.mark or '-'}»)")
        if isinstance(money, Found):
            parts += [", con un gasto de ", *say.amount(money)]
    parts.append(".")
    told = [money for money in spent if isinstance(money, Found)]
    return Draft(
        [p for p in parts if p != ""],
        passages=row_hits(ask, told),
        suggestions=next_for(REGION),
        assumed=assumed_year(ask, year),
    )


def _yes(ask: Ask) -> str:
    """As in "¿hay alguna región sin beneficiarios?"."""
    opens = ask.question.reading.known[:1] in (("hay",), ("hubo",), ("existe",), ("existen",))
    return "sí: " if opens else ""


def _with(ask: Ask) -> Draft | None:
    """How many regions have people served, and which they are."""
    year = year_of(ask, _PEOPLE)
    found, none = _values(ask, year)
    if not found:
        return None
    verb, noun = ("registra", "región") if len(found) == 1 else ("registran", "regiones")
    sources = tuple(f.source for one in found for f in operands(one))
    parts: list[Part] = [say.capital(f"{ask.opening}en {year} {verb} población beneficiada ")]
    parts += [counted(len(found), sources), f" {noun}: "]
    for i, one in enumerate(found):
        parts += [" y " if i and i == len(found) - 1 else ", " if i else ""]
        parts += [f"{one.item} (", *say.amount(one, spoken=False), ")"]
    if none:
        names = listed(str(lacking.item) for lacking in none)
        parts.append(f". Sólo con gasto, sin población: {names}")
    parts.append(".")
    return Draft(
        [p for p in parts if p != ""],
        passages=row_hits(ask, found),
        suggestions=next_for(REGION),
        assumed=assumed_year(ask, year),
        table=row_table(_PEOPLE, found),
    )


def _of_one(ask: Ask) -> Draft | None:
    """As in "la RM: ¿hubo gasto?, ¿y beneficiarios?": the money and the people of one region."""
    question = ask.question
    money = [t for t in question.reading.terms if t.senses & set(_MONEY)]
    people = [t for t in question.reading.terms if t.senses & {"persona", "poblacion_"}]
    if not money or not people or question.any_of("cierto", "cada_"):
        return None
    between = question.reading.known[
        min(money[0].first, people[0].first) : max(money[-1].last, people[-1].last)
    ]
    apart = {"y", "pero", "sin", "mas", "ni"} & set(between)
    if not apart or any(not _WHOSE & {word} and word not in _ROW for word in question.strangers):
        return None
    both = replace(question, concepts=(_SPENT, _PEOPLE), clauses=(), strangers=())
    return figure.answer(replace(ask, question=both))


_ROW = frozenset(("fila", "linea", "renglon", "algo"))
