"""A row and its place among the others: "¿fue X donde menos se gastó?", "¿quién la sigue?"."""

import re

from qa.answers.compose import Part, counted
from qa.answers.evidence import Found, Lacking, operands, value
from qa.answers.reckoned import magnitude
from qa.data import read_data
from qa.kinds.figures import figure
from qa.kinds.rows.row_order import (
    concept_of,
    degree_of,
    in_order,
    kind_of,
    rises,
    sets_apart,
    the_one,
    year_of,
)
from qa.named.row import Item
from qa.named.thresholds import read_threshold
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.ordered import assumed_year, next_for, row_hits, row_table

_FIRST = re.compile(
    r"\b(?:componentes?|regiones|region|lineas?|subtitulos?|donde|en (?:el|la) que|(?:el|la) que|"
    r"(?:es|fue|era|sea) (?:el|la)(?: de)?)(?: \w+){0,4}? (?:mas|menos|mayor|menor)\b|"
    r"\b(?:tuvo|tiene|tienen|tuvieron|concentr\w+|registr\w+|recib\w+|present\w+|se llev\w+|"
    r"muestra|mostro|exhib\w+) (?:el|la|los|las) (?:mayor|menor|mas)\b|"
    r"\b(?:es|fue|era|sea|seria) (?:el|la|los|las|de las|de los)(?: \w+){0,2}? principal(?:es)?\b|"
    r"_ (?:lider\w+|encabez\w+|va primer[oa]|esta primer[oa])|\bla que (?:lider|encabez)\w+"
)
_FOLLOWS = re.compile(
    r"\b(?:l[aeo] sig(?:ue|uen|uio)|viene (?:despues|detras|segund[oa])|va segund[oa]|"
    r"(?:despues|detras) de (?:ella|el|esa|ese))\b"
)
_ASKING = re.compile(
    r"^(?:que|quien|donde|como|por)\b|\b(?:cuant[oa]s?|cual|cuales)\b|"
    r"(?<!\bla )(?<!\bel )\bque (?:region|componente|linea|zona|subtitulo)\b"
)
_THAN_BEFORE = re.compile(
    r"\b(?:mas|menos|mayor|menor) (?:\w+ ){0,3}?que (?:lo de |lo |la |el |en |al |a |ano ){0,3}"
    r"(?:20\d\d|ano (?:pasado|anterior|previo)|pasado|anterior|antes)\b"
)
"""What is compared with another year takes no place among the rows."""

_WHICH = re.compile(r"\w.*\bcual (?:es|fue|era|seria)\b")


def answer(ask: Ask) -> Draft | None:
    """Whether a row is the first, or which comes after it; None where neither is asked."""
    question = ask.question
    named = {i.name: i for i in question.items if i.present and i.kind != "indicador"}
    several = question.period.every or len(question.period.years) > 1
    if len(named) != 1 or several or question.any_of("porque", "ranking", "promedio"):
        return None
    if _THAN_BEFORE.search(question.reading.text):
        return None
    item = next(iter(named.values()))
    if _FOLLOWS.search(question.reading.text):
        return _after(ask, item)
    if _WHICH_PLACE.search(question.reading.text):
        return _place(ask, item)
    return _first(ask, item)


def _after(ask: Ask, item: Item) -> Draft | None:
    """As in "la RM va primera, ¿quién la sigue?"."""
    concept = concept_of(ask, item.kind)
    if concept is None:
        return None
    ordered = in_order(ask, item.kind, concept, year_of(ask, concept))
    names = [f.item for f in ordered]
    if item.name not in names[:-1]:
        return None
    at = names.index(item.name)
    before, after = ordered[at], ordered[at + 1]
    parts: list[Part] = [
        f"{say.capital(ask.opening + 'después de ')}{say.row(concept, before.item)} (",
        *say.amount(before, spoken=False),
        f") sigue {say.row(concept, after.item)} en {after.year}, con ",
        *say.amount(after),
        ".",
    ]
    return _draft(ask, item.kind, concept, parts, ordered)


def _place(ask: Ask, item: Item) -> Draft | None:
    """As in "¿qué lugar ocupa Atacama en gasto?"."""
    concept = concept_of(ask, item.kind)
    if concept is None:
        return None
    ordered = in_order(ask, item.kind, concept, year_of(ask, concept))
    at = next((i for i, f in enumerate(ordered) if f.item == item.name), None)
    if at is None:
        return None
    own = ordered[at]
    order = "menor a mayor" if rises(ask.question) else "mayor a menor"
    subject = say.subject(own.concept, own.item)
    parts: list[Part] = [
        f"{say.capital(ask.opening + subject)} está en el lugar ",
        counted(at + 1),
        " de ",
        counted(len(ordered)),
        f", de {order}, en {own.year}, con ",
        *say.amount(own),
        ".",
    ]
    return _draft(ask, item.kind, concept, parts, ordered)


