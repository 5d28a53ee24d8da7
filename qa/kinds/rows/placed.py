"""A row and its place among the others: "¿fue X donde menos se gastó?", "¿quién la sigue?"."""

import re

from qa.answers.compose import Part
from qa.answers.evidence import Found, Lacking, value
from qa.answers.reckoned import magnitude
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
    r"(?:es|fue|era|sea) (?:el|la)(?: de)?)(?: \w+){0,4}? (?:mas|menos|mayor|menor)\b"
)
_FOLLOWS = re.compile(
    r"\b(?:l[aeo] sig(?:ue|uen|uio)|viene (?:despues|detras|segund[oa])|va segund[oa]|"
    r"(?:despues|detras) de (?:ella|el|esa|ese))\b"
)
_ASKING = re.compile(
    r"^(?:que|quien|donde|como|por)\b|\b(?:cuant[oa]s?|cual|cuales)\b|"
    r"(?<!\bla )(?<!\bel )\bque (?:region|componente|linea|zona|subtitulo)\b"
)
_WHICH = re.compile(r"\w.*\bcual (?:es|fue|era|seria)\b")


def answer(ask: Ask) -> Draft | None:
    """Whether a row is the first, or which comes after it; None where neither is asked."""
    question = ask.question
    named = {i.name: i for i in question.items if i.present and i.kind != "indicador"}
    several = question.period.every or len(question.period.years) > 1
    if len(named) != 1 or several or question.any_of("porque", "ranking", "promedio"):
        return None
    item = next(iter(named.values()))
    if _FOLLOWS.search(question.reading.text):
        return _after(ask, item)
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


def _first(ask: Ask, item: Item) -> Draft | None:
    """As in "X fue el componente donde menos se gastó, ¿o me equivoco?"."""
    question = ask.question
    text = question.reading.text
    bare = " ".join(w if i not in item.taken else "_" for i, w in enumerate(question.reading.known))
    one_way = question.means("maximo") != question.means("minimo")
    if not one_way or not _FIRST.search(bare) or read_threshold(question.reading) is not None:
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
    return _draft(ask, item.kind, concept, _verdict(ask, item.kind, own, ordered), ordered)


def _verdict(ask: Ask, kind: str, own: Found, ordered: list[Found]) -> list[Part]:
    """Sí with the runner-up, or No with the row that is the first."""
    best = ordered[0]
    right = magnitude(own) == magnitude(best)
    opening = f"{ask.opening}{'sí' if right else 'no'}: "
    first = f"{the_one(kind)} {degree_of(own.concept, least=rises(ask.question))} en {own.year}"
    parts: list[Part] = [say.capital(opening), say.row(own.concept, own.item)]
    if not right:
        parts += [" tuvo ", *say.amount(own, spoken=False), f"; {first} fue "]
        return [*parts, say.row(best.concept, best.item), ", con ", *say.amount(best), "."]
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
