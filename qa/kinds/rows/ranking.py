"""Rankings and extremes within a ficha: regions, components, subtítulos, indicators."""

import re
from dataclasses import replace

from calc.concepts import vocabulary
from qa.answers.compose import Part, counted, derivation, listed
from qa.answers.evidence import Found, value
from qa.answers.reckoned import magnitude, related
from qa.data import read_data
from qa.kinds.changes.by_year import asks_for_a_year, over_years
from qa.kinds.figures import figure
from qa.kinds.rows.filtered import filtered, half_of
from qa.kinds.rows.row_order import (
    central_beyond,
    concept_of,
    degree_of,
    in_order,
    kind_of,
    rises,
    sets_apart,
    the_one,
    year_of,
)
from qa.language.lexicon import is_verb
from qa.named.items import rows
from qa.named.regions import ranks
from qa.named.thresholds import read_threshold
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.ordered import assumed_year, next_for, row_hits, row_table, share_of
from qa.understanding.concepts import specialised
from qa.understanding.question import Question

_MOST = 9
_HELD = ("se llevo", "se concentro", "se concentra", "concentro", "concentra")
_FIRST_ONES = (
    *("regiones", "componentes", "subtitulos", "indicadores", "primeras", "primeros"),
    *("mayores", "menores", "mas", "con mas", "con menos", "que mas", "que menos"),
)
_PLURALS = ("regiones", "componentes", "subtitulos", "indicadores", "primeras", "primeros")


def answer(ask: Ask) -> Draft | None:
    """The extreme, ranking or filter asked for; None where the question is not about one."""
    question = ask.question
    placed = _asked_place(question) and kind_of(question) and not question.items
    if not placed and not question.any_of("maximo", "minimo", "ranking", "mitad"):
        return None
    if _of_a_deed(ask.question):
        return None
    if ask.question.items and ask.question.means("porcentaje") and ask.question.says(*_HELD):
        return None
    return _rows_in_order(ask)


def _of_a_deed(question: Question) -> bool:
    """Whether rows would be ordered by what no figure tells: "¿qué componente influye más?"."""
    known = question.reading.known
    return any(
        word in question.strangers
        and is_verb(word)
        and {"mas", "menos"} & set(known[i + 1 : i + 2])
        for i, word in enumerate(known)
    )


def _rows_in_order(ask: Ask) -> Draft | None:
    question = ask.question
    kind = kind_of(question) or _of_people(ask)
    question = _with_all(question)
    ask = replace(ask, question=question)
    if question.concepts and asks_for_a_year(question, kind):
        return over_years(ask)
    left_out = sets_apart(question)
    if kind is None or (any(i.kind == kind for i in question.items) and not left_out):
        return _compared(ask)
    concept = concept_of(ask, kind)
    if concept is None:
        return None
    year = year_of(ask, concept)
    ordered = in_order(ask, kind, concept, year, central=question.means("mitad"))
    apart = {i.name for i in question.items if left_out}
    ordered = [f for f in ordered if f.item not in apart]
    if not ordered:
        return None
    if question.means("mitad"):
        return half_of(ask, concept, kind, ordered)
    threshold = read_threshold(question.reading)
    if threshold is not None:
        return filtered(ask, concept, kind, ordered, threshold)
    place = _asked_place(question)
    if 1 < place <= len(ordered):
        return _in_place(ask, concept, kind, ordered, place)
    count = len(ordered) if question.means("ranking") else _asked_count(question)
    told = (
        _first_ones(ask, concept, kind, ordered, count)
        if count > 1
        else _extreme(ask, concept, kind, ordered)
    )
    if concept == "gasto_unitario_componente" and not question.any_of("por_unidad", "cada_"):
        return _with_totals(ask, told, year)
    return told


def _of_people(ask: Ask) -> str | None:
    """As in "la que menos hogares tuvo": people are told apart by region and by nothing else."""
    question = ask.question
    one = _THE_ONE.search(question.reading.text) is not None and not question.period.every
    people = question.concepts in (("poblacion_beneficiada",), ("gasto_por_beneficiario",))
    return "region" if one and people and not ask.crowd and not question.items else None


_THE_ONE = re.compile(
    r"^(?:y )?(?:(?:la|cual)(?: (?:es|fue|seria) la)? (?:que|mas|menos|con|de)\b|cual (?!ano)\w+|"
    r"(?:la )?(?:ultima|primera|puntera|colista)\b)(?!.*\bano\b)"
)


def _with_totals(ask: Ask, told: Draft, year: int) -> Draft:
    """The ranking by unit cost with the order by spending: "el más caro" may mean either."""
    spent = (value(ask.ficha, "gasto_componente", year, n) for n in rows(ask.ficha, "componente"))
    least = ask.question.means("minimo") and not ask.question.means("maximo")
    found = sorted((f for f in spent if isinstance(f, Found)), key=magnitude, reverse=not least)
    if not found:
        return told
    parts: list[Part] = ["Por unidad: ", *told.parts, " En gasto total: "]
    for i, one in enumerate(found):
        parts += [" y " if i and i == len(found) - 1 else ", " if i else ""]
        parts += [f"«{one.item}» (", *say.amount(one, spoken=False), ")"]
    parts.append(".")
    return replace(told, parts=[p for p in parts if p != ""])