_WHICH_PLACE = re.compile(
    r"\b(?:que|cual) (?:lugar|puesto|posicion|ubicacion) (?:ocup|esta|qued|tien)"
)


def _first(ask: Ask, item: Item) -> Draft | None:
    """As in "X fue el componente donde menos se gastó, ¿o me equivoco?"."""
    question = ask.question
    text = question.reading.text
    bare = " ".join(w if i not in item.taken else "_" for i, w in enumerate(question.reading.known))
    place = _place_said(ask, item)
    one_way = question.means("maximo") != question.means("minimo")
    if not place and not (one_way and _FIRST.search(bare)):
        return None
    if read_threshold(question.reading) is not None:
        return None
    if _ASKING.search(text) and not (question.means("cierto") or _WHICH.match(text)):
        return None
    if kind_of(question) not in (None, item.kind) or sets_apart(question):
        return None
    concept = concept_of(ask, item.kind)
    if concept is None:
        return None
    year = year_of(ask, concept)
    ordered = in_order(ask, item.kind, concept, year)
    own = value(ask.ficha, figure.of_row(ask, concept, item.name)[0], year, item.name)
    if isinstance(own, Lacking) or len(ordered) < 2:
        return None
    parts = _verdict(ask, item.kind, own, ordered)
    if place:
        parts = _in_place(ask, own, ordered, place)
    return _draft(ask, item.kind, concept, parts, ordered)


def _place_said(ask: Ask, item: Item) -> int:
    """The place that the row is said to have: "la segunda con más", "en tercer lugar"; else 0."""
    ordinals = read_data("numbers")["ordinals"]
    known = ask.question.reading.known
    for i, word in enumerate(known[:-1]):
        if word in ordinals and i not in item.taken and known[i + 1] in _PLACED:
            return int(ordinals[word])
    return 0


_PLACED = frozenset(
    """lugar puesto posicion que con mayor menor mas menos en region zona componente linea subtitulo
    donde""".split()
)


def _in_place(ask: Ask, own: Found, ordered: list[Found], place: int) -> list[Part]:
    """Whether a row has the place that it is said to have, with the one that does."""
    at = next((i for i, f in enumerate(ordered, 1) if magnitude(f) == magnitude(own)), 0)
    right = at == place
    order = "menor a mayor" if rises(ask.question) else "mayor a menor"
    source = tuple(f.source for f in operands(own))
    parts: list[Part] = [
        say.capital(f"{ask.opening}{'sí' if right else 'no'}: "),
        f"{say.row(own.concept, own.item)} está en el lugar ",
        counted(at, source),
        f" de {order} en {own.year}, con ",
        *say.amount(own),
    ]
    if not right and place <= len(ordered):
        there = ordered[place - 1]
        parts += [
            "; en el lugar ",
            counted(place, source),
            f" está {say.row(there.concept, there.item)}",
        ]
        parts += [", con ", *say.amount(there, spoken=False)]
    elif right and place > 1:
        before = ordered[place - 2]
        parts += [f"; antes está {say.row(before.concept, before.item)}, con "]
        parts += say.amount(before, spoken=False)
    return [*parts, "."]


def _verdict(ask: Ask, kind: str, own: Found, ordered: list[Found]) -> list[Part]:
    """Sí with the runner-up, or No with the row that is the first."""
    best = ordered[0]
    right = magnitude(own) == magnitude(best)
    opening = f"{ask.opening}{'sí' if right else 'no'}: "
    first = f"{the_one(kind)} {degree_of(own.concept, least=rises(ask.question))} en {own.year}"
    parts: list[Part] = [say.capital(opening), say.row(own.concept, own.item)]
    if not right:
        told = f"{say.subject(own.concept, own.item)} de {own.year} {say.was(own.concept)} de "
        parts = [say.capital(f"{opening}{told}"), *say.amount(own, spoken=False)]
        return [
            *parts,
            f"; {first} fue ",
            say.row(best.concept, best.item),
            ", con ",
            *say.amount(best),
            ".",
        ]
    parts += [f" fue {first}, con ", *say.amount(own)]
    others = [f for f in ordered if f.item != own.item]
    parts += ["; le sigue ", say.row(others[0].concept, others[0].item), ", con "]
    return [*parts, *say.amount(others[0], spoken=False), "."]


def _draft(ask: Ask, kind: str, concept: str, parts: list[Part], ordered: list[Found]) -> Draft:
    return Draft(
        parts,
        passages=row_hits(ask, ordered),
        suggestions=next_for(kind),
        assumed=assumed_year(ask, ordered[0].year),
        table=row_table(concept, ordered),
    )
