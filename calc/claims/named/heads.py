"""A row called by the noun that its name begins with: "16 beneficios", "60 % de las agencias".

The noun tells a component only beside a number or as what one costs, and leaves a doubt: a ficha
may count persons where its component is called "Talleres".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from calc.claims.found.flat import flat
from calc.claims.found.shapes import Cue, Item, Mention
from calc.claims.named.moved import MOVED
from calc.claims.named.names import beginning, singular
from calc.claims.named.people import Nouns, Stretch
from calc.figure import Book
from calc.quantity import PORCENTAJE

_WORD = re.compile(r"[a-z]{4,}")
_EACH = re.compile(r"\b(?:por\s+)?cada\s+$")
_SHARE = re.compile(r"(?:porcentaje|proporcion|tasa)\s+de\s+(?:l[oa]s\s+)?([a-z]{4,}s)\b")
_OF_NOUN = re.compile(r"\s*(?:de|del)\s+(?:(?:l[oa]s|sus|total|de)\s+)*([a-z]{4,}s)\b")
_OF_COMPONENT = re.compile(
    r"\b(?:componente|produccion|unitario|(?:cantidad|numero|entrega)(?=\s+de))\s+"
    r"(?:(?:de|del|el|la|los|las|en|por|cada|[«\"“])\s*)*$"
)
_WHO_DO = re.compile(r"(?:\s+[a-z]+){0,2}?\s+que\s+(?:se\s+)?(?!no\b)([a-z]{4,})")
_DOES = re.compile(r"\s+(?:que\s+)?(?:se\s+)?(?P<verb>(?!no\b)[a-z]{4,})(?P<rest>[^,.;:()\d]*)")
_TIMES = frozenset(("duran", "respe", "frent", "contr", "mient"))
"""How words begin that say nothing of what was done."""

_NEAR = 40
_STEM = 5
_SURELY = 2
Key = TypeVar("Key")
_NO_THING = frozenset(("componente", "programa", "persona", "apoyo", "atencion", "gestion"))


@dataclass(frozen=True, slots=True)
class Heads:
    """The nouns of a ficha, singular: what its components are called by, what indicators share.

    `deeds` are the indicators by whom they count and what those do: "jóvenes que aprueban".
    """

    made: Mapping[str, str]
    shares: Mapping[str, tuple[str, str]]
    deeds: Mapping[tuple[str, str], tuple[str, str]]


def heads_of(units: Sequence[tuple[str, str]], book: Book, nouns: Nouns) -> Heads:
    """The nouns, singular, each with the only row whose name begins with it.

    Words that count something else already name no component.
    """
    words = {name: [singular(w) for w in _WORD.findall(flat(name))] for name, _ in units}
    heads = {own[0]: name for name, own in words.items() if own}
    taken = (*nouns.people, *nouns.made, *_NO_THING)
    made = {
        head: name
        for head, name in heads.items()
        if head not in taken
        and not any(head in own for other, own in words.items() if other != name)
    }
    shares: dict[str, list[tuple[str, str]]] = {}
    deeds: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for kind in ("indicador_proposito", "indicador_complementario"):
        for name in book.items(kind):
            told = _SHARE.match(flat(name))
            if told is not None:
                shares.setdefault(singular(told[1]), []).append((kind, name))
            done = None if told is None else _WHO_DO.match(flat(name), told.end())
            if told is not None and done is not None:
                deed = (singular(told[1]), beginning(done[1]))
                deeds.setdefault(deed, []).append((kind, name))
    return Heads(made, _only(shares), _only(deeds))


def _only(found: Mapping[Key, Sequence[tuple[str, str]]]) -> dict[Key, tuple[str, str]]:
    """What is of one row alone."""
    return {key: rows[0] for key, rows in found.items() if len(rows) == 1}


def head_parts(
    text: str, span: Stretch, mentions: Sequence[Mention], heads: Heads
) -> tuple[list[Cue], list[Item]]:
    """What such nouns say in a stretch of flat text: what was made, what one costs, a share."""
    made = list(_made(text, span, mentions, heads.made))
    shares = [
        *_shares(text, span, mentions, heads.shares),
        *_doers(text, mentions, heads.deeds),
    ]
    return [cue for cue, _ in made], [*(row for _, row in made), *shares]


def _shares(
    text: str, span: Stretch, mentions: Sequence[Mention], heads: Mapping[str, tuple[str, str]]
) -> Iterator[Item]:
    """The indicators of such shares, where two more words of their names stand in the sentence."""
    for mention in mentions if heads else ():
        found = _OF_NOUN.match(text, mention.end) if mention.kind == "percent" else None
        row = None if found is None else heads.get(singular(found[1]))
        if found is None or row is None:
            continue
        said = {w[:_STEM] for w in _WORD.findall(text, found.end(), span.end)}
        own = {w[:_STEM] for w in _WORD.findall(flat(row[1]))} - {found[1][:_STEM]}
        if len(said & own) >= _SURELY:
            yield Item(*found.span(1), *row, "", unit=PORCENTAJE)


def _doers(
    text: str, mentions: Sequence[Mention], deeds: Mapping[tuple[str, str], tuple[str, str]]
) -> Iterator[Item]:
    """The indicators of those who did what they measure: "el 63,1 % de los jóvenes aprobó".

    What follows the verb, if anything, must be of their name too.
    """
    for mention in mentions if deeds else ():
        found = _OF_NOUN.match(text, mention.end) if mention.kind == "percent" else None
        does = None if found is None else _DOES.match(text, found.end())
        if found is None or does is None:
            continue
        row = deeds.get((singular(found[1]), beginning(does["verb"])))
        if row is not None:
            rest = {w[:_STEM] for w in _WORD.findall(does["rest"])} - _TIMES
            own = {w[:_STEM] for w in _WORD.findall(flat(row[1]))}
            if not rest or rest & own:
                yield Item(found.start(1), does.end("verb"), *row, row[1], unit=PORCENTAJE)


def is_share_of(text: str, mention: Mention, row: Item) -> bool:
    """Whether a percentage is right before what an indicator is a share of."""
    found = _OF_NOUN.match(text, mention.end)
    return mention.kind == "percent" and found is not None and found.start(1) == row.start


def _made(
    text: str, span: Stretch, mentions: Sequence[Mention], heads: Mapping[str, str]
) -> Iterator[tuple[Cue, Item]]:
    counted = {m.end + 1 for m in mentions if m.kind == "count" and singular(m.noun) in heads}
    for match in _WORD.finditer(text, span.start, span.end) if heads else ():
        component = heads.get(singular(match[0]))
        if component is None:
            continue
        start, end = match.span()
        if _OF_COMPONENT.search(text, max(span.start, start - _NEAR), start):
            row = Item(start, end, "componente", component, match[0])
            yield Cue(start, end, "produccion_componente", weak=True), row
            continue
        each = _EACH.search(text, max(span.start, start - 12), start) is not None
        moved = MOVED.match(text, end, span.end) is not None
        if each or moved or start in counted:
            concept = "gasto_unitario_componente" if each else "produccion_componente"
            row = Item(start, end, "componente", component, match[0], unit=match[0])
            yield Cue(start, end, concept, weak=True), row