def bounded(ask: Ask) -> Draft | None:
    """As in "¿qué regiones pasaron de 500 hogares?": rows on a side of a bound."""
    question = ask.question
    placed = question.says("lugar", "puesto") and _asked_place(question) > 1
    if placed and question.concepts:
        return _rows_in_order(ask)
    if question.means("mitad") and question.says(*_PLURALS) and not question.any_of("cierto"):
        return _rows_in_order(ask)
    if read_threshold(question.reading) is None or not question.says(*_PLURALS):
        return None
    if question.means("cierto") or question.any_of("seguidos"):
        return None
    return _rows_in_order(ask)


def _with_all(question: Question) -> Question:
    """Without the row that the ranking is to hold too: "incluyan el nivel central"."""
    held = {
        i.name
        for i in question.items
        if any(
            word.startswith("inclu")
            for word in question.reading.known[max(0, min(i.taken, default=0) - 3) :]
        )
        and len(question.items) == 1
    }
    if not held or not question.means("ranking"):
        return question
    return replace(question, items=tuple(i for i in question.items if i.name not in held))


def _asked_count(question: Question) -> int:
    """How many rows a ranking asks for: "top 3", "las tres regiones con más"."""
    cardinals = read_data("numbers")["cardinals"]
    known = question.reading.known
    for i, word in enumerate(known[:-1]):
        number = int(word) if word.isdigit() and len(word) == 1 else cardinals.get(word, 0)
        following = " ".join(known[i + 1 : i + 3])
        if 1 < number <= _MOST and (known[i - 1] == "top" or following.startswith(_FIRST_ONES)):
            return number
    number = int(known[-1]) if known[-1].isdigit() and len(known[-1]) == 1 else 0
    return number if known[-2:-1] == ("top",) else 1


def _asked_place(question: Question) -> int:
    """Which place of a ranking is asked: "la segunda región con más", "en tercer lugar"; else 0.

    The last but one is the second from the other end.
    """
    ordinals = read_data("numbers")["ordinals"]
    known = question.reading.known
    from_the_end = (n for word in known for stem, n in _FROM_THE_END if word.startswith(stem))
    if last := next(from_the_end, 0):
        return last
    for i, word in enumerate(known[:-1]):
        after = known[i + 1]
        if word in ordinals and (after in ("lugar", "puesto") or ranks(known, i + 1)):
            return int(ordinals[word])
    return 0


_FROM_THE_END = (("penultim", 2), ("antepenultim", 3))


def _in_place(ask: Ask, concept: str, kind: str, ordered: list[Found], place: int) -> Draft:
    """The row in a place of the ranking."""
    one = ordered[place - 1]
    order = "menor a mayor" if rises(ask.question) else "mayor a menor"
    parts: list[Part] = [
        f"En {one.year}, de {order}, en el lugar ",
        counted(place),
        f" está {say.row(one.concept, one.item)}, con ",
        *say.amount(one),
        ".",
    ]
    return Draft(
        parts,
        passages=row_hits(ask, ordered[:place]),
        suggestions=next_for(kind),
        assumed=assumed_year(ask, one.year),
        table=row_table(concept, ordered),
    )


def empty(ask: Ask) -> Draft | None:
    """As in "¿qué regiones no tienen beneficiarios?": rows whose value is zero or not there."""
    question = ask.question
    kind = kind_of(question)
    if kind is None or question.items or not question.means("sin") or question.strangers:
        return None
    if question.any_of("maximo", "minimo"):
        return None
    if not (question.says(*_PLURALS) or question.says(*_SOME)) or question.any_of("porque"):
        return None
    concept = concept_of(ask, kind)
    if concept is None or vocabulary()[concept].item != kind:
        concept = _OF_NOTHING.get(kind) if question.means("gastar") else None
    if concept is None:
        return None
    year = year_of(ask, concept)
    values = [value(ask.ficha, concept, year, name) for name in rows(ask.ficha, kind)]
    values = [v for v in values if not (kind == "region" and v.item == "Nivel central")]
    bare = [v for v in values if not isinstance(v, Found) or magnitude(v) == 0]
    what = vocabulary()[concept].named
    who = ask.opening
    if not bare:
        text = f"{who}en {year} ninguna fila está sin {what}: todas tienen un valor."
        return Draft((say.capital(text),), suggestions=next_for(kind))
    marks = ("0" if isinstance(v, Found) else v.mark or "-" for v in bare)
    names = listed(
        f"{say.row(concept, v.item)} (figura «{mark}»)" for v, mark in zip(bare, marks, strict=True)
    )
    text = f"{who}en {year} no registran {what}: {names}."
    return Draft((say.capital(text),), suggestions=next_for(kind), assumed=assumed_year(ask, year))


_SOME = ("alguna region", "que region", "que componente", "algun componente", "cual region")
_OF_NOTHING = {
    "region": "gasto_region",
    "componente": "gasto_componente",
    "subtitulo": "gasto_subtitulo",
}


def _first_ones(ask: Ask, concept: str, kind: str, ordered: list[Found], count: int) -> Draft:
    """The first rows of a ranking, in its order."""
    taken = ordered[:count]
    least = rises(ask.question)
    order = "menor a mayor" if least else "mayor a menor"
    parts: list[Part] = [f"De {order} {_BY.get(concept, 'valor')} en {taken[0].year}: "]
    for i, one in enumerate(taken):
        parts += [" y " if i and i == len(taken) - 1 else ", " if i else ""]
        parts += [f"{say.row(one.concept, one.item)} (", *say.amount(one, spoken=False), ")"]
    parts.append(".")
    return Draft(
        [p for p in parts if p != ""],
        passages=row_hits(ask, taken),
        suggestions=next_for(kind),
        assumed=assumed_year(ask, taken[0].year),
        table=row_table(concept, taken),
    )


def _extreme(ask: Ask, concept: str, kind: str, ordered: list[Found], among: str = "") -> Draft:
    """The first row, the runner-up, and all of them in a table; `among` says of which rows."""
    question = ask.question
    first = ordered[0]
    least = question.means("minimo") and not question.means("maximo")
    tied = [f for f in ordered if magnitude(f) == magnitude(first)]
    names = listed(say.row(f.concept, f.item) for f in tied)
    word = degree_of(concept, least=least)
    opening = f"{say.capital(f'{ask.opening}{among}{names}')} " + (
        "fueron los que " if len(tied) > 1 else "fue " + the_one(kind) + " "
    )
    parts: list[Part] = [f"{opening}{word} en {first.year}, con ", *say.amount(first)]
    share = share_of(ask, first)
    if share is not None:
        parts += [
            ", el ",
            say.shown_value(Found(ask.ficha, share.concept, share.year, share.item, None, share)),
            " del total (",
            *derivation(share),
            ")",
        ]
    if len(ordered) > len(tied):
        second = ordered[len(tied)]
        parts += [
            "; le sigue ",
            say.row(second.concept, second.item),
            ", con ",
            *say.amount(second, spoken=False),
        ]
    if question.means("maximo", "minimo") and len(ordered) > len(tied) + 1:
        last = ordered[-1]
        parts += [
            "; en el otro extremo está ",
            say.row(last.concept, last.item),
            ", con ",
            *say.amount(last, spoken=False),
        ]
    parts.append(".")
    beyond = central_beyond(ask, first)
    if beyond is not None:
        subject = say.subject(beyond.concept, beyond.item).rstrip(",")
        verb = say.was(beyond.concept)
        parts += [f" Aparte, {subject}, que no es una región, {verb} de "]
        parts += [*say.amount(beyond, spoken=False), "."]
        ordered = [*ordered, beyond]
    return Draft(
        parts,
        passages=row_hits(ask, ordered),
        suggestions=next_for(kind),
        assumed=assumed_year(ask, first.year),
        table=row_table(concept, ordered),
    )


_BY = {
    "gasto_region": "gasto",
    "gasto_componente": "gasto",
    "gasto_subtitulo": "gasto",
    "poblacion_region": "población beneficiada",
    "produccion_componente": "producción",
    "gasto_unitario_componente": "gasto unitario",
    "gasto_por_beneficiario_region": "gasto por beneficiario",
    "porcentaje_gasto_region": "parte del gasto",
    "participacion_componente": "parte del gasto",
}


def _among(kind: str, count: int) -> str:
    """That no other row is spoken of: of three components, the greater of two may be no extreme."""
    few = {2: "dos", 3: "tres", 4: "cuatro"}.get(count, "que nombra")
    return f"de {'las' if kind == 'region' else 'los'} {few}, "


def _compared(ask: Ask) -> Draft | None:
    """As in "¿Gastó más el Maule o el Biobío?": the rows named, side by side."""
    question = ask.question
    if len(question.items) < 2 or not question.concepts:
        return None
    kind = question.items[0].kind
    same = [i for i in question.items if i.kind == kind]
    if len(same) < 2:
        return None
    concept = specialised(question.concepts[0], kind, part=False)
    year = year_of(ask, concept)
    found = [
        v
        for i in same
        if isinstance(
            v := value(ask.ficha, figure.of_row(ask, concept, i.name)[0], year, i.name), Found
        )
    ]
    if len(found) < 2:
        return None
    least = question.means("minimo")
    ordered = sorted(found, key=magnitude, reverse=not least)
    told = _extreme(ask, concept, kind, ordered, _among(kind, len(found)))
    if len(found) > 2 or not question.any_of("cuanto", "cuantos_"):
        return told
    pair = sorted(found, key=magnitude, reverse=True)
    gap = related(magnitude(pair[0]) - magnitude(pair[1]), pair[0].unit, 0, pair, "{} − {}")
    return replace(told, parts=[*told.parts[:-1], "; la diferencia: ", *derivation(gap), "."])
